"""Paragraphs → what the lines above and below the article say of it: title, author, source, date line."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.lexicon import Lexicon
from corpus.model import LEFT_OUT, Article, Header, Paragraph
from corpus.read.headers.lines import DATE, LONG, NAME, PROSE, Line, Words, person, read_line, words_of
from corpus.read.headers.preamble import data_of, read_preamble
from corpus.read.headers.source import agency, channel, known_of, masthead, outlet, source_line
from corpus.read.headers.title import TOP, find_title, plain, site_of, title_span
from corpus.spans import Span

#: paragraphs of prose in a row that end a header, wherever they stand
RUN = 4
#: paragraphs after the title among which byline and date line are looked for
BELOW_TITLE = 14
#: paragraphs from the end among which a source line or a contact form is looked for
BOTTOM = 6


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
    title_at = 2 if not article.title and masthead(text, top, known) else find_title(article, top, len(paragraphs))
    title = title_span(text, top[title_at].span, top) if title_at is not None else None
    below = 0 if title_at is None else title_at + 1
    lines = top[: below + BELOW_TITLE] if len(paragraphs) > 1 else []
    header = Header(
        title=title,
        source=source_line(text, lines, [paragraphs[i] for i in reversed(bottom)] if len(paragraphs) > 2 else [], words)
        or channel(text, title, words)
        or outlet(text, lines[below:], known)
        or agency(text, paragraphs[below : below + BELOW_TITLE], known)
        or (text[slice(*top[0].span)].partition(" | ")[0] if title_at == 2 and masthead(text, top, known) else None)
        or (site_of(text[slice(*title)], known.outlets) if title else None),
        author=_author(text, lines, words) or _bare_name(text, top, title_at, words),
        dateline=_date_line(text, lines) or _date_line(text, top),
        title_text=shown if title and (shown := plain(text[slice(*title)])) != text[slice(*title)] else None,
    )
    kinds = list(paragraphs)
    for i in {*range(len(top)), *bottom}:
        kinds[i] = _with_kind(text, i, paragraphs[i], title_at, top, bottom, words)
    return header, tuple(kinds)


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


def _author(text: str, lines: Sequence[Line], words: Words) -> str | None:
    """The first byline with a name; after a bare "By" the next line, where it is a name and nothing else."""
    for x, below in zip(lines, [*lines[1:], None], strict=False):
        if x.kind == "byline" and x.value:
            return x.value
        if x.kind == "byline" and x.value == "" and below is not None:
            line = text[below.span.start : below.span.end]
            if below.words <= 4 and NAME.fullmatch(line):
                return person(line, words)
            return line if line.isalnum() and line.lower() not in words.no_authors else None  # a nickname
    return None


def _bare_name(text: str, top: Sequence[Line], title_at: int | None, words: Words) -> str | None:
    """A line that is a person's name and nothing else, right beside the title or beside the date line below it.

    Between title and date line one word is enough: no other line stands there but the author's ("JIJI").
    """
    name = next((x.value for x in _beside(top, title_at) if x.kind == "name"), None)
    if name is None and title_at is not None and [x.kind for x in top[title_at + 1 : title_at + 3]] == ["line", "date"]:
        line = text[slice(*top[title_at + 1].span)]
        if line.isalnum() and line[0].isupper() and line.lower() not in words.no_persons | words.no_authors:
            return line
    return name


def _beside(top: Sequence[Line], title_at: int | None) -> Iterator[Line]:
    """The lines where a name can stand for the author: under the title, beside the date line, above the title."""
    if title_at is None:
        return
    below = top[title_at + 1 : title_at + 1 + BELOW_TITLE]
    yield from below[:1]
    for a, b in itertools.pairwise(below):
        if "date" in (a.kind, b.kind):
            yield from (a, b)
    yield from top[max(0, title_at - 1) : title_at]


def _date_line(text: str, lines: Sequence[Line]) -> Span | None:
    """The line with the article's date: one that says "published" first, one that says "updated" last."""

    def rank(x: Line) -> int:
        low = text[x.span.start : x.span.end].lower()
        return 2 if "updated" in low or "modified" in low else 0 if low.startswith(("published", "posted", "date")) else 1

    dated = [x for x in lines if x.kind == "date" or (x.kind == "byline" and DATE.search(text, x.span.start, x.span.end))]
    return min(dated, key=rank).span if dated else None


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
    if i in bottom and i > 0 and _is_footer(text[p.start : min(p.end, p.start + LONG)].lower(), words):
        return replace(p, kind="footer", label=None)
    in_header = i < len(top) and i <= above + BELOW_TITLE and (title_at is not None or i < 3) and len(top) > 1
    if in_header and p.kind == "body" and top[i].kind in {"date", "byline", "source", "chrome"}:
        return replace(p, kind="header")
    return p


def _is_footer(low: str, words: Words) -> bool:
    return low.startswith(words.footer_starts) or any(map(low.__contains__, words.footer_contains))


def _pull(text: str, p: Paragraph) -> Paragraph:
    """A quote above the title, with the name before its colon as a label."""
    match = re.match(r"([^:“«\"\n]{2,60}):\s*(?=[“«\"])", text[p.start : p.end])
    if match is None:
        return replace(p, kind="pull")
    return replace(p, kind="pull", label=Span(p.start, p.start + match.end(1)), content=p.start + match.end())
