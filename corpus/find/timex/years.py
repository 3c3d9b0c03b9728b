"""Phrases of years and what they are cut into: years, decades, seasons, quarters by code."""

from corpus.find.timex.parts import DASHES, spoken_year, widen, year_before, year_behind
from corpus.find.timex.words import Cursor, Hit, Meaning

SPANNING = DASHES | {"/"}  # between two years
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


def on_year(c: Cursor, i: int) -> Hit | None:
    """ "2016", "fiscal 2016", "early 2011", "2020-2024", "the 1988 period"."""
    year = c.year(i)
    before = c.lower[i - 1]
    if year is None or before in NUMBERING or c.lower[i + 1] in {"%", "°", "$", "€"} or not _free(c, i):
        return None
    if c.lower[i + 1] in c.words.counted and (before not in {"in", "since", "by", "until"} or c.lower[i + 1] == "people"):
        return None
    if year < 1700 and before not in {"in", "since", "until", "year", "of"}:
        return None
    first = i
    if before in {"fiscal", "financial"} or (before == "year" and c.lower[i - 2] in {"fiscal", "financial", "the"}):
        first = i - 2 if before == "year" else i - 1
    value: Meaning = ("fix", f"{year:04d}")
    last = _second_year(c, i, year)
    if last:
        return Hit(widen(c, first, False), last[1], "DATE", ("fix", f"{year:04d}/{last[0]:04d}"), "years")
    k = i + 1
    if c.lower[k] == "period" and c.lower[first - 1] == "the":
        return Hit(first - 1, k + 1, "DATE", ("like", value), "year")
    if c.lower[k] == "or" and c.lower[k + 1] in {"later", "earlier"}:
        k += 2
    return Hit(widen(c, first, False), k, "DATE", value, "year")


def _free(c: Cursor, i: int) -> bool:
    """Not part of a product's name or a code: no letters or signs tied to it."""
    left = c.touches(i - 1) and c.lower[i - 1] not in {
        "(",
        "[",
        "-",
        "–",
        "—",
        "/",
        '"',
        "“",
        "‘",
        "«",
        "'",
        "`",
        "q",
        "fy",
        "h",
        "''",
        "``",
    }
    right = (
        c.touches(i)
        and c.lower[i + 1][:1].isalnum()
        and c.lower[i + 1]
        not in {
            "s",
        }
    )
    tied = (
        c.lower[i - 1] == "-"
        and c.touches(i - 1)
        and c.touches(i - 2)
        and c.lower[i - 2] not in c.words.modifiers
        and c.year(i - 2) is None
    )
    return not (left or right or (tied and c.lower[i - 2] not in {"pre", "post"}))


def _second_year(c: Cursor, i: int, year: int) -> tuple[int, int] | None:
    """ "-2024", "–24", "/2025" behind a year: the other year, and the index behind."""
    if c.lower[i + 1] not in SPANNING:
        return None
    other = c.year(i + 2)
    if other is None and c.touches(i) and c.touches(i + 1) and len(c.lower[i + 2]) == 2 and c.digits(i + 2, 2) is not None:
        other = year // 100 * 100 + int(c.lower[i + 2])
    return (other, i + 3) if other and year < other <= year + 150 else None


def on_decade(c: Cursor, i: int) -> Hit | None:
    """ "1990s", "the mid-1990s", "the '80s", at the number."""
    w = c.lower[i]
    k = i + 1
    if c.lower[k] in {"'s", "’s"} and c.touches(i) and w.endswith("0") and c.lower[i - 1] in {"the", "early", "late", "mid", "-", "in"}:
        pass
    elif c.lower[k] != "s" or not c.touches(i) or not w.endswith("0"):
        return None
    first = i
    if c.year(i) is not None:
        value = w[:3]
    elif len(w) == 2 and w.isdigit():
        if c.lower[i - 1] in {"'", "’", "`", "‘"} and c.touches(i - 1):
            first -= 1
        elif c.lower[i - 1] in {"and", "or"} and c.lower[i - 2] == "s" and c.lower[i - 3].endswith("0"):
            pass
        elif c.lower[i - 1] not in {"the", "early", "late", "mid", "-"}:
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
    before = c.lower[i - 2] if c.hyphen(i - 1) else c.lower[i - 1]
    if before not in {"the", "early", "late", "mid"} or (c.lower[i - 2] in {"in", "into"} and c.lower[i - 1] in {"his", "her"}):
        return None
    return Hit(widen(c, i), i + 1, "DATE", ("fix", tens[c.lower[i]]), "decade")


def on_spoken_year(c: Cursor, i: int) -> Hit | None:
    """ "nineteen ninety-four", "the year two thousand"."""
    found = spoken_year(c, i)
    if not found or (c.lower[i - 1] not in c.words.prepositions and c.lower[i - 1] != "year"):
        return None
    first = i - 1 if c.lower[i - 1] == "year" else i
    first -= first < i and c.lower[first - 1] == "the"
    return Hit(first, found[1], "DATE", ("fix", f"{found[0]:04d}"), "spoken year")


def on_season(c: Cursor, i: int) -> Hit | None:
    """ "last summer", "the winter of 1994", "spring 2020", "this past spring"."""
    found = year_behind(c, i + 1)
    before = c.lower[i - 1]
    shift = {"last": -1, "this": 0, "next": 1, "past": -1, "coming": 1}.get(before)
    if (
        found is None
        and shift is None
        and (before not in {"the", "in", "since", "by", "early", "late", "until"} or c.lower[i] in {"spring", "fall"})
    ):
        return None
    first = i - 1 if shift is not None else i
    first -= shift is not None and c.lower[first - 1] in {"this", "the"}
    if before == "early" and c.lower[i - 2] == "the":
        first = i - 2
    season: Meaning = ("season", found and found[0], c.words.seasons[c.lower[i]], shift)
    return Hit(widen(c, first), found[1] if found else i + 1, "DATE", season, "season")


def on_code(c: Cursor, i: int) -> Hit | None:
    """ "Q1 2020", "1Q20", "H1", "FY2020", at the letter."""
    w, n = c.lower[i], None
    first, k = i, i + 1
    if w == "fy":
        year, short = c.year(i + 1), c.digits(i + 1, 2) if c.touches(i) else None
        if year is None and short is not None and c.lower[i + 1].isdecimal() and len(c.lower[i + 1]) == 2:
            year = 2000 + short
        return Hit(i, i + 2, "DATE", ("fix", f"{year:04d}"), "fiscal year") if year is not None else None
    if not c.is_capital(i):
        return None
    if c.touches(i) and (n := c.digits(i + 1, 1)):
        k = i + 2
    elif c.touches(i - 1) and (n := c.digits(i - 1, 1)):
        first = i - 1
    if not n or n > (4 if w == "q" else 2) or c.lower[first - 1] == "-":
        return None
    found = year_behind(c, k) or year_before(c, first - 1)
    if found is None:
        return Hit(first, k, "DATE", ("part", n, w.upper(), None), "quarter code") if w == "q" else None
    return Hit(
        min(first, found[1]) if found[1] <= first else first, max(k, found[1]), "DATE", ("part", n, w.upper(), found[0]), "quarter code"
    )
