"""Tables of figures → their cells, each with the heads above it and before it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.grammar.grids import NOTHING, is_figure, is_period
from corpus.model import Cell, Paragraph
from corpus.spans import Span

#: lines of heads at most
HEADS = 2
#: characters of a line above a table that may be its caption
CAPTION = 200

Row = Sequence[Span]


def find_cells(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Cell]:
    """The cells of all tables of figures, by where they begin."""
    found: dict[int, Cell] = {}
    for is_table, group in groupby(enumerate(paragraphs), key=lambda item: item[1].kind == "table"):
        if is_table:
            lines = list(group)
            above = paragraphs[lines[0][0] - 1] if lines[0][0] else None
            for cell in _cells(text, [p.cells for _, p in lines if p.cells], _caption(text, above)):
                found[cell.start] = cell
    return found


def between_cells(paragraphs: Sequence[Paragraph]) -> list[Span]:
    """What is between the cells of tables: no finder reads across it."""
    lines = [p for p in paragraphs if p.kind == "table"]
    edges = [[p.start, *(edge for cell in p.cells for edge in cell), p.end] for p in lines]
    return [Span(a, b) for line in edges for a, b in zip(line[::2], line[1::2], strict=True) if b > a]


def _caption(text: str, above: Paragraph | None) -> Span | None:
    """The line above a table, where it is short and no sentence of the article."""
    if above is None or above.end - above.start > CAPTION or above.kind == "turn":
        return None
    return None if text[above.end - 1] in '.!?”"»' else Span(above.start, above.end)


def _cells(text: str, rows: Sequence[Row], caption: Span | None) -> Iterator[Cell]:
    """The cells of one table. A line with one cell that says something is a caption at the top and a section's head further down."""
    width = max(len(row) for row in rows)
    section: Span | None = None
    heads: list[Row] = []
    for n, row in enumerate(rows):
        filled = [cell for cell in row if cell.end > cell.start]
        if len(filled) == 1 and not is_figure(_words(text, filled[0])):
            yield Cell(*filled[0], "head")
            caption, section = (filled[0], None) if not heads and n == 0 else (caption, filled[0])
        elif len(heads) < HEADS and _are_heads(text, filled) and section is None and n < len(rows) - 1 and not _is_dated(text, heads):
            heads.append(row)
            yield from (Cell(*cell, "head", caption=caption) for cell in filled)
        else:
            yield from _of_row(text, row, [_aligned(head, width) for head in heads], section, caption, width)


def _are_heads(text: str, cells: Row) -> bool:
    """Whether a line at a table's top has heads alone: words and years."""
    return all(not is_figure(words) or is_period(words) for words in (_words(text, cell) for cell in cells))


def _is_dated(text: str, heads: Sequence[Row]) -> bool:
    """Whether a line of heads has years already: a line of years below it is of counts."""
    return any(is_period(_words(text, cell)) for head in heads for cell in head)


def _of_row(text: str, row: Row, heads: Sequence[Row], section: Span | None, caption: Span | None, width: int) -> Iterator[Cell]:
    """The cells of a line with figures: what is before the first of them is its head."""
    before: list[Span] = [section] if section else []
    figures = False
    for n, cell in enumerate(_aligned(row, width)):
        words = _words(text, cell)
        if words.lower() in NOTHING:
            continue
        if not figures and (not is_figure(words) or (n == 0 and is_period(words))):
            before.append(cell)
            yield Cell(*cell, "head", caption=caption)
            continue
        figures = True
        column = tuple(above for head in heads if (above := head[n]).end > above.start)
        yield Cell(*cell, "figure" if is_figure(words) else "words", column, tuple(before), caption)


def _aligned(row: Row, width: int) -> Row:
    """The line with as many cells as the table is wide: where some are missing, the last ones are those that are below heads."""
    return [*[Span(row[0].start, row[0].start)] * (width - len(row)), *row]


def _words(text: str, cell: Span) -> str:
    return text[cell.start : cell.end]
