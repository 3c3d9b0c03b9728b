"""What every page has: its heading with "n of N", its downloads, its charts, what it says where nothing is left."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import charts, words
from corpus.board.columns import listed
from corpus.board.export import Offer
from corpus.board.filters import View
from corpus.board.pages.downloads import downloads
from corpus.board.pages.parts import mount
from corpus.board.selection import DATE_KEYS, FACETS, QUERY_KEY

#: rows of a table that stand on one page of it
ROWS_A_PAGE = 50
_STYLE = Path(__file__).with_name("page.css")
_CHART = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def heading(title: str, view: View, shows: str = "", offer: Offer | None = None) -> None:
    """The page's title with how much of everything is in view, and the downloads of just that; `shows` is the table it is about,
    `offer` what is offered beside the six tables."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        st.title(title, anchor=False)
        st.text(said(view))
    with right:
        downloads(view, shows, offer=offer)


def section(title: str, shown: int | None = None, total: int | None = None, noun: str = "") -> None:
    """A heading inside a page, with "n of N" where a count is given."""
    st.header(title, anchor=False)
    if shown is not None and total is not None:
        st.text(words.of(shown, total, noun))


def empty(view: View, noun: str, table: str) -> bool:
    """Whether there is no row to show; then says why, and which filter to loosen."""
    if view.count(table):
        return False
    if not len(getattr(view.everything, table)):
        st.text("No articles were found in this folder." if table == "articles" else f"No {noun} were found in these articles.")
        return True
    helpful = loosening(view, table)
    st.text(
        f"No {noun} are left under these filters. "
        + ("Remove one of these to see some again:" if helpful else "Clear all filters to see them again.")
    )
    with st.container(horizontal=True):
        for n, (chip, count) in enumerate(helpful[:4]):
            mount_removal(f"loosen-{table}-{n}", f"{chip[2]} ({words.plural(count, noun.removesuffix('s'))} without it)", chip)
    return True


def loosening(view: View, table: str) -> list[tuple[words.Chip, int]]:
    """The chips whose removal alone brings rows back, with how many, most first."""
    found = []
    for chip in words.chips(view.selection, words.naming(view)):
        count = int(view.everything.passing(table, view.selection.without(chip[0], chip[1]).predicate(table)).sum())
        if count:
            found.append((chip, count))
    return sorted(found, key=lambda item: -item[1])


def mount_removal(key: str, label: str, chip: words.Chip) -> None:
    """A chip by itself, that takes its filter out."""
    mount("chips", key, {"chips": [{"key": chip[0], "value": chip[1], "label": label}], "alone": True}, remove=remove)


def chart(figure: Any, key: str, alt: str, act: Callable[[str], None]) -> None:
    """A chart whose points answer a click with the id they carry."""
    turn = st.session_state.setdefault(f"turn-{key}", 0)
    widget = f"{key}-{turn}"

    def clicked() -> None:
        points = st.session_state[widget]["selection"]["points"]
        st.session_state[f"turn-{key}"] = turn + 1  # a new key: or the selection would outlive the filter
        if points:
            data = points[0].get("customdata")
            act(str(data[0] if isinstance(data, list) else data))

    st.plotly_chart(figure, theme=None, key=widget, on_select=clicked, selection_mode="points", config=_CHART, alt=alt)


def look() -> charts.Look:
    """The page's theme, for charts."""
    return charts.Look(dark=st.context.theme.type == "dark")


