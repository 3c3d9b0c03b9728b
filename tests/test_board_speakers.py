"""Speakers on the page "Who said what": help texts, speeches, counts, the card, the comparison, quotes to read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from corpus import schema
from corpus.board import charts, quotes, speakers, speeches
from corpus.board.card import Card, Where, card
from corpus.board.comparison import compare, compared, others
from corpus.board.filters import Prepared, prepare, view
from corpus.board.pages import help as help_
from corpus.board.predicate import Contains
from corpus.board.selection import ABSENT, Selection
from corpus.board.speakers import KINDS, Tally
from corpus.tables import Tables, frame
from tests.board_tables import DRONES, EMPTY, EVERYTHING, EXPORTS, ONE, SKILLS

PEOPLE = [
    {
        "article": "a.txt",
        "name": "Ann Lee",
        "role": "head of Orlen",
        "organisation": "Orlen",
        "type": "person",
        "mentions": ["Ann Lee", "she"],
    },
    {"article": "b.txt", "name": "Ann Lee", "role": "head of Orlen", "type": "person", "mentions": ["Ann Lee", "Lee"]},
    {"article": "b.txt", "name": "Bo Chen", "type": "person", "mentions": ["Bo Chen"]},
]


def _statement(n: int, article: str = "a.txt", speaker: str | None = "Ann Lee", **given: Any) -> dict[str, Any]:
    row = {"id": f"s{n}", "article": article, "speaker": speaker, "start": 10 * n, "end": 10 * n + 5, "text": "words", "part": "body"}
    return row | {"kind": "indirect", "sentence": "words", "themes": [], "rule": "test"} | given


def _tables(statements: list[dict[str, Any]], of: Prepared = EVERYTHING) -> Prepared:
    """The small tables with other statements, and with people."""
    return prepare(replace(_plain(of), statements=frame("statements", statements), speakers=frame("speakers", PEOPLE)))


def _plain(tables: Prepared) -> Tables:
    return Tables(**{name: getattr(tables, name)[schema.names(name)] for name in schema.TABLES})


# ------------------------------------------------------------------ help
@pytest.mark.parametrize("table", schema.TABLES)
def test_every_column_has_its_meaning(table: str) -> None:
    """The help of a table names each of its columns with the schema's words, in the schema's order."""
    rows = help_.meanings(table)
    assert [row["name"] for row in rows] == schema.names(table)
    assert all(row["meaning"] for row in rows)


def test_help_names_the_column_behind_a_heading() -> None:
    """A heading of the page leads to the column it shows, with its unit and whether it may be empty."""
    (row,) = help_.meanings("statements", {"Date": "published"})
    assert row == {
        "name": "Date",
        "meaning": "Publication date of the article.",
        "notes": "column “published” · unit: day · empty where the text does not say",
    }


# ------------------------------------------------------------------ speeches
@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ([("a", "Ann", 0), ("a", "Ann", 9), ("a", "Ann", 20)], [0, 0, 0]),  # a transcript is one speech
        ([("a", "Ann", 0), ("a", "Bo", 9), ("a", "Ann", 20)], [0, 1, 2]),  # another speaker ends it
        ([("a", "Ann", 0), ("b", "Ann", 0)], [0, 1]),  # so does another article
        ([("a", None, 0), ("a", None, 9)], [0, 1]),  # nobody named may be two people
        ([("a", "Ann", 0), ("a", None, 9), ("a", "Ann", 20)], [0, 1, 2]),
        ([("a", "Ann", 20), ("a", "Bo", 9), ("a", "Ann", 0)], [2, 1, 0]),  # the text's order counts, not the table's
        ([], []),
    ],
)
def test_speeches_are_uninterrupted_runs(rows: list[tuple[str, str | None, int]], numbers: list[int]) -> None:
    """A speech is a run of one speaker's statements in one article."""
    table = pd.DataFrame(rows, columns=["article", "speaker", "start"])
    assert speeches.numbered(table).tolist() == numbers


