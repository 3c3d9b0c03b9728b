"""The surroundings of a quantity: its sentence with everything that was found in it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from corpus.lexicon import Lexicon
from corpus.model import Document, Place, Quantity, Sentence, Statement, Timex

Found = TypeVar("Found", Timex, Place, Quantity)
#: marks that part a sentence, and how far they push apart what stands on either side, in words
BREAKS = {";": 12, ":": 8, "–": 6, "—": 6, ",": 3, "but": 8, "while": 8, "whereas": 10, "although": 8, "(": 6, ")": 6}


STOPS = (".", "!", "?", "…")


class Words(NamedTuple):
    """The lists of facts.toml."""

    compared: frozenset[tuple[str, ...]]
    report: frozenset[str]
    origin: frozenset[str]
    plans: frozenset[str]
    pointing: frozenset[str]
    future: frozenset[str]


def words(lexicon: Lexicon) -> Words:
    """Compile facts.toml."""
    lists = lexicon["facts"]
    return Words(
        compared=frozenset(tuple(phrase.split()) for phrase in lists["baseline"]["compared"]),
        report=frozenset(lexicon["timexes"]["report"]["verbs"]),
        origin=frozenset(lists["period"]["origin"]),
        plans=frozenset(lists["period"]["plans"]),
        pointing=frozenset(lists["carry"]["pointing"]),
        future=frozenset(lists["period"]["future"]),
    )


class Scene:
    """An article's findings by sentence."""

    def __init__(
        self,
        doc: Document,
        quantities: Sequence[Quantity],
        timexes: Sequence[Timex],
        places: Sequence[Place],
        statements: Sequence[Statement],
        lists: Words,
    ) -> None:
        self.doc, self.words, self.lower = doc, lists, doc.tokens.lower
        self.timexes: dict[int, list[Timex]] = defaultdict(list)
        self.quantities: dict[int, list[Quantity]] = defaultdict(list)
        self.places: dict[int, list[Place]] = defaultdict(list)
        for t in timexes:
            self.timexes[t.sentence].append(t)
        for q in quantities:
            self.quantities[q.sentence].append(q)
        for p in places:
            self.places[doc.sentence_at(p.start)].append(p)
        self.statements = sorted(statements, key=lambda s: (s.start, -s.end))

    def sentence(self, q: Quantity) -> Sentence | None:
        """The sentence of a quantity."""
        return self.doc.sentences[q.sentence] if 0 <= q.sentence < len(self.doc.sentences) else None

    def statement(self, q: Quantity) -> Statement | None:
        """The innermost statement that holds a quantity, one with a speaker before one without."""
        best: Statement | None = None
        for s in self.statements:
            if s.start > q.start:
                break
            if s.end >= q.end and (best is None or (s.speaker is not None) >= (best.speaker is not None)):
                best = s
        return best

    def beside(self, q: Quantity, found: Sequence[Found]) -> list[Found]:
        """Of what stands in the sentence, what stands on the quantity's side of the attribution: in its statement, or in none."""
        statement = self.statement(q)
        if statement is None:
            return [f for f in found if not any(s.start <= f.start < s.end and s.kind != "direct" for s in self._near(q))]
        return [f for f in found if statement.start <= f.start < statement.end]

    def _near(self, q: Quantity) -> list[Statement]:
        return [s for s in self.statements if s.sentence == q.sentence]

    def distance(self, q: Quantity, start: int, end: int) -> int:
        """Words between a quantity and something else of its sentence, marks and other figures between counted as more."""
        at = self.doc.tokens.at
        a, b = (at(q.end), at(start)) if start >= q.end else (at(end), at(q.start))
        between = sum(1 + BREAKS.get(w, 0) for w in self.lower[a:b])
        low, high = (q.end, start) if start >= q.end else (end, q.start)
        others = sum(low <= o.start and o.end <= high for o in self.quantities[q.sentence])
        return between + 8 * others

    def stops(self, a: int, b: int) -> int:
        """How many sentences end between two offsets: a quote of several sentences is one sentence to the finders."""
        i, j = sorted((self.doc.tokens.at(a), self.doc.tokens.at(b)))
        return sum(w in STOPS for w in self.lower[i:j])

    def before(self, start: int, count: int) -> list[str]:
        """The lower-case tokens right before an offset."""
        i = self.doc.tokens.at(start)
        return self.lower[max(0, i - count) : i]

    def behind(self, end: int, count: int) -> list[str]:
        """The lower-case tokens right behind an offset."""
        i = self.doc.tokens.at(end)
        return self.lower[i : i + count]

    def is_pointing_back(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with a word that takes up the one before: "Its volume …", "This figure …"."""
        opening = [w for w in self.lower[sentence.first : sentence.first + 4] if w[:1].isalpha()]
        return bool(opening) and opening[0] in self.words.pointing
