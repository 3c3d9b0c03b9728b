"""What to doubt in a view: each kind of doubt with its count, and a filter or a list that leads to exactly those rows."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.board import words
from corpus.board.columns import Mask, columns_of
from corpus.board.filters import Prepared, View, each
from corpus.board.highlight import cut, text_or
from corpus.board.selection import ABSENT, INFERRED, UNKNOWN

#: rows of one doubt that are listed; the count says how many there are
MOST_LISTED = 50
#: attributes of a figure that matter where the words do not state them
ATTRIBUTES = ("unit", "period", "place", "speaker")
#: stages whose problems are counted by the rows themselves
_COUNTED = frozenset(("facts", "speakers", "published", "quotes", "language"))
_ENGLISH = "en"


class Item(NamedTuple):
    """One row in doubt: its words, why or where; `article` and `row` open it, an empty article cannot be opened."""

    words: str
    note: str
    article: str = ""
    row: str = ""


class Doubt(NamedTuple):
    """`number` things are in doubt, said in words. `filter` (key and value in the link) shows exactly them on
    `page`; without one, `items` are the first of them."""

    number: int
    says: str
    filter: tuple[str, str] | None = None
    page: str = "overview"
    items: tuple[Item, ...] = ()


def doubts(view: View) -> list[Doubt]:
    """The doubts of a view that has any, articles before statements before figures."""
    return [doubt for doubt in (*_of_files(view), *_of_articles(view), *_of_statements(view), *_of_figures(view)) if doubt.number]


def _of_files(view: View) -> Iterator[Doubt]:
    unread = unread_files(view.everything)
    items = tuple(Item(str(row.article), row.message.removeprefix(f"{row.article}: ")) for row in each(unread.head(MOST_LISTED)))
    yield Doubt(len(unread), f"{words.plural(len(unread), 'file')} that could not be read or gave no article", items=items)


def unread_files(tables: Prepared) -> pd.DataFrame:
    """The problems of files that are no article of the tables."""
    return tables.problems[_articles_of(tables) < 0]


def _articles_of(tables: Prepared) -> npt.NDArray[np.intp]:
    """For each problem the place of its article in the table of articles, -1 where it is none of them; worked out once."""

    def make() -> npt.NDArray[np.intp]:
        column = columns_of(tables.problems).coded("article")
        at = pd.Index(tables.articles["id"]).get_indexer(pd.Index(column.values, dtype="str"))
        return np.append(at, -1)[column.codes]

    return tables.kept.get("articles of problems", make, lambda made: made.nbytes)


def _of_articles(view: View) -> Iterator[Doubt]:
    articles, passing = view.everything.articles, view.passing("articles")
    unknown = passing & articles["published"].isna().to_numpy(dtype=bool)
    inferred = passing & articles["published_inferred"].to_numpy(dtype=bool)
    total = words.plural(view.count("articles"), "article")
    yield Doubt(int(unknown.sum()), f"{int(unknown.sum()):,} of {total} without a date of publication", ("dated", UNKNOWN))
    worked = int((inferred & ~unknown).sum())
    yield Doubt(worked, f"{worked:,} of {total} whose year of publication was worked out", ("dated", INFERRED))
    foreign = passing & (articles["language"].notna() & (articles["language"] != _ENGLISH)).to_numpy(dtype=bool)
    foreign &= ~articles["id"].isin(foreign_parts(view.everything.problems)["article"]).to_numpy(dtype=bool)
    yield _listed(articles, foreign, f"of {total} in another language than English, listed and left alone", "language")
    repeats = passing & articles["duplicate_of"].notna().to_numpy(dtype=bool)
    yield _listed(articles, repeats, f"of {total} that repeat another one", "duplicate_of")
    yield from _of_problems(view)


def foreign_parts(problems: pd.DataFrame) -> pd.DataFrame:
    """The parts of articles that are left out because they are in another language; of these articles the rest is read."""
    return problems[((problems["stage"] == "language") & problems["start"].notna()).to_numpy(dtype=bool)]


def _listed(articles: pd.DataFrame, mask: Mask, says: str, why: str) -> Doubt:
    notes = {"language": "language: {}", "duplicate_of": "repeats {}"}
    at = np.flatnonzero(mask)
    first = articles[["id", "title", why]].iloc[at[:MOST_LISTED]]
    items = tuple(Item(text_or(row.title, str(row.id)), notes[why].format(getattr(row, why)), str(row.id)) for row in each(first))
    return Doubt(len(at), f"{len(at):,} {says}", items=items)


def _of_problems(view: View) -> Iterator[Doubt]:
    """What the reading of the articles in view left open, by what it is about."""
    problems = view.everything.problems[np.append(view.passing("articles"), False)[_articles_of(view.everything)]]
    quotes = problems[(problems["stage"] == "quotes").to_numpy(dtype=bool)]
    yield _remarks(view, quotes, f"{words.plural(len(quotes), 'quote')} opened and not closed")
    parts = foreign_parts(problems)
    yield _remarks(view, parts, f"{words.plural(len(parts), 'part')} of articles in another language, left out")
    others = problems[~problems["stage"].isin(_COUNTED).to_numpy(dtype=bool)]
    dates = others[(others["stage"] == "dates").to_numpy(dtype=bool)]
    yield _remarks(view, dates, f"{words.plural(len(dates), 'date expression')} that nothing fixes")
    rest = others[(others["stage"] != "dates").to_numpy(dtype=bool)]
    yield _remarks(view, rest, f"{words.plural(len(rest), 'remark')} on how an article was read")


def _remarks(view: View, problems: pd.DataFrame, says: str) -> Doubt:
    first = problems.head(MOST_LISTED)
    return Doubt(len(problems), says, items=tuple(remarks(view.everything, first)))


def remarks(tables: Prepared, problems: pd.DataFrame) -> Iterator[Item]:
    """Problems of articles as items: the words that they are about, where they name some; opened at that place."""
    texts = tables.articles[tables.articles["id"].isin(set(problems["article"]))].set_index("id")["text"]
    for row in each(problems):
        article, named = str(row.article), pd.notna(row.start) and pd.notna(row.end)
        about = cut(" ".join(texts[article][int(row.start) : int(row.end)].split()), 90) if named and article in texts.index else ""
        title = tables.titles.get(article, article)
        yield Item(
            about or title, row.message if not about else f"{row.message} · {title}", article, place(row.start, row.end) if named else ""
        )


def place(start: int, end: int) -> str:
    """A stretch of an article as the link names it where it is no row of a table.

    >>> place(3, 9), stretch(place(3, 9)), stretch("f0a1b2"), stretch("at-9-x")
    ('at-3-9', (3, 9), None, None)
    """
    return f"at-{int(start)}-{int(end)}"


def stretch(row: str | None) -> tuple[int, int] | None:
    """The stretch that `place` names, None for anything else."""
    head, *ends = (row or "").split("-")
    return (int(ends[0]), int(ends[1])) if head == "at" and len(ends) == 2 and all(e.isascii() and e.isdigit() for e in ends) else None


def _of_statements(view: View) -> Iterator[Doubt]:
    nobody = view.tally("statements", "speaker")[ABSENT]
    total = words.plural(view.count("statements"), "statement")
    yield Doubt(nobody, f"{nobody:,} of {total} by nobody that the text names", ("speaker", ABSENT), "statements")


def _of_figures(view: View) -> Iterator[Doubt]:
    total = words.plural(view.count("facts"), "figure")
    inferred = view.everything.columns["facts"].coded("inferred")
    passing = view.passing("facts")
    for name in ATTRIBUTES:
        mask = inferred.marked([name in some for some in inferred.values], False) & passing
        yield _figures(view, mask, f"of {total} whose {name} the words themselves do not state")
    absent = view.everything.columns["facts"].coded("period")
    yield _figures(view, absent.marked([False] * len(absent.values), True) & passing, f"of {total} without a period")


def _figures(view: View, mask: Mask, says: str) -> Doubt:
    at = np.flatnonzero(mask)
    first = view.everything.facts[["id", "article", "text", "sentence"]].iloc[at[:MOST_LISTED]]
    items = tuple(Item(row.text, cut(" ".join(str(row.sentence).split()), 140), str(row.article), str(row.id)) for row in each(first))
    return Doubt(len(at), f"{len(at):,} {says}", items=items)
