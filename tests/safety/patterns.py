"""Every regular expression of the project, as it is compiled when the project runs.

python -m tests.safety.patterns     # one JSON object a pattern

Three sources, so that none is missed: what `re` is handed while every module is imported and the word lists are compiled,
what it is handed while the seeds go through the whole path, and the constants in the source of functions that did not run.
"""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
CALLS = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
AT_START = frozenset({"match", "fullmatch"})


@dataclass(frozen=True)
class Pattern:
    """A regular expression and the call that makes it: `where` is its file and line."""

    where: str
    pattern: str
    flags: int
    of_bytes: bool

    @property
    def source(self) -> Any:
        """The expression as `re` takes it."""
        return self.pattern.encode("latin-1") if self.of_bytes else self.pattern

    def compiled(self) -> "re.Pattern[Any]":
        """The compiled expression."""
        return re.compile(self.source, self.flags)


@dataclass(frozen=True)
class Call:
    """A call of `re` in the source. `pattern`: what it compiles, None where that is no constant. `at_start`: whether what it
    makes is only matched from the beginning of a string, never searched for."""

    file: str
    first: int
    last: int
    pattern: Pattern | None
    at_start: bool

    def makes(self, pattern: Pattern) -> bool:
        """Whether `pattern` was compiled here."""
        file, _, line = pattern.where.rpartition(":")
        return file == self.file and self.first <= int(line) <= self.last


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern of every call, in the order of files and lines; collected in a process of its own, where nothing is imported yet."""
    command = [sys.executable, "-m", "tests.safety.patterns"]
    lines = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout.splitlines()
    made = [Pattern(**json.loads(line)) for line in lines]
    made += [call.pattern for call in calls() if call.pattern]
    return tuple(dict.fromkeys(sorted(made, key=lambda p: (p.where, p.pattern))))


def unseen() -> list[Call]:
    """Calls of `re` whose pattern nothing has shown."""
    return [call for call in calls() if call.pattern is None and not any(call.makes(p) for p in patterns())]


def is_searched(pattern: Pattern) -> bool:
    """Whether a match may be looked for at every place of a text."""
    return not all(call.at_start for call in calls() if call.makes(pattern))


@cache
def calls() -> tuple[Call, ...]:
    """Every call of `re` in the project's source."""
    trees = {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in _files()}
    searched = _searched(trees)
    return tuple(call for file, tree in trees.items() for call in _calls(file, tree, searched[file]))


def _files() -> list[Path]:
    return [*sorted((ROOT / "corpus").rglob("*.py")), ROOT / "dashboard.py"]


def _searched(trees: dict[str, ast.Module]) -> dict[str, set[str]]:
    """By file the names in it, or imported from it, whose patterns are used at other places of a string than its beginning."""
    found = {file: set(_uses(tree)) for file, tree in trees.items()}
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                origin = found.get(f"{node.module.replace('.', '/')}.py", set())
                origin |= {name.name for name in node.names} & found[file]
    return found


def _uses(tree: ast.Module) -> Iterator[str]:
    """Patterns by name that are searched for, or matched from a place on: not `DATE.match(line)`."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=name, attr=method), args=given) if method in CALLS:
                if method not in AT_START or len(given) > 1:
                    yield ast.unparse(name)


def _calls(file: str, tree: ast.Module, searched: set[str]) -> Iterator[Call]:
    names = {node.value: ast.unparse(node.targets[0]) for node in ast.walk(tree) if isinstance(node, ast.Assign)}
    escaped = frozenset(name for value, name in names.items() if ast.unparse(value).startswith("re.escape("))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re"):
            continue
        if node.func.attr in CALLS:
            name = names.get(node)
            at_start = bool(name) and name not in searched if node.func.attr == "compile" else node.func.attr in AT_START
            yield Call(file, node.lineno, node.end_lineno or node.lineno, _constant(node, file, escaped), at_start)


def _constant(call: ast.Call, file: str, escaped: frozenset[str]) -> Pattern | None:
    source = _text(call.args[0], escaped)
    if source is None:
        return None
    named = [word.value for word in call.keywords if word.arg == "flags"]
    at = {"compile": 1, "split": 3, "sub": 4, "subn": 4}.get(call.func.attr, 2)  # type: ignore[attr-defined]
    given = named or call.args[at : at + 1]
    flags = int(eval(ast.unparse(given[0]), {"re": re})) if given else 0
    return _pattern(source, flags, f"{file}:{call.lineno}")


def _text(node: ast.expr, escaped: frozenset[str]) -> str | bytes | None:
    """A constant, or a string with nothing but escaped words put in; `escaped` are the names of such words."""
    if isinstance(node, ast.Constant):
        return node.value  # type: ignore[return-value]
    texts = [_word(part, escaped) for part in (node.values if isinstance(node, ast.JoinedStr) else [node])]
    return None if None in texts else "".join(texts)  # type: ignore[arg-type]


def _word(part: ast.expr, escaped: frozenset[str]) -> str | None:
    if isinstance(part, ast.Constant):
        return str(part.value)
    put_in = ast.unparse(part.value) if isinstance(part, ast.FormattedValue) else ""
    return "word" if put_in in escaped or put_in.startswith("re.escape(") else None


def _pattern(source: str | bytes, flags: int, where: str) -> Pattern:
    of_bytes = isinstance(source, bytes)
    return Pattern(where, source.decode("latin-1") if isinstance(source, bytes) else source, flags, of_bytes)


def record() -> list[Pattern]:
    """Import every module, compile every list, take the seeds through the path: what `re` was handed meanwhile."""
    seen: dict[Pattern, None] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def listen(source: Any, flags: int) -> Any:
        caller = sys._getframe(2)
        path = Path(caller.f_code.co_filename)
        if path.is_relative_to(ROOT / "corpus"):
            inner = source.pattern if isinstance(source, re.Pattern) else source
            seen[_pattern(inner, int(flags), f"{path.relative_to(ROOT)}:{caller.f_lineno}")] = None
        return compiled(source, flags)

    re._compile = listen  # type: ignore[attr-defined]
    for module in pkgutil.walk_packages([str(ROOT / "corpus")], "corpus."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _run()
    return list(seen)


def _run() -> None:
    """What makes patterns only when it is used: the path over the seeds, checks, a page's date, objectives."""
    from lxml import html

    from corpus.read.page.date import _is_whole
    from corpus.relate.objective import Words
    from corpus.relate.score.words import finder
    from tests.related import related_of

    related_of([path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))])
    _is_whole("2021-03-01", html.fromstring("<p>1 March 2021</p>"))
    finder(Words(("high-tech export*",), ("sales",), ("imported",)))


if __name__ == "__main__":
    for found in record():
        print(json.dumps(found.__dict__))
