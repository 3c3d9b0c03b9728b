"""Texts that a regular expression works hard on, made from its own parse tree.

A pump is a piece over and over, with or without a lead before it and a character after it that nothing expects. The pieces are
what the pattern repeats, each of its alternatives, each of its beginnings, and each kind of character that it reads.
"""

import random
from collections.abc import Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from tests.safety.backtracking import LENGTH, Bound
from tests.safety.patterns import Pattern

#: what ends a pump: no pattern waits for it
END = "\x01"
#: times that an element is repeated in a piece at most
TIMES = 3
REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)


def pumps(pattern: Pattern) -> list[Any]:
    """Texts of `LENGTH` characters, the same at every call; bytes for a pattern of bytes."""
    writer = Writer(pattern)
    nodes = list(parser.parse(pattern.source, pattern.flags))
    texts: dict[str, None] = {}
    for lead, piece in [*writer.pieces(nodes), *(("", writer.text(nodes[: i + 1])) for i in range(len(nodes)))]:
        if piece:
            texts[_filled("", piece)] = None
            texts[_filled(lead, piece)] = None
    return [text.encode("latin-1", "replace") if pattern.of_bytes else text for text in texts]


def _filled(lead: str, piece: str) -> str:
    return lead + piece * (LENGTH // len(piece)) + END


class Writer:
    """Strings that the elements of a pattern match."""

    def __init__(self, pattern: Pattern) -> None:
        self.bound = Bound(pattern.source, pattern.flags)
        self.draw = random.Random(ascii(pattern.pattern))

    def pieces(self, nodes: list[Any], lead: str = "") -> Iterator[tuple[str, str]]:
        """Each piece worth repeating, after a text that leads to it."""
        for node in nodes:
            _kind, _value = node
            if (chars := self.bound.chars(node)) is not None:
                yield from ((lead, piece) for piece in self._some(sorted(chars)))
            for inner in parts(node):
                yield lead, self.text(inner)
                yield from self.pieces(inner, lead)
            lead += self.text([node])

    def _some(self, chars: list[str]) -> list[str]:
        return self.draw.sample(chars, min(2, len(chars)))

    def text(self, nodes: list[Any]) -> str:
        """A string that the elements match one after another, as far as they read characters."""
        return "".join(self._one(node) for node in nodes)

    def _one(self, node: Any) -> str:
        kind, value = node
        if (chars := self.bound.chars(node)) is not None:
            return self.draw.choice(sorted(chars)) if chars else ""
        if kind in REPEATS:
            low, high, body = value
            return "".join(self.text(list(body)) for _ in range(min(int(high), max(int(low), self.draw.randint(1, TIMES)))))
        options = parts(node)
        return self.text(self.draw.choice(options)) if options and kind not in (c.ASSERT, c.ASSERT_NOT) else ""


def parts(node: Any) -> list[list[Any]]:
    """The sequences inside an element."""
    kind, value = node
    if kind is c.BRANCH:
        return [list(option) for option in value[1]]
    if kind in (*REPEATS, c.SUBPATTERN, c.ASSERT, c.ASSERT_NOT):
        return [list(value[-1])]
    return [list(value)] if kind is c.ATOMIC_GROUP else []
