"""Paragraphs → what the lines above and below the article say of it: title, author, source, date line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon import Lexicon
from corpus.model import LEFT_OUT, Article, Header, Paragraph
from corpus.read.headers.author import BELOW_TITLE, bare_name, find_author, signed_by
from corpus.read.headers.lines import DATE, LONG, PROSE, Line, Words, plain, read_line, words_of
from corpus.read.headers.preamble import data_of, read_preamble
from corpus.read.headers.running import issue_day, paper
from corpus.read.headers.source import Known, agency, channel, copyright_owner, known_of, letterhead, masthead, outlet, source_line
from corpus.read.headers.title import TOP, find_title, title_span
from corpus.spans import Span

#: paragraphs of prose in a row that end a header, wherever they stand
RUN = 4
#: paragraphs from the end among which a source line or a contact form is looked for
BOTTOM = 6
#: … and a page's copyright
FOOT = 12
#: a date at a title's end
TAIL = re.compile(rf"[,(–—|-] ?({DATE.pattern})\)?\.?$", re.IGNORECASE)


def read_header(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Header, tuple[Paragraph, ...]]:
    """The header, and the paragraphs with their kinds set: title, header, pull (a quote above the title), footer.

    What a preamble gives as data goes before what the lines below it say.
    """
    preamble = read_preamble(article.text, lexicon)
    if preamble is None:
        return _read_lines(article, paragraphs, lexicon)
    given = data_of(preamble, lexicon)
    above = [p for p in paragraphs if p.start < preamble.end]
    titled = replace(article, title=article.title or given.title_text)
    lines, below = _read_lines(titled, paragraphs[len(above) :], lexicon)
    source, author = given.source or lines.source, given.author or lines.author
    found = replace(lines, title_text=given.title_text, source=source, author=author, published=given.published, url=given.url)
    return found, (*above, *below)


def _read_lines(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Header, tuple[Paragraph, ...]]:
    """The header that lines of text give, and their paragraphs with their kinds."""
    text = article.text
    words = lexicon.compiled(words_of)
    top = _top(text, paragraphs, words)
    bottom = range(max(0, len(paragraphs) - BOTTOM), len(paragraphs))
    known = lexicon.compiled(known_of)
    title_at = 2 if not article.title and masthead(text, top, known) else find_title(article, top, len(paragraphs), words)
    title = title_span(text, top[title_at], top) if title_at is not None else None
    below = 0 if title_at is None else title_at + 1
    lines = top[: below + BELOW_TITLE] if len(paragraphs) > 1 else []
    shown = plain(text[slice(*title)]) if title else ""
    header = Header(
        title=title,
        source=_source(article, paragraphs, lines, title, below, bottom, lexicon)
        or (text[slice(*top[0].span)].partition(" | ")[0] if title_at == 2 and masthead(text, top, known) else None)
        or _owner(article, paragraphs, below, known),
        author=_author(article, paragraphs, top, lines, title_at, lexicon),
        dateline=_date_line(text, paragraphs, lines, title_at, words)
        or _date_line(text, paragraphs, top, title_at, words)
        or _date_of_title(text, title),
        issued=issue_day(article),
        title_text=shown if title and shown != text[slice(*title)] else None,
    )
    kinds = list(paragraphs)
    for i in {*range(len(top)), *bottom}:
        kinds[i] = _with_kind(text, i, paragraphs[i], title_at, top, bottom, words)
    return header, tuple(kinds)


def _source(
    article: Article,
    paragraphs: Sequence[Paragraph],
    lines: Sequence[Line],
    title: Span | None,
    below: int,
    bottom: range,
    lexicon: Lexicon,
) -> str | None:
    """The publisher that the lines around the article name."""
    text, words, known = article.text, lexicon.compiled(words_of), lexicon.compiled(known_of)
    ends = [paragraphs[i] for i in reversed(bottom)] if len(paragraphs) > 2 else []
    return (
        source_line(text, lines, ends, words)
        or channel(text, title, words)
        or outlet(text, lines[below:], known)
        or agency(text, paragraphs[below : below + BELOW_TITLE], known)
        or letterhead(text, lines[: max(0, below - 1)], known)
    )


def _owner(article: Article, paragraphs: Sequence[Paragraph], below: int, known: Known) -> str | None:
    """Where no line names the publisher: the owner of the copyright, or the newspaper of a page's running head."""
    places = (paragraphs[-FOOT:], paragraphs[below : below + BELOW_TITLE])
    owners = (copyright_owner(article.text, place, known) for place in places)
    return next(filter(None, owners), None) or paper(article, known.outlets)


