"""What to doubt, and where to start: counts and rows that follow from the view."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.board.doubts import Doubt, doubts, place, remarks, stretch, unread_files
from corpus.board.filters import Prepared, prepare, view
from corpus.board.selection import Selection
from corpus.board.start import starts
from corpus.tables import frame
from tests.board_tables import EMPTY, EVERYTHING, ONE


def _with(tables: Prepared, **changed: pd.DataFrame) -> Prepared:
    return prepare(replace(tables, **changed))


def _problems(*rows: dict[str, Any]) -> Prepared:
    return _with(EVERYTHING, problems=frame("problems", list(rows)))


def _said(tables: Prepared, selection: Selection | None = None) -> dict[str, Doubt]:
    return {doubt.says: doubt for doubt in doubts(view(tables, selection or Selection()))}


def test_each_doubt_is_counted_with_its_way_to_the_rows() -> None:
    """Dates and speakers lead to filters, what no filter knows to a list of just those rows."""
    found = _said(EVERYTHING)
    assert list(found) == [
        "1 of 3 articles without a date of publication",
        "1 of 3 articles whose year of publication was worked out",
        "1 remark on how an article was read",
        "1 of 5 statements by nobody that the text names",
        "3 of 4 figures without a period",
    ]
    assert [doubt.filter for doubt in found.values()] == [("dated", "unknown"), ("dated", "inferred"), None, ("speaker", "(none)"), None]
    assert [item.words for item in found["3 of 4 figures without a period"].items] == [
        "over $3 billion",
        "400 pilots",
        "Almost $270 million",
    ]


@pytest.mark.parametrize(
    "says", ["1 of 3 articles without a date of publication", "1 of 3 articles whose year of publication was worked out"]
)
def test_the_filter_of_a_doubt_shows_exactly_its_rows(says: str) -> None:
    """Under the filter that a doubt names as many articles are in view as it counts."""
    doubt = _said(EVERYTHING)[says]
    assert doubt.filter is not None
    assert view(EVERYTHING, Selection(dated=(doubt.filter[1],))).count("articles") == doubt.number


def test_doubts_are_those_of_the_view() -> None:
    """Under a filter only its rows are counted; what has no doubt has no line."""
    assert list(_said(EVERYTHING, Selection(speakers=("Ann Lee",)))) == ["1 of 2 figures without a period"]
    assert _said(EMPTY) == {}


@pytest.mark.parametrize("name", ["unit", "period", "place", "speaker"])
def test_what_the_words_do_not_state_is_listed(name: str) -> None:
    """Figures with an inferred attribute are listed by the attribute and open at their row."""
    facts = EVERYTHING.facts.assign(inferred=[[name, "interval"], [], [name], []])
    (doubt,) = [d for says, d in _said(_with(EVERYTHING, facts=facts)).items() if f"whose {name} the words" in says]
    assert doubt.number == 2 and [item.row for item in doubt.items] == [facts["id"].iloc[0], facts["id"].iloc[2]]


def test_an_article_that_is_partly_in_another_language_is_not_left_alone() -> None:
    """Its foreign parts are listed each at its place; the article counts as read."""
    articles = EVERYTHING.articles.assign(language=pd.Categorical(["en", "ru", "en"]))
    part = {"article": "b.txt", "stage": "language", "message": "3 words left out, language ru", "start": 0, "end": 13}
    found = _said(_with(EVERYTHING, articles=articles, problems=frame("problems", [part])))
    (item,) = found["1 part of articles in another language, left out"].items
    assert (item.words, item.row) == ("Pilots wanted", "at-0-13")
    assert not [says for says in found if says.endswith("listed and left alone")]


def test_files_quotes_languages_and_repeats_are_listed() -> None:
    """Unreadable files are named with their reason, unclosed quotes with their words, other languages and repeats by article."""
    articles = EVERYTHING.articles.assign(language=pd.Categorical(["en", "en", "de"]), duplicate_of=[None, "a.txt", None])
    problems = frame(
        "problems",
        [
            {"article": "x.pdf", "stage": "read", "message": "x.pdf: not a readable PDF"},
            {"article": "b.txt", "stage": "quotes", "message": "a quote that is opened and not closed", "start": 14, "end": 32},
        ],
    )
    found = _said(_with(EVERYTHING, articles=articles, problems=problems))
    assert [(i.words, i.note, i.article) for i in found["1 file that could not be read or gave no article"].items] == [
        ("x.pdf", "not a readable PDF", "")
    ]
    (quote,) = found["1 quote opened and not closed"].items
    assert quote.words == "“We need 400 pilot" and (quote.article, quote.row) == ("b.txt", "at-14-32")
    assert [i.article for i in found["1 of 3 articles in another language than English, listed and left alone"].items] == ["c.txt"]
    assert [i.note for i in found["1 of 3 articles that repeat another one"].items] == ["repeats a.txt"]
    assert list(unread_files(_with(EVERYTHING, problems=problems))["article"]) == ["x.pdf"]


def test_a_remark_without_a_place_opens_the_article() -> None:
    """What concerns an article as a whole stands under its title."""
    tables = _problems({"article": "a.txt", "stage": "read", "message": "text taken without layout"})
    (item,) = remarks(tables, tables.problems)
    assert item == ("Orlen sells more", "text taken without layout", "a.txt", "")


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_place_is_named_and_found(start: int, end: int) -> None:
    """What `place` writes `stretch` reads."""
    assert stretch(place(start, end)) == (start, end)


@given(st.text(max_size=20))
def test_any_row_in_a_link_is_a_place_or_none(row: str) -> None:
    """No link raises."""
    assert stretch(row) is None or row.startswith("at-")


def test_questions_lead_to_what_they_ask() -> None:
    """Most quoted speaker, largest theme, largest sum, newest article."""
    found = starts(view(EVERYTHING, Selection()))
    assert [(s.question, s.answer) for s in found] == [
        ("What does Ann Lee say?", "quoted most: 2 statements"),
        ("What is said about exports?", "the largest theme: 2 statements"),
        ("What is the largest sum in USD?", "over $3 billion, Ann Lee"),
        ("What is new?", "Pilots wanted, 10 January 2024"),
    ]
    assert [s.filter for s in found] == [("speaker", "Ann Lee"), ("theme", "exports"), None, None]
    assert (found[2].article, found[2].row) == ("a.txt", EVERYTHING.facts["id"].iloc[1]) and found[3].article == "b.txt"


def test_without_dates_the_article_that_says_most_is_offered() -> None:
    """Nothing is new where nothing is dated."""
    undated = _with(EVERYTHING, articles=EVERYTHING.articles.assign(published=pd.Series([pd.NaT] * 3, dtype="datetime64[s]")))
    assert starts(view(undated, Selection()))[-1].question == "Which article says most?"
    assert starts(view(undated, Selection()))[-1].article == "b.txt"


def test_little_gives_few_questions() -> None:
    """One row gives what it can answer, no article nothing."""
    assert [s.question for s in starts(view(ONE, Selection()))] == ["What does Ann Lee say?", "What is said about exports?", "What is new?"]
    assert starts(view(EMPTY, Selection())) == []
