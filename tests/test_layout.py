"""Paragraphs, transcripts and headers, as tests/cases/layout.toml has them."""

from typing import Any

import pytest

from corpus.analyse import cut_up
from corpus.find.timexes import find_published, find_timexes
from corpus.lexicon import load
from corpus.model import Article, Document, Header, Paragraph
from tests.cases_reader import cases


def read(text: str) -> tuple[Header, tuple[Paragraph, ...], Document]:
    """The header and all paragraphs, those left out too."""
    header, doc = cut_up(Article("case", text), load())
    return header, tuple(sorted([*doc.paragraphs, *doc.left_out], key=lambda p: p.start)), doc


def day_of(text: str, header: Header, doc: Document) -> str:
    """The publication date, "" where there is none."""
    return find_published(Article("case", text), header, doc, find_timexes(doc, load()), load()).value or ""


@pytest.mark.parametrize("case", cases("layout"))
def test_case(case: dict[str, Any]) -> None:
    """The header's fields and the paragraphs' kinds and labels are as the case says."""
    text = case["text"]
    header, paragraphs, doc = read(text)
    got = {
        "kinds": [p.kind for p in paragraphs],
        "title": text[header.title.start : header.title.end] if header.title else "",
        "title_text": header.title_text or "",
        "author": header.author or "",
        "source": header.source or "",
        "published": day_of(text, header, doc) if "published" in case else "",
        "dateline": text[header.dateline.start : header.dateline.end] if header.dateline else "",
        "labels": [text[p.label.start : p.label.end] for p in paragraphs if p.kind == "turn" and p.label and p.content > p.label.start],
    }
    assert {key: got[key] for key in got if key in case} == {key: case[key] for key in got if key in case}


def test_paragraphs_hold_every_letter() -> None:
    """Nothing but white space lies between paragraphs, with any line end that Unicode knows."""
    text = "One.\r\nTwo.\rThree.\u2028Four.\x0b\x0cFive.\n\n  Six.  "
    _, paragraphs, _ = read(text)
    assert [text[p.start : p.end] for p in paragraphs] == ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]
