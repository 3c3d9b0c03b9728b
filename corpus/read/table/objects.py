"""JSON → the objects in it that are articles, each by itself where the whole cannot be read."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from corpus.model import Problem

#: objects in objects that are searched for a list of articles
DEPTH = 4
#: where a list of objects begins
FIRST = re.compile(r"\[\s{0,99}(?=\{)")
#: how an object begins; places in a broken line where one is looked for
OBJECT, TRIED = re.compile(r'\{\s{0,9}"'), 50
IsArticle = Callable[[Mapping[str, Any]], bool]


def objects_in(text: str, is_article: IsArticle) -> Iterator[tuple[str, Any]]:
    """The articles of a JSON text with their numbers: those of a list, also where an object holds it under any key, or one alone.

    A text that cannot be read as a whole is read object by object, with a Problem for each that is broken.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        found = _one_by_one(text, is_article, error)
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


def rest_of(line: str, is_article: IsArticle) -> Iterator[Mapping[str, Any]]:
    """The whole articles in a line that cannot be read as one object: what follows on a broken one without a line end between."""
    decoder = json.JSONDecoder()
    end = 0
    for start in islice(OBJECT.finditer(line, 1), TRIED):
        if start.start() < end:
            continue
        try:
            value, end = decoder.raw_decode(line, start.start())
        except (ValueError, RecursionError):
            continue
        if is_article(value):
            yield value


def articles_in(value: Any, is_article: IsArticle) -> list[Any] | None:
    """The list of objects in a value, at the least depth and with most articles in it; None where there is none."""
    level = [value]
    for _ in range(DEPTH):
        lists = [v for v in level if isinstance(v, list) and any(isinstance(item, Mapping) for item in v)]
        if lists:
            return max(lists, key=lambda found: (sum(isinstance(o, Mapping) and is_article(o) for o in found), len(found)))
        level = [inner for v in level if isinstance(v, Mapping) for inner in v.values()]
    return None


def _one_by_one(text: str, is_article: IsArticle, error: Exception) -> Iterator[Any]:
    """The objects of the first list of objects; of a broken one the reason, and then from the next whole article on.

    Where all objects are whole, what is broken between or after them is the last reason.
    """
    decoder = json.JSONDecoder()
    first = FIRST.search(text)
    if first is None:
        yield Problem("read", f"not JSON ({str(error)[:80]})")
        return
    at, sound, said = first.end(), True, False
    while following := OBJECT.search(text, at):
        try:
            value, at = decoder.raw_decode(text, following.start())
        except (ValueError, RecursionError) as inner:
            if sound:
                yield Problem("read", f"not JSON ({str(inner)[:80]})")
                said = True
            at, sound = following.start() + 1, False
            continue
        if sound or is_article(value):  # within a broken object, a whole one may be no more than a part of it
            yield value
            sound = True
    if not said:
        yield Problem("read", f"not JSON between its articles or after them ({str(error)[:80]})")
