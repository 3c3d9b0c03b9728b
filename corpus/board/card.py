"""What the articles in view say of one speaker: role, spellings, organisations, figures, themes, who carried the words.

Everything on a card leads to where it stands: `Where` names an article and, where there is one, a row in it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.board.columns import columns_of, listed
from corpus.board.filters import Prepared, View, each, tallied
from corpus.board.highlight import text_or
from corpus.board.quotes import carriers
from corpus.board.selection import ABSENT
from corpus.board.speakers import Tally, tally
from corpus.board.speeches import COUNTED, Ids, codes

#: columns of articles that a card shows; not their texts, which are long
SHOWN = ["id", "title", "source", "via", "published", "published_inferred"]
#: statements that are looked at for how they name the speaker: enough for a place of each spelling
MOST_POINTING = 2000
#: things of one sort (roles, spellings …) on a card, and articles that one of them names; the others are counted
MOST_ITEMS, MOST_PLACES = 50, 50
#: bytes that a row takes on a card, about: a sentence, a name, offsets
ROW_SIZE = 400


class Where(NamedTuple):
    """A place: an article's id, and the id of a row in it or None."""

    article: str
    row: str | None


class Item(NamedTuple):
    """One thing said of the speaker, as the articles print it, and where: one place an article, of at most MOST_PLACES of them;
    `articles` says how many there are."""

    text: str
    where: tuple[Where, ...]
    articles: int


class Day(NamedTuple):
    """A day of publication, whether its year was worked out, and the first statement of that day."""

    published: pd.Timestamp
    inferred: bool
    where: Where


class Theme(NamedTuple):
    """A theme and on how many statements it stands."""

    name: str
    statements: int


@dataclass(frozen=True)
class Card:
    """One speaker in the articles in view. `counts` are by speeches.COUNTED, `statements` and `facts` rows of the
    tables, `articles` the SHOWN columns of theirs."""

    name: str
    type: str
    counts: Mapping[str, Tally]
    roles: tuple[Item, ...]
    organisations: tuple[Item, ...]
    spellings: tuple[Item, ...]
    carriers: tuple[Item, ...]
    themes: tuple[Theme, ...]
    first: Day | None
    last: Day | None
    undated: int
    articles: pd.DataFrame
    statements: pd.DataFrame
    facts: pd.DataFrame


def card(view: View, speaker: str) -> Card:
    """The card of a speaker (by canonical name): only what is in view counts, and only articles that quote or cite the speaker there.

    It is kept with the tables: paging through the speaker's statements makes no new one.
    """
    return view.everything.kept.get(
        ("card", view.selection, speaker),
        lambda: _card(view, speaker),
        lambda made: ROW_SIZE * (len(made.articles) + len(made.statements) + len(made.facts)),
    )


def _card(view: View, speaker: str) -> Card:
    statements, facts = of_speaker(view.statements, speaker), of_speaker(view.facts, speaker)
    every = view.everything.articles
    places = _Places(view.everything, statements, facts)
    articles = every[SHOWN].take(places.articles)
    people, at = _people(view.everything, speaker, places)
    first, last = _days(articles, places)
    return Card(
        name=speaker,
        type=str(people["type"].iloc[0]) if len(people) else "",
        counts={counting: _tally(statements, counting, speaker) for counting in COUNTED},
        roles=_items(people["role"], at, places.where),
        organisations=_items(people["organisation"], at, places.where),
        spellings=_spellings(people, at, every, statements, places),
        carriers=_carriers(view.everything, places),
        themes=themes_of(statements),
        first=first,
        last=last,
        undated=int(articles["published"].isna().sum()),
        articles=articles,
        statements=statements,
        facts=facts,
    )


class _Places:
    """The articles of a speaker's rows, as positions in the table of articles, and the first row in each: a statement, else a figure."""

    def __init__(self, every: Prepared, statements: pd.DataFrame, facts: pd.DataFrame) -> None:
        self.ids, self.rows = every.articles["id"], (statements["id"], facts["id"])
        self.of_statement = every.articles_at["statements"][codes(statements["article"])]
        self.first = np.full((2, len(every.articles)), -1, np.int64)
        for n, at in enumerate((self.of_statement, every.articles_at["facts"][codes(facts["article"])])):
            known = np.flatnonzero(at >= 0)[::-1]
            self.first[n, at[known]] = known  # the last one written stays: the first row
        #: positions of the articles, in the table's order
        self.articles = np.flatnonzero((self.first >= 0).any(axis=0))

    def where(self, articles: Ids) -> list[Where]:
        """Articles by position, and the first row of each."""
        first = self.first[:, articles]
        said, told = (
            iter(listed(ids.take(at))) for ids, at in zip(self.rows, (first[0][first[0] >= 0], first[1][first[0] < 0]), strict=True)
        )
        rows = [str(next(said if own else told)) for own in (first[0] >= 0).tolist()]
        return [Where(str(article), row) for article, row in zip(listed(self.ids.take(articles)), rows, strict=True)]


