"""Numbers, units and selections in words. What stands on a page beside the article's own words comes from here."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from corpus.board.filters import View, titles
from corpus.board.selection import ABSENT, DATED, FACETS, QUERY_KEY, Facet, Selection

#: chips, in the order they are shown: (key in the link, value or None for the whole filter, what it says)
Chip = tuple[str, str | None, str]

_NO_NAME = re.compile(r"[^0-9a-z]+")
_STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DATED = {"stated": "date stated", "inferred": "year worked out", "unknown": "date unknown"}
_BOUNDS = {"exact": "", "about": "about ", "almost": "almost ", "more_than": "more than ", "less_than": "less than "}


def number(value: float) -> str:
    """A number for reading: grouped in threes, millions and more named.

    >>> [number(n) for n in (44, 0.33333, 30e9, 12345, 2.5e6, float("nan"))]
    ['44', '0.333', '30 billion', '12,345', '2.5 million', '']
    """
    if not math.isfinite(value):
        return ""
    for size, name in _STEPS:
        if abs(value) >= size:
            return f"{_short(value / size)} {name}"
    return _short(value)


def _short(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.3g}" if abs(value) < 100 else f"{value:,.1f}"


def quantity(value: float, unit: str) -> str:
    """A value with its unit.

    >>> [quantity(44, "percent"), quantity(30e9, "USD"), quantity(3, "times"), quantity(120, "count:enterprise")]
    ['44 %', 'USD 30 billion', '3 times', '120 × enterprise']
    """
    shown = number(value)
    if unit == "percent":
        return f"{shown} %"
    if unit == "fraction":
        return f"{shown} (share)"
    if is_money(unit):
        return f"{unit} {shown}"
    return f"{shown} × {unit.removeprefix('count:')}" if unit.startswith("count:") else f"{shown} {unit}"


def normalised(value: float, value_max: float | None, unit: str, approx: str) -> str:
    """A figure as the table holds it: bound, value or range, unit.

    >>> normalised(3e9, None, "USD", "more_than"), normalised(10, 15, "percent", "exact")
    ('more than USD 3 billion', '10 % to 15 %')
    """
    if value_max is not None and math.isfinite(value_max):
        return f"{_BOUNDS.get(approx, '')}{quantity(value, unit)} to {quantity(value_max, unit)}"
    return f"{_BOUNDS.get(approx, '')}{quantity(value, unit)}"


def change(row: Any) -> str:
    """A figure's direction and what it is compared with, "" where it has neither.

    >>> from types import SimpleNamespace as Row
    >>> change(Row(direction="increase", baseline="2019")), change(Row(direction=None, baseline=float("nan")))
    ('▲ increase against 2019', '')
    """
    turn = {"increase": "▲ increase", "decrease": "▼ decrease"}.get(str(row.direction), "")
    against = f"against {row.baseline}" if isinstance(row.baseline, str) and row.baseline else ""
    return " ".join(part for part in (turn, against) if part)


def is_money(unit: str) -> bool:
    """Whether a unit is a currency's ISO 4217 code.

    >>> is_money("RUB"), is_money("percent"), is_money("USD/watt")
    (True, False, False)
    """
    return len(unit) == 3 and unit.isascii() and unit.isupper()


def unit_name(unit: str) -> str:
    """A unit as a filter shows it.

    >>> unit_name("count:company"), unit_name("RUB")
    ('number of: company', 'RUB')
    """
    return f"number of: {unit.removeprefix('count:')}" if unit.startswith("count:") else unit


def day(published: object, inferred: bool = False) -> str:
    """A publication date in words.

    >>> day(pd.Timestamp("2024-07-04")), day(pd.NaT), day(pd.Timestamp("2021-03-22"), inferred=True)
    ('4 July 2024', 'date unknown', '22 March 2021 (year worked out)')
    """
    if not isinstance(published, date) or pd.isna(published):
        return "date unknown"
    return f"{published.day} {published:%B} {published.year}" + (" (year worked out)" if inferred else "")


def slug(text: str, most: int = 60) -> str:
    """A text as part of a file's name: small letters, digits and dashes.

    >>> slug("How large are the sums in USD?"), slug("../../etc"), slug("Анна")
    ('how-large-are-the-sums-in-usd', 'etc', '')
    """
    return _NO_NAME.sub("-", text.lower()).strip("-")[:most].strip("-")


def plural(count: int, noun: str) -> str:
    """A count with its noun.

    >>> plural(1, "statement"), plural(1200, "figure")
    ('1 statement', '1,200 figures')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def of(shown: int, total: int, noun: str) -> str:
    """ "n of N", or all of them.

    >>> of(18, 31, "statement"), of(5, 5, "article")
    ('18 of 31 statements', '5 articles')
    """
    return plural(total, noun) if shown == total else f"{shown:,} of {plural(total, noun)}"


