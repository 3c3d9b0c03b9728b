"""Lines → tables of figures: which lines belong to one, and where their cells are.

A table of figures is a run of lines cut alike, most of whose cells are numbers. What cuts a line is a bar (Markdown, and
what the readers of pages and documents write between cells), a tab, or two blanks and more; in a file of values (CSV) its
separator. A table of words is left to be read as text, and so is a table of contents.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.frozen import frozen
from corpus.spans import Span, trim

#: lines that a table has at least, its heads included
FEWEST = 2
#: share of the cells beside the first column that are figures: tables of figures have gaps, dashes and a column of notes
FIGURES = 0.4
#: characters of a line that is cut at all; a longer one is prose
LONGEST = 2_000
#: characters of a line without cells between others, the head of those below it
SECTION = 60
#: characters of a cell that may be a figure: "(1,234,567.89) mln t"
SHORT = 30
#: a number with a sign, a currency or a bracket before it and a short unit after it
FIGURE = re.compile(r"[(~<>≈≤≥+\-−–]?[A-Za-z]{0,3}[$€£¥₹₽]?[ ]?[(+\-−–]?\d(?:[\d.,'’  ]{0,18}\d)?[ ]?[^\d]{0,14}")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
#: a month, quarter, half or year as the heads of tables write it: "Q1 2020", "1H21", "FY 2021/22", "Jan-Mar 2021"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
PERIOD = re.compile(
    rf"(?:(?:{MONTH}[-–/ ]{{1,3}})?{MONTH}[ ,'’-]{{0,3}}|[1-4]?[qh][1-4]?[ ,'’-]{{0,2}}|(?:fy|year|end|as of)[ '’-]{{0,2}})?(?:(?:1[89]|20)\d\d|\d\d)?"
    r"(?:[/–-]\d{2,4})?[ef*p]?",
    re.IGNORECASE,
)
RULER = frozenset("|-—–=+:_ \t")
#: how a table says that there is no number
NOTHING = frozenset(("", "-", "–", "—", "−", "..", "...", "…", "n/a", "na", "n.a.", "nil", "x", "*"))


@frozen
class Grid:
    """A table: the index of its first line, and for each of its lines the cells, none of them for a ruler."""

    first: int
    rows: tuple[tuple[Span, ...], ...]


def find_grids(text: str, lines: Sequence[Span], separator: str = "") -> list[Grid]:
    """The tables of figures among `lines`, in text order. `separator` is that of a file of values, else ""."""
    if separator:
        return _grids(text, lines, separator)
    found: list[Grid] = []
    for mark in ("|", "\t", "  "):
        if mark in text:
            found += _grids(text, lines, mark)
    taken: set[int] = set()
    kept = []
    for grid in found:  # a line belongs to one table: bars cut before tabs, tabs before blanks
        places = range(grid.first, grid.first + len(grid.rows))
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(grid)
    return sorted(kept, key=lambda grid: grid.first)


def separator_of(text: str) -> str:
    """The separator of a file of values: the mark that its first line has most of."""
    return max(",;\t|", key=text[: text.find("\n") % LONGEST].count)


def _grids(text: str, lines: Sequence[Span], mark: str) -> list[Grid]:
    return [
        Grid(first, tuple(rows)) for first, rows in _runs(text, lines, mark) if is_of_figures([[text[a:b] for a, b in row] for row in rows])
    ]


def _runs(text: str, lines: Sequence[Span], mark: str) -> Iterator[tuple[int, list[tuple[Span, ...]]]]:
    """(index of the first line, cells of each line) of every run of lines that the mark cuts; a ruler is a line without cells."""
    first, rows = 0, list[tuple[Span, ...]]()
    for n, line in enumerate([*lines, Span(0, 0)]):
        cells = cells_of(text, line, mark) if line.end - line.start <= LONGEST else ()
        if len(cells) > 1 or (rows and _is_ruler(text, line)):
            first = first if rows else n
            rows.append(cells if len(cells) > 1 and not _is_ruler(text, line) else ())
        elif rows and _is_section(text, lines, n, mark):
            rows.append((line,))
        elif rows:
            while rows and not rows[-1]:
                rows.pop()
            yield first, rows
            rows = []


def _is_section(text: str, lines: Sequence[Span], n: int, mark: str) -> bool:
    """Whether a line between the lines of a table is the head of those below it: "of which"."""
    line = lines[n] if n + 1 < len(lines) else Span(0, 0)
    short = 0 < line.end - line.start <= SECTION and text[line.end - 1] not in '.!?”"'
    return short and len(cells_of(text, lines[n + 1], mark)) > 1


def _is_ruler(text: str, line: Span) -> bool:
    words = text[line.start : line.end]
    return len(words) > 2 and RULER.issuperset(words)


def cells_of(text: str, line: Span, mark: str) -> tuple[Span, ...]:
    """The cells of a line, edges trimmed, empty ones too; bars at its ends are its frame."""
    start, end = line
    if text.find(mark, start, end) < 0:
        return ()
    if mark == "|":
        start += text[start] == "|"
        end -= end > start and text[end - 1] == "|"
    cells: list[Span] = []
    while start <= end:
        cut = _quoted_end(text, start, end, mark) if mark in ",;" else text.find(mark, start, end)
        stop = cut if cut >= 0 else end
        cells.append(trim(text, start, stop, ' "' if mark in ",;" else " \t\u00a0"))
        start = stop + len(mark)
        while mark == "  " and start < end and text[start] == " ":
            start += 1
        if cut < 0:
            break
    return tuple(cells)


def _quoted_end(text: str, start: int, end: int, mark: str) -> int:
    """Where a value of a file of values ends: at the separator, one inside of quote marks left out; -1 at the line's end."""
    if text.startswith('"', start):
        start = text.find('"', start + 1, end)
        if start < 0:
            return -1
    return text.find(mark, start, end)


