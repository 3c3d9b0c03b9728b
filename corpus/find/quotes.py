"""Text → stretches between quote marks.

One pass over the marks alone, paragraph by paragraph. Every mark gets a shape from what stands beside it
(opener, closer, either). A paragraph whose marks nest properly is read by its shapes; one that does not is
mended mark by mark: a wrong-way closer, an inch sign, a quote that is never closed, a closer whose opener
stands paragraphs before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.frozen import frozen
from corpus.grammar.marks import all_of, each
from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Quote

MARKS = ("“", "”", '"', "«", "»", "''", "``", "„", "″", "‟")
#: what a single mark that closes a quote does not stand before, beside letters and digits
SINGLE_ON = ("_", "'", "’")
#: the longest speech between single marks (code points): what is longer is an apostrophe's doing
SINGLE_LONGEST = 600
#: at how many marks its end is looked for
SINGLE_TRIES = 8
OPENERS = "“„«‟"
CLOSERS = "”»"
BEFORE_OPENER = " \t\u00a0\u2009\u202f\n\r([{—–-/:>‘'"
#: a quote that is never closed is carried over at most so many paragraphs without a mark to its closer
CARRY = 6
#: a paragraph with more marks than any prose has is left alone
MOST = 400
#: how far behind a wrong-way closer its attribution may stand (code points)
NEAR = 60
SAID = re.compile(r"\b(?:said|says|wrote|told|stated|added|noted|explained|emphasi[sz]ed|stressed|concluded|according)\b")


@frozen
class Mark:
    """One quote mark; `shape`: o(pener), c(loser) or ? (either)."""

    start: int
    end: int
    shape: str


def find_quotes(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Quote, ...]:
    """Quotes in text order, outermost first where they nest; none crosses a paragraph."""
    found: list[Quote] = []
    marks = all_of(text, MARKS)
    position, opened = 0, -1
    for index, paragraph in enumerate(paragraphs):
        first = position
        while position < len(marks) and marks[position][0] < paragraph.end:
            position += 1
        if position == first:
            opened = opened if paragraph.end > max(paragraph.content, paragraph.start) else -1
            continue
        if position - first > MOST:
            continue
        own = [
            Mark(a, b, shape(text, a, b)) for a, b in marks[first:position] if a >= paragraph.start and not _is_bullet(text, a, paragraph)
        ]
        begin = paragraph.content if paragraph.content >= 0 else paragraph.start
        pairs = balanced(own)
        if pairs is None:
            pairs = mended(text, own, begin, paragraph.end, 0 <= opened == index - 1)
        quotes = nested([_quote(text, begin, paragraph.end, start, end, index) for start, end in pairs])
        if opened >= 0 and any(start is None for start, _ in pairs) and index - opened <= CARRY:
            found.extend(_whole(paragraphs[i], i) for i in range(opened + 1, index))
        if own or paragraph.end - begin < 1:
            opened = index if any(not q.closed and q.end == paragraph.end and q.depth == 0 for q in quotes) else -1
        found.extend(quotes)
    singles = _singles(text, paragraphs, found)
    return tuple(sorted([*found, *singles], key=lambda q: (q.start, -q.end)) if singles else found)


def _is_bullet(text: str, mark: int, paragraph: Paragraph) -> bool:
    """Whether "»" begins a line with a blank after it: an item of a list, and no quote."""
    return mark == paragraph.start and text[mark] == "»" and text[mark + 1 : mark + 2].isspace()


def single_openers(text: str) -> list[int]:
    """Where a single mark may open a quote: nothing of a word before it, a letter or digit behind it."""
    found = []
    for mark in ("'", "‘"):
        for at in each(text, mark):
            before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
            if after.isalnum() and not (before.isalnum() or before in {"_", "'", "‘", "’"}):
                found.append(at)
    return sorted(found)


def single_closers(text: str) -> list[tuple[int, int]]:
    """A single mark that may close a quote, with the character before it: no white space there, nothing of a word behind it."""
    found = []
    for mark in ("'", "’"):
        for at in each(text, mark):
            after = text[at + 1 : at + 2]
            if at and not text[at - 1].isspace() and not (after.isalnum() or after in SINGLE_ON):
                found.append((at - 1, at + 1))
    return sorted(found)


def shape(text: str, start: int, end: int) -> str:
    """What a mark can be, by its form and its neighbours.

    >>> shape('he "said', 3, 4), shape('so," he', 3, 4), shape('abroad, “X', 8, 9), shape("5” tall", 1, 2)
    ('o', 'c', 'o', 'c')
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in "\n\r" or not start:
        return "o"
    free_before = before in BEFORE_OPENER or before.isspace() or before in OPENERS
    free_after = after.isspace() or after in ".,;:!?)]}—–-…"
    form = text[start]
    if form in OPENERS or text[start:end] == "``":
        return "c" if not free_before and free_after and form == "“" else "o"
    if form in CLOSERS:
        return "o" if free_before and not free_after and form == "”" else "c"
    if free_before and not free_after:
        return "o"
    if free_after and not free_before:
        return "c"
    return "?"


Pair = tuple[Mark | None, Mark | None]


