"""Which column is the text, which the title: by their names and, where names leave it open, by their content."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.grammar.columns import Meanings, columns_of, meanings_of
from corpus.grammar.stamps import is_open
from corpus.lexicon import Lexicon
from corpus.read.table.cells import text_in
from corpus.read.table.days import day_of

#: a column whose name says nothing is taken for the text where at least half of its cells have so many words and end a
#: sentence: more than a headline, an address or a note has
PROSE = 25
TEXTS = ("text", "html")
#: what an article has beside its text: an object with one of these is an article, and no block of one
BESIDE = ("title", "published", "url", "author", "source")
#: sets of names whose columns are kept in mind
MANY = 1_000
Row = Mapping[str, Any]


class Vocabulary:
    """The lexicon's words for columns, ready to be looked up; what a set of names means is worked out once."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon["columns"]
        self.meanings: Meanings = meanings_of(lexicon)
        self.wrappers = frozenset(words["wrappers"]["names"])
        self.parts = tuple(words["parts"]["names"])
        self.nothing = frozenset(words["nothing"]["values"])
        self._known: dict[tuple[str, ...], Mapping[str, Sequence[str]]] = {}

    def columns(self, names: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """What may be held → the columns that are named so."""
        key = tuple(names)
        if key not in self._known and len(self._known) < MANY:
            self._known[key] = columns_of(key, self.meanings)
        return self._known[key] if key in self._known else columns_of(key, self.meanings)


class Plan(NamedTuple):
    """How the rows of one table are read. `order`: what comes first in its dates, where they give it away; `guessed`: the
    text's column is named by nothing but its content; `fixed`: all rows have the same columns."""

    columns: Mapping[str, Sequence[str]]
    words: Vocabulary
    order: str | None = None
    guessed: bool = False
    fixed: bool = False

    @property
    def texts(self) -> list[str]:
        """The columns that may hold the text, the best first."""
        return [name for meaning in TEXTS for name in self.columns.get(meaning, ())]


def unwrapped(row: Row, words: Vocabulary) -> Row:
    """The row with the keys of what only wraps them: {"fields": {"headline": …}} has a headline."""
    inner = [value for key, value in row.items() if isinstance(value, Mapping) and str(key).lower() in words.wrappers]
    return {**{key: value for wrapped in inner for key, value in wrapped.items()}, **row} if inner else row


def is_article(row: Row, words: Vocabulary) -> bool:
    """Whether an object has a text of its own; one that holds a list of articles ("news": […]) has none."""
    row = unwrapped(row, words)
    columns = words.columns([name for name in row if isinstance(name, str)])
    return any(_is_text(row[name], words) for meaning in TEXTS for name in columns.get(meaning, ()))


def _is_text(value: Any, words: Vocabulary) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, Mapping) and any(words.columns([n for n in first if isinstance(n, str)]).get(meaning) for meaning in BESIDE):
        return False
    return isinstance(value, bytes) or bool(text_in(value, words.parts).strip())


def plan_of(sample: Sequence[Row], words: Vocabulary, order: str | None = None, fixed: bool = False) -> Plan:
    """The columns of each meaning, the best first: of texts the one with the longest prose, of dates the one with most days."""
    names = [name for name in dict.fromkeys(name for row in sample for name in row) if isinstance(name, str)]
    found = {meaning: list(columns) for meaning, columns in words.columns(names).items()}
    for meaning in TEXTS:  # a stable sort: names of equal content keep their order
        found.get(meaning, []).sort(key=lambda name: -_length(sample, name, words))
    found.get("published", []).sort(key=lambda name: -_days(sample, name))
    if found.get("text") or found.get("html"):
        return Plan(found, words, order, fixed=fixed)
    taken = {name for columns in found.values() for name in columns}
    prose = None if found.get("summary") else _prose(sample, [name for name in names if name not in taken], words)
    found["text"] = [prose] if prose is not None else found.get("summary", [])
    return Plan(found, words, order, prose is not None, fixed)


def _length(sample: Sequence[Row], name: str, words: Vocabulary) -> int:
    return sum(len(value) if isinstance(value := row.get(name), str | bytes) else len(text_in(value, words.parts)) for row in sample)


def _days(sample: Sequence[Row], name: str) -> int:
    values = [row.get(name) for row in sample]
    return sum(day_of(value) is not None or (isinstance(value, str) and is_open(value)) for value in values)


def _prose(sample: Sequence[Row], names: Sequence[str], words: Vocabulary) -> str | None:
    """The column that holds sentences, whatever it is called; the longest of several."""

    def is_prose(name: str) -> bool:
        texts = [text for row in sample if isinstance(text := row.get(name), str)]
        sentences = sum(len(text.split()) >= PROSE and text.rstrip()[-1:] in ".!?\"”’')" for text in texts)
        return 2 * sentences >= len(sample) > 0

    return max(filter(is_prose, names), key=lambda name: _length(sample, name, words), default=None)
