"""Paragraphs → sentences, split where no quote mark hides the stop.

A stop is looked at with the word before it and the word behind it; small rules say whether it ends nothing.
What stands between quote marks is never split: a quote is one word of the sentence that holds it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from corpus.frozen import frozen
from corpus.grammar.marks import all_of
from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Sentence, Tokens

#: a run of stops and what may close after it
STOPS = ".!?…。"
STOP = re.compile(r"[.!?…。]++[\"'”’»)\]]*+")
INITIALS = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]")
CLOSING = "\"'”’»)]"
OPENING = "\"'“‘«„([`"
BEGINNING = frozenset(OPENING + "$€£#@—–-•*")
#: how far behind `?”` an attribution may end ("… ?” Ann Lee asked"), in words
ATTRIBUTION = 4
#: how far behind a stop is looked (code points)
FOLLOW = 80
HEADER = ("title", "header", "pull")


@frozen
class Stop:
    """A place where a sentence may end: the word before, its stops, the word behind and what begins with it."""

    before: str
    marks: str
    quoted: bool
    after: str
    follow: str


@frozen
class Lists:
    """The word lists of this room, compiled."""

    before_name: frozenset[str]
    anywhere: frozenset[str]
    openers: frozenset[str]
    said: frozenset[str]


def find_sentences(text: str, paragraphs: Sequence[Paragraph], quoted: bytes, tokens: Tokens, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Sentences in text order; none crosses a paragraph, and all paragraph text but edges lies in one. A cell of a table is one."""
    lists = lexicon.compiled(_lists)
    found: list[Sentence] = []
    starts, first = tokens.start, 0
    stops = [at for at, _ in all_of(text, STOPS)]
    place = 0
    for index, paragraph in enumerate(paragraphs):
        begin = paragraph.content if paragraph.content >= 0 else paragraph.start
        part = "title" if paragraph.kind in HEADER else "body"
        end = paragraph.end
        if paragraph.kind == "table":
            for cell in paragraph.cells:
                if cell.end > cell.start:
                    first = bisect_left(starts, cell.start, first)
                    found.append(Sentence(cell.start, cell.end, first, bisect_left(starts, cell.end, first), index, part))
            continue
        edges = [begin]
        free = begin
        while place < len(stops) and stops[place] < end:
            if stops[place] >= free and (match := STOP.match(text, stops[place], end)):
                free = match.end()
                if free < end and text[free].isspace() and ends(text, match, quoted, end, lists):
                    edges.append(free)
            place += 1
        edges.append(end)
        for start, stop in pairwise(edges):
            while start < stop and text[start].isspace():
                start += 1
            while stop > start and text[stop - 1].isspace():
                stop -= 1
            if stop > start:
                first = bisect_left(starts, start, first)
                found.append(Sentence(start, stop, first, bisect_left(starts, stop, first), index, part))
    return tuple(found)


def ends(text: str, match: re.Match[str], quoted: bytes, end: int, lists: Lists) -> bool:
    """Whether the stop that `match` found ends its sentence."""
    close = match.end()
    if quoted[close]:
        return False  # inside a quote
    behind = close + 1
    while behind < end and text[behind].isspace():
        behind += 1
    first = text[behind] if behind < end else ""
    if first.islower() or not (first.isalnum() or first in BEGINNING):
        return False  # "approx. five", "Yahoo! and", "… ,"
    follow = text[behind : min(end, close + FOLLOW)]
    if not follow:
        return False
    left = text[max(0, match.start() - 24) : match.start()].rsplit(None, 1)
    before = (left[-1] if left else "").lstrip(OPENING)
    after = follow.split(None, 1)[0].lstrip(OPENING)
    stop = Stop(before, match[0].rstrip(CLOSING), quoted[match.start()] == 1, after, follow)
    if stop.marks != ".":
        return not asked(stop, lists)
    return not (before_name(stop, lists) or abbreviation(stop, lists) or initial(stop, lists))


# ------------------------------------------------------------------ why a stop ends nothing
def before_name(stop: Stop, lists: Lists) -> bool:
    """Mr. Lee · No. 4."""
    return stop.before.lower() in lists.before_name


def abbreviation(stop: Stop, lists: Lists) -> bool:
    """Acme Corp. Chairman · U.S. Treasury; not "in the U.S. The"."""
    known = stop.before.lower() in lists.anywhere or ("." in stop.before and INITIALS.fullmatch(stop.before) is not None)
    return known and stop.after.lower().strip(",’'") not in lists.openers


def initial(stop: Stop, lists: Lists) -> bool:
    """J. K. Rowling · Donald J. Trump."""
    return len(stop.before) == 1 and stop.before.isupper() and stop.before != "I" and stop.after[:1].isupper()


def asked(stop: Stop, lists: Lists) -> bool:
    """“Why?” Ann Lee asked: the attribution belongs to the quote."""
    if not stop.quoted or stop.marks[-1:] not in "?!…":
        return False
    words = stop.follow.split(None, ATTRIBUTION)[:ATTRIBUTION]
    return any(w.strip(".,:;").lower() in lists.said for w in words) and not words[0].endswith(",")


def _lists(lexicon: Lexicon) -> Lists:
    words = lexicon["abbreviations"]

    def flat(section: str) -> frozenset[str]:
        return frozenset(w for group in words[section].values() for w in group)

    said = frozenset(lexicon["verbs"]["asked"]["words"])
    return Lists(flat("before_name"), flat("anywhere"), flat("openers"), said)
