"""When two annotations are the same: words, names, places, values, extents. Pure functions.

An extent counts as found when it shares 70 % of its characters with the gold (intersection over union): less would
let half a clause pass, more would fail on a closing mark. A name counts when it is the same person, whole or by
surname; an organisation, when half of its words are shared ("Moscow Export Center", "the export center of Moscow").
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

Span = tuple[int, int]

#: least intersection over union of two extents that count as one (see above)
SAME_EXTENT = 0.7
#: values may differ by this share: 0.333 is a third
SAME_VALUE = 0.005
_LEFT_OUT = {"the", "a", "an", "mr", "mrs", "ms", "dr"}
_LINKING = {"of", "for", "and", "in", "s", "s’"}
_DASHES = re.compile("[‐-―]")


def words(text: object) -> list[str]:
    """The words of a name or an attribute, lower case, without articles, titles and marks; [] for null."""
    if text is None:
        return []
    flat = _DASHES.sub("-", unicodedata.normalize("NFKC", str(text)).lower())
    return [w for w in re.findall(r"[^\W_]+", flat) if w not in _LEFT_OUT]


def accepted(gold: dict[str, Any], key: str) -> list[Any]:
    """Every right answer for `key`, the annotator's own first."""
    return [gold.get(key), *gold.get(f"{key}_ok", [])]


def same_text(right: Iterable[object], got: object) -> bool:
    """Equal but for case, marks and articles; null is right only where null is listed."""
    return any(words(one) == words(got) for one in right)


def same_place(right: Iterable[object], got: object) -> bool:
    """As `same_text`, or at least half of the words shared."""
    return any(words(one) == words(got) or shared(words(one), words(got)) >= 0.5 for one in right)


def same_name(right: Iterable[object], got: object, organisation: bool = False) -> bool:
    """The same speaker. Persons: the shorter name's words all stand in the longer one, and the last word is the same."""
    return any(_same_name(words(one), words(got), organisation) for one in right)


def _same_name(a: list[str], b: list[str], organisation: bool) -> bool:
    if a == b:
        return True
    if not a or not b:
        return False
    if organisation:
        return shared([w for w in a if w not in _LINKING], [w for w in b if w not in _LINKING]) >= 0.5
    return a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def shared(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of all words that both have, 0 to 1."""
    return len(set(a) & set(b)) / len(set(a) | set(b)) if a and b else 0.0


def word_f1(a: object, b: object) -> float:
    """Overlap of two wordings as F1, 0 to 1."""
    x, y = set(words(a)), set(words(b))
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def same_value(gold: dict[str, Any], row: dict[str, Any]) -> bool:
    """Value, upper end and unit agree. A fraction may also be given in percent; counts are compared without their noun."""
    got = row["value"] / 100 if (gold["unit"], row["unit"]) == ("fraction", "percent") else row["value"]
    units = {str(u).partition(":")[0] for u in accepted(gold, "unit")} | ({"percent"} if gold["unit"] == "fraction" else set())
    return str(row["unit"]).partition(":")[0] in units and _close(gold["value"], got) and _close_end(gold["value_max"], row)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= SAME_VALUE * max(abs(a), abs(b), 1e-9)


def _close_end(gold: float | None, row: dict[str, Any]) -> bool:
    got = row["value_max"]
    return got is None or _close(row["value"], got) if gold is None else got is not None and _close(gold, got)


def span(row: dict[str, Any]) -> Span:
    """Where a row stands."""
    return row["start"], row["end"]


def common(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans, 0 to 1."""
    both = common(a, b)
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both else 0.0


def pair(candidates: Iterable[tuple[float, int, int]]) -> dict[int, int]:
    """One to one, best score first: {index in gold: index in the record}."""
    pairs: dict[int, int] = {}
    for _, g, r in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if g not in pairs and r not in pairs.values():
            pairs[g] = r
    return pairs
