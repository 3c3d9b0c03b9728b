"""Tables of articles (CSV, JSON Lines, JSON, Parquet, SGML) → a part a row."""

import csv
import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import BinaryIO, NamedTuple, TextIO

from corpus.grammar.grids import is_of_figures
from corpus.grammar.stamps import is_dated, order_in
from corpus.lexicon import Lexicon
from corpus.model import Problem
from corpus.parts import Part
from corpus.read.table import parquet, sgml
from corpus.read.table.articles import LIMIT, Numbered, numbered, parts_of
from corpus.read.table.choice import TEXTS, Vocabulary, is_article
from corpus.read.table.objects import articles_in, objects_in, rest_of
from corpus.read.table.rows import SAMPLE, flat, rows_of, separator_of

#: characters of a table that are looked through for what comes first in its dates, day or month
EVIDENCE, PIECE = 50_000_000, 1_000_000
#: characters of an SGML collection
COLLECTION = 100_000_000
#: a date in marks, as JSON has it
QUOTED_DATE = re.compile(r'"(\d{1,2}([/-])\d{1,2}\2\d{2,4})[" T]')
#: the line with which Excel names its separator
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s{0,9}', re.IGNORECASE)


# ------------------------------------------------------------------ CSV
class Layout(NamedTuple):
    """How a CSV table is laid out: its names, what separates them, and how many lines come before its first row."""

    names: list[str]
    separator: str
    skip: int


def csv_parts(file: TextIO, table_id: str, lexicon: Lexicon) -> Iterator[Part]:
    """The rows of a CSV or TSV table, numbered from 1 below the line of names."""
    words = lexicon.compiled(Vocabulary)
    csv.field_size_limit(LIMIT)
    top = list(islice(_lines(file), SAMPLE))
    layout = _layout(top)
    known = words.columns(layout.names)
    dates = [layout.names.index(name) for name in known.get("published", ())]
    file.seek(0)
    if "text" not in known and is_of_figures(list(csv.reader(map(flat, top[layout.skip - 1 :]), delimiter=layout.separator))):
        yield _of_figures(file.read(LIMIT + 1), table_id)
        return
    order = order_in(_cells(file, layout, dates)) if any(map(is_dated, _cells(iter(top), layout, dates))) else None
    file.seek(0)
    lines = islice(_lines(file), layout.skip, None)
    rest = bool(layout.names) and layout.names[-1] in known.get("text", ())
    rows = (
        row if isinstance(row, Problem) else dict(zip(layout.names, row, strict=False))
        for row in rows_of(lines, layout.separator, layout.names, rest)
    )
    yield from parts_of(numbered(rows), words, table_id, order, fixed=True)


def _of_figures(text: str, table_id: str) -> Part:
    """A table whose rows are no articles: one article, whose cells give its facts."""
    if len(text) > LIMIT:
        return Part(table_id, Problem("read", f"{table_id}: a table of figures over the limit of {LIMIT:,} characters"))
    return Part(table_id, text, "figures")


def _layout(top: list[str]) -> Layout:
    """What the first lines show: empty ones come before the names, and perhaps one that only names the separator."""
    skip = next((i for i, line in enumerate(top) if line.strip()), 0)
    named = SEPARATOR_LINE.fullmatch(top[skip]) if top else None
    if named:
        skip = next((i for i, line in enumerate(top) if i > skip and line.strip()), len(top))
    separator = named[1] if named else separator_of(top[skip:])
    reader = csv.reader(map(flat, top[skip:]), delimiter=separator)
    names = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
    return Layout(names, separator, skip + reader.line_num)


def _lines(file: TextIO) -> Iterator[str]:
    return (line.replace("\x00", "") for line in iter(lambda: file.readline(LIMIT), ""))


def _cells(lines: Iterable[str], layout: Layout, columns: list[int]) -> Iterator[str]:
    """The cells of some columns, as far as `EVIDENCE` reaches and the rows can be read."""
    taken = 0
    try:
        for row in csv.reader(map(flat, lines), delimiter=layout.separator):
            yield from (row[i] for i in columns if i < len(row))
            taken += sum(map(len, row))
            if taken > EVIDENCE:
                return
    except csv.Error:
        return


