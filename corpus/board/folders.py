"""Folders of articles that are open: one copy of their tables for all visitors, and what has changed in them since."""

import gc
import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus.board.prepared import Prepared
from corpus.model import Problem
from corpus.read.files import find_files
from corpus.store import built

#: the size and time of change of each file that holds articles, by the article's id
Files = dict[str, tuple[int, int]]
#: folders whose tables are held at once: the one most people look at, another one, and either before a change
MOST_OPEN = 3


class Changes(NamedTuple):
    """How many files are new, changed and gone since the tables were made."""

    new: int
    changed: int
    gone: int

    def __str__(self) -> str:
        """In words, "" where there are none.

        >>> str(Changes(3, 1, 0)), str(Changes(1, 0, 0)), str(Changes(0, 0, 2)), str(Changes(0, 0, 0))
        ('3 new article files, 1 changed', '1 new article file', '2 article files gone', '')
        """
        found: list[str] = []
        for count, what in ((self.new, "new"), (self.changed, "changed"), (self.gone, "gone")):
            noun = "" if found else f"article file{'' if count == 1 else 's'}"
            if count:
                found.append(" ".join(filter(None, (f"{count:,}", *((what, noun) if what == "new" else (noun, what))))))
        return ", ".join(found)


def files_of(folder: Path | str) -> Files:
    """What tells whether a folder is still the one that was read. Of a folder of tables: its manifest alone."""
    if built.is_built(folder):
        found = [(built.MANIFEST, Path(folder) / built.MANIFEST)]
    else:
        found = [(name, file) for name, file in find_files([folder]) if not isinstance(file, Problem)]
    return {name: sign for name, file in found if (sign := _sign(file))}


def changes(before: Files, now: Files) -> Changes:
    """What has changed between two looks at a folder.

    >>> changes({"a": (1, 1), "b": (2, 2), "c": (3, 3)}, {"a": (1, 1), "b": (2, 9), "d": (4, 4)})
    Changes(new=1, changed=1, gone=1)
    """
    both = before.keys() & now.keys()
    return Changes(len(now.keys() - both), sum(before[name] != now[name] for name in both), len(before.keys() - both))


class Shelf:
    """Prepared tables, the ones used longest ago given up first. Who asks for tables that are being made waits for them."""

    def __init__(self, most: int = MOST_OPEN) -> None:
        self.most = most
        self._tables: OrderedDict[object, Prepared] = OrderedDict()
        self._locks: dict[object, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: object, make: Callable[[], Prepared]) -> Prepared:
        """The tables under a key, made where they are not there. What `make` raises is raised; the next who asks tries again."""
        with self._lock:
            if key in self._tables:
                self._tables.move_to_end(key)
                return self._tables[key]
            own = self._locks.setdefault(key, threading.Lock())
        with own:
            if key not in self._tables:
                made = make()
                with self._lock:
                    self._tables[key] = made
                    while len(self._tables) > self.most:
                        self._locks.pop(self._tables.popitem(last=False)[0], None)
                _set_aside()
            return self._tables[key]


def _set_aside() -> None:
    """Take all there is now out of what the collector of garbage looks through. There are millions of
    lists of themes: a look at them takes longer than a run of a page. What was set aside earlier and is gone is freed first."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _sign(file: Path) -> tuple[int, int] | None:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns
