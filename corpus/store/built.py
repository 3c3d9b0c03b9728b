"""A folder of tables: six Parquet files and a manifest, from which a large corpus opens in seconds.

    python -m corpus build ARTICLES --out TABLES      then corpus.load("TABLES"), or the dashboard over it

The manifest names the files of each table by their content. Files are written whole and the manifest is put in its place
last, so that whoever opens the folder, even after a process was killed, finds the tables of one run and nothing torn.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from corpus import schema
from corpus.tables import Tables

MANIFEST = "manifest.json"
FORMAT, VERSION = "corpus tables", 2
#: stands between the items of a list while lists are told apart
_BETWEEN = "\x1f"
_TYPES = {
    "str": pa.large_string(), "category": pa.dictionary(pa.int32(), pa.large_string()), "list": pa.list_(pa.string()),
    "Int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_(), "datetime64[s]": pa.date32(),
}  # fmt: skip


class BuiltError(ValueError):
    """A folder of tables cannot be written or read; the message says which and why."""


def is_built(folder: Path | str) -> bool:
    """Whether a folder holds tables that `write` made."""
    try:
        return _manifest(Path(folder)).get("format") == FORMAT
    except (OSError, ValueError):
        return False


def check(folder: Path | str, paths: Sequence[Path | str]) -> None:
    """Raises BuiltError where tables of these paths cannot be put into the folder: it holds something else, or is read itself."""
    out = Path(folder)
    if out.exists() and not out.is_dir():
        raise BuiltError(f"{out}: not a folder")
    if out.is_dir() and any(out.iterdir()) and not is_built(out):
        raise BuiltError(f"{out}: holds other files; tables are put into a new or an empty folder, or over older tables")
    for path in paths:
        if out.resolve().is_relative_to(Path(path).resolve()):
            raise BuiltError(f"{out}: lies inside of {path}, where the tables would be read as articles the next time")


def write(tables: Tables, folder: Path | str) -> dict[str, Any]:
    """Put the tables into a folder, in place of older ones. Returns the manifest. The same tables give the same bytes."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    manifest: dict[str, Any] = {"format": FORMAT, "version": VERSION, "tables": {}}
    for name, rows in tables.items():
        manifest["tables"][name] = _put_table(out, name, rows) | {"rows": len(rows)}
    _replace(out, MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode())
    named = {MANIFEST, *(entry["file"] for entry in manifest["tables"].values())}
    for file in out.iterdir():
        if file.name not in named and file.suffix in (".parquet", ".part"):
            file.unlink(missing_ok=True)
    return manifest


def read(folder: Path | str) -> Tables:
    """The tables of a folder, equal to those that were written. Raises BuiltError where a file is missing or another one."""
    out = Path(folder)
    try:
        manifest = _manifest(out)
        if manifest["version"] != VERSION:
            raise BuiltError(f"{out}: tables of version {manifest['version']}, this program reads {VERSION}: build them anew")
        return Tables(**{name: _table(out / manifest["tables"][name]["file"], name) for name in schema.TABLES})
    except (OSError, pa.ArrowException, KeyError) as error:
        raise BuiltError(f"{out}: the tables cannot be read, build them anew: {error}") from error


def _manifest(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / MANIFEST).read_text("utf-8"))
    if not isinstance(found, dict):
        raise ValueError("no manifest")
    return found


# ------------------------------------------------------------------ files
def _put_table(out: Path, name: str, rows: pd.DataFrame) -> dict[str, str]:
    """Write a table under a name that tells its content."""
    sink = pa.BufferOutputStream()
    repeated = [column.name for column in schema.TABLES[name] if column.dtype in ("category", "list")]
    pq.write_table(_arrow(name, rows), sink, compression="lz4", use_dictionary=repeated)
    raw = sink.getvalue()
    digest = hashlib.sha256(raw).hexdigest()
    file = f"{name}-{digest[:12]}.parquet"
    if not (out / file).exists():
        _replace(out, file, raw)
    return {"file": file, "sha256": digest}


