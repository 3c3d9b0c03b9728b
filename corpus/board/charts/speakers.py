"""Speakers as bars, split by the kind of speech."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.board.charts.look import COLOURS, HATCHING, KINDS, MOST_BARS, Look, bars, finished, whole_numbers
from corpus.board.filters import counted, ranked
from corpus.board.selection import ABSENT


def by_speaker(statements: pd.DataFrame, look: Look) -> go.Figure:
    """Statements by speaker, split by kind; the speakers with most first."""
    speakers, kinds = statements["speaker"], statements["kind"]
    totals = ranked(counted(speakers, np.ones(len(speakers), bool)))
    names = [name for name, _ in totals][:MOST_BARS]
    figure = go.Figure()
    for kind in KINDS:
        some = counted(speakers, (kinds == kind).to_numpy(dtype=bool))
        bars(figure, kind, names, [some[name] for name in names], COLOURS[kind], HATCHING[kind])
    whole_numbers(figure, max((count for _, count in totals), default=0))
    return finished(figure, look, names, ["nobody named" if name == ABSENT else name for name in names], legend=True)
