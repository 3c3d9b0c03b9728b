"""Readers on any bytes and any text: nothing raises, and nothing takes long."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.grammar.stamps import day_in
from corpus.lexicon import load
from corpus.model import Article, Problem
from corpus.parts import Part, borne_out
from corpus.read.kinds import kind_of
from corpus.read.lines import read_line
from corpus.read.page.author import _words, names_in
from corpus.read.page.body import without_boilerplate
from corpus.read.page.tree import all_text
from corpus.read.pdfs import text_of
from corpus.read.text import decode
from corpus.reading import read_part
from tests.papers import lines_of
from tests.safety.counts import count

LEXICON = load()
BYLINES = LEXICON.compiled(_words)
KINDS = ("text", "markdown", "html", "mail", "pdf", "rtf", "gzip", "docx", "no: x", None)
MARKUP = st.lists(
    st.sampled_from(["<p>", "</p>", "<div class='author'>", "</div>", "<h1>", "</h1>", "<script type='application/ld+json'>", "</script>", "{\"@type\":\"Article\",\"author\":[{\"name\":", "]}", "<!--", "-->", "&#0;", "&amp;", "<table><td>", "<meta property='og:title' content='", "'>", "By Ann Lee", "2 May 2024", "\x00", "\ud800", "<", ">"])
    | st.text(max_size=20),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=count(150, 5_000), deadline=None)
@given(st.binary(max_size=400), st.sampled_from(KINDS))
@example(b"%PDF-", None)
@example(b"\x1f\x8b", None)
@example(b"From: \xff\n\n", "mail")
def test_any_bytes(raw: bytes, kind: str | None) -> None:
    """Any bytes under any kind give an article or a reason; any bytes have a kind and an encoding."""
    assert isinstance(read_part(Part("x", raw, kind), LEXICON), Article | Problem)
    assert kind_of(raw)
    decode(raw, "windows-1251")


@settings(max_examples=count(60, 2_000), deadline=None)
@given(MARKUP)
@example("<html>" + "<a rel=author>" * 30)
@example("<h1></h1><h1>\u0130\u0130</h1>")
def test_any_page(page: str) -> None:
    """Any markup gives an article or a reason, a title that is text, and a day that is a day."""
    read = read_part(Part("x", page, "html"), LEXICON)
    assert isinstance(read, Article | Problem)
    if isinstance(read, Article):
        assert read.published is None or len(read.published) == 10
        assert read.text.strip()


@settings(max_examples=count(200, 5_000), deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """The small parts of readers take any text."""
    all_text(text)
    without_boilerplate(text, LEXICON)
    names_in(text, BYLINES, frozenset())
    text_of([lines_of(text)])
    day_in(text)
    borne_out(text, text)
    read_line(text, 1)


PUMPS = ["<", "<p", "<a ", "<!--", "&", "a-", "By ", "by by ", "1/", "2024-", "Ann ", "- | ", "“", "\n", "{", "From: a\n"]


@pytest.mark.parametrize("pump", PUMPS)
def test_no_string_takes_long(pump: str) -> None:
    """A hundred thousand characters of anything repeated take each part of a reader less than 0.2 s."""
    text = pump * (100_000 // len(pump))
    raw = text.encode("utf-8")
    for work in (
        lambda: kind_of(raw),
        lambda: decode(raw + b"\xff"),
        lambda: all_text(text),
        lambda: without_boilerplate(text, LEXICON),
        lambda: names_in(text, BYLINES, frozenset()),
        lambda: text_of([lines_of(text)]),
        lambda: day_in(text),
        lambda: borne_out(text, text),
        lambda: read_line(text, 1),
    ):
        took = min(timed(work) for _ in range(2))
        assert took < 0.2, took


def timed(work: object) -> float:
    began = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - began
