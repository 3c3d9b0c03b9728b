"""Which figures may stand on a time axis, and how they are drawn there."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from corpus.board import charts
from corpus.board.series import MOST_POINTS, Series, courses, measure_words
from tests.board_tables import EVERYTHING

LOOK = charts.Look()
Given = tuple[str, float, str, str | None, str | None]


def _facts(*rows: Given, **given: Any) -> pd.DataFrame:
    """Facts of (measure, value, unit, place, period)."""
    base = EVERYTHING.facts.iloc[1].to_dict() | {"direction": None, "value_max": None}
    return pd.DataFrame(
        [
            base
            | {"id": str(n), "text": f"{v:g}", "measure": m, "value": v, "low": v, "high": v, "unit": u, "place": p, "period": t}
            | given
            for n, (m, v, u, p, t) in enumerate(rows)
        ]
    )


EXPORTS = (
    ("exports of Orlen", 3.0, "USD", "Orlen", "2022"),
    ("Orlen’s exports", 1.0, "USD", "Orlen", "2020"),
    ("the export", 2.0, "USD", "Orlen", "2021-Q2"),
)


def series(facts: pd.DataFrame) -> list[Series]:
    """The series alone."""
    return courses(facts).series


def test_three_periods_of_one_measure_make_a_series() -> None:
    """Spellings of one measure are one; the rows stand in the order of their periods; the words say what was compared."""
    (found,) = series(_facts(*EXPORTS))
    assert list(found.rows["text"]) == ["1", "2", "3"] and found.words == ("export",) and (found.unit, found.place) == ("USD", "Orlen")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"measure": "imports"}, "another measure"),
        ({"unit": "RUB"}, "another currency"),
        ({"place": "Peru"}, "another place"),
        ({"place": None}, "a place that is not stated"),
        ({"period": "2020"}, "a period that is there already"),
        ({"period": None}, "no period"),
        ({"period": "PRESENT_REF"}, "no period of the calendar"),
        ({"measure": None}, "no measure"),
        ({"measure": "Orlen"}, "no word beside the place"),
    ],
)
def test_what_differs_in_one_thing_makes_none(change: dict[str, Any], why: str) -> None:
    """With one figure of the three changed there is no time axis."""
    facts = _facts(*EXPORTS)
    facts.loc[0, list(change)] = list(change.values())
    assert series(facts) == [], why


def test_changes_and_levels_are_never_one_series() -> None:
    """44 % more and 44 % of all are not points of one line."""
    facts = _facts(*((m, v, "percent", p, t) for m, v, _, p, t in EXPORTS))
    facts.loc[0, "direction"] = "increase"
    assert series(facts) == []
    assert len(series(facts.assign(direction="increase"))) == 1


def test_the_reason_is_counted() -> None:
    """How many figures state a period and a measure, and the longest series of them."""
    assert courses(_facts(*EXPORTS[:2]))[1:] == (2, 2)
    assert courses(_facts(("exports", 1.0, "USD", None, None)))[1:] == (0, 0)
    assert courses(EVERYTHING.facts[:0]) == ([], 0, 0)


def test_points_stand_at_their_periods() -> None:
    """Each figure in the middle of its period, with its id; a thin line where the periods agree, none where they do not."""
    (found,) = series(_facts(*EXPORTS))
    figure = go.Figure(charts.timeline(found, LOOK))
    points = figure.data[-1]
    assert (
        list(points.x) == ["2020-07-01", "2021-05-16", "2022-07-02"]
        and list(points.y) == [1, 2, 3]
        and list(points.customdata) == ["1", "2", "0"]
    )
    assert figure.data[0].mode == "lines" and list(figure.data[0].y) == [1, 2, 3]
    (doubled,) = series(_facts(*EXPORTS, ("exports", 9.0, "USD", "Orlen", "2020")))
    assert all(list(trace.y) != [1, 9, 2, 3] for trace in go.Figure(charts.timeline(doubled, LOOK)).data if trace.mode == "lines")
    first, last = figure.layout.xaxis.range
    assert first < "2020-01-01" and last > "2022-12-31"


def test_bounds_and_decreases_are_drawn_upright() -> None:
    """An open end is an arrow up; a decrease lies below nought."""
    facts = _facts(*EXPORTS)
    facts.loc[0, "high"] = None
    (found,) = series(facts)
    arrow = next(trace for trace in go.Figure(charts.timeline(found, LOOK)).data if trace.mode == "lines+markers")
    assert list(arrow.marker.symbol)[:2] == ["line-ew", "triangle-up"] and arrow.y[0] == 3.0 < arrow.y[1] and len(set(arrow.x)) == 1
    falls = _facts(*((m, v, "percent", p, t) for m, v, _, p, t in EXPORTS), direction="decrease")
    assert list(go.Figure(charts.timeline(series(falls)[0], LOOK)).data[-1].y) == [-1, -2, -3]


def test_the_caption_says_by_which_words_was_compared() -> None:
    """Title, unit, place and words of the comparison; the alternative text tells the points in order."""
    caption = charts.timeline_caption(series(_facts(*EXPORTS))[0])
    assert caption.subtitle == "3 figures in USD · Orlen · compared by: export"
    assert caption.alt.endswith("2020: 1; 2021-Q2: 2; 2022: 3")


@pytest.mark.parametrize(
    ("measure", "place", "words"),
    [
        ("the high-tech exports of Moscow in 2020", "Moscow", ("export", "high-tech")),
        ("Companies’ profits", "", ("company", "profit")),
        ("gas", "", ("gas",)),
        ("of the", "", ()),
        ("экспорт Москвы", "Москва", ("москвы", "экспорт")),
    ],
)
def test_measures_are_compared_by_their_words(measure: str, place: str, words: tuple[str, ...]) -> None:
    """Small letters, singular, no function words, years or places."""
    assert measure_words(measure, place) == words


def test_of_very_many_points_some_of_each_period_are_drawn() -> None:
    """A series of thousands stays readable: each period keeps its part, the caption says how many there are."""
    rows = [("exports", float(n), "USD", "Orlen", str(2000 + n % 10)) for n in range(1000)]
    (found,) = series(_facts(*rows))
    assert found.total == 1000 and len(found.rows) == MOST_POINTS and set(found.rows["period"].value_counts()) == {MOST_POINTS // 10}
    assert charts.timeline_caption(found).subtitle.startswith("120 of 1,000 figures, some of each period, in USD")
