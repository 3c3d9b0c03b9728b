"""Changes in one unit beside "no change": increases to the right, decreases to the left."""

from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.caption import Caption, scope, sources, spread
from corpus.board.charts.look import Figure, Look
from corpus.board.charts.rows import HOVER, Stretch, hover, lay_out, row_label, said, spans
from corpus.board.filters import each
from corpus.board.highlight import label
from corpus.board.scales import MOST_DOTS, change_at, change_ends, change_ticks, largest

TURNS = {"increase": "#0072B2", "decrease": "#D55E00"}
_NAMES = {"percent": "per cent", "percentage point": "percentage points", "times": "times", "fraction": "parts of one"}
#: below this an axis has no steps that can be told apart
LEAST_SPAN = 1e-9
#: changes that an alternative text names
MOST_SAID = 6


def changes(unit: str, facts: pd.DataFrame, look: Look) -> Figure:
    """Facts of one unit that carry a direction: an arrow from "no change" to the value, the largest increase first, the
    largest decrease last; a thin line for what the words allow."""
    rows = list(each(_drawn(facts)))
    at = {row.id: change_at(row.value, str(row.unit), str(row.direction)) for row in rows}
    ends = {row.id: change_ends(row) for row in rows}
    every = [0.0, *at.values(), *(end for both in ends.values() for end in both if end is not None)]
    room = ((max(every) - min(every)) or 1.0) * 0.1
    left, right = min(every) - (room if min(every) < 0 else 0.0), max(every) + (room if max(every) > 0 else 0.0)
    right = right if right - left > LEAST_SPAN else left + 1
    traces = [_arrows([(row, at[row.id]) for row in rows if row.direction == direction], direction) for direction in TURNS]
    arrow = right - (right - left) * 0.01
    stretches = [
        Stretch(row, left if low is None else low, arrow if high is None else high, (low is None, high is None))
        for row in rows
        for low, high in [ends[row.id]]
        if (low is not None or high is not None) and low != high
    ]
    traces.append(spans(stretches, [one.row.id for one in stretches], look.text))
    found = lay_out(look, [row.id for row in rows], [_label(row) for row in rows])
    found["margin"] |= {"l": 38, "r": 38}  # "no change" stands at an end where nothing falls, or nothing grows
    ticks, texts = change_ticks(left, right, unit)
    found["xaxis"] |= {
        "range": [left, right],
        "tickmode": "array",
        "tickvals": ticks,
        "ticktext": texts,
        "title": {"text": _axis(unit), "font": {"size": 13}},
        "zeroline": True,
        "zerolinewidth": 2,
        "zerolinecolor": look.text,
    }
    return {"data": traces, "layout": found}


def changes_caption(unit: str, facts: pd.DataFrame, drawn: pd.DataFrame | None = None) -> Caption:
    """What the changes ask and show. `drawn` are the whole rows of those that are drawn, where `facts` are brief."""
    rows = _drawn(facts if drawn is None else drawn)
    what = (
        words.plural(len(facts), "change")
        if len(facts) <= MOST_DOTS
        else f"the {MOST_DOTS} largest of {words.plural(len(facts), 'change')}"
    )
    told = [f"{row.direction} {said(row)}" for row in each(rows)]
    named = "; ".join(told if len(told) <= MOST_SAID else [*told[: MOST_SAID - 1], "…", told[-1]])
    against = spread(facts["baseline"], "baseline not stated", "against ")
    return Caption(
        f"What grew, what fell, and by how much? In {_NAMES[unit]}",
        " · ".join(filter(None, (what, against, scope(facts)))),
        sources(facts),
        f"Arrows from no change, {what} in {_NAMES[unit]}, increases to the right, decreases to the left: {named}",
    )


def _drawn(facts: pd.DataFrame) -> pd.DataFrame:
    rows = largest(facts)
    order = [change_at(row.value, str(row.unit), str(row.direction)) for row in each(rows)]
    return rows.iloc[sorted(range(len(rows)), key=lambda n: -order[n])]


def _arrows(rows: list[tuple[Any, float]], direction: str) -> Figure:
    """Arrows from "no change" to the values, all in one trace with gaps between."""
    points = ["triangle-right" if to >= 0 else "triangle-left" for _, to in rows]
    return {
        "type": "scatter",
        "x": [x for _, to in rows for x in (0, to, None)],
        "y": [row.id for row, _ in rows for _ in range(3)],
        "mode": "lines+markers",
        "line": {"color": TURNS[direction], "width": 7},
        "marker": {
            "symbol": [symbol for point in points for symbol in ("line-ns", point, "line-ns")],
            "size": [1, 17, 1] * len(rows),
            "color": TURNS[direction],
            "opacity": 1,
            "line": {"width": 0},
        },
        "customdata": [row.id for row, _ in rows for _ in range(3)],
        "hovertext": [text for row, _ in rows for text in [hover(row)] * 3],
        "hovertemplate": HOVER,
        "cliponaxis": False,
        "showlegend": False,
    }


def _label(row: object) -> str:
    """The row's label with the direction said by a sign, not by the arrow's colour alone."""
    sign = "▲" if getattr(row, "direction", "") == "increase" else "▼"
    baseline = getattr(row, "baseline", None)
    against = f" against {label(baseline, 12)}" if isinstance(baseline, str) else ""
    return f"{sign} {row_label(row)}{against}"


def _axis(unit: str) -> str:
    return f"change in {_NAMES[unit]}" + (", logarithmic" if unit == "times" else "")
