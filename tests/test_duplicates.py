"""Copies are told from articles of their own, and say what they copy."""

import random
from pathlib import Path

from corpus.lexicon import load
from corpus.loader import read_all
from corpus.relate.duplicates import STRETCH, Duplicates, fingerprint, similarity
from tests.safety.counts import count

LEXICON = load()
NAMES = ["Marn", "Velgorod", "Lindhaven", "Oster", "Brill", "Tarn", "Kosta", "Dunlea"]
SENTENCES = [
    "Exports of tea from {} grew by {} percent last year, the board said on Friday.",
    "The mayor of {} told reporters that {} million rubles will go to the new bridge.",
    "Ferry fares in {} rise by {} percent in June, and the operator blames the price of fuel.",
    "According to the ministry, the works at {} hired {} people in the first quarter.",
    "A union in {} asks for {} days of leave a year, as its members voted on Monday.",
    "Farmers near {} lost a fifth of a harvest of {} thousand tonnes to the frost.",
    "The port of {} handled {} ships in a month, more than ever before, its office reports.",
    "Schools in {} get {} new teachers by autumn, the governor promised parents.",
    "Prices of flats in {} fell by {} percent, while rents went on rising, agents say.",
    "The railway to {} will carry {} trains a day once the second track is laid.",
]


def article(seed: int, sentences: int = 12) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(SENTENCES).format(chance.choice(NAMES), chance.randint(2, 900)) for _ in range(sentences))


def marked(folder: Path, texts: dict[str, str]) -> dict[str, tuple[str | None, float | None]]:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    found = {i: r for i, r in read_all([folder], LEXICON) if isinstance(r, dict)}
    return {i: (r["duplicate_of"], r["similarity"]) for i, r in found.items()}


def test_the_same_text_under_another_name(tmp_path: Path) -> None:
    """The first in order is the original; line ends, spaces and marks make no difference."""
    text = article(1)
    found = marked(tmp_path, {"a.txt": text, "b.txt": text, "c.txt": text.replace(". ", ".\n\n").replace(",", " ,"), "d.txt": article(2)})
    assert found == {"a.txt": (None, None), "b.txt": ("a.txt", 1.0), "c.txt": ("a.txt", 1.0), "d.txt": (None, None)}


def test_a_syndicated_copy(tmp_path: Path) -> None:
    """A copy with another header, a sentence less and words changed repeats the original, with how much it shares."""
    text = article(3)
    sentences = text.split(". ")
    copy = (
        "Marn Herald\nBy Ann Lee\n\n"
        + ". ".join(sentences[:4] + sentences[5:]).replace("reporters", "journalists")
        + "\n\nSource: agencies"
    )
    found = marked(tmp_path, {"a.txt": text, "b.txt": copy})
    assert found["b.txt"][0] == "a.txt"
    assert 0.85 < (found["b.txt"][1] or 0) < 1


def test_reports_of_one_event_are_two(tmp_path: Path) -> None:
    """Articles that share a third of their sentences are articles of their own, as are short ones that differ in one word."""
    one, other = article(4, 12).split(". "), article(5, 12).split(". ")
    found = marked(
        tmp_path,
        {
            "a.txt": ". ".join(one),
            "b.txt": ". ".join(one[:4] + other[4:]),
            "c.txt": "Tea sales rose by 5%.",
            "d.txt": "Tea sales rose by 6%.",
        },
    )
    assert all(original is None for original, _ in found.values())


def test_a_copy_of_a_copy_points_to_the_original(tmp_path: Path) -> None:
    """Three copies are one claim: each names the first, none another copy."""
    text = article(6)
    found = marked(tmp_path, {"a.txt": text, "b.txt": "By Ann Lee\n\n" + text, "c.txt": "By Tom Reyes\n\n" + text + "\n\nSource: Courier"})
    assert [original for original, _ in found.values()] == [None, "a.txt", "a.txt"]
    (tmp_path / "more").mkdir()
    found = marked(tmp_path / "more", {"a.txt": text, "b.txt": "By Ann Lee\n\n" + text, "c.txt": "By Ann Lee\n\n" + text})
    assert found["c.txt"] == found["b.txt"]
    assert found["b.txt"][0] == "a.txt"


def test_copies_among_many(tmp_path: Path) -> None:
    """Among hundreds of articles of the same sort every copy is found, and nothing else is taken for one."""
    total = count(60, 600)
    texts = {f"{i:04d}.txt": article(100 + i, 20) for i in range(total)}
    copies = {f"{i:04d}.zcopy.txt": "By Ann Lee\n\n" + article(100 + i, 20) + " More follows." for i in range(0, total, 6)}
    found = marked(tmp_path, {**texts, **copies})
    assert {i for i, (original, _) in found.items() if original} == set(copies)
    assert all(original == i.replace(".zcopy", "") for i, (original, _) in found.items() if original)


def test_a_stream_tells_the_very_same_only() -> None:
    """Without `near`, an edited copy is an article of its own."""
    duplicates = Duplicates()
    text = article(7)
    found = [duplicates.repeated(i, fingerprint(t, near=False)) for i, t in (("a", text), ("b", text), ("c", text + " More follows."))]
    assert found == [None, ("a", 1.0), None]


def test_long_copies_are_compared_in_stretches() -> None:
    """Articles of many words are cut at what both have once: the share is nearly what a word by word comparison gives."""
    words = [f"w{random.Random(i).randint(0, 4000)}" for i in range(3 * STRETCH)]
    copy = [word for i, word in enumerate(words) if i % 20]
    assert abs(similarity(words, copy) - 2 * len(copy) / (len(words) + len(copy))) < 0.01
    assert similarity(words, words[::-1]) == 0 == similarity(words, words[:STRETCH])
