"""The word lists of date expressions, compiled, and the cursor that the phrase rules read the tokens through."""

from bisect import bisect_right
from dataclasses import dataclass

from corpus.frozen import frozen
from corpus.grammar.marks import each
from corpus.lexicon import Lexicon
from corpus.model import Tokens

#: what a rule found: tokens first..last (half open), TIMEX3 type, its symbolic meaning, the rule's name
Meaning = tuple[object, ...]
#: more than any rule looks beyond the last token, or before the first, which is then counted from the end
BEYOND = [""] * 64


@frozen
class Hit:
    """A date expression in tokens, half open."""

    first: int
    last: int
    type: str
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class Words:
    """The lists, as sets and dicts."""

    months: dict[str, int]
    weekdays: dict[str, int]
    doubtful: frozenset[str]
    units: dict[str, str]
    seasons: dict[str, str]
    daytimes: dict[str, str]
    references: dict[tuple[str, ...], str]
    #: the first words of references → the second ones, "" where the first stands alone
    reference_heads: dict[str, frozenset[str]]
    days: dict[str, int]
    sets: dict[str, str]
    numbers: dict[str, int]
    vague: frozenset[str]
    ordinals: dict[str, int]
    relative: dict[str, int]
    modifiers: frozenset[str]
    part: frozenset[str]
    about: frozenset[str]
    between: frozenset[str]
    prepositions: frozenset[str]
    holidays: dict[tuple[str, ...], str]
    counted: frozenset[str]
    future: frozenset[str]
    past: frozenset[str]
    ahead: frozenset[str]
    intent: frozenset[str]
    report: frozenset[str]


def words(lexicon: Lexicon) -> Words:
    """The lists of timexes.toml."""
    t = lexicon["timexes"]
    refs = {tuple(phrase.split()): f"{key.upper()}_REF" for key, phrases in t["references"].items() for phrase in phrases}
    return Words(
        months=dict(t["months"]),
        weekdays=dict(t["weekdays"]),
        doubtful=frozenset(w for group in t["ambiguous"].values() for w in group),
        units=dict(t["units"]),
        seasons=dict(t["seasons"]),
        daytimes=dict(t["daytimes"]),
        references=refs,
        reference_heads={p[0]: frozenset((*o, "")[1] for o in refs if o[0] == p[0]) for p in refs},
        days=dict(t["days"]),
        sets={word: value for value, group in t["sets"].items() for word in group},
        numbers=dict(t["numbers"]),
        vague=frozenset(t["vague"]["words"]),
        ordinals=dict(t["ordinals"]),
        relative=dict(t["relative"]),
        modifiers=frozenset(t["modifiers"]["before"]),
        part=frozenset(t["modifiers"]["part"]),
        about=frozenset(t["modifiers"]["about"]),
        between=frozenset(t["modifiers"]["between"]),
        prepositions=frozenset(t["prepositions"]["before"]),
        holidays={tuple(k.replace("'", " '").split()): v for k, v in t["holidays"].items()},
        counted=frozenset(t["counted"]["words"]),
        future=frozenset(t["tense"]["future"]),
        past=frozenset(t["tense"]["past"]),
        ahead=frozenset(t["tense"]["ahead"]),
        intent=frozenset(t["tense"]["intent"]),
        report=frozenset(t["report"]["verbs"]),
    )


class Cursor:
    """The tokens of a text with the questions that the rules ask of them.

    `lower` has empty ones behind the last: an index beyond either end, by a rule's reach, gives ""."""

    __slots__ = ("end", "lower", "size", "start", "text", "word", "words")

    def __init__(self, text: str, tokens: Tokens, lists: Words) -> None:
        self.text = text
        self.word, self.start, self.end = tokens.word, tokens.start, tokens.end
        self.lower = tokens.lower + BEYOND
        if "’" in text:
            for at in each(text, "’"):
                i = bisect_right(tokens.start, at) - 1
                self.lower[i] = self.lower[i].replace("’", "'")
        self.size = len(tokens.lower)
        self.words = lists

    def is_capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital letter."""
        return 0 <= i < self.size and self.word[i][:1].isupper()

    def touches(self, i: int) -> bool:
        """Whether no space stands between the tokens `i` and `i + 1`."""
        return i >= 0 and i + 1 < self.size and self.end[i] == self.start[i + 1]

    def hyphen(self, i: int) -> bool:
        """Whether the token at `i` is a hyphen that ties both its neighbours."""
        return self.lower[i] in {"-", "–", "‑"} and self.touches(i - 1) and self.touches(i)

    def one_line(self, first: int, last: int) -> bool:
        """Whether no line ends between the tokens `first` and `last`."""
        return "\n" not in self.text[self.start[first] : self.end[last]]

    def year(self, i: int) -> int | None:
        """The year that the token at `i` can be, by its digits alone."""
        w = self.lower[i]
        return int(w) if len(w) == 4 and w.isascii() and w.isdigit() and "1000" <= w < "2100" else None

    def digits(self, i: int, most: int = 4) -> int | None:
        """The whole number of at most so many digits at `i`."""
        w = self.lower[i]
        return int(w) if len(w) <= most and w.isascii() and w.isdigit() else None
