"""Which of "03/04/2021" is the day: one order an article, by what the article itself shows, else none."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from corpus.grammar.calendar import make_day
from corpus.model import Document, Timex

#: days around a spelled date in which an article's other dates lie ("Published 03/04/2021 … on Thursday 8 April"): of 211 articles whose day is
#: known, the true reading of their date alone lay so near in 39, the other alone in 1; wider windows decide more, and no better
NEAR = 14
#: expressions that are looked at for evidence, and days in numbers that the order is sought of
MANY, FEW = 1_000, 50
#: tokens after a date among which its clock's zone is looked for
ZONE = 5
DAY_FIRST_ZONES = frozenset(["gmt", "bst", "cet", "cest", "msk", "ist"])
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: whether the day comes first, None where an article does not show it
Order = bool | None


def settle_order(doc: Document, timexes: tuple[Timex, ...], url: str | None = None) -> tuple[Timex, ...]:
    """The same expressions, days in numbers read in the article's order; their meaning stays ("numbers", …), and unresolved, where it shows none."""
    if not any(t.meaning[0] == "numbers" for t in timexes):
        return timexes
    numeric = [t for t in timexes if t.meaning[0] == "numbers"]
    order = _order(doc, timexes[:MANY], numeric[:FEW], url)
    return tuple([_settled(t, order) if t.meaning[0] == "numbers" else t for t in timexes])


def reading(timex: Timex, day_first: bool) -> date | None:
    """The day of an expression in numbers, read in one order."""
    _, year, a, b = timex.meaning
    return make_day(int(str(year)), int(str(b if day_first else a)), int(str(a if day_first else b)))


def _settled(timex: Timex, order: Order) -> Timex:
    possible = set(_readings(timex))
    day = (reading(timex, order) if order is not None else None) or (possible.pop() if len(possible) == 1 else None)
    return replace(timex, meaning=("day", ("fix", f"{day.year:04d}"), day.month, day.day)) if day else timex


def _order(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Order:
    """By the first rule of which all that it finds agrees."""
    for rule in RULES:
        found = set(rule(doc, timexes, numeric, url))
        if len(found) == 1:
            return found.pop()
    return None


def _by_size(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Iterator[bool]:
    """ "14/07/2024" has no other reading."""
    for t in numeric:
        yield from _only([t], set(_readings(t)))


def _by_address(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Iterator[bool]:
    """ ".../2021/04/03/…" """
    days = {day for t in numeric for day in _readings(t)} if url else set()
    yield from _only(numeric, {day for day in days if url and (f"{day:%Y/%m/%d}" in url or day.isoformat() in url)})


def _by_weekday(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Iterator[bool]:
    """ "Saturday, 03/04/2021"."""
    for t in numeric:
        at = doc.tokens.at(t.start)
        before = set(doc.tokens.lower[max(0, at - 2) : at]) & set(WEEKDAYS)
        yield from _only([t], {day for day in _readings(t) if WEEKDAYS[day.weekday()] in before})


def _by_same_day(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Iterator[bool]:
    """ "3 April" or "2021-04-03" elsewhere in the text."""
    spelled = {t.meaning[2:4] for t in timexes if t.meaning[0] == "day"}
    yield from _only(numeric, {day for t in numeric for day in _readings(t) if (day.month, day.day) in spelled})


def _by_zone(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Iterator[bool]:
    """ "05/04/2021 14:22 GMT"."""
    for t in numeric:
        at = doc.tokens.at(t.end)
        if not DAY_FIRST_ZONES.isdisjoint(doc.tokens.lower[at : at + ZONE]):
            yield True


def _by_near_day(doc: Document, timexes: tuple[Timex, ...], numeric: list[Timex], url: str | None) -> Iterator[bool]:
    """ "8 April" elsewhere in the text is near one reading alone."""
    for t in numeric:
        year = int(str(t.meaning[1]))
        others = [other for timex in timexes if (other := _spelled(timex, year))]
        yield from _only([t], {day for day in _readings(t) if any(abs((other - day).days) <= NEAR for other in others)})


Rule = Callable[[Document, tuple[Timex, ...], list[Timex], str | None], Iterator[bool]]
RULES: tuple[Rule, ...] = (_by_size, _by_address, _by_weekday, _by_same_day, _by_zone, _by_near_day)


def _readings(timex: Timex) -> list[date]:
    return [day for day_first in (True, False) if (day := reading(timex, day_first))]


def _only(numeric: list[Timex], days: set[date]) -> Iterator[bool]:
    """The order in which each expression is one of `days`, where it is in one alone."""
    for t in numeric:
        fitting = [day_first for day_first in (True, False) if reading(t, day_first) in days]
        if len(fitting) == 1:
            yield fitting[0]


def _spelled(timex: Timex, year: int) -> date | None:
    """The day of an expression with a month's name, in a given year where it names none."""
    if timex.meaning[0] != "day":
        return None
    _, named, month, day = timex.meaning
    if isinstance(named, tuple) and named[0] == "fix":
        year = int(str(named[1]))
    return make_day(year, int(str(month)), int(str(day))) if named is None or isinstance(named, tuple) else None
