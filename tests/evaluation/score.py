"""Measure the program on the seeds and on two sets of invented articles, and hold it to its floors.

python -m tests.evaluation.score             print every figure of all sets beside its floor; 1 where one is below
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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus
from tests.evaluation import gold as golds
from tests.evaluation.gold import FRESH, HERE, SEEDS, WILD, Annotated
from tests.evaluation.scorer import Tally, score


@dataclass(frozen=True)
class Held:
    """A set of articles held to floors of its own. Without a file of floors it is measured and held to nothing."""

    name: str
    articles: Callable[[], list[Annotated]]
    texts: Path
    gold: Path
    floors: Path


SEED_SET = Held("seeds", golds.seeds, SEEDS, HERE / "gold", HERE / "floors.json")
WILD_SET = Held("wild", golds.wild, WILD / "texts", WILD / "gold", WILD / "floors.json")
FRESH_SET = Held("fresh", golds.fresh, FRESH / "texts", FRESH / "gold", FRESH / "floors.json")
SETS = (SEED_SET, WILD_SET, FRESH_SET)


def extract(articles: Iterable[Annotated]) -> dict[str, dict[str, Any]]:
    """The records of the articles' texts, by id."""
    return {a.name: corpus.extract(a.text, id=a.name) for a in articles}


def measure(articles: Sequence[Annotated]) -> Tally:
    """Extract and score."""
    return score(articles, extract(articles))


def corpus_hash(held: Held = SEED_SET) -> str:
    """SHA-256 over the set's texts and their gold: floors hold for one corpus and no other."""
    digest = hashlib.sha256()
    for path in [*sorted(held.texts.glob("*.txt")), *sorted(held.gold.glob("*.json"))]:
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


def read_floors(held: Held = SEED_SET) -> tuple[str, dict[str, float]]:
    """(hash of the corpus that the floors hold for, floors)."""
    stored = json.loads(held.floors.read_text("utf-8")) if held.floors.exists() else {"corpus": "", "floors": {}}
    return stored["corpus"], stored["floors"]


def write_floors(floors: dict[str, float], held: Held = SEED_SET) -> None:
    """Store the floors for the corpus as it is now."""
    held.floors.write_text(json.dumps({"corpus": corpus_hash(held), "floors": dict(sorted(floors.items()))}, indent=1) + "\n", "utf-8")


def complaints(figures: dict[str, float], held: Held = SEED_SET) -> list[str]:
    """Why the build must fail: a floor undercut, or floors that were set for another corpus."""
    stored, floors = read_floors(held)
    if not held.floors.exists() and held is not SEED_SET:
        return []
    changed = (
        []
        if stored == corpus_hash(held)
        else [f"the {held.name} articles or their gold changed since the floors were set: look at the figures, then --raise or --lower"]
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
    if given.data:
        tally = measure(golds.folder(given.data))
        print(*_report(tally, {}, given.errors), sep="\n")
        _store({"data": tally.figures()}, given.json)
        return 0
    figures, wrong = {}, []
    for held in SETS:
        tally = measure(held.articles())
        figures[held.name] = tally.figures()
        floors = read_floors(held)[1]
        if given.up or given.down:
            floors = moved(figures[held.name], floors, given.up, given.down)
            write_floors(floors, held)
        print(f"{held.name}:", *_report(tally, floors, given.errors), sep="\n")
        wrong += [f"{held.name}: {line}" for line in complaints(figures[held.name], held)]
    _store(figures, given.json)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


def _report(tally: Tally, floors: dict[str, float], errors: bool) -> list[str]:
    return [*show(tally.figures(), floors), *(tally.errors if errors else [])]


def _store(figures: dict[str, dict[str, float]], path: Path | None) -> None:
    """A single set's figures by name; of several sets, by set and name."""
    if path:
        one = next(iter(figures.values())) if len(figures) == 1 else figures
        path.write_text(json.dumps(one, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
