"""Folder → tables: files in, tables out. Everything done to one text is done by workers (`corpus.worker`)."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from corpus import lexicon as lexicons_
from corpus.model import Article, Problem
from corpus.parts import File, Line, Part
from corpus.pool import Pool, command_for
from corpus.read.files import find_files
from corpus.read.isolate import ITEM, LOST, Limits, Message
from corpus.relate.duplicates import Duplicates, Fingerprint

if TYPE_CHECKING:
    from corpus.store.records import Item, Records, Sign
    from corpus.tables import Tables

Found = tuple[str, dict[str, Any] | Problem]
#: files that are given to workers before their turn, so that none is idle
AHEAD = 32
#: reasons that are listed of one file: a table of 24 kB can hold millions of empty rows
MOST_LOST = 10_000
#: the command that starts a worker
COMMAND = command_for("corpus.worker")
#: bytes of one line of JSON: a text of the largest size allowed, with every second character escaped
LONGEST_LINE = 40_000_000


class Progress(NamedTuple):
    """How far the reading of a folder is: files done, files there are, articles so far."""

    done: int
    files: int
    articles: int


class How(NamedTuple):
    """How articles are read: by how many workers (0: as many as there are processors, at most four), under which limits.

    `strict` raises where a rule fails. `tick` is called several times a second while articles are waited for: what it
    raises ends the run and its workers.
    """

    workers: int = 0
    limits: Limits = Limits()
    strict: bool = False
    tick: Callable[[], object] | None = None


USUAL = How()


def load(
    path: Path | str | Sequence[Path | str],
    lexicons: Path | str | None = None,
    progress: Callable[[Progress], object] | None = None,
    cache: bool = True,
    strict: bool = False,
    seconds: float = Limits().seconds,
) -> "Tables":
    """The tables of a folder, a file or several of them, or of a folder of tables that `corpus build` made.

    `lexicons` is a folder of word lists that extend the built-in ones. `progress` is called after each article and several
    times a second while one is waited for; what it raises ends the run. With `cache`, what an unchanged file gave is taken from the records on disk (`store.records`): the tables are the same.
    `seconds` of the processor may go to reading an article, and as many to analyzing it.
    Raises FileNotFoundError where `path` does not exist and LexiconError where a word list is wrong; a file that cannot be
    read, or that a rule fails on, is a row of `problems`; with `strict` a rule that fails raises StrictError.
    """
    from corpus.store import built  # here, not above: `extract` never pays for it

    paths = existing(path)
    if len(paths) == 1 and built.is_built(paths[0]):
        return built.read(paths[0])
    return load_paths(paths, lexicons, progress, cache, How(limits=Limits(seconds=seconds), strict=strict))


def load_paths(
    paths: Sequence[Path | str],
    lexicons: Path | str | None = None,
    progress: Callable[[Progress], object] | None = None,
    cache: bool = True,
    how: How = USUAL,
) -> "Tables":
    """The tables of files and folders of articles, read or taken from the records on disk."""
    from corpus.store import records
    from corpus.tables import make_tables

    lexicon = lexicons_.load(lexicons)
    with records.opened(lexicons, cache and not how.strict) as kept:
        return make_tables(read_records(paths, lexicon, kept, progress, how))


def existing(path: Path | str | Sequence[Path | str]) -> list[Path | str]:
    """The paths as a list. Raises FileNotFoundError where one does not exist."""
    paths = [path] if isinstance(path, str | Path) else list(path)
    for one in paths:
        if not Path(one).exists():
            raise FileNotFoundError(f"{one}: no such file or folder")
    return paths


def read_records(
    paths: Sequence[Path | str],
    lexicon: lexicons_.Lexicon,
    kept: "Records | None" = None,
    progress: Callable[[Progress], object] | None = None,
    how: How = USUAL,
) -> Iterator["Item"]:
    """(article id, its record as plain values or the reason why there is none), in a stable order; what is in `kept` is not read again."""
    files = list(find_files(paths))
    duplicates = Duplicates()
    report = progress or (lambda _: None)
    now = Progress(0, len(files), 0)
    pool = _pool(lexicon, how._replace(tick=lambda: report(now)) if progress else how)
    for done, article_id, item, seen in _each_file(files, kept, pool):
        now = Progress(done, len(files), now.articles + 1)
        report(now)
        yield article_id, item if isinstance(item, Problem) else duplicates.mark(item, seen)
    report(now._replace(done=len(files)))


def _each_file(
    files: Sequence[tuple[str, Path | Problem]], kept: "Records | None", pool: Pool
) -> Iterator[tuple[int, str, "dict[str, Any] | Problem", Fingerprint | None]]:
    """(files before it, id, record or reason, fingerprint). What a file gave is kept when it was read to its end; one that was broken off may do better."""
    asked: deque[_Asked] = deque()
    for done, (work, messages) in enumerate(pool.run(_works(files, kept, asked), AHEAD)):
        file = asked.popleft()
        if file.items is not None:
            yield from ((done, *item, None) for item in file.items)
            continue
        items: list[Item] = []
        broken = False
        for got in _listed(work, messages):
            if kept:
                items.append((got.id, got.item))
            broken |= got.broken
            yield done, got.id, got.item, got.seen
        if kept and file.path and not broken:
            kept.put(file.path, file.id, file.sign, items)


class _Asked(NamedTuple):
    """A file whose turn comes: `items` where they are known already, else its `sign` before it is read."""

    id: str
    path: Path | None = None
    sign: "Sign | None" = None
    items: "list[Item] | None" = None


def _works(files: Iterable[tuple[str, Path | Problem]], kept: "Records | None", asked: "deque[_Asked]") -> Iterator[tuple[Any, int | None]]:
    """What is to be done for each file, as `Pool.run` takes it; each is noted in `asked`."""
    for article_id, file in files:
        if isinstance(file, Problem):
            asked.append(_Asked(article_id, items=[(article_id, file)]))
        elif kept and (items := kept.get(file, article_id)) is not None:
            asked.append(_Asked(article_id, items=items))
        else:
            asked.append(_Asked(article_id, file, kept.sign(file) if kept else None))
            yield File(file, article_id), _size(file)
            continue
        yield None, None


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def read_all(paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, how: How = USUAL) -> Iterator[Found]:
    """(article id, its record or the reason why there is none) for each article, in a stable order with any number of workers.

    An article that repeats an earlier one says so in its record.
    """
    return read_records(paths, lexicon, how=how)


def read_articles(
    paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None
) -> Iterator[tuple[str, Article | Problem]]:
    """(article id, the article before any analysis or the reason why there is none)."""
    how = How(workers, limits or Limits())
    for _, article_id, item, _ in _each_file(list(find_files(paths)), None, _pool(lexicon, how, what="article")):
        yield article_id, item  # type: ignore[misc]


def read_explanations(
    paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, how: How = USUAL
) -> Iterator[tuple[str, list[str] | Problem]]:
    """(article id, the lines that explain its rows or the reason why there are none)."""
    for _, article_id, item, _ in _each_file(list(find_files(paths)), None, _pool(lexicon, how, what="explanation")):
        yield article_id, item  # type: ignore[misc]


def read_lines(stream: IO[bytes], lexicon: lexicons_.Lexicon, how: How = USUAL) -> Iterator[Found]:
    """The same for each line of JSON. Only lines with the very same text count as duplicates: a stream has no end to wait for."""
    pool, duplicates = _pool(lexicon, how, near=False), Duplicates()
    for got in _got(pool.run(_lines(stream), 2 * pool.count + 1)):
        yield _marked(got, duplicates)


def read_parts(
    parts: Iterable[Part], lexicon: lexicons_.Lexicon, longest: int, there: Duplicates | None = None, how: How = USUAL
) -> Iterator[Found]:
    """The same for files that are in memory. Nothing is written.

    A text of more than `longest` characters is a Problem. An article that repeats one of `there` says so.
    """
    duplicates = Duplicates(there)
    works = ((part, len(part.body) if isinstance(part.body, bytes | str) else 0) for part in parts)
    for got in _got(_pool(lexicon, how, longest=longest).run(works, AHEAD)):
        yield _marked(got, duplicates)
        if how.tick:
            how.tick()


def _lines(stream: IO[bytes]) -> Iterator[tuple[Any, int | None]]:
    # Bytes, split at "\n" alone: text mode would also split at the other line ends that JSON strings may hold.
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            why = Problem("read", f"line {number}: over the limit of {LONGEST_LINE:,} bytes")
            yield Part(str(number), why), 0
        elif line.strip():
            yield Line(line, number), len(line)


def _pool(lexicon: lexicons_.Lexicon, how: How, what: str = "record", near: bool = True, longest: int | None = None) -> Pool:
    """Workers with these word lists; none is started before it is needed."""
    return Pool(COMMAND, (lexicon.files, what, near, how.strict, longest), how.workers, how.limits, how.tick)


class _Got(NamedTuple):
    """What came of one article; `broken` where a limit of time or memory is the reason why there is none."""

    id: str
    item: Any
    seen: Fingerprint | None = None
    broken: bool = False


def _marked(got: _Got, duplicates: Duplicates) -> Found:
    return got.id, got.item if isinstance(got.item, Problem) else duplicates.mark(got.item, got.seen)


def _got(answers: Iterator[tuple[Any, Iterator[Message] | None]]) -> Iterator[_Got]:
    for work, messages in answers:
        yield from _listed(work, messages)


def _listed(work: Any, messages: Iterator[Message] | None) -> Iterator[_Got]:
    """The articles of one piece of work, and why some are not there; of very many that are not, the first ones and their number."""
    whole = str(work.number) if isinstance(work, Line) else work.id
    lost, broken = 0, False
    for got in _received(work, messages):
        lost += isinstance(got.item, Problem)
        broken |= got.broken
        if not isinstance(got.item, Problem) or lost <= MOST_LOST:
            yield got
    if lost > MOST_LOST:
        more = Problem("read", f"{whole}: {lost - MOST_LOST:,} more in it could not be read; they are not listed one by one")
        yield _Got(f"{whole}#…", more, broken=broken)


def _received(work: Any, messages: Iterator[Message] | None) -> Iterator[_Got]:
    """The articles of one piece of work, and why some are not there."""
    whole = str(work.number) if isinstance(work, Line) else work.id
    items = 0
    for kind, value in messages or ():
        if kind == ITEM:
            items += 1
            yield _Got(*value)
        elif kind == LOST:
            items += 1
            article_id, stage, why = value
            yield _Got(article_id or f"{whole}#{items}", Problem(stage, f"{article_id or whole}: {why}"), broken=True)
        elif value is not None:
            left = f"{whole}#{items + 1}" if items else whole
            yield _Got(left, Problem("read", f"{whole}: {value}" + ("; what comes after was left out" if items else "")), broken=True)
