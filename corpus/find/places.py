"""Tokens → places: by a gazetteer, and by their surroundings where no list knows the name."""

from collections import Counter

from corpus.grammar.gazetteer import Entry, Gazetteer, adjectives_of
from corpus.lexicon import Lexicon
from corpus.model import Document, Place

#: words that a name of a place has at most
LONGEST = 3
#: points that make an unknown name a place where nothing speaks against it: "in X" gives as many, "X's exports" half
LOCATED = 2
#: points that prove a place even where something speaks against it
PROOF = 6


class Reader:
    """One article's tokens and what the lists say of them."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.doc = doc
        self.word, self.lower, self.size = doc.tokens.word, doc.tokens.lower, len(doc.tokens)
        self.gazetteer = lexicon.compiled(Gazetteer)
        self.given, self.outlets, self.never, self.heads = lexicon.compiled(_name_lists)
        self.openings = {s.first for s in doc.sentences}

    def low(self, i: int) -> str:
        """The lower-case token at `i`, "" beyond the ends."""
        return self.lower[i] if 0 <= i < self.size else ""

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital letter."""
        return 0 <= i < self.size and self.word[i][:1].isupper()


def find_places(doc: Document, lexicon: Lexicon) -> tuple[Place, ...]:
    """Mentions of places in text order, none overlapping another."""
    reader = Reader(doc, lexicon)
    found: dict[int, tuple[int, str, str]] = {}
    for first, last, entry in _known(reader):
        found[first] = _with_type(reader, first, last, entry.name, entry.kind)
    for first, last, name, kind in _unknown(reader, found):
        found.setdefault(first, (last, name, kind))
    starts, ends = doc.tokens.start, doc.tokens.end
    places, reach = [], 0
    for first in sorted(found):
        last, name, kind = found[first]
        if starts[first] >= reach:
            places.append(Place(starts[first], ends[last - 1], name, kind))
            reach = ends[last - 1]
    return tuple(places)


# ------------------------------------------------------------------ names that the lists know
def _known(r: Reader) -> list[tuple[int, int, Entry]]:
    hits = []
    entries_of = r.gazetteer.first
    skip = 0
    for i, word in enumerate(r.word):
        if i < skip or word not in entries_of:
            continue
        for entry in entries_of[word]:
            size = len(entry.tokens)
            if size > 1 and tuple(r.word[i : i + size]) != entry.tokens:
                continue
            if _is_place(r, i, i + size, entry):
                hits.append((i, i + size, entry))
                skip = i + size
            break
    return hits


def _is_place(r: Reader, first: int, last: int, entry: Entry) -> bool:
    """Whether the words stand for the place here, and not for a person, a paper or a word of the language."""
    before, behind = r.low(first - 1), r.low(last)
    if behind in r.gazetteer.organisations and r.capital(last) and entry.kind != "country":
        return False
    if entry.kind == "group" and entry.name == "West" and before != "the" and not r.low(first).startswith("western"):
        return False
    if len(entry.tokens) == 1 and _in_a_name(r, first, last) and (before in r.given or entry.kind != "country"):
        return False
    if (
        entry.name == "United States"
        and r.word[first] == "US"
        and all(w.isupper() for w in r.word[max(0, first - 3) : first] if w.isalpha())
        and first
    ):
        return before in ("the", "in", "of") or not r.word[first - 1].isalpha()
    if entry.sure:
        return not (len(entry.tokens) == 1 and r.low(first) in r.given and r.capital(last) and not _placed(r, first, last))
    return _placed(r, first, last)


def _in_a_name(r: Reader, first: int, last: int) -> bool:
    """Part of a person's name: "Jack London", "Ms. Paris"; a forename or title before, no comma between."""
    before = r.low(first - 1)
    return (
        (before in r.given and r.capital(first - 1))
        or before in r.gazetteer.persons
        or (before == "." and r.low(first - 2) in r.gazetteer.persons)
    )


