"""Paragraphs → those that are not the article: what a site or a file puts around it. They are marked, and never removed from the text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from corpus.frozen import frozen
from corpus.lexicon import Lexicon
from corpus.model import Article, Paragraph
from corpus.spans import Span

#: characters of a line that a site repeats on each of its pages; a sentence of the article that begins alike is longer
SHORT = 80
#: Markdown's links and what stands between them in a menu
LINK = re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\s]{0,500}\)")
BETWEEN_LINKS = " \t*+-|·•>»/,"


@frozen
class Furniture:
    """The lexicon's words for what surrounds an article, lower case."""

    lines: frozenset[str]


def mark_boilerplate(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs, with kind "boilerplate" and the rule that found it for those that are not the article."""
    words = lexicon.compiled(_furniture)
    rules = [
        _rule(article.text[p.start : p.end], words)
        if p.kind == "body" and (p.end - p.start <= SHORT or article.text[p.start] in "[*-!")
        else ""
        for p in paragraphs
    ]
    if not any(rules):
        return tuple(paragraphs)
    return tuple([replace(p, kind="boilerplate", rule=rule) if rule else p for p, rule in zip(paragraphs, rules, strict=True)])


def blanked(text: str, left_out: Iterable[Span]) -> str:
    """The text with blanks where it is left out, so that no finder can read it and every offset stays.

    >>> blanked("Share\\nAnn Lee left.", [Span(0, 5)])
    '     \\nAnn Lee left.'
    """
    pieces, at = [], 0
    for start, end in left_out:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def _rule(line: str, words: Furniture) -> str:
    """The first rule that knows the line, "" where none does."""
    return next((name for name, knows in RULES.items() if knows(line, words)), "")


def _is_known_line(line: str, words: Furniture) -> bool:
    return line.lower() in words.lines


def _is_links(line: str, words: Furniture) -> bool:
    """Links of Markdown and nothing else."""
    return "](" in line and not LINK.sub("", line).strip(BETWEEN_LINKS)


RULES: dict[str, Callable[[str, Furniture], bool]] = {"site line": _is_known_line, "links": _is_links}


def _furniture(lexicon: Lexicon) -> Furniture:
    return Furniture(frozenset(lexicon["sites"]["boilerplate"]["lines"]))
