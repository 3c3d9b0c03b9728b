"""The day of a value that is a date and nothing else: a table's cell, a line of front matter or of a mail's header."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from corpus.grammar.calendar import make_day

YEAR = r"((?:1[5-9]|20)\d\d)"
ISO = re.compile(YEAR + r"([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
#: "20240502", "20240502T093000Z", "20240502093000"
COMPACT = re.compile(YEAR + r"(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
#: "2.5.2024" is a day before a month wherever it is written so
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\." + YEAR + r"(?!\d)")
SLASHED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(" + YEAR + r"|\d\d)(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?),?[ -]" + YEAR,
)
#: a count of seconds since 1970, by its digits: seconds, thousandths, millionths, billionths
EPOCH = re.compile(r"(\d{9,10}|\d{13}|\d{16}|\d{19})(?:\.\d{1,9})?")
#: the day of a clock that was never set; a cell that says nothing but this day means it
NEVER = "1970-01-01"
#: a year of two digits is of this century below, of the last from there on, as in POSIX
PIVOT = 69


def day_in(value: str | None, order: str | None = None) -> str | None:
    """The day of a cell or a header line as ISO 8601, None where it does not say one beyond doubt (03/04/2020 does not).

    `order` ("day", "month") is what comes first in dates like that one, where it is known.

    >>> [day_in(v) for v in ("2024-05-02T10:00:00Z", "2.5.2024", "May 2, 2024", "05/02/2024", "20240502", "1714644000")]
    ['2024-05-02', '2024-05-02', '2024-05-02', None, '2024-05-02', '2024-05-02']
    >>> day_in("05/02/2024", "day"), day_in("05/22/2024")
    ('2024-02-05', '2024-05-22')
    """
    text = (value or "").strip()
    day = _numeric(text) or _written(text, order)
    return None if day == NEVER and text != NEVER else day


def order_in(values: Iterable[str]) -> str | None:
    """What comes first in the dates of a column, "day" or "month": one day above 12 gives it away, days above 12 on both places nothing.

    >>> order_in(["08/06/2023", "31/05/2023"]), order_in(["08/06/2023"])
    ('day', None)
    """
    found = {order for value in values if (match := SLASHED.match(value.strip())) and (order := _order(int(match[1]), int(match[3])))}
    return found.pop() if len(found) == 1 else None


def is_dated(value: str) -> bool:
    """Whether a cell holds a date whose order the column has to show."""
    return SLASHED.match(value.strip()) is not None


def is_open(value: str) -> bool:
    """Whether a cell holds a date in which day and month could be exchanged."""
    match = SLASHED.match(value.strip())
    return match is not None and _order(int(match[1]), int(match[3])) is None and match[1].lstrip("0") != match[3].lstrip("0")


def _order(first: int, second: int) -> str | None:
    if first > 12 >= second >= 1:
        return "day"
    return "month" if second > 12 >= first >= 1 else None


def _numeric(text: str) -> str | None:
    """Dates of digits alone."""
    if match := COMPACT.fullmatch(text):
        return _day(match[1], match[2], match[3])
    if not (match := EPOCH.fullmatch(text)):
        return None
    digits = match[1]
    seconds = int(digits) // 10 ** (max(10, len(digits)) - 10)
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).date().isoformat()


def _written(text: str, order: str | None) -> str | None:
    """Dates with marks or words in them."""
    if match := ISO.match(text):
        return _day(match[1], match[3], match[4])
    if match := DOTTED.match(text):
        return _day(match[3], match[2], match[1])
    if match := SLASHED.match(text):
        return _slashed(int(match[1]), int(match[3]), match[4], order)
    match = NAMED.search(text[:60])
    month = (match[2] or match[3])[:3].lower() if match else ""
    return _day(match[5], str(MONTHS.index(month) + 1), match[1] or match[4]) if match and month in MONTHS else None


def _slashed(first: int, second: int, year: str, order: str | None) -> str | None:
    order = _order(first, second) or ("day" if first == second else order)
    if order is None:
        return None
    century = "" if len(year) == 4 else "20" if int(year) < PIVOT else "19"
    day, month = (first, second) if order == "day" else (second, first)
    return _day(century + year, str(month), str(day))


def _day(year: str, month: str, day: str) -> str | None:
    made = make_day(int(year), int(month), int(day))
    return made.isoformat() if made else None
