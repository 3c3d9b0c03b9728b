"""The formats that rows leave in, and the one reader that takes any of them back.

`read` is the schema's reader: JSON Lines and Parquet come back exactly, CSV and XLSX but for what `losses` lists. Which format a
file has, and which table, is told by its content, never by its name.
"""

import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

import pandas as pd

from corpus.store import csvs, jsonlines, parquets
from corpus.store.cells import columns, value
from corpus.store.downloads import Download, typed
from corpus.store.losses import losses


class Format(NamedTuple):
    """How rows are written. `ending` closes the file's name."""

    label: str
    ending: str
    mime: str
    write: Callable[[Download], bytes]


FORMATS = {
    "csv": Format("CSV", ".csv", "text/csv", csvs.write),
    "safe-csv": Format("CSV, safe to open in a spreadsheet", "-spreadsheet-safe.csv", "text/csv", lambda rows: csvs.write(rows, safe=True)),
    "xlsx": Format(
        "XLSX (Excel, LibreOffice)",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda rows: _spreadsheets().write(rows, losses(rows, "xlsx")),
    ),
    "parquet": Format("Parquet", ".parquet", "application/vnd.apache.parquet", parquets.write),
    "jsonl": Format("JSON Lines", ".jsonl", "application/x-ndjson", jsonlines.write),
}

#: a table is told by columns that no other has; the first that fits
_TOLD_BY = {
    "facts": {"value", "unit", "start"},
    "statements": {"kind", "start", "speaker"},
    "articles": {"id", "words", "text"},
    "speakers": {"name", "type", "mentions"},
    "dates": {"type", "value", "start"},
    "problems": {"stage", "message"},
    "claims": {"mentions", "independent", "told_in"},
    "checks": {"verdict", "says", "told_in"},
    "derived": {"formula", "operands", "told_in"},
}


class Read(NamedTuple):
    """A file as it was read: its table, format (csv, xlsx, parquet or jsonl), the names of its columns, its rows as dicts of raw cells."""

    table: str
    form: str
    names: list[str]
    rows: list[dict[str, Any]]

    @property
    def real(self) -> bool:
        """Whether the format tells nothing from an empty text."""
        return self.form in ("jsonl", "parquet")


def write(download: Download, form: str) -> bytes:
    """The rows in a format; the same rows give the same bytes. Raises KeyError where `form` is none of FORMATS."""
    return FORMATS[form].write(download)


def read(data: bytes, table: str | None = None) -> pd.DataFrame:
    """A download, in any of the formats, as the table that was downloaded: the schema's columns and dtypes, and `sha256`.

    Columns may stand in any order; others are passed over, one that is missing is empty. Raises ValueError, with the row and
    column, where the file is no download, is not of `table`, or a cell does not hold what the schema says.
    """
    if table and not data.strip():
        return typed(table, [])  # JSON Lines of no row
    found = raw(data)
    if table not in (None, found.table):
        raise ValueError(f"its columns are those of {found.table}, not of {table}")
    return typed(found.table, [_values(row, found, n) for n, row in enumerate(found.rows, 1)])


def raw(data: bytes) -> Read:
    """The same without a look at what the cells hold. Raises ValueError where the file is no download."""
    form = form_of(data)
    reader: Any = _spreadsheets() if form == "xlsx" else {"csv": csvs, "parquet": parquets}.get(form)
    try:
        found = list((reader or jsonlines).read(data))
        names = reader.header(data) if reader else list(found[0] if found else ())
    except (OSError, KeyError, TypeError, AttributeError, SyntaxError, EOFError, RuntimeError, zipfile.BadZipFile) as error:
        raise ValueError(f"not a {form} file that can be read: {error}") from None
    return Read(table_of(names), form, names, found)


def form_of(data: bytes) -> str:
    """The format, told by the content.

    >>> form_of(b'{"article": "a"}'), form_of(b"id,article"), form_of(b"PAR1..."), form_of(b"PK\\x03\\x04...")
    ('jsonl', 'csv', 'parquet', 'xlsx')
    """
    for start, form in ((b"PAR1", "parquet"), (b"PK\x03\x04", "xlsx")):
        if data.startswith(start):
            return form
    return "jsonl" if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else "csv"


def table_of(names: list[str]) -> str:
    """The schema's table that the columns are of. Raises ValueError where they are none's.

    >>> table_of(["unit", "note", "value", "start"]), table_of(["message", "stage"])
    ('facts', 'problems')
    """
    for table, telling in _TOLD_BY.items():
        if telling <= set(names):
            return table
    raise ValueError(f"no download: its columns ({', '.join(names[:8]) or 'none'}) are those of none of {', '.join(_TOLD_BY)}")


def _spreadsheets() -> Any:
    """The module, once it is needed: its library takes a moment to load."""
    from corpus.store import spreadsheets

    return spreadsheets


def _values(row: dict[str, Any], of: Read, number: int) -> dict[str, Any]:
    """A row's cells as the schema's values."""
    found = {}
    for column in columns(of.table):
        try:
            found[column.name] = value(row.get(column.name), column, of.real)
        except ValueError as error:
            raise ValueError(f"row {number}, {column.name}: {error}") from None
    return found
