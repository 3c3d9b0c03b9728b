"""Phrases of amounts of time: "five years", "10-year", "a year ago", "the first two months of 2016"."""

from corpus.find.timex.parts import DASHES, about, number_before, widen, year_at, year_behind
from corpus.find.timex.words import Cursor, Hit, Meaning

JOINING = DASHES | {"to", "or", "and"}  # between two numbers
AGES = frozenset(("old", "olds"))
LENGTHS = frozenset(
    [
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
    ]
)
COUNTABLE_RATES = frozenset(("year", "month", "week", "day", "quarter", "hour", "decade"))


def counted(c: Cursor, i: int, j: int) -> Hit | None:
    """ "two years", "10-year", "a year ago", "the past five years", "the first two months of 2016", "a year earlier"."""
    w, unit = c.lower[i], c.words.units[c.lower[i]]
    if w in {"half", "second", "semester", "night", "weekend"}:
        return None
    tied = c.hyphen(i - 1)
    while c.lower[j] in c.words.between:
        j -= 1
    if c.lower[j] == "or" and c.lower[j - 1] == "two" and c.lower[j - 2] == "a":
        j -= 1
    number = number_before(c, j)
    if number is None:
        return None
    n, first = number
    if c.lower[j] in {"recent", "coming"} and not w.endswith("s"):
        return None
    if c.lower[j] == "coming":
        return Hit(j - (c.lower[j - 1] == "the"), i + 1, "DATE", ("fix", "FUTURE_REF"), "coming")
    low, first = _lower_end(c, n, first)
    k = i + 1
    if (c.is_capital(i) and c.lower[j][:1].isdigit()) or c.hyphen(first - 1) or (unit == "Q" and (n == 1 or c.lower[k] == "of")):
        return None
    if _is_age(c, k, tied) or (c.lower[first - 1] in {"$", "€", "£", "aged", "/"} and c.lower[first - 1]):
        return None
    if c.lower[k] == "or" and c.lower[k + 1] in {"so", "more"}:
        k += 2
    word = c.lower[first]
    if tied:
        return _tied(c, first, k, n, unit)
    moved = shifted(c, first, k, low if low is not None else n, unit)
    if moved:
        return moved
    if word in {"a", "an"} or (word == "one" and unit in {"D", "TS", "TM"}):
        return _one(c, i, first, k, n, unit)
    return _stretch(c, first, k, n, unit)


def _lower_end(c: Cursor, n: float | str, first: int) -> tuple[float | None, int]:
    """ "10-20 years", "two or three years", "5 to 10 years": the lower number, and where it begins."""
    if isinstance(n, str) or c.lower[first - 1] not in JOINING:
        return None, first
    if c.lower[first - 1] == "and" and c.lower[first - 3] != "between":
        return None, first
    below = number_before(c, first - 2)
    if below and not isinstance(below[0], str) and below[0] < n and c.lower[first - 2] not in {"a", "an"}:
        return below[0], below[1]
    return None, first


def _is_age(c: Cursor, k: int, tied: bool) -> bool:
    """ "22-year-old", "35 years old", "years of age"."""
    w = c.lower[k + 1] if c.hyphen(k) else c.lower[k]
    return w in AGES or (w == "of" and c.lower[k + 1] == "age")


def _tied(c: Cursor, first: int, k: int, n: float | str, unit: str) -> Hit:
    """ "10-year", "a three-year period", "one-year term"."""
    if c.lower[k] in {"period", "term"}:
        k += 1
        first -= c.lower[first - 1] in {"a", "the"}
    return Hit(first, k, "DURATION", ("fix", duration(n, unit)), "tied duration")


def shifted(c: Cursor, first: int, k: int, n: float | str, unit: str) -> Hit | None:
    """ "two years ago", "a year earlier", "ten days later", "five years from now"."""
    w = c.lower[k]
    if w == "ago":
        sign, tag, k = -1, "ago", k + 1
    elif w == "from" and c.lower[k + 1] in {"now", "today"}:
        sign, tag, k = 1, "ago", k + 2
    elif w in {"earlier", "previously", "prior", "before", "later", "afterwards"} and unit[0] != "T":
        if (w == "before" and c.lower[k + 1] not in {".", ",", ";", ")", ""}) or (w == "prior" and c.lower[k + 1] == "to"):
            return None
        sign, tag, k = (1 if w in {"later", "afterwards"} else -1), "from", k + 1
    else:
        return None
    amount: object = "X" if isinstance(n, str) else n * sign
    if tag == "ago" or c.lower[first - 1] != "than":  # "17% more than a year earlier" compares
        first = about(c, first)
    return Hit(first, k, "DATE", (tag, amount, unit, sign), "ago" if tag == "ago" else "earlier or later")


