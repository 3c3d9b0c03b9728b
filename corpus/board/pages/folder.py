"""Which folder of articles is open, and the way to another one."""

from pathlib import Path

import streamlit as st

from corpus import load
from corpus.board.filters import Prepared, prepare
from corpus.board.pages import added
from corpus.board.pages.shared import clear

SEEDS = Path(__file__).parents[3] / "seeds"
_STATE = "folder"


@st.cache_resource(show_spinner="Reading the articles …", max_entries=4)
def _tables(folder: str, files: tuple[tuple[str, int, int], ...]) -> Prepared:
    """The prepared tables of a folder; `files` makes a changed folder a new one."""
    return prepare(load(folder))


def opened(first: str) -> Prepared:
    """The tables of the folder that this session has open: `first`, or the one the visitor named."""
    folder = st.session_state.setdefault(_STATE, first)
    if f"files of {folder}" not in st.session_state:
        st.session_state[f"files of {folder}"] = _files(folder)
    try:
        return added.joined(_tables(folder, st.session_state[f"files of {folder}"]))
    except (OSError, ValueError) as error:
        st.error("The articles could not be read.")
        st.text(str(error))
        st.stop()


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
    st.session_state.pop(f"files of {wanted}", None)
    added.forget()
    clear()


def _files(folder: str) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of each file below: what tells whether the tables are still those of the folder."""
    root = Path(folder)
    found = [path for path in root.rglob("*") if path.is_file()] if root.is_dir() else [root] if root.is_file() else []
    stats = [(str(path), path.stat()) for path in sorted(found)]
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)
