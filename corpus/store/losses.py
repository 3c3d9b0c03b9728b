"""What a format cannot hold exactly, in words, so that nothing is lost silently."""

from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from corpus.schema import Column
from corpus.store.cells import texts
from corpus.store.downloads import Download

#: what a cell of XLSX holds, in units of UTF-16 (Microsoft, "Excel specifications and limits")
MOST_CHARACTERS = 32_767


def losses(download: Download, form: str) -> list[str]:
    """A line for each kind of thing in the rows that `form` (a key of `formats.FORMATS`) does not give back as it is.

    JSON Lines and Parquet give back everything. CSV and XLSX cannot tell an empty text from none, nor a list of one empty
    text from an empty list; XLSX cuts a text at 32,767 characters.
    """
    if form in ("jsonl", "parquet"):
        return []
    found = [
        _told(_blank, download, "str category", "hold an empty text: it reads back as none", nullable=True),
        _told(_blank_list, download, "list", "hold a list of one empty text: it reads back as an empty list"),
    ]
    if form == "xlsx":
        what = f"hold more than {MOST_CHARACTERS:,} characters: what comes after is cut off"
        found.append(_told(_too_long, download, "str category list", what))
    return [line for line in found if line]


def _told(count: Any, download: Download, dtypes: str, what: str, nullable: bool = False) -> str:
    """How many cells of which columns it concerns; "" where none."""
    found = {
        column.name: int(count(download.rows[column.name], column))
        for column in download.columns
        if column.dtype in dtypes.split() and (column.nullable or not nullable)
    }
    named = [f"{name} {n:,}" for name, n in found.items() if n]
    return f"Cells that {what} ({', '.join(named)})." if named else ""


def _blank(values: "pd.Series[Any]", _: Column) -> int:
    return int((values == "").sum())


def _blank_list(values: "pd.Series[Any]", _: Column) -> int:
    return values.to_list().count([""])


def _too_long(values: "pd.Series[Any]", column: Column) -> int:
    if isinstance(values.dtype, pd.CategoricalDtype):
        long = np.array([_long(str(name)) for name in values.cat.categories] + [False], bool)  # code -1, no value, takes the last
        return int(long[values.cat.codes.to_numpy()].sum())
    if column.dtype == "list":
        lists = values.to_list()
        most = max(map(len, lists), default=0) * (
            max(map(len, chain.from_iterable(lists)), default=0) * 2 + 2
        )  # each item escaped throughout
        return sum(map(_long, texts(values, column))) if most > MOST_CHARACTERS // 2 else 0
    return sum(map(_long, values[values.str.len() > MOST_CHARACTERS // 2]))


def _long(text: str) -> bool:
    """Whether a cell cannot hold it; a character may be two units."""
    return len(text) > MOST_CHARACTERS // 2 and len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS
