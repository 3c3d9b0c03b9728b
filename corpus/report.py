"""Claims, checks and derived figures as lines for a reader's eye, and as JSON."""

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.relate import Related
from corpus.relate.amounts import amount, span
from corpus.relate.mentions import plain_rows

#: characters of a cell that are shown: measures and formulas longer than a line help nobody
WIDE = 60


def report(related: Related) -> Iterator[str]:
    """The three tables in order, each with its size; of a check what it says, what follows, how sure, and the rows that it read."""
    claims = list(plain_rows(related.claims))
    yield f"# claims ({len(claims):,})"
    yield from _table(
        ["figure", "measure", "place", "period", "mentions", "articles", "voices", "independent", "speakers"],
        [_claim(row) for row in claims],
    )
    yield ""
    yield f"# checks ({len(related.checks):,})"
    for row in plain_rows(related.checks):
        yield from _check(row)
    yield ""
    yield f"# derived: worked out, said by nobody ({len(related.derived):,})"
    for row in plain_rows(related.derived):
        yield from _derived(row)


def as_json(related: Related) -> str:
    """One JSON object: a list of rows for each table, values as in the tables, null where there is none."""
    tables = {name: [_finite(row) for row in plain_rows(table)] for name, table in related.items()}
    return json.dumps(tables, ensure_ascii=False, allow_nan=False)


def _finite(row: dict[str, Any]) -> dict[str, Any]:
    """The row without numbers that JSON cannot hold: too large for any machine, they are none."""
    return {name: None if isinstance(value, float) and not math.isfinite(value) else value for name, value in row.items()}


def _claim(row: dict[str, Any]) -> list[str]:
    signs = ("×", "÷") if row["unit"] == "times" else ("+", "-")
    change = {"increase": signs[0], "decrease": signs[1]}.get(row["direction"] or "", "")
    noun = f" {row['unit'].removeprefix('count:')}" if row["unit"].startswith("count:") else ""
    counts = [f"{row[name]:,}" for name in ("mentions", "articles", "voices", "independent")]
    texts = [row["measure"] or "", row["place"] or "", row["period"] or ""]
    return [f"{change}{_figure(row)}{noun}", *texts, *counts, "; ".join(row["speakers"])]


def _figure(row: dict[str, Any]) -> str:
    """The figure with its bounds: what the words allow, where that is more than the number."""
    point = amount(row["value"], row["unit"])
    if row["low"] == row["high"] == row["value"]:
        return point
    said = span(row["low"], row["high"], row["unit"])
    return f"{point} ({said})" if row["low"] is not None and row["high"] is not None and row["low"] < row["value"] < row["high"] else said


def _check(row: dict[str, Any]) -> Iterator[str]:
    yield plain(f"[{row['verdict']}] {row['kind'].removeprefix('open ')}: {row['says']}")
    if row["follows"]:
        yield plain(f"    {row['follows']}")
    for op, words in row["diff"]:
        yield plain(f"    {op:<12}{words}")
    derived = f"; derived {row['derived']}" if row["derived"] else ""
    yield plain(
        f"    {row['id']}; {row['sure']}; rule {row['rule']}; rows {', '.join(row['rows'])} of {', '.join(row['told_in'])}{derived}"
    )


def _derived(row: dict[str, Any]) -> Iterator[str]:
    where = ", ".join(value for value in (row["measure"], row["place"], row["period"]) if value)
    yield plain(f"{row['kind']}: {span(row['low'], row['high'], row['unit'])}{f' ({where})' if where else ''}")
    yield plain(f"    {row['formula']} ({row['sure']}); {row['words']}")
    for sentence in row["read"]:
        yield plain(f"    “{sentence}”")
    yield plain(f"    {row['id']}; rule {row['rule']}; facts {', '.join(row['operands'])} of {', '.join(row['told_in'])}")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows under a header, columns aligned, long cells cut."""
    cells = [[_cut(plain(cell)) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cut(text: str) -> str:
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"


def plain(text: str) -> str:
    """The text on one line, without characters that a terminal would act on; its indent stays."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())
