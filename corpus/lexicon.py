"""Word lists: TOML files in corpus/lexicons, read, checked and compiled once.

A lexicon file has sections; a section maps a key to a word, a number, a list of words or a small table
that may carry `why` (the reason the entry is there). The files that ship with Corpus are their own schema:
a user's file of the same name is held against them, section by section, field by field.

A user's folder extends the lists: lists grow, other entries are laid over the built-in ones. A file that starts
with `mode = "replace"` replaces the sections that it names. A built-in file that starts with `open = true` takes
new sections too (a theme of one's own).
"""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

FOLDER = Path(__file__).parent / "lexicons"
Section = Mapping[str, Any]
T = TypeVar("T")


class LexiconError(ValueError):
    """A lexicon file is wrong; the message names the file, the line and the key."""


class Lexicon:
    """All word lists, by file name without ending: `lexicon["verbs"]["say"]` is a section."""

    def __init__(self, files: Mapping[str, Mapping[str, Section]]) -> None:
        self.files = files
        self._compiled: dict[Callable[..., Any], Any] = {}

    def __getitem__(self, name: str) -> Mapping[str, Section]:
        return self.files[name]

    def compiled(self, build: Callable[["Lexicon"], T]) -> T:
        """`build(self)`, made once: how a finder keeps its regexes and sets beside itself."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        return self._compiled[build]  # type: ignore[no-any-return]


def load(folder: Path | str | None = None) -> Lexicon:
    """The built-in lists, extended by the TOML files of `folder` if one is given.

    Raises LexiconError where a user's file cannot be read, names an unknown list, section or field, or has
    a value of another type than the built-in entries of its section.
    """
    if folder is None:
        return _built_in()
    folder = Path(folder)
    if not folder.is_dir():
        raise LexiconError(f"{folder}: not a folder of lexicon files")
    files = {name: dict(sections) for name, sections in _read_built_in().items()}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in files:
            raise LexiconError(f"{path.name}: no such word list{_hint(path.stem, files)}")
        _extend(files[path.stem], path)
    return Lexicon(files)


def built_in(name: str) -> Mapping[str, Section]:
    """One built-in file, without the others being read."""
    return {key: value for key, value in _parse(FOLDER / f"{name}.toml").items() if isinstance(value, dict)}


@lru_cache(maxsize=1)
def _built_in() -> Lexicon:
    return Lexicon(_read_built_in())


@lru_cache(maxsize=1)
def _read_built_in() -> dict[str, dict[str, Section]]:
    files = {path.stem: _parse(path) for path in sorted(FOLDER.glob("*.toml"))}
    return {name: {key: value for key, value in sections.items() if isinstance(value, dict)} for name, sections in files.items()}


@lru_cache(maxsize=1)
def _open() -> frozenset[str]:
    """Names of the built-in files that take new sections."""
    return frozenset(path.stem for path in FOLDER.glob("*.toml") if _parse(path).get("open") is True)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error


def _extend(sections: dict[str, Section], path: Path) -> None:
    """Lay the entries of a user's file over `sections`, in place, each checked first."""
    given = _parse(path)
    mode = given.pop("mode", "extend")
    is_open = path.stem in _open()
    if mode not in ("extend", "replace"):
        raise LexiconError(f'{path.name}, line {_line(path, "mode")}, mode: "extend" or "replace" is expected, not {mode!r}')
    for name, entries in given.items():
        if name not in sections and not is_open:
            raise LexiconError(f"{path.name}, line {_line(path, name)}, {name}: no such section{_hint(name, sections)}")
        if not isinstance(entries, dict):
            raise LexiconError(f"{path.name}, line {_line(path, name)}, {name}: a section is expected: [{name}]")
        known = list(sections.get(name, {}).values()) or [entry for section in sections.values() for entry in section.values()]
        for key, value in entries.items():
            wrong = _mismatch(value, known)
            if wrong:
                raise LexiconError(f"{path.name}, line {_line(path, key, name)}, {name}.{key}: {wrong}")
        sections[name] = entries if mode == "replace" else _laid_over(sections.get(name, {}), entries)


def _laid_over(section: Section, entries: Section) -> Section:
    """The section with the entries added: lists grow, anything else is replaced."""
    out = dict(section)
    for key, value in entries.items():
        old = out.get(key)
        out[key] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value
    return out


def _mismatch(value: Any, known: list[Any]) -> str | None:
    """Why `value` does not fit among the built-in entries of its section, or None where it fits."""
    if not known:
        return None
    shapes = {_shape(entry) for entry in known}
    if _shape(value) not in shapes:
        return f"{' or '.join(sorted(shapes))} is expected, not {_shape(value)}"
    if isinstance(value, dict):
        fields: dict[str, set[str]] = {"why": {"text"}}
        for entry in known:
            if isinstance(entry, dict):
                for name, inner in entry.items():
                    fields.setdefault(name, set()).add(_shape(inner))
        for name, inner in value.items():
            if name not in fields:
                return f"no such field {name!r}{_hint(name, fields)}"
            if _shape(inner) not in fields[name]:
                return f"{name}: {' or '.join(sorted(fields[name]))} is expected, not {_shape(inner)}"
    return None


def _shape(value: Any) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list of texts" if all(isinstance(item, str) for item in value) else "a list of other values"
    return "a table" if isinstance(value, dict) else type(value).__name__


def _line(path: Path, key: str, section: str | None = None) -> int:
    """The line that a key stands on: TOML parsers give lines for syntax alone."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = 0
    if section is not None:
        start = next((i for i, line in enumerate(lines) if re.match(rf"\s*\[\s*{re.escape(section)}[\s.\]]", line)), 0)
    own = re.compile(rf"""\s*+(?:\[\[?[^\]\n]{{0,99}}\b)?["']?{re.escape(key)}["']?\s*[=\]]""")
    return next((i + 1 for i, line in enumerate(lines) if i >= start and own.match(line)), start + 1)


def _hint(name: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(name, list(known), 1)
    return f" (did you mean {close[0]!r}?)" if close else f"; known: {', '.join(sorted(known))}"
