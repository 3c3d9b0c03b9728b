"""A cell of a table as text and back: what CSV and spreadsheets hold, under the schema's dtypes.

Numbers are the shortest text that reads back the same, dates are ISO 8601, lists are joined by "; " (a "\\\\" or ";" of an
item gets a "\\\\" in front), what the text does not say is an empty cell. Reading takes what a spreadsheet makes of it when
it saves again: 3E+10, 30000000000.0, TRUE, a decimal comma, a date with a time.
"""

import math
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from corpus import schema

#: what an exported row carries beside its table's columns
SHA256 = schema.Column("sha256", "str", True, "Hash of the article's file: the row is about these bytes and no others.")
#: the same of a row that comes from several articles: those of `told_in`, in its order
HASHES = schema.Column("sha256", "list", False, "Hashes of the articles' files, in the order of told_in: the row is about these bytes.")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_WRITTEN = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)")


def columns(table: str) -> tuple[schema.Column, ...]:
    """The columns of a table as it leaves: the schema's, then the hash of the article's file.

    >>> [column.name for column in columns("problems")]
    ['article', 'stage', 'message', 'start', 'end', 'sha256']
    """
    if table in schema.RELATED:
        return (*schema.RELATED[table], HASHES)
    found = schema.TABLES[table]
    return found if any(column.name == SHA256.name for column in found) else (*found, SHA256)


def texts(values: "pd.Series[Any]", column: schema.Column) -> list[str]:
    """A column's cells as text."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        names = [*map(str, values.cat.categories), ""]  # code -1, no value, takes the last
        return [names[code] for code in values.cat.codes.to_list()]
    write: Callable[[Any], str] = _joined if column.dtype == "list" else _text
    return [write(value) for value in plain(values, column)]


def plain(values: "pd.Series[Any]", column: schema.Column) -> list[Any]:
    """A column's cells as plain values: text, int, float, bool, list of texts, "YYYY-MM-DD"; None where there is none."""
    if column.dtype == "list":
        return [list(some) for some in values]
    missing = values.isna().to_numpy(dtype=bool)
    if column.dtype.startswith("datetime"):
        cells: list[Any] = np.datetime_as_string(values.to_numpy(dtype="datetime64[D]")).tolist()
    else:
        cells = values.astype("object").to_list()
    for n in np.flatnonzero(missing).tolist():
        cells[n] = None
    return cells


def value(cell: Any, column: schema.Column, real: bool = False) -> Any:
    r"""A cell that was read, as the schema's value: `plain` undone. Raises ValueError where it is none.

    `real`: the format knows nothing from an empty text (JSON, Parquet); else an empty cell is nothing.

    >>> number, day, some = (next(c for c in schema.FACTS if c.name == name) for name in ("value", "published", "themes"))
    >>> value("3E+10", number), value("0,5", number), value("2024-07-04 00:00:00", day), value(r"a; b\; c", some)
    (30000000000.0, 0.5, '2024-07-04', ['a', 'b; c'])
    """
    if isinstance(cell, list):
        return cell
    if real and cell == "":
        return cell
    if cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return _nothing(column)
    if column.dtype == "list":
        return _split(str(cell))
    if column.dtype in ("float64", "Int64"):
        return _number(cell, column)
    if column.dtype == "bool":
        return _truth(cell)
    return _date(cell) if column.dtype.startswith("datetime") else _words(cell)


def _nothing(column: schema.Column) -> Any:
    """What an empty cell says: no item, an empty text where the column always has one, else nothing."""
    if column.dtype == "list":
        return []
    if column.dtype == "bool":
        raise ValueError("empty")
    return "" if column.dtype in ("str", "category") and not column.nullable else None


def _text(of: Any) -> str:
    if of is None:
        return ""
    if isinstance(of, bool):
        return "true" if of else "false"
    return number(of) if isinstance(of, float) else str(of)


def number(of: float) -> str:
    """Shortest text that reads back as the same number, whole numbers without ".0".

    >>> number(44.0), number(0.1), number(30e9)
    ('44', '0.1', '30000000000')
    """
    return str(int(of)) if of.is_integer() and abs(of) < 1e15 and str(of) != "-0.0" else repr(of)


def _joined(items: list[str]) -> str:
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def _split(cell: str) -> list[str]:
    """The items that `_joined` joined."""
    items, characters = [""], iter(cell)
    for character in characters:
        if character == ";":
            items.append("")
        else:
            items[-1] += next(characters, "\\") if character == "\\" else character
    return [item.removeprefix(" ") if n else item for n, item in enumerate(items)]


def _number(cell: Any, column: schema.Column) -> float | int:
    text = str(cell).strip()
    if re.fullmatch(r"[+-]?\d+,\d+(?:[eE][+-]?\d+)?", text):  # a decimal comma; there are no thousands marks in a download
        text = text.replace(",", ".")
    try:
        found = float(text)
    except ValueError:
        raise ValueError(f"{cell!r} is no number") from None
    if column.dtype == "float64":
        return found
    if not found.is_integer():
        raise ValueError(f"{cell!r} is no whole number")
    return int(text) if re.fullmatch(r"[+-]?\d+", text) else int(found)


def _truth(cell: Any) -> bool:
    found = {"true": True, "false": False, "1": True, "0": False, "1.0": True, "0.0": False}.get(str(cell).strip().lower())
    if found is None:
        raise ValueError(f"{cell!r} is neither true nor false")
    return found


def _date(cell: Any) -> str:
    if isinstance(cell, date):  # a datetime too
        return cell.date().isoformat() if isinstance(cell, datetime) else cell.isoformat()
    found = days(str(cell))
    if len(found) != 1:
        raise ValueError(f"{cell!r} is {'more than one date' if found else 'no date of the form YYYY-MM-DD'}")
    return found.pop()


def days(text: str) -> set[str]:
    """The dates, as "YYYY-MM-DD", that a text can mean: a spreadsheet saves one in the order of its own country.

    >>> days("2021-03-12"), sorted(days("3/12/2021")), days("22.03.21"), days("soon")
    ({'2021-03-12'}, ['2021-03-12', '2021-12-03'], {'2021-03-22'}, set())
    """
    if found := _DAY.fullmatch(text.strip()):
        return _there([found[1].split("-")])
    if written := _WRITTEN.fullmatch(text.strip()):
        one, other, year = written.groups()
        full = year if len(year) == 4 else f"20{year}"
        return _there([[full, one, other], [full, other, one]])
    return set()


def _there(dates: list[list[str]]) -> set[str]:
    """Those of the dates that there are."""
    found = set()
    for year, month, day in dates:
        with suppress(ValueError):
            found.add(date(int(year), int(month), int(day)).isoformat())
    return found


def _words(cell: Any) -> str:
    """The cell as text; a spreadsheet may have taken "2020" for a number."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return number(float(cell)) if isinstance(cell, int | float) else cell.isoformat() if isinstance(cell, date) else str(cell)
