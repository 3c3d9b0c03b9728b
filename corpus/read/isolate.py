"""Inside a worker: one piece of work after another, each step of it under a limit of processor time and memory.

A small file can keep a parser busy for hours or make it take all memory; nothing inside the process can stop that. So
everything done to one article is done by workers (`corpus.pool` starts them and ends them). This is the only module with
a clock, and it counts the processor's time of the worker alone: a busy machine rejects nothing that a quiet one reads.
The kernel ends a worker that overruns (SIGPROF), also in the middle of a library's C code.
"""

import fcntl
import os
import pickle
import signal
import struct
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple


class Limits(NamedTuple):
    """What the work on one article and on one file may take.

    `seconds` of the processor go to reading an article, as many to analyzing it, and as many to passing over what was
    done already. All articles of a file together have `file` seconds, and one more for each `rate` bytes of the file: a
    honest container of small articles takes about a tenth of that. `memory` bounds a worker, `record` what one article
    gives (bytes both). A worker that does nothing for `silence` seconds of the wall clock is ended: it waits, for
    instance for a lost disk.
    """

    seconds: float = 5.0
    file: float = 60.0
    rate: int = 20_000
    memory: int = 1_000_000_000
    record: int = 32_000_000
    silence: float = 300.0

    def in_all(self, size: int) -> float:
        """Seconds of the processor for a file of so many bytes."""
        return self.file + size / self.rate


#: how much later than its limit a worker is ended: the kernel counts this timer in ticks, and beside sixteen busy processes
#: it counted up to a sixth too much
SLACK = 1.25
#: what a worker says: an item is begun (id, stage, where, seconds so far), an item, an item that cannot be given (why), the
#: job is done (None, or why not all of it), an error under `strict`
BEGIN, ITEM, LOST, END, RAISED = b"b", b"i", b"l", b"e", b"r"
#: what a handler says besides: imports come next and are no part of any article, an item was passed over
PAUSE, PASS = b"p", b"s"
#: each message is its kind, the length of what follows, and a pickle, between programs of our own
HEADER = struct.Struct("<cQ")

Message = tuple[bytes, Any]
#: where an item is in its file: its number, and in a container within a container its number there
Place = tuple[int, ...]


class Job(NamedTuple):
    """`work` for the handler; items before `skip` are done already; `seconds` are left for the rest."""

    work: Any
    skip: Place = ()
    seconds: float = 60.0


class Setup(NamedTuple):
    """What a worker is sent first: its limits, the pipe that closes with its parent, and what the handler is made from."""

    limits: Limits
    life: int
    given: Any


def serve(prepare: Callable[[Any], Callable[[Job], Iterator[Message]]]) -> None:
    """Answer jobs until standard input ends. `prepare` makes the handler, which yields messages; each gets a fresh clock."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what libraries print must not get between the messages
        os.dup2(quiet, stream)
    setup = receive(incoming)
    assert isinstance(setup, Setup)
    _end_with_parent(setup.life)
    handle = prepare(setup.given)
    _bound(setup.limits.memory)
    while (job := receive(incoming)) is not None:
        _answer(job, handle, outgoing, setup.limits)


def _end_with_parent(life: int) -> None:
    """Let the kernel end this process once the other end of the pipe is closed, whatever it is doing."""
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC)


def _bound(memory: int) -> None:
    import gc
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    # No record holds a cycle: looking for some after every 700 new objects would cost a tenth of the time.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


class Clock:
    """The processor's time of one job: each step has `step` seconds, all together `whole`."""

    def __init__(self, step: float, whole: float) -> None:
        self.step, self.whole = step, whole
        self.began = _used()

    def used(self) -> float:
        """Seconds since the job began."""
        return _used() - self.began

    def start(self) -> None:
        """A fresh limit for the next step: the kernel ends this process when it is over."""
        signal.setitimer(signal.ITIMER_PROF, max(0.001, SLACK * min(self.step, self.whole - self.used())))

    def stop(self) -> None:
        """No limit for what comes next."""
        signal.setitimer(signal.ITIMER_PROF, 0)


def _used() -> float:
    import resource

    mine = resource.getrusage(resource.RUSAGE_SELF)
    return mine.ru_utime + mine.ru_stime


def _answer(job: Job, handle: Callable[[Job], Iterator[Message]], outgoing: IO[bytes], limits: Limits) -> None:
    clock = Clock(limits.seconds, job.seconds)
    left: str | None = None
    messages = handle(job)
    clock.start()
    for kind, value in messages:
        if kind == ITEM:
            _send_item(outgoing, value, limits)
        elif kind == BEGIN:
            send(outgoing, kind, (*value, clock.used()))
        elif kind == RAISED:
            send(outgoing, kind, value)
        if kind == PAUSE:
            clock.stop()
        elif kind != BEGIN and clock.used() > job.seconds:
            left = too_long(job.seconds)
            break
        else:
            clock.start()
    clock.stop()
    send(outgoing, END, left)


def too_long(seconds: float) -> str:
    """Why a file is not read to its end."""
    return f"its articles together took longer than {seconds:.3g} s of the processor"


def _send_item(outgoing: IO[bytes], value: Any, limits: Limits) -> None:
    """An item; where it is too large for the parent to hold, the reason instead."""
    raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    if len(raw) > limits.record:
        send(outgoing, LOST, f"what it gives takes {len(raw):,} bytes, over the limit of {limits.record:,}")
    else:
        outgoing.write(HEADER.pack(ITEM, len(raw)))
        outgoing.write(raw)
        outgoing.flush()


def send(stream: IO[bytes], kind: bytes, value: Any) -> None:
    """One message."""
    raw = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(HEADER.pack(kind, len(raw)) + raw)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """What the next message says, None at the end."""
    head = stream.read(HEADER.size)
    return pickle.loads(stream.read(HEADER.unpack(head)[1])) if len(head) == HEADER.size else None
