"""The day an article was published: from its address, its head, the line by its title, else from the whole page."""

import re
from collections.abc import Iterator
from copy import copy
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from lxml.etree import XPath

from corpus.read.page.head import Head
from corpus.read.page.tree import following, words_of

#: htmldate's default is the day of the run; a fixed one far off gives the same answer on every day
LATEST, EARLIEST = "2099-12-31", "1995-01-01"
#: a day in an address, all three parts of it: /2024/05/02/ or 2024-05-02
IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
ISO = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
UTC = re.compile(r"\d{2}:\d{2}.{0,12}(?:Z|\+00:?00)$")
CHANGED = re.compile(r"\b(?:updated|modified|edited|last (?:change|edit|update|revis)|revision|обновлен|изменен)", re.IGNORECASE)
#: characters of a line that holds a date and little else; elements after the title, and before it, among which it is looked for
LINE, NEAR, ABOVE = 90, 60, 4
#: elements that are lines, and how far above a text they are looked for
LINES, LEVELS = ("p", "div", "span", "li", "time", "td", "small"), 3
TEXTS = XPath("//body//text()[not(parent::script or parent::style)]")
FIRST = re.compile(r"publish|posted|created", re.IGNORECASE)


class Day(NamedTuple):
    """`value` is ISO 8601; `inferred` where it was found by looking for anything like a date in the page."""

    value: str | None
    inferred: bool = False


def find_date(root: Any, head: Head, heading: Any, url: str | None) -> Day:
    """The day of publication.

    htmldate reads address, head and marked elements first. A line right below the title is better evidence than
    the page's other text, and tells the day of the place where a time in UTC is another day's.
    """
    by_htmldate = _htmldate()
    pruned = _without_changes(root)
    fast = by_htmldate(pruned, extensive_search=False, original_date=True, url=url or head.url or "", max_date=LATEST, min_date=EARLIEST)
    printed = _printed(heading)
    if fast and (_in_address(url or head.url) == fast or any(fast in t or fast.replace("-", "") in t for t in head.dates)):
        return Day(_local(fast, printed, head))
    if printed or _stated(head):
        return Day(printed or _stated(head))
    if fast or (fast := _in_title(root)):
        return Day(fast)
    found = by_htmldate(pruned, extensive_search=True, original_date=True, url=url or head.url or "", max_date=LATEST, min_date=EARLIEST)
    return Day(found, inferred=True) if found and _is_whole(found, root) else Day(None)


def _in_title(root: Any) -> str | None:
    """The day that ends the page's own title ("Remarks on trade -- May 20, 1998")."""
    title = next((words_of(e) for e in root.xpath("//head//title")), "")
    return day_of(re.split(r"\s[-–—|]{1,3}\s|--", title)[-1])


def _is_whole(value: str, root: Any) -> bool:
    """Whether the page names the very day: of a month or a year alone ("© 2024") the library makes its first day."""
    if not value.endswith("-01"):
        return True
    year, month = int(value[:4]), int(value[5:7])
    name = date(year, month, 1).strftime("%B")
    forms = rf"{year}[-/.]0?{month}[-/.]0?1\b|\b0?1[-/.]0?{month}[-/.]{year}|\b0?{month}/0?1/{year}|\b0?1(?:st)? {name[:3]}[a-z]{{0,6}}\.?,? {year}|{name[:3]}[a-z]{{0,6}}\.? 0?1(?:st)?,? {year}"
    return re.search(forms, " ".join(root.itertext()), re.IGNORECASE) is not None


def _stated(head: Head) -> str | None:
    """The first day that the head gives for the publication."""
    return next((f"{m[1]}-{m[2]}-{m[3]}" for text in head.dates if (m := ISO.match(text))), None)


@lru_cache(maxsize=1)
def _htmldate() -> Any:
    """htmldate's search without dateparser, which it asks last: three seconds of start for dates in languages that are not extracted."""
    import htmldate.extractors

    htmldate.extractors._external_date = lambda string: None
    return htmldate.find_date


def _in_address(url: str | None) -> str | None:
    match = IN_ADDRESS.search(url or "")
    return f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}" if match else None


def _local(value: str, printed: str | None, head: Head) -> str:
    """The printed day where the head's time is in UTC and the two are neighbours."""
    if printed is None or printed == value or not any(value in t and UTC.search(t) for t in head.dates):
        return value
    try:
        apart = abs((date.fromisoformat(printed) - date.fromisoformat(value)).days)
    except ValueError:
        return value
    return printed if apart == 1 else value


def _without_changes(root: Any) -> Any:
    """A copy of the tree without the short lines that say when a page was last changed."""
    tree = copy(root)
    for text in TEXTS(tree):
        element = text.getparent() if CHANGED.search(text) else None
        line = None
        for level in (element, *islice(element.iterancestors(), LEVELS)) if element is not None else ():
            if level.tag in LINES and len(level) < 4 and (words := words_of(level, LINE)) and not FIRST.search(words):
                line = level
        if line is not None and line.getparent() is not None:
            line.getparent().remove(line)
    return tree


def _printed(heading: Any) -> str | None:
    """The date in the first short line below the title's heading that holds one, else in the nearest one above it."""
    if heading is None:
        return None
    # a kicker or a date may be inside the heading's own element
    inside = (e for e in heading.iter() if e is not heading)
    below = (e for e in islice(following(heading), NEAR) if e.tag not in ("script", "style"))
    return next((day for e in (*inside, *below, *islice(_before(heading), ABOVE)) if (day := _day_in(e))), None)


def _before(element: Any) -> Iterator[Any]:
    """The elements right before this one, and before the one that holds it, nearest first."""
    for level in (element, element.getparent()):
        if level is not None:
            yield from level.itersiblings(preceding=True)


def _day_in(element: Any) -> str | None:
    """The one day that a short element of text alone gives, None for prose and for changes; printed words before a time for machines."""
    line = words_of(element, LINE)
    line = CHANGED.split(line)[0] if not FIRST.search(line) else line if not CHANGED.search(line) else ""
    if len(element) > 4:
        return None
    return day_of(line) or (day_of(element.get("datetime") or "") if element.tag == "time" and len(line) >= 6 else None)


def day_of(line: str) -> str | None:
    """The day in a line of few words."""
    from htmldate.extractors import regex_parse

    if len(line) < 6 or sum(c.isdigit() for c in line) < 4:
        return None
    if match := ISO.search(line):
        return f"{match[1]}-{match[2]}-{match[3]}"
    day = regex_parse(line)
    words = len(re.findall(r"[^\W\d_]{2,30}", line))
    return day.strftime("%Y-%m-%d") if day and words <= 8 and 1995 <= day.year <= 2099 else None
