"""A number under test: what the rules that rule numbers out look at."""

from typing import NamedTuple

from corpus.find.quantity.nouns import Noun
from corpus.find.quantity.words import Words
from corpus.grammar.digits import Number
from corpus.model import Tokens

HYPHENS = "-‐‑–—−"


class Case(NamedTuple):
    """A number under test: its tokens, the text, and what was read beside it."""

    text: str
    tokens: Tokens
    number: Number
    noun: Noun | None
    has_unit: bool
    bounded: bool
    words: Words
    first_of_sentence: bool
    money: bool
    reach: int

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < len(self.tokens.word) and self.tokens.end[i - 1] == self.tokens.start[i]

    def before(self, n: int = 1) -> str:
        """The `n`-th word before the number, lower case; "" where there is none."""
        i = self.number.first - n
        return self.tokens.lower[i] if i >= 0 else ""

    def after(self, n: int = 0) -> str:
        """The word `n` words after the number's end, lower case; "" where there is none."""
        i = self.number.last + n
        return self.tokens.lower[i] if i < len(self.tokens.word) else ""
