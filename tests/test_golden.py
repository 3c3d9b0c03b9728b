"""The tables of the seeds, row by row: a change that moves one shows it."""

import difflib

import pytest

from tests.golden.write import HERE, NAMES, tables


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    """The tables as the program makes them now."""
    return tables()


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_of_the_seeds_are_the_golden_ones(name: str, now: dict[str, str]):
    """Every row of every table is as tests/golden has it. Where a change is wanted: `make golden`, and read the diff."""
    golden = (HERE / name).read_text("utf-8")
    changed = [
        line
        for line in difflib.unified_diff(golden.split("\n"), now[name].split("\n"), "golden", "now", lineterm="", n=0)
        if line[:2] != "@@"
    ]
    assert not changed, "\n".join(changed)


def test_the_same_bytes_on_every_run(now: dict[str, str]):
    """Reading the seeds again gives the same tables."""
    assert tables() == now
