"""Figures for the eye: pure functions from rows to Plotly figures. The one module that knows Plotly.

Colours are those of Okabe and Ito (Color Universal Design), told apart by the colour-blind; shape or hatching says the
same again. Each point carries the id of its row in `customdata`, so that a click can be a filter or open a sentence.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.board import words
from corpus.board.filters import counted, each, ranked
from corpus.board.highlight import label, said_by, text_or, wrapped
from corpus.board.scales import MOST_DOTS, axis_name, decades, edges, ends_of, steps, title
from corpus.board.selection import ABSENT

KINDS = ("direct", "indirect", "mixed")
COLOURS = {"direct": "#0072B2", "indirect": "#E69F00", "mixed": "#009E73", "statement": "#0072B2", "figure": "#D55E00"}
HATCHING = {"direct": "", "indirect": "/", "mixed": "."}
SYMBOLS = {"exact": "circle", "about": "diamond", "almost": "circle-open", "more_than": "circle-open", "less_than": "circle-open"}

#: a chart of fewer points says less than the table beside it
LEAST_POINTS = 2
MOST_BARS = 30
#: a span of more than two decades is unreadable on a linear axis
LOG_FROM = 100.0


@dataclass(frozen=True)
class Look:
    """What the page's theme gives a chart."""

    dark: bool = False

    @property
    def text(self) -> str:
        """Colour of text."""
        return "#ECE9E2" if self.dark else "#1F1D1A"

    @property
    def line(self) -> str:
        """Colour of the grid."""
        return "#3A3A3E" if self.dark else "#E4E0D8"

    @property
    def paper(self) -> str:
        """Colour behind."""
        return "#17181B" if self.dark else "#FFFFFF"


def by_speaker(statements: pd.DataFrame, look: Look) -> go.Figure:
    """Statements by speaker, split by kind; the speakers with most first."""
    speakers, kinds = statements["speaker"], statements["kind"]
    totals = ranked(counted(speakers, np.ones(len(speakers), bool)))
    names = [name for name, _ in totals][:MOST_BARS]
    figure = go.Figure()
    for kind in KINDS:
        some = counted(speakers, (kinds == kind).to_numpy(dtype=bool))
        _bars(figure, kind, names, [some[name] for name in names], COLOURS[kind], HATCHING[kind])
    _whole_numbers(figure, max((count for _, count in totals), default=0))
    return _finished(figure, look, names, ["nobody named" if name == ABSENT else name for name in names], legend=True)


def by_article(articles: pd.DataFrame, statements: pd.DataFrame, facts: pd.DataFrame, look: Look) -> go.Figure:
    """Statements and figures by article, most first."""
    said, told = statements["article"].value_counts(), facts["article"].value_counts()
    totals = {a: int(said.get(a, 0)) + int(told.get(a, 0)) for a in articles["id"]}
    ids = sorted(totals, key=lambda a: (-totals[a], a))[:MOST_BARS]
    titles = {row.id: text_or(row.title, str(row.id)) for row in each(articles)}
    figure = go.Figure()
    _bars(figure, "statements", ids, [int(said.get(a, 0)) for a in ids], COLOURS["statement"], "")
    _bars(figure, "figures", ids, [int(told.get(a, 0)) for a in ids], COLOURS["figure"], "/")
    _whole_numbers(figure, max(totals.values()))
    return _finished(figure, look, ids, [titles[a] for a in ids], legend=True)


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
    _finished(figure, look, list(rows["id"]), [_dot_label(row) for row in each(rows)], legend=False, escaped=True)
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


def _bars(figure: go.Figure, name: str, ids: list[str], values: list[int], colour: str, hatching: str) -> None:
    figure.add_trace(
        go.Bar(
            name=name,
            x=values,
            y=ids,
            orientation="h",
            customdata=ids,
            text=[str(value) if value else "" for value in values],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": "#FFFFFF" if colour in (COLOURS["direct"], COLOURS["figure"]) and not hatching else "#000000"},
            marker={
                "color": colour,
                "pattern": {
                    "shape": hatching,
                    "fillmode": "overlay",
                    "solidity": 0.12 if hatching == "/" else 0.05,
                    "size": 8,
                    "fgcolor": "#000000",
                    "fgopacity": 0.45,
                },
                "line": {"width": 0},
            },
            hovertemplate="%{x} " + label(name) + "<extra></extra>",
        )
    )


def _whole_numbers(figure: go.Figure, most: int) -> None:
    """An axis of whole numbers."""
    figure.update_xaxes(tickmode="array", tickvals=[tick for tick in steps(0, max(most, 1)) if tick.is_integer()], rangemode="tozero")


def _finished(figure: go.Figure, look: Look, ids: list[str], names: Sequence[str], legend: bool, escaped: bool = False) -> go.Figure:
    """The common look: names at the left in full, a quiet grid, no chart junk."""
    per_row = 44 if escaped else 38
    figure.update_layout(
        barmode="stack",
        height=per_row * max(len(ids), 1) + (124 if escaped else 96),
        margin={"l": 8, "r": 16, "t": 36 if legend else 12, "b": 40},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": '"Source Sans", "Source Sans 3", sans-serif', "size": 14, "color": look.text},
        hoverlabel={"bgcolor": look.paper, "bordercolor": look.line, "font": {"color": look.text, "size": 13}, "align": "left"},
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        showlegend=legend,
        bargap=0.35,
        dragmode=False,
        template="none",
    )
    figure.update_yaxes(
        tickmode="array",
        tickvals=ids,
        ticktext=list(names) if escaped else [wrapped(name, 26) for name in names],
        range=[len(ids) - 0.4, -0.6],
        automargin=True,
        showgrid=escaped,
        gridcolor=look.line,
        griddash="dot",
        zeroline=False,
        ticklabelstandoff=8,
        tickfont={"color": look.text, "size": 13},
        type="category",
        categoryorder="array",
        categoryarray=ids,
        fixedrange=True,
    )
    figure.update_xaxes(
        gridcolor=look.line, zeroline=False, fixedrange=True, nticks=6, tickfont={"color": look.text, "size": 12}, automargin=True
    )
    return figure


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
