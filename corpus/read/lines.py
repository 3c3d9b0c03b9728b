"""JSON Lines → parts: {"id", "text" | "html", "published"?, "url"?, "source"?} a line."""

import json
import re
from typing import Any

from corpus.model import Problem
from corpus.parts import Given, Part

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


def read_line(line: str, number: int) -> Part:
    """The article's part, its body a Problem where the line gives none. `number` counts from 1 and is the id of a line without one."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Part(str(number), Problem("read", f"line {number}: not JSON ({str(error)[:80]})"))
    if not isinstance(given, dict):
        return Part(str(number), Problem("read", f"line {number}: a JSON object is expected, not {type(given).__name__}"))
    article_id = str(given.get("id", number))
    known = Given(_text(given, "title"), _text(given, "source"), _text(given, "author"), _day(given), _text(given, "url"))
    for kind in ("text", "html"):
        if isinstance(given.get(kind), str):
            return Part(article_id, given[kind], kind, given=known)
    return Part(article_id, Problem("read", f'{article_id}: "text" is missing or is no text'))


def _text(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _day(given: dict[str, Any]) -> str | None:
    match = DAY.fullmatch(_text(given, "published") or "")
    return match[1] if match else None
