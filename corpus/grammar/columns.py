"""Names of columns → what they hold, by the words that a name is made of."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from corpus.lexicon import Lexicon, built_in

#: capitals before a capitalized word ("URLOfPage"), a word however it is capitalized, digits, letters of other scripts
WORD = re.compile(r"[A-Z]{1,40}(?![a-z])|[A-Z]?[a-z]{1,60}|\d{1,20}|[^\W\d_A-Za-z]{1,60}")
#: what a column may hold, in the order in which a name is tried: a name with words of two kinds ("source url") is the earlier one's
MEANINGS = ("url", "published", "author", "source", "title", "html", "text", "summary")
#: names longer than this are sentences
LONGEST = 60


class Words(NamedTuple):
    """The words of one meaning: `names` with their rank, and those that may be beside them."""

    names: Mapping[str, int]
    beside: frozenset[str]
    only_with: frozenset[str]


Meanings = Mapping[str, Words]


def meanings_of(lexicon: Lexicon) -> Meanings:
    """The words of each meaning, for `Lexicon.compiled`."""
    return {
        meaning: Words(
            {word: rank for rank, word in enumerate(section["names"])},
            frozenset(section["with"]) | frozenset(lexicon["columns"]["prefixes"]["names"]),
            frozenset(section.get("only_with", ())),
        )
        for meaning in MEANINGS
        for section in [lexicon["columns"][meaning]]
    }


@lru_cache(maxsize=1)
def usual() -> Meanings:
    """The words of the built-in list alone, for what is asked before any list of the user's is known: what kind of file this is."""
    return meanings_of(Lexicon({"columns": built_in("columns")}))


def meaning_of(name: str, meanings: Meanings) -> tuple[str, int] | None:
    """What a column of this name holds, with the rank of the name among those that mean it; None where the name does not say.

    >>> [(meaning_of(n, usual()) or ("",))[0] for n in ("Article Body", "publishedAt", "source_url", "dc:title", "title_length")]
    ['text', 'published', 'url', 'title', '']
    """
    if len(name) > LONGEST:
        return None
    words = [word.lower() for word in WORD.findall(name)]
    for meaning, known in meanings.items():
        ranks = [known.names[word] for word in words if word in known.names]
        if ranks and all(word in known.names or word in known.beside for word in words) and not known.only_with.issuperset(words):
            return meaning, min(ranks)
    return None


def columns_of(names: Iterable[str], meanings: Meanings) -> dict[str, list[str]]:
    """What may be held → the columns that are named so, the likeliest name first."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for place, name in enumerate(names):
        if meant := meaning_of(name, meanings):
            found.setdefault(meant[0], []).append((meant[1], place, name))
    return {meaning: [name for *_, name in sorted(columns)] for meaning, columns in found.items()}