def _people(every: Prepared, speaker: str, places: _Places) -> tuple[pd.DataFrame, Ids]:
    """The speaker's rows in the table of speakers, of the articles in view, and the positions of these."""
    people = every.speakers[(every.speakers["name"] == speaker).to_numpy(dtype=bool)]
    at = pd.Index(every.articles["id"]).get_indexer(pd.Index(people["article"], dtype="str"))
    there = np.flatnonzero((at >= 0) & np.isin(at, places.articles))
    return people.take(there), at[there]


def of_speaker(rows: pd.DataFrame, speaker: str) -> pd.DataFrame:
    """The rows of one speaker: the same table where all of them are."""
    own = (rows["speaker"] == speaker).to_numpy(dtype=bool)
    return rows if own.all() else rows.take(np.flatnonzero(own))


def _tally(statements: pd.DataFrame, counting: str, speaker: str) -> Tally:
    return next(iter(tally(statements, counting)), Tally(speaker, 0, 0, 0))


def _items(texts: Iterable[object], at: Ids, where: Callable[[Ids], list[Where]], keys: Ids | None = None) -> tuple[Item, ...]:
    """Texts with the positions of their articles → each once, those of most articles first; "" and what is missing is left out.

    `where` gives the places of positions, or of some of `keys`, which stand beside the texts.
    """
    each_, names = pd.factorize(pd.Series(texts, dtype="object"))
    good = np.flatnonzero((each_ >= 0) & np.append([bool(name) for name in names], False).astype(bool)[each_])
    pairs = each_[good].astype(np.int64) * (int(at.max(initial=0)) + 1) + at[good]
    first = np.sort(good[np.unique(pairs, return_index=True)[1]])
    counts = np.bincount(each_[first], minlength=len(names))
    order = [n for n in np.argsort(-counts, kind="stable").tolist() if counts[n]][:MOST_ITEMS]
    by_text = first[np.argsort(each_[first], kind="stable")]
    begins = np.cumsum(counts) - counts
    found = at if keys is None else keys
    some = [by_text[begins[n] : begins[n] + min(counts[n], MOST_PLACES)] for n in order]
    places = iter(where(found[np.concatenate(some)]) if some else [])
    return tuple(Item(str(names[n]), tuple(islice(places, len(own))), int(counts[n])) for n, own in zip(order, some, strict=True))


def _spellings(people: pd.DataFrame, at: Ids, articles: pd.DataFrame, statements: pd.DataFrame, places: _Places) -> tuple[Item, ...]:
    """The names that the articles use; one leads to the statement whose speaker it points to, where there is one."""
    pointing = statements[["speaker_start", "speaker_end", "id"]].head(MOST_POINTING).assign(at=places.of_statement[:MOST_POINTING])
    pointing = pointing[(pointing["at"] >= 0).to_numpy()].dropna()
    texts = articles["text"].take(np.unique(pointing["at"])).to_dict()
    labels = articles.index
    rows: dict[tuple[int, str], str] = {}
    for start, end, row, article in pointing.itertuples(index=False):
        rows.setdefault((article, texts[labels[article]][start:end]), str(row))
    mentions = list(people["mentions"])
    spelled = list(chain.from_iterable(mentions))
    of = np.repeat(at, [len(some) for some in mentions]).astype(np.int64)

    def where(which: Ids) -> list[Where]:
        pairs = zip(listed(places.ids.take(of[which])), of[which].tolist(), which.tolist(), strict=True)
        return [Where(str(article), rows.get((at, spelled[n]))) for article, at, n in pairs]

    return _items(spelled, of, where, np.arange(len(of)))


def _carriers(every: Prepared, places: _Places) -> tuple[Item, ...]:
    """The ways from the publishers to the speaker; an article that names nobody has none."""
    source, via = (every.columns["articles"].coded(column) for column in ("source", "via"))
    at = places.articles
    pairs = (source.codes[at].astype(np.int64) + 1) * max(len(via.values), 1) + via.codes[at]
    known, of = np.unique(pairs, return_inverse=True)
    ways = [_way([*source.values, None][n // max(len(via.values), 1) - 1], via.values[n % len(via.values)]) for n in known.tolist()]
    return _items(np.array(ways, object)[of], at, places.where)


def _way(source: object, via: Iterable[str]) -> str:
    via = tuple(via)
    return carriers(source, via) if text_or(source) or via else ""


def themes_of(statements: pd.DataFrame) -> tuple[Theme, ...]:
    """The themes of statements, those of most first."""
    column = columns_of(statements).coded("themes")
    found = tallied(column, column.totals())
    return tuple(Theme(name, n) for name, n in sorted(found.items(), key=lambda item: (-item[1], item[0])) if name != ABSENT)


def _days(articles: pd.DataFrame, places: _Places) -> tuple[Day | None, Day | None]:
    """The first and the last day of publication; an undated article says nothing of either."""
    dated = np.flatnonzero(articles["published"].notna())
    if not len(dated):
        return None, None
    by_day = dated[np.argsort(articles["published"].to_numpy()[dated], kind="stable")]
    ends = by_day[[0, -1]]
    first, last = (
        Day(row.published, bool(row.published_inferred), where)
        for where, row in zip(places.where(places.articles[ends]), each(articles.iloc[ends]), strict=True)
    )
    return first, last
