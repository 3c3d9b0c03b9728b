"""Where to start: a few questions that the articles in view answer, each a click away."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from corpus.board import words
from corpus.board.filters import View, each, ranked
from corpus.board.highlight import cut, said_by, text_or
from corpus.board.selection import ABSENT


class Start(NamedTuple):
    """A question and what to expect. `filter` (key and value in the link) with `page`, or `article` with `row`, answers it."""

    question: str
    answer: str
    filter: tuple[str, str] | None = None
    page: str = "statements"
    article: str = ""
    row: str = ""


def starts(view: View) -> list[Start]:
    """The questions of a view; those that nothing answers are left out."""
    return [start for start in (_speaker(view), _theme(view), _figure(view), _article(view)) if start]


def _speaker(view: View) -> Start | None:
    name, count = _most(view, "speaker")
    if not name:
        return None
    return Start(f"What does {name} say?", f"quoted most: {words.plural(count, 'statement')}", ("speaker", name))


def _theme(view: View) -> Start | None:
    name, count = _most(view, "themes")
    if not name:
        return None
    return Start(f"What is said about {name}?", f"the largest theme: {words.plural(count, 'statement')}", ("theme", name))


def _most(view: View, column: str) -> tuple[str, int]:
    found = [(name, count) for name, count in ranked(view.tally("statements", column)) if name != ABSENT]
    return found[0] if found else ("", 0)


def _figure(view: View) -> Start | None:
    """The largest sum in the currency that most figures are in."""
    currency = next((unit for unit, _ in ranked(view.tally("facts", "unit")) if words.is_money(unit)), None)
    if currency is None:
        return None
    units = view.everything.columns["facts"].coded("unit")
    at = np.flatnonzero(units.holding(currency) & view.passing("facts"))
    values = view.everything.facts["value"].to_numpy()[at]
    row = _row(view.everything.facts, int(at[int(np.argmax(values))]))
    answer = ", ".join(
        part for part in (str(row.text), cut(text_or(row.measure), 60), said_by(row.speaker) if text_or(row.speaker) else "") if part
    )
    return Start(f"What is the largest sum in {currency}?", answer, article=str(row.article), row=str(row.id))


def _article(view: View) -> Start | None:
    """The newest article; where none has a date, the one that says most."""
    articles = view.articles
    if not len(articles):
        return None
    dated = articles["published"].notna()
    if dated.any():
        row = _row(articles, int(articles["published"].argmax()))
        return Start("What is new?", f"{_name(row)}, {words.day(row.published)}", article=str(row.id))
    counts = view.tally("statements", "article") + view.tally("facts", "article")
    best = max(counts, key=lambda name: (counts[name], name)) if counts else str(articles["id"].iloc[0])
    row = _row(articles, int(np.argmax((articles["id"] == best).to_numpy())))
    return Start("Which article says most?", _name(row), article=str(row.id))


def _row(rows: pd.DataFrame, at: int) -> Any:
    return next(each(rows.iloc[at : at + 1]))


def _name(row: Any) -> str:
    return cut(text_or(row.title, str(row.id)), 90)
