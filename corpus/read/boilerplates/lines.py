"""A text's lines as the rules for boilerplate see them, and the lexicon's words for what sites put around an article."""

import re
from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence, Set
from dataclasses import dataclass

from corpus.frozen import frozen
from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Tokens

#: characters of a line that may be a site's: the longest headlines of a list of other articles have about 130
SHORT = 140
#: words from which a line that ends like a sentence is the article's prose: a button's or a box's sentence has fewer
PROSE = 8
ENDS = (".", "!", "?", "…", "”", '"', "»", ".)", ";")
#: what surrounds the words of an entry: bullets, arrows, Markdown's signs, stops
AROUND = " \t\u00a0-–—•·*_#>»›<«‹|:.…!×✕+→←▶[](){}↑↓⬆"
#: Markdown's links and pictures; in brackets the words shown
LINK = re.compile(r"(!?)\[([^\[\]\n]{0,200})\]\([^()\s]{0,500}\)")
LINKED = re.compile(r"!?\[|\]\([^()\s]{0,500}\)")


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph as the rules see it. `key`: its words in lower case without marks around, "" where
    it is longer than a site's line. `prose`: it reads like a sentence of the article."""

    text: str
    key: str
    words: int
    prose: bool


#: every paragraph that is too long for a site's line
LONG = Line("", "", SHORT, True)
#: every paragraph that is left out already, or a line of a table
GONE = Line("", "", 0, False)


@dataclass(slots=True, eq=False)
class Lines:
    """The lines of a text, where its prose begins and ends (indexes; -1 without any), and which words it has of those without
    which a rule has nothing to look for."""

    text: str
    tokens: Tokens
    hints: Set[str]
    paragraphs: Sequence[Paragraph]
    lines: list[Line]
    first: int = -1
    last: int = -1

    def without(self, known: Container[int]) -> None:
        """Let the prose begin and end with lines that are not known to be boilerplate."""
        prose = [i for i, line in enumerate(self.lines) if line.prose and i not in known]
        self.first, self.last = (prose[0], prose[-1]) if prose else (-1, -1)

    def holding(self, hint: frozenset[str]) -> list[int]:
        """The paragraphs that hold one of these words."""
        return holding(self.paragraphs, self.tokens, hint) if not self.hints.isdisjoint(hint) else []

    def outside(self, start: int, end: int) -> bool:
        """Whether the lines from `start` to before `end` lie above all prose or below it."""
        return self.first < 0 or end <= self.first or start > self.last


@frozen
class Furniture:
    """The lexicon's words for what surrounds an article, lower case. `hints`: words of a text without which a rule has nothing to
    look for, by rule and all together."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    signed: tuple[str, ...]
    contains: tuple[str, ...]
    lists: frozenset[str]
    menu: frozenset[str]
    topics: frozenset[str]
    consent: tuple[str, ...]
    reader: frozenset[str]
    here: tuple[str, ...]
    parts: frozenset[str]
    asks: tuple[str, ...]
    first: frozenset[str]
    pairs: frozenset[str]
    buttons: tuple[str, ...]
    offers: tuple[str, ...]
    credits: tuple[str, ...]
    legal: tuple[str, ...]
    hint: Mapping[str, frozenset[str]]
    hints: frozenset[str]


def furniture_of(lexicon: Lexicon) -> Furniture:
    """The lists of sites.toml in the shapes that the rules use."""
    sites = lexicon["sites"]
    known, menu, box = sites["boilerplate"], sites["menu"], sites["boxes"]
    hint = {rule: frozenset(words) for rule, words in sites["hints"].items()}
    return Furniture(
        frozenset(known["lines"]),
        tuple(known["starts"]),
        tuple([start for start in known["starts"] if start.endswith((":", "|"))]),
        tuple(known["contains"]),
        frozenset(known["lists"]),
        frozenset(menu["entries"]),
        frozenset(menu["topics"]),
        tuple(box["consent"]),
        frozenset(box["reader"]),
        tuple(box["here"]),
        frozenset(box["parts"]),
        tuple(box["asks"]),
        frozenset([ask.split()[0] for ask in box["asks"]]),
        frozenset([ask[:2] for ask in box["asks"]]),
        tuple(box["buttons"]),
        tuple(box["offers"]),
        tuple(sites["credits"]["starts"]),
        tuple(sites["legal"]["contains"]),
        hint,
        frozenset().union(*hint.values()),
    )


def holding(paragraphs: Sequence[Paragraph], tokens: Tokens, hint: frozenset[str]) -> list[int]:
    """Indexes of the paragraphs that hold one of these words."""
    places = [tokens.start[k] for k in tokens.find(hint)]
    starts = [p.start for p in paragraphs] if places else []
    return sorted({bisect_right(starts, place) - 1 for place in places} - {-1})


def lines_of(text: str, paragraphs: Sequence[Paragraph], tokens: Tokens, words: Furniture) -> Lines:
    """The paragraphs as lines."""
    lines = [GONE if p.kind != "body" else LONG if p.end - p.start > SHORT else _line(text[p.start : p.end]) for p in paragraphs]
    found = Lines(text, tokens, tokens.where.keys() & words.hints, paragraphs, lines)
    found.without(())
    return found


def _line(words: str) -> Line:
    shown = LINKED.sub("", words) if "](" in words else words
    count = shown.count(" ") + 1
    return Line(words, shown.lower().replace("’", "'").strip(AROUND), count, count >= PROSE and shown.endswith(ENDS))
