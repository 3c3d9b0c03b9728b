"""Calendar arithmetic on TIMEX3 values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.grammar.calendar import bounds, grain, move, nth_weekday, parse_day, shift, value_at

UNITS = ("D", "W", "M", "Q", "H", "Y", "DE", "CE")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020", (2020, 1, 1), (2020, 12, 31)),
        ("2020-H2", (2020, 7, 1), (2020, 12, 31)),
        ("2020-Q4", (2020, 10, 1), (2020, 12, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2020-W53", (2020, 12, 28), (2021, 1, 3)),
        ("2020-W01-WE", (2020, 1, 4), (2020, 1, 5)),
        ("2020-WI", (2020, 12, 1), (2021, 2, 28)),
        ("199", (1990, 1, 1), (1999, 12, 31)),
        ("19", (1900, 1, 1), (1999, 12, 31)),
        ("2010/2020", (2010, 1, 1), (2020, 12, 31)),
    ],
)
def test_bounds(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """A value spans its first to its last day."""
    assert bounds(value) == (date(*first), date(*last))


@pytest.mark.parametrize("value", ["", "P2Y", "PAST_REF", "2020-13", "2021-W53", "2020-02-30", "0000", "2020/2010", "00", "0", "x/y", None])
def test_no_bounds(value: str | None) -> None:
    """What is no stretch of the calendar spans nothing."""
    assert bounds(value) is None


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.sampled_from(UNITS))
def test_a_period_holds_its_day(day: date, unit: str) -> None:
    """The period of any grain that is named after a day holds it and knows its grain."""
    value = value_at(day, unit)
    held = bounds(value)
    assert grain(value) == unit
    assert held is not None
    assert held[0] <= day <= held[1]


@given(st.dates(date(1000, 1, 1), date(2900, 1, 1)), st.sampled_from(UNITS), st.integers(-40, 40))
def test_there_and_back(day: date, unit: str, count: int) -> None:
    """A period of a grain moved by units of that grain and back is itself."""
    there = move(value_at(day, unit), unit, count)
    assert there is None or move(there, unit, -count) == value_at(day, unit)


def test_edges_of_the_calendar() -> None:
    """What leaves the years 1 to 9999 is None, whatever the count."""
    assert shift(date(2020, 1, 1), "Y", 10**9) is None
    assert shift(date(1, 1, 1), "D", -1) is None
    assert parse_day("2020-02-30") is None
    assert nth_weekday(2023, 2, 0, 5) is None
