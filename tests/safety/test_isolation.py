"""Readers that hang, swell or die take one article with them, not the run."""

import os
import resource
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any

import pytest

from corpus.lexicon import load
from corpus.loader import How, read_all, read_articles
from corpus.model import Article, Problem
from corpus.pool import Pool
from corpus.read.isolate import END, ITEM, LOST, Limits
from tests.safety.bombs import BOMBS, TEXTS, archive
from tests.safety.counts import FULL, count

ROOT = Path(__file__).parent.parent.parent
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


def resident() -> int:
    """Megabytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1_000_000


@pytest.mark.parametrize("name", list(BOMBS) if FULL else FEW)
def test_bombs(tmp_path: Path, name: str) -> None:
    """A bomb stays within its time on the processor, this process stays small, the reason is given, and the next file is read."""
    (tmp_path / name).write_bytes(BOMBS[name]())
    (tmp_path / "zz.html").write_text(PAGE)
    before, used = resident(), children()
    found = list(read_articles([tmp_path], LEXICON, 1))
    # 5 s for the bomb, and what its worker, another one for the next file and their imports take.
    assert children() - used < 12
    assert resident() - before < 200
    assert isinstance(found[-1][1], Article)
    reasons = [a for i, a in found if i.startswith(name) and isinstance(a, Problem)] + [
        p for i, a in found if isinstance(a, Article) for p in a.problems
    ]
    assert reasons


@pytest.mark.parametrize("name", list(TEXTS) if FULL else ("lines.txt", "sentence.txt", "prose.txt"))
def test_bombs_of_texts(tmp_path: Path, name: str) -> None:
    """A text that is slow or large to analyze stays within time and memory, and costs itself alone."""
    (tmp_path / name).write_bytes(TEXTS[name]())
    for other in ("a.txt", "zz.txt"):
        (tmp_path / other).write_text("Exports rose by 5%, Ann Lee said." + other)
    before, used = resident(), children()
    found = dict(read_all([tmp_path], LEXICON, How(1)))
    assert children() - used < 15
    assert resident() - before < 200
    assert list(found) == sorted(["a.txt", name, "zz.txt"])
    assert isinstance(found["a.txt"], dict) and isinstance(found["zz.txt"], dict)


def children() -> float:
    """Seconds of the processor that ended workers took."""
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return theirs.ru_utime + theirs.ru_stime


def test_a_bomb_in_an_archive_costs_itself_alone(tmp_path: Path) -> None:
    """Inside a container the limits hold for each article: what stands before and after the bomb is read, in order."""
    page = PAGE.encode()
    (tmp_path / "a.zip").write_bytes(archive({"1.html": page, "2.html": BOMBS["spans.html"](), "3.html": page, "4.txt": b"Exports rose."}))
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
    import os, signal, sys, time
    from corpus.read.isolate import BEGIN, ITEM, PASS, serve

    def work(seconds):
        while time.process_time() < seconds:
            pass

    def handle(job):
        for number, what in enumerate(job.work):
            if job.skip and number < job.skip[0]:
                yield PASS, None
                continue
            if what == "no next":
                work(60)
            yield BEGIN, (f"n{number}", "read", (number,))
            if what == "hang":
                work(60)
            if what == "sleep":
                time.sleep(60)
            if what == "die":
                os._exit(3)
            if what == "swell":
                what = len(bytearray(3_000_000_000))
            if what == "large":
                what = b"." * 40_000_000
            if what == "print":
                print("noise" * 10_000, flush=True)
            if isinstance(what, float):
                began = time.process_time()
                work(began + what)
            yield ITEM, what

    serve(lambda _: handle)
"""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    script = tmp_path / "worker.py"
    script.write_text(textwrap.dedent(WORKER))
    return [sys.executable, str(script)]


def answers(command: list[str], *works: list[object], workers: int = 2, **limits: float) -> list[list[tuple[bytes, Any]]]:
    pool = Pool(command, None, workers, Limits(**limits))  # type: ignore[arg-type]
    return [list(messages or ()) for _, messages in pool.run([(work, 0) for work in works], 8)]


def test_items_after_a_hang_and_a_death_are_read(command: list[str]) -> None:
    """An item that hangs, ends the process or is too large is passed over with its reason; those after it come from another process."""
    first, second = answers(command, ["a", "hang", "b", "die", "c", "large", "swell", "d"], ["print", "e"], seconds=0.3)
    assert [value if kind == ITEM else value[:2] for kind, value in first[:-1]] == [
        "a", ("n1", "read"), "b", ("n3", "read"), "c", ("n5", "read"), ("n6", "read"), "d",
    ]  # fmt: skip
    whys = [value[2] for kind, value in first if kind == LOST]
    for why, words in zip(whys, ("longer than 0.3 s", "status 3", "over the limit of 32,000,000", "ended by itself"), strict=True):
        assert words in why
    assert second == [(ITEM, "print"), (ITEM, "e"), (END, None)]


