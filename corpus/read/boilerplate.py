"""Paragraphs → those that are not the article: what a site or a file puts around it. They are marked, and never removed from the text.

Each rule of `read/boilerplates` sees the text's lines and gives those that it knows. A rule looks at what lines are like (short,
in a row, repeated, above or below the prose, speaking to the reader) and at the words that all sites share (sites.toml).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Tokens
from corpus.read.boilerplates import boxes, captions, dumps, menus
from corpus.read.boilerplates.lines import Furniture, Lines, furniture_of, lines_of
from corpus.spans import Span

#: the rules in order, under the names that the record lists; the first that knows a line names it. Those that know sentences
#: come before those that ask where the article's prose begins and ends.
RULES: dict[str, Callable[[Lines, Furniture], Iterator[int]]] = {
    "contents page": dumps.contents,
    "running head": dumps.running_heads,
    "footnote": dumps.footnotes,
    "legal notice": captions.notices,
    "consent": boxes.consent,
    "offer": boxes.offers,
    "caption": captions.captions,
    "links": menus.links,
    "menu": menus.menus,
    "share line": menus.networks,
    "other articles": menus.other_articles,
    "comments": boxes.comments,
    "site line": menus.known_lines,
    "contact": captions.contacts,
}


def mark_boilerplate(text: str, paragraphs: Sequence[Paragraph], tokens: Tokens, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs, with kind "boilerplate" and the rule that found it for those that are not the article. A text that
    would be left without any paragraph keeps them all."""
    words = lexicon.compiled(furniture_of)
    lines = lines_of(text, paragraphs, tokens, words)
    found: dict[int, str] = {}
    for name, rule in RULES.items():
        known = [i for i in rule(lines, words) if i not in found and paragraphs[i].kind == "body"]
        if known:
            found.update(dict.fromkeys(known, name))
            lines.without(found)
    if not found or len(found) == len(paragraphs):
        return tuple(paragraphs)
    return tuple([replace(p, kind="boilerplate", rule=found[i]) if i in found else p for i, p in enumerate(paragraphs)])


def mark_running(running: Sequence[Span], paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same paragraphs, with kind "boilerplate" for those that the reader found to be running heads."""
    starts = {span.start for span in running}
    return tuple([replace(p, kind="boilerplate", rule="running head") if p.start in starts else p for p in paragraphs])


def mark_stretches(text: str, paragraphs: Sequence[Paragraph], tokens: Tokens, lexicon: Lexicon) -> list[Paragraph]:
    """What is left out of paragraphs that stay: the marks of notes ("billion[3]"), "Page 3 of 29", a caption's credit."""
    found: list[tuple[Span, str]] = []
    if "[" in tokens.where:
        found += [(Span(*match.span()), "footnote mark") for match in dumps.MARK.finditer(text)]
    if "page" in tokens.where:
        found += [(span, "page number") for span in dumps.page_numbers_in(text)]
    found += [(span, "credit") for _, span in captions.credits_in(text, paragraphs, tokens, lexicon.compiled(furniture_of))]
    if not found:
        return []
    starts, ends = [p.start for p in paragraphs], [0, *(p.end for p in paragraphs)]
    within = sorted((span, rule) for span, rule in found if span.end <= ends[bisect_right(starts, span.start)])
    return [Paragraph(span.start, span.end, "boilerplate", rule=rule) for span, rule in within]


def merged(text: str, left_out: Iterable[Paragraph]) -> list[Paragraph]:
    """What is left out, with neighbors of one kind and rule as one stretch."""
    found: list[Paragraph] = []
    for p in left_out:
        last = found[-1] if found else None
        if last and (last.kind, last.rule) == (p.kind, p.rule) and text[last.end : p.start].isspace():
            found[-1] = replace(last, end=p.end)
        else:
            found.append(p)
    return found


def blanked(text: str, left_out: Iterable[Span]) -> str:
    """The text with blanks where it is left out (stretches in order), so that no finder can read it and every offset stays.

    >>> blanked("Share\\nAnn Lee left.", [Span(0, 5)])
    '     \\nAnn Lee left.'
    """
    pieces, at = [], 0
    for start, end in left_out:
        pieces += [text[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    return "".join([*pieces, text[at:]])
