"""Contradictions: claims of one measure, place and period whose figures cannot both be right.

Two figures under the same words are mostly of two things: a part and the whole, a plan and what came of it, this month and
this year. So both must state place (or whose figure it is) and period, in equal words, and their sentences may not differ
in what limits the figure or says of what sort it is.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.amounts import span
from corpus.relate.checks.check import VIOLATED, Check, of_facts
from corpus.relate.checks.scene import Scene
from corpus.relate.claims import Claim
from corpus.relate.intervals import Interval
from corpus.relate.measures import WORD, lemma, words
from corpus.relate.mentions import Mention, family

#: words behind a figure that may limit it: "12 tonnes to Asia"
LIMITED = 6


class Lists(NamedTuple):
    """The word lists of contradictions."""

    kinds: frozenset[str]
    referents: frozenset[str]
    function: frozenset[str]
    time: frozenset[str]
    generic: frozenset[str]


def lists(lexicon: Lexicon) -> Lists:
    """The lists, made once: `lexicon.compiled(lists)`."""
    own, known = lexicon["checks"], lexicon.compiled(words)
    return Lists(
        frozenset(own["comparable"]["kinds"]),
        frozenset(own["open_ends"]["demonstratives"] + own["open_ends"]["possessives"]),
        known.function,
        known.time,
        known.generic,
    )


def contradictions(scenes: Sequence[Scene], claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Check]:
    """A check for each two claims that contradict one another, neighbours in size."""
    known = lexicon.compiled(lists)
    by_article = {scene.mentions[0].article: scene for scene in scenes if scene.mentions}
    blocks: dict[Hashable, list[tuple[Claim, Mention]]] = defaultdict(list)
    for claim in claims:
        for key, m in _keys(claim, by_article, known):
            blocks[key].append((claim, m))
    for own in blocks.values():
        yield from _disjoint(own, by_article)


def _keys(claim: Claim, scenes: dict[str, Scene], known: Lists) -> Iterable[tuple[Hashable, Mention]]:
    """What another claim must share to be held against this one, with the mention that states it: each sort of sentence once."""
    seen = set()
    for m in claim.mentions:
        scene = scenes.get(m.article)
        if m.title or scene is None or not _is_comparable(m, known):
            continue
        key = (family(m.unit), m.measure.content, m.place, m.period, m.baseline, m.direction is None, _sort(m, scene, known))
        if key not in seen:
            seen.add(key)
            yield key, m


def _is_comparable(m: Mention, known: Lists) -> bool:
    """Whether a mention says by itself what it measures, where and when."""
    wording = {lemma(word) for word in WORD.findall(m.wording or "")}
    return (
        m.period is not None
        and "period" not in m.inferred
        and "unit" not in m.inferred
        and not m.is_vague
        and m.unit not in ("count", "point")
        and bool(m.measure.content - known.generic)
        and not wording & known.referents
        and ((m.place is not None and "place" not in m.inferred) or bool(m.measure.names))
        and (m.measure.head is not None and m.measure.head not in m.measure.names)
    )


def _sort(m: Mention, scene: Scene, known: Lists) -> frozenset[str]:
    """Words of the sentence that say of what sort the figure is, with what stands right behind it and limits it."""
    said = {lemma(word) for word in WORD.findall(scene.sentence(scene.number[m.id]))}
    behind = re.split(r"[,.;:—–()!?]", scene.behind(m), maxsplit=1)[0]
    limits = [lemma(word) for word in WORD.findall(behind)[:LIMITED]]
    place = {lemma(word) for word in WORD.findall(m.place or "")}
    limiting = {
        w for w in limits if w[0].isalpha() and w not in known.function | known.time and w not in m.measure.content and w not in place
    }
    return frozenset(said & known.kinds) | frozenset(limiting)


def _disjoint(own: Sequence[tuple[Claim, Mention]], scenes: dict[str, Scene]) -> Iterator[Check]:
    """Checks of neighbours in size that do not meet, told in different sentences."""
    ordered = sorted(own, key=lambda item: (_signed(item[1]).low, _signed(item[1]).high, item[1].id))
    for (one, a), (two, b) in itertools.pairwise(ordered):
        if one.id == two.id or _signed(a).meets(_signed(b)) or _in_one_sentence(a, b, scenes):
            continue
        says = f"“{a.text}” and “{b.text}” are told of the same measure, place and period ({_what(a)}) and do not meet."
        follows = f"{_told(a)}; {_told(b)}: at most one of them is right, or they measure two things."
        first, second = sorted((a, b), key=lambda m: (m.article, m.start))
        yield of_facts("intervals that do not meet", "contradiction", VIOLATED, says, [first, second], follows=follows)


def _in_one_sentence(a: Mention, b: Mention, scenes: dict[str, Scene]) -> bool:
    return a.article == b.article and (a.sentence == b.sentence or scenes[a.article].number[a.id] == scenes[b.article].number[b.id])


def _signed(m: Mention) -> Interval:
    """The interval with its sign: a decrease lies below zero. Printed numbers may be rounded."""
    return Interval(-m.rounded.high, -m.rounded.low) if m.direction == "decrease" else m.rounded


def _what(m: Mention) -> str:
    return ", ".join(part for part in (m.wording, m.place, m.period) if part)


def _told(m: Mention) -> str:
    by = f", {m.speaker}" if m.speaker else ""
    change = f" {m.direction}" if m.direction else ""
    return f"{span(*m.said.ends(), m.unit)}{change} ({m.article}{by})"
