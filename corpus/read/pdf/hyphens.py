"""Two lines of a paragraph as one text: what becomes of a hyphen, a dash or a comma at the end of the first."""

import re
from collections.abc import Set

from corpus.grammar.dictionary import common_words

#: parts of words that come before a hyphen and are no words themselves
PREFIXES = frozenset(("non", "semi", "multi", "ex", "pre", "anti", "co", "re", "un", "sub", "inter"))
#: marks at the end of a line that its next word may belong to
ENDS = ("-", "–", "—", "/", ",", ".")
#: the last word of a line with its hyphen, and the first of the next
LAST = re.compile(r"([^\W\d_]{1,59})-$")
#: what is around a word
MARKS = ".,;:!?()[]“”‘’\"'«»…"
FIRST = re.compile(r"[^\W\d_]+")
#: a number that was broken after a comma: what follows has three figures
THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,4},$")
THREE_FIGURES = re.compile(r"\d{3}(?![\d/])")
#: a day before a comma is no number of thousands ("May 5, 200 nurses")
DAY = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2},$", re.IGNORECASE)
#: a sum that was broken after its point
SUM = re.compile(r"[$€£¥]\d{1,3}\.$")


def glue(before: str, line: str, compounds: Set[str] = frozenset()) -> tuple[int, str]:
    """How two lines become one: how many characters at the end of the first go, and what comes between.

    `compounds` are words with hyphens, lower case, that the document has elsewhere.

    >>> [glue("the price-", "determining factors"), glue("an extra-", "ordinary step"), glue("about 1,", "200 nurses"), glue("a", "b")]
    [(0, ''), (1, ''), (0, ''), (0, ' ')]
    """
    if not before.endswith(ENDS):
        return 0, " "
    tail = before[-60:]
    if tail.endswith("-") and tail[-2:-1].isalnum():
        return int(_is_divided(tail, line, compounds)), ""
    if tail.endswith(("–", "—", "/")) and not tail[-2:-1].isspace():
        return 0, ""
    broken = THREE_FIGURES.match(line) and THOUSANDS.search(tail) and not DAY.search(tail)
    return 0, "" if broken or (line[:1].isdigit() and SUM.search(tail)) else " "


def compounds_in(text: str) -> frozenset[str]:
    """The words with a hyphen in a text, lower case."""
    return frozenset(word.strip(MARKS) for word in text.casefold().split() if "-" in word)


def _is_divided(before: str, line: str, compounds: Set[str]) -> bool:
    """Whether a hyphen at a line's end only divides a word: as the text writes it elsewhere, else as the word list has it."""
    last, first = LAST.search(before), FIRST.match(line)
    if not last or not first or not first[0].islower() or not last[1][-1].islower():
        return False
    head, tail = last[1].casefold(), first[0].casefold()
    if f"{head}-{tail}" in compounds:
        return False
    words = common_words()
    return head + tail in words or not ((head in words or head in PREFIXES) and tail in words)
