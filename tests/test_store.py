"""What is kept on disk: the same tables with and without it, nothing stale, nothing torn, whatever happens to the files."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import corpus
from corpus import lexicon, loader
from corpus.loader import How, Progress, read_records
from corpus.model import Problem
from corpus.parts import File
from corpus.store import built, records
from corpus.tables import Tables
from tests import synthetic
from tests.safety.counts import count

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
FILES = ROOT / "tests" / "cases" / "files"
MARN = (
    "Marn sells more fish\n\n4 March 2021. Exports of fish from Marn rose by {n}% in 2020, Dana Ruiz, head of the port, said on Monday.\n"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for records of its own."""
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles of several kinds: plain text, a copy of one, containers, a PDF, a picture that calls itself a text."""
    out = tmp_path / "articles"
    shutil.copytree(SEEDS, out)
    (out / "deep").mkdir()
    shutil.copy(out / "moscow-exports.txt", out / "deep" / "again.txt")
    (out / "two.jsonl").write_text('{"id": "x", "text": "Ann Lee said that sales had risen by 5%."}\n{"id": "y", "text": "Bo."}\n')
    (out / "half.jsonl").write_text('{"id": "z", "text": "Bo Chen said \\ud800 that costs had fallen by 3%."}\n')
    shutil.copy(FILES / "hyphens.pdf", out / "hyphens.pdf")
    (out / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    long_ago(out)
    return out


def long_ago(folder: Path) -> None:
    """Give every file a time of change that cannot be mistaken for that of a later one."""
    for file in folder.rglob("*"):
        os.utime(file, (1_600_000_000, 1_600_000_000))


def assert_same(first: Tables, second: Tables) -> None:
    for name, rows in first.items():
        pd.testing.assert_frame_equal(rows, getattr(second, name), check_exact=True)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on."""
    found: list[str] = []
    monkeypatch.setattr(loader, "File", lambda path, article_id: (found.append(article_id), File(path, article_id))[1])
    return found


# ------------------------------------------------------------------ records
def test_the_tables_are_the_same_with_and_without_records(folder: Path, cache: Path, reads: list[str]) -> None:
    """A first run, a second one from the records, and one that keeps none: equal tables, duplicates and reasons included."""
    fresh = corpus.load(folder, cache=False)
    assert not cache.exists()
    first = corpus.load(folder)
    reads.clear()
    again = corpus.load(folder)
    assert reads == []
    assert_same(fresh, first)
    assert_same(fresh, again)
    assert fresh.articles["duplicate_of"].notna().sum() == 1 and len(fresh.problems[fresh.problems["article"] == "bad.txt"])


