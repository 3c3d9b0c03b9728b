"""JSON → the objects in it that are articles, each by itself where the whole cannot be read."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from corpus.model import Problem

#: objects in objects that are searched for a list of articles
DEPTH = 4
#: where one object of a list ends and the next begins
NEXT = re.compile(r"\}\s{0,99},\s{0,99}(?=\{)")
COMMA = re.compile(r"\s{0,99},\s{0,99}(?=\{)")
FIRST = re.compile(r"\[\s{0,99}(?=\{)")
IsArticle = Callable[[Mapping[str, Any]], bool]


def objects_in(text: str, is_article: IsArticle) -> Iterator[tuple[str, Any]]:
    """The articles of a JSON text with their numbers: those of a list, also where an object holds it under any key, or one alone.

    A text that cannot be read as a whole is read object by object, with a Problem for each that is broken.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        found = _one_by_one(text, error)
    else:
        found = iter(articles_in(value, is_article) or [])
        if isinstance(value, Mapping) and is_article(value):
            yield "", value
            return
    number = 0
    for number, item in enumerate(found, 1):
        yield f"#{number}", item
    if not number:
        yield "", Problem("read", "no list of articles in it")


def articles_in(value: Any, is_article: IsArticle) -> list[Any] | None:
    """The list of objects in a value, at the least depth and with most articles in it; None where there is none."""
    level = [value]
    for _ in range(DEPTH):
        lists = [v for v in level if isinstance(v, list) and any(isinstance(item, Mapping) for item in v)]
        if lists:
            return max(lists, key=lambda found: (sum(isinstance(o, Mapping) and is_article(o) for o in found), len(found)))
        level = [inner for v in level if isinstance(v, Mapping) for inner in v.values()]
    return None


def _one_by_one(text: str, error: Exception) -> Iterator[Any]:
    """The objects of the first list of objects, from the next one on where one is broken."""
    decoder = json.JSONDecoder()
    first = FIRST.search(text)
    if first is None:
        yield Problem("read", f"not JSON ({str(error)[:80]})")
    while first is not None:
        at = first.end()
        try:
            value, end = decoder.raw_decode(text, at)
            yield value
            first = COMMA.match(text, end)
        except (ValueError, RecursionError) as inner:
            yield Problem("read", f"not JSON ({str(inner)[:80]})")
            first = NEXT.search(text, at)
