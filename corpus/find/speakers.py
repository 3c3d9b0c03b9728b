"""Statements and names → statements with their speakers, and the speakers of the article."""

from corpus.lexicon import Lexicon
from corpus.model import Document, Header, Names, Speaker, Statement


def find_speakers(
    doc: Document, header: Header, names: Names, statements: tuple[Statement, ...], lexicon: Lexicon
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The article's speakers, and the statements with `speaker` filled in where the text gives one."""
    return (), statements
