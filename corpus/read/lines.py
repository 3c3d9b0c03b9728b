"""JSON Lines → articles: {"id", "text" | "html", "published"?, "url"?, "source"?} a line."""

import hashlib
import json
import re
from typing import Any

from corpus.model import Article, Problem

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")


def read_line(line: str, number: int) -> tuple[str, Article | Problem]:
    """(id, the article), or (id, the reason why the line gives none). `number` counts from 1 and is the id of a line without one."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        return str(number), Problem("read", f"line {number}: not JSON ({str(error)[:80]})")
    if not isinstance(given, dict):
        return str(number), Problem("read", f"line {number}: a JSON object is expected, not {type(given).__name__}")
    article_id = str(given.get("id", number))
    text = given.get("text")
    if text is None and "html" in given:
        return article_id, Problem("read", f"{article_id}: there is no reader for html yet")
    if not isinstance(text, str):
        return article_id, Problem("read", f'{article_id}: "text" is missing or is no text')
    return article_id, Article(
        article_id,
        text,
        url=_text(given, "url"),
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=_text(given, "title"),
        source=_text(given, "source"),
        author=_text(given, "author"),
        published=_day(given),
    )


def _text(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _day(given: dict[str, Any]) -> str | None:
    match = DAY.fullmatch(_text(given, "published") or "")
    return match[1] if match else None
