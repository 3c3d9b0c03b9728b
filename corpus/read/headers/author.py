"""Who wrote an article, by the lines around its title: bylines, and names that stand alone."""

import itertools
from collections.abc import Iterator, Sequence

from corpus.model import Paragraph
from corpus.read.headers.lines import LONG, NAME, Line, Words, person

#: paragraphs after the title among which byline and date line are looked for
BELOW_TITLE = 14


def find_author(text: str, lines: Sequence[Line], words: Words) -> str | None:
    """The first byline with a name; after a bare "By" the next line, where it is a name and nothing else."""
    for x, below in zip(lines, [*lines[1:], None], strict=False):
        if x.kind == "byline" and x.value:
            return x.value
        if x.kind == "byline" and x.value == "" and below is not None:
            line = text[below.span.start : below.span.end]
            if below.words <= 4 and NAME.fullmatch(line):
                return person(line, words)
            return line if line.isalnum() and line.lower() not in words.no_authors else None  # a nickname
    return None


def signed_by(text: str, paragraphs: Sequence[Paragraph], words: Words) -> str | None:
    """Who signed below the text: "Author: Ann Lee", "(Reporting by Ann Lee in Lindhaven; editing by Tom Reyes)"."""
    for p in reversed(paragraphs):
        if p.end - p.start > LONG or not text[p.start : p.start + 20].lstrip("(").lower().startswith(words.signed):
            continue
        line = text[p.start : p.end].strip("()")
        if name := person(line.split(":" if ":" in line else " by ", 1)[-1], words):
            return name
    return None


def bare_name(text: str, top: Sequence[Line], title_at: int | None, words: Words) -> str | None:
    """A line that is a person's name and nothing else, right beside the title or beside the date line below it.

    Between title and date line one word is enough: no other line stands there but the author's ("JIJI").
    """
    name = next((x.value for x in _beside(top, title_at) if x.kind == "name"), None)
    if name is None and title_at is not None and [x.kind for x in top[title_at + 1 : title_at + 3]] == ["line", "date"]:
        line = text[slice(*top[title_at + 1].span)]
        if line.isalnum() and line[0].isupper() and line.lower() not in words.no_persons | words.no_authors:
            return line
    return name


def _beside(top: Sequence[Line], title_at: int | None) -> Iterator[Line]:
    """The lines where a name can stand for the author: under the title, beside the date line, above the title."""
    if title_at is None:
        return
    below = top[title_at + 1 : title_at + 1 + BELOW_TITLE]
    yield from below[:1]
    for a, b in itertools.pairwise(below):
        if "date" in (a.kind, b.kind):
            yield from (a, b)
    yield from top[max(0, title_at - 1) : title_at]
