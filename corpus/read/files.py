"""Paths → the files to read, in a stable order, each with the id of its article."""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corpus.model import Problem
from corpus.parts import NO_ARTICLES, PAGE_PARTS

#: objectives and word lists of Corpus itself may be kept beside the articles that they are for
SETTINGS = ".toml"
#: how the articles of a container are numbered: "a.zip#1"
NUMBERED = re.compile(r"(.{1,9999})#\d{1,12}", re.DOTALL)


def find_files(paths: Sequence[Path | str]) -> Iterator[tuple[str, Path | Problem]]:
    """(article id, file) for each regular file, or (id, Problem) where there is no reader for it.

    The id is the path below the given folder, ending included; a file given by itself has its name. Two
    files with the same id (from different folders) are told apart by "~2", "~3". Left out without a word:
    hidden files, READMEs, which describe a folder and are no articles, TOML files, which hold objectives and word lists, and the
    parts of saved pages. Links out of the folder, pipes
    and devices are never opened.
    """
    yield from _unique([found for given in paths for found in _below(Path(given))])


def _unique(found: Sequence[tuple[str, Path | Problem]]) -> Iterator[tuple[str, Path | Problem]]:
    """The same with each id once: a later one gets "~2", and so does a file named "a.zip#1" beside a file "a.zip", whose articles have such ids."""
    names = {article_id for article_id, _ in found}
    given: set[str] = set()
    for article_id, file in found:
        count, unique = 1, article_id
        while unique in given or (count > 1 and unique in names) or _is_members(unique, names):
            count += 1
            unique = f"{article_id}~{count}"
        given.add(unique)
        yield unique, file


def _is_members(article_id: str, names: Iterable[str]) -> bool:
    match = NUMBERED.fullmatch(article_id)
    while match is not None:
        if match[1] in names:
            return True
        match = NUMBERED.fullmatch(match[1])
    return False


def readable(name: str) -> str:
    """A file's name as text: a byte of it that is not UTF-8 is shown by its number.

    >>> readable("caf\\udce9.txt")
    'caf%E9.txt'
    """
    return "".join(f"%{ord(c) - 0xDC00:02X}" if "\udc80" <= c <= "\udcff" else c for c in name)


def _below(path: Path) -> Iterator[tuple[str, Path | Problem]]:
    if path.is_dir():
        root = os.path.realpath(path)
        for name, file in sorted(_walk(path)):
            shown = readable(name)
            yield (
                shown,
                _readable(file, shown) if _is_inside(file, root) else Problem("files", f"{shown}: a link that leads out of the folder"),
            )
    elif path.exists():
        yield readable(path.name), _readable(path, readable(path.name))
    else:
        yield readable(path.name), Problem("files", f"{readable(path.name)}: no such file or folder")


def _walk(top: Path) -> Iterator[tuple[str, Path]]:
    """(name below the folder, path) of each file; links to folders are not followed, so that no loop is walked.

    A list of the folders to come, not recursion: people's folders are nested deeper than Python's calls may be.
    """
    folders = [("", top)]
    while folders:
        prefix, folder = folders.pop()
        try:
            with os.scandir(folder) as listed:
                entries = list(listed)
        except OSError:
            yield prefix.removesuffix("/") or top.name, folder  # named as a problem: it cannot be looked into
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith(".") or path.stem.upper() == "README" or path.suffix.lower() == SETTINGS:
                continue
            if not _is_folder(entry):
                yield prefix + entry.name, path
            elif not entry.is_symlink() and not _is_page_parts(entry.name, names):
                folders.append((f"{prefix}{entry.name}/", path))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_inside(file: Path, root: str) -> bool:
    """Whether a file lies below the folder, also where it is a link; a link that leads round in circles lies nowhere."""
    try:
        if not file.is_symlink():
            return True
        return os.path.realpath(file, strict=True).startswith(root.rstrip(os.sep) + os.sep)
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG  # it is listed below the folder; that it cannot be opened is said elsewhere


def _readable(file: Path, name: str) -> Path | Problem:
    try:
        if file.is_dir():
            return Problem("files", f"{name}: a folder that cannot be looked into")
        if not file.is_file():
            return Problem("files", f"{name}: not a regular file")
    except OSError as error:  # a path longer than the system takes
        return Problem("files", f"{name[:200]}: {error.strerror or error}")
    if file.suffix.lower() in NO_ARTICLES:
        return Problem("files", f"{name}: no reader for {file.suffix} files")
    return file


def _is_page_parts(name: str, beside: Iterable[str]) -> bool:
    """Whether a folder holds the scripts and pictures of a saved page beside it."""
    page = name.removesuffix(PAGE_PARTS)
    return page != name and any(page + ending in beside for ending in (".html", ".htm", ".xhtml"))
