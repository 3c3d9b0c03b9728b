"""Checks and derived figures: what holds, what does not, what cannot be decided, and what follows."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus import report
from corpus.relate import Related, relate
from corpus.tables import Tables, make_tables
from tests.bench import article
from tests.cases_reader import FOLDER, cases
from tests.related import records, related_of, rows

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.mark.parametrize("case", cases("checks"))
def test_what_is_checked(case: dict[str, Any]) -> None:
    """Each check fires where the words tie its figures together and nowhere else, with its verdict and what follows."""
    related = related_of(case["articles"])
    found = [row for row in rows(related, "checks") if not row["kind"].startswith("open ")]
    assert [f"{row['kind']}: {row['verdict']}" for row in found] == case["checks"]
    if "derived" in case:
        assert [in_short(row) for row in rows(related, "derived")] == case["derived"]
    if "diff" in case:
        assert [": ".join(pair) for pair in found[0]["diff"]] == case["diff"]
    if "ends" in case:
        ends = [row for row in rows(related, "checks") if row["kind"].startswith("open ")]
        assert [f"{row['kind']}: {row['says']}" for row in ends] == case["ends"]


def in_short(row: dict[str, Any]) -> str:
    """A derived figure on one line."""
    ends = ["…" if end is None else f"{end:.4g}" for end in (row["low"], row["high"])]
    when = f" {row['period']}" if row["period"] else ""
    return f"{row['kind']} {row['value']:.4g} {row['unit']}{when}: {ends[0]} to {ends[1]}"


def seed_texts() -> dict[str, str]:
    """The seeds' texts by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}


@cache
def of_seeds() -> Related:
    """What the seeds say together."""
    return related_of(list(seed_texts().values()))


def test_the_seeds_tell_44_percent_three_times() -> None:
    """Title, statement and repetition are one claim of one voice in one article, from one source."""
    (claim,) = [row for row in rows(of_seeds(), "claims") if row["mentions"] > 1]
    assert (claim["value"], claim["unit"], claim["direction"], claim["place"], claim["period"]) == (
        44,
        "percent",
        "increase",
        "Moscow",
        "2020",
    )
    assert (claim["mentions"], claim["articles"], claim["voices"], claim["independent"]) == (3, 1, 1, 1)


def test_what_follows_from_the_seeds() -> None:
    """Five figures follow: three bases, the total behind "over a third", the share of the first three goods. Arithmetic by hand:
    30 / 1.44 = 20.83; 3 / 1.16 = 2.586; 500 / 7 = 71.43; 30 / (1/3) = 90; (875 + 313 + 270) / 3000 = 48.6 %."""
    assert [in_short(row) for row in rows(of_seeds(), "derived")] == [
        "base 2.083e+10 USD 2019: 2.083e+10 to 2.083e+10",
        "base 2.586e+09 USD 2019: 2.586e+09 to …",
        "base 7.143e+07 RUB: … to 7.143e+07",
        "total 9e+10 USD 2020: … to 9e+10",
        "share 48.6 percent 2020: … to …",
    ]


def test_a_point_in_an_open_interval_is_labelled() -> None:
    """Where the words leave room, the point says that it takes them to be exact."""
    for row in rows(of_seeds(), "derived"):
        if row["low"] != row["high"]:
            assert row["sure"].startswith("assuming the words are exact")
    checks = {row["derived"]: row for row in rows(of_seeds(), "checks") if row["derived"]}
    for row in rows(of_seeds(), "derived"):
        assert checks[row["id"]]["sure"] == row["sure"]


def test_the_seeds_checks() -> None:
    """Nothing is violated in the seeds, and every check reads rows that are there."""
    found = rows(of_seeds(), "checks")
    assert [row["kind"] for row in found if not row["kind"].startswith("open ")] == [
        "growth",
        "growth",
        "growth",
        "share",
        "parts",
        "quote",
    ]
    assert {row["verdict"] for row in found} == {"open"}
    tables = make_tables(records(list(seed_texts().values())))
    known = set(tables.facts["id"]) | set(tables.statements["id"])
    assert all(row["rows"] and set(row["rows"]) <= known for row in found)
    quote = next(row for row in found if row["kind"] == "quote")
    assert quote["diff"] == [["only first", "struggle"], ["only second", "battle"], ["same", "for the future"]]


