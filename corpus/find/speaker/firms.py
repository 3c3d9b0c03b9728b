"""Firms that the article introduces: "developer Orlin Marine", "Kelbit Inc." → whom "the company", "the developer" and "Orlin" mean.

Only what the words say is taken: a trade or a legal form beside the name, or a headline and a first sentence that both
begin with it. Two firms of one kind are none: null rather than wrong.
"""

from bisect import bisect_left
from typing import NamedTuple

from corpus.find.speaker.reference import MAKERS, Phrase, written
from corpus.grammar.gazetteer import Gazetteer
from corpus.grammar.namewords import Words
from corpus.model import Document, Names

#: legal forms behind a firm's name
FORMS = frozenset(["inc", "corp", "ltd", "llc", "plc", "gmbh", "ag", "nv", "pjsc", "jsc", "co"])
#: nouns that any firm may be called by
GENERAL = frozenset(["company", "firm", "group", "corporation", "concern", "enterprise"])
#: trades that stand for themselves: "the company" is none of them
ADVISERS = frozenset(["consultancy", "brokerage", "pollster"])
#: a firm's name has at most so many words
LONGEST = 5
#: an article that introduces more firms than these is a list
MANY = 60


class Firm(NamedTuple):
    """A firm and the noun that introduces it, from offset `start` on."""

    start: int
    name: str
    noun: str


def introduced(doc: Document, names: Names, words: Words, places: Gazetteer) -> list[Firm]:
    """The firms in the order in which they are introduced, each name with each noun once."""
    tokens = doc.tokens
    people = {m.start for m in names.mentions if names.entities[m.entity].type == "person"}
    found: dict[tuple[str, str], Firm] = {}
    for i in tokens.find(words.firms | MAKERS | GENERAL | ADVISERS | FORMS):
        low, firm = tokens.lower[i], None
        if low in FORMS:
            first = i
            while first and i - first < LONGEST and tokens.word[first - 1][0].isupper() and tokens.lower[first - 1] not in words.function:
                first -= 1
            if first < i and tokens.word[i][0].isupper() and tokens.start[first] not in people:
                stop = i + 2 if tokens.word[i + 1 : i + 2] == ["."] and tokens.start[i + 1] == tokens.end[i] else i + 1
                firm = Firm(tokens.start[first], _name(doc, first, stop), "company")
        elif i + 1 < len(tokens) and tokens.word[i + 1][0].isupper() and tokens.start[i + 1] not in people and not _capital(doc, i):
            last = _end(doc, i + 1, words)
            firm = Firm(tokens.start[i + 1], _name(doc, i + 1, last), low) if last > i + 1 else None
        if firm is not None and len(found) < MANY:
            found.setdefault((firm.name, firm.noun), firm)
    if not any(firm.noun not in ADVISERS for firm in found.values()) and (firm := _headlined(doc, people, words, places)):
        found[firm.name, firm.noun] = firm
    return sorted(found.values())


def _capital(doc: Document, i: int) -> bool:
    """Whether a noun is large by itself, and so a part of the name: not at its sentence's start."""
    if not doc.tokens.word[i][0].isupper():
        return False
    sentence = doc.sentence_at(doc.tokens.start[i])
    return sentence < 0 or doc.sentences[sentence].first != i


def _end(doc: Document, first: int, words: Words) -> int:
    """One past the large words that begin at `first`, "&" and hyphens inside."""
    tokens = doc.tokens
    k = first
    while k < len(tokens) and k - first < LONGEST:
        if k > first and not _joins(doc, k) and (not tokens.word[k][0].isupper() or tokens.lower[k] in words.function | words.calendar):
            break
        k += 1
    while k > first and not tokens.word[k - 1][0].isalnum():
        k -= 1
    return k


def _joins(doc: Document, k: int) -> bool:
    """Whether token `k` is "&", or a hyphen or stop inside a word, or what follows one."""
    tokens = doc.tokens
    if tokens.word[k] == "&" or tokens.word[k - 1] == "&":
        return True
    close = tokens.start[k] == tokens.end[k - 1]
    if tokens.word[k] in "-.":
        return close and k + 1 < len(tokens) and tokens.start[k + 1] == tokens.end[k]
    return close and tokens.word[k - 1] in "-."


def _name(doc: Document, first: int, last: int) -> str:
    return " ".join(doc.text[doc.tokens.start[first] : doc.tokens.end[last - 1]].split())


def _headlined(doc: Document, people: set[int], words: Words, places: Gazetteer) -> Firm | None:
    """The name that headline and first sentence both begin with, where it is nobody and no place."""
    body = [s for s in doc.sentences if s.part == "body" and doc.paragraphs[s.paragraph].kind == "body"][:2]
    title = next((s for s in doc.sentences if s.part == "title"), None)
    if title is None or not body:
        return None
    tokens, last = doc.tokens, _end(doc, title.first, words)
    name = tokens.word[title.first : last]
    if not name or tokens.lower[title.first] in words.function or tokens.start[title.first] in people:
        return None
    if any(e.name == " ".join(name) for e in places.first.get(name[0], ())) or words.org_heads & set(tokens.lower[title.first : last]):
        return None
    first = next((s.first for s in body if tokens.word[s.first : s.first + len(name)] == name), None)
    if first is None or tokens.start[first] in people or _end(doc, first, words) != first + len(name):
        return None
    return Firm(tokens.start[first], _name(doc, first, first + len(name)), "company")


class Firms:
    """The article's firms, looked for when the first mention asks."""

    def __init__(self, doc: Document, names: Names, words: Words, places: Gazetteer) -> None:
        self.doc, self.names, self.words, self.places = doc, names, words, places
        self._known: list[Firm] | None = None

    def meant(self, phrase: Phrase) -> str | None:
        """The firm that "the company", "the developer", "Orlin" or "developer Orlin Marine" means; None in doubt."""
        tokens, length = self.doc.tokens, phrase.last - phrase.first
        noun = tokens.lower[phrase.last - 1]
        if length == 2 and tokens.lower[phrase.first] == "the" and tokens.word[phrase.last - 1][0].islower():
            asked = noun in GENERAL or noun in ADVISERS or noun in MAKERS or noun in self.words.firms
            return self._called(noun, phrase.span.start) if asked else None
        if tokens.word[phrase.last - 1][0].isupper() or tokens.word[phrase.last - 1] == ".":
            return self._full_name(written(self.doc, phrase)) if phrase.link == phrase.last else None
        return None

    def _firms(self) -> list[Firm]:
        if self._known is None:
            self._known = introduced(self.doc, self.names, self.words, self.places)
        return self._known

    def _called(self, noun: str, at: int) -> str | None:
        """The only firm introduced before offset `at` that may be called so."""
        firms = self._firms()
        before = firms[: bisect_left(firms, (at, "", ""))]
        same = {f.name for f in before if f.noun == noun}
        fitting = same or ({f.name for f in before if f.noun not in ADVISERS} if noun in GENERAL else set())
        return fitting.pop() if len(fitting) == 1 else None

    def _full_name(self, name: str) -> str | None:
        """The introduced name that a name is, or is short for; its trade left out."""
        low = f" {name.lower()}"
        fitting = {
            f.name for f in self._firms() if f.name == name or f.name.startswith(name + " ") or low.endswith(f" {f.noun} {f.name}".lower())
        }
        return fitting.pop() if len(fitting) == 1 else None
