"""Tokens → quantities: numbers with unit, bound, direction and measure."""

from corpus.lexicon import Lexicon
from corpus.model import Document, Quantity, Timex


def find_quantities(doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Quantities in text order; what lies in a date expression is none, a duration may be one."""
    return ()