def test_a_filter_joins_no_speeches() -> None:
    """Where a filter hides the speaker between, the two speeches around stay two."""
    seen = view(_tables([_statement(0), _statement(1, speaker="Bo Chen"), _statement(2)]), Selection(speakers=("Ann Lee",)))
    assert speakers.tally(seen.statements, "speeches") == [Tally("Ann Lee", 0, 2, 0)]


# ------------------------------------------------------------------ counts
def test_what_is_counted_changes_the_counts() -> None:
    """Five statements of two speakers: by statements, by speeches, by articles; several kinds in one make it mixed."""
    rows = [
        _statement(0, kind="direct"),
        _statement(1),
        _statement(2, speaker="Bo Chen"),
        _statement(3),
        _statement(0, "b.txt", kind="direct"),
    ]
    seen = view(_tables(rows), Selection())
    assert speakers.tally(seen.statements, "statements") == [Tally("Ann Lee", 2, 2, 0), Tally("Bo Chen", 0, 1, 0)]
    assert speakers.tally(seen.statements, "speeches") == [Tally("Ann Lee", 1, 1, 1), Tally("Bo Chen", 0, 1, 0)]
    assert speakers.tally(seen.statements, "articles") == [Tally("Ann Lee", 1, 0, 1), Tally("Bo Chen", 0, 1, 0)]


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a.txt", "b.txt", "c.txt"]),
        st.sampled_from([None, "Ann Lee", "Bo Chen", "Анна Ли"]),
        st.sampled_from(KINDS),
        st.lists(st.sampled_from([EXPORTS, DRONES, SKILLS]), unique=True),
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.sampled_from(list(speeches.COUNTED)))
def test_counts_are_those_of_the_rows(rows: list[tuple[str, str | None, str, list[str]]], counting: str) -> None:
    """Tallies and cells are what counting by hand gives, whatever is counted."""
    table = _tables([_statement(n, article, speaker, kind=kind, themes=themes) for n, (article, speaker, kind, themes) in enumerate(rows)])
    unit = {"statements": lambda row: row.id, "speeches": lambda row: row.speech, "articles": lambda row: (row.article, row.speaker)}[
        counting
    ]
    kinds: dict[Any, set[str]] = {}
    who: dict[Any, str] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    seen: set[Any] = set()
    for row in table.statements.itertuples():
        name = row.speaker if isinstance(row.speaker, str) else ABSENT
        key = (name, unit(row))
        kinds.setdefault(key, set()).add(row.kind)
        who[key] = name
        for theme in row.themes or [ABSENT]:
            pairs[name, theme] += (key, theme) not in seen
            seen.add((key, theme))
    by_hand = Counter((who[key], next(iter(some)) if len(some) == 1 else "mixed") for key, some in kinds.items())
    tallies = speakers.tally(table.statements, counting)
    assert {(one.speaker, kind): getattr(one, kind) for one in tallies for kind in KINDS if getattr(one, kind)} == dict(by_hand)
    assert [one.total for one in tallies if one.speaker != ABSENT] == sorted(
        (one.total for one in tallies if one.speaker != ABSENT), reverse=True
    )
    assert {pair: n for pair, n in speakers.crossed(table.statements, counting).cells.items() if n} == dict(pairs)


@pytest.mark.parametrize("counting", speeches.COUNTED)
def test_a_cell_counts_what_a_click_on_it_shows(counting: str) -> None:
    """Each cell's number is the speaker's total under the two filters that a click sets."""
    found = speakers.crossed(EVERYTHING.statements, counting)
    for (speaker, theme), count in found.cells.items():
        rows = view(EVERYTHING, Selection(speakers=(speaker,), themes=(theme,))).statements
        assert sum(one.total for one in speakers.tally(rows, counting)) == count


