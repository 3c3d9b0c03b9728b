"""Facts of tables of figures, as tests/cases/cells.toml has them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from tests.cases_reader import cases


@pytest.mark.parametrize("case", cases("cells"))
def test_case(case: dict[str, Any]) -> None:
    """Each cell's number has the unit, measure, period and place of its heads; what is no table of figures gives no cell."""
    record = corpus.extract(case["text"].strip("\n"), media=case.get("media", "text"))
    got = [
        f"{f['text']} | {f['value']:.12g} | {f['unit']} | {f['measure'] or ''} | {f['period'] or ''} | {f['place'] or ''}"
        for f in record["facts"]
        if f["rule"] == "table cell"
    ]
    assert got == case["facts"]


def test_the_sentence_of_a_cell_is_its_line() -> None:
    """A cell's row shows the whole line, so that it can be read alone."""
    record = corpus.extract("Tea goes north\n\nThe board met.\n\nCountry | 2021\nNorway | 4\nKenya | 10\n")
    assert [f["sentence"] for f in record["facts"]] == ["Norway | 4", "Kenya | 10"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["", "Tea", "2021", "4.5", "(7)", "€m", "-", "1,200", "n/a", "\u00a0"]), max_size=5), max_size=6))
def test_any_table(rows: list[list[str]]) -> None:
    """Ragged and empty tables raise nothing, and every row is its words."""
    for mark in (" | ", "\t", "   "):
        text = "\n".join(mark.join(row) for row in rows)
        record = corpus.extract(text, strict=True)
        assert all(text[f["start"] : f["end"]] == f["text"] for f in record["facts"])


def test_a_file_of_figures_is_one_article(tmp_path: Path) -> None:
    """A CSV file without a column of texts is one article of facts where it holds figures, and refused where it does not."""
    (tmp_path / "trade.csv").write_text("region,exports 2021,exports 2022\nNorway,3.5,4\nKenya,7,9\n", encoding="utf-8")
    (tmp_path / "staff.csv").write_text("name,phone,city\nAnn Lee,714-555-0100,Marn\nBo Cray,714-555-0199,Holt\n", encoding="utf-8")
    tables = corpus.load(tmp_path, cache=False)
    assert list(tables.articles["id"]) == ["trade.csv"]
    assert list(tables.facts["place"].astype("str") + tables.facts["period"].astype("str")) == [
        "Norway2021",
        "Norway2022",
        "Kenya2021",
        "Kenya2022",
    ]
    assert list(tables.problems.loc[tables.problems["stage"] == "read", "article"]) == ["staff.csv"]
