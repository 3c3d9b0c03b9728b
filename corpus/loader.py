"""Folder → tables: files in, tables out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus import lexicon as lexicons_
from corpus.failures import attempt
from corpus.model import Article, Problem, Record
from corpus.parts import Part
from corpus.read.files import find_files
from corpus.read.isolate import BEGIN, ITEM, Limits, Pool, command_for, in_order
from corpus.read.lines import read_line
from corpus.reading import read_part, read_plain
from corpus.record import as_dict
from corpus.relate.duplicates import Duplicates

if TYPE_CHECKING:
    from corpus.store.records import Item, Records, Sign
    from corpus.tables import Tables

Found = tuple[str, Record | Problem]
#: files that are looked at before their turn, so that workers are kept busy
AHEAD = 32


class Progress(NamedTuple):
    """How far the reading of a folder is: files done, files there are, articles so far."""

    done: int
    files: int
    articles: int


def load(
    path: Path | str | Sequence[Path | str],
    lexicons: Path | str | None = None,
    progress: Callable[[Progress], object] | None = None,
    cache: bool = True,
    strict: bool = False,
) -> "Tables":
    """The tables of a folder, a file or several of them, or of a folder of tables that `corpus build` made.

    `lexicons` is a folder of word lists that extend the built-in ones. `progress` is called after each article. With
    `cache`, what an unchanged file gave is taken from the records on disk (`store.records`): the tables are the same.
    Raises FileNotFoundError where `path` does not exist and LexiconError where a word list is wrong; a file that cannot be
    read, or that a rule fails on, is a row of `problems`; with `strict` a rule that fails raises its error.
    """
    from corpus.store import built  # here, not above: `extract` never pays for it

    paths = existing(path)
    return built.read(paths[0]) if len(paths) == 1 and built.is_built(paths[0]) else load_paths(paths, lexicons, progress, cache, strict)


def load_paths(
    paths: Sequence[Path | str],
    lexicons: Path | str | None = None,
    progress: Callable[[Progress], object] | None = None,
    cache: bool = True,
    strict: bool = False,
) -> "Tables":
    """The tables of files and folders of articles, read or taken from the records on disk."""
    from corpus.store import records
    from corpus.tables import make_tables

    lexicon = lexicons_.load(lexicons)
    with records.opened(lexicons, cache and not strict) as kept:
        return make_tables(read_records(paths, lexicon, kept, progress, strict=strict))


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
    workers: int = 0,
    limits: Limits | None = None,
    strict: bool = False,
) -> Iterator["Item"]:
    """(article id, its record as plain values or the reason why there is none), in a stable order; what is in `kept` is not read again."""
    files = list(find_files(paths))
    duplicates = Duplicates()
    articles = 0
    for done, article_id, item in _each_file(files, lexicon, kept, _pool(lexicon, workers, limits), strict):
        articles += 1
        if progress:
            progress(Progress(done, len(files), articles))
        if not isinstance(item, Problem) and (first := duplicates.repeated(article_id, item["text"])):
            item = item | {"duplicate_of": first[0], "similarity": first[1]}
        yield article_id, item
    if progress:
        progress(Progress(len(files), len(files), articles))


def _each_file(
    files: Sequence[tuple[str, Path | Problem]], lexicon: lexicons_.Lexicon, kept: "Records | None", pool: Pool, strict: bool
) -> Iterator[tuple[int, str, "dict[str, Any] | Problem"]]:
    """(files before it, id, record or reason). What a file gave is kept when it was read to its end; one that was broken off may do better."""
    asked: deque[_Asked] = deque()
    for done, (work, messages) in enumerate(in_order(_works(files, kept, asked), pool, AHEAD)):
        file = asked.popleft()
        if file.items is not None:
            yield from ((done, *item) for item in file.items)
            continue
        items: list[Item] = []
        broken = False
        for article_id, item, sure in _received(work, messages):
            record = item if isinstance(item, Problem) else attempt(item, lexicon, strict)
            items.append((article_id, record if isinstance(record, Problem) else as_dict(record)))
            broken |= not sure
            yield done, *items[-1]
        if kept and file.path and not broken:
            kept.put(file.path, file.id, file.sign, items)


class _Asked(NamedTuple):
    """A file whose turn comes: `items` where they are known already, else its `sign` before it is read."""

    id: str
    path: Path | None = None
    sign: "Sign | None" = None
    items: "list[Item] | None" = None


def _works(files: Iterable[tuple[str, Path | Problem]], kept: "Records | None", asked: "deque[_Asked]") -> Iterator[tuple[bool, Any]]:
    """What is to be done for each file, as `in_order` takes it; each is noted in `asked`."""
    for article_id, file in files:
        if isinstance(file, Problem):
            asked.append(_Asked(article_id, items=[(article_id, file)]))
        elif kept and (items := kept.get(file, article_id)) is not None:
            asked.append(_Asked(article_id, items=items))
        else:
            asked.append(_Asked(article_id, file, kept.sign(file) if kept else None))
            yield _sorted_out(article_id, file)
            continue
        yield False, None


def read_all(
    paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None, strict: bool = False
) -> Iterator[Found]:
    """(article id, its record or the reason why there is none) for each article, in a stable order with any number of workers.

    An article that repeats an earlier one says so in its record. `workers` read the files that need isolation (0:
    as many as the machine has processors, at most four).
    """
    duplicates = Duplicates()
    for article_id, item in read_articles(paths, lexicon, workers, limits):
        yield article_id, _marked(item, lexicon, duplicates, strict)


def read_articles(
    paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None
) -> Iterator[tuple[str, Article | Problem]]:
    """(article id, the article or the reason why there is none): small plain texts here, all else in workers."""
    works = (_sorted_out(article_id, file) for article_id, file in find_files(paths))
    yield from _isolated(works, _pool(lexicon, workers, limits), AHEAD)


def read_lines(
    stream: Iterable[bytes], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None, strict: bool = False
) -> Iterator[Found]:
    """The same for each line of JSON. Only lines with the very same text are told to be duplicates: a stream has no end to wait for."""
    duplicates = Duplicates(near=False)
    pool = _pool(lexicon, workers, limits)
    for article_id, item in _isolated(_lines(stream, lexicon), pool, pool.count + 1):
        yield article_id, _marked(item, lexicon, duplicates, strict)


def read_parts(
    parts: Iterable[Part],
    lexicon: lexicons_.Lexicon,
    longest: int,
    there: Iterable[tuple[str, str]] = (),
    workers: int = 0,
    limits: Limits | None = None,
    strict: bool = False,
) -> Iterator[Found]:
    """The same for files that are in memory: a part whose kind is not known yet is read by a worker. Nothing is written.

    A text of more than `longest` characters is a Problem: what the rules find in it takes memory of this process.
    `there` are the ids and texts of articles that these are added to: one that repeats them says so.
    """
    duplicates = Duplicates()
    for article_id, text in there:
        duplicates.repeated(article_id, text)
    works = ((True, part) if part.kind is None else (False, (part.id, read_part(part, lexicon))) for part in parts)
    for article_id, item in _isolated(works, _pool(lexicon, workers, limits), AHEAD):
        if isinstance(item, Problem):
            yield article_id, item
        elif len(item.text) > longest:
            yield article_id, Problem("read", f"{article_id}: {len(item.text):,} characters of text, over the limit of {longest:,}")
        else:
            yield article_id, _marked(item, lexicon, duplicates, strict)


def _marked(item: Article | Problem, lexicon: lexicons_.Lexicon, duplicates: Duplicates, strict: bool) -> Record | Problem:
    """The record of an article that was read, marked where it repeats an earlier one."""
    record = item if isinstance(item, Problem) else attempt(item, lexicon, strict)
    return record if isinstance(record, Problem) else duplicates.mark(record)


def _sorted_out(article_id: str, file: Path | Problem) -> tuple[bool, Any]:
    """(whether a worker has to read it, (path, id) or (id, what was read))."""
    read = file if isinstance(file, Problem) else read_plain(file, article_id)
    return (True, (file, article_id)) if read is None else (False, (article_id, read))


def _lines(stream: Iterable[bytes], lexicon: lexicons_.Lexicon) -> Iterator[tuple[bool, Any]]:
    # Bytes, split at "\n" alone: text mode would also split at the other line ends that JSON strings may hold.
    for number, raw in enumerate(stream, 1):
        line = raw.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
        if line.strip():
            part = read_line(line, number)
            yield (True, part) if part.kind == "html" else (False, (part.id, read_part(part, lexicon)))


def _pool(lexicon: lexicons_.Lexicon, workers: int, limits: Limits | None) -> Pool:
    """Workers that have the word lists that readers use; none is started before it is needed."""
    return Pool(command_for("corpus.reading"), {name: lexicon[name] for name in ("layout", "sites")}, workers, limits)


def _isolated(works: Iterable[tuple[bool, Any]], pool: Pool, ahead: int) -> Iterator[tuple[str, Article | Problem]]:
    """What was read here as it is, what workers read as it comes; what they could not finish is a Problem with its reason."""
    for work, messages in in_order(works, pool, ahead):
        yield from ((article_id, item) for article_id, item, _ in _received(work, messages))


def _received(work: Any, messages: Iterator[tuple[str, Any]] | None) -> Iterator[tuple[str, Article | Problem, bool]]:
    """(id, the article or the reason why there is none, False where a limit of time or memory is the reason) of one piece of work."""
    if messages is None:
        yield *work, True
        return
    article_id = work.id if isinstance(work, Part) else work[1]
    items = 0
    for kind, value in messages:
        if kind == ITEM:
            items += 1
            yield *value, True
        elif kind == BEGIN:
            items += 1
            yield value[0], Problem("read", f"{value[0]}: {value[1]}"), False
        elif value is not None:
            left = f"{article_id}#{items + 1}" if items else article_id
            yield left, Problem("read", f"{article_id}: {value}" + ("; what comes after was left out" if items else "")), False
    if not items and value is None:
        yield article_id, Problem("read", f"{article_id}: no article in it"), True