def _author(
    article: Article, paragraphs: Sequence[Paragraph], top: Sequence[Line], lines: Sequence[Line], title_at: int | None, lexicon: Lexicon
) -> str | None:
    """Who wrote the article. A page's reader has looked for its author already, where its marks tell names from other words."""
    if article.media == "html":
        return None
    text, words = article.text, lexicon.compiled(words_of)
    known = lexicon.compiled(known_of)
    return find_author(text, lines, words) or bare_name(text, top, title_at, words, known) or signed_by(text, paragraphs[-FOOT:], words)


def _top(text: str, paragraphs: Sequence[Paragraph], words: Words) -> list[Line]:
    """The lines from the top on, as far as a header can reach: to the end of TOP, to a run of prose, or to a transcript."""
    top: list[Line] = []
    prose = 0
    for p in paragraphs[: TOP + BELOW_TITLE]:
        if p.kind == "turn":
            break  # what is said in a transcript is no header
        line = Line(Span(p.start, p.end), "prose", PROSE) if p.kind == "table" else read_line(text, p, words)
        top.append(_unlikely(line) if p.kind in LEFT_OUT else line)
        prose = prose + 1 if top[-1].kind in {"prose", "sentence"} else 0
        if prose == RUN:
            break
    return top


def _unlikely(line: Line) -> Line:
    """A line that is not the article: it may date it or name its source, but is no title, author or prose."""
    return line if line.kind in {"date", "byline", "source"} else Line(line.span, "chrome", line.words)


def _date_line(text: str, paragraphs: Sequence[Paragraph], top: Sequence[Line], title_at: int | None, words: Words) -> Span | None:
    """The line with the article's date: one that says "published" first, one that says "updated" last, one above the title after one below.

    Of a line that is left out only the date's own words, for no finder sees the others.
    """
    dated = [i for i, x in enumerate(top) if x.kind == "date" or (x.kind == "byline" and DATE.search(text, *x.span))]

    def rank(i: int) -> int:
        low = text[slice(*top[i].span)].lower()
        if any(map(low.__contains__, words.published)):
            return 0
        return 3 if any(map(low.__contains__, words.updated)) else 2 if title_at is not None and i < title_at else 1

    best = min(dated, key=rank, default=None)
    if best is None:
        return None
    match = DATE.search(text, *top[best].span) if paragraphs[best].kind in LEFT_OUT else None
    return Span(*match.span()) if match else top[best].span


def _date_of_title(text: str, title: Span | None) -> Span | None:
    """The date that a title ends in, parted from its words: "Remarks by Ann Lee, Lindhaven, 3 October 2019"."""
    match = TAIL.search(text, *title) if title else None
    return Span(*match.span(1)) if match else None


def _with_kind(text: str, i: int, p: Paragraph, title_at: int | None, top: Sequence[Line], bottom: range, words: Words) -> Paragraph:
    """The paragraph with its kind: above the title all is header but a quote; below it byline, date and the like."""
    if p.kind in LEFT_OUT:
        return p
    above = -1 if title_at is None else title_at
    if p.kind == "table":
        return p
    if i == title_at:
        return Paragraph(p.start, p.end, "title", None, p.content)
    if i < above:
        return _pull(text, p) if top[i].kind == "pull" else Paragraph(p.start, p.end, "header", None, p.content)
    if i in bottom and any(x.kind in {"prose", "sentence"} for x in top[above + 1 : i]) and _is_footer(text, p, words):
        return replace(p, kind="footer", label=None)
    in_header = i < len(top) and i <= above + BELOW_TITLE and (title_at is not None or i < 3) and len(top) > 1
    if in_header and p.kind == "body" and top[i].kind in {"date", "byline", "source", "chrome"}:
        return replace(p, kind="header")
    return p


def _is_footer(text: str, p: Paragraph, words: Words) -> bool:
    """A source line, a site's own or a signature below the article."""
    return p.end - p.start <= LONG and (
        read_line(text, p, words).kind in {"source", "chrome"} or text[p.start : p.end].lstrip("(").lower().startswith(words.signed)
    )


def _pull(text: str, p: Paragraph) -> Paragraph:
    """A quote above the title, with the name before its colon as a label."""
    match = re.match(r"([^:“«\"\n]{2,60}):\s*(?=[“«\"])", text[p.start : p.end])
    if match is None:
        return replace(p, kind="pull")
    return replace(p, kind="pull", label=Span(p.start, p.start + match.end(1)), content=p.start + match.end())
