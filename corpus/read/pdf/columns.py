"""The lines of a page in reading order: columns one after the other, found by the gutter, a strip without ink between them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.read.pdf.lines import Line, Piece

#: lines that each column has at least: two lines of justified text may have wide spaces one above the other by chance
LEAST_LINES = 3
#: characters that a column's lines have at least on average: those of a newspaper have 25 to 45, the cells of most tables fewer
LEAST_CHARACTERS = 20
#: width of a gutter at least, in heights of letters
GUTTER = 0.6
#: two pieces are on one line where their feet differ by less than this share of their letters' height
ONE_LINE = 0.4


@dataclass
class Side:
    """What lies on one side of a strip: its lines, and the characters of the pieces nearest to it."""

    lines: int = 0
    characters: int = 0
    foot: float = float("inf")
    nearest: int = 0

    def with_piece(self, piece: Piece, is_nearer: bool) -> "Side":
        """The side with one more piece; of those on one line only the nearest counts."""
        if self.foot - piece.foot >= ONE_LINE * piece.height:
            return Side(self.lines + 1, self.characters + len(piece.text), piece.foot, len(piece.text))
        if is_nearer:
            return Side(self.lines, self.characters - self.nearest + len(piece.text), self.foot, len(piece.text))
        return self

    def is_column(self) -> bool:
        return self.lines >= LEAST_LINES and self.characters >= LEAST_CHARACTERS * self.lines


@dataclass
class Strip:
    """A part of the page's width that no piece of a band touches."""

    left: float
    right: float
    before: Side
    after: Side

    def without(self, piece: Piece) -> list["Strip"]:
        """What a piece leaves of the strip: it lies beside it, or parts it."""
        if piece.right <= self.left:
            return [Strip(self.left, self.right, self.before.with_piece(piece, True), self.after)]
        if piece.left >= self.right:
            return [Strip(self.left, self.right, self.before, self.after.with_piece(piece, False))]
        parts = [
            Strip(self.left, piece.left, self.before, self.after.with_piece(piece, False)),
            Strip(piece.right, self.right, self.before.with_piece(piece, True), self.after),
        ]
        return [part for part in parts if part.right - part.left >= GUTTER * piece.height]

    def is_gutter(self) -> bool:
        return self.before.is_column() and self.after.is_column()

    def is_among(self, strips: Iterable["Strip"]) -> bool:
        """Whether a part of the strip is left."""
        return any(strip.left < self.right and self.left < strip.right for strip in strips)


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
    bands = list(_bands(_rows(piece for line in lines for piece in line)))
    if downwards and not any(gutters for _, gutters in bands):
        return [Block(lines)]
    blocks: list[Block] = []
    across: list[Line] = []
    for rows, gutters in bands:
        if gutters:
            blocks += [Block(across), *(Block(column, page) for column in _columns(rows, gutters))]
            across = []
        else:
            across += rows
    return [block for block in (*blocks, Block(across)) if block.lines]


def _rows(pieces: Iterable[Piece]) -> list[Line]:
    """Pieces of a page as rows from its top, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.foot):
        if rows and rows[-1][0].foot - piece.foot < ONE_LINE * piece.height:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _bands(rows: Sequence[Line]) -> Iterator[tuple[list[Line], list[Strip]]]:
    """The rows in bands across the page that keep their gutters, with those."""
    whole = Strip(min(row[0].left for row in rows), max(row[-1].right for row in rows), Side(), Side())
    band: list[Line] = []
    strips = [whole]
    for row in rows:
        left = _without(row, strips)
        if band and (not left or any(strip.is_gutter() and not strip.is_among(left) for strip in strips)):
            yield band, [strip for strip in strips if strip.is_gutter()]
            band, left = [], _without(row, [whole])
        band.append(row)
        strips = left or [whole]
    yield band, [strip for strip in strips if strip.is_gutter()]


def _without(row: Line, strips: Iterable[Strip]) -> list[Strip]:
    """What the pieces of a row leave of strips."""
    for piece in row:
        strips = [part for strip in strips for part in strip.without(piece)]
    return list(strips)


def _columns(band: Sequence[Line], gutters: Sequence[Strip]) -> list[list[Line]]:
    """The rows of each column of a band."""
    edges = sorted(gutter.right for gutter in gutters)
    columns: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
    for row in band:
        for piece in row:
            columns[sum(edge <= piece.left + 1 for edge in edges)].append(piece)
    return [_rows(column) for column in columns]
