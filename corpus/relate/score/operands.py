"""The operands of a number: which of the matching figures it takes, and what they say together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.grammar.calendar import bounds, grain, parse_day
from corpus.relate.amounts import amount, span
from corpus.relate.intervals import Interval
from corpus.relate.mentions import Mention
from corpus.relate.objective import Objective, Point
from corpus.relate.score.matches import Figure, Match
from corpus.relate.score.reasons import NEAREST, Reason

SAID, DERIVED, USER = "said", "derived", "user"


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of the arithmetic. `said` is what the words allow, `rounded` the same with printed numbers taken as rounded;
    `value` is None where its figures differ. `day`: the last day that it is of, `day_inferred` where that is its article's."""

    role: str
    value: float | None
    said: Interval
    rounded: Interval
    unit: str
    place: str | None
    period: str | None
    origin: str
    source: str | None = None
    mentions: tuple[Mention, ...] = ()
    disagree: bool = False
    day: date | None = None
    day_inferred: bool = False

    @property
    def shown(self) -> str:
        """The operand in a formula: its number, or what its words allow."""
        low, high = self.said.ends()
        return amount(low, self.unit) if low is not None and low == high else f"({span(low, high, self.unit)})"

    def row(self, objective: str, metric: str) -> dict[str, Any]:
        """The row of the table."""
        low, high = self.said.ends()
        return {
            "objective": objective,
            "metric": metric,
            "role": self.role,
            "value": self.value,
            "low": low,
            "high": high,
            "unit": self.unit,
            "place": self.place,
            "period": self.period,
            "origin": self.origin,
            "source": self.source,
            "facts": [m.id for m in self.mentions],
            "read": list(dict.fromkeys(m.sentence for m in self.mentions)),
            "disagree": self.disagree,
        }


def of_figures(role: str, figures: Sequence[Figure]) -> Operand:
    """What figures of one indicator, place and period say together: what all of them allow, or, where they do not meet, all that
    any of them allows, marked as such."""
    common = _common([f.rounded for f in figures])
    said = (_common([f.said for f in figures]) if common else None) or _hull([f.said for f in figures])
    rounded = common or _hull([f.rounded for f in figures])
    values = {f.value for f in figures}
    first = figures[0]
    days = [day for f in figures if (day := day_of(f)[0])]
    return Operand(
        role,
        values.pop() if len(values) == 1 else None,
        said,
        rounded,
        first.mention.unit,
        next((f.mention.place for f in figures if f.mention.place), None),
        first.mention.period,
        SAID,
        mentions=tuple(f.mention for f in figures),
        disagree=common is None,
        day=max(days, default=None),
        day_inferred=bool(days) and first.mention.period is None,
    )


def several_places(figures: Sequence[Figure]) -> bool:
    """Whether figures name different places: what holds anywhere is not one figure of everywhere."""
    return len({f.mention.place for f in figures if f.mention.place}) > 1


def of_point(role: str, point: Point, objective: Objective, facts: dict[str, Figure]) -> Operand | None:
    """A baseline or target that the file states: its value, or the fact that it names; None where there is no such fact."""
    if point.fact is not None:
        if point.fact not in facts:
            return None
        found = of_figures(role, [facts[point.fact]])
        ends = bounds(point.period or found.period)
        return Operand(
            role, found.value, found.said, found.rounded, found.unit, found.place, point.period or found.period, SAID, point.source,
            found.mentions, day=ends[1] if ends else None,
        )  # fmt: skip
    value = point.value if point.value is not None else 0.0
    ends = bounds(point.period)
    exactly = Interval(value, value)
    return Operand(
        role, value, exactly, exactly, objective.unit, objective.place, point.period, USER, point.source, day=ends[1] if ends else None
    )


def day_of(figure: Figure) -> tuple[date | None, bool]:
    """The last day of a figure's period, else its article's publication date; and whether it is the latter."""
    ends = bounds(figure.mention.period)
    return (ends[1], False) if ends else (parse_day(figure.published), True)


def latest(found: Sequence[Match], objective: Objective) -> tuple[list[Figure], dict[str, Reason]]:
    """The figures of now among those that answer, and why the others are not: figures of the last period that is told.

    A figure that names a period goes before one that does not: a report of today may tell of any time. Where the file names
    periods, a figure of a longer or shorter one does not answer: a quarter's sum is not a year's.
    """
    lengths = {grain(p.period) for p in (objective.baseline, objective.target) if p and p.period}
    passed: dict[str, Reason] = {}
    dated: list[Figure] = []
    undated: list[Figure] = []
    for f in (match.figure for match in found):
        if f.mention.period and lengths and grain(f.mention.period) not in lengths:
            passed[f.mention.id] = Reason.OTHER_LENGTH
        else:
            (undated if day_of(f)[1] else dated).append(f)
    if dated:
        passed |= {f.mention.id: Reason.UNDATED for f in undated}
    candidates = dated or undated
    last = max((_time(f) for f in candidates), default=None)
    passed |= {f.mention.id: Reason.EARLIER for f in candidates if _time(f) != last}
    return [f for f in candidates if _time(f) == last], passed


def nearest(found: Iterable[Match], passed: dict[str, Reason], otherwise: Reason) -> Reason:
    """Why none of the figures answers: the reason of the one that came nearest."""
    reasons = {match.reason or passed.get(match.figure.mention.id) for match in found}
    return next((reason for reason in reversed(NEAREST) if reason in reasons), otherwise)


def _time(figure: Figure) -> tuple[date, date]:
    """When a figure is of, to be compared: its last day, then its first, so that of two periods with one end the longer is earlier."""
    ends = bounds(figure.mention.period)
    day = day_of(figure)[0] or date.min
    return (ends[1], ends[0]) if ends else (day, day)


def _common(intervals: Sequence[Interval]) -> Interval | None:
    """What lies in all of them, None where nothing does."""
    first = intervals[0]
    if not all(one.meets(other) for one in intervals for other in (first, *intervals)):
        return None
    low, high = max(i.low for i in intervals), min(i.high for i in intervals)
    return Interval(min(low, high), max(low, high))


def _hull(intervals: Sequence[Interval]) -> Interval:
    return Interval(min(i.low for i in intervals), max(i.high for i in intervals))
