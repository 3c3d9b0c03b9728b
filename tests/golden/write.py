"""The golden tables of the seeds: made here, compared in tests/test_golden.py.

    make golden       writes them anew; `git diff tests/golden` then shows what changed, row by row

A row is printed as the command's record has it, with its article in front; articles.jsonl has what is left of
the record, without the text and the path, which stand in seeds/ and depend on the working directory.
"""

import json
from pathlib import Path
from typing import Any

from corpus import lexicon
from corpus.loader import read_all
from corpus.model import Problem

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
TABLES = ("speakers", "statements", "facts", "dates", "problems")
LEFT_OUT = {"text", "path", *TABLES}
#: the golden files
NAMES = tuple(f"{name}.jsonl" for name in ("articles", *TABLES))


def tables() -> dict[str, str]:
    """{file name: its content} for the seeds as the program reads them now."""
    lines: dict[str, list[str]] = {Path(name).stem: [] for name in NAMES}
    for article, item in read_all([SEEDS], lexicon.load()):
        if isinstance(item, Problem):
            raise AssertionError(f"{article}: {item.message}")
        lines["articles"].append(_line({key: value for key, value in item.items() if key not in LEFT_OUT}))
        for table in TABLES:
            lines[table] += [_line({"article": article, **row}) for row in item[table]]
    return {f"{name}.jsonl": "".join(rows) for name, rows in lines.items()}


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every file anew."""
    for name, content in tables().items():
        (HERE / name).write_text(content, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
