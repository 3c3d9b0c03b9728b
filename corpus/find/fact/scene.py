"""The surroundings of a quantity: its sentence with everything that was found in it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from corpus.find.fact.datelines import datelines
from corpus.grammar.gazetteer import Gazetteer
from corpus.lexicon import Lexicon
from corpus.model import Document, Names, Place, Quantity, Sentence, Statement, Timex

Found = TypeVar("Found", Timex, Place, Quantity)
#: marks that part a sentence, and how far they push apart what stands on either side, in words
BREAKS = {
    "which": 6,
    "who": 6,
    "whose": 6,
    "that": 4,
    ";": 12,
    ":": 8,
    "–": 6,
    "—": 6,
    ",": 3,
    "but": 8,
    "while": 8,
    "whereas": 10,
    "although": 8,
    "(": 6,
    ")": 6,
}


#: neighbours on either side of a figure that are looked at, and words between them: bounds for endless sentences
NEAR, WINDOW = 8, 150
#: units of time: a length is not of a period
LENGTHS = frozenset(["year", "month", "week", "day", "hour", "minute", "second", "decade", "quarter", "century"])
#: words and marks behind which a date before does not hold any more, and those of a new clause
PARTING = frozenset([";", "but", "whereas", "although"])
CLAUSES = frozenset([";", "while", "whereas", "but"])
STOPS = frozenset([".", "!", "?", "…"])


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of facts.toml."""

    compared: frozenset[tuple[str, ...]]
    links: frozenset[str]
    changed: frozenset[str]
    report: frozenset[str]
    origin: frozenset[str]
    plans: frozenset[str]
    pointing: frozenset[str]
    persons: frozenset[str]
    subject: frozenset[str]
    future: frozenset[str]
    concluding: frozenset[str]
    earnings: frozenset[str]
    companies: frozenset[str]
    there: frozenset[str]
    past: frozenset[str]
    asides: frozenset[str]
    present: tuple[str, ...]
    perfect: frozenset[str]
    stops: frozenset[str]


def words(lexicon: Lexicon) -> Words:
    """Compile facts.toml."""
    lists = lexicon["facts"]
    return Words(
        compared=frozenset(tuple(phrase.split()) for phrase in lists["baseline"]["compared"]),
        links=frozenset(lists["baseline"]["links"]),
        changed=frozenset(lists["baseline"]["changed"]),
        report=frozenset(lexicon["timexes"]["report"]["verbs"]) | frozenset(lists["period"]["saying"]),
        origin=frozenset(lists["period"]["origin"]),
        plans=frozenset(lists["period"]["plans"]),
        pointing=frozenset(lists["carry"]["pointing"]),
        persons=frozenset(lists["place"]["persons"]),
        subject=frozenset(lists["place"]["subject"]),
        future=frozenset(lists["period"]["future"]),
        concluding=frozenset(lists["carry"]["concluding"]),
        earnings=frozenset(lists["carry"]["earnings"]),
        companies=frozenset(lists["place"]["companies"]),
        there=frozenset(lists["carry"]["there"]),
        past=frozenset(lexicon["timexes"]["tense"]["past"]),
        asides=frozenset(lists["period"]["asides"]),
        present=tuple(lists["period"]["present"]),
        perfect=frozenset(lists["period"]["perfect"]),
        stops=STOPS,
    )


