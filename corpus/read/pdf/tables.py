"""Rows of pieces that are one below the other → the rows of a table, "a | b | c"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from corpus.read.pdf.lines import Line, Piece

#: characters of a cell at most, and of the middle one of those after the first: what is longer is prose
LONGEST, USUAL = 60, 25
#: width that stays free between two columns at least, in heights of letters, and that of a gap wider than a space
FREE, SPACE = 0.3, 0.3
#: distance of two rows at most, and of two lines of one cell, in heights of letters
ROW_GAP, LINE_GAP = 3.0, 1.35
#: distance of the lines of one row whose cells have different numbers of them, set to its middle
OVERLAP = 0.75
BULLET = re.compile(r"[•▪■●◦‣*·–—-]|\(?(?:\d{1,2}|[a-zA-Z])[.)]")
DIGIT = re.compile(r"\d")
#: how the rest of a head begins on a second line: a unit, a small letter
REST = re.compile(r"[(%$€£a-z]")

Strips = list[tuple[float, float]]


class Table:
    """The rows of a table, each with its cells from left to right, "" for an empty one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        lines = [_parted(line) for line in lines]
        self.columns = _columns(lines)
        self.rows: list[list[str]] = []
        self.foot = lines[0][0].foot
        for line in lines:
            self.add(line)

    def __str__(self) -> str:
        return "\n".join(" | ".join(row).rstrip() for row in self.rows)

    def add(self, line: Line) -> None:
        """Add a line: a row, or the next line of cells of the last."""
        cells = _cells(line, self.columns)
        gap = (self.foot - line[0].foot) / line[0].height
        if self.rows and (0 <= gap < OVERLAP or (gap <= LINE_GAP and self._goes_on(cells))):
            self.rows[-1] = [f"{a} {b}".strip() for a, b in zip(self.rows[-1], cells, strict=True)]
        else:
            self.rows.append(cells)
        self.foot = line[0].foot

    def fits(self, line: Line) -> bool:
        """Whether a line at the top of the next page or column is of this table: each piece in one of its columns, or the rest of a cell."""
        inside = all(sum(_overlap(piece, column) > 0 for column in self.columns) == 1 and len(piece.text) <= LONGEST for piece in line)
        return inside and (len(line) > 1 or line[0].text[:1].islower())

    def _goes_on(self, cells: list[str]) -> bool:
        """Whether the cells are second lines of the row before, or it the first of theirs."""
        above, label = self.rows[-1], cells[0]
        rest = [cell for cell in cells[1:] if cell]
        if not label:
            return not any(map(DIGIT.search, rest))
        if label[:1].islower() and (not rest or not any(above[1:])):
            return True
        return bool(rest) and len(self.rows) == 1 and not above[0] and all(map(REST.match, rest))


def with_tables(lines: Sequence[Line], above: Table | None = None) -> Iterator[Line | Table]:
    """The lines of a block, those of a table as one. `above` is the table that the block before ends with: it may go on."""
    at = 0
    while above and at < len(lines) and above.fits(_parted(lines[at])):
        above.add(_parted(lines[at]))
        at += 1
    while at < len(lines):
        end = _end_of_table(lines, at) if len(lines[at]) > 1 and not _is_prose(lines[at]) else at
        if end > at and _is_table(lines[at:end]):
            yield Table(lines[at:end])
            at = end
        else:
            yield lines[at]
            at += 1


def _end_of_table(lines: Sequence[Line], start: int) -> int:
    """Index of the line after those that leave free what is free between the pieces of the first."""
    strips: Strips = [(a.right, b.left) for a, b in zip(lines[start], lines[start][1:], strict=False)]
    end = start + 1
    for i in range(start + 1, len(lines)):
        line = lines[i]
        if not 0 < lines[i - 1][0].foot - line[0].foot <= ROW_GAP * line[0].height or any(len(piece.text) > LONGEST for piece in line):
            break
        strips = _left_free(strips, line)
        if not strips or _is_prose(line):
            break
        if len(line) > 1:
            end = i + 1
    while end < len(lines) and end > start + 1 and _hangs_on(lines[end - 1], lines[end]):
        end += 1
    return end


def _left_free(strips: Strips, line: Line) -> Strips:
    """What a line leaves free of strips."""
    for piece in line:
        parts = [
            part
            for left, right in strips
            for part in (
                [(left, right)]
                if piece.right <= left or piece.left >= right
                else [(left, min(right, piece.left)), (max(left, piece.right), right)]
            )
        ]
        strips = [(left, right) for left, right in parts if right - left >= FREE * piece.height]
    return strips


