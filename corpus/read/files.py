"""Paths → the files to read, in a stable order, each with the id of its article."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.model import Problem

#: endings that the text reader takes; others are named as problems, not passed over in silence
TEXT = (".txt", ".text", ".md", ".markdown", "")


def find_files(paths: Sequence[Path | str]) -> Iterator[tuple[str, Path | Problem]]:
    """(article id, file) for each regular file, or (id, Problem) where there is no reader for it.

    The id is the path below the given folder, ending included; a file given by itself has its name. Two
    files with the same id (from different folders) are told apart by "~2", "~3". Left out without a word:
    hidden files and READMEs, which describe a folder and are no articles. Links out of the folder, pipes
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
            if not file.resolve().is_relative_to(root):
                yield name, Problem("files", f"{name}: a link that leads out of the folder")
            else:
                yield name, _readable(file, name)
    elif path.exists():
        yield path.name, _readable(path, path.name)
    else:
        yield path.name, Problem("files", f"{path.name}: no such file or folder")


def _walk(folder: Path) -> Iterator[Path]:
    """Files below `folder`; links to folders are not followed, so that no loop is walked."""
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.stem.upper() == "README":
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        elif not entry.is_dir():
            yield entry


def _readable(file: Path, name: str) -> Path | Problem:
    if not file.is_file():
        return Problem("files", f"{name}: not a regular file")
    if file.suffix.lower() not in TEXT:
        return Problem("files", f"{name}: no reader for {file.suffix} files")
    return file
