"""Menus, breadcrumbs, share lines and lists of other articles: short lines in a row, some of which every site has."""

import re
from collections.abc import Iterator
from itertools import groupby

from corpus.read.boilerplates.lines import LINK, Furniture, Line, Lines

#: words of a menu's entry; longer lines are headlines or prose
ENTRY = 4
#: entries that every site has ("About us", "Log in") and entries in all, from which short lines in a row are a menu: two
#: sections named one under another are still a list of the article's own
SURE, KNOWN = 2, 3
#: parts of one line that holds a menu or the path to the page
PARTS = 3
#: links in a row, each on a line of its own, that are a menu or a list of other articles
LINKS = 3
#: headlines that a list of other articles has at most where prose goes on below
HEADLINES = 6
BETWEEN = re.compile(r"\s[|>»›·•/]{1,3}\s|[»›]")
SEPARATORS = ("|", ">", "»", " / ", "·", "›")
BETWEEN_LINKS = " \t*+-|·•>»›/"
BULLETS = "-*•·–—+"
#: words of a button with more words beside it
BUTTON = 7
#: how long a text takes to read
READING = re.compile(r"\d{1,3}[ -]?min(?:ute)?s?\.? read")
#: lines that may head a part of the article where its prose goes on below
HEADINGS = frozenset(("comment", "comments"))
NAME = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")


def known_lines(lines: Lines, words: Furniture) -> Iterator[int]:
    """Lines that sites repeat, whole or by how they begin: "Advertisement", "Read more: …"."""
    for i, line in enumerate(lines.lines):
        starts = words.signed if line.prose else words.starts
        if line.key in words.lines or READING.fullmatch(line.key) or _begins_with_one(line, words):
            if line.key not in HEADINGS or i > lines.last:
                yield i
        elif line.key and line.key.startswith(starts) and line.text[0] not in "“\"‘'":
            yield i


def _begins_with_one(line: Line, words: Furniture) -> bool:
    """Whether what is before the first mark of a short line is a line that sites repeat: "Advertisement · scroll to continue"."""
    return line.words <= BUTTON and not line.prose and "·" in line.key and line.key.partition("·")[0].strip() in words.lines


def menus(lines: Lines, words: Furniture) -> Iterator[int]:
    """Menus down the page and in a line, and the path to the page."""
    yield from _rows(lines, words)
    yield from _in_a_line(lines, words)


def _rows(lines: Lines, words: Furniture) -> Iterator[int]:
    """Rows of short lines with entries that every site has; a row above or below the article goes up to its last known entry."""
    at = 0
    for short, run in groupby(lines.lines, _is_entry):
        size = len(list(run))
        if short and size >= KNOWN:
            yield from _menu(lines, range(at, at + size), words)
        at += size


def _is_entry(line: Line) -> bool:
    return 0 < line.words <= ENTRY and not line.prose and not any(map(str.isdigit, line.text)) and not line.text.endswith((".", "?", "!"))


def _menu(lines: Lines, run: range, words: Furniture) -> list[int]:
    keys = {i: lines.lines[i].key for i in run}
    sure = [i for i, key in keys.items() if key in words.menu or key in words.lines]
    known = [i for i, key in keys.items() if key in words.topics or key in words.menu or key in words.lines]
    if len(known) < KNOWN or len(set(map(keys.__getitem__, sure))) < SURE:
        return []
    if not lines.outside(run.start, run.stop):
        return known
    if run.start > lines.last >= 0:
        return list(run)
    listed, between = set(known), range(known[0], known[-1] + 1)
    return [i for i in between if i in listed or not NAME.fullmatch(lines.lines[i].text)]


def _in_a_line(lines: Lines, words: Furniture) -> Iterator[int]:
    """A menu, or the path to the page, in one line: "Home > News > Local", "Facebook | Twitter | Email"."""
    for i, line in enumerate(lines.lines):
        if line.key and not line.prose and any(map(line.text.__contains__, SEPARATORS)):
            parts = [part.strip().lower() for part in BETWEEN.split(line.text) if part.strip()]
            known = sum(part in words.menu or part in words.topics or part in words.lines for part in parts)
            if parts and (parts[0] == "home" or known >= PARTS) and len(parts) >= (2 if parts[0] == "home" else PARTS):
                yield i


def networks(lines: Lines, words: Furniture) -> Iterator[int]:
    """Share buttons run together: "Facebook Twitter WhatsApp"."""
    for i, line in enumerate(lines.lines):
        if PARTS <= line.words <= BUTTON and not line.prose and all(part in words.menu or part in words.lines for part in line.key.split()):
            yield i


def links(lines: Lines, words: Furniture) -> Iterator[int]:
    """Markdown's links and nothing else: several in a line, several such lines in a row, or one below the article's first prose."""
    if "[" not in lines.text or "](" not in lines.text:
        return
    bare = [_links_alone(line.text) if "](" in line.text else 0 for line in lines.lines]
    at = 0
    for some, group in groupby(bare, bool):
        run = list(group)
        if some:
            whole = len(run) >= LINKS or 0 <= lines.first < at
            yield from (at + k for k, number in enumerate(run) if whole or number > 1)
        at += len(run)


def _links_alone(text: str) -> int:
    """How many links a line holds; 0 where it holds other words, and a picture counts as two."""
    found = LINK.findall(text)
    if not found or LINK.sub("", text).strip(BETWEEN_LINKS):
        return 0
    return len(found) + any(picture for picture, _ in found)


def other_articles(lines: Lines, words: Furniture) -> Iterator[int]:
    """A line that heads a list of other articles ("Related stories", "Most read"), with the headlines below it."""
    end = 0
    for i, line in enumerate(lines.lines):
        if line.key in words.lists and i > lines.first >= 0 and i >= end:
            headlines = _headlines(lines, i)
            end = max(headlines.stop, i + 1)
            yield i
            yield from headlines


def _headlines(lines: Lines, head: int) -> range:
    """The headlines below the head of a list; below a head with no more prose after it they go to the end."""
    stop = len(lines.lines) if head >= lines.last else min(len(lines.lines), head + HEADLINES + 2)
    bullets = lines.lines[min(head + 1, stop - 1)].text[:1] in BULLETS
    end = head + 1
    while end < stop and not _ends_list(lines.lines[end], bullets):
        end += 1
    return range(head + 1, end) if head >= lines.last or end - head - 1 <= HEADLINES else range(head + 1, head + 1)


def _ends_list(line: Line, bullets: bool) -> bool:
    """Whether a line is no headline of a list: prose, a line that ends like it, or an item of the article's own list."""
    return line.prose or not line.text or line.text.endswith((".", ":")) or (line.text[0] in BULLETS and not bullets)
