"""The command of the contract: JSON Lines on standard output, reasons on standard error, exit status 0, 1, 2."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = "Exports of the town rose by 5% in 2020, the mayor, Ann Lee, said on Monday. “We sold tea for $3 million,” she added."


def corpus(*arguments: str, given: str = "") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "corpus", *arguments], input=given.encode("utf-8", "surrogatepass"), capture_output=True, cwd=ROOT
    )


def rows(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.split(b"\n") if line]


def test_lines_in_lines_out() -> None:
    """JSON Lines on standard input give JSON Lines in the same order with the same ids, "\\n" alone between them."""
    given = "".join(json.dumps({"id": f"n{i}", "text": TEXT + "\u2028\r\n" + str(i)}) + "\n" for i in (2, 0, 1))
    done = corpus("extract", "-", given=given)
    assert done.returncode == 0
    assert [row["id"] for row in rows(done)] == ["n2", "n0", "n1"]
    assert b"\r" not in done.stdout.replace(b"\\r", b"")
    assert done.stderr == b""


def test_a_bad_line_is_named_and_the_others_written() -> None:
    """A line that is no JSON gives exit status 1 and its reason; the lines around it come out."""
    done = corpus("extract", "-", given='{"id": "a", "text": "x"}\nnonsense\n{"id": "b", "text": "y"}\n')
    assert done.returncode == 1
    assert [row["id"] for row in rows(done)] == ["a", "b"]
    assert b"line 2: not JSON" in done.stderr


def test_a_folder_gives_a_line_an_article(tmp_path: Path) -> None:
    """Each readable file gives a record whose rows are the text at their offsets and name their rule; the rest is named."""
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a.md").write_text("# Tea\n\n" + TEXT)
    (tmp_path / "c.bin").write_bytes(b"\0\1")
    done = corpus("extract", str(tmp_path))
    assert done.returncode == 1
    assert b"c.bin: binary content" in done.stderr
    records = rows(done)
    assert [record["id"] for record in records] == ["a.md", "b.txt"]
    for record in records:
        text = str(record["text"])
        for table in ("statements", "facts", "dates"):
            table_rows = record[table]
            assert isinstance(table_rows, list)
            assert table_rows
            for row in table_rows:
                assert text[row["start"] : row["end"]] == row["text"]
                assert row["rule"]


def test_wrong_usage() -> None:
    """An unknown command, no path, a lexicon folder that is none: exit status 2 and a reason."""
    for arguments in (["nonsense"], ["extract"], ["extract", "--lexicons", "/nowhere", "-"]):
        done = corpus(*arguments)
        assert done.returncode == 2, arguments
        assert done.stderr


def test_a_lone_surrogate_survives() -> None:
    """What UTF-8 cannot hold comes out as the JSON escape that it came in as."""
    done = corpus("extract", "-", given='{"id": "a", "text": "x \\ud800 y"}\n')
    assert done.returncode == 0
    assert rows(done)[0]["text"] == "x \ud800 y"


def test_explain_names_rule_and_words(tmp_path: Path) -> None:
    """Each row is printed with the rule that made it and the words it looked at."""
    (tmp_path / "a.txt").write_text(TEXT)
    done = corpus("explain", str(tmp_path / "a.txt"))
    out = done.stdout.decode()
    assert done.returncode == 0
    for words in (
        'statement (direct) "We sold tea for $3 million,"',
        'cue "added"',
        "rule ",
        'fact "$3 million" = exact 3e+06 USD',
        "date ",
    ):
        assert words in out


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Another hash seed changes nothing."""
    (tmp_path / "a.txt").write_text(TEXT)
    runs = {
        subprocess.run(
            [sys.executable, "-m", "corpus", "extract", str(tmp_path)],
            capture_output=True,
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(runs) == 1
