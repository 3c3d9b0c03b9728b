"""Objectives: a user's TOML file of indicators with where they start, where they shall go, and what they are held against.

    home = "Russia"                             # the place of every objective that names none

    [[objective]]
    name = "Share of domestic machine tools"    # once in the file
    area = "machine tools"                      # a line of the scorecard; a theme's name gathers what is said about it
    words = { any = ["machine tool*"], all = [], none = ["imported"] }   # "*" stands for any ending
    unit = "percent"                            # as in the column `unit` of facts; "percent" for shares
    kind = "level"                              # or "change": growth by so much
    place = "Russia"                            # or "any"
    direction = "up"                            # the direction wanted; or "down"
    baseline = { value = 30, period = "2020", source = "where that is written" }
    target = { value = 50, period = "2030", source = "my own assumption" }
    share = "domestic"                          # the figure is itself a share: of what is made at home, or "foreign"
    foreign = { any = ["imported machine tool*"] }       # the other part, where amounts are given: independence
    comparator = { places = ["Germany", "Japan"] }       # foreign counterparts: leadership
    weight = 1                                  # in a composite
    without = ["f0123456789ab"]                 # facts that shall not answer

A baseline has a `value`, the id of a `fact`, a `period` alone (then a figure of that period is looked for), or `derived = true`
(the level that a growth and the level after it imply).
"""

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from corpus.grammar.calendar import bounds
from corpus.relate.objective import ANYWHERE, Objective, Objectives, Point, Words

__all__ = ["ANYWHERE", "Objective", "Objectives", "ObjectivesError", "Point", "Words", "parse", "read"]

