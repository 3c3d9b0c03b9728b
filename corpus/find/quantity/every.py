"""Shares told by counting off: "every third car"."""

from corpus.find.quantity.unit_lists import kind_of
from corpus.find.quantity.words import Words
from corpus.grammar.digits import Number
from corpus.model import Tokens

#: "every other", "every second" tell of turns more than of shares
LEAST = 3


def every(tokens: Tokens, i: int, stop: int, words: Words) -> Number | None:
    """The share that "every third car" at token `i` tells, its tokens "every third"; None where it is a rhythm ("every third week")
    or no ordinal follows. `stop` is the end of the sentence."""
    value = words.numbers.ordinals.get(tokens.lower[i + 1]) if i + 2 < stop else None
    counted = tokens.lower[i + 2] if value else ""
    if not value or value < LEAST or not counted[:1].isalpha():
        return None
    if counted in words.closed or counted in words.blocks["recurring"] or kind_of(counted) == "time":
        return None
    return Number(i, i + 2, 1 / value, form="fraction")
