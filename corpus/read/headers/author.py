"""Who wrote an article, by the lines around its title: bylines, and names that are alone."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from corpus.model import Paragraph
from corpus.read.headers.lines import LONG, NAME, Line, Words, person
from corpus.read.headers.source import Known

#: paragraphs after the title among which byline and date line are looked for
BELOW_TITLE = 14
#: … and where a date or the text is among the first of them, so is a name
NEAR = 3


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


def bare_name(text: str, top: Sequence[Line], title_at: int | None, words: Words, known: Known) -> str | None:
    """A line that is a person's name and nothing else: beside the date line, between title and date or text, or with a known given name beside
    the title ("Stay Connected" looks like a name too).

    Between title and date line one word is enough: no other line is there but the author's ("JIJI").
    """
    if title_at is None:
        return None
    below = list(takewhile(lambda x: x.kind != "prose", top[title_at + 1 : title_at + 1 + BELOW_TITLE]))
    near = below[:NEAR] if len(below) < NEAR or {"date", "sentence"} & {x.kind for x in below[:NEAR]} else []
    dated = [x for pair in pairwise(below) if "date" in (pair[0].kind, pair[1].kind) for x in pair]
    beside = [
        x
        for x in (*below[:1], *top[max(0, title_at - 1) : title_at])
        if x.value and without_office(x.value, known).split()[0].lower() in known.given
    ]
    names = (x.value for x in (*near, *dated, *beside) if x.kind == "name" and x.value)
    name = next((name for name in names if known.bodies.isdisjoint(name.lower().split())), None)
    if name is None and [x.kind for x in below[:2]] == ["line", "date"]:
        line = text[slice(*below[0].span)]
        return line if line.isalnum() and line[0].isupper() and line.lower() not in words.no_persons | words.no_authors else None
    return without_office(name, known) if name else None


def without_office(name: str, known: Known) -> str:
    """A full name without the offices before it.

    >>> from corpus.lexicon import load
    >>> from corpus.read.headers.source import known_of
    >>> known = load().compiled(known_of)
    >>> without_office("Governor Ann Lee", known), without_office("Dean Baker", known)
    ('Ann Lee', 'Dean Baker')
    """
    words = name.split()
    while len(words) > 2 and words[0].lower() in known.no_names:
        words = words[1:]
    return " ".join(words)
