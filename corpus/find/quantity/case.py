"""A number under test: what the rules that rule numbers out look at."""

from corpus.find.quantity.bounds import bound_before
from corpus.find.quantity.nouns import Noun
from corpus.find.quantity.words import Words
from corpus.grammar.digits import Number
from corpus.model import Tokens

HYPHENS = "-‐‑–—−"


class Case:
    """A number under test in tokens `first:last`: the text, what was read beside it, and its neighbours.

    `left`, `right`: the words before and after it, lower case, "" at the text's edges; `tied_left`, `tied_right`: whether
    nothing stands between them and it."""

    __slots__ = (
        "first", "first_of_sentence", "form", "has_unit", "last", "left", "money", "noun", "number", "reach", "right", "scale", "text",
        "tied_left", "tied_right", "tokens", "value", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        tokens: Tokens,
        number: Number,
        noun: Noun | None,
        has_unit: bool,
        words: Words,
        opens: bool,
        money: bool,
        reach: int,
    ) -> None:
        self.text, self.tokens, self.number, self.noun, self.words = text, tokens, number, noun, words
        self.has_unit, self.first_of_sentence, self.money, self.reach = has_unit, opens, money, reach
        self.first, self.last, self.value, self.scale, self.form = number.first, number.last, number.value, number.scale, number.form
        i, j, lower, size = self.first, self.last, tokens.lower, len(tokens.lower)
        self.left = lower[i - 1] if i else ""
        self.right = lower[j] if j < size else ""
        self.tied_left = i > 0 and tokens.end[i - 1] == tokens.start[i]
        self.tied_right = j < size and tokens.end[j - 1] == tokens.start[j]

    @property
    def bounded(self) -> bool:
        """Whether a bound stands before the number ("more than")."""
        return bound_before(self.tokens, self.first, self.words, False) is not None

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < len(self.tokens.word) and self.tokens.end[i - 1] == self.tokens.start[i]

    def before(self, n: int = 1) -> str:
        """The `n`-th word before the number, lower case; "" where there is none."""
        i = self.first - n
        return self.tokens.lower[i] if i >= 0 else ""

    def after(self, n: int = 0) -> str:
        """The word `n` words after the number's end, lower case; "" where there is none."""
        i = self.last + n
        return self.tokens.lower[i] if i < len(self.tokens.word) else ""
