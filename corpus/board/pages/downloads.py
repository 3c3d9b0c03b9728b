"""Downloads: beside each page's title the view as CSV, and behind "More formats" every table, format and citation style.

A file is made when its button is clicked, of the rows that the page showed when it was drawn.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import orjson
import streamlit as st

from corpus.board import export, words
from corpus.board.export import Offer
from corpus.board.filters import View
from corpus.store import citations
from corpus.store.formats import FORMATS, write
from corpus.store.losses import losses

#: the two tables that every page offers at once
_AT_ONCE = ("statements", "facts")
#: the same on a page about what articles together say
_AT_ONCE_RELATED = ("claims", "checks")
#: 100,000 rows took 24 seconds as a workbook and 1 as Parquet, on a busy machine
SLOW_FROM = 100_000
_VIEW, _EVERYTHING = "view", "everything"
#: what each format is for
NOTES = {
    "csv": "For programs: UTF-8, decimal points, ISO dates, lists joined by “; ”.",
    "safe-csv": "A cell that a spreadsheet could run as a formula begins with an apostrophe. “verify” and the reader take it off again.",
    "xlsx": "Sheets: data, columns (what each means), query and sources. Every text is text: no formula, no link.",
    "parquet": "Real types and lists; the meaning of each column and the query are in the file.",
    "jsonl": "One JSON object a row. Reads back exactly.",
}


class Style(NamedTuple):
    """A citation style: label, the end of its file's name, type, and what makes it of articles."""

    label: str
    ending: str
    mime: str
    make: Callable[[Any], str]


STYLES = {
    "bibtex": Style("BibTeX", ".bib", "application/x-bibtex", citations.bibtex),
    "csl": Style("CSL-JSON (Zotero and others)", ".csl.json", "application/vnd.citationstyles.csl+json", citations.csl_json),
    "plain": Style("Plain text", ".txt", "text/plain", citations.plain),
}


@st.fragment
def downloads(view: View, shows: str = "", article: str | None = None, offer: Offer | None = None) -> None:
    """The buttons, at the right. `shows` is the table that the page is about; `article` the one article of an article's page;
    `offer` is what a page has beside the six tables: claims, checks or derived figures."""
    offer = offer or Offer(view, {})
    with st.container(horizontal=True, horizontal_alignment="right", gap="small", key="downloads"):
        for table in sorted(_AT_ONCE_RELATED if shows in offer.related else _AT_ONCE, key=lambda table: table != shows):
            _at_once(offer, table, first=table == shows)
        # nothing behind it is worked out before it is opened
        more = st.popover("More formats", on_change="rerun", key="more-formats")
    if more.open:
        with more:
            _table(offer, shows or "articles")
            st.space("small")
            _citations(view)
            if article is not None:
                st.space("small")
                _record(view, article)


def _at_once(offer: Offer, table: str, first: bool) -> None:
    shown, total = offer.counts(table)
    st.download_button(
        f"Download {table} (CSV)",
        data=partial(_file, offer, table, "csv"),
        file_name=export.file_name(offer.view, offer.what(table), ".csv"),
        mime="text/csv",
        key=f"download-{table}",
        type="primary" if first else "secondary",
        on_click="ignore",
        help=f"{words.of(shown, total, export.NOUNS[table])}: this view, nothing else",
    )


def _table(offer: Offer, shows: str) -> None:
    table = st.selectbox(
        "What", sorted(offer.tables(), key=lambda table: table != shows), format_func=_plural, key=f"download what {shows}"
    )
    counts = dict(zip((_VIEW, _EVERYTHING), offer.counts(table), strict=True))
    names = {_VIEW: "This view", _EVERYTHING: "Everything"}
    scope = st.radio(
        "Which rows",
        list(counts),
        format_func=lambda some: f"{names[some]} ({words.plural(counts[some], 'row')})",
        key="download which",
        horizontal=True,
    )
    form = st.selectbox("Format", list(FORMATS), format_func=lambda some: FORMATS[some].label, key="download form")
    st.caption(NOTES[form])
    everything = scope == _EVERYTHING
    if form == "xlsx" and counts[scope] > SLOW_FROM:
        st.text("So many rows can take minutes as a workbook; CSV and Parquet take seconds.")
    for line in losses(offer.make(table, everything), form):
        st.text(f"Not held exactly: {line}")
    st.download_button(
        f"Download {words.plural(counts[scope], export.NOUNS[table])}",
        data=partial(_file, offer, table, form, everything),
        file_name=export.file_name(offer.view, offer.what(table, everything), FORMATS[form].ending, everything),
        mime=FORMATS[form].mime,
        key="download-rows",
        type="primary",
        on_click="ignore",
        icon=":material/download:",
    )


def _citations(view: View) -> None:
    articles = view.articles
    style = st.selectbox("Citations of the articles in view", list(STYLES), format_func=lambda some: STYLES[some].label, key="cite how")
    st.download_button(
        f"Download {words.plural(len(articles), 'citation')}",
        data=lambda: STYLES[style].make(articles).encode("utf-8"),
        file_name=export.file_name(view, "citations", STYLES[style].ending),
        mime=STYLES[style].mime,
        key="download-citations",
        on_click="ignore",
        icon=":material/format_quote:",
    )


def _record(view: View, article: str) -> None:
    st.download_button(
        "Download the article’s record (JSON)",
        data=lambda: orjson.dumps(export.record(view, article), option=orjson.OPT_INDENT_2) + b"\n",
        file_name=export.file_name(view, "record", ".json"),
        mime="application/json",
        key="download-record",
        on_click="ignore",
        icon=":material/data_object:",
    )


def _file(offer: Offer, table: str, form: str, everything: bool = False) -> bytes:
    return write(offer.make(table, everything), form)


def _plural(table: str) -> str:
    return f"{export.NOUNS[table]}s".capitalize()
