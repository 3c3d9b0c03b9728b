"""What each symbolic meaning is worth in a setting: one small function a meaning."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from corpus.find.timex.words import Meaning
from corpus.grammar.calendar import SEASONS, bounds, grain, make_day, move, nth_weekday, parse_day, shift, value_at

#: the tense of "agreed to sell it in October": the month of the agreement or of the sale, so the nearest
EITHER = 2


class Setting(Protocol):
    """Where a text stands in time, as `resolve.Setting` keeps it."""

    now: date | None
    last: str | None
    quarter: str | None
    tense: int

    def resolve(self, meaning: Meaning) -> str | None:
        """The value of a meaning."""

    def year(self, meaning: Meaning | None) -> int | None:
        """The year of a meaning that names one."""


def _fix(s: Setting, value: str) -> str:
    return value


def _day(s: Setting, year: Meaning | None, month: int, day: int) -> str | None:
    """A day; where no year is given, the nearest to publication that the tense allows."""
    known = s.year(year)
    if known is None and year is None:
        return _nearest(s, [make_day(s.now.year + k, month, day) for k in (-1, 0, 1)]) if s.now else None
    made = make_day(known, month, day) if known else None
    return made.isoformat() if made else None


def _nearest(s: Setting, days: list[date | None]) -> str | None:
    """Of the possible days the nearest to publication, on the side that the tense names."""
    assert s.now is not None
    now = s.now
    known = [d for d in days if d is not None]
    side = [d for d in known if s.tense in (0, EITHER) or (d >= now if s.tense > 0 else d <= now)]
    best = min(side or known, key=lambda d: abs((d - now).days), default=None)
    # a day that lies far off on the tense's side and close on the other is the close one
    close = min(known, key=lambda d: abs((d - now).days), default=None)
    if best and close and abs((best - now).days) > 300 and abs((close - now).days) < 45:
        best = close
    return best.isoformat() if best else None


def _month(s: Setting, year: Meaning | None, month: int, step: int | None) -> str | None:
    known = s.year(year)
    if known is not None:
        return f"{known:04d}-{month:02d}"
    if s.now is None or year is not None:
        return None
    here, month_now = s.now.year, s.now.month
    if step is not None:
        here += _step(month, s.now.month, step)
    elif s.tense == EITHER:
        here += min((0, -1, 1), key=lambda k: (abs(month + 12 * k - month_now), k > 0))
    elif s.tense > 0:
        here += month < s.now.month
    else:  # news is mostly about what was
        here -= month > s.now.month
    return f"{here:04d}-{month:02d}" if 1 <= here <= 9999 else None


def _step(month: int, now: int, step: int) -> int:
    """Years to "last March", "this March", "next March"."""
    if step < 0:
        return 0 if month < now else -1
    return (0 if month > now else 1) if step > 0 else 0


def _weekday(s: Setting, weekday: int, step: int | None) -> str | None:
    if s.now is None:
        return None
    back = (s.now.weekday() - weekday) % 7
    ahead = (weekday - s.now.weekday()) % 7
    if step is not None and step < 0:
        days = -(back or 7)
    elif step is not None and step > 0:
        days = ahead or 7
    elif step == 0:
        days = ahead
    else:
        days = ahead if s.tense > 0 else -back
    day = shift(s.now, "D", days)
    return day.isoformat() if day else None


def _season(s: Setting, year: Meaning | None, code: str, step: int | None) -> str | None:
    known = s.year(year)
    if known is None and s.now and year is None:
        month = SEASONS[code]
        known = s.now.year
        if step is not None:
            known += (0 if month + 2 < s.now.month else -1) if step < 0 else _step(month, s.now.month, step)
        elif s.tense < 0:
            known -= month > s.now.month
        elif s.tense > 0:
            known += month + 2 < s.now.month
    return f"{known:04d}-{code}" if known and 1 <= known <= 9999 else None


def _holiday(s: Setting, year: Meaning | None, when: str, step: int | None) -> str | None:
    def on(y: int) -> date | None:
        if "-" in when[:3]:
            return make_day(y, int(when[:2]), int(when[3:]))
        month, weekday, nth = (int(p) for p in when.split(":"))
        return nth_weekday(y, month, weekday, nth)

    known = s.year(year)
    if known is not None:
        day = on(known)
        return day.isoformat() if day else None
    if s.now is None or year is not None:
        return None
    s.tense = step if step else s.tense
    return _nearest(s, [on(s.now.year + k) for k in (-1, 0, 1) if 1 <= s.now.year + k <= 9999])


def _rel(s: Setting, unit: str, n: int) -> str | None:
    """ "last year", "this week", "next quarter"."""
    if s.now is None:
        return None
    day = shift(s.now, unit, n)
    return value_at(day, unit) if day else None


def _ago(s: Setting, n: float | str, unit: str, sign: int) -> str | None:
    """ "two years ago", "five years from now": of the unit's own grain."""
    if n == "X":
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit[0] == "T":
        return value_at(s.now, "D") if s.now else None
    if unit == "Y" and n == -1 and s.last and grain(s.last) in {"Q", "H"}:
        return move(s.last, "Y", -1)
    if s.now is None:
        return None
    return _moved(value_at(s.now, "D"), n, unit)


def _moved(start: str, n: object, unit: str) -> str | None:
    """A calendar value so many units on, of the coarser grain of the two."""
    if not isinstance(n, int | float) or abs(n) > 100000:
        return None
    unit, count = {"W2": ("W", n * 2), "DE": ("Y", n * 10), "CE": ("Y", n * 100)}.get(unit, (unit, n))
    if unit == "Y" and count % 1:
        unit, count = "M", round(count * 12)
    own = grain(start)
    if own in {"Q", "H", "S", "M", "Y"} and unit in {
        "Y",
    }:
        return move(start, unit, int(count))
    range_ = bounds(start)
    moved = shift(range_[0], unit, int(count)) if range_ else None
    return value_at(moved, unit if unit != "WE" else "W") if moved else None


def _from(s: Setting, n: float | str, unit: str, sign: int = 0) -> str | None:
    """ "a year earlier", "the following year": counted from the date mentioned last, else from publication."""
    if n == "X":
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
    if unit == "Y" and s.last and "/" in s.last and not isinstance(n, str):
        ends = [move(end, "Y", round(n)) for end in s.last.split("/")]
        if all(ends) and grain(s.last.split("/")[0]) == grain(s.last.split("/")[1]) == "M":
            return "/".join(filter(None, ends))
    start = s.last if s.last and "/" not in s.last and grain(s.last) else None
    if start is None:
        start = value_at(s.now, "D") if s.now else None
    if start is None or unit[0] == "T":
        return None
    return _moved(start, n, unit)


def _same(s: Setting, unit: str) -> str | None:
    """ "that year", "the same day", "the quarter": of the date mentioned last, else of publication."""
    if unit == "Q" and s.quarter:
        return s.quarter
    if unit == "Q" and s.now and s.tense <= 0 and (s.last is None or grain(s.last) == "D"):
        return _rel(s, "Q", -1)
    order = ["D", "W", "M", "Q", "H", "Y", "DE"]
    own = grain(s.last) if s.last and "/" not in s.last else None
    if own in order and unit in order and order.index(own) <= order.index(unit):
        held = bounds(s.last)
        if held:
            return value_at(held[0], unit)
    if unit == "WE" and s.now:
        day = shift(s.now, "D", -(s.now.weekday() + 2) if s.tense <= 0 else 5 - s.now.weekday())
        return value_at(day, "WE") if day else None
    return value_at(s.now, unit) if s.now else None


def _part(s: Setting, n: int, unit: str, of: Meaning | None) -> str | None:
    """The nth quarter, half or week of a year or month; without one, the last that had begun by publication."""
    if unit == "W":
        held = bounds(s.resolve(of)) if of else None
        if held is None:
            return None
        day = held[1] if n < 0 else shift(held[0], "D", 7 * (n - 1))
        return value_at(day, "W") if day and day <= held[1] else None
    year = s.year(of)
    if year is None:
        if of is not None or s.now is None:
            return None
        this = (s.now.month + 2) // 3 if unit == "Q" else (s.now.month + 5) // 6
        year = s.now.year
        if s.tense < 0 or unit == "H":
            year += (n < this) if s.tense > 0 else -(n > this)
        else:  # the nearest, a past one rather than one as far ahead
            year += -1 if n - this > 2 - (s.tense == 0) else 1 if this - n > 2 else 0
    return f"{year:04d}-{unit}{n}" if 1 <= year <= 9999 else None


def _span(s: Setting, n: float, unit: str, side: int, of: Meaning) -> str | None:
    """ "the first two months of 2016": an interval of months, quarters or days."""
    whole = bounds(s.resolve(of))
    if whole is None or not 1 <= n <= 400:
        return None
    count = int(n)
    if side > 0:
        start, end = whole[0], shift(whole[0], unit, count - 1)
    else:
        last = bounds(value_at(whole[1], unit))
        end = last[0] if last else None
        start_day = shift(end, unit, 1 - count) if end else None
        if start_day is None:
            return None
        start = start_day
    if end is None or end > whole[1]:
        return None
    if unit == "M" and side > 0 and count == 12:
        return value_at(whole[0], "Y")
    if unit == "Q" and count == 2:
        return value_at(start, "H")
    a, b = value_at(start, unit), value_at(end, unit)
    return a if a == b else f"{a}/{b}"


def _like(s: Setting, of: Meaning) -> str | None:
    """ "the same period last year": the stretch mentioned last, in that year; else the year."""
    year = s.year(of)
    if year is None:
        return None
    if s.last and grain(s.last) in {"Q", "H", "M"} and year >= 1:
        return f"{year:04d}{s.last[4:]}"
    if s.last and "/" in s.last and s.last[:4].isdigit():
        a, _, b = s.last.partition("/")
        if grain(a) == grain(b) == "M":
            return f"{year:04d}{a[4:]}/{year:04d}{b[4:]}"
    return f"{year:04d}"


def _time(s: Setting, clock: str, of: Meaning) -> str | None:
    """A time of a day."""
    day = s.resolve(of)
    return day[:10] + clock if day and parse_day(day[:10]) else None


def _range(s: Setting, first: Meaning, last: Meaning) -> str | None:
    a, b = s.resolve(first), s.resolve(last)
    return f"{a}/{b}" if a and b else None


def _stretch(s: Setting, value: str, n: float, unit: str, side: int) -> str:
    """ "the past five years": a duration; the period that it covers is added by `_stretch_period`."""
    return value


MEANINGS: dict[str, Callable[..., str | None]] = {
    "fix": _fix,
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "holiday": _holiday,
    "rel": _rel,
    "ago": _ago,
    "from": _from,
    "same": _same,
    "part": _part,
    "span": _span,
    "like": _like,
    "time": _time,
    "range": _range,
    "stretch": _stretch,
}
