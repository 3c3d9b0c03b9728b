"""Arithmetic with what words allow: intervals of amounts, an open end where the words set none."""

import math
from typing import NamedTuple

OPEN = math.inf
#: relative difference that floating point may leave between equal results
SAME = 1e-9


class Interval(NamedTuple):
    """Amounts from `low` to `high`; -OPEN and OPEN are open ends. Amounts are never negative, so an open lower end is 0 in products."""

    low: float
    high: float

    def __add__(self, other: "Interval") -> "Interval":  # type: ignore[override]
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: "Interval") -> "Interval":  # type: ignore[override]
        return Interval(_times(max(self.low, 0.0), max(other.low, 0.0)), _times(self.high, other.high))

    def __truediv__(self, other: "Interval") -> "Interval":
        """The quotient of two amounts.

        >>> Interval(3.0, OPEN) / Interval(2.0, 4.0), Interval(30.0, 30.0) / Interval(1 / 3, OPEN)
        (Interval(low=0.75, high=inf), Interval(low=0.0, high=90.0))
        """
        low, high = max(other.low, 0.0), other.high
        least = 0.0 if high == OPEN else max(self.low, 0.0) / high if high else OPEN
        most = OPEN if low == 0 or self.high == OPEN else self.high / low
        return Interval(least, most)

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same number."""
        return self.low == self.high

    def meets(self, other: "Interval") -> bool:
        """Whether some number lies in both, up to what floating point loses.

        >>> Interval(1, 2).meets(Interval(2, 3)), Interval(1, 2).meets(Interval(2.1, OPEN))
        (True, False)
        """
        return self.low <= _up(other.high) and other.low <= _up(self.high)

    def within(self, other: "Interval") -> bool:
        """Whether every number of this one lies in the other."""
        return other.low <= _up(self.low) and self.high <= _up(other.high)

    def ends(self) -> tuple[float | None, float | None]:
        """Lower and upper end as tables hold them: none where it is open.

        >>> Interval(0.0, 90.0).ends(), Interval(3.0, OPEN).ends()
        ((None, 90.0), (3.0, None))
        """
        return (None if self.low <= 0 < self.high else self.low, None if self.high == OPEN else self.high)


def _times(a: float, b: float) -> float:
    return 0.0 if a == 0 or b == 0 else a * b


def _up(value: float) -> float:
    return value if math.isinf(value) else value + abs(value) * SAME


def verdict(worked_out: Interval, said: Interval) -> str:
    """Whether what was worked out agrees with what was said: "violated" where they do not meet, "holds" where all that can be
    meant agrees, "open" where the words leave room for both.

    >>> verdict(Interval(4, 4), Interval(3, OPEN)), verdict(Interval(1, 2), Interval(3, 3)), verdict(Interval(1, 4), Interval(3, 3))
    ('holds', 'violated', 'open')
    """
    if not worked_out.meets(said):
        return "violated"
    return "holds" if worked_out.within(said) else "open"