def _one(c: Cursor, i: int, first: int, k: int, n: float | str, unit: str) -> Hit | None:
    """ "a year": a rate behind a number ("5 million a year"), a length behind "for", else nothing."""
    before = c.lower[first - 1]
    if c.lower[i] in COUNTABLE_RATES and c.lower[i] not in {"hour", "decade"} and _is_rate(c, first):
        return Hit(first, k, "SET", ("fix", duration(n, unit)), "rate") if c.lower[i] != "day" else None
    if before in LENGTHS and before != "of":
        first = about(c, first) if before not in {"in", "for"} else first
        return Hit(first, k, "DURATION", ("fix", duration(n, unit)), "duration")
    return None


def _is_rate(c: Cursor, first: int) -> bool:
    """A number or "once", "twice", "times" shortly before."""
    for j in range(first - 1, first - 4, -1):
        w = c.lower[j]
        if w in {"for", "in", "over", "within", "than", "after", ".", ","}:
            return False
        if w[:1].isdigit() or w in {"once", "twice", "times", "million", "billion", "%", "percent", "hundred", "thousand"}:
            return True
        if w in c.words.numbers and w not in {"a", "an"}:
            return True
    return False


def _stretch(c: Cursor, first: int, k: int, n: float | str, unit: str) -> Hit:
    """ "five years", "the last five years", "the first two months of 2016", "nearly two weeks"."""
    r = c.lower[first - 1]
    span = {"first": 1, "last": -1, "final": -1, "opening": 1}.get(r)
    if span and not isinstance(n, str) and unit in {"M", "Q", "W", "D"}:
        found = year_behind(c, k) if c.lower[k] in {"of", "in"} else None
        if found and found[0] == ("same", "Y") and c.lower[k + 1] == "the":
            found = ("rel", "Y", 0), found[1]  # "of the year": the year of publication
        if found and found[0][0] in {"fix", "rel"}:
            return Hit(widen(c, first - 1), found[1], "DATE", ("span", n, unit, span, found[0]), "first months of")
    if (
        unit == "M"
        and not isinstance(n, str)
        and 1 < n < 12
        and c.lower[k] == "of"
        and c.lower[first - 1] in {"in", "for", "the", "during", "over"}
    ):
        found = year_at(c, k + 1)  # "in nine months of 2023": its first nine
        if found and found[0][0] in {"fix", "rel"}:
            return Hit(first - (r == "the"), found[1], "DATE", ("span", n, unit, 1, found[0]), "first months of")
    meaning: Meaning = ("fix", duration(n, unit))
    if r in c.words.relative or r in {"first", "last", "final", "initial", "remaining"}:
        first -= 1
        first -= c.lower[first - 1] in {"the", "this", "these", "those"}
        side = {"past": -1, "last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1}.get(r)
        if side and not isinstance(n, str) and unit[0] != "T":
            meaning = ("stretch", duration(n, unit), n, unit, side)
        if r in {"past", "last", "first"}:
            first = about(c, first) if c.lower[first - 1] == "least" else first
        return Hit(first, k, "DURATION", meaning, "duration")
    if r == "the":
        return Hit(first - 1, k, "DURATION", meaning, "duration")
    return Hit(about(c, first), k, "DURATION", meaning, "duration")


def duration(n: float | str, unit: str) -> str:
    """ "P2Y", "PXM", "PT10H", "P2Y6M"; a decade is ten years.

    >>> duration(2.5, "Y"), duration(3, "DE"), duration("X", "TH"), duration(1, "W2"), duration(0.5, "TH")
    ('P2Y6M', 'P30Y', 'PTXH', 'P2W', 'PT30M')
    """
    times = {"DE": (10, "Y"), "CE": (100, "Y"), "W2": (2, "W"), "WE": (2, "D"), "H": (6, "M")}.get(unit)
    if isinstance(n, str):
        letter = "Y" if unit in {"DE", "CE"} else unit[:1]
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
