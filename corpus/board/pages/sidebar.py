"""The filters at the left, the same on every page: Streamlit's widgets, bound to the link, with counts beside them."""

from typing import Any

import streamlit as st

from corpus.board import words
from corpus.board.filters import Prepared, absent, counts, known, titles
from corpus.board.options import Options
from corpus.board.pages.parts import mount
from corpus.board.pages.shared import choose
from corpus.board.selection import ABSENT, BY_KEY, DATED, FACETS, QUERY_KEY, Facet, Selection, unread

#: options listed with counts below a filter; the others are found by typing into it
LISTED = 6
#: more options than these in one widget make every page slow; the most frequent in view are offered. An article is rather found by
#: its words or from one of its rows.
MOST_OPTIONS, MOST_ARTICLES = 5000, 1000
#: Streamlit gives up a link of over 1,000 parameters
MOST_CHOSEN = 60
_OPEN = ("speaker", "theme")
_NAME = '<p class="corpus-name">Corpus</p><p class="corpus-line">Who said what, when, with which numbers</p>'
_FIRST_DAY, _LAST_DAY = "1900-01-01", "2100-12-31"


def filters(tables: Prepared) -> Selection:
    """Show the filters and return what is chosen."""
    _drop_stale(tables)
    with st.sidebar:
        st.html(_NAME)
        st.text_input(
            "Search statements and figures", key=QUERY_KEY, bind="query-params", type="search", live=True, placeholder="Words or “a phrase”"
        )
        so_far = current()
        found = counts(tables, so_far)
        for key in _OPEN:
            _facet(BY_KEY[key], tables, found[key])
        with st.expander("Date", expanded=bool(so_far.since or so_far.until or so_far.dated), key="box-date"):
            _date(found["date"])
        for facet in FACETS:
            if facet.key not in _OPEN:
                with st.expander(facet.label, expanded=bool(so_far.chosen(facet)), key=f"box-{facet.key}"):
                    _facet(facet, tables, found[facet.key])
        st.caption("Counts are statements and figures. Options of one filter add up, filters narrow each other.")
    return current()


def current() -> Selection:
    """What the widgets hold, before they are drawn too."""
    state = st.session_state
    lists: dict[str, Any] = {facet.field: tuple(state.get(facet.key) or ()) for facet in FACETS}
    return Selection(
        **lists,
        dated=tuple(value for value in DATED if value in (state.get("dated") or ())),
        since=state.get("since"),
        until=state.get("until"),
        query=state.get(QUERY_KEY) or "",
    )


def _drop_stale(tables: Prepared) -> None:
    """On a session's first run: name what the link asks for and no row has; Streamlit drops it from the link."""
    if "started" in st.session_state:
        return
    st.session_state["started"] = True
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    kept, gone = known(tables, Selection.from_query(query))
    st.session_state["gone"] = [*gone, *unread(query), *absent(tables, query)]
    for facet in FACETS:
        if facet.key not in st.session_state and kept.chosen(facet):
            st.session_state[facet.key] = list(kept.chosen(facet))
    for key, value in (("since", kept.since), ("until", kept.until), ("dated", list(kept.dated)), (QUERY_KEY, kept.query)):
        if value and key not in st.session_state:
            st.session_state[key] = value


def _facet(facet: Facet, tables: Prepared, found: Options) -> None:
    """One filter: the widget that the link is bound to, and its options with their counts."""
    chosen = set(st.session_state.get(facet.key) or ())
    st.multiselect(
        facet.label,
        found.offered(MOST_ARTICLES if facet.key == "article" else MOST_OPTIONS, chosen),
        key=facet.key,
        bind="query-params",
        select_all=False,
        max_selections=MOST_CHOSEN,
        placeholder="All",
        label_visibility="visible" if facet.key in _OPEN else "collapsed",
    )
    names = titles(tables) if facet.key == "article" else {}
    shown, more = found.listed(LISTED, chosen)
    items = [{"value": v, "label": _name(facet, v, names), "count": n, "checked": v in chosen} for v, n in shown]
    data = {"name": "Counts", "items": items, "more": more}
    mount("facets", f"facet-{facet.key}", data, toggle=lambda value: choose(facet.key, str(value)))


def _date(found: Options) -> None:
    st.date_input("From", value=None, key="since", bind="query-params", min_value=_FIRST_DAY, max_value=_LAST_DAY, format="YYYY-MM-DD")
    st.date_input("Until", value=None, key="until", bind="query-params", min_value=_FIRST_DAY, max_value=_LAST_DAY, format="YYYY-MM-DD")
    st.pills("How well the date is known", DATED, selection_mode="multi", key="dated", bind="query-params")
    chosen = set(st.session_state.get("dated") or ())
    items = [{"value": v, "label": words.date_state(v), "count": n, "checked": v in chosen} for v, n in found]
    mount("facets", "facet-date", {"name": "Counts", "items": items, "more": 0}, toggle=lambda value: choose("dated", str(value)))


def _name(facet: Facet, value: str, names: dict[str, str]) -> str:
    if value == ABSENT:
        return facet.absent
    return names.get(value, value) if facet.key == "article" else words.unit_name(value) if facet.key == "unit" else value
