"""Figures: the table first, as printed beside normalised, then one dot plot for each family of units."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import charts, scales, words
from corpus.board.filters import Prepared, each, view
from corpus.board.highlight import said_by, text_or
from corpus.board.pages import shared
from corpus.board.pages.parts import mount
from corpus.board.selection import Selection

COLUMNS = ("As printed", "Normalised", "What", "Change", "Where", "When", "Who says so", "Article")


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Figures", seen)
    if shared.empty(seen, "figures", "facts"):
        return
    if note := words.untouched(selection, "facts", "figures"):
        st.text(note)
    shared.section("The figures", len(seen.facts), len(tables.facts), "figure")
    rows = shared.page_of(seen.facts, "facts")
    mount("table", "table", {"columns": list(COLUMNS), "rows": cells(rows)}, open=shared.open_row(rows))
    _plots(seen.facts)


def _plots(facts: pd.DataFrame) -> None:
    shared.section("How large, in each unit?")
    st.caption("Dot: the value. Line: what the words allow; an arrow is an open end. No currency is converted. A click opens the sentence.")
    single = []
    for name, rows in scales.families(facts):
        if len(rows) < charts.LEAST_POINTS:
            single.append(name)
            continue
        figure = charts.dots(name, rows, shared.look())
        shared.chart(figure, f"chart-{name}", f"Dot plot: {scales.title(name, len(rows))}", shared.open_row(rows))
    if single:
        st.text(f"Too few for a chart, see the table: {', '.join(single)}.")


def cells(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Facts as the table shows them; the schema's missing values are empty cells."""
    return [
        {
            "id": row.id,
            "title": row.sentence,
            "cells": [
                row.text,
                words.normalised(row.value, row.value_max, str(row.unit), str(row.approx)),
                text_or(row.measure),
                _change(row),
                text_or(row.place),
                text_or(row.period),
                said_by(row.speaker) if text_or(row.speaker) else "",
                text_or(row.title, str(row.article)),
            ],
        }
        for row in each(rows)
    ]


def _change(row: Any) -> str:
    shown = {"increase": "▲ increase", "decrease": "▼ decrease"}.get(text_or(row.direction), "")
    against = f"against {row.baseline}" if text_or(row.baseline) else ""
    return " ".join(part for part in (shown, against) if part)
