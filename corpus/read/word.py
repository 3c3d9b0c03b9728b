"""DOCX → Article: paragraphs and tables in their order, the document's own properties beside them."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from corpus.model import Article, Problem
from corpus.parts import borne_out

#: bytes that the parts of a document may unpack to; a bomb unpacks to thousands of times its size
UNPACKED = 60_000_000
BODY = "word/document.xml"


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
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in archive.NameToInfo else b""
    if b"macroEnabled" in types:
        raw = _without_macros(raw)
    import docx

    document = docx.Document(io.BytesIO(raw))
    text = "\n\n".join(_blocks(document))
    if not text.strip():
        return Problem("read", f"{article_id}: no text in it")
    about = document.core_properties
    return Article(
        article_id,
        text,
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=borne_out(about.title or "", text),
        media="docx",
    )


def _blocks(document: Any) -> Iterator[str]:
    """Paragraphs as they are, a table's rows as lines of cells; what was deleted with changes tracked is left out."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield "\n".join(" | ".join(cells) for row in block.rows if any(cells := _cells(row)))
        elif block.text.strip():
            yield block.text


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; a cell that spans several columns counts once."""
    seen: list[Any] = []
    for cell in row.cells:
        if all(cell._tc is not other._tc for other in seen):
            seen.append(cell)
    return [" ".join(cell.text.split()) for cell in seen]


def _without_macros(raw: bytes) -> bytes:
    """The same document declared as one without macros, which the library reads; nothing in it is ever run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                )
            new.writestr(info.filename, part)
    return out.getvalue()
