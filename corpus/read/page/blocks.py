"""An article's blocks rewritten in its tree before the text is taken: layout tables, signed quotes, the times of a live blog."""

import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import SubElement, XPath

from corpus.read.page.tree import BLOCKS, words_of

#: what only a layout's cell holds; blocks that a long one does, and characters of a long one: a figure or a name has fewer
NESTED, INSIDE, LONG = XPath(".//table"), XPath("./p[2] | .//h1 | .//h2 | .//h3 | .//br[2]"), 400
#: items of a list that are an article's entries: two blocks of prose, or one below a heading or a time
ENTRY = XPath("//li[parent::ul or parent::ol][./p[2] or ./blockquote or (./p and (./h2 or ./h3 or ./h4 or ./time))]")
CELLS = ("td", "th")
PARAGRAPHS, DEEP = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote"), 8
#: characters of a line that signs a quote
SIGNATURE = 160
DASH = re.compile(r"\s*[—–―-]")
MARKS = re.compile(r"\s*[“”\"«»„‘>]")
#: a time of day, and how many entries that begin with one make a live blog
CLOCK, ENTRIES = re.compile(r"\d{1,2}[.:h]\d{2}\b|\d{1,2} ?[ap]\.?m\b", re.IGNORECASE), 3


def shape_blocks(root: Any) -> None:
    """Rewrite the tree in place: cells of a layout become blocks, a quote's signature and an entry's time paragraphs."""
    for table in list(root.iter("table")):
        rows = list(_rows(table))
        if _is_layout(rows):
            for cell in [cell for row in rows for cell in row if cell.tag in CELLS]:
                _wrap_loose(cell)
            for part in (table, *rows, *(row.getparent() for row in rows)):
                part.tag = "div"
    for item in ENTRY(root):
        item.tag = item.getparent().tag = "div"
    for quote in list(root.iter("blockquote")):
        _sign(quote)
    times = [t for t in root.iter("time") if CLOCK.search(t.text or "") and _opens_entry(t)]
    if len(times) >= ENTRIES:
        for time in times:
            time.tag = "p"


def _rows(table: Any) -> Iterator[Any]:
    """A table's own rows, in its sections or directly in it."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if row.tag == "tr")


def _is_layout(rows: list[Any]) -> bool:
    """Whether a table only places blocks on the page: one cell a row, or a cell that holds a table or an article's blocks."""
    cells = [[cell for cell in row if cell.tag in CELLS] for row in rows]
    if all(len(row) < 2 for row in cells):
        return True
    return any(NESTED(cell) or (INSIDE(cell) and len(cell.text_content()) > LONG) for row in cells for cell in row)


def _wrap_loose(element: Any, deep: int = DEEP) -> None:
    """Make an element a block, and paragraphs of the text in it that lies beside other blocks.

    `deep`: how many elements of a line that wrongly hold blocks, one in the other ("<font><p>"), are gone into.
    """
    children = list(element)
    if not any(_is_block(child) for child in children):
        element.tag = "p"
        return
    element.tag = "div"
    line = _line(element, element.text)
    element.text = None
    for child in children:
        tail, child.tail = child.tail, None
        if _is_block(child):
            element.append(child)
            if child.tag not in BLOCKS and deep:
                _wrap_loose(child, deep - 1)
            line = _line(element, tail)
        else:
            line = SubElement(element, "p") if line is None else line
            line.append(child)
            child.tail = tail


def _line(element: Any, text: str | None) -> Any:
    """A new last paragraph that begins with the text, None where there is none."""
    if not text or not text.strip():
        return None
    line = SubElement(element, "p")
    line.text = text
    return line


def _is_block(element: Any) -> bool:
    return (element.tag in BLOCKS and element.tag != "br") or next(element.iter(*PARAGRAPHS), None) is not None


def _sign(quote: Any) -> None:
    """Make the line that says who is quoted a paragraph with a dash, and mark words without quote marks as quoted by "> "."""
    line = _signature(quote)
    words = words_of(line, SIGNATURE) if line is not None else ""
    if words:
        line.clear(keep_tail=True)
        line.tag = "p"
        line.text = words if DASH.match(words) else f"— {words}"
    elif not any(DASH.match(p.tail or "") for p in quote):
        return
    for paragraph in [p for p in quote.iter("p") if p is not line] or [quote]:
        if not MARKS.match(paragraph.text_content()):
            paragraph.text = f"> {(paragraph.text or '').lstrip()}"


def _signature(quote: Any) -> Any:
    """What signs a quote: its `footer`, a `cite` or a line with a dash that ends it, else the caption of its figure."""
    figure = quote.getparent()
    last = quote[-1] if len(quote) else None
    while last is not None and not (last.tail or "").strip():
        if last.tag in ("footer", "cite") or (last.tag in ("p", "div", "small") and DASH.match(last.text_content())):
            return last
        last = last[-1] if len(last) and last.tag in BLOCKS else None
    if figure is not None and figure.tag == "figure":
        figure.tag = "div"
        return next(figure.iter("figcaption"), None)
    return None


def _opens_entry(time: Any) -> bool:
    """Whether a time begins a block with a paragraph after it."""
    block = time.getparent()
    return block is not None and not (block.text or "").strip() and next(block.iter("p", "li"), None) is not None
