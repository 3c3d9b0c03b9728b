"""How much work a regular expression can be made to do, from its parse tree: an upper bound, no run.

The model is that of a backtracking matcher. What follows an element is tried again at each place where the element can
stop, as far as what follows can begin there: `\\d+\\.` tries the stop once, `\\w+\\w` tries the last letter as often as there are
letters. An element that is repeated and can itself stop at several places multiplies with each round. Searched for, a
pattern begins anew at each character of a text: one that reads on for ever before it fails (`a+b`) is quadratic.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: characters of the text that the bound is for
LENGTH = 100_000
#: characters that stand for their kinds beside ASCII and those that a pattern names
SAMPLES = "éЖя٣漢€\u2003\xa0\u0301²’“”–—…\u2028\ud800"
MANY = 1e30
#: steps that a reference to a group is taken for
REFERENCE = 20

BEGINS = (c.AT_BEGINNING, c.AT_BEGINNING_STRING)

Chars = frozenset[str]
Node = tuple[Any, Any]


@dataclass(frozen=True)
class Rest:
    """What follows an element: the characters that it can begin with, the steps that it takes from one place, how often it
    comes to its end from there, whether it can match nothing and succeed, and whether it repeats anything."""

    first: Chars
    steps: float
    ends: float
    sure: bool
    loops: bool = False

    def after(self, first: Chars, steps: float, times: float, sure: bool) -> "Rest":
        """This after an element that takes `steps` by itself and is left `times` times."""
        return Rest(first, min(MANY, steps + times * self.steps), min(MANY, times * self.ends), sure, self.loops)


class Bound:
    """The most steps that one start of a pattern takes on any text before it fails."""

    def __init__(self, source: str | bytes, flags: int = 0) -> None:
        tree = parser.parse(source, flags)
        self.flags = tree.state.flags
        self.letters = [chr(i) for i in range(256)] if isinstance(source, bytes) else self._alphabet(tree)
        self.all = frozenset(self.letters)
        self.text = not isinstance(source, bytes)
        nodes = list(tree)
        #: whether a match can begin only at the beginning of a text
        self.anchored = self._is_anchored(nodes)
        self.steps = self._sequence(nodes, Rest(frozenset(), 0, 1, True)).steps
        self.whole = self._sequence(nodes, Rest(frozenset(), 1, 1, False)).steps

    def _alphabet(self, tree: Any) -> list[str]:
        named = {chr(value) for value in _literals(tree)}
        cased = {form for letter in named for form in (letter.lower(), letter.upper()) if len(form) == 1}
        return sorted({chr(i) for i in range(128)} | set(SAMPLES) | named | cased)

    # ------------------------------------------------------------- characters
    def chars(self, node: Node) -> Chars | None:
        """The characters that an element of one character matches; None for other elements."""
        kind, value = node
        if kind is c.LITERAL:
            return self._cased(frozenset([chr(value)]))
        if kind is c.NOT_LITERAL:
            return self.all - self._cased(frozenset([chr(value)]))
        if kind is c.ANY:
            return self.all if self.flags & re.DOTALL else self.all - {"\n"}
        if kind is c.IN:
            return self._in(value)
        return None

    def _in(self, items: Sequence[Node]) -> Chars:
        found: set[str] = set()
        for kind, value in items:
            if kind is c.LITERAL:
                found.add(chr(value))
            elif kind is c.RANGE:
                found.update(x for x in self.letters if value[0] <= ord(x) <= value[1])
            elif kind is c.CATEGORY:
                found.update(self._category(value))
        chars = self._cased(frozenset(found))
        return self.all - chars if items[0][0] is c.NEGATE else chars

    def _category(self, value: Any) -> Chars:
        letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[str(value).rsplit("_", 1)[1]]
        own = rf"\{letter.upper() if '_NOT_' in str(value) else letter}"
        match = re.compile(own, 0 if self.text and not self.flags & re.ASCII else re.ASCII).match
        return frozenset(x for x in self.letters if match(x))

    def _cased(self, chars: Chars) -> Chars:
        if not self.flags & re.IGNORECASE:
            return chars
        low = {x.lower() for x in chars} | {x.upper() for x in chars}
        return frozenset(x for x in self.letters if x in chars or x.lower() in low)

    # ------------------------------------------------------------- costs
    def _is_anchored(self, nodes: list[Node]) -> bool:
        kind, value = nodes[0] if nodes else (None, None)
        if kind is c.SUBPATTERN:
            return self._is_anchored(list(value[3]))
        if kind is c.BRANCH:
            return all(self._is_anchored(list(option)) for option in value[1])
        return kind is c.AT and value in BEGINS and not (self.flags & re.MULTILINE and value is c.AT_BEGINNING)

    def _guard(self, node: Node) -> Chars:
        """Characters that cannot precede a match that begins with `node`."""
        kind, value = node
        if kind is c.AT and value in BEGINS:
            return self.all - {"\n"} if self.flags & re.MULTILINE and value is c.AT_BEGINNING else self.all
        if kind is c.AT and value is c.AT_BOUNDARY:
            return self._category("CATEGORY_WORD")
        if kind in (c.ASSERT, c.ASSERT_NOT) and value[0] < 0 and len(value[1]) == 1 and (chars := self.chars(value[1][0])) is not None:
            return chars if kind is c.ASSERT_NOT else self.all - chars
        return frozenset()

    def _sequence(self, nodes: list[Node], rest: Rest, apart: Chars = frozenset()) -> Rest:
        """Elements one after another, before `rest`. `apart`: characters among which no other match begins; a run of them
        is read for one beginning alone, so that all of a text's runs together cost no more than the text is long."""
        known, leading = [], True
        apart = apart | (self._guard(nodes[0]) if nodes else frozenset())
        for i, node in enumerate(nodes):
            known.append(apart)
            own, leading = self.every(node), leading and self.chars(node) is not None
            if not own <= apart and (i == 0 or not leading):
                apart = self.all - own if leading else frozenset()
        for node, free in zip(reversed(nodes), reversed(known), strict=True):
            rest = self._one(node, rest, free)
        return rest

    def _one(self, node: Node, rest: Rest, apart: Chars) -> Rest:
        kind, value = node
        chars = self.chars(node)
        if chars is not None:
            return rest.after(chars, 1, 1, False)
        if kind is c.SUBPATTERN:
            return self._sequence(list(value[3]), rest, apart)
        if kind is c.BRANCH:
            return self._branch([list(x) for x in value[1]], rest, apart)
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            return self._repeat(*value, rest, kind is c.POSSESSIVE_REPEAT, apart)
        if kind is c.ATOMIC_GROUP:
            inner = self._alone(list(value), rest, apart)
            return rest.after(inner.first | (rest.first if inner.sure else frozenset()), inner.steps, 1, inner.sure and rest.sure)
        if kind in (c.ASSERT, c.ASSERT_NOT):
            inner = self._sequence(list(value[1]), Rest(frozenset(), 0, 1, True), apart)
            ahead = kind is c.ASSERT and value[0] > 0
            return rest.after((rest.first & inner.first if ahead else rest.first) or inner.first, inner.steps, 1, False)
        if kind is c.AT:
            return rest.after(frozenset("\n") if value is c.AT_END else rest.first or self.all, 1, 1, False)
        return rest.after(self.all, REFERENCE, 1, False)

    def _alone(self, nodes: list[Node], rest: Rest, apart: Chars) -> Rest:
        """A sequence before something that begins like `rest` and costs nothing."""
        return self._sequence(nodes, Rest(rest.first, 0, 1, rest.sure), apart)

    def _branch(self, options: list[list[Node]], rest: Rest, apart: Chars) -> Rest:
        alone = [self._alone(option, rest, apart) for option in options]
        ways = max(
            sum(other.ends for option, other in zip(options, alone, strict=True) if self._alike(one, option, rest.first)) for one in options
        )
        return rest.after(frozenset().union(*(x.first for x in alone)), sum(x.steps for x in alone), ways, any(x.sure for x in alone))

    def _alike(self, a: list[Node], b: list[Node], after: Chars) -> bool:
        """Whether a text can begin with both: their first characters, one by one, have something in common."""
        for x, y in zip([*a, None], [*b, None], strict=False):
            one, other = (after if node is None else self.chars(node) for node in (x, y))
            if one is None or other is None or x is y is None:
                return True
            if not one & other:
                return False
        return True

    def _repeat(self, low: int, high: Any, body: Any, rest: Rest, possessive: bool, apart: Chars) -> Rest:
        nodes = list(body)
        most = LENGTH if high is c.MAXREPEAT else min(int(high), LENGTH)
        once = self._sequence(nodes, Rest(frozenset(), 0, 1, True))
        first = once.first | (rest.first if low == 0 else frozenset())
        sure = low == 0 and rest.sure
        again = self.all if once.sure else once.first
        free = all(self.every(node) <= apart for node in nodes)
        inner = self._sequence(nodes, Rest(again | rest.first, 0, 1, False), apart if free else frozenset())
        rounds = low if rest.sure or free else most
        if inner.ends > 1 and most > 1 and not possessive:
            ways = _power(inner.ends, most)
            rest = replace(rest, loops=True)
            return rest.after(first, ways * inner.steps, ways, sure)
        stops = most - low + 1 if not (rest.sure or (free and not rest.loops)) and again & rest.first else 1
        rest = replace(rest, loops=rest.loops or most > 1)
        short = self._sequence(nodes, Rest(again | rest.first, 0, 1, False), self.all).steps
        return rest.after(first, rounds * short + inner.steps, 1 if possessive else stops * inner.ends, sure)

    def every(self, node: Node) -> Chars:
        """Every character that an element can read."""
        chars = self.chars(node)
        kind, value = node
        if chars is not None or kind is c.AT:
            return chars or frozenset()
        if kind in (c.ASSERT, c.ASSERT_NOT):
            return frozenset()
        if kind is c.BRANCH:
            return frozenset().union(*(self.every(x) for option in value[1] for x in option))
        if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT, c.SUBPATTERN):
            return frozenset().union(*(self.every(x) for x in value[-1]))
        return frozenset().union(*(self.every(x) for x in value)) if kind is c.ATOMIC_GROUP else self.all


def _power(base: float, exponent: int) -> float:
    return min(MANY, base ** min(exponent, 100)) if base < 1e3 else MANY


def _literals(tree: Any) -> set[int]:
    """Every code point that a parse tree names."""
    found: set[int] = set()
    for node in tree:
        if isinstance(node, tuple) and len(node) == 2 and node[0] in (c.LITERAL, c.NOT_LITERAL):
            found.add(node[1])
        elif isinstance(node, tuple) and len(node) == 2 and node[0] is c.RANGE:
            found.update(node[1])
        elif isinstance(node, tuple | list | parser.SubPattern):
            found |= _literals(node)
    return found
