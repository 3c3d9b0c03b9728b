"""The invented names, and the program measured under them; gains and losses."""

import re
from pathlib import Path

import pytest

from tests.evaluation import compare, invent
from tests.evaluation import gold as golds
from tests.evaluation.gold import Annotated
from tests.evaluation.invent import Inventor
from tests.evaluation.score import measure

NAMES = invent.read_names()
#: begins with a vowel for the ear: not "Ukraine", "Europe", "U.S.", "Union"
AN = re.compile(r"(?!Uk|US|U\.S|Euro|Union)[AEIOU]")
SMALL = Inventor({"Tarn": "Great Ombria", "Tarnish": "Ombrian", "Lee": "Vo", "North Tarn": "South Elm"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee left Tarn.", "Vo left Great Ombria."),
        ("Tarn’s rivers, Lee's boats", "Great Ombria’s rivers, Vo's boats"),
        ("a Tarnish boat in North Tarn", "a Ombrian boat in South Elm"),
        ("Leeds, tarn, Tarnished", "Leeds, tarn, Tarnished"),
        ("", ""),
    ],
)
def test_whole_words_are_replaced_the_longer_name_first(text: str, expected: str):
    """Possessives keep their ending; a longer word or another case is another word."""
    assert SMALL.words(text) == expected


def test_offsets_follow_the_names():
    """A span before, around and after names has the replaced words of what it had."""
    text = "In Tarn, Lee sells Tarnish boats."
    invented, moved = SMALL.words(text), SMALL.places(text)
    for words in ("In", "Tarn", "Tarn, Lee", "Lee", "sells", "Tarnish boats", "boats."):
        begin = text.index(words)
        assert invented[moved(begin) : moved(begin + len(words))] == SMALL.words(words)


@pytest.mark.parametrize("article", golds.seeds(), ids=lambda a: a.name)
def test_the_gold_of_each_seed_follows(article: Annotated):
    """Every row of an invented seed stands where it says, and says what the row said, with the names replaced."""
    inventor = Inventor(NAMES)
    invented = inventor.article(article)
    assert golds.misplaced(invented) == []
    assert [row["text"] for row in golds.places(invented.gold)] == [inventor.words(row["text"]) for row in golds.places(article.gold)]
    assert invented.gold["themes"] == article.gold["themes"]


def test_nobody_keeps_a_name():
    """No word of a speaker's name, and no name of the list, is left in an invented seed."""
    inventor = Inventor(NAMES)
    speakers = {
        w for a in golds.seeds() for s in a.gold["speakers"] if s["type"] == "person" for w in re.findall(r"[A-Z]\w+", s["name"])
    } - {"President"}
    for article in golds.seeds():
        text = inventor.article(article).text
        assert not inventor.pattern.search(text)
        assert speakers.isdisjoint(re.findall(r"\w+", text))


def test_articles_before_names_stay_right():
    """A name that takes "an" becomes one that takes "an"."""
    wrong = [(old, new) for old, new in NAMES.items() if bool(AN.match(old)) != bool(AN.match(new))]
    assert wrong == []


def test_different_names_stay_different():
    """Nobody is merged with somebody else, and no invented name is also an original one."""
    assert len(set(NAMES.values())) == len(NAMES) - 1  # "Telegram channel" in two spellings
    assert set(NAMES).isdisjoint(NAMES.values())


def test_a_copy_can_be_read_again(tmp_path: Path):
    """What `--out` writes has the shape that `--data` reads."""
    articles = [Inventor(NAMES).article(a) for a in golds.seeds()]
    invent.write_copy(articles, tmp_path)
    assert [(a.name, a.text) for a in golds.folder(tmp_path)] == [(a.name, a.text) for a in articles]


def test_a_loss_is_one_of_more_than_three_hundredths_of_an_f1():
    """Accuracies are shown, F1 figures decide."""
    assert invent.losses({"a_f1": 0.9, "b_f1": 0.9, "c": 0.9}, {"a_f1": 0.86, "b_f1": 0.875, "c": 0.1}) == ["a_f1"]


def test_the_seeds_read_the_same_under_invented_names():
    """No F1 over the seeds falls by more than 0.03 when all people, places, outlets and companies are invented ones."""
    real = golds.seeds()
    before, after = measure(real).figures(), measure([Inventor(NAMES).article(a) for a in real]).figures()
    assert invent.losses(before, after) == []


def test_gains_losses_and_changes_are_told_apart():
    """A row at a new place is a gain, one that is gone a loss; at the same place, what changed is named."""
    fact = {"start": 3, "end": 5, "text": "5%", "unit": "percent", "value": 5, "place": None, "rule": "old", "id": "f1"}
    old = {"a.txt": {"title": "T", "facts": [fact], "dates": [{"start": 9, "end": 13, "text": "2019", "value": "2019"}]}}
    new = {"a.txt": {"title": "T", "facts": [{**fact, "place": "Tarn", "rule": "new"}], "themes": ["exports"]}}
    assert [line for line in compare.report(old, new) if line.startswith("  ")] == [
        "  ~ a.txt 5%: place: None → 'Tarn'",
        "  - a.txt 2019 [2019]",
        "  + a.txt exports",
    ]
