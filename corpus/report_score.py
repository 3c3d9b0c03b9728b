"""A scorecard as lines for a reader's eye, and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.relate.amounts import number, span
from corpus.relate.mentions import plain_rows
from corpus.relate.score.reasons import Reason
from corpus.relate.scorecard import Scorecard
from corpus.report import plain

Row = Mapping[str, Any]
#: of indicators that the file asks no number of: the cell says so already
NOT_ASKED = (Reason.NO_TARGET, Reason.NO_FOREIGN, Reason.NO_COMPARATOR)
NOT_SAID = (
    "It tells what articles claim, by whom and with which figures, not how anything develops: mentions are no progress, silence is "
    "no failure, a city is no nation, copies are not independent, a statement is no truth, and no order of areas is a ranking."
)


def report(card: Scorecard) -> Iterator[str]:
    """Each cell with its number or its reasons, what is told and asserted, and the indicators behind it with their evidence;
    then the matches, the assertions and the composites."""
    tables = {name: list(plain_rows(table)) for name, table in card.items()}
    k, n = card.headline
    yield f"{k} of {n} cells have a number. {NOT_SAID}"
    area = None
    for cell in tables["scorecard"]:
        if cell["area"] != area:
            area = cell["area"]
            yield ""
            yield plain(f"# {area}")
        yield from _cell(cell)
        for indicator in tables["indicators"]:
            asked = indicator["reason"] not in NOT_ASKED
            if asked and indicator["area"] == area and indicator["metric"] == cell["metric"]:
                yield from _indicator(indicator, tables["operands"])
    yield from _matches(tables["matches"])
    yield from _assertions(tables["assertions"])
    yield from _composites(tables["composites"])


def as_json(card: Scorecard) -> str:
    """One JSON object: how many cells have a number, then a list of rows for each table, null where there is none."""
    k, n = card.headline
    tables = {name: list(plain_rows(table)) for name, table in card.items()}
    return json.dumps({"cells": n, "with_number": k} | tables, ensure_ascii=False, allow_nan=False)


def _cell(cell: Row) -> Iterator[str]:
    yield plain(f"{cell['metric']}: {cell['says']}")
    share = "" if cell["with_figure"] is None else f", {cell['with_figure']:.0%} of them with a figure"
    yield (
        f"    told: {_many(cell['claims'], 'claim')} in {_many(cell['mentions'], 'mention')}, {_many(cell['statements'], 'statement')}{share}; "
        f"{_many(cell['speakers'], 'speaker')}, {_many(cell['articles'], 'article')}, {_many(cell['independent'], 'independent source')}"
    )
    kinds = ("achievement", "shortfall", "intention")
    yield "    asserted: " + ", ".join(_many(cell[f"{kind}s"], kind) for kind in kinds)
    if cell["checks"]:
        yield plain(f"    checks that its figures violate: {', '.join(cell['checks'])}")


def _many(count: int, noun: str) -> str:
    """A count with its noun.

    >>> _many(1, "claim"), _many(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _indicator(indicator: Row, operands: Sequence[Row]) -> Iterator[str]:
    yield plain(f"    {indicator['objective']}: {indicator['says']}")
    if indicator["formula"]:
        yield plain(f"        {indicator['formula']}")
    for operand in operands:
        if (operand["objective"], operand["metric"]) == (indicator["objective"], indicator["metric"]):
            yield from _operand(operand)


def _operand(o: Row) -> Iterator[str]:
    said = span(o["low"], o["high"], o["unit"])
    where = ", ".join(text for text in (o["place"], o["period"]) if text)
    origin = {"said": "said", "derived": "worked out", "user": "given by the user"}[o["origin"]]
    source = f", {o['source']}" if o["source"] else ""
    disagree = "; its figures do not meet" if o["disagree"] else ""
    yield plain(f"        {o['role']}: {said}{f' ({where})' if where else ''}; {origin}{source}{disagree}")
    for sentence in o["read"]:
        yield plain(f"            “{sentence}”")
    if o["facts"]:
        yield plain(f"            facts {', '.join(o['facts'])}")


def _matches(rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        yield ""
        yield f"# matches ({len(rows):,}): put the id of a fact into `without` of its objective to leave it out"
    for row in rows:
        verdict = "answers" if row["used"] else f"does not answer: {row['reason']}"
        words = ", ".join(f"“{word}”" for word in row["words"])
        yield plain(f"{row['objective']} ({row['role']}): {row['fact']} “{row['text']}” {verdict}; {words} in its {row['found_in']}")
        yield plain(f"    “{row['sentence']}” ({row['article']})")


def _assertions(rows: Sequence[Row]) -> Iterator[str]:
    yield ""
    yield f"# asserted ({len(rows):,})"
    for row in rows:
        speaker = row["speaker"] or "nobody named"
        words = ", ".join(f"“{word}”" for word in row["words"])
        turned = ", negated" if row["negated"] else ""
        yield plain(f"{row['kind']}: {speaker}: “{row['text']}” ({words}{turned}; {row['article']}; {', '.join(row['areas'])})")


def _composites(rows: Sequence[Row]) -> Iterator[str]:
    if not rows or all(row["reason"] == Reason.OFF for row in rows):
        return
    yield ""
    yield "# composites: weighted means of unlike indicators; the band is each weight between half and double, and any one left out"
    for row in rows:
        name = f"{row['area'] or 'all areas'}, {row['metric']}"
        if row["reason"]:
            yield plain(f"{name}: none, {row['reason']}")
            continue
        bands = f"weights varied {_ends(row, 'lowest', 'highest')}, one left out {_ends(row, 'lowest_without', 'highest_without')}"
        yield plain(f"{name}: {_ends(row, 'low', 'high')} ({bands})")
        yield plain(
            f"    {row['computed']} of {_many(row['indicators'], 'indicator')}, {_many(row['independent'], 'independent source')}; "
            f"{'; '.join(row['weights'])}"
        )


def _ends(row: Row, low: str, high: str) -> str:
    a, b = ("open" if row[end] is None else number(row[end]) for end in (low, high))
    return a if a == b else f"{a} to {b}"
