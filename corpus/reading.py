"""THE OTHER PATH: from a file to its articles. What a file is, which reader takes it, what its container adds."""

import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from corpus.lexicon import Lexicon
from corpus.model import Article, Problem
from corpus.parts import Part, with_given
from corpus.read.kinds import CONTAINERS, HEAD, kind_of
from corpus.read.text import LIMIT, declared_in, decode, guess_encoding, mixed_up, read_text

#: containers inside containers that are opened; bytes of a container
NESTED, CONTAINER = 2, 4_000_000_000

#: an article, why there is none, or the articles of a container
Read = Article | Problem | Iterator["Lazy"]
Lazy = tuple[str, Callable[[], Read]]


def open_file(path: Path) -> BinaryIO | Problem:
    """The file opened, if it is a regular one: pipes and devices are never waited for, whatever stands at the path by now."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        return Problem("read", f"{path.name}: {getattr(error, 'strerror', None) or error}")
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        return Problem("files", f"{path.name}: not a regular file")
    return os.fdopen(number, "rb")


def read_path(path: Path, article_id: str, lexicon: Lexicon) -> Iterator[Lazy]:
    """(id, how to read it) for each article of a file, in the file's order."""
    file = open_file(path)
    if isinstance(file, Problem):
        yield article_id, partial(replace, file, message=f"{article_id}: {file.message.partition(': ')[2]}")
        return
    with file:
        head = file.read(HEAD)
        size = os.fstat(file.fileno()).st_size
        kind = _kind(head, file, path.name)
        file.seek(0)
        if kind == "gzip":
            yield article_id, partial(_gzip, file, Part(article_id, b"", name=path.name), lexicon, str(path), 0)
        elif size > (CONTAINER if kind in CONTAINERS else LIMIT):
            yield article_id, lambda: Problem("read", f"{article_id}: {size:,} bytes, over the limit of {LIMIT:,}")
        elif kind in CONTAINERS:
            for part in _parts(file, kind, article_id, lexicon):
                yield lazy(part, lexicon, str(path), 1)
        else:
            yield lazy(Part(article_id, file.read, kind, path.name), lexicon, str(path))


def lazy(part: Part, lexicon: Lexicon, path: str | None = None, depth: int = 0) -> Lazy:
    """How to read one part when its turn comes."""
    return part.id, partial(_opened, part, lexicon, path, depth)


def _opened(part: Part, lexicon: Lexicon, path: str | None, depth: int) -> Read:
    """The part's article, or the articles in it where it is a container."""
    if callable(part.body):
        part = part._replace(body=part.body())
    body, kind = part.body, part.kind
    if isinstance(body, bytes) and kind is None:
        kind = _kind(body[:HEAD], io.BytesIO(body), part.name)
    if isinstance(body, bytes) and kind in CONTAINERS:
        if depth >= NESTED:
            return Problem("read", f"{part.id}: a container in a container in a container; it was not opened")
        return (lazy(inner, lexicon, path, depth + 1) for inner in _parts(io.BytesIO(body), kind, part.id, lexicon))
    if isinstance(body, bytes) and kind == "gzip" and depth < NESTED:
        return _gzip(io.BytesIO(body), part, lexicon, path, depth)
    if isinstance(body, bytes) and kind == "mail":
        return _mail(part, body, lexicon, path, depth)
    read = read_part(part._replace(kind=kind), lexicon)
    return replace(read, path=path) if isinstance(read, Article) and path is not None else read


def _gzip(file: BinaryIO, part: Part, lexicon: Lexicon, path: str | None, depth: int) -> Read:
    """What is packed with gzip: a container, unpacked as it is read, or one file, unpacked up to the limit and read as what it is."""
    import gzip

    stream: Any = gzip.GzipFile(fileobj=file)
    name = part.name.removesuffix(".gz")
    kind = kind_of(stream.read(HEAD), name)
    stream.seek(0)
    if kind in CONTAINERS and kind not in ("zip", "parquet"):  # those are read from their end, so that they are unpacked first
        return (lazy(inner, lexicon, path, depth + 1) for inner in _parts(stream, kind, part.id, lexicon))
    raw = stream.read(LIMIT + 1)
    if len(raw) > LIMIT:
        return Problem("read", f"{part.id}: unpacks to more than the limit of {LIMIT:,} bytes")
    return _opened(part._replace(body=raw, kind=None, name=name), lexicon, path, depth + 1)


