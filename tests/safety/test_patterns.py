"""Every regular expression of the project takes time that grows with the text's length alone."""

import random
import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.safety.backtracking import LENGTH, Bound
from tests.safety.counts import count
from tests.safety.patterns import Pattern, is_searched, patterns, unseen
from tests.safety.pumps import pumps

#: steps for each character of a text at most: a matcher takes about 10⁹ a second, so that 100,000 characters take 0.2 s
STEPS = 1_500
SECONDS = 0.2
LINEAR = [
    r"\d{1,9}\.\d{1,9}", r"\w+", r"\b\w+:", r"(?<!\s)\s+$", r"“[^“”]*”", r"^(?:[A-Z][a-z]*+ ?+)++x", r"^\s*of\s+x", r"(?:to|at|of) x", r"<[^<>]{0,500}>",
]  # fmt: skip
SLOW = [
    r"\w+:", r"\s+$", r"(a+)+$", r"(?:a|a)*b", r"(?:\w+\s?)*$", r".*.*=", r"(?:a|b|ab){1,30}c", r"x\s*\s*y\s*z", r"[\w.]{1,40}[\w,]{1,40}:", r'"[^“]*”',
    r"[.!?]+(?:''|['\")])*(?=\s)", r"(?:<!--.{0,2000}?-->\s{0,99}){0,5}<html", r"[A-Z]{3,40}[A-Z., ]{0,40}(?:[\w.]{1,20}[ ,.]{1,2}){0,5}\(",
]  # fmt: skip


def bound(pattern: Pattern) -> float:
    """Steps a character: from every place of a text where the pattern is searched for, else from its beginning to its end."""
    cost = Bound(pattern.source, pattern.flags)
    return cost.steps if is_searched(pattern) and not cost.anchored else cost.whole / LENGTH


def test_every_pattern_is_seen() -> None:
    """No call of `re` in the source makes a pattern that these tests do not have."""
    assert unseen() == []
    assert len(patterns()) > 150


def test_no_pattern_backtracks_far() -> None:
    """Nested and adjacent quantifiers never read the same characters, as the parse tree shows."""
    assert {f"{p.where} {p.pattern}": bound(p) for p in patterns() if bound(p) > STEPS} == {}


@pytest.mark.parametrize("source", LINEAR)
def test_the_bound_passes(source: str) -> None:
    """Patterns that are linear by a bound, a guard before them, possession or disjoint characters pass."""
    cost = Bound(source)
    assert (cost.whole / LENGTH if cost.anchored else cost.steps) <= STEPS


@pytest.mark.parametrize("source", SLOW)
def test_the_bound_finds(source: str) -> None:
    """Patterns known to be slow are found, three that the project once had among them."""
    assert Bound(source, re.DOTALL).steps > STEPS


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: p.where)
def test_pumps(pattern: Pattern) -> None:
    """100,000 characters made from a pattern's own parts take it less than 0.2 s, however it is used."""
    texts = pumps(pattern)
    for text in random.Random(1).sample(texts, min(count(3, 200), len(texts))):
        for use in uses(pattern):
            took = min(timed(use, text) for _ in range(2))
            assert took < SECONDS, (took, text[:80])


def uses(pattern: Pattern) -> list[Callable[[Any], Any]]:
    """Ways to use a pattern; those of one that is never searched for begin at the text's beginning."""
    made = pattern.compiled()
    once: list[Callable[[Any], Any]] = [made.match, made.fullmatch]
    return [*once, lambda text: sum(1 for _ in made.finditer(text))] if is_searched(pattern) else once


def timed(work: Callable[[Any], Any], text: Any) -> float:
    """The processor's seconds for one call."""
    began = time.process_time()
    work(text)
    return time.process_time() - began
