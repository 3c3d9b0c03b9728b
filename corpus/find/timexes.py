"""Tokens → date expressions; expressions and a publication date → TIMEX3 values."""

from corpus.lexicon import Lexicon
from corpus.model import Article, Document, Header, Published, Timex


def find_timexes(doc: Document, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Date expressions in text order, none overlapping another, not yet resolved."""
    return ()


def find_published(article: Article, header: Header, doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> Published:
    """The publication date: as given with the article, else as the text shows it, else none."""
    return Published(article.published, article.published_inferred)


def resolve_timexes(doc: Document, timexes: tuple[Timex, ...], published: Published, lexicon: Lexicon) -> tuple[Timex, ...]:
    """The same expressions with their values, None where nothing fixes one."""
    return timexes
