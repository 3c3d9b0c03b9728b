"""Text → paragraphs: one a line, or one a block where the text is wrapped."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from corpus.grammar.grids import find_grids, separator_of
from corpus.model import Paragraph
from corpus.spans import Span

#: share of lines that go on in lower case above which a text counts as wrapped at a fixed width
WRAPPED = 0.3
#: shortest longest line of a wrapped text, in characters: shorter ones are verse, menus, tables
WRAPPED_WIDTH = 45
#: blanks by which the first line of a paragraph is indented at least
INDENT = 2
#: how an item of a list begins
ITEM = re.compile(r"[*•·]\s|[-–—]\s(?=[A-Z\d“\"])|\(?(?:\d{1,3}|[a-z])[.)]\s")


def find_paragraphs(text: str, preamble: int = 0, media: str = "text") -> tuple[Paragraph, ...]:
    """The paragraphs of `text` in order, edges trimmed, of kind "body": one a line, or one a block where the text is wrapped.

    What begins before `preamble` is data (front matter, a mail's header): a boilerplate paragraph a line. The lines of a
    table of figures are paragraphs of kind "table" with their cells, wrapped or not.
    """
    lines = _lines(text)
    above = [line for line in lines if line.start < preamble] if preamble else []
    below = lines[len(above) :]
    found = [Paragraph(b.start, b.end, "boilerplate", None, b.start, "preamble") for b in above]
    done = 0
    for grid in find_grids(text, below, separator_of(text) if media == "csv" else ""):
        found += _prose(text, below[done : grid.first])
        done = grid.first + len(grid.rows)
        rows = zip(below[grid.first : done], grid.rows, strict=True)
        found += [Paragraph(line.start, line.end, "table", None, line.start, cells=cells) for line, cells in rows]
    return (*found, *_prose(text, below[done:]))


def _prose(text: str, lines: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs of lines that belong to no table."""
    blocks = _unwrapped(text, lines) if _is_wrapped(text, lines) else lines
    return [Paragraph(b.start, b.end, "body", None, b.start) for b in blocks]


def _lines(text: str) -> list[Span]:
    """The lines that are not blank, edges trimmed. A paragraph never holds a line end of Unicode, but for a wrapped text."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at if line[0] == words[0] else at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(words)))
        at += len(line)
    return found


def _touch(text: str, a: Span, b: Span) -> bool:
    """Whether no blank line stands between two lines."""
    gap = text[a.end : b.start]
    return gap.count("\n") < 2 or (gap.count("\r\n") == 1 and gap.count("\n") == 1)


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    if not any(map(str.islower, [text[line.start] for line in lines])):
        return False  # most texts: every line begins with a capital
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _touch(text, a, b)]
    if len(pairs) < 3 or max(a.end - a.start for a, _ in pairs) < WRAPPED_WIDTH:
        return False
    return sum(text[b.start].islower() for _, b in pairs) >= WRAPPED * len(pairs)


def _is_indented(text: str, before: Span, line: Span, margin: int) -> bool:
    """Whether a line stands deeper than most, as a paragraph's first does. An item's second line goes on with it."""
    if text[line.start].islower() or ITEM.match(text, before.start, before.end):
        return False
    return _indent(text, line) >= margin + INDENT


def _indent(text: str, line: Span) -> int:
    return line.start - text.rfind("\n", 0, line.start) - 1


def _unwrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    """Blocks of lines: a line that touches the one above it goes on with it, a short last line ends a block, an indented line or an item begins one."""
    width = max(line.end - line.start for line in lines[:200])
    margin = Counter([_indent(text, line) for line in lines[:200]]).most_common(1)[0][0]
    blocks: list[Span] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        goes_on = (
            before is not None
            and (text[line.start] == ">") == (text[before.start] == ">")
            and _touch(text, before, line)
            and (before.end - before.start > width * 0.6 or text[line.start].islower())
            and not ITEM.match(text, line.start, line.end)
            and not _is_indented(text, before, line, margin)
        )
        if goes_on and blocks:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks
