"""Article text with its marks, and the one place where text is made safe for what interprets it.

Article text reaches the page as pieces that the browser sets as text nodes: nothing here builds HTML. Plotly's labels are
the exception, they read a few tags and "$…$", and `label` is for them.
"""

import html
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from corpus.board.filters import View, each


class Mark(NamedTuple):
    """A stretch of the text, half open, in code points; `kind` is its look: direct, indirect, mixed, figure, date, at (asked for)
    or out (not the article)."""

    id: str
    start: int
    end: int
    kind: str
    label: str


class Piece(NamedTuple):
    """A stretch of text under the same marks; `begins` are the marks that begin with it."""

    text: str
    marks: tuple[int, ...]
    begins: tuple[int, ...]


def pieces(text: str, marks: list[Mark]) -> list[Piece]:
    """The text cut wherever a mark begins or ends; joined, the pieces are the text again. Outer marks come first.

    Marks that lie outside of the text or hold nothing are passed over.

    >>> pieces("Sales rose 5%.", [Mark("a", 0, 13, "direct", ""), Mark("b", 11, 13, "figure", "")])
    [Piece(text='Sales rose ', marks=(0,), begins=(0,)), Piece(text='5%', marks=(0, 1), begins=(1,)), Piece(text='.', marks=(), begins=())]
    """
    good = [n for n, mark in enumerate(marks) if 0 <= mark.start < mark.end <= len(text)]
    order = sorted(good, key=lambda n: (marks[n].start, -marks[n].end, n))
    cuts = sorted({0, len(text), *(marks[n].start for n in good), *(marks[n].end for n in good)})
    found: list[Piece] = []
    open_: list[int] = []
    next_ = 0
    for start, end in pairwise(cuts):
        open_ = [n for n in open_ if marks[n].end > start]
        begins = []
        while next_ < len(order) and marks[order[next_]].start == start:
            begins.append(order[next_])
            next_ += 1
        open_ += begins
        found.append(Piece(text[start:end], tuple(open_), tuple(begins)))
    return found


def marks_of(view: View, dates: pd.DataFrame | None = None) -> list[Mark]:
    """The marks of the rows in view; `dates` are the article's date expressions, where they are wanted."""
    found = [
        Mark(str(row.id), int(row.start), int(row.end), str(row.kind), f"{row.kind} statement, {said_by(row.speaker)}")
        for row in each(view.statements)
    ]
    found += [Mark(str(row.id), int(row.start), int(row.end), "figure", "figure") for row in each(view.facts)]
    if dates is not None:
        found += [
            Mark(f"date-{row.start}", int(row.start), int(row.end), "date", f"date, {row.value if is_text(row.value) else 'not resolved'}")
            for row in each(dates)
        ]
    return found


def left_out_of(stretches: Iterable[str]) -> list[Mark]:
    """Marks for what of a text is not the article, from an article's column "boilerplate".

    >>> left_out_of(["0-57 links"])
    [Mark(id='out-0', start=0, end=57, kind='out', label='left out, links')]
    """
    found = []
    for stretch in stretches:
        place, _, rule = stretch.partition(" ")
        start, end = map(int, place.split("-"))
        found.append(Mark(f"out-{start}", start, end, "out", f"left out, {rule}"))
    return found


def said_by(speaker: object) -> str:
    """Who says it, in words.

    >>> said_by("Ann Lee"), said_by(float("nan"))
    ('Ann Lee', 'nobody named')
    """
    return str(speaker) if is_text(speaker) else "nobody named"


def is_text(value: object) -> bool:
    """Whether a cell holds text: an absent one is None or NaN."""
    return isinstance(value, str) and bool(value)


def text_or(value: object, otherwise: str = "") -> str:
    """The cell's text, or what stands for its absence."""
    return value if isinstance(value, str) and value else otherwise


def label(text: Any, most: int = 60) -> str:
    """Text for a Plotly label: cut, without tags and without mathematics.

    >>> label("<b>$x$</b> & co")
    '&lt;b&gt;&#36;x&#36;&lt;/b&gt; &amp; co'
    """
    shown = " ".join(str(text).split())
    return html.escape(cut(shown, most), quote=False).replace("$", "&#36;")


def wrapped(text: Any, width: int = 24, lines: int = 2) -> str:
    """A Plotly label in up to `lines` lines.

    >>> wrapped("Department of Investment and Industry", 20)
    'Department of<br>Investment and…'
    """
    found: list[str] = [""]
    for word in cut(" ".join(str(text).split()), width * lines).split(" "):
        if found[-1] and len(found[-1]) + 1 + len(word) > width:
            found.append(word)
        else:
            found[-1] = f"{found[-1]} {word}".strip()
    if len(found) > lines:
        found = [*found[: lines - 1], cut(f"{found[lines - 1]} …", width)]
    return "<br>".join(label(line, width) for line in found).replace(" …", "…")


def cut(text: str, most: int) -> str:
    """Text of at most so many characters, the cut shown.

    >>> cut("electric motors", 9)
    'electric…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
