"""Paragraphs of a mail → those that are not its own: what it answers, and the header lines of what it forwards."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.grammar.letters import read_letter
from corpus.model import Article, Paragraph

RULE = "quoted reply"


def mark_replies(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The same paragraphs, with kind "boilerplate" for those that quote another mail; a mail that only quotes keeps all."""
    left_out = read_letter(article.text).left_out
    if not left_out:
        return tuple(paragraphs)
    starts = [span.start for span in left_out]

    def is_own(paragraph: Paragraph) -> bool:
        at = bisect_right(starts, paragraph.start) - 1
        return at < 0 or paragraph.start >= left_out[at].end

    if not any(map(is_own, paragraphs)):
        return tuple(paragraphs)
    return tuple([p if is_own(p) or p.kind != "body" else replace(p, kind="boilerplate", rule=RULE) for p in paragraphs])
