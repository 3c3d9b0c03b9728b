"""What lies between bytes and an article: a part of a file, with what its container said of it."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from corpus.model import Article, Problem
from corpus.spans import Span

#: the number of a page, with its sign or by itself
PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–—]? ?\d{1,4}(?: ?(?:/|of) ?\d{1,4})? ?[-–—]?", re.IGNORECASE)

#: endings that say what no content can deny: text that is no article (a site's parts, programs, settings), pictures, sound
NO_ARTICLES = tuple((  # noqa: SIM905  (sixty quoted words are harder to read)
    ".css .js .mjs .map .ts .py .ipynb .sh .bat .c .h .java .sql .toml .yaml .yml .ini .cfg .lock .log .svg .ico .bib .tex "
    ".jpg .jpeg .png .gif .webp .bmp .tif .tiff .mp3 .mp4 .wav .ogg .avi .mov .webm .woff .woff2 .ttf .exe .dll .so .pyc .db .sqlite"
).split())  # fmt: skip
#: a browser keeps what a page needs in a folder of this name beside "page.html"
PAGE_PARTS = "_files"


class Given(NamedTuple):
    """What a container says of an article that lies in it. `charset`: the encoding that it declares."""

    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    charset: str | None = None


class File(NamedTuple):
    """A file on disk with the id of its article."""

    path: Path
    id: str


class Line(NamedTuple):
    """A line of JSON Lines as it came; `number` counts from 1."""

    raw: bytes
    number: int


#: what a part holds: bytes, a text that is already decoded, or the reason why there is neither
Body = bytes | str | Problem


class Part(NamedTuple):
    """One article's content before it is read.

    `body` may be a function that gives it: it is called when the part's turn comes, under the part's own limits, and what
    it raises is that part's own reason. So a container passes over a part without unpacking it.

    `kind` is set where the container knows it ("html", "text"), else None: it is told from the content. `name` is the
    name inside the container: it is shown in messages and never used as a path. `doubts` are what the container leaves open;
    `media` is the kind of file that the text comes from, where its own content does not show it ("mail").
    """

    id: str
    body: Body | Callable[[], Body]
    kind: str | None = None
    name: str = ""
    given: Given = Given()
    doubts: tuple[Problem, ...] = ()
    media: str | None = None


def with_given(article: Article, given: Given) -> Article:
    """The article with what its container says of it, which goes before what was found in the content."""
    from dataclasses import replace

    return replace(
        article,
        title=given.title or article.title,
        source=given.source or article.source,
        author=given.author or article.author,
        published=given.published or article.published,
        published_inferred=article.published_inferred and not given.published,
        url=given.url or article.url,
    )


def borne_out(title: str, text: str) -> str | None:
    """A document's own title where a line at the top of its text bears it out: many are a file's name or a template's.

    >>> borne_out("Ferry fares rise | Courier", "Ferry fares rise\\n\\nFares on the Marn ferry will rise by 8%.")
    'Ferry fares rise'
    """
    given = " ".join(title.split())
    for line in text[:2_000].split("\n"):
        if len(line) >= 10 and given.casefold().startswith(line.casefold()) and re.match(r"\s*(?:$|[|–—:·-])", given[len(line) :]):
            return line
    return None


class Headed(NamedTuple):
    """The parts of a text: the running heads of its first page, its paragraphs, and the heads that differ on later pages with the feet."""

    above: list[str]
    body: list[str]
    below: list[str]

    def __str__(self) -> str:
        return "\n\n".join([*self.above, *self.body, *self.below])

    def running(self) -> tuple[Span, ...]:
        """Where the heads are in the text."""
        spans, at = [], 0
        for i, part in enumerate((*self.above, *self.body, *self.below)):
            if not len(self.above) <= i < len(self.above) + len(self.body):
                spans.append(Span(at, at + len(part)))
            at += len(part) + 2
        return tuple(spans)


def wordings(pieces: Iterable[str]) -> list[str]:
    """Each wording of heads once; the numbers of pages say nothing.

    >>> wordings(["Tarn Herald", "Page 3", "3", "Tarn Herald", "4 May 2024"])
    ['Tarn Herald', '4 May 2024']
    """
    clean = (" ".join(piece.split()) for piece in pieces)
    return list(dict.fromkeys(piece for piece in clean if piece and not PAGE_NUMBER.fullmatch(piece)))
