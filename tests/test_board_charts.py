"""The charts and the marks, as pure functions."""

import json
import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.tools import return_figure_from_figure_or_data

from corpus.board import charts, highlight, scales
from corpus.board.filters import view
from corpus.board.highlight import Mark
from corpus.board.selection import ABSENT, Selection
from corpus.board.series import Series
from corpus.board.speakers import tally
from tests.board_tables import EVERYTHING

LOOK = charts.Look()
ROWS = [view(EVERYTHING, Selection()).tally(table, "article") for table in ("statements", "facts")]
HOSTILE = "<img src=x onerror=alert(1)>$x^2$ <a href='http://e.example'>b</a>"


def _bars(figure: go.Figure) -> dict[str, dict[str, int]]:
    return {trace.meta or trace.name: dict(zip(trace.y, trace.x, strict=True)) for trace in figure.data}


def test_statements_by_speaker_split_by_kind() -> None:
    """One bar a speaker, stacked by kind, nobody last; the counts are those of the rows."""
    bars = _bars(go.Figure(charts.by_speaker(tally(EVERYTHING.statements, "statements"), LOOK)))
    assert list(bars["direct"]) == ["Ann Lee", "Bo Chen", "Анна Ли", ABSENT]
    assert bars["direct"]["Bo Chen"] == 1 and bars["indirect"]["Ann Lee"] == 2 and bars["mixed"][ABSENT] == 1


def test_statements_and_figures_by_article() -> None:
    """One bar an article, also for one that gives nothing."""
    bars = _bars(go.Figure(charts.by_article(EVERYTHING.titles, *ROWS, LOOK)))
    assert bars == {"statements": {"b.txt": 3, "a.txt": 2, "c.txt": 0}, "figures": {"b.txt": 2, "a.txt": 2, "c.txt": 0}}


def test_units_of_one_family_share_a_chart_and_no_others() -> None:
    """Families hold every figure once; a currency is a family of its own."""
    found = dict(scales.families(EVERYTHING.facts))
    assert found == {"USD": 2, "percent": 1, "counts": 1} and next(iter(found)) == "USD"
    for name, count in found.items():
        rows = scales.of_family(EVERYTHING.facts, name)
        assert len(rows) == count and {scales.family(unit) for unit in rows["unit"]} == {name}
    assert scales.families(EVERYTHING.facts[:0]) == [] and not len(scales.of_family(EVERYTHING.facts, "RUB"))


def test_money_over_decades_stands_on_a_log_axis() -> None:
    """From two decades on the axis is logarithmic and says so; below it is linear and begins at 0."""
    money = EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"].copy()
    linear = go.Figure(charts.dots("USD", money, LOOK))
    assert linear.layout.xaxis.type == "linear" and linear.layout.xaxis.range[0] == 0
    money.loc[money.index[0], ["value", "low"]] = [3e11, 3e11]
    log = go.Figure(charts.dots("USD", money, LOOK))
    assert log.layout.xaxis.type == "log" and "logarithmic" in log.layout.xaxis.title.text


def _lines(figure: go.Figure, width: int) -> dict[str, list[tuple[Any, Any]]]:
    """For each row its two ends with their symbols, of the lines of one width."""
    found: dict[str, list[tuple[Any, Any]]] = {}
    for trace in figure.data:
        if trace.mode == "lines+markers" and trace.line.width == width:
            for x, y, symbol in zip(trace.x, trace.y, trace.marker.symbol, strict=True):
                if x is not None:
                    found.setdefault(y, []).append((x, symbol))
    return found


def test_bounds_are_drawn() -> None:
    """ "over" is a line with an arrow upwards, "almost" one downwards, an exact value a dot alone; the largest stands first."""
    money = EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"]
    figure = go.Figure(charts.dots("USD", money, LOOK))
    over, almost = money["id"]
    lines = _lines(figure, 2)
    assert lines[over][0] == (3e9, "line-ns") and lines[over][1][1] == "triangle-right" and lines[over][1][0] > 3e9
    assert lines[almost][1] == (270e6, "line-ns") and lines[almost][0][1] == "triangle-left" and lines[almost][0][0] < 270e6
    assert figure.layout.yaxis.categoryarray == (over, almost)
    assert _lines(go.Figure(charts.dots("percent", EVERYTHING.facts[EVERYTHING.facts["unit"] == "percent"], LOOK)), 2) == {}


@pytest.mark.parametrize("values", [[0.0], [-5.0, 5.0], [1e-9, 1e12], [0.0, 0.0], [float("nan")], [float("inf"), 1.0], [3.0] * 60])
def test_any_values_can_be_drawn(values: list[float]) -> None:
    """Nought, negative, tiny, huge and missing values make a figure, of at most so many dots."""
    row = EVERYTHING.facts.iloc[0].to_dict()
    facts = pd.DataFrame([row | {"id": str(n), "value": v, "low": v, "high": None} for n, v in enumerate(values)])
    json.loads(go.Figure(charts.dots("percent", facts, charts.Look(dark=True))).to_json())


def test_labels_are_shown_as_text() -> None:
    """Markup and mathematics in an article's words reach Plotly escaped."""
    facts = EVERYTHING.facts.assign(text=HOSTILE, measure=HOSTILE, sentence=HOSTILE)
    statements = EVERYTHING.statements.assign(speaker=pd.Categorical([HOSTILE] * len(EVERYTHING.statements)))
    for figure in (
        go.Figure(charts.dots("USD", facts, LOOK)),
        go.Figure(charts.changes("percent", facts.assign(direction="increase", unit="percent", baseline=HOSTILE), LOOK)),
        go.Figure(charts.timeline(Series(HOSTILE, (HOSTILE,), "USD", HOSTILE, 4, facts.assign(period="2020")), LOOK)),
        go.Figure(charts.by_speaker(tally(statements, "statements"), LOOK)),
        go.Figure(charts.by_article(dict.fromkeys(EVERYTHING.titles, HOSTILE), *ROWS, LOOK)),
    ):
        shown = [*figure.layout.yaxis.ticktext, *(text for trace in figure.data for text in (trace.hovertext or ()))]
        shown += [note.text for note in figure.layout.annotations]
        assert shown and not any("<img" in text or "<a " in text or "$" in text for text in shown)


