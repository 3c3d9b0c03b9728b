"""Article: the text with its marks, its rows beside it, and all that is known of the row chosen."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import words
from corpus.board.filters import Prepared, View, each, titles, view
from corpus.board.highlight import marks_of, pieces, said_by, text_or
from corpus.board.pages import shared
from corpus.board.pages.figures import cells
from corpus.board.pages.parts import mount
from corpus.board.quotes import quotes
from corpus.board.selection import Selection

#: articles offered by name; others are reached by a click on a row or a filter
MOST_OFFERED = 500


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    if shared.empty(seen, "articles", "articles"):
        return
    article, row = _wanted(seen)
    article = _choose(seen, article)
    part = seen.of_article(article)
    facts = tables.articles[tables.articles["id"] == article].iloc[0]
    part = View(part.everything, part.selection, tables.articles[tables.articles["id"] == article], part.statements, part.facts)
    _head(facts, part)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _text(facts, part, row, tables)
    with right:
        _rows(part, row)


def _wanted(seen: View) -> tuple[str, str | None]:
    """The article and row that the link asks for; else the first article in view."""
    asked = st.query_params.get("open")
    article = asked if asked in set(seen.everything.articles["id"]) else None
    return article or str(seen.articles["id"].iloc[0]), st.query_params.get("row")


def _choose(seen: View, article: str) -> str:
    """The control that turns to another article of the view, and the buttons to the one before and after it."""
    ids = list(seen.articles["id"].head(MOST_OFFERED))
    if article not in ids:
        ids = [article, *ids]
    names = titles(seen.everything)
    at = ids.index(article)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["pick"] = article
        st.selectbox(
            "Open article", ids, key="pick", format_func=lambda a: names.get(a, a), on_change=lambda: _turn(st.session_state["pick"])
        )
        st.button("Previous", disabled=at == 0, on_click=_turn, args=(ids[at - 1],), shortcut="Left", key="previous")
        st.button("Next", disabled=at == len(ids) - 1, on_click=_turn, args=(ids[(at + 1) % len(ids)],), shortcut="Right", key="next")
    return article


def _turn(article: str) -> None:
    st.query_params["open"] = article
    if "row" in st.query_params:
        del st.query_params["row"]


def _head(article: Any, part: View) -> None:
    chain = " ← ".join([text_or(article.source, "source not named"), *article.via])
    by = [text_or(article.author), words.day(article.published, bool(article.published_inferred)), words.plural(int(article.words), "word")]
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        mount("head", "head", {"title": text_or(article.title, article.id), "origin": " · ".join([chain, *(text for text in by if text)])})
    with right, st.container(horizontal=True, horizontal_alignment="right"):
        shared.downloads(part)


def _text(article: Any, part: View, row: str | None, tables: Prepared) -> None:
    dates = tables.dates[tables.dates["article"] == article.id]
    marks = marks_of(part, dates)
    shown = pieces(article.text, marks)
    mount("legend", "legend", {})
    mount(
        "reader",
        f"reader-{article.id}",
        {
            "language": text_or(article.language, "en"),
            "pieces": [[piece.text, list(piece.marks), list(piece.begins)] for piece in shown],
            "marks": [{"id": mark.id, "kind": mark.kind, "label": mark.label} for mark in marks],
            "here": row,
        },
        open=_open,
    )


def _open(row: Any) -> None:
    st.query_params["row"] = str(row)


def _rows(part: View, row: str | None) -> None:
    chosen = _chosen(part, row)
    if chosen is not None:
        mount("evidence", "evidence", {"lines": evidence(chosen)})
    every = part.everything
    if len(part.statements):
        shared.section("Statements", len(part.statements), _here(every.statements, part), "statement")
        mount("quotes", "article-quotes", {"rows": [_short(q) for q in quotes(part.statements, row)], "narrow": True}, open=_open)
    if len(part.facts):
        shared.section("Figures", len(part.facts), _here(every.facts, part), "figure")
        mount("quotes", "article-facts", {"rows": _facts(part.facts, row), "narrow": True}, open=_open)
    if not len(part.statements) and not len(part.facts):
        st.text("No statement or figure of this article is in view.")


def _here(rows: pd.DataFrame, part: View) -> int:
    return int(rows["article"].isin(part.articles["id"]).sum())


def _short(quote: dict[str, Any]) -> dict[str, Any]:
    """Without what the page says already."""
    return quote | {"note": "", "themes": []}


def _facts(rows: pd.DataFrame, here: str | None) -> list[dict[str, Any]]:
    found = []
    for row, shown in zip(each(rows), cells(rows), strict=True):
        where = [text for text in shown["cells"][2:6] if text]
        found.append(
            {
                "id": row.id,
                "words": row.text,
                "look": "figure",
                "kind": shown["cells"][1],
                "who": ", ".join(where) or "what it measures is not stated",
                "role": "",
                "note": said_by(row.speaker) if text_or(row.speaker) else "",
                "themes": [],
                "here": row.id == here,
            }
        )
    return found


def _chosen(part: View, row: str | None) -> Any:
    for rows in (part.statements, part.facts):
        for found in each(rows[rows["id"] == row]):
            return found
    return None


def evidence(row: Any) -> list[list[str]]:
    """What is known of a row, and where it stands: pairs of a name and a text."""
    inferred = ", ".join(getattr(row, "inferred", []))
    known = [
        ["Sentence", row.sentence],
        ["Speaker", said_by(row.speaker)],
        ["Cue", text_or(getattr(row, "cue", ""))],
        ["Themes", ", ".join(row.themes)],
        ["Not stated by the words", inferred],
        ["Stands at", f"characters {row.start} to {row.end} of {row.article}"],
        ["Rule", str(row.rule)],
    ]
    return [pair for pair in known if pair[1]]
