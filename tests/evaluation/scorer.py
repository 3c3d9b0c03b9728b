"""Records against gold: F1 a table, accuracy of the attributes on matched rows, and the errors by name.

A row of the record that answers an optional row of the gold is set aside, neither right nor wrong. Attributes are
judged on matched rows only; `..._named` counts the rows alone whose gold names something, where silence is wrong too.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.evaluation import matching as m
from tests.evaluation.gold import Annotated

Row = dict[str, Any]
METADATA = ("title", "source", "author", "published")
ATTRIBUTES = ("approx", "direction", "period", "place", "baseline")


@dataclass
class Tally:
    """Counts over articles. Keys of `right`, `wanted`, `found` are tables; those of `judged` and `judged_right` are attributes."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    judged_right: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    errors: list[str] = field(default_factory=list)

    def rows(self, table: str, right: int, wanted: int, found: int) -> None:
        """Add one article's counts for a table."""
        self.right[table] += right
        self.wanted[table] += wanted
        self.found[table] += found

    def judge(self, attribute: str, right: float) -> None:
        """Add one judgement, 0 to 1."""
        self.judged[attribute] += 1
        self.judged_right[attribute] += right

    def f1(self) -> dict[str, float]:
        """Each table's F1; a table that neither side fills has none."""
        return {f"{t}_f1": 2 * self.right[t] / n for t in self.wanted if (n := self.wanted[t] + self.found[t])}

    def accuracy(self) -> dict[str, float]:
        """Each attribute's share of right answers."""
        return {a: self.judged_right[a] / n for a, n in self.judged.items()}

    def figures(self) -> dict[str, float]:
        """Every figure by name."""
        return {**self.f1(), **self.accuracy()}


def score(articles: Sequence[Annotated], records: dict[str, Row]) -> Tally:
    """The tally of `records` (by article id) against the gold; a missing record counts as an empty one."""
    tally = Tally()
    for article in articles:
        before = len(tally.errors)
        record = records.get(article.name, {})
        for judge in (_metadata, _speakers, _statements, _facts, _dates, _themes):
            judge(tally, article.gold, record)
        tally.errors[before:] = [f"{article.name}: {line}" for line in tally.errors[before:]]
    return tally


# ------------------------------------------------------------------ what belongs together
def _metadata(tally: Tally, gold: Row, record: Row) -> None:
    for key in METADATA:
        right = m.same_text(m.accepted(gold, key), record.get(key))
        tally.judge(key, right)
        if not right:
            tally.errors.append(f"{key}: {record.get(key)!r} not {gold.get(key)!r}")


def _speakers(tally: Tally, gold: Row, record: Row) -> None:
    rows = record.get("speakers", [])
    everyone = gold["speakers"]
    pairs = m.pair(
        (1.0 + (g_row["name"] == r_row["name"]), g, r)
        for g, g_row in enumerate(everyone)
        for r, r_row in enumerate(rows)
        if _is(g_row, r_row["name"])
    )
    wanted = [g for g, row in enumerate(everyone) if not row.get("optional")]
    aside = {pairs[g] for g in pairs if g not in wanted}
    tally.rows("speakers", sum(g in pairs for g in wanted), len(wanted), len(rows) - len(aside))
    for g in wanted:
        if g not in pairs:
            tally.errors.append(f"speaker missed: {everyone[g]['name']}")
            continue
        row = rows[pairs[g]]
        _judge(tally, "speaker_full_name", m.same_text(m.accepted(everyone[g], "name"), row["name"]), everyone[g], "name", row)
        for key in ("role", "organisation"):
            _judge(tally, f"speaker_{key}", m.same_text(m.accepted(everyone[g], key), row[key]), everyone[g], key, row)
    tally.errors += [f"speaker extra: {row['name']}" for r, row in enumerate(rows) if r not in pairs.values()]


def _statements(tally: Tally, gold: Row, record: Row) -> None:
    rows = record.get("statements", [])
    wanted, aside = _split(gold["statements"])
    pairs = m.pair(
        (best, g, r) for g, g_row in enumerate(wanted) for r, r_row in enumerate(rows)
        if _class(r_row) in {_class({"kind": k}) for k in m.accepted(g_row, "kind")} and (best := _extent(g_row, r_row)) >= m.SAME_EXTENT
    )  # fmt: skip
    # A fragment of a matched clause, given as a row of its own, is not a second error.
    aside += [other for g in pairs for other in wanted[g].get("alt_spans", [])]
    left = [r for r in range(len(rows)) if r not in pairs.values() and not any(_within(rows[r], other) for other in aside)]
    for kind in ("direct", "indirect"):
        right = sum(_class(wanted[g]) == kind for g in pairs)
        tally.rows(
            f"statements_{kind}", right, sum(_class(row) == kind for row in wanted), right + sum(_class(rows[r]) == kind for r in left)
        )
    for g, r in sorted(pairs.items()):
        _judge(tally, "statement_speaker", _who(gold, wanted[g], rows[r]), wanted[g], "speaker", rows[r])
        _judge(tally, "statement_kind", rows[r]["kind"] in m.accepted(wanted[g], "kind"), wanted[g], "kind", rows[r])
    _missed_and_extra(tally, "statement", wanted, pairs, [rows[r] for r in left])


def _facts(tally: Tally, gold: Row, record: Row) -> None:
    rows = record.get("facts", [])
    wanted, aside = _split(gold["facts"])
    pairs = m.pair(
        (m.overlap(m.span(g_row), m.span(r_row)), g, r) for g, g_row in enumerate(wanted) for r, r_row in enumerate(rows)
        if m.common(m.span(g_row), m.span(r_row)) and m.same_value(g_row, r_row)
    )  # fmt: skip
    left = _left(rows, pairs, wanted, aside)
    tally.rows("facts", len(pairs), len(wanted), len(pairs) + len(left))
    for g, r in sorted(pairs.items()):
        _fact(tally, gold, wanted[g], rows[r])
    _missed_and_extra(tally, "fact", wanted, pairs, left)


