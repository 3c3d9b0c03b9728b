"""Charts of a view, worked out once: what is drawn, what stands around it and where its points lead, kept for all visitors."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from corpus.board import charts
from corpus.board.caption import Caption
from corpus.board.charts import Figure, Look
from corpus.board.columns import listed
from corpus.board.filters import View
from corpus.board.prepared import Prepared
from corpus.board.scales import largest, of_family
from corpus.board.series import Courses, courses, keyed

#: bytes that a figure takes, about: 40 rows, each with its sentence up to three times in the hover texts of its points
FIGURE_SIZE = 100_000
#: bytes that a fact takes, about: its text, sentence, title and offsets
ROW_SIZE = 500


class Plot(NamedTuple):
    """A chart: `draw` gives its figure in the colours given; `articles` are those of its points, by the row's id."""

    caption: Caption
    draw: Callable[[Look], Figure]
    articles: dict[str, str]


def kept(view: View, key: Hashable, make: Callable[[], tuple[Caption, Callable[[Look], Figure], pd.DataFrame | None]]) -> Plot:
    """The chart of that name in the view. `make` gives its caption, what draws it, and its facts where points lead to them;
    neither is asked for again while what it gave is kept, nor is a figure drawn twice in the same colours."""
    memory, name = view.everything.kept, ("plot", view.selection, key)

    def made() -> Plot:
        caption, draw, rows = make()
        articles = {} if rows is None else dict(zip(listed(rows["id"]), map(str, listed(rows["article"])), strict=True))
        return Plot(caption, draw, articles)

    found = memory.get(name, made, lambda plot: FIGURE_SIZE + ROW_SIZE * len(plot.articles))
    return found._replace(draw=lambda look: memory.get((name, look), lambda: found.draw(look), lambda _: FIGURE_SIZE))


def of_changes(view: View, unit: str, facts: pd.DataFrame) -> Plot:
    """The changes in one unit; `facts` are brief."""

    def make() -> tuple[Caption, Callable[[Look], Figure], pd.DataFrame]:
        drawn = _whole(view, largest(facts))
        return charts.changes_caption(unit, facts, drawn), partial(charts.changes, unit, drawn), drawn

    return kept(view, ("changes", unit), make)


def of_levels(view: View, family: str, facts: pd.DataFrame) -> Plot:
    """The figures of one family of units; `facts` are brief, of any family."""

    def make() -> tuple[Caption, Callable[[Look], Figure], pd.DataFrame]:
        own = of_family(facts, family)
        drawn = _whole(view, largest(own))
        return charts.dots_caption(family, own, drawn), partial(charts.dots, family, drawn), drawn

    return kept(view, ("levels", family), make)


def of_courses(view: View, family: str | None, found: Courses) -> Sequence[Callable[[], Plot]]:
    """What gives the chart of each series of `series_of`."""

    def make(n: int) -> tuple[Caption, Callable[[Look], Figure], pd.DataFrame]:
        one = found.series[n]
        return charts.timeline_caption(one), partial(charts.timeline, one), one.rows

    return [partial(kept, view, ("course", family, n), partial(make, n)) for n in range(len(found.series))]


def series_of(view: View, family: str | None, facts: pd.DataFrame) -> Courses:
    """The series in view, of one family of units if one is chosen; `facts` are brief, those to look at. What a million facts
    are compared by is worked out once, for all views."""
    every = view.everything

    def make() -> Courses:
        known = every.kept.get("keyed", lambda: keyed(every.facts), lambda made: made.pair.nbytes + made.key.nbytes)
        return courses(every.facts, facts.index.to_numpy(), known)

    def size(found: Courses) -> int:
        return 1000 + ROW_SIZE * sum(len(one.rows) for one in found.series)

    return every.kept.get(("courses", view.selection, family), make, size)


def _whole(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The whole rows of brief ones."""
    prepared: Prepared = view.everything
    return prepared.facts.iloc[rows.index]
