"""Shares of a whole: what a share of a counted whole comes to, the total that a share implies, a part held against both.

Each rule wants the words that tie share, part and whole to one another; nothing is tied by standing close alone.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.amounts import amount
from corpus.relate.checks.check import HOLDS, OPEN, Check, of_facts
from corpus.relate.checks.scene import Roles, Scene, any_of, roles
from corpus.relate.derived import Derived, derive, follows
from corpus.relate.figures import stated
from corpus.relate.intervals import Interval, verdict
from corpus.relate.mentions import Mention

#: what a whole is called: the words behind "of"; "half of a point" is no share
WHOLE = re.compile(r"^\s+of\s+(?!an?\b)((?:[\w’'-]++\s*+){1,8}+)")
#: sentences that a total may stand before "a quarter of that"
BACK = 2


class Lists(NamedTuple):
    """The patterns of shares."""

    roles: Roles
    is_share: re.Pattern[str]
    this_is: re.Pattern[str]
    whole: re.Pattern[str]
    pointing: re.Pattern[str]
    whole_of: re.Pattern[str]
    part_of: re.Pattern[str]


def lists(lexicon: Lexicon) -> Lists:
    """The patterns, made once: `lexicon.compiled(lists)`."""
    words = lexicon["checks"]["shares"]
    own = any_of(words["whole_of"])
    return Lists(
        lexicon.compiled(roles),
        re.compile(rf"^\s*+[,(–—-]++\s*+(?:{any_of(words['is_share'])})\s*+$", re.IGNORECASE),
        re.compile(rf"^(?:{any_of(words['this_is'])})\s++(?:(?:about|nearly|almost|over|roughly)\s*+)?$", re.IGNORECASE),
        re.compile(rf"^\s*+of\s++(?:the\s++)?(?:[\w’'-]++\s++)?(?:{any_of(words['whole'])})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{any_of(words['pointing'])})\s{{1,3}}[a-z-]+", re.IGNORECASE),
        re.compile(rf"^\s++of(?:\s++[\w’'.-]++){{0,3}}?\s++(?:{own}|[\w.-]{{1,60}}(?:'s|’s|s’|s'))\s++$|^\s++of\s++$", re.IGNORECASE),
        re.compile(
            rf"^\s++(?:(?:out )?of)\s++(?:{any_of(['the', 'its', 'their', 'his', 'her', 'our', 'all', 'these', 'those'])})\s+$",
            re.IGNORECASE,
        ),
    )


def shares(scenes: Sequence[Scene], lexicon: Lexicon) -> Iterator[Check]:
    """Checks of shares against their wholes, each with the part, total or share that follows."""
    known = lexicon.compiled(lists)
    for scene in scenes:
        for at in sorted(scene.by_sentence):
            own = scene.by_sentence[at]
            yield from _of_counted_wholes(scene, own, known)
            yield from _beside_amounts(scene, own, known)
            yield from _of_the_sentence_before(scene, at, known)
            yield from _parts_of_counts(scene, own, known)


def _of_counted_wholes(scene: Scene, own: Sequence[Mention], known: Lists) -> Iterator[Check]:
    """ "1 percent of the bank's 100,000 tellers": the share times the whole."""
    for share, whole in itertools.pairwise(own):
        if share.is_share and whole.is_amount and _is_whole(whole) and known.whole_of.match(scene.between(share, whole)):
            found = _part("share of a counted whole", share, whole)
            yield of_facts(
                found.rule,
                "share",
                OPEN,
                f"“{share.text}” of “{whole.text}” is worked out.",
                [share, whole],
                follows=follows(found),
                sure=found.sure,
                derived=found,
            )


def _is_whole(m: Mention) -> bool:
    """Whether an amount may be divided into shares: no "half of a million", no rate, no bound of a range."""
    return not re.match(r"an?\b", m.text) and "/" not in m.unit.partition("count:")[0] and m.value > 1


def _beside_amounts(scene: Scene, own: Sequence[Mention], known: Lists) -> Iterator[Check]:
    """ "$5 billion, or 20% of all exports": the total is the amount by the share."""
    for part, share in itertools.pairwise(own):
        if (
            part.is_amount
            and share.is_share
            and known.is_share.match(scene.between(part, share))
            and (called := WHOLE.match(scene.behind(share)))
        ):
            before = [m for m in own if m.end <= part.start and known.part_of.match(scene.between(part, m))]
            if not before:
                yield _total_check("amount and its share", part, share, called[1])
    for part, whole, share in zip(own, own[1:], own[2:], strict=False):
        if (
            part.is_amount
            and share.is_share
            and _counts(part, whole)
            and known.part_of.match(scene.between(part, whole))
            and re.fullmatch(r"[\w\s]{0,20}(?:, or|\()\s*+(?:(?:about|nearly|almost|roughly)\s*+)?", scene.between(whole, share))
        ):
            yield _part_check("part, whole and share", share, part, whole)


def _of_the_sentence_before(scene: Scene, at: int, known: Lists) -> Iterator[Check]:
    """A share whose amount or total stands in the sentence before."""
    for share in (m for m in scene.by_sentence[at] if m.is_share):
        amounts = [m for m in scene.by_sentence.get(at - 1, ()) if m.is_amount]
        if len(amounts) == 1 and _said_alike(share, amounts[0]):
            yield from _of_what_was_said(scene, share, amounts[0], known)
        if re.match(r"\s+of (?:that|it|this)\b", scene.behind(share)):
            yield from _part_of_that(scene, at, share, known)


def _of_what_was_said(scene: Scene, share: Mention, part: Mention, known: Lists) -> Iterator[Check]:
    """ "They sold $5 billion. This is a fifth of all exports.", "… over a third of the total volume in this segment.\""""
    behind, clause = scene.behind(share), scene.clause(share)
    whole = WHOLE.match(behind)
    if whole and known.this_is.match(clause):
        yield _total_check("share of what the sentence before says", part, share, whole[1])
    elif (
        whole
        and known.whole.match(behind)
        and known.pointing.search(behind)
        and share.place is not None
        and share.place == part.place
        and scene.role(part, known.roles) == "now"
    ):
        yield _total_check("share of a total that points back", part, share, whole[1])


