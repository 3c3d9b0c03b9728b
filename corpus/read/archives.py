"""ZIP → the parts in it, each unpacked with a limit; names inside are shown and never used as paths."""

import itertools
import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from corpus.model import Problem
from corpus.parts import NO_ARTICLES, PAGE_PARTS, Part

#: bytes that one article may unpack to, files that one archive may hold
LIMIT, FILES = 20_000_000, 100_000
#: how an entry of the directory and how a file in the archive begins, an entry's length without its name, and the flag (of
#: the second byte of flags) that says "the name is UTF-8"
ENTRY, MEMBER, ENTRY_LONG, UTF8 = b"PK\x01\x02", b"PK\x03\x04", 46, 0x08


def zip_parts(file: BinaryIO, archive_id: str) -> Iterator[Part]:
    """The files of an archive in its own order, numbered from 1. A broken, locked or swelling one is a problem, the others go on."""
    try:
        archive = _opened(file)
    except Exception as error:  # noqa: BLE001  (the standard library raises many kinds on a malformed directory)
        yield Part(archive_id, Problem("read", f"{archive_id}: not a readable ZIP ({error})"))
        return
    if _overlaps(archive):
        yield Part(archive_id, Problem("read", f"{archive_id}: its files overlap, as no honest archive's do; it was not opened"))
        return
    names = frozenset(_slashed(info.filename) for info in archive.infolist())
    files = (info for info in archive.infolist() if not (_is_folder(info) or _is_passed_over(_slashed(info.filename), names)))
    for number, info in enumerate(files, 1):
        if number > FILES:
            yield Part(f"{archive_id}#{number}", Problem("read", f"{archive_id}: more than {FILES:,} files; the rest was left out"))
            return
        yield _part(archive, info, f"{archive_id}#{number}")


def _opened(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except UnicodeDecodeError:
        return zipfile.ZipFile(_Relabeled(file))


class _Relabeled:
    """A file whose entries claim UTF-8 names only where they are: one odd name would make `zipfile` refuse the whole archive."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.seek, self.tell, self.seekable, self.close = file.seek, file.tell, file.seekable, file.close
        self.odd: set[int] = set()

    def read(self, size: int = -1) -> bytes:
        at = self.file.tell()
        raw = self.file.read(size)
        if raw.startswith(ENTRY):
            return self._relabeled(bytearray(raw))
        if at in self.odd and raw.startswith(MEMBER):
            return raw[:6] + bytes([raw[6], raw[7] & ~UTF8]) + raw[8:]
        return raw

    def _relabeled(self, directory: bytearray) -> bytes:
        at = 0
        while directory[at : at + 4] == ENTRY and at + ENTRY_LONG <= len(directory):
            name, extra, comment = struct.unpack_from("<HHH", directory, at + 28)
            try:
                directory[at + ENTRY_LONG : at + ENTRY_LONG + name].decode("utf-8")
            except UnicodeDecodeError:
                directory[at + 9] &= ~UTF8
                self.odd.add(struct.unpack_from("<I", directory, at + 42)[0])
            at += ENTRY_LONG + name + extra + comment
        return bytes(directory)


def _overlaps(archive: zipfile.ZipFile) -> bool:
    """Whether packed files share bytes: how a small archive unpacks to anything (the "zip bomb" of D. Fifield, 2019)."""
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    return any(b.header_offset < a.header_offset + 30 + a.compress_size for a, b in itertools.pairwise(infos))


def _slashed(name: str) -> str:
    """A name with the separators of the format: some programs on Windows write their own."""
    return name.replace("\\", "/")


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return _slashed(info.filename).endswith("/") or (not info.file_size and bool(info.external_attr & 0x10))  # 0x10: a folder on DOS


def _is_passed_over(name: str, names: frozenset[str]) -> bool:
    """What a folder on disk would not give either: hidden files, READMEs, the parts of a saved page."""
    *folders, last = name.split("/")
    if "__MACOSX" in folders or any(part.startswith(".") and part not in (".", "..") for part in (*folders, last)):
        return True
    if last.rpartition(".")[0].upper() == "README" or last.upper() == "README":
        return True
    above = ["/".join(folders[: i + 1]) for i in range(len(folders))]
    return any(
        folder.endswith(PAGE_PARTS) and any(folder.removesuffix(PAGE_PARTS) + ending in names for ending in (".html", ".htm", ".xhtml"))
        for folder in above
    )


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, part_id: str) -> Part:
    name = f"{part_id} ({info.filename[:120]!r})"
    ending = "." + info.filename.rpartition(".")[2].lower()
    if ending in NO_ARTICLES:
        return Part(part_id, Problem("read", f"{name}: no reader for {ending} files"))
    if info.flag_bits & 1:
        return Part(part_id, Problem("read", f"{name}: it asks for a password"))
    return Part(part_id, partial(_unpacked, archive, info, name), name=info.filename)


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes | Problem:
    """What is packed, once its turn comes: a file that is passed over is not unpacked, and one that hangs or swells costs itself."""
    try:
        with archive.open(info) as stream:
            raw = stream.read(LIMIT + 1)
    except MemoryError:
        return Problem("read", f"{name}: unpacking it took more memory than allowed")
    except Exception as error:  # noqa: BLE001  (each way of packing has errors of its own)
        return Problem("read", f"{name}: broken in the archive ({str(error)[:80] or type(error).__name__})")
    if len(raw) > LIMIT:
        return Problem("read", f"{name}: unpacks to more than the limit of {LIMIT:,} bytes")
    return raw
