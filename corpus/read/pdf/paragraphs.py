"""Blocks of lines → paragraphs: a line that fills its column goes on in the next; room, an indent or a short line ends one."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from corpus.read.pdf.columns import ONE_LINE, Block
from corpus.read.pdf.hyphens import compounds_in, glue
from corpus.read.pdf.lines import Line, Piece
from corpus.read.pdf.tables import Table, with_tables

#: times the usual distance of two lines from which a paragraph ends between them
ROOM = 1.25
#: distance of two lines of one title at most, in heights of its letters
TITLE_ROOM = 1.2
#: share of a column that a line and the next word fill at least, where the line ends in a stop and goes on all the same
FULL = 0.97
#: the same for a line that ends without a stop; one that reaches less far than SHORT is a title or an entry of a list
FULL_WITHOUT_STOP, SHORT = 0.8, 0.6
#: how far a first line is moved in at least, and the width of a space, in heights of letters
INDENT, SPACE = 0.6, 0.22
#: how far a line that is centered is moved in at least, in heights of letters
CENTERED = 3.0
#: share by which the letters of a title differ from the text's at least; within one font the library's heights vary by a tenth
OTHER_HEIGHT = 0.2
#: a gap between words in one sentence is narrower, even in justified text, in heights of letters
FAR = 6.0
#: dots that lead to the page of an entry of the contents
LEADER = re.compile(r"(?:\. ?){4}\d{1,4}$")
BULLETS = ("•", "▪", "■", "●", "◦", "‣")


class Column(NamedTuple):
    """The edges of a column, and the usual height and distance of its lines, in points; 0 where that is not known."""

    left: float
    right: float
    height: float
    distance: float


def paragraphs_of(blocks: Sequence[Block]) -> list[str]:
    """The paragraphs of blocks in reading order, tables among them as rows of cells."""
    texts = [piece.text for block in blocks for line in block.lines for piece in line]
    compounds = compounds_in(" ".join(texts)) if any(text.endswith("-") for text in texts) else frozenset()
    found: list[str] = []
    current: list[str] = []
    last: tuple[Piece, Column] | None = None
    for item, column, is_first in _items(blocks):
        if last is None or isinstance(item, Table) or _parted(last[0], item, last[1], is_first):
            found.append("".join(current))
            current = []
        if isinstance(item, Table):
            found.append(str(item))
            last = None
        else:
            add_line(current, item.text, compounds)
            last = item, column
    return [text for text in [*found, "".join(current)] if text]


def add_line(words: list[str], line: str, compounds: Set[str] = frozenset()) -> None:
    """Add a line to the words of a paragraph."""
    if words:
        dropped, between = glue(words[-1], line, compounds)
        words[-1] = words[-1][: len(words[-1]) - dropped]
        words.append(between)
    words.append(line)


def _items(blocks: Sequence[Block]) -> Iterator[tuple[Piece | Table, Column, bool]]:
    """The lines and tables of blocks with their columns, and whether they are the first of their block."""
    items: list[list[Piece | Table]] = []
    table: Table | None = None
    for block in blocks:
        found = [part for item in with_tables(block.lines, table) for part in ([item] if isinstance(item, Table) else _parts(item))]
        table = found[-1] if found and isinstance(found[-1], Table) else table if not found else None
        items.append(found)
    texts = [[item for item in block if isinstance(item, Piece)] for block in items]
    widths: dict[int, float] = {}
    for block, pieces in zip(blocks, texts, strict=True):
        widths[block.page] = max(widths.get(block.page, 0.0), _width(pieces))
    for block, pieces, its in zip(blocks, texts, items, strict=True):
        left = _left(pieces)
        column = Column(left, left + widths[block.page], _height(pieces), _distance(pieces))
        for i, item in enumerate(its):
            yield item, column, i == 0


def _as_one(line: Line) -> Piece:
    """The pieces of a line that are no cells as one."""
    return line[0] if len(line) == 1 else line[0]._replace(text=" ".join(piece.text for piece in line), right=line[-1].right)


def _parts(line: Line) -> list[Piece]:
    """The pieces of a line that are no cells: as one, but for those that are far apart."""
    if any(b.left - a.right > FAR * a.height for a, b in itertools.pairwise(line)):
        return list(line)
    return [_as_one(line)]


def _left(pieces: Sequence[Piece]) -> float:
    """The left edge of lines: few are moved in, fewer out."""
    lefts = sorted(piece.left for piece in pieces)
    return lefts[len(lefts) // 4] if lefts else 0.0


def _width(pieces: Sequence[Piece]) -> float:
    """How wide lines are that go on: four of five are no wider."""
    rights = sorted(piece.right for piece in pieces)
    return rights[int(len(rights) * 0.8)] - _left(pieces) if rights else 0.0


def _height(pieces: Sequence[Piece]) -> float:
    """The usual height of letters: that of the middle line."""
    heights = sorted(piece.height for piece in pieces)
    return heights[len(heights) // 2] if heights else 0.0


def _distance(pieces: Sequence[Piece]) -> float:
    """The usual distance of two lines: one that most others reach."""
    gaps = sorted(gap for a, b in itertools.pairwise(pieces) if (gap := a.foot - b.foot) > 0)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _parted(a: Piece, b: Piece, column: Column, is_first: bool) -> bool:
    """Whether a paragraph ends between two lines; `column` is that of the first, `is_first` whether the second begins another."""
    stops, small = _stops(a.text), b.text[:1].islower()
    other = abs(a.height - b.height) > OTHER_HEIGHT * max(a.height, b.height)
    if is_first:
        return stops or not (small or (not other and a.right - column.left > FULL_WITHOUT_STOP * (column.right - column.left)))
    if (small and not stops and not (other and a.height > b.height)) or (not other and glue(a.text, b.text)[1] == ""):
        return False
    if a.foot - b.foot < ONE_LINE * b.height:
        return True
    if other or LEADER.search(a.text[-40:]) or b.text.startswith(BULLETS) or (column.distance and a.foot - b.foot > _room(b, column)):
        return True
    if b.left - min(a.left, column.left) > INDENT * b.height and (stops or a.text.endswith(("—", "]", ")"))):
        return True
    return not small and _is_short(a, b, column, stops)


def _room(piece: Piece, column: Column) -> float:
    """The distance from which a paragraph ends above a line; the lines of a title are farther apart than the text's."""
    is_title = piece.height > (1 + OTHER_HEIGHT) * column.height
    return max(ROOM * column.distance, TITLE_ROOM * piece.height if is_title else 0.0)


def _stops(line: str) -> bool:
    return line.rstrip("”»\"')]⁰¹²³⁴⁵⁶⁷⁸⁹ ").endswith((".", "!", "?", "…", ":"))


def _is_short(a: Piece, b: Piece, column: Column, stops: bool) -> bool:
    """Whether the next word would have found room on the line."""
    first = b.text.split(" ", 1)[0]
    width = column.right - column.left
    reach = a.right - (a.left if a.left - column.left > CENTERED * a.height else column.left)
    needed = reach + SPACE * a.height + len(first) * (b.right - b.left) / max(1, len(b.text))
    return needed < FULL * width if stops else reach < SHORT * width and needed < FULL_WITHOUT_STOP * width


def joined_lines(lines: Iterable[Line]) -> str:
    """Lines as one paragraph."""
    words: list[str] = []
    for line in lines:
        add_line(words, _as_one(line).text)
    return "".join(words)
