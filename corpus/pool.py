"""Workers beside this process: who gets which work, what comes back in which order, and what became of those that ended.

A worker lives long (a start costs as much as thirty articles) and is started again when one article made it overrun. It
ends with this process, whatever ends that. What waits here is bounded in bytes: a worker whose articles nobody has asked
for yet waits with the rest.
"""

import contextlib
import os
import pickle
import select
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.read.isolate import BEGIN, END, HEADER, ITEM, LOST, RAISED, Job, Limits, Message, Place, Setup, send, too_long

#: bytes of answers that wait here, and of work that waits for a worker
WAITING = 16_000_000
#: works that wait for a worker, from which another worker is worth its start: as many articles are analyzed meanwhile
WORTH = 20
#: seconds that an item counts for whose worker ended before its time was over
ENDED = 1.0
#: seconds between two looks at whether anybody still wants the answers
TICK = 0.25
#: One thread for each library's arithmetic: its threads' stacks would count as memory taken.
SETTINGS = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2"}


class StrictError(RuntimeError):
    """Under `strict`: a rule failed on an article. The message is the worker's traceback."""


class Task:
    """One work and what came back of it so far."""

    def __init__(self, number: int, work: Any, isolated: bool, size: int, seconds: float) -> None:
        self.number, self.work, self.isolated, self.size = number, work, isolated, size
        self.seconds = self.whole = seconds
        self.skip: Place = ()
        self.place: Place = ()
        #: id and stage of the item that a worker is at
        self.begun: tuple[str, str] | None = None
        self.spent = 0.0
        self.answers: deque[tuple[bytes, bytes]] = deque()
        self.held = 0
        self.over = False

    def take(self, kind: bytes, raw: bytes) -> None:
        """A message of the worker."""
        if kind == BEGIN:
            article_id, stage, self.place, self.spent = pickle.loads(raw)
            self.begun = article_id, stage
            return
        if kind == LOST:
            raw = pickle.dumps((*(self.begun or ("", "read")), pickle.loads(raw)))
        self.begun = None
        self.over = kind in (END, RAISED)
        self.answers.append((kind, raw))
        self.held += len(raw)

    def next(self) -> Message:
        """The oldest answer that waits."""
        kind, raw = self.answers.popleft()
        self.held -= len(raw)
        if kind == RAISED:
            raise StrictError(pickle.loads(raw))
        return kind, pickle.loads(raw)

    def broken(self, why: str, limits: Limits, timed: bool) -> None:
        """Its worker ended: the item that it was at is lost, and what comes after is for another worker."""
        if timed and self.seconds - self.spent < limits.seconds:
            why = too_long(self.whole)  # its own time was not over, the file's was
        self.seconds -= self.spent + (limits.seconds if timed else ENDED)
        self.spent = 0.0
        if self.begun is None and len(self.place) < 2:
            self.take(END, pickle.dumps(why))
            return
        if self.begun is None:  # between two items of a container in a container: that one is given up
            self.begun, self.place = ("", "read"), self.place[:-1]
            why += "; what comes after was left out"
        self.take(LOST, pickle.dumps(why))
        self.skip = (*self.place[:-1], self.place[-1] + 1)
        if self.seconds <= 0:
            self.take(END, pickle.dumps(too_long(self.whole)))