def test_charts_are_named_and_ids_go_with_the_points() -> None:
    """Every point carries the id that a click acts on."""
    figure = go.Figure(charts.dots("USD", EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"], LOOK))
    assert {point for trace in figure.data for point in trace.customdata} <= set(EVERYTHING.facts["id"])


def test_the_alternative_text_and_caption_say_what_is_drawn() -> None:
    """The caption asks the unit's question, says periods and places and names the sources; the alternative text names the figures."""
    money = EVERYTHING.facts[EVERYTHING.facts["unit"] == "USD"]
    caption = charts.dots_caption("USD", money)
    assert caption.title == "How large are the sums in USD?"
    assert caption.subtitle == "2 figures in USD · period not stated · place not stated"
    assert caption.sources == "Sources: “Orlen sells more”, Orlen Daily, 2 May 2023; “Pilots wanted”, 10 January 2024"
    assert "largest first: over $3 billion; Almost $270 million" in caption.alt
    bars = charts.by_article_caption(EVERYTHING.titles, *ROWS)
    assert "Pilots wanted: 5; Orlen sells more: 4; c.txt: 0" in bars.alt


def test_many_figures_are_drawn_in_part_and_counted() -> None:
    """Over the most dots the largest are drawn; caption and alternative text say how many there are."""
    row = EVERYTHING.facts.iloc[0].to_dict()
    facts = pd.DataFrame([row | {"id": str(n), "text": str(n), "value": float(n), "low": n, "high": n} for n in range(100)])
    assert len(go.Figure(charts.dots("USD", facts, LOOK)).layout.yaxis.categoryarray) == scales.MOST_DOTS
    caption = charts.dots_caption("USD", facts)
    assert (
        "the 40 largest of 100 figures" in caption.subtitle
        and "99 (" in caption.alt
        and "60 (" in caption.alt
        and "59 (" not in caption.alt
    )


def test_a_range_has_a_dot_at_each_end() -> None:
    """ "10 to 15 weeks" is two dots and the line between."""
    facts = EVERYTHING.facts[:1].assign(unit="week", value=10.0, value_max=15.0, low=10.0, high=15.0)
    figure = go.Figure(charts.dots("week", facts, LOOK))
    assert list(figure.data[-1].x) == [10, 15] and [x for x, _ in _lines(figure, 2)[facts["id"].iloc[0]]] == [10, 15]


CHANGED = pd.DataFrame(
    [
        EVERYTHING.facts.iloc[0].to_dict()
        | {"id": str(n), "text": text, "value": v, "low": low, "high": high, "direction": turn, "unit": unit}
        for n, (text, v, low, high, turn, unit) in enumerate(
            [
                ("44%", 44.0, 44.0, 44.0, "increase", "percent"),
                ("over 16%", 16.0, 16.0, None, "decrease", "percent"),
                ("tripled", 3.0, 3.0, 3.0, "increase", "times"),
                ("10 times", 10.0, 10.0, 10.0, "decrease", "times"),
                ("75%", 75.0, 75.0, 75.0, None, "percent"),
                ("2 points", 2.0, 2.0, 2.0, "increase", "percentage point"),
                ("$5", 5.0, 5.0, 5.0, "increase", "USD"),
            ]
        )
    ]
)


def test_changes_stand_apart_from_levels() -> None:
    """A figure with a direction in per cent, points or times is a change; shares and money stay levels; none is lost."""
    levels, changes = scales.parted(CHANGED)
    assert {unit: list(rows["text"]) for unit, rows in changes.items()} == {
        "percent": ["44%", "over 16%"],
        "percentage point": ["2 points"],
        "times": ["tripled", "10 times"],
    }
    assert list(levels["text"]) == ["75%", "$5"]


def test_increases_point_right_and_decreases_left() -> None:
    """An arrow from "no change" to the value with its sign; an open end of a decrease opens to the left; 0 is named."""
    figure = go.Figure(charts.changes("percent", scales.parted(CHANGED)[1]["percent"], LOOK))
    assert _lines(figure, 7) == {"0": [(0, "line-ns"), (44, "triangle-right")], "1": [(0, "line-ns"), (-16, "triangle-left")]}
    (left, right) = _lines(figure, 2)["1"]
    assert right == (-16, "line-ns") and left[0] < -16 and left[1] == "triangle-left"
    assert "no change" in figure.layout.xaxis.ticktext and figure.layout.yaxis.categoryarray == ("0", "1")


def test_times_have_a_logarithmic_axis_of_their_own() -> None:
    """Three times and a tenth stand as far from "no change" as their logarithms say, and the axis says that it is logarithmic."""
    figure = go.Figure(charts.changes("times", scales.parted(CHANGED)[1]["times"], LOOK))
    ends = {row: x for row, (_, (x, _)) in _lines(figure, 7).items()}
    assert ends["2"] == pytest.approx(math.log10(3)) and ends["3"] == -1
    assert "logarithmic" in figure.layout.xaxis.title.text and "÷ 10" in figure.layout.xaxis.ticktext


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(st.floats(0, 1e15), st.sampled_from(["increase", "decrease"])), min_size=1, max_size=5),
    st.sampled_from(scales.CHANGES),
)
def test_any_change_can_be_drawn(values: list[tuple[float, str]], unit: str) -> None:
    """Nought, tiny and huge changes make a figure whose axis holds every arrow."""
    row = CHANGED.iloc[0].to_dict()
    facts = pd.DataFrame(
        [row | {"id": str(n), "value": v, "low": v, "high": None, "direction": turn, "unit": unit} for n, (v, turn) in enumerate(values)]
    )
    figure = go.Figure(charts.changes(unit, facts, LOOK))
    left, right = figure.layout.xaxis.range
    assert all(left <= x <= right for trace in figure.data for x in trace.x if x is not None) and left < right
    assert charts.changes_caption(unit, facts).alt


def test_the_file_of_a_chart_asks_nobody_and_escapes_its_texts() -> None:
    """The HTML holds plotly.js, the caption and a policy that forbids every request; no markup of an article is left."""
    facts = EVERYTHING.facts.assign(id=HOSTILE, text=HOSTILE, measure=HOSTILE, sentence=HOSTILE, title="</script><script>alert(1)</script>")
    page = charts.as_html(charts.dots("USD", facts, LOOK), charts.dots_caption("USD", facts))
    assert len(page) > 3_000_000 and "default-src 'none'" in page and "How large are the sums in USD?" in page
    assert "<img src=x" not in page and "<script>alert" not in page and "cdn.plot.ly" not in page.split("</script>")[-1]
    assert 'src="http' not in page


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


def test_the_page_takes_a_figure_as_it_is() -> None:
    """Streamlit asks Plotly for the dict of what it is given: that is the figure itself, neither copied nor checked again."""
    figure = charts.dots("USD", EVERYTHING.facts, LOOK)
    assert return_figure_from_figure_or_data(charts.Plain(figure), validate_figure=True) is figure
