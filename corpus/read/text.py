"""Bytes of a plain text or Markdown file → Article."""

import codecs
import hashlib
import re
from pathlib import Path

from corpus.model import Article, Problem

#: bytes; a news article is some kilobytes, a book about one megabyte: what is larger is no article
LIMIT = 20_000_000
#: bytes; below this a detector guesses more than it knows (a 21-byte cp1251 headline is misread)
ENOUGH_TO_DETECT = 200

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A NUL in the first block of a file without a BOM: an image, an archive, a program.
BINARY = re.compile(rb"\x00")


def read_text(path: Path, article_id: str) -> Article | Problem:
    """The file decoded, no character changed (a BOM aside), or the reason why it is no article."""
    try:
        size = path.stat().st_size
        if size > LIMIT:
            return Problem("read", f"{article_id}: {size:,} bytes, over the limit of {LIMIT:,}")
        raw = path.read_bytes()
    except OSError as error:
        return Problem("read", f"{article_id}: {error.strerror or error}")
    decoded = decode(raw)
    if isinstance(decoded, Problem):
        return Problem(decoded.stage, f"{article_id}: {decoded.message}")
    text, doubt = decoded
    if not text.strip():
        return Problem("read", f"{article_id}: no text in it")
    media = "markdown" if path.suffix.lower() in (".md", ".markdown") else "text"
    return Article(article_id, text, path=str(path), sha256=hashlib.sha256(raw).hexdigest(), media=media, problems=doubt)


def decode(raw: bytes) -> tuple[str, tuple[Problem, ...]] | Problem:
    """Text and doubts: a BOM decides, else strict UTF-8, else a detector on long text, else Windows-1252.

    >>> decode(b"caf\\xc3\\xa9")
    ('café', ())
    """
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _with_bom(raw[len(bom) :], encoding)
    if BINARY.search(raw, 0, 8192):
        return Problem("decode", "binary content, not a text file")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        place = error.start
    return _guess(raw, place)


def _with_bom(raw: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text, (Problem("decode", f"{broken} characters are not valid {encoding}"),) if broken else ()


def _guess(raw: bytes, place: int) -> tuple[str, tuple[Problem, ...]]:
    """Neither BOM nor UTF-8: every way out is a guess, and is said to be one."""
    if len(raw) >= ENOUGH_TO_DETECT:
        import charset_normalizer  # here, not above: 60 ms that a UTF-8 file need not pay

        best = charset_normalizer.from_bytes(raw).best()
        if best is not None:
            return str(best), (Problem("decode", f"not UTF-8 (byte {place}); read as {best.encoding}, which was detected"),)
    return raw.decode("cp1252", "replace"), (Problem("decode", f"not UTF-8 (byte {place}); read as cp1252 for want of a better guess"),)
