"""Every kind of file gives its articles, with what the file says of them."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.grammar.stamps import day_in
from corpus.lexicon import load
from corpus.loader import read_articles, read_lines
from corpus.model import Article, Problem
from corpus.parts import Part, borne_out
from corpus.read.kinds import kind_of
from corpus.read.pages import read_page
from corpus.reading import read_part
from tests.cases_reader import cases

FILES = Path(__file__).parent / "cases" / "files"
LEXICON = load()


@pytest.fixture(scope="module")
def read() -> dict[str, Article | Problem]:
    """The folder with one file of every kind, read once."""
    return dict(read_articles([FILES], LEXICON))


def test_one_file_of_every_kind_gives_its_articles(read: dict[str, Article | Problem]) -> None:
    """Each file gives one record, each container one for each article in it, in the order of the names."""
    articles = [i for i, a in read.items() if isinstance(a, Article)]
    assert articles == [
        "chromium.html", "chromium.mhtml", "chromium.pdf", "columns.pdf", "duckdb.parquet#1", "duckdb.parquet#2", "export.csv#1", "export.csv#2", "feed.jsonl#1", "feed.jsonl#2",
        "hyphens.pdf", "infozip.zip#1", "infozip.zip#2", "infozip.zip#3", "letters.mbox#1", "letters.mbox#2", "libreoffice.docx", "libreoffice.pdf", "libreoffice.rtf",
        "newsletter.eml", "note.md", "plain.txt", "report.pdf", "wget.warc.gz#1",
    ]  # fmt: skip
    reasons = {i: a.message for i, a in read.items() if isinstance(a, Problem)}
    assert list(reasons) == ["export.csv#3", "feed.jsonl#3"]
    assert "no text in the row" in reasons["export.csv#3"]
    assert "not JSON" in reasons["feed.jsonl#3"]


@pytest.mark.parametrize(
    "name", ["chromium.html", "chromium.mhtml", "chromium.pdf", "libreoffice.docx", "libreoffice.pdf", "libreoffice.rtf", "wget.warc.gz#1"]
)
def test_the_same_article_in_every_format(read: dict[str, Article | Problem], name: str) -> None:
    """The paragraphs are whole and the figures of the table are kept, whatever program wrote the file."""
    article = read[name]
    assert isinstance(article, Article)
    lines = [" ".join(line.split()) for line in article.text.split("\n")]
    assert (
        "The Velgorod machine works built 240 gas turbines in the first quarter, twice as many as a year earlier, the regional ministry of industry said on Thursday."
        in lines
    )
    assert "The plant expects to reach an output of about 1,000 turbines a year by 2026, said Orlin, who has run it since 2019." in lines
    assert any("2023" in line and "520" in line and "18%" in line for line in lines)


@pytest.mark.parametrize("name", ["chromium.html", "chromium.mhtml", "wget.warc.gz#1"])
def test_a_page_gives_its_head(read: dict[str, Article | Problem], name: str) -> None:
    """Title, both authors, source and day are the page's own; its menu and its list of other articles are left out."""
    article = read[name]
    assert isinstance(article, Article)
    assert (article.title, article.source, article.author, article.published, article.published_inferred) == (
        "Velgorod plant doubles turbine output", "Northern Courier", "Ann Lee; Boris Marlin", "2024-05-02", False,
    )  # fmt: skip
    assert "Most read" not in article.text
    assert "recipes" not in article.text


def test_divided_words_are_whole_and_compounds_keep_their_hyphen(read: dict[str, Article | Problem]) -> None:
    """In a narrow PDF the words divided at line ends are joined, "long-term" keeps its hyphen, paragraphs end where they end."""
    article = read["hyphens.pdf"]
    assert isinstance(article, Article)
    assert article.text.split("\n\n") == [
        "Industrial policy after the conference",
        "The difficulties of industrialisation, the officers of the Velgorod administration said, lie in specialisation: manufacturing efficiency depends on infrastructure and on qualified engineers.",
        "“Reindustrialisation is a responsibility of the government,” the vice-governor Ann Lee told the conference, adding that the long-term programme costs 4.5 billion rubles.",
        "According to figures of the confederation, productivity rose by 12 percent.",
    ]


