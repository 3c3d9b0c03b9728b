"""Readers in processes of their own, with a limit of time and memory: the only place with a clock.

A small file can keep a parser busy for hours or make it take all memory; nothing inside the process can stop that. So
files are read by workers that live long (a start costs more than a thousand small files) and are ended and started
again when one of them overruns. The work to do is given by the command that starts a worker, so that this module
knows nothing of readers.

Messages are pickles, each after its length in 8 bytes, between programs of our own.
"""

import contextlib
import os
import pickle
import queue
import select
import struct
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import subprocess


class Limits(NamedTuple):
    """What one article may take. `start` seconds are for a worker's own start and imports, which no file can prolong."""

    seconds: float = 5.0
    memory: int = 1_000_000_000
    start: float = 60.0


#: messages of a worker: what follows is imported, an item's id, an item, the job is done, why the job was broken off
READY, BEGIN, ITEM, END = "ready", "begin", "item", "end"
#: items of one job that wait to be fetched
WAITING = 256
LENGTH = struct.Struct("<Q")


class Ended(Exception):  # noqa: N818  (an outcome, not a mistake)
    """A worker was ended or died; the text says why."""


class Job(NamedTuple):
    """`work` is handed to the worker as it is; `skip` items of it are done already."""

    work: Any
    skip: int = 0


# ------------------------------------------------------------------ inside a worker
def serve(prepare: Callable[[Any], Callable[[Job], Iterator[tuple[str, Any]]]]) -> None:
    """Answer jobs until standard input ends.

    The first message is (memory, whatever `prepare` makes the handler from). The handler yields messages:
    (READY, None) once what it needs is imported, then (BEGIN, id) and (ITEM, …) for each item.
    """
    import resource

    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what libraries print must not stand between the messages
        os.dup2(quiet, stream)
    memory, first = _receive(incoming)
    handle = prepare(first)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while (job := _receive(incoming)) is not None:
        for message in handle(job):
            _send(outgoing, message)
        _send(outgoing, (END, None))


def _send(stream: IO[bytes], message: Any) -> None:
    raw = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(LENGTH.pack(len(raw)) + raw)
    stream.flush()


def _receive(stream: IO[bytes]) -> Any:
    head = stream.read(LENGTH.size)
    return pickle.loads(stream.read(LENGTH.unpack(head)[0])) if len(head) == LENGTH.size else None


