"""Figures for the eye: pure functions from rows to figures as Plotly reads them. The one package that knows Plotly.

Colours are those of Okabe and Ito (Color Universal Design), told apart by the colour-blind; shape or hatching says the
same again. Each point carries the id of its row in `customdata`, so that a click can be a filter or open a sentence.
"""

from corpus.board.charts.articles import by_article, by_article_caption, ranked
from corpus.board.charts.changes import changes, changes_caption
from corpus.board.charts.dots import dots, dots_caption
from corpus.board.charts.look import COLOURS, HATCHING, KINDS, LEAST_POINTS, MOST_BARS, Figure, Look
from corpus.board.charts.speakers import by_speaker
from corpus.board.charts.standalone import Plain, as_html
from corpus.board.charts.timeline import timeline, timeline_caption

__all__ = [
    "COLOURS",
    "HATCHING",
    "KINDS",
    "LEAST_POINTS",
    "MOST_BARS",
    "Figure",
    "Look",
    "Plain",
    "as_html",
    "by_article",
    "by_article_caption",
    "by_speaker",
    "changes",
    "changes_caption",
    "dots",
    "dots_caption",
    "ranked",
    "timeline",
    "timeline_caption",
]
