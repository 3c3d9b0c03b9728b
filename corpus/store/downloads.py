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


def download(table: str, rows: pd.DataFrame, articles: pd.DataFrame, total: int | None = None, words: str = "", link: str = "") -> Download:
    """The rows of a schema table as they leave: only the schema's columns, with the hash of each one's file.

    No text in them is one that UTF-8 cannot hold. `articles` are those that hashes are looked up in; the rows' own are kept.
    `total` is len(rows) where it is not given. Raises KeyError where `table` is none of the schema's or a column is missing.
    """
    own = articles[articles["id"].isin(told_in(table, rows))]
    found = rows[[column.name for column in columns(table) if column.name in rows]].reset_index(drop=True)
    for column in columns(table):
        if column.name in found and column.dtype == "list":
            found[column.name] = _lists(found[column.name])
    if SHA256.name not in found:
        found[SHA256.name] = _hashes(table, found, dict(zip(own["id"], own["sha256"], strict=True)))
    return Download(
        table,
        found[[column.name for column in columns(table)]],
        own[schema.names("articles")].reset_index(drop=True),
        len(rows) if total is None else total,
        words,
        link,
    )


def told_in(table: str, rows: pd.DataFrame) -> set[str]:
    """Ids of the articles that the rows of a table come from."""
    if table in schema.RELATED:
        return set(chain.from_iterable(rows["told_in"]))
    return set(rows["id" if table == "articles" else "article"].unique())


def _hashes(table: str, rows: pd.DataFrame, of: dict[str, str]) -> "pd.Series[Any]":
    if table in schema.RELATED:
        return pd.Series([[of.get(article, "") for article in some] for some in rows["told_in"]], dtype="object")
    return pd.Series([of.get(article) for article in rows["article"]], dtype="str")


def blocks(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The rows, so many at a time that their cells as Python's own values take little memory."""
    for start in range(0, len(rows), BLOCK):
        yield rows.iloc[start : start + BLOCK]


def _lists(values: "pd.Series[Any]") -> "pd.Series[Any]":
    """The column as lists of texts that UTF-8 can hold: itself, nearly always. An item that is a pair (`checks.diff`) is "one: other"."""
    lists = values.to_list()
    if all(type(some) is list for some in lists) and all(map(_good, chain.from_iterable(lists))):
        return values
    return pd.Series([[storable(item if isinstance(item, str) else ": ".join(item)) for item in some] for some in lists], dtype="object")


def _good(item: Any) -> bool:
    return isinstance(item, str) and (item.isascii() or storable(item) == item)


def typed(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows of plain values (`cells.value`) as the table that `download` would have them in."""
    found = frame(table, rows)
    if SHA256.name not in found:
        of_each = [row.get(SHA256.name) for row in rows]
        found[SHA256.name] = pd.Series(of_each, dtype="object" if table in schema.RELATED else "str")
    return found
