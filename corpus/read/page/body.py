"""The article's own text in a page: trafilatura's extraction, without the lines that sites put among paragraphs."""

import re
from typing import Any, NamedTuple

from lxml.etree import XPath

from corpus.lexicon import Lexicon
from corpus.read.page.blocks import shape_blocks
from corpus.read.page.furniture import cut
from corpus.read.page.plain import plain_text

#: words of a line that may be a site's: longer ones are the article's prose
SHORT = 30
#: characters below which an extraction is no article's text
LEAST = 120
#: … and below which the library is asked to compare its extractors
COMPARED = 250
#: what opens over a text when it is pointed at, and is not read with it
OVER = XPath("//*[self::span or self::div or self::aside][contains(@class, 'rollover') or contains(@class, 'tooltip') or contains(@class, 'popover') or contains(@class, 'hovercard')]")  # fmt: skip
WORD = re.compile(r"\w+")
RULER = re.compile(r"\|(?:\s*+:?-{3,}+:?\s*+\|)++")
ENDS = (".", "!", "?", "…", "”", '"', "»")


class Words(NamedTuple):
    """The lexicon's lists, in the shapes the rules use."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    contains: tuple[str, ...]
    lists: frozenset[str]


def _words(lexicon: Lexicon) -> Words:
    given = lexicon["sites"]["boilerplate"]
    return Words(frozenset(given["lines"]), tuple(given["starts"]), tuple(given["contains"]), frozenset(given["lists"]))


def find_body(root: Any, heading: Any, url: str | None, lexicon: Lexicon) -> str:
    """The main text, a line a paragraph, "- " before list items, " | " between a table's cells; empty where there is none."""
    from trafilatura import extract

    shape_blocks(root)
    for element in OVER(root):
        cut(element)
    # Fast first: the comparison with other extractors costs as much again, and finds more only where little was found.
    text = extract(root, url=url, include_comments=False, include_tables=True, fast=True) or ""
    if len(text) < COMPARED or len(text) * 2 < _prose(root):
        text = extract(root, url=url, include_comments=False, include_tables=True) or text
    if len(text) < COMPARED:
        text = _longer(text, plain_text(root, heading))
    return without_boilerplate(text, lexicon)


def _prose(element: Any) -> int:
    """Characters in the paragraphs of an element."""
    return sum(len(p.text_content()) for p in element.iter("p"))


def _longer(text: str, lines: str) -> str:
    """A short page's text line by line where the library found next to nothing, or ran the lines together."""
    if len(text) < LEAST and len(lines) > 2 * len(text):
        return lines
    joined = "\n" not in text and "\n" in lines and len(lines) > 0.8 * len(text)
    return lines if joined else text


def without_boilerplate(text: str, lexicon: Lexicon) -> str:
    """The text without a site's own lines, and without the lists of other articles that such a line heads."""
    words = lexicon.compiled(_words)
    kept: list[str] = []
    in_list = False
    for line in text.split("\n"):
        if not line:
            kept.append(line)
            continue
        low = line.strip().casefold().lstrip("-•*| ").replace("’", "'")
        short = len(line) < 400 and len(WORD.findall(line)) <= SHORT
        if short and low.rstrip(" :.…|!»>") in words.lists:
            in_list = True
            continue
        in_list = in_list and short and not low.endswith(ENDS)
        if RULER.fullmatch(line.strip()):
            continue  # the library's own, between a table's head and its rows
        if in_list or (short and _is_boilerplate(low, words)):
            continue
        kept.append(line)
    return "\n".join(kept).strip()


def _is_boilerplate(low: str, words: Words) -> bool:
    return low.rstrip(" :.…|!»>") in words.lines or low.startswith(words.starts) or any(phrase in low for phrase in words.contains)
