"""A transcript that has lost its line ends, as in a table's cell → a paragraph a turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Paragraph
from corpus.read.turn.labels import LONGEST, LabelWords, label_of

#: characters from which a paragraph may hold several turns
LONG = 300
#: the end of a sentence or of a stage direction, and the label behind it; the name must still be looked at
TURN = re.compile(r"(?:[.?!…)>”\"][ \t]|\*[ \t])(?=[A-Z][\w.'’\-]{0,30}(?:[ \t]\(?[\w.'’,\-]{1,30}\)?){0,11}: ?[A-Z“\"(…—])")


def parted(text: str, paragraphs: Sequence[Paragraph], words: LabelWords) -> list[Paragraph]:
    """The paragraphs, each cut before every label in it that names somebody."""
    out: list[Paragraph] = []
    for p in paragraphs:
        cuts = list(_cuts(text, p, words)) if p.end - p.start > LONG and text.find(":", p.start + 1, p.end) > 0 else []
        if not cuts:
            out.append(p)
            continue
        for start, end in zip([p.start, *cuts], [*cuts, p.end], strict=True):
            out.append(replace(p, start=start, end=_trimmed(text, start, end), content=start))
    return out


def _cuts(text: str, p: Paragraph, words: LabelWords) -> Iterator[int]:
    for match in TURN.finditer(text, p.start, p.end):
        at = match.end()
        label = label_of(text, Paragraph(at, min(p.end, at + LONGEST), "body"), words)
        if label is None or label.apposed or label.loose:
            continue
        name = text[slice(*label.span)]
        if label.kind != "other" or (" " in name and text.count(f"{name}:", p.start, p.end) > 1):
            yield at


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