def _replace(out: Path, name: str, content: Any) -> None:
    """Write a file so that it is there whole or not at all."""
    number, part = tempfile.mkstemp(suffix=".part", dir=out)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(part).chmod(0o644)
        Path(part).replace(out / name)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


# ------------------------------------------------------------------ frames to Arrow
def _arrow(name: str, rows: pd.DataFrame) -> Any:
    columns = schema.TABLES[name]
    fields = [pa.field(column.name, _TYPES[column.dtype], metadata={"meaning": column.meaning}) for column in columns]
    return pa.Table.from_arrays(
        [_array(rows[column.name], column) for column in columns], schema=pa.schema(fields, metadata={"table": name})
    )


def _array(values: "pd.Series[Any]", column: schema.Column) -> Any:
    wanted = _TYPES[column.dtype]
    if column.dtype == "category":
        some = cast("pd.Categorical", values.array)
        return pa.DictionaryArray.from_arrays(
            pa.array(some.codes.astype(np.int32), mask=some.codes < 0), pa.array(list(some.categories), pa.large_string())
        )
    if column.dtype.startswith("datetime"):
        return pa.array(values.to_numpy().astype("datetime64[D]"), wanted)
    return pa.array(values, wanted, from_pandas=True)


# ------------------------------------------------------------------ Arrow to frames
def _table(file: Path, name: str) -> pd.DataFrame:
    table = pq.read_table(file, memory_map=True)
    return pd.DataFrame({column.name: _series(table.column(column.name), column) for column in schema.TABLES[name]}, copy=False)


def _series(values: Any, column: schema.Column) -> "pd.Series[Any]":
    if column.dtype == "category":
        return pd.Series(_category(values))
    if column.dtype == "list":
        return pd.Series(_lists(values), dtype="object")
    if column.dtype == "Int64":
        numbers = pc.fill_null(values, 0).to_numpy()
        return pd.Series(pd.arrays.IntegerArray(numbers, pc.is_null(values).to_numpy()))
    if column.dtype.startswith("datetime"):
        return pd.Series(values.to_numpy().astype("datetime64[s]"))
    return pd.Series(values.to_pandas(), dtype=column.dtype)


def _category(values: Any) -> pd.Categorical:
    """The categories in alphabetical order, whatever order the file has them in."""
    if not len(values):
        return pd.Categorical([], categories=pd.Index([], dtype="str"))
    some = values.unify_dictionaries().combine_chunks()
    names = some.dictionary.to_pylist()
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names) + 1, np.int32)
    place[order] = np.arange(len(names), dtype=np.int32)
    place[-1] = -1
    codes = pc.fill_null(some.indices, len(names)).to_numpy()
    return pd.Categorical.from_codes(place[codes], pd.Index([names[n] for n in order], dtype="str"))


def _lists(values: Any) -> npt.NDArray[np.object_]:
    """Lists of texts; rows with equal lists share one, which most do, so that a million of them cost as little as a hundred."""
    some = values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values
    if pc.any(pc.match_substring(some.flatten(), _BETWEEN)).as_py():
        return _pooled([list(one) for one in some.to_pylist()], np.arange(len(some)))
    lengths = pc.list_value_length(some).cast(pa.string())  # or an empty list and one of an empty text would be one
    keys = pc.binary_join_element_wise(lengths, pc.binary_join(some, _BETWEEN), _BETWEEN).dictionary_encode()
    keys = keys.combine_chunks() if isinstance(keys, pa.ChunkedArray) else keys
    codes = keys.indices.to_numpy()
    _, first = np.unique(codes, return_index=True)
    return _pooled([list(one) for one in some.take(pa.array(first)).to_pylist()], codes)


def _pooled(lists: list[list[str]], codes: Any) -> npt.NDArray[np.object_]:
    pool = np.empty(len(lists), object)
    pool[:] = lists
    return cast("npt.NDArray[np.object_]", pool[codes])
