"""Who a claim comes from: voices, outlets, and how many sources are independent of one another.

Two mentions come from one source when they share an article, a copied article (`duplicate_of`), an outlet, an agency, a
speaker or their very words. Sharing is passed on: where A shares an agency with B and B a speaker with C, the three are
one. This counts too few sources rather than too many: that two reports look independent is easily said and seldom known.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from corpus.relate.mentions import plain_rows

#: sentences of fewer characters may be told alike by chance
WORDING = 40


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: the article that it repeats or itself, its outlet and the agencies it names."""

    original: str
    outlet: str | None
    via: tuple[str, ...]


class Told(Protocol):
    """What tells where a row comes from: a mention, or a statement."""

    @property
    def article(self) -> str:
        """Id of its article."""
        ...

    @property
    def speaker(self) -> str | None:
        """Who says it."""
        ...

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        ...


def origins(articles: pd.DataFrame) -> dict[str, Origin]:
    """Each article's origin, by its id."""
    rows = plain_rows(articles[["id", "duplicate_of", "source", "via"]])
    return {row["id"]: Origin(row["duplicate_of"] or row["id"], row["source"], tuple(row["via"])) for row in rows}


def independent(mentions: Sequence[Told], known: dict[str, Origin]) -> int:
    """How many sources the mentions come from that share nothing with one another."""
    return 1 if len(mentions) == 1 else len(connected([list(_ties(m, known)) for m in mentions]))


def _ties(m: Told, known: dict[str, Origin]) -> Iterable[tuple[str, str]]:
    """What a mention shares with others of the same source."""
    origin = known.get(m.article, Origin(m.article, None, ()))
    yield "article", origin.original
    for outlet in (origin.outlet, *origin.via):
        if outlet:
            yield "outlet", outlet.casefold()
    if m.speaker:
        yield "speaker", m.speaker.casefold()
    if len(m.sentence) >= WORDING:
        yield "words", " ".join(m.sentence.casefold().split())


def connected(ties: Sequence[Iterable[Hashable]]) -> list[list[int]]:
    """Numbers of the items that hang together by what they share, directly or through others, in the order given.

    >>> connected([["a"], ["b"], ["a", "c"], ["c"]])
    [[0, 2, 3], [1]]
    """
    parent = list(range(len(ties)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[Hashable, int] = {}
    for i, item in enumerate(ties):
        for tie in item:
            a, b = root(first.setdefault(tie, i)), root(i)
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for i in range(len(ties)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def voices(mentions: Iterable[Told]) -> list[str]:
    """The speakers of the mentions, each once, in order: a name that is part of a fuller one is the same person's."""
    names = list(dict.fromkeys(m.speaker for m in mentions if m.speaker))
    if len(names) < 2:
        return names
    sets = {name: frozenset(name.casefold().split()) for name in names}
    return [name for name in names if not any(sets[name] < sets[other] for other in names)]


def outlets(mentions: Iterable[Told], known: dict[str, Origin]) -> list[str]:
    """The outlets and agencies that the mentions come through, each once, in order."""
    found = (known.get(m.article, Origin(m.article, None, ())) for m in mentions)
    return list(dict.fromkeys(name for origin in found for name in (origin.outlet, *origin.via) if name))