def test_only_so_many_speakers_and_themes_are_crossed() -> None:
    """The most frequent are kept, nobody and no theme come last."""
    found = speakers.crossed(EVERYTHING.statements, "statements", most=2)
    assert found.speakers == ["Ann Lee", "Bo Chen"] and found.themes == [EXPORTS, SKILLS]
    every = speakers.crossed(EVERYTHING.statements, "statements")
    assert every.speakers[-1] == every.themes[-1] == ABSENT


def test_nothing_counts_as_nothing() -> None:
    """No statement: no tally, no cell."""
    for counting in speeches.COUNTED:
        assert speakers.tally(EMPTY.statements, counting) == []
        assert speakers.crossed(EMPTY.statements, counting) == ([], [], {})


def test_the_chart_says_its_finding_and_its_content() -> None:
    """Title, subtitle, sources and alternative text name numbers; the legend counts each kind."""
    tallies = speakers.tally(EVERYTHING.statements, "statements")
    about = speakers.caption(tallies, EVERYTHING.statements, "statements", 30)
    assert about.title == "Ann Lee is quoted most: 2 of 5 statements"
    assert about.alt == (
        "Bar chart: statements by speaker, split by kind. Ann Lee 2 (2 indirect), Bo Chen 1 (1 direct), Анна Ли 1 (1 indirect), "
        "nobody named 1 (1 mixed)."
    )
    assert "Orlen sells more" in about.sources
    assert [trace["name"] for trace in charts.by_speaker(tallies, charts.Look())["data"]] == ["direct (1)", "indirect (3)", "mixed (1)"]


# ------------------------------------------------------------------ card and comparison
CARDED = _tables(
    [
        _statement(0, themes=[EXPORTS], speaker_start=46, speaker_end=53, published="2023-05-02"),
        _statement(1, kind="direct", themes=[EXPORTS], published="2023-05-02"),
        _statement(2, "b.txt", kind="mixed", themes=[DRONES], published="2024-01-10"),
        _statement(3, "b.txt", speaker="Bo Chen", themes=[DRONES, SKILLS], published="2024-01-10"),
        _statement(0, "c.txt", speaker="Bo Chen", themes=[SKILLS]),
    ]
)


def _card(selection: Selection | None = None, name: str = "Ann Lee") -> Card:
    return card(view(CARDED, selection or Selection()), name)


def test_a_card_tells_what_the_articles_print() -> None:
    """Roles, organisations, spellings and carriers, each with its places; themes with their counts; first and last day."""
    found = _card()
    assert [(item.text, [where.article for where in item.where]) for item in found.roles] == [("head of Orlen", ["a.txt", "b.txt"])]
    assert [item.text for item in found.organisations] == ["Orlen"]
    assert [item.text for item in found.spellings] == ["Ann Lee", "she", "Lee"]
    assert [(item.text, item.where[0].article) for item in found.carriers] == [("Orlen Daily ← Agency K", "a.txt")]
    assert found.themes == ((EXPORTS, 2), (DRONES, 1))
    assert found.counts["statements"] == Tally("Ann Lee", 1, 1, 1) and found.counts["articles"].total == 2
    assert found.first and found.last and (found.first.where.article, found.last.where.article) == ("a.txt", "b.txt")
    assert found.last.inferred and found.undated == 0 and found.type == "person"
    assert list(found.facts["text"]) == ["12%", "over $3 billion"]


def test_a_spelling_leads_to_the_statement_it_stands_in() -> None:
    """Where a statement points to its speaker by that spelling the place is that row; else the article's first row or none."""
    spellings = {item.text: item.where for item in _card().spellings}
    texts = dict(zip(CARDED.articles["id"], CARDED.articles["text"], strict=True))
    assert texts["a.txt"][46:53] == "Ann Lee" and spellings["Ann Lee"][0] == Where("a.txt", "s0")
    assert spellings["she"] == (Where("a.txt", None),)


def test_a_card_keeps_to_the_view() -> None:
    """Under a filter only what is in view counts, and only its articles."""
    found = _card(Selection(themes=(DRONES,)))
    assert list(found.articles["id"]) == ["b.txt"] and found.counts["statements"] == Tally("Ann Lee", 0, 0, 1)
    assert [item.text for item in found.spellings] == ["Ann Lee", "Lee"] and len(found.facts) == 0


