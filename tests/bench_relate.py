"""Speed of claims, checks and the scorecard, printed: seconds on one core for 10,000 and 100,000 synthetic facts.

    python -m tests.bench_relate

Ten times the facts should cost about ten times as much: nothing is compared with everything.
"""

import time
from pathlib import Path

from corpus.relate import relate
from corpus.relate.objectives import read
from corpus.relate.scorecard import score
from tests.synthetic import tables

SIZES = (10_000, 100_000)
OBJECTIVES = read(Path(__file__).parent.parent / "seeds" / "objectives.toml")


def seconds(facts: int) -> tuple[float, float]:
    """CPU seconds of relating and of scoring tables of so many facts, which are made beforehand; prints what came out."""
    given = tables(facts)
    start = time.process_time()
    related = relate(given)
    used = time.process_time() - start
    sizes = ", ".join(f"{len(table):,} {name}" for name, table in related.items())
    print(f"relate  {facts:9,} facts, {len(given.statements):7,} statements {used:8.2f} s   ({sizes})")
    start = time.process_time()
    k, n = score(given, related, OBJECTIVES).headline
    scored = time.process_time() - start
    print(f"score   {facts:9,} facts, {len(given.statements):7,} statements {scored:8.2f} s   ({k} of {n} cells)")
    return used, scored


if __name__ == "__main__":
    small, large = (seconds(facts) for facts in SIZES)
    for name, a, b in zip(("relate", "score"), small, large, strict=True):
        print(f"{name:7} ten times the facts {b / a:8.1f} times the cost")
