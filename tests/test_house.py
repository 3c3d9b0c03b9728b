"""The house holds: each layer imports only earlier ones, and what is slow or random stays out of the path."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [*sorted((ROOT / "corpus").rglob("*.py")), ROOT / "dashboard.py"]

#: the first prefix that fits gives the layer; a module imports only modules of its own layer's earlier ones
LAYERS = [
    ("corpus.spans", 0),
    ("corpus.frozen", 0),
    ("corpus.schema", 0),
    ("corpus.scored", 0),
    ("corpus.lexicon", 0),
    ("corpus.grammar", 0),
    ("corpus.model", 1),
    ("corpus.parts", 1.5),
    ("corpus.read", 2),
    ("corpus.find", 2),
    ("corpus.reading", 3),
    ("corpus.pool", 3),
    ("corpus.analyse", 3),
    ("corpus.failures", 3.5),
    ("corpus.record", 4),
    ("corpus.tables", 5),
    ("corpus.relate", 6),
    ("corpus.store", 6.5),
    ("corpus.worker", 7.2),
    ("corpus.loader", 7),
    ("corpus.explain", 7),
    ("corpus.report", 7),
    ("corpus.report_score", 7.5),
    ("corpus.board.pages", 9),
    ("corpus.board", 8),
    ("corpus.commands", 9.5),
    ("corpus.cli", 10),
    ("corpus.__main__", 11),
    ("dashboard", 11),
]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer(module: str) -> float | None:
    return next((n for prefix, n in LAYERS if module == prefix or module.startswith(prefix + ".")), None)


def imports(path: Path) -> Iterator[str]:
    """Modules that a file imports when it runs; imports for types alone are free."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    free = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in free:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if layer(f"{node.module}.{alias.name}") is not None)


def stage(module: str) -> str:
    """The stage of a reader or finder: "find.statements" and "find.statement.cues" are one, so are "find.quantities" and "find.quantity"."""
    room, name = module.split(".")[1:3]
    return f"{room}.{name[:-3] + 'y' if name.endswith('ies') else name.removesuffix('es' if name.endswith('xes') else 's')}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_layer_imports_only_earlier_ones(path: Path) -> None:
    """A module imports nothing of its own layer's later ones; layer 0 may use itself, readers and finders only their own stage."""
    here = name_of(path)
    own = layer(here)
    if own is None:
        assert here == "corpus" or path.name == "__init__.py"
        return
    for module in imports(path):
        other = layer(module)
        if other is None or module == here:
            continue
        if other == own == 2:
            assert stage(module) == stage(here) or stage(module).startswith(stage(here)), f"{here} imports {module}"
        else:
            assert other < own or (other == own and own in (0, 6, 6.5, 8, 9, 9.5)), f"{here} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_is_used_in_its_own_room(path: Path) -> None:
    """Only the dashboard imports streamlit, only charts make figures, nobody imports the tests, nobody in the path a clock or chance."""
    here = name_of(path)
    for module in imports(path):
        top = module.split(".")[0]
        if top == "streamlit":
            assert here == "dashboard" or here.startswith("corpus.board.pages"), f"{here} imports streamlit"
        if top == "plotly":
            assert here.startswith("corpus.board.charts"), f"{here} imports plotly"
        assert top != "tests", f"{here} imports the tests"
        if (layer(here) or 0) <= 4:
            assert top not in ("time", "random", "secrets", "socket", "urllib", "requests", "pandas"), f"{here} imports {module}"


def test_the_clock_is_not_read_in_the_path() -> None:
    """No call of now(), today() or the like below the tables: the same input gives the same bytes on any day."""
    for path in MODULES:
        if (layer(name_of(path)) or 99) <= 4:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    assert node.func.attr not in ("now", "today", "utcnow", "localtime"), f"{path}:{node.lineno}"


def test_extract_runs_without_pandas() -> None:
    """`corpus.extract` and the command's extract never import pandas, streamlit or plotly."""
    code = "import sys, corpus; corpus.extract('Ann Lee said sales rose 5%.'); import corpus.cli; print([m for m in ('pandas', 'streamlit', 'plotly', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"
