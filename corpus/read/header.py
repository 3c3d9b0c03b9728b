"""Paragraphs → what the lines above and below the article say of it: title, author, source, date line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.model import Article, Header, Paragraph
from corpus.spans import Span

#: paragraphs from the top among which a title is looked for (a site's menu may stand above it)
TOP = 45
#: paragraphs after the title among which byline and date line are looked for
BELOW_TITLE = 14
#: paragraphs from the end among which a source line or a contact form is looked for
BOTTOM = 6
#: words: a title has at most so many …
TITLE_WORDS = 32
#: … and at least so many; shorter lines above it are a menu's or a kicker's
TITLE_LEAST = 4
#: words from which a line that ends like a sentence is the article's own prose
PROSE = 20
#: characters above which a line is not worth counting the words of
LONG = 400
#: words that a date line or byline has at most
SHORT = 14

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
DATE = re.compile(
    rf"\b(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}\.?,? \d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})(?!\d)",
    re.IGNORECASE,
)
MARKDOWN = re.compile(r"#{1,6} +|> +|\*\*")
FIELD = re.compile(r"(title|headline|date|published|author|by|source|url)[ \t]*:[ \t]*(\S.*)", re.IGNORECASE)
NAME = re.compile(r"(?:[A-Z][\w.'’\-]*|de|van|von|bin|al|el|la|der)(?: (?:[A-Z][\w.'’\-]*|de|van|von|bin|al|el|la|der)){0,3}")
QUOTED_LINE = re.compile(r"[^“«\"\n]{0,60}[“«\"].*[”»\"]")
BREADCRUMB = re.compile(r" [»>|] .* [»>|] | / .* / |^\S+ / \S+$|[»>]\s*$")
CAPTION = re.compile(
    r"\((?:photo|image|foto|picture|file|video|credit)\b|\bgetty images\b|\(stock image\)|\bvia ap\b|/(?:ap|afp|reuters)\b", re.IGNORECASE
)
NOT_IN_A_NAME = re.compile(r"\s*(?:[|•·@(<–—]|,| - | -$|\bon\b|\bfor\b|\bat\b|\d).*", re.DOTALL)


class Line(NamedTuple):
    """A paragraph as the header's rules see it. `kind`: date, byline, source, chrome, prose, label, line."""

    span: Span
    kind: str
    words: int
    value: str | None = None


def read_header(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Header, tuple[Paragraph, ...]]:
    """The header, and the paragraphs with their kinds set: title, header, pull (a quote above the title), footer."""
    text = article.text
    words = lexicon.compiled(_words)
    top = [_line(text, p, words) for p in paragraphs[: TOP + BELOW_TITLE]]
    bottom = range(max(0, len(paragraphs) - BOTTOM), len(paragraphs))
    title_at = _title(article, top, len(paragraphs))
    zone = range(min(len(top), (title_at if title_at is not None else -1) + 1 + BELOW_TITLE)) if len(paragraphs) > 1 else range(0)
    title = _title_span(text, top[title_at].span) if title_at is not None else None
    lines = [top[i] for i in zone]
    ends = [_line(text, paragraphs[i], words) for i in bottom if len(paragraphs) > 2]
    header = Header(
        title=title,
        source=next((x.value for x in [*lines, *reversed(ends)] if x.kind == "source"), None) or _channel(text, title, words),
        author=_author(text, lines, words),
        dateline=_date_line(text, lines),
    )
    return header, tuple(_with_kind(text, i, p, title_at, top, bottom, words) for i, p in enumerate(paragraphs))


class Words(NamedTuple):
    """The lexicon's lists as the rules use them: lower case, for whole lines or for how lines begin."""

    bylines: tuple[str, ...]
    sources: tuple[str, ...]
    dates: tuple[str, ...]
    no_authors: frozenset[str]
    channels: tuple[str, ...]
    chrome: frozenset[str]
    chrome_starts: tuple[str, ...]
    footer_starts: tuple[str, ...]
    footer_contains: tuple[str, ...]


def _words(lexicon: Lexicon) -> Words:
    layout = lexicon["layout"]
    header, chrome, footer = layout["header"], layout["chrome"], layout["footer"]
    return Words(
        tuple(header["bylines"]),
        tuple(header["sources"]),
        tuple(header["dates"]),
        frozenset(header["no_authors"]),
        tuple(header["channels"]),
        frozenset(chrome["lines"]),
        tuple(chrome["starts"]),
        tuple(footer["starts"]),
        tuple(footer["contains"]),
    )


