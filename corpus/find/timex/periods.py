"""Phrases of longer stretches: years, decades, seasons, quarters, halves, durations, "last year", "a year earlier"."""

from corpus.find.timex.parts import DASHES, about, number_before, spoken_year, widen, year_at, year_before, year_behind
from corpus.find.timex.words import Cursor, Hit, Meaning

AGES = ("old", "olds")
#: a bare year needs none of these before it: signs and words that number something else
NUMBERING = frozenset(
    [
        "$",
        "€",
        "£",
        "¥",
        "₽",
        "#",
        "№",
        "no",
        "number",
        "us$",
        "rs",
        "section",
        "article",
        "page",
        "room",
        "flight",
        "boeing",
        "windows",
        "model",
    ]
)
LENGTHS = (
    "for",
    "over",
    "in",
    "within",
    "after",
    "than",
    "about",
    "nearly",
    "almost",
    "least",
    "just",
    "under",
    "of",
    "through",
    "take",
    "takes",
    "took",
    "last",
    "lasted",
    "lasting",
    "spent",
    "during",
    "every",
    "once",
)
GROUPED = ("period", "quarter", "month", "term", "figure", "level", "time")
COUNTABLE_RATES = ("year", "month", "week", "day", "quarter", "hour", "decade")


def on_year(c: Cursor, i: int) -> Hit | None:
    """ "2016", "fiscal 2016", "early 2011", "2020-2024", "the 1988 period"."""
    year = c.year(i)
    before = c.low(i - 1)
    if year is None or before in NUMBERING or c.low(i + 1) in ("%", "°", "$", "€") or not _free(c, i):
        return None
    if c.low(i + 1) in c.words.counted and (before not in ("in", "since", "by", "until") or c.low(i + 1) == "people"):
        return None
    if year < 1700 and before not in ("in", "since", "until", "year", "of"):
        return None
    first = i
    if before in ("fiscal", "financial") or (before == "year" and c.low(i - 2) in ("fiscal", "financial", "the")):
        first = i - 2 if before == "year" else i - 1
    value: Meaning = ("fix", f"{year:04d}")
    last = _second_year(c, i, year)
    if last:
        return Hit(widen(c, first, False), last[1], "DATE", ("fix", f"{year:04d}/{last[0]:04d}"), "years")
    k = i + 1
    if c.low(k) == "period" and c.low(first - 1) == "the":
        return Hit(first - 1, k + 1, "DATE", ("like", value), "year")
    if c.low(k) == "or" and c.low(k + 1) in ("later", "earlier"):
        k += 2
    return Hit(widen(c, first, False), k, "DATE", value, "year")


def _free(c: Cursor, i: int) -> bool:
    """Not part of a product's name or a code: no letters or signs tied to it."""
    left = c.touches(i - 1) and c.low(i - 1) not in ("(", "[", "-", "–", "—", "/", '"', "“", "‘", "«", "'", "`", "q", "fy", "h", "''", "``")
    right = c.touches(i) and c.low(i + 1)[:1].isalnum() and c.low(i + 1) not in ("s",)
    tied = c.low(i - 1) == "-" and c.touches(i - 1) and c.touches(i - 2) and c.low(i - 2) not in c.words.modifiers and c.year(i - 2) is None
    return not (left or right or (tied and c.low(i - 2) not in ("pre", "post")))


def _second_year(c: Cursor, i: int, year: int) -> tuple[int, int] | None:
    """ "-2024", "–24", "/2025" behind a year: the other year, and the index behind."""
    if c.low(i + 1) not in (*DASHES, "/"):
        return None
    other = c.year(i + 2)
    if other is None and c.touches(i) and c.touches(i + 1) and len(c.low(i + 2)) == 2 and c.digits(i + 2, 2) is not None:
        other = year // 100 * 100 + int(c.low(i + 2))
    return (other, i + 3) if other and year < other <= year + 150 else None


