"""The dashboard: `streamlit run dashboard.py`, over seeds/ or over the folder that CORPUS_ARTICLES names."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from corpus.board import filters
from corpus.board.filters import Prepared
from corpus.board.pages import article, checks, figures, folder, overview, scorecard, shared, sidebar, statements
from corpus.board.selection import Selection

HERE = Path(__file__).parent
ICON = HERE / "corpus/board/pages/icon.png"
PAGES = (
    ("Overview", "overview", overview.show, ":material/newspaper:"),
    ("Who said what", "statements", statements.show, ":material/format_quote:"),
    ("Figures", "figures", figures.show, ":material/query_stats:"),
    ("Checks", "checks", checks.show, ":material/rule:"),
    ("Scorecard", "scorecard", scorecard.show, ":material/scoreboard:"),
    ("Article", "article", article.show, ":material/article:"),
)


def main() -> None:
    """One run of the page: tables, filters, the page chosen."""
    st.set_page_config(page_title="Corpus: who said what", page_icon=str(ICON), layout="wide")
    st.logo(str(ICON), size="large")
    shared.style()
    tables = folder.opened(os.environ.get("CORPUS_ARTICLES") or str(folder.SEEDS))
    chosen: list[Selection] = []
    pages = {
        key: st.Page(partial(_show, show, tables, chosen), title=title, url_path=key, icon=icon, default=key == "overview")
        for title, key, show, icon in PAGES
    }
    page = st.navigation(list(pages.values()), position="top")  # before the filters: turning a page empties the link of what stands before
    chosen.append(sidebar.filters(tables))
    if wanted := st.session_state.pop("go", None):
        st.switch_page(pages[wanted.pop("page", "article")], query_params=wanted)
    folder.news()
    if page.url_path != "article":
        shared.close_article()
    shared.chosen(filters.view(tables, chosen[0]))
    page.run()


def _show(show: Callable[[Prepared, Selection], None], tables: Prepared, chosen: list[Selection]) -> None:
    """One page; the selection is there by the time it runs."""
    show(tables, chosen[0])


main()
