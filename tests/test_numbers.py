"""Number words and digits, as tests/cases/numbers.toml has them."""

from typing import Any

import pytest

from corpus.find.tokens import find_tokens
from corpus.grammar.digits import Number
from corpus.grammar.numbers import Reader, number_words
from corpus.lexicon import load
from tests.cases_reader import cases


def read(text: str, money: bool = False) -> tuple[Number | None, str]:
    """The number that a text begins with, with money before it for a glued letter, and its words."""
    tokens = find_tokens(text)
    number = Reader(text, tokens, number_words(load()["numbers"])).read(0, money)
    return number, text[: tokens.end[number.last - 1]] if number else ""


@pytest.mark.parametrize("case", cases("numbers"))
def test_case(case: dict[str, Any]) -> None:
    """Every spelling has the value, and the number is the whole of it; what is no number reads as none."""
    for spelling in case["spellings"]:
        number, words = read(spelling, money=True)
        if "value" not in case:
            assert number is None, spelling
            continue
        assert number is not None, spelling
        assert number.value == pytest.approx(case["value"], rel=1e-6), spelling
        assert words == spelling


def test_vague_numbers_have_two_ends() -> None:
    """Dozens are 12 to 120, tens of thousands 10,000 to 100,000."""
    dozens, _ = read("dozens of people")
    tens, words = read("tens of thousands of people")
    assert dozens is not None and (dozens.value, dozens.high) == (12, 120)
    assert tens is not None and (tens.value, tens.high, words) == (1e4, 1e5, "tens of thousands")


def test_letters_need_money() -> None:
    """A letter glued to digits is a magnitude beside money alone: 5m may be metres."""
    assert read("5m", money=True)[0] == Number(0, 2, 5e6, 1e6)
    assert read("5m")[1] == "5"


def test_other_digits() -> None:
    """Digits of other scripts have their values; signs above the line are none."""
    number, _ = read("٤٢")
    assert number is None or number.value == 42
    assert read("²")[0] is None
