"""DOCX → Article: the text as it reads with all changes accepted, notes after it, what is at the edges of pages marked as such."""

import hashlib
import io
import re
import zipfile
from typing import Any

from corpus.model import Article, Problem
from corpus.parts import Headed, borne_out, wordings
from corpus.read.wordxml import blocks_of, name_of, parse

#: bytes that the parts of a document may unpack to; a bomb unpacks to thousands of times its size
UNPACKED = 60_000_000
BODY = "word/document.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
ABOUT = "docProps/core.xml"
READ = frozenset((BODY, *NOTES, ABOUT))
#: the parts that hold what is at the edges of pages
KINDS = ("header", "footer")
EDGE = re.compile(r"word/(?:header|footer)\d{0,4}\.xml")


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
        names = sorted(name for name in archive.namelist() if name in READ or EDGE.fullmatch(name))
        parts = {name: archive.read(name) for name in names}
    notes = [note for name in NOTES if name in parts for note in _notes(parts[name])]
    heads, feet = (wordings(piece for name in names if name.startswith(f"word/{kind}") for piece in _pieces(parts[name])) for kind in KINDS)
    text = Headed(heads, [*blocks_of(parse(parts[BODY])), *notes], [foot for foot in feet if foot not in heads])
    if not text.body:
        return Problem("read", f"{article_id}: no text in it")
    return Article(
        article_id,
        str(text),
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=borne_out(_title(parts.get(ABOUT)), "\n\n".join(text.body)),
        media="docx",
        running=text.running(),
    )


def _notes(xml: bytes) -> list[str]:
    """The texts of a part of footnotes or endnotes, one a note; the lines that Word draws above notes are none."""
    notes = [x for x in parse(xml) if not any(name_of(key) == "type" and value != "normal" for key, value in x.attrib.items())]
    return [" ".join(" ".join(blocks).split()) for note in notes if (blocks := blocks_of(note))]


def _pieces(xml: bytes) -> list[str]:
    """What a head or foot of pages says, a piece for each tab."""
    return [piece for block in blocks_of(parse(xml)) for piece in re.split(r"[\t\n]", block)]


def _title(xml: bytes | None) -> str:
    """The title among the document's properties, "" where there is none."""
    return next((x.text or "" for x in parse(xml) if name_of(x.tag) == "title"), "") if xml else ""
