"""Paths → the files to read, in a stable order, each with the id of its article."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.model import Problem

#: endings that say what no content can deny: text that is no article (a site's parts, programs, settings), pictures, sound
NO_ARTICLES = tuple((  # noqa: SIM905  (sixty quoted words are harder to read)
    ".css .js .mjs .map .ts .py .ipynb .sh .bat .c .h .java .sql .toml .yaml .yml .ini .cfg .lock .log .svg .ico .bib .tex "
    ".jpg .jpeg .png .gif .webp .bmp .tif .tiff .mp3 .mp4 .wav .ogg .avi .mov .webm .woff .woff2 .ttf .exe .dll .so .pyc .db .sqlite"
).split())  # fmt: skip
#: objectives and word lists of Corpus itself may stand beside the articles that they are for
SETTINGS = ".toml"
#: a browser keeps what a page needs in a folder of this name beside "page.html"
PAGE_PARTS = "_files"


def find_files(paths: Sequence[Path | str]) -> Iterator[tuple[str, Path | Problem]]:
    """(article id, file) for each regular file, or (id, Problem) where there is no reader for it.

    The id is the path below the given folder, ending included; a file given by itself has its name. Two
    files with the same id (from different folders) are told apart by "~2", "~3". Left out without a word:
    hidden files, READMEs, which describe a folder and are no articles, TOML files, which hold objectives and word lists, and the
    parts of saved pages. Links out of the folder, pipes
    and devices are never opened.
    """
    seen: dict[str, int] = {}
    for given in paths:
        for article_id, found in _below(Path(given)):
            count = seen[article_id] = seen.get(article_id, 0) + 1
            yield (article_id if count == 1 else f"{article_id}~{count}"), found


def _below(path: Path) -> Iterator[tuple[str, Path | Problem]]:
    if path.is_dir():
        root = path.resolve()
        for file in sorted(_walk(path), key=lambda p: p.relative_to(path).as_posix()):
            name = file.relative_to(path).as_posix()
            if not _is_inside(file, root):
                yield name, Problem("files", f"{name}: a link that leads out of the folder")
            else:
                yield name, _readable(file, name)
    elif path.exists():
        yield path.name, _readable(path, path.name)
    else:
        yield path.name, Problem("files", f"{path.name}: no such file or folder")


def _walk(folder: Path) -> Iterator[Path]:
    """Files below `folder`; links to folders are not followed, so that no loop is walked."""
    try:
        entries = list(folder.iterdir())
    except OSError:
        yield folder  # named as a problem: it cannot be looked into
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.stem.upper() == "README" or entry.suffix.lower() == SETTINGS:
            continue
        if entry.is_dir() and not entry.is_symlink():
            if not _is_page_parts(entry):
                yield from _walk(entry)
        elif not entry.is_dir():
            yield entry


def _is_inside(file: Path, root: Path) -> bool:
    """Whether a file, its links followed, lies below the folder; a link that leads round in circles lies nowhere."""
    try:
        return file.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _readable(file: Path, name: str) -> Path | Problem:
    if file.is_dir():
        return Problem("files", f"{name}: a folder that cannot be looked into")
    if not file.is_file():
        return Problem("files", f"{name}: not a regular file")
    if file.suffix.lower() in NO_ARTICLES:
        return Problem("files", f"{name}: no reader for {file.suffix} files")
    return file


def _is_page_parts(folder: Path) -> bool:
    """Whether a folder holds the scripts and pictures of a saved page beside it."""
    if not folder.name.endswith(PAGE_PARTS):
        return False
    page = folder.name.removesuffix(PAGE_PARTS)
    return any((folder.parent / (page + ending)).exists() for ending in (".html", ".htm", ".xhtml"))
