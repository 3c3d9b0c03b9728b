"""Small parts of a page, each a constant script that sets text as text nodes: article text is never read as HTML.

A part is mounted with its data and with a callback that gets what was clicked. Streamlit's own widgets would
read labels as Markdown, which article text must not reach.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent


@cache
def _part(name: str) -> Callable[..., Any]:
    """The part of that name: its script and style, registered once."""
    script = (_HERE / "base.js").read_text(encoding="utf-8") + (_HERE / f"{name}.js").read_text(encoding="utf-8")
    style = (_HERE / "base.css").read_text(encoding="utf-8") + (_HERE / f"{name}.css").read_text(encoding="utf-8")
    return st.components.v2.component(f"corpus_{name}", html='<div class="root"></div>', css=style, js=script)


def mount(name: str, key: str, data: dict[str, Any], **actions: Callable[[Any], None]) -> None:
    """Show a part. `actions` names its events; each is called with what was clicked before the page runs again."""

    def handler(event: str, act: Callable[[Any], None]) -> Callable[[], None]:
        def run() -> None:
            clicked = st.session_state[key][event]
            if clicked is not None:
                act(clicked)

        return run

    # a list at the top Streamlit asks at length whether it is a table, a tuple it takes as it is
    told = {field: tuple(value) if isinstance(value, list) else value for field, value in data.items()} | {"turn": _turn(key, data)}
    _part(name)(key=key, data=told, **{f"on_{event}_change": handler(event, act) for event, act in actions.items()})


def _turn(key: str, data: dict[str, Any]) -> int:
    """How often the part's data has changed in this session: an older turn never replaces a newer one on the screen."""
    digest = hash(json.dumps(data, sort_keys=True))
    last, turn = st.session_state.get(f"turn of {key}", (None, 0))
    if digest != last:
        st.session_state[f"turn of {key}"] = (digest, turn + 1)
    return int(st.session_state[f"turn of {key}"][1])
