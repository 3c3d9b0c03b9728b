"""One measure over time: a point a figure at its period, the period's length and what the words allow drawn."""

import math
from datetime import date, timedelta
from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.caption import Caption, sources
from corpus.board.charts.dots import is_log
from corpus.board.charts.look import COLOURS, Figure, Look, layout
from corpus.board.charts.rows import HOVER, SYMBOLS, Stretch, hover, spans
from corpus.board.filters import each
from corpus.board.highlight import cut, label
from corpus.board.scales import CHANGES, axis_name, change_at, change_ends, decades, edges, ends_of, family, steps
from corpus.board.series import Series
from corpus.grammar.calendar import bounds

#: labels of more points than these run into one another at a phone's width; the hover text says them still
MOST_LABELS = 12
_LAST = date.max.toordinal()


def timeline(series: Series, look: Look) -> Figure:
    """The series' figures on a time axis. Where the figures of each period agree, a thin line leads from one to the next."""
    rows = list(each(series.rows))
    heights = [_height(row) for row in rows]
    ends = [change_ends(row) if _turned(row) else ends_of(row) for row in rows]
    every = [v for v in (*heights, *(end for both in ends for end in both if end is not None)) if math.isfinite(v)]
    log = is_log(every)
    low, high = edges(every, log)
    traces: list[Figure] = []
    if len(set(zip((row.period for row in rows), heights, strict=True))) == len({row.period for row in rows}):
        line = {"x": [_middle(row.period) for row in rows], "y": heights, "line": {"color": look.line, "width": 2}}
        traces.append({"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False} | line)
    traces.append(_periods(rows, heights))
    # an arrow stands a little inside: a point on the very edge is lost to rounding
    top = high / 1.04 if log else high - (high - low) * 0.01
    stretches = [
        Stretch(row, low if least is None else least, top if most is None else most, (least is None, most is None))
        for row, (least, most) in zip(rows, ends, strict=True)
        if (least is not None or most is not None) and least != most
    ]
    traces.append(spans(stretches, [_middle(str(one.row.period)) for one in stretches], COLOURS["figure"], upright=True))
    traces.append(_points(rows, heights))
    found = layout(look, [], [], legend=False)
    found["height"] = 340
    found["margin"] |= {"t": 24}
    found["xaxis"] |= {"type": "date", "nticks": 5, "showgrid": False, "linecolor": look.line, "showline": True, "range": _days(rows)}
    found["yaxis"] = {key: value for key, value in found["yaxis"].items() if not key.startswith("category")}
    found["yaxis"] |= _heights(series.unit, low, high, log)
    return {"data": traces, "layout": found}


def timeline_caption(series: Series) -> Caption:
    """What the series asks and shows."""
    rows = list(each(series.rows))
    told = "; ".join(f"{row.period}: {row.text}" for row in rows[:8])
    unit = axis_name(family(series.unit), False) if not series.unit.startswith("count:") else words.unit_name(series.unit)
    count = (
        words.plural(series.total, "figure")
        if len(rows) == series.total
        else f"{len(rows)} of {series.total:,} figures, some of each period,"
    )
    parts = (
        f"{count} in {unit}",
        series.place or "place not stated",
        f"compared by: {', '.join(series.words)}",
    )
    title = f"How did it develop: {cut(series.measure, 80)}?"
    return Caption(title, " · ".join(parts), sources(series.rows), f"Points over time, {series.measure}, in {unit}: {told}")


def _turned(row: Any) -> bool:
    return row.unit in CHANGES and isinstance(row.direction, str)


def _height(row: Any) -> float:
    return change_at(row.value, str(row.unit), str(row.direction)) if _turned(row) else float(row.value)


def _middle(period: str) -> str:
    first, last = bounds(str(period)) or (date.min, date.min)
    return (first + (last - first) / 2).isoformat()


def _periods(rows: list[Any], heights: list[float]) -> Figure:
    """A bar as long as the period, for each figure."""
    x: list[str | None] = []
    for row in rows:
        first, last = bounds(str(row.period)) or (date.min, date.min)
        x += [first.isoformat(), (last + timedelta(1) if last < date.max else last).isoformat(), None]
    return {
        "type": "scatter",
        "x": x,
        "y": [value for height in heights for value in (height, height, None)],
        "mode": "lines",
        "line": {"color": COLOURS["figure"], "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _points(rows: list[Any], heights: list[float]) -> Figure:
    return {
        "type": "scatter",
        "x": [_middle(row.period) for row in rows],
        "y": heights,
        "mode": "markers+text" if len(rows) <= MOST_LABELS else "markers",
        "text": [label(row.text, 18) for row in rows],
        "textposition": ["bottom center" if pd.isna(row.high) else "top center" for row in rows],  # an arrow upwards has its place
        "marker": {
            "symbol": [SYMBOLS.get(str(row.approx), "circle") for row in rows],
            "size": 12,
            "color": COLOURS["figure"],
            "line": {"width": 1.5, "color": COLOURS["figure"]},
        },
        "customdata": [row.id for row in rows],
        "hovertext": [hover(row) for row in rows],
        "hovertemplate": HOVER,
        "cliponaxis": False,
        "showlegend": False,
    }


def _days(rows: list[Any]) -> list[str]:
    """The ends of the axis, with room for the first and the last label."""
    days = [day.toordinal() for row in rows for day in bounds(str(row.period)) or ()]
    room = max((max(days) - min(days)) // 5, 1)
    return [date.fromordinal(max(min(days) - room, 1)).isoformat(), date.fromordinal(min(max(days) + room, _LAST)).isoformat()]


def _heights(unit: str, low: float, high: float, log: bool) -> Figure:
    ticks = decades(low, high) if log else steps(low, high)
    return {
        "type": "log" if log else "linear",
        "range": [math.log10(low), math.log10(high)] if log else [low, high],
        "tickvals": ticks,
        "ticktext": [words.number(tick) for tick in ticks],
        "showgrid": True,
        "title": {"text": label(axis_name(unit.removeprefix("count:"), log)), "font": {"size": 13}},
    }
