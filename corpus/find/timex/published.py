"""The publication date that a text shows: a date line, a dateline, or the day of the lead's report. Never a date that is merely mentioned."""

from collections.abc import Callable, Iterator
from datetime import date

from corpus.find.timex.forced import forced_year
from corpus.frozen import frozen
from corpus.grammar.calendar import make_day
from corpus.lexicon import Lexicon
from corpus.model import Document, Header, Paragraph, Published, Timex

#: a line with a date on it is a date line up to so many words …
LINE_WORDS = 16
#: … and characters …
LINE_LONG = 300
#: … among so many paragraphs from the top
TOP = 60
#: how far before "on March 22" the verb of the report may stand, in words
REPORT = 8
#: words that a sentence has at least: a shorter one is a line of the page
PROSE_WORDS = 8
#: ranks of a date line: says that it is of the publication, in the header, elsewhere, says that it is of an update
LABELED, IN_HEADER, ELSEWHERE, UPDATE = range(4)


@frozen
class Labels:
    """Words of a date line, lower case: before the day of publication, of an update, of a day that is merely mentioned; verbs of a report."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    mentioned: frozenset[str]
    report: frozenset[str]


def publication(header: Header, doc: Document, timexes: tuple[Timex, ...], lexicon: Lexicon) -> Published:
    """The first rule that finds the day, else none. A day whose order is open is none, with its place as evidence."""
    labels = lexicon.compiled(_labels)
    lines = sorted(_date_lines(header, doc, timexes, labels), key=lambda line: line[0])
    for rule in RULES:
        found = rule(lines, doc, timexes, labels)
        if found is not None:
            return found
    return Published()


def full_day(timex: Timex) -> date | None:
    """The day of an expression that names day, month and year, perhaps with a time of day."""
    meaning = timex.meaning[2] if timex.meaning[:1] == ("time",) else timex.meaning
    if not isinstance(meaning, tuple) or meaning[0] != "day" or not isinstance(meaning[1], tuple) or meaning[1][0] != "fix":
        return None
    return make_day(int(meaning[1][1]), int(str(meaning[2])), int(str(meaning[3])))


# ------------------------------------------------------------------ the rules
Lines = list[tuple[int, Timex]]


def date_line(lines: Lines, doc: Document, timexes: tuple[Timex, ...], labels: Labels) -> Published | None:
    """A short line of its own that holds a full date, and does not say that it is an update's."""
    return _stamped(t for rank, t in lines if rank != UPDATE)


def dateline(lines: Lines, doc: Document, timexes: tuple[Timex, ...], labels: Labels) -> Published | None:
    """ "MOSCOW, July 4, 2024 (TASS) – …", "04.07.2024, Moscow.": a date at the very start of the first prose. A year that is missing is
    the latest before an update's day, or the one that the text forces."""
    lead = next((p for p in doc.paragraphs if p.kind != "title" and p.end - p.start >= 40), None)
    opening = [t for t in timexes if lead and lead.start <= t.start < lead.start + 40 and _opens(doc, lead, t, labels)]
    found = _stamped(t for t in opening if full_day(t))
    if found is not None or not opening:
        return found
    updates = [(t, day) for rank, t in lines if rank == UPDATE and (day := full_day(t))]
    for t in opening:
        for update, until in updates:
            year = until.year
            days = [day for y in (year, year - 1) if (day := _in_year(t, y)) and day <= until]
            if days:
                return Published(days[0].isoformat(), True, (("dateline", t.start, t.end), ("updated", update.start, update.end)))
    return next((found for t in opening if (found := _inferred(doc, timexes, t))), None)


def update(lines: Lines, doc: Document, timexes: tuple[Timex, ...], labels: Labels) -> Published | None:
    """The day of an update, where the article shows no other: many sites print only that."""
    return _stamped(t for rank, t in lines if rank == UPDATE)


def report_of_the_lead(lines: Lines, doc: Document, timexes: tuple[Timex, ...], labels: Labels) -> Published | None:
    """ "… told the agency on March 22" in the first sentence: the day of the report, written without a year where the text forces one."""
    lead = next((i for i, s in enumerate(doc.sentences) if s.part == "body" and s.last - s.first > PROSE_WORDS), 0)
    for t in timexes:
        if t.sentence == lead and t.meaning[:2] == ("day", None) and _reported(doc, t, labels) and (found := _inferred(doc, timexes, t)):
            return found
    return None


