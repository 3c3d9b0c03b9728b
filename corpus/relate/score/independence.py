"""Independence: domestic / (domestic + foreign), or a share that is stated."""

from collections.abc import Sequence

from corpus.relate.intervals import OPEN, Interval
from corpus.relate.objective import Objective
from corpus.relate.score.matches import Match
from corpus.relate.score.operands import latest, nearest, of_figures, several_places
from corpus.relate.score.outcome import INDEPENDENCE, Outcome, worked_out
from corpus.relate.score.pairs import paired
from corpus.relate.score.reasons import Reason


def independence(objective: Objective, own: Sequence[Match], foreign: Sequence[Match]) -> Outcome:
    """The domestic share: stated by the objective's own figures, or worked out from them and the foreign part of the same period."""
    if objective.share:
        return _stated(objective, own)
    if objective.foreign is None:
        return Outcome(INDEPENDENCE, reason=Reason.NO_FOREIGN)
    found = paired(own, foreign, "domestic", "foreign")
    if isinstance(found, Reason):
        missing = {Reason.NO_FIGURE: nearest(own, {}, found), Reason.NO_COMPARATOR_FIGURE: Reason.NO_FOREIGN_FIGURE}
        return Outcome(INDEPENDENCE, reason=missing.get(found, found))
    one, other = found
    if other.said.low <= 0 and one.said.low <= 0:
        return Outcome(INDEPENDENCE, found, reason=Reason.MAY_BE_NOTHING)
    return worked_out(INDEPENDENCE, found, share, f"{one.shown} / ({one.shown} + {other.shown})")


def share(domestic: Interval, foreign: Interval) -> Interval:
    """domestic / (domestic + foreign): it rises with the one and falls with the other.

    >>> share(Interval(30, 30), Interval(90, 90)), share(Interval(30, OPEN), Interval(0, 90))
    (Interval(low=0.25, high=0.25), Interval(low=0.25, high=1.0))
    """
    return Interval(_share(max(domestic.low, 0.0), foreign.high), _share(domestic.high, max(foreign.low, 0.0)))


def _share(domestic: float, foreign: float) -> float:
    if foreign == OPEN:
        return 0.0
    return 1.0 if domestic == OPEN or foreign == 0 else domestic / (domestic + foreign)


def _stated(o: Objective, own: Sequence[Match]) -> Outcome:
    figures, passed = latest([match for match in own if match.reason is None], o)
    if not figures:
        return Outcome(INDEPENDENCE, reason=nearest(own, passed, Reason.NO_FIGURE), passed_over=passed)
    stated = of_figures("share", figures)
    if several_places(figures):
        return Outcome(INDEPENDENCE, (stated,), reason=Reason.SEVERAL_PLACES, passed_over=passed)
    foreign = o.share == "foreign"
    return worked_out(
        INDEPENDENCE, (stated,), rest if foreign else part, f"1 - {stated.shown}" if foreign else stated.shown, passed_over=passed
    )


def part(percent: Interval) -> Interval:
    """A share in percent as a ratio; no share is more than the whole.

    >>> part(Interval(100 / 3, OPEN)), part(Interval(-OPEN, 45.0))
    (Interval(low=0.33333333333333337, high=1.0), Interval(low=0.0, high=0.45))
    """
    return Interval(max(percent.low, 0.0) / 100, min(percent.high, 100.0) / 100)


def rest(percent: Interval) -> Interval:
    """What a share leaves, as a ratio.

    >>> rest(Interval(60.0, 60.0))
    Interval(low=0.4, high=0.4)
    """
    taken = part(percent)
    return Interval(1 - taken.high, 1 - taken.low)
