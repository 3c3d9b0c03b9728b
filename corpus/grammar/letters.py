"""Mails in mails → what of a text is the mail's own: quoted replies and the header lines of forwarded messages are distinguished by their form."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from corpus.spans import Span

#: the line above a message that was forwarded or answered, by the program that wrote it
FORWARDED = re.compile(r"[-_ >*]{0,40}(?:begin )?forwarded message(?: follows)?:?[-_ *]{0,40}", re.IGNORECASE)
ORIGINAL = re.compile(r"[-_ >*]{2,40}original (?:message|appointment)[-_ *]{0,40}", re.IGNORECASE)
FIELD = re.compile(r"\*?(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance):\*?[ \t]{0,9}(.{0,500})", re.IGNORECASE)
#: "On Tue, Jun 6, 2023 at 9:00 AM Ann Lee <lee@paper.example> wrote:": an address or a time shows that no article says it
SENDER = re.compile(r"<|@|\d:\d\d")
#: characters of such a line at most
WROTE = 600
QUOTED = ">"
#: header lines that make a block where no line announces it
FIELDS = 3
#: words above a message that was not announced as forwarded: up to so many are a note to the reader ("fyi", "please see
#: below"), more are an answer
NOTE = 5


class Letter(NamedTuple):
    """What is the mail's own in a text, and what the header of a forwarded message says (by "from", "date", "subject")."""

    left_out: tuple[Span, ...]
    header: Mapping[str, str]


class Block(NamedTuple):
    """The header of a message in a text: where it begins and ends, and whether it was announced as forwarded."""

    start: int
    end: int
    fields: dict[str, str]
    is_forwarded: bool


def read_letter(text: str) -> Letter:
    """What of a mail's text is its own.

    >>> letter = read_letter("It holds 41.\\n\\nOn 7 June 2023, 5:12 PM, Ann Lee wrote:\\n> It holds 38.\\n")
    >>> [" ".join("It holds 41.\\n\\nOn 7 June 2023, 5:12 PM, Ann Lee wrote:\\n> It holds 38.\\n"[a:b].split()) for a, b in letter.left_out]
    ['On 7 June 2023, 5:12 PM, Ann Lee wrote:', '> It holds 38.']
    """
    lines = _lines(text)
    own, header = 0, {}
    left_out: list[Span] = []
    end, rest = len(text), _words(text)
    for block in _blocks(text, lines):
        note = _words(text[own : block.start])
        rest -= note + _words(text[block.start : block.end])
        if not (note < rest if block.is_forwarded else note <= NOTE):
            end = block.start  # an answer: what it answers is not its own
            break
        left_out.append(Span(own, block.end))
        own, header = block.end, block.fields
    left_out += _quoted(text, [line for line in lines if own <= line.start < end])
    if end < len(text):
        left_out.append(Span(end, len(text)))
    return Letter(tuple(left_out), header)


def _lines(text: str) -> list[Span]:
    """The lines that are not blank, edges trimmed."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        if words := line.strip():
            start = at + line.index(words[0])
            found.append(Span(start, start + len(words)))
        at += len(line)
    return found


def _blocks(text: str, lines: list[Span]) -> Iterator[Block]:
    """The headers of messages in the text, in their order."""
    i = 0
    while i < len(lines):
        line = text[lines[i].start : min(lines[i].end, lines[i].start + 200)]
        announced = FORWARDED.fullmatch(line) is not None
        marked = announced or ORIGINAL.fullmatch(line) is not None
        first = i + marked
        fields: dict[str, str] = {}
        last = first
        while last < len(lines) and (match := FIELD.match(text, lines[last].start, lines[last].end)):
            fields.setdefault(match[1].lower(), match[2].strip())
            last += 1
        if "from" in fields and len(fields) >= (1 if marked else FIELDS):
            yield Block(lines[i].start, lines[last - 1].end, fields, announced)
        i = max(last, i + 1)


def _quoted(text: str, lines: list[Span]) -> Iterator[Span]:
    """Lines marked as quoted, with the line that says whose they are; below such a line all, where the lines bear no mark."""
    for i, line in enumerate(lines):
        if text[line.start] == QUOTED:
            yield line
        elif text.startswith("On", line.start) and (after := _after_wrote(text, lines, i)):
            if after < len(lines) and text[lines[after].start] == QUOTED:
                yield Span(line.start, lines[after - 1].end)
            else:
                yield Span(line.start, lines[-1].end)
                return


def _after_wrote(text: str, lines: list[Span], i: int) -> int:
    """Index of the line after "On … wrote:", which may go over two lines more; 0 where there is none."""
    for last in range(i, min(i + 3, len(lines))):
        words = text[lines[i].start : min(lines[last].end, lines[i].start + WROTE)]
        if words.startswith("On ") and words.endswith((" wrote:", "\nwrote:", ">wrote:")) and SENDER.search(words):
            return last + 1
    return 0


def _words(text: str) -> int:
    return len(text.split())