def test_a_message_gives_subject_sender_and_day(read: dict[str, Article | Problem]) -> None:
    """The plain part is the text, the subject without "Fwd:" the title, the sender's name the source; nobody is the author."""
    article = read["newsletter.eml"]
    assert isinstance(article, Article)
    assert (article.title, article.source, article.author, article.published) == (
        "Velgorod plant doubles turbine output – and hires", "Northern Courier", None, "2024-05-02",
    )  # fmt: skip
    assert article.text.startswith("The Velgorod machine works built 240 gas turbines in the first quarter, twice")


def test_a_row_gives_its_columns(read: dict[str, Article | Problem]) -> None:
    """Columns are known by their names, whatever their order; line ends inside a cell stay."""
    article = read["export.csv#1"]
    assert isinstance(article, Article)
    assert (article.title, article.source, article.published, article.url) == (
        "Velgorod plant doubles turbine output", "Northern Courier", "2024-05-02", "https://example.org/17",
    )  # fmt: skip
    assert "\n\n“We hired 1,200 people; a second line opened,”" in article.text
    assert read["letters.mbox#1"].text.count("\nFrom July") == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("case", cases("kinds"))
def test_kinds_are_told_by_content(case: dict[str, str]) -> None:
    """The content says what a file is; its name only where the content leaves it open."""
    assert kind_of(case["content"].encode("latin-1"), case.get("file", "")) == case["kind"]


@pytest.mark.parametrize("case", cases("pages"))
def test_pages(case: dict[str, str]) -> None:
    """What a page says of title, author, source and day, and what it does not."""
    read = read_page(case["html"], "page", LEXICON, case.get("url"))
    if isinstance(read, Problem):
        assert "rejected" in case and case["rejected"] in read.message
        return
    assert "rejected" not in case
    for key in ("title", "author", "source", "published"):
        if key in case:
            assert (getattr(read, key) or "") == case[key], key
    assert read.published_inferred == bool(case.get("inferred"))
    for words in case.get("with", ()):
        assert words in read.text
    for words in case.get("without", ()):
        assert words not in read.text
    assert any(case["problem"] in p.message for p in read.problems) if "problem" in case else not read.problems


@pytest.mark.parametrize("depth", [100, 300, 1000, 2500, 50_000])
def test_no_depth_loses_text(depth: int) -> None:
    """Text below any number of elements is read, or its loss is said."""
    words = "Exports of the Velgorod works rose by 5 percent in the first quarter, the ministry said on Monday."
    read = read_page(f"<html><body><h1>Exports</h1>{'<div>' * depth}<p>{words}</p>{'</div>' * depth}</body></html>", "deep", LEXICON)
    assert isinstance(read, Article)
    assert words in read.text
    assert depth < 2048 or "nested" in read.problems[0].message


def test_lines_with_html_are_read() -> None:
    """A line with "html" gives the page's article, with what the line says of it before what the page says; order and ids are the lines'."""
    page = FILES.joinpath("chromium.html").read_text(encoding="utf-8")
    lines = [
        json.dumps(x).encode() + b"\n"
        for x in ({"id": "p", "html": page, "source": "Agency"}, {"id": "t", "text": "Tea sales rose."}, {"id": "q", "html": page})
    ]
    found = dict(read_lines(io.BytesIO(b"".join(lines)), LEXICON))
    assert list(found) == ["p", "t", "q"]
    first, last = found["p"], found["q"]
    assert isinstance(first, dict) and isinstance(last, dict)
    assert (first["source"], last["source"]) == ("Agency", "Northern Courier")
    assert first["published"] == "2024-05-02"
    assert last["duplicate_of"] == "p"


def scanned() -> bytes:
    from tests.safety.bombs import pdf

    return pdf(b"q 100 0 0 100 0 0 cm Q")


