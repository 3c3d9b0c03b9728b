"""What a page's head says for machines: JSON-LD, OpenGraph and other meta elements.

Types and properties: schema.org (Article and below), ogp.me, Dublin Core; the names of other meta elements as
trafilatura and htmldate list them.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from corpus.read.page.tree import plain

ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle", "opinionnewsarticle", "reviewnewsarticle", "blogposting", "liveblogposting", "socialmediaposting", "techarticle", "scholarlyarticle", "report", "review", "interview", "pressrelease", "discussionforumposting", "creativework")  # fmt: skip
PAGES = ("webpage", "itempage")
TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "headline",
    "title",
)
AUTHORS = (
    "author",
    "article:author",
    "og:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "byl",
    "bt:author",
    "authors",
    "creator",
)
DATES = ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date", "publicationdate", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "bt:pubdate", "og:article:published_time", "article:published", "citation_publication_date", "datecreated", "prism.publicationdate", "displaydate")  # fmt: skip
SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site", "copyright")
SECTIONS = ("article:section", "og:article:section", "parsely-section", "section")
TAG = re.compile(r"<[^<>]{0,500}>")
#: a surname of one word, particles aside, a comma, and given names
CATALOG = re.compile(r"((?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w'’-]{0,40}), ([^\W\d_a-z][\w.'’-]{0,20}(?: [^\W\d_a-z][\w.'’-]{0,20})?)")
#: objects of one page's JSON-LD that are looked at, and characters of it that are read
OBJECTS, LONG = 2_000, 1_000_000


class Head(NamedTuple):
    """What the head gives, each list with the best evidence first. Authors that only the web page's own object names are left out: such a name
    is often the account that uploaded the page, and where it is the writer's a byline shows it too."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    site: str | None = None
    #: every name that the site goes by: none of them is an author
    sites: tuple[str, ...] = ()
    url: str | None = None
    #: whether the head calls the page an article
    is_article: bool = False
    #: the site's sections that the page is in, letters alone: none of them is an author
    sections: tuple[str, ...] = ()
    #: names of persons whom the head describes by an object with an identifier of its own: accounts of the site
    accounts: tuple[str, ...] = ()


def read_head(root: Any) -> Head:
    """The head of a page's tree. Broken JSON-LD is passed over: the other evidence stands."""
    meta = _metas(root)
    objects = list(_objects(root))
    known = {o["@id"]: o for o in objects if isinstance(o.get("@id"), str) and len(o) > 1}
    every = [o for o in objects if _is(o, ARTICLES)]
    articles = _own(every, [*_given(meta, TITLES), *root.xpath("//head//title/text() | //h1//text()")[:20]])
    pages = [o for o in objects if _is(o, PAGES)]
    publishers = [name for o in [*articles, *pages] for name in _names(o.get("publisher"), known, persons=False)]
    sites = [o for o in objects if _is(o, ("website", "organization", "newsmediaorganization"))]
    names = [*_given(meta, SITES), *publishers, *(name for o in sites for name in _names(o, known, persons=False))]
    canonical = root.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return Head(
        titles=(*(t for o in articles if (t := _text(o.get("headline") or o.get("name")))), *_given(meta, TITLES)),
        authors=(
            *(name for o in articles[:3] for name in _names(o.get("author") or o.get("creator"), known)),
            *map(_turned, _given(meta, AUTHORS)),
        ),
        dates=(*(d for o in [*articles, *pages] if (d := _text(o.get("datePublished") or o.get("dateCreated")))), *_given(meta, DATES)),
        site=next((name for name in names if not name.startswith(("@", "http"))), None),
        sites=tuple(dict.fromkeys(name.lstrip("@") for name in names)),
        url=next((str(u) for u in canonical if str(u).startswith("http")), None),
        is_article="article" in meta.get("og:type", ()) or len(every) == 1,
        sections=tuple(plain(s) for s in [*_given(meta, SECTIONS), *(_text(o.get("articleSection")) or "" for o in articles)] if s),
        accounts=tuple(name for o in known.values() if _is(o, ("person",)) for name in _names(o, known)),
    )


def _own(articles: list[dict[str, Any]], titles: list[str]) -> list[dict[str, Any]]:
    """The objects that speak of this page's article: those whose headline a title of the page bears out, else the first alone."""
    known = [folded for title in titles if (folded := " ".join(title.split()).casefold())]
    own = []
    for item in articles:
        headline = (_text(item.get("headline") or item.get("name")) or "").casefold()
        if headline and any(title.startswith(headline) or (len(title) > 20 and headline.startswith(title)) for title in known):
            own.append(item)
    return own or articles[:1]


def _metas(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = _text(element.get("content"))
        if content:
            for key in ("property", "name", "itemprop"):
                if element.get(key):
                    found.setdefault(element.get(key).strip().lower(), []).append(content)
    return found


def _given(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(value for name in names for value in meta.get(name, ())))


def _turned(name: str) -> str:
    """A name as it is said, where it is written as in a catalog.

    >>> _turned("Lee, Ann B."), _turned("Ann Lee, Bo Ray")
    ('Ann B. Lee', 'Ann Lee, Bo Ray')
    """
    catalog = CATALOG.fullmatch(name)
    return f"{catalog[2]} {catalog[1]}" if catalog else name


def _objects(root: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD that stands for itself: lists, graphs and main entities are gone into."""
    left = OBJECTS
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            stack = [json.loads((script.text or "")[:LONG].strip().strip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack and left:
            left -= 1
            item = stack.pop()
            if isinstance(item, list):
                stack += reversed(item)
            elif isinstance(item, dict):
                yield item
                stack += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(item.get(key), list | dict)]


def _is(item: dict[str, Any], types: tuple[str, ...]) -> bool:
    given = item.get("@type")
    return any(isinstance(t, str) and t.rpartition("/")[2].lower() in types for t in (given if isinstance(given, list) else [given]))


def _names(value: Any, known: dict[str, dict[str, Any]], persons: bool = True, depth: int = 0) -> list[str]:
    """The names in an author's or publisher's value: a text, an object, a list of them, a reference to another object."""
    if isinstance(value, str):
        return _names(known[value], known, persons, depth + 1) if value in known and depth < 3 else [t] if (t := _text(value)) else []
    if isinstance(value, list):
        return [name for item in value[:20] for name in _names(item, known, persons, depth + 1)] if depth < 3 else []
    if not isinstance(value, dict):
        return []
    if "name" not in value and value.get("@id") in known and depth < 3:
        return _names(known[value["@id"]], known, persons, depth + 1)
    person, firm = _is(value, ("person",)), _is(value, ("organization", "newsmediaorganization"))
    if (firm and not person) if persons else person:
        return []
    name = value.get("name") or " ".join(str(value[k]) for k in ("givenName", "familyName") if value.get(k))
    return _names(name, {}, persons, depth + 1) if isinstance(name, str | list) else []


def _text(value: Any) -> str | None:
    """A text without tags and entities, white space single; None where nothing is left of it."""
    if not isinstance(value, str):
        return None
    for _ in range(2):  # twice: some pages escape their entities once more
        value = html.unescape(value)
    return " ".join(TAG.sub("", value).split()) or None
