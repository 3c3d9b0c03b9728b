"""What each file gave, kept on disk: the same folder opens again without reading unchanged files.

An entry belongs to a file's content, its article id, and the rules: the code, the word lists and the libraries. Any change
of these makes another entry, so that nothing stale is ever found. The entries lie in one SQLite file outside of the user's
folder, in `$CORPUS_CACHE` ("off": nowhere), else `$XDG_CACHE_HOME/corpus`, else `~/.cache/corpus`. An entry is committed as
a whole: a process that is killed leaves the entries before it. One that does not hold its own checksum is made anew, a file
that is no database is put aside, and where nothing can be written the run goes on without.

Whether one article repeats another depends on what else is in the folder: that is no part of an entry.
"""

import hashlib
import importlib.metadata
import io
import marshal
import os
import sqlite3
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

from corpus.model import Problem
from corpus.reading import open_file

#: an article's id and its record as `record.as_dict` has it, or the reason why there is none
Item = tuple[str, dict[str, Any] | Problem]
#: what tells without a look inside that a file is unchanged: size, times of change, inode
Sign = tuple[int, int, int, int]

PACKAGE = Path(__file__).parent.parent
NAME = "records.sqlite"
#: bytes of the file from which the oldest entries are dropped, about 100,000 articles; the share that is kept then
MOST, KEPT = 2_000_000_000, 0.8
#: bytes of one entry: a container of more is read each time
LARGEST = 200_000_000
#: nanoseconds after a change in which another one could have the same time
BLURRED = 2_000_000_000
_TABLES = """
CREATE TABLE IF NOT EXISTS records (number INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS files (place BLOB PRIMARY KEY, sign TEXT NOT NULL, key BLOB NOT NULL) WITHOUT ROWID;
"""


def folder() -> Path | None:
    """Where the records are kept; None where they are not."""
    given = os.environ.get("CORPUS_CACHE")
    if given == "off":
        return None
    return Path(given) if given else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "corpus"


def rules_key(lexicons: Path | str | None = None) -> bytes:
    """A hash of all that decides what is found in a text: the code, the word lists (a user's too), the libraries."""
    found = hashlib.blake2b(digest_size=16)
    code = [file for file in PACKAGE.rglob("*") if file.suffix in (".py", ".toml", ".txt") and file.parts[len(PACKAGE.parts)] != "board"]
    own = Path(lexicons).glob("*.toml") if lexicons else ()
    for file in [*sorted(code), *sorted(own)]:
        found.update(f"{file.name}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    libraries = sorted({f"{library.name} {library.version}" for library in importlib.metadata.distributions()})
    found.update("\0".join([sys.version, *libraries]).encode())
    return found.digest()


@contextmanager
def opened(lexicons: Path | str | None = None, wanted: bool = True) -> Iterator["Records | None"]:
    """The records on disk; None where there are to be none, or where their folder cannot be written."""
    there = folder() if wanted else None
    if there is None:
        yield None
        return
    try:
        there.mkdir(parents=True, exist_ok=True, mode=0o700)
        records = Records(there / NAME, rules_key(lexicons))
    except (OSError, sqlite3.Error):
        yield None
        return
    with closing(records):
        yield records


def sign_of(file: Path) -> Sign | None:
    """What tells that a file is unchanged; None where it is gone."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


class Records:
    """The entries of one database under one set of rules. No method raises: a fault is a file that is read again."""

    def __init__(self, path: Path, rules: bytes) -> None:
        """Raises OSError or sqlite3.Error where there can be no database at `path`."""
        self.path, self.rules = path, rules
        try:
            self._open()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # not a database, or one that is broken
            self._put_aside()
            self._open()

    def _open(self) -> None:
        self.base: sqlite3.Connection | None = sqlite3.connect(self.path, timeout=5, isolation_level=None, check_same_thread=False)
        for setting in ("journal_mode = WAL", "synchronous = NORMAL"):
            self.base.execute(f"PRAGMA {setting}")
        self.base.executescript(_TABLES)

    def get(self, file: Path, article_id: str) -> list[Item] | None:
        """What the file gave when it was read last; None where it or the rules have changed since, or it was never read."""
        sign = sign_of(file)
        if sign is None:
            return None
        place = self._place(file, article_id)
        rows = self._ask("SELECT key, body FROM files JOIN records USING (key) WHERE place = ? AND sign = ?", place, repr(sign))
        if not rows:
            key = self._key(file, article_id)
            rows = self._ask("SELECT key, body FROM records WHERE key = ?", key) if key else []
            if rows and sign == sign_of(file):
                self._remember(place, sign, rows[0][0])
        if not rows:
            return None
        items = _unpacked(rows[0][1])
        if items is None:
            self._ask("DELETE FROM records WHERE key = ?", rows[0][0])
        return None if items is None else [_with_path(item, str(file)) for item in items]

    def sign(self, file: Path) -> Sign | None:
        """What tells that the file is unchanged, to be handed to `put` once it is read."""
        return sign_of(file)

    def put(self, file: Path, article_id: str, before: Sign | None, items: list[Item]) -> None:
        """Keep what a file gave. `before` is its sign before it was read: one that changed meanwhile is not kept."""
        key = self._key(file, article_id)
        if key is None or before is None or before != sign_of(file):
            return
        body = _packed(items)
        if len(body) <= LARGEST:
            self._ask("INSERT OR REPLACE INTO records (key, body) VALUES (?, ?)", key, body)
            self._remember(self._place(file, article_id), before, key)

    def close(self) -> None:
        """Drop the oldest entries where they have become too many, and let go of the file."""
        (pages,), (size,) = (self._ask(f"PRAGMA {name}") or [(0,)] for name in ("page_count", "page_size"))
        ((free,),) = self._ask("PRAGMA freelist_count") or [(0,)]
        if (pages[0] - free) * size[0] > MOST:
            ((count,),) = self._ask("SELECT count(*) FROM records") or [(0,)]
            self._ask(
                "DELETE FROM records WHERE number IN (SELECT number FROM records ORDER BY number LIMIT ?)", int(count * (1 - KEPT)) + 1
            )
            self._ask("DELETE FROM files WHERE key NOT IN (SELECT key FROM records)")
        if self.base is not None:
            self.base.close()
            self.base = None

    def _remember(self, place: bytes, sign: Sign, key: bytes) -> None:
        """Next time the file's sign will do, without a look inside; not where it changed so lately that it could change unseen."""
        if time.time_ns() - max(sign[1], sign[2]) > BLURRED:
            self._ask("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", place, repr(sign), key)

    def _place(self, file: Path, article_id: str) -> bytes:
        return self._hash(os.fsencode(file.absolute()), article_id)

    def _key(self, file: Path, article_id: str) -> bytes | None:
        """Content, name, id and rules as one key; None where the file cannot be read."""
        stream = open_file(file)
        if isinstance(stream, Problem):
            return None
        try:
            with stream:
                content = hashlib.file_digest(cast("io.BufferedReader", stream), "sha256").digest()
        except OSError:
            return None
        return self._hash(content, os.fsencode(file.name), article_id)

    def _hash(self, *parts: bytes | str) -> bytes:
        found = hashlib.blake2b(self.rules, digest_size=16)
        for part in parts:
            raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
            found.update(len(raw).to_bytes(8, "little") + raw)
        return found.digest()

    def _ask(self, statement: str, *values: Any) -> list[Any]:
        """The rows of an answer; none where the database is busy or broken. A broken one is put aside."""
        if self.base is None:
            return []
        try:
            return self.base.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            if type(error) is sqlite3.DatabaseError:  # malformed; its subclasses are a busy base, a full disk and the like
                self._put_aside()
            return []

    def _put_aside(self) -> None:
        if self.base is not None:
            self.base.close()
            self.base = None
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


def _packed(items: list[Item]) -> bytes:
    """Items as bytes, a checksum before them. (Plain values by marshal: it holds what JSON cannot, and runs nothing when read.)"""
    plain = [(article_id, (*_fields(item),) if isinstance(item, Problem) else item) for article_id, item in items]
    body = zlib.compress(marshal.dumps(plain), 1)
    return hashlib.blake2b(body, digest_size=16).digest() + body


def _unpacked(raw: bytes) -> list[Item] | None:
    """The items; None where a byte of them is not as it was written."""
    body = raw[16:]
    if hashlib.blake2b(body, digest_size=16).digest() != raw[:16]:
        return None
    plain = marshal.loads(zlib.decompress(body))
    return [(article_id, Problem(*item) if isinstance(item, tuple) else item) for article_id, item in plain]


def _fields(problem: Problem) -> tuple[str, str, int | None, int | None]:
    return problem.stage, problem.message, problem.start, problem.end


def _with_path(item: Item, path: str) -> Item:
    """The item as this run names its file: relative to where it runs."""
    article_id, record = item
    return item if isinstance(record, Problem) or record["path"] is None else (article_id, record | {"path": path})
