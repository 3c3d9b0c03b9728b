"""DOCX → Article: the text as it reads with all changes accepted, notes after it, the document's own title beside it."""

import hashlib
import io
import zipfile
from typing import Any

from corpus.model import Article, Problem
from corpus.parts import borne_out
from corpus.read.wordxml import blocks_of, name_of, parse

#: bytes that the parts of a document may unpack to; a bomb unpacks to thousands of times its size
UNPACKED = 60_000_000
BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
ABOUT = "docProps/core.xml"


def is_word(file: Any) -> bool:
    """Whether a ZIP file is a Word document: what it holds decides, not its name."""
    try:
        with zipfile.ZipFile(file) as archive:
            return BODY in archive.NameToInfo
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def read_word(raw: bytes, article_id: str, path: str | None = None) -> Article | Problem:
    """The text of a Word document."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        if sum(info.file_size for info in archive.infolist()) > UNPACKED:
            return Problem("read", f"{article_id}: its parts unpack to more than {UNPACKED:,} bytes")
        parts = {name: archive.read(name) for name in (BODY, *NOTES, ABOUT) if name in archive.NameToInfo}
    blocks = blocks_of(parse(parts[BODY]))
    notes = [note for name in NOTES if name in parts for note in _notes(parts[name])]
    text = "\n\n".join([*blocks, *notes])
    if not text.strip():
        return Problem("read", f"{article_id}: no text in it")
    return Article(
        article_id,
        text,
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=borne_out(_title(parts.get(ABOUT)), text),
        media="docx",
    )


def _notes(xml: bytes) -> list[str]:
    """The texts of a part of footnotes or endnotes, one a note; the lines that Word draws above notes are none."""
    notes = [x for x in parse(xml) if not any(name_of(key) == "type" and value != "normal" for key, value in x.attrib.items())]
    return [" ".join(" ".join(blocks).split()) for note in notes if (blocks := blocks_of(note))]


def _title(xml: bytes | None) -> str:
    """The title among the document's properties, "" where there is none."""
    return next((x.text or "" for x in parse(xml) if name_of(x.tag) == "title"), "") if xml else ""
