"""XLSX: the sheets "data", "columns" (from the schema) and "query and sources". Every text is written as text: no cell is a
formula or a link, whatever it begins with.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from corpus.schema import Column
from corpus.store.cells import columns, number, plain, texts
from corpus.store.downloads import Download, blocks
from corpus.store.losses import MOST_CHARACTERS

#: what a sheet holds below its header (Microsoft, "Excel specifications and limits")
MOST_ROWS = 1_048_575
#: a file that swells to more than this is no download of ours
MOST_BYTES = 2_000_000_000
DATA, COLUMNS, QUERY = "data", "columns", "query and sources"
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {"title": 40, "text": 60, "sentence": 60, "message": 60, "measure": 28, "speaker": 22, "role": 28, "source": 20, "id": 18}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: what XML cannot hold, and an underscore that would begin an escape, also one that ends in the next one's underscore
_UNHELD = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}[_\x00-\x08\x0b-\x1f\ufffe\uffff])")


class _Sheet(Worksheet):  # type: ignore[misc]
    """A worksheet that writes no markup of its own making: text like "<r>…</r>" is text, and so is every escape in it."""

    def _xml_rich_inline_string(self, string: str, attributes: Any) -> None:
        self._xml_inline_string(string, True, attributes)

    @staticmethod
    def _escape_control_characters(data: Any) -> Any:
        # the library's own passes over the second of two escapes that share an underscore
        return _UNHELD.sub(lambda found: f"_x{ord(found[0]):04X}_", data) if isinstance(data, str) else data


class _Exact(float):
    """A number that is written in full: the library keeps 16 digits of it, some need 17."""

    def __format__(self, how: str) -> str:
        return number(float(self))


def write(download: Download, losses: Sequence[str] = ()) -> bytes:
    """The rows as one XLSX file; `losses` is printed beside the query."""
    out = io.BytesIO()
    with Workbook(out, _OPTIONS) as book:
        # a constant, or the clock would make every file another one
        book.set_properties({"title": f"Corpus: {download.table}", "created": datetime(1980, 1, 1)})
        bold = book.add_format({"bold": True, "bottom": 1})
        for n, start in enumerate(range(0, max(len(download.rows), 1), MOST_ROWS)):
            _data(book.add_worksheet(DATA if not n else f"{DATA} {n + 1}", _Sheet), download, start, bold)
        _columns(book.add_worksheet(COLUMNS, _Sheet), download, bold)
        _query(book.add_worksheet(QUERY, _Sheet), download, losses, bold)
    return out.getvalue()


def _data(sheet: Worksheet, download: Download, start: int, bold: Any) -> None:
    rows = download.rows.iloc[start : start + MOST_ROWS]
    for n, column in enumerate(download.columns):
        sheet.set_column(n, n, _WIDTHS.get(column.name, 14))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(download.columns) - 1)
    _line(sheet, 0, [column.name for column in download.columns], bold)
    for n, row in enumerate(_rows(rows, download.columns), 1):
        _line(sheet, n, row)


def _rows(rows: pd.DataFrame, of: Sequence[Column]) -> Iterator[tuple[Any, ...]]:
    """The cells row by row: numbers, truths, texts, None; a list as text."""
    for some in blocks(rows):
        cells = [texts(some[c.name], c) if c.dtype == "list" else plain(some[c.name], c) for c in of]
        yield from zip(*cells, strict=True)


def _columns(sheet: Worksheet, download: Download, bold: Any) -> None:
    for n, width in enumerate((18, 14, 14, 10, 100)):
        sheet.set_column(n, n, width)
    _line(sheet, 0, ("name", "dtype", "unit", "nullable", "meaning"), bold)
    for n, column in enumerate(download.columns, 1):
        _line(sheet, n, (column.name, column.dtype, column.unit, column.nullable, column.meaning))


def _query(sheet: Worksheet, download: Download, losses: Sequence[str], bold: Any) -> None:
    for n, width in enumerate((30, 40, 24, 30, 12, 66)):
        sheet.set_column(n, n, width)
    lines: list[Sequence[Any]] = [
        ("table", download.table),
        ("rows", f"{len(download.rows):,} of {download.total:,}"),
        ("which", download.words or "everything"),
        ("link", f"?{download.link}" if download.link else ""),
        *(("not held exactly", loss) for loss in losses),
        (),
    ]
    for n, line in enumerate(lines):
        _line(sheet, n, line)
    names = ("id", "title", "source", "via", "published", "sha256")
    _line(sheet, len(lines), ("article", *names[1:]), bold)
    described = {column.name: column for column in columns("articles")}
    for n, row in enumerate(_rows(download.articles, [described[name] for name in names]), len(lines) + 1):
        _line(sheet, n, row)


def _line(sheet: Worksheet, row: int, cells: Sequence[Any], look: Any = None) -> None:
    for n, cell in enumerate(cells):
        if isinstance(cell, bool):
            sheet.write_boolean(row, n, cell, look)
        elif isinstance(cell, int | float) and math.isfinite(cell):
            sheet.write_number(row, n, _Exact(cell), look)
        elif cell is not None and cell != "":
            sheet.write_string(row, n, cut(str(cell)), look)


def cut(text: str) -> str:
    """As much of a text as a cell holds.

    >>> len(cut("ab" * 20_000)), len(cut("\\U0001f600" * 20_000)), cut("short")
    (32767, 16383, 'short')
    """
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= MOST_CHARACTERS * 2 else units[: MOST_CHARACTERS * 2].decode("utf-16-le", "ignore")


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The rows of the sheets "data …" (the first sheet where there is none) as dicts. Raises ValueError where it is no workbook."""
    for sheet in _sheets(data):
        lines = sheet.iter_rows(values_only=True)
        names = _names(next(lines, ()))
        for cells in lines:
            if any(cell is not None for cell in cells):
                yield {name: _shown(cell) for name, cell in zip(names, cells, strict=False) if name}


def header(data: bytes) -> list[str]:
    """The names of the columns."""
    return next((_names(next(sheet.iter_rows(max_row=1, values_only=True), ())) for sheet in _sheets(data)), [])


def _names(cells: Sequence[Any]) -> list[str]:
    return [str(cell or "").strip() for cell in cells]


def _sheets(data: bytes) -> list[Any]:
    """The sheets that hold rows."""
    from openpyxl import load_workbook  # a quarter of a second: only who reads pays for it

    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > MOST_BYTES:
        raise ValueError(f"it unpacks to {size:,} bytes, over the limit of {MOST_BYTES:,}")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    found = [sheet for sheet in book.worksheets if sheet.title.split(" ")[0].lower() == DATA] or book.worksheets[:1]
    for sheet in found:
        sheet.reset_dimensions()  # another program may have written them wrong
    return list(found)


def _shown(cell: Any) -> Any:
    """The cell; in text, a character that XML cannot hold stands as _xHHHH_ (ECMA-376, ST_Xstring)."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell) if isinstance(cell, str) else cell
