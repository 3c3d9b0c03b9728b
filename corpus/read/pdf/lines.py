"""A page of a PDF → its lines, each in pieces where wide gaps part it, with their places on the page."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

#: a gap between words from which a line may be parted, in heights of its letters: twice the usual space; what is parted by a
#: stretched space of justified text alone is joined again, a gutter and the cells of a table are wider
GAP = 0.5
#: the same for the height of ink, which is less than a line's letters have room for; two spaces behind a stop are narrower
GAP_OF_INK = 0.8
#: letters and signs that have plain ones
PLAIN = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u2011": "-"}
FANCY = re.compile("[ﬀ-ﬆ\u2010\u2011]")
#: a line as the library gives it; where it was divided by a hyphen, its end is gone and a sign stands for the hyphen
LINE = re.compile(r"[^\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
#: signs of the library for a hyphen at a line's end
DIVIDED = "\ufffe\x02\u00ad"
WORD = re.compile(r"\S+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00ad\ufffe]")
#: figures that may be raised: right behind a word or a stop
RAISED = re.compile(r"\d(?<=[^\W\d_]\d|[.,;:!?)\]”’\"']\d)\d{0,2}(?!\w)")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: height of raised figures beside that of the letters before them at most
RAISED_HEIGHT = 0.8


class Piece(NamedTuple):
    """Words on one line without a wide gap among them: where they begin, end and stand on the page, and how high letters are, in points.
    `words` are the edges of each word where the page has gaps, else none."""

    text: str
    left: float
    right: float
    foot: float
    height: float
    words: tuple[tuple[float, float], ...] = ()


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
    gaps = _gaps(layer)
    lines = []
    for match in LINE.finditer(text):
        words = match[0].rstrip("\r ")
        if words.strip():
            start = match.start() + len(words) - len(words.lstrip())
            wide = "   " in words or (gaps and _is_among(gaps, boxes(start)))
            lines.append(tuple(_pieces(words.lstrip(), start, boxes)) if wide else (_piece(words.lstrip(), start, boxes),))
    return lines


def _text(layer: Any) -> str:
    """The characters of a page, as many as the library has boxes for."""
    from pypdfium2 import raw

    text: str = layer.get_text_range()
    count = layer.count_chars()
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(layer.raw, i) or 32) for i in range(count))
    return text


def _gaps(layer: Any) -> list[tuple[float, float]]:
    """Foot and top of what is drawn behind a wide gap on its line. Most lines have none, and their words need no second look."""
    from pypdfium2 import raw

    corners = [ctypes.c_double() for _ in range(4)]
    left, top, right, bottom = corners
    at = [ctypes.byref(corner) for corner in corners]
    end, foot, head = 0.0, 0.0, 0.0
    found = []
    for i in range(raw.FPDFText_CountRects(layer.raw, 0, -1)):
        raw.FPDFText_GetRect(layer.raw, i, *at)
        from_left, low, high = left.value, bottom.value, top.value
        if low < head and high > foot and from_left - end > GAP_OF_INK * max(head - foot, high - low):
            found.append((low, high))
        end, foot, head = right.value, low, high
    return found


def _is_among(gaps: Sequence[tuple[float, float]], box: tuple[float, float, float, float]) -> bool:
    """Whether a line that begins with this box has one of the gaps."""
    return any(foot < box[3] and box[1] < top for foot, top in gaps)


def _piece(words: str, at: int, boxes: Boxes) -> Piece:
    """A line in one piece."""
    left, foot, _, top = boxes(at)
    return Piece(_clean(words, at, boxes), left, boxes(at + len(words.rstrip(DIVIDED)) - 1)[2], foot, top - foot)


def _pieces(words: str, at: int, boxes: Boxes) -> Iterator[Piece]:
    """A line in pieces that wide gaps part."""
    start = 0
    left, foot, _, top = boxes(at)
    edges: list[tuple[float, float]] = []
    for word in WORD.finditer(words):
        from_left = boxes(at + word.start())[0]
        if edges and from_left - edges[-1][1] > GAP * (top - foot):
            yield Piece(_clean(words[start : word.start()], at + start, boxes), left, edges[-1][1], foot, top - foot, tuple(edges))
            start, edges = word.start(), []
            left, foot, _, top = boxes(at + start)
        edges.append((from_left, boxes(at + word.end() - 1)[2]))
    yield Piece(_clean(words[start:], at + start, boxes), left, edges[-1][1], foot, top - foot, tuple(edges))


def _clean(words: str, at: int, boxes: Boxes) -> str:
    """The words in plain letters: ligatures undone, a hyphen for its sign, raised figures as such."""
    for match in RAISED.finditer(words):
        _, foot, _, top = boxes(at + match.start() - 1)
        _, raised_foot, _, raised_top = boxes(at + match.start())
        if raised_top - raised_foot < RAISED_HEIGHT * (top - foot) and raised_foot > foot:
            words = words[: match.start()] + match[0].translate(SUPERSCRIPT) + words[match.end() :]
    if words.isascii() and words.isprintable():
        return " ".join(words.split())
    words = words.rstrip()
    if words[-1:] in DIVIDED:
        words = words.rstrip(DIVIDED) + "-"
    return " ".join(CONTROL.sub("", FANCY.sub(_plain, words)).split())


def _plain(match: re.Match[str]) -> str:
    return PLAIN[match[0]]
