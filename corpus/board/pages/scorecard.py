"""The scorecard: areas by progress, independence and leadership, each cell with what it rests on or why it has no number."""

from functools import partial

import streamlit as st

from corpus import report_score
from corpus.board import related as board
from corpus.board import scoring, words
from corpus.board.evidence import Evidence
from corpus.board.export import file_name
from corpus.board.filters import Prepared, View, view
from corpus.board.grounds import rests_on
from corpus.board.pages import choices, help, limits, objectives, relating, shared
from corpus.board.pages.parts import mount
from corpus.board.scoring import Cell
from corpus.board.selection import Selection
from corpus.relate.objective import Objectives
from corpus.relate.related import Related
from corpus.relate.scorecard import Scorecard, score
from corpus.scored import SCORED
from corpus.store import csvs

CELL, COMPOSITE = "cell", "composite"
SAYS = "The scorecard looks at every statement and figure in view, anew under each choice of filters and objectives"


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    head = st.container()
    given, asked = objectives.given(), choices.chosen(COMPOSITE, ("on",)) == ("on",)
    every = relating.related(tables)
    card = _card(seen, every, given.objectives, asked) if every is not None else None
    with head:
        _heading(seen, card)
    if every is None or card is None:
        return
    objectives.show(given)
    if selection:
        st.caption("Only rows in view count: under these filters a cell tells what they leave.")
    _summary(card, given.objectives)
    limits.show()
    _cells(seen, every, card, given.objectives)
    if given.objectives.items:
        _composite(card, given.objectives, asked)


def _card(seen: View, every: Related, wanted: Objectives, composite: bool) -> Scorecard | None:
    """The scorecard of what is in view, kept for the next run of the page; None where the visitor has to ask for it first."""

    def make() -> Scorecard:
        if not seen.selection:
            return score(seen.everything, every, wanted, composite)
        return score(scoring.tables_in_view(seen), board.whole_in_view(seen, every), wanted, composite)

    key = ("scorecard", seen.selection, wanted, composite)
    if not relating.wanted(seen.count("statements") + seen.count("facts"), key, SAYS, "Work out the scorecard"):
        return None
    with st.spinner("Working out the scorecard …"):
        return seen.everything.kept.get(key, make, lambda _: 1_000_000)


def _heading(seen: View, card: Scorecard | None) -> None:
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        st.title("Scorecard", anchor=False)
        st.text(shared.said(seen))
    if card is not None:
        with right, st.container(horizontal=True, horizontal_alignment="right", gap="small", key="downloads"):
            _downloads(seen, card)


def _downloads(seen: View, card: Scorecard) -> None:
    st.download_button(
        "Download scorecard (CSV)",
        data=partial(csvs.written, card.scorecard, SCORED["scorecard"]),
        file_name=file_name(seen, "scorecard", ".csv"),
        mime="text/csv",
        key="download-scorecard",
        type="primary",
        on_click="ignore",
        help=words.plural(len(card.scorecard), "cell"),
    )
    st.download_button(
        "Everything (JSON)",
        data=lambda: (report_score.as_json(card) + "\n").encode(),
        file_name=file_name(seen, "scorecard", ".json"),
        mime="application/json",
        key="download-scorecard-json",
        on_click="ignore",
        help="Cells, indicators, operands, matches, assertions and composites",
    )
    with st.popover("More tables", key="more-tables"):
        table = st.selectbox("What", [name for name in SCORED if name != "scorecard"], key="scorecard what")
        rows = dict(card.items())[table]
        st.download_button(
            f"Download {words.plural(len(rows), 'row')} (CSV)",
            data=partial(csvs.written, rows, SCORED[table]),
            file_name=file_name(seen, table, ".csv"),
            mime="text/csv",
            key="download-scored",
            on_click="ignore",
        )


def _summary(card: Scorecard, wanted: Objectives) -> None:
    have, cells = card.headline
    areas = card.scorecard["area"].nunique()
    counts = [
        (f"of {words.plural(cells, 'cell')} {'has' if have == 1 else 'have'} a number", have),
        ("objectives", len(wanted.items)),
        ("areas", areas),
        ("figures answer", card.matches[card.matches["used"]]["fact"].nunique()),
        ("statements assert something", card.assertions["statement"].nunique()),
    ]
    mount("tally", "score-tally", {"counts": [[name, f"{count:,}"] for name, count in counts]})


def _cells(seen: View, every: Related, card: Scorecard, wanted: Objectives) -> None:
    shared.section("What is reached, as the articles tell it?")
    if not len(card.scorecard):
        st.text("No statement or figure is left under these filters." if seen.selection else "No theme was found in these articles.")
        return
    there = {Cell(area, str(metric)).key for area, metric in zip(card.scorecard["area"], card.scorecard["metric"], strict=True)}
    chosen = next(iter(choices.chosen(CELL, there)), None)
    cell = Cell.of(chosen) if chosen else None
    st.caption("A number is the interval that the words allow. ▲ ▼ → : asserted, not measured. A cell opens what it rests on.")
    mount("cells", "cells", {"rows": scoring.grid(card, cell)}, pick=_pick)
    help.columns("scorecard")
    texts = _texts(seen)
    objectives.chips(texts)
    if cell is None:
        st.text("Press a cell to see its figures, statements and formula.")
        return
    data = rests_on(card, cell, seen.everything, every, wanted, objectives.left_out())
    jump = st.session_state.pop("cell pressed", False)
    mount("cell", "cell-evidence", data | {"jump": jump}, open=_open, leave_out=objectives.leave_out)


def _texts(seen: View) -> dict[str, str]:
    """The words of the figures that are left out."""
    facts = [fact for some in objectives.left_out().values() for fact in some]
    evidence = Evidence(seen.everything, facts)
    return {fact: " ".join(evidence.printed([fact])) or fact for fact in facts}


def _pick(key: object) -> None:
    choices.only(CELL, "" if st.query_params.get(CELL) == key else str(key))
    st.session_state["cell pressed"] = True


def _open(where: dict[str, object]) -> None:
    shared.open_article(str(where["article"]), str(where["row"]))


def _composite(card: Scorecard, wanted: Objectives, asked: bool) -> None:
    """Off until asked for: one number hides what it adds up."""
    shared.section("One number for several indicators?")
    st.toggle("Composite", value=asked, key="composite wanted", on_change=_ask)
    st.caption(
        "Off by default: a composite hides what it adds up. It takes at least three indicators, numbers for two thirds of them and two "
        "independent sources. Weights are equal unless you change them; the bands say how far the result depends on them."
    )
    if not asked:
        return
    with st.expander("Weights", key="box-weights"):
        objectives.weights(wanted)
    mount(
        "grid",
        "composites",
        {"name": "Table of composites, scrolls sideways", "columns": list(scoring.COMPOSITES), "rows": scoring.composites(card)},
    )
    help.columns("composites")


def _ask() -> None:
    choices.only(COMPOSITE, "on" if st.session_state["composite wanted"] else "")
