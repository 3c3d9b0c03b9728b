"""A download: rows of one table, with the words that say which they are and the articles that they come from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pandas as pd

from corpus import schema
from corpus.store.cells import SHA256, columns
from corpus.tables import frame, storable

#: rows that are turned into Python's own values at a time: a million of them at once would take gigabytes
BLOCK = 50_000


@dataclass(frozen=True)
class Download:
    """What leaves. `rows` have the columns of `cells.columns(table)` with the schema's dtypes; `articles` are those that
    the rows come from (the schema's columns). `words` says in a sentence which rows they are, `link` the parameters of
    the address that shows them, `total` how many rows the table has without any filter."""

    table: str
    rows: pd.DataFrame
    articles: pd.DataFrame
    total: int
    words: str = ""
    link: str = ""

    @property
    def columns(self) -> tuple[schema.Column, ...]:
        """The columns, as the schema describes them."""
        return columns(self.table)

    @property
    def newest(self) -> str:
        """The day of the newest article among them, "" where none is dated."""
        days = self.articles["published"].dropna()
        return days.max().date().isoformat() if len(days) else ""


def download(table: str, rows: pd.DataFrame, articles: pd.DataFrame, total: int | None = None, words: str = "", link: str = "") -> Download:
    """The rows of a schema table as they leave: only the schema's columns, with the hash of each one's file.

    No text in them is one that UTF-8 cannot hold. `articles` are those that hashes are looked up in; the rows' own are kept. `total` is len(rows) where it is not given.
    Raises KeyError where `table` is none of the schema's or a column is missing.
    """
    key = "id" if table == "articles" else "article"
    own = articles[articles["id"].isin(rows[key].unique())]
    found = rows[[column.name for column in schema.TABLES[table]]].reset_index(drop=True)
    for column in schema.TABLES[table]:
        if column.dtype == "list":
            found[column.name] = _lists(found[column.name])
    if SHA256.name not in found:
        hashes = dict(zip(own["id"], own["sha256"], strict=True))
        found[SHA256.name] = pd.Series([hashes.get(article) for article in found[key]], dtype="str")
    return Download(table, found, own[schema.names("articles")].reset_index(drop=True), len(rows) if total is None else total, words, link)


def blocks(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows, so many at a time that their cells as Python's own values take little memory."""
    for start in range(0, len(rows), BLOCK):
        yield rows.iloc[start : start + BLOCK]


def _lists(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """The column as lists of texts that UTF-8 can hold: itself, nearly always."""
    lists = values.to_list()
    items = set(chain.from_iterable(lists))
    if all(map(_is_list, lists)) and storable(list(items)) == list(items):
        return values
    return pd.Series([storable(list(some)) for some in lists], dtype="object")


def _is_list(some: Any) -> bool:
    return type(some) is list


def typed(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows of plain values (`cells.value`) as the table that `download` would have them in."""
    found = frame(table, rows)
    if SHA256.name not in found:
        found[SHA256.name] = pd.Series([row.get(SHA256.name) for row in rows], dtype="str")
    return found
