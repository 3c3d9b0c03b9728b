"""Gains and losses: every row that this tree finds and another revision does not, and the reverse.

    python -m tests.evaluation.compare REVISION [PATH ...]     (PATH: articles; the seeds, if none is named)

Both revisions run their own `python -m corpus extract` over the same files; the other one in a git worktree that is
taken down again. A row is the same row when it stands at the same place; what else changed on it is shown as old → new.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.evaluation import gold as golds
from tests.evaluation.gold import SEEDS
from tests.evaluation.scorer import score

ROOT = SEEDS.parent
Row = dict[str, Any]
Key = tuple[str, str, str]
TABLES = ("speakers", "statements", "facts", "dates")
#: columns that follow from others, or that only say how a row came about
NOT_COMPARED = {"id", "sentence", "rule", "start", "end", "text"}


@contextmanager
def tree_of(revision: str) -> Iterator[Path]:
    """The files of a revision, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(tree), revision)
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*words: str) -> None:
    run = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"git {words[0]} {words[1]}: {run.stderr.strip()}")


def extract(tree: Path, paths: Sequence[Path]) -> dict[str, Row]:
    """The records that the program in `tree` makes of `paths`, by article id."""
    command = [sys.executable, "-m", "corpus", "extract", *map(str, paths)]
    run = subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False)
    if not run.stdout:
        raise SystemExit(f"{tree}: extract gave nothing: {run.stderr.strip()[-300:]}")
    return {record["id"]: record for record in map(json.loads, run.stdout.split("\n")[:-1])}


def rows(records: dict[str, Row]) -> dict[Key, Row]:
    """Every row by (table, article, place); metadata and themes are rows of their own."""
    found: dict[Key, Row] = {}
    for article, record in records.items():
        meta = {key: record.get(key) for key in ("title", "source", "author", "published", "via")}
        found["articles", article, "metadata"] = {"text": record.get("title"), **meta}
        found |= {("themes", article, theme): {"text": theme} for theme in record.get("themes", [])}
        for table in TABLES:
            found |= {(table, article, _place(row)): row for row in record.get(table, [])}
    return found


def _place(row: Row) -> str:
    return f"{row['start']}-{row['end']}" if "start" in row else str(row["name"])


def changes(old: Row, new: Row) -> list[str]:
    """What differs on a row, as "column: old → new"."""
    keys = [key for key in {**old, **new} if key not in NOT_COMPARED and old.get(key) != new.get(key)]
    return [f"{key}: {old.get(key)!r} → {new.get(key)!r}" for key in keys]


def report(old: dict[str, Row], new: dict[str, Row]) -> Iterator[str]:
    """The gains (+), losses (-) and changes (~), a table at a time, with a count of each."""
    before, after = rows(old), rows(new)
    for table in ("articles", *TABLES, "themes"):
        keys = sorted(
            {k for k in (before | after) if k[0] == table}, key=lambda k: (k[1], int(k[2].split("-")[0]) if k[2][0].isdigit() else 0, k[2])
        )
        lines = [line for key in keys for line in _lines(key, before.get(key), after.get(key))]
        count = {sign: sum(line.startswith(f"  {sign}") for line in lines) for sign in "+-~"}
        yield f"{table}: {count['+']} gained, {count['-']} lost, {count['~']} changed"
        yield from lines


def _lines(key: Key, old: Row | None, new: Row | None) -> list[str]:
    row = new or old or {}
    head = f"{key[1]} {row.get('text', row.get('name'))!s:.100}"
    if old is None or new is None:
        detail = " · ".join(str(row[k]) for k in ("kind", "speaker", "unit", "value", "role") if row.get(k) is not None)
        return [f"  {'+' if old is None else '-'} {head}{f' [{detail}]' if detail else ''}"]
    changed = changes(old, new)
    return [f"  ~ {head}: {'; '.join(changed)}"] if changed else []


def figures(old: dict[str, Row], new: dict[str, Row]) -> Iterator[str]:
    """The figures over the seeds that moved."""
    before, after = (score(golds.seeds(), records).figures() for records in (old, new))
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        if was != now:
            yield f"  {key:24} {_shown(was)} → {_shown(now)}"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main(arguments: Sequence[str]) -> int:
    """The command above."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    paths = [Path(p).resolve() for p in arguments[1:]] or [SEEDS]
    with tree_of(arguments[0]) as tree:
        old = extract(tree, paths)
    new = extract(ROOT, paths)
    print(*report(old, new), sep="\n")
    if paths == [SEEDS]:
        print("figures that moved", *figures(old, new), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
