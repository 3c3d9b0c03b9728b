"""Whose objectives the scorecard holds figures against: the folder's, or a file that this session brought; what the session leaves out."""

from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from corpus.board import words
from corpus.board.pages import folder
from corpus.board.pages.parts import mount
from corpus.relate.objectives import Objectives, ObjectivesError, parse

#: the file that a folder may have beside its articles
NAME = "objectives.toml"
#: bytes that an uploaded file may have: a hundred objectives
LIMIT = 20_000
EXAMPLE = folder.SEEDS / NAME
#: mistakes that are listed at once
MOST_MISTAKES = 20
#: in the session's state: the uploaded file (name, text), what is left out, the weights given
_UPLOADED, _LEFT_OUT, _WEIGHTS = "objectives brought", "objectives left out", "objectives weights"


class Given(NamedTuple):
    """Objectives and where they are from; `mistakes` where their file is wrong (then there are none)."""

    objectives: Objectives
    origin: str
    mistakes: tuple[str, ...] = ()


def given() -> Given:
    """The objectives that this session uses, without what it leaves out and with its weights."""
    found = _read()
    objectives = found.objectives.without(left_out()).weighted(st.session_state.get(_WEIGHTS, {}))
    return found._replace(objectives=objectives)


def _read() -> Given:
    brought = st.session_state.get(_UPLOADED)
    if brought is not None:
        return _parsed(brought[1], brought[0], f"{brought[0]}, for this session only")
    file = Path(str(st.session_state.get("folder") or ".")) / NAME
    try:
        text = file.read_text(encoding="utf-8") if file.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        return Given(Objectives(), NAME, (f"{NAME}: {error}",))
    return Given(Objectives(), "") if text is None else _parsed(text, NAME, f"{NAME} of the folder")


def _parsed(text: str, name: str, origin: str) -> Given:
    try:
        return Given(parse(text, name), origin)
    except ObjectivesError as error:
        return Given(Objectives(), origin, error.errors)


def show(found: Given) -> None:
    """Which objectives these are, the way to others, and what is wrong with a file."""
    count = len(found.objectives.items)
    if count:
        st.text(f"Objectives: {found.origin}, {words.plural(count, 'objective')} in {words.plural(len(found.objectives.areas), 'area')}.")
    elif not found.mistakes:
        st.text("No objectives are given: no cell can have a number. What is told and asserted stands in each, by theme.")
    if found.mistakes:
        _mistakes(found)
    with st.expander("Objectives of your own", key="box-objectives", expanded=bool(found.mistakes)):
        _form()


def _mistakes(found: Given) -> None:
    with st.container(border=True, key="objectives-wrong"):
        st.text(f"{found.origin} cannot be used:\n" + "\n".join(f"• {one}" for one in found.mistakes[:MOST_MISTAKES]))
        if len(found.mistakes) > MOST_MISTAKES:
            st.text(f"and {len(found.mistakes) - MOST_MISTAKES:,} more mistakes")


def _form() -> None:
    st.text(
        "A TOML file that names indicators, where they start, where they shall go and what they are held against. For this session only."
    )
    st.file_uploader("File of objectives (TOML, up to 20 kB)", type="toml", key="objectives file", on_change=_take)
    if message := st.session_state.pop("objectives problem", None):
        st.text(message)
    with st.container(horizontal=True):
        st.download_button(
            "Download an example",
            data=EXAMPLE.read_bytes,
            file_name="objectives-example.toml",
            mime="application/toml",
            key="objectives-example",
            on_click="ignore",
            icon=":material/download:",
        )
        if st.session_state.get(_UPLOADED) is not None:
            st.button("Back to the folder’s own", key="objectives-own", on_click=_forget)


def _take() -> None:
    """Take an uploaded file (for callbacks). What is too large or no text is refused with its reason."""
    file = st.session_state.get("objectives file")
    if file is None:
        return
    data = file.getvalue()
    if len(data) > LIMIT:
        st.session_state["objectives problem"] = f"{file.name}: {len(data):,} bytes; a file of objectives may have {LIMIT:,}."
        return
    try:
        st.session_state[_UPLOADED] = (file.name, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        st.session_state["objectives problem"] = f"{file.name}: not UTF-8 text."
        return
    restore()
    st.session_state.pop(_WEIGHTS, None)


def _forget() -> None:
    st.session_state.pop(_UPLOADED, None)
    st.session_state.pop(_WEIGHTS, None)
    restore()


def left_out() -> dict[str, tuple[str, ...]]:
    """The facts that this session leaves out, by the objective's name."""
    found: dict[str, tuple[str, ...]] = st.session_state.get(_LEFT_OUT, {})
    return found


def leave_out(one: dict[str, Any]) -> None:
    """Leave a fact out of an objective, or take it back in (for callbacks)."""
    name, fact = str(one["objective"]), str(one["fact"])
    now = left_out().get(name, ())
    rest = tuple(other for other in now if other != fact) if fact in now else (*now, fact)
    st.session_state[_LEFT_OUT] = {key: facts for key, facts in (left_out() | {name: rest}).items() if facts}


def restore(_: object = None) -> None:
    """Take everything back in (for callbacks)."""
    st.session_state.pop(_LEFT_OUT, None)


def chips(texts: dict[str, str]) -> None:
    """What is left out, each to be taken back in by a click; `texts` are the figures' words by their ids."""
    found = [
        {"objective": name, "fact": fact, "label": f"{texts.get(fact, fact)} for “{name}”"}
        for name, facts in left_out().items()
        for fact in facts
    ]
    if found:
        mount("leftout", "leftout", {"chips": found}, back=leave_out, restore=restore)


def weights(objectives: Objectives) -> None:
    """The weight of each objective, to be changed. Names stand beside the fields: labels are read as Markdown."""
    for n, one in enumerate(objectives.items, 1):
        name, field = st.columns([4, 1], vertical_alignment="center")
        with name:
            st.text(f"{n}. {one.name} ({one.area})")
        with field:
            key = f"weight {n} {one.name}"
            st.number_input(
                f"Weight of objective {n}",
                min_value=0.1,
                max_value=100.0,
                value=float(min(max(one.weight, 0.1), 100.0)),
                step=0.5,
                key=key,
                label_visibility="collapsed",
                on_change=_weigh,
                args=(one.name, key),
            )


def _weigh(name: str, key: str) -> None:
    st.session_state[_WEIGHTS] = st.session_state.get(_WEIGHTS, {}) | {name: float(st.session_state[key])}
