"""The tables under a selection: what is in view, how many rows each option of a filter would give."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.board import options
from corpus.board.columns import Coded, Mask, columns_of, listed
from corpus.board.options import Options
from corpus.board.prepared import DATE, Prepared, prepare
from corpus.board.selection import ABSENT, EVERYWHERE, FACETS, ROWS, Selection

__all__ = ["DATE", "Prepared", "View", "absent", "counted", "counts", "each", "known", "prepare", "ranked", "tallied", "titles", "view"]

#: filters that only rows can answer: under one of them an article is in view for its rows alone
OF_ROWS = ("speaker", "kind", "unit", "place")


class View:
    """The rows in view, of all rows. `everything` are the prepared tables.

    A view is light: it holds no rows. `count` and `tally` count without making any; `articles`, `statements` and `facts`
    are made when they are asked for, and are the prepared tables themselves where nothing is filtered. Never change them.
    """

    def __init__(self, everything: Prepared, selection: Selection, *given: pd.DataFrame) -> None:
        """`given` are the articles, statements and facts where they are known already (a part of another view)."""
        self.everything, self.selection = everything, selection
        self._given = dict(zip(EVERYWHERE, given, strict=False))

    @property
    def articles(self) -> pd.DataFrame:
        """The articles in view."""
        return self.rows("articles")

    @property
    def statements(self) -> pd.DataFrame:
        """The statements in view."""
        return self.rows("statements")

    @property
    def facts(self) -> pd.DataFrame:
        """The facts in view."""
        return self.rows("facts")

    def rows(self, table: str) -> pd.DataFrame:
        """The rows of a table in view."""
        if table in self._given:
            return self._given[table]
        return self.everything.rows(table, self.passing(table), self.selection)

    def count(self, table: str) -> int:
        """How many rows of a table are in view."""
        return len(self._given[table]) if table in self._given else int(np.count_nonzero(self.passing(table)))

    def tally(self, table: str, column: str) -> "Counter[str]":
        """How often each value of a column stands in the rows in view, the lack of one as ABSENT; of a column of lists each item."""
        if table in self._given:
            column_, rows = columns_of(self._given[table]).coded(column), None
        else:
            column_, rows = self.everything.columns[table].coded(column), np.flatnonzero(self.passing(table))
        return tallied(column_, column_.totals(rows))

    def column(self, table: str, column: str) -> "pd.Series[Any]":
        """One column of the rows in view, without the others."""
        if table in self._given:
            return self._given[table][column]
        every: pd.Series[Any] = getattr(self.everything, table)[column]
        return every.take(np.flatnonzero(self.passing(table)))

    def in_articles(self, table: str) -> npt.NDArray[np.intp]:
        """How many rows of a table in view stand in each article, by its place in the prepared table."""
        every = self.everything
        totals = every.columns[table].coded("article").totals(np.flatnonzero(self.passing(table)))[:-1]
        at = every.articles_at[table]
        found = np.zeros(len(every.articles), np.intp)
        found[at[at >= 0]] = totals[at >= 0]
        return found

    def ids(self) -> list[str]:
        """The articles in view, by id."""
        if "articles" in self._given:
            return list(self._given["articles"]["id"])
        return list(compress(self.everything.titles, self.passing("articles").tolist()))

    def passing(self, table: str) -> Mask:
        """True for each row of the prepared table that is in view."""
        predicate = self.selection.predicate(table)
        if table in ROWS:
            return self.everything.passing(table, predicate)
        return self.everything.kept.get(("in view", self.selection), self._articles, lambda mask: mask.nbytes)

    def of_article(self, article: str) -> "View":
        """The part of the view that one article gives."""
        given = []
        for table in EVERYWHERE:
            column = self.everything.columns[table].coded("id" if table == "articles" else "article")
            given.append(getattr(self.everything, table).take(np.flatnonzero(column.holding(article) & self.passing(table))))
        return View(self.everything, self.selection.having(articles=(article,)), *given)

    def _articles(self) -> Mask:
        """Articles that have a row in view, or pass by themselves where only filters are active that an article can answer.

        A table that an active filter does not touch says nothing about it: under "kind" alone figures bring no article in.
        """
        every, selection = self.everything, self.selection
        untouched = {name: len(selection.untouched(name)) for name in ROWS}
        found = np.zeros(len(every.articles), bool)
        for table in ROWS:
            if untouched[table] == min(untouched.values()):
                found |= self.in_articles(table) > 0
        if not any(selection.chosen(facet) for facet in FACETS if facet.key in OF_ROWS):
            found |= every.passing("articles", selection.predicate("articles"))
        return found


def view(tables: Prepared, selection: Selection) -> View:
    """What is in view of prepared tables."""
    return View(tables, selection)


def counts(tables: Prepared, selection: Selection) -> dict[str, Options]:
    """For each filter its options with the number of statements and figures that each would show, most first.

    A filter's own choice does not count against its own options; all others do. Options that would show nothing are there
    with 0, so that a choice can always be taken back.
    """
    return tables.kept.get(
        ("counts", selection),
        lambda: _counts(tables, selection),
        lambda found: sum(some.totals.nbytes + some.order.nbytes for some in found.values()),
    )


def _counts(tables: Prepared, selection: Selection) -> dict[str, Options]:
    found = {facet.key: np.zeros(len(tables.options[facet.key])) for facet in (*FACETS, DATE)}
    for name in ROWS:
        passing = _passing_but_one(tables, selection, name)
        for facet in (*FACETS, DATE):
            if name in facet.tables:
                totals = tables.columns[name].coded(facet.column).totals(passing.get(facet.key, passing[""]))
                values, places = tables.slots[facet.key, name]
                found[facet.key] += np.bincount(places, totals[values], len(tables.options[facet.key]))
    return {key: options.ranked(tables.options[key], some.astype(np.intp)) for key, some in found.items()}


def _passing_but_one(tables: Prepared, selection: Selection, name: str) -> Mapping[str, npt.NDArray[np.intp] | None]:
    """For each active filter the rows that pass all others; under "" those that pass all. None: every row.

    One pass over the table: how many filters a row fails says whether it fails none, or its own alone.
    """
    masks = {key: tables.passing(name, part) for key, part in selection.parts(name).items()}
    if not masks:
        return {"": None}
    failed = np.zeros(len(getattr(tables, name)), np.int8)
    for mask in masks.values():
        failed += ~mask
    return {"": np.flatnonzero(failed == 0)} | {key: np.flatnonzero(failed == ~mask) for key, mask in masks.items()}


def known(tables: Prepared, selection: Selection) -> tuple[Selection, list[str]]:
    """The selection without the values that no row has (a link may be older than the articles), and those values."""
    gone: list[str] = []
    for facet in FACETS:
        chosen = selection.chosen(facet)
        if chosen:
            there = set(tables.options[facet.key])
            gone += [value for value in chosen if value not in there]
            selection = selection.having(**{facet.field: tuple(value for value in chosen if value in there)})
    return selection, gone


def absent(tables: Prepared, query: Mapping[str, Sequence[str]]) -> list[str]:
    """The article and the row that a link opens, where the tables do not have them; a row may also be a stretch of text, "at-10-20"."""
    article, row = (next(iter(query.get(key, ())), None) for key in ("open", "row"))
    if article is not None and not (tables.articles["id"] == article).any():
        return [article]
    there = row is None or row.startswith("at-") or any((getattr(tables, name)["id"] == row).any() for name in ROWS)
    return [] if there else [str(row)]


def ranked(found: "Counter[str]") -> list[tuple[str, int]]:
    """Most first, ties by name, what the text does not say last."""
    return sorted(found.items(), key=lambda item: (item[0] == ABSENT, -item[1], item[0]))


class _Cells(dict[str, list[Any]]):
    """The columns of a table as lists, each made when it is first asked for: who looks at rows looks at few of thirty."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.rows = rows

    def __missing__(self, column: str) -> list[Any]:
        try:
            self[column] = found = listed(self.rows[column])
        except KeyError:
            raise AttributeError(column) from None
        return found