def _fact(tally: Tally, gold: Row, want: Row, row: Row) -> None:
    """The attributes of a matched fact."""
    for key in ATTRIBUTES:
        same = m.same_place if key == "place" else m.same_text
        _judge(tally, f"fact_{key}", same(m.accepted(want, key), row[key]), want, key, row)
        if want[key] not in (None, "exact"):
            tally.judge(f"fact_{key}_named", same([x for x in m.accepted(want, key) if x is not None], row[key]))
    _judge(tally, "fact_speaker", _who(gold, want, row), want, "speaker", row)
    if str(want["unit"]).startswith("count:"):
        _judge(tally, "fact_count_noun", m.same_text(m.accepted(want, "unit"), row["unit"]), want, "unit", row)
    tally.judge("fact_measure_words", m.word_f1(want["measure"], row["measure"]))


def _dates(tally: Tally, gold: Row, record: Row) -> None:
    rows = [_calendar(row) for row in record.get("dates", []) if _is_calendar(row)]
    wanted, aside = _split(gold["dates"])
    pairs = m.pair(
        (m.overlap(m.span(g_row), m.span(r_row)), g, r) for g, g_row in enumerate(wanted) for r, r_row in enumerate(rows)
        if m.common(m.span(g_row), m.span(r_row)) and r_row["value"] in m.accepted(g_row, "value")
    )  # fmt: skip
    left = [row for row in _left(rows, pairs, wanted, aside) if row["value"] is not None]
    tally.rows("dates", len(pairs), len(wanted), len(pairs) + len(left))
    _missed_and_extra(tally, "date", wanted, pairs, left)


def _themes(tally: Tally, gold: Row, record: Row) -> None:
    wanted, got = set(gold["themes"]), set(record.get("themes", []))
    got -= set(gold.get("themes_optional", []))
    tally.rows("themes", len(wanted & got), len(wanted), len(got))
    tally.errors += [f"theme missed: {t}" for t in sorted(wanted - got)] + [f"theme extra: {t}" for t in sorted(got - wanted)]


# ------------------------------------------------------------------ small judgements
def _split(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    return [r for r in rows if not r.get("optional")], [r for r in rows if r.get("optional")]


def _class(row: Row) -> str:
    """Mixed speech counts as indirect: a reported clause that holds a quoted fragment."""
    return "direct" if row["kind"] == "direct" else "indirect"


def _extent(want: Row, row: Row) -> float:
    """Overlap with the clause, else with one of its other right extents; the clause itself is preferred."""
    whole = m.overlap(m.span(want), m.span(row))
    other = max((m.overlap(m.span(alt), m.span(row)) for alt in want.get("alt_spans", [])), default=0.0)
    return 1 + whole if whole >= m.SAME_EXTENT else max(whole, other)


def _within(row: Row, other: Row) -> bool:
    """Mostly the same extent, or mostly inside the other's."""
    a, b = m.span(row), m.span(other)
    return m.overlap(a, b) >= 0.5 or m.common(a, b) >= 0.8 * (a[1] - a[0])


def _left(rows: list[Row], pairs: dict[int, int], wanted: list[Row], aside: list[Row]) -> list[Row]:
    """Rows that answer nothing. One that touches an optional row counts only where it touches a wanted one too."""
    free = [row for r, row in enumerate(rows) if r not in pairs.values()]
    return [row for row in free if _touches(row, wanted) or not _touches(row, aside)]


def _touches(row: Row, others: list[Row]) -> bool:
    return any(m.common(m.span(row), m.span(other)) for other in others)


def _is(speaker: Row, name: str | None) -> bool:
    return m.same_name(m.accepted(speaker, "name"), name, speaker.get("type") != "person")


def _who(gold: Row, want: Row, row: Row) -> bool:
    """Whether the row's speaker is one of the right ones."""
    known = {s["name"]: s for s in gold["speakers"]}
    got = row["speaker"]
    return any(
        got is None if one is None else got is not None and _is(known.get(one, {"name": one, "type": "person"}), got)
        for one in m.accepted(want, "speaker")
    )


def _is_calendar(row: Row) -> bool:
    """Durations, sets and "now" are not annotated in articles."""
    value = str(row["value"] or "")
    return row["type"] not in ("DURATION", "SET") and not value.endswith("_REF") and not value.startswith("P")


def _calendar(row: Row) -> Row:
    """A decade (TIMEX3 "199") as the interval that gold has; the hour left out."""
    value = str(row["value"] or "").split("T")[0]
    decade = value.removesuffix("X")
    return {**row, "value": f"{decade}0/{decade}9" if len(decade) == 3 and decade.isdigit() else value or None}


def _judge(tally: Tally, attribute: str, right: bool, want: Row, key: str, row: Row) -> None:
    tally.judge(attribute, right)
    if not right:
        tally.errors.append(f"{attribute}: {row[key]!r} not {want[key]!r}: {row.get('text', row.get('name'))!s:.60}")


def _missed_and_extra(tally: Tally, what: str, wanted: list[Row], pairs: dict[int, int], left: list[Row]) -> None:
    tally.errors += [f"{what} missed: {row['text']:.90}" for g, row in enumerate(wanted) if g not in pairs]
    tally.errors += [f"{what} extra: {row['text']:.90} ({row.get('kind') or row.get('unit') or row.get('value')})" for row in left]
