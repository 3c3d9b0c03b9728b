"""JSON Lines: one object a row under the schema's names, with numbers as numbers, lists as lists, null where there is nothing."""

import io
import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import orjson
import pandas as pd

from corpus.schema import Column
from corpus.store.cells import plain
from corpus.store.downloads import Download, blocks


def write(download: Download) -> bytes:
    """The rows, a line each, in UTF-8."""
    names = [column.name for column in download.columns]
    out = io.BytesIO()
    for rows in blocks(download.rows):
        cells = [_cells(rows[column.name], column) for column in download.columns]
        out.writelines(orjson.dumps(dict(zip(names, row, strict=True))) + b"\n" for row in zip(*cells, strict=True))
    return out.getvalue()


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


def _cells(values: "pd.Series[Any]", column: Column) -> list[Any]:
    """A column's cells; JSON has no infinity, it is written as a text that the reader takes for one."""
    cells = plain(values, column)
    if column.dtype == "float64" and np.isinf(values.to_numpy()).any():
        return [str(cell) if isinstance(cell, float) and math.isinf(cell) else cell for cell in cells]
    return cells
