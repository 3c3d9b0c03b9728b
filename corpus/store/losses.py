"""What a format cannot hold exactly, in words, so that nothing is lost silently."""

import re
from typing import Any

import pandas as pd

from corpus.store.downloads import Download

#: what a cell of XLSX holds, in units of UTF-16 (Microsoft, "Excel specifications and limits")
MOST_CHARACTERS = 32_767
_HALF = re.compile("[\ud800-\udfff]")


def losses(download: Download, form: str) -> list[str]:
    """A line for each kind of thing in the rows that `form` (a key of `formats.FORMATS`) does not give back as it is.

    JSON Lines gives back everything. Parquet and all others have U+FFFD where a list of texts holds half of a surrogate
    pair (a column of text never does). CSV and XLSX cannot tell an empty text from none, nor a list of one empty text
    from an empty list; XLSX cuts a text at 32,767 characters.
    """
    if form == "jsonl":
        return []
    found = [_told(_halves, download, "list", "hold half of a surrogate pair: U+FFFD stands for it")]
    if form != "parquet":
        found.append(_told(_blank, download, "str category", "hold an empty text: it reads back as none", nullable=True))
        found.append(_told(_blank_list, download, "list", "hold a list of one empty text: it reads back as an empty list"))
    if form == "xlsx":
        found.append(
            _told(_too_long, download, "str category", f"hold more than {MOST_CHARACTERS:,} characters: what comes after is cut off")
        )
    return [line for line in found if line]


def _told(count: Any, download: Download, dtypes: str, what: str, nullable: bool = False) -> str:
    """How many cells of which columns it concerns; "" where none."""
    found = {
        column.name: int(count(download.rows[column.name]))
        for column in download.columns
        if column.dtype in dtypes.split() and (column.nullable or not nullable)
    }
    named = [f"{name} {n:,}" for name, n in found.items() if n]
    return f"Cells that {what} ({', '.join(named)})." if named else ""


def _texts(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """A column's texts; of a categorical one as text."""
    return values.astype("str") if isinstance(values.dtype, pd.CategoricalDtype) else values


def _halves(values: "pd.Series[Any]") -> int:
    return sum(any(_HALF.search(item) for item in some) for some in values)


def _blank(values: "pd.Series[Any]") -> int:
    return int((values == "").sum())


def _blank_list(values: "pd.Series[Any]") -> int:
    return sum(list(some) == [""] for some in values)


def _too_long(values: "pd.Series[Any]") -> int:
    lengths = _texts(values).str.len()
    sure = int((lengths > MOST_CHARACTERS).sum())
    doubtful = _texts(values)[(lengths > MOST_CHARACTERS // 2) & (lengths <= MOST_CHARACTERS)]
    return sure + sum(len(text.encode("utf-16-le", "surrogatepass")) // 2 > MOST_CHARACTERS for text in doubtful)
