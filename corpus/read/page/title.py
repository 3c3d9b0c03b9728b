"""Which of the headings and titles of a page is the article's."""

import re
from itertools import islice
from typing import Any

from lxml.etree import XPath

from corpus.read.page.date import day_of
from corpus.read.page.head import Head
from corpus.read.page.tree import words_of

#: characters: a longer heading is a teaser or a whole section
LONG = 300
#: words of a site's name at most
SITE_WORDS = 5
#: what stands between a headline and the site's name in a page's title
SEPARATOR = re.compile(r"\s{1,9}[|·•»«–—⁄:/-]{1,9}\s+|\s{0,9}\|\s*")
#: ... in a title of several parts
PARTS = re.compile(r"\s[|·•»«–—:-]{1,3}\s|--")
#: headings that are named for what they are, on a page without one of the first rank
NAMED = XPath(
    "//*[self::h2 or self::h3][contains(concat(' ', @class, ' '), ' title ') or contains(@class, 'headline') or contains(@class, 'entry-title')]"
)
#: elements that are about something else, and how far above a heading they are looked for
ASIDE, UP = re.compile(r"(?:^|[-_\s])(?:comments?|related)(?:$|[-_\s])", re.IGNORECASE), 6
FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " "}
)


def find_title(root: Any, head: Head) -> str | None:
    """The heading that the head's titles bear out; without one, the head's own title without the site's name.

    A page has several headings (its name, a column's, the article's) and several titles (for search engines,
    for sharing); what two of them agree in is the headline that readers see.
    """
    given = [*head.titles, *(words_of(e) for e in root.xpath("//head//title | //title")[:1])]
    given = [t for t in given if t and len(t) < LONG]
    headings = [t for e in _headings(root, head) if (t := words_of(e)) and len(t) < LONG]
    for rule in (_agreed, _alone, _before_heading, _dated, _shortened, _second_heading):
        title = rule(headings, given, head, root)
        if title:
            return title
    return None


def _headings(root: Any, head: Head) -> list[Any]:
    """The elements that may be the article's heading: of the first rank, and where the site alone has one those that are named so."""
    first = [e for e in root.xpath("//h1 | //*[@itemprop='headline']")[:20] if not _is_aside(e)]
    if all(_is_site(words_of(e), head) for e in first):
        first += [e for e in NAMED(root)[:20] if not _is_aside(e)]
    return first


def _is_aside(heading: Any) -> bool:
    """Whether a heading is that of the comments or of other articles."""
    parents = islice(heading.iterancestors("div", "section", "aside"), UP)
    return any(ASIDE.search(f"{e.get('class') or ''} {e.get('id') or ''}") for e in parents)


def find_site(root: Any, head: Head, title: str | None) -> str | None:
    """The site's name: the head's, else what the page's own title says behind the article's title."""
    if head.site and (title is None or fold(head.site) != fold(title)):
        return head.site
    for element in root.xpath("//head//title | //title")[:1]:
        whole = words_of(element)
        if title and fold(whole).startswith(fold(title)):
            parts = SEPARATOR.split(whole[len(title) :])
            if len(parts) == 2 and not parts[0] and 1 <= len(parts[1].split()) <= SITE_WORDS and not fold(parts[1]).startswith("by "):
                return parts[1]
    return None


def fold(title: str) -> str:
    """A title as titles are compared: small letters, plain quote marks and dashes."""
    return " ".join(title.translate(FOLDED).casefold().split())


def _agreed(headings: list[str], given: list[str], head: Head, root: Any) -> str | None:
    """A heading that begins a given title (the site's name follows) or equals it; a given title inside a heading (a kicker beside it)."""
    folded = [fold(t) for t in given]
    for heading in headings:
        own = fold(heading)
        if any(t == own or (t.startswith(own) and SEPARATOR.match(t, len(own))) for t in folded) and not _is_site(heading, head):
            return heading
    for heading in headings:
        own = fold(heading)
        for title, t in zip(given, folded, strict=True):
            if len(t) >= 15 and t in own and len(own) < 2.5 * len(t):
                return title
    return None


def _before_heading(headings: list[str], given: list[str], head: Head, root: Any) -> str | None:
    """What a title says before a heading that ends it: that heading is the site's or the section's."""
    for title in given:
        for heading in headings:
            if len(heading) >= 8 and title.endswith(heading) and len(title) > len(heading) + 8:
                before = SEPARATOR.split(title[: -len(heading)])
                if len(before) > 1 and not before[-1]:
                    return title[: -len(heading)].rstrip(" |·•»«–—⁄:/-")
    return None


def _alone(headings: list[str], given: list[str], head: Head, root: Any) -> str | None:
    """The one heading of the page, unless it ends the title as the site's name does."""
    own = [h for h in headings if not _is_site(h, head)]
    if len(own) != 1 or len(own[0]) < 8:
        return None
    folded = fold(own[0])
    is_name = len(folded.split()) <= SITE_WORDS and any(fold(t).endswith(folded) and fold(t) != folded for t in given)
    return None if is_name or any(folded in SEPARATOR.split(fold(t))[1:] for t in given) else own[0]


def _dated(headings: list[str], given: list[str], head: Head, root: Any) -> str | None:
    """The longest other part of a title that ends in a day, as catalogs of speeches have it: "Speech, Lee -- On trade -- May 20, 1998"."""
    for title in given:
        *parts, day = PARTS.split(title)
        if parts and day_of(day):
            return max((p.strip() for p in parts), key=len)
    return None


def _shortened(headings: list[str], given: list[str], head: Head, root: Any) -> str | None:
    """The first given title that is more than the site's name, without that name at its end or beginning."""
    for title in given:
        if title.endswith((" -", " |", " –", " —")) and len(SEPARATOR.split(title + " ")) == 2:
            continue  # the site's name, and nothing where the headline should be
        short = _without_site(title, head)
        if short and not _is_site(short, head):
            return short
    return None


def _second_heading(headings: list[str], given: list[str], head: Head, root: Any) -> str | None:
    """A heading of any kind, else what the page calls itself."""
    second = [t for e in root.xpath("//h2")[:5] if (t := words_of(e)) and 10 <= len(t) < LONG]
    return next(iter([*headings, *second, *given]), None)


def _without_site(title: str, head: Head) -> str | None:
    """The title without a last or first part that names the site; else its first part, where that is the longest."""
    parts = SEPARATOR.split(title)
    if len(parts) == 1:
        return title.strip(" -|–—") or None
    first, last = title[: title.rindex(parts[-1])].rstrip(" |·•»«–—⁄:/-"), parts[-1]
    if not last.strip():
        return _without_site(first, head) if first else None
    if _is_site(last, head):
        return first
    if _is_site(parts[0], head):
        return title[title.index(parts[1], len(parts[0])) :]
    return parts[0] if len(parts[0]) >= 0.4 * len(title) else title


def _is_site(text: str, head: Head) -> bool:
    """Whether a text is a name of the site: one that the head gives, or its domain's."""
    own = re.sub(r"[\W_]", "", text.casefold())
    names = {re.sub(r"[\W_]", "", name.casefold()) for name in head.sites}
    domain = re.match(r"https?://(?:www\.)?([^/:]+)", head.url or "")
    if domain:
        names |= {re.sub(r"[\W_]", "", domain[1]), re.sub(r"[\W_]", "", domain[1].rpartition(".")[0])}
    return own in names or not own