def test_a_change_in_the_article_moves_what_follows() -> None:
    """44% made 20% and $30 billion made $45 billion: the base is 45 / 1.2 = 37.5, the total 45 / (1/3) = 135, the rest as before."""
    text = seed_texts()["moscow-exports"]
    before = [in_short(row) for row in rows(related_of([text]), "derived")]
    after = [in_short(row) for row in rows(related_of([text.replace("44%", "20%").replace("$30 billion", "$45 billion")]), "derived")]
    assert after[0] == "base 3.75e+10 USD 2019: 3.75e+10 to 3.75e+10"
    assert after[3] == "total 1.35e+11 USD 2020: … to 1.35e+11"
    assert (after[1:3], after[4:]) == (before[1:3], before[4:])


def test_the_report_names_everything() -> None:
    """The printed report has a line for each claim, and each check and derived figure with its id; what would move a terminal is gone."""
    related = of_seeds()
    lines = list(report.report(related))
    assert lines[0] == f"# claims ({len(related.claims)})"
    assert sum(line.startswith(("[holds]", "[violated]", "[open]")) for line in lines) == len(related.checks)
    text = "\n".join(lines)
    assert all(row["id"] in text for name in ("checks", "derived") for row in rows(related, name))
    hostile = list(report.report(related_of(["A title\n\n\x1b[2JSales of \x1b]0;x\x07tea rose 5% in 2020 to $5 million, Ann Lee said."])))
    assert all(line.isprintable() for line in hostile)


def test_the_command_prints_the_same_as_json() -> None:
    """`check --json` prints one object with the rows of the three tables."""
    done = subprocess.run(
        [sys.executable, "-m", "corpus", "check", "--json", str(SEEDS)], capture_output=True, cwd=SEEDS.parent, check=True
    )
    found = json.loads(done.stdout)
    assert list(found) == ["claims", "checks", "derived"]
    assert [row["formula"] for row in found["derived"]] == [row["formula"] for row in rows(of_seeds(), "derived")]
    assert found == json.loads(report.as_json(relate(corpus.load(SEEDS, cache=False))))


# ------------------------------------------------------------------ what an unrelated article changes: nothing
def texts_with_relations() -> list[str]:
    """Articles of which something is claimed twice or checked: the seeds and a third of the cases."""
    import tomllib

    groups = tomllib.loads((FOLDER / "checks.toml").read_text(encoding="utf-8"))
    return [*seed_texts().values(), *(case["articles"][0] for items in groups.values() for case in items[::3])]


@cache
def known_records() -> list[tuple[str, Any]]:
    return records(texts_with_relations())


@cache
def other_records() -> list[tuple[str, Any]]:
    """Articles of other people about other figures, from the generator of the bench."""
    return records([article(900 + i, 150) for i in range(8)], "other")


def of(tables: Tables, articles: set[str]) -> dict[str, list[dict[str, Any]]]:
    """The rows of claims, checks and derived that read one of the articles."""
    return {name: [row for row in rows(relate(tables), name) if set(row["told_in"]) & articles] for name in ("claims", "checks", "derived")}


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(0, 99), min_size=1, max_size=6, unique=True), st.lists(st.integers(0, 7), min_size=1, max_size=3, unique=True))
def test_an_unrelated_article_changes_nothing(chosen: list[int], added: list[int]) -> None:
    """Claims, checks and derived figures of articles are the same rows whatever else is in the folder."""
    own = [known_records()[i % len(known_records())] for i in chosen]
    own = list(dict(own).items())
    names = {i for i, _ in own}
    assert of(make_tables(own), names) == of(make_tables([*own, *(other_records()[i] for i in added)]), names)


PIECES = [
    "Sales of Norvik",
    "rose",
    "fell",
    "by 100%",
    "by 5%",
    "to $0",
    "to $5 million",
    "from $0",
    "from 10 to 20",
    "a third of the",
    "of the 40 workers",
    "0 workers",
]
PIECES += [
    ", or 20% of all exports",
    ", including $3 million",
    "in 2020",
    "doubled",
    "Their value was $58 million.",
    "Ann Lee said.",
    "“We will win,” she said.",
    ". ",
    "\n\n",
]
PIECES += [
    "half of that is",
    "more than",
    "999999999999999999999999999999 tonnes",
    "“",
    "”",
    "…",
    "another",
    "In Norway",
    "1e400",
    "-5%",
    "0.0001%",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_no_text_is_too_odd(pieces: list[str]) -> None:
    """Whatever the figures, nothing raises, every number can be written as JSON and every check reads rows that are there."""
    tables = make_tables(records(["A day in Norway\n\n" + " ".join(pieces)]))
    related = relate(tables)
    assert json.loads(report.as_json(related))
    known = set(tables.facts["id"]) | set(tables.statements["id"])
    assert all(row["rows"] and set(row["rows"]) <= known for row in rows(related, "checks"))
    assert all(abs(row["value"]) < float("inf") for row in rows(related, "derived"))