def on_decade(c: Cursor, i: int) -> Hit | None:
    """ "1990s", "the mid-1990s", "the '80s", at the number."""
    w = c.low(i)
    k = i + 1
    if c.low(k) in ("'s", "’s") and c.touches(i) and w.endswith("0") and c.low(i - 1) in ("the", "early", "late", "mid", "-", "in"):
        pass
    elif c.low(k) != "s" or not c.touches(i) or not w.endswith("0"):
        return None
    first = i
    if c.year(i) is not None:
        value = w[:3]
    elif len(w) == 2 and w.isdigit():
        if c.low(i - 1) in ("'", "’", "`", "‘") and c.touches(i - 1):
            first -= 1
        elif c.low(i - 1) in ("and", "or") and c.low(i - 2) == "s" and c.low(i - 3).endswith("0"):
            pass
        elif c.low(i - 1) not in ("the", "early", "late", "mid", "-"):
            return None
        value = ("19" if w >= "30" else "20") + w[0]
    else:
        return None
    return Hit(widen(c, first), k + 1, "DATE", ("fix", value), "decade")


def on_decade_word(c: Cursor, i: int) -> Hit | None:
    """ "the nineties", "the mid-nineties"."""
    tens = {
        "twenties": "192",
        "thirties": "193",
        "forties": "194",
        "fifties": "195",
        "sixties": "196",
        "seventies": "197",
        "eighties": "198",
        "nineties": "199",
    }
    before = c.low(i - 2) if c.hyphen(i - 1) else c.low(i - 1)
    if before not in ("the", "early", "late", "mid") or (c.low(i - 2) in ("in", "into") and c.low(i - 1) in ("his", "her")):
        return None
    return Hit(widen(c, i), i + 1, "DATE", ("fix", tens[c.low(i)]), "decade")


def on_spoken_year(c: Cursor, i: int) -> Hit | None:
    """ "nineteen ninety-four", "the year two thousand"."""
    found = spoken_year(c, i)
    if not found or (c.low(i - 1) not in c.words.prepositions and c.low(i - 1) != "year"):
        return None
    first = i - 1 if c.low(i - 1) == "year" else i
    first -= first < i and c.low(first - 1) == "the"
    return Hit(first, found[1], "DATE", ("fix", f"{found[0]:04d}"), "spoken year")


def on_season(c: Cursor, i: int) -> Hit | None:
    """ "last summer", "the winter of 1994", "spring 2020", "this past spring"."""
    found = year_behind(c, i + 1)
    before = c.low(i - 1)
    shift = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1}.get(before)
    if (
        found is None
        and shift is None
        and (before not in ("the", "in", "since", "by", "early", "late", "until") or c.low(i) in ("spring", "fall"))
    ):
        return None
    first = i - 1 if shift is not None else i
    first -= shift is not None and c.low(first - 1) in ("this", "the")
    if before == "early" and c.low(i - 2) == "the":
        first = i - 2
    season: Meaning = ("season", found and found[0], c.words.seasons[c.low(i)], shift)
    return Hit(widen(c, first), found[1] if found else i + 1, "DATE", season, "season")


def on_code(c: Cursor, i: int) -> Hit | None:
    """ "Q1 2020", "1Q20", "H1", "FY2020", at the letter."""
    w, n = c.low(i), None
    first, k = i, i + 1
    if w == "fy":
        year = c.year(i + 1)
        return Hit(i, i + 2, "DATE", ("fix", f"{year:04d}"), "fiscal year") if year is not None else None
    if not c.is_capital(i):
        return None
    if c.touches(i) and c.digits(i + 1, 1):
        n, k = c.digits(i + 1, 1), i + 2
    elif c.touches(i - 1) and c.digits(i - 1, 1):
        n, first = c.digits(i - 1, 1), i - 1
    if not n or n > (4 if w == "q" else 2) or c.low(first - 1) == "-":
        return None
    found = year_behind(c, k) or year_before(c, first - 1)
    if found is None:
        return Hit(first, k, "DATE", ("part", n, w.upper(), None), "quarter code") if w == "q" else None
    return Hit(
        min(first, found[1]) if found[1] <= first else first, max(k, found[1]), "DATE", ("part", n, w.upper(), found[0]), "quarter code"
    )


def on_unit(c: Cursor, i: int) -> Hit | None:
    """Whatever ends with a unit of time: the first of UNIT_RULES that reads it."""
    j = i - 2 if c.hyphen(i - 1) else i - 1
    for rule in UNIT_RULES:
        hit = rule(c, i, j)
        if hit:
            return hit
    return None


