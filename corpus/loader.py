"""Folder → tables: files in, tables out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import lexicon as lexicons_
from corpus.analyse import analyse
from corpus.model import Problem, Record
from corpus.read.files import find_files
from corpus.read.lines import read_line
from corpus.read.text import read_text
from corpus.reading import read_part

if TYPE_CHECKING:
    from corpus.tables import Tables

Found = tuple[str, Record | Problem]


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


def read_all(paths: Sequence[Path | str], lexicon: lexicons_.Lexicon) -> Iterator[Found]:
    """(article id, its record or the reason why there is none) for each file, in a stable order."""
    for article_id, file in find_files(paths):
        yield article_id, file if isinstance(file, Problem) else read_one(file, article_id, lexicon)


def read_lines(stream: Iterable[bytes], lexicon: lexicons_.Lexicon) -> Iterator[Found]:
    """(article id, its record or the reason why there is none) for each line of JSON, in the same order."""
    # Bytes, split at "\n" alone: text mode would also split at the other line ends that JSON strings may hold.
    for number, raw in enumerate(stream, 1):
        line = raw.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")
        if line.strip():
            part = read_line(line, number)
            article = read_part(part, lexicon)
            yield part.id, article if isinstance(article, Problem) else analyse(article, lexicon)


def read_one(file: Path, article_id: str, lexicon: lexicons_.Lexicon) -> Record | Problem:
    """One file through its reader and the path."""
    article = read_text(file, article_id)
    return article if isinstance(article, Problem) else analyse(article, lexicon)
