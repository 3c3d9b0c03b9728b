"""Phrases that end with a unit of time: "last year", "the third quarter of 2009", "that day", "every month"."""

from corpus.find.timex.lengths import counted, duration, shifted
from corpus.find.timex.parts import DASHES, widen, year_at, year_before, year_behind
from corpus.find.timex.words import Cursor, Hit, Meaning

GROUPED = frozenset(("period", "quarter", "month", "term", "figure", "level", "time"))


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
    if c.lower[i] != "year":
        return None
    k = i + 2 if c.hyphen(i + 1) else i + 1
    w = c.lower[k]
    if w == "end" and (k > i + 1 or c.lower[j] in {"by", "at", "until", "around", "the", "since", "before"}):
        found = year_at(c, k + 1) if c.year(k + 1) is not None else None
        first = i - 1 if c.lower[i - 1] in {"the", "around"} else i
        return Hit(first, found[1] if found else k + 1, "DATE", found[0] if found else ("rel", "Y", 0), "year end")
    if w not in {"ago", "earlier"} or (k == i + 1 and c.lower[j] != "the"):
        return None
    k += 1
    if c.lower[k] in GROUPED and c.lower[k] not in {"figure", "level"}:
        k += 1
    first = i
    if k > i + 3 or c.lower[k - 1] in GROUPED:
        first -= c.lower[first - 1] == "comparable"
        first -= c.lower[first - 1] == "the"
    return Hit(first, k, "DATE", ("from", -1, "Y"), "year before")


def ordinal(c: Cursor, i: int, j: int) -> Hit | None:
    """ "the third quarter of 2009", "next year's first half", "the 20th century", "the last week of"."""
    unit = c.words.units[c.lower[i]]
    if unit not in {"Q", "H", "CE"} or c.lower[i].endswith("s"):
        return None
    if c.lower[j] in {"fiscal", "financial"}:
        j -= 1
    n = c.words.ordinals.get(c.lower[j])
    first = j
    if c.lower[j] in {"st", "nd", "rd", "th"} and c.touches(j - 1):
        n, first = c.digits(j - 1, 2), j - 1
    if n is None:
        return None
    if unit == "CE":
        return Hit(widen(c, first), i + 1, "DATE", ("fix", f"{n - 1:02d}"), "century") if n > 0 else None
    if n > (4 if unit == "Q" else 2):
        return None
    tied = c.hyphen(i - 1)
    found = year_behind(c, i + 1) if not tied or c.lower[i + 1] == "of" else None
    k = found[1] if found else i + 1
    first -= c.lower[first - 1] in {"fiscal", "financial"} or ((c.hyphen(first - 1) and c.lower[first - 2] == "fiscal") and 2)
    earlier = year_before(c, first - 1) if not found else None
    if earlier:
        found, first = earlier, earlier[1]
    if c.lower[j] in {"last", "previous"} and not found:
        return None
    if unit == "H" and not found and not tied:
        return None
    if n < 0:
        n = 4 if unit == "Q" else 2
    return Hit(widen(c, first, not tied), k, "DATE", ("part", n, unit, found and found[0]), "quarter" if unit == "Q" else "half")


def relative(c: Cursor, i: int, j: int) -> Hit | None:
    """ "last year", "this week", "the following year", "that quarter", "the past decade", "the same period last year"."""
    w = c.lower[i]
    unit = c.words.units.get(w, "P")
    if (w.endswith("s") and w in c.words.units) or unit[0] == "T" or j != i - 1:
        return None
    first = j
    if c.lower[first] in {"fiscal", "financial", "calendar", "academic", "whole", "full"} and unit == "Y":
        first -= 1
    r = c.lower[first]
    if r not in c.words.relative or (r == "past" and c.lower[first - 1] in {"years", "half"}):
        return None
    n = c.words.relative[r]
    the = c.lower[first - 1] == "the"
    if r == "this" and unit == "D":
        return None  # "on this day" points at a date that is found by itself
    if r in {"same", "that"}:
        return _same(c, i, first, unit)
    if unit == "P" or unit == "H":
        return Hit(widen(c, first), i + 1, "DATE", ("rel", "Q", -1), "latest period") if r == "latest" else None
    if r in {"recent", "coming", "upcoming"} and unit not in {"Y", "M", "W", "Q", "WE"}:
        return None
    if w == "night":
        return None
    meaning: Meaning = ("rel", unit, n)
    kind = "DATE"
    if (r in {"following", "preceding", "previous", "prior"} and unit not in {"DE", "CE"}) or (r == "next" and the and unit == "D"):
        meaning = ("from", n, unit)
    elif (
        (r in {"past", "following"} and unit in {"DE", "CE"})
        or (r == "past" and unit in {"W", "M"})
        or (the and r in {"next", "coming"} and unit in {"Y", "DE", "M"})
    ):
        kind, meaning = "DURATION", ("fix", duration(1, unit))
    k = i + 1
    if c.lower[k] in DASHES and c.lower[k + 1] == "end":
        k += 2
    return Hit(widen(c, first), k, kind, meaning, "relative period")


