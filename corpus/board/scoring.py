"""The scorecard as a page shows it: cells as a table, and what one cell rests on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.evidence import Evidence
from corpus.board.filters import View, each
from corpus.board.highlight import text_or
from corpus.relate.amounts import amount, span
from corpus.relate.objective import Objective, Objectives
from corpus.relate.related import Related
from corpus.relate.score.reasons import Reason
from corpus.relate.scorecard import Scorecard
from corpus.tables import Tables

#: what each metric is, and what its number is a share or multiple of
MEANINGS = {
    "progress": ("(now − baseline) / (target − baseline)", "of the way to the target"),
    "independence": ("domestic / (domestic + foreign), or a share that is stated", "domestic"),
    "leadership": ("home / best foreign, of one indicator, unit and period", "the best foreign figure"),
}
#: which figures a metric looks at
ROLES = {"progress": ("figure",), "independence": ("figure", "foreign"), "leadership": ("figure", "comparator")}
ORIGINS = {"said": "said in the articles", "derived": "derived, not said", "user": "given in the objectives file"}
#: kinds of assertions: column of the scorecard, sign, one, many
ASSERTED = {
    "achievement": ("achievements", "▲", "achievement", "achievements"),
    "shortfall": ("shortfalls", "▼", "shortfall", "shortfalls"),
    "intention": ("intentions", "→", "intention", "intentions"),
}
#: rows of evidence that are shown at once under each heading; the others are counted
MOST = 30


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


def rests_on(card: Scorecard, cell: Cell, tables: Tables, related: Related, objectives: Objectives, left_out: Mapping[str, Sequence[str]]) -> dict[str, Any]:  # fmt: skip
    """All that one cell rests on, for the page: its indicators with their formula and figures, what is asserted, what is told.

    Raises KeyError where the card has no such cell.
    """
    found = card.scorecard
    rows = found[(found["area"] == cell.area) & (found["metric"] == cell.metric)]
    if not len(rows):
        raise KeyError(cell)
    row = next(each(rows))
    own = {objective.name: objective for objective in objectives.of(cell.area)}
    indicators = _of(card.indicators, own, cell.metric)
    operands = _of(card.operands, own, cell.metric)
    matches = card.matches[card.matches["objective"].isin(list(own)) & card.matches["role"].isin(ROLES[cell.metric])]
    assertions = card.assertions[card.assertions["statement"].isin(row.said)]
    checks = related.checks[related.checks["id"].isin(row.checks)]
    facts, said = list(row.facts), list(row.said)
    ids = [*matches["fact"], *(fact for some in operands["facts"] for fact in some), *assertions["statement"], *facts[:MOST], *said[:MOST]]
    evidence = Evidence(tables, ids)
    return {
        "area": cell.area,
        "metric": cell.metric,
        "formula": MEANINGS[cell.metric][0],
        "says": row.says,
        "checks": [check.says for check in each(checks)],
        "indicators": [
            _indicator(one, operands, matches, own[one.objective], left_out.get(one.objective, ()), evidence) for one in each(indicators)
        ],
        "asserted": _asserted(assertions, evidence),
        "told": _counts(row),
        "figures": _some(facts, evidence, "figure"),
        "statements": _some(said, evidence, "statement"),
    }


def _of(rows: pd.DataFrame, own: Iterable[str], metric: str) -> pd.DataFrame:
    return rows[rows["objective"].isin(list(own)) & (rows["metric"] == metric)]


def _indicator(row: Any, operands: pd.DataFrame, matches: pd.DataFrame, objective: Objective, left_out: Sequence[str], evidence: Evidence) -> dict[str, Any]:  # fmt: skip
    shown = number(row)
    low, high, low_rounded, high_rounded = (end(getattr(row, name)) for name in ("low", "high", "low_rounded", "high_rounded"))
    rounded = number(_Ratio(str(row.metric), low_rounded, high_rounded)) if (low, high) != (low_rounded, high_rounded) else ""
    found = [_match(one, left_out, objective, evidence) for one in each(matches[matches["objective"] == row.objective])]
    lines = [
        ("Formula", text_or(row.formula)),
        ("If printed numbers are rounded", rounded),
        ("As of", _as_of(row)),
        ("Direction wanted", objective.direction),
        ("Due", text_or(row.due) if row.metric == "progress" else ""),
        ("No pace", text_or(row.pace_reason) if shown else ""),
    ]
    return {
        "name": row.objective,
        "number": shown,
        "label": MEANINGS[str(row.metric)][1],
        "reason": text_or(row.reason),
        "lines": [line for line in lines if line[1]],
        "pace": pace(row),
        "operands": [_operand(one, evidence) for one in each(operands[operands["objective"] == row.objective])],
        "used": [one for one in found if one["used"]],
        "passed": [one for one in found if not one["used"]],
    }


@dataclass(frozen=True)
class _Ratio:
    metric: str
    low: float | None
    high: float | None


def _as_of(row: Any) -> str:
    day = text_or(row.as_of)
    return f"{day} (the day of its article; the figure names no period)" if day and row.as_of_inferred else day


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


def _operand(row: Any, evidence: Evidence) -> dict[str, Any]:
    low, high, unit = end(row.low), end(row.high), str(row.unit)
    source = text_or(row.source)
    return {
        "role": str(row.role),
        "value": span(low, high, unit),
        "about": " · ".join(filter(None, (text_or(row.place), text_or(row.period)))),
        "origin": ORIGINS[str(row.origin)] + (f": {source}" if source else ""),
        "disagree": "These figures do not agree; the interval holds all of them." if row.disagree else "",
        "passages": evidence.passages(row.facts),
    }


def _match(row: Any, left_out: Sequence[str], objective: Objective, evidence: Evidence) -> dict[str, Any]:
    about = [text_or(row.measure), text_or(row.place), text_or(row.period)]
    return {
        "objective": row.objective,
        "fact": row.fact,
        "role": "" if row.role == "figure" else str(row.role),
        "used": bool(row.used),
        "reason": "left out in the objectives file" if row.fact in objective.without and row.fact not in left_out else text_or(row.reason),
        "text": row.text,
        "about": " · ".join(filter(None, about)),
        "words": f"found: {', '.join(row.words)} in its {row.found_in}",
        "left": row.fact in left_out and row.reason == Reason.LEFT_OUT,
        "passages": evidence.passages([row.fact]),
    }


def _asserted(rows: pd.DataFrame, evidence: Evidence) -> list[dict[str, Any]]:
    found = []
    for kind, (_, sign, _, many) in ASSERTED.items():
        own = list(each(rows[rows["kind"] == kind]))
        by_statement: dict[str, list[str]] = {}
        for one in own:
            by_statement.setdefault(one.statement, []).extend(one.words)
        items = [
            {"words": ", ".join(dict.fromkeys(deciding)), "passages": evidence.passages([statement])}
            for statement, deciding in list(by_statement.items())[:MOST]
        ]
        if items:
            left = len(by_statement) - len(items)
            found.append(
                {"kind": kind, "sign": sign, "label": many.capitalize(), "items": items, "left": f"and {left:,} more" if left else ""}
            )
    return found


def _counts(row: Any) -> list[list[str]]:
    names = ("claims", "mentions", "statements", "articles", "speakers")
    found = [[name, f"{int(getattr(row, name)):,}"] for name in names]
    share = end(row.with_figure)
    return [
        *found,
        ["independent sources", f"{int(row.independent):,}"],
        ["of statements with a figure", "–" if share is None else amount(share * 100, "percent")],
    ]


def _some(ids: Sequence[str], evidence: Evidence, noun: str) -> dict[str, Any]:
    left = len(ids) - MOST
    return {
        "name": words.plural(len(ids), noun),
        "passages": evidence.passages(ids[:MOST]),
        "left": f"and {words.plural(left, f'more {noun}')}" if left > 0 else "",
    }


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
    return "" if text_or(row.reason) else number(_Ratio(str(row.metric), end(low), end(high)))


def end(value: Any) -> float | None:
    """An end of an interval, None where it is open."""
    return None if value is None or pd.isna(value) else float(value)
