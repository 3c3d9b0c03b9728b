"""Speakers as bars, split by the kind of speech."""

from collections.abc import Sequence

import plotly.graph_objects as go

from corpus.board.charts.look import COLOURS, HATCHING, KINDS, MOST_BARS, Look, bars, finished, whole_numbers
from corpus.board.selection import ABSENT
from corpus.board.speakers import Tally


def by_speaker(tallies: Sequence[Tally], look: Look) -> go.Figure:
    """What each speaker says, split by kind: the first MOST_BARS of the tallies; the legend counts all of them."""
    shown = tallies[:MOST_BARS]
    names = [tally.speaker for tally in shown]
    figure = go.Figure()
    for kind in KINDS:
        every = sum(getattr(tally, kind) for tally in tallies)
        bars(figure, kind, names, [getattr(tally, kind) for tally in shown], COLOURS[kind], HATCHING[kind])
        figure.data[-1].update(name=f"{kind} ({every:,})", meta=kind)
    whole_numbers(figure, max((tally.total for tally in shown), default=0))
    return finished(figure, look, names, ["nobody named" if name == ABSENT else name for name in names], legend=True)
