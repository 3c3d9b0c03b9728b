"""Paragraphs of a mail → those that are not its own: what it answers, the header lines of what it forwards, its signature, its delivery."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.grammar.letters import read_letter
from corpus.lexicon import Lexicon
from corpus.model import Article, Paragraph

#: characters of a paragraph about a mail's delivery; prose that mentions unsubscribing is longer or quotes somebody
SHORT = 400
#: the line above a signature, by convention of mail programs (RFC 3676), and characters that follow it at most
SIGNATURE, SIGNED = "--", 600
QUOTES = frozenset('"“”«»')


def mark_replies(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs, with kind "boilerplate" and the rule for those that are not the mail's own; a mail without others keeps all."""
    quoted = read_letter(article.text).left_out
    starts = [span.start for span in quoted]
    delivery = tuple(lexicon["mails"]["delivery"]["phrases"])
    signed = _signature(article.text, paragraphs)

    def rule(p: Paragraph) -> str:
        at = bisect_right(starts, p.start) - 1
        if at >= 0 and p.start < quoted[at].end:
            return "quoted reply"
        if p.start >= signed:
            return "signature"
        return "delivery" if _is_delivery(article.text[p.start : min(p.end, p.start + SHORT + 1)].lower(), delivery) else ""

    rules = [rule(p) if p.kind == "body" else p.rule for p in paragraphs]
    if all(rules):
        return tuple(paragraphs)
    return tuple([replace(p, kind="boilerplate", rule=r) if r and p.kind == "body" else p for p, r in zip(paragraphs, rules, strict=True)])


def _is_delivery(low: str, phrases: tuple[str, ...]) -> bool:
    return len(low) <= SHORT and any(map(low.__contains__, phrases)) and QUOTES.isdisjoint(low)


def _signature(text: str, paragraphs: Sequence[Paragraph]) -> int:
    """Where the signature begins; after the text where there is none."""
    for p in reversed(paragraphs):
        if len(text) - p.start > SIGNED:
            break
        if text[p.start : p.end] == SIGNATURE or text.startswith(SIGNATURE + " \n", p.start):
            return p.start
    return len(text)
