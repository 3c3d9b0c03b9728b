"""A fact in a chart: its label above its row, its text when pointed at, the line of what its words allow."""

from typing import Any, NamedTuple

from corpus.board import words
from corpus.board.charts.look import Figure, Look, layout
from corpus.board.highlight import label, said_by, text_or

SYMBOLS = {"exact": "circle", "about": "diamond", "almost": "circle-open", "more_than": "circle-open", "less_than": "circle-open"}
#: height of a row with its label above it, in pixels
ROW = 46
HOVER = "%{hovertext}<extra></extra>"


def row_label(row: Any) -> str:
    """As printed and what is measured, on one line; HTML for Plotly."""
    about = ", ".join(text for text in (text_or(row.measure), text_or(row.period)) if text)
    printed = label(row.text, 30)
    return f"<b>{printed}</b>  {label(about, 50 - min(len(printed), 30))}" if about else f"<b>{printed}</b>"


def lay_out(look: Look, ids: list[str], labels: list[str]) -> Figure:
    """A row for each id with its label above its marks, so that both have the chart's whole width, on a phone too."""
    found = layout(look, ids, labels, legend=False, escaped=True)
    found |= {"height": ROW * max(len(ids), 1) + 84, "margin": {"l": 10, "r": 14, "t": 16, "b": 44}}
    found["yaxis"] |= {"showticklabels": False, "range": [len(ids) - 0.5, -0.75], "showgrid": False}
    note = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 9, "showarrow": False, "align": "left"}
    note |= {"font": {"size": 13}, "bgcolor": look.paper, "borderpad": 0}
    return found | {"annotations": [note | {"text": text, "y": row_id} for row_id, text in zip(ids, labels, strict=True)]}


def hover(row: Any) -> str:
    """As printed and as normalised, the change, the sentence and who says it; HTML for Plotly."""
    sentence = "<br>".join(label(line, 72) for line in _lines(str(row.sentence), 70, 5))
    shown = words.normalised(row.value, row.value_max, str(row.unit), str(row.approx))
    turned = f" · {label(change)}" if (change := words.change(row)) else ""
    return f"<b>{label(row.text)}</b> = {label(shown)}{turned}<br>{sentence}<br><i>{label(said_by(row.speaker))}</i>"


def said(row: Any) -> str:
    """A fact in a few plain words, for an alternative text."""
    about = ", ".join(text for text in (text_or(row.measure), text_or(row.period)) if text)
    return f"{row.text} ({about})" if about else str(row.text)


class Stretch(NamedTuple):
    """What a row's words allow, from `low` to `high` as drawn; `open_` says which of the two ends is open."""

    row: Any
    low: float
    high: float
    open_: tuple[bool, bool]


def spans(stretches: list[Stretch], across: list[Any], colour: str, upright: bool = False) -> Figure:
    """Lines between the ends of what the words allow, each at its place `across`; an open end is an arrow, a closed one a
    bar. One trace for all, with gaps between: a trace each takes Plotly longer than everything else together."""
    bar, arrows = ("line-ew", ("triangle-down", "triangle-up")) if upright else ("line-ns", ("triangle-left", "triangle-right"))
    along = [end for one in stretches for end in (one.low, one.high, None)]
    at = [place for place in across for _ in range(3)]
    symbols = [(arrow if opened else bar) for one in stretches for opened, arrow in zip((*one.open_, False), (*arrows, bar), strict=True)]
    return {
        "type": "scatter",
        "x": at if upright else along,
        "y": along if upright else at,
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2},
        "marker": {"symbol": symbols, "size": 10, "line": {"width": 2, "color": colour}, "color": colour},
        "customdata": [one.row.id for one in stretches for _ in range(3)],
        "hovertext": [text for one in stretches for text in [hover(one.row)] * 3],
        "hovertemplate": HOVER,
        "cliponaxis": False,
        "showlegend": False,
    }


def _lines(text: str, width: int, most: int) -> list[str]:
    found = [""]
    for word in text.split():
        if len(found[-1]) + len(word) + 1 > width and found[-1]:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found if len(found) <= most else [*found[: most - 1], f"{found[most - 1]} …"]
