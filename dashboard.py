"""The dashboard: `streamlit run dashboard.py`, over seeds/ or over the folder that CORPUS_ARTICLES names."""

import os
from functools import partial
from pathlib import Path

import streamlit as st

from corpus.board import filters
from corpus.board.pages import article, figures, folder, overview, shared, sidebar, statements

HERE = Path(__file__).parent
ICON = HERE / "corpus/board/pages/icon.png"
PAGES = (
    ("Overview", "overview", overview.show, ":material/newspaper:"),
    ("Who said what", "statements", statements.show, ":material/format_quote:"),
    ("Figures", "figures", figures.show, ":material/query_stats:"),
    ("Article", "article", article.show, ":material/article:"),
)


def main() -> None:
    """One run of the page: tables, filters, the page chosen."""
    st.set_page_config(page_title="Corpus: who said what", page_icon=str(ICON), layout="wide")
    st.logo(str(ICON), size="large")
    shared.style()
    tables = folder.opened(os.environ.get("CORPUS_ARTICLES") or str(HERE / "seeds"))
    selection = sidebar.filters(tables)
    pages = {
        key: st.Page(partial(show, tables, selection), title=title, url_path=key, icon=icon, default=key == "overview")
        for title, key, show, icon in PAGES
    }
    page = st.navigation(list(pages.values()), position="top")
    if "go" in st.session_state:
        st.session_state["went"] = st.session_state.pop("go")
        if page.url_path != "article":
            st.switch_page(pages["article"])
    shared.chosen(filters.view(tables, selection))
    if page.title == "Overview":
        folder.introduction(str(HERE / "seeds"))
    page.run()


main()
