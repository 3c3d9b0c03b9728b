"""What a figure measures, as words that can be compared: measures are free words, and no two reporters choose the same."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from corpus.grammar.plurals import singular
from corpus.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Words(NamedTuple):
    """The word lists of [measures] in checks.toml, as sets."""

    function: frozenset[str]
    place: frozenset[str]
    time: frozenset[str]
    generic: frozenset[str]
    limits: frozenset[str]
    others: frozenset[str]


class Measure(NamedTuple):
    """A measure taken apart. `head` is the noun that the measure is about, none where no content word is left; `content` are
    all its content words, singular and in lower case; `names` are those of them that are written with a capital."""

    head: str | None
    content: frozenset[str]
    names: frozenset[str]


NOTHING = Measure(None, frozenset(), frozenset())


def words(lexicon: Lexicon) -> Words:
    """The sets, made once: `lexicon.compiled(words)`."""
    lists = lexicon["checks"]["measures"]
    return Words(*(frozenset(lists[name]) for name in ("function_words", "place_words", "time_words", "generic", "limits", "others")))


def measure(text: str | None, place: str | None, lists: Words, opens: bool = True) -> Measure:
    """The measure that `text` names, with function words, words of time and the words of its place taken out.

    `place` may hold more words that say nothing of what is measured: the speaker's name. `opens`: it stands at the head of its sentence, so that the capital of its first word says nothing.

    >>> from corpus.lexicon import load
    >>> lists = words(load())
    >>> measure("Lindhaven’s tea exports", "Lindhaven", lists).head, sorted(measure("exports of tea", None, lists).content)
    ('export', ['export', 'tea'])
    """
    if not text:
        return NOTHING
    where = frozenset(lemma(word) for word in WORD.findall(place or ""))
    first = [(word, lemma(word)) for word in _first_phrase(text)]
    content = {low: word for word, low in ((w, lemma(w)) for w in WORD.findall(text)) if is_content(low, where, lists)}
    names = frozenset(low for low, word in content.items() if word[0].isupper() and not (opens and text.startswith(word)))
    return Measure(_head(first, where, lists), frozenset(content), names)


def lemma(word: str) -> str:
    """A word in lower case and singular, without a possessive ending.

    >>> lemma("Moscow’s"), lemma("exports")
    ('moscow', 'export')
    """
    return _lemma(word)


@lru_cache(maxsize=65536)
def _lemma(word: str) -> str:
    low = word.casefold().replace("’", "'")
    low = low.removesuffix("'s").removesuffix("'")
    return singular(low)


def is_content(low: str, where: Collection[str], lists: Words) -> bool:
    """Whether a lemma says what is measured: no function word, no number, no word of time or place."""
    return not (low in lists.function or low in lists.time or low in lists.place or low in where or not low[0].isalpha() or len(low) < 2)


def _first_phrase(text: str) -> list[str]:
    return WORD.findall(text.split(",", 1)[0])


def _head(phrase: list[tuple[str, str]], where: Collection[str], lists: Words) -> str | None:
    """The last content word before what only limits it; where that says nothing ("number of"), the last one behind it."""
    found: str | None = None
    for _, low in phrase:
        if low in lists.limits and found is not None and found not in lists.generic:
            break
        if is_content(low, where, lists):
            found = low
    return found