def _within(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether an offset stands in one of the spans, or right before it."""
    i = bisect_right(spans, (offset + 1, 0)) - 1
    return any(spans[k][0] - 1 <= offset < spans[k][1] for k in (i, i + 1) if 0 <= k < len(spans))


class Indexes(dict[int, int]):
    """The index of the first token at an offset or behind it, remembered."""

    def __init__(self, starts: list[int]) -> None:
        super().__init__()
        self.starts = starts

    def __missing__(self, offset: int) -> int:
        found = self[offset] = bisect_left(self.starts, offset)
        return found


class Scene:
    """An article's findings by sentence, each list in text order."""

    def __init__(
        self,
        doc: Document,
        quantities: Sequence[Quantity],
        timexes: Sequence[Timex],
        places: Sequence[Place],
        statements: Sequence[Statement],
        lists: Words,
        gazetteer: Gazetteer,
        names: Names,
    ) -> None:
        self.doc, self.words, self.lower, self.gazetteer = doc, lists, doc.tokens.lower, gazetteer
        self.timexes: dict[int, list[Timex]] = defaultdict(list)
        self.quantities: dict[int, list[Quantity]] = defaultdict(list)
        self.places: dict[int, list[Place]] = defaultdict(list)
        for t in timexes:
            self.timexes[t.sentence].append(t)
        for q in quantities:
            self.quantities[q.sentence].append(q)
        #: "US$5", "Norwegian crowns": the money's country is no figure's
        money = [(q.start, q.end) for q in quantities if q.unit[:3].isupper()]  # an ISO code
        self.all_places = [p for p in places if not _within(p.start, money)]
        for p in self.all_places:
            self.places[doc.sentence_at(p.start)].append(p)
        self.datelines = datelines(doc, self.timexes)
        bodies = {i for i, entity in enumerate(names.entities) if entity.type == "organisation"}
        self.organisations = [m.start for m in names.mentions if m.entity in bodies]
        #: amounts that another is compared with, by their starts → the start of the date behind them (-1 where none is)
        self.bases: dict[int, int] = {}
        #: the start of such a date → the start of the first of its amounts
        self.first_base: dict[int, int] = {}
        self.statements = sorted(statements, key=lambda s: (s.start, -s.end))
        self._statement_of: dict[int, Statement | None] = {}
        #: where a word stands that points back to a place ("the city")
        self.references = doc.tokens.find(gazetteer.referring.keys())
        #: where a sentence of a quote may end
        self.ends = doc.tokens.find(STOPS)
        find, lower = doc.tokens.find, self.lower
        #: where the words stand that part a date or a place from a figure, that speak of what will be, and that name a company
        self.partings = sorted([*find(PARTING), *(i for i in doc.tokens.where.get("that", ()) if i and lower[i - 1] == "and")])
        self.clauses = find(CLAUSES)
        self.futures = find(lists.future)
        self.companies = [i for i in find(lists.companies) if i and lower[i - 1] in {"the", "our"}]
        self.starts = {index: [q.start for q in row] for index, row in self.quantities.items()}
        #: answers given before, by what was asked and where
        self.compares: dict[int, bool] = {}
        self.frees: dict[int, bool] = {}
        self._opening: dict[int, int] = {}
        self.at = Indexes(doc.tokens.start)
        self._begins = [s.start for s in self.statements]
        self._reach = list(accumulate((s.end for s in self.statements), max))

    def opens(self, i: int) -> bool:
        """Whether the token at `i` is the first of a sentence."""
        k = bisect_right(self.doc.starts, self.doc.tokens.start[i]) - 1
        return k >= 0 and self.doc.sentences[k].first == i

    def sentence(self, q: Quantity) -> Sentence | None:
        """The sentence of a quantity."""
        return self.doc.sentences[q.sentence] if 0 <= q.sentence < len(self.doc.sentences) else None

    def statement(self, q: Quantity) -> Statement | None:
        """The innermost statement that holds a quantity, one with a speaker before one without."""
        if q.start not in self._statement_of:
            holding = [s for s in self.holding(q.start) if s.end >= q.end]
            found = next((s for s in holding if s.speaker is not None), holding[0]) if holding else None
            self._statement_of[q.start] = found
        return self._statement_of[q.start]

    def holding(self, offset: int) -> list[Statement]:
        """The statements that hold an offset, innermost first."""
        i = bisect_right(self._begins, offset) - 1
        found: list[Statement] = []
        while i >= 0 and self._reach[i] > offset:
            if self.statements[i].end > offset:
                found.append(self.statements[i])
            i -= 1
        return found

    def near(self, q: Quantity, found: Sequence[Found]) -> list[Found]:
        """Of what stands in a sentence, the NEAR ones on either side of a quantity and the first of the sentence."""
        if len(found) <= 2 * NEAR:
            return found if isinstance(found, list) else list(found)
        i = bisect_left([f.start for f in found], q.start)
        first = list(found[:1]) if i > NEAR else []
        return first + list(found[max(0, i - NEAR) : i + NEAR])

    def beside(self, q: Quantity, found: Sequence[Found]) -> list[Found]:
        """Of what stands in the sentence, what stands on the quantity's side of the attribution: in its statement, or in none."""
        if not found:
            return []
        near = self.near(q, found)
        statement = self.statement(q)
        if statement is None:
            return [f for f in near if all(s.kind == "direct" for s in self.holding(f.start))]
        start, end = self.scope(statement)
        return [f for f in near if start <= f.start < end]

    def scope(self, statement: Statement) -> tuple[int, int]:
        """What is told with a statement: itself, and where it is a fragment ("the city makes “a third of it”, she said") the
        words on the side where the attribution does not stand."""
        marks = [m.start for m in (statement.cue, statement.mention) if m is not None]
        if not marks or not 0 <= statement.sentence < len(self.doc.sentences):
            return statement.start, statement.end
        sentence = self.doc.sentences[statement.sentence]
        before = any(m < statement.start for m in marks)
        behind = any(m >= statement.end for m in marks)
        return statement.start if before else min(sentence.start, statement.start), statement.end if behind else max(
            statement.end, sentence.end
        )

    def distance(self, q: Quantity, start: int, end: int) -> int:
        """Words between a quantity and something else of its sentence, marks and other figures between counted as more."""
        low, high = (q.end, start) if start >= q.end else (end, q.start)
        a, b = self.at[low], self.at[high]
        between = (b - a) + sum([BREAKS[w] for w in self.lower[a : min(b, a + WINDOW)] if w in BREAKS])
        starts = self.starts[q.sentence]
        others = bisect_left(starts, high) - bisect_left(starts, low) if len(starts) > 1 else 0
        return between + 8 * max(0, others)

    def stops(self, a: int, b: int) -> int:
        """How many sentences end between two offsets: a quote of several sentences is one sentence to the finders."""
        i, j = sorted((self.at[a], self.at[b]))
        return bisect_left(self.ends, min(j, i + 2 * WINDOW)) - bisect_left(self.ends, i)

    def position(self, q: Quantity) -> int:
        """The index of a quantity among those of its sentence."""
        row = self.quantities[q.sentence]
        i = bisect_left(self.starts[q.sentence], q.start)
        return next((k for k in range(i, min(i + 4, len(row))) if row[k] is q), 0)

    def before(self, start: int, count: int) -> list[str]:
        """The lower-case tokens right before an offset."""
        i = self.at[start]
        return self.lower[max(0, i - count) : i]

    def behind(self, end: int, count: int) -> list[str]:
        """The lower-case tokens right behind an offset."""
        i = self.at[end]
        return self.lower[i : i + count]

    def has(self, where: list[int], first: int, last: int) -> bool:
        """Whether one of the listed tokens stands from `first` up to `last`."""
        i = bisect_left(where, first)
        return i < len(where) and where[i] < last

    def is_pointing_back(self, first: int) -> bool:
        """Whether the words from a token on take up the sentence before: "Its volume …", "This figure …"."""
        i = first
        for k, w in enumerate(self.lower[first : first + 4], first):
            if w[:1].isalpha():
                i = k
                break
        return self.lower[i : i + 1] != [] and self.lower[i] in self.words.pointing and not LENGTHS.intersection(self.lower[i + 1 : i + 2])

    def opening(self, q: Quantity) -> int:
        """The first token of a quantity's sentence; inside a quote of several, of the one that holds it."""
        known = self._opening.get(q.start)
        if known is None:
            at = self.at[q.start]
            first = self.doc.sentences[q.sentence].first if q.sentence >= 0 else at
            i = bisect_left(self.ends, at) - 1
            known = self.ends[i] + 1 if i >= 0 and self.ends[i] >= max(first, at - WINDOW) else first
            self._opening[q.start] = known
        return known

    def is_on_a_dateline(self, place: Place) -> bool:
        """Whether a place tells where the article was written."""
        return bool(self.datelines) and any(start <= place.start < end for start, end in self.datelines)
