"""Speakers on the page "Who said what": help texts, speeches, counts, the card, the comparison, quotes to read."""

import pytest

from corpus import schema
from corpus.board.pages import help as help_


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_column_has_its_meaning(table: str) -> None:
    """The help of a table names each of its columns with the schema's words, in the schema's order."""
    rows = help_.meanings(table)
    assert [row["name"] for row in rows] == schema.names(table)
    assert all(row["meaning"] for row in rows)


def test_help_names_the_column_behind_a_heading() -> None:
    """A heading of the page leads to the column it shows, with its unit and whether it may be empty."""
    (row,) = help_.meanings("statements", {"Date": "published"})
    assert row == {
        "name": "Date",
        "meaning": "Publication date of the article.",
        "notes": "column “published” · unit: day · empty where the text does not say",
    }
