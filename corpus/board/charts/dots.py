"""Figures of one family of units as dots: the value, what the words allow, an open end as an arrow."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from corpus.board import words
from corpus.board.charts.look import COLOURS, Look, finished
from corpus.board.filters import each
from corpus.board.highlight import label, said_by, text_or
from corpus.board.scales import MOST_DOTS, axis_name, decades, edges, ends_of, steps, title

SYMBOLS = {"exact": "circle", "about": "diamond", "almost": "circle-open", "more_than": "circle-open", "less_than": "circle-open"}

#: a span of more than two decades is unreadable on a linear axis
LOG_FROM = 100.0


def dots(name: str, facts: pd.DataFrame, look: Look) -> go.Figure:
    """One family's figures, largest first: a dot for the value, a line for what the words allow, an arrow for an open end."""
    rows = facts.nlargest(MOST_DOTS, "value")
    ends = [ends_of(row) for row in each(rows)]
    values = [value for row in ends for value in row if value is not None] + [float(v) for v in rows["value"] if math.isfinite(v)]
    log = min(values, default=0) > 0 and max(values) / min(values) >= LOG_FROM
    low_edge, high_edge = edges(values, log)
    # an arrow stands a little inside: a point on the very edge is lost to rounding
    left, right = (low_edge * 1.04, high_edge / 1.04) if log else (low_edge, high_edge - (high_edge - low_edge) * 0.01)
    figure = go.Figure()
    for row, (low, high) in zip(each(rows), ends, strict=True):
        if low is not None or high is not None:
            _interval(figure, row, left if low is None else low, right if high is None else high, open_=(low is None, high is None))
    figure.add_trace(_values(rows))
    finished(figure, look, list(rows["id"]), [_dot_label(row) for row in each(rows)], legend=False, escaped=True)
    figure.update_layout(
        title={"text": f"<b>{label(title(name, len(facts)))}</b>", "font": {"size": 16}, "x": 0, "xref": "container", "pad": {"l": 4}}
    )
    figure.update_layout(margin={"t": 52})
    ticks = decades(low_edge, high_edge) if log else steps(low_edge, high_edge)
    figure.update_xaxes(
        type="log" if log else "linear",
        title={"text": label(axis_name(name, log)), "font": {"size": 13}},
        range=[math.log10(low_edge), math.log10(high_edge)] if log else [low_edge, high_edge],
        tickmode="array",
        tickvals=ticks,
        ticktext=[words.number(tick) for tick in ticks],
    )
    return figure


def _values(rows: pd.DataFrame) -> go.Scatter:
    """The dots: a full circle for an exact value, a diamond for "about", a ring for a bound."""
    return go.Scatter(
        x=rows["value"],
        y=rows["id"],
        mode="markers",
        marker={
            "symbol": [SYMBOLS.get(str(approx), "circle") for approx in rows["approx"]],
            "size": 11,
            "color": COLOURS["figure"],
            "line": {"width": 1.5, "color": COLOURS["figure"]},
        },
        customdata=rows["id"],
        hovertext=[_hover(row) for row in each(rows)],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )


def _interval(figure: go.Figure, row: Any, low: float, high: float, open_: tuple[bool, bool]) -> None:
    """The line between the two ends; an open end is an arrow, a closed one a bar."""
    if low == high:
        return
    figure.add_trace(
        go.Scatter(
            x=[low, high],
            y=[row.id, row.id],
            mode="lines+markers",
            line={"color": COLOURS["figure"], "width": 2},
            marker={
                "symbol": ["triangle-left" if open_[0] else "line-ns", "triangle-right" if open_[1] else "line-ns"],
                "size": 10,
                "line": {"width": 2, "color": COLOURS["figure"]},
                "color": COLOURS["figure"],
            },
            customdata=[row.id, row.id],
            hovertext=[_hover(row)] * 2,
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
            showlegend=False,
        )
    )


def _dot_label(row: Any) -> str:
    """As printed, and below it what is measured."""
    printed = f"<b>{label(row.text, 26)}</b>"
    about = ", ".join(text for text in (text_or(row.measure), text_or(row.period)) if text)
    return f"{printed}<br>{label(about, 30)}" if about else printed


def _hover(row: Any) -> str:
    sentence = "<br>".join(label(line, 72) for line in _lines(str(row.sentence), 70, 5))
    shown = words.normalised(row.value, row.value_max, str(row.unit), str(row.approx))
    return f"<b>{label(row.text)}</b> = {label(shown)}<br>{sentence}<br><i>{label(said_by(row.speaker))}</i>"


def _lines(text: str, width: int, most: int) -> list[str]:
    found = [""]
    for word in text.split():
        if len(found[-1]) + len(word) + 1 > width and found[-1]:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found if len(found) <= most else [*found[: most - 1], f"{found[most - 1]} …"]
