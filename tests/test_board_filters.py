"""The selection and its predicate: pandas and DuckDB agree, links and words say what is chosen, counts keep their promise."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.board import words
from corpus.board.filters import counts, known, view
from corpus.board.options import ranked
from corpus.board.selection import ABSENT, DATED, EVERYWHERE, FACETS, Selection, phrases
from corpus.board.speakers import summary
from tests.board_tables import DRONES, EMPTY, EVERYTHING, EXPORTS, ONE

CONNECTION = duckdb.connect()
DAYS = st.none() | st.dates(date(2023, 1, 1), date(2024, 12, 31))
SEARCHES = st.sampled_from(["", "exports", "PILOTS", "анна", '"over $3"', "12% rose", "%", "_", "'", '"', "no such words"])


def _values(key: str) -> st.SearchStrategy[tuple[str, ...]]:
    facet = next(f for f in FACETS if f.key == key)
    return st.lists(st.sampled_from([*EVERYTHING.options[facet.key], ABSENT, "gone"]), max_size=3, unique=True).map(tuple)


SELECTIONS = st.builds(
    Selection,
    **{facet.field: _values(facet.key) for facet in FACETS},
    dated=st.lists(st.sampled_from(DATED), max_size=3, unique=True).map(lambda some: tuple(v for v in DATED if v in some)),
    since=DAYS,
    until=DAYS,
    query=SEARCHES,
)


def _by_sql(table: str, selection: Selection) -> list[Any]:
    """Row numbers that DuckDB gives for the predicate."""
    where, values = selection.predicate(table).sql()
    numbered = getattr(EVERYTHING, table).reset_index(drop=True).reset_index(names="row_no")
    return [
        row[0]
        for row in CONNECTION.register(table, numbered)
        .execute(f"SELECT row_no FROM {table} WHERE {where} ORDER BY row_no", values)
        .fetchall()
    ]


@settings(max_examples=25, deadline=None)
@given(SELECTIONS)
def test_pandas_and_duckdb_choose_the_same_rows(selection: Selection) -> None:
    """For any selection the mask and the SQL text give the same rows of each table."""
    for table in EVERYWHERE:
        mask = selection.predicate(table).mask(getattr(EVERYTHING, table))
        assert [n for n, wanted in enumerate(mask) if wanted] == _by_sql(table, selection)


@given(SELECTIONS)
def test_a_selection_comes_back_from_its_link(selection: Selection) -> None:
    """The parameters of a link, written and read as a browser does, give the same selection."""
    link = urlencode(selection.to_query(), doseq=True)
    assert Selection.from_query(parse_qs(link, keep_blank_values=True)) == selection


@settings(max_examples=25, deadline=None)
@given(SELECTIONS)
def test_counts_are_what_a_click_would_show(selection: Selection) -> None:
    """The count beside an option is the number of statements and figures with that option alone in its filter, all else the same."""
    found = counts(EVERYTHING, selection)
    for facet in FACETS:
        for value, count in found[facet.key]:
            alone = selection.having(**{facet.field: (value,)})
            seen = view(EVERYTHING, alone)
            told = {"statements": len(seen.statements), "facts": len(seen.facts)}
            assert count == sum(told[table] for table in facet.tables if table in told), (facet.key, value)


@given(
    st.lists(st.integers(0, 3), max_size=9),
    st.booleans(),
    st.lists(st.sampled_from(["n0", "n1", "n4", ABSENT, "gone"]), unique=True),
    st.integers(1, 4),
)
def test_options_are_listed_most_first(totals: list[int], absent: bool, chosen: list[str], most: int) -> None:
    """The chosen ones first, then those that have rows, most first, the absent one last; what is not listed is counted."""
    names = [f"n{n}" for n in range(len(totals) - absent)] + [ABSENT] * absent if totals else []
    found = ranked(names, np.array(totals, np.intp))
    pairs = sorted(zip(names, totals, strict=True), key=lambda pair: (pair[0] == ABSENT, -pair[1], pair[0]))
    assert list(found) == pairs
    shown = [pair for pair in pairs if pair[0] in chosen] + [pair for pair in pairs if pair[0] not in chosen and pair[1]]
    first = shown[: max(most, len(chosen))]
    assert found.listed(most, chosen) == (first, len(shown) - len(first))
    frequent = {name for name, _ in pairs[:most]} | set(chosen)
    assert found.offered(most, chosen) == [name for name in names if name in frequent or len(names) <= most]


@given(SELECTIONS)
def test_every_selection_says_itself_in_words(selection: Selection) -> None:
    """There are words exactly where something is chosen, and one chip for each value."""
    assert bool(words.sentence(selection)) == bool(words.chips(selection)) == bool(selection and selection != Selection(query='"'))
    assert len(words.chips(selection)) == sum(map(len, selection.to_query().values()))


@given(SELECTIONS)
def test_without_takes_out_one_chip(selection: Selection) -> None:
    """Taking out every chip, one after the other, leaves nothing chosen."""
    for key, value, _ in words.chips(selection):
        selection = selection.without(key, value)
    assert not selection


CASES = [
    (Selection(), 5, 4, 3),
    (Selection(speakers=("Ann Lee",)), 2, 2, 1),
    (Selection(speakers=("Ann Lee", "Bo Chen")), 3, 3, 2),
    (Selection(speakers=("Ann Lee",), themes=(DRONES,)), 0, 0, 0),
    (Selection(speakers=(ABSENT,)), 1, 0, 1),
    (Selection(themes=(EXPORTS,)), 2, 2, 1),
    (Selection(themes=(ABSENT,)), 2, 1, 2),
    (Selection(kinds=("direct",)), 1, 4, 1),
    (Selection(units=("USD",)), 5, 2, 2),
    (Selection(places=("Orlen",)), 5, 1, 1),
    (Selection(sources=(ABSENT,)), 3, 2, 2),
    (Selection(dated=("unknown",)), 0, 0, 1),
    (Selection(dated=("inferred",)), 3, 2, 1),
    (Selection(since=date(2024, 1, 1)), 3, 2, 1),
    (Selection(until=date(2023, 12, 31), dated=("unknown",)), 2, 2, 2),
    (Selection(query="billion"), 1, 1, 1),
    (Selection(query='"rose by"'), 1, 1, 1),
    (Selection(articles=("c.txt",)), 0, 0, 1),
]


@pytest.mark.parametrize(("selection", "statements", "facts", "articles"), CASES, ids=[words.sentence(case[0]) or "all" for case in CASES])
def test_what_is_in_view(selection: Selection, statements: int, facts: int, articles: int) -> None:
    """OR within a filter, AND between filters; an article is in view with its rows."""
    seen = view(EVERYTHING, selection)
    assert (len(seen.statements), len(seen.facts), len(seen.articles)) == (statements, facts, articles)


def test_known_drops_what_no_row_has() -> None:
    """A link older than the articles keeps what is still there and names what is gone."""
    assert known(EVERYTHING, Selection(speakers=("Ann Lee", "Gone"), units=("EUR",))) == (Selection(speakers=("Ann Lee",)), ["Gone", "EUR"])


def test_a_link_with_nonsense_is_read() -> None:
    """A date that is none and a state that is none are passed over."""
    assert Selection.from_query({"since": ["2023-13-45"], "dated": ["perhaps"], "speaker": ["A", "A"], "x": ["y"]}) == Selection(
        speakers=("A",)
    )


def test_totals_say_n_of_all() -> None:
    """ "n of N" where a filter hides something, the bare number where none does."""
    assert words.totals(view(EVERYTHING, Selection(speakers=("Ann Lee",)))) == "2 of 5 statements, 2 of 4 figures, 1 of 3 articles"
    assert words.totals(view(EVERYTHING, Selection())) == "5 statements, 4 figures, 3 articles"


def test_a_filter_says_what_it_does_not_touch() -> None:
    """Kind of speech says nothing about figures, a unit nothing about statements."""
    chosen = Selection(kinds=("direct",), units=("USD",))
    assert words.untouched(chosen, "facts", "figures") == "The filter Kind of speech does not apply to figures."
    assert words.untouched(chosen, "statements", "statements") == "The filter Unit does not apply to statements."


@pytest.mark.parametrize("tables", [ONE, EMPTY])
def test_small_tables_are_no_trouble(tables: Any) -> None:
    """One row and none filter, count and cross like many."""
    for selection in (Selection(), Selection(speakers=("Ann Lee",), query="x", since=date(2023, 1, 1))):
        view(tables, selection), counts(tables, selection), summary(view(tables, selection), "statements")


@pytest.mark.parametrize(("query", "found"), [("", []), ("  ", []), ('a "b  c" d', ["a", "b c", "d"]), ("“a b”", ["a b"]), ('""', [])])
def test_phrases(query: str, found: list[str]) -> None:
    """Words stand alone, quoted ones together."""
    assert phrases(query) == found
