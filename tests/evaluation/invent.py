"""Do the figures depend on who the names are? Replace every one by an invented name and measure again.

    python -m tests.evaluation.invent                          the seeds: figures before and after
    python -m tests.evaluation.invent --data DIR               articles annotated elsewhere (DIR/gold/*.json, their texts below DIR)
    python -m tests.evaluation.invent --data DIR --out COPY    and keep the invented copy in COPY/articles
    python -m tests.evaluation.invent --data DIR --measure measure.py    the figures that this script prints, instead of ours
    python -m tests.evaluation.invent --data DIR --left        the capitalised words that stayed as they were

Exit status 1 when an F1 falls by more than 0.03. The names: invented.toml.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.evaluation import gold as golds
from tests.evaluation.gold import HERE, Annotated
from tests.evaluation.score import measure

#: what an F1 may lose when the names are invented (a share, not points)
MAY_LOSE = 0.03
#: keys of a gold file that hold no words of the article
NO_WORDS = {
    "id",
    "where",
    "text_file",
    "text_kind",
    "kind",
    "unit",
    "unit_ok",
    "type",
    "approx",
    "direction",
    "period",
    "baseline",
    "published",
    "themes",
}


def read_names(path: Path = HERE / "invented.toml") -> dict[str, str]:
    """{words of the articles: invented words}, all sections in one."""
    return {old: new for section in tomllib.loads(path.read_text("utf-8")).values() for old, new in section.items()}


def pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words, the longer ones first; a possessive may follow."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


class Inventor:
    """Replaces the names in texts and in the gold that counts in them."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.pattern = pattern(names)

    def words(self, text: str) -> str:
        """A text, or a piece of one, with the names replaced."""
        return self.pattern.sub(lambda found: self.names[found[0]], text)

    def places(self, text: str) -> Callable[[int], int]:
        """From offsets in `text` to offsets in `words(text)`; one inside a name goes to the name's start."""
        ends, shifts, starts = [0], [0], [0]
        for found in self.pattern.finditer(text):
            starts.append(found.start())
            ends.append(found.end())
            shifts.append(shifts[-1] + len(self.names[found[0]]) - len(found[0]))

        def moved(offset: int) -> int:
            done = bisect_left(ends, offset + 1) - 1  # names that end at the offset or before it
            inside = done + 1 < len(starts) and starts[done + 1] < offset
            return (starts[done + 1] if inside else offset) + shifts[done]

        return moved

    def article(self, article: Annotated) -> Annotated:
        """The same article about invented people."""
        text, moved = self.words(article.text), self.places(article.text)
        gold = self._gold(article.gold)
        for row in golds.places(gold):
            row["start"], row["end"] = moved(row["start"]), moved(row["end"])
            row["text"] = text[row["start"] : row["end"]]
        return Annotated(article.name, text, gold)

    def _gold(self, value: Any) -> Any:
        """A gold file, or a part of one, with the names replaced wherever words of the article stand."""
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, list):
            return [self._gold(item) for item in value]
        if isinstance(value, dict):
            return {key: item if key in NO_WORDS else self._gold(item) for key, item in value.items()}
        return value

    def left(self, articles: Iterable[Annotated]) -> list[tuple[str, int]]:
        """Capitalised words in the middle of a sentence that no name replaced, most frequent first: what may be missing."""
        words = Counter(w for a in articles for w in re.findall(r"(?<=[a-z,] )[A-Z][\w’-]+", self.pattern.sub("·", a.text)))
        return words.most_common()


def write_copy(articles: Iterable[Annotated], out: Path) -> None:
    """The articles in the shape that they were read in: gold/ and texts/ below `out`."""
    for kind in ("gold", "texts"):
        (out / kind).mkdir(parents=True, exist_ok=True)
    for article in articles:
        stem = Path(article.name).stem
        (out / "texts" / article.name).write_bytes(article.text.encode("utf-8"))
        golds.write({**article.gold, "text_file": f"texts/{article.name}"}, out / "gold" / f"{stem}.json")


def losses(before: dict[str, float], after: dict[str, float]) -> list[str]:
    """The F1 figures that fell by more than they may."""
    return [key for key, value in before.items() if "f1" in key and value - after.get(key, 0.0) > MAY_LOSE]


def measured_by(script: Path, data: Path) -> dict[str, float]:
    """The figures that another measure, called as `script articles --data DIR --json FILE`, gives."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, str(script), "articles", "--data", str(data), "--json", file.name]
        subprocess.run([*command, "--command", f"{sys.executable} -m corpus extract"], check=True, stdout=subprocess.DEVNULL)
        found = json.loads(Path(file.name).read_text("utf-8"))["articles"]["gold"]
    if found.get("missing"):
        raise SystemExit(f"no record for {', '.join(found['missing'])}: a comparison would say nothing")
    return {key: value for key, value in found.items() if isinstance(value, float)}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--measure", type=Path)
    parser.add_argument("--left", action="store_true")
    given = parser.parse_args(arguments)
    inventor = Inventor(read_names())
    real = golds.folder(given.data) if given.data else golds.seeds()
    invented = [inventor.article(article) for article in real]
    if given.left:
        print(*(f"{count:4} {word}" for word, count in inventor.left(real)), sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        out = given.out or Path(folder)
        write_copy(real, Path(folder) / "real" / "articles")
        write_copy(invented, out / "articles")
        if given.measure:
            before, after = measured_by(given.measure, Path(folder) / "real"), measured_by(given.measure, out)
        else:
            before, after = measure(real).figures(), measure(invented).figures()
    lost = losses(before, after)
    for key, value in before.items():
        print(f"  {key:28} {value:.3f} → {after.get(key, 0.0):.3f}" + ("   <-- more than 0.03 lost" if key in lost else ""))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