def test_undated_articles_give_no_day() -> None:
    """A speaker of undated articles alone has no first and no last day, and their number is told."""
    found = _card(Selection(articles=("c.txt",)), "Bo Chen")
    assert found.first is found.last is None and found.undated == 1


def test_a_card_of_nobody_in_view_is_empty() -> None:
    """A name that nothing in view is by: counts of nought, no item."""
    found = _card(Selection(themes=(EXPORTS,)), "Bo Chen")
    assert found.counts["speeches"].total == 0 and not (found.roles or found.spellings or found.themes or len(found.articles))


@pytest.mark.parametrize(
    ("chosen", "beside"),
    [((), ()), (("A",), ()), (("A", "B"), ("A", "B")), (("A", "B", "C"), ("A", "B", "C")), (("A", "B", "C", "D"), ()), (("A", ABSENT), ())],
)
def test_two_or_three_speakers_stand_side_by_side(chosen: tuple[str, ...], beside: tuple[str, ...]) -> None:
    """One is a card, more than three are a list, nobody is no speaker."""
    assert compared(Selection(speakers=chosen)) == beside


def test_a_comparison_offers_the_shared_themes_first() -> None:
    """Themes of both before those of one, with each one's statements; a chosen theme leaves the others to choose from."""
    selection = Selection(speakers=("Ann Lee", "Bo Chen"))
    found = compare(view(CARDED, selection), selection.speakers)
    assert [(one.theme, one.counts) for one in found.themes] == [(DRONES, (1, 1)), (EXPORTS, (2, 0)), (SKILLS, (0, 2))]
    on_one = compare(view(CARDED, selection.having(themes=(DRONES,))), selection.speakers)
    assert on_one.themes == found.themes
    assert [list(one.statements["id"]) for one in on_one.cards] == [["s2"], ["s3"]]


def _others(selection: Selection) -> list[tuple[str, int]]:
    seen = view(CARDED, selection)
    return others(seen, card(seen, "Ann Lee"))


def test_others_speak_about_the_same() -> None:
    """Offered to compare with: who says something on a theme of the speaker's, and how much."""
    assert _others(Selection(speakers=("Ann Lee",))) == [("Bo Chen", 1)]
    assert _others(Selection(speakers=("Ann Lee",), themes=(EXPORTS,))) == []


# ------------------------------------------------------------------ quotes
@given(st.text(max_size=40), st.lists(st.text(max_size=4), max_size=3))
def test_marked_pieces_are_the_text_again(text: str, wanted: list[str]) -> None:
    """Joined, the pieces are the text; neighbours differ."""
    found = quotes.marked(text, wanted)
    assert "".join(piece for piece, _ in found) == text
    assert all(a[1] != b[1] for a, b in pairwise(found)) and all(piece for piece, _ in found)


@given(st.text(alphabet="aA bBİßσΣς.", max_size=20), st.text(alphabet="aAbBİß", min_size=1, max_size=3))
def test_what_the_search_finds_is_marked(text: str, words: str) -> None:
    """A text that the filter finds shows why."""
    if Contains(("text",), words).mask(pd.DataFrame({"text": pd.Series([text], dtype="str")}))[0]:
        assert any(hit for _, hit in quotes.marked(text, [words]))


@pytest.mark.parametrize(
    ("query", "around"),
    [("exports", False), ("said", True), ("", False), ("Ann", False), ("2023 said", True)],
)
def test_words_found_only_in_the_sentence_show_it(query: str, around: bool) -> None:
    """A statement found by its sentence shows the sentence with the words marked; one found by itself does not."""
    (quote,) = quotes.quotes(EVERYTHING.statements.head(1), query=query)
    assert bool(quote["around"]) == around
    assert not around or any(hit for _, hit in quote["around"])


