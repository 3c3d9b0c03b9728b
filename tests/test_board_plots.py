"""Charts that are kept for all visitors, and what is worked out once for all selections."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.board import plots, scales
from corpus.board.card import MOST_ITEMS, MOST_PLACES, Where, card
from corpus.board.charts import Look
from corpus.board.columns import Columns
from corpus.board.filters import View, counts, prepare, view
from corpus.board.selection import Selection
from corpus.board.series import courses, keyed
from tests import synthetic
from tests.board_tables import tables

MANY = prepare(synthetic.tables(3000))
KEYED = keyed(MANY.facts)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0, 1))
def test_series_of_some_facts_are_those_of_these_facts_alone(seed: int, share: float) -> None:
    """The numbers worked out over all facts give the same counts and the same longest series as over the facts in view alone."""
    at = np.flatnonzero(np.random.default_rng(seed).random(len(MANY.facts)) < share)
    some, alone = courses(MANY.facts, at, KEYED), courses(MANY.facts.take(at))
    assert some[1:] == alone[1:]
    assert [one.rows["period"].nunique() for one in some.series] == [one.rows["period"].nunique() for one in alone.series]
    assert {row for one in some.series for row in one.rows["id"]} <= set(MANY.facts["id"].take(at))


def test_a_search_is_run_once_for_counts_and_view(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting, viewing, and a filter more on top look through each column of texts once."""
    asked: list[Any] = []
    every, whole = tables(), Columns.containing

    def containing(self: Columns, column: str, words: str) -> Any:
        asked.append((id(self), column, words))
        return whole(self, column, words)

    monkeypatch.setattr(Columns, "containing", containing)
    for selection in (Selection(query="billion"), Selection(query="billion", speakers=("Ann Lee",)), Selection(query="billion")):
        counts(every, selection)
        seen = view(every, selection)
        assert [seen.count(table) for table in ("statements", "facts")] == [1, 1]
    assert asked and len(asked) == len(set(asked))


def _levels(seen: View) -> plots.Plot:
    return plots.of_levels(seen, "USD", scales.brief(seen.everything.facts, seen.passing("facts")))


def test_a_second_visitor_gets_the_chart_of_the_first() -> None:
    """The same selection gives the very same figure, another one its own; the colours of the page are told apart."""
    every = tables()
    first, second = (_levels(view(every, Selection(units=("USD",)))) for _ in range(2))
    assert first.draw(Look()) is second.draw(Look()) is not first.draw(Look(dark=True))
    assert first.caption == second.caption and set(first.articles) == set(every.facts["id"][every.facts["unit"] == "USD"])
    (other,) = _levels(view(every, Selection(units=("USD",), speakers=("Ann Lee",)))).articles
    assert other in first.articles


def test_a_card_of_very_many_articles_is_bounded_and_counted() -> None:
    """At most so many items of a sort and places of one; each says in how many articles it stands; a place is the first row there."""
    seen = view(MANY, Selection())
    name = synthetic.names()["speaker"][0]
    found = card(seen, name)
    people = MANY.speakers[(MANY.speakers["name"] == name) & MANY.speakers["article"].isin(found.articles["id"])]
    (role,) = found.roles
    assert role.articles == people.loc[people["role"] == role.text, "article"].nunique() >= len(role.where)
    assert len(role.where) == min(role.articles, MOST_PLACES) and len(found.carriers) <= MOST_ITEMS
    own = MANY.statements[MANY.statements["speaker"] == name].drop_duplicates("article").set_index("article")["id"]
    assert all(where == Where(where.article, own.get(where.article, where.row)) for where in role.where)