def year_ago(c: Cursor, i: int, j: int) -> Hit | None:
    """ "year-earlier", "the year-ago quarter", "year-end"."""
    if c.low(i) != "year":
        return None
    k = i + 2 if c.hyphen(i + 1) else i + 1
    w = c.low(k)
    if w == "end" and (k > i + 1 or c.low(j) in ("by", "at", "until", "around", "the", "since", "before")):
        found = year_at(c, k + 1) if c.year(k + 1) is not None else None
        first = i - 1 if c.low(i - 1) in ("the", "around") else i
        return Hit(first, found[1] if found else k + 1, "DATE", found[0] if found else ("rel", "Y", 0), "year end")
    if w not in ("ago", "earlier") or (k == i + 1 and c.low(j) != "the"):
        return None
    k += 1
    if c.low(k) in GROUPED and c.low(k) not in ("figure", "level"):
        k += 1
    first = i
    if k > i + 3 or c.low(k - 1) in GROUPED:
        first -= c.low(first - 1) == "comparable"
        first -= c.low(first - 1) == "the"
    return Hit(first, k, "DATE", ("from", -1, "Y"), "year before")


def ordinal(c: Cursor, i: int, j: int) -> Hit | None:
    """ "the third quarter of 2009", "next year's first half", "the 20th century", "the last week of"."""
    unit = c.words.units[c.low(i)]
    if unit not in ("Q", "H", "CE") or c.low(i).endswith("s"):
        return None
    if c.low(j) in ("fiscal", "financial"):
        j -= 1
    n = c.words.ordinals.get(c.low(j))
    first = j
    if c.low(j) in ("st", "nd", "rd", "th") and c.touches(j - 1):
        n, first = c.digits(j - 1, 2), j - 1
    if n is None:
        return None
    if unit == "CE":
        return Hit(widen(c, first), i + 1, "DATE", ("fix", f"{n - 1:02d}"), "century") if n > 0 else None
    if n > (4 if unit == "Q" else 2):
        return None
    tied = c.hyphen(i - 1)
    found = year_behind(c, i + 1) if not tied or c.low(i + 1) == "of" else None
    k = found[1] if found else i + 1
    first -= c.low(first - 1) in ("fiscal", "financial") or ((c.hyphen(first - 1) and c.low(first - 2) == "fiscal") and 2)
    earlier = year_before(c, first - 1) if not found else None
    if earlier:
        found, first = earlier, earlier[1]
    if c.low(j) in ("last", "previous") and not found:
        return None
    if unit == "H" and not found and not tied:
        return None
    if n < 0:
        n = 4 if unit == "Q" else 2
    return Hit(widen(c, first, not tied), k, "DATE", ("part", n, unit, found and found[0]), "quarter" if unit == "Q" else "half")


def relative(c: Cursor, i: int, j: int) -> Hit | None:
    """ "last year", "this week", "the following year", "that quarter", "the past decade", "the same period last year"."""
    w = c.low(i)
    unit = c.words.units.get(w, "P")
    if (w.endswith("s") and w in c.words.units) or unit[0] == "T" or j != i - 1:
        return None
    first = j
    if c.low(first) in ("fiscal", "financial", "calendar", "academic", "whole", "full") and unit == "Y":
        first -= 1
    r = c.low(first)
    if r not in c.words.relative or (r == "past" and c.low(first - 1) in ("years", "half")):
        return None
    n = c.words.relative[r]
    the = c.low(first - 1) == "the"
    if r in ("same", "that") or (r == "this" and unit == "D"):
        return _same(c, i, first, unit)
    if unit == "P" or unit == "H":
        return Hit(widen(c, first), i + 1, "DATE", ("rel", "Q", -1), "latest period") if r == "latest" else None
    if r in ("recent", "coming", "upcoming") and unit not in ("Y", "M", "W", "Q", "WE"):
        return None
    if w == "night":
        return None
    meaning: Meaning = ("rel", unit, n)
    kind = "DATE"
    if (r in ("following", "preceding", "previous", "prior") and unit not in ("DE", "CE")) or (r == "next" and the and unit == "D"):
        meaning = ("from", n, unit)
    elif (
        (r in ("past", "following") and unit in ("DE", "CE"))
        or (r == "past" and unit in ("W", "M"))
        or (the and r in ("next", "coming") and unit in ("Y", "DE", "M"))
    ):
        kind, meaning = "DURATION", ("fix", duration(1, unit))
    k = i + 1
    if c.low(k) in DASHES and c.low(k + 1) == "end":
        k += 2
    return Hit(widen(c, first), k, kind, meaning, "relative period")


