"""Calendar arithmetic on TIMEX3 values: pure functions, no clock.

A value is text: "2020", "2020-Q1", "2020-H1", "2020-SU", "2020-07", "2020-W27", "2020-07-04", a decade ("199"),
a century ("19"), or an interval "start/end". Years run from 1 to 9999; what leaves them is None.
ISO 8601 weeks (Monday first); TIMEX3 after TimeML 1.2.1.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that each begins with, northern hemisphere
MONTHS_IN = {"Y": 12, "Q": 3, "H": 6, "M": 1}
YEARS_IN = {"DE": 10, "CE": 100}
CALENDAR = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(SP|SU|FA|WI)|W(\d\d)(-WE)?|(\d\d)(?:-(\d\d))?))?")


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such.

    >>> make_day(2023, 2, 29), make_day(2024, 2, 29)
    (None, datetime.date(2024, 2, 29))
    """
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def parse_day(value: str | None) -> date | None:
    """A day from "YYYY-MM-DD" (a clock time behind it is let go), else None."""
    if not value or not re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.{0,20})?", value):
        return None
    return make_day(int(value[:4]), int(value[5:7]), int(value[8:10]))


def shift_days(day: date, days: int) -> date | None:
    """The day so many days on (back, where negative); None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def shift_months(day: date, months: int) -> date | None:
    """The same day of the month so many months on, or the month's last day.

    >>> shift_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    last = days_in_month(year, month + 1)
    return date(year, month + 1, min(day.day, last))


def days_in_month(year: int, month: int) -> int:
    """28 to 31.

    >>> days_in_month(2024, 2), days_in_month(2023, 12)
    (29, 31)
    """
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31


def value_at(day: date, unit: str) -> str:
    """The period of a grain that holds a day.

    >>> [value_at(date(2020, 7, 4), unit) for unit in ("D", "W", "M", "Q", "H", "Y", "DE", "CE", "WE")]
    ['2020-07-04', '2020-W27', '2020-07', '2020-Q3', '2020-H2', '2020', '202', '20', '2020-W27-WE']
    """
    year = f"{day.year:04d}"
    if unit in {"W", "WE"}:
        iso = day.isocalendar()
        return f"{iso[0]:04d}-W{iso[1]:02d}" + ("-WE" if unit == "WE" else "")
    return {
        "Y": year,
        "H": f"{year}-H{(day.month + 5) // 6}",
        "Q": f"{year}-Q{(day.month + 2) // 3}",
        "M": f"{year}-{day.month:02d}",
        "DE": year[:3],
        "CE": year[:2],
    }.get(unit, day.isoformat())


def shift(day: date, unit: str, count: int) -> date | None:
    """The day `count` units on. Units: D W WE M Q H Y DE CE."""
    if unit == "D":
        return shift_days(day, count)
    if unit in {"W", "WE"}:
        return shift_days(day, 7 * count)
    return shift_months(day, count * (MONTHS_IN.get(unit) or 12 * YEARS_IN.get(unit, 1))) if abs(count) < 120000 else None


@lru_cache(maxsize=4096)
def grain(value: str) -> str | None:
    """The unit of a calendar value: Y Q H S W WE M D DE CE, None for what is no period of the calendar.

    >>> [grain(v) for v in ("2020", "2020-Q1", "2020-SU", "2020-07-04", "199", "P2Y", "PAST_REF")]
    ['Y', 'Q', 'S', 'D', 'DE', None, None]
    """
    match = CALENDAR.fullmatch(value)
    if match:
        _, quarter, half, season, week, weekend, month, day = match.groups()
        found = [(quarter, "Q"), (half, "H"), (season, "S"), (weekend, "WE"), (week, "W"), (day, "D"), (month, "M")]
        return next((unit for part, unit in found if part), "Y")
    return {3: "DE", 2: "CE"}.get(len(value)) if value.isdigit() else None


@lru_cache(maxsize=4096)
def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day of a calendar value or an interval, None where it has none.

    >>> bounds("2020-Q1") == (date(2020, 1, 1), date(2020, 3, 31)) == bounds("2020-01/2020-03")
    True
    """
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        a, b = bounds(first), bounds(last)
        return (a[0], b[1]) if a and b and a[0] <= b[1] else None
    value = value if grain(value) else value[:10]
    unit = grain(value)
    if unit is None or int(value[:2]) == 0:
        return None
    start = _first_day(value, unit)
    if start is None:
        return None
    after = shift_months(start, 3) if unit == "S" else shift(start, unit, 1)
    if unit == "WE":
        return start, start + timedelta(1)
    return (start, after - timedelta(1)) if after else None


def _first_day(value: str, unit: str) -> date | None:
    if unit in {"DE", "CE"}:
        return make_day(int(value.ljust(4, "0")), 1, 1)
    year, rest = int(value[:4]), value[5:]
    if unit in {"W", "WE"}:
        try:
            return date.fromisocalendar(year, int(rest[1:3]), 6 if unit == "WE" else 1)
        except ValueError:
            return None
    month = {"Y": 1, "Q": 3 * int(rest[1:]) - 2 if unit == "Q" else 1, "H": 6 * int(rest[1:]) - 5 if unit == "H" else 1}
    if unit == "S":
        return make_day(year, SEASONS[rest], 1)
    return make_day(year, month.get(unit) or int(rest[:2]), int(rest[3:5]) if unit == "D" else 1)


def move(value: str, unit: str, count: int) -> str | None:
    """A calendar value `count` units on, of its own grain where that is finer than the unit.

    >>> move("2020-Q3", "Y", -1), move("2020", "Y", -1), move("2020-07-04", "M", 2), move("2020", "M", 2)
    ('2019-Q3', '2019', '2020-09-04', None)
    """
    own = grain(value)
    if own is None:
        return None
    if unit == "Y" and own in {"Q", "H", "S"}:
        year = int(value[:4]) + count
        return f"{year:04d}{value[4:]}" if 1 <= year <= 9999 else None
    start = _first_day(value, own)
    moved = shift(start, unit, count) if start and _days(own) <= _days(unit) else None
    return value_at(moved, own) if moved else None


def _days(unit: str) -> int:
    return {"D": 1, "WE": 2, "W": 7, "M": 30, "Q": 91, "S": 91, "H": 182, "Y": 365, "DE": 3652, "CE": 36524}[unit]


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month (Monday is 0); counted from the end where `nth` is negative.

    >>> nth_weekday(2023, 11, 3, 4), nth_weekday(2023, 5, 0, -1)
    (datetime.date(2023, 11, 23), datetime.date(2023, 5, 29))
    """
    first = make_day(year, month, 1)
    if first is None:
        return None
    if nth > 0:
        return make_day(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, days_in_month(year, month))
    return make_day(year, month, last.day - (last.weekday() - weekday) % 7 + 7 * (nth + 1))
