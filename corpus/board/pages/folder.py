"""Which folder of articles is open, and the way to another one."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from corpus import load
from corpus.board.filters import Prepared, known, prepare
from corpus.board.folders import Files, Shelf, changes, files_of
from corpus.board.pages import added
from corpus.board.pages.shared import clear
from corpus.board.pages.sidebar import current
from corpus.board.selection import FACETS
from corpus.loader import Progress

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

SEEDS = Path(__file__).parents[3] / "seeds"
#: in the session's state: the open folder, its files when it was read (what names its tables, the files), whether the filters have to be held against new tables
_STATE, _FILES, _AFRESH = "folder", "files", "afresh"
#: seconds between two looks for changes; looking takes at most this share of the time, however large the folder is
LOOK_EVERY, SHARE = 4.0, 0.02
#: seconds of reading after which its progress is shown, and between two showings
PATIENCE, REFRESH = 0.4, 0.2


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    """The tables that are open, for all sessions."""
    return Shelf()


@st.cache_resource(show_spinner=False)
def _looks() -> dict[str, tuple[float, Files]]:
    """When each folder was last looked at for changes, as the time from which it may be again, and what was seen; for all sessions."""
    return {}


def opened(first: str) -> Prepared:
    """The tables of the folder that this session has open: `first`, or the one the visitor named."""
    folder = st.session_state.setdefault(_STATE, first)
    if _FILES not in st.session_state:
        files = _seen(folder, afresh=True)
        st.session_state[_FILES] = (folder, hash(frozenset(files.items()))), files
    key, _ = st.session_state[_FILES]
    place = st.empty()
    try:
        tables = added.joined(_shelf().get(key, lambda: prepare(load(folder, progress=_progress(place)))))
    except (OSError, ValueError) as error:
        st.error("The articles could not be read.")
        st.text(str(error))
        st.stop()
    place.empty()
    if st.session_state.pop(_AFRESH, False):
        _hold_against(tables)
    return tables


def news() -> None:
    """Where files came, changed or went since the folder was read: how many, and the offer to read just these."""
    folder = st.session_state.get(_STATE)
    if folder is None:
        return
    seen = _seen(folder)
    if found := str(changes(st.session_state[_FILES][1], seen)):
        with st.container(horizontal=True, vertical_alignment="center", key="news"):
            st.text(f"In the folder since you opened it: {found}.")
            st.button("Reload", icon=":material/refresh:", on_click=_reload, key="reload")


def _progress(place: "DeltaGenerator") -> Callable[[Progress], None]:
    """What shows how far the reading is, in its place on the page, once it has taken a while."""
    begun = shown = time.monotonic()

    def show(now: Progress) -> None:
        nonlocal shown
        if time.monotonic() - begun > PATIENCE and time.monotonic() - shown > REFRESH:
            shown = time.monotonic()
            share = now.done / max(now.files, 1)
            place.progress(share, f"Reading the articles: {now.done:,} of {now.files:,} files, {now.articles:,} articles so far")

    return show


def _seen(folder: str, afresh: bool = False) -> Files:
    """The files of a folder, as they were a few seconds ago or are now."""
    looks, now = _looks(), time.monotonic()
    if afresh or folder not in looks or now > looks[folder][0]:
        files = files_of(folder)
        taken = time.monotonic() - now
        looks[folder] = now + max(LOOK_EVERY, taken / SHARE), files
    return looks[folder][1]


def _reload() -> None:
    """Take the folder as it is now; the filters stay."""
    st.session_state.pop(_FILES, None)
    st.session_state[_AFRESH] = True


def _hold_against(tables: Prepared) -> None:
    """Drop from the filters what the tables no longer have, and say so."""
    kept, st.session_state["gone"] = known(tables, current())
    for facet in FACETS:
        st.session_state[facet.key] = list(kept.chosen(facet))


def introduction() -> None:
    """What the visitor looks at, and the offer to open something else."""
    folder = st.session_state.get(_STATE)
    if folder is None:
        return
    if Path(folder).resolve() == SEEDS.resolve():
        st.info(
            "The five texts of this folder are **briefs**: short articles written for this project about public statements and events, in "
            "sentences of its own. The people, dates and figures are those of published articles; none is the published article. "
            "`seeds/README.md` says which one each stands for.",
            icon=":material/info:",
        )
    with st.expander("Open a folder of your own articles", key="box-folder"), st.form("open-folder", border=False):
        st.text_input("Folder of articles", key="folder wanted", placeholder="/path/to/articles")
        st.form_submit_button("Open folder", on_click=_open)
        st.text(f"Open now: {folder}")
        if message := st.session_state.pop("folder problem", None):
            st.text(message)


def _open() -> None:
    wanted = str(st.session_state.get("folder wanted") or "").strip()
    if not wanted or not Path(wanted).is_dir():
        st.session_state["folder problem"] = f"There is no folder {wanted!r}." if wanted else "Name a folder."
        return
    st.session_state[_STATE] = wanted
    st.session_state.pop(_FILES, None)
    added.forget()
    clear()
