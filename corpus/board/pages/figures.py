"""Figures: the table first, as printed beside normalised; then what changed, how large, and over time where that can be."""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from corpus.board import charts, plots, scales, words
from corpus.board.filters import Prepared, View, each, view
from corpus.board.highlight import said_by, text_or
from corpus.board.pages import drawing, help, shared
from corpus.board.pages.parts import mount
from corpus.board.selection import Selection
from corpus.board.series import LEAST_PERIODS, MOST_SERIES

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
#: of a view of more figures than these, each section draws its first chart and the others on request: fifteen charts are over half
#: a megabyte for the browser and most of the server's work, and who looks at that many figures narrows them first
LARGE, FIRST_PLOTS = 1_000, 1
#: families named as tabs; the others stand in a list beside them
MOST_TABS = 10
#: the whole rows, by position: brief ones choose and count, only what is shown is taken whole
Whole = Any
ORDERS = {"article": "As in the articles", "date": "Newest article first", "value": "Largest first"}


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Figures", seen, "facts")
    if shared.empty(seen, "figures", "facts"):
        return
    if note := words.untouched(selection, "facts", "figures"):
        st.text(note)
    facts = scales.brief(tables.facts, seen.passing("facts"))
    families = scales.families(facts)
    family = _family(families)
    some = scales.of_family(facts, family) if family else facts
    whole = tables.facts.iloc
    _table(some, whole, families, family)
    levels, changes = scales.parted(some)
    most = FIRST_PLOTS if len(some) > LARGE and st.query_params.get("charts") != "all" else len(families) + MOST_SERIES
    more = _changes(seen, changes, most)
    more += _levels(seen, levels, [name for name, _ in families], family, most)
    more += _over_time(seen, some, family, most)
    _offer(more)


def _family(families: list[tuple[str, int]]) -> str | None:
    """The family of units that the link asks for; the only one, where there is only one."""
    asked = st.query_params.get("family")
    return families[0][0] if len(families) == 1 else asked if asked in dict(families) else None


def _table(facts: pd.DataFrame, whole: Whole, families: list[tuple[str, int]], family: str | None) -> None:
    shared.section("The figures", len(facts), len(whole.obj), "figure")
    orders = {key: name for key, name in ORDERS.items() if family or key != "value"}
    asked = st.query_params.get("sort")
    order = asked if asked in orders else "article"
    every = [{"value": "", "label": "All units", "count": sum(n for _, n in families)}] if len(families) > 1 else []
    tabs = [*every, *({"value": name, "label": scales.family_name(name), "count": n} for name, n in families)]
    data = {"tabs": tabs, "most": MOST_TABS, "here": family or "", "orders": list(orders.items()), "order": order}
    mount("units", "units", data, pick=partial(_ask, "family"), sort=partial(_ask, "sort"))
    rows = whole[shared.page_of(ordered(facts, order), f"facts-{family}-{order}").index]
    mount("table", "table", {"columns": list(COLUMNS), "rows": cells(rows)}, open=shared.open_row(rows))
    help.columns("facts", COLUMNS)


def ordered(facts: pd.DataFrame, order: str) -> pd.DataFrame:
    """Labels of facts by "value", largest first, by "date", newest article first and undated ones last; else as they are."""
    if order == "value":
        return facts[["value"]].take(np.argsort(-facts["value"].to_numpy(), kind="stable"))
    return facts[["published"]].sort_values("published", ascending=False, kind="stable") if order == "date" else facts[["value"]]


def _ask(key: str, value: Any) -> None:
    """Put a choice into the link, or take it out where it is the page's own."""
    if value:
        st.query_params[key] = str(value)
    elif key in st.query_params:
        del st.query_params[key]


def _changes(seen: View, found: dict[str, pd.DataFrame], most: int) -> int:
    """The charts of changes, at most so many; how many more there are."""
    if not found:
        return 0
    shared.section("What changed?")
    many = {unit: rows for unit, rows in found.items() if len(rows) >= charts.LEAST_POINTS}
    if many:
        st.caption("Arrow: from no change to the value. Thin line: what the words allow, a triangle at its end is an open one.")
    for unit, rows in list(many.items())[:most]:
        drawing.plot(plots.of_changes(seen, unit, rows), f"change-{unit}")
    _too_few([f"changes in {unit}" for unit, rows in found.items() if len(rows) < charts.LEAST_POINTS])
    return max(len(many) - most, 0)


def _levels(seen: View, facts: pd.DataFrame, names: list[str], family: str | None, most: int) -> int:
    """The charts of figures by unit, at most so many; how many more there are that a button may show."""
    counts = dict(scales.families(facts))
    found = [name for name in ([family] if family else names) if counts.get(name)]
    if not found:
        return 0
    shared.section("How large, in each unit?")
    st.caption("Dot: the value. Line: what the words allow; an arrow is an open end. No currency is converted. A click opens the sentence.")
    many = [name for name in found if counts[name] >= charts.LEAST_POINTS]
    for name in many[: min(most, MOST_PLOTS)]:
        drawing.plot(plots.of_levels(seen, name, facts), f"chart-{name}")
    if len(many) > MOST_PLOTS:
        st.text(f"{words.plural(len(many) - MOST_PLOTS, 'more unit')}: choose one above the table to see its chart.")
    _too_few([scales.family_name(name) for name in found if name not in many])
    return max(min(len(many), MOST_PLOTS) - most, 0)


def _too_few(names: list[str]) -> None:
    if names:
        st.text(f"Only one figure each, too few for a chart, see the table: {', '.join(names)}.")


def _over_time(seen: View, facts: pd.DataFrame, family: str | None, most: int) -> int:
    """The charts over time, at most so many; how many more there are."""
    shared.section("How did it develop?")
    found = plots.series_of(seen, family, facts)
    for n, plot in enumerate(plots.of_courses(seen, family, found)[:most]):
        drawing.plot(plot(), f"time-{n}")
    if not found.series:
        st.text(
            f"No time axis: it takes {LEAST_PERIODS} different periods of one measure in one unit for one place. "
            f"Here {found.dated:,} of {words.plural(len(facts), 'figure')} state both a period and a measure"
            + (f", and the longest series has {words.plural(found.longest, 'period')}." if found.dated else ".")
        )
    return max(len(found.series) - most, 0)


def _offer(more: int) -> None:
    """The way to the charts that are not drawn."""
    if more:
        st.button(f"Draw {words.plural(more, 'more chart')}", key="draw-all", on_click=partial(_ask, "charts", "all"))


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
