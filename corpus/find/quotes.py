"""Text → stretches between quote marks."""

from collections.abc import Sequence

from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Quote

OPEN = "“„«"
CLOSE = "”»"


def find_quotes(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Quote, ...]:
    """Quotes in text order, outermost first where they nest; none crosses a paragraph."""
    found: list[Quote] = []
    for index, paragraph in enumerate(paragraphs):
        opened: int | None = None
        for i in range(paragraph.start, paragraph.end):
            mark = text[i]
            if mark == '"' or mark in CLOSE or mark in OPEN:
                if opened is None:
                    opened = i
                else:
                    found.append(Quote(opened, i + 1, opened + 1, i, 0, True, index))
                    opened = None
        if opened is not None:
            found.append(Quote(opened, paragraph.end, opened + 1, paragraph.end, 0, False, index))
    return tuple(found)


def quoted_mask(length: int, quotes: Sequence[Quote]) -> bytes:
    """One byte a character: 1 inside quote marks (marks included), else 0."""
    mask = bytearray(length)
    for quote in quotes:
        mask[quote.start : quote.end] = b"\x01" * (quote.end - quote.start)
    return bytes(mask)
