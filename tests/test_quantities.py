"""Quantities with unit, bound, direction and measure, as tests/cases/quantities.toml has them."""

import math
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.find.quantities import find_quantities
from corpus.find.quantity.bounds import interval
from corpus.find.timexes import find_timexes
from corpus.lexicon import load
from corpus.model import Article, Document, Quantity
from tests.cases_reader import cases

PIECES = [
    "1",
    "5",
    "44",
    "1,049.95",
    "1.234,5",
    "2020",
    "$",
    "€",
    "US$",
    "%",
    "percent",
    "million",
    "m",
    "k",
    "bn",
    "-",
    "–",
    "to",
    "and",
    "or",
    "of",
    "in",
    "(",
    ")",
    ",",
    ".",
    ":",
    "/",
    "a",
    "half",
    "third",
    "one",
    "two",
    "twenty",
    "hundred",
    "dozen",
    "dozens",
    "tens",
]
PIECES += [
    "more",
    "than",
    "over",
    "about",
    "up",
    "down",
    "by",
    "rose",
    "fell",
    "from",
    "between",
    "per",
    "kg",
    "°C",
    "years",
    "old",
    "-5",
    "+3",
    "½",
    "٤٢",
    "²",
    "�",
    "people",
    "cars",
    "a.m.",
    "3rd",
    "A-320",
    "http://a.b/1",
    "x",
    "10",
    "^",
]


def quantities(text: str) -> tuple[tuple[Quantity, ...], Document]:
    _, doc = cut_up(Article("case", text), load())
    return find_quantities(doc, find_timexes(doc, load()), load()), doc


def shown(text: str, q: Quantity) -> str:
    """A quantity for the eye: words = bound value unit direction."""
    value = f"{q.value:.6g}" + (f"..{q.value_max:.6g}" if q.value_max is not None else "")
    bound = "" if q.approx == "exact" else q.approx + " "
    return f"{text[q.start : q.end]} = {bound}{value} {q.unit}" + (f" {q.direction}" if q.direction else "")


@pytest.mark.parametrize("case", cases("quantities"))
def test_case(case: dict[str, Any]) -> None:
    """Every quantity of the text is found with value, unit, bound and direction, and no other."""
    found, _ = quantities(case["text"])
    assert [shown(case["text"], q) for q in found] == case["quantities"]
    if "measures" in case:
        assert [q.measure or "" for q in found] == case["measures"]


def test_interval_is_what_the_words_allow() -> None:
    """Exact and ranges are closed, a bound opens one side, about is ten percent to either side."""
    assert interval("exact", 5, None) == (5, 5)
    assert interval("exact", 5, 7) == (5, 7)
    assert interval("more_than", 3, None) == (3, None)
    assert interval("less_than", 3, None) == (None, 3)
    assert interval("almost", 270, None) == (None, 270)
    assert interval("about", 75, None) == pytest.approx((67.5, 82.5))


def test_what_is_not_stated_is_marked() -> None:
    """A unit from elsewhere and the width of "about" are in `inferred`; what the words say is not."""
    found, _ = quantities("It paid 400 thousand rubles for freight, almost 450 thousand for fuel and about 5 euros for tea.")
    assert [q.inferred for q in found] == [(), ("unit",), ("interval",)]


def test_evidence_lies_in_the_text() -> None:
    """Each row names its rule and the words it looked at: number, unit, bound, change and measure."""
    text = "Tea exports grew by more than 44%."
    (found,), _ = quantities(text)
    assert found.rule == "percent"
    words = {label: text[start:end] for label, start, end in found.evidence}
    assert words == {"number": "44", "unit": "%", "bound": "more than", "change": "grew", "measure": "Tea exports"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24), st.sampled_from([" ", "", "\n"]))
def test_any_text(pieces: list[str], glue: str) -> None:
    """No text raises; every row lies in the text, in order of its number, with finite values and a rule."""
    text = glue.join(pieces)
    found, doc = quantities(text)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert q.rule and q.unit and math.isfinite(q.value)
        assert q.value_max is None or q.value <= q.value_max
        assert all(0 <= start <= end <= len(text) for _, start, end in q.evidence)
        assert -1 <= q.sentence < len(doc.sentences)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1,", "1,000,", "1-", "one ", "hundred and ", "$ 1 ", "1/", "5% to ", "twenty-", "more than 5 of the ", "1 000 ", "- 5"],
)
def test_hostile_numbers_are_read_in_linear_time(piece: str) -> None:
    """A hundred thousand characters of numbers cost no more than a long article."""
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    _, doc = cut_up(Article("hostile", text), load())
    begin = time.process_time()
    find_quantities(doc, (), load())
    assert time.process_time() - begin < 0.6  # 0.1 s on a free machine
