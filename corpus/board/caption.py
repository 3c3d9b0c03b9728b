"""What stands around a chart: its question or finding, what it covers, where its rows come from, and the chart in words."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from corpus.board import words
from corpus.board.columns import listed
from corpus.board.filters import each
from corpus.board.highlight import cut, text_or
from corpus.board.speeches import codes

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
    article = codes(rows["article"])
    totals = np.bincount(article + 1)[1:]  # what has no article has the code -1
    count = int(np.count_nonzero(totals))
    if not count:
        return ""
    most = np.argsort(-totals, kind="stable")[: min(MOST_NAMED, count)]
    firsts = rows[["article", "title", "source", "published"]].iloc[[int(np.argmax(article == n)) for n in most]]
    named = [_source(row) for row in each(firsts)]
    more = [f"and {words.plural(count - MOST_NAMED, 'more article')}"] if count > MOST_NAMED else []
    return f"Source{'s' if count > 1 else ''}: " + "; ".join([*named, *more])


def _source(row: Any) -> str:
    name = f"“{cut(row.title, 70)}”" if text_or(row.title) else str(row.article)
    return ", ".join(part for part in (name, text_or(row.source), words.day(row.published)) if part)


def spread(values: Iterable[object], absent: str, before: str = "") -> str:
    """Which values there are and how often, most first, each with `before`; "" where there is nothing to say.

    >>> spread(["Moscow", "Moscow", "Asia", None], "place not stated")
    'Moscow (2), Asia (1), place not stated (1)'
    >>> spread(["2020", "2020"], "period not stated", "against "), spread([None], "period not stated"), spread([], "")
    ('against 2020', 'period not stated', '')
    """
    column = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype="object")
    totals = column.value_counts()
    counts = {str(value): int(n) for value, n in zip(listed(totals.index), totals.tolist(), strict=True) if n}
    missing = len(column) - sum(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = [(before + name, n) for name, n in ranked[:MOST_NAMED]]
    others = ranked[MOST_NAMED:]
    found = [*named, *([(f"{len(others)} more", sum(n for _, n in others))] if others else []), *([(absent, missing)] if missing else [])]
    return found[0][0] if len(found) == 1 else ", ".join(f"{name} ({count:,})" for name, count in found)


def scope(rows: pd.DataFrame) -> str:
    """Period and place of facts, in words."""
    return " · ".join(filter(None, (spread(rows["period"], "period not stated"), spread(rows["place"], "place not stated"))))