class Worker:
    """One process."""

    def __init__(self, command: Sequence[str], given: Any, limits: Limits) -> None:
        import subprocess  # here, not above: a run over articles that are known already starts no process

        self.limits = limits
        self.task: Task | None = None
        self.buffer = bytearray()
        self.silent, self.stale, self.used = 0.0, False, 0
        life, self.life = os.pipe()
        path = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")]))
        self.process: subprocess.Popen[bytes] = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**os.environ, **SETTINGS, "PYTHONPATH": path}, pass_fds=(life,),
        )  # fmt: skip
        os.close(life)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout.fileno()
        self._send(Setup(limits, life, given))

    def give(self, task: Task) -> None:
        """Begin a task, or go on with it."""
        self.task, self.silent = task, 0.0
        self._send(Job(task.work, task.skip, task.seconds))

    def _send(self, value: Any) -> None:
        with contextlib.suppress(BrokenPipeError):  # it ended: its output, which ends too, says so
            send(self.stdin, ITEM, value)

    def hear(self) -> bool:
        """Take what came; False where the process has ended."""
        some = os.read(self.stdout, 1 << 16)
        self.silent = 0.0
        self.buffer += some
        while len(self.buffer) >= HEADER.size:
            kind, length = HEADER.unpack_from(self.buffer)
            if len(self.buffer) < HEADER.size + length:
                break
            assert self.task is not None
            self.task.take(kind, bytes(memoryview(self.buffer)[HEADER.size : HEADER.size + length]))
            del self.buffer[: HEADER.size + length]
        return bool(some)

    def waits_only(self) -> bool:
        """Whether the processor did nothing for it since this was asked last; where the system does not say, it counts as waiting."""
        before = self.used
        with contextlib.suppress(OSError, ValueError):
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(") ")[2].split()
            self.used = int(fields[11]) + int(fields[12])
        return self.used == before

    def death(self) -> tuple[str, bool]:
        """Why the process is gone, in words, and whether its time was over."""
        stage = "analyzing" if self.task and self.task.begun and self.task.begun[1] != "read" else "reading"
        code = self.process.wait()
        self.end()
        if code == -signal.SIGPROF:
            return f"{stage} it took longer than {self.limits.seconds:g} s of the processor and was stopped", True
        if self.stale:
            return f"{stage} it gave no sign of life for {self.limits.silence:g} s and was stopped", True
        if code < 0:
            return f"its reader died (signal {-code}), often for want of memory", False
        return f"its reader ended by itself (status {code})", False

    def end(self) -> None:
        """End the process; waits until it is gone."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        if self.life >= 0:
            os.close(self.life)
            self.life = -1


class Pool:
    """Workers that take works in turn. Answers come in the order of the works, however many workers there are.

    `tick` is called several times a second while answers are waited for: what it raises ends the run and the workers.
    """

    def __init__(
        self, command: Sequence[str], given: Any, workers: int = 0, limits: Limits | None = None, tick: Callable[[], object] | None = None
    ) -> None:
        self.command, self.given, self.tick = command, given, tick
        self.limits = limits or Limits()
        self.count = workers or min(4, os.cpu_count() or 1)
        self.workers: list[Worker] = []
        #: tasks that no worker has, and all that are not asked for to their end
        self.todo: list[Task] = []
        self.tasks: deque[Task] = deque()
        self.taken = 0

    def run(self, works: Iterable[tuple[Any, int | None]], ahead: int) -> Iterator[tuple[Any, Iterator[Message] | None]]:
        """(work, its messages) in the order given: ITEM, LOST and at last END. `works` are works with their size in bytes.

        A size of None is for a work that needs no worker; it has None for messages. Up to `ahead` works are taken before
        their turn, so that all workers are busy.
        """
        source = iter(works)
        try:
            while True:
                self._take(source, ahead)
                if not self.tasks:
                    return
                task = self.tasks[0]
                yield task.work, self._answers(task) if task.isolated else None
                for _ in self._answers(task) if task.isolated else ():
                    pass
                self.tasks.popleft()
        finally:
            self.close()

    def close(self) -> None:
        """End every worker, finished or not."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _take(self, source: Iterator[tuple[Any, int | None]], ahead: int) -> None:
        while len(self.tasks) < ahead and sum(task.size for task in self.todo) < WAITING and (found := next(source, None)) is not None:
            work, size = found
            self.taken += 1
            task = Task(self.taken, work, size is not None, size or 0, self.limits.in_all(size or 0))
            self.tasks.append(task)
            if task.isolated:
                self.todo.append(task)
        self._assign()

    def _assign(self) -> None:
        """Give tasks to idle workers; start another worker where enough waits to be worth it."""
        for worker in self.workers:
            if self.todo and worker.task is None:
                worker.give(self.todo.pop(0))
        while self.todo and len(self.workers) < self.count and (not self.workers or self._worth()):
            worker = Worker(self.command, self.given, self.limits)
            self.workers.append(worker)
            worker.give(self.todo.pop(0))

    def _worth(self) -> bool:
        return self.todo[0] is self.tasks[0] or len(self.todo) >= WORTH or any(worker.silent for worker in self.workers)

    def _answers(self, task: Task) -> Iterator[Message]:
        while True:
            while task.answers:
                yield task.next()
            if task.over:
                return
            self._wait(task)

    def _wait(self, first: Task) -> None:
        """Hear those workers whose answers have room; the first task's always have."""
        room = sum(task.held for task in self.tasks) + sum(len(worker.buffer) for worker in self.workers) < WAITING
        heard = {worker.stdout: worker for worker in self.workers if worker.task is not None and (room or worker.task is first)}
        poll = select.poll()
        for number in heard:
            poll.register(number, select.POLLIN)
        ready = poll.poll(TICK * 1000)
        for number, _ in ready:
            self._hear(heard[number])
        if not ready:
            for worker in heard.values():
                worker.silent += TICK
                if worker.silent > self.limits.silence:
                    worker.silent = 0.0
                    if worker.waits_only():
                        worker.stale = True
                        worker.process.kill()
            if self.tick:
                self.tick()
        self._assign()

    def _hear(self, worker: Worker) -> None:
        alive = worker.hear()
        task = worker.task
        assert task is not None
        if not alive:
            why, timed = worker.death()
            self.workers.remove(worker)
            task.broken(why, self.limits, timed)
            if not task.over:
                self.todo.append(task)
                self.todo.sort(key=lambda task: task.number)
        elif task.over:
            worker.task = None


def command_for(module: str) -> list[str]:
    """The command that starts a module of this package as a worker, with the same Python; what lies in the working folder is never imported."""
    return [sys.executable, "-P", "-m", module]
