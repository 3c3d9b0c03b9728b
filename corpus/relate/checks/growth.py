"""Changes against levels: the base that a level and its growth imply, and growth held against two levels.

A growth of g per cent to a level v implies the base v / (1 + g/100); "n times" is read as n times as much. Which level
belongs to which growth is said by the words: both in one sentence with the same measure, the level in the next sentence as
"its volume" or "they came to", or anywhere with the same measure, place and period stated.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.amounts import amount, number
from corpus.relate.checks.check import OPEN, Check, of_facts
from corpus.relate.checks.scene import Roles, Scene, any_of, roles
from corpus.relate.claims import Claim
from corpus.relate.derived import CERTAIN, Derived, derive, follows
from corpus.relate.figures import stated
from corpus.relate.intervals import Interval, verdict
from corpus.relate.measures import words
from corpus.relate.mentions import Mention

YEAR = re.compile(r"\d{4}$")
#: a baseline that is a period, not words or an amount
ISO = re.compile(r"\d{4}(?:-[\dQWH]{1,3}){0,2}(?:/\d{4}(?:-[\dQWH]{1,3}){0,2})?$")
YEARLY = "reading a change in a year as against the year before"
TIMES = "reading times as times as much"


class Lists(NamedTuple):
    """The word lists of growth."""

    roles: Roles
    taken_up: re.Pattern[str]
    breaks: re.Pattern[str]


def lists(lexicon: Lexicon) -> Lists:
    """The lists, made once: `lexicon.compiled(lists)`."""
    levels, nouns = lexicon["checks"]["levels"], any_of(lexicon.compiled(words).generic)
    taken_up = rf"(?:(?:{any_of(levels['taken_up'])})\s{{1,3}}(?:\w{{1,20}}+\s{{1,3}})?(?:{nouns}|{any_of(levels['amounts'])})\b)"
    return Lists(
        lexicon.compiled(roles), re.compile(taken_up, re.IGNORECASE), re.compile(rf"\b(?:{any_of(levels['breaks'])})\b", re.IGNORECASE)
    )


def growth(scenes: Sequence[Scene], claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Check]:
    """Checks of growth against levels, each with the base or level that follows."""
    known = lexicon.compiled(lists)
    done: set[tuple[str, str]] = set()
    claim_of = {m.id: claim for claim in claims for m in claim.mentions}
    for rule, g, now, before in _pairs(scenes, claims, known):
        level = now or before
        assert level is not None
        key = claim_of[g.id].id, claim_of[level.id].id
        if key not in done:
            done.add(key)
            yield _held_against(rule, g, now, before) if now and before else _implied(rule, g, level, now is not None)


Pair = tuple[str, Mention, Mention | None, Mention | None]


def _pairs(scenes: Sequence[Scene], claims: Sequence[Claim], known: Lists) -> Iterator[Pair]:
    """(rule, growth, level now, level before) where the words say that they belong together."""
    for scene in scenes:
        for at in sorted(scene.by_sentence):
            yield from _in_one_sentence(scene, at, known)
            yield from _in_the_next(scene, at, known)
    yield from _of_one_measure(claims)


def _in_one_sentence(scene: Scene, at: int, known: Lists) -> Iterator[Pair]:
    own = scene.by_sentence[at]
    changes = [m for m in own if is_growth(m)]
    for g in changes:
        levels = [m for m in own if m.is_amount and _belongs(scene, g, m, known)]
        if any(other is not g and same_measure(other, g) for other in changes):
            continue
        now = [m for m in levels if scene.role(m, known.roles) == "now"]
        before = [m for m in levels if scene.role(m, known.roles) == "before"]
        if len(now) <= 1 and len(before) <= 1 and (now or (before and _touches(scene, g, before[0]))):
            yield "growth and level in one sentence", g, now[0] if now else None, before[0] if before else None


def _belongs(scene: Scene, g: Mention, level: Mention, known: Lists) -> bool:
    """Whether a level of the growth's sentence measures the same thing, there and then, with no other clause begun between them."""
    first, second = (g, level) if g.start < level.start else (level, g)
    agrees = stated(g)._replace(baseline=None, direction=None).agrees(stated(level)._replace(baseline=None, direction=None))
    return level.value > 0 and agrees and same_measure(g, level) and not known.breaks.search(scene.between(first, second))


def _touches(scene: Scene, g: Mention, base: Mention) -> bool:
    """Whether a base stands right behind the growth: "rose 5% from $10 billion"."""
    return g.end <= base.start and len(scene.between(g, base).split()) <= 2


def _in_the_next(scene: Scene, at: int, known: Lists) -> Iterator[Pair]:
    """ "Exports rose by 44%. Their volume is $30 billion.": the one level of a sentence that takes up the one before."""
    changes = {(m.value, m.unit): m for m in scene.by_sentence[at] if is_growth(m)}
    levels = [m for m in scene.by_sentence.get(at + 1, ()) if m.is_amount and m.value > 0]
    if len(changes) != 1 or len(levels) != 1 or any(m.is_amount for m in scene.by_sentence[at]):
        return
    (g,), level = changes.values(), levels[0]
    agrees = all(
        a is None or b is None or a == b for a, b in ((g.place, level.place), (g.period, level.period), (g.speaker, level.speaker))
    )
    if agrees and known.taken_up.match(scene.clause(level)) and scene.role(level, known.roles) == "now":
        yield "level taken up in the next sentence", g, level, None


