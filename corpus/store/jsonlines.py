"""JSON Lines: one object a row under the schema's names, with numbers as numbers, lists as lists, null where there is nothing."""

import json
import math
from collections.abc import Iterator
from typing import Any

from corpus.store.cells import plain
from corpus.store.downloads import Download


def write(download: Download) -> bytes:
    """The rows, a line each, in UTF-8."""
    names = [column.name for column in download.columns]
    cells = [plain(download.rows[column.name], column) for column in download.columns]
    return b"".join(_line(dict(zip(names, row, strict=True))) for row in zip(*cells, strict=True))


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The rows as dicts. Raises ValueError with the line's number where one is no JSON object."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: not JSON ({error})") from None
            if not isinstance(row, dict):
                raise ValueError(f"line {number}: not a JSON object")
            yield row


def _line(row: dict[str, Any]) -> bytes:
    for name, cell in row.items():
        if isinstance(cell, float) and not math.isfinite(cell):
            row[name] = str(cell)  # JSON has no infinity; the reader takes "inf"
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
