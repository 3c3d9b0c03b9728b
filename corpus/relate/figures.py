"""Whether two mentions tell the same figure.

Two errors are possible. A wrong merge makes one claim of two: it hides a contradiction and lends one speaker's word to
another's figure, and no reader sees it. A wrong split counts one claim twice: a reader sees both rows beside one another.
So a merge wants evidence beside the value (the same noun, more words, the same place, period or speaker), the more the
less telling the value is, and nothing may speak against it. Measured on the seeds and on 84 news articles by reading the
claims of more than one mention.
"""

import itertools
from typing import NamedTuple

from corpus.relate.measures import Words
from corpus.relate.mentions import DURATIONS, Mention, digits, is_distinctive

#: share of words that two measures of different articles must have in common where neither has all of the other's
COMMON = 0.5
#: how far apart two different bounds of one figure may be ("more than 915", "nearly 916"): a fiftieth of it
BOUNDS = 0.02
#: counts below are told of many things ("two women"): the same words are needed, not the same value
FEW = 20
#: letters that two words must begin with to say the same thing
STEM = 4
#: a number behind "the" below this points to any pair or three ("the two countries")
PAIR = 3


class Stated(NamedTuple):
    """What mentions of one figure may not disagree about."""

    place: str | None
    period: str | None
    direction: str | None
    baseline: str | None

    def agrees(self, other: "Stated") -> bool:
        """Whether nothing that both state differs."""
        return all(a is None or b is None or a == b for a, b in zip(self, other, strict=True))

    def joined(self, other: "Stated") -> "Stated":
        """What either states."""
        return Stated(*(a if a is not None else b for a, b in zip(self, other, strict=True)))


def stated(m: Mention) -> Stated:
    """What a mention states beside its value."""
    return Stated(m.place, m.period, m.direction, m.baseline)


def same_value(a: Mention, b: Mention) -> bool:
    """Whether two figures of one unit may be the same one told twice: equal up to rounding, or one within the other's bounds."""
    if a.is_vague or b.is_vague:
        return a.said == b.said
    if a.approx == "exact" and b.approx == "exact":
        return a.near.low <= b.value <= a.near.high or b.near.low <= a.value <= b.near.high
    if "exact" in (a.approx, b.approx):
        point, bound = (a, b) if a.approx == "exact" else (b, a)
        return bound.near.low <= point.value <= bound.near.high
    if a.approx == b.approx:
        return a.value == b.value
    return abs(a.value - b.value) <= BOUNDS * max(abs(a.value), abs(b.value))


def linked_within(a: Mention, b: Mention, lists: Words) -> bool:
    """Whether two mentions of one article with the same value are the same figure: what both state has to agree already."""
    one, two = a.measure, b.measure
    if _others(a, lists) != _others(b, lists):
        return False
    # A name says whose figure it is, not of what: "44% for Lee" in two sentences may be two polls.
    shared = (one.content & two.content) - one.names - two.names
    nested = bool(shared - lists.generic) and (one.content <= two.content or two.content <= one.content)
    same_head = one.head is not None and one.head == two.head and one.head not in lists.generic
    if a.is_vague or b.is_vague:
        return same_head and ((a.place is not None and a.place == b.place) or (nested and len(shared) > 1))
    if not (is_distinctive(a) and is_distinctive(b)):
        return _linked_by_words(a, b, same_head, nested, shared)
    if a.title or b.title:
        return not one.content or not two.content or bool(shared) or _told_in(a, b) or _told_in(b, a)
    if not one.content or not two.content:
        return a.speaker is not None and a.speaker == b.speaker
    return (
        nested
        or (same_head and _ties(a, b) > 1 and _akin(one.content ^ two.content))
        or (digits(a.value) > 2 and bool(shared - lists.generic))
    )


def _ties(a: Mention, b: Mention) -> int:
    """How many things both state alike, besides value and noun: words that differ ("Democratic claims", "Republican claims")
    are two measures unless the rest says that they are one."""
    pairs = [(a.place, b.place), (a.period, b.period), (a.direction, b.direction), (a.speaker, b.speaker), (a.baseline, b.baseline)]
    return sum(one is not None and one == two for one, two in pairs)


def _others(m: Mention, lists: Words) -> bool:
    """Whether a sentence tells of something else than what was told of before: "another poll"."""
    return any(word.casefold() in lists.others for word in m.sentence.split())


def _akin(differing: frozenset[str]) -> bool:
    """Whether words that only one measure has say the same in another form: "high-tech", "technological".

    >>> _akin(frozenset(["high-tech", "technological", "product"])), _akin(frozenset(["tea", "coffee"]))
    (True, False)
    """
    parts = sorted(part for word in differing for part in word.split("-"))
    return any(len(a) >= STEM and b.startswith(a[: max(STEM, len(a) - 3)]) for a, b in itertools.pairwise(parts))


def _linked_by_words(a: Mention, b: Mention, same_head: bool, nested: bool, shared: frozenset[str]) -> bool:
    """The same where the value is one of those that are told of many things; in one sentence they are told of two ("half of it … and half")."""
    if a.sentence == b.sentence:
        return False
    if (a.unit.startswith("count") and a.value < FEW) or a.unit in DURATIONS:
        return (a.measure.content == b.measure.content and len(shared) > 1) or (
            same_head and max(a.value, b.value) > PAIR and _points_back(b, a)
        )
    return a.measure.head is not None and a.measure.head == b.measure.head and (nested or len(shared) > 1)


def _points_back(a: Mention, b: Mention) -> bool:
    """Whether the later of two mentions stands behind "the": the ones that were told of."""
    later = max(a, b, key=lambda m: m.start)
    at = later.sentence.find(later.text)
    the = at > 0 and later.sentence[:at].rstrip().casefold().endswith((" the", "these", "those"))
    return the or later.sentence.startswith("The " + later.text)


def _told_in(a: Mention, b: Mention) -> bool:
    """Whether a content word of one's measure stands in the other's sentence."""
    return any(word in b.sentence.casefold() for word in a.measure.content)


def linked_across(a: Mention, b: Mention, lists: Words) -> bool:
    """The same for mentions of two articles, where less is shared by itself and more is asked."""
    one, two = a.measure, b.measure
    if a.article == b.article or a.direction != b.direction:
        return False
    if one.head is None or one.head != two.head or one.head in lists.generic or one.head in one.names | two.names:
        return False
    shared = one.content & two.content
    nested = one.content <= two.content or two.content <= one.content
    if not nested and (len(shared) < COMMON * len(one.content | two.content) or not _akin(one.content ^ two.content)):
        return False
    ties = [
        a.place is not None and a.place == b.place,
        a.period is not None and a.period == b.period,
        a.speaker is not None and a.speaker == b.speaker,
        bool(one.names & two.names),
    ]
    if is_distinctive(a) and is_distinctive(b):
        return any(ties) or (digits(a.value) > 2 and len(shared) > 1)
    return sum(ties) > 1 and not (a.is_vague and one.content != two.content)
