"""Malformed files: each gives an article or a reason, and nothing raises."""

import random
from collections import Counter
from pathlib import Path

from corpus.lexicon import load
from corpus.loader import read_articles
from corpus.model import Article, Problem
from corpus.read.isolate import Limits
from tests.safety.counts import count

FILES = Path(__file__).parent.parent / "cases" / "files"


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with one to six faults: flipped, cut, doubled, zeroed, swapped or strange ones put in."""
    out = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(out) or 1), chance.choice([1, 2, 8, 64, 1000])
        match chance.randrange(6):
            case 0:
                for i in range(at, min(at + length, len(out))):
                    out[i] ^= 1 << chance.randrange(8)
            case 1:
                del out[at : at + length * 3]
            case 2:
                out[at:at] = out[at : at + length]
            case 3:
                out[at : at + length] = bytes(len(out[at : at + length]))
            case 4:
                out[at:at] = chance.choice(
                    [
                        b"<",
                        b">",
                        b"\xff\xfe",
                        b"\x00",
                        b"&#x110000;",
                        b"\xed\xa0\x80",
                        b"((((",
                        b"]]>",
                        b"%",
                        b"\\u",
                        b"999999999999",
                        b"-1",
                    ]
                )
            case _:
                other = chance.randrange(len(out) or 1)
                out[at : at + 16], out[other : other + 16] = out[other : other + 16], out[at : at + 16]
    return bytes(out[: chance.randrange(len(out) + 1)]) if chance.random() < 0.1 else bytes(out)


def test_mutated_files(tmp_path: Path) -> None:
    """As many files go in as come out as read or as failed; a file that is only damaged inside keeps its other articles."""
    samples = sorted(FILES.iterdir())
    chance = random.Random(11)
    total = count(150, 10_000)
    names = []
    for i in range(total):
        sample = samples[i % len(samples)]
        names.append(f"{i:05d}-{sample.name}")
        (tmp_path / names[-1]).write_bytes(mutated(sample.read_bytes(), chance))
    seen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for article_id, read in read_articles([tmp_path], load(), limits=Limits(seconds=20)):
        assert isinstance(read, Article | Problem)
        seen[article_id.partition("#")[0]] += 1
        kinds[type(read).__name__] += 1
        if isinstance(read, Article):
            assert read.text.strip()
        else:
            assert "died" not in read.message and "longer than" not in read.message, read.message
    assert sorted(seen) == names
    assert kinds["Article"] > total / 3
    print(dict(kinds), len(seen), "files")
