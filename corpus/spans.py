"""A place in a text: the noun that every finding carries."""

from collections.abc import Iterable
from typing import NamedTuple

EDGES = " \t\r\n\u00a0\u2009\u202f"


class Span(NamedTuple):
    """Half open stretch of Unicode code points: `text[start:end]`; `start` is in, `end` is out."""

    start: int
    end: int


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> int:
    """Number of code points that two half open stretches share; 0 where they only touch.

    >>> overlap(0, 5, 3, 9), overlap(0, 3, 3, 9)
    (2, 0)
    """
    return max(0, min(a_end, b_end) - max(a_start, b_start))


def trim(text: str, start: int, end: int, edges: str = EDGES) -> Span:
    """The same stretch without the characters of `edges` at either side (white space by default).

    >>> trim("  a b ", 0, 6)
    Span(start=2, end=5)
    """
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)


def outermost(spans: Iterable[Span]) -> list[Span]:
    """The spans that lie inside no other, in text order; of equal ones the first is kept.

    >>> outermost([Span(2, 4), Span(0, 9), Span(0, 9)])
    [Span(start=0, end=9)]
    """
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept
