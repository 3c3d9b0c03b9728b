"""Symbolic meanings → TIMEX3 values, against the publication date, the dates before, and the tense around."""

from collections.abc import Callable
from datetime import date

from corpus.find.timex.words import Meaning, Words
from corpus.grammar.calendar import SEASONS, bounds, grain, make_day, move, nth_weekday, parse_day, shift, value_at
from corpus.model import Document, Timex

#: how many tokens before, and behind, a date are looked at for its tense
BEFORE, BEHIND = 20, 8
#: the tense of "agreed to sell it in October": the month of the agreement or of the sale, so the nearest
EITHER = 2
#: a word in -ed behind one of these is no past tense ("an increased share")
NOT_BEFORE_A_VERB = frozenset(["a", "an", "the", "of", "still", "most", "its", "his", "her", "their", "more", "and", "be"]) - {"be"}


class Setting:
    """Where a text stands in time: `now` is the publication day, `last` the calendar value mentioned last."""

    def __init__(self, doc: Document, now: date | None, words: Words) -> None:
        self.doc, self.now, self.words = doc, now, words
        self.last: str | None = None
        self.quarter: str | None = None
        self.tense = 0

    def follows(self, timex: Timex, word: str) -> bool:
        """Whether a word stands right before an expression."""
        at = self.doc.tokens.at(timex.start)
        return at > 0 and self.doc.tokens.lower[at - 1] == word

    def mention(self, value: str, meaning: Meaning) -> None:
        """Remember a calendar value as the one mentioned last."""
        unit = grain(value)
        if unit is None and "/" not in value:
            return
        self.last = value
        if unit == "Q" and meaning[0] == "part":
            self.quarter = value

    def resolve(self, meaning: Meaning) -> str | None:
        """The value of a meaning, None where nothing fixes it."""
        rule = MEANINGS.get(str(meaning[0]))
        return rule(self, *meaning[1:]) if rule else None

    def year(self, meaning: Meaning | None) -> int | None:
        """The year of a meaning that names one."""
        value = self.resolve(meaning) if meaning else None
        return int(value[:4]) if value and value[:4].isdigit() and len(value) >= 4 else None

    def tense_at(self, timex: Timex) -> int:
        """-1 where the words around speak of what was, 1 of what will be, 0 where they do not say; the verb before counts first."""
        if timex.sentence < 0:
            return 0
        sentence, low, words = self.doc.sentences[timex.sentence], self.doc.tokens.lower, self.words
        at = self.doc.tokens.at(timex.start)
        if at > sentence.first and low[at - 1] in words.ahead:
            return 1
        for i in range(at - 1, max(sentence.first, at - BEFORE) - 1, -1):
            w = low[i]
            if w in words.future:
                return 1
            if w in words.intent and i + 1 < at and low[i + 1] == "to":
                return EITHER
            if w in words.past or (w.endswith("ed") and len(w) > 4 and low[i - 1] not in NOT_BEFORE_A_VERB):
                return 1 if low[i - 1] == "be" else -1
        for i in range(at, min(sentence.last, at + BEHIND)):
            if low[i] in words.future:
                return 1
            if low[i] in words.past or (low[i].endswith("ed") and len(low[i]) > 4):
                return -1
        return 0


def resolve(doc: Document, timexes: tuple[Timex, ...], published: str | None, words: Words) -> tuple[Timex, ...]:
    """The expressions with their values, in text order."""
    setting = Setting(doc, parse_day(published), words)
    resolved = []
    for timex in timexes:
        meaning = timex.meaning
        if meaning[0] == "fix":
            value: str | None = str(meaning[1])
        else:
            setting.tense = setting.tense_at(timex) if meaning[0] in TENSED else 0
            value = setting.resolve(meaning)
        if value and timex.type in ("DATE", "TIME") and meaning[0] not in ("from", "ago"):
            setting.mention(value[:10] if timex.type == "TIME" else value, meaning)
        if meaning[0] == "stretch":
            meaning = (*meaning, _stretch_period(setting, meaning))
        elif timex.type == "DATE" and value and setting.follows(timex, "since"):
            meaning = ("since", meaning, _until_now(setting, value))
        resolved.append(Timex(timex.start, timex.end, timex.type, value, timex.rule, meaning, timex.sentence))
    return tuple(resolved)


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
    if unit == "Y" and n == -1 and s.last and grain(s.last) in ("Q", "H"):
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
    if own in ("Q", "H", "S", "M", "Y") and unit in ("Y",):
        return move(start, unit, int(count))
    range_ = bounds(start)
    moved = shift(range_[0], unit, int(count)) if range_ else None
    return value_at(moved, unit if unit != "WE" else "W") if moved else None


def _from(s: Setting, n: float | str, unit: str, sign: int = 0) -> str | None:
    """ "a year earlier", "the following year": counted from the date mentioned last, else from publication."""
    if n == "X":
        return "PAST_REF" if sign < 0 else "FUTURE_REF"
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
    if s.last and grain(s.last) in ("Q", "H", "M") and year >= 1:
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


def _stretch_period(s: Setting, meaning: Meaning) -> str | None:
    """The period from publication back, or on, by so many units: "2019/2024"."""
    n, unit, side = float(str(meaning[2])), str(meaning[3]), int(str(meaning[4]))
    grains = {"Y": "Y", "DE": "Y", "CE": "Y", "Q": "M", "H": "M", "M": "M", "W": "D", "D": "D"}
    if s.now is None or unit not in grains:
        return None
    other = shift(s.now, unit, round(n) * side)
    if other is None:
        return None
    a, b = sorted((other, s.now))
    return f"{value_at(a, grains[unit])}/{value_at(b, grains[unit])}"


def _until_now(s: Setting, value: str) -> str | None:
    """ "since 2019": from there to publication, in the grain of the date."""
    unit, held = grain(value), bounds(value)
    if s.now is None or unit is None or held is None or held[0] > s.now:
        return None
    unit = {"WE": "D", "W": "D", "S": "M", "H": "M", "DE": "Y", "CE": "Y"}.get(unit, unit)
    return f"{value_at(held[0], unit)}/{value_at(s.now, unit)}"


#: meanings that the tense decides on
TENSED = ("day", "month", "weekday", "season", "holiday", "part", "range", "time", "same")
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
