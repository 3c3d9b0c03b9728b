"""The nouns of the path: frozen records that the stages hand to one another.

Offsets are code points into `Article.text`, half open, everywhere. `frozen` says
how they come cheap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Set
from dataclasses import field
from itertools import chain

from corpus.frozen import frozen
from corpus.spans import Span

# What a rule looked at, for `explain`: (label, start, end), e.g. ("cue", 120, 124).
Evidence = tuple[str, int, int]


# ------------------------------------------------------------------ what a reader gives
@frozen
class Article:
    """One article as read: the text that all offsets count in, and what its container said of it."""

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    sha256: str = ""
    #: given by the container (JSON Lines, HTML head, table column), not by the text; None = not given
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    published_inferred: bool = False
    media: str = "text"
    problems: tuple["Problem", ...] = ()
    #: where running heads and feet of pages are in the text: each wording once, above and below the article
    running: tuple[Span, ...] = ()


@frozen
class Problem:
    """What could not be read or resolved. `stage` is the room that says so."""

    stage: str
    message: str
    start: int | None = None
    end: int | None = None


# ------------------------------------------------------------------ the text, cut up once
#: kinds of paragraphs that no finder sees
LEFT_OUT = frozenset(("boilerplate", "foreign"))


@frozen
class Paragraph:
    """A block of text. `kind`: title, header (byline, dateline, kicker), pull (a quote above the title),
    body, turn (part of a transcript turn), table (a line of a table of figures), footer (source line, contact form);
    those of LEFT_OUT are not the article: boilerplate (a menu, a consent box, a share line …), foreign (in another
    language). `rule` names what found these.
    `label` is the speaker's label of a transcript turn ("Ann Lee" of "Ann Lee: …"); on the paragraphs that
    continue a turn it is the label of that turn's first paragraph. `start` of a labelled paragraph lies
    before the label; `content` is where the speech begins."""

    start: int
    end: int
    kind: str
    label: Span | None = None
    content: int = -1
    rule: str = ""
    #: of a line of a table of figures (kind "table"): its cells, none of a ruler
    cells: tuple[Span, ...] = ()


@frozen
class Quote:
    """A stretch between quote marks. `start`/`end` hold the marks, `inner_*` leave them out (equal where a
    mark is missing). `depth` 0 is outermost. `closed` False: it ran to the paragraph's edge."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    paragraph: int


@frozen
class Cell:
    """A cell of a table of figures. `kind`: head, figure or words. `column` and `row` are the heads above it and before it,
    the nearest last; `caption` is the line above the table."""

    start: int
    end: int
    kind: str
    column: tuple[Span, ...] = ()
    row: tuple[Span, ...] = ()
    caption: Span | None = None


@frozen
class Sentence:
    """A sentence, split with what stands between quote marks masked. `first`/`last` are token indexes, half open.
    `part` is "title" for the title and the other header lines, else "body"."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    part: str


class Tokens:
    """The words of a text as parallel lists, made once and shared by every finder.

    `word[i]` is the token as written, `lower[i]` its lower case, `start[i]:end[i]` its place. `where[w]` lists the
    indexes of the tokens with the lower case `w`: a finder meets its few words of interest by `where.keys() & words`
    instead of looking at every token again. `capitals` lists the indexes of tokens that begin with a capital.
    """

    __slots__ = ("capitals", "end", "lower", "start", "where", "word")

    def __init__(self, word: list[str], start: list[int], end: list[int]) -> None:
        self.word, self.start, self.end = word, start, end
        lower: list[str] = []
        capitals: list[int] = []
        where: dict[str, list[int]] = {}
        seen = where.get
        for i, w in enumerate(word):  # one loop for all three: every article pays for it
            if not w.islower():
                if w[0].isupper():
                    capitals.append(i)
                w = w.lower()
            lower.append(w)
            at = seen(w)
            if at is None:
                where[w] = [i]
            else:
                at.append(i)
        self.lower, self.capitals, self.where = lower, capitals, where

    def find(self, words: Set[str]) -> list[int]:
        """Indexes of the tokens whose lower case is among `words`, in text order."""
        return sorted(chain.from_iterable(map(self.where.__getitem__, self.where.keys() & words)))

    def __len__(self) -> int:
        return len(self.word)

    def at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or after it; `len(self)` where there is none."""
        return bisect_left(self.start, offset)


@frozen
class Document:
    """An article's text cut up: what every finder reads and none alters. `text` has blanks where the article's is left out;
    `paragraphs` are those that stay, `left_out` the others."""

    text: str
    tokens: Tokens
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    #: one byte a character: 1 where it lies inside quote marks (marks included), else 0
    quoted: bytes
    title: Span | None = None
    left_out: tuple[Paragraph, ...] = ()
    #: the cells of the tables of figures, by where they begin; each is a sentence of its own
    cells: dict[int, Cell] = field(default_factory=dict)
    #: of most of the text, ISO 639-1; None where its words show none
    language: str | None = None
    #: where each sentence begins, for `sentence_at`
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(s.start for s in self.sentences))

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds `offset`, -1 where none does."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.sentences[i].end else -1


