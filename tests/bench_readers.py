"""What isolation costs a small file, and pages a CPU-second, printed.

    python -m tests.bench_readers

The same thousand small pages are read in this process and by workers; the difference is what a file pays for being
read where it can do no harm. One worker, so that a second processor does not hide it. A worker's start is told apart.
"""

import resource
import tempfile
import time
from pathlib import Path

from corpus.lexicon import load
from corpus.loader import read_articles
from corpus.reading import read_path

FILES = 1_000
PAGE = (
    "<!DOCTYPE html><html><head><title>Ferry fares rise | Marn Herald</title><meta property='article:published_time' content='2024-05-02T10:00:00+02:00'></head>"
    "<body><article><h1>Ferry fares rise</h1><p>Fares on the Marn ferry will rise by {n} percent in June, the operator said on Friday, as fuel costs more than a year ago.</p>"
    "<p>It carries 4,000 people a day, and the state pays a third of what that costs, the governor told reporters.</p></article></body></html>"
)


def used() -> float:
    """CPU seconds of this process and of its ended workers."""
    mine, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + theirs.ru_utime + theirs.ru_stime


def main() -> None:
    """Print milliseconds a file, here and in a worker."""
    lexicon = load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for i in range(FILES):
            (folder / f"{i:04d}.html").write_text(PAGE.replace("{n}", str(i)))
        one = folder / "0000.html"
        began, cpu = time.perf_counter(), used()
        list(read_articles([one], lexicon, 1))
        start = time.perf_counter() - began, used() - cpu
        [read() for _, read in read_path(one, "warm", lexicon)]
        began, cpu = time.perf_counter(), used()
        for file in sorted(folder.iterdir()):
            for _, read in read_path(file, file.name, lexicon):
                read()
        here = time.perf_counter() - began, used() - cpu
        began, cpu = time.perf_counter(), used()
        count = len(list(read_articles([folder], lexicon, 1)))
        there = time.perf_counter() - began, used() - cpu
    print(f"{count} small pages; a worker's start with the first page {start[0]:.2f} s ({start[1]:.2f} s of CPU)")
    for label, at in (("elapsed", 0), ("CPU", 1)):
        overhead = there[at] - start[at] - here[at]
        print(
            f"{label:8} {1000 * here[at] / FILES:.2f} ms a page here, {1000 * (there[at] - start[at]) / FILES:.2f} ms in a worker: isolation {1000 * overhead / FILES:.2f} ms"
        )


if __name__ == "__main__":
    main()
