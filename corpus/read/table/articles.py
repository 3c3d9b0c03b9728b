"""Rows → the parts of a table: an article a row, with what its other columns say of it."""

import html
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

from corpus.grammar.stamps import is_open
from corpus.model import Problem
from corpus.parts import Given, Part
from corpus.read.table.cells import authors_in, markup_of, name_in, text_in, unescaped
from corpus.read.table.choice import Plan, Vocabulary, plan_of, unwrapped
from corpus.read.table.days import day_of
from corpus.read.table.parquet import Unreadable

#: characters of one row's text
LIMIT = 20_000_000
#: rows, and characters of them, that are looked at before the columns are chosen
ROWS, CHARACTERS = 50, 2_000_000
#: what a row is called after its table's name ("#7", or nothing where it is the only one), and the row or the reason why there is none
Numbered = tuple[str, Any]


def parts_of(rows: Iterable[Numbered], words: Vocabulary, table_id: str, order: str | None = None, fixed: bool = False) -> Iterator[Part]:
    """A part for each row, in their order. `order`: what comes first in the dates, day or month; `fixed`: all rows have the same columns."""
    source = iter(rows)
    sample = list(_sample(source))
    found = [unwrapped(row, words) for _, row in sample if isinstance(row, Mapping)]
    plan = plan_of(found, words, order, fixed)
    if fixed and found and not plan.texts:
        yield Part(table_id, no_text(found[0], table_id))
        return
    for number, row in chain(sample, source):
        yield row_part(row, plan, table_id + number)


def numbered(rows: Iterable[Any]) -> Iterator[Numbered]:
    """The rows with their numbers, from 1."""
    return ((f"#{number}", row) for number, row in enumerate(rows, 1))


def no_text(row: Iterable[object], table_id: str) -> Problem:
    """The reason why a table gives no article, with the names of its columns."""
    return Problem("read", f"{table_id}: none of its columns holds a text ({', '.join(map(str, row))[:120]})")


def _sample(rows: Iterator[Numbered]) -> Iterator[Numbered]:
    taken = 0
    for number, row in islice(rows, ROWS):
        yield number, row
        taken += sum(len(cell) for cell in row.values() if isinstance(cell, str)) if isinstance(row, Mapping) else 0
        if taken > CHARACTERS:
            return


def row_part(row: Any, plan: Plan, part_id: str) -> Part:
    """The part of one row, its body the reason where there is none. Nothing that a row holds ends the table."""
    if isinstance(row, Problem):
        return Part(part_id, Problem(row.stage, f"{part_id}: {row.message}"))
    if not isinstance(row, Mapping):
        return Part(part_id, Problem("read", f"{part_id}: a JSON object is expected, not {type(row).__name__}"))
    try:
        return _part(unwrapped(row, plan.words), plan, part_id)
    except Exception as error:  # noqa: BLE001  (a cell can be anything)
        return Part(part_id, Problem("read", f"{part_id}: malformed ({type(error).__name__}: {str(error)[:100]})"))


def _part(row: Mapping[str, Any], plan: Plan, part_id: str) -> Part:
    if not plan.fixed and not any(name in row for name in plan.texts):
        plan = plan_of([row], plan.words, plan.order)  # an object with keys of its own
    given, doubts = _given(row, plan)
    reason = "no text in the row"
    for name in plan.texts:
        value = row.get(name)
        if isinstance(value, Unreadable):
            reason = f"the text cannot be read ({value.reason})"
        elif isinstance(value, bytes) and value.strip():
            return Part(part_id, value, given=given, doubts=doubts)
        elif (text := unescaped(text_in(value, plan.words.parts))).strip() and text.strip().casefold() not in plan.words.nothing:
            if len(text) > LIMIT:
                return Part(part_id, Problem("read", f"{part_id}: {len(text):,} characters, over the limit of {LIMIT:,}"))
            kind = markup_of(text)
            guess = (Problem("read", f"no column is named as a text is: {name!r} holds the longest prose"),) if plan.guessed else ()
            return Part(part_id, html.unescape(text) if kind == "text" else text, kind, given=given, doubts=(*guess, *doubts))
    return Part(part_id, Problem("read", f"{part_id}: {reason}"))


def _given(row: Mapping[str, Any], plan: Plan) -> tuple[Given, tuple[Problem, ...]]:
    """What the row says of its article, and what is in doubt there."""

    def name(value: Any) -> str | None:
        return name_in(value, plan.words.parts, plan.words.nothing)

    def first(meaning: str) -> str | None:
        return next((said for column in plan.columns.get(meaning, ()) if (said := name(row.get(column)))), None)

    dates = [row.get(column) for column in plan.columns.get("published", ())]
    day = next((found for value in dates if (found := day_of(value, plan.order))), None)
    source, url = first("source"), first("url")
    if source and source.startswith(("http://", "https://")):
        source, url = None, url or source
    author = next((said for column in plan.columns.get("author", ()) if (said := authors_in(row.get(column), name))), None)
    given = Given(first("title"), source, author, day, url if url and ("." in url or "/" in url) else None)
    return given, () if day else tuple(_doubts(dates))


def _doubts(dates: Iterable[Any]) -> Iterator[Problem]:
    for value in dates:
        if isinstance(value, Unreadable):
            yield Problem("published", f"the date of the row cannot be read ({value.reason})")
        elif isinstance(value, str) and is_open(value):
            yield Problem(
                "published",
                f"the row's date {value.strip()!r} can be read in two ways: no other row shows whether day or month comes first",
            )
