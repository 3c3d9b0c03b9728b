"""What the articles in view say of one speaker: role, spellings, organisations, figures, themes, who carried the words.

Everything on a card leads to where it stands: `Where` names an article and, where there is one, a row in it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.board.filters import View, each
from corpus.board.highlight import text_or
from corpus.board.quotes import carriers
from corpus.board.speakers import Tally, tally
from corpus.board.speeches import COUNTED

#: columns of articles that a card shows; not their texts, which are long
SHOWN = ["id", "title", "source", "via", "published", "published_inferred"]
#: statements that are looked at for how they name the speaker: enough for a place of each spelling
MOST_POINTING = 2000
#: bytes that a row takes on a card, about: a sentence, a name, offsets
ROW_SIZE = 400


class Where(NamedTuple):
    """A place: an article's id, and the id of a row in it or None."""

    article: str
    row: str | None


class Item(NamedTuple):
    """One thing said of the speaker, as the articles print it, and where: one place an article."""

    text: str
    where: tuple[Where, ...]


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
    named = {*statements["article"].unique(), *facts["article"].unique()}
    every = view.everything.articles
    articles = every[SHOWN][every["id"].isin(named)]
    rows = _first_rows(statements, facts)
    people = view.everything.speakers
    people = people[(people["name"] == speaker).to_numpy(dtype=bool) & people["article"].isin(named).to_numpy(dtype=bool)]
    first, last = _days(articles, rows)
    return Card(
        name=speaker,
        type=str(people["type"].iloc[0]) if len(people) else "",
        counts={counting: _tally(statements, counting, speaker) for counting in COUNTED},
        roles=_printed(people, "role", rows),
        organisations=_printed(people, "organisation", rows),
        spellings=_spellings(people, every, statements),
        carriers=_carriers(articles, rows),
        themes=themes_of(statements),
        first=first,
        last=last,
        undated=int(articles["published"].isna().sum()),
        articles=articles,
        statements=statements,
        facts=facts,
    )


def of_speaker(rows: pd.DataFrame, speaker: str) -> pd.DataFrame:
    """The rows of one speaker: the same table where all of them are."""
    own = (rows["speaker"] == speaker).to_numpy(dtype=bool)
    return rows if own.all() else rows.take(np.flatnonzero(own))


def _tally(statements: pd.DataFrame, counting: str, speaker: str) -> Tally:
    return next(iter(tally(statements, counting)), Tally(speaker, 0, 0, 0))


def _first_rows(statements: pd.DataFrame, facts: pd.DataFrame) -> dict[str, str]:
    """The first row of each article: a statement, else a figure."""
    found: dict[str, str] = {}
    for rows in (statements, facts):
        for article, row in zip(rows["article"], rows["id"], strict=True):
            found.setdefault(str(article), str(row))
    return found


def _items(pairs: Iterable[tuple[str, Where]]) -> tuple[Item, ...]:
    """The texts, those of most articles first, each once with its places; "" is left out."""
    places: dict[str, dict[str, Where]] = {}
    for text, where in pairs:
        if text:
            known = places.setdefault(text, {})
            if where.article not in known or known[where.article].row is None:
                known[where.article] = where
    ordered = sorted(places.items(), key=lambda item: -len(item[1]))
    return tuple(Item(text, tuple(known.values())) for text, known in ordered)


def _spellings(people: pd.DataFrame, articles: pd.DataFrame, statements: pd.DataFrame) -> tuple[Item, ...]:
    """The names that the articles use; one leads to the statement whose speaker it points to, where there is one."""
    pointing = statements[["article", "speaker_start", "speaker_end", "id"]].head(MOST_POINTING).dropna()
    texts = articles[["id", "text"]][articles["id"].isin(pointing["article"].unique())].set_index("id")["text"].to_dict()
    rows: dict[tuple[str, str], str] = {}
    for article, start, end, row in pointing.itertuples(index=False):
        rows.setdefault((article, texts[article][start:end]), str(row))
    columns = zip(people["article"], people["mentions"], strict=True)
    return _items((spelling, Where(str(a), rows.get((a, spelling)))) for a, mentions in columns for spelling in mentions)


def _printed(people: pd.DataFrame, column: str, rows: Mapping[str, str]) -> tuple[Item, ...]:
    """A column of the speakers' table, as the articles print it."""
    named = people[people[column].notna()]
    return _items((str(text), Where(str(a), rows.get(a))) for a, text in zip(named["article"], named[column], strict=True))


def _carriers(articles: pd.DataFrame, rows: Mapping[str, str]) -> tuple[Item, ...]:
    """The ways from the publishers to the speaker; an article that names nobody has none."""
    columns = zip(articles["id"], articles["source"], articles["via"], strict=True)
    return _items((carriers(source, via), Where(a, rows.get(a))) for a, source, via in columns if text_or(source) or len(via))


def themes_of(statements: pd.DataFrame) -> tuple[Theme, ...]:
    """The themes of statements, those of most first."""
    found = Counter(chain.from_iterable(statements["themes"]))
    return tuple(Theme(name, n) for name, n in sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _days(articles: pd.DataFrame, rows: Mapping[str, str]) -> tuple[Day | None, Day | None]:
    """The first and the last day of publication; an undated article says nothing of either."""
    dated = np.flatnonzero(articles["published"].notna())
    if not len(dated):
        return None, None
    by_day = dated[np.argsort(articles["published"].to_numpy()[dated], kind="stable")]
    days = [
        Day(row.published, bool(row.published_inferred), Where(row.id, rows.get(row.id))) for row in each(articles.iloc[by_day[[0, -1]]])
    ]
    return days[0], days[1]
