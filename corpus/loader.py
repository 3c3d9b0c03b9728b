"""Folder → tables: files in, tables out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus import lexicon as lexicons_
from corpus.analyse import analyse
from corpus.model import Article, Problem, Record
from corpus.parts import Part
from corpus.read.files import find_files
from corpus.read.isolate import BEGIN, ITEM, Limits, Pool, command_for, in_order
from corpus.read.lines import read_line
from corpus.reading import read_part, read_plain
from corpus.relate.duplicates import Duplicates

if TYPE_CHECKING:
    from corpus.tables import Tables

Found = tuple[str, Record | Problem]
#: files that are looked at before their turn, so that workers are kept busy
AHEAD = 32


def load(
    path: Path | str | Sequence[Path | str], lexicons: Path | str | None = None, progress: Callable[[Found], object] | None = None
) -> "Tables":
    """The tables of a folder, a file or several of them.

    `lexicons` is a folder of word lists that extend the built-in ones. `progress` is called with each article
    when it is done. Raises FileNotFoundError where `path` does not exist and LexiconError where a word list is
    wrong; a file that cannot be read is a row of `problems`.
    """
    from corpus.tables import make_tables  # here, not above: `extract` never pays for pandas

    paths = [path] if isinstance(path, str | Path) else list(path)
    for one in paths:
        if not Path(one).exists():
            raise FileNotFoundError(f"{one}: no such file or folder")
    found = []
    for item in read_all(paths, lexicons_.load(lexicons)):
        found.append(item)
        if progress:
            progress(item)
    return make_tables(found)


def read_all(paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None) -> Iterator[Found]:
    """(article id, its record or the reason why there is none) for each article, in a stable order with any number of workers.

    An article that repeats an earlier one says so in its record. `workers` read the files that need isolation (0:
    as many as the machine has processors, at most four).
    """
    duplicates = Duplicates()
    for article_id, item in read_articles(paths, lexicon, workers, limits):
        if isinstance(item, Problem):
            yield article_id, item
        else:
            yield article_id, duplicates.mark(analyse(item, lexicon))


def read_articles(
    paths: Sequence[Path | str], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None
) -> Iterator[tuple[str, Article | Problem]]:
    """(article id, the article or the reason why there is none): small plain texts here, all else in workers."""
    yield from _isolated(_sorted_out(paths), _pool(lexicon, workers, limits), AHEAD)


def read_lines(stream: Iterable[bytes], lexicon: lexicons_.Lexicon, workers: int = 0, limits: Limits | None = None) -> Iterator[Found]:
    """The same for each line of JSON. Only lines with the very same text are told to be duplicates: a stream has no end to wait for."""
    duplicates = Duplicates(near=False)
    pool = _pool(lexicon, workers, limits)
    for article_id, item in _isolated(_lines(stream, lexicon), pool, pool.count + 1):
        if isinstance(item, Problem):
            yield article_id, item
        else:
            yield article_id, duplicates.mark(analyse(item, lexicon))


def read_parts(
    parts: Iterable[Part],
    lexicon: lexicons_.Lexicon,
    longest: int,
    there: Iterable[tuple[str, str]] = (),
    workers: int = 0,
    limits: Limits | None = None,
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
            yield article_id, duplicates.mark(analyse(item, lexicon))


def _sorted_out(paths: Sequence[Path | str]) -> Iterator[tuple[bool, Any]]:
    """(whether a worker has to read it, (path, id) or (id, what was read))."""
    for article_id, file in find_files(paths):
        read = file if isinstance(file, Problem) else read_plain(file, article_id)
        yield (True, (file, article_id)) if read is None else (False, (article_id, read))


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
        if messages is None:
            yield work
            continue
        article_id = work.id if isinstance(work, Part) else work[1]
        items = 0
        for kind, value in messages:
            if kind == ITEM:
                items += 1
                yield value
            elif kind == BEGIN:
                items += 1
                yield value[0], Problem("read", f"{value[0]}: {value[1]}")
            elif value is not None:
                left = f"{article_id}#{items + 1}" if items else article_id
                yield left, Problem("read", f"{article_id}: {value}" + ("; what comes after was left out" if items else ""))
        if not items and value is None:
            yield article_id, Problem("read", f"{article_id}: no article in it")
