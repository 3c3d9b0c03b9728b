"""Readers that hang, swell or die take one article with them, not the run."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from corpus.lexicon import load
from corpus.loader import read_articles
from corpus.model import Article, Problem
from corpus.read.isolate import BEGIN, END, ITEM, Limits, Pool, in_order
from tests.safety.bombs import BOMBS, archive
from tests.safety.counts import FULL, count

LEXICON = load()
#: bombs of a short run: one for each way to end (time, memory, a library's own limit)
FEW = (
    "grid.docx",
    "stream.pdf",
    "unpacked.docx",
    "entities.docx",
    "deep.html",
    "zips.zip",
    "overlap.zip",
    "packed.html.gz",
    "mails.eml",
    "brackets.json",
)
PAGE = "<!DOCTYPE html><html><body><h1>Ferry fares rise</h1><p>Fares on the Marn ferry will rise by 8% in June, the operator said on Friday.</p></body></html>"


def start_up(folder: Path) -> float:
    """Seconds that a worker takes to start and to read one small page: not the bomb's."""
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    began = time.perf_counter()
    list(read_articles([folder], LEXICON, 1))
    return time.perf_counter() - began


def resident() -> int:
    """Megabytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


@pytest.mark.parametrize("name", list(BOMBS) if FULL else FEW)
def test_bombs(tmp_path: Path, name: str) -> None:
    """A bomb ends within six seconds of its own, this process stays small, the reason is given, and the next file is read."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(BOMBS[name]())
    (folder / "zz.html").write_text(PAGE)
    before, pause = resident(), start_up(tmp_path / "before")
    began = time.perf_counter()
    found = list(read_articles([folder], LEXICON, 1))
    took = time.perf_counter() - began
    if took > 6 + 2 * pause:  # was the machine slower meanwhile?
        pause = max(pause, start_up(tmp_path / "after"))
    # Twice the pause: the worker is started for the bomb, and again after it for the file behind it.
    assert took <= 6 + 2 * pause, f"{took:.1f} s, start-up {pause:.1f} s"
    assert resident() - before < 200
    assert isinstance(found[-1][1], Article)
    reasons = [a for i, a in found if i.startswith(name) and isinstance(a, Problem)] + [
        p for i, a in found if isinstance(a, Article) for p in a.problems
    ]
    assert reasons


def test_a_bomb_in_an_archive_costs_itself_alone(tmp_path: Path) -> None:
    """Inside a container the limits hold for each article: what stands before and after the bomb is read, in order."""
    page = PAGE.encode()
    (tmp_path / "a.zip").write_bytes(archive({"1.html": page, "2.docx": BOMBS["grid.docx"](), "3.html": page, "4.txt": b"Exports rose."}))
    found = dict(read_articles([tmp_path], LEXICON, 1, Limits(seconds=2)))
    assert list(found) == ["a.zip#1", "a.zip#2", "a.zip#3", "a.zip#4"]
    assert [isinstance(a, Article) for a in found.values()] == [True, False, True, True]
    assert "longer than 2 s" in found["a.zip#2"].message  # type: ignore[union-attr]


def test_order_is_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    """Articles come in the order of their names, the same ones, whoever reads them."""
    for i in range(count(24, 200)):
        kind = i % 4
        name = f"{i:03d}" + (".html", ".txt", ".zip", ".pdf")[kind]
        raw = (
            PAGE.replace("8%", f"{i}%").encode(),
            b"Exports rose by %d%%." % i,
            archive({"a.html": PAGE.encode(), "b.txt": b"x y z"}),
            b"%PDF-1.7 broken",
        )[kind]
        (tmp_path / name).write_bytes(raw)
    runs = [list(read_articles([tmp_path], LEXICON, workers)) for workers in (1, 2, 4)]
    assert runs[0] == runs[1] == runs[2]
    assert [i for i, _ in runs[0]] == sorted(i for i, _ in runs[0])