# ------------------------------------------------------------------ JSON
def lines_parts(file: TextIO, table_id: str, lexicon: Lexicon) -> Iterator[Part]:
    """The objects of a JSON Lines file, one a line, numbered by their lines; a line may also hold a list of articles."""
    words = lexicon.compiled(Vocabulary)
    order = _quoted_order(file)
    file.seek(0)
    yield from parts_of(_objects(file, words), words, table_id, order)


def _quoted_order(file: TextIO) -> str | None:
    """What comes first in the dates of a JSON file; nothing is looked for where its beginning has no such dates."""
    if not QUOTED_DATE.search(file.read(PIECE)):
        return None
    file.seek(0)
    pieces = (file.read(PIECE) for _ in range(EVIDENCE // PIECE))
    return order_in(match[1] for piece in pieces for match in QUOTED_DATE.finditer(piece))


def _objects(file: TextIO, words: Vocabulary) -> Iterator[Numbered]:
    is_one = partial(is_article, words=words)
    number = 0
    following = file.readline(LIMIT + 2)
    while following:
        line, number = following, number + 1
        following = file.readline(LIMIT + 2)
        if not line.strip():
            continue
        try:
            row = json.loads(line.rstrip().removesuffix(","))
        except (ValueError, RecursionError) as error:
            yield f"#{number}", Problem("read", f"not JSON ({str(error)[:80]})")
            yield from ((f"#{number}{place}", item) for place, item in numbered(rest_of(line, is_one)))
            continue
        inner = None if isinstance(row, dict) and is_article(row, words) else articles_in(row, is_one)
        if inner is None:
            yield f"#{number}", row
        else:
            before = "" if number == 1 and not following else f"#{number}"
            yield from ((before + place, item) for place, item in numbered(inner))


def json_parts(text: str, table_id: str, lexicon: Lexicon) -> Iterator[Part]:
    """The objects of a JSON file: a list of them, an object that holds such a list under any key, or one that is an article itself."""
    words = lexicon.compiled(Vocabulary)
    order = order_in(match[1] for match in QUOTED_DATE.finditer(text))
    yield from parts_of(objects_in(text, partial(is_article, words=words)), words, table_id, order)


# ------------------------------------------------------------------ Parquet and SGML
def parquet_parts(file: BinaryIO, table_id: str, lexicon: Lexicon) -> Iterator[Part]:
    """The rows of a Parquet table, some at a time; only the columns that are used are read."""
    words = lexicon.compiled(Vocabulary)
    try:
        table = parquet.open_table(file)
        names = table.schema_arrow.names
        known = words.columns(names)
        if any(known.get(meaning) for meaning in TEXTS):
            used = {name for columns in known.values() for name in columns} | {n for n in names if n.lower() in words.wrappers}
        else:
            used = set(names)
        dates = known.get("published", ())
        cells = (row[name] for row in parquet.rows_of(table, dates) for name in dates if isinstance(row, dict))
        order = order_in(cell for cell in cells if isinstance(cell, str)) if parquet.has_texts(table, dates) else None
        yield from parts_of(numbered(parquet.rows_of(table, used)), words, table_id, order, fixed=True)
    except Exception as error:  # noqa: BLE001  (the library raises many kinds on what is no table)
        yield Part(table_id, Problem("read", f"{table_id}: not a readable Parquet table ({' '.join(str(error).split())[:80]})"))


def sgml_parts(file: TextIO, table_id: str, lexicon: Lexicon) -> Iterator[Part]:
    """The documents of an SGML collection, numbered from 1; the last part says so where the collection is larger than its limit."""
    text = file.read(COLLECTION)
    yield from parts_of(numbered(sgml.rows_of(text)), lexicon.compiled(Vocabulary), table_id)
    if len(text) == COLLECTION and file.read(1):
        why = f"{table_id}: over the limit of {COLLECTION:,} characters for one collection; the last document is cut, what comes after it was left out"
        yield Part(f"{table_id}#rest", Problem("read", why))
