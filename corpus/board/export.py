"""The view as files to take away: exactly its rows, said in words, under a name that says what is in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from corpus import schema
from corpus.board import filters, words
from corpus.board.filters import View, prepare
from corpus.board.related import Chosen, related_of
from corpus.board.selection import ABSENT, DATED, EVERYWHERE, FACETS, Selection
from corpus.store.cells import plain
from corpus.store.downloads import Download, download
from corpus.tables import Tables

#: what the tables are called on the pages
NOUNS = {
    "statements": "statement",
    "facts": "figure",
    "articles": "article",
    "speakers": "speaker",
    "dates": "date",
    "problems": "problem",
    "claims": "claim",
    "checks": "check",
    "derived": "derived figure",
}
_NO_NAME = re.compile(r"[^0-9a-z]+")
_MOST_NAME = 60


@dataclass(frozen=True)
class Offer:
    """What a page offers to take away: the tables of its view, and all rows of the claims, checks or derived figures that it knows.

    `shown` are those of them that it shows, where that is less than a row in view belongs to: `chosen` says which.
    """

    view: View
    related: Mapping[str, pd.DataFrame]
    shown: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=Chosen)

    def tables(self) -> list[str]:
        """Names of the tables."""
        return [*schema.TABLES, *self.related]

    def counts(self, table: str) -> tuple[int, int]:
        """How many rows of a table are in view, how many there are."""
        if table in self.related:
            return len(self._shown(table)), len(self.related[table])
        shown = self.view.count(table) if table in EVERYWHERE else len(rows_of(self.view, table))
        return shown, len(getattr(self.view.everything, table))

    def make(self, table: str, everything: bool = False) -> Download:
        """The rows in view, or all of them."""
        if table in self.related:
            rows = self.related[table]
            if everything:
                return download(table, rows, self.view.everything.articles)
            chosen = self.chosen if table == "checks" else Chosen()
            return of_related(self.view, table, rows, self._shown(table), chosen)
        return of_everything(self.view, table) if everything else of_view(self.view, table)

    def what(self, table: str, everything: bool = False) -> str:
        """The table with what is chosen of it, for the name of a file."""
        chosen = [*self.chosen.kinds, *self.chosen.verdicts] if table == "checks" and not everything else []
        return "-".join([table, *(words.slug(value) for value in chosen)])

    def _shown(self, table: str) -> pd.DataFrame:
        return self.shown[table] if table in self.shown else related_of(self.view, table, self.related[table])


def of_view(view: View, table: str) -> Download:
    """The rows of a table that are in view."""
    every = view.everything
    shown = words.sentence(view.selection, words.naming(view))
    return download(
        table, rows_of(view, table), every.articles, len(getattr(every, table)), shown, urlencode(view.selection.to_query(), doseq=True)
    )


def of_everything(view: View, table: str) -> Download:
    """All rows of a table, whatever is chosen."""
    every = view.everything
    return download(table, getattr(every, table), every.articles)


def of_related(view: View, table: str, rows: pd.DataFrame, shown: pd.DataFrame | None = None, chosen: Chosen | None = None) -> Download:
    """The claims, checks or derived figures (`rows` are all of them) that a statement or figure in view belongs to, or those `shown`."""
    chosen = chosen or Chosen()
    said = ", ".join(filter(None, (words.sentence(view.selection, words.naming(view)), chosen.words)))
    link = urlencode(view.selection.to_query() | chosen.to_query(), doseq=True)
    found = related_of(view, table, rows) if shown is None else shown
    return download(table, found, view.everything.articles, len(rows), said, link)


def of_options(tables: Tables, table: str, rows: pd.DataFrame | None, options: Mapping[str, Any]) -> tuple[Download, list[str]]:
    """The rows that the command's options choose, and what was asked for that no row has ("speaker 'Ann'").

    `rows` are those of a table of `schema.RELATED`.

    `options`: the filters' keys with lists of values; `since` and `until` with a day or None; `dated` and `query` with lists.
    """
    prepared = prepare(tables)
    lists: dict[str, Any] = {facet.field: tuple(dict.fromkeys(options.get(facet.key, ()))) for facet in FACETS}
    since, until = (options[key].date() if options.get(key) else None for key in ("since", "until"))
    dated = tuple(value for value in DATED if value in options.get("dated", ()))
    selection = Selection(**lists, dated=dated, since=since, until=until, query=" ".join(options.get("query", ())))
    unknown = [
        f"{facet.key} {value!r}"
        for facet in FACETS
        for value in selection.chosen(facet)
        if value != ABSENT and value not in prepared.options[facet.key]
    ]
    seen = filters.view(prepared, selection)
    return of_view(seen, table) if rows is None else of_related(seen, table, rows), unknown


def rows_of(view: View, table: str) -> pd.DataFrame:
    """The rows of a table that belong to the view.

    Statements, figures and articles are filtered themselves. Dates and problems are those of the articles in view, with the
    problems of files that gave no article; speakers are those of the articles in view, and under a filter by speaker the chosen ones.
    """
    rows: pd.DataFrame = getattr(view if table in ("statements", "facts", "articles") else view.everything, table)
    if table in ("statements", "facts", "articles"):
        return rows
    found = rows["article"].isin(view.ids())
    if table == "problems":
        found |= ~rows["article"].isin(view.everything.articles["id"])
    if table == "speakers" and view.selection.speakers:
        found &= rows["name"].isin(view.selection.speakers)
    return rows[found]


def file_name(view: View, what: str, ending: str, everything: bool = False) -> str:
    """What, which filters in short, the day of the newest article among them; the same view gives the same name."""
    published = view.everything.articles["published"] if everything else view.column("articles", "published")
    days: Any = published.max() if len(published) else None
    day = "" if days is None or pd.isna(days) else days.date().isoformat()
    chosen = "" if everything else in_short(view.selection)
    return "-".join(filter(None, ("corpus", what, chosen, day))) + ending


def in_short(selection: Selection) -> str:
    """The filters as a part of a file's name: ASCII letters, digits and hyphens.

    >>> in_short(Selection(speakers=("Ann Lee",), themes=("exports",))), in_short(Selection(speakers=("Ли",))), in_short(Selection())
    ('ann-lee-exports', 'filtered', '')
    """
    chosen = [value for facet in FACETS for value in selection.chosen(facet)]
    chosen += [*selection.dated, *(str(day) for day in (selection.since, selection.until) if day), *selection.query.split()]
    short = "-".join(filter(None, (_NO_NAME.sub("-", value.lower()).strip("-") for value in chosen)))[:_MOST_NAME].strip("-")
    return short or ("filtered" if selection else "")


def record(view: View, article: str) -> dict[str, Any]:
    """An article's record as the command prints it, from the tables: the same keys, the same rows."""
    every = view.everything
    found = _plain(every.articles[every.articles["id"] == article], "articles")[0]
    repeated = {"article", "title", "source", "published", "role", "organisation"}
    for table in ("speakers", "statements", "facts", "dates", "problems"):
        rows = getattr(every, table)
        left = {"article"} if table in ("speakers", "dates", "problems") else repeated
        some = _plain(rows[rows["article"] == article], table)
        found[table] = [{name: cell for name, cell in row.items() if name not in left} for row in some]
    return found


def _plain(rows: pd.DataFrame, table: str) -> list[dict[str, Any]]:
    columns = schema.TABLES[table]
    cells = [plain(rows[column.name], column) for column in columns]
    return [dict(zip((column.name for column in columns), row, strict=True)) for row in zip(*cells, strict=True)]
