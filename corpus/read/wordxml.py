"""WordprocessingML → blocks of text: paragraphs, boxes, and tables as rows of cells, in the order of the document."""

from collections.abc import Iterator
from typing import Any

#: elements whose text is not the document's: what was deleted or moved away, codes of fields, settings, readings beside a word
LEFT_OUT = frozenset((
    "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "rt",
))  # fmt: skip
#: elements that are a character
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: how a setting says that it is off
OFF = frozenset(("0", "false", "off"))


def parse(xml: bytes) -> Any:
    """The root of a part of a document. Entities are left unread: a document needs none, a bomb is made of them."""
    from lxml import etree

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True))


def name_of(tag: Any) -> str:
    """The local name of an element or attribute; the two editions of the format differ in their namespaces alone."""
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


class _Line:
    """A paragraph as it is read: its words, the text boxes that hang on it, and for each open field whether its code is being read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.boxes: list[Any] = []
        self.codes: list[bool] = []

    def add(self, words: str) -> None:
        if not any(self.codes):
            self.words.append(words)

    def field(self, part: str | None) -> None:
        """A field is its code, then its result: only the result is text."""
        if part == "begin":
            self.codes.append(True)
        elif self.codes and part == "separate":
            self.codes[-1] = False
        elif self.codes and part == "end":
            self.codes.pop()

    def blocks(self) -> list[str]:
        """The paragraph, then its boxes: a box is beside a paragraph, never in a sentence of it."""
        text = "".join(self.words)
        return [*([text] if text.strip() else []), *(block for box in self.boxes for block in blocks_of(box))]


def blocks_of(parent: Any) -> list[str]:
    """The blocks of text in an element. Where a paragraph's end was deleted, it goes on in the next."""
    found: list[str] = []
    line = _Line()
    for child in _children(parent):
        name = name_of(child.tag)
        if name == "p":
            _read(child, line)
            if not _end_deleted(child):
                found += line.blocks()
                line = _Line()
        elif name == "tbl":
            found += _table(child)
        elif name not in LEFT_OUT:
            found += blocks_of(child)
    return found + line.blocks()


def _children(parent: Any) -> Iterator[Any]:
    """The elements to read in an element: one of several ways to draw a thing, no prompt of an empty form field."""
    name = name_of(parent.tag)
    if name == "AlternateContent":
        return iter(list(parent)[:1])
    if name == "sdt" and any(name_of(x.tag) == "showingPlcHdr" for x in _first(parent, "sdtPr")):
        return iter(())
    return iter(parent)


def _first(parent: Any, name: str) -> Any:
    """The first child of that name, an empty list where there is none."""
    return next((x for x in parent if name_of(x.tag) == name), [])


def _read(parent: Any, line: _Line) -> None:
    """Add what an element inside a paragraph says to the line."""
    for child in _children(parent):
        name = name_of(child.tag)
        if name == "t":
            line.add(child.text or "")
        elif name in CHARACTERS:
            line.add(CHARACTERS[name])
        elif name == "fldChar":
            line.field(_value(child, "fldCharType"))
        elif name == "txbxContent":
            line.boxes.append(child)
        elif name not in LEFT_OUT and not (name == "r" and _hidden(child)):
            _read(child, line)


def _value(element: Any, name: str) -> str | None:
    """An attribute by its local name."""
    return next((value for key, value in element.attrib.items() if name_of(key) == name), None)


def _hidden(run: Any) -> bool:
    """Whether a run is hidden text."""
    return any(name_of(x.tag) == "vanish" and _value(x, "val") not in OFF for x in _first(run, "rPr"))


def _end_deleted(paragraph: Any) -> bool:
    """Whether the end of a paragraph was deleted or moved away, with changes tracked."""
    return any(name_of(x.tag) in {"del", "moveFrom"} for x in _first(_first(paragraph, "pPr"), "rPr"))


def _table(table: Any) -> list[str]:
    """A table as one block of rows, "a | b | c"; what has one cell a row is a frame around text, not a table."""
    rows = [
        [cell for cell in _below(row, "tc") if not _changed(cell, "tcPr", "cellDel")]
        for row in _below(table, "tr")
        if not _changed(row, "trPr", "del")
    ]
    if all(len(row) < 2 for row in rows):
        return [block for row in rows for cell in row for block in blocks_of(cell)]
    above: dict[int, str] = {}
    texts = [_cells(row, above) for row in rows]
    return ["\n".join(" | ".join(cells) for cells in texts if any(cells))]


def _cells(row: list[Any], above: dict[int, str]) -> list[str]:
    """The texts of a row's cells. One that spans columns counts once, one that goes on from the row above says the same.
    `above` holds the text by column, of this row when it is done."""
    texts, column = [], 0
    for cell in row:
        settings = _first(cell, "tcPr")
        merged = next((x for x in settings if name_of(x.tag) == "vMerge"), None)
        goes_on = merged is not None and _value(merged, "val") != "restart"
        texts.append(above.get(column, "") if goes_on else _flat(cell))
        above[column] = texts[-1]
        span = next((_value(x, "val") for x in settings if name_of(x.tag) == "gridSpan"), None)
        column += int(span) if span and span.isdecimal() else 1
    return texts


def _flat(cell: Any) -> str:
    """The text of a cell on one line."""
    return " ".join(" ".join(blocks_of(cell)).split())


def _changed(element: Any, settings: str, mark: str) -> bool:
    """Whether a row or cell bears the mark of a tracked change."""
    return any(name_of(x.tag) == mark for x in _first(element, settings))


def _below(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, content controls and the like looked through."""
    for child in _children(parent):
        local = name_of(child.tag)
        if local == name:
            yield child
        elif local not in LEFT_OUT:
            yield from _below(child, name)
