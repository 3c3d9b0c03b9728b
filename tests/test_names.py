"""People and organisations, as tests/cases/names.toml has them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.find.names import IN_ORDER, find_names
from corpus.grammar.names import agree, fold, is_patronymic, surname_gender
from corpus.lexicon import load
from corpus.model import Article, Names
from tests.cases_reader import cases


def names_in(text: str) -> Names:
    header, doc = cut_up(Article("case", text), load())
    return find_names(doc, header, load())


@pytest.mark.parametrize("case", cases("names"))
def test_case(case: dict[str, Any]) -> None:
    """The people with gender, role and organisation are the case's, and its organisations are among those found."""
    names = names_in(case["text"])
    people = sorted((e for e in names.entities if e.type == "person"), key=lambda e: case["text"].find(e.name.split()[0]))
    assert [" | ".join(x or "-" for x in (e.name, e.gender, e.role, e.organisation)) for e in people] == case["people"]
    found = {e.name for e in names.entities if e.type == "organisation"}
    assert set(case.get("organisations", ())) <= found


@pytest.mark.parametrize(
    ("full", "other", "expected"),
    [
        ("Vasily Orlov", "Orlov", True),
        ("Vasily Orlov", "V. Orlov", True),
        ("Vasily Orlov", "Vasiliy Orlov", True),
        ("Vasily Orlov", "Dmitry Orlov", False),
        ("Vasily Orlov", "Vasily Orlova", False),
        ("", "Orlov", False),
    ],
)
def test_names_agree_only_where_one_person_may_bear_both(full: str, other: str, expected: bool) -> None:
    """Initials, transliterations and missing given names agree; other given names and other endings do not."""
    assert agree(full, other) is expected


def test_endings_tell_genders() -> None:
    """Slavic surnames and patronymics tell a gender, short words and other endings do not."""
    assert [surname_gender(w) for w in ("Orlova", "Orlov", "Lev", "Griffin")] == ["f", "m", None, None]
    assert [is_patronymic(w) for w in ("Petrovna", "Petrovich", "Ann")] == ["f", "m", None]
    assert fold("Yekaterina") == fold("Yekaterína")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Ab z.,'’“”\"-–\n()&Йж\ud800é1:"), max_size=120))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    """No text raises; every mention lies in the text, in order, and points to an entity."""
    names = names_in(text)
    assert list(names.mentions) == sorted(names.mentions, key=IN_ORDER)
    assert all(0 <= m.start < m.end <= len(text) and 0 <= m.entity < len(names.entities) for m in names.mentions)