def _part_of_that(scene: Scene, at: int, share: Mention, known: Lists) -> Iterator[Check]:
    """ "It costs $160,000. A quarter of that is $40,000.": the part held against share and total."""
    parts = [m for m in scene.by_sentence[at] if m.is_amount and m.start > share.end and scene.role(m, known.roles) == "now"]
    totals = [
        m for back in range(1, BACK + 1) for m in scene.by_sentence.get(at - back, ()) if m.is_amount and parts and m.unit == parts[0].unit
    ]
    if len(parts) == 1 and len(totals) == 1:
        yield _part_check("share of that", share, parts[0], totals[0])


def _parts_of_counts(scene: Scene, own: Sequence[Mention], known: Lists) -> Iterator[Check]:
    """ "12 of the 40 projects", "Of the 40 projects, 12 failed": the share that a counted part is."""
    for a, b in itertools.pairwise(own):
        if _counts(a, b) and known.part_of.match(scene.between(a, b)):
            yield _share_check("part of a counted whole", a, b)
        elif (
            _counts(b, a)
            and re.fullmatch(r"\W*of (?:the|its|their|these|those)\s+", scene.lead(a), re.IGNORECASE)
            and "," in scene.between(a, b)
        ) and re.fullmatch(r"[^,]*+,\s*+(?:(?:only|just|some)\s*+)?", scene.between(a, b)):
            yield _share_check("part of a counted whole", b, a)


def _counts(part: Mention, whole: Mention) -> bool:
    """Whether both are counts of the same things, the part told without its noun or with the whole's."""
    return (
        whole.unit.startswith("count:")
        and part.unit in ("count", whole.unit)
        and not part.is_vague
        and not whole.is_vague
        and whole.value > 1
    )


def _said_alike(a: Mention, b: Mention) -> bool:
    return a.speaker == b.speaker and stated(a)._replace(direction=None, baseline=None).agrees(
        stated(b)._replace(direction=None, baseline=None)
    )


def _part(rule: str, share: Mention, whole: Mention) -> Derived:
    return derive(
        rule,
        "part",
        [share, whole],
        lambda by, all_: by * all_ / Interval(100, 100),
        whole.unit,
        f"{amount(share.value, 'percent')} × {amount(whole.value, whole.unit)}",
        "share × whole",
        measure=share.wording or whole.wording,
        place=share.place or whole.place,
        period=share.period or whole.period,
    )


def _total_check(rule: str, part: Mention, share: Mention, whole: str) -> Check:
    """The total that an amount and its share imply."""
    found = derive(
        rule,
        "total",
        [part, share],
        lambda level, by: level * Interval(100, 100) / by,
        part.unit,
        f"{amount(part.value, part.unit)} / {amount(share.value, 'percent')}",
        "amount / its share of the whole",
        measure=" ".join(whole.split()),
        period=share.period or part.period,
    )
    says = f"“{part.text}” as “{share.text}” of “{' '.join(whole.split())}” implies the total."
    return of_facts(rule, "share", OPEN, says, [part, share], follows=follows(found), sure=found.sure, derived=found)


def _part_check(rule: str, share: Mention, part: Mention, whole: Mention) -> Check:
    """A part held against its share of a whole; a share may be rounded."""
    found = _part(rule, share, whole)
    verdict_ = verdict(found.said, part.said)
    if verdict_ != HOLDS and found.rounded.meets(part.rounded):
        verdict_ = HOLDS if share.said.is_point and part.said.is_point and whole.said.is_point else OPEN
    says = f"“{part.text}” is held against “{share.text}” of “{whole.text}”."
    return of_facts(rule, "share", verdict_, says, [share, part, whole], follows=follows(found), sure=found.sure, derived=found)


def _share_check(rule: str, part: Mention, whole: Mention) -> Check:
    """The share that a part is of its whole, which it may not exceed."""
    found = share_of(rule, [part], whole)
    verdict_ = verdict(found.said, Interval(0, 100))
    says = f"“{part.text}” of “{whole.text}” is a part of it."
    return of_facts(rule, "parts", verdict_, says, [part, whole], follows=follows(found), sure=found.sure, derived=found)


def share_of(rule: str, parts: Sequence[Mention], whole: Mention) -> Derived:
    """The parts together as a share of the whole, in percent."""
    sum_ = " + ".join(amount(m.value, m.unit) for m in parts)
    return derive(
        rule,
        "share",
        [*parts, whole],
        lambda *all_: sum(all_[1:-1], all_[0]) * Interval(100, 100) / all_[-1],
        "percent",
        f"{sum_ if len(parts) == 1 else f'({sum_})'} / {amount(whole.value, whole.unit)}",
        "part / whole" if len(parts) == 1 else "sum of the parts / whole",
        measure=parts[0].wording if len(parts) == 1 else whole.wording,
        place=whole.place,
        period=whole.period or parts[0].period,
    )
