"""The lists of units, compiled: names, symbols and signs with their units, and what may begin one.

Sources: names of units and currencies from Unicode CLDR (cldr.toml), the rest from units.toml and currencies.toml.
"""

import re
from dataclasses import dataclass

from corpus.lexicon import Lexicon

TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "quarter"))
WORDS = re.compile(r"(?:[a-z]\.){2,}|[^\W\d_]+|[^\s\w-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnitWords:
    """All unit lists, compiled."""

    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]  # first word → (words, unit, kind), longest first
    symbols: dict[str, str]
    letters: dict[str, str]
    glued: dict[str, str]
    scaled: dict[str, tuple[str, float]]
    signs: dict[str, str]
    dollars: dict[str, str]
    codes: dict[str, str]
    wordlike: frozenset[str]
    shared: frozenset[str]
    after_magnitude: dict[str, str]
    per: frozenset[str]
    by: frozenset[str]
    openers: frozenset[str]  # lower-case words that a unit after the number can begin with
    marks: frozenset[str]  # … and those as written


def unit_words(lexicon: Lexicon) -> UnitWords:
    """The lists of cldr.toml, units.toml and currencies.toml as look-ups."""
    units, money, cldr = lexicon["units"], lexicon["currencies"], lexicon["cldr"]
    spellings: dict[tuple[str, ...], tuple[str, str]] = {}

    def add(name: str, unit: str, kind: str) -> None:
        spellings[tuple(WORDS.findall(name.lower()))] = (unit, kind)

    for unit, names in [*cldr["units"].items(), *units["names"].items()]:
        for name in [unit, *names]:
            add(name, unit, kind_of(unit))
    for code, names in cldr["currencies"].items():
        for name in names:
            add(name, code, "money")
    for name, code in money["names"].items():
        add(name, code, "money")
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for words, (unit, kind) in sorted(spellings.items(), key=lambda item: -len(item[0])):
        if words:
            phrases.setdefault(words[0], []).append((words, unit, kind))
    codes = {code.lower(): code for code in cldr["currencies"]}
    codes |= {key: value if isinstance(value, str) else value["code"] for key, value in money["codes"].items()}
    marks = (units["symbols"], units["letters"], units["glued"], units["scaled"], money["signs"])
    return UnitWords(
        phrases=phrases, symbols=dict(units["symbols"]), letters=dict(units["letters"]), glued=dict(units["glued"]),
        scaled={key: (entry["unit"], entry["by"]) for key, entry in units["scaled"].items()},
        signs=dict(money["signs"]), dollars=dict(money["dollars"]), codes=codes,
        wordlike=frozenset(money["codes_that_are_words"]["words"]), shared=frozenset(money["shared_names"]["words"]),
        after_magnitude=dict(money["after_magnitude"]), per=frozenset(units["parts"]["words"]), by=frozenset(units["parts"]["by"]),
        openers=frozenset((*phrases, *codes, *("m" + code for code in codes), *money["after_magnitude"], "of")),
        marks=frozenset(mark for section in marks for mark in section),
    )  # fmt: skip


def kind_of(unit: str) -> str:
    """percent, time or measure, by the unit's name."""
    if unit in {"percent", "percentage point", "basis point"}:
        return "percent"
    return "time" if unit in TIME else "measure"
