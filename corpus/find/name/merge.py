"""Candidates → entities: the places that name one person, put together; in doubt they stay apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.find.name.people import TEXT, Candidate
from corpus.find.name.role import DEGREES, Role
from corpus.find.name.runs import Word
from corpus.grammar.names import SUFFIXES, agree, fold, parts, surname
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# A bare surname that two people of the article share goes to the one named in full or by title at least this many times as often
# as every other; else to neither.
DOMINANT = 2
FIRST = attrgetter("first")
# So many people of one surname are compared at most: more are a list, not an article.
NAMESAKES = 16


@dataclass(slots=True)
class Person:
    """A person while the article is read: the names used, votes for the gender, roles in text order."""

    name: str
    key: str
    first: int
    full: int = 0
    named: int = 0
    genders: set[str] = field(default_factory=set)
    roles: list[Role] = field(default_factory=list)
    spellings: list[str] = field(default_factory=list)
    #: the spelling is ours: the article has had the name in capitals only
    recased: bool = False

    def add(self, candidate: Candidate) -> None:
        """One more place that names this person."""
        name = candidate.name
        self.full += len(candidate.words) > 1
        self.named += 1
        if self.recased and not candidate.recased and len(parts(name)) >= len(parts(self.name)):
            self.name, self.recased = name, False
        if name != self.name and _fuller(name, self.name):
            self.name, self.recased = name, candidate.recased
        if name not in self.spellings:
            self.spellings.append(name)
        if candidate.gender:
            self.genders.add(candidate.gender)
        self.roles.extend(candidate.roles)

    @property
    def gender(self) -> str | None:
        """The gender that the votes agree on; None where they do not."""
        return next(iter(self.genders)) if len(self.genders) == 1 else None


def _fuller(name: str, old: str) -> bool:
    """Whether a spelling shows more of the name: a given name instead of an initial or none. The first full one stays."""
    a, b = parts(name), parts(old)
    if len(b) < 2:
        return len(a) > 1
    if old.isupper() and not name.isupper():
        return len(a) > 1
    return len(b[0]) == 1 and len(a) > 1 and len(a[0]) > 1


class People:
    """The persons of one article, looked up by surname."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.by_surname: dict[str, list[int]] = {}
        self.by_given: dict[str, list[int]] = {}

    def add(self, candidate: Candidate) -> int:
        """The index of the person that the candidate names, made new where no one agrees."""
        name = candidate.name
        key = fold(surname(name))
        same = self.by_surname.get(key)
        if same is not None:
            same = [
                i
                for i in same[-NAMESAKES:]
                if ((key and self.all[i].name == name) or agree(self.all[i].name, name)) and _genders_agree(self.all[i], candidate)
            ]
        if same is not None and len(same) == 1:
            index = same[0]
        else:
            index = len(self.all)
            self.all.append(Person(name, key, candidate.first, recased=candidate.recased))
            self.by_surname.setdefault(key, []).append(index)
        self.all[index].add(candidate)
        return index

    def index_given(self, words: Words) -> None:
        """Make given names findable, once everybody is known: common ones, and those of people with a role."""
        for i, person in enumerate(self.all):
            names = parts(person.name)
            if len(names) > 1 and len(names[0]) > 1 and (person.roles or names[0].lower() in words.given):
                self.by_given.setdefault(fold(names[0]), []).append(i)

    def bare(self, word: str, at: int) -> int:
        """The person that a surname alone points to at token `at`, -1 where two may be meant or none is known."""
        key = fold(word)
        if key not in self.by_surname and "-" in word:
            key = fold(word.rsplit("-", 1)[-1])
        found = self.by_surname.get(key)
        return self._choose(found, at) if found else -1

    def alone(self, word: str, at: int) -> tuple[int, str]:
        """The person that one word points to, by surname or given name, and the mention's shape; -1 and "" where nobody or nobody alone is known."""
        key = fold(word)
        known = self.by_surname.get(key)
        if known is not None:
            return self._choose(known, at), "surname"
        if "-" in word:
            entity = self.bare(word, at)
            if entity >= 0:
                return entity, "surname"
        found = self.by_given.get(key, ())
        return (found[0], "given") if len(found) == 1 else (-1, "")

    def ending(self, words: Sequence[Word], at: int) -> int:
        """The person whose longer name ends with these words, -1 where there is none or several."""
        last = words[-1].text
        if last.isalpha() and last.lower() not in SUFFIXES and fold(last) not in self.by_surname:
            return -1  # most often: a firm, a place
        name = " ".join(map(TEXT, words))
        found = self.by_surname.get(fold(surname(name)), ())[-NAMESAKES:]
        tail = " " + name.lower()
        return self._choose([i for i in found if self.all[i].name.lower().endswith(tail)], at)

    def known(self, word: str) -> bool:
        """Whether anybody named in full has this as a surname or a given name."""
        key = fold(word)
        return any(self.all[i].full for i in (*self.by_surname.get(key, ()), *self.by_given.get(key, ())))

    def add_given(self, candidate: Candidate) -> int:
        """The person known by this given name alone."""
        found = self.by_surname.get(fold(candidate.name))
        if found:
            self.all[found[0]].add(candidate)
            return found[0]
        return self.add(candidate)

    def _choose(self, found: Sequence[int], at: int) -> int:
        """The one of these people that is meant at token `at`, -1 where nobody is or several may be."""
        if len(found) < 2:
            return found[0] if found else -1
        found = found[-NAMESAKES:]
        before = [i for i in found if self.all[i].first <= at]
        if len(before) == 1:
            return before[0]
        ranked = sorted(found, key=lambda i: -self.all[i].named)
        if self.all[ranked[0]].named >= DOMINANT * max(1, self.all[ranked[1]].named):
            return ranked[0]
        return -1