# ------------------------------------------------------------------ beside it
class Worker:
    """One process, started when it is first needed."""

    def __init__(self, command: Sequence[str], first: Any, limits: Limits) -> None:
        self.command, self.first, self.limits = command, first, limits
        self.process: subprocess.Popen[bytes] | None = None

    def run(self, job: Job) -> Iterator[tuple[str, Any]]:
        """The messages of a job up to its end. Raises Ended where the worker overran or died; the next job starts another."""
        try:
            process = self.process or self._start()
            assert process.stdin is not None
            _send(process.stdin, job)
            seconds = self.limits.start
            while True:
                kind, value = self._next(seconds)
                if kind == END:
                    return
                seconds = self.limits.seconds
                if kind != READY:
                    yield kind, value
        except (BrokenPipeError, EOFError, pickle.UnpicklingError) as error:
            raise Ended(self._death()) from error
        except Ended:
            self.end()
            raise

    def _start(self) -> "subprocess.Popen[bytes]":
        import subprocess  # here, not above: a run over plain texts starts no process

        # One thread for each library's arithmetic: its threads' stacks would count as memory taken.
        settings = {
            **os.environ,
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
            "ARROW_DEFAULT_MEMORY_POOL": "system",
            "MALLOC_ARENA_MAX": "2",
        }
        settings["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).parents[2]), settings.get("PYTHONPATH")]))
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=settings
        )
        assert self.process.stdin is not None
        _send(self.process.stdin, (self.limits.memory, self.first))
        return self.process

    def _next(self, seconds: float) -> tuple[str, Any]:
        """The next message; what came already is taken without waiting."""
        assert self.process is not None and self.process.stdout is not None
        stream = self.process.stdout
        raw = self._bytes(stream, LENGTH.size, seconds)
        message: tuple[str, Any] = pickle.loads(self._bytes(stream, LENGTH.unpack(raw)[0], seconds))
        return message

    def _bytes(self, stream: Any, count: int, seconds: float) -> bytes:
        found = bytearray()
        while len(found) < count:
            if not select.select([stream], [], [], seconds)[0]:
                raise Ended(f"reading it took longer than {self.limits.seconds:g} s and was stopped")
            some = os.read(stream.fileno(), count - len(found))
            if not some:
                raise EOFError
            found += some
        return bytes(found)

    def _death(self) -> str:
        """Why the process is gone, in words."""
        code = self.process.wait() if self.process else 0
        self.end()
        return f"its reader died (signal {-code}), often for want of memory" if code < 0 else f"its reader ended by itself (status {code})"

    def end(self) -> None:
        """End the process; waits until it is gone."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            self.process = None


class Pool:
    """Workers that take jobs in turn; results come in the order of the jobs, however many workers there are."""

    def __init__(self, command: Sequence[str], first: Any, workers: int = 0, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.command, self.first = command, first
        self.count = workers or min(4, os.cpu_count() or 1)
        self.jobs: queue.SimpleQueue[tuple[Any, queue.Queue[Any]] | None] = queue.SimpleQueue()
        self.threads: list[threading.Thread] = []
        self.workers: list[Worker] = []
        self.closed = threading.Event()

    def submit(self, work: Any) -> "queue.Queue[Any]":
        """A queue that the job's (ITEM, value), (BEGIN, id) and at last (END, None) or (END, Ended) arrive in."""
        found: queue.Queue[Any] = queue.Queue(WAITING)
        if len(self.threads) < self.count:
            worker = Worker(self.command, self.first, self.limits)
            self.workers.append(worker)
            thread = threading.Thread(target=self._work, args=(worker,), daemon=True)
            self.threads.append(thread)
            thread.start()
        self.jobs.put((work, found))
        return found

    def close(self) -> None:
        """End every worker, finished or not."""
        self.closed.set()
        for _ in self.threads:
            self.jobs.put(None)
        for thread in self.threads:
            thread.join()

    def _work(self, worker: Worker) -> None:
        while not self.closed.is_set() and (next_job := self.jobs.get()) is not None:
            work, found = next_job
            for message in self._messages(worker, work):
                if not self._put(found, message):
                    break
        worker.end()

    def _messages(self, worker: Worker, work: Any) -> Iterator[tuple[str, Any]]:
        """The job's items; one that overruns is given up for the next, by another process that skips what is done."""
        done = 0
        while True:
            begun: str | None = None
            try:
                for kind, value in worker.run(Job(work, done)):
                    if kind == BEGIN:
                        begun = value
                    else:
                        begun, done = None, done + 1
                        yield kind, value
                yield END, None
                return
            except Ended as ended:
                if begun is None:
                    yield END, str(ended)
                    return
                done += 1
                yield BEGIN, (begun, str(ended))

    def _put(self, found: "queue.Queue[Any]", message: Any) -> bool:
        while not self.closed.is_set():
            try:
                found.put(message, timeout=0.2)
                return True
            except queue.Full:
                continue
        return False


def in_order(works: Iterable[tuple[bool, Any]], pool: Pool, ahead: int = 32) -> Iterator[tuple[Any, Iterator[tuple[str, Any]] | None]]:
    """(work, its messages) in the order given; None for messages where a work is not to be isolated (False before it).

    Up to `ahead` works are looked at before their turn, so that workers read while others are looked at.
    """
    waiting: deque[tuple[Any, queue.Queue[Any] | None]] = deque()
    source = iter(works)
    try:
        while True:
            while len(waiting) < ahead and (following := next(source, None)) is not None:
                isolated, work = following
                waiting.append((work, pool.submit(work) if isolated else None))
            if not waiting:
                return
            work, found = waiting.popleft()
            yield work, None if found is None else _drain(found)
    finally:
        pool.close()


def _drain(found: "queue.Queue[Any]") -> Iterator[tuple[str, Any]]:
    while True:
        message = found.get()
        yield message
        if message[0] == END:
            return


def command_for(module: str) -> list[str]:
    """The command that starts a module of this package as a worker, with the same Python; what lies in the working folder is never imported."""
    return [sys.executable, "-P", "-m", module]
