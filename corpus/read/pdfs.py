"""PDF → Article: its text layer, with the lines of a paragraph joined and end-of-line hyphens taken away."""

import hashlib
import re
from collections import Counter
from typing import Any

from corpus.model import Article, Problem
from corpus.parts import borne_out

#: pages of a document that are read; a news article has few, a yearbook many
PAGES = 500
#: share of pages on which a line at the top or bottom must stand to be a running head
RUNNING = 0.6
#: times the usual distance of two lines from which a paragraph ends between them
ROOM = 1.25
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-"})
#: how a hyphen that was put in at a line's end comes out of the library; inside a line it is not seen
AT_END = re.compile(r"[\u00ad\x02]{1,9}\s{0,9}$")
#: … or with the line's end gone
DIVIDED = re.compile(r"[\ufffe\x02](?!\s*$)")
#: what stands before a hyphen that belongs to the word: "long-" at a line's end is the beginning of "long-term"
WHOLE = frozenset((  # noqa: SIM905  (fifty quoted words are harder to read)
    "long short high low well self half full part large small medium mid first second third one two three four five six ten year month day week state world "
    "open import export non semi multi ex vice post pre pro anti co so single double cross cost energy oil gas market deputy"
).split())  # fmt: skip
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
LAST = re.compile(r"(\w{0,40})-$")
PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?", re.IGNORECASE)


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
        given = document.get_metadata_dict(skip_empty=True)
        count = len(document)
    finally:
        document.close()
    text = join_lines(_without_running(pages))
    if not text.strip():
        return Problem("read", f"{article_id}: no text layer (a scanned PDF holds pictures of its pages)")
    problems = (Problem("read", f"{count} pages; the first {PAGES} were read"),) if count > PAGES else ()
    return Article(
        article_id,
        text,
        path=path,
        sha256=hashlib.sha256(raw).hexdigest(),
        title=borne_out(str(given.get("Title", "")), text),
        media="pdf",
        problems=problems,
    )


def _lines(document: Any, number: int) -> list[str]:
    """The lines of a page, an empty one where the page leaves more room than between lines; none where the page is broken."""
    import pypdfium2

    try:
        layer = document[number].get_textpage()
        text: str = layer.get_text_range()
        gaps = _gaps(layer, text)
    except pypdfium2.PdfiumError:
        return []
    usual = sorted(gap for gap in gaps if gap > 0)
    room = usual[len(usual) // 4] * ROOM if usual else 0.0
    lines: list[str] = []
    for line, gap in zip(text.split("\n"), gaps, strict=True):
        if room and gap > room:
            lines.append("")
        for piece in AT_END.sub("-", DIVIDED.sub("-\n", line.translate(LIGATURES))).split("\n"):
            lines.append(" ".join(CONTROL.sub("", piece.replace("\u00ad", "")).split()))
    return lines


def _gaps(layer: Any, text: str) -> list[float]:
    """How far each line's foot lies below the foot of the line before, in points; 0 where that is not known or not below."""
    gaps, at, above = [], 0, None
    plain = len(text) == layer.count_chars()  # else characters and boxes do not count alike
    for line in text.split("\n"):
        first = next((i for i, c in enumerate(line) if c.isalnum()), None)
        foot = layer.get_charbox(at + first, loose=True)[1] if plain and first is not None else None
        gaps.append(max(0.0, above - foot) if foot is not None and above is not None else 0.0)
        above = foot if foot is not None else above
        at += len(line) + 1
    return gaps


def _without_running(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without lines that head or end most of them."""
    edges = Counter(line for page in pages for line in {re.sub(r"\d+", "#", x) for x in [*page[:2], *page[-2:]]})
    often = {line for line, n in edges.items() if len(pages) >= 3 and n >= RUNNING * len(pages) and line}
    out = []
    for page in pages:
        last = len(page) - 1
        out.append(
            [
                x
                for i, x in enumerate(page)
                if not ((i < 2 or i > last - 2) and (re.sub(r"\d+", "#", x) in often or PAGE_NUMBER.fullmatch(x)))
            ]
        )
    return out


def join_lines(pages: list[list[str]]) -> str:
    """Lines to paragraphs. A line that fills the measure goes on in the next; a short one that ends a sentence ends the paragraph.

    >>> join_lines([["The plant will make more turbi-", "nes, Ann Lee told the Courier on", "Monday.", "A second line will open next year."]])
    'The plant will make more turbines, Ann Lee told the Courier on Monday.\\n\\nA second line will open next year.'
    """
    lines = [line for page in pages for line in [*page, ""][: len(page) + 1]]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return ""
    measure = lengths[int(len(lengths) * 0.8)]
    after = [""] * len(lines)  # the next line with words
    for i in range(len(lines) - 2, -1, -1):
        after[i] = lines[i + 1] or after[i + 1]
    paragraphs: list[str] = []
    current = ""
    for i, line in enumerate(lines):
        if not line:
            if current and not (after[i][:1].islower() and not _ends(current)):
                paragraphs.append(current)
                current = ""
            continue
        current = _joined(current, line)
        following = lines[i + 1] if i + 1 < len(lines) else ""
        if _breaks(line, following, measure):
            paragraphs.append(current)
            current = ""
    if current:
        paragraphs.append(current)
    return "\n\n".join(paragraphs)


def _ends(line: str) -> bool:
    return line.rstrip("”»\"')]").endswith((".", "!", "?", "…", ":"))


def _breaks(line: str, following: str, measure: int) -> bool:
    """Whether a paragraph ends with this line: it is clearly shorter than the measure, and the next does not go on with a small letter."""
    if not following or following[:1].islower():
        return False
    first = len(following.split(" ", 1)[0])
    if _ends(line):
        return len(line) + 1 + first < measure * 0.97
    return len(line) < 0.6 * measure and len(line) + 1 + first < 0.8 * measure


def _joined(before: str, line: str) -> str:
    """Two lines as one: a hyphen between small letters was put in at the line's end, another stays."""
    if not before:
        return line
    if before.endswith("-") and len(before) > 1 and before[-2].isalnum():
        divided = before[-2].islower() and line[:1].islower() and LAST.search(before[-60:])[1].casefold() not in WHOLE  # type: ignore[index]
        return before[:-1] + line if divided else before + line
    return f"{before} {line}"
