"""What a page puts around and over its article: consent boxes, offers, menus, found by their tags, roles and names."""

import re
from typing import Any

from lxml.etree import XPath

#: elements that the page's own markup declares to be no article
DECLARED = XPath(
    "//nav | //dialog | //menu | //*[@aria-modal='true'] | //*[@role='dialog' or @role='alertdialog' or @role='navigation'"
    " or @role='search' or @role='contentinfo' or @role='menu' or @role='menubar'] | //aside[@role='complementary'] | //*[@hidden and not(descendant-or-self::p)]"
)
#: parts of names that are worth a look, a first letter left off for either case; NAME decides
PARTS = ("ookie", "onsent", "gdpr", "cc-", "onetrust", "ewsletter", "ubscri", "ign-up", "ignup", "odal", "opup", "infinite-scroll")
NAMED = XPath(f"//*[{' or '.join(f'contains(@{name}, {part!r})' for part in PARTS for name in ('class', 'id'))}]")
NAME = re.compile(
    r"(?:^|[-_\s])(?:cookies?|consent|gdpr|cc-(?:window|banner)|onetrust|newsletters?|subscribe|subscriptions?|sign-?up|modal|pop-?up|infinite-scroll)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
#: characters of paragraphs: an element that is only named so and holds more, and over half of the page's, holds the article
LONG = 1_000
OWN = frozenset(["html", "body", "main", "article", "h1"])


def drop_furniture(root: Any, heading: Any) -> None:
    """Take out of the tree what is declared or named as no part of the article (`heading`: the title's element, which stays)."""
    for aside in list(root.iter("aside")):
        if _holds(aside, heading) or (heading is None and _paragraphs(aside) * 2 > _paragraphs(root)):
            aside.tag = "div"
    whole = 0
    for element in DECLARED(root):
        if not _holds(element, heading):
            cut(element)
    for element in NAMED(root):
        if not NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}") or _holds(element, heading):
            continue
        own = _paragraphs(element)
        whole = whole or _paragraphs(root)
        if own < LONG or own * 2 < whole:
            cut(element)


def cut(element: Any) -> None:
    """Take an element out of its parent; the text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _holds(element: Any, heading: Any) -> bool:
    """Whether an element is or holds the article's heading, or without one an element that only an article's page has."""
    if heading is not None and (element is heading or element in heading.iterancestors()):
        return True
    return element.tag in OWN or next(element.iter("main", "article", "h1") if heading is None else element.iter("main"), None) is not None


def _paragraphs(element: Any) -> int:
    """Characters in an element's paragraphs."""
    return sum(len(p.text_content()) for p in element.iter("p"))
