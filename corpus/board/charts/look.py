"""What all charts have in common: colours, hatching, grid, horizontal bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.board.highlight import label, wrapped
from corpus.board.scales import steps

#: a figure as Plotly's JSON, or a part of one: {"data": traces, "layout": axes and all}. Plain dicts cost a tenth of Plotly's objects;
#: the tests have Plotly check them
Figure = dict[str, Any]

KINDS = ("direct", "indirect", "mixed")
COLOURS = {"direct": "#0072B2", "indirect": "#E69F00", "mixed": "#009E73", "statement": "#0072B2", "figure": "#D55E00"}
HATCHING = {"direct": "", "indirect": "/", "mixed": "."}

#: a chart of fewer points says less than the table beside it
LEAST_POINTS = 2
MOST_BARS = 30


@dataclass(frozen=True)
class Look:
    """What the page's theme gives a chart."""

    dark: bool = False

    @property
    def text(self) -> str:
        """Colour of text."""
        return "#ECE9E2" if self.dark else "#1F1D1A"

    @property
    def line(self) -> str:
        """Colour of the grid."""
        return "#3A3A3E" if self.dark else "#E4E0D8"

    @property
    def paper(self) -> str:
        """Colour behind."""
        return "#17181B" if self.dark else "#FFFFFF"


def bars(name: str, ids: list[str], values: list[int], colour: str, hatching: str, meta: str | None = None) -> Figure:
    """One row of horizontal bars: a value for each id, the count printed inside; a click gives the id."""
    light_text = colour in (COLOURS["direct"], COLOURS["figure"]) and not hatching
    found: Figure = {
        "type": "bar",
        "name": name,
        "x": values,
        "y": ids,
        "orientation": "h",
        "customdata": ids,
        "text": [str(value) if value else "" for value in values],
        "textposition": "inside",
        "constraintext": "none",  # Plotly shrinks what fits well to a dot on a narrow screen
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "#FFFFFF" if light_text else "#000000"},
        "marker": {
            "color": colour,
            "pattern": {
                "shape": hatching,
                "fillmode": "overlay",
                "solidity": 0.12 if hatching == "/" else 0.05,
                "size": 8,
                "fgcolor": "#000000",
                "fgopacity": 0.45,
            },
            "line": {"width": 0},
        },
        "hovertemplate": "%{x} " + label(meta or name) + "<extra></extra>",
    }
    return found | ({"meta": meta} if meta else {})


def whole_numbers(most: int) -> Figure:
    """An axis of whole numbers."""
    return {"tickmode": "array", "tickvals": [tick for tick in steps(0, max(most, 1)) if tick.is_integer()], "rangemode": "tozero"}


def layout(look: Look, ids: list[str], names: Sequence[str], legend: bool, escaped: bool = False) -> Figure:
    """The common look, as Plotly's layout: names at the left in full, a quiet grid, no chart junk."""
    per_row = 44 if escaped else 38
    return {
        "barmode": "stack",
        "height": per_row * max(len(ids), 1) + (124 if escaped else 96),
        "margin": {"l": 8, "r": 16, "t": 36 if legend else 12, "b": 40},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": '"Source Sans", "Source Sans 3", sans-serif', "size": 14, "color": look.text},
        "hoverlabel": {"bgcolor": look.paper, "bordercolor": look.line, "font": {"color": look.text, "size": 13}, "align": "left"},
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "showlegend": legend,
        "bargap": 0.35,
        "dragmode": False,
        "template": {"data": {"scatter": [{"type": "scatter"}]}},  # Plotly's "none"
        "xaxis": {
            "gridcolor": look.line,
            "zeroline": False,
            "fixedrange": True,
            "nticks": 6,
            "tickfont": {"color": look.text, "size": 12},
            "automargin": True,
        },
        "yaxis": {
            "tickmode": "array",
            "tickvals": ids,
            "ticktext": list(names) if escaped else [wrapped(name, 26) for name in names],
            "range": [len(ids) - 0.4, -0.6],
            "automargin": True,
            "showgrid": escaped,
            "gridcolor": look.line,
            "griddash": "dot",
            "zeroline": False,
            "ticklabelstandoff": 8,
            "tickfont": {"color": look.text, "size": 13},
            "type": "category",
            "categoryorder": "array",
            "categoryarray": ids,
            "fixedrange": True,
        },
    }
