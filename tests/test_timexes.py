"""Date expressions, their values, and the publication date, as tests/cases/dates.toml has them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.find.timexes import find_published, find_timexes, resolve_timexes
from corpus.lexicon import load
from corpus.model import Article, Published, Timex
from tests.cases_reader import cases


def dates(text: str, published: str | None = None) -> tuple[tuple[Timex, ...], Published]:
    article = Article("case", text, published=published)
    header, doc = cut_up(article, load())
    found = find_timexes(doc, load())
    day = find_published(article, header, doc, found, load())
    return resolve_timexes(doc, found, day, load()), day


@pytest.mark.parametrize("case", cases("dates"))
def test_case(case: dict[str, Any]) -> None:
    """Every date expression of the text is found with its type and value, and no other."""
    text = case["text"]
    found, day = dates(text, case.get("published"))
    shown = [f"{text[t.start : t.end]} = {'' if t.type == 'DATE' else t.type + ' '}{t.value or '?'}" for t in found]
    assert shown == case["dates"]
    if "says" in case:
        assert ((day.value or ""), day.inferred) == (case["says"], case.get("inferred", False))


def test_given_date_wins() -> None:
    """A publication date that comes with the article is taken as it is."""
    _, day = dates("Title of a thing\n\n04.07.2024, Velgorod.\n\nThe plant opened its doors to the town.", "2020-01-01")
    assert day == Published("2020-01-01")


def test_rule_and_sentence() -> None:
    """Each expression names the rule that made it and the sentence it stands in."""
    found, _ = dates("It rained. It rained in 2020 and last year.", "2024-01-01")
    assert [(t.rule, t.sentence) for t in found] == [("year", 1), ("relative period", 1)]


WORDS = "the last first two years ago in of May 2016 2016-2018 Monday , . - quarter a half and ' s 04.07.2024 99999 at 10 : 30 p.m. Q1 \ud800 ½ each every"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS.split(" "), "\n\n"])))
def test_any_words(words: list[str]) -> None:
    """No sequence of date words raises; expressions stand in order and apart, inside the text."""
    text = " ".join(words)
    found, _ = dates(text, "2024-07-04")
    edges = [e for t in found for e in (t.start, t.end)]
    assert edges == sorted(edges)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
