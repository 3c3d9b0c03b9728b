"""Checks: figures told several times as one claim, what agrees and what does not, what follows from what was said."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import related as board
from corpus.board import words
from corpus.board.evidence import Evidence
from corpus.board.export import Offer
from corpus.board.filters import Prepared, View, each, view
from corpus.board.highlight import text_or
from corpus.board.pages import choices, help, limits, relating, shared
from corpus.board.pages.parts import mount
from corpus.board.related import KINDS, ORDERS, VERDICTS, Chosen
from corpus.board.selection import Selection
from corpus.relate.amounts import amount, span
from corpus.relate.derived import CERTAIN
from corpus.relate.related import Related

#: checks and derived figures are long: fewer stand on a page
CHECKS_A_PAGE, DERIVED_A_PAGE = 20, 20
#: wordings of one figure that name its claim
MOST_WORDINGS = 3
#: sentences of one claim that are shown; the others are counted
MOST_PASSAGES = 30
CHECK, VERDICT = "check", "verdict"


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    head = st.container()
    every = relating.related(tables)
    if every is None:
        with head:
            shared.heading("Checks", seen)
        return
    found = board.kept(seen, "related in view", lambda: board.in_view(seen, every))
    chosen = Chosen(choices.chosen(CHECK, set(every.checks["kind"])), choices.chosen(VERDICT, VERDICTS))
    shown = board.narrowed(found, chosen)
    with head:
        shared.heading("Checks", seen, "checks", Offer(seen, dict(every.items()), dict(shown.items()), chosen))
    if selection:
        st.caption("A claim, check or derived figure is in view when one of its rows is. Its counts are of all its rows.")
    _summary(seen, found)
    limits.show()
    _checks(seen, every, found, shown, chosen)
    _derived(seen, every, shown.derived)
    _claims(seen, every, shown.claims)


def _summary(seen: View, found: Related) -> None:
    """Mentions, claims and sources side by side: they are not the same."""
    counts = board.kept(seen, "tally", lambda: board.tally(seen, found.claims))
    names = (
        ("claims", counts.claims),
        ("mentions", counts.mentions),
        ("articles", counts.articles),
        ("voices", counts.voices),
        ("independent sources", counts.independent),
    )
    mount("tally", "tally", {"counts": [[name, f"{count:,}"] for name, count in names]})


def _checks(seen: View, every: Related, found: Related, shown: Related, chosen: Chosen) -> None:
    shared.section("What agrees, and what does not?", len(shown.checks), len(every.checks), "check")
    if not len(found.checks):
        st.text(_nothing(seen, "check", len(every.checks)))
        return
    kinds, verdicts = board.facets(found.checks, chosen)
    lines = [
        _picks(VERDICT, "Verdict", [(name, f"{VERDICTS[name][0]} {VERDICTS[name][1]}", n) for name, n in verdicts], chosen.verdicts),
        _picks(CHECK, "Kind", [(name, _kind(name)[0], n) for name, n in kinds], chosen.kinds),
    ]
    mount("picks", "picks", {"lines": lines}, pick=_pick)
    if not len(shown.checks):
        st.text("No check is of this kind and this verdict. Press “All” beside one of them to see some again.")
        return
    rows = shared.page_of(shown.checks, f"checks-{'-'.join((*chosen.kinds, *chosen.verdicts))}", CHECKS_A_PAGE)
    evidence = Evidence(seen.everything, (one for some in rows["rows"] for one in some))
    mount("checks", "checks", {"groups": groups(rows, evidence)}, open=_open)
    help.columns("checks")


def _picks(key: str, name: str, values: list[tuple[str, str, int]], pressed: tuple[str, ...]) -> dict[str, Any]:
    return {
        "key": key,
        "name": name,
        "values": [{"value": value, "label": label, "count": n, "pressed": value in pressed} for value, label, n in values],
    }


def _pick(clicked: dict[str, Any]) -> None:
    key, value = str(clicked["key"]), str(clicked["value"])
    if key in (CHECK, VERDICT):
        choices.choose(key, value) if value else choices.only(key, "")


def _open(where: dict[str, Any]) -> None:
    shared.open_article(str(where["article"]), str(where["row"]))


def _kind(kind: str) -> tuple[str, str]:
    return KINDS.get(kind, (kind.capitalize(), ""))


def groups(checks: pd.DataFrame, evidence: Evidence) -> list[dict[str, Any]]:
    """Checks as the page shows them, under the headings of their kinds."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in each(checks):
        sign, word, _ = VERDICTS.get(str(row.verdict), ("?", str(row.verdict), ""))
        item = {
            "id": row.id,
            "verdict": str(row.verdict),
            "sign": sign,
            "word": word,
            "says": row.says,
            "follows": text_or(row.follows),
            "sure": f"{row.sure}. Rule: {row.rule}.",
            "derived": bool(text_or(row.derived)),
            "diff": [list(pair) for pair in row.diff],
            "passages": evidence.passages(row.rows),
        }
        found.setdefault(str(row.kind), []).append(item)
    return [{"kind": kind, "label": _kind(kind)[0], "meaning": _kind(kind)[1], "items": items} for kind, items in found.items()]


