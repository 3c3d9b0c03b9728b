"""Paragraphs → what the lines above and below the article say of it."""

from collections.abc import Sequence

from corpus.lexicon import Lexicon
from corpus.model import Article, Header, Paragraph
from corpus.spans import Span


def read_header(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Header, tuple[Paragraph, ...]]:
    """The header, and the paragraphs with their kinds set (title, header, pull, footer)."""
    if len(paragraphs) < 2:
        return Header(), tuple(paragraphs)
    first = paragraphs[0]
    return Header(title=Span(first.start, first.end)), (first._replace(kind="title"), *paragraphs[1:])
