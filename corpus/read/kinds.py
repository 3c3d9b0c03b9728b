"""What a file is, told from its first bytes; a name only settles what the content leaves open."""

import gzip
import json
import re
import zlib
from collections.abc import Sequence

from corpus.grammar.columns import columns_of, usual

#: bytes at a file's beginning that are looked at
HEAD = 65_536
#: kinds that hold several articles, and those that cannot hang or swell while they are read
CONTAINERS = frozenset({"zip", "mbox", "csv", "jsonl", "json", "parquet", "warc", "sgml"})
PLAIN = frozenset({"text", "markdown"})
SIGNATURES: Sequence[tuple[bytes, str]] = (
    (b"%PDF", "pdf"),
    (b"PAR1", "parquet"),
    (b"{\\rtf", "rtf"),
    (b"WARC/", "warc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
)
#: files that are often met and never hold an article, by how they begin
NO_ARTICLES: Sequence[tuple[bytes, str]] = (
    (b"\x89PNG", "an image"), (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"II*\x00", "an image"), (b"MM\x00*", "an image"), (b"BM", "an image"),
    (b"RIFF", "sound, film or an image"), (b"ID3", "sound"), (b"OggS", "sound"), (b"\x00\x00\x00\x18ftyp", "film"), (b"\x00\x00\x00\x20ftyp", "film"), (b"\x1aE\xdf\xa3", "film"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls): save it as .docx"), (b"7z\xbc\xaf", "a 7z archive: unpack it, or pack it as zip"),
    (b"Rar!", "a rar archive: unpack it, or pack it as zip"), (b"\xfd7zXZ", "an xz archive: unpack it"), (b"BZh", "a bz2 archive: unpack it"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "a database"), (b"wOFF", "a font"), (b"wOF2", "a font"),
)  # fmt: skip
BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
#: how a page begins, or the elements of which some stand near the beginning of a page without a head
PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}+>\s{0,99}+)?(?><!--.{0,2000}?-->\s{0,99}){0,5}+(?:<!doctype\s+html|<html|<head|<body)",
    re.IGNORECASE | re.DOTALL,
)
ELEMENT = re.compile(
    rb"</?(?:html|head|body|div|p|meta|title|script|article|section|span|h1|h2|a|br|ul|li|table|td)\b[^<>]{0,300}>", re.IGNORECASE
)
MAIL = re.compile(rb"(?:^|\n)(received|return-path|message-id|mime-version|delivered-to|content-type|content-transfer-encoding|dkim-signature|snapshot-content-location|x-[a-z-]{2,40}|from|to|subject|date):", re.IGNORECASE)  # fmt: skip
MAIL_ALONE = frozenset(
    {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"content-transfer-encoding", b"dkim-signature"}
)
MBOX = re.compile(rb"From \S+ .{0,60}\d{4}\r?\n[A-Za-z-]{2,40}:")
#: a collection of articles in SGML, as Reuters-21578 and TREC are
SGML = re.compile(
    rb"(?:<!doctype[^>]{0,200}>\s{0,99})?(?:<reuters\s|<doc(?:\s[^>]{0,200})?>\s{0,99}<doc(?:no|id)>|<doc\s{1,9}id=)", re.IGNORECASE
)
#: a line of a block of headers, or one that continues the line above it
HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:|[ \t]|>?From \S")
#: containers that their names announce, with a sign that they hold what the name says
NAMED = (
    ((".jsonl", ".ndjson"), re.compile(rb"(?:^|\n)\{"), "jsonl"),
    ((".mbox", ".mbx"), re.compile(rb"(?:^|\n)From \S"), "mbox"),
    ((".sgm", ".sgml"), re.compile(rb"<(?:reuters|doc)[\s>]", re.IGNORECASE), "sgml"),
    ((".warc",), re.compile(rb"WARC/1\."), "warc"),
)
#: lines of a file at which it is seen whether each is an object of its own
LINES = 20


