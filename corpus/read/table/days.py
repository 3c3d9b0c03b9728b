"""Values of a column of dates, of whatever type → days."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from corpus.grammar.stamps import NEVER, day_in


def day_of(value: Any, order: str | None = None) -> str | None:
    """The day of a cell as ISO 8601, None where it does not say one beyond doubt. `order` ("day", "month") is what comes first in the column.

    >>> day_of(1714644000), day_of({"$date": "2024-05-02T10:00:00Z"}), day_of(["05/02/2024"], "month")
    ('2024-05-02', '2024-05-02', '2024-05-02')
    """
    if isinstance(value, datetime | date):
        iso = value.isoformat()[:10]
        return None if iso == NEVER else iso
    if isinstance(value, Mapping):
        return next((day for inner in value.values() if not isinstance(inner, Mapping) and (day := day_of(inner, order))), None)
    if isinstance(value, list | tuple):
        return day_of(value[0], order) if len(value) == 1 and not isinstance(value[0], list | tuple) else None
    return day_in(str(value), order) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
