"""The text of a page that is too short or too bare for an extractor: line by line, without what is no prose."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from lxml.etree import iterwalk

from corpus.read.page.tree import BLOCKS, HIDDEN

#: elements that hold no article's words, and those that may frame one
AWAY = HIDDEN | {
    "nav",
    "footer",
    "form",
    "button",
    "select",
    "textarea",
    "label",
    "dialog",
    "aside",
    "figure",
    "iframe",
    "svg",
    "menu",
    "time",
}
FRAME = "//article | //main | //*[@role='main' or @role='article' or @itemprop='articleBody']"
#: share of a line's letters in links above which it is a menu's
LINKED = 0.5
#: characters of the shortest line that is taken for prose, and what such a line ends in
SENTENCE, STOPS = 20, (".", "!", "?", "…", "”", '"', "»", "。", "।", "؟", ":")


def plain_text(root: Any, heading: Any) -> str:
    """The words of the article's frame, without comments and what the library knows as a site's own."""
    from trafilatura.htmlprocessing import prune_unwanted_nodes
    from trafilatura.xpaths import OVERALL_DISCARD_XPATH, REMOVE_COMMENTS_XPATH

    frame = frame_of(prune_unwanted_nodes(root, [*REMOVE_COMMENTS_XPATH, *OVERALL_DISCARD_XPATH]), heading)
    return "\n".join(line for line, linked in lines_of(frame) if linked <= LINKED * len(line))


def has_prose(lines: Iterable[str]) -> bool:
    """Whether one of the lines is a sentence, or an item or a row of figures: a page of a picture or a menu has none."""
    return any((len(line) >= SENTENCE and line.endswith(STOPS)) or line.startswith("- ") or " | " in line for line in lines)


def frame_of(root: Any, heading: Any) -> Any:
    """The innermost element that is said to hold an article, with the title's element in it, or the first one, else the page."""
    frames = root.xpath(FRAME)
    above = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    around = [f for f in frames if f in above] or frames[:1] or root.xpath("//body")[:1] or [root]
    return around[-1]


def lines_of(element: Any, without: Collection[Any] = ()) -> Iterator[tuple[str, int]]:
    """The lines of an element, each with how many of its characters are in links; nothing of the elements in `without`."""
    words: list[str] = []
    links = linked = 0
    walk = iterwalk(element, events=("start", "end"))
    for event, e in walk:
        text = e.text if event == "start" else e.tail if e is not element else None
        if event == "start" and (e.tag in AWAY or e in without):
            walk.skip_subtree()
            text = None
        if e.tag in BLOCKS and words:
            if line := " ".join("".join(words).split()):
                yield line, linked
            words, linked = [], 0
        links += (e.tag == "a") * (1 if event == "start" else -1)
        if text:
            words.append(text)
            linked += len(text) if links else 0
    if line := " ".join("".join(words).split()):
        yield line, linked
