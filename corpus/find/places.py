"""Tokens → places, by a gazetteer."""

from corpus.lexicon import Lexicon
from corpus.model import Document, Place


def find_places(doc: Document, lexicon: Lexicon) -> tuple[Place, ...]:
    """Mentions of places in text order."""
    return ()
