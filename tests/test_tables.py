"""Folder → tables: the schema's columns with real dtypes, whatever the articles hold."""

from pathlib import Path

import pandas as pd
import pytest

import corpus
from corpus import schema
from corpus.lexicon import load as load_lexicon
from corpus.loader import read_all
from corpus.tables import Tables, make_tables

TEXT = """Tea exports rose in Lindhaven

12.03.2021, Lindhaven.

Exports of tea rose by 5% in 2020, Ann Lee, the mayor of Lindhaven, said on Friday. “We sold tea for $3 million,” she added.

Source: Northern Courier
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "tea.txt").write_text(TEXT)
    (folder / "none.txt").write_text("Nobody speaks here.")
    (folder / "bad.pdf").write_bytes(b"%PDF")
    return corpus.load(folder)


def test_columns_and_dtypes_are_the_schemas(tables: Tables) -> None:
    """Every table has the schema's columns in its order with its dtypes; nothing is null that must not be."""
    for name, table in tables.items():
        assert list(table.columns) == schema.names(name)
        for column in schema.TABLES[name]:
            wanted = "object" if column.dtype == "list" else column.dtype
            assert str(table[column.name].dtype) == wanted, f"{name}.{column.name}"
            if not column.nullable:
                assert not table[column.name].isna().any(), f"{name}.{column.name}"


def test_empty_tables_have_the_same_columns() -> None:
    """A run without an article gives six empty tables of the same shape."""
    for name, table in make_tables([]).items():
        assert list(table.columns) == schema.names(name)
        assert len(table) == 0


def test_a_row_can_be_read_alone(tables: Tables) -> None:
    """Statements and facts repeat article, title, source, date, speaker, role and organisation."""
    row = tables.statements.iloc[0]
    assert (row["article"], row["title"], row["source"], row["speaker"]) == (
        "tea.txt",
        "Tea exports rose in Lindhaven",
        "Northern Courier",
        "Ann Lee",
    )
    assert row["published"] == pd.Timestamp("2021-03-12")
    assert "mayor" in row["role"]


def test_an_unreadable_file_is_a_row_of_problems(tables: Tables) -> None:
    """The run goes on, and the file is listed with its reason."""
    bad = tables.problems[tables.problems["article"] == "bad.pdf"]
    assert list(bad["stage"]) == ["read"]
    assert set(tables.articles["id"]) == {"tea.txt", "none.txt"}


def test_ids_are_stable_and_unique(tables: Tables, tmp_path: Path) -> None:
    """The same article gives the same row ids in another run beside other articles; no two rows share one."""
    (tmp_path / "tea.txt").write_text(TEXT)
    (tmp_path / "other.txt").write_text("Sales fell by 3%, Tom Reyes said.")
    again = corpus.load(tmp_path)
    for name in ("statements", "facts"):
        ids = getattr(tables, name)["id"]
        assert ids.is_unique
        others = getattr(again, name)
        assert list(ids) == list(others.loc[others["article"] == "tea.txt", "id"])


def test_a_path_that_is_not_there() -> None:
    """`load` raises where there is nothing to load."""
    with pytest.raises(FileNotFoundError):
        corpus.load("/nowhere/at/all")


def test_tables_hold_what_the_records_hold(tmp_path: Path) -> None:
    """The rows of the tables are the rows of the JSON, value by value."""
    (tmp_path / "tea.txt").write_text(TEXT)
    found = list(read_all([tmp_path], load_lexicon()))
    record = found[0][1]
    assert isinstance(record, dict)
    rows = record["facts"]
    table = make_tables(found).facts
    for key in ("id", "start", "end", "text", "value", "unit", "approx", "sentence", "rule"):
        assert list(table[key]) == [row[key] for row in rows]


def test_half_of_a_surrogate_pair_does_not_stop_a_folder(tmp_path: Path) -> None:
    """What JSON can say and UTF-8 cannot hold is U+FFFD in the tables, at the same offset, and a problem says where."""
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "Sales \\ud800 rose by 5%, Ann Lee said on Monday."}\n')
    tables = corpus.load(tmp_path)
    assert tables.articles["text"][0][6] == "\ufffd"
    assert ["\ufffd" in sentence for sentence in tables.facts["sentence"]] == [True]
    told = tables.problems[tables.problems["message"].str.contains("surrogate")]
    assert list(told["start"]) == [6]
