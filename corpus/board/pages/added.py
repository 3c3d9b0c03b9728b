"""Add articles: files and pasted text that this session reads beside the folder's; they are gone with the session."""

import streamlit as st

from corpus.board import added, words
from corpus.board.filters import Prepared, known, prepare
from corpus.board.pages.sidebar import current
from corpus.board.selection import FACETS
from corpus.tables import Tables

#: in the session's state: the added articles' tables; the folder's tables, those, and both joined; whether adding was broken off
_ADDED, _JOINED, _BROKEN_OFF = "added", "joined", "adding broken off"
#: reasons that are shown where articles are added
MOST_REASONS = 10


def joined(folder: Prepared) -> Prepared:
    """The folder's tables with those that this session added."""
    more: Tables | None = st.session_state.get(_ADDED)
    if more is None:
        return folder
    last = st.session_state.get(_JOINED)
    if last is None or last[0] is not folder or last[1] is not more:
        last = st.session_state[_JOINED] = (folder, more, prepare(added.join(folder, more)))
    found: Prepared = last[2]
    return found


def ids() -> set[str]:
    """The articles that this session added."""
    more: Tables | None = st.session_state.get(_ADDED)
    return set() if more is None else set(more.articles["id"])


def form(tables: Prepared) -> None:
    """The way to add articles to `tables`, with its limits; below it what was added and what could not be read."""
    with st.expander("Add articles", key="box-add"), st.form("add-articles", clear_on_submit=True, border=False):
        st.text(
            "For this session only, until you reload the page or open another folder. Nothing is written to the folder, nobody else sees it."
        )
        files = st.file_uploader("Files of articles", accept_multiple_files=True, key="files to add")
        st.caption(added.limits_in_words())
        pasted = st.text_area(
            "Text of one article", key="text to add", height=140, placeholder="Title, source and date first, if there are any"
        )
        if st.form_submit_button("Add", type="primary"):
            _add(tables, [(file.name, file.getvalue()) for file in files], pasted)
    _report()


def forget() -> None:
    """Take the added articles away, and what the filters had chosen of them alone (for callbacks)."""
    last = st.session_state.pop(_JOINED, None)
    st.session_state.pop(_ADDED, None)
    if last is not None:
        kept, _ = known(last[0], current())
        for facet in FACETS:
            st.session_state[facet.key] = list(kept.chosen(facet))


def _add(tables: Prepared, files: list[tuple[str, bytes]], pasted: str) -> None:
    if not files and not pasted.strip():
        st.text("Choose files or paste a text first.")
        return
    waiting = st.empty()  # each call of it is where Streamlit ends this run, and with it the workers, if the visitor has gone
    with st.spinner(f"Reading {words.plural(len(files) + bool(pasted.strip()), 'file')} …"):
        before: Tables | None = st.session_state.get(_ADDED)
        st.session_state[_BROKEN_OFF] = True
        last = st.session_state.get(_JOINED)
        folder = tables if last is None else last[0]
        now = added.add(folder, files, pasted, added.MOST - len(ids()), waiting.empty, before)
        st.session_state[_ADDED] = now if before is None else added.join(before, now)
        st.session_state[_BROKEN_OFF] = False
    st.rerun()  # the filters above were drawn without them


def _report() -> None:
    """What this session added; the reasons are shown as they are, never read as Markdown."""
    if st.session_state.pop(_BROKEN_OFF, False):
        st.text("Adding was interrupted by another click. Please add the files again.")
    more: Tables | None = st.session_state.get(_ADDED)
    if more is None:
        return
    counts = [
        words.plural(len(rows), noun) for rows, noun in ((more.articles, "article"), (more.statements, "statement"), (more.facts, "figure"))
    ]
    with st.container(border=True, key="added"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"Added in this session: {counts[0]} with {counts[1]} and {counts[2]}.")
            st.button("Remove added articles", on_click=forget, key="forget")
        if reasons := added.unread(more):
            st.text("Could not be read, or gave no rows:\n" + "\n".join(f"• {reason}" for reason in reasons[:MOST_REASONS]))
            if len(reasons) > MOST_REASONS:
                st.text(f"and {len(reasons) - MOST_REASONS:,} more, listed under “What to doubt”")
