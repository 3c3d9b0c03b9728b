"""Text → paragraphs."""

import re

from corpus.lexicon import Lexicon
from corpus.model import Paragraph

BLOCK = re.compile(r"[^\r\n\u2028\u2029]*[^\s][^\r\n\u2028\u2029]*")


def find_paragraphs(text: str, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """One paragraph a line that holds anything but white space, edges trimmed, all of kind "body"."""
    found = []
    for match in BLOCK.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        found.append(Paragraph(start, match.start() + len(line.rstrip()), "body", None, start))
    return tuple(found)
