"""Quotes and cues → statements, each with the words that point to its speaker."""

from corpus.lexicon import Lexicon
from corpus.model import Document, Names, Statement


def find_statements(doc: Document, names: Names, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Direct, indirect and mixed statements in text order; `speaker` is still None."""
    return ()