@pytest.mark.parametrize("bad", ["hang", "die"])
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_bad_item_costs_itself_wherever_it_is(command: list[str], bad: str, at: int) -> None:
    """First, in the middle, last: all others come."""
    work: list[object] = [f"good {i}" for i in range(5)]
    work[at] = bad
    (found,) = answers(command, work, seconds=0.2)
    assert [value for kind, value in found if kind == ITEM] == [item for item in work if item != bad]
    assert [kind for kind, _ in found].count(LOST) == 1 and found[-1] == (END, None)


def test_the_clock_counts_the_processors_time_of_the_worker(command: list[str]) -> None:
    """Beside four busy processes, items that need nearly all of their time are read: waiting for the processor counts for nothing."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    try:
        (found,) = answers(command, [0.5, 0.5], seconds=0.8)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    assert found == [(ITEM, 0.5), (ITEM, 0.5), (END, None)]


def test_each_item_has_a_clock_of_its_own_and_all_have_one_together(command: list[str]) -> None:
    """Many items that are each within their time are broken off where a file's time is over, with what was read until then."""
    (found,) = answers(command, [0.2] * 50, seconds=0.5, file=1.0)
    assert 3 <= [kind for kind, _ in found].count(ITEM) <= 6
    assert "together took longer than 1 s" in str(found[-1][1])


def test_a_container_that_hangs_between_two_items_keeps_what_was_read(command: list[str]) -> None:
    (found,) = answers(command, ["a", "b", "no next", "c"], seconds=0.3)
    assert found[:2] == [(ITEM, "a"), (ITEM, "b")]
    assert found[2][0] == END and "longer than 0.3 s" in found[2][1]


def test_a_worker_that_only_waits_is_ended_by_the_wall_clock(command: list[str]) -> None:
    """What takes no processor time is bounded too, generously: no limit of reading fires on a busy machine."""
    (found,) = answers(command, ["sleep", "a", 2.5], silence=2.0)
    assert found[0][0] == LOST and "no sign of life" in found[0][1][2]
    assert found[1:] == [(ITEM, "a"), (ITEM, 2.5), (END, None)]  # who works is not silent, however long nothing comes


def test_answers_that_wait_are_bounded_in_bytes(command: list[str]) -> None:
    """While the first file takes its time, those after it wait once a few megabytes of theirs are here."""
    large = [b"x" * 4_000_000] * 30
    pool = Pool(command, None, 2, Limits())
    before = resident()
    most = 0
    for work, messages in pool.run([([1.0], 0), (large, 0), ([1.0], 0)], 8):
        for _ in messages or ():
            most = max(most, resident())
        assert work
    assert most - before < 100


def test_no_worker_is_started_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without articles needs no process."""

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr(subprocess, "Popen", never)
    assert list(read_articles([tmp_path], LEXICON)) == []


def test_a_run_that_is_left_ends_its_workers(command: list[str]) -> None:
    """Whoever stops asking for articles leaves no process behind; so does a `tick` that raises because nobody waits any more."""
    pool = Pool(command, None, 2)
    run = pool.run([(["a"] * 1000, 0), (["b"] * 1000, 0)], 8)
    _, messages = next(run)
    assert messages is not None
    next(messages)
    processes = [worker.process for worker in pool.workers]
    run.close()
    assert processes and all(process.poll() is not None for process in processes)

    def gone() -> None:
        raise InterruptedError

    pool = Pool(command, None, 1, tick=gone)
    with pytest.raises(InterruptedError):
        for _, messages in pool.run([(["hang"], 0)], 8):
            processes = [worker.process for worker in pool.workers]
            list(messages or ())
    assert all(process.poll() is not None for process in processes)


def test_workers_end_with_their_parent(command: list[str]) -> None:
    """A parent that is killed leaves no worker, not even one that would not look up from its work."""
    code = f"""
from corpus.pool import Pool
pool = Pool({command!r}, None, 1)
for _, messages in pool.run([(["a", "hang"], 0)], 8):
    for _ in messages:
        print(pool.workers[0].process.pid, flush=True)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    for _ in range(200):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            return
        time.sleep(0.05)
    raise AssertionError("the worker lives")


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
