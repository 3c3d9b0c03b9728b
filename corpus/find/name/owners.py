"""Whose a role is where the article says it with a pronoun or a noun: "its director", "the association’s president", "of the consultancy X".

Method: "its" is the name that its sentence begins with, else the one before; "the association’s" the only association
named. Countries and other places own no offices here; in doubt there is no organisation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.find.name.merge import Person, best_role
from corpus.find.name.role import Role
from corpus.find.name.runs import Run
from corpus.grammar.gazetteer import Gazetteer
from corpus.grammar.namewords import Words
from corpus.model import Document, Entity, Mention

POSSESSIVES = frozenset(["'s", "’s"])
#: nouns between "of the" and a firm's name
TRADES = frozenset(["consultancy", "brokerage", "pollster", "watchdog", "retailer", "startup", "developer", "carrier", "lender"])
#: how many sentences back "its" reaches
BACK = 1


class Owners:
    """The runs of an article and its bodies' names, to find whose a role is. `people` are the offsets where people are named."""

    def __init__(self, doc: Document, runs: Sequence[Run], people: set[int], words: Words, places: Gazetteer) -> None:
        self.doc, self.people, self.words, self.places = doc, people, words, places
        self.runs = {run.first: run for run in runs}

    def employ(self, entities: list[Entity], mentions: Sequence[Mention], people: Sequence[Person], behind: Mapping[int, int]) -> None:
        """Organisations for people whose role names none, or who have no role; `behind` is the token behind each one's first name."""
        bodies = {m.start: entities[m.entity].name for m in mentions if entities[m.entity].type == "organisation"}
        for i, person in enumerate(people):
            if entities[i].organisation is None:
                role = best_role(person, self.doc.tokens, self.words) if person.roles else None
                found = self.of_role(role, bodies.values()) if role else self.behind(behind[i], bodies)
                if found is not None:
                    entities[i] = replace(entities[i], organisation=found)

    def of_role(self, role: Role, bodies: Iterable[str]) -> str | None:
        """The organisation of a role that names none, by the word before it."""
        tokens = self.doc.tokens
        before = tokens.lower[role.first - 1] if role.first else ""
        if before == "its":
            return self._its(tokens.start[role.first])
        if before not in POSSESSIVES or role.first < 3 or tokens.lower[role.first - 3] != "the":
            return None
        noun = tokens.lower[role.first - 2]
        fitting = {name for name in bodies if noun in self.words.org_heads and noun in name.lower().split()}
        return fitting.pop() if len(fitting) == 1 else None

    def behind(self, last: int, bodies: dict[int, str]) -> str | None:
        """The firm or body of "Ann Lee of the consultancy Tessel & Partners", "Ann Lee, of the Lake Institute,"; `last` is the
        token behind the name, `bodies` are the organisations by the offset where they are named."""
        lower = self.doc.tokens.lower
        last += lower[last : last + 1] == [","]
        if lower[last : last + 1] != ["of"]:
            return None
        noun = last + 1 + (lower[last + 1 : last + 2] == ["the"])
        if noun < len(lower) and (body := bodies.get(self.doc.tokens.start[noun])):
            return body
        run = self.runs.get(noun + 1) if lower[noun : noun + 1] and lower[noun] in TRADES else None
        return self._text(run) if run is not None else None

    def _its(self, at: int) -> str | None:
        here = self.doc.sentence_at(at)
        for index in range(here, max(-1, here - BACK - 1), -1):
            if name := self._subject(self.doc.sentences[index].first, at):
                return name
        return None

    def _subject(self, first: int, at: int) -> str | None:
        """The name that a sentence begins with and a verb or a comma follows, where it is nobody and no place."""
        tokens = self.doc.tokens
        run = self.runs.get(first + (tokens.lower[first] == "the"))
        if run is None or tokens.start[run.first] in self.people or tokens.start[run.first] >= at or run.last >= len(tokens):
            return None
        behind = tokens.lower[run.last]
        if run.low in self.words.roles or (behind != "," and behind not in self.words.boundary and not behind.endswith(("s", "ed"))):
            return None
        no_names = self.words.general | self.words.demonyms | self.words.calendar | self.words.org_heads
        name = self._text(run)
        known = any(e.name == name for e in self.places.first.get(tokens.word[run.first], ()))
        return None if known or (len(run.words) == 1 and run.low in no_names) else name

    def _text(self, run: Run) -> str:
        tokens = self.doc.tokens
        return " ".join(self.doc.text[tokens.start[run.first] : tokens.end[run.last - 1]].split())
