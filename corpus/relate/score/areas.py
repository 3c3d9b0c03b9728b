"""The rows that an area of the scorecard is about: figures and statements, by theme or by the words of its objectives."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from corpus.relate.assertions import Lists, clauses
from corpus.relate.objective import Objective
from corpus.relate.score.matches import Figure
from corpus.relate.score.outcome import PROGRESS
from corpus.relate.score.words import finder, folded


class Said(NamedTuple):
    """A row of statements, as far as the scorecard looks at it. `looked_at`: its sentence as `Finder` looks at it; `figures`: ids of
    the facts that stand in it."""

    id: str
    article: str
    speaker: str | None
    text: str
    sentence: str
    looked_at: str
    themes: Sequence[str]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """The rows of an area, in the order of articles and text."""

    name: str
    figures: tuple[Figure, ...]
    said: tuple[Said, ...]

    def told_of(self, metric: str, lists: Lists, used: frozenset[str]) -> "Area":
        """The rows of one metric: of progress all, else those with its words, and the facts that are `used` for its number."""
        if metric == PROGRESS:
            return self
        figures = tuple(f for f in self.figures if f.mention.id in used or has_words(f.mention.sentence, metric, lists))
        return Area(self.name, figures, tuple(s for s in self.said if has_words(s.text, metric, lists)))


def has_words(text: str, metric: str, lists: Lists) -> bool:
    """Whether a text holds a word of independence or leadership."""
    return any(next(lists.metrics[metric].find(clause.words), None) for clause in clauses(text, frozenset()))


def statements(rows: Iterable[Mapping[str, Any]], figures: Sequence[Figure]) -> list[Said]:
    """The rows of the table statements, in the order of articles and text."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for f in figures:
        places[f.mention.article].append((f.mention.start, f.mention.id))
    ordered = sorted(rows, key=lambda row: (row["article"], row["start"], row["end"], row["id"]))
    return [
        Said(
            row["id"], row["article"], row["speaker"], row["text"], row["sentence"], folded(row["sentence"]), row["themes"],
            _inside(places[row["article"]], row["start"], row["end"]),
        )
        for row in ordered
    ]  # fmt: skip


def _inside(places: Sequence[tuple[int, str]], start: int, end: int) -> tuple[str, ...]:
    """The ids of the facts that begin between two offsets; `places` are in the order of the text."""
    first, last = (bisect_left(places, (at, "")) for at in (start, end))
    return tuple(fact for _, fact in places[first:last])


class Index:
    """Figures and statements by their themes, in lower case."""

    def __init__(self, figures: Sequence[Figure], said: Sequence[Said], themes: Mapping[str, Sequence[str]]) -> None:
        """`themes`: those of each fact, by its id."""
        self.figures, self.said = figures, said
        self.of_figures: dict[str, set[int]] = defaultdict(set)
        self.of_said: dict[str, set[int]] = defaultdict(set)
        for found, rows in ((self.of_figures, [themes[f.mention.id] for f in figures]), (self.of_said, [s.themes for s in said])):
            for i, names in enumerate(rows):
                for name in names:
                    found[name.casefold()].add(i)
        self.number = {f.mention.id: i for i, f in enumerate(figures)}
        self.names = sorted({name for names in themes.values() for name in names} | {name for s in said for name in s.themes})

    def area(self, name: str, objectives: Sequence[Objective]) -> Area:
        """The rows with the theme of this name or with the words of one of its objectives, and statements that give such a figure."""
        of_figures, of_said = set(self.of_figures[name.casefold()]), set(self.of_said[name.casefold()])
        for words in (o.words for o in objectives):
            found_by = finder(words)
            of_figures |= {i for i, f in enumerate(self.figures) if found_by.found(f"{f.measure}\n{f.linked}", f.sentence)}
            of_said |= {i for i, s in enumerate(self.said) if found_by.stands_in(s.looked_at)}
        of_said |= {i for i, s in enumerate(self.said) if any(self.number[fact] in of_figures for fact in s.figures)}
        return Area(name, tuple(self.figures[i] for i in sorted(of_figures)), tuple(self.said[i] for i in sorted(of_said)))
