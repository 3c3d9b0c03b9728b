"""A table's columns as filters need them: values as codes, texts as bytes. Arrays of numbers are what makes a million rows quick.

A column of categories has its codes already. A column of lists (themes) gets some in `with_sets`: rows with the same list
share a code, so that a filter looks at a few hundred lists instead of a million.
"""

import json
from functools import lru_cache
from typing import Any, NamedTuple, cast

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer[Any]]

#: bytes that are looked at together: they and what is worked out of them stay in the processor's cache
BLOCK = 1 << 20


class Coded(NamedTuple):
    """A column as numbers: row n holds `values[codes[n]]`; -1 is an absent value. The values of a column of lists are tuples."""

    codes: Codes
    values: list[Any]

    def marked(self, wanted: Any, absent: bool) -> Mask:
        """The rows whose value is marked in `wanted` (one bool a value), or, with `absent`, is none."""
        return cast("Mask", np.append(np.asarray(wanted, bool), absent)[self.codes])

    def holding(self, value: object) -> Mask:
        """The rows that hold just this value."""
        return cast("Mask", self.codes == (self.values.index(value) if value in self.values else -2))

    def totals(self, rows: Codes | Mask | None = None) -> npt.NDArray[np.intp]:
        """How often each value stands in the rows (all of them where none are given); how often none does comes last."""
        codes = self.codes if rows is None else self.codes[rows]
        found = np.bincount(codes.astype(np.intp) + 1, minlength=len(self.values) + 1)
        return np.append(found[1:], found[0])


def listed(column: "pd.Series[Any] | pd.Index[Any]") -> list[Any]:
    """The values as Python's own. Of categories no more are made than those in use: a page shows fifty rows of 20,000 titles.

    >>> listed(pd.Series(["b", None, "a", "b"], dtype=pd.CategoricalDtype(pd.Index(["a", "b", "c"], dtype="str"))))
    ['b', nan, 'a', 'b']
    """
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return list(column)
    used, at = np.unique(cast("pd.Categorical", column.array).codes, return_inverse=True)
    names = [np.nan] * int(used[:1].sum() < 0) + list(column.dtype.categories.take(used[used >= 0]))
    return [names[n] for n in at.tolist()]


def set_name(column: str) -> str:
    """The name of the column that holds the codes of a column of lists."""
    return f"{column} set"


def in_one_piece(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, each column of texts in one piece: of one in several (read from a file, or joined) fifty rows take 20 ms, else none."""
    pieces = {str(name): pa.array(values) for name, values in rows.items() if values.dtype == "str"}
    whole = {name: pa.chunked_array([some.combine_chunks()]) for name, some in pieces.items() if isinstance(some, pa.ChunkedArray)}
    return rows.assign(**{name: some.to_pandas() for name, some in whole.items() if len(rows)})


def with_sets(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The rows with the codes of these columns of lists, as categories whose names are the lists as JSON."""
    return rows.assign(**{set_name(column): _sets(rows[column].to_numpy()) for column in columns})


def _coded(rows: pd.DataFrame, column: str) -> Coded:
    name = set_name(column) if set_name(column) in rows else column
    values = rows[name]
    if isinstance(values.dtype, pd.CategoricalDtype):
        some = cast("pd.Categorical", values.array)
        return Coded(some.codes, list(some.categories) if name == column else _decoded(tuple(some.categories)))
    if values.dtype == object:
        some = _sets(values.to_numpy())
        return Coded(some.codes, _decoded(tuple(some.categories)))
    codes, unique = pd.factorize(values)
    return Coded(codes, list(unique))


def _sets(lists: npt.NDArray[np.object_]) -> pd.Categorical:
    """The codes of lists. Where rows share a list object it is looked at once."""
    same, _ = pd.factorize(np.fromiter(map(id, lists), np.int64, len(lists)))
    first = np.flatnonzero(np.append(True, same[1:] > np.maximum.accumulate(same)[:-1])) if len(same) else same
    known: dict[tuple[str, ...], int] = {}
    codes = np.fromiter((known.setdefault(tuple(some), len(known)) for some in lists[first]), np.int32, len(first))
    return pd.Categorical.from_codes(codes[same], pd.Index([json.dumps(some) for some in known], dtype="str"))


@lru_cache(maxsize=64)
def _decoded(names: tuple[str, ...]) -> list[Any]:
    return [tuple(json.loads(name)) for name in names]


class Texts:
    """A column of texts, lower-cased and end to end, for searches of all of it at once."""

    def __init__(self, column: "pd.Series[Any]") -> None:
        texts = pc.utf8_lower(pc.fill_null(pa.array(column, pa.large_string()), ""))
        texts = texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
        _, ends, characters = texts.buffers()
        self.ends = np.frombuffer(ends, np.int64, len(texts) + 1, texts.offset * 8) if ends else np.zeros(1, np.int64)
        self.bytes = np.frombuffer(characters, np.uint8) if characters else np.zeros(0, np.uint8)
        #: how common each byte is, from a sample: the rarest one of a needle is looked for first
        self.common = np.bincount(self.bytes[::64], minlength=256)

    def containing(self, words: str) -> Mask:
        """True for each row that holds the words, in any case."""
        needle = np.frombuffer(pc.utf8_lower(pa.scalar(words)).as_py().encode("utf-8", "replace"), np.uint8)
        found = np.zeros(len(self.ends) - 1, bool)
        if not len(needle):
            return ~found
        order = np.argsort(self.common[needle], kind="stable")
        first, last = int(self.ends[0]), int(self.ends[-1]) - len(needle)
        for start in range(first, last + 1, BLOCK):
            at = self._places(needle, order, start, min(start + BLOCK, last + 1))
            rows = np.searchsorted(self.ends, at, "right") - 1
            found[rows[at + len(needle) <= self.ends[rows + 1]]] = True  # not those that run from one text into the next
        return found

    def _places(self, needle: npt.NDArray[np.uint8], order: npt.NDArray[np.intp], start: int, end: int) -> npt.NDArray[np.intp]:
        """Where the needle begins between start and end: its rarest byte is looked for, then the others at what is left."""
        rarest = int(order[0])
        at = np.flatnonzero(self.bytes[start + rarest : end + rarest] == needle[rarest]) + start
        for n in order[1:]:
            at = at[self.bytes[at + n] == needle[n]]
        return at


class Columns:
    """A table for filters: what they need of its columns is worked out when it is first asked for, and kept."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.rows = rows
        self._coded: dict[str, Coded] = {}
        self._texts: dict[str, Texts] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def coded(self, column: str) -> Coded:
        """A column of categories, of lists or of a few texts as codes."""
        if column not in self._coded:
            self._coded[column] = _coded(self.rows, column)
        return self._coded[column]

    def containing(self, column: str, words: str) -> Mask:
        """True for each row whose text holds the words, in any case; a column of categories is searched once a category."""
        named = isinstance(self.rows[column].dtype, pd.CategoricalDtype)
        if column not in self._texts:
            self._texts[column] = Texts(pd.Series(self.coded(column).values, dtype="str") if named else self.rows[column])
        found = self._texts[column].containing(words)
        return self.coded(column).marked(found, False) if named else found


def columns_of(rows: "pd.DataFrame | Columns") -> Columns:
    """The same for a table that is filtered once."""
    return rows if isinstance(rows, Columns) else Columns(rows)
