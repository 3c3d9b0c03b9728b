"""A download against the articles: which of its rows hold, which no longer do, and why.

A row holds when its article's file is there with the same bytes, its words and its sentence stand where it says, and the
rules still make it with the same value in each column. A spreadsheet that saved the file again does not count against it: line
ends, the order of columns, more columns, numbers in another form.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from corpus import schema
from corpus.store.cells import SHA256, columns, days, number, plain, value
from corpus.store.downloads import download
from corpus.store.formats import Read
from corpus.store.losses import MOST_CHARACTERS
from corpus.store.spreadsheets import cut
from corpus.tables import Tables

#: what a row is found by again, the others by their id; that of a statement or figure is made of its place and compared like any other column
_KEYS = {
    "speakers": ("article", "name"),
    "statements": ("article", "start", "end"),
    "facts": ("article", "start", "end"),
    "dates": ("article", "start", "end"),
    "problems": ("article", "stage", "message", "start", "end"),
}
#: digits that a spreadsheet leaves of a number at least when it saves what it shows (3.33333E+10)
_LEAST_DIGITS = 6
_MOST_SHOWN = 60


class Failure(NamedTuple):
    """A row that does not hold: its number in the file (the first below the header is 1), what names it, why."""

    number: int
    name: str
    reasons: list[str]


@dataclass(frozen=True)
class _Now:
    """The articles and rows as extraction gives them now, by what names them."""

    articles: dict[str, dict[str, Any]]
    hashes: dict[str, str]
    rows: dict[tuple[Any, ...], dict[str, Any]]
    problems: dict[str, str]


def verify(file: Read, tables: Tables, related: pd.DataFrame | None = None) -> Iterator[Failure]:
    """The rows of a download (`formats.raw`) that no longer hold against the tables of the articles.

    `related` is the file's table as `corpus.relate` gives it now, where the file is of one of `schema.RELATED`.
    """
    rows = getattr(tables, file.table) if related is None else related
    now = _now(file.table, download(file.table, rows, tables.articles).rows, tables)
    checked = [column for column in columns(file.table) if column.name in file.names]
    for n, row in enumerate(file.rows, 1):
        values, reasons = _values(row, checked, file.real)
        reasons += _reasons(file.table, values, now, file.form)
        if reasons:
            yield Failure(n, _name(values), list(dict.fromkeys(reasons)))


def missing(file: Read) -> list[str]:
    """Columns of the schema that the file lacks: nothing can be said of them."""
    return [column.name for column in columns(file.table) if column.name not in file.names]


def _now(table: str, rows: pd.DataFrame, tables: Tables) -> _Now:
    articles = {row["id"]: row for row in _records(tables.articles, "articles")}
    unread = tables.problems[~tables.problems["article"].isin(list(articles))]
    return _Now(
        articles,
        {row["sha256"]: name for name, row in reversed(articles.items())},
        {_key(table, row): row for row in reversed(_records(rows, table))},
        dict(zip(unread["article"], unread["message"], strict=True)),
    )


def _records(rows: pd.DataFrame, table: str) -> list[dict[str, Any]]:
    of = columns(table)
    cells = [plain(rows[column.name], column) for column in of]
    return [dict(zip([column.name for column in of], row, strict=True)) for row in zip(*cells, strict=True)]


def _key(table: str, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in _KEYS.get(table, ("id",)))


def _name(row: dict[str, Any]) -> str:
    """What names a row for a reader: its id, its article, its place."""
    place = f" {row['start']}–{row['end']}" if row.get("start") is not None and row.get("end") is not None else ""
    names = [_shown(row[name]) for name in ("id", "article") if row.get(name)]
    return " · ".join(names or ["(no article)"]) + place


def _values(row: dict[str, Any], checked: list[schema.Column], real: bool) -> tuple[dict[str, Any], list[str]]:
    """The row's cells as the schema's values, and what could not be read of them."""
    found, reasons = {}, []
    for column in checked:
        cell = row.get(column.name)
        try:
            found[column.name] = value(cell, column, real)
        except ValueError as error:
            if column.dtype.startswith("datetime") and (readings := days(str(cell))):
                found[column.name] = readings  # 3/12/2021: either will do
                continue
            reasons.append(f"{column.name}: {error}")
    return found, reasons


def _reasons(table: str, row: dict[str, Any], now: _Now, form: str) -> Iterator[str]:
    """Why the row does not hold."""
    if table in schema.RELATED:
        yield from _files(row, now)
    elif reason := _missing_article(table, row, now):
        yield reason
        return
    elif article := now.articles.get(_article(table, row)):
        if SHA256.name in row and row[SHA256.name] != article["sha256"]:
            yield f"the article's file has changed: its hash was {_shown(row[SHA256.name])}, is {article['sha256']}"
        if table in ("statements", "facts", "dates"):
            yield from _words(row, article["text"], form)
    made = now.rows.get(_key(table, row))
    if made is None:
        yield "no such row is made any more"
        return
    for column in columns(table):
        if column.name in row and column.name != SHA256.name and not same(row[column.name], made[column.name], form):
            yield f"{column.name}: {_shown(row[column.name])} in the file, {_shown(made[column.name])} now"


def _article(table: str, row: dict[str, Any]) -> str:
    return row.get("id" if table == "articles" else "article") or ""


def _missing_article(table: str, row: dict[str, Any], now: _Now) -> str:
    """Why the row's article is not there, "" where it is; a problem may be about a file that gave none."""
    article = _article(table, row)
    return "" if article in now.articles or (table == "problems" and article in now.problems) else _gone(article, row, now)


