"""CSV: machine form (UTF-8 without a mark, "," and "\\n", "." as decimal point), and the form that is safe to open in a spreadsheet.

A spreadsheet may run a cell that begins with =, +, -, @ (or their full-width forms, also behind white space) as a
formula. The safe form puts an apostrophe before such a cell, and before one that begins with an apostrophe already, so
that it can be taken off again; its first column, `spreadsheet-safe`, says so on every row. (OWASP, "CSV Injection".)
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from corpus.schema import Column
from corpus.store.cells import texts
from corpus.store.downloads import Download, blocks

#: the first column of the safe form
SAFE = "spreadsheet-safe"
_MARK = "'"
_FORMULA = frozenset("=+-@＝＋－＠")
_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')
#: a spreadsheet of another language saves with ";", a copied table has tabs
_SEPARATORS = (",", ";", "\t")


def write(download: Download, safe: bool = False) -> bytes:
    """The rows as CSV, a header first."""
    return written(download.rows, download.columns, safe)


def written(rows: pd.DataFrame, columns: Sequence[Column], safe: bool = False) -> bytes:
    """The same of any rows with these columns."""
    names = [column.name for column in columns]
    out = io.BytesIO()
    out.write((",".join([SAFE, *names] if safe else names) + "\n").encode())
    for some in blocks(rows):
        cells = [_cells(some[column.name], column, safe) for column in columns]
        lines = map(",".join, zip(*([["yes"] * len(some), *cells] if safe else cells), strict=True))
        out.write(("\n".join(lines) + "\n").encode("utf-8"))
    return out.getvalue()


def _cells(values: "pd.Series[Any]", column: Column, safe: bool) -> list[str]:
    """A column's cells as they are written; each name of a category is looked at once."""
    if column.dtype in ("float64", "Int64", "bool") or column.dtype.startswith("datetime"):
        return texts(values, column)  # never quoted; and no text: -5 has to stay one
    if isinstance(values.dtype, pd.CategoricalDtype):
        names = [*(_written(str(name), safe) for name in values.cat.categories), ""]  # code -1, no value, takes the last
        return [names[code] for code in values.cat.codes.to_list()]
    return [_written(text, safe) for text in texts(values, column)]


def _written(text: str, safe: bool) -> str:
    return _quoted(guarded(text) if safe else text)


def _quoted(cell: str) -> str:
    """The cell as it is written. Python's own writer leaves a lone "\r" bare, which its reader takes for the end of the line."""
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("'tis"), guarded("1+1")
    ("'=1+1", "''tis", '1+1')
    """
    return _MARK + text if text and _risky(text[0]) else text


def unguarded(text: str) -> str:
    """What `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("''tis"), unguarded("'90s")
    ('=1+1', "'tis", "'90s")
    """
    return text[1:] if text.startswith(_MARK) and len(text) > 1 and _risky(text[1]) else text


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The rows as dicts of text, the safe form's apostrophes taken off.

    Takes a byte order mark, CRLF, ";" or tabs, and columns in any order. Raises ValueError where it is no UTF-8 or UTF-16.
    """
    text = decoded(data)
    separator = _separator(text)
    csv.field_size_limit(max(len(text), 131_072))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip() for name in next(lines, [])]
    safe = SAFE in names
    for cells in lines:
        if any(cells):
            row = dict(zip(names, [*cells, *[""] * (len(names) - len(cells))], strict=False))
            yield {name: unguarded(cell) for name, cell in row.items()} if safe else row


def header(data: bytes) -> list[str]:
    """The names of the columns, [] where the data is no text."""
    try:
        text = decoded(data[:65_536], "ignore")
    except ValueError:
        return []
    return [name.strip() for name in next(csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)), [])]


def decoded(data: bytes, errors: str = "strict") -> str:
    """The text of a file that a spreadsheet may have saved: UTF-8 or, with a mark, UTF-16. Raises ValueError where it is neither."""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if utf16 else "utf-8-sig", errors)
    except UnicodeDecodeError as error:
        raise ValueError(f"neither UTF-8 nor UTF-16 (byte {error.start}): save it as “CSV UTF-8”") from None


def _risky(first: str) -> bool:
    """Whether a cell that begins so is guarded: signs of a formula, white space and what is not seen, the guard itself."""
    return first in _FORMULA or first == _MARK or first == " " or not first.isprintable()


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(_SEPARATORS, key=first.count)
