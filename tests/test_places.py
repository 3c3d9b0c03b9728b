"""Places of a text, as tests/cases/places.toml has them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.find.places import find_places
from corpus.lexicon import load
from corpus.model import Article, Place
from tests.cases_reader import cases


def places(text: str) -> tuple[Place, ...]:
    _, doc = cut_up(Article("case", text), load())
    return find_places(doc, load())


@pytest.mark.parametrize("case", cases("places"))
def test_case(case: dict[str, Any]) -> None:
    """Every mention of a place is found with its name, and nothing else."""
    text = case["text"]
    shown = [text[p.start : p.end] + ("" if text[p.start : p.end] == p.name else f" = {p.name}") for p in places(text)]
    assert shown == case["places"]


def test_kinds() -> None:
    """A place is a city, a region, a country or a group of countries."""
    found = places("From Berlin in Germany to Texas, and in the EU.")
    assert [(p.name, p.kind) for p in found] == [
        ("Berlin", "city"),
        ("Germany", "country"),
        ("Texas", "region"),
        ("European Union", "group"),
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "In",
                    "in",
                    "the",
                    "of",
                    "city",
                    "Moscow",
                    "Velsk",
                    "region",
                    ",",
                    ".",
                    "’s",
                    "-",
                    "Ann",
                    "St.",
                    "US",
                    "�",
                    "İ",
                    "Korea",
                    "South",
                    "and",
                    "exports",
                ],
                "\n\n",
            ]
        )
    )
)
def test_any_words(words: list[str]) -> None:
    """No sequence of words raises; places stand in order and apart, inside the text."""
    text = " ".join(words)
    edges = [e for p in places(text) for e in (p.start, p.end)]
    assert edges == sorted(edges)
    assert all(0 <= e <= len(text) for e in edges)
