"""A page of a PDF → its lines, each in pieces where wide gaps part it, with their places on the page."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

#: a gap between words from which a line may be parted, in heights of its letters: twice the usual space; what is parted by a
#: stretched space of justified text alone is joined again, a gutter and the cells of a table are wider
GAP = 0.5
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u00a0": " "})
#: a line as the library gives it; where it was divided by a hyphen, its end is gone and a sign stands for the hyphen
LINE = re.compile(r"[^\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
#: signs of the library for a hyphen at a line's end
DIVIDED = "\ufffe\x02\u00ad"
WORD = re.compile(r"\S+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00ad\ufffe]")
#: figures that may be raised: right behind a word or a stop
RAISED = re.compile(r"(?<=[^\W\d_]|[.,;:!?)\]”’\"'])\d{1,3}(?!\w)")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: height of raised figures beside that of the letters before them at most
RAISED_HEIGHT = 0.8


class Piece(NamedTuple):
    """Words on one line without a wide gap among them: where they begin, end and stand on the page, and how high letters are, in points."""

    text: str
    left: float
    right: float
    foot: float
    height: float


Line = tuple[Piece, ...]


class Boxes:
    """Where each character of a page stands. The library is asked directly, with one buffer for all: there are thousands."""

    def __init__(self, layer: Any) -> None:
        from pypdfium2 import raw

        self._layer, self._ask, self._box = layer.raw, raw.FPDFText_GetLooseCharBox, raw.FS_RECTF()
        self._at = ctypes.byref(self._box)

    def __call__(self, index: int) -> tuple[float, float, float, float]:
        """Left, foot, right and top of a character; zeros where the library knows none."""
        if not self._ask(self._layer, index, self._at):
            return 0.0, 0.0, 0.0, 0.0
        box = self._box
        return box.left, box.bottom, box.right, box.top


def read_lines(layer: Any) -> list[Line]:
    """The lines of a page's text layer, in the order in which they were drawn."""
    text = _text(layer)
    boxes = Boxes(layer)
    wide = "   " in text or _has_gaps(layer)
    lines = []
    for match in LINE.finditer(text):
        words = match[0].rstrip("\r ")
        if words.strip():
            lines.append(tuple(_pieces(words, match.start(), boxes, wide)))
    return lines


def _text(layer: Any) -> str:
    """The characters of a page, as many as the library has boxes for."""
    from pypdfium2 import raw

    text: str = layer.get_text_range()
    count = layer.count_chars()
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(layer.raw, i) or 32) for i in range(count))
    return text


def _has_gaps(layer: Any) -> bool:
    """Whether a line is drawn in parts with a wide gap between them. Most pages have none, and their words need no second look."""
    from pypdfium2 import raw

    corners = [ctypes.c_double() for _ in range(4)]
    left, top, right, bottom = corners
    at = [ctypes.byref(corner) for corner in corners]
    end, foot, head = 0.0, 0.0, 0.0
    for i in range(raw.FPDFText_CountRects(layer.raw, 0, -1)):
        raw.FPDFText_GetRect(layer.raw, i, *at)
        if bottom.value < head and top.value > foot and left.value - end > GAP * (head - foot):
            return True
        end, foot, head = right.value, bottom.value, top.value
    return False


def _pieces(words: str, at: int, boxes: Boxes, wide: bool) -> Iterator[Piece]:
    """A line in pieces; in one where the page has no wide gaps."""
    first = len(words) - len(words.lstrip())
    left, foot, right, top = boxes(at + first)
    height = top - foot
    start = first
    if wide:
        for word in WORD.finditer(words, first):
            from_left = boxes(at + word.start())[0]
            if from_left - right > GAP * height and word.start() > start:
                yield Piece(_clean(words[start : word.start()], at + start, boxes), left, right, foot, height)
                start, (left, foot, _, top) = word.start(), boxes(at + word.start())
                height = top - foot
            right = boxes(at + word.end() - 1)[2]
    else:
        right = boxes(at + len(words.rstrip(DIVIDED)) - 1)[2]
    yield Piece(_clean(words[start:], at + start, boxes), left, right, foot, height)


def _clean(words: str, at: int, boxes: Boxes) -> str:
    """The words in plain letters: ligatures undone, a hyphen for its sign, raised figures as such."""
    for match in RAISED.finditer(words):
        _, foot, _, top = boxes(at + match.start() - 1)
        _, raised_foot, _, raised_top = boxes(at + match.start())
        if raised_top - raised_foot < RAISED_HEIGHT * (top - foot) and raised_foot > foot:
            words = words[: match.start()] + match[0].translate(SUPERSCRIPT) + words[match.end() :]
    words = words.rstrip()
    if words[-1:] in DIVIDED:
        words = words.rstrip(DIVIDED) + "-"
    return " ".join(CONTROL.sub("", words.translate(LIGATURES)).split())