def _files(row: dict[str, Any], now: _Now) -> Iterator[str]:
    """The articles of a row that comes from several: those that are gone, and those whose file has changed."""
    for article, was in zip(row.get("told_in") or [], row.get(SHA256.name) or [], strict=False):
        if article not in now.articles:
            yield _gone(article, {SHA256.name: was}, now)
        elif was != now.articles[article]["sha256"]:
            yield f"the file of {_shown(article)} has changed: its hash was {_shown(was)}, is {now.articles[article]['sha256']}"


def _gone(article: str, row: dict[str, Any], now: _Now) -> str:
    if not article:
        return "it names no article"
    if article in now.problems:
        return f"the article cannot be read: {now.problems[article]}"
    other = now.hashes.get(row.get(SHA256.name) or "")
    return f"there is no article {_shown(article)}" + (f"; the same file is there as {_shown(other)}" if other else "")


def _words(row: dict[str, Any], text: str, form: str) -> Iterator[str]:
    """Whether the words, and the sentence around them, stand where the row says."""
    start, end, words, sentence = (row.get(name) for name in ("start", "end", "text", "sentence"))
    if start is None or end is None or words is None:
        return
    if not (0 <= start < end <= len(text) and same(words, text[start:end], form)):
        yield f"the words are not at {start}–{end}: there it says {_shown(text[max(start, 0) : max(end, 0)])}"
    elif sentence and len(sentence) < MOST_CHARACTERS // 2 and not _around(sentence, text, start, end):
        yield f"the sentence does not stand around {start}–{end}"


def _around(sentence: str, text: str, start: int, end: int) -> bool:
    """Whether the sentence stands in the text so that it covers the stretch. Line ends may be another program's."""
    text_, sentence_ = _one_end(text), _one_end(sentence)
    shift = text[:start].count("\r\n"), text[:end].count("\r\n")
    start, end = start - shift[0], end - shift[1]
    at = text_.find(sentence_, max(0, end - len(sentence_)))
    return 0 <= at <= start and end <= at + len(sentence_)


def same(was: Any, now: Any, form: str) -> bool:
    """Whether a cell says the same as the value now, as far as its format can say it.

    >>> same(3e10, 30000000000.0, "csv"), same(0.333333, 1 / 3, "csv"), same(0.33, 1 / 3, "csv"), same("a\\r\\nb", "a\\nb", "csv")
    (True, True, False, True)
    """
    if isinstance(was, set):
        return now in was
    if isinstance(now, float) and isinstance(was, int | float):
        return _same_number(float(was), now)
    if isinstance(now, list) and isinstance(was, list):
        return [*map(_one_end, was)] == [*map(_one_end, now)] or (was == [] and now == [""])
    if isinstance(now, str) and isinstance(was, str):
        held = cut(now) if form == "xlsx" else now
        return was == held or _one_end(was) == _one_end(held)
    return bool(was == now) or (was is None and now == "")


def _same_number(was: float, now: float) -> bool:
    """Equal, or what is left of the number when it is shown with six digits or more."""
    if was == now or not (math.isfinite(was) and math.isfinite(now)):
        return was == now
    digits = len(f"{was!r}".partition("e")[0].replace(".", "").strip("-0"))
    return digits >= _LEAST_DIGITS and float(f"{now:.{digits - 1}e}") == was


def _one_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(of: Any) -> str:
    """A value in a line of text."""
    if of is None:
        return "nothing"
    text = (
        "; ".join(sorted(of) if isinstance(of, set) else of)
        if isinstance(of, list | set)
        else number(of)
        if isinstance(of, float)
        else str(of)
    )
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
