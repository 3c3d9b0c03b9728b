"""Articles that a visitor adds to those of the folder, for one session: read from memory, never written anywhere.

They take the way of every article (the same readers in bounded processes, the same rules), and their tables are
joined to the folder's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

import pandas as pd
from pandas.api.types import union_categoricals

from corpus import lexicon, schema
from corpus.board.prepared import Prepared
from corpus.loader import Found, How, read_parts
from corpus.model import Problem
from corpus.parts import NO_ARTICLES, Part
from corpus.read.isolate import Limits
from corpus.read.text import LIMIT
from corpus.relate.duplicates import Duplicates, fingerprint
from corpus.tables import Tables, make_tables

#: articles that one session may add: more belong into a folder, which is read once and not for each visitor
MOST = 1000
#: characters of one article's text, some 80,000 words: the page waits about a second while the rules read so much, and slows down with it
LONGEST = 500_000
#: what a file may take of the processor: less than in a folder, because other visitors wait for it too
LIMITS = Limits(file=20.0, rate=200_000)
#: characters of a name that are kept
LONGEST_NAME = 120
PASTED = "pasted text"
KINDS = (
    "plain text and Markdown, saved web pages (.html, .mhtml), PDF with text in it, Word (.docx), RTF, e-mails (.eml, .mbox), tables of "
    "articles (.csv, .jsonl, .parquet), crawls (.warc), and ZIP files of these"
)


def limits_in_words() -> str:
    """What is accepted, and what a file may take.

    >>> limits_in_words().split(". ")[0]
    'Limits: 20 MB a file, 5 seconds of processor time to read an article and 5 to analyze it, 500,000 characters of its text, 1,000 articles'
    """
    return (
        f"Limits: {LIMIT // 1_000_000} MB a file, {LIMITS.seconds:g} seconds of processor time to read an article and {LIMITS.seconds:g} to "
        f"analyze it, {LONGEST:,} characters of its text, {MOST:,} articles. Kinds: {KINDS}. File type is detected from its contents."
    )


def add(
    there: Tables,
    files: Sequence[tuple[str, bytes]],
    pasted: str = "",
    most: int = MOST,
    tick: Callable[[], object] | None = None,
    before: Tables | None = None,
) -> Tables:
    """The tables of files (name, bytes) and of a text, to be joined to those that are there and those that were added `before`.

    Whatever cannot be read is a row of `problems` with its reason. `most` articles are read. `tick` is called several times
    a second: what it raises, because nobody waits any more, ends the work.
    """
    known = [there] if before is None else [there, before]
    taken = {article for tables in known for article in (*tables.articles["id"], *tables.problems["article"])}
    seen = _seen(there) if before is None else _remembered(before, Duplicates(_seen(there)))
    found = read_parts(list(_parts(files, pasted, taken)), lexicon.load(), LONGEST, seen, How(2, LIMITS, tick=tick))
    return make_tables(_up_to(found, most))


def _seen(there: Tables) -> Duplicates:
    """The articles of a folder, as what is added is held against them: made once for all visitors."""
    if not isinstance(there, Prepared):
        return _remembered(there, Duplicates())
    return there.kept.get("duplicates", lambda: _remembered(there, Duplicates()), _size)


def _remembered(tables: Tables, duplicates: Duplicates) -> Duplicates:
    for article_id, text in zip(tables.articles["id"], tables.articles["text"], strict=True):
        duplicates.repeated(article_id, fingerprint(text))
    return duplicates


def _size(duplicates: Duplicates) -> int:
    """Bytes, roughly: the words, and as much again twice for the samples."""
    return 3 * sum(len(words) for words, _ in duplicates.seen.values())


def _parts(files: Iterable[tuple[str, bytes]], pasted: str, taken: Iterable[str]) -> Iterator[Part]:
    """The files as parts, each with an id that no other article has: its name, "~2" behind it where that is taken."""
    ids = {str(one).partition("#")[0] for one in taken}
    for name, body in [*files, *([(PASTED, pasted.encode("utf-8", "replace"))] if pasted.strip() else [])]:
        clean = _name(name)
        article_id, count = clean, 1
        while article_id in ids:
            count += 1
            article_id = f"{clean}~{count}"
        ids.add(article_id)
        ending = PurePosixPath(clean).suffix.lower()
        if ending in NO_ARTICLES:
            yield Part(article_id, Problem("files", f"{article_id}: no reader for {ending} files"), "text")
        else:
            yield Part(article_id, body, "text" if name == PASTED else None, clean)


def _name(name: str) -> str:
    r"""A file's own name without folders, as it is shown and linked to; it is never used as a path.

    >>> _name("../../etc/a.txt"), _name("C:\\texts\\b.pdf"), _name("")
    ('a.txt', 'b.pdf', 'file')
    """
    last = name.encode("utf-8", "replace").decode("utf-8").replace("\\", "/").rstrip("/").rpartition("/")[2]
    return last.replace("#", "_").strip()[-LONGEST_NAME:] or "file"


def _up_to(found: Iterator[Found], most: int) -> Iterator[Found]:
    yield from islice(found, most)
    if (left := next(found, None)) is not None:
        yield (
            left[0],
            Problem(
                "read",
                f"{left[0]}: a session adds {MOST:,} articles at most; this one and those after it were left out. A folder may hold any number",
            ),
        )


def join(first: Tables, second: Tables) -> Tables:
    """The rows of both, in this order, in the schema's columns and dtypes."""
    joined = {}
    for name, columns in schema.TABLES.items():
        left, right = getattr(first, name), getattr(second, name)
        joined[name] = pd.DataFrame({column.name: _joined(left[column.name], right[column.name], column) for column in columns})
    return Tables(**joined)


def _joined(left: "pd.Series[Any]", right: "pd.Series[Any]", of: schema.Column) -> "pd.Series[Any]":
    if of.dtype == "category":
        return pd.Series(union_categoricals([left, right], sort_categories=True))
    return pd.concat([left, right], ignore_index=True)


def unread(tables: Tables) -> list[str]:
    """Why something is no article, or is one that gave no rows: the reasons, each with the name of what it is about."""
    rows = tables.problems
    rows = rows[~rows["article"].isin(tables.articles["id"]) | ((rows["stage"] == "language") & rows["start"].isna())]
    pairs = zip(rows["article"].astype("str"), rows["message"], strict=True)
    return [message if message.startswith(article) else f"{article}: {message}" for article, message in pairs]
