"""The first words of a paragraph → the label of a transcript's turn, where they can name somebody who speaks.

Forms: "Ann Lee: …", "ANN LEE. …", "Q. …", "Q    …", "Ann Lee (Tilby North) (Lab): …", "MAYOR ANN LEE, TILBY: …", "[00:01:15] Ann Lee: …",
"**Ann Lee:** …", and each on a line of its own above what is said.
"""

import re

from corpus.frozen import frozen
from corpus.model import Paragraph
from corpus.read.turn.kinds import NAME_WORD, PARTICLES, WORDS, LabelWords, speaker_kind
from corpus.spans import Span

#: characters that a label has at most, its role in brackets or after a comma counted
LONGEST = 160
#: characters of a line that is a label and nothing else, and words of its name
ALONE, NAME_LINE = 60, 4
#: a list's dash, Markdown's signs and a time stamp before a label
OPENING = re.compile(r"(?:[-–—•] )?[*_]{0,3}(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?[ \t]{1,4}(?:[-–—] )?)?[*_]{0,3}")
#: "Q", "Q (through translator)", "QUESTION" and what parts them from the question: a colon, a stop, two blanks
ASKED = re.compile(r"(?P<name>[^\W\d_]{1,15})(?P<aside> \([^()\n]{2,60}\))?(?P<mark>[ \t]?[:.](?=\s|$)|[*_]{0,3}:?[*_]{0,3}\s{2})")
#: the one letter before a question where the briefing's other labels show that it is one
Q = re.compile(r"(?P<name>Q) (?=\S)")
#: what may follow a label's colon
BEHIND = re.compile(r"[*_]{0,3}(?:\s|$|[“\"«‘(\[])")
#: letters of a title in small letters before a surname in capitals: "Representative HALE"
TITLE = 16
DASH = re.compile(r" (?:--|[-–—]) ")
STAMP = re.compile(r"[ \t]{1,4}[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?$")


@frozen
class Label:
    """`span` holds the words that point to the speaker, the speech begins at `content`.

    `name` is the last of them in lower case, `given` the first letter of a given name ("" where there is none).
    `kind`: question, answer, office ("THE PRESIDENT"), person (a name that a title, a given name or a time shows to be one) or other.
    """

    span: Span
    content: int
    kind: str
    name: str
    given: str
    caps: bool
    #: a role or a place follows a comma: "Ann Lee, Warden of the Locks: …"
    apposed: bool = False
    #: a stop ends it, or nothing does: a heading may look like it
    loose: bool = False
    #: it is a line by itself that no colon ends and no time is beside: a byline may look like it
    alone: bool = False


def label_of(text: str, p: Paragraph, words: LabelWords) -> Label | None:
    """The label that a paragraph begins with, None where it begins with something else."""
    start, end = p.start, p.end
    if (
        end - start > ALONE
        and text[start + 1].islower()
        and text.find(":", start, start + LONGEST) < 0
        and not _may_be_shouted(text, start)
    ):
        return None  # most paragraphs: prose
    timed = False
    if not text[start].isupper():
        opening = OPENING.match(text, start, end)
        start = opening.end() if opening else start
        timed = any(map(str.isdigit, text[p.start : start]))
        if start >= end or not text[start].isupper() or (timed and text.startswith(("A.M", "P.M", "AM ", "PM "), start)):
            return None
    label = _asked(text, start, end, words) if text[start] in "QA" else None
    if label is None and (colon := _colon(text, start, end)) > 0:
        label = _before_colon(text, start, colon, end, words, timed)
    if label is None and _may_be_shouted(text, start):
        label = _before_stop(text, start, end, words)
    if label is None and end - start <= ALONE:
        label = _alone(text, start, end, words, timed)
    return label


def _colon(text: str, start: int, end: int) -> int:
    """The colon that may end a label, past those of a time; -1 where there is none."""
    stop = min(end, start + LONGEST)
    colon = text.find(":", start + 1, stop)
    while 0 <= colon < stop - 1 and text[colon + 1].isdigit():
        colon = text.find(":", colon + 1, stop)
    return colon


def _may_be_shouted(text: str, start: int) -> bool:
    """Whether a line begins with two capitals, or its second word does ("Senator HALE"): a quick look before the words are read."""
    blank = text.find(" ", start, start + TITLE)
    return text[start + 1 : start + 2].isupper() or (blank > 0 and text[blank + 1 : blank + 3].isupper())


def bare_question(text: str, p: Paragraph) -> Label | None:
    """ "Q Thank you. …": the letter with one blank after it."""
    match = Q.match(text, p.start, p.end)
    return Label(Span(p.start, p.start + 1), match.end(), "question", "q", "", True) if match else None


def _asked(text: str, start: int, end: int, words: LabelWords) -> Label | None:
    match = ASKED.match(text, start, end)
    if match is None:
        return None
    name = match["name"].lower()
    kind = "question" if name in words.questions else "answer" if name in words.answers else ""
    if not kind or (match["mark"].isspace() and len(name) > 1):
        return None
    return Label(Span(start, match.end("name")), _content(text, match.end(), end), kind, name, "", match["name"].isupper())


