"""The tables as the dashboard holds them: one copy for all visitors, with what the filters need worked out once."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.board.columns import Columns, Mask, in_one_piece, with_sets
from corpus.board.predicate import All, Predicate
from corpus.board.selection import ABSENT, DATED, EVERYWHERE, FACETS, INFERRED, ROWS, STATED, UNKNOWN, Facet
from corpus.board.speeches import numbered
from corpus.tables import Tables

T = TypeVar("T")
#: pairs of a value's number and an option's: the value counts for the option. A set of themes counts for each of them
Slots = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
#: the date's own filter, counted like the others by how well the date is known
DATE = Facet("date", "dated", "Date", "dated", ROWS, "{}", UNKNOWN)
#: bytes of rows and masks that are kept for the next run of a page: two views of half a million facts each
MOST_KEPT = 500_000_000


class Kept:
    """What was worked out lately: the oldest is forgotten first once all of it takes more than `most` bytes. Threads share it."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.most, self.size = most, 0
        self._items: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T], size: Callable[[T], int]) -> T:
        """What is kept under the key; else what `make` gives, kept from now on if its `size` in bytes allows."""
        with self._lock:
            if key in self._items:
                self._items.move_to_end(key)
                return cast("T", self._items[key][0])
        made = make()  # outside of the lock: two that want the same at once both make it, nobody waits
        with self._lock:
            if key not in self._items and size(made) <= self.most:
                self._items[key] = made, size(made)
                self.size += size(made)
            while self.size > self.most:
                self.size -= self._items.popitem(last=False)[1][1]
        return made


@dataclass(frozen=True)
class Prepared(Tables):
    """Tables with the column `dated`, and with each filter's options in alphabetical order, the absent one last.

    `slots` of (filter, table) say which value of the table's column counts for which option; `articles_at` of a table is the
    row in `articles` of each value of its column `article`, -1 where there is none; `kept` is shared by all visitors.
    """

    options: dict[str, list[str]] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept, repr=False, compare=False)
    columns: dict[str, Columns] = field(default_factory=dict, repr=False, compare=False)
    titles: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    slots: dict[tuple[str, str], Slots] = field(default_factory=dict, repr=False, compare=False)
    articles_at: dict[str, npt.NDArray[np.intp]] = field(default_factory=dict, repr=False, compare=False)

    def passing(self, table: str, predicate: Predicate) -> Mask:
        """True for each row of the table that the predicate wants; what was asked lately is at hand, also as a part of this."""
        if not isinstance(predicate, All):
            return self.kept.get((table, predicate), lambda: predicate.mask(self.columns[table]), _bytes)
        if len(predicate.parts) == 1:
            return self.passing(table, predicate.parts[0])
        return self.kept.get((table, predicate), lambda: self._together(table, predicate.parts), _bytes)

    def _together(self, table: str, parts: Iterable[Predicate]) -> Mask:
        found = np.ones(len(self.columns[table]), bool)
        for part in parts:
            found &= self.passing(table, part)
        return found

    def rows(self, table: str, passing: Mask, key: Hashable) -> pd.DataFrame:
        """The rows that pass: the table itself where all do. `key` names them, so that they are made once."""
        every: pd.DataFrame = getattr(self, table)
        if passing.all():
            return every
        return self.kept.get(("rows", table, key), lambda: every.take(np.flatnonzero(passing)), _size)


def prepare(tables: Tables) -> Prepared:
    """The tables with what filters need beside the schema's columns: `dated`, how well the article's date is known, codes of lists."""
    states = np.where(tables.articles["published"].isna(), 2, np.where(tables.articles["published_inferred"], 1, 0))
    assert DATED == (STATED, INFERRED, UNKNOWN)
    found = Prepared(
        articles=with_sets(in_one_piece(tables.articles), "themes").assign(dated=_dated(states)),
        speakers=in_one_piece(tables.speakers),
        statements=_of_rows(tables.statements, tables.articles, states).assign(speech=numbered(tables.statements)),
        facts=_of_rows(tables.facts, tables.articles, states),
        dates=in_one_piece(tables.dates),
        problems=in_one_piece(tables.problems),
        titles=_titles(tables),
    )
    found = replace(found, columns={name: Columns(getattr(found, name)) for name in EVERYWHERE})
    found = replace(found, options={facet.key: _options(found, facet) for facet in (*FACETS, DATE)})
    at = pd.Index(found.articles["id"])
    places = {name: at.get_indexer(pd.Index(found.columns[name].coded("article").values, dtype="str")) for name in ROWS}
    found = replace(found, articles_at=places)
    return replace(found, slots={(facet.key, name): _slots(found, facet, name) for facet in (*FACETS, DATE) for name in facet.tables})


def _bytes(mask: Mask) -> int:
    return mask.nbytes


def _size(rows: pd.DataFrame) -> int:
    return int(rows.memory_usage(deep=False).sum())


def _of_rows(rows: pd.DataFrame, articles: pd.DataFrame, states: npt.NDArray[np.intp]) -> pd.DataFrame:
    """Statements or facts, with `dated` taken from their articles."""
    at = pd.Index(articles["id"]).get_indexer(pd.Index(rows["article"].cat.categories))
    of_value = np.where(at < 0, 2, states[at]) if len(states) else np.full(len(at), 2)
    return with_sets(in_one_piece(rows), "themes").assign(dated=_dated(of_value[rows["article"].cat.codes.to_numpy()]))


def _dated(states: npt.NDArray[np.intp]) -> pd.Categorical:
    return pd.Categorical.from_codes(states, pd.Index(list(DATED), dtype="str"))


def _titles(tables: Tables) -> dict[str, str]:
    names = zip(tables.articles["id"], tables.articles["title"], strict=True)
    return {article: title if isinstance(title, str) and title else article for article, title in names}


def _slots(tables: Prepared, facet: Facet, table: str) -> Slots:
    place = {option: n for n, option in enumerate(tables.options[facet.key])}
    column = "id" if (facet.key, table) == ("article", "articles") else facet.column
    values = tables.columns[table].coded(column).values
    sets = [value if isinstance(value, tuple) else (value,) for value in values]
    pairs = [(n, place[one]) for n, some in enumerate(sets) for one in some or (ABSENT,) if one in place]
    pairs += [(len(values), place[ABSENT])] if ABSENT in place else []
    return np.array([n for n, _ in pairs], np.intp), np.array([option for _, option in pairs], np.intp)


def _options(tables: Prepared, facet: Facet) -> list[str]:
    """The values that a filter can take, in alphabetical order, the absent one last."""
    if facet.key == "date":
        return list(DATED)
    if facet.key == "article":
        return sorted(tables.articles["id"])
    values: set[str] = set()
    absent = False
    for name in EVERYWHERE if facet.key == "source" else ROWS:
        if name in facet.tables:
            column = tables.columns[name].coded(facet.column)
            totals = column.totals()
            there = [value for value, count in zip(column.values, totals, strict=False) if count]
            absent |= bool(totals[-1]) or () in there
            values.update(*(value if isinstance(value, tuple) else (value,) for value in there))
    return [*sorted(values), *([ABSENT] if absent else [])]
