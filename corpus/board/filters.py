"""The tables under a selection: what is in view, how many rows each option of a filter would give."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from corpus.board.predicate import Mask
from corpus.board.selection import ABSENT, DATED, FACETS, INFERRED, ROWS, STATED, UNKNOWN, Facet, Selection
from corpus.board.speeches import numbered
from corpus.tables import Tables

#: the date's own filter, counted like the others by how well the date is known
DATE = Facet("date", "dated", "Date", "dated", ROWS, "{}", UNKNOWN)
#: filters that only rows can answer: under one of them an article is in view for its rows alone
OF_ROWS = ("speaker", "kind", "unit", "place")


@dataclass(frozen=True)
class Prepared(Tables):
    """Tables as the filters need them: with the column `dated`, and each filter's options, worked out once."""

    options: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """The rows in view, of all rows. `everything` are the prepared tables."""

    everything: Prepared
    selection: Selection
    articles: pd.DataFrame
    statements: pd.DataFrame
    facts: pd.DataFrame

    def of_article(self, article: str) -> "View":
        """The part of the view that one article gives."""
        return replace(
            self,
            selection=replace(self.selection, articles=(article,)),
            articles=self.articles[self.articles["id"] == article],
            statements=self.statements[self.statements["article"] == article],
            facts=self.facts[self.facts["article"] == article],
        )


def prepare(tables: Tables) -> Prepared:
    """The tables with what the pages need beside the schema's columns: `dated`, how well the article's date is known; `speech`, for statements."""
    states = np.where(tables.articles["published"].isna(), UNKNOWN, np.where(tables.articles["published_inferred"], INFERRED, STATED))
    dated = dict(zip(tables.articles["id"], states, strict=True))
    found = Prepared(
        articles=tables.articles.assign(dated=_categories(list(states))),
        speakers=tables.speakers,
        statements=tables.statements.assign(
            dated=_categories([dated.get(a, UNKNOWN) for a in tables.statements["article"]]), speech=numbered(tables.statements)
        ),
        facts=tables.facts.assign(dated=_categories([dated.get(a, UNKNOWN) for a in tables.facts["article"]])),
        dates=tables.dates,
        problems=tables.problems,
    )
    return replace(found, options={facet.key: _options(found, facet) for facet in (*FACETS, DATE)})


def view(tables: Prepared, selection: Selection) -> View:
    """What is in view of prepared tables."""
    statements = tables.statements[selection.predicate("statements").mask(tables.statements)]
    facts = tables.facts[selection.predicate("facts").mask(tables.facts)]
    return View(tables, selection, _articles(tables, selection, {"statements": statements, "facts": facts}), statements, facts)


def _articles(tables: Tables, selection: Selection, rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Articles that have a row in view, or pass by themselves where only filters are active that an article can answer.

    A table that an active filter does not touch says nothing about it: under "kind" alone figures bring no article in.
    """
    untouched = {name: len(selection.untouched(name)) for name in ROWS}
    telling = [rows[name] for name in ROWS if untouched[name] == min(untouched.values())]
    found = tables.articles["id"].isin(set(chain.from_iterable(some["article"].unique() for some in telling))).to_numpy(dtype=bool)
    if not any(selection.chosen(facet) for facet in FACETS if facet.key in OF_ROWS):
        found = found | selection.predicate("articles").mask(tables.articles)
    return tables.articles[found]


def counts(tables: Prepared, selection: Selection) -> dict[str, list[tuple[str, int]]]:
    """For each filter its options with the number of statements and figures that each would show, most first.

    A filter's own choice does not count against its own options; all others do. Options that would show nothing are there
    with 0, so that a choice can always be taken back.
    """
    found = {facet.key: Counter(dict.fromkeys(tables.options[facet.key], 0)) for facet in (*FACETS, DATE)}
    for name in ROWS:
        rows: pd.DataFrame = getattr(tables, name)
        masks = {key: part.mask(rows) for key, part in selection.parts(name).items()}
        failed = np.zeros(len(rows), np.int32)
        for mask in masks.values():
            failed += ~mask
        for facet in (*FACETS, DATE):
            if name in facet.tables:
                own = masks.get(facet.key)
                passing = failed == 0 if own is None else failed - ~own == 0
                found[facet.key].update(counted(rows[facet.column], passing))
    return {key: sorted(some.items(), key=lambda item: (item[0] == ABSENT, -item[1], item[0])) for key, some in found.items()}


def _options(tables: Tables, facet: Facet) -> list[str]:
    """The values that a filter can take, in alphabetical order, the absent one last."""
    if facet.key == "date":
        return list(DATED)
    if facet.key == "article":
        return sorted(tables.articles["id"])
    values: set[str] = set()
    absent = False
    for name in ("articles", *ROWS) if facet.key == "source" else ROWS:
        if name in facet.tables:
            column = getattr(tables, name)[facet.column]
            some = set(chain.from_iterable(column)) if facet.column == "themes" else set(column.dropna().unique())
            values |= some
            absent |= bool((column.map(len) == 0).any() if facet.column == "themes" else column.isna().any())
    return [*sorted(values), *([ABSENT] if absent else [])]


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


def crossed(statements: pd.DataFrame, most: int = 30) -> tuple[list[str], list[str], dict[tuple[str, str], int]]:
    """Speakers and themes of the statements, most statements first, and the number of statements of each pair."""
    pairs: Counter[tuple[str, str]] = Counter()
    speakers: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    for (speaker, some), count in Counter(zip(_with_absent(statements["speaker"]), map(tuple, statements["themes"]), strict=True)).items():
        speakers[speaker] += count
        for theme in some or (ABSENT,):
            themes[theme] += count
            pairs[speaker, theme] += count
    return [name for name, _ in ranked(speakers)[:most]], [name for name, _ in ranked(themes)[:most]], dict(pairs)


def ranked(found: "Counter[str]") -> list[tuple[str, int]]:
    """Most first, ties by name, what the text does not say last."""
    return sorted(found.items(), key=lambda item: (item[0] == ABSENT, -item[1], item[0]))


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """The rows one by one, their columns as attributes."""
    yield from rows.itertuples(index=False)


def titles(tables: Tables) -> dict[str, str]:
    """What each article is called: its title, its id where it has none."""
    names = zip(tables.articles["id"], tables.articles["title"], strict=True)
    return {article: title if isinstance(title, str) and title else article for article, title in names}


def counted(column: "pd.Series[Any]", passing: Mask) -> "Counter[str]":
    """How often each value stands in the rows that pass; the lack of one counts as ABSENT."""
    if column.name == "themes":
        lists = column.to_numpy()[passing]
        return Counter(chain.from_iterable(some or (ABSENT,) for some in lists))
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy()[passing]
        totals = np.bincount(codes + 1, minlength=len(column.cat.categories) + 1)
        names = [ABSENT, *column.cat.categories]
        return Counter({str(name): int(n) for name, n in zip(names, totals, strict=True) if n})
    return Counter(_with_absent(column[passing]))


def _with_absent(column: "pd.Series[Any]") -> list[str]:
    return list(column.astype("object").where(column.notna(), ABSENT))


def _categories(values: list[Any]) -> pd.Categorical:
    return pd.Categorical(values, categories=list(DATED))
