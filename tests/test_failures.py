"""A rule that fails or hangs on one article costs that article: it is named with stage, kind of error and id, and the rest goes on."""

import json
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import corpus
from corpus import analyse, cli, loader
from corpus.board.added import add, unread
from corpus.failures import guarded
from corpus.lexicon import load
from corpus.model import Article, Problem, Record
from corpus.pool import StrictError
from corpus.read.isolate import Limits
from tests import failing
from tests.board_tables import EMPTY

ROOT = Path(__file__).parent.parent
BAD = "The word zyx is one that a rule fails on, Ann Lee said."
SLOW = "The word zzz is one that a rule never ends on, Ann Lee said."
GOOD = "Exports rose by 5%, Ann Lee said."


@pytest.fixture(autouse=True)
def faults(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here and in workers, a finder that fails on BAD and hangs on SLOW."""
    monkeypatch.setattr(analyse, "find_names", failing.find_names)
    monkeypatch.setattr(loader, "COMMAND", [sys.executable, str(ROOT / "tests" / "failing.py")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good articles before, between and after a bad and a slow one."""
    texts = {"a": GOOD, "b": BAD, "c": GOOD + " Prices fell.", "d": SLOW, "e": GOOD + " Wages rose."}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def attempt(article: Article) -> Record | Problem:
    """The article's record, or the problem that a stage had with it."""
    return guarded(article, lambda: analyse.analyse(article, load()))


def test_a_failing_rule_is_a_problem_that_names_stage_error_and_article() -> None:
    found = attempt(Article("bad.txt", BAD))
    assert isinstance(found, Problem) and found.stage == "names"
    assert "bad.txt" in found.message and "KeyError" in found.message
    assert isinstance(attempt(Article("good.txt", GOOD)), Record)


def test_extract_of_one_text_gives_the_text_and_the_reason() -> None:
    """`corpus.extract` never raises on a text: its record has no rows and says why. Under `strict` it raises."""
    record = corpus.extract(BAD, id="bad")
    assert record["id"] == "bad" and record["text"] == BAD and record["statements"] == [] == record["facts"]
    assert [p["stage"] for p in record["problems"]] == ["names"]
    with pytest.raises(KeyError):
        corpus.extract(BAD, strict=True)


def test_a_folder_loses_the_bad_and_the_slow_one_alone(folder: Path) -> None:
    tables = corpus.load(folder, seconds=0.5)
    assert list(tables.articles["id"]) == ["a.txt", "c.txt", "e.txt"] and len(tables.facts) == 3
    lost = tables.problems[~tables.problems["article"].isin(tables.articles["id"])]
    assert list(zip(lost["article"], lost["stage"], strict=True)) == [("b.txt", "names"), ("d.txt", "analyse")]
    assert "KeyError" in lost["message"].iloc[0] and "analyzing it took longer than 0.5 s" in lost["message"].iloc[1]


@pytest.mark.parametrize("command", ["extract", "explain", "export", "check", "score", "build"])
def test_every_command_goes_on_and_ends_with_1(
    command: str, folder: Path, tmp_path_factory: pytest.TempPathFactory, capfd: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path_factory.mktemp("tables"))] if command == "build" else []
    with pytest.raises(SystemExit) as ended:
        cli.run([command, str(folder), "--seconds", "0.5", *out])
    assert ended.value.code == 1
    said = capfd.readouterr()
    assert "b.txt" in said.err and "KeyError" in said.err and "d.txt" in said.err
    if command == "extract":
        assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["a.txt", "c.txt", "e.txt"]


@pytest.mark.parametrize("command", ["extract", "explain", "export", "build"])
def test_strict_raises(command: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Under --strict the error of the rule ends the run, with its traceback."""
    out = ["--out", str(tmp_path_factory.mktemp("tables"))] if command == "build" else []
    with pytest.raises(StrictError, match="KeyError: 'zyx'"):
        cli.run([command, str(folder), "--strict", *out])
    with pytest.raises(StrictError):
        corpus.load(folder, strict=True)


def test_lines_before_and_after_a_bad_one_come_in_order(folder: Path) -> None:
    import io

    lines = b"".join(
        json.dumps({"id": name, "text": text}).encode() + b"\n" for name, text in (("a", GOOD), ("b", BAD), ("c", SLOW), ("d", GOOD))
    )
    found = list(loader.read_lines(io.BytesIO(lines), load(), loader.How(limits=Limits(seconds=0.5))))
    assert [(article_id, isinstance(item, Problem)) for article_id, item in found] == [("a", False), ("b", True), ("c", True), ("d", False)]


def test_a_pasted_text_that_hangs_leaves_the_page_its_process() -> None:
    """Pasted and uploaded texts are analyzed by workers too; what a visitor waits for in vain is a reason."""
    found = add(EMPTY, [("good.txt", GOOD.encode()), ("bad.txt", BAD.encode())], SLOW)
    assert list(found.articles["id"]) == ["good.txt"]
    bad, slow = unread(found)
    assert "bad.txt" in bad and "KeyError" in bad
    assert "pasted text" in slow and "analyzing it took longer" in slow


def test_the_page_shows_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard over such a folder opens, and lists what could not be read."""
    (folder / "d.txt").unlink()
    monkeypatch.setenv("CORPUS_ARTICLES", str(folder))
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert not page.exception
