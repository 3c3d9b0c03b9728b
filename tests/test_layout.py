"""Paragraphs, transcripts and headers, as tests/cases/layout.toml has them."""

from typing import Any

import pytest

from corpus.lexicon import load
from corpus.model import Article, Header, Paragraph
from corpus.read.header import read_header
from corpus.read.layout import find_paragraphs
from corpus.read.turns import mark_turns
from tests.cases_reader import cases


def read(text: str) -> tuple[Header, tuple[Paragraph, ...]]:
    return read_header(Article("case", text), mark_turns(text, find_paragraphs(text), load()), load())


@pytest.mark.parametrize("case", cases("layout"))
def test_case(case: dict[str, Any]) -> None:
    """The header's fields and the paragraphs' kinds and labels are as the case says."""
    text = case["text"]
    header, paragraphs = read(text)
    got = {
        "kinds": [p.kind for p in paragraphs],
        "title": text[header.title.start : header.title.end] if header.title else "",
        "author": header.author or "",
        "source": header.source or "",
        "dateline": text[header.dateline.start : header.dateline.end] if header.dateline else "",
        "labels": [text[p.label.start : p.label.end] for p in paragraphs if p.kind == "turn" and p.label and p.content > p.label.start],
    }
    assert {key: got[key] for key in got if key in case} == {key: case[key] for key in got if key in case}


def test_paragraphs_hold_every_letter() -> None:
    """Nothing but white space lies between paragraphs, with any line end that Unicode knows."""
    text = "One.\r\nTwo.\rThree.\u2028Four.\x0b\x0cFive.\n\n  Six.  "
    _, paragraphs = read(text)
    assert [text[p.start : p.end] for p in paragraphs] == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]
