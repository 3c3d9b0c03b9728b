"""Paragraphs → sentences, split where no quote mark hides the stop."""

import re
from collections.abc import Sequence

from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Sentence, Tokens

STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+")


def find_sentences(text: str, paragraphs: Sequence[Paragraph], quoted: bytes, tokens: Tokens, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Sentences in text order; none crosses a paragraph, and all paragraph text but edges lies in one."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        begin = paragraph.content if paragraph.content >= 0 else paragraph.start
        part = "title" if paragraph.kind in ("title", "header", "pull") else "body"
        cuts = [m.end() for m in STOP.finditer(text, begin, paragraph.end) if not quoted[m.start()]]
        for start, end in zip([begin, *cuts], [*cuts, paragraph.end], strict=True):
            stripped = text[start:end].rstrip()
            if stripped:
                stop = start + len(stripped)
                found.append(Sentence(start, stop, tokens.at(start), tokens.at(stop), index, part))
    return tuple(found)
