"""What a change of filters costs in the server, and how a large corpus opens: printed, over synthetic facts.

    python -m tests.bench_board [FACTS ...]      100,000 and 1,000,000 where none are given

A change is what one run of the script does with it, without Streamlit: every filter's counts, the view, and what the page
"Figures" draws (the figures by unit, the largest of each, one page of the table). Each selection is timed the first time it
is chosen, as a visitor meets it; "search" is one for words that nobody looked for before. The median and the slowest are
printed beside what is wanted: 50 ms at 100,000 facts, 300 ms at 1,000,000.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import TypeVar

from corpus.board.filters import View, counts, view
from corpus.board.prepared import Prepared, prepare
from corpus.board.scales import brief, families, largest, of_family
from corpus.board.selection import Selection
from corpus.board.speakers import summary
from corpus.store import built
from tests import synthetic

T = TypeVar("T")
SIZES = (100_000, 1_000_000)
WANTED = {100_000: 50, 1_000_000: 300}
ROWS_A_PAGE = 50


def selections() -> list[Selection]:
    """Filters of every kind, wide and narrow, alone and together."""
    names = synthetic.names()
    speakers, themes, units, places, sources = (names[key] for key in ("speaker", "theme", "unit", "place", "source"))
    return [
        Selection(speakers=(speakers[0],)),
        Selection(speakers=tuple(speakers[5:15])),
        Selection(themes=(themes[0],)),
        Selection(themes=(themes[0], themes[1]), speakers=(speakers[1],)),
        Selection(units=(units[0],)),
        Selection(units=(units[0], units[6]), places=tuple(places[:5])),
        Selection(sources=tuple(sources[:20])),
        Selection(kinds=("direct",)),
        Selection(since=date(2000, 1, 1)),
        Selection(dated=("stated",), until=date(2015, 1, 1), themes=(themes[2],)),
        Selection(articles=("a000003.txt",)),
        Selection(speakers=(speakers[2],), themes=(themes[0],), sources=tuple(sources[:50]), places=(places[0],)),
    ]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives, and its milliseconds."""
    start = time.perf_counter()
    found = work()
    return found, (time.perf_counter() - start) * 1000


def change(tables: Prepared, selection: Selection) -> dict[str, float]:
    """The milliseconds of each part of a run after a change of filters."""
    spent: dict[str, float] = {}
    _, spent["counts"] = timed(lambda: counts(tables, selection))
    seen, spent["view"] = timed(lambda: _seen(tables, selection))
    _, spent["figures"] = timed(lambda: _figures(tables, seen))
    spent["change"] = sum(spent.values())
    _, spent["statements"] = timed(lambda: (summary(seen, "statements"), seen.statements.iloc[:ROWS_A_PAGE].to_dict("records")))
    return spent


def _figures(tables: Prepared, seen: View) -> None:
    """What the page asks of the figures: how many in each unit, the largest of the most frequent one, a page of the table."""
    facts = brief(tables.facts, seen.passing("facts"))
    for name, _ in families(facts)[:1]:
        tables.facts.loc[largest(of_family(facts, name)).index].to_dict("records")
    tables.facts.loc[facts.index[:ROWS_A_PAGE]].to_dict("records")


def _seen(tables: Prepared, selection: Selection) -> View:
    seen = view(tables, selection)
    for table in ("articles", "statements", "facts"):
        seen.count(table)
    return seen


def filters(facts: int) -> None:
    """Changes of filters at one size."""
    tables, milliseconds = timed(lambda: prepare(synthetic.tables(facts)))
    counts(tables, Selection())
    found = [change(tables, selection) for selection in selections()]
    print(
        f"\n{facts:,} facts, {len(tables.statements):,} statements, {len(tables.articles):,} articles (made in {milliseconds / 1000:.1f} s)"
    )
    for part in ("counts", "view", "figures", "change", "statements"):
        times = [spent[part] for spent in found]
        wanted = f"  (wanted: {WANTED[facts]} ms)" if part == "change" and facts in WANTED else ""
        print(f"  {part:<12} {median(times):7.1f} ms, slowest {max(times):7.1f} ms{wanted}")
    first = change(tables, Selection(query="turbines"))["change"]
    searches = [
        change(tables, Selection(query=words))["change"] for words in ("steel", "haven", "44", '"grew to 7"', "nothing at all", "said")
    ]
    print(f"  search       {median(searches):7.1f} ms, slowest {max(searches):7.1f} ms; the very first one {first:.0f} ms")


def opening(facts: int) -> None:
    """A folder of tables opened in a fresh process: seconds to prepared tables, and its peak of memory."""
    code = (
        "import sys, time, resource; start = time.perf_counter(); import corpus; from corpus.board.prepared import prepare;"
        "tables = prepare(corpus.load(sys.argv[1])); seconds = time.perf_counter() - start;"
        "print(f'{seconds:.2f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most')"
    )
    with tempfile.TemporaryDirectory() as folder:
        built.write(synthetic.tables(facts), folder)
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        for run in ("first", "again"):
            done = subprocess.run([sys.executable, "-c", code, folder], capture_output=True, text=True, check=True)
            print(f"  opened ({run}) {done.stdout.strip()}, from {size:,.0f} MB on disk")


def main() -> None:
    """Every figure."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    for facts in sizes:
        filters(facts)
        opening(facts)
    print(f"  peak memory of this run {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
