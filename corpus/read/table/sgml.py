"""SGML collections (Reuters-21578, TREC) → a row for each of their documents: what its elements hold, by their names."""

import html
import re
from collections.abc import Iterator

#: how a document begins, with the name of its element
DOCUMENT = re.compile(r"<(reuters|doc)(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,20})(?:\s[^<>]{0,2000})?>", re.IGNORECASE)
#: elements within a text, which are no fields of their own
INLINE = frozenset(["p", "s", "br", "f", "b", "i", "em", "hi"])
#: what holds the words of a document, and the line that is at their head in print
TEXTS, DATELINE = ("body", "text"), "dateline"
#: signs that no printer shows: the collection has them around each text
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


def rows_of(text: str) -> Iterator[dict[str, str]]:
    """The documents in their order, each as element → text; dateline and body are one text, as in print."""
    starts = [match.start() for match in DOCUMENT.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        fields = _fields(text[start:end])
        body = next((fields.pop(name) for name in TEXTS if fields.get(name, "").strip()), "")
        line = fields.pop(DATELINE, "").strip()
        yield {**{name: value for name, value in fields.items() if name not in TEXTS}, "text": f"{line} {body}" if line else body}


def _fields(document: str) -> dict[str, str]:
    """The text of each element without that of the elements in it; of several with one name the first that has any."""
    found: dict[str, list[str]] = {}
    closed: set[str] = set()
    inside: list[str] = []
    at = 0
    for tag in [*TAG.finditer(document), None]:
        piece = document[at : tag.start() if tag else len(document)]
        if inside and inside[-1] not in closed:
            found.setdefault(inside[-1], []).append(piece)
        if tag is None:
            break
        at, name = tag.end(), tag[2].lower()
        if name in INLINE:
            found.setdefault(inside[-1] if inside else "", []).append("\n" if name in ("p", "br") else "")
        elif not tag[1]:
            inside.append(name)
        elif name in inside:
            while inside.pop() != name:
                pass
            if "".join(found.get(name, [])).strip():
                closed.add(name)
    return {name: _plain("".join(pieces)) for name, pieces in found.items()}


def _plain(text: str) -> str:
    return CONTROL.sub("", html.unescape(text)).strip("\n").rstrip()