def _mail(part: Part, body: bytes, lexicon: Lexicon, path: str | None, depth: int) -> Read:
    """A message, or it and what is attached to it."""
    from corpus.read.mail import mail_parts

    parts = mail_parts(body, part.id, part.given)
    if len(parts) == 1 and parts[0].id == part.id:
        return _opened(parts[0], lexicon, path, depth)
    if depth < NESTED:
        return (lazy(inner, lexicon, path, depth + 1) for inner in parts)
    left_out = Problem("read", f"{len(parts) - 1} attachments were not opened: a container in a container in a container")
    return _opened(parts[0]._replace(id=part.id, doubts=(left_out,)), lexicon, path, depth)


def malformed(part_id: str, error: Exception) -> Problem:
    """Why there is no article: libraries raise anything on malformed files.

    >>> malformed("a.pdf", ValueError("no pages")).message
    'a.pdf: malformed (ValueError: no pages)'
    """
    if isinstance(error, MemoryError):
        return Problem("read", f"{part_id}: reading it took more memory than allowed")
    return Problem("read", f"{part_id}: malformed ({type(error).__name__}: {str(error)[:100]})")


def _kind(head: bytes, file: BinaryIO, name: str) -> str:
    """The kind, a ZIP file looked into: office documents are ZIP files too."""
    kind = kind_of(head, name)
    if kind != "zip":
        return kind
    from corpus.read.word import is_word

    file.seek(0)
    return "docx" if is_word(file) else "zip"


def _parts(file: BinaryIO, kind: str, part_id: str, lexicon: Lexicon) -> Iterator[Part]:
    """The parts of a container; where reading it fails, what comes after is one reason."""
    number = 0
    try:
        for part in _members(file, kind, part_id, lexicon):
            number += 1
            yield part
    except Exception as error:  # noqa: BLE001  (the boundary of a container, as `read_part` is that of an article)
        why = malformed(part_id, error)
        if number:
            why = replace(why, message=f"{why.message}; what comes after was left out")
        yield Part(f"{part_id}#{number + 1}" if number else part_id, why)


def _members(file: BinaryIO, kind: str, part_id: str, lexicon: Lexicon) -> Iterator[Part]:
    if kind == "zip":
        from corpus.read.archives import zip_parts

        yield from zip_parts(file, part_id)
    elif kind == "warc":
        from corpus.read.crawls import crawl_parts

        yield from crawl_parts(file, part_id)
    elif kind == "mbox":
        from corpus.read.mail import mailbox_parts

        yield from mailbox_parts(file, part_id)
    else:
        yield from _table(file, kind, part_id, lexicon)


def _table(file: BinaryIO, kind: str, part_id: str, lexicon: Lexicon) -> Iterator[Part]:
    from corpus.read import tables

    if kind == "parquet":
        yield from tables.parquet_parts(file, part_id, lexicon)
        return
    raw = file.read(LIMIT + 1 if kind == "json" else 1_000_000)
    encoding = _encoding(raw)
    if kind == "json" and len(raw) > LIMIT:
        yield Part(part_id, Problem("read", f"{part_id}: over the limit of {LIMIT:,} bytes for JSON that is no JSON Lines"))
    elif kind == "json":
        yield from tables.json_parts(raw.decode(encoding, "replace"), part_id, lexicon)
    else:
        file.seek(0)
        read = {"csv": tables.csv_parts, "jsonl": tables.lines_parts, "sgml": tables.sgml_parts}[kind]
        # "\n" alone: a line end of another kind within a cell is the cell's own
        old = b"\n" not in raw and b"\r" in raw and kind == "csv"
        yield from read(io.TextIOWrapper(file, encoding, errors="replace", newline="\r" if old else "\n"), part_id, lexicon)


def _encoding(raw: bytes) -> str:
    """The encoding that `decode` would choose for a table's first part, for the whole of it."""
    for bom, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(bom):
            return name
    try:
        raw[: raw.rfind(b"\n") + 1 or None].decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return guess_encoding(raw)[0]


