"""The charts, the marks and the downloads, as pure functions."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.board import charts, highlight, scales
from corpus.board.highlight import Mark
from corpus.board.selection import ABSENT
from corpus.board.speakers import tally
from tests.board_tables import EVERYTHING

LOOK = charts.Look()
HOSTILE = "<img src=x onerror=alert(1)>$x^2$ <a href='http://e.example'>b</a>"


def _bars(figure: go.Figure) -> dict[str, dict[str, int]]:
    return {trace.meta or trace.name: dict(zip(trace.y, trace.x, strict=True)) for trace in figure.data}


def test_statements_by_speaker_split_by_kind() -> None:
    """One bar a speaker, stacked by kind, nobody last; the counts are those of the rows."""
    bars = _bars(charts.by_speaker(tally(EVERYTHING.statements, "statements"), LOOK))
    assert list(bars["direct"]) == ["Ann Lee", "Bo Chen", "Анна Ли", ABSENT]
    assert bars["direct"]["Bo Chen"] == 1 and bars["indirect"]["Ann Lee"] == 2 and bars["mixed"][ABSENT] == 1


def test_statements_and_figures_by_article() -> None:
    """One bar an article, also for one that gives nothing."""
    bars = _bars(charts.by_article(EVERYTHING.articles, EVERYTHING.statements, EVERYTHING.facts, LOOK))
    assert bars == {"statements": {"b.txt": 3, "a.txt": 2, "c.txt": 0}, "figures": {"b.txt": 2, "a.txt": 2, "c.txt": 0}}


def test_units_of_one_family_share_a_chart_and_no_others() -> None:
    """Families hold every figure once; a currency is a family of its own."""
    found = dict(scales.families(EVERYTHING.facts))
    assert set(found) == {"USD", "percent", "counts"} and sum(map(len, found.values())) == len(EVERYTHING.facts)


def test_money_over_decades_stands_on_a_log_axis() -> None:
    """From two decades on the axis is logarithmic and says so; below it is linear and begins at 0."""
    money = EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"].copy()
    linear = charts.dots("USD", money, LOOK)
    assert linear.layout.xaxis.type == "linear" and linear.layout.xaxis.range[0] == 0
    money.loc[money.index[0], ["value", "low"]] = [3e11, 3e11]
    log = charts.dots("USD", money, LOOK)
    assert log.layout.xaxis.type == "log" and "logarithmic" in log.layout.xaxis.title.text


def test_bounds_are_drawn() -> None:
    """ "over" is a line with an arrow upwards, "almost" one downwards, an exact value a dot alone; the largest stands first."""
    money = EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"]
    figure = charts.dots("USD", money, LOOK)
    lines = {trace.y[0]: trace for trace in figure.data if trace.mode == "lines+markers"}
    over, almost = money["id"]
    assert lines[over].x[0] == 3e9 and list(lines[over].marker.symbol) == ["line-ns", "triangle-right"]
    assert lines[almost].x[1] == 270e6 and list(lines[almost].marker.symbol) == ["triangle-left", "line-ns"]
    assert figure.layout.yaxis.categoryarray == (over, almost)
    exact = charts.dots("percent", EVERYTHING.facts[EVERYTHING.facts["unit"] == "percent"], LOOK)
    assert [trace.mode for trace in exact.data] == ["markers"]


@pytest.mark.parametrize("values", [[0.0], [-5.0, 5.0], [1e-9, 1e12], [0.0, 0.0], [float("nan")], [float("inf"), 1.0], [3.0] * 60])
def test_any_values_can_be_drawn(values: list[float]) -> None:
    """Nought, negative, tiny, huge and missing values make a figure, of at most so many dots."""
    row = EVERYTHING.facts.iloc[0].to_dict()
    facts = pd.DataFrame([row | {"id": str(n), "value": v, "low": v, "high": None} for n, v in enumerate(values)])
    json.loads(charts.dots("percent", facts, charts.Look(dark=True)).to_json())


def test_labels_are_shown_as_text() -> None:
    """Markup and mathematics in an article's words reach Plotly escaped."""
    facts = EVERYTHING.facts.assign(text=HOSTILE, measure=HOSTILE, sentence=HOSTILE)
    statements = EVERYTHING.statements.assign(speaker=pd.Categorical([HOSTILE] * len(EVERYTHING.statements)))
    articles = EVERYTHING.articles.assign(title=HOSTILE)
    for figure in (
        charts.dots("USD", facts, LOOK),
        charts.by_speaker(tally(statements, "statements"), LOOK),
        charts.by_article(articles, statements, facts, LOOK),
    ):
        shown = [*figure.layout.yaxis.ticktext, *(text for trace in figure.data for text in (trace.hovertext or ()))]
        assert shown and not any("<img" in text or "<a " in text or "$" in text for text in shown)


def test_charts_are_named_and_ids_go_with_the_points() -> None:
    """Every point carries the id that a click acts on."""
    figure = charts.dots("USD", EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"], LOOK)
    assert {point for trace in figure.data for point in trace.customdata} <= set(EVERYTHING.facts["id"])


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=8))
def test_pieces_are_the_text_again(text: str, spans: list[tuple[int, int]]) -> None:
    """Cut at any marks, the pieces joined are the text; each good mark covers exactly its stretch."""
    marks = [Mark(str(n), start, end, "direct", "") for n, (start, end) in enumerate(spans)]
    pieces = highlight.pieces(text, marks)
    assert "".join(piece.text for piece in pieces) == text
    for n, mark in enumerate(marks):
        good = 0 <= mark.start < mark.end <= len(text)
        assert "".join(piece.text for piece in pieces if n in piece.marks) == (text[mark.start : mark.end] if good else "")
        assert sum(n in piece.begins for piece in pieces) == good


@given(st.text(max_size=200))
def test_a_label_holds_no_markup(text: str) -> None:
    """Whatever the text: no tag, no mathematics."""
    shown = highlight.label(text)
    assert not set(shown) & set("<>$")
