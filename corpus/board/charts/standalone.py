"""A figure as Streamlit takes it, and as a page of its own: one HTML file that needs nothing else and asks nobody for anything."""

import html

from plotly.basedatatypes import BaseFigure
from plotly.io import to_html

from corpus.board.caption import Caption
from corpus.board.charts.look import Figure

#: the file may run its own script and nothing may be fetched, whatever a label holds
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
_STYLE = (
    "body{font-family:'Source Sans 3','Segoe UI',Arial,sans-serif;color:#1F1D1A;background:#FFF;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-family:Georgia,serif;font-size:1.4rem;margin:0 0 .2rem}p{margin:.2rem 0;color:#55514A;font-size:.9rem}"
)
_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


class Plain(BaseFigure):  # type: ignore[misc]
    """A figure that Streamlit takes as it is: of a plain dict it would make Plotly's objects, which takes 50 times as long."""

    def __init__(self, figure: Figure) -> None:
        """Nothing of Plotly's own is set up: only `to_dict` is asked for."""
        self._figure = figure

    def to_dict(self) -> Figure:
        """The figure itself, not a copy: it may be shared between sessions and is only read."""
        return self._figure


def as_html(figure: Figure, caption: Caption) -> str:
    """The chart with its title, subtitle and sources as one HTML file, plotly.js inside (about 5 MB). Texts are escaped."""
    chart = to_html(figure, _CONFIG, full_html=False, include_plotlyjs=True, include_mathjax=False, validate=False, div_id="chart")
    title, subtitle, sources, alt = (html.escape(text) for text in caption)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f'<body><h1>{title}</h1><p>{subtitle}</p>\n<div role="img" aria-label="{alt}">{chart}</div>\n<p>{sources}</p></body></html>\n'
    )
