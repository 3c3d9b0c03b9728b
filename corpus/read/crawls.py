"""WARC, plain or gzipped → the pages of a crawl."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from corpus.model import Problem
from corpus.parts import Given, Part

#: bytes of one page, and bytes read at a time
LIMIT, CHUNK = 20_000_000, 65_536
#: content types that may hold an article
KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text", "application/pdf": "pdf"}
#: how a packed piece and how a record begins
GZIP, RECORD = b"\x1f\x8b\x08", b"WARC/1."
NEXT = re.compile(rb"WARC/1\.\d\r?\n(?:WARC|Content)-")


class Page(NamedTuple):
    """An answer that holds an article."""

    raw: bytes
    kind: str
    given: Given


def crawl_parts(file: BinaryIO, crawl_id: str) -> Iterator[Part]:
    """The answers of a crawl that hold a page, a text or a PDF, numbered from 1 with their addresses; pictures and scripts are passed over.

    A stretch that cannot be read is a problem; what comes after it is read.
    """
    for number, page in enumerate(_pages(file), 1):
        part_id = f"{crawl_id}#{number}"
        if isinstance(page, str):
            yield Part(part_id, Problem("read", f"{part_id}: broken in the crawl and passed over ({page})"))
        elif len(page.raw) > LIMIT:
            yield Part(part_id, Problem("read", f"{part_id}: {page.given.url} is over the limit of {LIMIT:,} bytes"))
        else:
            yield Part(part_id, page.raw, page.kind, given=page.given)


def _pages(file: BinaryIO) -> Iterator[Page | str]:
    """The pages one by one; for a broken stretch the reason, and then what comes after it."""
    packed = file.read(len(GZIP)) == GZIP
    following: int | None = 0
    sound = True
    while following is not None:
        at = following
        file.seek(at)
        stream: Any = Unpacked(file) if packed else file
        answers = Answers(stream)
        try:
            for page in answers:
                sound = True
                yield page
            following = _find(file, GZIP, stream.end()) if packed else None
        except (GeneratorExit, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001  (malformed records raise many kinds in the library)
            if sound:  # what is tried within a broken stretch is still that stretch
                yield " ".join(str(error).split())[:80] or type(error).__name__
            sound = False
            following = _find(file, GZIP, at + 1) if packed else _find(file, RECORD, max(at, answers.last) + 1)


class Answers:
    """The pages of a stream. `last` is where the last record whose head could be read begins: what breaks may be in its length."""

    def __init__(self, stream: Any) -> None:
        from warcio.archiveiterator import ArchiveIterator

        self.records = ArchiveIterator(stream, check_digests=False)
        self.last = -1

    def __iter__(self) -> Iterator[Page]:
        for record in self.records:
            self.last = int(self.records.offset)
            if not record.rec_headers.get_header("Content-Length"):
                raise ValueError("a record without its length")
            if record.rec_type in ("response", "resource") and (kind := _kind(record)) is not None:
                url = record.rec_headers.get_header("WARC-Target-URI")
                yield Page(_content(record), kind, Given(url=url, charset=_charset(record)))


def _content(record: Any) -> bytes:
    raw: bytes = record.content_stream().read(LIMIT + 1)
    if NEXT.search(raw):
        raise ValueError("its length reaches into the next record")
    if len(raw) <= LIMIT and getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("the file ends in the middle of a record")
    return raw


def _find(file: BinaryIO, sign: bytes, start: int) -> int | None:
    """The place of the next piece that begins at `start` or after it."""
    file.seek(start)
    before = b""
    while chunk := file.read(CHUNK):
        at = (before + chunk).find(sign)
        if at >= 0:
            return start - len(before) + at
        start += len(chunk)
        before = (before + chunk)[-len(sign) + 1 :]
    return None


class Unpacked(io.RawIOBase):
    """One piece packed with gzip, unpacked as it is read: a record, or a whole crawl that was packed at once."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.unpacker = zlib.decompressobj(wbits=31)
        self.packed = b""

    def readable(self) -> bool:
        """True, as of any file to read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Unpack some bytes into the buffer: their number, 0 at the end. Raises EOFError or zlib.error where the piece is broken."""
        while not self.unpacker.eof:
            self.packed = self.packed or self.file.read(CHUNK)
            if not self.packed:
                raise EOFError("the file ends in the middle of a packed piece")
            found = self.unpacker.decompress(self.packed, len(buffer))
            self.packed = self.unpacker.unconsumed_tail
            if found:
                buffer[: len(found)] = found
                return len(found)
        return 0

    def end(self) -> int:
        """Where the piece ends in the file."""
        while self.readinto(bytearray(CHUNK)):
            pass
        return self.file.tell() - len(self.unpacker.unused_data)


def _kind(record: Any) -> str | None:
    """What an answer holds, None where it is no page, or the answer to something that is not there, or the crawler's own notes."""
    headers = record.http_headers
    if headers is not None and not (headers.get_statuscode() or "").startswith("2"):
        return None
    content_type = (headers or record.rec_headers).get_header("Content-Type") or ""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return KINDS.get(content_type.partition(";")[0].strip().lower()) if url.startswith(("http://", "https://", "file:")) else None


def _charset(record: Any) -> str | None:
    content_type = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    return content_type.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
