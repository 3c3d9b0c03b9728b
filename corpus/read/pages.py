"""HTML → Article: the main text, with title, author, source and date as the page gives them."""

import hashlib

from corpus.lexicon import Lexicon
from corpus.model import Article, Problem
from corpus.read.page.author import find_authors
from corpus.read.page.body import LEAST, find_body
from corpus.read.page.date import Day, find_date
from corpus.read.page.head import read_head
from corpus.read.page.title import find_site, find_title
from corpus.read.page.tree import all_text, heading_of, parse


def read_page(text: str, article_id: str, lexicon: Lexicon, url: str | None = None, sha256: str | None = None) -> Article | Problem:
    """The article of a page, or the reason why there is none. `text` is the page decoded, `url` where it is known to come from."""
    tree = parse(text)
    if tree is None:
        return Problem("read", f"{article_id}: no HTML elements in it")
    head = read_head(tree.root)
    title = find_title(tree.root, head)
    heading = heading_of(tree.root, title)
    day = find_date(tree.root, head, heading, url) if tree.lost is None else Day(None)
    body = tree.lost if tree.lost is not None else find_body(tree.root, url or head.url, lexicon)
    problems = tree.problems
    if len(body) < LEAST and tree.lost is None:
        whole = all_text(text)
        if len(whole) > 2 * len(body):
            problems += (Problem("read", "no main text could be told from the rest of the page: all of its text was taken"),)
            body = whole
    if not body.strip():
        return Problem("read", f"{article_id}: no text in it")
    return Article(
        article_id,
        body,
        url=url or head.url,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        source=find_site(tree.root, head, title),
        author="; ".join(find_authors(tree.root, head, heading, lexicon)) or None,
        published=day.value,
        published_inferred=day.inferred,
        media="html",
        problems=problems,
    )
