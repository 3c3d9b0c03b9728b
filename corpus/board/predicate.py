"""A predicate over the rows of a table, as data: pandas runs it as a mask, DuckDB as the text after WHERE.

One tree for both, so that a large table needs no second set of filters. An absent value is never equal to
anything and never inside a range, in both.

>>> import pandas as pd
>>> rows = pd.DataFrame({"speaker": ["Ann Lee", None, "Bo Chen"]})
>>> wanted = OneOf("speaker", ("Ann Lee",), absent=True)
>>> wanted.mask(rows).tolist()
[True, True, False]
>>> wanted.sql()
('("speaker"::VARCHAR IN (?) OR "speaker" IS NULL)', ['Ann Lee'])
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
import pandas as pd

from corpus.board.columns import Columns, Mask, columns_of

Sql = tuple[str, list[Any]]
Rows = pd.DataFrame | Columns


class Predicate(Protocol):
    """What every node can do."""

    def mask(self, rows: Rows) -> Mask:
        """True for each row that is wanted, in the table's order."""

    def sql(self) -> Sql:
        """The text after WHERE and the values of its question marks."""


@dataclass(frozen=True)
class OneOf:
    """The column holds one of the values; `absent`: or nothing at all."""

    column: str
    values: tuple[str, ...]
    absent: bool = False

    def mask(self, rows: Rows) -> Mask:
        """See Predicate."""
        column, wanted = columns_of(rows).coded(self.column), frozenset(self.values)
        return column.marked([value in wanted for value in column.values], self.absent)

    def sql(self) -> Sql:
        """See Predicate."""
        name = quoted(self.column)
        either = [f"{name}::VARCHAR IN ({', '.join('?' * len(self.values))})"] if self.values else []
        either += [f"{name} IS NULL"] if self.absent else []
        return _joined(either, " OR ", "FALSE"), list(self.values)


@dataclass(frozen=True)
class AnyOf:
    """The column's list holds one of the values; `absent`: or the list is empty."""

    column: str
    values: tuple[str, ...]
    absent: bool = False

    def mask(self, rows: Rows) -> Mask:
        """See Predicate."""
        column, wanted = columns_of(rows).coded(self.column), frozenset(self.values)
        return column.marked([not wanted.isdisjoint(some) if some else self.absent for some in column.values], self.absent)

    def sql(self) -> Sql:
        """See Predicate."""
        name = f"{quoted(self.column)}::VARCHAR[]"
        either = [f"list_has_any({name}, ?::VARCHAR[])"] if self.values else []
        either += [f"len({name}) = 0"] if self.absent else []
        return _joined(either, " OR ", "FALSE"), [list(self.values)] if self.values else []


@dataclass(frozen=True)
class Between:
    """The day is not before `since` and not after `until`; None leaves that end open."""

    column: str
    since: date | None
    until: date | None

    def mask(self, rows: Rows) -> Mask:
        """See Predicate."""
        days = columns_of(rows).rows[self.column].to_numpy(dtype="datetime64[s]")
        found: Mask = ~np.isnat(days)
        if self.since:
            found &= days >= np.datetime64(self.since, "s")
        if self.until:
            found &= days <= np.datetime64(self.until, "s")
        return found

    def sql(self) -> Sql:
        """See Predicate."""
        name = quoted(self.column)
        ends = [(f"{name} {sign} ?::DATE", day) for sign, day in ((">=", self.since), ("<=", self.until)) if day]
        return _joined([f"{name} IS NOT NULL", *(text for text, _ in ends)], " AND ", "TRUE"), [day.isoformat() for _, day in ends]


@dataclass(frozen=True)
class Contains:
    """One of the columns holds the words, in any case."""

    columns: tuple[str, ...]
    words: str

    def mask(self, rows: Rows) -> Mask:
        """See Predicate."""
        columns, found = columns_of(rows), np.zeros(len(rows), bool)
        for column in self.columns:
            found |= columns.containing(column, self.words)
        return found

    def sql(self) -> Sql:
        """See Predicate."""
        parts = [f"contains(lower(coalesce({quoted(column)}::VARCHAR, '')), ?)" for column in self.columns]
        return _joined(parts, " OR ", "FALSE"), [self.words.lower()] * len(parts)


@dataclass(frozen=True)
class All:
    """Every part holds; no part: every row."""

    parts: tuple[Predicate, ...]

    def mask(self, rows: Rows) -> Mask:
        """See Predicate."""
        found = np.ones(len(rows), bool)
        for part in self.parts:
            found &= part.mask(rows)
        return found

    def sql(self) -> Sql:
        """See Predicate."""
        return _together(self.parts, " AND ", "TRUE")


@dataclass(frozen=True)
class Either:
    """At least one part holds; no part: no row."""

    parts: tuple[Predicate, ...]

    def mask(self, rows: Rows) -> Mask:
        """See Predicate."""
        found = np.zeros(len(rows), bool)
        for part in self.parts:
            found |= part.mask(rows)
        return found

    def sql(self) -> Sql:
        """See Predicate."""
        return _together(self.parts, " OR ", "FALSE")


def quoted(column: str) -> str:
    """A column's name for SQL.

    >>> quoted('a "b"')
    '"a ""b\"""'
    """
    return '"' + column.replace('"', '""') + '"'


def _together(parts: Sequence[Predicate], word: str, none: str) -> Sql:
    texts, values = [], []
    for part in parts:
        text, some = part.sql()
        texts.append(text)
        values += some
    return _joined(texts, word, none), values


def _joined(texts: list[str], word: str, none: str) -> str:
    return f"({word.join(texts)})" if len(texts) > 1 else texts[0] if texts else none
