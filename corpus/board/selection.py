"""What the visitor has chosen: a frozen Selection, its filters as visible rows, the predicate it compiles to, its link.

OR within a filter, AND between filters. A filter applies to the tables that hold its column; `untouched` says
which of them a table does not know, so that a page can say so.

>>> chosen = Selection(speakers=("Ann Lee",), query="exports")
>>> chosen.to_query()
{'q': ['exports'], 'speaker': ['Ann Lee']}
>>> Selection.from_query(chosen.to_query()) == chosen
True
>>> chosen.predicate("statements").sql()[1]
['exports', 'exports', 'exports', 'Ann Lee']
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, NamedTuple

from corpus.board.predicate import All, AnyOf, Between, Contains, Either, OneOf, Predicate

#: the option that stands for "the text does not say"
ABSENT = "(none)"
#: how well an article's date is known; the column that `board.prepare` adds
STATED, INFERRED, UNKNOWN = "stated", "inferred", "unknown"
DATED = (STATED, INFERRED, UNKNOWN)

ROWS = ("statements", "facts")
EVERYWHERE = ("articles", *ROWS)


class Facet(NamedTuple):
    """One filter that lists values: `key` in the link, `field` of Selection, label of the widget, column, the tables
    that hold the column; `phrase` is how it says itself, `absent` what the lack of a value is called."""

    key: str
    field: str
    label: str
    column: str
    tables: tuple[str, ...]
    phrase: str
    absent: str


FACETS = (
    Facet("speaker", "speakers", "Speaker", "speaker", ROWS, "by {}", "nobody named"),
    Facet("theme", "themes", "Theme", "themes", EVERYWHERE, "about {}", "no theme"),
    Facet("source", "sources", "Source", "source", EVERYWHERE, "published by {}", "an unnamed source"),
    Facet("article", "articles", "Article", "article", EVERYWHERE, "in {}", "no article"),
    Facet("kind", "kinds", "Kind of speech", "kind", ("statements",), "in {} speech", "unknown"),
    Facet("unit", "units", "Unit", "unit", ("facts",), "in {}", "no unit"),
    Facet("place", "places", "Place", "place", ("facts",), "for {}", "no place"),
)
BY_KEY = {facet.key: facet for facet in FACETS}
DATE_KEYS = ("since", "until", "dated")
QUERY_KEY = "q"
SEARCHED = {
    "articles": ("title", "text"),
    "statements": ("text", "sentence", "speaker"),
    "facts": ("text", "sentence", "speaker", "measure"),
}


@dataclass(frozen=True)
class Selection:
    """The filters, all at once. Empty means: everything."""

    speakers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    query: str = ""

    def __bool__(self) -> bool:
        """Whether anything is chosen."""
        return any(getattr(self, field.name) for field in fields(self))

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The values chosen in one filter."""
        values: tuple[str, ...] = getattr(self, facet.field)
        return values

    def parts(self, table: str) -> dict[str, Predicate]:
        """The predicate of each active filter that applies to the table, by the filter's key ("date" for the three of the date)."""
        found: dict[str, Predicate] = {}
        if self.query.strip():
            found[QUERY_KEY] = All(tuple(Contains(SEARCHED[table], words) for words in phrases(self.query)))
        for facet in FACETS:
            if table in facet.tables and self.chosen(facet):
                found[facet.key] = _of_facet(facet, self.chosen(facet), table)
        if self.since or self.until or self.dated:
            found["date"] = self._of_date()
        return found

    def predicate(self, table: str) -> Predicate:
        """The rows of the table that are in view."""
        return All(tuple(self.parts(table).values()))

    def untouched(self, table: str) -> list[Facet]:
        """Active filters that the table has no column for."""
        return [facet for facet in FACETS if self.chosen(facet) and table not in facet.tables]

    def having(self, **changes: Any) -> "Selection":
        """The selection with some of its fields changed."""
        return replace(self, **changes)

    def without(self, key: str, value: str | None = None) -> "Selection":
        """The selection with one filter, or one value of it, taken out."""
        if key == QUERY_KEY:
            return replace(self, query="")
        if key in ("since", "until"):
            return self.having(**{key: None})
        field = "dated" if key == "dated" else BY_KEY[key].field
        left = () if value is None else tuple(v for v in getattr(self, field) if v != value)
        return self.having(**{field: left})

    def to_query(self) -> dict[str, list[str]]:
        """The selection as the parameters of a link: what was changed, nothing else."""
        found = {QUERY_KEY: [self.query]} if self.query else {}
        found |= {facet.key: list(self.chosen(facet)) for facet in FACETS if self.chosen(facet)}
        found |= {"dated": list(self.dated)} if self.dated else {}
        return found | {key: [day.isoformat()] for key, day in (("since", self.since), ("until", self.until)) if day}

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> "Selection":
        """The selection that a link asks for; what is no filter or no date is passed over."""
        lists = {facet.field: tuple(dict.fromkeys(query.get(facet.key, ()))) for facet in FACETS}
        return cls(
            **lists,
            dated=tuple(value for value in DATED if value in query.get("dated", ())),
            since=_day(query.get("since", ())),
            until=_day(query.get("until", ())),
            query=next(iter(query.get(QUERY_KEY, ())), ""),
        )

    def _of_date(self) -> Predicate:
        """Dated articles of the kinds chosen inside the range, and undated ones where they are asked for."""
        either: list[Predicate] = []
        known = tuple(value for value in self.dated if value != UNKNOWN)
        if known or not self.dated:
            inside: list[Predicate] = [OneOf("dated", known)] if known else []
            either.append(All((*inside, Between("published", self.since, self.until))))
        elif self.since or self.until:
            either.append(Between("published", self.since, self.until))
        if UNKNOWN in self.dated:
            either.append(OneOf("dated", (UNKNOWN,)))
        return Either(tuple(either))


def unread(query: Mapping[str, Sequence[str]]) -> list[str]:
    """What a link says of dates that is no day (YYYY-MM-DD) and no state of a date.

    >>> unread({"since": ["2021-02-30"], "until": ["2021-03-01"], "dated": ["stated", "guessed"]})
    ['2021-02-30', 'guessed']
    """
    days = [values[0] for key in ("since", "until") if (values := query.get(key, ())) and _day(values) is None]
    return days + [value for value in query.get("dated", ()) if value not in DATED]


def phrases(query: str) -> list[str]:
    """The words and "quoted phrases" of a search, each of which has to be there.

    >>> phrases('exports "electric motors" 44%')
    ['exports', 'electric motors', '44%']
    >>> phrases('"never closed')
    ['never closed']
    """
    found: list[str] = []
    for n, piece in enumerate(query.replace("“", '"').replace("”", '"').split('"')):
        found += [" ".join(piece.split())] if n % 2 else piece.split()
    return [words for words in found if words]


def _of_facet(facet: Facet, values: tuple[str, ...], table: str) -> Predicate:
    column = "id" if facet.key == "article" and table == "articles" else facet.column
    real, absent = tuple(v for v in values if v != ABSENT), ABSENT in values
    return AnyOf(column, real, absent) if column == "themes" else OneOf(column, real, absent)


def _day(values: Sequence[str]) -> date | None:
    try:
        return date.fromisoformat(values[0]) if values else None
    except ValueError:
        return None
