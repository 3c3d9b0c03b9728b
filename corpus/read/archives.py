"""ZIP → the parts in it, each unpacked with a limit; names inside are shown and never used as paths."""

import itertools
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from corpus.model import Problem
from corpus.parts import Part

#: bytes that one article may unpack to, files that one archive may hold
LIMIT, FILES = 20_000_000, 100_000


def zip_parts(file: BinaryIO, archive_id: str) -> Iterator[Part]:
    """The files of an archive in its own order, numbered from 1. A broken, locked or swelling one is a problem, the others go on."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        yield Part(archive_id, Problem("read", f"{archive_id}: not a readable ZIP ({error})"))
        return
    with archive:
        if _overlaps(archive):
            yield Part(archive_id, Problem("read", f"{archive_id}: its files overlap, as no honest archive's do; it was not opened"))
            return
        number = 0
        for info in archive.infolist():
            if info.is_dir() or _is_hidden(info.filename):
                continue
            number += 1
            if number > FILES:
                yield Part(f"{archive_id}#{number}", Problem("read", f"{archive_id}: more than {FILES:,} files; the rest was left out"))
                return
            yield _part(archive, info, f"{archive_id}#{number}")


def _overlaps(archive: zipfile.ZipFile) -> bool:
    """Whether packed files share bytes: how a small archive unpacks to anything (the "zip bomb" of D. Fifield, 2019)."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    return any(b.header_offset < a.header_offset + 30 + a.compress_size for a, b in itertools.pairwise(infos))


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, part_id: str) -> Part:
    name = f"{part_id} ({info.filename[:120]!r})"
    if info.flag_bits & 1:
        return Part(part_id, Problem("read", f"{name}: it asks for a password"))
    try:
        with archive.open(info) as stream:
            raw = stream.read(LIMIT + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        return Part(part_id, Problem("read", f"{name}: broken in the archive ({str(error)[:80]})"))
    if len(raw) > LIMIT:
        return Part(part_id, Problem("read", f"{name}: unpacks to more than the limit of {LIMIT:,} bytes"))
    return Part(part_id, raw, name=info.filename)
