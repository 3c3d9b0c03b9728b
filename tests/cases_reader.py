"""Cases as data: TOML files in tests/cases, one list of cases a class of evidence."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """The cases of a file as pytest parameters; a known failure is a strict xfail, so that a fix must be promoted."""
    found = []
    for group, items in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")).items():
        for item in items:
            reason = item.get("known_failure")
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            found.append(pytest.param(item, id=f"{group}: {item['name']}", marks=marks))
    return found
