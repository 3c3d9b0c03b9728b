"""Records → DataFrames, each column with the dtype that schema.py gives it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from corpus import schema, scored
from corpus.model import Problem, Record
from corpus.record import as_dict

#: the columns of every table: of a corpus, of what its articles say together, and of a scorecard
COLUMNS = schema.TABLES | schema.RELATED | scored.SCORED
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Tables:
    """The six tables of a corpus; columns, dtypes and meanings: `schema.TABLES`."""

    articles: pd.DataFrame
    speakers: pd.DataFrame
    statements: pd.DataFrame
    facts: pd.DataFrame
    dates: pd.DataFrame
    problems: pd.DataFrame

    def items(self) -> list[tuple[str, pd.DataFrame]]:
        """(name, table) for each, in the schema's order."""
        return [(name, getattr(self, name)) for name in schema.TABLES]


def make_tables(found: Iterable[tuple[str, Record | dict[str, Any] | Problem]]) -> Tables:
    """The tables of a run: `found` gives each article's id with its record (or that as plain values), or with the reason why there is none."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in schema.TABLES}
    for article_id, item in found:
        if isinstance(item, Problem):
            rows["problems"].append(
                {"article": article_id, "stage": item.stage, "message": item.message, "start": item.start, "end": item.end}
            )
        else:
            _add(rows, _told(item if isinstance(item, dict) else as_dict(item)))
    return Tables(**{name: frame(name, rows[name]) for name in schema.TABLES})


def _told(record: dict[str, Any]) -> dict[str, Any]:
    """The record; where its text holds half of a surrogate pair, which no table can, with a problem that says so."""
    try:
        record["text"].encode("utf-8")
    except UnicodeEncodeError as error:
        message = "half of a surrogate pair, which UTF-8 cannot hold: U+FFFD stands for it in the tables"
        problem = {"stage": "decode", "message": message, "start": error.start, "end": error.start + 1}
        return record | {"problems": [*record["problems"], problem]}
    return record


def _add(rows: dict[str, list[dict[str, Any]]], record: dict[str, Any]) -> None:
    """Spread one record over the tables."""
    of_the_article = {"article": record["id"], "title": record["title"], "source": record["source"], "published": record["published"]}
    speakers = {s["name"]: {"role": s["role"], "organisation": s["organisation"]} for s in record["speakers"]}
    unknown: dict[str, Any] = {"role": None, "organisation": None}
    rows["articles"].append(record | {"boilerplate": [f"{b['start']}-{b['end']} {b['rule']}" for b in record["boilerplate"]]})
    for name in ("statements", "facts"):
        rows[name].extend({**of_the_article, **speakers.get(row["speaker"], unknown), **row} for row in record[name])
    for name in ("speakers", "dates", "problems"):
        rows[name].extend({"article": record["id"], **row} for row in record[name])


def frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """A table of the schema from its rows: columns in the schema's order, real dtypes, also where there is no row."""
    columns = {column.name: _series([row.get(column.name) for row in rows], column) for column in COLUMNS[table]}
    return pd.DataFrame(columns)


def _series(values: list[Any], column: schema.Column) -> "pd.Series[Any]":
    """The column; where a text cannot be stored as UTF-8, U+FFFD stands for what cannot: no offset moves."""
    try:
        return _stored(values, column)
    except UnicodeEncodeError:
        return _stored([storable(value) for value in values], column)


def storable(value: Any) -> Any:
    r"""A text, or a list of texts, with U+FFFD for each half of a surrogate pair; anything else as it is.

    >>> storable("a\ud800b"), storable(["\udfff"]), storable(None)
    ('a�b', ['�'], None)
    """
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    return [storable(item) for item in value] if isinstance(value, list) else value


def _stored(values: list[Any], column: schema.Column) -> "pd.Series[Any]":
    if column.dtype == "list":
        return pd.Series([storable(value) for value in values], dtype="object")
    if column.dtype.startswith("datetime"):
        return pd.to_datetime(pd.Series(values, dtype="str"), errors="coerce", format="%Y-%m-%d").astype("datetime64[s]")
    if column.dtype == "category":
        known = pd.Index(sorted({v for v in values if v is not None}), dtype="str")
        return pd.Series(pd.Categorical(values, categories=known))
    return pd.Series(values, dtype=column.dtype)
