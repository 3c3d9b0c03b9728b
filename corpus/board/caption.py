"""What stands around a chart: its question or finding, what it covers, where its rows come from, and the chart in words."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from corpus.board import words
from corpus.board.highlight import cut, text_or

#: more articles, periods or places than this are counted, not named
MOST_NAMED = 3


class Caption(NamedTuple):
    """`title`: the finding or the question; `subtitle`: unit, period, place; `sources`: the articles; `alt`: what the chart
    shows, for who cannot see it. Plain texts: what shows them escapes them."""

    title: str
    subtitle: str
    sources: str
    alt: str


def sources(rows: pd.DataFrame) -> str:
    """The articles that rows of statements or facts come from, those with most rows first.

    >>> sources(pd.DataFrame({"article": ["a.txt"], "title": ["Sales up"], "source": ["Daily"], "published": [pd.Timestamp("2024-07-04")]}))
    'Source: “Sales up”, Daily, 4 July 2024'
    """
    counts = rows["article"].value_counts()
    ids = [str(article) for article, count in counts.items() if count]
    if not ids:
        return ""
    firsts = rows[rows["article"].isin(ids[:MOST_NAMED])].drop_duplicates("article").set_index("article")
    named = [_source(article, firsts.loc[article]) for article in ids[:MOST_NAMED]]
    more = [f"and {words.plural(len(ids) - MOST_NAMED, 'more article')}"] if len(ids) > MOST_NAMED else []
    return f"Source{'s' if len(ids) > 1 else ''}: " + "; ".join([*named, *more])


def _source(article: str, row: Any) -> str:
    name = f"“{cut(row['title'], 70)}”" if text_or(row["title"]) else article
    return ", ".join(part for part in (name, text_or(row["source"]), words.day(row["published"])) if part)


def spread(values: Iterable[object], absent: str, before: str = "") -> str:
    """Which values there are and how often, most first, each with `before`; "" where there is nothing to say.

    >>> spread(["Moscow", "Moscow", "Asia", None], "place not stated")
    'Moscow (2), Asia (1), place not stated (1)'
    >>> spread(["2020", "2020"], "period not stated", "against "), spread([None], "period not stated"), spread([], "")
    ('against 2020', 'period not stated', '')
    """
    column = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype="object")
    counts = {str(value): int(n) for value, n in column.value_counts().items() if n}
    missing = len(column) - sum(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = [(before + name, n) for name, n in ranked[:MOST_NAMED]]
    others = ranked[MOST_NAMED:]
    found = [*named, *([(f"{len(others)} more", sum(n for _, n in others))] if others else []), *([(absent, missing)] if missing else [])]
    return found[0][0] if len(found) == 1 else ", ".join(f"{name} ({count:,})" for name, count in found)


def scope(rows: pd.DataFrame) -> str:
    """Period and place of facts, in words."""
    return " · ".join(filter(None, (spread(rows["period"], "period not stated"), spread(rows["place"], "place not stated"))))
