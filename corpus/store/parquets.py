"""Parquet: real types (lists are lists, days are days), each column's meaning and the download's query in the metadata."""

import io
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from corpus import schema
from corpus.store.downloads import Download

_TYPES = {"float64": pa.float64(), "Int64": pa.int64(), "bool": pa.bool_(), "list": pa.list_(pa.large_string())}


def write(download: Download) -> bytes:
    """The rows as one Parquet file."""
    fields = [_field(column) for column in download.columns]
    arrays = [_array(download, column, field.type) for column, field in zip(download.columns, fields, strict=True)]
    about = {"table": download.table, "rows": len(download.rows), "of": download.total, "words": download.words, "link": download.link}
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"corpus": json.dumps(about)}))
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """The rows as dicts of plain values. Raises ValueError where it is no Parquet file."""
    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError) as error:
        raise ValueError(f"not a Parquet file that can be read: {error}") from None
    for batch in table.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()


def header(data: bytes) -> list[str]:
    """The names of the columns."""
    return list(pq.read_schema(io.BytesIO(data)).names)


def _field(column: schema.Column) -> Any:
    about = {"meaning": column.meaning} | ({"unit": column.unit} if column.unit else {})
    return pa.field(column.name, _type(column), nullable=True, metadata=about)


def _type(column: schema.Column) -> Any:
    if column.dtype == "category":
        return pa.dictionary(pa.int32(), pa.large_string())
    return pa.date32() if column.dtype.startswith("datetime") else _TYPES.get(column.dtype, pa.large_string())


def _array(download: Download, column: schema.Column, of: Any) -> Any:
    values = download.rows[column.name]
    if column.dtype == "category":
        codes = values.cat.codes.to_numpy()
        return pa.DictionaryArray.from_arrays(
            pa.array(codes.astype(np.int32), mask=codes < 0), pa.array(values.cat.categories.to_list(), pa.large_string())
        )
    if column.dtype == "list":
        return pa.array(values.to_list(), of)
    return pa.array(values, from_pandas=True).cast(of)
