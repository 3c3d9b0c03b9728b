"""The publication date that a text shows: a date line, a dateline, or the day of the lead's report. Never a date that is merely mentioned."""

import itertools
from collections.abc import Callable, Iterator
from datetime import date

from corpus.grammar.calendar import make_day
from corpus.lexicon import Lexicon
from corpus.model import Document, Evidence, Header, Paragraph, Published, Timex

#: a line with a date on it is a date line up to so many words …
LINE_WORDS = 16
#: … and characters …
LINE_LONG = 300
#: … among so many paragraphs from the top, and so many from the end
TOP, BOTTOM = 60, 4
#: how many sentences of prose the lead is searched in
LEAD = 3
#: a date behind one of these is told, not stamped
NO_DATELINE = ("on", "in", "by", "since", "until", "from", "before", "after", "it was", "correction")
#: how far before "on March 22" the verb of the report may stand, in words
REPORT = 8
#: words that a sentence has at least: a shorter one is a line of the page
PROSE_WORDS = 8
#: date expressions that the search for a year looks at; words of a sentence that its figures are read from
MANY, WORDS_OF_A_SENTENCE = 200, 120
#: date expressions from the top among which the lead's are
LEAD_DATES = 20


def publication(header: Header, doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> Published:
    """The first rule that finds the day, else none."""
    verbs = lexicon.compiled(_report_verbs)
    for rule in RULES:
        found = rule(header, doc, timexes, verbs)
        if found is not None:
            return found
    return Published()


def full_day(timex: Timex) -> date | None:
    """The day of an expression that names day, month and year."""
    meaning = timex.meaning
    if not meaning or meaning[0] != "day" or not isinstance(meaning[1], tuple) or meaning[1][0] != "fix":
        return None
    return make_day(int(meaning[1][1]), int(str(meaning[2])), int(str(meaning[3])))


def date_line(header: Header, doc: Document, timexes: tuple[Timex, ...], verbs: frozenset[str]) -> Published | None:
    """A short line above, below or at the end of the article that holds a full date: one that says "published" before
    the one that the header names, any other behind it, one that says "updated" last."""
    dated = []
    for t in timexes:
        index = _paragraph(doc, t)
        if index < 0 or full_day(t) is None or not (index < TOP or index >= len(doc.paragraphs) - BOTTOM):
            continue
        p = doc.paragraphs[index]
        line = doc.text[p.start : min(p.end, p.start + LINE_LONG)].lower()
        in_header = header.dateline is not None and header.dateline.start <= t.start < header.dateline.end
        short = p.kind != "title" and p.end - p.start < LINE_LONG and len(line.split()) <= LINE_WORDS and not _is_sentence(doc, p)
        if in_header or (short and "correction" not in line and doc.text[p.start : t.start].strip().lower() not in NO_DATELINE):
            dated.append((_rank(line[: t.end - p.start], in_header), t))
    dated.sort(key=lambda d: d[0])
    return _first(t for _, t in dated)


def _rank(line: str, in_header: bool) -> int:
    """Which of several date lines is the article's: the lowest."""
    if "updat" in line or "modified" in line or "copyright" in line or "©" in line:
        return 3
    return 0 if "publish" in line or "posted" in line else 1 if in_header else 2


def dateline(header: Header, doc: Document, timexes: tuple[Timex, ...], verbs: frozenset[str]) -> Published | None:
    """ "MOSCOW, July 4, 2024 (TASS) – …", "04.07.2024, Moscow.": a full date at the very start of the first prose."""
    for p in doc.paragraphs:
        if p.kind == "title" or p.end - p.start < 40:
            continue
        return _first(t for t in timexes if p.start <= t.start < p.start + 40 and _opens(doc, p, t))
    return None


def report_of_the_lead(header: Header, doc: Document, timexes: tuple[Timex, ...], verbs: frozenset[str]) -> Published | None:
    """ "… told the agency on March 22": the day of the report in the lead; a missing year only where the text forces one."""
    lead = _lead(doc)
    for t in timexes[:LEAD_DATES]:
        if t.sentence not in lead or t.meaning[:1] != ("day",) or not (_reported(doc, t, verbs) or _opens_lead(doc, t)):
            continue
        day = full_day(t)
        if day is not None:
            return Published(day.isoformat(), False, (("report", t.start, t.end),))
        if t.meaning[1] is not None:
            continue
        year, evidence = forced_year(doc, timexes, t)
        made = make_day(year, int(str(t.meaning[2])), int(str(t.meaning[3]))) if year else None
        if made is not None:
            return Published(made.isoformat(), True, (("report", t.start, t.end), *evidence))
    return None


Rule = Callable[[Header, Document, tuple[Timex, ...], frozenset[str]], Published | None]
RULES: tuple[Rule, ...] = (date_line, dateline, report_of_the_lead)


# ------------------------------------------------------------------ the year that a text forces
def forced_year(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """The year of publication where the text leaves no other: "grew by 44% in 2020 … Last year … grew by 44%"; a weekday beside the day."""
    for rule in (same_figure, named_beside, weekday_beside):
        year, evidence = rule(doc, timexes, day)
        if year is not None:
            return year, evidence
    return None, ()


def same_figure(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """The same figure is told once with a year and once with "last year" or "this year"."""
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
    """ "last year (2023)", "this year, 2024,": a relative year with its number right behind."""
    for t, other in itertools.pairwise(timexes):
        year = _plain_year(other)
        if year is not None and t.meaning[:2] == ("rel", "Y") and doc.text[t.end : other.start].strip() in {"(", ",", "–", "-", "—"}:
            return year - int(str(t.meaning[2])), (("year", other.start, other.end), ("relative year", t.start, t.end))
    return None, ()


def weekday_beside(doc: Document, timexes: tuple[Timex, ...], day: Timex) -> tuple[int | None, tuple[Evidence, ...]]:
    """ "on Tuesday, March 22": of the latest year that the text names and the one behind it, the only one where the day falls so."""
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


# ------------------------------------------------------------------ where things stand
def _first(timexes: Iterator[Timex]) -> Published | None:
    for t in timexes:
        day = full_day(t)
        if day is not None:
            return Published(day.isoformat(), False, (("date line", t.start, t.end),))
    return None


def _paragraph(doc: Document, t: Timex) -> int:
    if t.sentence >= 0:
        return doc.sentences[t.sentence].paragraph
    return -1


def _is_sentence(doc: Document, p: Paragraph) -> bool:
    """Prose: it ends like a sentence and has the words of one."""
    line = doc.text[p.start : p.end].rstrip()
    return line.endswith((".", "!", "?", ".”", '."', "…")) and len(line.split()) >= PROSE_WORDS


def _opens(doc: Document, p: Paragraph, t: Timex) -> bool:
    """Nothing but a place, an agency and marks stand before the date in its paragraph, and a mark closes it."""
    before = doc.text[p.start : t.start].strip(" ,./(–—-")
    behind = doc.text[t.end : t.end + 30].lstrip()
    if behind[:1] == ",":  # "July 4, 2024, Velsk." heads a text, "July 4, 2024, the firm said" tells of a day
        place = behind[1:].lstrip().split("\n")[0].split(".")[0]
        behind = "." if place[:1].isupper() and len(place.split()) == 1 else "x"
    closed = behind[:1] in {"", ".", "–", "—", "-", "(", ")", "/", ":"}
    words = before.split()
    named = all(w[:1].isupper() or not w[:1].isalpha() for w in words) and before.lower() not in NO_DATELINE
    return closed and len(words) <= 4 and named


def _opens_lead(doc: Document, t: Timex) -> bool:
    """ "LINDHAVEN, July 12. /NC/." at the head of its paragraph."""
    index = _paragraph(doc, t)
    return index >= 0 and _opens(doc, doc.paragraphs[index], t)


def _lead(doc: Document) -> range:
    """The first sentences of prose."""
    start = next((i for i, s in enumerate(doc.sentences) if s.part == "body" and s.last - s.first > PROSE_WORDS), 0)
    return range(start, min(start + LEAD, len(doc.sentences)))


def _reported(doc: Document, t: Timex, verbs: frozenset[str]) -> bool:
    """A verb of saying shortly before "on <day>", no other verb's object between: "told the agency on March 22"."""
    at = doc.tokens.at(t.start)
    low = doc.tokens.lower
    first = max(doc.sentences[t.sentence].first, at - REPORT)
    if low[at - 1 : at] != ["on"] and not doc.text[t.start : t.start + 1].isupper():
        return False
    return any(w in verbs for w in low[first:at]) and "will" not in low[first:at] and "that" not in low[first:at]


def _report_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Past forms of saying that date a report."""
    return frozenset(lexicon["timexes"]["report"]["verbs"])
