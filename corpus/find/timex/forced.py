"""The year of a day that is written without one, where the text leaves no other."""

import itertools

from corpus.grammar.calendar import make_day
from corpus.model import Document, Evidence, Timex

#: date expressions that the search for a year looks at; words of a sentence that its figures are read from
MANY, WORDS_OF_A_SENTENCE = 200, 120


def forced_year(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """The year of publication where the text leaves no other: "grew by 44% in 2020 … Last year … grew by 44%"; a weekday beside the day."""
    for rule in (same_figure, named_beside, weekday_beside):
        year, evidence = rule(doc, timexes, day)
        if year is not None:
            return year, evidence
    return None, ()


def same_figure(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """The same figure is given once with a year and once with "last year" or "this year"."""
    years: dict[str, Timex] = {}
    for t in timexes[:MANY]:
        if t.sentence >= 0 and _plain_year(t) is not None:
            for figure in _figures(doc, t):
                years.setdefault(figure, t)
    for t in timexes[:MANY]:
        if t.meaning[:2] != ("rel", "Y") or t.meaning[2] not in {-1, 0} or t.sentence < 0:
            continue
        for figure in sorted(_figures(doc, t)):
            other = years.get(figure)
            year = _plain_year(other) if other is not None and other.sentence != t.sentence else None
            if other is not None and year is not None:
                return year - int(str(t.meaning[2])), (("year", other.start, other.end), ("relative year", t.start, t.end))
    return None, ()


def named_beside(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """ "last year (2023)", "this year, 2024,": a relative year with its number right after."""
    for t, other in itertools.pairwise(timexes):
        year = _plain_year(other)
        if year is not None and t.meaning[:2] == ("rel", "Y") and doc.text[t.end : other.start].strip() in {"(", ",", "–", "-", "—"}:
            return year - int(str(t.meaning[2])), (("year", other.start, other.end), ("relative year", t.start, t.end))
    return None, ()


def weekday_beside(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """ "on Tuesday, March 22": of the latest year that the text names and the one after it, the only one where the day falls so."""
    words = doc.text[day.start : day.end].split()
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    name = words[0].strip(",.").lower() if words else ""
    years = [(y, t) for t in timexes[:MANY] if (y := _plain_year(t)) is not None and _told_as_past(doc, t)]
    if name not in names or not years:
        return None, ()
    latest, where = max(years, key=lambda y: y[0])
    fitting = []
    for year in (latest, latest + 1):
        made = make_day(year, int(str(day.meaning[2])), int(str(day.meaning[3])))
        if made is not None and made.weekday() == names.index(name):
            fitting.append(year)
    return (fitting[0], (("year", where.start, where.end),)) if len(fitting) == 1 else (None, ())


def _plain_year(t: Timex) -> int | None:
    value = t.meaning[1] if t.meaning[:1] == ("fix",) and t.rule == "year" else None
    return int(value) if isinstance(value, str) and len(value) == 4 and value.isdigit() else None


def _told_as_past(doc: Document, t: Timex) -> bool:
    """Not a goal: no "by", "until", "will" before it."""
    at = doc.tokens.at(t.start)
    return not {"by", "until", "till", "to", "will"} & set(doc.tokens.lower[max(0, at - 5) : at])


def _figures(doc: Document, t: Timex) -> set[str]:
    """The percentages and grouped or decimal numbers of the sentence that holds an expression, its own digits aside."""
    sentence = doc.sentences[t.sentence]
    tokens = doc.tokens
    found = set()
    for i in range(sentence.first, min(sentence.last, sentence.first + WORDS_OF_A_SENTENCE)):
        word = tokens.word[i]
        if word[0].isdigit() and not t.start <= tokens.start[i] < t.end:
            behind = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
            if behind in {"%", "percent", "per", "billion", "million"} or "." in word or "," in word:
                found.add(f"{word} {behind}")
    return found