def _same(c: Cursor, i: int, first: int, unit: str) -> Hit | None:
    """ "that year", "the same period last year", "the same quarter of 2015"."""
    found = year_behind(c, i + 1)
    if found and c.low(first) == "same":
        meaning: Meaning = ("like", found[0])
        return Hit(widen(c, first), found[1], "DATE", meaning, "same period")
    if unit in ("P", "H"):
        return None
    if (c.low(first) == "that" and c.low(first - 1) in ("said", "says", "so", "reported")) or unit in ("CE", "DE", "W2"):
        return None
    first -= c.low(first - 1) == "that"
    return Hit(widen(c, first), i + 1, "DATE", ("same", unit), "same period")


def counted(c: Cursor, i: int, j: int) -> Hit | None:
    """ "two years", "10-year", "a year ago", "the past five years", "the first two months of 2016", "a year earlier"."""
    w, unit = c.low(i), c.words.units[c.low(i)]
    if w in ("half", "second", "semester", "night", "weekend"):
        return None
    tied = c.hyphen(i - 1)
    while c.low(j) in c.words.between:
        j -= 1
    if c.low(j) == "or" and c.low(j - 1) == "two" and c.low(j - 2) == "a":
        j -= 1
    number = number_before(c, j)
    if number is None:
        return None
    n, first = number
    if c.low(j) in ("recent", "coming") and not w.endswith("s"):
        return None
    if c.low(j) == "coming":
        return Hit(j - (c.low(j - 1) == "the"), i + 1, "DATE", ("fix", "FUTURE_REF"), "coming")
    low, first = _lower_end(c, n, first)
    k = i + 1
    if (c.is_capital(i) and c.low(j)[:1].isdigit()) or c.hyphen(first - 1) or (unit == "Q" and (n == 1 or c.low(k) == "of")):
        return None
    if _is_age(c, k, tied) or (c.low(first - 1) in ("$", "€", "£", "aged", "/") and c.low(first - 1)):
        return None
    if c.low(k) == "or" and c.low(k + 1) in ("so", "more"):
        k += 2
    word = c.low(first)
    if tied:
        return _tied(c, first, k, n, unit)
    shifted = _shifted(c, first, k, low if low is not None else n, unit)
    if shifted:
        return shifted
    if word in ("a", "an") or (word == "one" and unit in ("D", "TS", "TM")):
        return _one(c, i, first, k, n, unit)
    return _stretch(c, first, k, n, unit)


def _lower_end(c: Cursor, n: float | str, first: int) -> tuple[float | None, int]:
    """ "10-20 years", "two or three years", "5 to 10 years": the lower number, and where it begins."""
    if isinstance(n, str) or c.low(first - 1) not in (*DASHES, "to", "or", "and"):
        return None, first
    if c.low(first - 1) == "and" and c.low(first - 3) != "between":
        return None, first
    below = number_before(c, first - 2)
    if below and not isinstance(below[0], str) and below[0] < n and c.low(first - 2) not in ("a", "an"):
        return below[0], below[1]
    return None, first


def _is_age(c: Cursor, k: int, tied: bool) -> bool:
    """ "22-year-old", "35 years old", "years of age"."""
    w = c.low(k + 1) if c.hyphen(k) else c.low(k)
    return w in AGES or (w == "of" and c.low(k + 1) == "age")


def _tied(c: Cursor, first: int, k: int, n: float | str, unit: str) -> Hit:
    """ "10-year", "a three-year period", "one-year term"."""
    if c.low(k) in ("period", "term"):
        k += 1
        first -= c.low(first - 1) in ("a", "the")
    return Hit(first, k, "DURATION", ("fix", duration(n, unit)), "tied duration")


