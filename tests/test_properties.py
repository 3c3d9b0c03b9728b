"""On any text: no exception, every row is the text at its offsets, every row names its rule."""

import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import extract, schema

#: `make safety` runs more; each run of `make test` draws new texts
EXAMPLES = int(os.environ.get("CORPUS_EXAMPLES", "300"))

# Words that the rules look at, so that random texts reach them; the rest is any Unicode.
PIECES = [
    "said",
    "told",
    "that",
    "“",
    "”",
    "«",
    "»",
    '"',
    "'",
    "''",
    "``",
    "’",
    "…",
    "--",
    "—",
    "(",
    ")",
    ",",
    ".",
    ":",
    ";",
    "?",
    "!",
    "$",
    "%",
    "€",
    "US$",
    "£",
    "5",
    "44",
    "1,049.95",
    "1.234,5",
    "2020",
    "2019",
    "04.07.2024",
    "March",
    "22",
    "last",
    "year\nfirst",
    "quarter",
    "of",
    "next",
    "Tuesday",
    "1990s",
    "according",
    "to",
    "Ann",
    "Lee",
    "Dr.",
    "Mr.",
    "Ministry",
    "of",
    "Trade",
    "Deputy",
    "Mayor",
    "Moscow",
    "Russia",
    "Russian",
    "he",
    "she",
    "they",
    "the",
    "vice-mayor\nmillion",
    "billion",
    "thousand",
    "tripled",
    "13",
    "times",
    "half",
    "of",
    "these",
    "over",
    "a",
    "third",
    "10-20",
    "years",
    "rose",
    "fell",
    "by",
    "from",
    "to",
    "about",
    "almost",
    "more",
    "than",
    "at",
    "least\nbetween",
    "and",
    "in",
    "by",
    "until",
    "compared",
    "with",
    "Source:",
    "By",
    "admin",
    "Photo",
    "\n",
    "\n\n",
    "\r\n",
    "\u2028",
    "\xa0",
    "\u200f",
    "İ",
    "ﬁ",
    "é",
    "é",
    "😀",
    "�",
    "0",
    "00",
    "½",
    "²",
    "Ⅷ",
    "٣",
    "-5",
    "+5",
    "#1",
]

texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=80).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join),
)


def check(record: dict[str, Any]) -> None:
    text = record["text"]
    for table in ("statements", "facts", "dates"):
        for row in record[table]:
            assert 0 <= row["start"] < row["end"] <= len(text)
            assert text[row["start"] : row["end"]] == row["text"]
            assert row["rule"]
    for row in record["statements"]:
        if row["speaker_start"] is not None:
            assert 0 <= row["speaker_start"] < row["speaker_end"] <= len(text)
        assert row["kind"] in ("direct", "indirect", "mixed")
    for row in record["facts"]:
        assert row["value"] == row["value"]
        assert row["approx"] in ("exact", "about", "almost", "more_than", "less_than")
        assert row["direction"] in (None, "increase", "decrease")
        assert row["low"] is None or row["high"] is None or row["low"] <= row["high"]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_any_text_is_read(text: str) -> None:
    """Whatever the text: it is kept as it is, rows trace to it, and nothing is raised."""
    record = extract(text, strict=True)
    assert record["text"] == text
    check(record)


@settings(max_examples=max(20, EXAMPLES // 10), deadline=None)
@given(texts)
def test_the_record_has_the_contracts_keys(text: str) -> None:
    """The keys of a record and of its rows are those of the contract, always."""
    record = extract(text, strict=True)
    assert set(record) == {column.name for column in schema.ARTICLES} | {"speakers", "statements", "facts", "dates", "problems"}
    repeated = {column.name for column in (*schema.OF_THE_ARTICLE, *schema.OF_THE_SPEAKER)} - {"speaker"}
    for table in ("statements", "facts", "dates", "speakers", "problems"):
        for row in record[table]:
            assert set(row) == set(schema.names(table)) - (repeated if table in ("statements", "facts") else {"article"})
