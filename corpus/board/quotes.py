"""Statements to read: their words with what was searched for marked, by whom, how reported, where they stand."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from corpus.board import words
from corpus.board.columns import listed
from corpus.board.filters import each
from corpus.board.highlight import said_by, text_or
from corpus.board.selection import phrases
from corpus.store.citations import citation

#: ways to order statements, and what each means
ORDERS = {
    "article order": "article by article, as the text runs",
    "newest first": "articles by their date of publication, the undated last",
    "longest first": "by the number of characters",
}
#: pieces of a text for the page: the characters, and whether they were searched for
Pieces = list[tuple[str, bool]]


def places(statements: pd.DataFrame, order: str) -> "pd.Series[int]":
    """The places of the statements in one of the ORDERS, as a column from 0; what is equal keeps its order.

    Places and not rows: of a million only those of one page are taken.
    """
    if order == "newest first":
        days = statements["published"].to_numpy(dtype="datetime64[s]")
        order_ = np.argsort(np.where(np.isnat(days), np.int64(2**62), -days.astype(np.int64)), kind="stable")
    elif order == "longest first":
        order_ = np.argsort((statements["start"] - statements["end"]).to_numpy(dtype=np.int64), kind="stable")
    else:
        order_ = np.arange(len(statements))
    return pd.Series(order_)


def quotes(rows: pd.DataFrame, here: str | None = None, query: str = "") -> list[dict[str, Any]]:
    """Statements as the list of quotes shows them; `here` is the id of the one that is open, `query` what is searched for."""
    wanted = phrases(query)
    return [_quote(row, here, wanted) for row in each(rows)]


def _quote(row: Any, here: str | None, wanted: Sequence[str]) -> dict[str, Any]:
    found = marked(str(row.text), wanted)
    who = marked(said_by(row.speaker), wanted if text_or(row.speaker) else ())
    return {
        "id": row.id,
        "words": row.text,
        "pieces": found,
        "look": str(row.kind),
        "kind": f"{row.kind}, “{row.cue}”" if text_or(row.cue) else str(row.kind),
        "who": said_by(row.speaker),
        "whoPieces": who,
        "role": text_or(row.role) or text_or(row.organisation),
        "note": f"{text_or(row.title, str(row.article))} · {words.day(row.published)}",
        "themes": list(row.themes),
        "around": _around(str(row.sentence), wanted, found + who),
        "here": row.id == here,
    }


def _around(sentence: str, wanted: Sequence[str], shown: Pieces) -> Pieces:
    """The whole sentence, where only there some of the words searched for are seen."""
    seen = "\n".join(text for text, _ in shown).lower()
    if all(phrase.lower() in seen for phrase in wanted):
        return []
    found = marked(sentence, wanted)
    return found if any(hit for _, hit in found) else []


def marked(text: str, wanted: Iterable[str]) -> Pieces:
    """The text in pieces: what was searched for, in any case, and what stands between. Joined they are the text.

    >>> marked("Exports rose, exports fell", ["EXPORTS"])
    [('Exports', True), (' rose, ', False), ('exports', True), (' fell', False)]
    """
    lowered, places = _lowered(text)
    hit = [False] * len(text)
    for phrase in wanted:
        needle = phrase.lower()
        at = lowered.find(needle) if needle else -1
        while at >= 0:
            first, last = places[at], places[at + len(needle) - 1]
            hit[first : last + 1] = [True] * (last + 1 - first)
            at = lowered.find(needle, at + len(needle))
    return _runs(text, hit)


def _lowered(text: str) -> tuple[str, list[int]]:
    """The text in lower case, and for each of its characters the place in the text that it comes from ("İ" becomes two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered, list(range(len(text)))
    letters = [character.lower() for character in text]
    return "".join(letters), [n for n, some in enumerate(letters) for _ in some]


def _runs(text: str, hit: list[bool]) -> Pieces:
    cuts = [0, *(n for n in range(1, len(text)) if hit[n] != hit[n - 1]), len(text)]
    return [(text[start:end], hit[start]) for start, end in pairwise(cuts) if start < end]


def with_headings(shown: list[dict[str, Any]], rows: pd.DataFrame, articles: pd.DataFrame) -> list[dict[str, Any]]:
    """Quotes with a heading wherever another article begins, which says once what stood below each of them."""
    of = _articles_of(rows, articles)
    found: list[dict[str, Any]] = []
    last = None
    for quote, name in zip(shown, listed(rows["article"]), strict=True):
        article = of[name]
        heading = None if name == last else {"article": str(name), "title": text_or(article.title, str(name)), "origin": origin(article)}
        found.append(quote | {"note": "", "heading": heading})
        last = name
    return found


def origin(article: Any) -> str:
    """Where an article comes from: source ← via, and its day."""
    return f"{carriers(article.source, article.via)} · {words.day(article.published, bool(article.published_inferred))}"


def carriers(source: object, via: Iterable[str]) -> str:
    """The way from the publisher back to the speaker.

    >>> carriers("Orlen Daily", ["Agency K"]), carriers(None, [])
    ('Orlen Daily ← Agency K', 'source not named')
    """
    return " ← ".join([text_or(source, "source not named"), *via])


def with_copies(shown: list[dict[str, Any]], rows: pd.DataFrame, articles: pd.DataFrame) -> list[dict[str, Any]]:
    """Quotes with the text that "copy quote with source" gives: the words, who says so and how, the article, the place in it."""
    of = _articles_of(rows, articles)
    return [quote | {"copy": copied(of[row.article], row)} for quote, row in zip(shown, each(rows), strict=True)]


def _articles_of(rows: pd.DataFrame, articles: pd.DataFrame) -> dict[str, Any]:
    """The articles that the rows stand in, by id."""
    return {row.id: row for row in each(articles[articles["id"].isin(set(listed(rows["article"])))])}


def copied(article: Any, row: Any) -> str:
    """One statement as a reference that says whether the words are the speaker's own."""
    how = f"{row.kind} speech" if row.kind != "mixed" else "indirect speech with quoted words"
    who = ", ".join(text for text in (said_by(row.speaker), text_or(row.role), how) if text)
    return citation(article, {"text": row.text, "speaker": who, "start": row.start, "end": row.end})
