"""What came of one indicator: a number as an interval, or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from corpus.relate.amounts import number, span
from corpus.relate.intervals import OPEN, Interval
from corpus.relate.mentions import Mention
from corpus.relate.score.operands import Operand
from corpus.relate.score.reasons import Reason

PROGRESS, INDEPENDENCE, LEADERSHIP = METRICS = ("progress", "independence", "leadership")


@dataclass(frozen=True, slots=True)
class Pace:
    """Progress held against the time: `passed` is the share of the time from baseline to due date, `said` progress / passed."""

    passed: float | None = None
    said: Interval | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of an objective under one metric. `value` is the number if every figure is exactly the one written."""

    metric: str
    operands: tuple[Operand, ...] = ()
    value: float | None = None
    said: Interval | None = None
    rounded: Interval | None = None
    formula: str | None = None
    reason: Reason | None = None
    pace: Pace = field(default_factory=Pace)
    passed_over: dict[str, Reason] = field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        """Whether the file asks for this number at all."""
        return self.reason not in (Reason.NO_TARGET, Reason.NO_FOREIGN, Reason.NO_COMPARATOR)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that the number is made of, each once."""
        return tuple({m.id: m for operand in self.operands for m in operand.mentions}.values())

    def operand(self, *roles: str) -> Operand | None:
        """The operand of a role, None where there is none."""
        return next((operand for operand in self.operands if operand.role in roles), None)


def worked_out(metric: str, operands: tuple[Operand, ...], arithmetic: Callable[..., Interval], formula: str, **more: Any) -> Outcome:
    """The outcome of arithmetic on intervals: with the numbers as written, as the words allow and with printed numbers rounded."""
    said = arithmetic(*(operand.said for operand in operands))
    rounded = arithmetic(*(operand.rounded for operand in operands))
    points = [Interval(o.value, o.value) for o in operands if o.value is not None]
    value = arithmetic(*points).low if len(points) == len(operands) else None
    if ends(said) == (None, None):
        return Outcome(metric, operands, reason=Reason.ANY_NUMBER, **more)
    shown = f"{formula} = {ratio(said)}"
    return Outcome(metric, operands, value, said, rounded, shown, **more)


def ends(found: Interval | None) -> tuple[float | None, float | None]:
    """Both ends as tables hold them; an end at or below zero is an end, not an open one."""
    if found is None:
        return None, None
    return None if found.low == -OPEN else found.low, None if found.high == OPEN else found.high


def ratio(found: Interval) -> str:
    """An interval of ratios in words.

    >>> ratio(Interval(0.375, 0.375)), ratio(Interval(0.5, OPEN)), ratio(Interval(-0.1, 0.25))
    ('0.375', 'at least 0.5', '-0.1 to 0.25')
    """
    low, high = ends(found)
    if low is None or high is None:
        return "open at both ends" if low is high else f"at least {number(low)}" if low is not None else f"at most {number(high or 0)}"
    return number(low) if number(low) == number(high) else f"{number(low)} to {number(high)}"


def percent(found: Interval) -> str:
    """The same in percent."""
    low, high = (None if end is None else end * 100 for end in ends(found))
    return span(low, high, "percent")
