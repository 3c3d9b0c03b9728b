"""An index page: teasers of several articles, each under a heading that leads to it, and no article beside them."""

from typing import Any

from corpus.read.page.head import Head
from corpus.read.page.plain import lines_of

#: teasers that make an index; words of a line that is prose, and of all such lines outside the teasers that make an article
TEASERS, PROSE, ARTICLE = 3, 12, 40


def is_index(root: Any, head: Head) -> bool:
    """Whether a page is teasers and nothing else."""
    headings = [] if head.is_article else [h for h in root.iter("h2", "h3", "h4") if _leads_on(h)]
    if len(headings) < TEASERS:
        return False
    outside = [len(line.split()) for line, linked in lines_of(root, _cards(headings)) if not linked]
    return sum(n for n in outside if n >= PROSE) < ARTICLE


def _leads_on(heading: Any) -> bool:
    """Whether a heading is a link to another page."""
    link = next(heading.iterancestors("a"), None)
    if link is None:
        link = next((a for a in heading.iter("a") if len(a.text_content().strip()) * 2 > len(heading.text_content().strip())), None)
    return link is not None and not (link.get("href") or "#").startswith("#")


def _cards(headings: list[Any]) -> list[Any]:
    """The widest element around each heading that holds no other one."""
    held: dict[Any, int] = {}
    for heading in headings:
        for above in heading.iterancestors():
            held[above] = held.get(above, 0) + 1
    cards = []
    for heading in headings:
        card = heading
        for above in heading.iterancestors():
            if held[above] > 1:
                break
            card = above
        cards.append(card)
    return cards
