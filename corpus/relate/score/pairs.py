"""Two sides of a comparison that are of the same period."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from corpus.grammar.calendar import bounds
from corpus.relate.score.matches import Figure, Match
from corpus.relate.score.operands import Operand, of_figures, several_places
from corpus.relate.score.reasons import Reason

Sides = tuple[list[Figure], list[Figure]]


def paired(own: Sequence[Match], other: Sequence[Match], role: str, other_role: str) -> tuple[Operand, Operand] | Reason:
    """Both sides as operands, or why there are none: NO_FIGURE, NO_COMPARATOR_FIGURE, OTHER_PERIOD, SEVERAL_PLACES."""
    found = same_period(own, other)
    if isinstance(found, Reason):
        return found
    if any(several_places(side) for side in found):
        return Reason.SEVERAL_PLACES
    return of_figures(role, found[0]), of_figures(other_role, found[1])


def same_period(own: Sequence[Match], other: Sequence[Match]) -> Sides | Reason:
    """The figures of both sides for the last period that both state; where none does, those told in one sentence, which
    speaks of one time."""
    ours, theirs = ([match.figure for match in side if match.reason is None] for side in (own, other))
    # "Imported machine tools" holds the words of machine tools too: what is of the other side is not of ours.
    named = {f.mention.id for f in theirs}
    ours = [f for f in ours if f.mention.id not in named]
    if not ours:
        return Reason.NO_FIGURE
    if not theirs:
        return Reason.NO_COMPARATOR_FIGURE
    one, two = (_by_period(side) for side in (ours, theirs))
    common = sorted(one.keys() & two.keys(), key=lambda period: (_last(period), period))
    if common:
        return one[common[-1]], two[common[-1]]
    return _in_one_sentence(ours, theirs) or Reason.OTHER_PERIOD


def _by_period(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.mention.period:
            found[figure.mention.period].append(figure)
    return found


def _last(period: str) -> date:
    ends = bounds(period)
    return ends[1] if ends else date.min


def _in_one_sentence(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Sides | None:
    """The last sentence, in the order of articles and text, that tells a figure of each side and a period of neither."""
    one, two = ({(f.mention.article, f.mention.sentence): f for f in side if f.mention.period is None} for side in (ours, theirs))
    keys = [key for key in one if key in two]
    if not keys:
        return None
    last = max(keys, key=lambda key: (one[key].published or "", key))
    return [one[last]], [two[last]]
