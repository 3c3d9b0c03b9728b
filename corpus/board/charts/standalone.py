"""A chart as a page of its own: one HTML file that needs nothing else and asks nobody for anything."""

import html

import plotly.graph_objects as go

from corpus.board.caption import Caption

#: the file may run its own script and nothing may be fetched, whatever a label holds
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
_STYLE = (
    "body{font-family:'Source Sans 3','Segoe UI',Arial,sans-serif;color:#1F1D1A;background:#FFF;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-family:Georgia,serif;font-size:1.4rem;margin:0 0 .2rem}p{margin:.2rem 0;color:#55514A;font-size:.9rem}"
)
_CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def as_html(figure: go.Figure, caption: Caption) -> str:
    """The chart with its title, subtitle and sources as one HTML file, plotly.js inside (about 5 MB). Texts are escaped."""
    chart = figure.to_html(full_html=False, include_plotlyjs=True, include_mathjax=False, config=_CONFIG, div_id="chart")
    title, subtitle, sources, alt = (html.escape(text) for text in caption)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>\n'
        f'<body><h1>{title}</h1><p>{subtitle}</p>\n<div role="img" aria-label="{alt}">{chart}</div>\n<p>{sources}</p></body></html>\n'
    )