def _shifted(c: Cursor, first: int, k: int, n: float | str, unit: str) -> Hit | None:
    """ "two years ago", "a year earlier", "ten days later", "five years from now"."""
    w = c.low(k)
    if w == "ago":
        sign, tag, k = -1, "ago", k + 1
    elif w == "from" and c.low(k + 1) in ("now", "today"):
        sign, tag, k = 1, "ago", k + 2
    elif w in ("earlier", "previously", "prior", "before", "later", "afterwards") and unit[0] != "T":
        if (w == "before" and c.low(k + 1) not in (".", ",", ";", ")", "")) or (w == "prior" and c.low(k + 1) == "to"):
            return None
        sign, tag, k = (1 if w in ("later", "afterwards") else -1), "from", k + 1
    else:
        return None
    amount: object = "X" if isinstance(n, str) else n * sign
    if tag == "ago" or c.low(first - 1) != "than":  # "17% more than a year earlier" compares
        first = about(c, first)
    return Hit(first, k, "DATE", (tag, amount, unit, sign), "ago" if tag == "ago" else "earlier or later")


def _one(c: Cursor, i: int, first: int, k: int, n: float | str, unit: str) -> Hit | None:
    """ "a year": a rate behind a number ("5 million a year"), a length behind "for", else nothing."""
    before = c.low(first - 1)
    if c.low(i) in COUNTABLE_RATES and c.low(i) not in ("hour", "decade") and _is_rate(c, first):
        return Hit(first, k, "SET", ("fix", duration(n, unit)), "rate") if c.low(i) != "day" else None
    if before in LENGTHS and before != "of":
        first = about(c, first) if before not in ("in", "for") else first
        return Hit(first, k, "DURATION", ("fix", duration(n, unit)), "duration")
    return None


def _is_rate(c: Cursor, first: int) -> bool:
    """A number or "once", "twice", "times" shortly before."""
    for j in range(first - 1, first - 4, -1):
        w = c.low(j)
        if w in ("for", "in", "over", "within", "than", "after", ".", ","):
            return False
        if w[:1].isdigit() or w in ("once", "twice", "times", "million", "billion", "%", "percent", "hundred", "thousand"):
            return True
        if w in c.words.numbers and w not in ("a", "an"):
            return True
    return False


