"""Paragraphs → the turns of a transcript among them, each with its speaker's label."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon import Lexicon, Section
from corpus.model import Paragraph
from corpus.spans import Span

#: the label of a turn: up to six words, the first a capital (or a digit-free abbreviation), before a colon
LABEL = re.compile(
    r"(?P<name>[^\W\d_][\w.'’\-]*(?: \(?[\w.'’\-]+\)?){0,5}?)(?P<role> \([^\W\d_][^()\n:]{2,100}\)|(?<=[\w)]), [A-Z][^()\n:,]{3,80})? ?:(?=\s|[“\"«])"
)
#: blanks before a label's colon or bracket at most: a quick look before LABEL
LABEL_SPACES = 6
#: characters that a label has at most, and one with a role in brackets
LABEL_LONGEST, WITH_ROLE = 80, 160
#: speech in marks with its attribution behind it: a turn's own words are not told so
TOLD = re.compile(r"[,?!][”»\"] (?:he|she|[A-Z]\w+) (?:said|says|told|added|adds|stressed|noted|explained|emphasized|assured|joked)\b")
#: what was said when the meeting was over
AFTERWARDS = re.compile(r"(?:Following|After) the [a-z]+,? .{0,80}?\b(?:told|said|noted|informed|assured)\b")
#: labels of one speaker that make a text a transcript where it does not say that it is one
TURNS = 3
PARTICLES = frozenset(("de", "van", "von", "bin", "al", "of", "the", "and"))


def mark_turns(text: str, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs, those of a transcript with kind "turn" and their speaker's label; a turn lasts until the next label."""
    words = lexicon["layout"]["labels"]
    labels = _labels(text, paragraphs, words)
    first = _first_turn(text, paragraphs, labels, words) if labels else None
    if first is None:
        return tuple(paragraphs)
    out = list(paragraphs[:first])
    turn: Span | None = labels[first]
    heard: set[str] = set()
    for i, p in enumerate(paragraphs[first:], first):
        if i in labels and (turn is not None or text[slice(*labels[i])] in heard):
            turn = labels[i]
            heard.add(text[slice(*turn)])
            p = replace(p, content=after_label(text, turn, p))
        elif turn is not None and _is_narration(text, p, turn):
            turn = None  # until one of those heard before speaks again
        out.append(replace(p, kind="turn", label=turn) if turn is not None else p)
    return tuple(out)


def _labels(text: str, paragraphs: Sequence[Paragraph], words: Section) -> dict[int, Span]:
    """The paragraphs that begin with a label. A role behind a comma is one where its name's last word is a label's elsewhere too."""
    labels = {i: label for i, p in enumerate(paragraphs) if (label := _label(text, p, words)) is not None}
    if 0 in labels and _is_headline(text, paragraphs[0], labels[0]):
        del labels[0]
    surnames = {i: text[slice(*label)].split()[-1] for i, label in labels.items()}
    plain = {surnames[i] for i, label in labels.items() if text[label.end] != ","}
    return {i: label for i, label in labels.items() if text[label.end] != "," or surnames[i] in plain}


def _is_headline(text: str, p: Paragraph, label: Span) -> bool:
    """Whether a text's first line is `Lee: “We will build”`, a headline in marks and no turn."""
    speech = text[after_label(text, label, p) : p.end]
    return len(speech) > 1 and speech[0] in '“"«‘' and speech[-1] in '”"»’'


def _is_narration(text: str, p: Paragraph, turn: Span) -> bool:
    """Whether a paragraph quotes, and names the turn's own speaker or says who is quoted: the article has taken the word again."""
    words = text[p.start : p.end]
    if AFTERWARDS.match(words):
        return True
    if not any(mark in words for mark in '“«"'):
        return False
    surname = text[turn.start : turn.end].split()[-1]
    return (len(surname) > 2 and bool(re.search(rf"\b{re.escape(surname)}\b", words))) or TOLD.search(words) is not None


def after_label(text: str, label: Span, p: Paragraph) -> int:
    """Where the speech of a labelled paragraph begins: behind the colon and the white space after it."""
    start = min(text.index(":", label.end) + 1, p.end)
    while start < p.end and text[start].isspace():
        start += 1
    return start


def _label(text: str, p: Paragraph, words: Section) -> Span | None:
    """The speaker's label that a paragraph begins with: a name, a title and name, or Q and A."""
    end = min(p.end, p.start + LABEL_LONGEST)
    bracket = min((k for k in (text.find(" (", p.start, end), text.find(", ", p.start, end)) if k >= 0), default=-1)
    if bracket >= 0:
        end = min(p.end, p.start + WITH_ROLE)
    colon = text.find(":", p.start, end)
    if colon < 0 or text.count(" ", p.start, min(colon, bracket) if bracket >= 0 else colon) > LABEL_SPACES:
        return None
    match = LABEL.match(text, p.start, end)
    if match is None:
        return None
    name = match["name"]
    label = Span(match.start(), match.start() + len(name))
    low = name.lower().replace("’", "'")
    if low in words["questions"] or low in words["answers"]:
        return label
    parts = name.replace("(", "").replace(")", "").split()
    if low in words["not_speakers"] or not all(part[0].isupper() or part in PARTICLES for part in parts):
        return None
    return label


def _first_turn(text: str, paragraphs: Sequence[Paragraph], labels: dict[int, Span], words: Section) -> int | None:
    """Index of the paragraph where a transcript begins, None where the text holds none.

    It begins at the first label after a short line that announces it ("Excerpts from the transcript:"), or,
    where labels come back again and again, at the first of them.
    """
    for i, p in enumerate(paragraphs):
        if p.end - p.start >= 120:
            continue
        line = text[p.start : p.end].lower()
        if len(line) < 120 and any(word in line for word in words["transcripts"]):
            return next((j for j in labels if j > i), None)
    names = Counter(text[label.start : label.end].lower() for label in labels.values())
    again = {name for name, count in names.items() if count >= 2}
    if len(labels) < 4 or (len(again) < 2 and max(names.values()) < TURNS):
        return None
    return next(i for i, label in labels.items() if text[label.start : label.end].lower() in again)