@pytest.mark.parametrize(
    ("order", "ids"),
    [("article order", [0, 1, 2, 3, 4]), ("newest first", [2, 3, 0, 1, 4]), ("longest first", [4, 0, 1, 2, 3])],
)
def test_orders(order: str, ids: Sequence[int]) -> None:
    """Each order as it says; what is equal keeps the text's order, the undated come last."""
    assert set(quotes.ORDERS) == {"article order", "newest first", "longest first"}
    rows = frame("statements", [
        _statement(0, published="2023-05-02"), _statement(1, published="2023-05-02"), _statement(2, "b.txt", published="2024-01-10"),
        _statement(3, "b.txt", published="2024-01-10"), _statement(4, "c.txt", end=99),
    ])  # fmt: skip
    assert quotes.places(rows, order).tolist() == list(ids)


def test_headings_stand_where_an_article_begins() -> None:
    """One heading an article, with source, carriers and day; the quotes below it no longer repeat it."""
    rows = EVERYTHING.statements
    found = quotes.with_headings(quotes.quotes(rows), rows, EVERYTHING.articles)
    headings = [quote["heading"] for quote in found if quote["heading"]]
    assert [(head["title"], head["origin"]) for head in headings] == [
        ("Orlen sells more", "Orlen Daily ← Agency K · 2 May 2023"),
        ("Pilots wanted", "source not named · 10 January 2024 (year worked out)"),
    ]
    assert {quote["note"] for quote in found} == {""}


def test_a_copied_quote_names_speaker_way_and_source() -> None:
    """What is copied holds the very words, who says so, whether they are the speaker's own, the article and the place in it."""
    rows = EVERYTHING.statements
    found = [quote["copy"] for quote in quotes.with_copies(quotes.quotes(rows), rows, EVERYTHING.articles)]
    assert found[0] == (
        "“Exports rose by 12% in 2023” (Ann Lee, head of Orlen, indirect speech). In: “Orlen sells more”. Orlen Daily (via Agency K), "
        "2 May 2023. a.txt, characters 17–44, SHA-256 000000000000…."
    )
    assert "nobody named, indirect speech with quoted words" in found[4]


# ------------------------------------------------------------------ the page
def _page(tables, selection):  # its source runs by itself, without the imports above
    from corpus.board.pages import statements

    statements.show(tables, selection)


def _run(tables: Prepared, selection: Selection, **query: str) -> AppTest:
    page = AppTest.from_function(_page, kwargs={"tables": tables, "selection": selection}, default_timeout=20)
    for key, value in query.items():
        page.query_params[key] = value
    return page.run()


@pytest.mark.parametrize("names", [(), ("Ann Lee",), ("Ann Lee", "Bo Chen"), ("Nobody At All",), (ABSENT,), ("Ann Lee", ABSENT)])
@pytest.mark.parametrize("tables", [EVERYTHING, ONE, EMPTY, CARDED], ids=["everything", "one row", "empty", "with people"])
def test_the_page_runs_for_any_choice_of_speakers(tables: Prepared, names: tuple[str, ...]) -> None:
    """No speaker, one, two, an unknown one and nobody: no exception, and never a blank page."""
    page = _run(tables, Selection(speakers=names))
    assert not page.exception and page.text


@pytest.mark.parametrize("look", ["quotes", "table"])
@pytest.mark.parametrize("order", quotes.ORDERS)
@pytest.mark.parametrize("count", speeches.COUNTED)
def test_the_link_sets_what_is_counted_the_order_and_the_look(count: str, order: str, look: str) -> None:
    """A link with count, order and look opens the page so."""
    page = _run(CARDED, Selection(), count=count, order=order, **{"as": look})
    assert not page.exception
    assert [page.session_state[key] for key in ("count", "order", "as")] == [count, order, look]


def test_a_single_speaker_is_said_to_be_too_few_for_a_chart() -> None:
    """Below the least number of points the page says why there is no chart."""
    assert any("One speaker only" in text.value for text in _run(ONE, Selection()).text)
