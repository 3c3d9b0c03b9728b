"""Help beside a table: what its columns mean, from the one place that says so, schema.py."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from corpus import schema, scored
from corpus.board.pages.parts import mount

_TABLES = {**schema.TABLES, **schema.RELATED, **scored.SCORED}


def columns(table: str, shown: Mapping[str, str] | None = None, key: str = "", more: Mapping[str, str] | None = None) -> None:
    """A small "?" that opens the meanings of a table's columns.

    `table` is a name in schema.TABLES, schema.RELATED or scored.SCORED. `shown` are the columns that stand on the page, their heading there → the
    schema's name; without it every column is told. `more` are terms that only the page has, with their meaning.
    `key` tells two of one table on one page apart.
    """
    with st.popover("What the columns mean", icon=":material/help:", type="tertiary", key=f"help-{table}{key}"):
        mount("meanings", f"meanings-{table}{key}", {"rows": [*_terms(more or {}), *meanings(table, shown)]})


def meanings(table: str, shown: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Name, meaning, unit of each column, and whether it may be empty; `shown` as in `columns`. KeyError: no such column.

    >>> meanings("facts", {"As printed": "text"})
    [{'name': 'As printed', 'meaning': 'The very words: text[start:end] of the article.', 'notes': 'column “text”'}]
    """
    by_name = {column.name: column for column in _TABLES[table]}
    wanted = {name: name for name in by_name} if shown is None else shown
    return [{"name": name, "meaning": by_name[key].meaning, "notes": _notes(by_name[key], name)} for name, key in wanted.items()]


def _notes(column: schema.Column, name: str) -> str:
    notes = [f"column “{column.name}”"] if column.name != name else []
    notes += [f"unit: {column.unit}"] if column.unit else []
    return " · ".join([*notes, *(["empty where the text does not say"] if column.nullable else [])])


def _terms(more: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"name": name, "meaning": meaning, "notes": ""} for name, meaning in more.items()]
