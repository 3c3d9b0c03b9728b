"""The view as a file: exactly its rows, in the schema's columns.

CSV is machine form: UTF-8, "." as decimal point, ISO dates, "\\n" line ends; lists are joined by "; ", what the text
does not say is an empty cell. Offsets, sentence and the file's hash go along, so that every row can be checked.
"""

import csv
import io
import re
from typing import Any

import pandas as pd

from corpus import schema
from corpus.board.filters import View
from corpus.board.selection import FACETS, Selection

_NO_NAME = re.compile(r"[^0-9a-z]+")


def csv_of(view: View, table: str) -> str:
    """The statements or facts in view as CSV."""
    rows: pd.DataFrame = getattr(view, table)
    hashes = dict(zip(view.everything.articles["id"], view.everything.articles["sha256"], strict=True))
    columns = schema.TABLES[table]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*(column.name for column in columns), "sha256"])
    cells = [_cells(rows[column.name], column) for column in columns]
    articles = [hashes.get(article, "") for article in rows["article"]]
    writer.writerows(zip(*cells, articles, strict=True))
    return out.getvalue()


def file_name(selection: Selection, table: str) -> str:
    """What, and which filters in short; the same view gives the same name.

    >>> file_name(Selection(speakers=("Ann Lee",), themes=("exports",)), "facts")
    'corpus-facts-ann-lee-exports.csv'
    """
    chosen = [value for facet in FACETS for value in selection.chosen(facet)]
    chosen += [*selection.dated, *(str(day) for day in (selection.since, selection.until) if day), *selection.query.split()]
    short = "-".join(filter(None, (_NO_NAME.sub("-", value.lower()).strip("-") for value in chosen)))[:60].strip("-")
    return "-".join(filter(None, ("corpus", table, short or ("" if not selection else "filtered")))) + ".csv"


def _cells(column: "pd.Series[Any]", of: schema.Column) -> list[Any]:
    """A column's values as they are written."""
    if of.dtype == "list":
        return ["; ".join(some) for some in column]
    if of.dtype.startswith("datetime"):
        return ["" if pd.isna(value) else f"{value:%Y-%m-%d}" for value in column]
    if of.dtype == "float64":
        return ["" if pd.isna(value) else _number(float(value)) for value in column]
    return ["" if missing else value for value, missing in zip(column, column.isna(), strict=True)]


def _number(value: float) -> str:
    """Shortest text that reads back as the same number, whole numbers without ".0".

    >>> _number(44.0), _number(0.1), _number(30e9)
    ('44', '0.1', '30000000000')
    """
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