def _placed(r: Reader, first: int, last: int) -> bool:
    """Whether the words around say "place": "in X", "the city of X", "X region", "X, Russia"."""
    g, before, behind = r.gazetteer, r.low(first - 1), r.low(last)
    if before in g.located and not r.capital(last):
        return r.low(first - 2) not in g.not_located
    if before == "of" and (r.low(first - 2) in g.officials or r.low(first - 2) in g.before):
        return True
    if behind in g.behind and behind != "group" and r.low(first) not in r.given:
        return True
    if behind == "," and any(
        e.kind in ("country", "region") and not e.adjective for e in g.first.get(r.word[last + 1] if last + 1 < r.size else "", ())
    ):
        return True
    return before in ("from", "to", "at", "between") and not r.capital(last) and r.low(first) not in r.given and r.low(last) not in g.said


def _with_type(r: Reader, first: int, last: int, name: str, kind: str) -> tuple[int, str, str]:
    """The place with "region", "oblast" behind it taken in: "Moscow region" is not Moscow."""
    behind = r.low(last)
    if kind == "city" and behind in r.gazetteer.behind and behind not in ("city", "metropolitan", "district", "port"):
        return last + 1, f"{name} {r.word[last]}", "region"
    return last, name, kind


# ------------------------------------------------------------------ names that no list knows
def _unknown(r: Reader, found: dict[int, tuple[int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Places by their surroundings, then every mention of them, then their adjectives."""
    points: Counter[str] = Counter()
    against: set[str] = set()
    kinds: dict[str, str] = {}
    runs = _runs(r, found)
    for first, last in runs:
        name = " ".join(r.word[first:last])
        weight, kind = _speaks_for(r, first, last, found)
        points[name] += weight
        if weight and kind:
            kinds.setdefault(name, kind)
        if _speaks_against(r, first, last):
            against.add(name)
    _by_adjective(runs, r, points, kinds)
    against |= {r.word[last - 1] for first, last in runs if last - first > 1 and r.word[first] not in points}
    accepted = {n for n, p in points.items() if p >= LOCATED and not (n in against and p < PROOF)}
    if not accepted:
        return []
    adjectives = {a: n for n in accepted if " " not in n for a in adjectives_of(n)}
    hits = []
    for first, last in runs:
        name = " ".join(r.word[first:last])
        if name not in accepted and last - first > 1 and r.word[first] in accepted and r.low(first + 1) not in r.given:
            last, name = first + 1, r.word[first]
        if name not in accepted and first in r.openings and last - first > 1 and r.word[first + 1] in accepted:
            first, last, name = first + 1, first + 2, r.word[first + 1]
        if name not in accepted and r.word[first] in adjectives:
            last, name = first + 1, adjectives[r.word[first]]
        if name in accepted and not _in_a_name(r, first, last):
            hits.append((first, *_with_type(r, first, last, name, kinds.get(name, "city"))))
    return hits


def _by_adjective(runs: list[tuple[int, int]], r: Reader, points: Counter[str], kinds: dict[str, str]) -> None:
    """A name that stands beside its own adjective ("Ostravia … the Ostravian economy") is a country's or region's."""
    names = {r.word[first] for first, last in runs if len(r.word[first]) > 3}
    for name in names:
        if name.lower() not in r.given and not adjectives_of(name).isdisjoint(names):
            points[name] += PROOF
            kinds.setdefault(name, "country")


def _runs(r: Reader, found: dict[int, tuple[int, str, str]]) -> list[tuple[int, int]]:
    """Runs of up to LONGEST capitalised words that no list knows."""
    runs: list[tuple[int, int]] = []
    taken = 0
    known = {i for first, (last, _, _) in found.items() for i in range(first, last)}
    starts, ends = r.doc.tokens.start, r.doc.tokens.end
    free = [
        i for i, w in enumerate(r.word) if len(w) > 2 and w[0].isupper() and w[1].islower() and i not in known and r.lower[i] not in r.never
    ]
    nameable = set(free)
    for i in free:
        if i < taken:
            continue
        last = i + 1
        while last - i < 2 * LONGEST:
            if last in nameable:
                last += 1
            elif last + 1 in nameable and r.word[last] == "-" and ends[last - 1] == starts[last]:
                last += 2
            else:
                break
        runs.append((i, last if last - i <= LONGEST else i + 1))
        taken = last
    return runs


def _speaks_for(r: Reader, first: int, last: int, found: dict[int, tuple[int, str, str]]) -> tuple[int, str | None]:
    """How strongly the words around an unknown name say that it is a place: 3 alone proves it; and of what kind."""
    g, before, behind = r.gazetteer, r.low(first - 1), r.low(last)
    if any(w in g.organisations or w in r.given or w in r.heads for w in r.lower[first:last]):
        return 0, None
    if before == "of" and r.low(first - 2) in g.before:
        kind = r.low(first - 2)
        return PROOF, "city" if kind in ("city", "town", "village", "port", "capital", "municipality", "suburb") else "region"
    if before == "of" and r.low(first - 2) in g.officials:
        return PROOF, "city" if r.low(first - 2) in ("mayor", "vice-mayor", "outskirts", "suburbs", "streets") else "country" if r.low(
            first - 2
        ) == "president" else None
    if behind in g.behind and behind not in ("state", "capital") and last - first <= 2:
        return PROOF, None
    if _in_a_list(r, first, last, found):
        return PROOF, "country"
    if _on_a_date_line(r, first, last):
        return LOCATED, "city"
    if (
        before in g.located
        and behind not in ("'s", "’s")
        and r.low(first - 2) not in g.not_located
        and " ".join(r.word[first:last]).lower() not in r.outlets
        and last - first <= 2
    ):
        return LOCATED if before == "in" else LOCATED + 1, None
    if behind in ("'s", "’s"):
        return _owner(r, last + 1), None
    if before == "of" and r.low(first - 2) in g.shared:
        return 1, None
    return 0, None


def _owner(r: Reader, i: int) -> int:
    """Points for "X's (high-tech) exports": the noun that is owned stands within three words."""
    for word in r.lower[i : i + 4]:
        if word in r.gazetteer.owned:
            return LOCATED
        if word in r.gazetteer.shared:
            return 1
        if not word[:1].isalpha() and word != "-":
            break
    return 0


def _on_a_date_line(r: Reader, first: int, last: int) -> bool:
    """ "04.07.2024, Velsk.": alone beside a date at the head of the article."""
    if first > 120 or last - first > 2 or not (r.low(first - 1) == "," and r.low(first - 2)[-4:].isdigit()):
        return False
    return last >= r.size or (
        r.word[last] in (".", "–", "—", "(", "-", "/") or "\n" in r.doc.text[r.doc.tokens.end[last - 1] : r.doc.tokens.start[last]]
    )


def _in_a_list(r: Reader, first: int, last: int, found: dict[int, tuple[int, str, str]]) -> bool:
    """Between two known places: "France, X, Belgium"."""
    left = next((k for k, v in found.items() if v[0] == first - 1 and r.low(first - 1) in (",", "and")), None)
    right = r.low(last) in (",", "and") and last + 1 in found
    return left is not None and right


def _speaks_against(r: Reader, first: int, last: int) -> bool:
    """A person or an organisation: a title or forename before it, a verb of saying behind it."""
    behind = r.low(last)
    return behind in r.gazetteer.said or _in_a_name(r, first, last) or behind in r.gazetteer.organisations


def _name_lists(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Forenames, outlets (both lower case), capitalised words that are no names, and words that head an organisation's name."""
    given = frozenset(w for section in lexicon["given_names"].values() for group in section.values() for w in _words(group))
    outlets = frozenset(
        w.lower()
        for section in lexicon["outlets"].values()
        for group in section.values()
        for w in (group if isinstance(group, list) else [group])
    )
    never = {w for section in ("months", "weekdays", "seasons", "numbers", "units") for w in lexicon["timexes"][section]}
    never |= (
        {w for group in lexicon["organisations"]["not_names"].values() for w in _words(group)}
        if "not_names" in lexicon["organisations"]
        else set()
    )
    never |= {
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "we",
        "you",
        "his",
        "her",
        "their",
        "our",
        "and",
        "but",
        "or",
        "if",
        "when",
        "while",
        "as",
        "at",
        "in",
        "on",
        "of",
        "for",
        "from",
        "by",
        "with",
        "to",
        "after",
        "before",
        "according",
        "also",
        "however",
        "there",
        "here",
        "what",
        "who",
        "how",
        "why",
        "all",
        "some",
        "many",
        "most",
        "more",
        "last",
        "next",
        "new",
        "one",
        "two",
        "three",
    }
    heads = frozenset(w for group in lexicon["organisations"]["heads"].values() for w in _words(group))
    return given, outlets, frozenset(never), heads


def _words(group: object) -> list[str]:
    return group.split() if isinstance(group, str) else list(group) if isinstance(group, list) else []