@frozen
class Header:
    """What the lines above and below the article say of it; None = they do not say."""

    title: Span | None = None
    source: str | None = None
    author: str | None = None
    #: where a dateline or a date line stands, for the publication date
    dateline: Span | None = None
    #: the title as data, where it is not the words at `title`: of front matter, of a mail's header
    title_text: str | None = None
    #: the day, ISO 8601, and the address that front matter or a mail's header gives
    published: str | None = None
    url: str | None = None
    #: the day that the running heads of a document print, ISO 8601: its issue's
    issued: str | None = None


# ------------------------------------------------------------------ findings
@frozen
class Timex:
    """A date expression. `type`: DATE, TIME, DURATION, SET. `value`: TIMEX3 or None where unresolved.
    `meaning` is the finder's own symbolic reading, which resolution turns into `value`."""

    start: int
    end: int
    type: str
    value: str | None
    rule: str
    meaning: tuple[object, ...] = ()
    sentence: int = -1


@frozen
class Published:
    """The publication date, ISO "YYYY-MM-DD" or None. `inferred`: the year was worked out from the text."""

    value: str | None = None
    inferred: bool = False
    evidence: tuple[Evidence, ...] = ()


@frozen
class Place:
    """A mention of a place. `name` is canonical ("Russia" for "Russian"); `kind`: country, region, city, group."""

    start: int
    end: int
    name: str
    kind: str


@frozen
class Mention:
    """Words that name or point to somebody. `entity` indexes `Names.entities`, -1 where unresolved.
    `shape`: full, surname, given, title, pronoun, description, acronym, label."""

    start: int
    end: int
    entity: int
    shape: str


@frozen
class Entity:
    """Somebody or something that can speak. `name` is canonical, as the article gives it."""

    name: str
    type: str  # person | organisation | document
    gender: str | None = None  # f | m | None
    role: str | None = None
    organisation: str | None = None
    aliases: tuple[str, ...] = ()
    #: the words that describe this one ("vice-mayor", "deputy minister"), lower case
    descriptions: tuple[str, ...] = ()


@frozen
class Names:
    """Every name of an article: who there is, and where they are mentioned (in text order)."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    #: where each mention begins, for `at`
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple([m.start for m in self.mentions]))

    def at(self, offset: int) -> int:
        """Index of the first mention that starts at `offset` or after it; their number where there is none."""
        return bisect_left(self.starts, offset)


@frozen
class Speaker:
    """Somebody who says something in the article. `mentions`: the distinct spellings used."""

    name: str
    type: str
    role: str | None = None
    organisation: str | None = None
    mentions: tuple[str, ...] = ()


@frozen
class Statement:
    """One statement. `kind`: direct, indirect, mixed. `mention`: the words that point to the speaker."""

    start: int
    end: int
    kind: str
    sentence: int
    part: str
    rule: str
    cue: Span | None = None
    mention: Span | None = None
    speaker: str | None = None
    themes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def about(self, themes: tuple[str, ...]) -> "Statement":
        """The statement with its themes; written out because `dataclasses.replace` takes three times as long."""
        return Statement(
            self.start, self.end, self.kind, self.sentence, self.part, self.rule, self.cue, self.mention, self.speaker, themes, self.evidence
        )  # fmt: skip


@frozen
class Quantity:
    """A number with its unit and bound (units and meaning of `value`, `low`, `high`, `approx`, `direction`:
    schema.py). `measure` is in the article's own words."""

    start: int
    end: int
    value: float
    unit: str
    rule: str
    sentence: int = -1
    value_max: float | None = None
    low: float | None = None
    high: float | None = None
    approx: str = "exact"
    direction: str | None = None
    measure: str | None = None
    inferred: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@frozen
class Fact:
    """A quantity with what, where, when, against what and by whom. None = the text does not say."""

    quantity: Quantity
    part: str
    place: str | None = None
    period: str | None = None
    baseline: str | None = None
    speaker: str | None = None
    inferred: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def about(self, themes: tuple[str, ...]) -> "Fact":
        """The fact with its themes."""
        return Fact(self.quantity, self.part, self.place, self.period, self.baseline, self.speaker, self.inferred, themes, self.evidence)


@frozen
class Record:
    """Everything that one article gives: what the command prints and the tables are made of."""

    article: Article
    document: Document
    header: Header
    published: Published
    language: str | None
    speakers: tuple[Speaker, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts: tuple[Fact, ...] = ()
    dates: tuple[Timex, ...] = ()
    themes: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicate_of: str | None = None
    similarity: float | None = None
    theme_evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
