"""Who said what: the speakers by kind of speech and by theme, one's card, several side by side, the statements to read."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import charts, words
from corpus.board.comparison import compared
from corpus.board.filters import Prepared, View, each, view
from corpus.board.highlight import said_by, text_or
from corpus.board.pages import drawing, help, shared, speaker
from corpus.board.pages.parts import mount
from corpus.board.quotes import ORDERS, marked, places, quotes, with_copies, with_headings
from corpus.board.selection import ABSENT, Selection, phrases
from corpus.board.speakers import Crossed, caption, summary
from corpus.board.speeches import COUNTED

#: quotes are long: fewer stand on a page
QUOTES_A_PAGE = 20
#: the table's headings and the schema's columns behind them
COLUMNS = {
    "Words": "text", "Speaker": "speaker", "Role": "role", "Kind": "kind", "Cue": "cue", "Themes": "themes", "Article": "title",
    "Published": "published",
}  # fmt: skip
LOOKS = ("quotes", "table")


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Who said what", seen, "statements")
    if shared.empty(seen, "statements", "statements"):
        return
    if note := words.untouched(selection, "statements", "statements"):
        st.text(note)
    if names := compared(selection):
        speaker.show_comparison(seen, names)
    elif _alone(selection):
        speaker.show_card(seen, selection.speakers[0])
    _speakers(seen)
    _statements(seen)


def _speakers(seen: View) -> None:
    """Who is quoted, and on what: both counted as the control says."""
    shared.section("Who is quoted, and how?")
    counting = shared.toggle("Count", list(COUNTED), "count", help="\n\n".join(COUNTED.values()))
    tallies, found = summary(seen, counting)
    if len(tallies) < charts.LEAST_POINTS:
        st.text(f"One speaker only, too few for a chart. {_only(tallies[0].speaker, seen.selection)}")
    else:
        about = caption(tallies, seen.statements, counting, charts.MOST_BARS)
        drawing.chart(partial(charts.by_speaker, tallies), "speakers", about, partial(shared.only, "speaker"))
    _themes(found, counting, len(tallies))


def _only(name: str, selection: Selection) -> str:
    if name == ABSENT:
        return "The text names nobody."
    return "The card above holds the counts." if _alone(selection) else f"It is {name}."


def _alone(selection: Selection) -> bool:
    """Whether just one named speaker is chosen."""
    return len(selection.speakers) == 1 and selection.speakers[0] != ABSENT


def _themes(found: Crossed, counting: str, speakers: int) -> None:
    shared.section("Who speaks about what?")
    most = f" The {len(found.speakers)} speakers with most, of {speakers:,}." if speakers > len(found.speakers) else ""
    st.caption(
        f"{counting.capitalize()} in view.{most} What has two themes counts under both. A click on a cell filters by both, on a name by that one."
    )
    data = {
        "corner": counting.capitalize(),
        "rows": [{"value": name, "label": said_by(name if name != ABSENT else None)} for name in found.speakers],
        "columns": [{"value": name, "label": "no theme" if name == ABSENT else name} for name in found.themes],
        "cells": [[found.cells[name, theme] for theme in found.themes] for name in found.speakers],
    }
    mount("matrix", "matrix", data, pick=_pick)


def _pick(cell: dict[str, Any]) -> None:
    if "row" in cell:
        shared.only("speaker", str(cell["row"]))
    if "column" in cell:
        shared.only("theme", str(cell["column"]))


def _statements(seen: View) -> None:
    """The statements to read, as quotes or as a table, in the order chosen; the link holds both choices."""
    shared.section("Statements", len(seen.statements), len(seen.everything.statements), "statement")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = shared.toggle("Order", list(ORDERS), "order", help=_orders())
        look = shared.toggle("Show as", LOOKS, "as")
        help.columns("statements", COLUMNS, more={name: text for name, text in COUNTED.items() if name != "articles"})
    there = shared.page_of(places(seen.statements, order).to_frame(), "statements", QUOTES_A_PAGE)
    rows = seen.statements.take(there[0].to_numpy())
    if look == "table":
        mount("listing", "listing", {"columns": list(COLUMNS), "rows": cells(rows, seen.selection.query)}, open=shared.open_row(rows))
    else:
        shown = with_copies(quotes(rows, query=seen.selection.query), rows, seen.everything.articles)
        if order != "longest first":
            shown = with_headings(shown, rows, seen.everything.articles)
        mount(
            "quotes", "quotes", {"rows": shown}, open=shared.open_row(rows), open_article=lambda article: shared.open_article(str(article))
        )


def _orders() -> str:
    return "\n\n".join(f"{name.capitalize()}: {meaning}." for name, meaning in ORDERS.items())


def cells(rows: pd.DataFrame, query: str = "") -> list[dict[str, Any]]:
    """Statements as rows of the table, in the order of COLUMNS; words and speaker in pieces, what is searched for marked."""
    wanted = phrases(query)
    return [
        {
            "id": row.id,
            "cells": [
                marked(str(row.text), wanted),
                marked(said_by(row.speaker), wanted if text_or(row.speaker) else ()),
                text_or(row.role),
                str(row.kind),
                text_or(row.cue),
                ", ".join(row.themes),
                text_or(row.title, str(row.article)),
                words.day(row.published),
            ],
        }
        for row in each(rows)
    ]