def kind_of(head: bytes, name: str = "") -> str:
    """The kind of a file that begins with `head`: text, markdown, html, mail, pdf, rtf, gzip, a container's, or "no: why not".

    >>> kind_of(b"%PDF-1.7"), kind_of(b"<!DOCTYPE html><p>"), kind_of(b"Exports rose."), kind_of(b"GIF89a")
    ('pdf', 'html', 'text', 'no: an image')
    """
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if b"%PDF-" in head[:1024]:  # after the containers: a PDF may be the first file in one
        return "pdf"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if _unzipped(head).startswith(b"WARC/") or name.lower().endswith(".warc.gz") else "gzip"
    for signature, what in NO_ARTICLES:
        if head.startswith(signature) and (len(signature) > 2 or b"\x00" in head[:200]):
            return f"no: {what}"
    return "no: a tar archive: unpack it, or pack it as zip" if head[257:262] == b"ustar" else _text_kind(head, name.lower())


def _text_kind(head: bytes, name: str) -> str:
    found = _by_content(head, name)
    if found in ("text", "html", "json"):  # the first article of a container may be broken: then its name is all that tells
        return next((kind for ending, sign, kind in NAMED if name.endswith(ending) and sign.search(head)), found)
    return found


def _by_content(head: bytes, name: str) -> str:
    flat = head.replace(b"\x00", b"") if head.startswith(BOMS[1:]) else head
    flat = flat.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if MBOX.match(flat):
        return "mbox"
    if SGML.match(flat.lstrip()[:1024]):
        return "sgml"
    if PAGE.match(flat.lstrip()[:8192]):
        return "html"
    if _is_mail(flat, name):
        return "mail"
    stripped = flat.lstrip()
    if stripped[:1] in (b"{", b"["):
        found = _json_kind(stripped)
        if found:
            return found
    if _is_table(flat, name):
        return "csv"
    if _is_page(flat, name):
        return "html"
    return "markdown" if name.endswith((".md", ".markdown")) else "text"


def _is_page(flat: bytes, name: str) -> bool:
    """Elements of HTML close together at the beginning; a text that speaks of one or two tags is none."""
    found = len(ELEMENT.findall(flat[:4096]))
    return found >= (1 if name.endswith((".html", ".htm", ".xhtml")) else 8) or (found >= 3 and flat.lstrip().startswith(b"<"))


def _is_mail(flat: bytes, name: str) -> bool:
    """A block of mail headers in any order: at least three, one of which no article has, or the name says so."""
    block = re.split(rb"\r?\n\r?\n", flat[:16_384].lstrip(), maxsplit=1)[0]
    if not all(map(HEADER_LINE.match, block.split(b"\n"))) or block[:1] in b" \t":
        return False
    keys = {key.lower() for key in MAIL.findall(block)}
    named = name.endswith((".eml", ".mht", ".mhtml", ".mim"))
    return len(keys) >= (2 if named else 3) and (named or bool(keys & MAIL_ALONE))


def _json_kind(stripped: bytes) -> str | None:
    """ "jsonl" where lines are objects of their own (in one JSON text commas part them), be some of them broken, "json" where the file is one object or list, None for other brackets."""
    if not stripped.startswith(b"{"):
        return "json" if re.match(rb"\[\s{0,999}\{", stripped) else None
    lines = [line for line in stripped.split(b"\n", LINES)[:LINES] if line.strip()]
    if _is_object(lines[0]) or sum(map(_is_object, lines)) > 1:
        return "jsonl"
    if re.match(rb'\{\s{0,999}"[^"\n]{1,80}"\s{0,9}:', stripped):
        return "jsonl" if len(lines[0]) > 200 else "json"
    return None


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_table(flat: bytes, name: str) -> bool:
    """A first line of column names, one of them a text's, above a line that has columns too; or a name that says so."""
    lines = flat.lstrip().split(b"\n", 2)[:2]
    first, second = [line[:2000].decode("utf-8", "replace").strip() for line in [*lines, b"", b""][:2]]
    for separator in ",;\t|":
        names = [column.strip().strip("\"'") for column in first.split(separator)]
        if len(names) > 1 and (name.endswith((".csv", ".tsv")) or (separator in second and _are_columns(names))):
            return True
    return False


def _are_columns(names: Sequence[str]) -> bool:
    known = columns_of(names, usual())
    return bool(known.get("text") or known.get("html")) and sum(map(len, known.values())) > 1


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except (zlib.error, gzip.BadGzipFile):
        return b""
