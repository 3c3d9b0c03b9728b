"""Figures of one family of units as dots: the value, what the words allow, an open end as an arrow."""

import math
from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.caption import Caption, scope, sources
from corpus.board.charts.look import COLOURS, Figure, Look
from corpus.board.charts.rows import HOVER, SYMBOLS, Stretch, hover, lay_out, row_label, said, spans
from corpus.board.filters import each
from corpus.board.highlight import label
from corpus.board.scales import MOST_DOTS, axis_name, decades, edges, ends_of, largest, steps

#: a span of more than two decades is unreadable on a linear axis
LOG_FROM = 100.0
#: figures that an alternative text names
MOST_SAID = 5


def dots(name: str, facts: pd.DataFrame, look: Look) -> Figure:
    """One family's figures, largest first: a dot for the value, one more for a range's upper end, a line for what the
    words allow, an arrow for an open end."""
    rows = list(each(largest(facts)))
    ends = [ends_of(row) for row in rows]
    values = [value for row in ends for value in row if value is not None] + [float(row.value) for row in rows if math.isfinite(row.value)]
    log = is_log(values)
    low_edge, high_edge = edges(values, log)
    # an arrow stands a little inside: a point on the very edge is lost to rounding
    left, right = (low_edge * 1.04, high_edge / 1.04) if log else (low_edge, high_edge - (high_edge - low_edge) * 0.01)
    stretches = [
        Stretch(row, left if low is None else low, right if high is None else high, (low is None, high is None))
        for row, (low, high) in zip(rows, ends, strict=True)
        if (low is not None or high is not None) and low != high
    ]
    traces = [spans(stretches, [one.row.id for one in stretches], COLOURS["figure"]), _values(rows)]
    found = lay_out(look, [row.id for row in rows], [row_label(row) for row in rows])
    found["xaxis"] |= _axis(axis_name(name, log), low_edge, high_edge, log)
    return {"data": traces, "layout": found}


def dots_caption(name: str, facts: pd.DataFrame, drawn: pd.DataFrame | None = None) -> Caption:
    """What the dots ask and show. `drawn` are the whole rows of those that are drawn, where `facts` are brief."""
    rows = largest(facts) if drawn is None else drawn
    what = words.plural(len(facts), "figure") if len(facts) <= MOST_DOTS else f"the {MOST_DOTS} largest of {len(facts):,} figures"
    log = is_log([end for row in each(rows) for end in (*ends_of(row), row.value) if end is not None and math.isfinite(end)])
    told = [said(row) for row in each(rows)]
    named = "; ".join(told if len(told) <= MOST_SAID else [*told[: MOST_SAID - 1], "…", told[-1]])
    return Caption(
        title(name),
        " · ".join(filter(None, (f"{what} in {axis_name(name, log)}" if name != "counts" else what, scope(facts)))),
        sources(facts),
        f"Dot plot, {what}, {axis_name(name, log)}; largest first: {named}",
    )


def title(name: str) -> str:
    """The question that a family's chart answers.

    >>> [title(name) for name in ("USD", "counts", "megawatt")]
    ['How large are the sums in USD?', 'How many of each?', 'How large are the figures in the unit “megawatt”?']
    """
    if words.is_money(name):
        return f"How large are the sums in {name}?"
    asked = {
        "percent": "Which shares and rates are given in per cent?",
        "percentage points": "Which differences are given in percentage points?",
        "ratios": "Which shares and multiples are given?",
        "counts": "How many of each?",
    }
    return asked.get(name, f"How large are the figures in the unit “{name}”?")


def is_log(values: list[float]) -> bool:
    """Whether values want a logarithmic axis."""
    return min(values, default=0) > 0 and max(values) / min(values) >= LOG_FROM


def _axis(name: str, low: float, high: float, log: bool) -> Figure:
    ticks = decades(low, high) if log else steps(low, high)
    return {
        "type": "log" if log else "linear",
        "title": {"text": label(name), "font": {"size": 13}},
        "range": [math.log10(low), math.log10(high)] if log else [low, high],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": [words.number(tick) for tick in ticks],
    }


def _values(rows: list[Any]) -> Figure:
    """The dots: a full circle for an exact value, a diamond for "about", a ring for a bound."""
    points: list[tuple[float, Any]] = [(row.value, row) for row in rows]
    points += [(row.value_max, row) for row in rows if pd.notna(row.value_max)]
    return {
        "type": "scatter",
        "x": [x for x, _ in points],
        "y": [row.id for _, row in points],
        "mode": "markers",
        "marker": {
            "symbol": [SYMBOLS.get(str(row.approx), "circle") for _, row in points],
            "size": 11,
            "color": COLOURS["figure"],
            "line": {"width": 1.5, "color": COLOURS["figure"]},
        },
        "customdata": [row.id for _, row in points],
        "hovertext": [hover(row) for _, row in points],
        "hovertemplate": HOVER,
        "cliponaxis": False,
        "showlegend": False,
    }
