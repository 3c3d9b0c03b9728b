"""Tokens → date expressions; expressions and a publication date → TIMEX3 values.

Rules in `find/timex`: `scan` reads the phrases, `order` says which number is the day, `resolve` gives them values, `published` dates the article.
"""

from corpus.find.timex.order import settle_order
from corpus.find.timex.published import publication
from corpus.find.timex.resolve import resolve
from corpus.find.timex.scan import scan
from corpus.find.timex.words import words
from corpus.grammar.stamps import day_in
from corpus.lexicon import Lexicon
from corpus.model import Article, Document, Header, Published, Timex


def find_timexes(doc: Document, lexicon: Lexicon, url: str | None = None) -> tuple[Timex, ...]:
    """Date expressions in text order, none overlapping another, not yet resolved; the article's address may show the order of day and month."""
    return settle_order(doc, scan(doc, lexicon), url)


def find_published(article: Article, header: Header, doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> Published:
    """The publication date: as given with the article, else as the text shows it, else none."""
    if article.published:
        return Published(article.published, article.published_inferred)
    if header.published:
        return Published(header.published)
    found = publication(header, doc, timexes, lexicon)
    if found.value or found.evidence:
        return found
    line = header.dateline
    is_head = line is not None and any(start <= line.start < end for start, end in article.running)
    is_hidden = line is not None and not is_head and not any(line.start <= t.start < line.end for t in timexes)
    return Published((day_in(article.text[slice(*line)]) if line and is_hidden else None) or header.issued)


def resolve_timexes(doc: Document, timexes: tuple[Timex, ...], published: Published, lexicon: Lexicon) -> tuple[Timex, ...]:
    """The same expressions with their values, None where nothing fixes one."""
    return resolve(doc, timexes, published.value, lexicon.compiled(words))
