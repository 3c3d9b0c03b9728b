"""What one cell of the scorecard rests on: its indicators with formula and figures, what is asserted, what is told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.evidence import Evidence
from corpus.board.filters import each
from corpus.board.highlight import text_or
from corpus.board.scoring import ASSERTED, MEANINGS, Cell, Ratio, end, number, pace
from corpus.relate.amounts import amount, span
from corpus.relate.objective import Objective, Objectives
from corpus.relate.related import Related
from corpus.relate.score.reasons import Reason
from corpus.relate.scorecard import Scorecard
from corpus.tables import Tables

#: which figures a metric looks at
ROLES = {"progress": ("figure",), "independence": ("figure", "foreign"), "leadership": ("figure", "comparator")}
ORIGINS = {"said": "said in the articles", "derived": "derived, not said", "user": "given in the objectives file"}
#: rows of evidence that are shown at once under each heading; the others are counted
MOST = 30


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
    rounded = number(Ratio(str(row.metric), low_rounded, high_rounded)) if (low, high) != (low_rounded, high_rounded) else ""
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


def _as_of(row: Any) -> str:
    day = text_or(row.as_of)
    return f"{day} (the day of its article; the figure names no period)" if day and row.as_of_inferred else day


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
