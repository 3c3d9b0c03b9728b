"""Speakers as bars, split by the kind of speech."""

from collections.abc import Sequence

from corpus.board.charts.look import COLOURS, HATCHING, KINDS, MOST_BARS, Figure, Look, bars, layout, whole_numbers
from corpus.board.selection import ABSENT
from corpus.board.speakers import Tally


def by_speaker(tallies: Sequence[Tally], look: Look) -> Figure:
    """What each speaker says, split by kind: the first MOST_BARS of the tallies; the legend counts all of them."""
    shown = tallies[:MOST_BARS]
    names = [tally.speaker for tally in shown]
    traces = []
    for kind in KINDS:
        every = sum(getattr(tally, kind) for tally in tallies)
        counts = [getattr(tally, kind) for tally in shown]
        traces.append(bars(f"{kind} ({every:,})", names, counts, COLOURS[kind], HATCHING[kind], meta=kind))
    found = layout(look, names, ["nobody named" if name == ABSENT else name for name in names], legend=True)
    found["xaxis"] |= whole_numbers(max((tally.total for tally in shown), default=0))
    return {"data": traces, "layout": found}