def _same(c: Cursor, i: int, first: int, unit: str) -> Hit | None:
    """ "that year", "the same period last year", "the same quarter of 2015"."""
    found = year_behind(c, i + 1)
    if found and c.lower[first] == "same":
        meaning: Meaning = ("like", found[0])
        return Hit(widen(c, first), found[1], "DATE", meaning, "same period")
    if unit in {"P", "H"}:
        return None
    if (c.lower[first] == "that" and c.lower[first - 1] in {"said", "says", "so", "reported"}) or unit in {"CE", "DE", "W2"}:
        return None
    first -= c.lower[first - 1] == "that"
    return Hit(widen(c, first), i + 1, "DATE", ("same", unit), "same period")


def bare(c: Cursor, i: int, j: int) -> Hit | None:
    """ "for years", "decades-long", "months ago", "recent weeks"; "the quarter", "the year"; "every day", "each year"."""
    w, unit, before = c.lower[i], c.words.units[c.lower[i]], c.lower[j]
    if w in {"half", "second", "seconds", "night", "nights"}:
        return None
    if before in {"every", "each"} and j == i - 1 and unit != "WE":
        return Hit(j, i + 1, "SET", ("fix", duration(1, unit)), "set")
    if before == "per" and unit[0] != "T" and unit != "D":
        return Hit(j, i + 1, "SET", ("fix", duration(1, unit)), "set")
    if w.endswith("s"):
        if c.hyphen(i + 1) and c.lower[i + 2] == "long":
            return Hit(i, i + 3, "DURATION", ("fix", duration("X", unit)), "long")
        moved = shifted(c, i, i + 1, "X", unit)
        if moved:
            return moved
        if (
            before in {"for", "over", "took", "take", "takes", "lasted"}
            and j == i - 1
            and unit
            not in {
                "D",
            }
        ):
            return Hit(i, i + 1, "DURATION", ("fix", duration("X", unit)), "duration")
        return None
    if c.hyphen(i + 1) and c.lower[i + 2] == "long" and unit in {"D", "W", "M", "Y", "TH"}:
        return Hit(i, i + 3, "DURATION", ("fix", duration(1, unit)), "long")
    if unit == "Y" and before in {"full", "whole"} and c.lower[j - 1] == "the" and c.lower[j - 2] in {"for", "in", "over"}:
        return Hit(j - 1, i + 1, "DATE", ("rel", "Y", 0), "the period")
    ends = c.lower[j - 1] == "of" and c.lower[j - 2] in c.words.part and unit in {"M", "W", "DE"}
    if before == "the" and j == i - 1 and (ends or unit in {"Q", "Y", "WE", "D"}) and not c.is_capital(i):
        return _the(c, i, j, unit)
    return None


def _the(c: Cursor, i: int, j: int, unit: str) -> Hit | None:
    """ "the quarter", "the end of the year", "the weekend"; not "the day after"."""
    follows = c.lower[i + 1]
    if unit == "Y" and (follows in {"ended", "ending"} or (follows == "to" and c.lower[i + 2] in c.words.months)):
        return Hit(j, i + 1, "DURATION", ("fix", "P1Y"), "duration")
    if (
        c.is_capital(i + 1)
        or follows in {"when", "that", "of", "to", "in", "-"}
        or (follows in {"before", "after"} and unit not in {"D", "Y"})
    ):
        return None
    if (unit == "Y" and follows == "'s") or (unit == "D" and c.lower[j - 4 : j] == ["at", "the", "end", "of"]):
        return None  # "at the end of the day": all told
    if unit in {"Y", "D"} and follows in {"previous", "earlier", "before"} and c.lower[i + 2][:1] in {"", ".", ",", ";", ")"}:
        return Hit(j, i + 2, "DATE", ("from", -1, unit), "relative period")
    if follows in {"before", "after"} and unit == "Y":
        return None
    first = j - 2 if c.lower[j - 1] == "in" and c.lower[j - 2] in {"early", "late", "earlier", "later"} else widen(c, j)
    of_the_year = unit == "Y" and c.lower[j - 1] == "of" and c.lower[j - 2] in c.words.part  # "the end of the year": of publication
    return Hit(first, i + 1, "DATE", ("rel", "Y", 0) if of_the_year else ("same", unit), "the period")


UNIT_RULES = (year_ago, ordinal, relative, counted, bare)
