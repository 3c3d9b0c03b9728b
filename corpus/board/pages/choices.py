"""Choices that belong to one page: in the link and in the session, so that "back" and a turn of the page keep them."""

from collections.abc import Collection

import streamlit as st


def chosen(key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
    """The values that the link asks for under the key, without those not `allowed`. A link that says nothing of it (that of the
    page's name above, or of "back") leaves what was chosen before in this session."""
    memory = f"chosen {key}"
    asked = tuple(dict.fromkeys(st.query_params.get_all(key)))
    found = asked or tuple(st.session_state.get(memory, ()))
    kept = tuple(value for value in found if allowed is None or value in allowed)
    _put(key, kept)
    return kept


def choose(key: str, value: str) -> None:
    """Take a value in, or out where it is in (for callbacks)."""
    now = tuple(st.query_params.get_all(key))
    _put(key, tuple(v for v in now if v != value) if value in now else (*now, value))


def only(key: str, value: str) -> None:
    """Make a value the one that is chosen; "" for none (for callbacks)."""
    _put(key, (value,) if value else ())


def _put(key: str, values: tuple[str, ...]) -> None:
    st.session_state[f"chosen {key}"] = values
    if values and tuple(st.query_params.get_all(key)) != values:
        st.query_params[key] = list(values)
    elif not values and key in st.query_params:
        del st.query_params[key]
