"""Overview: what was read, what it gave, and what to doubt."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.board import charts, words
from corpus.board.caption import Caption
from corpus.board.doubts import doubts
from corpus.board.filters import Prepared, View, each, view
from corpus.board.highlight import text_or
from corpus.board.pages import added, drawing, folder, shared
from corpus.board.pages.parts import mount
from corpus.board.plots import kept
from corpus.board.selection import Selection
from corpus.board.start import starts


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    shared.heading("Overview", seen)
    folder.introduction()
    added.form(tables)
    if shared.empty(seen, "articles", "articles"):
        return
    if not selection:
        _starts(seen)
    shared.section("Articles", seen.count("articles"), len(tables.articles), "article")
    at = shared.page_of(pd.DataFrame(index=np.flatnonzero(seen.passing("articles"))), "articles").index.to_numpy()
    mount("cards", "cards", {"cards": _cards(seen, at)}, open=lambda article: shared.open_article(str(article)))
    _by_article(seen)
    _doubts(seen)


def _by_article(seen: View) -> None:
    if seen.count("articles") < charts.LEAST_POINTS:
        return

    def make() -> tuple[Caption, Callable[[charts.Look], charts.Figure], None]:
        named = {article: seen.everything.titles[article] for article in seen.ids()}
        counts = named, seen.tally("statements", "article"), seen.tally("facts", "article")
        first = charts.ranked(*counts)
        names = {article: named[article] for article in first}
        said, told = ({article: some[article] for article in first} for some in counts[1:])
        return charts.by_article_caption(*counts), partial(charts.by_article, names, said, told), None

    one = kept(seen, "articles", make)
    drawing.chart(one.draw, "chart-articles", one.caption, lambda article: shared.only("article", article))


def _cards(seen: View, at: npt.NDArray[np.intp]) -> list[dict[str, Any]]:
    """The articles at these places of the table."""
    here = added.ids()
    said, told = (seen.in_articles(table)[at].tolist() for table in ("statements", "facts"))
    return [
        {
            "id": row.id,
            "title": text_or(row.title, row.id),
            "origin": _origin(row),
            "counts": f"{words.plural(said[n], 'statement')} · {words.plural(told[n], 'figure')} · {words.plural(int(row.words), 'word')}",
            "themes": list(row.themes)[:4],
            "note": "Added in this session" if row.id in here else "",
            "doubt": _doubt(row),
        }
        for n, row in enumerate(each(seen.everything.articles.iloc[at]))
    ]


def _origin(row: Any) -> str:
    """Where it comes from: source ← via, and the day."""
    chain = " ← ".join([text_or(row.source, "source not named"), *row.via])
    return f"{chain} · {words.day(row.published, bool(row.published_inferred))}"


def _doubt(row: Any) -> str:
    if text_or(row.duplicate_of):
        return f"repeats {row.duplicate_of}"
    return "the year of publication was worked out from the text" if row.published_inferred else ""


def _doubts(seen: View) -> None:
    """What could not be read or resolved is listed, not hidden; a click shows just those rows."""
    shared.section("What to doubt")
    found = seen.everything.kept.get(("doubts", seen.selection), lambda: doubts(seen), lambda found: 10_000 * (1 + len(found)))

    def show(n: Any) -> None:
        key, value = found[int(n)].filter or ("", "")
        shared.narrow(key, value, found[int(n)].page)

    def open_item(item: Any) -> None:
        shared.open_article(str(item["article"]), str(item["row"]) or None)

    rows = [doubt._asdict() | {"items": [item._asdict() for item in doubt.items]} for doubt in found]
    mount("doubts", "doubts", {"doubts": rows}, filter=show, open=open_item)


def _starts(seen: View) -> None:
    """Ways in for who looks at these articles for the first time."""
    found = seen.everything.kept.get(("starts", seen.selection), lambda: starts(seen), lambda found: 1000 * (1 + len(found)))
    if not found:
        return
    shared.section("Start with")

    def go(n: Any) -> None:
        start = found[int(n)]
        if start.filter:
            shared.narrow(*start.filter, start.page)
        else:
            shared.open_article(start.article, start.row or None)

    mount("start", "start", {"starts": [{"question": start.question, "answer": start.answer} for start in found]}, go=go)