class Row:
    """One row of a table, its columns as attributes."""

    __slots__ = ("_at", "_cells")

    def __init__(self, cells: _Cells, at: int) -> None:
        self._cells, self._at = cells, at

    def __getattr__(self, column: str) -> Any:
        return self._cells[column][self._at]


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """The rows one by one, their columns as attributes."""
    cells = _Cells(rows)
    return (Row(cells, n) for n in range(len(rows)))


def titles(tables: Prepared) -> dict[str, str]:
    """What each article is called: its title, its id where it has none."""
    return tables.titles


def counted(column: "pd.Series[Any]", passing: Mask) -> "Counter[str]":
    """How often each value stands in the rows that pass; the lack of one counts as ABSENT."""
    found = columns_of(column.to_frame()).coded(str(column.name))
    return tallied(found, found.totals(np.flatnonzero(passing)))


def tallied(column: Coded, totals: npt.NDArray[np.intp]) -> "Counter[str]":
    """Totals of a column's values by name; a list counts for each of its items, an empty one for ABSENT."""
    there = np.flatnonzero(totals[:-1])
    pairs = zip((column.values[n] for n in there.tolist()), totals[there].tolist(), strict=True)
    found: Counter[str] = Counter()
    if column.values and isinstance(column.values[0], tuple):
        for some, count in pairs:
            found.update(dict.fromkeys(some or (ABSENT,), count))
    else:  # a value has one code: nothing to add up
        found = Counter({str(value): count for value, count in pairs})
    if totals[-1]:
        found[ABSENT] += int(totals[-1])
    return found
