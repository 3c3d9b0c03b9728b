"""Parquet → rows, cell by cell where a column holds a value that Python cannot: a date beyond its calendar costs no text."""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

from corpus.model import Problem

#: rows that are read at a time
BATCH = 64


class Unreadable(NamedTuple):
    """In place of a cell's value: why it could not be read."""

    reason: str


def open_table(file: BinaryIO) -> Any:
    """The table, not read yet. Raises what the library raises where it is none."""
    import pyarrow.parquet as parquet

    return parquet.ParquetFile(file)


def has_texts(table: Any, names: Iterable[str]) -> bool:
    """Whether one of the columns holds texts."""
    return any(str(field.type) in ("string", "large_string") for field in table.schema_arrow if field.name in names)


def rows_of(table: Any, names: Iterable[str]) -> Iterator[dict[str, Any] | Problem]:
    """The rows, of each only the columns named; one reason for each group of rows that cannot be read."""
    columns = sorted(set(names))
    for group in range(table.num_row_groups):
        try:
            for batch in table.iter_batches(batch_size=BATCH, row_groups=[group], columns=columns, use_threads=False):
                values = [_values(column) for column in batch.columns]
                for row in range(batch.num_rows):
                    yield {name: column[row] for name, column in zip(batch.schema.names, values, strict=True)}
        except (MemoryError, GeneratorExit):
            raise
        except Exception as error:  # noqa: BLE001  (the library raises many kinds on broken pages)
            yield Problem("read", f"rows of the table cannot be read ({' '.join(str(error).split())[:80]})")


def _values(column: Any) -> list[Any]:
    """The column's values as Python's, one by one where not all can be had at once."""
    try:
        return list(column.to_pylist())
    except Exception:  # noqa: BLE001  (time zones, calendars and encodings raise each their own)
        return [_value(cell) for cell in _plainer(column)]


def _plainer(column: Any) -> Any:
    """The column without what is between its values and Python: an unknown time zone, bytes that are not UTF-8."""
    import pyarrow

    try:
        if pyarrow.types.is_timestamp(column.type) and column.type.tz:
            return column.cast(pyarrow.timestamp(column.type.unit))
        if pyarrow.types.is_string(column.type) or pyarrow.types.is_large_string(column.type):
            return column.cast(pyarrow.large_binary() if pyarrow.types.is_large_string(column.type) else pyarrow.binary())
    except pyarrow.ArrowException:
        return column
    return column


def _value(cell: Any) -> Any:
    try:
        value = cell.as_py()
    except Exception as error:  # noqa: BLE001  (see above)
        return Unreadable(f"{type(error).__name__}: {' '.join(str(error).split())[:80]}")
    return Unreadable("it is not UTF-8") if isinstance(value, bytes) and not _has_words(value) else value


def _has_words(value: bytes) -> bool:
    return any(map(str.isalnum, value.decode("utf-8", "ignore")))
