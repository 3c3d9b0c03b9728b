"""A baseline that a growth and the level after it imply moves with that level: the two are no independent operands."""

import itertools
import math
from dataclasses import replace

from corpus.relate.intervals import OPEN, Interval
from corpus.relate.score.operands import DERIVED, Operand
from corpus.relate.score.outcome import Outcome, ratio

#: how near the factor worked out here has to come to the one in related.derived to be the same reading of the growth
SAME = 1e-9


def implied(done: Outcome, now: Operand, base: Operand, goal: Operand) -> Outcome:
    """The outcome with the ends that it has when the baseline is told to be so much of the very figure of now; as it is where it
    is not. With base = factor * now, progress rises or falls all along in both, so that its ends lie at ends of theirs."""
    found = factor(now, base)
    if found is None or done.said is None:
        return done
    said, rounded = (_ends(n, f, g) for n, f, g in zip((now.said, now.rounded), found, (goal.said, goal.rounded), strict=True))
    formula = (done.formula or "").rpartition(" = ")[0]
    # Worked out another way, the number as written may leave the interval by what floating point loses.
    value = None if done.value is None else min(max(done.value, said.low), said.high)
    return replace(done, value=value, said=said, rounded=rounded, formula=f"{formula} = {ratio(said)}")


def factor(now: Operand, base: Operand) -> tuple[Interval, Interval] | None:
    """base / now as the words of the growth allow, and with its printed number rounded; None where the baseline is not implied by
    the one figure of now and one growth in percent or times."""
    if base.origin != DERIVED or base.value is None or not now.value or len(now.mentions) != 1 or len(base.mentions) != 2:
        return None
    growths = [m for m in base.mentions if m.id != now.mentions[0].id]
    if len(growths) != 1:
        return None
    growth, sign = growths[0], -1 if growths[0].direction == "decrease" else 1
    if growth.unit not in ("percent", "times"):
        return None

    def left(by: float) -> float:
        if by == OPEN:
            return 0.0
        by = 1 + sign * by / 100 if growth.unit == "percent" else by
        return 1 / by if by > 0 else math.nan

    if not math.isclose(left(growth.value), base.value / now.value, rel_tol=SAME):
        return None
    found = [sorted((left(max(i.low, 0.0)), left(i.high))) for i in (growth.said, growth.rounded)]
    if any(math.isnan(end) for pair in found for end in pair):
        return None
    return Interval(*found[0]), Interval(*found[1])


def _ends(now: Interval, factor: Interval, goal: Interval) -> Interval:
    """The ends of (now - factor * now) / (goal - factor * now); now has no open end, or its baseline would meet the goal."""
    corners = [n * (1 - f) / (g - f * n) for n, f, g in itertools.product(now, factor, goal)]
    return Interval(min(corners), max(corners))
