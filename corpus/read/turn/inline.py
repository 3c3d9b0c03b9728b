"""A transcript that has lost its line ends, as in a table's cell → a paragraph a turn."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Paragraph
from corpus.read.turn.kinds import LabelWords
from corpus.read.turn.labels import LONGEST, label_of

#: characters from which a paragraph may hold several turns
LONG = 300
#: the end of a sentence or of a stage direction, and the label behind it; the name must still be looked at
TURN = re.compile(r"(?:[.?!…)>”\"][ \t]|\*[ \t])(?=[A-Z][\w.'’\-]{0,30}(?:[ \t]\(?[\w.'’,\-]{1,30}\)?){0,11}: ?[A-Z“\"(…—])")
#: … and one in capitals that a stop ends: "CHAIR LEE. Text"
SHOUTED = re.compile(r"[.?!…)”\"][ \t](?=[A-Z][A-Z'’.\-]{1,30}(?:[ \t][A-Z][A-Z'’.\-]{1,30}){1,4}[ \t][A-Z“\"])")


def parted(text: str, paragraphs: Sequence[Paragraph], words: LabelWords) -> list[Paragraph]:
    """The paragraphs, each cut before every label in it that names somebody."""
    out: list[Paragraph] = []
    for p in paragraphs:
        cuts = _cuts(text, p, words) if p.end - p.start > LONG else []
        if not cuts:
            out.append(p)
            continue
        for start, end in zip([p.start, *cuts], [*cuts, p.end], strict=True):
            out.append(replace(p, start=start, end=_trimmed(text, start, end), content=start))
    return out


def _cuts(text: str, p: Paragraph, words: LabelWords) -> list[int]:
    """Where the labels inside a paragraph begin."""
    found = [m.end() for m in SHOUTED.finditer(text, p.start, p.end)]
    if text.find(":", p.start + 1, p.end) > 0:
        found += [m.end() for m in TURN.finditer(text, p.start, p.end)]
    return [at for at in sorted(found) if _is_label(text, at, p.end, words)]


def _is_label(text: str, at: int, end: int, words: LabelWords) -> bool:
    """Whether somebody is labelled there: for sure, or again elsewhere in the text."""
    label = label_of(text, Paragraph(at, min(end, at + LONGEST), "body"), words)
    if label is None or label.apposed:
        return False
    name = text[slice(*label.span)]
    if label.loose:
        return text.count(f"{name}.") > 1
    return label.kind != "other" or (" " in name and text.count(f"{name}:") > 1)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