def totals(view: View) -> str:
    """How much of everything is in view."""
    every = view.everything
    return ", ".join(
        of(view.count(table), len(getattr(every, table)), noun)
        for table, noun in (("statements", "statement"), ("facts", "figure"), ("articles", "article"))
    )


def sentence(selection: Selection, naming: Callable[[str, str], str] = lambda key, value: value) -> str:
    """The selection in one sentence, "" where nothing is chosen. `naming` gives (filter's key, value) the name shown.

    >>> sentence(Selection(speakers=("Ann Lee", "Bo Chen"), themes=("exports",), query="44%"))
    'by Ann Lee or Bo Chen, about exports, with the words “44%”'
    """
    found = [
        facet.phrase.format(_listed([facet.absent if v == ABSENT else naming(facet.key, v) for v in selection.chosen(facet)], "or"))
        for facet in FACETS
        if selection.chosen(facet)
    ]
    found += [f"published {_range(selection)}"] if selection.since or selection.until else []
    found += [f"{_listed([_DATED[v] for v in DATED if v in selection.dated], 'or')}"] if selection.dated else []
    found += [f"with the words “{selection.query.strip()}”"] if selection.query.strip() else []
    return ", ".join(found)


def naming(view: View) -> Callable[[str, str], str]:
    """How values are shown that are not names themselves: an article by its title, a unit in words."""
    names = titles(view.everything) if view.selection.articles else {}

    def name(key: str, value: str) -> str:
        return names.get(value, value) if key == "article" else unit_name(value) if key == "unit" else value

    return name


def chips(selection: Selection, naming: Callable[[str, str], str] = lambda key, value: value) -> list[Chip]:
    """One chip for each value chosen."""
    found: list[Chip] = [(QUERY_KEY, None, f"Words: {selection.query.strip()}")] if selection.query.strip() else []
    for facet in FACETS:
        found += [
            (facet.key, v, f"{facet.label}: {facet.absent if v == ABSENT else naming(facet.key, v)}") for v in selection.chosen(facet)
        ]
    found += [("since", None, f"From {selection.since.isoformat()}")] if selection.since else []
    found += [("until", None, f"Until {selection.until.isoformat()}")] if selection.until else []
    return found + [("dated", v, _DATED[v].capitalize()) for v in selection.dated]


def untouched(selection: Selection, table: str, noun: str) -> str:
    """Which active filters a table does not know, "" where there is none.

    >>> untouched(Selection(kinds=("direct",)), "facts", "figures")
    'The filter Kind of speech does not apply to figures.'
    """
    names = [facet.label for facet in selection.untouched(table)]
    if not names:
        return ""
    return f"The filter{'s' if len(names) > 1 else ''} {_listed(names, 'and')} {'do' if len(names) > 1 else 'does'} not apply to {noun}."


def date_state(value: str) -> str:
    """How well a date is known, in words."""
    return _DATED.get(value, value)


def facet_name(facet: Facet, value: str) -> str:
    """What a filter's option is called where a title or a unit's name is not at hand."""
    return facet.absent if value == ABSENT else value


def _range(selection: Selection) -> str:
    ends = [f"from {selection.since.isoformat()}"] if selection.since else []
    return " ".join([*ends, *([f"until {selection.until.isoformat()}"] if selection.until else [])])


def _listed(names: Sequence[str], word: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}" if names else ""
