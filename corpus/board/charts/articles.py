"""Articles as bars."""

import pandas as pd
import plotly.graph_objects as go

from corpus.board import words
from corpus.board.caption import Caption
from corpus.board.charts.look import COLOURS, MOST_BARS, Look, bars, finished, whole_numbers
from corpus.board.filters import each
from corpus.board.highlight import text_or

#: articles that an alternative text names
MOST_SAID = 5


def by_article(articles: pd.DataFrame, statements: pd.DataFrame, facts: pd.DataFrame, look: Look) -> go.Figure:
    """Statements and figures by article, most first."""
    said, told = statements["article"].value_counts(), facts["article"].value_counts()
    totals = _totals(articles, statements, facts)
    ids = list(totals)[:MOST_BARS]
    titles = {row.id: text_or(row.title, str(row.id)) for row in each(articles)}
    figure = go.Figure()
    bars(figure, "statements", ids, [int(said.get(a, 0)) for a in ids], COLOURS["statement"], "")
    bars(figure, "figures", ids, [int(told.get(a, 0)) for a in ids], COLOURS["figure"], "/")
    whole_numbers(figure, max(totals.values()))
    return finished(figure, look, ids, [titles[a] for a in ids], legend=True)


def by_article_caption(articles: pd.DataFrame, statements: pd.DataFrame, facts: pd.DataFrame) -> Caption:
    """What the bars ask and show."""
    totals = _totals(articles, statements, facts)
    titles = dict(zip(articles["id"], articles["title"], strict=True))
    shown = (
        words.plural(len(articles), "article") if len(articles) <= MOST_BARS else f"the {MOST_BARS} of {len(articles):,} articles with most"
    )
    told = "; ".join(f"{text_or(titles[a], a)}: {n:,}" for a, n in list(totals.items())[:MOST_SAID])
    return Caption(
        "Which articles say most?",
        f"Statements and figures in view, by article · {shown} · a click filters by the article",
        "Source: the articles named",
        f"Bars, statements and figures by article, {shown}, most first: {told}",
    )


def _totals(articles: pd.DataFrame, statements: pd.DataFrame, facts: pd.DataFrame) -> dict[str, int]:
    """Rows by article, most first."""
    said, told = statements["article"].value_counts(), facts["article"].value_counts()
    totals = {a: int(said.get(a, 0)) + int(told.get(a, 0)) for a in articles["id"]}
    return dict(sorted(totals.items(), key=lambda item: (-item[1], item[0])))
