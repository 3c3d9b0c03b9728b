"""Quotes, as tests/cases/quotes.toml has them, and on any text at all."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.find.quotes import find_quotes, quoted_mask
from corpus.lexicon import load
from corpus.model import Quote
from corpus.read.layout import find_paragraphs
from tests.cases_reader import cases


def quotes_in(text: str) -> tuple[Quote, ...]:
    return find_quotes(text, find_paragraphs(text), load())


@pytest.mark.parametrize("case", cases("quotes"))
def test_case(case: dict[str, Any]) -> None:
    """The outermost quotes and those inside them are the case's."""
    found = quotes_in(case["text"])
    inner = [case["text"][q.inner_start : q.inner_end] for q in found if q.depth]
    assert [case["text"][q.inner_start : q.inner_end] for q in found if not q.depth] == case["quotes"]
    assert inner == case.get("inner", inner)


def test_mask_holds_the_marks() -> None:
    """Every character of an outermost quote is masked, its marks included, and no other."""
    text = "He: “no”."
    assert quoted_mask(len(text), quotes_in(text)) == bytes([0, 0, 0, 0, 1, 1, 1, 1, 0])


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("“”«»„\"'‘’` ,.a1\n\ud800é"), max_size=60))
def test_any_text_gives_quotes_inside_their_paragraphs(text: str) -> None:
    """No text raises; quotes lie in their paragraph, outermost ones apart, and the mask is as long as the text."""
    paragraphs = find_paragraphs(text)
    found = find_quotes(text, paragraphs, load())
    for q in found:
        assert paragraphs[q.paragraph].start <= q.start <= q.inner_start < q.inner_end <= q.end <= paragraphs[q.paragraph].end
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))
    assert len(quoted_mask(len(text), found)) == len(text)
