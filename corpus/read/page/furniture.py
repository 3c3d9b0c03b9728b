"""What a page puts around and over its article: consent boxes, offers, menus, found by their tags, roles and names."""

import re
from typing import Any

from lxml.etree import XPath

#: elements that the page's own markup declares to be no article
ROLES = ("dialog", "alertdialog", "navigation", "search", "contentinfo", "menu", "menubar")
DECLARED = XPath(
    f"//nav | //dialog | //menu | //aside[@role='complementary'] | //@aria-modal[.='true']/.. | //@role[{' or '.join(f'.={role!r}' for role in ROLES)}]/.."
    " | //*[self::header or self::footer][not(ancestor::article or ancestor::main or ancestor::blockquote)]"
    " | //*[@hidden and not(descendant-or-self::p)]"
)
#: the names of elements, and those of elements that are named for what is no article; "cookie" alone or with what holds it, as there are recipes
NAMES = XPath("//@class | //@id | //@aria-label")
NAME = re.compile(
    r"(?:^|[-_\s])(?:consent|gdpr|newsletter|onetrust|cookies?(?:[-_]?(?:banner|bar|box|consent|dialog|info|law|message|modal|notice|overlay|policy|popup|wall)|$|\s)"
    r"|(?:cc-(?:window|banner)|subscribe|subscriptions?|sign-?up|modal|pop-?up|infinite-scroll)(?:$|[-_\s]))",
    re.IGNORECASE,
)
#: characters: an element that is only named so is cut where at least LEFT stay beside the title, and where it holds less than LONG or
#: less than half of the page's paragraphs; a byline has fewer than LEFT, a consent box seldom LONG
LEFT, LONG = 50, 1_000
OWN = frozenset(["html", "body", "main", "article", "h1"])
WORDS = XPath(".//text()[not(parent::script or parent::style)]")


def drop_furniture(root: Any, heading: Any) -> None:
    """Take out of the tree what is declared or named as no part of the article (`heading`: the title's element, which stays)."""
    above = frozenset() if heading is None else frozenset([heading, *heading.iterancestors()])
    for aside in list(root.iter("aside")):
        if _holds(aside, above) or (not above and _paragraphs(aside) * 2 > _paragraphs(root)):
            aside.tag = "div"
    for element in DECLARED(root):
        if not _holds(element, above) and not _is_most(element, root):
            cut(element)
    for name in NAMES(root):
        element = name.getparent() if NAME.search(name) else None
        if element is not None and not _holds(element, above) and not _is_article(element, root, heading):
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


def _holds(element: Any, above: frozenset[Any]) -> bool:
    """Whether an element is or holds the article's heading, or without one an element that only an article's page has."""
    tags = ("main",) if above else ("main", "article", "h1")
    return element in above or element.tag in OWN or next(element.iter(*tags), None) is not None


def _is_article(element: Any, root: Any, heading: Any) -> bool:
    """Whether an element that is named for what is no article holds the article all the same."""
    if _is_most(element, root):
        return True
    for level in heading.iterancestors() if heading is not None else ():
        holds = element in level.iterdescendants(element.tag)
        if _characters(level) - _characters(heading) - (_characters(element) if holds else 0) >= LEFT:
            return False
        if holds:
            return True
    return False


def _is_most(element: Any, root: Any) -> bool:
    """Whether an element holds most of the page's prose, and much of it."""
    own = _paragraphs(element)
    return own >= LONG and own * 2 >= _paragraphs(root)


def _paragraphs(element: Any) -> int:
    """Characters in an element's paragraphs."""
    return sum(len(p.text_content()) for p in element.iter("p"))


def _characters(element: Any) -> int:
    """Characters in an element that a reader sees."""
    return sum(len(text.strip()) for text in WORDS(element))
