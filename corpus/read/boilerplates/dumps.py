"""What a printed text leaves in a plain one: contents pages, running heads and feet, page numbers, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.read.boilerplates.lines import Furniture, Lines
from corpus.spans import Span

#: what leads from an entry of the contents to its page, and the gap that does so below the head of a contents page
LEADERS = ("....", ". . . .", "……")
GAPS = ("\t", "   ")
CONTENTS = frozenset(("contents", "table of contents", "in this issue"))
PAGE_DIGITS = 4
#: entries that need no head: leaders lead to the figures of a table too, but four of these seldom rise one after another
HEADLESS = 4
#: a page's number by itself, or with what a page has around it
PAGE = re.compile(r"(?:page |p\. ?)?[-–—\[(]? ?(\d{1,3}) ?[-–—\])]?(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE)
#: … or at the edge of a line with other words
NUMBERED = re.compile(r"\bpage \d{1,3}\b|^\d{1,3}(?:\t|  |\s*\|)|(?:\t|  |\|\s?)\d{1,3}$", re.IGNORECASE)
DIGITS = re.compile(r"\d{1,9}")
#: times that a line comes back on the pages of a text; the second could be chance
AGAIN = 3
#: a page's number that says so, wherever it is
PAGE_OF = re.compile(r"\bpage \d{1,4} of (\d{1,4})\b", re.IGNORECASE)
MARK = re.compile(r"\[(?<=[\w.,;:!?)”\"’'%]\[)(?:[1-9]\d{0,2}|(?<=[.,;:!?)”\"]\[)[a-z]|note \d{1,2}|citation needed)\](?![\w(:])")
NOTE = re.compile(r"\[(\d{1,3})\]:? ?\S")
NOTES = frozenset(("notes", "references", "footnotes", "sources", "endnotes"))


def contents(lines: Lines, words: Furniture) -> Iterator[int]:
    """A contents page: entries with leaders before pages that never fall, below their head or several in a row."""
    heads = [i for i, line in enumerate(lines.lines) if line.key in CONTENTS]
    entries: dict[int, int] = {}
    for i, line in enumerate(lines.lines):
        page = line.text[len(line.text.rstrip("0123456789")) :][:PAGE_DIGITS] if line.text[-1:].isdigit() else ""
        before = line.text[: -len(page)] if page else ""
        if page and (before.rstrip().endswith(LEADERS) or (heads and i > heads[0] and before.endswith(GAPS))):
            entries[i] = int(page)
    for run in _runs(sorted(entries)):
        pages = [entries[i] for i in run if i in entries]
        head = [run[0] - 1] if run[0] - 1 in heads else []
        if (head or len(pages) >= HEADLESS) and all(a <= b for a, b in pairwise(pages)):
            yield from head + run


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Indexes in a row; one line between two is an entry that has no page."""
    run: list[int] = []
    for i in indexes:
        if run and i - run[-1] > 2:
            yield run
            run = []
        run += range(run[-1] + 1, i + 1) if run else [i]
    if run:
        yield run


def running_heads(lines: Lines, words: Furniture) -> Iterator[int]:
    """Lines that come back page after page with a page's number in them, above or below them, and page numbers alone."""
    some = [(i, line.text) for i, line in enumerate(lines.lines) if line.key and not line.prose and any(map(str.isdigit, line.text))]
    numbers = {i: int(found[1]) for i, text in some if (found := PAGE.fullmatch(text))}
    numbered = {i for i, text in some if NUMBERED.search(text)}
    if not numbers and len(numbered) < AGAIN and "\f" not in lines.text:
        return
    shapes: dict[str, list[int]] = {}
    for i, line in enumerate(lines.lines):
        if line.key and not line.prose:
            shapes.setdefault(DIGITS.sub("0", line.text.lower()), []).append(i)
    again = [at for at in shapes.values() if len(at) >= AGAIN]
    pages = {*_rising(numbers), *_said(lines, numbers)}
    pages.update(*(at for at in again if numbered.issuperset(at) and _counts(lines, at)))
    yield from pages
    for at in again:
        if all(_at_page(lines, i, pages) for i in at):
            yield from at


def _rising(numbers: dict[int, int]) -> Iterator[int]:
    """Lines with page numbers that rise by one, AGAIN or more: the figures of a table do not."""
    run: list[int] = []
    for i in [*sorted(numbers), -1]:
        if run and i >= 0 and numbers[i] == numbers[run[-1]] + 1:
            run.append(i)
            continue
        yield from run if len(run) >= AGAIN else ()
        run = [i]


def _said(lines: Lines, numbers: dict[int, int]) -> list[int]:
    """Lines that say which page of how many they end, AGAIN or more."""
    found = [i for i in numbers if " of " in lines.lines[i].text]
    return found if len(found) >= AGAIN else []


def page_numbers_in(text: str) -> list[Span]:
    """ "Page 3 of 29" within paragraphs, where a text has AGAIN or more of them with one total."""
    found = list(PAGE_OF.finditer(text))
    totals = Counter(match[1] for match in found)
    return [Span(*match.span()) for match in found if totals[match[1]] >= AGAIN]


def _at_page(lines: Lines, i: int, pages: set[int]) -> bool:
    """Whether a line has a page's number or its break, or the text's beginning or end, right above or below."""
    before = lines.paragraphs[i - 1].end if i else 0
    after = lines.paragraphs[i + 1].start if i + 1 < len(lines.paragraphs) else len(lines.text)
    p = lines.paragraphs[i]
    if i in {0, len(lines.paragraphs) - 1}:
        return True
    return i - 1 in pages or i + 1 in pages or "\f" in lines.text[before : p.start] or "\f" in lines.text[p.end : after]


def _counts(lines: Lines, at: Sequence[int]) -> bool:
    """Whether the lines of one shape count the pages: one of their numbers rises by one from each to the next."""
    rows = [list(map(int, DIGITS.findall(lines.lines[i].text))) for i in at]
    return any(all(b - a == 1 for a, b in pairwise(column)) for column in zip(*rows, strict=False))


def footnotes(lines: Lines, words: Furniture) -> Iterator[int]:
    """Notes "[3] …" whose mark is in the text above them, with the line that heads them."""
    notes = {
        i: found[1]
        for i, p in enumerate(lines.paragraphs)
        if lines.text[p.start] == "[" and (found := NOTE.match(lines.text, p.start, p.end))
    }
    marks = {mark[0].strip("[]"): mark.start() for mark in reversed(list(MARK.finditer(lines.text)))} if notes else {}
    for i, number in notes.items():
        if marks.get(number, len(lines.text)) < lines.paragraphs[i].start:
            if i and lines.lines[i - 1].key in NOTES:
                yield i - 1
            yield i