# ------------------------------------------------------------------ what a line is
def _line(text: str, p: Paragraph, words: Words) -> Line:
    """The first rule that knows the line gives its kind."""
    span = Span(p.start, p.end)
    line = text[p.start : p.end]
    if len(line) > LONG:
        return Line(span, "pull" if QUOTED_LINE.fullmatch(line) else "prose", PROSE)
    count = len(WORD.findall(line))
    for rule in (_is_field, _is_source, _is_byline, _is_date, _is_chrome):
        found = rule(line, count, words)
        if found:
            return Line(span, found[0], count, found[1])
    ends = line.rstrip("”»\"')").endswith((".", "!", "?", "…"))
    if count >= TITLE_WORDS or (count >= PROSE and ends):
        return Line(span, "pull" if QUOTED_LINE.fullmatch(line) else "prose", count)
    return Line(span, "label" if line.endswith(":") else "line", count)


def _is_field(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    """`Title: …`, `Author: …`: the lines that people put above a text they save."""
    match = FIELD.fullmatch(line)
    if match is None or count > TITLE_WORDS:
        return None
    key, value = match[1].lower(), match[2].strip()
    if key in ("title", "headline"):
        return "title", value
    if key in ("author", "by"):
        return ("byline", _person(value, words)) if count <= SHORT else None
    if key == "source":
        return "source", value.rstrip(".")
    return ("date", None) if key in ("date", "published") and DATE.search(value) else None


def _is_source(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    """`Source: …`; the value as written, without a full stop."""
    rest = _after(line, words.sources, needs_colon=True)
    return ("source", rest.rstrip(".")) if rest and count <= SHORT else None


def _is_byline(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    """`By Ann Lee`, `by: Ann Lee | June 2`, `By` alone (the name stands in the next line: value None)."""
    if count > SHORT + 4:
        return None
    low = line.lower().rstrip(": ")
    if low in words.bylines:
        return "byline", ""
    rest = _after(line, words.bylines, needs_colon=False)
    if rest is None:
        return None
    person = _person(rest, words)
    lowly = rest.split()[0].lower().strip(".,|@") in words.no_authors
    return ("byline", person) if person or lowly else None


def _is_date(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    match = DATE.search(line)
    if match is None or count > SHORT:
        return None
    others = len(WORD.findall(line[: match.start()] + " " + line[match.end() :]))
    begins = match.start() == 0 or line.lower().startswith(words.dates)
    return ("date", None) if others <= (9 if begins else 5) else None


def _is_chrome(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    low = line.lower()
    known = low.rstrip(" :.") in words.chrome or (low.startswith(words.chrome_starts) and count <= PROSE)
    return ("chrome", None) if known or BREADCRUMB.search(line) or CAPTION.search(line) or not any(c.isalpha() for c in line) else None


def _after(line: str, starts: Sequence[str], needs_colon: bool) -> str | None:
    """What follows one of the words at the line's start; a colon must stand between, or a space where it need not."""
    low = line.lower()
    for word in starts:
        if low.startswith(word):
            rest = line[len(word) :]
            if rest.lstrip().startswith(":"):
                return rest.lstrip()[1:].strip() or None
            if not needs_colon and rest and (rest[0] == " " or (rest[0].isupper() and line[0].isupper())):
                return rest.strip() or None
    return None


def _person(words_after: str, words: Words) -> str | None:
    """The name that a byline begins with, None where it is no name ("admin", "Staff")."""
    cut = NOT_IN_A_NAME.sub("", words_after.strip()) or ""
    names = [m[0] for part in re.split(r" and | & ", cut) if (m := NAME.match(part.strip()))]
    good = [n for n in names if not any(w.lower().strip(".") in words.no_authors for w in n.split())]
    return "; ".join(good) or None


# ------------------------------------------------------------------ which line is what
def _title(article: Article, top: Sequence[Line], paragraphs: int) -> int | None:
    """Index of the title's line. A text of one paragraph has none: it is a body."""
    if paragraphs < 2:
        return None
    fields = [i for i, x in enumerate(top) if x.kind == "title"]
    if fields:
        return fields[0]
    if article.title:
        given = " ".join(article.title.split()).lower()
        return next((i for i, x in enumerate(top) if " ".join(article.text[x.span.start : x.span.end].split()).lower() == given), None)
    best, best_score = None, 0.0
    after_prose = False
    for i, x in enumerate(top[:TOP]):
        if x.kind == "prose":
            after_prose = True
        if x.kind != "line" or not _is_title(article.text, x, i) or (after_prose and not _dated_below(top, i)):
            continue
        score = _score(top, i)
        if score > best_score:
            best, best_score = i, score
        if after_prose:
            break
    return best


def _score(top: Sequence[Line], i: int) -> float:
    """How much a line looks like the title: long enough for one, with date, byline or prose right below, high up.

    The weights were chosen on saved news pages with a site's menu above the title: length tells a title from a menu's
    entries (TITLE_LEAST words or more), what follows tells it from a teaser, and the first of equals is taken.
    """
    x = top[i]
    below = [y.kind for y in top[i + 1 : i + 5]]
    score = min(x.words, 7) + (3 if "date" in below or "byline" in below else 0) - 0.25 * i
    if below[:1] == ["prose"]:
        score += 2
    if x.words < TITLE_LEAST and not (i == 0 and below[:1] != ["line"]) and "date" not in below[:2] and "byline" not in below[:2]:
        score = 0
    return score


def _dated_below(top: Sequence[Line], i: int) -> bool:
    """A byline or date line right below: what stands between prose and such a line is a title all the same."""
    return any(x.kind in ("date", "byline") for x in top[i + 1 : i + 4])


def _is_title(text: str, line: Line, i: int) -> bool:
    """A first line may end in a full stop and still be a title; further down, sentences are the article's own."""
    words = text[line.span.start : line.span.end]
    if words.startswith(("“", '"', "«")) and words.endswith(("”", '"', "»")):
        return False
    return not words.endswith((".", ",", ";")) or words.endswith("...") or i == 0


def _title_span(text: str, span: Span) -> Span:
    """The title without Markdown's signs or a field's name."""
    start = span.start
    field = FIELD.match(text, start, span.end)
    if field:
        start = field.start(2)
    mark = MARKDOWN.match(text, start, span.end)
    if mark:
        start = mark.end()
    end = span.end
    while end > start and text[end - 1] in " #*":
        end -= 1
    return Span(start, end)


def _author(text: str, lines: Sequence[Line], words: Words) -> str | None:
    """The first byline with a name; after a bare "By" the next line, where it is a name and nothing else."""
    for x, below in zip(lines, [*lines[1:], None], strict=False):
        if x.kind == "byline" and x.value:
            return x.value
        if x.kind == "byline" and x.value == "" and below is not None:
            line = text[below.span.start : below.span.end]
            return _person(line, words) if below.words <= 4 and NAME.fullmatch(line) else None
    return None


def _date_line(text: str, lines: Sequence[Line]) -> Span | None:
    """The line with the article's date: one that says "published" first, one that says "updated" last."""

    def rank(x: Line) -> int:
        low = text[x.span.start : x.span.end].lower()
        return 2 if "updated" in low or "modified" in low else 0 if low.startswith(("published", "posted", "date")) else 1

    dated = [x for x in lines if x.kind == "date"]
    return min(dated, key=rank).span if dated else None


def _channel(text: str, title: Span | None, words: Words) -> str | None:
    """The channel that a title names as its source: "Ann Lee in her telegram channel about …" → "Ann Lee in her telegram channel"."""
    if title is None:
        return None
    line = text[title.start : title.end]
    low = line.lower()
    for channel in words.channels:
        for own in (" in his ", " in her ", " in their ", " on his ", " on her ", " on their ", " in its ", " on its "):
            at = low.find(own + channel)
            if at > 0:
                return line[: at + len(own) + len(channel)]
    return None


def _with_kind(text: str, i: int, p: Paragraph, title_at: int | None, top: Sequence[Line], bottom: range, words: Words) -> Paragraph:
    """The paragraph with its kind: above the title all is header but a quote; below it byline, date and the like."""
    above = -1 if title_at is None else title_at
    if i == title_at:
        return p._replace(kind="title", label=None)
    if i < above:
        return _pull(text, p) if top[i].kind == "pull" else p._replace(kind="header", label=None)
    if i in bottom and i > 0 and _is_footer(text[p.start : min(p.end, p.start + LONG)].lower(), words):
        return p._replace(kind="footer", label=None)
    in_header = i < len(top) and i <= above + BELOW_TITLE and (title_at is not None or i < 3) and len(top) > 1
    if in_header and p.kind == "body" and top[i].kind in ("date", "byline", "source", "chrome"):
        return p._replace(kind="header")
    return p


def _is_footer(low: str, words: Words) -> bool:
    return low.startswith(words.footer_starts) or any(phrase in low for phrase in words.footer_contains)


def _pull(text: str, p: Paragraph) -> Paragraph:
    """A quote above the title, with the name before its colon as a label."""
    match = re.match(r"([^:“«\"\n]{2,60}):\s*(?=[“«\"])", text[p.start : p.end])
    if match is None:
        return p._replace(kind="pull")
    return p._replace(kind="pull", label=Span(p.start, p.start + match.end(1)), content=p.start + match.end())