def page_of(rows: pd.DataFrame, key: str, most: int = ROWS_A_PAGE) -> pd.DataFrame:
    """The rows of the page chosen, with the control to choose it where there are more."""
    pages = max(1, -(-len(rows) // most))
    if pages == 1:
        return rows
    with st.container(horizontal=True, vertical_alignment="center"):
        number = min(int(st.pagination(pages, key=f"page-{key}-{pages}")), pages)
        st.text(f"{(number - 1) * most + 1:,} to {min(number * most, len(rows)):,} of {len(rows):,}")
    return rows.iloc[(number - 1) * most : number * most]


def choose(key: str, value: str) -> None:
    """Take a value into a filter, or out of it where it is there (for callbacks)."""
    now = list(st.session_state.get(key) or [])
    st.session_state[key] = [v for v in now if v != value] if value in now else [*now, value]


def only(key: str, value: str) -> None:
    """Make sure that a value is chosen (for callbacks)."""
    if value not in (st.session_state.get(key) or []):
        choose(key, value)


def narrow(key: str, value: str, page: str | None = None) -> None:
    """Make a value the only one chosen in its filter, and turn to a page (for callbacks)."""
    st.session_state[key] = [value]
    if page:
        st.session_state["go"] = {"page": page}


def remove(chip: dict[str, Any]) -> None:
    """Take one chip's filter out (for callbacks)."""
    key, value = str(chip["key"]), chip.get("value")
    if key == QUERY_KEY:
        st.session_state[key] = ""
    elif key in ("since", "until"):
        st.session_state[key] = None
    else:
        st.session_state[key] = [v for v in st.session_state.get(key) or [] if v != value]


def clear(_: object = None) -> None:
    """Take every filter out (for callbacks)."""
    for key in (*(facet.key for facet in FACETS), "dated"):
        st.session_state[key] = []
    st.session_state[QUERY_KEY] = ""
    for key in DATE_KEYS[:2]:
        st.session_state[key] = None


def open_row(rows: pd.DataFrame) -> Callable[[str], None]:
    """An action that opens a row's sentence in its article."""
    articles = dict(zip(listed(rows["id"]), listed(rows["article"]), strict=True))

    def act(row: str) -> None:
        if row in articles:
            open_article(str(articles[row]), row)

    return act


def open_article(article: str, row: str | None = None) -> None:
    """Go to an article, and to a row in it (for callbacks): the entry file turns the page."""
    st.session_state["go"] = {"open": article} | ({"row": row} if row else {})


def close_article() -> None:
    """Take out of the link which article and row are open: "back" from an article brings the page before with them."""
    for key in ("open", "row"):
        if key in st.query_params:
            del st.query_params[key]


def toggle(label: str, options: Sequence[str], key: str, help: str | None = None) -> str:
    """One of a few options (constant texts), the first until another is chosen. The link holds the choice; so does the
    session, because the browser's "back" to the page brings a link without the page's own parameters."""
    state, memory = st.session_state, f"chosen {key}"

    def remember() -> None:
        state[memory] = state[key]

    if key not in st.query_params and state.get(memory, options[0]) != options[0]:
        state[key] = state[memory]
    found = st.segmented_control(
        label, options, key=key, bind="query-params", default=options[0], required=True, help=help, on_change=remember
    )
    if found == options[0] != state.get(memory, found):
        st.rerun()  # after "back" Streamlit takes the link's word over the session's, for this one run
    state[memory] = found
    return str(found)


def said(view: View) -> str:
    """How much is in view, and of what: the selection in a sentence."""
    shown = words.sentence(view.selection, words.naming(view))
    return f"Showing {words.totals(view)}: {shown}." if shown else f"{words.totals(view)}."


def chosen(view: View) -> None:
    """Above every page: at phone width the way to the filters, what a link asked for in vain, the active filters as chips."""
    shown = [{"key": key, "value": value, "label": label} for key, value, label in words.chips(view.selection, words.naming(view))]
    with st.container(key="menu"):
        mount("menu", "menu-button", {"chosen": len(shown)})
    if gone := st.session_state.get("gone"):
        with st.container(horizontal=True, vertical_alignment="center", key="gone-notice"):
            st.text(f"The link asked for what these articles do not have: {', '.join(gone)}.")
            st.button("Dismiss", type="tertiary", key="dismiss-gone", on_click=lambda: st.session_state.pop("gone", None))
    if shown:
        mount("chips", "chips", {"chips": shown}, remove=remove, clear=clear)


def style() -> None:
    """The few rules that the theme has no option for."""
    st.html(_STYLE)
