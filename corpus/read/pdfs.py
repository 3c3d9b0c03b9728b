"""PDF → Article: its text layer in reading order, without running heads, with its tables as rows and its notes after it."""

import hashlib
from typing import Any

from corpus.model import Article, Problem
from corpus.parts import Headed, borne_out
from corpus.read.pdf.columns import in_reading_order
from corpus.read.pdf.heads import Heads, without_heads
from corpus.read.pdf.lines import Line, read_lines
from corpus.read.pdf.notes import without_notes
from corpus.read.pdf.paragraphs import joined_lines, paragraphs_of

#: pages of a document that are read; a news article has few, a yearbook many
PAGES = 500
#: paragraphs from the top among which a document's own title is looked for
TOP = 12


def read_pdf(raw: bytes, article_id: str, path: str | None = None) -> Article | Problem:
    """The text layer of a PDF. A scanned document has none, and says so."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return Problem("read", f"{article_id}: " + ("the PDF asks for a password" if locked else f"not a readable PDF ({str(error)[:80]})"))
    try:
        pages = [_lines(document, number) for number in range(min(len(document), PAGES))]
        given = document.get_metadata_value("Title")
        count = len(document)
    finally:
        document.close()
    text = text_of(pages)
    if not text.body:
        return Problem("read", f"{article_id}: no text layer (a scanned PDF holds pictures of its pages)")
    problems = (Problem("read", f"{count} pages; the first {PAGES} were read"),) if count > PAGES else ()
    return Article(
        article_id,
        str(text),
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=borne_out(given, "\n\n".join(text.body[:TOP])),
        media="pdf",
        problems=problems,
        running=text.running(),
    )


def _lines(document: Any, number: int) -> list[Line]:
    """The lines of a page; none where the page is broken."""
    import pypdfium2

    try:
        return read_lines(document[number].get_textpage())
    except pypdfium2.PdfiumError:
        return []


def text_of(pages: list[list[Line]]) -> Headed:
    """The text of pages."""
    bodies, heads = without_heads(pages)
    if not any(bodies):
        bodies, heads = pages, Heads([], [])  # a text of heads alone has none
    blocks, notes = without_notes([block for number, page in enumerate(bodies, 1) for block in in_reading_order(page, number)])
    return Headed(heads.above, [*paragraphs_of(blocks), *map(joined_lines, notes)], heads.rest)
