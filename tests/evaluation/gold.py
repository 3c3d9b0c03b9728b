"""Gold: what a careful reader finds in an article, as JSON beside the text that its offsets count in.

    python -m tests.evaluation.gold           check that every row's text stands where the row says
    python -m tests.evaluation.gold --align   find the rows again after a text was edited, in their order

A file holds id, title, source, author, published, speakers, statements, facts, dates, themes, as the record of
the command does. A key with `_ok` lists other right answers; `optional` rows are neither wanted nor wrong;
`alt_spans` are other right extents; `themes_optional` are neither wanted nor wrong.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
WILD, FRESH = HERE / "wild", HERE / "fresh"
#: tables whose rows have a place in the text
PLACED = ("statements", "facts", "dates")


@dataclass(frozen=True)
class Annotated:
    """An article with its gold. `name` is the id that the command gives the text's file."""

    name: str
    text: str
    gold: dict[str, Any]


def seeds() -> list[Annotated]:
    """The seed briefs with their gold, in order of their names."""
    return [_annotated(path, SEEDS) for path in sorted((HERE / "gold").glob("*.json"))]


def wild() -> list[Annotated]:
    """The invented articles in other styles of news, with their gold."""
    return folder(WILD)


def fresh() -> list[Annotated]:
    """More of them, with more figures, written and annotated after the rules had been measured on the others."""
    return folder(FRESH)


def folder(base: Path) -> list[Annotated]:
    """Plain-text articles annotated elsewhere: gold/*.json, each with the path of its text below `base`.
    Articles annotated as HTML, whose offsets count in another text, are left out."""
    read = [_annotated(path, base) for path in sorted((base / "gold").glob("*.json"))]
    return [article for article in read if "html_file" not in article.gold]


def _annotated(path: Path, texts: Path) -> Annotated:
    gold = json.loads(path.read_text("utf-8"))
    file = texts / gold.get("text_file", gold["id"])
    return Annotated(file.name, file.read_bytes().decode("utf-8"), gold)


def places(gold: dict[str, Any]) -> list[dict[str, Any]]:
    """Everything in a gold file that has a place in the text, alternative extents included."""
    rows = [row for table in PLACED for row in gold[table]]
    return rows + [other for row in rows for other in row.get("alt_spans", [])]


def misplaced(article: Annotated) -> list[str]:
    """The texts of rows that do not stand where the row says."""
    return [row["text"] for row in places(article.gold) if article.text[row["start"] : row["end"]] != row["text"]]


def align(article: Annotated) -> list[str]:
    """Set the offsets of `article.gold` from its rows' texts; return the texts that were not found.

    A table's rows are looked for in the order of their places, each after the one before, so that equal words do
    not fall together; an alternative extent is looked for around its row.
    """
    lost = []
    for table in PLACED:
        after = 0
        for row in sorted(article.gold[table], key=lambda r: int(r["start"])):
            begin = article.text.find(row["text"], after)
            if _place(row, begin, lost):
                after = begin + 1
            for other in row.get("alt_spans", []):
                _place(other, article.text.find(other["text"], max(0, row["start"] - len(other["text"]))), lost)
    return lost


def _place(row: dict[str, Any], begin: int, lost: list[str]) -> bool:
    if begin < 0:
        lost.append(row["text"])
        return False
    row["start"], row["end"] = begin, begin + len(row["text"])
    return True


def write(gold: dict[str, Any], path: Path) -> None:
    """One gold file, one key a line, so that a change shows as such."""
    path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> int:
    """Check the gold of all sets, or align it; 1 where a row's text is not found."""
    bad = 0
    for article, place in [
        *((a, HERE / "gold") for a in seeds()),
        *((a, WILD / "gold") for a in wild()),
        *((a, FRESH / "gold") for a in fresh()),
    ]:
        wrong = align(article) if "--align" in sys.argv[1:] else misplaced(article)
        bad += len(wrong)
        for text in wrong:
            print(f"{article.name}: not found: {text}")
        if "--align" in sys.argv[1:]:
            write(article.gold, place / f"{Path(article.name).stem}.json")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
