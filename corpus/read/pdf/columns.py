"""The lines of a page in reading order: columns one after the other, found by the gutter, a strip without ink between them."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from corpus.read.pdf.lines import Line, Piece

#: lines that each column has at least, and where the gutter is not wider than CLEAR: a few lines of justified text may have wide
#: spaces one above the other by chance
LEAST_LINES, LEAST_NARROW = 3, 5
CLEAR = 1.2
#: letters that a column's lines have at least on average: those of a newspaper have 20 to 35, the cells of most tables fewer
LEAST_LETTERS = 14
#: a gap inside a line of justified text at most, in heights of letters
WIDEST_SPACE = 2.5
#: width of a gutter at least, in heights of letters
GUTTER = 0.5
#: two pieces are on one line where their feet differ by less than this share of their letters' height
ONE_LINE = 0.4
#: share of the usual height that a title's letters are higher at least, and the room that it leaves in the second column at most,
#: in heights of its letters: a picture leaves more
LARGER, TITLE_ROOM = 1.25, 4.0
#: rows above and below a title among which its room in the second column is looked for
BESIDE = 8
#: edges that are looked at, those with most lines: a page has a handful of columns, and as many indents
EDGES = 12
#: width of a column at least, in heights of letters
LEAST_WIDTH = 8.0


class Side(NamedTuple):
    """What lies on one side of a strip: how many lines, and how many letters they have beside the strip."""

    lines: int = 0
    letters: int = 0

    def with_line(self, pieces: Sequence[Piece]) -> "Side":
        """The side with one more line, of which the pieces are given from the strip on."""
        letters = sum(map(str.isalpha, pieces[0].text))
        for a, b in itertools.pairwise(pieces):
            if max(b.left - a.right, a.left - b.right) > WIDEST_SPACE * a.height:
                break
            letters += sum(map(str.isalpha, b.text))
        return Side(self.lines + 1, self.letters + letters)

    def is_column(self, least: int) -> bool:
        """Whether these are lines of a column: `least` of them, and long enough."""
        return self.lines >= least and self.letters >= LEAST_LETTERS * self.lines


class Gutter(NamedTuple):
    """A strip without ink between two columns: where the second begins, and the rows beside it, half open."""

    edge: float
    first: int
    last: int


class Block(NamedTuple):
    """Lines to be read from the first to the last. `page` is 0 for lines across a page: they are as wide on each; else it is the page
    whose columns are as wide as this."""

    lines: Sequence[Line]
    page: int = 0


def in_reading_order(lines: Sequence[Line], page: int = 1) -> list[Block]:
    """The lines of a page as blocks to be read one after the other: each column is one, and what lies between columns.

    Where no column is found, the lines are one block, from the top of the page to its foot.
    """
    if not lines:
        return []
    downwards = all(a[0].foot > b[0].foot for a, b in itertools.pairwise(lines))
    if downwards and max(line[-1].left for line in lines) < min(line[0].right for line in lines):
        return [Block(lines)]
    rows = _rows(piece for line in lines for piece in line)
    gutters = _gutters(rows)
    if not gutters:
        return [Block(lines if downwards else rows)]
    blocks: list[Block] = []
    bounds = sorted({0, len(rows), *(bound for gutter in gutters for bound in gutter[1:])})
    for first, last in itertools.pairwise(bounds):
        edges = sorted(gutter.edge for gutter in gutters if gutter.first <= first and last <= gutter.last)
        columns = _columns(rows[first:last], edges)
        blocks += [Block(column, page if edges else 0) for column in columns if column]
    return blocks


def _rows(pieces: Iterable[Piece]) -> list[Line]:
    """Pieces of a page as rows from its top, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.foot):
        if rows and rows[-1][0].foot - piece.foot < ONE_LINE * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _gutters(rows: Sequence[Line]) -> list[Gutter]:
    """The gutters of a page: where several lines begin on one edge, and for a while no line of the rows crosses it."""
    lefts = Counter(round(piece.left) for row in rows for piece in row)
    edges = [left for left, n in lefts.most_common(EDGES) if n + lefts[left + 1] >= LEAST_LINES]
    found = [gutter for edge in edges for gutter in _free(rows, edge - 1.0)]
    gutters: list[Gutter] = []
    for gutter in sorted(found, key=lambda gutter: (gutter.first - gutter.last, gutter.edge)):
        least = LEAST_WIDTH * rows[gutter.first][0].height
        if not any(gutter.first < g.last and g.first < gutter.last and abs(gutter.edge - g.edge) < least for g in gutters):
            gutters.append(gutter)
    return gutters


def _free(rows: Sequence[Line], edge: float) -> Iterator[Gutter]:
    """The runs of rows that leave the strip before an edge free and have a column on both sides of it."""
    first, before, after, widths = 0, Side(), Side(), list[float]()
    larger = LARGER * median(row[0].height for row in rows)
    for i, row in enumerate((*rows, ())):
        strip = edge - GUTTER * row[0].height if row else 0.0
        if (
            not row
            or any(piece.left < strip < piece.right for piece in row)
            or (row[0].height > larger and _is_head_of_both(rows, i, strip))
        ):
            least = LEAST_LINES if min(widths, default=0.0) > CLEAR else LEAST_NARROW
            if before.is_column(least) and after.is_column(least):
                yield Gutter(edge, first, i)
            first, before, after, widths = i + 1, Side(), Side(), []
            continue
        left = [piece for piece in row if piece.right <= strip]
        if len(left) < len(row) and not after.lines and before.lines:
            first, before = i, Side()  # what is above the second column is above both
        if left:
            before = before.with_line(left[::-1])
            widths.append((edge - left[-1].right) / row[0].height)
        after = after.with_line(row[len(left) :]) if len(left) < len(row) else after


def _is_head_of_both(rows: Sequence[Line], i: int, strip: float) -> bool:
    """Whether a line in large letters above the first column is a title of all: the second is empty beside it, and no more than that."""
    if len(rows[i]) > 1 or rows[i][0].right > strip:
        return False
    above = next((row[-1].foot for row in reversed(rows[max(0, i - BESIDE) : i]) if row[-1].left > strip), None)
    below = next((row[-1].foot for row in rows[i + 1 : i + BESIDE] if row[-1].left > strip), None)
    return above is not None and below is not None and above - below < TITLE_ROOM * rows[i][0].height


def _columns(band: Sequence[Line], edges: Sequence[float]) -> list[list[Line]]:
    """The rows of each column of a band."""
    columns: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for row in band:
        for at, pieces in itertools.groupby(row, key=lambda piece: sum(edge <= piece.left + GUTTER * piece.height for edge in edges)):
            columns[at].append(tuple(pieces))
    return columns
