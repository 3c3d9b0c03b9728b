"""Overview: what was read, what it gave, and what to doubt."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import charts, words
from corpus.board.filters import Prepared, View, each, view
from corpus.board.highlight import text_or
from corpus.board.pages import added, folder, shared
from corpus.board.pages.parts import mount
from corpus.board.selection import Selection


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Overview", seen)
    folder.introduction()
    added.form(tables)
    if shared.empty(seen, "articles", "articles"):
        return
    shared.section("Articles", len(seen.articles), len(tables.articles), "article")
    rows = shared.page_of(seen.articles, "articles")
    mount("cards", "cards", {"cards": _cards(seen, rows)}, open=lambda article: shared.open_article(str(article)))
    if len(seen.articles) >= charts.LEAST_POINTS:
        shared.section("Which articles say most?")
        note = f" The {charts.MOST_BARS} with most." if len(seen.articles) > charts.MOST_BARS else ""
        st.caption(f"Statements and figures in view, by article. A click filters by the article.{note}")
        figure = charts.by_article(seen.articles, seen.statements, seen.facts, shared.look())
        shared.chart(figure, "chart-articles", "Bar chart: statements and figures by article", lambda a: shared.only("article", a))
    _doubts(seen)


def _cards(seen: View, rows: pd.DataFrame) -> list[dict[str, Any]]:
    here = added.ids()
    said, told = seen.statements["article"].value_counts(), seen.facts["article"].value_counts()
    return [
        {
            "id": row.id,
            "title": text_or(row.title, row.id),
            "origin": _origin(row),
            "counts": f"{words.plural(int(said.get(row.id, 0)), 'statement')} · {words.plural(int(told.get(row.id, 0)), 'figure')} · {words.plural(int(row.words), 'word')}",
            "themes": list(row.themes)[:4],
            "note": "Added in this session" if row.id in here else "",
            "doubt": _doubt(row),
        }
        for row in each(rows)
    ]


def _origin(row: Any) -> str:
    """Where it comes from: source ← via, and the day."""
    chain = " ← ".join([text_or(row.source, "source not named"), *row.via])
    return f"{chain} · {words.day(row.published, bool(row.published_inferred))}"


def _doubt(row: Any) -> str:
    if text_or(row.duplicate_of):
        return f"repeats {row.duplicate_of}"
    return "the year of publication was worked out from the text" if row.published_inferred else ""


def _doubts(seen: View) -> None:
    """What could not be read or resolved is listed, not hidden."""
    articles, statements, facts = seen.articles, seen.statements, seen.facts
    found = [
        (int(articles["published"].isna().sum()), len(articles), "article", "without a date of publication"),
        (int(articles["published_inferred"].sum()), len(articles), "article", "whose year was worked out from the text"),
        (int(statements["speaker"].isna().sum()), len(statements), "statement", "by nobody that the text names"),
        (int((facts["inferred"].map(len) > 0).sum()), len(facts), "figure", "with something that the words do not state themselves"),
        (int(facts["period"].isna().sum()), len(facts), "figure", "without a period"),
    ]
    shared.section("What to doubt")
    lines = [f"{n:,} of {words.plural(total, noun)} {what}" for n, total, noun, what in found if n]
    problems = seen.everything.problems
    problems = problems[problems["article"].isin(articles["id"]) | ~problems["article"].isin(seen.everything.articles["id"])]
    st.text("\n".join(lines) if lines else "Nothing.")
    if len(problems):
        with st.expander(f"What could not be read or resolved ({len(problems):,})"):
            st.dataframe(problems.head(1000), hide_index=True, width="stretch")
