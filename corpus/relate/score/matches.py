"""Figures matched with objectives by visible rules: the words, the unit, level or change, the place, and whether it is said of now."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.relate.checks.scene import Roles
from corpus.relate.intervals import OPEN, Interval
from corpus.relate.mentions import Mention, family
from corpus.relate.objective import ANYWHERE, Objective, Words
from corpus.relate.score import places as places_
from corpus.relate.score.places import WIDE, Places
from corpus.relate.score.reasons import Reason
from corpus.relate.score.words import Finder, finder, folded

#: where the words of an objective are found
MEASURE, LINKED, SENTENCE = "measure", "claim", "sentence"
#: right before a figure: it is the level that a change leads to, the change, or the level that it starts from
TO = re.compile(r"\b(?:to|at|reached|reaching)\s{1,3}$", re.IGNORECASE)
BY = re.compile(r"\bby\s{1,3}$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s{1,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention with what the scorecard needs beside it: the day of its article (ISO, None where unknown), whether it says a change
    or the level before one, and its words in lower case: what it measures, what mentions linked to it measure, its sentence."""

    mention: Mention
    published: str | None
    is_change: bool
    is_before: bool
    measure: str
    linked: str
    sentence: str

    @property
    def said(self) -> Interval:
        """What the words allow; a decrease is below zero."""
        return self._signed(self.mention.said)

    @property
    def rounded(self) -> Interval:
        """The same with printed numbers taken as rounded."""
        return self._signed(self.mention.rounded)

    @property
    def value(self) -> float:
        """The number written; a decrease is below zero."""
        return -self.mention.value if self._falls else self.mention.value

    @property
    def _falls(self) -> bool:
        return self.is_change and self.mention.direction == "decrease"

    def _signed(self, found: Interval) -> Interval:
        if self._falls:
            return Interval(-found.high, -found.low)
        # "almost 270" leaves the lower end open; no amount is less than nothing.
        return Interval(0.0, found.high) if found.low == -OPEN and not self.is_change else found


@dataclass(frozen=True, slots=True)
class Match:
    """A figure that an objective's words are found in. `reason`: why it does not answer, None where it does."""

    figure: Figure
    role: str
    words: tuple[str, ...]
    found_in: str
    reason: Reason | None

    def row(self, objective: Objective, reason: Reason | None) -> dict[str, Any]:
        """The row of the table; `reason` is the final one."""
        m = self.figure.mention
        return {
            "objective": objective.name,
            "role": self.role,
            "used": reason is None,
            "reason": reason.value if reason else None,
            "words": list(self.words),
            "found_in": self.found_in,
            "fact": m.id,
            "article": m.article,
            "text": m.text,
            "unit": m.unit,
            "measure": m.wording,
            "place": m.place,
            "period": m.period,
            "speaker": m.speaker,
            "sentence": m.sentence,
        }


def figure(m: Mention, published: str | None, lead: str, linked: str, in_change: bool, known: Roles) -> Figure:
    """A mention as a figure. `lead`: the text of its article right before it; `linked`: what mentions linked to it measure;
    `in_change`: another mention of its claim says a change.

    A count's noun is part of what it measures; where nothing else is, its sentence is looked at.
    """
    noun = m.unit.removeprefix("count:") if m.unit.startswith("count:") else ""
    inside = folded(f"{m.wording or ''} {noun}").strip()
    is_change = (m.direction is not None or in_change or bool(BY.search(lead))) and not TO.search(lead)
    # "from 48% to 61%": never now; "compared with $2 million in 2018": a level of its own year.
    is_before = bool(FROM.search(lead)) or (m.period is None and bool(known.before.search(lead)))
    return Figure(m, published, is_change, is_before, inside, linked, folded(m.sentence))


def matches(objective: Objective, role: str, figures: Sequence[Figure], known: Places, ahead: Callable[[Figure], bool]) -> Iterator[Match]:
    """The figures that hold the words of one side of an objective (figure, foreign or comparator), each with whether it answers.
    `ahead`: whether a figure is said of what is to come."""
    words, wanted = side(objective, role)
    found_by = finder(words)
    names = None if wanted is None else frozenset(places_.name(place, known) for place in wanted)
    for one in figures:
        hit = _hit(found_by, one)
        if hit is None or (hit[1] == SENTENCE and family(one.mention.unit) != family(objective.unit)):
            continue  # neither its words in the measure nor its unit: it is about something else
        reason = _reason(one, objective, hit[1] != SENTENCE or not one.measure, names, known, ahead)
        yield Match(one, role, *hit, reason)


def _hit(found_by: Finder, f: Figure) -> tuple[tuple[str, ...], str] | None:
    """The words that are found, and where: in what the figure measures, in what mentions linked to it measure, or in its sentence."""
    own = found_by.found(f.measure, f.sentence)
    if own is not None and own[1]:
        return own[0], MEASURE
    other = found_by.found(f.linked, f.sentence) if f.linked else None
    if other is not None and other[1]:
        return other[0], LINKED
    return (own[0], SENTENCE) if own is not None else None


def side(objective: Objective, role: str) -> tuple[Words, Collection[str] | None]:
    """The words of a side and the places that it may be of, None for any. What a side does not state is the objective's own."""
    own: Collection[str] | None = None if objective.place == ANYWHERE else [objective.place]
    other = {"foreign": objective.foreign, "comparator": objective.comparator}.get(role)
    if other is None:
        return objective.words, own
    words = other if other.any or other.all else objective.words
    # A comparator that is told by its words alone may be anywhere; imports are figures of the place that they come to.
    return words, other.places or (own if role == "foreign" else None)


def _reason(
    f: Figure, o: Objective, names_it: bool, wanted: frozenset[str] | None, known: Places, ahead: Callable[[Figure], bool]
) -> Reason | None:
    """Why a figure does not answer, None where it does. Ordered from the plainest reason to the nearest one."""
    if not names_it:
        return Reason.ONLY_SENTENCE
    if family(f.mention.unit) != family(o.unit):
        return Reason.OTHER_UNIT
    if f.is_change != (o.kind == "change"):
        return Reason.IS_CHANGE if f.is_change else Reason.IS_LEVEL
    if f.is_before:
        return Reason.BEFORE
    if wanted is not None and (wrong := _wrong_place(f.mention.place, wanted, known)):
        return wrong
    if f.mention.id in o.without:
        return Reason.LEFT_OUT
    return Reason.FORECAST if ahead(f) else None


def _wrong_place(place: str | None, wanted: frozenset[str], known: Places) -> Reason | None:
    """Equal places answer. What lies inside a country is named as what it is and does not."""
    if place is None:
        return Reason.NO_PLACE
    name = places_.name(place, known)
    if name in wanted:
        return None
    if any(places_.kind(one, known) in WIDE for one in wanted):
        return {"city": Reason.CITY, "region": Reason.REGION}.get(places_.kind(name, known) or "", Reason.OTHER_PLACE)
    return Reason.OTHER_PLACE
