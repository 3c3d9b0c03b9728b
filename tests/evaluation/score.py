"""Measure the program on the seeds and hold it to its floors.

python -m tests.evaluation.score             print every figure beside its floor; 1 where one is below
python -m tests.evaluation.score --errors    and every error
python -m tests.evaluation.score --raise     lift the floors to what is reached
python -m tests.evaluation.score --lower     let floors sink to what is reached: only with a reason in the commit
python -m tests.evaluation.score --data DIR  another folder (gold/*.json and their texts), without floors
"""

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import corpus
from tests.evaluation import gold as golds
from tests.evaluation.gold import HERE, SEEDS, Annotated
from tests.evaluation.scorer import Tally, score

FLOORS = HERE / "floors.json"


def extract(articles: Iterable[Annotated]) -> dict[str, dict[str, Any]]:
    """The records of the articles' texts, by id."""
    return {a.name: corpus.extract(a.text, id=a.name) for a in articles}


def measure(articles: Sequence[Annotated]) -> Tally:
    """Extract and score."""
    return score(articles, extract(articles))


def corpus_hash() -> str:
    """SHA-256 over the seed briefs and their gold: floors hold for one corpus and no other."""
    digest = hashlib.sha256()
    for path in [*sorted(SEEDS.glob("*.txt")), *sorted((HERE / "gold").glob("*.json"))]:
        digest.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def below(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each figure that is missing or under its floor."""
    short = [key for key, floor in floors.items() if figures.get(key, -1.0) < floor]
    return [
        f"{key}: {figures[key]:.3f} is below its floor {floors[key]:.3f}" if key in figures else f"{key}: not measured any more"
        for key in short
    ]


def moved(figures: dict[str, float], floors: dict[str, float], up: bool, down: bool) -> dict[str, float]:
    """The floors after raising (`up`) or lowering (`down`) to what is reached; a new figure gets a floor either way."""
    reached = {key: math.floor(value * 1000) / 1000 for key, value in figures.items()}
    kept = {key: floor for key, floor in floors.items() if key in reached or not down}
    return {
        **{key: value for key, value in reached.items() if up or down},
        **{key: _move(floor, reached.get(key, floor), up, down) for key, floor in kept.items()},
    }


def _move(floor: float, reached: float, up: bool, down: bool) -> float:
    return reached if (up and reached > floor) or (down and reached < floor) else floor


def read_floors() -> tuple[str, dict[str, float]]:
    """(hash of the corpus that the floors hold for, floors)."""
    stored = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"corpus": "", "floors": {}}
    return stored["corpus"], stored["floors"]


def write_floors(floors: dict[str, float]) -> None:
    """Store the floors for the corpus as it is now."""
    FLOORS.write_text(json.dumps({"corpus": corpus_hash(), "floors": dict(sorted(floors.items()))}, indent=1) + "\n", "utf-8")


def complaints(figures: dict[str, float]) -> list[str]:
    """Why the build must fail: a floor undercut, or floors that were set for another corpus."""
    stored, floors = read_floors()
    changed = (
        []
        if stored == corpus_hash()
        else ["the seeds or their gold changed since the floors were set: look at the figures, then --raise or --lower"]
    )
    return changed + below(figures, floors)


def show(figures: dict[str, float], floors: dict[str, float]) -> Iterable[str]:
    """The figures as lines, floors beside them."""
    for key, value in figures.items():
        floor = floors.get(key)
        yield f"  {key:24} {value:.3f}" + ("" if floor is None else f"   floor {floor:.3f}" + ("   <-- below" if value < floor else ""))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command above; 1 where a floor is undercut."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--raise", action="store_true", dest="up")
    parser.add_argument("--lower", action="store_true", dest="down")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args(arguments)
    tally = measure(golds.folder(given.data) if given.data else golds.seeds())
    figures = tally.figures()
    floors = {} if given.data else read_floors()[1]
    if not given.data and (given.up or given.down):
        floors = moved(figures, floors, given.up, given.down)
        write_floors(floors)
    print(*show(figures, floors), *(tally.errors if given.errors else []), sep="\n")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    wrong = [] if given.data else complaints(figures)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
