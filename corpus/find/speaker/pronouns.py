"""he, she, who, it, they → the one that the words before point to; None where two may be meant.

Method: the nearest sentence decides; in it, the one who last spoke there, else the first person named outside quote
marks (the subject, as a rule). After Hobbs' and Lappin & Leass' observation that subjects and recent sentences win.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from corpus.grammar.names import surname
from corpus.model import Document, Mention, Names

GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
RELATIVE = frozenset(["who", "which", "that", "whose"])
OWN = frozenset(["i", "me", "my", "we", "us", "our"])
PRONOUNS = frozenset(GENDER) | RELATIVE | OWN | frozenset(["it", "they", "them", "their", "its", "you", "these", "those", "this"])
# How many sentences back a pronoun reaches. Quoted sentences that name nobody outside their marks do not count.
BACK = 6
#: what ends the noun phrase of an unnamed speaker
LINK = re.compile(r",| (?:of|for|at|in|from|with|on|close|familiar|who|whose|by) ")
# So many organisations or people of one kind are looked at; among more, no description points to one.
BODIES = 60
# Who is called by a party has not been heard under a name.
PARTIES = frozenset(["Republican", "Democrat", "Independent", "Conservative", "Liberal", "Socialist"])
# How far back the only person of the gender may have been named.
FAR = 15
# Endings of nouns that name whoever does something.
AGENTS = ("er", "or", "ist")
# A headline means the person heard so many times as often as every other.
MOST = 3
# How many sentences further a person known to be "she" is looked for, once somebody has been found who may be one.
PATIENCE = 2


class Spoken(NamedTuple):
    """Who was last heard where: the name, its entity (-1: none), gender, and whether it is one person."""

    start: int
    name: str
    entity: int
    gender: str | None
    type: str
    plural: bool
    #: the entities of a couple
    pair: tuple[int, ...] = ()


def _by_noun(names: Names) -> dict[str, list[tuple[int, str]]]:
    """The organisations by the words of their names, with where they are first named."""
    found: dict[str, list[tuple[int, str]]] = {}
    seen: set[int] = set()
    for mention in names.mentions:
        entity = names.entities[mention.entity]
        if entity.type == "organisation" and mention.entity not in seen:
            seen.add(mention.entity)
            for word in set(entity.name.lower().split()):
                found.setdefault(word, []).append((mention.start, entity.name))
    return found


class Scene:
    """What the resolver knows while it walks the statements in text order."""

    def __init__(self, doc: Document, names: Names) -> None:
        self.doc = doc
        self.names = names
        self.spoken: list[Spoken] = []
        self._firms: dict[str, int] = {}
        self._bodies: dict[str, list[tuple[int, str]]] | None = None
        self.surnames = {surname(e.name).lower() for e in names.entities if e.type == "person"}
        self.organisations = {e.organisation.lower() for e in names.entities if e.organisation} | {
            e.name.lower() for e in names.entities if e.type == "organisation"
        }
        self.people: list[Mention] = [
            m for m in names.mentions if m.shape != "description" and m.entity >= 0 and names.entities[m.entity].type == "person"
        ]
        self.starts = [m.start for m in self.people]
        self.first = {m.entity: m.start for m in reversed(self.people)}
        #: people with a role, by where they are first named
        self.bearers = [i for i in sorted(self.first, key=lambda i: self.first[i]) if names.entities[i].descriptions]

    def gendered(self, pronoun: str, at: int, outside: str | None) -> Spoken | None:
        """The person behind "he" or "she" at offset `at`; `outside` is whoever speaks the sentence it stands in."""
        gender = GENDER[pronoun]
        here = self.doc.sentence_at(at)
        if here < 0:
            return None
        unsure: Spoken | None = None
        left = BACK
        for index in range(here, max(-1, here - BACK), -1):
            found = self._in_sentence(index, at, gender, outside)
            if found is not None and (found.gender == gender or (unsure is None and self._heard_by_name(found))):
                return found
            if unsure is None and found is not None:
                unsure, left = found, PATIENCE
            if unsure is not None and left == 0:
                break
            left -= 1
        return unsure or self._only(gender, at, here, outside)

    def _only(self, gender: str, at: int, here: int, outside: str | None) -> Spoken | None:
        """The only person named before who has the gender, if nobody else may have it."""
        if len(self.first) > BODIES:
            return None
        bearers = [i for i, start in self.first.items() if start < at and self.names.entities[i].gender in (gender, None)]
        if len(bearers) != 1 or self.names.entities[bearers[0]].name == outside or self.names.entities[bearers[0]].gender is None:
            return None
        end = bisect_left(self.starts, at)
        near = [m for m in self.people[max(0, end - BODIES) : end] if m.entity == bearers[0]]
        return self._as_spoken(near[-1]) if near and here - self.doc.sentence_at(near[-1].start) <= FAR else None

    def _in_sentence(self, index: int, at: int, gender: str, outside: str | None) -> Spoken | None:
        """The best of one sentence: who is known to have the gender before who may have it, speakers before the named."""
        sentence = self.doc.sentences[index]
        end = min(sentence.end, at)
        heard = [s for s in self._spoken(sentence.start, end) if s.type == "person" and not s.plural and s.name != outside]
        sure = [s for s in heard if s.gender == gender]
        if sure:
            return sure[-1]
        inside = self.doc.quoted[at] if at < len(self.doc.quoted) else 0
        named = [m for m in self._named(sentence.start, end) if self._fits(m, gender, outside) and self.doc.quoted[m.start] <= inside]
        right = [m for m in named if self.names.entities[m.entity].gender == gender]
        if right:
            return self._as_spoken(self._introduced(right) if index < self.doc.sentence_at(at) else right[0])
        unsure = [s for s in heard if s.gender is None]
        if unsure:
            return unsure[-1]
        return self._as_spoken(named[0]) if named else None

    def _heard_by_name(self, found: Spoken) -> bool:
        """Whether somebody of unknown gender has just spoken under a name: as good as sure."""
        last = found.name.split()[-1]
        return (
            last[:1].isupper() and last not in PARTIES and any(s.start == found.start for s in self._spoken(found.start, found.start + 1))
        )

    def _introduced(self, named: list[Mention]) -> Mention:
        """The one whom the sentence introduces by full name, if it is one alone; else the first (the subject, as a rule)."""
        new = [m for m in named if m.shape == "full" and self.first.get(m.entity) == m.start and self.names.entities[m.entity].role]
        return new[0] if len(new) == 1 else named[0]

    def _as_spoken(self, mention: Mention) -> Spoken:
        entity = self.names.entities[mention.entity]
        return Spoken(mention.start, entity.name, mention.entity, entity.gender, "person", False)

    def _fits(self, mention: Mention, gender: str, outside: str | None) -> bool:
        entity = self.names.entities[mention.entity]
        return entity.gender in (gender, None) and entity.name != outside and mention.shape != "label"

    def _spoken(self, start: int, end: int) -> Sequence[Spoken]:
        low = bisect_left(self.spoken, (start,))
        high = bisect_left(self.spoken, (end,))
        return self.spoken[max(low, high - BODIES) : high]

    def _named(self, start: int, end: int) -> Sequence[Mention]:
        low = bisect_left(self.starts, start)
        high = bisect_left(self.starts, end)
        return self.people[low : min(high, low + BODIES)]

    def relative(self, at: int) -> Mention | None:
        """The name right before "who": nothing but a comma or a bracketed party between them."""
        at_name = bisect_left(self.starts, at) - 1
        if at_name < 0:
            return None
        mention = self.people[at_name]
        gap = self.doc.text[mention.end : at].strip()
        return mention if gap in {"", ","} or (gap.startswith("(") and len(gap) < 12) else None

    def other(self, plural: bool, at: int) -> Spoken | None:
        """Who "it" or "they" is: the last one heard, if within two sentences and of that kind."""
        here = self.doc.sentence_at(at)
        for spoken in reversed(self.spoken):
            if spoken.start >= at:
                continue
            if here - self.doc.sentence_at(spoken.start) > 2:
                return None
            fits = spoken.plural if plural else spoken.type != "person" and not spoken.plural
            return spoken if fits else self._opening(here, at) if not plural else None
        return None if plural else self._opening(here, at)

    def _opening(self, here: int, at: int) -> Spoken | None:
        """The organisation that the sentence before begins with: "The Grid Office denies it. In a letter it said …"."""
        if here < 1 or self.doc.sentences[here - 1].paragraph != self.doc.sentences[here].paragraph:
            return None
        before, tokens = self.doc.sentences[here - 1], self.doc.tokens
        first = tokens.start[before.first + (tokens.lower[before.first] == "the")]
        for mention in self.names.mentions[self.names.at(first) : self.names.at(first + 1)]:
            entity = self.names.entities[mention.entity]
            if mention.start == first and entity.type == "organisation":
                return Spoken(at, entity.name, mention.entity, None, entity.type, False)
        return None

    def bodies(self, noun: str, at: int) -> set[str]:
        """The organisations named before offset `at` that bear a noun in their names."""
        if self._bodies is None:
            self._bodies = _by_noun(self.names)  # few articles ask
        return {name for start, name in self._bodies.get(noun, ())[:BODIES] if start < at}

    def firms(self, at: int) -> set[str]:
        """The organisations that have spoken under a name before offset `at`."""
        return {name for name, start in self._firms.items() if start < at} if len(self._firms) < BODIES else set()

    def again(self, words: list[str], at: int) -> Spoken | None:
        """ "the official" for the "senior official of the Agency" who has just spoken without a name."""
        if len(words) != 2 or words[0] != "the":
            return None
        here = self.doc.sentence_at(at)
        for spoken in reversed(self.spoken[-BACK:]):
            if (
                spoken.start < at
                and here - self.doc.sentence_at(spoken.start) <= BACK
                and spoken.entity < 0
                and not spoken.name[0].isdigit()
            ):
                head = LINK.split(spoken.name, maxsplit=1)[0].split()
                if head and head[-1].lower() == words[1]:
                    return spoken._replace(start=at)
        return None

    def headlined(self, first: int, last: int, link: int) -> Spoken | None:
        """The person heard most in the body by far, for a headline's "Maker of motors": a noun of doers with "of", without an article."""
        tokens = self.doc.tokens
        index = self.doc.sentence_at(tokens.start[first])
        if index < 0 or self.doc.sentences[index].part != "title" or link == last or not tokens.lower[link - 1].endswith(AGENTS):
            return None
        heard = Counter(s.entity for s in self.spoken if s.type == "person" and s.entity >= 0)
        ranked = [*heard.most_common(2), (-1, 0)]
        if not heard or ranked[0][1] < MOST * ranked[1][1]:
            return None
        return next(s for s in self.spoken if s.entity == ranked[0][0])

    def carried(self, words: list[str], at: int) -> Spoken | None:
        """The body that "the message" comes from: the one heard last, if just before."""
        if len(words) != 2 or words[0] != "the" or words[1] not in {"message", "release"}:
            return None
        found = self.other(False, at)
        return found if found is not None and found.type == "organisation" else None

    def hear(self, spoken: Spoken) -> None:
        """Remember who spoke, in the order of their places."""
        at = bisect_left(self.spoken, (spoken.start,))
        self.spoken.insert(at, spoken)
        if spoken.type == "organisation" and spoken.name[0].isupper():
            self._firms.setdefault(spoken.name, spoken.start)