def test_three_runs_in_any_order_of_reading_give_the_same_records(folder: Path, cache: Path) -> None:
    """Files read one by one in a shuffled order, then all at once: what the records gave is what a fresh read gives."""
    fresh = corpus.load(folder, cache=False)
    for run in range(3):
        shutil.rmtree(cache, ignore_errors=True)
        files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
        random.Random(run).shuffle(files)
        for file in files[: len(files) // 2]:
            corpus.load(file)
        assert_same(fresh, corpus.load(folder))


def test_only_new_and_changed_files_are_read(folder: Path, cache: Path, reads: list[str]) -> None:
    """A new file and a changed one are read, a touched one is not, a deleted one is gone."""
    corpus.load(folder)
    (folder / "new.txt").write_text(MARN.format(n=7))
    (folder / "electric-motors.txt").write_text(MARN.format(n=8))
    os.utime(folder / "moscow-exports.txt")
    (folder / "two.jsonl").unlink()
    reads.clear()
    tables = corpus.load(folder)
    assert sorted(reads) == ["electric-motors.txt", "new.txt"]
    assert_same(tables, corpus.load(folder, cache=False))


def test_a_change_that_keeps_size_and_time_is_seen(tmp_path: Path, cache: Path) -> None:
    """The same number of bytes at the same time of change: the time that no program can set tells."""
    file = tmp_path / "a.txt"
    file.write_text(MARN.format(n=4))
    os.utime(file, (1_600_000_000, 1_600_000_000))
    corpus.load(file)
    file.write_text(MARN.format(n=9))
    os.utime(file, (1_600_000_000, 1_600_000_000))
    assert "9%" in set(corpus.load(file).facts["text"])


def test_other_rules_find_nothing_of_these(folder: Path, cache: Path, reads: list[str], tmp_path: Path) -> None:
    """Word lists of one's own, and each change of them, make other records."""
    own = tmp_path / "lists"
    own.mkdir()
    corpus.load(folder)
    for words in ('weak = ["motor"]', 'weak = ["motor*"]'):
        (own / "themes.toml").write_text(f'[engines]\nstrong = ["engine*"]\n{words}\n')
        reads.clear()
        corpus.load(folder, lexicons=own)
        assert len(reads) > 5
    reads.clear()
    corpus.load(folder)
    assert reads == []


def test_the_same_file_under_another_name_is_another_article(folder: Path, cache: Path) -> None:
    """Ids of rows hang on the article's id: a file that moved is read anew, and its rows name its new place."""
    corpus.load(folder)
    (folder / "moscow-exports.txt").rename(folder / "moved.txt")
    assert_same(corpus.load(folder), corpus.load(folder, cache=False))


def test_what_was_broken_off_is_tried_again(tmp_path: Path, cache: Path) -> None:
    """A file that overran its time may do better on a quieter machine: no record is kept of it."""
    from corpus.read.isolate import Limits

    shutil.copy(FILES / "hyphens.pdf", tmp_path / "slow.pdf")
    with records.opened() as kept:
        items = list(read_records([tmp_path / "slow.pdf"], lexicon.load(), kept, how=How(limits=Limits(seconds=0.0))))
    assert isinstance(items[0][1], Problem)
    assert len(corpus.load(tmp_path / "slow.pdf").articles) == 1


def test_progress_counts_files_to_the_last(folder: Path, cache: Path) -> None:
    """Files done never fall, and end at the number there are, from records too."""
    for _ in range(2):
        seen: list[Progress] = []
        tables = corpus.load(folder, progress=seen.append)
        assert [now.done for now in seen] == sorted(now.done for now in seen)
        assert seen[-1].done == seen[-1].files and seen[-1].articles >= len(tables.articles)


# ------------------------------------------------------------------ faults
def test_an_entry_that_was_damaged_is_made_anew(folder: Path, cache: Path, reads: list[str]) -> None:
    """A byte of an entry that is not as it was written: the file is read again, the tables are the same."""
    fresh = corpus.load(folder)
    with sqlite3.connect(cache / records.NAME) as base:
        base.execute("UPDATE records SET body = substr(body, 1, length(body) - 1) || x'00'")
    reads.clear()
    assert_same(fresh, corpus.load(folder))
    assert len(reads) >= 7
    reads.clear()
    corpus.load(folder)
    assert reads == []


@pytest.mark.parametrize("content", [b"", b"no database at all" * 400, b"SQLite format 3\0" + bytes(5000)], ids=["empty", "text", "header"])
def test_a_database_that_is_none_is_put_aside(folder: Path, cache: Path, content: bytes) -> None:
    """Whatever stands in the database's place: the tables come, and the next run has records again."""
    cache.mkdir()
    (cache / records.NAME).write_bytes(content)
    assert_same(corpus.load(folder), corpus.load(folder, cache=False))
    with records.opened() as kept:
        assert kept is not None and kept.get(folder / "moscow-exports.txt", "moscow-exports.txt")


def test_where_nothing_can_be_written_the_run_goes_on(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder of records should be, or records are switched off: the tables are the same."""
    fresh = corpus.load(folder, cache=False)
    (tmp_path / "file").write_text("in the way")
    for place in (str(tmp_path / "file"), str(tmp_path / "file" / "below"), "off"):
        monkeypatch.setenv("CORPUS_CACHE", place)
        assert_same(fresh, corpus.load(folder))


def test_the_oldest_entries_go_first(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the bound a fifth of the entries goes, and those that stay are still found."""
    corpus.load(folder)
    with sqlite3.connect(cache / records.NAME) as base:
        before = base.execute("SELECT number FROM records ORDER BY number").fetchall()
    monkeypatch.setattr(records, "MOST", 1)
    corpus.load(folder)
    with sqlite3.connect(cache / records.NAME) as base:
        after = base.execute("SELECT number FROM records ORDER BY number").fetchall()
        assert base.execute("SELECT count(*) FROM files WHERE key NOT IN (SELECT key FROM records)").fetchone() == (0,)
    assert 0 < len(after) < len(before) and after == before[len(before) - len(after) :]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose reading takes about a second."""
    out = tmp_path_factory.mktemp("many")
    for number in range(150):
        (out / f"{number:03}.txt").write_text("".join(MARN.format(n=number + k) for k in range(6)))
    long_ago(out)
    return out


def killed(command: list[str], seconds: float, environment: dict[str, str]) -> None:
    """Run a command and kill it after so many seconds."""
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_killed_run_leaves_nothing_torn(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at any moment: the database is whole, has no entry twice, and the tables of the next run are those of a fresh one."""
    fresh = corpus.load(many, cache=False)
    chance = random.Random(1)
    for run in range(count(3, 50)):
        monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / str(run // 5)))  # most runs find what killed ones before them left
        command = [sys.executable, "-m", "corpus", "build", str(many), "--out", str(tmp_path / "tables")]
        killed(command, chance.uniform(0.3, 1.6), {})
        there = tmp_path / str(run // 5) / records.NAME
        if there.exists():
            with sqlite3.connect(there) as base:
                assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
                made = base.execute("SELECT count(*) FROM sqlite_master WHERE name = 'records'").fetchone() == (1,)  # or killed before
                assert not made or base.execute("SELECT count(*) - count(DISTINCT key) FROM records").fetchone() == (0,)
        if built.is_built(tmp_path / "tables"):
            assert_same(fresh, built.read(tmp_path / "tables"))
        if run % 5 in (2, 4):
            assert_same(fresh, corpus.load(many))


# ------------------------------------------------------------------ folders of tables
@pytest.fixture(scope="module", params=["seeds", "synthetic", "empty"])
def tables(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    if request.param == "synthetic":
        yield synthetic.tables(3000)
    else:
        yield corpus.load(SEEDS if request.param == "seeds" else tmp_path_factory.mktemp("empty"))


def test_tables_come_back_exactly(tables: Tables, tmp_path: Path) -> None:
    """Written and read: the same columns, dtypes, categories and values; written again: the same bytes under the same names."""
    manifest = built.write(tables, tmp_path / "out")
    back = corpus.load(tmp_path / "out")
    assert_same(tables, back)
    assert built.write(back, tmp_path / "out") == built.write(back, tmp_path / "other") == manifest
    assert len(list((tmp_path / "out").iterdir())) == 7


def test_newer_tables_take_the_place_of_older_ones(tmp_path: Path) -> None:
    """The folder holds the tables of the last run, and no file of an older one."""
    built.write(synthetic.tables(200), tmp_path)
    built.write(synthetic.tables(300), tmp_path)
    (tmp_path / "left.part").touch()
    built.write(synthetic.tables(300), tmp_path)
    assert len(corpus.load(tmp_path).facts) == 300
    assert len(list(tmp_path.iterdir())) == 7


@pytest.mark.parametrize("lists", [[["a\x1fb"], ["a", "b"], [], [""], ["a\x1fb", "c"], ["a", "b\x1fc"]], [[], [""], ["", ""], []]])
def test_lists_are_told_apart(lists: list[list[str]], tmp_path: Path) -> None:
    """Lists that look alike when their items are joined are still different ones."""
    made = synthetic.tables(50 * len(lists))
    articles = made.articles.assign(via=pd.Series(lists, dtype="object"))
    built.write(Tables(**{**dict(made.items()), "articles": articles}), tmp_path)
    assert list(built.read(tmp_path).articles["via"]) == lists


def test_a_folder_of_tables_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    """A file that is missing, or another version: the message names the folder and says what to do."""
    manifest = built.write(synthetic.tables(100), tmp_path)
    (tmp_path / manifest["tables"]["facts"]["file"]).unlink()
    with pytest.raises(built.BuiltError, match="build them anew"):
        corpus.load(tmp_path)
    (tmp_path / built.MANIFEST).write_text('{"format": "corpus tables", "version": 99}')
    with pytest.raises(built.BuiltError, match="version 99"):
        corpus.load(tmp_path)


def test_tables_are_put_where_they_harm_nothing(folder: Path, tmp_path: Path) -> None:
    """Not into a folder with other files, not into the folder that is read, not over a file."""
    for out, reason in ((folder, "other files"), (folder / "new", "lies inside"), (SEEDS / "README.md", "not a folder")):
        with pytest.raises(built.BuiltError, match=reason):
            built.check(out, [folder])
    built.check(tmp_path / "new", [folder])


def test_the_command_builds_and_builds_again(folder: Path, cache: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`build` says what it made, names what could not be read and ends with 1; the tables are those of the articles."""
    from corpus import cli

    for _ in range(2):
        with pytest.raises(SystemExit) as end:
            cli.run(["build", str(folder), "--out", str(cache / "tables")])
        said = capfd.readouterr()
        assert end.value.code == 1 and "bad.txt: " in said.err and "10 articles" in said.out
    assert_same(corpus.load(cache / "tables"), corpus.load(folder, cache=False))
    with pytest.raises(SystemExit) as end:
        cli.run(["build", str(folder), "--out", str(folder)])
    assert end.value.code == 2 and "other files" in capfd.readouterr().err