Rule = Callable[[Lines, Document, tuple[Timex, ...], Labels], Published | None]
RULES: tuple[Rule, ...] = (date_line, dateline, update, report_of_the_lead)


# ------------------------------------------------------------------ date lines
def _date_lines(header: Header, doc: Document, timexes: tuple[Timex, ...], labels: Labels) -> Iterator[tuple[int, Timex]]:
    """The full dates that are on lines of their own, each with the rank of its line."""
    last = 0
    for t in timexes:
        index = doc.sentences[t.sentence].paragraph if t.sentence >= 0 else -1
        in_header = header.dateline is not None and header.dateline.start <= t.start < header.dateline.end
        if index < 0 or not (full_day(t) or t.meaning[0] == "numbers") or (index >= TOP and not in_header):
            continue
        p = doc.paragraphs[index]
        before = doc.text[max(p.start, last) : t.start].lower()
        if in_header or (_is_short_line(doc, p) and before.strip() not in labels.mentioned):
            yield _rank(before, in_header, labels), t
        last = t.end


def _is_short_line(doc: Document, p: Paragraph) -> bool:
    line = doc.text[p.start : p.end].rstrip() if p.end - p.start < LINE_LONG else ""
    words = len(line.split())
    is_sentence = line.endswith((".", "!", "?", ".”", '."', "…")) and words >= PROSE_WORDS
    return p.kind != "title" and 0 < words <= LINE_WORDS and not is_sentence and "correction" not in line.lower()


def _rank(before: str, in_header: bool, labels: Labels) -> int:
    """Which of several date lines is the article's, by the words before the date: the lowest."""
    if any(map(before.__contains__, labels.updated)):
        return UPDATE
    return LABELED if any(map(before.__contains__, labels.published)) else IN_HEADER if in_header else ELSEWHERE


def _stamped(timexes: Iterator[Timex]) -> Published | None:
    """The first day; where its order of day and month is open, no day but its place."""
    first = next(timexes, None)
    if first is None:
        return None
    day = full_day(first)
    return Published(day.isoformat() if day else None, False, (("date line", first.start, first.end),))


# ------------------------------------------------------------------ dates without a year
def _in_year(t: Timex, year: int) -> date | None:
    return make_day(year, int(str(t.meaning[2])), int(str(t.meaning[3])))


def _inferred(doc: Document, timexes: tuple[Timex, ...], t: Timex) -> Published | None:
    year, evidence = forced_year(doc, timexes, t)
    day = _in_year(t, year) if year else None
    return Published(day.isoformat(), True, (("report", t.start, t.end), *evidence)) if day else None


def _opens(doc: Document, p: Paragraph, t: Timex, labels: Labels) -> bool:
    """Nothing but a place, an agency and marks stand before the date in its paragraph, and a mark closes it."""
    if t.meaning[0] != "day" or not (t.meaning[1] is None or full_day(t)):
        return False
    before = doc.text[p.start : t.start].strip(" ,./(–—-")
    behind = doc.text[t.end : t.end + 30].lstrip()
    if behind[:1] == ",":  # "July 4, 2024, Velsk." heads a text, "July 4, 2024, the firm said" tells of a day
        place = behind[1:].lstrip().split("\n")[0].split(".")[0]
        behind = "." if place[:1].isupper() and len(place.split()) == 1 else "x"
    closed = behind[:1] in {"", ".", "–", "—", "-", "(", ")", "/", ":"}
    words = before.split()
    named = all(w[:1].isupper() or not w[:1].isalpha() for w in words) and before.lower() not in labels.mentioned
    return closed and len(words) <= 4 and named


def _reported(doc: Document, t: Timex, labels: Labels) -> bool:
    """A verb of saying shortly before "on <day>", no other verb's object between: "told the agency on March 22"."""
    at = doc.tokens.at(t.start)
    low = doc.tokens.lower
    first = max(doc.sentences[t.sentence].first, at - REPORT)
    if low[at - 1 : at] != ["on"] and not doc.text[t.start : t.start + 1].isupper():
        return False
    return not labels.report.isdisjoint(low[first:at]) and "will" not in low[first:at] and "that" not in low[first:at]


def _labels(lexicon: Lexicon) -> Labels:
    stamps = lexicon["timexes"]["stamps"]
    return Labels(
        tuple(stamps["published"]),
        tuple(stamps["updated"]),
        frozenset(stamps["mentioned"]),
        frozenset(lexicon["timexes"]["report"]["verbs"]),
    )
