"""HTML → Article: the main text, with title, author, source and date as the page gives them."""

import hashlib
from dataclasses import replace
from typing import Any

from corpus.lexicon import Lexicon
from corpus.model import Article, Problem
from corpus.read.page.author import find_authors
from corpus.read.page.body import find_body
from corpus.read.page.date import find_date
from corpus.read.page.furniture import drop_furniture
from corpus.read.page.head import Head, read_head
from corpus.read.page.index import is_index
from corpus.read.page.plain import has_prose, lines_of
from corpus.read.page.title import find_site, find_title
from corpus.read.page.tree import heading_of, parse

INDEX = "an index page: teasers of several articles, and none of them whole"
NO_MAIN = "no main text could be told from the rest of the page: all of its text was taken"

NO_PROSE = "no sentence in it: it may be the page of a picture, a film or a list"


def read_page(text: str, article_id: str, lexicon: Lexicon, url: str | None = None, sha256: str | None = None) -> Article | Problem:
    """The article of a page, or the reason why there is none. `text` is the page decoded, `url` where it is known to come from."""
    tree = parse(text)
    if tree is None:
        return Problem("read", f"{article_id}: no HTML elements in it")
    head = read_head(tree.root)
    title = find_title(tree.root, head)
    heading = heading_of(tree.root, title)
    page = Article(
        article_id,
        tree.lost or "",
        url=url or head.url,
        sha256=sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=title,
        source=find_site(tree.root, head, title),
        media="html",
        problems=tree.problems,
    )
    if tree.lost is None:
        drop_furniture(tree.root, heading)
        if is_index(tree.root, head):
            return Problem("read", f"{article_id}: {INDEX}")
        page = _with_text(page, tree.root, head, heading, lexicon)
    return page if page.text.strip() else Problem("read", f"{article_id}: no text in it")


def _with_text(page: Article, root: Any, head: Head, heading: Any, lexicon: Lexicon) -> Article:
    """The article with its author, day and text; the tree is used up."""
    author = "; ".join(find_authors(root, head, heading, lexicon)) or None
    day = find_date(root, head, heading, page.url)
    text = find_body(root, heading, page.url, lexicon)
    problems = page.problems
    if not text:
        text = "\n".join(line for line, _ in lines_of(root))
        problems += (Problem("read", NO_MAIN),) if text else ()
    elif not has_prose(text.split("\n")):
        problems += (Problem("read", NO_PROSE),)
    return replace(page, text=text, author=author, published=day.value, published_inferred=day.inferred, problems=problems)