def is_of_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Whether lines of cells are a table of figures: enough of them, cut into nearly as many cells, and enough numbers in them.

    >>> is_of_figures([["Crop", "2021"], ["Wheat", "4.2"], ["Rye", "1"]]), is_of_figures([["Lee", "mayor"], ["Orlin", "clerk"]])
    (True, False)
    """
    full = [row for row in rows if len(row) > 1]
    widths = [len(row) for row in full]
    if len(full) < FEWEST or max(widths) - min(widths) > max(2, max(widths) // 3):
        return False
    body = [cell for row in full[1:] for cell in row[1:] if cell.lower() not in NOTHING]
    figures = [cell for cell in body if is_figure(cell)]
    if len(figures) < max(2, FIGURES * len(body)) and not (len(full) == FEWEST and figures and len(figures) >= len(body)):
        return False
    return not _is_contents(full)


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Two columns, the second of small whole numbers that only grow: pages."""
    if max(len(row) for row in rows) > 2:
        return False
    pages = [int(row[-1]) for row in rows if row[-1].isdecimal() and len(row[-1]) < 5]
    return len(pages) >= len(rows) - 1 and all(a <= b for a, b in pairwise(pages))


def is_figure(words: str) -> bool:
    """Whether a cell is a number with at most a sign, a currency and a short unit.

    >>> [is_figure(w) for w in ("4.2m t", "(1,234)", "$ 30 bn", "-7%", "2021", "714-555-0100", "Wheat", "12 May 2021", "10:30")]
    [True, True, True, True, True, False, False, False, False]
    """
    figure = 0 < len(words) <= SHORT and FIGURE.fullmatch(words) is not None and ":" not in words
    return figure and (words[0].isdecimal() or not is_period(words))


def is_period(words: str) -> bool:
    """Whether a cell is a year or a part of one, and nothing else.

    >>> [is_period(w) for w in ("2021", "Q1 2020", "1H21", "FY21/22", "Jan-Mar 2021", "may", "21", "4.5", "USD 2000")]
    [True, True, True, True, True, True, False, False, False]
    """
    return (not words.isdecimal() and bool(words) and PERIOD.fullmatch(words) is not None) or YEAR.fullmatch(words) is not None
