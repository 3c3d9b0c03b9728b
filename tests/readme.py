"""The README's example, made by the program: docs/example.txt in, two tables out.

python -m tests.readme     # write it into README.md
"""

import sys
from pathlib import Path

import corpus

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLE = ROOT / "docs" / "example.txt"
BEGIN, END = "<!-- example: begin (written by `python -m tests.readme`) -->", "<!-- example: end -->"

STATEMENTS = ("speaker", "kind", "cue", "text")
FACTS = ("text", "value", "unit", "approx", "direction", "measure", "place", "period", "baseline", "speaker")


def table(rows: list[dict[str, object]], columns: tuple[str, ...]) -> str:
    """Rows as a Markdown table; an empty cell is what the text does not say."""

    def cell(value: object) -> str:
        if value is None:
            return ""
        return f"{value:,.10g}" if isinstance(value, float) else " ".join(str(value).split()).replace("|", "\\|")

    lines = [" | ".join(columns), " | ".join("---" for _ in columns)]
    lines += [" | ".join(cell(row[column]) for column in columns) for row in rows]
    return "\n".join(f"| {line} |" for line in lines)


def example() -> str:
    """The block between the README's two marks."""
    text = EXAMPLE.read_text(encoding="utf-8")
    record = corpus.extract(text, id=EXAMPLE.name)
    quoted = "\n".join(f"> {line}".rstrip() for line in text.strip().split("\n"))
    head = f"published {record['published']} · source {record['source']} · via {', '.join(record['via']) or 'nobody named'} · themes {', '.join(record['themes']) or 'none'}"
    return (
        f"{quoted}\n\n{head}\n\n**statements**\n\n{table(record['statements'], STATEMENTS)}\n\n**facts**\n\n{table(record['facts'], FACTS)}"
    )


def with_example(readme: str) -> str:
    """The README with the example as the program makes it now."""
    before, rest = readme.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{example()}\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_example(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write("README.md written\n")
