"""Parts that the phrase rules share: numbers before a unit, years behind a period, what belongs to a date on its left."""

from corpus.find.timex.words import Cursor, Meaning

TENS = frozenset(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
#: what a year may begin with besides its digits and "next", "last"
YEARS = frozenset(["the", "fiscal", "financial", "calendar", "fy", "nineteen", "twenty", "two"])
BEFORE_A_YEAR = YEARS | {"of", "in"}
DASHES = frozenset(("-", "–", "—", "‑"))


def number_before(c: Cursor, j: int) -> tuple[float | str, int] | None:
    """The number whose last token is `j`, and the index of its first; "X" where the words do not say how many."""
    w = c.lower[j]
    if w in c.words.vague:
        first = j - 1 if c.lower[j - 1] in {"a", "the", "last", "past"} and w in {"few", "couple"} and c.lower[j - 1] == "a" else j
        return "X", first
    if w == "of" and c.lower[j - 1] in {"couple", "dozens", "hundreds"}:
        return "X", j - 2 if c.lower[j - 2] == "a" else j - 1
    if w[:1].isdigit():
        return _digits_before(c, j)
    if w == "half" and c.lower[j - 1] == "a" and c.lower[j - 2] == "and":
        whole = number_before(c, j - 3) if c.lower[j - 3] != "half" else None
        return (whole[0] + 0.5, whole[1]) if whole and not isinstance(whole[0], str) else None
    if w == "half":
        return 0.5, j
    if w not in c.words.numbers:
        return None
    return _words_before(c, j)


def _digits_before(c: Cursor, j: int) -> tuple[float | str, int] | None:
    try:
        value = float(c.lower[j].replace(",", ""))
    except ValueError:
        return None
    if c.lower[j - 1] == "/" and c.touches(j - 2) and c.lower[j - 2].isdigit() and value:
        top = c.digits(j - 2, 2)
        value = (top or 0) / value
        whole = c.digits(j - 3, 3)
        return (whole + value, j - 3) if whole is not None else (value, j - 2)
    return value, j


def _words_before(c: Cursor, j: int) -> tuple[float | str, int]:
    numbers = c.words.numbers
    value = numbers[c.lower[j]]
    tie = c.lower[j - 1] in {"-", "‑"}
    tens = j - 2 if tie else j - 1
    if value < 10 and c.lower[j] not in {"a", "an"} and c.lower[tens] in TENS:
        return float(numbers[c.lower[tens]] + value), tens
    if value in {100, 1000, 12} and c.lower[j] in {"hundred", "thousand", "dozen"} and c.lower[j - 1] in numbers:
        return float(numbers[c.lower[j - 1]] * value), j - 1
    return float(value), j


def spoken_year(c: Cursor, i: int) -> tuple[int, int] | None:
    """ "nineteen ninety-four", "two thousand": the year that begins at `i`, and the index behind it."""
    numbers = c.words.numbers
    if c.lower[i] == "nineteen" or (c.lower[i] == "twenty" and not c.hyphen(i + 1)):
        tens = numbers.get(c.lower[i + 1], 0)
        if c.lower[i + 1] not in TENS and not (10 <= tens < 20):
            return None
        century = 1900 if c.lower[i] == "nineteen" else 2000
        k = i + 3 if c.lower[i + 2] == "-" else i + 2
        ones = numbers.get(c.lower[k], 0) if c.lower[i + 1] in TENS else 0
        if 0 < ones < 10 and c.lower[k] not in {"a", "an"}:
            return century + tens + ones, k + 1
        return century + tens, i + 2
    if c.lower[i] == "two" and c.lower[i + 1] == "thousand" and c.lower[i - 1] == "year":
        return 2000, i + 2
    return None


def year_at(c: Cursor, i: int) -> tuple[Meaning, int] | None:
    """A year that begins at `i` ("2016", "fiscal 2016", "next year", "the year"), and the index behind it."""
    w = c.lower[i]
    if not (w[:1].isdigit() or w in YEARS or w in c.words.relative):
        return None
    if w == "the":
        i += 1
        if c.lower[i] == "year" and c.year(i + 1) is None:
            return (("same", "Y"), i + 1) if not c.is_capital(i) else None
    if c.lower[i] in {"fiscal", "financial", "calendar", "fy"}:
        i += 2 if c.lower[i + 1] == "year" else 1
    year = c.year(i)
    if year is not None:
        return ("fix", f"{year:04d}"), i + 1
    spoken = spoken_year(c, i)
    if spoken:
        return ("fix", f"{spoken[0]:04d}"), spoken[1]
    if c.lower[i] in c.words.relative:
        k = i + 2 if c.lower[i + 1] in {"fiscal", "financial", "calendar"} else i + 1
        if c.lower[k] == "year":
            n = c.words.relative[c.lower[i]]
            return (("same", "Y") if c.lower[i] in {"that", "same"} else ("rel", "Y", n)), k + 1
    return None


def year_behind(c: Cursor, i: int) -> tuple[Meaning, int] | None:
    """A year at `i`, an "of", "in" or comma between allowed."""
    w = c.lower[i]
    if not (w[:1].isdigit() or w in BEFORE_A_YEAR or w in c.words.relative):
        return None
    found = year_at(c, i)
    if found is None and c.lower[i] in {"of", "in"}:
        found = year_at(c, i + 1)
    return found


def year_before(c: Cursor, j: int) -> tuple[Meaning, int] | None:
    """A year whose last token is `j` ("1988", "next year's"), and the index of its first."""
    w = c.lower[j]
    if not (w[:1].isdigit() or w in {"fiscal", "financial", "-", "'s"}):
        return None
    if w in {"fiscal", "financial", "-"} and (c.year(j - 1) is not None or c.lower[j - 1] in {"'s", "fiscal"}):
        j -= 1
    year = c.year(j)
    if year is not None:
        return ("fix", f"{year:04d}"), j
    if c.lower[j] == "'s" and c.lower[j - 1] == "year" and c.lower[j - 2] in c.words.relative:
        return ("rel", "Y", c.words.relative[c.lower[j - 2]]), j - 2
    if c.lower[j] == "'s" and c.year(j - 1) is not None:
        return ("fix", c.lower[j - 1]), j - 1
    return None


def widen(c: Cursor, first: int, article: bool = True) -> int:
    """Where a date that begins at `first` begins with its modifiers: "early", "the end of", "mid-"."""
    modified = False
    for _ in range(4):
        j = first - 1
        if c.hyphen(j) and c.lower[j - 1] in c.words.modifiers:
            j -= 1
        w = c.lower[j]
        if w in c.words.modifiers:
            first, modified = j, True
        elif w == "of" and c.lower[j - 1] in c.words.part:
            first, modified, article = j - 1, True, True
            first -= c.lower[first - 1] == "very"
        elif w == "the" and (article or modified):
            first = j
            if c.lower[j - 1] == "in" and c.lower[j - 2] in {"early", "late", "earlier", "later"}:
                first = j - 2
        else:
            break
    return first


def about(c: Cursor, first: int) -> int:
    """Where an amount of time begins with its bound: "nearly", "more than", "at least"."""
    w = c.lower[first - 1]
    if w in {"than", "least", "most", "to"} and c.lower[first - 2] in {"more", "less", "fewer", "at", "up"}:
        first -= 2
        return first - 1 if c.lower[first - 1] in {"no", "not"} else first
    if w == "mere" and c.lower[first - 2] == "a":
        return first - 2
    return first - 1 if w in c.words.about and w != "some" else first
