"""Tables of articles (CSV, JSON Lines, JSON, Parquet) → a part a row, columns found by their names."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, TextIO

from corpus.grammar.stamps import day_in
from corpus.model import Problem
from corpus.parts import Given, Part

#: characters of one row's text, bytes of a JSON file that is no JSON Lines (it is read as a whole)
LIMIT = 20_000_000
#: names of columns, small, "_" for a space; the first that a table has is taken
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "article_text", "full_text", "fulltext", "content", "maintext", "article", "content_text", "story", "plaintext"),
    "html": ("html", "raw_html", "content_html", "body_html"),
    "title": ("title", "headline", "heading", "name"),
    "published": ("date", "published", "published_at", "publication_date", "date_published", "publish_date", "pub_date", "date_publish", "pubdate", "datetime", "created_at", "timestamp", "day"),
    "source": ("source", "publication", "publisher", "outlet", "site", "site_name", "sitename", "newspaper", "source_name", "domain", "source_domain"),
    "author": ("author", "authors", "byline", "writer", "creator"),
    "url": ("url", "link", "uri", "href", "source_url", "permalink", "web_url"),
}  # fmt: skip


def csv_parts(file: TextIO, table_id: str) -> Iterator[Part]:
    """The rows of a CSV or TSV table; the separator is the one that its first line holds most of."""
    csv.field_size_limit(LIMIT)
    first = file.readline(1_000_000)
    separator = max(",;\t|", key=first.count)
    names = next(csv.reader([first], delimiter=separator), [])
    rows = csv.reader(_without_nul(file), delimiter=separator)
    yield from _rows(
        (row if isinstance(row, Problem) else dict(zip(names, row, strict=False)) for row in _until_broken(rows)), names, table_id
    )


def lines_parts(file: TextIO, table_id: str) -> Iterator[Part]:
    """The objects of a JSON Lines file, one a line, numbered by their lines."""
    number = 0
    for line in iter(lambda: file.readline(LIMIT + 2), ""):
        number += 1
        if not line.strip():
            continue
        part_id = f"{table_id}#{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Part(part_id, Problem("read", f"{part_id}: not JSON ({str(error)[:80]})"))
            continue
        yield _of_object(row, part_id)


def json_parts(text: str, table_id: str) -> Iterator[Part]:
    """The objects of a JSON file: a list of them, an object that holds such a list, or one that is an article itself."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Part(table_id, Problem("read", f"{table_id}: not JSON ({str(error)[:80]})"))
        return
    if isinstance(value, dict):
        if _columns(value).get("text") or _columns(value).get("html"):
            yield _of_object(value, table_id)
            return
        value = next((v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)), None)
    if not isinstance(value, list):
        yield Part(table_id, Problem("read", f"{table_id}: no list of articles in it"))
        return
    for number, row in enumerate(value, 1):
        yield _of_object(row, f"{table_id}#{number}")


def parquet_parts(file: BinaryIO, table_id: str) -> Iterator[Part]:
    """The rows of a Parquet table, some hundred at a time; only the columns that are used are read."""
    import pyarrow.lib
    import pyarrow.parquet as parquet

    try:
        table = parquet.ParquetFile(file)
        names = table.schema_arrow.names
        used = sorted(set(_columns(names).values()), key=names.index)
        batches = table.iter_batches(batch_size=64, columns=used, use_threads=False) if used else iter(())
        yield from _rows((row for batch in batches for row in batch.to_pylist()), names, table_id)
    except (pyarrow.lib.ArrowException, OSError, ValueError) as error:
        yield Part(
            table_id,
            Problem(
                "read",
                f"{table_id}: not a readable Parquet table ({str(error).splitlines()[0][:80] if str(error) else type(error).__name__})",
            ),
        )


def _rows(rows: Iterable[Mapping[str, Any] | Problem], names: Iterable[str], table_id: str) -> Iterator[Part]:
    columns = _columns(names)
    if "text" not in columns and "html" not in columns:
        yield Part(table_id, Problem("read", f"{table_id}: none of its columns is named as a text is ({', '.join(COLUMNS['text'][:4])} …)"))
        return
    for number, row in enumerate(rows, 1):
        part_id = f"{table_id}#{number}"
        yield Part(part_id, row) if isinstance(row, Problem) else _part(row, columns, part_id)


def _of_object(row: Any, part_id: str) -> Part:
    if not isinstance(row, dict):
        return Part(part_id, Problem("read", f"{part_id}: a JSON object is expected, not {type(row).__name__}"))
    return _part(row, _columns(row), part_id)


def _columns(names: Iterable[str]) -> dict[str, str]:
    """What we call a column → what the table calls it."""
    known = {str(name).strip().lstrip("\ufeff").lower().replace(" ", "_").replace("-", "_"): name for name in names}
    return {ours: known[theirs] for ours, choices in COLUMNS.items() if (theirs := next((c for c in choices if c in known), None))}


def _part(row: Mapping[str, Any], columns: Mapping[str, str], part_id: str) -> Part:
    def value(ours: str) -> str | None:
        found = row.get(columns.get(ours, ""))
        if isinstance(found, list):
            found = "; ".join(str(x) for x in found)
        return str(found).strip() or None if found is not None and found == found else None

    given = Given(value("title"), value("source"), value("author"), day_in(value("published")), value("url"))
    for kind in ("text", "html"):
        found = row.get(columns.get(kind, ""))
        if isinstance(found, str) and found.strip():
            if len(found) > LIMIT:
                return Part(part_id, Problem("read", f"{part_id}: {len(found):,} characters, over the limit of {LIMIT:,}"))
            return Part(part_id, found, kind, given=given)
    return Part(part_id, Problem("read", f"{part_id}: no text in the row"))


def _without_nul(file: TextIO) -> Iterator[str]:
    return (line.replace("\x00", "") for line in file)


def _until_broken(rows: Iterator[list[str]]) -> Iterator[Any]:
    """The rows as far as they can be read; what breaks them off is the last."""
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Problem("read", f"the table breaks off here ({error}); the rest was left out")
            return
        if row is None:
            return
        if row:
            yield row
