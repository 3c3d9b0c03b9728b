"""Sentences, as tests/cases/sentences.toml has them, and on any text at all."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.lexicon import load
from corpus.model import Article, Document
from tests.cases_reader import cases


def document(text: str) -> Document:
    return cut_up(Article("case", text), load())[1]


@pytest.mark.parametrize("case", cases("sentences"))
def test_case(case: dict[str, Any]) -> None:
    """Sentences end where the case has its bars, and nowhere else."""
    text = case["text"].replace("|", " ")
    expected = [part.strip() for part in case["text"].split("|")]
    assert [text[s.start : s.end] for s in document(text).sentences] == expected


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("Ab z.?!…”“\"')(\n\u00a0\ud800é1"), max_size=80))
def test_any_text_is_cut_without_a_loss(text: str) -> None:
    """No text raises; sentences are in order, apart, inside their paragraph, and hold every letter and digit."""
    doc = document(text)
    held = set()
    for a, b in pairwise(doc.sentences):
        assert a.end <= b.start and a.last <= b.first
    for s in doc.sentences:
        assert doc.paragraphs[s.paragraph].start <= s.start < s.end <= doc.paragraphs[s.paragraph].end
        held.update(range(s.start, s.end))
    assert all(i in held for i, c in enumerate(text) if c.isalnum())