def _of_one_measure(claims: Sequence[Claim]) -> Iterator[Pair]:
    """Growth and level told apart from one another: measure, place and period are stated and the same, and there is one of each."""
    blocks: dict[tuple[frozenset[str], str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        m = claim.fullest
        if m.place and m.period and m.measure.content - m.measure.names and not m.inferred & {"place", "period"}:
            blocks[m.measure.content, m.place, m.period].append(claim)
    for own in blocks.values():
        changes = [claim.fullest for claim in own if is_growth(claim.fullest)]
        levels = [claim.fullest for claim in own if claim.fullest.is_amount and claim.fullest.value > 0]
        if len(changes) == len(levels) == 1 and changes[0].baseline is None and levels[0].direction is None and levels[0].baseline is None:
            yield "growth and level of one measure", changes[0], levels[0], None


def is_growth(m: Mention) -> bool:
    """Whether a figure says how much something changed, in parts of itself."""
    if m.direction is None or m.is_vague or m.value <= 0:
        return False
    return m.unit == "times" or (m.unit == "percent" and (m.direction == "increase" or m.rounded.high < 100))


def same_measure(a: Mention, b: Mention) -> bool:
    """Whether two figures of one sentence measure the same thing in the same words."""
    return a.wording is not None and a.wording == b.wording and bool(a.measure.content)


def factor(g: Mention) -> Callable[[Interval], Interval]:
    """From the interval of a growth to that of the factor it multiplies by: +44% is 1.44, "tripled" is 3, halved is 0.5."""

    def work(x: Interval) -> Interval:
        if g.unit == "times":
            return x if g.direction == "increase" else Interval(1, 1) / x
        if g.direction == "increase":
            return Interval(1 + max(x.low, 0) / 100, 1 + x.high / 100)
        return Interval(max(0.0, 1 - x.high / 100), 1 - max(x.low, 0) / 100)

    return work


def _implied(rule: str, g: Mention, level: Mention, is_now: bool) -> Check:
    """What follows from a growth and one level."""
    found = _base(rule, g, level) if is_now else _level(rule, g, level)
    when, other = ("after", "before") if is_now else ("before", "after")
    says = f"{_change(g)} and {_written(level)} {when} it imply the level {other} it{_of(g, level)}."
    return of_facts(rule, "growth", OPEN, says, [g, level], follows=follows(found), sure=found.sure, derived=found)


def _base(rule: str, g: Mention, now: Mention) -> Derived:
    period = g.baseline if g.baseline and ISO.match(g.baseline) else None
    assumes = [TIMES] if g.unit == "times" else []
    if period is None and (year := g.period or now.period) and YEAR.match(year):
        period = str(int(year) - 1)
        assumes.append(YEARLY)
    work = factor(g)
    return derive(
        rule,
        "base",
        [g, now],
        lambda change, level: level / work(change),
        now.unit,
        f"{amount(now.value, now.unit)} / {_factor_text(g)}",
        "level after the change / (1 + change)" if g.unit == "percent" else "level after the change / times",
        measure=_fuller(g, now),
        place=g.place or now.place,
        period=period,
        assumes=assumes,
    )


def _level(rule: str, g: Mention, before: Mention) -> Derived:
    work = factor(g)
    return derive(
        rule,
        "level",
        [g, before],
        lambda change, level: level * work(change),
        before.unit,
        f"{amount(before.value, before.unit)} × {_factor_text(g)}",
        "level before the change × (1 + change)" if g.unit == "percent" else "level before the change × times",
        measure=_fuller(g, before),
        place=g.place or before.place,
        period=g.period,
        assumes=[TIMES] if g.unit == "times" else [],
    )


def _held_against(rule: str, g: Mention, now: Mention, before: Mention) -> Check:
    """Growth as told against the growth from one level to the other; printed numbers may be rounded."""
    work = factor(g)
    found = derive(
        rule,
        "change",
        [now, before],
        lambda new, old: new / old,
        "times",
        f"{amount(now.value, now.unit)} / {amount(before.value, before.unit)}",
        "level after the change / level before it",
        measure=_fuller(g, now),
        place=g.place or now.place,
        period=g.period or now.period,
    )
    verdict_ = verdict(found.said, work(g.said))
    if verdict_ != "holds" and found.rounded.meets(work(g.rounded)):
        verdict_ = "holds" if all(m.said.is_point for m in (g, now, before)) else OPEN
    held = f"{_change(g)} is held against {_written(before)} before and {_written(now)} after it{_of(g, now)}"
    says = f"{held}: {number(found.value)} times as much."
    return of_facts(
        rule,
        "growth",
        verdict_,
        says,
        [g, now, before],
        follows=follows(found),
        sure=CERTAIN if verdict_ == "violated" else found.sure,
        derived=found,
    )


def _fuller(a: Mention, b: Mention) -> str | None:
    """The wording of the measure that says more."""
    return max(a, b, key=lambda m: len(m.measure.content)).wording or a.wording or b.wording


def _factor_text(g: Mention) -> str:
    if g.unit == "times":
        return number(g.value) if g.direction == "increase" else f"(1 / {number(g.value)})"
    return f"(1 {'+' if g.direction == 'increase' else '-'} {number(g.value)}%)"


def _change(g: Mention) -> str:
    return f"The {g.direction} “{g.text}”"


def _of(a: Mention, b: Mention) -> str:
    wording = _fuller(a, b)
    return f" ({' '.join(wording.split())})" if wording else ""


def _written(m: Mention) -> str:
    return f"“{m.text}”"
