"""A page of a PDF → its lines, each in pieces where wide gaps part it, with their places on the page."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

#: a gap between words from which a line may be parted, in heights of its letters: twice the usual space; what is parted by a
#: stretched space of justified text alone is joined again, a gutter and the cells of a table are wider
GAP = 0.5
#: the same for the height of ink, which is less than a line's letters have room for; two spaces after a stop are narrower
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
#: figures that may be raised: after a word or a stop, with the space that the library puts there
RAISED = re.compile(r"(?:\d(?<=[^\W\d_]\d)|\d(?<=[.,;:!?)\]”’\"']\d)| \d(?<=[^\W\d_] \d)| \d(?<=[.,;:!?)\]”’\"'] \d))\d{0,2}(?!\w)")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: height of raised figures beside that of the letters before them at most
RAISED_HEIGHT = 0.88
#: a gap that is no space, in heights of letters
NO_SPACE = 0.1


class Piece(NamedTuple):
    """Words on one line without a wide gap among them: where they begin, end and are on the page, and how high letters are, in points.
    `words` are the edges of each word where the page has gaps, else none."""

    text: str
    left: float
    right: float
    foot: float
    height: float
    words: tuple[tuple[float, float], ...] = ()


Line = tuple[Piece, ...]
#: left, foot, right and top
Box = tuple[float, float, float, float]


class Boxes:
    """Where each character of a page is. The library is asked directly, with one buffer for all: there are thousands."""

    def __init__(self, layer: Any) -> None:
        from pypdfium2 import raw

        self._layer, self._ask, self._box = layer.raw, raw.FPDFText_GetLooseCharBox, raw.FS_RECTF()
        self._at = ctypes.byref(self._box)
        self._rotation = layer.page.get_rotation()

    def __call__(self, index: int) -> Box:
        """Left, foot, right and top of a character; zeros where the library knows none."""
        if not self._ask(self._layer, index, self._at):
            return 0.0, 0.0, 0.0, 0.0
        box = self._box
        return _turned((box.left, box.bottom, box.right, box.top), self._rotation)


def _turned(box: Box, rotation: int) -> Box:
    """A box as it is seen on a page that is shown turned, but for where the page begins."""
    left, foot, right, top = box
    if rotation == 90:
        return foot, -right, top, -left
    if rotation == 180:
        return -right, -top, -left, -foot
    return (-top, left, -foot, right) if rotation == 270 else box


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
    return _rejoined(lines)


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, those as one that the library parts in the middle of a line: before and after raised figures."""
    out: list[Line] = []
    for line in lines:
        if out and (joined := _joined(out[-1][-1], line[0])):
            out[-1] = (*out[-1][:-1], joined, *line[1:])
        else:
            out.append(line)
    return out


def _joined(a: Piece, b: Piece) -> Piece | None:
    """Two pieces as one where the second goes on right after the first."""
    gap, rise = b.left - a.right, b.foot - a.foot
    if not -0.2 * a.height < gap < GAP * a.height or not -0.2 * a.height < rise < 0.6 * a.height:
        return None
    is_mark = len(b.text) <= 3 and b.text.isdecimal() and rise > 0 and b.height < RAISED_HEIGHT * a.height
    words = b.text.translate(SUPERSCRIPT) if is_mark else b.text
    return a._replace(text=a.text + ("" if is_mark or gap < NO_SPACE * a.height else " ") + words, right=b.right, words=())


def _text(layer: Any) -> str:
    """The characters of a page, as many as the library has boxes for."""
    from pypdfium2 import raw

    text: str = layer.get_text_range()
    count = layer.count_chars()
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(layer.raw, i) or 32) for i in range(count))
    return text


def _gaps(layer: Any) -> list[tuple[float, float]]:
    """Foot and top of what is drawn after a wide gap on its line. Most lines have none, and their words need no second look."""
    from pypdfium2 import raw

    corners = [ctypes.c_double() for _ in range(4)]
    left, top, right, bottom = corners
    at = [ctypes.byref(corner) for corner in corners]
    rotation = layer.page.get_rotation()
    end, foot, head = 0.0, 0.0, 0.0
    found = []
    for i in range(raw.FPDFText_CountRects(layer.raw, 0, -1)):
        raw.FPDFText_GetRect(layer.raw, i, *at)
        from_left, low, to_right, high = _turned((left.value, bottom.value, right.value, top.value), rotation)
        if low < head and high > foot and from_left - end > GAP_OF_INK * max(head - foot, high - low):
            found.append((low, high))
        end, foot, head = to_right, low, high
    return found


def _is_among(gaps: Sequence[tuple[float, float]], box: Box) -> bool:
    """Whether a line that begins with this box has one of the gaps."""
    return any(foot < box[3] and box[1] < top for foot, top in gaps)


def _pieces(words: str, at: int, boxes: Boxes) -> Iterator[Piece]:
    """A line in pieces that wide gaps part."""
    start, height = 0, 0.0
    edges: list[tuple[float, float]] = []
    for word in WORD.finditer(words):
        left, foot, _, top = boxes(at + word.start())
        height = max(height, top - foot)
        if edges and left - edges[-1][1] > GAP * height:
            yield _piece(words[start : word.start()].rstrip(), at + start, boxes, tuple(edges))
            start, edges = word.start(), []
        edges.append((left, boxes(at + word.end() - 1)[2]))
    yield _piece(words[start:], at + start, boxes, tuple(edges))


def _piece(words: str, at: int, boxes: Boxes, edges: tuple[tuple[float, float], ...] = ()) -> Piece:
    """Words in one piece. The larger of their first and last letter shows how high they are: a ligature and a raised figure do not."""
    left, foot, _, top = boxes(at)
    _, last_foot, right, last_top = boxes(at + len(words.rstrip(DIVIDED)) - 1)
    if last_top - last_foot > top - foot:
        foot, top = last_foot, last_top
    return Piece(_clean(words, at, boxes), left, right, foot, top - foot, edges)


def _clean(words: str, at: int, boxes: Boxes) -> str:
    """The words in plain letters: ligatures undone, a hyphen for its sign, raised figures as such."""
    for match in reversed(list(RAISED.finditer(words))):
        _, foot, _, top = boxes(at + match.start() - 1)
        _, raised_foot, _, raised_top = boxes(at + match.end() - 1)
        if raised_top - raised_foot < RAISED_HEIGHT * (top - foot) and raised_foot > foot + 0.1 * (top - foot):
            words = words[: match.start()] + match[0].strip().translate(SUPERSCRIPT) + words[match.end() :]
    if words.isascii() and words.isprintable():
        return " ".join(words.split())
    words = words.rstrip()
    if words[-1:] in DIVIDED:
        words = words.rstrip(DIVIDED) + "-"
    return " ".join(CONTROL.sub("", FANCY.sub(_plain, words)).split())


def _plain(match: re.Match[str]) -> str:
    return PLAIN[match[0]]
