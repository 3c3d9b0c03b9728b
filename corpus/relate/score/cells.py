"""A cell of the scorecard: its number or its reasons, and beside it what is told and asserted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from corpus.relate.assertions import ACHIEVEMENT, INTENTION, SHORTFALL, Assertion
from corpus.relate.intervals import Interval
from corpus.relate.objective import Objective
from corpus.relate.score.areas import Area
from corpus.relate.score.outcome import INDEPENDENCE, METRICS, PROGRESS, Outcome, ends, percent, ratio
from corpus.relate.score.reasons import Reason
from corpus.relate.sources import Origin, Told, independent, voices

Outcomes = Sequence[tuple[Objective, Outcome]]
__all__ = ["METRICS", "cell", "indicator"]


def cell(
    area: Area, metric: str, outcomes: Outcomes, claims: Mapping[str, str], asserted: Sequence[Assertion], known: dict[str, Origin], checks: Sequence[str]
) -> dict[str, Any]:  # fmt: skip
    """The row of a cell. `claims`: claim of each fact; `asserted`: the assertions of its statements; `checks`: ids of those violated."""
    asked = [(o, outcome) for o, outcome in outcomes if outcome.is_asked]
    there = [outcome for _, outcome in asked if outcome.said is not None]
    reasons = _reasons(asked or outcomes)
    found = _together(there)
    low, high = ends(found)
    return {
        "area": area.name,
        "metric": metric,
        "level": 2 if there else 1 if asserted else 0,
        "value": there[0].value if len(there) == 1 else None,
        "low": low,
        "high": high,
        "says": _says(metric, found, len(there), reasons, any(o.disagree for outcome in there for o in outcome.operands), checks),
        "reasons": [reason.value for reason in reasons],
        "indicators": len(asked),
        "computed": len(there),
        **_told(area, claims, known),
        **_asserted(asserted),
        "checks": list(checks),
        "facts": [f.mention.id for f in area.figures],
        "said": [s.id for s in area.said],
    }


def _together(there: Sequence[Outcome]) -> Interval | None:
    """From the least to the most that its indicators allow: no mean, which is a composite's."""
    found = [outcome.said for outcome in there if outcome.said is not None]
    return Interval(min(i.low for i in found), max(i.high for i in found)) if found else None


def _reasons(outcomes: Outcomes) -> list[Reason]:
    if not outcomes:
        return [Reason.NO_OBJECTIVE]
    return list(dict.fromkeys(outcome.reason for _, outcome in outcomes if outcome.reason is not None))


def _told(area: Area, claims: Mapping[str, str], known: dict[str, Origin]) -> dict[str, Any]:
    """Level 0: what is told, and by how many."""
    rows: list[Told] = [*(f.mention for f in area.figures), *area.said]
    with_figure = sum(bool(s.figures) for s in area.said)
    return {
        "claims": len({claims.get(f.mention.id, f.mention.id) for f in area.figures}),
        "mentions": len(area.figures),
        "statements": len(area.said),
        "articles": len({row.article for row in rows}),
        "speakers": len(voices(rows)),
        "independent": independent(rows, known) if rows else 0,
        "with_figure": with_figure / len(area.said) if area.said else None,
    }


def _asserted(found: Iterable[Assertion]) -> dict[str, int]:
    """Level 1: how many statements assert each kind."""
    pairs = {(one.statement, one.kind) for one in found}
    kinds = {"achievements": ACHIEVEMENT, "shortfalls": SHORTFALL, "intentions": INTENTION}
    return {name: sum(kind == own for _, own in pairs) for name, kind in kinds.items()}


def _says(metric: str, found: Interval | None, numbers: int, reasons: Sequence[Reason], disagree: bool, checks: Sequence[str]) -> str:
    """The cell in one sentence."""
    if found is None:
        return "No number: " + "; ".join(reasons) + "."
    many = f" across {numbers} indicators" if numbers > 1 else ""
    doubt = "; its figures disagree" if disagree else f"; checks violated: {len(checks)}" if checks else ""
    return f"{shown(metric, found)}{many}, as articles tell it{doubt}."


def shown(metric: str, found: Interval) -> str:
    """A number under its metric, in words.

    >>> shown("progress", Interval(0.4, 0.4)), shown("leadership", Interval(0.75, 0.75))
    ('40% of the way to the target', '0.75 times the best foreign figure')
    """
    if metric == PROGRESS:
        return f"{percent(found)} of the way to the target"
    return f"{percent(found)} domestic" if metric == INDEPENDENCE else f"{ratio(found)} times the best foreign figure"


def indicator(objective: Objective, outcome: Outcome, checks: Sequence[str]) -> dict[str, Any]:
    """The row of an indicator."""
    low, high = ends(outcome.said)
    low_rounded, high_rounded = ends(outcome.rounded)
    pace_low, pace_high = ends(outcome.pace.said)
    figure = outcome.operand("now", "domestic", "home", "share")
    return {
        "objective": objective.name,
        "area": objective.area,
        "metric": outcome.metric,
        "value": outcome.value,
        "low": low,
        "high": high,
        "low_rounded": low_rounded,
        "high_rounded": high_rounded,
        "says": _sentence(outcome),
        "reason": outcome.reason.value if outcome.reason else None,
        "formula": outcome.formula,
        "as_of": figure.day.isoformat() if figure and figure.day else None,
        "as_of_inferred": bool(figure and figure.day_inferred),
        "due": objective.target.period if objective.target else None,
        "passed": outcome.pace.passed,
        "pace_low": pace_low,
        "pace_high": pace_high,
        "pace_reason": outcome.pace.reason.value if outcome.pace.reason else None,
        "weight": objective.weight,
        "facts": [m.id for m in outcome.mentions],
        "checks": list(checks),
    }


def _sentence(outcome: Outcome) -> str:
    """The indicator in one sentence, with its pace."""
    if outcome.said is None:
        return f"No number: {outcome.reason.value if outcome.reason else ''}."
    words = shown(outcome.metric, outcome.said)
    if outcome.pace.said is None or outcome.pace.passed is None:
        return f"{words}."
    return (
        f"{words}, with {percent(Interval(outcome.pace.passed, outcome.pace.passed))} of the time passed (pace {ratio(outcome.pace.said)})."
    )