def _before_colon(text: str, start: int, colon: int, end: int, words: LabelWords, timed: bool) -> Label | None:
    if not BEHIND.match(text, colon + 1, end):
        return None
    head = text[start:colon].rstrip("*_ \t\u00a0")
    if "\n" in head:
        return None
    stamped = STAMP.search(head)
    head = head[: stamped.start()] if stamped else head
    name, aside, mark = _name_of(head)
    kind = speaker_kind(name.split(), words)
    if not kind or (mark in (",", "-") and not aside[:1].isupper()):
        return None
    if kind == "other" and (timed or stamped is not None):
        kind = "person"
    bearer = _name_behind(aside, words) if kind == "office" else ""
    if bearer:
        name, start, kind = bearer, text.index(bearer, start + len(name)), "person"
    span = Span(start, start + len(name))
    apposed = mark in (",", "-") and not (kind == "person" and name.isupper() and aside.isupper())
    return Label(span, _content(text, colon + 1, end), kind, *_key(name, words), name.isupper(), apposed)


def _name_of(head: str) -> tuple[str, str, str]:
    """The name at a label's head, the role or place after it, and the mark between the two: "Ann Lee (Tilby) (Lab)", "Ann Lee -- Chief Executive"."""
    bracket, comma = head.find(" ("), head.find(", ")
    if bracket > 0 and head.endswith((")", "]")) and not 0 < comma < bracket:
        return head[:bracket], head[bracket + 2 : -1], "("
    dash = DASH.search(head)
    if dash is not None:
        return head[: dash.start()], head[dash.end() :], "-"
    if comma > 0 and "(" not in head and head.count(",") == 1:
        return head[:comma], head[comma + 2 :].removeprefix("the "), ","
    return head, "", ""


def _name_behind(aside: str, words: LabelWords) -> str:
    """The name in brackets after an office: "The Minister for Trade (Carl Lunde)"."""
    parts = aside.split()
    return aside if len(parts) > 1 and speaker_kind(parts, words) in ("person", "other") else ""


def _before_stop(text: str, start: int, end: int, words: LabelWords) -> Label | None:
    """ "CHAIR TOLK. Good afternoon", "Mr. TOLK. I rise", "ANN LEE" on its own line: the last word is all large, and so are most of the others."""
    found = _words_to_stop(text, start, end, words)
    if len(found) < 2 or not found[-1].rstrip(".").isupper():
        return None
    at = start + len(" ".join(found))
    name = text[start:at].rstrip(".")
    shouted = all(w.isupper() or w.rstrip(".").lower() in words.names.titles for w in found)
    if not shouted or (at < end and not (text[at].isspace() and _opens(text, at, end))):
        return None
    kind = speaker_kind(name.split(), words)
    return Label(Span(start, start + len(name)), _content(text, at, end), kind, *_key(name, words), True, loose=True) if kind else None


def _words_to_stop(text: str, start: int, end: int, words: LabelWords) -> list[str]:
    """The words of a name, single blanks between them, up to a full stop that ends no abbreviation or to the paragraph's end."""
    found: list[str] = []
    while start < end and len(found) < WORDS:
        match = NAME_WORD.match(text, start, end)
        if match is None:
            return []
        found.append(match[0])
        start = match.end()
        low = match[0].rstrip(".").lower()
        if start == end or (match[0].endswith(".") and low not in words.names.stopped and len(low) > 1):
            return found
        if text[start] != " ":
            return []
        start += 1
    return []


def _alone(text: str, start: int, end: int, words: LabelWords, timed: bool) -> Label | None:
    """ "Ann Lee" or "Ann Lee  00:15" on a line of its own, above what she says."""
    if end - start > ALONE or text[end - 1] in ".:;,?!":
        return None
    stamped = STAMP.search(text, start, end)
    stop = stamped.start() if stamped else end
    parts = text[start:stop].split()
    kind = speaker_kind(parts, words) if len(parts) <= NAME_LINE else ""
    if kind == "other" and (timed or stamped):
        kind = "person"
    if kind != "person" and not (kind == "office" and parts[-1].lower() in words.voices):
        return None
    name = text[start:stop].rstrip("*_ ")
    return Label(
        Span(start, start + len(name)),
        end,
        kind,
        *_key(name, words),
        name.isupper(),
        False,
        True,
        not (timed or stamped),
    )


def _opens(text: str, at: int, end: int) -> bool:
    """Whether what follows a stop is a sentence: large at its start and small after it."""
    line = text[at : min(end, at + 60)].strip()
    return bool(line) and not line[0].islower() and any(map(str.islower, line))


def _content(text: str, at: int, end: int) -> int:
    """Where the speech begins: after white space and Markdown's signs."""
    while at < end and (text[at].isspace() or text[at] in "*_"):
        at += 1
    return at


def _key(name: str, words: LabelWords) -> tuple[str, str]:
    """What tells one speaker's labels from another's: the last word, and the first letter of a given name before it."""
    low = [w.strip(".,)").lower() for w in name.split()]
    given = next((w for w in low[:-1] if w not in words.names.titles and w not in PARTICLES), "")
    return low[-1], given[:1]