WORKER = """
    import os, sys, time
    from corpus.read.isolate import BEGIN, ITEM, READY, serve

    def handle(job):
        yield READY, None
        for number, what in enumerate(job.work):
            if number < job.skip:
                continue
            yield BEGIN, number
            if what == "hang":
                time.sleep(60)
            if what == "die":
                os._exit(3)
            if what == "swell":
                what = len(bytearray(3_000_000_000))
            if what == "print":
                print("noise" * 10_000, flush=True)
            yield ITEM, what

    serve(lambda _: handle)
"""


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    script = tmp_path / "worker.py"
    script.write_text(textwrap.dedent(WORKER))
    return Pool([sys.executable, str(script)], None, 2, Limits(seconds=1))


def test_items_after_a_hang_and_a_death_are_read(pool: Pool) -> None:
    """An item that hangs or ends the process is passed over with its reason; those after it come from another process."""
    works = [["a", "hang", "b", "die", "c", "swell"], ["print", "d"]]
    found = [list(messages or ()) for _, messages in in_order([(True, work) for work in works], pool)]
    first = [(kind, value if kind == ITEM else value and value[0]) for kind, value in found[0]]
    assert first[:5] == [(ITEM, "a"), (BEGIN, 1), (ITEM, "b"), (BEGIN, 3), (ITEM, "c")]
    assert found[0][5][0] == BEGIN and "ended by itself" in found[0][5][1][1]  # MemoryError ended the process
    assert "longer than 1 s" in found[0][1][1][1]
    assert found[1] == [(ITEM, "print"), (ITEM, "d"), (END, None)]


def test_no_worker_is_started_for_plain_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of texts needs no process, and one that stops early leaves none behind."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(subprocess, "Popen", never)
    for i in range(3):
        (tmp_path / f"{i}.txt").write_text("Exports rose by 5%.")
    assert len(list(read_articles([tmp_path], LEXICON))) == 3


def test_a_run_that_is_left_ends_its_workers(pool: Pool) -> None:
    """Whoever stops asking for articles leaves no process and no thread behind."""
    run = in_order([(True, ["a"] * 1000), (True, ["b"] * 1000)], pool)
    _, messages = next(run)
    assert messages is not None
    next(messages)
    processes = [worker.process for worker in pool.workers if worker.process]
    run.close()
    assert processes and all(process.poll() is not None for process in processes)
    assert not any(thread.is_alive() for thread in pool.threads)


def test_nothing_is_imported_from_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beside the articles that has a module's name is not run by the worker."""
    for name in ("json.py", "lxml.py", "corpus.py"):
        (tmp_path / name).write_text("raise SystemExit(9)")
    (tmp_path / "page.html").write_text(PAGE)
    monkeypatch.chdir(tmp_path)
    found = dict(read_articles([Path("page.html")], LEXICON, 1))
    assert isinstance(found["page.html"], Article)


def test_special_files_are_never_waited_for(tmp_path: Path) -> None:
    """Pipes, devices, links out and loops are named, not read; odd names are names."""
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    os.mkfifo(inside / "pipe.html")
    (inside / "zero.txt").symlink_to("/dev/zero")
    (inside / "out.html").symlink_to(tmp_path / "secret.txt")
    (inside / "up").symlink_to(tmp_path)
    (inside / "loop").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    odd = ["\u202etxt.exe.txt", "new\nline.txt", "%2e%2e%2fetc.txt", "a" * 200 + ".txt"]
    for name in odd:
        (inside / name).write_text("Exports rose by 5%.")
    found = dict(read_articles([inside], LEXICON))
    assert {i for i, a in found.items() if isinstance(a, Article)} == set(odd)
    assert {"pipe.html", "zero.txt", "out.html", "self"} <= {i for i, a in found.items() if isinstance(a, Problem)}
    assert "secret" not in "".join(a.text for a in found.values() if isinstance(a, Article))
