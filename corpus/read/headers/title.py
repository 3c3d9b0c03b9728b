"""Which of the lines at an article's top is its title, and which of its words are."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.model import Article
from corpus.read.headers.lines import STOP_INSIDE, Line, Words, plain
from corpus.read.headers.source import dateline
from corpus.spans import Span

#: paragraphs from the top among which a title is looked for (a site's menu may be above it)
TOP = 90
#: characters of a speech's title at most, which names office, occasion and place
SPEECH = 400
#: what a line's place counts against it at most
DEEP = 6
#: words that a title has at least where no date, byline or prose follows: shorter lines are a menu's or a kicker's
TITLE_LEAST = 4
#: what a Markdown heading is worth: as much as a date and prose below a line together
HEADING = 5
#: what a line is worth that is repeated: a page's head and its heading
REPEATED = 3
#: Markdown's signs before a heading, and around one
SIGNS = re.compile(r"#{1,6}[ \t]{1,9}|>[ \t]{1,9}|\*\*|__(?!_)")
UNDERLINE = re.compile(r"[=\-]{3,}")
#: what is between a title and its site's name ("Ferry fares rise | Harbour Courier")
BETWEEN = re.compile(r" \| ")
#: how the line below a speech's title begins that says where it was given
OCCASION = ("At the ", "Before the ", "To the ", "(via ")
#: how the signature of a quote and the items of a list begin
NO_TITLE = ("—", "–", "―", "- ", "* ", "• ", "· ")
QUOTED = ("“”", '""', "«»", "‘’", "„“")


def find_title(article: Article, top: Sequence[Line], paragraphs: int, words: Words) -> int | None:
    """Index of the title's line. A text of one paragraph has none: it is a body."""
    text = article.text
    if paragraphs < 2:
        return None
    fields = [i for i, x in enumerate(top) if x.kind == "title"]
    if fields:
        return fields[0]
    if article.title:
        return _given(text, article.title, top)
    if _announces_speech(text, top, words):
        return 0
    heads = Counter([_folded(text, x.span) for x in top if x.kind == "line" and x.words >= TITLE_LEAST])
    best, best_score = None, 0.0
    after_prose = False
    for i, x in enumerate(top[:TOP]):
        after_prose |= x.kind == "prose"
        if x.kind not in {"line", "sentence"} or not _can_be_title(text, top, i) or (after_prose and not _dated_below(top, i)):
            continue
        score = _score(text, top, i) + (REPEATED if heads[_folded(text, x.span)] > 1 else 0)
        if score > best_score:
            best, best_score = i, score
        if after_prose:
            break
    return best


def _announces_speech(text: str, top: Sequence[Line], words: Words) -> bool:
    """ "Remarks by Ann Lee, Governor of …, at the dinner of …, 3 October 2019." may be long, and end like a sentence."""
    first = text[slice(*top[0].span)] if top and top[0].span.end - top[0].span.start < SPEECH else ""
    return first.lower().startswith(words.speeches) and not STOP_INSIDE.search(first)


def _given(text: str, title: str, top: Sequence[Line]) -> int | None:
    """The line that holds the title that the container gives."""
    given = " ".join(title.split()).casefold()
    lines = (plain(text[slice(*_trimmed(text, x.span))]) for x in top)
    return next((i for i, line in enumerate(lines) if " ".join(line.split()).casefold() == given), None)


def _score(text: str, top: Sequence[Line], i: int) -> float:
    """How much a line looks like the title: long enough for one, with date, byline or prose right below, high up.

    The weights were chosen on saved news pages with a site's menu above the title: length tells a title from a menu's
    entries (TITLE_LEAST words or more), what follows tells it from a teaser, and the first of equals is taken.
    """
    x = top[i]
    lines = [y for y in top[i + 1 : i + 9] if y.kind != "chrome"][:4]
    below = [y.kind for y in lines]
    dated = "date" in below or "byline" in below
    score = min(x.words, 6) + (3 if dated else 0) - min(0.25 * i, DEEP)
    if _is_heading(text, top, i):
        return score + HEADING
    standfirst = below[:1] == ["line"] and lines[0].words >= TITLE_LEAST
    if below[standfirst : standfirst + 1] and below[standfirst] in {"prose", "sentence", "name"}:
        score += 2
    if i and top[i - 1].kind == "line" and top[i - 1].words >= TITLE_LEAST:
        score -= 3  # the line under a title is a standfirst
    is_near_date = "date" in below[:2] or "byline" in below[:2]
    return score if x.words >= TITLE_LEAST or is_near_date or _is_first(top, i) else 0


def _is_first(top: Sequence[Line], i: int) -> bool:
    """Whether a line begins the article, but for its date and source, and is no entry of a menu."""
    return all(y.kind in {"date", "byline", "source"} for y in top[:i]) and [y.kind for y in top[i + 1 : i + 2]] not in (
        ["line"],
        ["chrome"],
    )


def _is_heading(text: str, top: Sequence[Line], i: int) -> bool:
    """A heading of Markdown's first level: `# Title`, or a line with `=====` under it."""
    start, end = top[i].span
    below = text[end : end + 80].strip("\r\n").partition("\n")[0].strip()
    return text.startswith("# ", start) or (below[:3] == "===" and UNDERLINE.fullmatch(below) is not None)


def _dated_below(top: Sequence[Line], i: int) -> bool:
    """A byline or date line right below: what is between prose and such a line is a title all the same."""
    return any(x.kind in {"date", "byline"} for x in top[i + 1 : i + 4])


def _can_be_title(text: str, top: Sequence[Line], i: int) -> bool:
    """A line above a date may end in a full stop, or be a quote, and still be a title; elsewhere those are the article's own."""
    words = text[slice(*top[i].span)]
    if any(words.startswith(marks[0]) and words.endswith(marks[1]) for marks in QUOTED):
        return i == 0 and [x.kind for x in top[1:2]] in (["date"], ["byline"])
    if words.endswith(".") and dateline(words, 0, len(words)):
        return False  # the article's first sentence
    if top[i].kind == "sentence" or words.endswith("."):
        first = i == 0 and [x.kind for x in top[1:2]] == ["prose"]
        return (first or _dated_below(top, i)) and not STOP_INSIDE.search(words)
    if words.startswith(OCCASION) and i and top[i - 1].kind in {"line", "name"}:
        return False
    return not words.endswith((",", ";")) and not words.startswith(NO_TITLE) and (i == 0 or not words[0].islower())


def title_span(text: str, line: Line, top: Sequence[Line]) -> Span:
    """The words of a title's line that are the title: without a field's name, Markdown's signs, or a site's name before a title that the
    page has alone as well ("Harbour Courier | Ferry fares rise"). A site's name after it stays: it may be the title's own."""
    field = len(line.value) if line.kind == "title" and line.value else line.span.end - line.span.start
    span = _trimmed(text, Span(line.span.end - field, line.span.end))
    parted = [match.end() for match in BETWEEN.finditer(text, *span)]
    last = Span(parted[-1], span.end) if parted else span
    return last if any(_folded(text, last) == _folded(text, x.span) for x in top if x is not line) else span


def _folded(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split()).casefold()


def _trimmed(text: str, line: Span) -> Span:
    """A line without the signs around it: `# Title`, `**Title**`, `Title` over `=====`."""
    start, end = line
    closing = " #\r"
    while mark := SIGNS.match(text, start, end):
        start, closing = mark.end(), closing + mark[0][-1]
    under = text.find("\n", start, end)
    if under >= 0 and UNDERLINE.fullmatch(text[under:end].strip()):
        end = under
    while end > start and text[end - 1] in closing:
        end -= 1
    return Span(start, end)