def _hangs_on(row: Line, line: Line) -> bool:
    """Whether a line is the second of a cell in the last row: close below, in one of its later columns, or going on with its first."""
    piece = line[0]
    if len(line) > 1 or len(row) < 2 or not 0 < row[0].foot - piece.foot <= LINE_GAP * piece.height:
        return False
    if piece.right < row[1].left:
        return piece.text[:1].islower()
    return any(cell.left - piece.height < piece.left and piece.right < cell.right + piece.height for cell in row[1:])


def _is_prose(line: Line) -> bool:
    """Whether a line in pieces is justified text with wide spaces: most of its pieces are small words."""
    small = sum(piece.text[0].islower() and not DIGIT.search(piece.text) for piece in line)
    return len(line) > 2 and 2 * small > len(line)


def _is_table(lines: Sequence[Line]) -> bool:
    """Whether aligned lines are a table: short cells, most with a figure after the first; a list with its bullets is none."""
    rows = [line for line in lines if len(line) > 1]
    if len(rows) < 2 or all(len(row) == 2 and BULLET.fullmatch(row[0].text) for row in rows):
        return False
    if median(len(piece.text) for row in rows for piece in row[1:]) > USUAL:
        return False
    figures = sum(any(DIGIT.search(piece.text) for piece in row[1:]) for row in rows)
    if len(rows) == 2:
        return figures > 0 and len(rows[0]) == len(rows[1]) and bool(DIGIT.search(rows[1][-1].text))
    alike = Counter(map(len, rows)).most_common(1)[0]
    return 2 * figures >= len(rows) or (alike[0] > 2 and alike[1] == len(rows))


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Where the columns begin and end: those of the rows with most cells, of which there are two, or into which all others fit."""
    counts = Counter(map(len, lines))
    columns: list[tuple[float, float]] = []
    for most in sorted(counts, reverse=True):
        full = [line for line in lines if len(line) == most]
        columns = [(min(row[i].left for row in full), max(row[i].right for row in full)) for i in range(most)]
        if counts[most] > 1 or all(sum(_overlap(piece, column) > 0 for column in columns) < 2 for line in lines for piece in line):
            break
    return columns


def _cells(line: Sequence[Piece], columns: Sequence[tuple[float, float]]) -> list[str]:
    """The texts of a row by column: a piece belongs to the column that it covers most, or to the nearest."""
    cells = [""] * len(columns)
    if len(line) < len(columns):
        line = [part for piece in line for part in _figures(piece, columns)]
    for i, piece in enumerate(line):
        at = i if len(line) == len(columns) else _column_of(piece, columns)
        cells[at] = f"{cells[at]} {piece.text}".strip()
    return cells


def _figures(piece: Piece, columns: Sequence[tuple[float, float]]) -> list[Piece]:
    """A piece of figures alone, parted where they are in different columns, however narrow the gap; else the piece."""
    words = piece.text.split()
    if len(words) != len(piece.words) or not all(map(DIGIT.search, words)):
        return [piece]
    parts = [piece._replace(text=word, left=left, right=right) for word, (left, right) in zip(words, piece.words, strict=True)]
    return parts if len({_column_of(part, columns) for part in parts}) == len(parts) else [piece]


def _column_of(piece: Piece, columns: Sequence[tuple[float, float]]) -> int:
    """Index of the column that a piece covers most, or of the nearest."""
    return max(range(len(columns)), key=lambda i: _overlap(piece, columns[i]))


def _parted(line: Line) -> Line:
    """A row of a table, parted wherever a gap is wider than a space."""
    return tuple(part for piece in line for part in _parts(piece))


def _parts(piece: Piece) -> list[Piece]:
    words = piece.text.split()
    if len(words) != len(piece.words):
        return [piece]
    parts: list[Piece] = []
    for word, (left, right) in zip(words, piece.words, strict=True):
        if parts and left - parts[-1].right < SPACE * piece.height:
            last = parts[-1]
            parts[-1] = last._replace(text=f"{last.text} {word}", right=right, words=(*last.words, (left, right)))
        else:
            parts.append(piece._replace(text=word, left=left, right=right, words=((left, right),)))
    return parts


def _overlap(piece: Piece, column: tuple[float, float]) -> float:
    """How much of a column a piece covers; below zero, how far away it is."""
    return min(piece.right, column[1]) - max(piece.left, column[0])
