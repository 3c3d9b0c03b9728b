"""Leadership: home / best foreign, of the same indicator, unit and period."""

from collections import defaultdict
from collections.abc import Sequence

from corpus.relate.intervals import OPEN, Interval
from corpus.relate.objective import Objective
from corpus.relate.score.matches import Figure, Match
from corpus.relate.score.operands import Operand, nearest, of_figures, several_places
from corpus.relate.score.outcome import LEADERSHIP, Outcome, worked_out
from corpus.relate.score.pairs import same_period
from corpus.relate.score.reasons import Reason


def leadership(objective: Objective, own: Sequence[Match], abroad: Sequence[Match]) -> Outcome:
    """How the home figure stands to the best foreign one: above 1 it leads. Where less is better, best / home."""
    if objective.comparator is None:
        return Outcome(LEADERSHIP, reason=Reason.NO_COMPARATOR)
    found = same_period(own, abroad)
    if isinstance(found, Reason):
        return Outcome(LEADERSHIP, reason=nearest(own, {}, found) if found is Reason.NO_FIGURE else found)
    home = of_figures("home", found[0])
    if several_places(found[0]):
        return Outcome(LEADERSHIP, (home,), reason=Reason.SEVERAL_PLACES)
    best = _best(found[1], objective.direction == "up")
    above, below = (home, best) if objective.direction == "up" else (best, home)
    if below.said.low <= 0:
        return Outcome(LEADERSHIP, (home, best), reason=Reason.MAY_BE_NOTHING)
    return worked_out(LEADERSHIP, (above, below), quotient, f"{above.shown} / {below.shown}")


def quotient(above: Interval, below: Interval) -> Interval:
    """The quotient of two amounts, the lower above zero."""
    return above / below


def _best(figures: Sequence[Figure], most: bool) -> Operand:
    """The best of the foreign places: the place whose figure is the highest (or lowest) as written. Its interval holds what the
    best may be as the words of all places allow."""
    by_place: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_place[figure.mention.place].append(figure)
    places = [of_figures("comparator", own) for own in by_place.values()]
    pick = max if most else min
    first = pick(places, key=lambda o: (_middle(o), o.place or ""))
    said, rounded = (
        Interval(pick(getattr(o, name).low for o in places), pick(getattr(o, name).high for o in places)) for name in ("said", "rounded")
    )
    return Operand(
        "comparator", first.value, said, rounded, first.unit, first.place, first.period, first.origin, None,
        tuple(m for o in places for m in o.mentions), first.disagree, first.day, first.day_inferred,
    )  # fmt: skip


def _middle(operand: Operand) -> float:
    """The number to order places by: the one written, else the end that the words give."""
    if operand.value is not None:
        return operand.value
    return operand.said.low if operand.said.high == OPEN else operand.said.high
