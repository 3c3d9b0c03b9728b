"""Running heads and feet: lines at the edges of pages that say which paper, section and page this is, kept apart from the text."""

import itertools
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from corpus.read.pdf.columns import ONE_LINE
from corpus.read.pdf.lines import Line, Piece

#: rows from the top and from the foot of a page among which running heads are looked for
ROWS = 3
#: how far the same head moves between pages at most, in points
SHIFT = 3.0
#: share of pages that have a head, of many pages: one for each of left and right pages, the first page without
SHARE = 0.3
#: the number of a page with its sign, wherever it is; and alone on the outermost row
NUMBERED = re.compile(r"(?:page|p\.) ?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|\d{1,4} ?(?:/|of) ?\d{1,4}|[-–—] ?\d{1,4} ?[-–—]", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,3}")
#: a masthead that ends in the number of its page
WITH_PAGE = re.compile(r".{3,70}\bpage \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
#: what a browser prints at the edges of a page: the time of printing, the address and the number of the page
STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}.{0,200}")
ADDRESS = re.compile(r"(?:https?|file)://\S{3,300}(?: \d{1,4} ?/ ?\d{1,4})?")
DIGITS = re.compile(r"\d+")


class Heads(NamedTuple):
    """What was at the edges of pages, each wording once: `above` the text on the first page that has heads, and the `rest`."""

    above: list[str]
    rest: list[str]


class _Running:
    """The pieces at the edges of pages that come again at the same place on other pages."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages: dict[tuple[str, int], set[int]] = defaultdict(set)
        self._least = max(2, math.ceil(SHARE * len(pages)))
        for number, lines in enumerate(pages):
            for piece in itertools.chain.from_iterable(lines):
                self._pages[_wording(piece.text), round(piece.foot / SHIFT)].add(number)
        rows = {(_place(line), number) for number, lines in enumerate(pages) for line in lines if self._comes_again(line)}
        often = Counter(place for place, _ in rows)
        self._places = {place for place, n in often.items() if len(pages) > 2 and 2 * n >= len(pages)}

    def has(self, line: Line) -> bool:
        """Whether the line comes again, or is where most pages have one that does: the name of a section changes."""
        return _place(line) in self._places or self._comes_again(line)

    def _comes_again(self, line: Line) -> bool:
        again = sum(len(piece.text) for piece in line if self._is_often(piece))
        return 2 * again >= sum(len(piece.text) for piece in line)

    def _is_often(self, piece: Piece) -> bool:
        wording, place = _wording(piece.text), round(piece.foot / SHIFT)
        return len(set().union(*(self._pages.get((wording, place + i), ()) for i in (-1, 0, 1)))) >= self._least


def without_heads(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], Heads]:
    """The pages without their running heads and feet, and those."""
    edges = [_edges(page) for page in pages]
    running = _Running([[page[i] for i in {*top, *foot}] for page, (top, foot) in zip(pages, edges, strict=True)])
    heads = Heads([], [])
    kept = []
    for page, (top, foot) in zip(pages, edges, strict=True):
        outermost = {i for edge in (top, foot) for i in edge if abs(page[i][0].foot - page[edge[0]][0].foot) < ONE_LINE * page[i][0].height}
        out = {i for i in (*top, *foot) if running.has(page[i]) or _is_furniture(_text(page[i]), i in outermost)}
        _collect([page[i] for i in top if i in out], [page[i] for i in foot if i in out and i not in top], heads)
        kept.append([line for i, line in enumerate(page) if i not in out] if out else page)
    return kept, heads


def _edges(page: Sequence[Line]) -> tuple[list[int], list[int]]:
    """The lines of the first rows from the top, and those of the last from the foot, the outermost first."""
    order = sorted(range(len(page)), key=lambda i: -page[i][0].foot)
    return _first_rows(page, order), _first_rows(page, order[::-1])


def _first_rows(page: Sequence[Line], order: Sequence[int]) -> list[int]:
    found: list[int] = []
    rows, foot = 0, math.inf
    for i in order:
        if abs(page[i][0].foot - foot) > ONE_LINE * page[i][0].height:
            rows, foot = rows + 1, page[i][0].foot
        if rows > ROWS:
            break
        found.append(i)
    return found


def _collect(top: Sequence[Line], foot: Sequence[Line], heads: Heads) -> None:
    """Note the wordings that were not seen before; numbers of pages say nothing."""
    first = not heads.above
    for line in (*top, *foot):
        for piece in line:
            new = _wording(piece.text) not in map(_wording, (*heads.above, *heads.rest))
            if new and not (NUMBERED.fullmatch(piece.text) or NUMBER.fullmatch(piece.text)):
                stamp = STAMP.fullmatch(_text(line))
                (heads.above if first and line in top and not stamp else heads.rest).append(piece.text)


def _is_furniture(text: str, outermost: bool) -> bool:
    """Whether a line at the edge of a page is a page number or a browser's print, by its words alone."""
    if NUMBERED.fullmatch(text):
        return True
    return outermost and any(pattern.fullmatch(text) for pattern in (NUMBER, WITH_PAGE, STAMP, ADDRESS))


def _text(line: Line) -> str:
    return " ".join(piece.text for piece in line)


def _place(line: Line) -> tuple[int, int]:
    """Where a line is and how high its letters are, roughly."""
    return round(line[0].foot / SHIFT), round(line[0].height)


def _wording(text: str) -> str:
    """A text without what differs from page to page."""
    return DIGITS.sub("#", text).casefold()
