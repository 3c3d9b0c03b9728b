"""Figures: the table first, as printed beside normalised; then what changed, how large, and over time where that can be."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import charts, scales, words
from corpus.board.filters import Prepared, each, view
from corpus.board.highlight import said_by, text_or
from corpus.board.pages import drawing, help, shared
from corpus.board.pages.parts import mount
from corpus.board.selection import Selection
from corpus.board.series import LEAST_PERIODS, nearest, series

#: the table's columns, and the schema's that each is made of
COLUMNS = {
    "As printed": "text",
    "Normalised": "value",
    "What": "measure",
    "Change": "direction",
    "Where": "place",
    "When": "period",
    "Who says so": "speaker",
    "Article": "article",
}
#: charts of more families than this are drawn on request, by a click on the family
MOST_PLOTS = 6
#: families named as tabs; the others stand in a list beside them
MOST_TABS = 10
ORDERS = {"article": "As in the articles", "date": "Newest article first", "value": "Largest first"}


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Figures", seen, "facts")
    if shared.empty(seen, "figures", "facts"):
        return
    if note := words.untouched(selection, "facts", "figures"):
        st.text(note)
    facts = seen.facts
    families = scales.families(facts)
    family = _family(families)
    some = scales.of_family(facts, family) if family else facts
    _table(some, len(tables.facts), families, family)
    _changes(some)
    _levels(some, [name for name, _ in families], family)
    _over_time(some)


def _family(families: list[tuple[str, int]]) -> str | None:
    """The family of units that the link asks for; the only one, where there is only one."""
    asked = st.query_params.get("family")
    return families[0][0] if len(families) == 1 else asked if asked in dict(families) else None


def _table(facts: pd.DataFrame, total: int, families: list[tuple[str, int]], family: str | None) -> None:
    shared.section("The figures", len(facts), total, "figure")
    orders = {key: name for key, name in ORDERS.items() if family or key != "value"}
    asked = st.query_params.get("sort")
    order = asked if asked in orders else "article"
    every = [{"value": "", "label": "All units", "count": sum(n for _, n in families)}] if len(families) > 1 else []
    tabs = [*every, *({"value": name, "label": scales.family_name(name), "count": n} for name, n in families)]
    data = {"tabs": tabs, "most": MOST_TABS, "here": family or "", "orders": list(orders.items()), "order": order}
    mount("units", "units", data, pick=partial(_ask, "family"), sort=partial(_ask, "sort"))
    rows = shared.page_of(ordered(facts, order), f"facts-{family}-{order}")
    mount("table", "table", {"columns": list(COLUMNS), "rows": cells(rows)}, open=shared.open_row(rows))
    help.columns("facts", COLUMNS)


def ordered(facts: pd.DataFrame, order: str) -> pd.DataFrame:
    """Facts by "value", largest first, by "date", newest article first and undated ones last; else as they are."""
    column = {"value": "value", "date": "published"}.get(order)
    return facts.iloc[facts[column].reset_index(drop=True).sort_values(ascending=False, kind="stable").index] if column else facts


def _ask(key: str, value: Any) -> None:
    """Put a choice into the link, or take it out where it is the page's own."""
    if value:
        st.query_params[key] = str(value)
    elif key in st.query_params:
        del st.query_params[key]


def _changes(facts: pd.DataFrame) -> None:
    found = [(unit, rows) for unit in scales.CHANGES if len(rows := scales.changes(facts, unit))]
    drawn = [(unit, rows) for unit, rows in found if len(rows) >= charts.LEAST_POINTS]
    if not found:
        return
    shared.section("What changed?")
    if drawn:
        st.caption("Arrow: from no change to the value. Thin line: what the words allow, a triangle at its end is an open one.")
    for unit, rows in drawn:
        caption = charts.changes_caption(unit, rows)
        drawing.chart(partial(charts.changes, unit, rows), f"change-{unit}", caption, shared.open_row(rows))
    _too_few([f"changes in {unit}" for unit, rows in found if len(rows) < charts.LEAST_POINTS])


def _levels(facts: pd.DataFrame, names: list[str], family: str | None) -> None:
    rest = scales.levels(facts)
    counts = dict(scales.families(rest))
    found = [name for name in ([family] if family else names) if counts.get(name)]
    if not found:
        return
    shared.section("How large, in each unit?")
    st.caption("Dot: the value. Line: what the words allow; an arrow is an open end. No currency is converted. A click opens the sentence.")
    many = [name for name in found if counts[name] >= charts.LEAST_POINTS]
    for name in many[:MOST_PLOTS]:
        rows = scales.of_family(rest, name)
        drawing.chart(partial(charts.dots, name, rows), f"chart-{name}", charts.dots_caption(name, rows), shared.open_row(rows))
    if len(many) > MOST_PLOTS:
        st.text(f"{words.plural(len(many) - MOST_PLOTS, 'more unit')}: choose one above the table to see its chart.")
    _too_few([scales.family_name(name) for name in found if name not in many])


def _too_few(names: list[str]) -> None:
    if names:
        st.text(f"Only one figure each, too few for a chart, see the table: {', '.join(names)}.")


def _over_time(facts: pd.DataFrame) -> None:
    shared.section("How did it develop?")
    found = series(facts)
    for n, one in enumerate(found):
        caption = charts.timeline_caption(one)
        drawing.chart(partial(charts.timeline, one), f"time-{n}", caption, shared.open_row(one.rows))
    if not found:
        dated, longest = nearest(facts)
        st.text(
            f"No time axis: it takes {LEAST_PERIODS} different periods of one measure in one unit for one place. "
            f"Here {dated:,} of {words.plural(len(facts), 'figure')} state both a period and a measure"
            + (f", and the longest series has {words.plural(longest, 'period')}." if dated else ".")
        )


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
                words.change(row),
                text_or(row.place),
                text_or(row.period),
                said_by(row.speaker) if text_or(row.speaker) else "",
                text_or(row.title, str(row.article)),
            ],
        }
        for row in each(rows)
    ]