#: signs that are written for units, and the unit that rows carry
SIGNS = {"%": "percent", "fraction": "percent", "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "¥": "JPY", "pp": "percentage point"}


class ObjectivesError(ValueError):
    """A file of objectives is wrong. `errors` are all mistakes, each with its objective, its key and what is allowed."""

    def __init__(self, name: str, errors: Iterable[str]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(f"{name}: {error}" for error in self.errors))


def read(path: Path | str) -> Objectives:
    """The objectives of a file. Raises ObjectivesError with every mistake in it, OSError where it cannot be opened."""
    path = Path(path)
    try:
        return parse(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise ObjectivesError(path.name, [f"not UTF-8 text: {error.reason} at byte {error.start}"]) from error


def parse(text: str, name: str = "objectives") -> Objectives:
    """The objectives of a text in TOML. Raises ObjectivesError with every mistake in it; `name` stands before each.

    >>> parse('[[objective]]\\nname = "A"\\nunits = "USD"')
    Traceback (most recent call last):
    corpus.relate.objectives.ObjectivesError: objectives: objective 1 "A", units: no such key (did you mean "unit"?)
    objectives: objective 1 "A", area: is missing; a text is expected
    objectives: objective 1 "A", words: is missing; a table like { any = ["export*"] } is expected
    objectives: objective 1 "A", unit: is missing; a unit as in facts is expected ("USD", "percent", "tonne")
    objectives: objective 1 "A", direction: is missing; "up" or "down" is expected
    objectives: objective 1 "A", place: is missing; a place, or "any", is expected here, or `home` at the head of the file
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ObjectivesError(name, [str(error)]) from error
    errors: list[str] = []
    home = _checked({key: value for key, value in given.items() if key != "objective"}, {"home": (_text, None)}, "", errors).get("home")
    tables = given.get("objective", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        errors.append("objective: at least one table is expected: [[objective]]")
        raise ObjectivesError(name, errors)
    found = [_objective(table, number, home, errors) for number, table in enumerate(tables, 1)]
    errors += _twice([table.get("name") for table in tables])
    if errors:
        raise ObjectivesError(name, errors)
    return Objectives(tuple(objective for objective in found if objective is not None))


class _WrongError(ValueError):
    """What is expected instead."""


Check = Callable[[Any], Any]


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _WrongError("a text is expected")
    return value.strip()


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise _WrongError("a number is expected")
    return float(value)


def _weight(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        raise _WrongError("a number above 0 is expected")
    return float(value)


def _true(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError("true or false is expected")
    return value


def _period(value: Any) -> str:
    written = value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, str | int) else ""
    if isinstance(value, bool) or bounds(written) is None:
        raise _WrongError('a period is expected: "2025", "2025-Q1", "2025-03", "2025-03-31"')
    return written


def _unit(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _WrongError('a unit as in facts is expected ("USD", "percent", "tonne")')
    if value.strip() in SIGNS:
        raise _WrongError(f'a unit as in facts is expected: "{SIGNS[value.strip()]}"')
    return value.strip()


def _one_of(*allowed: str) -> Check:
    def check(value: Any) -> str:
        if value not in allowed:
            raise _WrongError(" or ".join(f'"{one}"' for one in allowed) + " is expected")
        return str(value)

    return check


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip(" *") for item in value):
        raise _WrongError('a list of texts is expected: ["export*"]')
    return tuple(item.strip() for item in value)


def _words(value: Any) -> Words:
    fields = dict.fromkeys(("any", "all", "none"), (_texts, None))
    found = Words(**_table(value, fields, 'a table like { any = ["export*"] } is expected'))
    if not (found.any or found.all):
        raise _WrongError("`any` or `all` needs at least one word")
    return found


def _others(value: Any) -> Words:
    fields = dict.fromkeys(("any", "all", "none", "places"), (_texts, None))
    found = Words(**_table(value, fields, 'a table like { places = ["Germany"] } is expected'))
    if not (found.any or found.all or found.places):
        raise _WrongError("`places`, `any` or `all` needs at least one entry")
    return found


def _point(value: Any) -> Point:
    fields: Fields = {
        "value": (_number, None),
        "period": (_period, None),
        "fact": (_text, None),
        "derived": (_true, None),
        "source": (_text, None),
    }
    return Point(**_table(value, fields, 'a table like { value = 30, period = "2020" } is expected'))


def _baseline(value: Any) -> Point:
    found = _point(value)
    if sum([found.value is not None, found.fact is not None, found.derived]) > 1:
        raise _WrongError("only one of `value`, `fact` and `derived` may be given")
    if found == Point(source=found.source):
        raise _WrongError("`value`, `fact`, `period` or `derived = true` is missing")
    return found


def _target(value: Any) -> Point:
    found = _point(value)
    if found.derived or (found.value is None) == (found.fact is None):
        raise _WrongError("either `value` or `fact` is expected")
    return found


Fields = Mapping[str, tuple[Check, str | None]]
#: key of an objective: (check, what is expected where the key must not be missing)
FIELDS: Fields = {
    "name": (_text, "a text is expected"),
    "area": (_text, "a text is expected"),
    "words": (_words, 'a table like { any = ["export*"] } is expected'),
    "unit": (_unit, 'a unit as in facts is expected ("USD", "percent", "tonne")'),
    "direction": (_one_of("up", "down"), '"up" or "down" is expected'),
    "place": (_text, None),
    "kind": (_one_of("level", "change"), None),
    "baseline": (_baseline, None),
    "target": (_target, None),
    "share": (_one_of("domestic", "foreign"), None),
    "foreign": (_others, None),
    "comparator": (_others, None),
    "weight": (_weight, None),
    "without": (_texts, None),
}


def _objective(given: dict[str, Any], number: int, home: str | None, errors: list[str]) -> Objective | None:
    """One objective, or None where a mistake in it is added to `errors`."""
    name = given.get("name")
    label = f'objective {number} "{name}"' if isinstance(name, str) and name else f"objective {number}"
    before = len(errors)
    found = _checked(given, FIELDS, label, errors)
    if "place" not in given and home is None:
        errors.append(f'{label}, place: is missing; a place, or "{ANYWHERE}", is expected here, or `home` at the head of the file')
    if len(errors) > before:
        return None
    objective = Objective(**{"place": home} | found | {"without": frozenset(found.get("without", ()))})
    errors += [f"{label}, {wrong}" for wrong in _at_odds(objective)]
    return objective


def _at_odds(o: Objective) -> Iterable[str]:
    """What is right by itself and wrong together."""
    b, t = (point.value if point else None for point in (o.baseline, o.target))
    if b is not None and t is not None and (t - b) * (1 if o.direction == "up" else -1) <= 0:
        side = "above" if o.direction == "up" else "below"
        yield f'target: has to lie {side} the baseline where the direction wanted is "{o.direction}"'
    if o.baseline and o.target and o.baseline.period and o.target.period and _end(o.target.period) <= _end(o.baseline.period):
        yield f"target: its period {o.target.period} has to end after that of the baseline, {o.baseline.period}"
    if o.share and o.unit != "percent":
        yield 'share: only a figure in "percent" can be a share'
    if o.share and o.foreign:
        yield "share: either a share or a `foreign` part, not both"
    if o.foreign and not (o.foreign.any or o.foreign.all) and o.place == ANYWHERE:
        yield 'foreign: needs words of its own where the place is "any"'


def _end(period: str) -> date:
    found = bounds(period)
    return found[1] if found else date.max


def _table(value: Any, fields: Fields, expected: str) -> dict[str, Any]:
    """The fields of a table inside an objective. Raises _WrongError with the first mistakes in it."""
    if not isinstance(value, dict):
        raise _WrongError(expected)
    errors: list[str] = []
    found = _checked(value, fields, "", errors)
    if errors:
        raise _WrongError("; ".join(errors))
    return found


def _checked(given: Mapping[str, Any], fields: Fields, label: str, errors: list[str]) -> dict[str, Any]:
    """The checked values of a table; each mistake is added to `errors`, with `label` before it."""
    before = f"{label}, " if label else ""
    errors += [f"{before}{key}: no such key{_hint(key, fields)}" for key in given if key not in fields]
    found: dict[str, Any] = {}
    for key, (check, required) in fields.items():
        if key not in given:
            if required:
                errors.append(f"{before}{key}: is missing; {required}")
            continue
        try:
            found[key] = check(given[key])
        except _WrongError as wrong:
            errors.append(f"{before}{key}: {wrong}")
    return found


def _hint(key: str, fields: Fields) -> str:
    close = get_close_matches(key, list(fields), 1)
    return f' (did you mean "{close[0]}"?)' if close else f"; known: {', '.join(fields)}"


def _twice(names: list[Any]) -> Iterable[str]:
    for number, name in enumerate(names, 1):
        if isinstance(name, str) and name.strip() in {n.strip() for n in names[: number - 1] if isinstance(n, str)}:
            yield f'objective {number} "{name}", name: is used before; each objective needs a name of its own'
