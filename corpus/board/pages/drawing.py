"""A chart on a page: its question above it, its sources and its files below, a click on a point as an action."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from corpus.board import charts, words
from corpus.board.caption import Caption
from corpus.board.export import in_short
from corpus.board.pages import shared
from corpus.board.pages.parts import mount
from corpus.board.pages.sidebar import current
from corpus.board.plots import Plot

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def look() -> charts.Look:
    """The page's theme, for charts."""
    return charts.Look(dark=st.context.theme.type == "dark")


def chart(draw: Callable[[charts.Look], charts.Figure], key: str, caption: Caption, act: Callable[[str], None]) -> None:
    """Show a chart between its caption and its files. `draw` makes the figure in the colours given: those of the page,
    and light ones for a file; `act` gets the id that a clicked point carries."""
    name = "-".join(filter(None, ("corpus", words.slug(caption.title), in_short(current()))))
    with st.container(key=f"drawing-{words.slug(key)}", gap="xsmall"):
        mount("caption", f"caption-{key}", {"title": caption.title, "subtitle": caption.subtitle})
        _plot(charts.Plain(draw(look())), key, caption.alt, act)
        with st.container(horizontal=True, wrap=False, vertical_alignment="bottom", gap="small"):
            mount("files", f"files-{key}", caption._asdict() | {"file": name, "swap": _swap()})
            st.download_button(
                "HTML",
                data=partial(_html, draw, caption),
                file_name=f"{name}.html",
                mime="text/html",
                key=f"html-{key}",
                on_click="ignore",
                type="tertiary",
                help="The chart as a page of its own, with its hover texts; opens without a network",
            )


def plot(one: Plot, key: str) -> None:
    """Show a chart of facts: a click on a point opens its sentence."""

    def act(row: str) -> None:
        if row in one.articles:
            shared.open_article(one.articles[row], row)

    chart(one.draw, key, one.caption, act)


def _plot(figure: Any, key: str, alt: str, act: Callable[[str], None]) -> None:
    turn = st.session_state.setdefault(f"turn-{key}", 0)
    widget = f"{key}-{turn}"

    def clicked() -> None:
        points = st.session_state[widget]["selection"]["points"]
        st.session_state[f"turn-{key}"] = turn + 1  # a new key: or the selection would outlive the filter
        if points:
            data = points[0].get("customdata")
            act(str(data[0] if isinstance(data, list) else data))

    st.plotly_chart(figure, theme=None, key=widget, on_select=clicked, selection_mode="points", config=_CONFIG, alt=alt)


def _html(draw: Callable[[charts.Look], charts.Figure], caption: Caption) -> bytes:
    return charts.as_html(draw(charts.Look()), caption).encode("utf-8", "replace")


def _swap() -> list[list[str]]:
    """Pairs of a colour on the page and the one in a file: a file is light, whatever the page is."""
    here, light = look(), charts.Look()
    return [[getattr(here, name), getattr(light, name)] for name in ("text", "line", "paper")] if here.dark else []