def _stretch(c: Cursor, first: int, k: int, n: float | str, unit: str) -> Hit:
    """ "five years", "the last five years", "the first two months of 2016", "nearly two weeks"."""
    r = c.low(first - 1)
    span = {"first": 1, "last": -1, "final": -1, "opening": 1}.get(r)
    if span and not isinstance(n, str) and unit in ("M", "Q", "W", "D"):
        found = year_behind(c, k) if c.low(k) in ("of", "in") else None
        if found and found[0][0] in ("fix", "rel"):
            return Hit(widen(c, first - 1), found[1], "DATE", ("span", n, unit, span, found[0]), "first months of")
    if (
        unit == "M"
        and not isinstance(n, str)
        and 1 < n < 12
        and c.low(k) == "of"
        and c.low(first - 1) in ("in", "for", "the", "during", "over")
    ):
        found = year_at(c, k + 1)  # "in nine months of 2023": its first nine
        if found and found[0][0] in ("fix", "rel"):
            return Hit(first - (r == "the"), found[1], "DATE", ("span", n, unit, 1, found[0]), "first months of")
    meaning: Meaning = ("fix", duration(n, unit))
    if r in c.words.relative or r in ("first", "last", "final", "initial", "remaining"):
        first -= 1
        first -= c.low(first - 1) in ("the", "this", "these", "those")
        side = {"past": -1, "last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1}.get(r)
        if side and not isinstance(n, str) and unit[0] != "T":
            meaning = ("stretch", duration(n, unit), n, unit, side)
        if r in ("past", "last", "first"):
            first = about(c, first) if c.low(first - 1) == "least" else first
        return Hit(first, k, "DURATION", meaning, "duration")
    if r == "the":
        return Hit(first - 1, k, "DURATION", meaning, "duration")
    return Hit(about(c, first), k, "DURATION", meaning, "duration")


def bare(c: Cursor, i: int, j: int) -> Hit | None:
    """ "for years", "decades-long", "months ago", "recent weeks"; "the quarter", "the year"; "every day", "each year"."""
    w, unit, before = c.low(i), c.words.units[c.low(i)], c.low(j)
    if w in ("half", "second", "seconds", "night", "nights"):
        return None
    if before in ("every", "each") and j == i - 1 and unit != "WE":
        return Hit(j, i + 1, "SET", ("fix", duration(1, unit)), "set")
    if before == "per" and unit[0] != "T" and unit != "D":
        return Hit(j, i + 1, "SET", ("fix", duration(1, unit)), "set")
    if w.endswith("s"):
        if c.hyphen(i + 1) and c.low(i + 2) == "long":
            return Hit(i, i + 3, "DURATION", ("fix", duration("X", unit)), "long")
        shifted = _shifted(c, i, i + 1, "X", unit)
        if shifted:
            return shifted
        if before in ("for", "over", "took", "take", "takes", "lasted") and j == i - 1 and unit not in ("D",):
            return Hit(i, i + 1, "DURATION", ("fix", duration("X", unit)), "duration")
        return None
    if c.hyphen(i + 1) and c.low(i + 2) == "long" and unit in ("D", "W", "M", "Y", "TH"):
        return Hit(i, i + 3, "DURATION", ("fix", duration(1, unit)), "long")
    ends = c.low(j - 1) == "of" and c.low(j - 2) in c.words.part and unit in ("M", "W", "DE")
    if before == "the" and j == i - 1 and (ends or unit in ("Q", "Y", "WE", "D")) and not c.is_capital(i):
        return _the(c, i, j, unit)
    return None


def _the(c: Cursor, i: int, j: int, unit: str) -> Hit | None:
    """ "the quarter", "the end of the year", "the weekend"; not "the day after"."""
    follows = c.low(i + 1)
    if c.is_capital(i + 1) or follows in ("when", "that", "of", "to", "in", "-") or (follows in ("before", "after") and unit != "D"):
        return None
    if unit == "Y" and follows in ("ended", "ending"):
        return Hit(j, i + 1, "DURATION", ("fix", "P1Y"), "duration")
    if unit == "Y" and follows == "'s":
        return None
    if unit in ("Y", "D") and follows in ("previous", "earlier") and c.low(i + 2)[:1] in ("", ".", ",", ";", ")"):
        return Hit(j, i + 2, "DATE", ("from", -1, unit), "relative period")
    first = j - 2 if c.low(j - 1) == "in" and c.low(j - 2) in ("early", "late", "earlier", "later") else widen(c, j)
    return Hit(first, i + 1, "DATE", ("same", unit), "the period")


UNIT_RULES = (year_ago, ordinal, relative, counted, bare)


def duration(n: float | str, unit: str) -> str:
    """ "P2Y", "PXM", "PT10H", "P2Y6M"; a decade is ten years.

    >>> duration(2.5, "Y"), duration(3, "DE"), duration("X", "TH"), duration(1, "W2"), duration(0.5, "TH")
    ('P2Y6M', 'P30Y', 'PTXH', 'P2W', 'PT30M')
    """
    times = {"DE": (10, "Y"), "CE": (100, "Y"), "W2": (2, "W"), "WE": (2, "D"), "H": (6, "M")}.get(unit)
    if isinstance(n, str):
        letter = "Y" if unit in ("DE", "CE") else unit[:1]
        return f"PT{n}{unit[1]}" if unit[0] == "T" else f"P{n}{letter}"
    if times:
        n, unit = n * times[0], times[1]
    whole, rest = divmod(n, 1)
    letter = unit[1:] if unit[0] == "T" else unit
    finer = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H"), "W": (7, "D"), "M": (30, "D")}.get(unit)
    parts = f"{int(whole)}{letter}" if whole or not (rest and finer) else ""
    if rest and finer:
        small = f"{round(rest * finer[0])}{finer[1]}"
        parts += "T" + small if unit == "D" else small
    return ("PT" if unit[0] == "T" else "P") + parts
