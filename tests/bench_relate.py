"""Speed of claims and checks, printed: seconds on one core for 10,000 and 100,000 synthetic facts.

    python -m tests.bench_relate

Ten times the facts should cost about ten times as much: nothing is compared with everything.
"""

import time

from corpus.relate import relate
from tests.synthetic import tables

SIZES = (10_000, 100_000)


def seconds(facts: int) -> float:
    """CPU seconds of one run over tables of so many facts, which are made beforehand; prints what came out."""
    given = tables(facts)
    start = time.process_time()
    related = relate(given)
    used = time.process_time() - start
    sizes = ", ".join(f"{len(table):,} {name}" for name, table in related.items())
    print(f"relate  {facts:9,} facts, {len(given.statements):7,} statements {used:8.2f} s   ({sizes})")
    return used


if __name__ == "__main__":
    small, large = (seconds(facts) for facts in SIZES)
    print(f"relate  ten times the facts {large / small:8.1f} times the cost")