def balanced(marks: Sequence[Mark]) -> list[Pair] | None:
    """Pairs of a paragraph whose marks nest properly by their shapes, at most three deep; else None."""
    stack: list[Mark] = []
    pairs: list[Pair] = []
    for mark in marks:
        kind = mark.shape if mark.shape != "?" else ("c" if stack else "o")
        if kind == "o":
            stack.append(mark)
            if len(stack) > 3:
                return None
        elif stack:
            pairs.append((stack.pop(), mark))
        else:
            return None
    return None if stack else pairs


def mended(text: str, marks: Sequence[Mark], begin: int, end: int, continuing: bool) -> list[Pair]:
    """Pairs of a paragraph whose marks do not nest; None stands for a mark that is missing.

    `continuing`: the quote of the paragraph before was never closed.
    """
    closers_left = [0] * (len(marks) + 1)
    for i in range(len(marks) - 1, -1, -1):
        closers_left[i] = closers_left[i + 1] + (marks[i].shape == "c")
    stack: list[Mark] = []
    pairs: list[Pair] = []
    opens = bool(marks) and marks[0].shape == "o" and not text[begin : marks[0].start].strip()
    for i, mark in enumerate(marks):
        kind = mark.shape if mark.shape != "?" else ("c" if stack else "o")
        if kind == "c" and not stack:
            if text[mark.start] in "\"'″" and text[mark.start - 1 : mark.start].isdigit():
                continue
            if (not pairs and fits(text, mark, end, continuing)) or (continuing and end - mark.end < 3 and not opens):
                # the paragraph goes on with a quote from before, and what it quotes itself lies inside
                pairs.append((None, mark))
        elif kind == "c" or (stack and (wrong_way(text, mark) or closers_left[i + 1] == 0 or len(stack) > 2)):
            pairs.append((stack.pop(), mark))
        else:
            stack.append(mark)
    if stack:
        pairs.append((stack[0], None))
    return pairs


def nested(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with their depth: how many others hold each. Empty ones and those that cross another are left out."""
    kept: list[Quote] = []
    around: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)) if len(quotes) > 1 else quotes:
        while around and around[-1].end <= quote.start:
            around.pop()
        if quote.inner_end > quote.inner_start and not (around and quote.end > around[-1].end):
            kept.append(replace(quote, depth=len(around)) if around else quote)
            around.append(quote)
    return kept


def fits(text: str, mark: Mark, end: int, continuing: bool) -> bool:
    """Whether a closer without an opener may close a quote that began with the paragraph: a stop before it, or no more text."""
    return continuing or text[mark.start - 1 : mark.start] in {",", ".", "?", "!", "…"} or end - mark.end < 3


def wrong_way(text: str, mark: Mark) -> bool:
    """An opener that closes, as in `… abroad, “Lee said.`: a comma before it and an attribution behind it."""
    before = text[max(0, mark.start - 2) : mark.start].rstrip()
    return before[-1:] in {",", ".", "?", "!", "…"} and SAID.search(text, mark.end, mark.end + NEAR) is not None


def _quote(text: str, begin: int, end: int, opener: Mark | None, closer: Mark | None, paragraph: int) -> Quote:
    start, inner_start = (opener.start, opener.end) if opener else (begin, begin)
    inner_end, stop = (closer.start, closer.end) if closer else (end, end)
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    return Quote(start, stop, inner_start, inner_end, 0, closer is not None and opener is not None, paragraph)


def _whole(paragraph: Paragraph, index: int) -> Quote:
    return Quote(paragraph.start, paragraph.end, paragraph.start, paragraph.end, 0, False, index)


def _singles(text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[Quote]) -> list[Quote]:
    """‘…’ and, with the stop of speech inside, '…': outside double marks or one level inside them."""
    openers = single_openers(text)
    if not openers:
        return []
    found: list[Quote] = []
    outer = [q for q in doubles if q.depth == 0]
    closers = single_closers(text)
    place = paragraph = free = at = 0
    for start in openers:
        begin = start + 1
        if start < free or len(found) > MOST:
            continue
        while paragraph < len(paragraphs) and paragraphs[paragraph].end <= start:
            paragraph += 1
        while place < len(outer) and outer[place].end <= start:
            place += 1
        while at < len(closers) and closers[at][1] <= begin + 1:
            at += 1
        if paragraph == len(paragraphs) or start < paragraphs[paragraph].start:
            continue
        inside = place < len(outer) and outer[place].start <= start
        high = paragraphs[paragraph].end
        if place < len(outer):
            high = min(high, outer[place].inner_end if inside else outer[place].start)
        end = _single_end(text, begin, min(high, start + SINGLE_LONGEST), closers[at : at + SINGLE_TRIES], text[start] == "‘")
        if end is not None:
            found.append(Quote(start, end, begin, end - 1, 1 if inside else 0, True, paragraph))
            free = end
    return found


def _single_end(text: str, begin: int, high: int, closers: Sequence[tuple[int, int]], curly: bool) -> int | None:
    """End of a single quote: the first mark with a stop before it; for ‘…’ else the first that no letter follows."""
    fallback = None
    for start, end in closers:
        if end > high or (curly and text.find("‘", begin, end) >= 0):
            break
        if text[start] in ",.?!…":
            return end
        if curly and fallback is None and text[end - 1] == "’":
            fallback = end
    return fallback


def quoted_mask(length: int, quotes: Sequence[Quote]) -> bytes:
    """One byte a character: 1 inside quote marks (marks included), else 0."""
    mask = bytearray(length)
    for quote in quotes:
        if quote.depth == 0:
            mask[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    return bytes(mask)
