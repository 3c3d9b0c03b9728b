"""Values of cells → the text, the name or the names that they hold, however a program wrote them down."""

import ast
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

#: objects in objects in objects: what lies deeper is no part of a text or a name
DEPTH = 4
#: characters of a list that was written down as a text
LISTED = 200_000
#: elements that articles are made of, and whole pages
ELEMENT = re.compile(
    r"</?(?:p|br|div|span|b|i|em|strong|a|ul|ol|li|h[1-6]|blockquote|table|tr|td|th|img|figure|section|article|u|sup|sub|font|hr)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html[\s>]|body[\s>])", re.IGNORECASE)
#: what separates the names of several authors, and what a person's name looks like
BETWEEN = re.compile(r"\s{1,9}(?:and|&)\s{1,9}|\s{0,9}[,;|]\s{0,9}(?:and\s{1,9})?")
PERSON = re.compile(r"[^\W\d_][^\s\d;|@]{0,40}(?: [^\s\d;|@]{1,40}){1,3}")
BY = re.compile(r"(?:written\s{1,9})?by:?\s{1,9}", re.IGNORECASE)


def text_in(value: Any, keys: Sequence[str], depth: int = DEPTH) -> str:
    """The text of a cell: itself, or its blocks one under another; "" where there is none.

    >>> text_in([{"type": "p", "text": "Exports rose."}, {"type": "p", "text": "Imports fell."}], ["text"])
    'Exports rose.\\n\\nImports fell.'
    """
    if isinstance(value, str):
        return text_in(found, keys, depth - 1) if depth and (found := written_list(value)) else value
    if depth and isinstance(value, list | tuple):
        return "\n\n".join(piece for item in value if (piece := text_in(item, keys, depth - 1).strip()))
    if depth and isinstance(value, Mapping):
        return text_in(_of_object(value, keys), keys, depth - 1)
    return ""


def unescaped(text: str) -> str:
    r"""A text whose line ends were written as backslash and n, with line ends; any other text as it is.

    >>> unescaped(r"Exports rose.\nImports fell."), unescaped(r"It lies in C:\news.")
    ('Exports rose.\nImports fell.', 'It lies in C:\\news.')
    """
    if "\\n" not in text or "\n" in text or ":\\" in text:
        return text
    return text.replace("\\r\\n", "\n").replace("\\n", "\n")


def markup_of(text: str) -> str:
    """What kind of content a text is: "html" (a page), "fragment" (an article with elements of HTML in it) or "text"."""
    if "<" not in text:
        return "text"
    return "html" if PAGE.search(text, 0, 4096) else "fragment" if ELEMENT.search(text) else "text"


def name_in(value: Any, keys: Sequence[str], nothing: frozenset[str], depth: int = DEPTH) -> str | None:
    """The one name or title that a cell holds, on one line and without elements; of several the first.

    >>> name_in({"id": None, "name": "Northern&nbsp;Courier "}, ["name"], frozenset())
    'Northern Courier'
    """
    if isinstance(value, Mapping):
        return name_in(_of_object(value, keys), keys, nothing, depth - 1) if depth else None
    if isinstance(value, list | tuple):
        return next((name for item in value if depth and (name := name_in(item, keys, nothing, depth - 1))), None)
    if value is None or isinstance(value, bool | bytes) or value != value:
        return None
    plain = " ".join(html.unescape(ELEMENT.sub(" ", str(value))).split())
    return plain if plain and plain.casefold() not in nothing else None


def authors_in(value: Any, name: Callable[[Any], str | None]) -> str | None:
    """The names of all authors, joined with "; ".

    >>> authors_in("['Ann Lee', 'Bo Cray']", lambda v: v), authors_in("By Ann Lee and Bo Cray", lambda v: v)
    ('Ann Lee; Bo Cray', 'Ann Lee; Bo Cray')
    """
    if isinstance(value, str):
        value = written_list(value) or value
    items = value if isinstance(value, list | tuple) else [value]
    found = [person for item in items if (said := name(item)) for person in _persons(BY.sub("", said, count=1))]
    return "; ".join(dict.fromkeys(found)) or None


def written_list(text: str) -> list[Any] | None:
    """The list that a program wrote down as a text, "['Ann Lee']"; None where the text is no list."""
    text = text.strip()
    if not (text[:1] == "[" and text[-1:] == "]" and text[1:2] in "'\"{" and len(text) <= LISTED):
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        return found if isinstance(found, list) else None
    return None


def _persons(said: str) -> Iterator[str]:
    """One name, or several where each piece looks like a person's: "Lee, Ann" is one."""
    pieces = [piece for piece in BETWEEN.split(said) if piece]
    if len(pieces) > 1 and all(PERSON.fullmatch(piece) for piece in pieces):
        yield from pieces
    elif "://" not in said and any(map(str.isalpha, said)):
        yield said


def _of_object(value: Mapping[Any, Any], keys: Sequence[str]) -> Any:
    """What an object holds: under the first known key, else its only text, else its longest."""
    for key in keys:
        if value.get(key):
            return value[key]
    texts = [inner for inner in value.values() if isinstance(inner, str)]
    return max(texts, key=len, default=None)