def _genders_agree(person: Person, candidate: Candidate) -> bool:
    return candidate.gender is None or person.gender is None or candidate.gender == person.gender


def gather(candidates: Iterable[Candidate], words: Words) -> tuple[People, dict[int, int]]:
    """The people, and for each candidate (by its first token) the person.

    Full names first, so that "Mr. Lee" finds "Ann Lee"; then titles that tell the gender, then the others, so that
    "President Lee" joins "Mr. Lee" where the only Lee named in full is a woman.
    """
    people, owner = People(), {}
    full = [c for c in candidates if len(c.words) > 1]
    titled = [c for c in candidates if len(c.words) == 1]
    for candidate in sorted(full, key=FIRST):
        owner[candidate.first] = people.add(candidate)
    for candidate in sorted(titled, key=lambda c: (c.gender is None, c.first)):
        owner[candidate.first] = _owner(people, candidate)
    people.index_given(words)
    return people, owner


def _owner(people: People, candidate: Candidate) -> int:
    """The person of a titled surname: the one whose gender the title allows, else a new one."""
    index = people.bare(candidate.name, candidate.first)
    same = people.by_surname.get(fold(candidate.name), ())[-NAMESAKES:]
    untold = [i for i in same if not people.all[i].full]
    if candidate.gender is None and len(untold) == 1 and len(same) > 1:
        index = untold[0]
    elif index < 0 or (candidate.gender and people.all[index].gender not in (None, candidate.gender)):
        fitting = [i for i in same if candidate.gender and people.all[i].gender == candidate.gender]
        if len(fitting) != 1:
            return people.add(candidate)
        index = fitting[0]
    people.all[index].add(candidate)
    return index


def best_role(person: Person, tokens: Tokens, words: Words) -> Role | None:
    """The role to print: the first that names an organisation, else the first of two words or more, else the first; no kinship."""
    printed = [r for r in person.roles if tokens.lower[r.head] not in words.kin]
    if len(printed) < 2:
        return printed[0] if printed else None
    return min(
        printed, key=lambda r: (r.org_first < 0, tokens.lower[r.head] in DEGREES, r.last - r.first - (tokens.word[r.last - 1] == ".") < 2)
    )
