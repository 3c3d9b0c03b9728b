"""Runs → organisations: "Ministry of Industry and Trade", "Moscow Export Center", "NATO"."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.find.name.runs import Run
from corpus.grammar.names import is_shouted
from corpus.grammar.namewords import Words
from corpus.model import Tokens


@dataclass(slots=True, eq=False)
class Found:
    """An organisation's name, tokens `first:last`; `acronym` is the token of "(IMF)" or "(Rosstat)" behind it, -1 where none."""

    first: int
    last: int
    shape: str
    acronym: int = -1


def find_organisations(runs: Sequence[Run], people: set[int], tokens: Tokens, words: Words) -> list[Found]:
    """Organisations outside the runs that name `people` (by the offset where a run starts), in text order."""
    found: list[Found] = []
    short = _bracketed(runs, tokens) if "(" in tokens.where else set()
    heads, roles, general = words.org_heads, words.roles, words.general
    starts, size, used = tokens.start, len(runs), 0
    for n, run in enumerate(runs, 1):
        first = run.first
        if n <= used or starts[first] in people or run.chunk.bare:
            continue
        last, used, parts, end = run.last, n, run.words, run.low
        if end in heads or parts[0].lower in heads:
            last, used = _extend(runs, n, run, people, tokens, words)
        elif (
            end in general
            and n < size
            and runs[n].first == last + 1
            and _joined(run, runs[n], tokens, words)
            and starts[last + 1] not in people
        ):
            last, used = runs[n].last, n + 1
        elif len(parts) == 1 and end in short:
            pass
        elif (len(parts) == 1 and not parts[0].text.isupper()) or end in roles or not _stands_alone(run, tokens):
            continue
        shape = "acronym" if last - first == 1 and is_shouted(tokens.word[first]) else "full"
        found.append(Found(first, last, shape, _acronym(tokens, last, run.chunk.last)))
    return found


def _bracketed(runs: Sequence[Run], tokens: Tokens) -> set[str]:
    """Single words in brackets, which may be the short names of the organisations before them."""
    opened = {i + 1 for i in tokens.where["("]}
    return {r.low for r in runs if r.first in opened and len(r.words) == 1 and r.last < len(tokens) and tokens.word[r.last] == ")"}


def _has_head(run: Run, words: Words) -> bool:
    return run.words[-1].lower in words.org_heads or run.words[0].lower in words.org_heads


def _stands_alone(run: Run, tokens: Tokens) -> bool:
    """An acronym, or a name behind "the"."""
    if len(run.words) == 1:
        return len(run.words[0].text) < 7 and is_shouted(run.words[0].text)
    return run.first > run.chunk.first and tokens.lower[run.first - 1] == "the"


def _extend(runs: Sequence[Run], n: int, run: Run, people: set[int], tokens: Tokens, words: Words) -> tuple[int, int]:
    """The end of a name that goes on behind "of", "for", "and", and the number of runs used."""
    last, linked = run.last, False
    while n < len(runs) and runs[n].chunk is run.chunk and tokens.start[runs[n].first] not in people:
        gap = tuple(tokens.lower[last : runs[n].first])
        if gap in {("of",), ("for",), ("of", "the"), ("for", "the"), ("on",), ("&",)}:
            linked = True
        elif not (gap in {("and",), ("&",), (",",)} and linked and _goes_on(runs, n, tokens, words)):
            break
        last = runs[n].last
        n += 1
    return last, n


def _goes_on(runs: Sequence[Run], n: int, tokens: Tokens, words: Words) -> bool:
    """Whether "and Trade" goes on with a ministry's name: its words are fields, not a body of their own."""
    run = runs[n]
    if tokens.word[run.first - 1] == ",":
        return run.words[-1].lower in words.general and run.last < len(tokens) and tokens.lower[run.last] in {"and", ","}
    return run.words[0].lower in words.general or (
        run.words[0].lower not in words.given and not _has_head(run, words) and len(run.words) < 3
    )


def _joined(run: Run, other: Run, tokens: Tokens, words: Words) -> bool:
    """ "the City Investment | and | Industrial Policy Department": two halves before one head noun, the first a field."""
    return (
        other.chunk is run.chunk and tokens.lower[run.last] in {"and", "&"}
        and other.words[-1].lower in words.org_heads
    )  # fmt: skip


def _acronym(tokens: Tokens, last: int, limit: int) -> int:
    if last + 2 < limit and tokens.word[last] == "(" and tokens.word[last + 2] == ")" and tokens.word[last + 1][0].isupper():
        return last + 1
    return -1
