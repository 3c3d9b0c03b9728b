"""Two or three speakers side by side: what they share, what each says, with which figures."""

from dataclasses import dataclass

import numpy as np

from corpus.board.card import Card, card
from corpus.board.filters import View, tallied, view
from corpus.board.selection import ABSENT, Selection

#: more columns than this are too narrow to read a quote in
MOST_COMPARED = 3
#: speakers offered to compare with
MOST_OFFERED = 6


@dataclass(frozen=True)
class Shared:
    """A theme and how many statements each speaker has on it, in the speakers' order."""

    theme: str
    counts: tuple[int, ...]

    @property
    def speakers(self) -> int:
        """How many of the speakers say something on it."""
        return sum(count > 0 for count in self.counts)


@dataclass(frozen=True)
class Comparison:
    """The cards of the speakers, and their themes: those that most of them share first. The cards know every active filter,
    the themes all but the one by theme, so that another one can be chosen."""

    cards: tuple[Card, ...]
    themes: tuple[Shared, ...]


def compared(selection: Selection) -> tuple[str, ...]:
    """The speakers that a selection puts side by side: two or three named ones, else nobody.

    >>> compared(Selection(speakers=("Ann Lee", "Bo Chen"))), compared(Selection(speakers=("Ann Lee",)))
    (('Ann Lee', 'Bo Chen'), ())
    """
    named = selection.speakers
    return named if 2 <= len(named) <= MOST_COMPARED and ABSENT not in named else ()


def compare(seen: View, speakers: tuple[str, ...]) -> Comparison:
    """The speakers under the view's filters."""
    cards = tuple(card(seen, speaker) for speaker in speakers)
    columns = seen.everything.columns["statements"]
    who, of = columns.coded("speaker"), columns.coded("themes")
    passing = view(seen.everything, seen.selection.having(themes=())).passing("statements")
    counts = [tallied(of, of.totals(np.flatnonzero(passing & who.holding(speaker)))) for speaker in speakers]
    themes = [Shared(theme, tuple(some[theme] for some in counts)) for theme in sorted(set().union(*counts) - {ABSENT})]
    return Comparison(cards, tuple(sorted(themes, key=lambda shared: (-shared.speakers, -sum(shared.counts), shared.theme))))


def others(seen: View, of: Card) -> list[tuple[str, int]]:
    """Whom a speaker may be compared with: who says most on the speaker's themes under all filters but the one by speaker.

    Each with the number of statements on a shared theme, most first.
    """
    own = {theme for theme, _ in of.themes}
    columns = seen.everything.columns["statements"]
    themes, speakers = columns.coded("themes"), columns.coded("speaker")
    sharing = themes.marked([not own.isdisjoint(some) for some in themes.values], False)
    sharing &= view(seen.everything, seen.selection.having(speakers=())).passing("statements")
    counts = zip(speakers.values, speakers.totals(np.flatnonzero(sharing)).tolist(), strict=False)
    found = [(str(name), count) for name, count in counts if name != of.name and count]
    return sorted(found, key=lambda item: (-item[1], item[0]))[:MOST_OFFERED]
