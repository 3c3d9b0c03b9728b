"""The scorecard as a page shows it: its cells, the pace, the composites. What one cell rests on: `board/grounds.py`."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.filters import View, each
from corpus.board.highlight import text_or
from corpus.relate.amounts import amount, span
from corpus.relate.scorecard import Scorecard
from corpus.tables import Tables

#: what each metric is, and what its number is a share or multiple of
MEANINGS = {
    "progress": ("(now − baseline) / (target − baseline)", "of the way to the target"),
    "independence": ("domestic / (domestic + foreign), or a share that is stated", "domestic"),
    "leadership": ("home / best foreign, of one indicator, unit and period", "the best foreign figure"),
}
#: kinds of assertions: column of the scorecard, sign, one, many
ASSERTED = {
    "achievement": ("achievements", "▲", "achievement", "achievements"),
    "shortfall": ("shortfalls", "▼", "shortfall", "shortfalls"),
    "intention": ("intentions", "→", "intention", "intentions"),
}


@dataclass(frozen=True)
class Cell:
    """A cell by its area and metric, and as a value of the link."""

    area: str
    metric: str

    @property
    def key(self) -> str:
        """The cell in a link.

        >>> Cell("machine tools", "progress").key, Cell.of("machine tools~progress")
        ('machine tools~progress', Cell(area='machine tools', metric='progress'))
        """
        return f"{self.area}~{self.metric}"

    @classmethod
    def of(cls, key: str) -> "Cell":
        """The cell that a link names."""
        area, _, metric = key.rpartition("~")
        return cls(area, metric)


def tables_in_view(view: View) -> Tables:
    """The tables of just the rows in view."""
    every = view.everything
    return Tables(view.articles, every.speakers, view.statements, view.facts, every.dates, every.problems)


def number(row: Any) -> str:
    """A cell's or an indicator's number, as the words allow it; "" without one.

    >>> from types import SimpleNamespace as Row
    >>> number(Row(metric="progress", low=0.25, high=None, reason=None, level=2)), number(Row(metric="leadership", low=0.5, high=0.75, level=2))
    ('at least 25%', '0.5 to 0.75 ×')
    """
    low, high = end(row.low), end(row.high)
    if getattr(row, "level", 2) != 2 or (low is None and high is None):
        return ""
    if row.metric == "leadership":
        return f"{span(low, high, 'count')} ×"
    return in_percent(low, high)


def in_percent(low: float | None, high: float | None) -> str:
    """An interval of ratios in percent.

    >>> in_percent(0.25, 0.3)
    '25% to 30%'
    """
    return span(None if low is None else low * 100, None if high is None else high * 100, "percent")


def grid(card: Scorecard, chosen: Cell | None) -> list[dict[str, Any]]:
    """The areas, each with its cells in the order of METRICS."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in each(card.scorecard):
        found.setdefault(row.area, []).append(_cell(row, chosen))
    return [{"area": area, "cells": cells} for area, cells in found.items()]


def _cell(row: Any, chosen: Cell | None) -> dict[str, Any]:
    own = Cell(row.area, str(row.metric))
    shown = number(row)
    open_ = row.level == 2 and not shown
    return {
        "key": own.key,
        "metric": own.metric,
        "number": shown or ("open at both ends" if open_ else "No number"),
        "has": bool(shown),
        "label": MEANINGS[own.metric][1] if row.level == 2 else "; ".join(row.reasons),
        "also": "; ".join(row.reasons) if row.level == 2 else "",
        "asserted": asserted_in_words(row),
        "told": _told(row),
        "doubt": f"{words.plural(len(row.checks), 'check')} violated" if len(row.checks) else "",
        "level": int(row.level),
        "pressed": own == chosen,
    }


def asserted_in_words(row: Any) -> str:
    """How many statements assert what.

    >>> from types import SimpleNamespace as Row
    >>> asserted_in_words(Row(achievements=2, shortfalls=0, intentions=1)), asserted_in_words(Row(achievements=0, shortfalls=0, intentions=0))
    ('▲ 2 achievements, → 1 intention', '')
    """
    counts = [(sign, int(getattr(row, column)), one, many) for column, sign, one, many in ASSERTED.values()]
    return ", ".join(f"{sign} {n:,} {one if n == 1 else many}" for sign, n, one, many in counts if n)


def _told(row: Any) -> str:
    if not row.claims and not row.statements:
        return "nothing told"
    counts = ((row.claims, "claim"), (row.statements, "statement"), (row.independent, "independent source"))
    return ", ".join(words.plural(int(n), noun) for n, noun in counts)


@dataclass(frozen=True)
class Ratio:
    """An interval under a metric, for `number`."""

    metric: str
    low: float | None
    high: float | None


def pace(row: Any) -> dict[str, Any] | None:
    """Way done beside time passed, both in percent for a bar, and in words; None where it is not known.

    >>> from types import SimpleNamespace as Row
    >>> pace(Row(metric="progress", passed=0.5, low=0.25, high=0.3, pace_low=0.5, pace_high=0.6))["words"]
    '25% to 30% of the way in 50% of the time: behind an even pace (0.5 to 0.6 times it).'
    """
    passed = end(row.passed)
    if passed is None:
        return None
    low, high = end(row.low), end(row.high)
    slow, fast = end(row.pace_low), end(row.pace_high)
    held = (
        "ahead of"
        if slow is not None and slow > 1
        else "behind"
        if fast is not None and fast < 1
        else "on"
        if slow == fast == 1
        else "ahead of or behind"
    )
    times = span(slow, fast, "count")
    return {
        "low": _bar(low, 0.0),
        "high": _bar(high, 1.0),
        "passed": _bar(passed, 0.0),
        "words": f"{in_percent(low, high)} of the way in {amount(passed * 100, 'percent')} of the time: {held} an even pace ({times} times it).",
    }


def _bar(share: float | None, otherwise: float) -> float:
    return round(100 * min(max(otherwise if share is None else share, 0.0), 1.0), 2)


def composites(card: Scorecard) -> list[list[str]]:
    """The composites as rows of a table: area, metric, number, two bands, coverage, weights."""
    return [
        [
            text_or(row.area, "all areas"),
            str(row.metric),
            number(row) or f"none: {text_or(row.reason)}",
            _band(row, row.lowest, row.highest),
            _band(row, row.lowest_without, row.highest_without),
            f"{int(row.computed)} of {int(row.indicators)}, {words.plural(int(row.independent), 'source')}",
            "; ".join(row.weights),
        ]
        for row in each(card.composites)
        if row.indicators
    ]


COMPOSITES = ("Area", "Metric", "Composite", "Weights halved to doubled", "Any one left out", "Numbers there", "Weights")


def _band(row: Any, low: Any, high: Any) -> str:
    return "" if text_or(row.reason) else number(Ratio(str(row.metric), end(low), end(high)))


def end(value: Any) -> float | None:
    """An end of an interval, None where it is open."""
    return None if value is None or pd.isna(value) else float(value)
