"""Parts against their whole: "fined $185 million, including $100 million by the bureau", a list of parts behind the amount they are part of."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.checks.check import Check, of_facts
from corpus.relate.checks.scene import Roles, Scene, any_of, roles
from corpus.relate.checks.shares import share_of
from corpus.relate.derived import follows
from corpus.relate.intervals import Interval, verdict
from corpus.relate.mentions import Mention

#: sentences between an amount and the list of its parts, at most: one that says what the list is of
BETWEEN = 1


class Lists(NamedTuple):
    """The patterns of parts."""

    roles: Roles
    including: re.Pattern[str]
    lists: re.Pattern[str]


def lists(lexicon: Lexicon) -> Lists:
    """The patterns, made once: `lexicon.compiled(lists)`."""
    words = lexicon["checks"]["parts"]
    some = rf"(?:\s{{1,3}}(?:{any_of(words['between'])})\b){{0,4}}+"
    return Lists(
        lexicon.compiled(roles),
        re.compile(rf"^[\w\s’'-]{{0,60}},?\s{{0,3}}\(?(?:{any_of(words['including'])}){some}\s{{0,3}}$", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(words['lists'])})\b", re.IGNORECASE),
    )


def parts(scenes: Sequence[Scene], lexicon: Lexicon) -> Iterator[Check]:
    """Checks of parts against their whole, each with the share that they are."""
    known = lexicon.compiled(lists)
    for scene in scenes:
        for at in sorted(scene.by_sentence):
            yield from _included(scene, scene.by_sentence[at], known)
            yield from _listed(scene, at, known)


def _included(scene: Scene, own: Sequence[Mention], known: Lists) -> Iterator[Check]:
    for whole, part in itertools.pairwise(own):
        if (
            whole.is_amount
            and whole.value > 0
            and part.is_amount
            and _of_one_kind(part, whole)
            and known.including.match(scene.between(whole, part))
        ):
            yield _against("part included in its whole", [part], whole)


def _of_one_kind(part: Mention, whole: Mention) -> bool:
    """Whether two amounts can be part and whole by their units; counts of other nouns may be ("12 people, including 2 children")."""
    if whole.unit.startswith("count:"):
        return part.unit.startswith("count") and not part.is_vague and not whole.is_vague
    return part.unit == whole.unit


def _listed(scene: Scene, at: int, known: Lists) -> Iterator[Check]:
    """ "… came to $3 billion. Engines led the list: they brought $1 billion, medicines $0.5 billion.\""""
    own = [m for m in scene.by_sentence[at] if m.is_amount]
    if len(own) < 2 or len({m.unit for m in own}) > 1 or len({m.wording for m in own}) < len(own):
        return
    whole = _whole_before(scene, at, own)
    if whole is None or any(m.value >= whole.value for m in own):
        return
    cues = [scene.lead(own[0]), *(scene.sentence(n) for n in range(scene.number[whole.id] + 1, at))]
    if any(known.lists.search(text) for text in cues) and scene.role(whole, known.roles) == "now":
        yield _against("list of parts behind their whole", own, whole)


def _whole_before(scene: Scene, at: int, own: Sequence[Mention]) -> Mention | None:
    """The one amount of the parts' unit in the nearest sentence before that has one, with nothing that speaks against it."""
    for back in range(1, BETWEEN + 2):
        found = [m for m in scene.by_sentence.get(at - back, ()) if m.unit == own[0].unit]
        if found:
            same_place = all(m.place is None or found[0].place is None or m.place == found[0].place for m in own)
            same_period = all(m.period is None or found[0].period is None or m.period == found[0].period for m in own)
            return found[0] if len(found) == 1 and same_place and same_period else None
    return None


def _against(rule: str, own: Sequence[Mention], whole: Mention) -> Check:
    """Parts, which may not exceed their whole together."""
    found = share_of(rule, own, whole)
    said = verdict(found.said, Interval(0, 100))
    if said == "violated" and found.rounded.meets(Interval(0, 100)):
        said = "open"
    names = " + ".join(f"“{m.text}”" for m in own)
    says = f"{names} {'is' if len(own) == 1 else 'are'} held against “{whole.text}”, of which {'it is' if len(own) == 1 else 'they are'} told to be part."
    assumed = [f"assuming that the {len(own)} parts do not overlap"] if len(own) > 1 and said == "violated" else []
    return of_facts(rule, "parts", said, says, [*own, whole], follows=follows(found), sure="; ".join([found.sure, *assumed]), derived=found)