# ------------------------------------------------------------------ one article
def read_part(part: Part, lexicon: Lexicon) -> Article | Problem:
    """The article of one part, or the reason why there is none. A mistake in a reader is a reason too, never the end of a run."""
    if isinstance(part.body, Problem):
        return part.body
    if isinstance(part.body, bytes) and len(part.body) > LIMIT:
        return Problem("read", f"{part.id}: {len(part.body):,} bytes, over the limit of {LIMIT:,}")
    try:
        read = _read(part, lexicon)
    except Exception as error:  # noqa: BLE001  (the boundary of a part in a part)
        return malformed(part.id, error)
    if isinstance(read, Problem):
        return read
    if not any(map(str.isalnum, read.text)):
        return Problem("read", f"{part.id}: no words in it")
    read = with_given(read, part.given)
    if part.doubts or part.media:
        read = replace(read, problems=(*part.doubts, *read.problems), media=part.media or read.media)
    return read


def _read(part: Part, lexicon: Lexicon) -> Article | Problem:
    body, kind = part.body, part.kind or "text"
    assert isinstance(body, bytes | str)
    if kind.startswith("no: "):
        return Problem("read", f"{part.id}: {kind[4:]}, no article")
    if isinstance(body, str):
        return _page(body, part, lexicon, (), None) if kind == "html" else _text(body, part, kind)
    sha256 = hashlib.sha256(body).hexdigest()
    if kind == "gzip":
        return Problem("read", f"{part.id}: a container in a container in a container; it was not opened")
    if kind == "letter":
        from corpus.read.mail import as_forwarded, mail_part

        read = read_part(mail_part(body, part.id, part.given), lexicon)
        return read if isinstance(read, Problem) else as_forwarded(replace(read, sha256=sha256))
    if kind == "html":
        decoded = decode(body, part.given.charset or declared_in(body))
        if isinstance(decoded, Problem):
            return Problem(decoded.stage, f"{part.id}: {decoded.message}")
        return _page(decoded[0], part, lexicon, decoded[1], sha256)
    if kind in ("pdf", "docx", "rtf"):
        return _document(body, kind, part.id)
    return read_text(body, part.id, markdown=kind == "markdown", declared=part.given.charset)


def _text(body: str, part: Part, kind: str) -> Article:
    """A text that is decoded already; the elements and entities of a fragment of HTML are read as those of a page."""
    sha256 = hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    if kind == "fragment":
        from corpus.read.page.tree import all_text

        body = all_text(body)
    return Article(part.id, body, sha256=sha256, media="csv" if kind == "figures" else "text", problems=mixed_up(body))


def _page(text: str, part: Part, lexicon: Lexicon, doubts: tuple[Problem, ...], sha256: str | None) -> Article | Problem:
    from corpus.read.pages import read_page  # here, not above: 0.4 s that a text need not pay

    read = read_page(text, part.id, lexicon, part.given.url, sha256)
    return read if isinstance(read, Problem) else replace(read, problems=(*doubts, *read.problems))


def _document(body: bytes, kind: str, part_id: str) -> Article | Problem:
    if kind == "pdf":
        from corpus.read.pdfs import read_pdf

        return read_pdf(body, part_id)
    if kind == "docx":
        from corpus.read.word import read_word

        return read_word(body, part_id)
    from corpus.read.rtf import read_rtf

    return read_rtf(body, part_id)


def warm(kind: str) -> None:
    """Import what a kind needs, before the clock runs: no file can make it slower."""
    import importlib

    rooms = {
        "html": "corpus.read.pages trafilatura htmldate",
        "mail": "corpus.read.mail",
        "pdf": "pypdfium2",
        "docx": "corpus.read.word lxml.etree",
        "rtf": "striprtf.striprtf",
    }
    rooms |= {
        "zip": "corpus.read.archives corpus.read.word lxml.etree",
        "warc": "warcio.archiveiterator corpus.read.pages trafilatura htmldate",
        "parquet": "pyarrow.parquet",
    }
    for module in rooms.get(kind, "").split():
        importlib.import_module(module)
