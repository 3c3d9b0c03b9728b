"""Tokens → names: who there is in the article and where they are mentioned."""

from corpus.lexicon import Lexicon
from corpus.model import Document, Header, Names


def find_names(doc: Document, header: Header, lexicon: Lexicon) -> Names:
    """Persons and organisations with their mentions, roles and organisations."""
    return Names()
