"""Claims: mentions of the same figure brought together, first within an article, then across articles.

Candidates share a unit, and across articles the noun that is measured and one thing more (place, period, speaker, name or
digits); those whose values may be the same are found in order of size, so that nothing is compared with everything.
Which mentions come together depends on them alone: an article about something else changes no claim.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.relate.figures import Stated, linked_across, linked_within, same_value, stated
from corpus.relate.measures import Words
from corpus.relate.mentions import Mention, digits, family
from corpus.relate.sources import Origin, independent, outlets, voices

Linked = Callable[[Mention, Mention, Words], bool]


#: figures of a block that may be the same one, as far as they are compared: a value that is told more often (of one noun, in
#: one place or year) is told of everything, and a text of nothing but numbers must not take the square of its length
MANY = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """Mentions of one figure, in the order of articles and text; `fullest` says most of them."""

    mentions: tuple[Mention, ...]
    fullest: Mention
    stated: Stated

    @property
    def id(self) -> str:
        """Stable: that of the fullest mention, whatever else is said elsewhere."""
        return "c" + hashlib.blake2b(self.fullest.id.encode(), digest_size=6).hexdigest()


def find_claims(mentions: Sequence[Mention], lists: Words) -> list[Claim]:
    """The claims of all mentions, each in one of them, ordered by their first mention."""
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        by_article[m.article].append(m)
    local = [claim for own in by_article.values() for claim in _grouped([_alone(m) for m in own], _within_blocks, linked_within, lists)]
    joined = _grouped(local, _across_blocks, linked_across, lists)
    return sorted(joined, key=lambda claim: (claim.mentions[0].article, claim.mentions[0].start, claim.id))


def row(claim: Claim, origins: dict[str, Origin]) -> dict[str, Any]:
    """A claim as a row of the table."""
    m = claim.fullest
    low, high = m.said.ends()
    told_in = list(dict.fromkeys(mention.article for mention in claim.mentions))
    speakers = voices(claim.mentions)
    return {
        "id": claim.id,
        "measure": m.wording or next((other.wording for other in claim.mentions if other.wording), None),
        "value": m.value,
        "low": low,
        "high": high,
        "unit": m.unit,
        **claim.stated._asdict(),
        "mentions": len(claim.mentions),
        "articles": len(told_in),
        "voices": len(speakers),
        "independent": independent(claim.mentions, origins),
        "speakers": speakers,
        "sources": outlets(claim.mentions, origins),
        "told_in": told_in,
        "facts": [mention.id for mention in claim.mentions],
    }


def _alone(m: Mention) -> Claim:
    return Claim((m,), m, stated(m))


def _fullness(m: Mention) -> tuple[bool, int, int, bool]:
    """How much a mention says: body before title, then what its own words state, an exact figure before a bound."""
    said = sum(value is not None for value in (m.place, m.period, m.direction, m.baseline, m.speaker, m.measure.head)) - len(m.inferred)
    return not m.title, said, len(m.measure.content), m.approx == "exact"


def _order(claim: Claim) -> tuple[Any, ...]:
    m = claim.fullest
    full = _fullness(m)
    return (not full[0], -full[1], -full[2], not full[3], m.article, m.start)


def _within_blocks(claim: Claim) -> Iterable[Hashable]:
    yield family(claim.fullest.unit)


def _across_blocks(claim: Claim) -> Iterable[Hashable]:
    """What claims of two articles must share at least once to be compared."""
    m = claim.fullest
    if m.measure.head is None:
        return
    noun = family(m.unit), m.measure.head, m.direction
    if m.place is not None:
        yield *noun, "place", m.place
    if m.period is not None:
        yield *noun, "period", m.period
    if m.speaker is not None:
        yield *noun, "speaker", m.speaker
    for name in sorted(m.measure.names):
        yield *noun, "name", name
    if digits(m.value) > 2:
        yield *noun, "digits", f"{m.value:.3g}"


def _grouped(claims: Sequence[Claim], blocks: Callable[[Claim], Iterable[Hashable]], linked: Linked, lists: Words) -> list[Claim]:
    """Claims joined where they are linked and nothing that they state differs: the fullest first, each to the fullest that takes it."""
    order = sorted(range(len(claims)), key=lambda i: _order(claims[i]))
    near = _neighbours(claims, blocks)
    group_of: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    said: dict[int, Stated] = {}
    for i in order:
        own = claims[i]
        candidates = dict.fromkeys(group_of[j] for j in near.get(i, ()) if j in group_of and linked(own.fullest, claims[j].fullest, lists))
        fitting = [g for g in candidates if said[g].agrees(own.stated)]
        # Two claims that disagree with one another and both take it: it belongs to neither for certain.
        if fitting and all(said[g].agrees(said[fitting[0]]) for g in fitting):
            g = min(fitting)
            said[g] = said[g].joined(own.stated)
        else:
            g = len(members)
            members[g], said[g] = [], own.stated
        group_of[i] = g
        members[g].append(i)
    return [_join([claims[i] for i in found], said[g]) for g, found in members.items()]


def _join(claims: Sequence[Claim], said: Stated) -> Claim:
    if len(claims) == 1:
        return claims[0]
    mentions = sorted((m for claim in claims for m in claim.mentions), key=lambda m: (m.article, m.start, m.end, m.id))
    return Claim(tuple(mentions), claims[0].fullest, said)


def _neighbours(claims: Sequence[Claim], blocks: Callable[[Claim], Iterable[Hashable]]) -> dict[int, list[int]]:
    """For each claim the others of a block whose value may be the same, in order."""
    members: dict[Hashable, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        for block in blocks(claim):
            members[block].append(i)
    found: dict[int, dict[int, None]] = defaultdict(dict)
    for own in members.values():
        if len(own) > 1:
            for a, b in _overlapping(claims, own):
                found[a][b] = found[b][a] = None
    return {i: sorted(others) for i, others in found.items()}


def _overlapping(claims: Sequence[Claim], own: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Pairs of a block whose figures may be the same, found from the smallest to the largest."""
    active: list[int] = []
    for i in sorted(own, key=lambda i: claims[i].fullest.near.low):
        m = claims[i].fullest
        active = [j for j in active if claims[j].fullest.near.high >= m.near.low][-MANY:]
        for j in active:
            if same_value(claims[j].fullest, m):
                yield j, i
        active.append(i)