DERIVED = ("Derived, not said", "As the words allow", "If each number is exact", "How it is worked out")


def _derived(seen: View, every: Related, rows: pd.DataFrame) -> None:
    shared.section("What follows from what was said?", len(rows), len(every.derived), "derived figure")
    if not len(rows):
        st.text(_nothing(seen, "derived figure", len(every.derived)))
        return
    st.caption("Nobody said these figures. They are worked out from figures that were said, and never stand among them.")
    rows = shared.page_of(rows, "derived", DERIVED_A_PAGE)
    evidence = Evidence(seen.everything, (one for some in rows["operands"] for one in some))
    data = {
        "name": "Table of derived figures, scrolls sideways",
        "columns": [{"name": name, "number": False} for name in DERIVED],
        "rows": [derived_row(row, evidence) for row in each(rows)],
        "mark": "derived, not said",
        "open": True,
    }
    mount("relations", "derived", data, open=_open)
    help.columns("derived")


def derived_row(row: Any, evidence: Evidence) -> dict[str, Any]:
    """A derived figure as the table shows it."""
    unit = str(row.unit)
    said, rounded = (span(_end(low), _end(high), unit) for low, high in ((row.low, row.high), (row.low_rounded, row.high_rounded)))
    passages = evidence.passages(row.operands)
    return {
        "id": row.id,
        "title": f"{str(row.kind).capitalize()}: {text_or(row.measure, 'measure not stated')}",
        "under": [_joined(row.place, row.period)],
        "cells": [
            [said, f"if printed numbers are rounded: {rounded}" if rounded != said else ""],
            [amount(row.value, unit), row.sure if row.sure != CERTAIN else ""],
            [row.formula, row.words],
        ],
        "lead": f"Worked out from {words.plural(len(row.operands), 'figure')}:",
        "passages": passages,
        "left": "",
    }


CLAIMS = ("Figure", "What", "Mentions", "Articles", "Voices", "Independent sources")


def _claims(seen: View, every: Related, claims: pd.DataFrame) -> None:
    shared.section("Which figures are told, and how often?", len(claims), len(every.claims), "claim")
    if not len(claims):
        st.text(_nothing(seen, "claim", len(every.claims)))
        return
    st.caption("A claim is one figure, however often it is told. A row opens its mentions.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = shared.toggle("Order", ORDERS, "claims")
        help.columns("claims")
    rows = shared.page_of(board.sorted_claims(claims, order), f"claims-{order}")
    evidence = Evidence(seen.everything, (one for some in rows["facts"] for one in some))
    data = {
        "name": "Table of claims, scrolls sideways",
        "columns": [{"name": name, "number": n > 1} for n, name in enumerate(CLAIMS)],
        "rows": [claim_row(row, evidence) for row in each(rows)],
        "mark": "",
        "open": False,
    }
    mount("relations", "claims-table", data, open=_open)


def claim_row(row: Any, evidence: Evidence) -> dict[str, Any]:
    """A claim as the table shows it: as printed beside as normalised, counts side by side, its mentions behind it."""
    unit = str(row.unit)
    passages = evidence.passages(row.facts)
    through = f" Through: {', '.join(row.sources)}." if row.sources else ""
    noun = f" × {unit.removeprefix('count:')}" if unit.startswith("count:") else ""
    title, normalised = " / ".join(evidence.printed(row.facts)[:MOST_WORDINGS]) or amount(row.value, unit), f"{_said(row, unit)}{noun}"
    return {
        "id": row.id,
        "title": title,
        "under": [normalised] if normalised != title else [],
        "cells": [
            [text_or(row.measure, "not stated"), _joined(row.place, row.period, words.change(row))],
            *(f"{getattr(row, name):,}" for name in ("mentions", "articles", "voices", "independent")),
        ],
        "lead": f"Said by: {', '.join(row.speakers) or 'nobody named'}.{through}",
        "passages": passages[:MOST_PASSAGES],
        "left": f"and {len(passages) - MOST_PASSAGES:,} more sentences" if len(passages) > MOST_PASSAGES else "",
    }


def _said(row: Any, unit: str) -> str:
    """The value, and what its words allow where that is more."""
    low, high = _end(row.low), _end(row.high)
    return amount(row.value, unit) if low == high == row.value else span(low, high, unit)


def _end(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _joined(*texts: object) -> str:
    return " · ".join(text for text in map(text_or, texts) if text)


def _nothing(seen: View, noun: str, total: int) -> str:
    """Why a list is empty."""
    if not total:
        return f"No {noun} was found in these articles."
    return f"None of the {words.plural(total, noun)} has a row under these filters. Remove a filter above to see some."
