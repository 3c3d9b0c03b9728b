"""Text → paragraphs, and the turns of a transcript among them."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon import Lexicon, Section
from corpus.model import Paragraph
from corpus.spans import Span

#: share of lines that go on in lower case above which a text counts as wrapped at a fixed width
WRAPPED = 0.3
#: shortest longest line of a wrapped text, in characters: shorter ones are verse, menus, tables
WRAPPED_WIDTH = 45
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


def find_paragraphs(text: str, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The paragraphs of `text` in order, edges trimmed: one a line, or one a block where the text is wrapped.

    Kind "turn" with its label for what is said in a transcript, "body" for everything else.
    """
    lines = _lines(text)
    blocks = _unwrapped(text, lines) if _is_wrapped(text, lines) else lines
    return _turns(text, [Paragraph(b.start, b.end, "body", None, b.start) for b in blocks], lexicon)


def _lines(text: str) -> list[Span]:
    """The lines that are not blank, edges trimmed. A paragraph never holds a line end of Unicode, but for a wrapped text."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at if line[0] == words[0] else at + len(line) - len(line.lstrip())
            found.append(Span(start, start + len(words)))
        at += len(line)
    return found


def _trimmed(text: str, start: int, end: int) -> Span:
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        return Span(start, end)
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _touch(text: str, a: Span, b: Span) -> bool:
    """Whether no blank line stands between two lines."""
    gap = text[a.end : b.start]
    return gap.count("\n") < 2 or (gap.count("\r\n") == 1 and gap.count("\n") == 1)


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    if not any(map(str.islower, [text[line.start] for line in lines])):
        return False  # most texts: every line begins with a capital
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if _touch(text, a, b)]
    if len(pairs) < 3 or max(a.end - a.start for a, _ in pairs) < WRAPPED_WIDTH:
        return False
    return sum(text[b.start].islower() for _, b in pairs) >= WRAPPED * len(pairs)


def _unwrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    """Blocks of lines: a line that touches the one above it goes on with it, a short last line ends a block."""
    width = max(line.end - line.start for line in lines[:200])
    blocks: list[Span] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        goes_on = (
            before is not None and _touch(text, before, line) and (before.end - before.start > width * 0.6 or text[line.start].islower())
        )
        if goes_on and blocks:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _turns(text: str, paragraphs: list[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs with the turns of a transcript marked; a turn lasts until the next label."""
    words = lexicon["layout"]["labels"]
    labels = _labels(text, paragraphs, words)
    first = _first_turn(text, paragraphs, labels, words) if labels else None
    if first is None:
        return tuple(paragraphs)
    out = paragraphs[:first]
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
    return _trimmed(text, min(text.index(":", label.end) + 1, p.end), p.end).start


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
