"""Articles as bars."""

import pandas as pd
import plotly.graph_objects as go

from corpus.board.charts.look import COLOURS, MOST_BARS, Look, bars, finished, whole_numbers
from corpus.board.filters import each
from corpus.board.highlight import text_or


def by_article(articles: pd.DataFrame, statements: pd.DataFrame, facts: pd.DataFrame, look: Look) -> go.Figure:
    """Statements and figures by article, most first."""
    said, told = statements["article"].value_counts(), facts["article"].value_counts()
    totals = {a: int(said.get(a, 0)) + int(told.get(a, 0)) for a in articles["id"]}
    ids = sorted(totals, key=lambda a: (-totals[a], a))[:MOST_BARS]
    titles = {row.id: text_or(row.title, str(row.id)) for row in each(articles)}
    figure = go.Figure()
    bars(figure, "statements", ids, [int(said.get(a, 0)) for a in ids], COLOURS["statement"], "")
    bars(figure, "figures", ids, [int(told.get(a, 0)) for a in ids], COLOURS["figure"], "/")
    whole_numbers(figure, max(totals.values()))
    return finished(figure, look, ids, [titles[a] for a in ids], legend=True)
