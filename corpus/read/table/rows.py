"""Lines of a CSV table → its rows, each by itself: a row that is broken costs no other."""

import csv
from collections.abc import Iterator, Sequence

from corpus.model import Problem

SEPARATORS = ",;\t|"
#: lines that one row may go over: a quote mark that is never closed would take in the rest of the table
LINES = 5_000
#: lines looked at for the separator
SAMPLE = 20


def separator_of(lines: Sequence[str]) -> str:
    """What separates the columns: what divides the first line into the most columns and the rows below it into as many.

    >>> separator_of(["Headline; place, and day;Text", "Dam fills;Holt, Monday;It rose."])
    ';'
    """

    def score(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(map(flat, lines[:SAMPLE]), delimiter=separator) if row]
        width = widths[0] if widths else 0
        return (width > 1) * sum(w == width for w in widths), width

    return max(SEPARATORS, key=score)


def flat(line: str) -> str:
    """A line of a table, with blanks for line ends of another kind within it."""
    return line.rstrip("\r\n").replace("\r", " ") + "\n"


class Lines:
    """The lines of a table, which can be put back: what a broken row took in belongs to other rows."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.back: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LINES:
            raise StopIteration
        line = self.back.pop() if self.back else next(self.lines)
        self.taken.append(line)
        return line

    def begin(self) -> None:
        """A new row begins."""
        self.taken = []

    def put_back(self, keep: int) -> None:
        """Let go all lines of this row but the first `keep`."""
        self.back += reversed(self.taken[keep:])
        del self.taken[keep:]


def rows_of(lines: Iterator[str], separator: str, names: Sequence[str], rest: bool) -> Iterator[list[str] | Problem]:
    """The rows, each with a cell for every column at most, and the reason in place of each that cannot be read.

    `rest`: what is too much belongs to the last column, whose text was written without quote marks.
    """
    source = Lines(lines)
    while True:
        source.begin()
        row = _strict(source, separator)
        if row is None and not source.taken:
            return
        if row == []:
            continue
        if row is None or len(row) > len(names):
            row = _mended(source, row, separator, len(names), rest)
        yield row if row is not None else Problem("read", _why(source.taken, len(names)))


def _strict(source: Lines, separator: str) -> list[str] | None:
    """The next row where it is written as the format asks, None where it is not or where there is none."""
    try:
        return next(csv.reader(source, delimiter=separator, strict=True), None)
    except csv.Error:
        return None


def _mended(source: Lines, row: list[str] | None, separator: str, width: int, rest: bool) -> list[str] | None:
    """A row with quote marks or separators where none should be; what it took in of other rows is let go."""
    later = [i for i in range(1, len(source.taken)) if _begins_row(source.taken[i], separator, width)]
    for lines in (source.taken[: later[0]] if later else source.taken, source.taken[:1]):
        found = _lenient(lines, separator)
        if len(found) > width and not any(cell.strip() for cell in found[width:]):
            found = found[:width]
        if rest and len(found) > width:
            found = [*found[: width - 1], separator.join(found[width - 1 :])]
        if len(found) == width:
            source.put_back(len(lines))
            return found
    source.put_back(later[0] if later else 1)
    if not later:  # what follows may be its own, up to where the next row begins
        for line in source:
            if _begins_row(line, separator, width):
                source.put_back(len(source.taken) - 1)
                break
    return None


def _lenient(lines: Sequence[str], separator: str) -> list[str]:
    """One row of these lines, however it is written; nothing where they are several, or where a quote mark is left open."""
    if sum(line.count('"') for line in lines) % 2:
        return []
    try:
        rows = list(csv.reader(map(flat, lines), delimiter=separator))
    except csv.Error:
        return []
    return [cell.rstrip("\n") for cell in rows[0]] if len(rows) == 1 else []


def _begins_row(line: str, separator: str, width: int) -> bool:
    """Whether a line looks like a row, or like the beginning of one whose last cell goes on below."""
    if width < 2:
        return False
    try:
        return [len(row) for row in csv.reader([line], delimiter=separator, strict=True)] == [width]
    except csv.Error:
        opened = f'{separator}"' in line
        return opened and len(_open_row(line, separator)) == width


def _open_row(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([flat(line)], delimiter=separator), [])
    except csv.Error:
        return []


def _why(lines: Sequence[str], width: int) -> str:
    more = f" and {len(lines) - 1} lines below" if len(lines) > 1 else ""
    return f"not a row of {width} columns ({lines[0].strip()[:60]!r}{more}): a quote mark or a separator is out of place"
