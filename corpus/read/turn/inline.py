"""A transcript that has lost its line ends, as in a table's cell → a paragraph a turn."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import Paragraph
from corpus.read.turn.kinds import LabelWords
from corpus.read.turn.labels import LONGEST, Label, label_of

#: characters from which a paragraph may hold several turns
LONG = 300
#: the end of a sentence or of a stage direction, and the label after it; the name must still be looked at
TURN = re.compile(r"(?:[.?!…)>”\"][ \t]|\*[ \t])(?=[A-Z][\w.'’\-]{0,30}(?:[ \t]\(?[\w.'’,\-]{1,30}\)?){0,11}: ?[A-Z“\"(…—])")
#: … and one in capitals that a stop ends: "CHAIR LEE. Text"
SHOUTED = re.compile(r"[.?!…)”\"][ \t](?=[A-Z][A-Z'’.\-]{1,30}(?:[ \t][A-Z][A-Z'’.\-]{1,30}){1,4}[ \t][A-Z“\"])")


def parted(text: str, paragraphs: Sequence[Paragraph], words: LabelWords) -> list[Paragraph]:
    """The paragraphs, each cut before every label in it that names somebody: for sure, or more than once."""
    shouted = any(text[p.start : p.start + 2].isupper() for p in paragraphs)
    inside = {i: list(_labels(text, p, words, shouted)) for i, p in enumerate(paragraphs) if p.end - p.start > LONG}
    if not any(inside.values()):
        return list(paragraphs)
    first = [label_of(text, p, words) for p in paragraphs]
    count = Counter(
        text[slice(*label.span)] for label in [*filter(None, first), *(label for found in inside.values() for _, label in found)]
    )
    out: list[Paragraph] = []
    for i, p in enumerate(paragraphs):
        cuts = [at for at, label in inside.get(i, ()) if _is_sure(label) or count[text[slice(*label.span)]] > 1]
        for start, end in zip([p.start, *cuts], [*cuts, p.end], strict=True):
            out.append(replace(p, start=start, end=_trimmed(text, start, end), content=start) if cuts else p)
    return out


def _labels(text: str, p: Paragraph, words: LabelWords, shouted: bool) -> Iterator[tuple[int, Label]]:
    """The labels inside a paragraph, with where each begins; those in capitals only where a paragraph begins with one (`shouted`)."""
    found = [m.end() for m in SHOUTED.finditer(text, p.start, p.end)] if shouted else []
    if text.find(":", p.start + 1, p.end) > 0:
        found += [m.end() for m in TURN.finditer(text, p.start, p.end)]
    for at in sorted(found):
        label = label_of(text, Paragraph(at, min(p.end, at + LONGEST), "body"), words)
        if label is not None and not label.apposed and (label.kind != "other" or " " in text[slice(*label.span)]):
            yield at, label


def _is_sure(label: Label) -> bool:
    return label.kind != "other" and not label.loose


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
