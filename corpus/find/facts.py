"""Quantities → facts: where, when, against what and by whom."""

from corpus.lexicon import Lexicon
from corpus.model import Document, Fact, Header, Names, Place, Quantity, Statement, Timex


def find_facts(
    doc: Document,
    header: Header,
    quantities: tuple[Quantity, ...],
    timexes: tuple[Timex, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
    names: Names,
    lexicon: Lexicon,
) -> tuple[Fact, ...]:
    """One fact a quantity, in text order. `statements` have their speakers, `timexes` their values."""
    return tuple(Fact(q, doc.sentences[q.sentence].part if q.sentence >= 0 else "body") for q in quantities)
