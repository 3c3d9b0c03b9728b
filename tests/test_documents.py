"""Word, RTF and PDF documents give their text as a reader sees it, as tests/cases/documents.toml has it."""

import io
import zipfile
from typing import Any

import pytest

from corpus.model import Article, Problem
from corpus.read.pdfs import read_pdf
from corpus.read.rtf import read_rtf
from corpus.read.word import is_word, read_word
from tests.cases_reader import cases
from tests.papers import pdf_of

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, notes: str = "", space: str = SPACE) -> bytes:
    """A Word document with this body, and these footnotes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
        if notes:
            archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{space}">{notes}</w:footnotes>')
    return out.getvalue()


def read(case: dict[str, Any]) -> Article | Problem:
    if "rtf" in case:
        return read_rtf(case["rtf"].encode("latin-1"), "case")
    return read_word(word(case["docx"], case.get("notes", "")), "case")


@pytest.mark.parametrize("case", cases("documents"))
def test_document(case: dict[str, Any]) -> None:
    """The blocks of text are as the case says."""
    article = read(case)
    assert isinstance(article, Article)
    parts = article.text.split("\n" if "rtf" in case else "\n\n")
    assert [part.strip(" ") for part in parts if part.strip()] == [part.strip(" ") for part in case["text"]]


def test_both_editions_of_the_format_are_read() -> None:
    """A document in the strict edition differs in its namespace alone."""
    raw = word("<w:p><w:r><w:t>Sales rose.</w:t></w:r></w:p>", space="http://purl.oclc.org/ooxml/wordprocessingml/main")
    article = read_word(raw, "strict")
    assert is_word(io.BytesIO(raw)) and isinstance(article, Article) and article.text == "Sales rose."


@pytest.mark.parametrize("case", cases("papers"))
def test_paper(case: dict[str, Any]) -> None:
    """The paragraphs of a PDF are as the case says, and the heads and feet of its pages are known as such."""
    article = read_pdf(pdf_of(case["pdf"]), "case")
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == case["text"]
    if "running" in case:
        assert [article.text[start:end] for start, end in article.running] == case["running"]