def locked() -> bytes:
    raw = bytearray(zipped({"a.txt": b"Exports rose."}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(sign) + place] |= 1
    return bytes(raw)


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        ("scan.pdf", scanned, "no text layer"),
        ("torn.pdf", lambda: b"%PDF-1.7\n1 0 obj", "not a readable PDF"),
        ("a.docx", lambda: zipped({"word/document.xml": b"<broken"}), "malformed"),
        ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office file"),
        ("photo.txt", lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "an image"),
        ("locked.zip", locked, "password"),
        ("torn.zip", lambda: zipped({"a.txt": b"Exports rose."})[:-30], "not a readable ZIP"),
        ("empty.zip", lambda: zipped({}), "no article in it"),
        ("numbers.csv", lambda: b"year,value\n2020,4\n", "none of its columns"),
        ("empty.html", lambda: b"<!doctype html><html><body></body></html>", "no text in it"),
        ("list.json", lambda: b'{"a": {"b": 1},\n "c": 2}', "no list of articles"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, make: Callable[[], bytes], reason: str) -> None:
    """A file that gives no article is one problem that names the file and the reason."""
    (tmp_path / name).write_bytes(make())
    ((article_id, read),) = read_articles([tmp_path], LEXICON, 1)
    assert isinstance(read, Problem)
    assert article_id.startswith(name)
    assert reason in read.message
    assert read.message.startswith(name)


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    """A browser's folder beside a saved page is passed over; a folder of that name without a page is not."""
    (tmp_path / "page.html").write_text("<html><body><p>Exports rose by 5%, the ministry said.</p></body></html>")
    for folder in ("page_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text("x y z")
    assert [i for i, _ in read_articles([tmp_path], LEXICON, 1)] == ["other_files/note.txt", "page.html"]


def test_names_in_an_archive_are_never_paths(tmp_path: Path) -> None:
    """A member called "../../x" is read like any other, and nothing is written."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped({"../../evil.txt": b"Exports rose by 5%.", "/etc/x.txt": b"Imports fell."}))
    found = dict(read_articles([tmp_path / "in"], LEXICON, 1))
    assert list(found) == ["a.zip#1", "a.zip#2"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-05-02 10:00", "2024-05-02"),
        ("02.05.2024", "2024-05-02"),
        ("2 May 2024", "2024-05-02"),
        ("May 2nd, 2024", "2024-05-02"),
        ("5/2/2024", None),
        ("2024-13-01", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_column_of_dates(given: str | None, expected: str | None) -> None:
    """A date that can be read in two ways is none."""
    assert day_in(given) == expected


def test_a_title_of_a_document_must_stand_in_it() -> None:
    """A template's name is no title; a title with the site's name behind it is cut to what the text bears out."""
    assert borne_out("Microsoft Word - draft2.doc", "Ferry fares rise\n\nFares will rise.") is None
    assert borne_out("Ferry fares rise - Courier", "Ferry fares rise\n\nFares will rise.") == "Ferry fares rise"


def test_the_search_for_a_date_starts_no_parser_of_all_languages() -> None:
    """The search of a whole page for a date never loads dateparser, whose start takes seconds, and finds English dates all the same."""
    import subprocess
    import sys

    code = """
import sys
from corpus.lexicon import load
from corpus.read.pages import read_page
words = "Output rose by 5 percent in the first quarter, the ministry said on Monday, and 1,200 people were hired. "
page = "<html><body><h1>Output rises</h1><p>" + words * 3 + "</p><p>This page has stood here since noon of Monday 5 February 2024 and is 12 lines long.</p></body></html>"
read = read_page(page, "x", load())
print(read.published, read.published_inferred, "dateparser.data" in sys.modules or "dateparser.date" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=FILES.parent.parent.parent, check=True)
    assert done.stdout.split() == ["2024-02-05", "True", "False"]


def test_a_reader_that_raises_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a library raises is the reason of one article, not the end of the run."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("by chance")

    monkeypatch.setattr("corpus.read.pages.read_page", broken)
    read = read_part(Part("a", "<p>x</p>", "html"), LEXICON)
    assert isinstance(read, Problem)
    assert "ZeroDivisionError" in read.message
