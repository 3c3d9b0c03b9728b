"""Phrases of the calendar's small pieces: days, months, weekdays, numeric dates, times of day, holidays."""

import re

from corpus.find.timex.parts import DASHES, widen, year_at, year_behind
from corpus.find.timex.words import Cursor, Hit, Meaning

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)")
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
JOINING = DASHES | {"to", "through"}  # between two months
ZONES = frozenset(["gmt", "utc", "est", "edt", "et", "pst", "pdt", "cet", "cest", "msk", "bst", "cst", "mst", "ist"])
NOON = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def on_month(c: Cursor, i: int) -> Hit | None:
    """ "March", "March 22, 2021", "22 March 2021", "late last July", "March of this year"."""
    w = c.lower[i]
    if not c.is_capital(i):
        return None
    month = c.words.months[w]
    short = len(w) < 5 and w not in {"june", "july", "may"}
    after = i + 2 if short and c.lower[i + 1] == "." and c.touches(i) else i + 1
    return (
        _months(c, i, after, month)
        or _month_day(c, i, after, month)
        or _day_month(c, i, after, month)
        or _month_alone(c, i, after, month, short)
    )


def _months(c: Cursor, i: int, k: int, month: int) -> Hit | None:
    """ "January-June 2024", "January to March of this year"; "from January to March" without a year is two expressions."""
    last = c.words.months.get(c.lower[k + 1])
    if last is None or last <= month or not c.is_capital(k + 1) or c.lower[k] not in JOINING:
        return None
    end = k + 3 if c.lower[k + 2] == "." and len(c.lower[k + 1]) < 5 and c.touches(k + 1) else k + 2
    found = year_behind(c, end)
    if found is None and c.lower[k] not in DASHES:
        return None
    year = found[0] if found else None
    return Hit(i, found[1] if found else end, "DATE", ("range", ("month", year, month, None), ("month", year, last, None)), "months")


def _month_day(c: Cursor, i: int, k: int, month: int) -> Hit | None:
    """ "March 22", "March 22nd, 2021", "March 3-5"."""
    day = c.digits(k, 2)
    if (
        not day
        or day > 31
        or (c.lower[k + 1] == ":" and c.touches(k) and c.digits(k + 2, 2) is not None)
        or c.lower[k + 1] in {"%", "percent"}
    ):
        return None
    end = k + 2 if c.lower[k + 1] in ORDINAL_ENDS and c.touches(k) else k + 1
    last = c.digits(end + 1, 2) if c.lower[end] in DASHES and c.year(end + 1) is None else None
    until = end + 2 if last and day < last <= 31 else 0
    year, end = _year_after_day(c, until or end)
    meaning: Meaning = ("day", year, month, day)
    if until:
        meaning = ("range", meaning, ("day", year, month, last))
    first = _weekday_before(c, i)
    return Hit(first if first < i else widen(c, i, article=False), end, "DATE", meaning, "month and day")


def _year_after_day(c: Cursor, k: int) -> tuple[Meaning | None, int]:
    """The year behind a day, "," and "of" allowed; the index behind it."""
    at = k + 1 if c.lower[k] in {",", "of"} else k
    year = c.year(at)
    if year is not None and not c.hyphen(at + 1):
        return ("fix", f"{year:04d}"), at + 1
    if c.lower[k] == "of" or c.lower[k] in {"this", "last", "next"}:
        found = year_at(c, at)
        if found and found[0][0] == "rel":
            return found
    return None, k


def _weekday_before(c: Cursor, i: int) -> int:
    """Where "Monday, " or "last Monday, " before a day begins; `i` where there is none."""
    j = i - 1
    j -= c.lower[j] == "the"
    j -= c.lower[j] in {",", "."}
    j -= c.lower[j] == "."
    if c.lower[j] in c.words.weekdays and c.is_capital(j) and c.one_line(j, i):
        return j - 1 if c.lower[j - 1] in {"last", "next", "this"} else j
    return i


def _day_month(c: Cursor, i: int, k: int, month: int) -> Hit | None:
    """ "22 March", "the 22nd of March 2021", "3-5 July"."""
    german = c.lower[i - 1] == "." and c.touches(i - 2) and c.year(k) is not None  # "7. November 2023"
    j = i - 2 if c.lower[i - 1] == "of" or german else i - 1
    if c.lower[j] in ORDINAL_ENDS and c.touches(j - 1):
        j -= 1
    elif c.lower[i - 1] == "of":
        return None
    day = c.digits(j, 2)
    if not day or day > 31:
        return None
    first = j
    start = c.digits(j - 2, 2) if c.lower[j - 1] in DASHES else None
    year, end = _year_after_day(c, k)
    meaning: Meaning = ("day", year, month, day)
    if start and start < day:
        first, meaning = j - 2, ("range", ("day", year, month, start), meaning)
    first = _weekday_before(c, first)
    first -= c.lower[first - 1] == "the"
    return Hit(first, end, "DATE", meaning, "day and month")


def _month_alone(c: Cursor, i: int, k: int, month: int, short: bool) -> Hit | None:
    """ "March 2021", "last March", "early March", "in March"; a short or doubtful name needs company."""
    at = k + 1 if c.lower[k] in {",", "of"} else k
    year: Meaning | None = None
    if c.year(at) is not None and not (c.lower[k] == "," and c.lower[i - 1] not in {"in", "of", "since", "until", "from", "by"}):
        found = year_at(c, at)
        if found:
            year, k = found
    elif c.lower[k] in {"of", "this", "last", "next"}:
        found = year_at(c, at)
        if found and found[0][0] in {"rel", "same"}:
            year, k = found
    before = c.lower[i - 1]
    shift = {"last": -1, "this": 0, "next": 1, "past": -1}.get(before)
    if year is None and (short or c.lower[i] in c.words.doubtful):
        if before not in c.words.prepositions and before not in {"ended", "ending"} and not c.hyphen(i - 1):
            return None
        if c.is_capital(k) and c.lower[k] not in c.words.months and before not in c.words.modifiers:
            return None
    first = i - 1 if shift is not None else i
    if shift == -1 and c.lower[first - 1] == "this":
        first -= 1
    first = _week_of(c, first) or widen(c, first, article=False)
    meaning: Meaning = ("month", year, month, shift)
    if c.lower[first] == "the" and c.lower[first + 2] == "week":
        meaning = ("part", c.words.ordinals[c.lower[first + 1]], "W", meaning)
    return Hit(first, k, "DATE", meaning, "month")


def _week_of(c: Cursor, i: int) -> int | None:
    """ "the last week of March": where it begins."""
    if c.lower[i - 1] == "of" and c.lower[i - 2] == "week" and c.lower[i - 3] in c.words.ordinals and c.lower[i - 4] == "the":
        return i - 4
    return None


def on_weekday(c: Cursor, i: int) -> Hit | None:
    """ "Monday", "last Monday", "early Tuesday", "Friday morning"."""
    w = c.lower[i]
    if not c.is_capital(i):
        return None
    before = c.lower[i - 1]
    if w in c.words.doubtful and not (c.lower[i + 1] == "." and c.touches(i) and before in {"on", "last", "next", "this", "until", "by"}):
        return None
    if c.is_capital(i + 1) and c.lower[i + 1] not in c.words.months and before not in c.words.prepositions and c.is_capital(i - 1) and i:
        return None
    shift = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1}.get(before)
    first = i - 1 if shift is not None else i
    first -= shift is not None and c.lower[first - 1] == "this"
    meaning: Meaning = ("weekday", c.words.weekdays[w], shift)
    if c.lower[i + 1] in c.words.daytimes:
        return Hit(widen(c, first, False), i + 2, "TIME", ("time", "T" + c.words.daytimes[c.lower[i + 1]], meaning), "weekday and daytime")
    return Hit(widen(c, first, False), i + 1, "DATE", meaning, "weekday")


def on_day_word(c: Cursor, i: int) -> Hit | None:
    """ "today", "late yesterday", "tomorrow night", "tonight"."""
    w = c.lower[i]
    shift = c.words.days[w]
    first = widen(c, i, article=False)
    if c.lower[first - 1] in {"earlier", "later"}:
        first -= 1
    if w == "tonight":
        return Hit(first, i + 1, "TIME", ("time", "TNI", ("rel", "D", 0)), "day word")
    if c.lower[i + 1] in c.words.daytimes:
        suffix = c.words.daytimes[c.lower[i + 1]]
        return Hit(first, i + 2, "TIME", ("time", "T" + suffix, ("rel", "D", shift)), "day word and daytime")
    if w == "today" and c.lower[i - 1] in {"usa", "russia", "-"}:
        return None
    return Hit(first, i + 1, "DATE", ("rel", "D", shift), "day word")


def on_daytime(c: Cursor, i: int) -> Hit | None:
    """ "this morning", "last night", "noon Saturday", "mid afternoon"."""
    w, before = c.lower[i], c.lower[i - 1]
    suffix = "T" + c.words.daytimes[w]
    if before in {"this", "last", "that", "next"}:
        base: Meaning = ("same", "D") if before == "that" else ("rel", "D", {"this": 0, "last": -1, "next": 1}[before])
        return Hit(widen(c, i - 1, False), i + 1, "TIME", ("time", suffix, base), "daytime")
    if w in NOON:
        return _clock(c, i, i + 1, NOON[w], "noon")
    if before in {"mid", "late", "early"} or (before == "the" and c.lower[i - 2] in {"in", "during"} and w != "night"):
        return Hit(i - 1, i + 1, "TIME", ("time", suffix, ("same", "D")), "daytime")
    return None


def on_clock(c: Cursor, i: int) -> Hit | None:
    """ "10 p.m.", "10:35 a.m. Wednesday", "15:00 GMT", at the hour's token."""
    hour = c.digits(i, 2)
    if hour is None or hour > 24 or c.lower[i - 1] == ":":
        return None
    k, minute = i + 1, 0
    if c.lower[k] in {":", "."} and c.touches(i) and c.touches(k):
        part = c.digits(k + 1, 2)
        if part is None or part > 59 or len(c.lower[k + 1]) != 2 or (c.lower[k + 2] == ":" and c.touches(k + 1)):
            return None
        k, minute = k + 2, part
    half = c.lower[k].replace(".", "")
    if half in {"am", "pm"} and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
        shown = f"{hour:02d}:{minute:02d}" if k > i + 1 else f"{hour:02d}:00"
        return _clock(c, i, k + 1, shown, "clock")
    if k == i + 1:
        return None
    if c.lower[k] in ZONES or c.lower[i - 1] in {"at", "from", "until", "by", "till"} or c.lower[k + 1] == "time":
        return _clock(c, i, k, f"{hour:02d}:{minute:02d}", "clock")
    return None


def _clock(c: Cursor, i: int, k: int, shown: str, rule: str) -> Hit:
    """A clock time with its zone and the day beside it."""
    zone = ""
    if c.lower[k] in ZONES:
        zone = "Z" if c.lower[k] == "utc" else ""
        k += 1
    elif c.lower[k + 1] == "time" and c.lower[k] in {"local", "moscow", "eastern", "pacific", "central"}:
        k += 2
    at = k + 1 if c.lower[k] in {",", "on"} else k
    beside = _day_at(c, at)
    if beside:
        return Hit(i, beside.last, "TIME", ("time", f"T{shown}{zone}", beside.meaning), rule)
    return Hit(i, k, "TIME", ("time", f"T{shown}{zone}", ("same", "D")), rule)


def _day_at(c: Cursor, i: int) -> Hit | None:
    """A day expression that begins at `i`: weekday, month and day, today."""
    w = c.lower[i]
    hit = None
    if w in c.words.weekdays:
        hit = on_weekday(c, i)
    elif w in c.words.months:
        hit = on_month(c, i)
    elif w in c.words.days:
        hit = on_day_word(c, i)
    return hit if hit and hit.type == "DATE" and hit.first <= i else None


def on_numeric(c: Cursor, i: int) -> Hit | None:
    """ "04.07.2024", "2020-02-20", "04/07/2024", at the first number."""
    w = c.lower[i]
    dotted = DOTTED.fullmatch(w)
    if dotted:
        return _day_first(i, dotted.groups())
    sign = c.lower[i + 1]
    if sign in {"-", "/"} and c.lower[i - 1] == sign and c.touches(i - 1):
        return None  # inside a chain of numbers
    if (
        sign not in {"-", "/"}
        or c.lower[i + 3] != sign
        or not (c.touches(i) and c.touches(i + 1) and c.touches(i + 2) and c.touches(i + 3))
    ):
        return None
    parts = (w, c.lower[i + 2], c.lower[i + 4])
    if c.year(i) is not None and c.digits(i + 2, 2) and c.digits(i + 4, 2):
        return _made(i, i + 5, int(parts[0]), int(parts[1]), int(parts[2]), "numeric date")
    if c.digits(i, 2) and c.digits(i + 2, 2) and c.year(i + 4) is not None:
        return _in_numbers(i, i + 5, parts)
    return None


def _day_first(i: int, parts: tuple[str, ...]) -> Hit | None:
    """ "04.07.2024": stops part a day, a month and a year, but where the second can be no month."""
    a, b, y = parts
    if len(y) == 2 and not (len(a) == len(b) == 2):
        return None
    year = int(y) if len(y) == 4 else 2000 + int(y) if int(y) < 70 else 1900 + int(y)
    day, month = (int(b), int(a)) if int(b) > 12 else (int(a), int(b))
    return _made(i, i + 1, year, month, day, "numeric date")


def _in_numbers(first: int, last: int, parts: tuple[str, ...]) -> Hit | None:
    """ "03/04/2021": which is the day, the article's order decides (order.py)."""
    a, b, year = map(int, parts)
    possible = min(a, b) >= 1 and min(a, b) <= 12 and max(a, b) <= 31
    return Hit(first, last, "DATE", ("numbers", year, a, b), "numeric date") if possible else None


def _made(first: int, last: int, year: int, month: int, day: int, rule: str) -> Hit | None:
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2100):
        return None
    return Hit(first, last, "DATE", ("day", ("fix", f"{year:04d}"), month, day), rule)


def on_holiday(c: Cursor, i: int) -> Hit | None:
    """ "Christmas", "Thanksgiving Day 1999"."""
    if not c.is_capital(i):
        return None
    for size in (4, 3, 2, 1):
        when = c.words.holidays.get(tuple(c.lower[i : min(i + size, c.size)]))
        if when:
            k = i + size
            if size == 1 and c.is_capital(k):
                return None
            found = year_behind(c, k)
            shift = {"last": -1, "this": 0, "next": 1}.get(c.lower[i - 1])
            return Hit(i - (shift is not None), found[1] if found else k, "DATE", ("holiday", found and found[0], when, shift), "holiday")
    return None
