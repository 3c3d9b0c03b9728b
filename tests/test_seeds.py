"""The seed briefs and their gold."""

import re

import pytest

from tests.evaluation import gold as golds
from tests.evaluation.gold import SEEDS, Annotated

BRIEFS = golds.seeds()
NAMES = [a.name for a in BRIEFS]
#: "Name: text" at the head of a line would be a transcript, and the words after it a person's own
LABEL = re.compile(r"^[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,3}: ", re.MULTILINE)
QUOTED = re.compile(r"“([^”]{0,200})”|«([^»]{0,200})»")
#: most words of a published article that a brief may print together
LONGEST_QUOTE = 8


def test_every_brief_has_gold_and_every_gold_its_brief():
    """Each text in seeds/ is annotated, and nothing else is."""
    assert sorted(path.name for path in SEEDS.glob("*.txt")) == NAMES


def test_readme_names_every_brief():
    """seeds/README.md says of each brief which article it stands for."""
    readme = (SEEDS / "README.md").read_text("utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("brief", BRIEFS, ids=NAMES)
def test_a_brief_is_short_and_titled(brief: Annotated):
    """150 to 350 words below a title line that is a paragraph of its own."""
    title, blank, *_ = brief.text.split("\n")
    assert title == brief.gold["title"]
    assert blank == ""
    assert 150 <= len(brief.text.split()) <= 350


@pytest.mark.parametrize("brief", BRIEFS, ids=NAMES)
def test_quotes_are_fragments(brief: Annotated):
    """Nothing longer than eight words stands between marks: speech is reported."""
    quoted = [a or b for a, b in QUOTED.findall(brief.text)]
    assert quoted
    assert [q for q in quoted if len(q.split()) > LONGEST_QUOTE] == []


@pytest.mark.parametrize("brief", BRIEFS, ids=NAMES)
def test_no_sentence_is_put_under_a_label(brief: Annotated):
    """No brief is a transcript: a source line is the only label."""
    assert [label for label in LABEL.findall(brief.text) if label != "Source: "] == []


@pytest.mark.parametrize("brief", BRIEFS, ids=NAMES)
def test_gold_stands_where_it_says(brief: Annotated):
    """The words at every row's offsets are the row's text."""
    assert golds.misplaced(brief) == []


def test_the_briefs_hold_what_the_first_page_should_show():
    """Between them: a dateline, a source line, curly marks, guillemets, and articles with and without a date."""
    together = "\n".join(brief.text for brief in BRIEFS)
    assert all(sign in together for sign in ("04.07.2024, Moscow.", "Source: ", "“", "«"))
    assert {brief.gold["published"] is None for brief in BRIEFS} == {True, False}
