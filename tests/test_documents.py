"""Word, RTF and PDF documents give their text as a reader sees it, as tests/cases/documents.toml has it."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article, Problem
from corpus.read.pdfs import read_pdf
from corpus.read.rtf import read_rtf
from corpus.read.word import is_word, read_word
from corpus.spans import Span
from tests.cases_reader import cases
from tests.papers import pdf_of

FILES = Path(__file__).parent / "cases" / "files"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, notes: str = "", space: str = SPACE, **edges: str) -> bytes:
    """A Word document with this body, these footnotes, and these heads and feet of pages ("header1", "footer2")."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
        for name, content in edges.items():
            archive.writestr(f"word/{name}.xml", f'<w:hdr xmlns:w="{space}">{content}</w:hdr>')
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


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_as_it_is_seen(rotation: int) -> None:
    """Columns and tables are found on a page that is drawn on its side or upside down."""
    page = """
50 560 18 Bridge opens early
50 530 11 The town of Tarn opens its bridge in May, half a year before the day that it
50 517 11 had announced.
50 490 10 Year
150 490 10 Cars a day
50 475 10 2021
150 475 10 4,100
50 460 10 2022
150 460 10 4,300
"""
    article = read_pdf(pdf_of(page, rotation), "case")
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "Bridge opens early",
        "The town of Tarn opens its bridge in May, half a year before the day that it had announced.",
        "Year | Cars a day\n2021 | 4,100\n2022 | 4,300",
    ]


def test_columns_and_tables_of_a_browsers_print() -> None:
    """Three justified columns come one after the other, with the rows of a table among them."""
    article = read_pdf((FILES / "columns.pdf").read_bytes(), "case")
    assert isinstance(article, Article)
    parts = article.text.split("\n\n")
    assert [part.split()[0] for part in parts[2:6]] == ["The", "“We", "The", "Year"]
    assert parts[5] == "Year | Level (m) | Homes flooded\n2021 | 3.10 | 12\n2022 | 3.18 |"
    assert "crowns.¹ It would protect some 9,000 homes." in parts[2]
    assert parts[-1] == "¹ At prices of 2023."


def test_a_table_goes_on_over_a_page() -> None:
    """Rows and cells that a page's end divides are whole, and the running heads between them are apart."""
    article = read_pdf((FILES / "report.pdf").read_bytes(), "case")
    assert isinstance(article, Article)
    assert (
        "Measure | 2021 | 2022 | 2023\nWater pumped (million m³) | 4.1 | 3.8 | 4.4\nHouseholds | 9,100 | 9,240 | 9,310\n"
        "Revenue (million crowns), before tax and without the sale of the old mill | 6.2 |  | 7.9\nBursts | 58 | 61 | 60\n\n"
    ) in article.text
    assert [article.text[start:end] for start, end in article.running] == ["Annual report 2023 · 4 March 2024", "Tarn Water Company"]


def test_heads_of_a_word_document_are_no_body_and_date_it() -> None:
    """Heads and feet come once, marked as such; numbers of pages are dropped; the day of the issue and the paper are theirs."""
    head = "<w:p><w:r><w:t>Friday, 3 May 2024</w:t><w:tab/><w:t>The Tarn Herald</w:t></w:r></w:p>"
    foot = "<w:p><w:r><w:t>Page 3 of 9</w:t><w:tab/><w:t>4 Mill Lane</w:t></w:r></w:p>"
    body = "<w:p><w:r><w:t>School meals to be free</w:t></w:r></w:p><w:p><w:r><w:t>Every child will eat for free from September, the mayor Ada Quill told the council on Monday.</w:t></w:r></w:p>"
    article = read_word(word(body, header1=head, header2=head, footer1=foot), "case")
    assert isinstance(article, Article)
    assert [article.text[start:end] for start, end in article.running] == ["Friday, 3 May 2024", "The Tarn Herald", "4 Mill Lane"]
    record = analyse(article, load())
    assert (record.published.value, record.header.source) == ("2024-05-03", "The Tarn Herald")
    assert record.header.title and article.text[slice(*record.header.title)] == "School meals to be free"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Tarn Herald, 3 May 2024", "2024-05-03"),
        ("Printed on 3 May 2024", None),
        ("5/3/24, 10:12 AM", None),
        ("3/5/2024", None),
    ],
)
def test_the_day_of_an_issue(head: str, day: str | None) -> None:
    """A head dates the article where its day is the issue's and can be read in one way."""
    text = f"{head}\n\nSchool meals to be free\n\nEvery child will eat for free, the mayor Ada Quill told the council of Tarn."
    article = Article("case", text, running=(Span(0, len(head)),))
    assert analyse(article, load()).published.value == day


def test_the_articles_own_date_goes_before_that_of_a_head() -> None:
    """A date line below the title is the article's."""
    text = "Tarn Herald, 4 May 2024\n\nSchool meals to be free\n\n3 May 2024\n\nEvery child will eat for free, the mayor Ada Quill told the council."
    assert analyse(Article("case", text, running=(Span(0, 23),)), load()).published.value == "2024-05-03"
