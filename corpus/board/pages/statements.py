"""Who said what: speakers by kind of speech, speakers by themes, the statements to read."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import charts, words
from corpus.board.filters import Prepared, View, crossed, each, view
from corpus.board.highlight import said_by, text_or
from corpus.board.pages import shared
from corpus.board.pages.parts import mount
from corpus.board.selection import ABSENT, Selection

#: quotes are long: fewer stand on a page
QUOTES_A_PAGE = 20


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Who said what", seen)
    if shared.empty(seen, "statements", "statements"):
        return
    if note := words.untouched(selection, "statements", "statements"):
        st.text(note)
    speakers, themes, pairs = crossed(seen.statements)
    _by_speaker(seen, len(speakers))
    _by_theme(speakers, themes, pairs)
    shared.section("Statements", len(seen.statements), len(tables.statements), "statement")
    rows = shared.page_of(seen.statements, "statements", QUOTES_A_PAGE)
    mount("quotes", "quotes", {"rows": quotes(rows)}, open=shared.open_row(rows))


def _by_speaker(seen: View, speakers: int) -> None:
    shared.section("Who is quoted, and how?")
    if speakers < charts.LEAST_POINTS:
        st.text("One speaker only: see the statements below.")
        return
    st.caption("Statements in view, by speaker. A click filters by the speaker.")
    figure = charts.by_speaker(seen.statements, shared.look())
    shared.chart(figure, "chart-speakers", "Bar chart: statements by person or body, split by kind", lambda s: shared.only("speaker", s))


def _by_theme(speakers: list[str], themes: list[str], pairs: dict[tuple[str, str], int]) -> None:
    shared.section("Who speaks about what?")
    st.caption(
        "Statements in view. A statement with two themes counts under both. A click on a cell filters by both, on a name by that one."
    )
    data = {
        "corner": "Statements",
        "rows": [{"value": name, "label": "nobody named" if name == ABSENT else name} for name in speakers],
        "columns": [{"value": name, "label": "no theme" if name == ABSENT else name} for name in themes],
        "cells": [[pairs.get((speaker, theme), 0) for theme in themes] for speaker in speakers],
    }
    mount("matrix", "matrix", data, pick=_pick)


def _pick(cell: dict[str, Any]) -> None:
    if "row" in cell:
        shared.only("speaker", str(cell["row"]))
    if "column" in cell:
        shared.only("theme", str(cell["column"]))


def quotes(rows: pd.DataFrame, here: str | None = None) -> list[dict[str, Any]]:
    """Statements as the list of quotes shows them."""
    return [
        {
            "id": row.id,
            "words": row.text,
            "look": str(row.kind),
            "kind": f"{row.kind}, “{row.cue}”" if text_or(row.cue) else str(row.kind),
            "who": said_by(row.speaker),
            "role": text_or(row.role) or text_or(row.organisation),
            "note": f"{text_or(row.title, str(row.article))} · {words.day(row.published)}",
            "themes": list(row.themes),
            "here": row.id == here,
        }
        for row in each(rows)
    ]
