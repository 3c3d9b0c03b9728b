"""Progress: (now - baseline) / (target - baseline), and its pace against the due date."""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from corpus.grammar.calendar import bounds
from corpus.relate.intervals import OPEN, Interval
from corpus.relate.mentions import Mention
from corpus.relate.objective import Objective
from corpus.relate.score.implied import implied
from corpus.relate.score.matches import Figure, Match
from corpus.relate.score.operands import DERIVED, Operand, latest, nearest, of_figures, of_point, several_places
from corpus.relate.score.outcome import PROGRESS, Outcome, Pace, worked_out
from corpus.relate.score.reasons import Reason


def progress(objective: Objective, found: Sequence[Match], facts: Mapping[str, Figure], derived: Iterable[Mapping[str, Any]]) -> Outcome:
    """How far the way from baseline to target is. `found` are the matches of the objective's own figures, `facts` every figure by
    its id, `derived` the rows of related.derived."""
    answering = [match for match in found if match.reason is None]
    start = objective.baseline
    sought = start.period if start and start.value is None and not start.fact and not start.derived else None
    of_start = [match for match in answering if sought and match.figure.mention.period == sought]
    figures, passed = latest([match for match in answering if match not in of_start], objective)
    now = of_figures("now", figures) if figures else None
    base = _baseline(objective, of_start, answering, facts, derived)
    goal = of_point("target", objective.target, objective, dict(facts)) if objective.target else None
    operands = tuple(operand for operand in (now, base, goal) if operand)
    reason = _missing(objective, now, base, goal, found, passed) or (Reason.SEVERAL_PLACES if several_places(figures) else None)
    if reason or now is None or base is None or goal is None:
        return Outcome(PROGRESS, operands, reason=reason, passed_over=passed)
    reason = _gate(objective, now, base, goal)
    if reason:
        return Outcome(PROGRESS, operands, reason=reason, passed_over=passed)
    formula = f"({now.shown} - {base.shown}) / ({goal.shown} - {base.shown})"
    done = worked_out(PROGRESS, (now, base, goal), way, formula, passed_over=passed)
    done = implied(done, now, base, goal)
    return replace(done, pace=_pace(now, base, goal, done.said)) if done.reason is None else done


def way(now: Interval, base: Interval, goal: Interval) -> Interval:
    """(now - base) / (goal - base). In each of the three it rises or falls all along while goal and base do not meet, so that
    its ends lie at ends of theirs.

    >>> way(Interval(30, 30), Interval(20, 20), Interval(45, 45)), way(Interval(30, OPEN), Interval(20, 20), Interval(40, 40))
    (Interval(low=0.4, high=0.4), Interval(low=0.5, high=inf))
    """
    corners = [_way(n, b, g) for n, b, g in itertools.product(now, base, goal)]
    if any(math.isnan(corner) for corner in corners):
        return Interval(-OPEN, OPEN)
    return Interval(min(corners), max(corners))


def _way(now: float, base: float, goal: float) -> float:
    """The same of three numbers, of which one may lie at an open end: the limit there."""
    if math.isinf(base):
        return math.nan if math.isinf(now) or math.isinf(goal) else 1.0
    if math.isinf(goal):
        return math.nan if math.isinf(now) else 0.0
    return (now - base) / (goal - base)


def _baseline(
    o: Objective, of_start: Sequence[Match], answering: Sequence[Match], facts: Mapping[str, Figure], derived: Iterable[Mapping[str, Any]]
) -> Operand | None:
    """The baseline: as the file states it, as figures of its period say, or as a growth implies."""
    if o.baseline is None:
        return None
    if o.baseline.value is not None or o.baseline.fact:
        return of_point("baseline", o.baseline, o, dict(facts))
    if of_start:
        return of_figures("baseline", [match.figure for match in of_start])
    ids = {match.figure.mention.id for match in answering}
    fitting = [
        row
        for row in derived
        if row["kind"] == "base" and ids & set(row["operands"]) and o.baseline.period in (None, row["period"]) and row["unit"] == o.unit
    ]
    return _worked_out(fitting[0], facts) if len({row["value"] for row in fitting}) == 1 else None


def _worked_out(row: Mapping[str, Any], facts: Mapping[str, Figure]) -> Operand:
    """A row of related.derived as a baseline."""
    ends = bounds(row["period"])
    mentions: tuple[Mention, ...] = tuple(facts[fact].mention for fact in row["operands"] if fact in facts)
    said, rounded = (_interval(row[low], row[high]) for low, high in (("low", "high"), ("low_rounded", "high_rounded")))
    return Operand(
        "baseline", row["value"], said, rounded, row["unit"], row["place"], row["period"], DERIVED, row["formula"], mentions,
        day=ends[1] if ends else None,
    )  # fmt: skip


def _interval(low: float | None, high: float | None) -> Interval:
    """A derived level is an amount: where it is open below, it begins at zero."""
    return Interval(0.0 if low is None else low, OPEN if high is None else high)


def _missing(
    o: Objective, now: Operand | None, base: Operand | None, goal: Operand | None, found: Sequence[Match], passed: dict[str, Reason]
) -> Reason | None:
    """Which operand there is not."""
    if o.target is None:
        return Reason.NO_TARGET
    if o.baseline is None:
        return Reason.NO_BASELINE
    if now is None:
        return nearest(found, passed, Reason.NO_FIGURE)
    if base is None:
        return Reason.NO_BASELINE_FIGURE
    return Reason.NO_TARGET_FIGURE if goal is None else None


def _gate(o: Objective, now: Operand, base: Operand, goal: Operand) -> Reason | None:
    """Why three operands give no number."""
    if base.rounded.meets(goal.rounded):
        return Reason.SAME_LEVEL
    if (goal.said.low > base.said.low) != (o.direction == "up"):
        return Reason.WRONG_WAY
    if now.day and base.day and now.day <= base.day:
        return Reason.NOT_LATER
    return None


def _pace(now: Operand, base: Operand, goal: Operand, done: Interval | None) -> Pace:
    """Progress against the share of the time that has passed when the figure was of."""
    if goal.day is None or base.day is None:
        return Pace(reason=Reason.NO_DUE_DATE)
    if now.day is None or done is None:
        return Pace(reason=Reason.NO_DATE)
    passed = (now.day - base.day).days / (goal.day - base.day).days
    return Pace(passed, Interval(done.low / passed, done.high / passed))
