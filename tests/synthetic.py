"""Tables of as many facts as wanted, quickly: seeded, of the shape that real articles give.

An article has about 50 facts, three in five of their sentences are somebody's statement. Who speaks, of which place, in
which unit and on which theme is drawn by Zipf's law, so that a few values are in most rows and most values in few.
Offsets hold: `text[start:end]` of an article is its row's text.
"""

from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from corpus import schema
from corpus.tables import Tables

SPEAKERS, PLACES, UNITS, THEMES, SOURCES = 3000, 100, 60, 15, 200
FACTS_AN_ARTICLE = 50
MOST_ARTICLES = 20_000
#: share of facts whose sentence is a statement; shares of rows without speaker, place, period, measure; of undated articles
SAID, NO_SPEAKER, NO_PLACE, NO_PERIOD, NO_MEASURE, UNDATED = 0.6, 0.15, 0.4, 0.5, 0.3, 0.1
FIRST, LAST = (
    "Mara Tom Orla Ivan Lena Amir Dana Bo Cy Di Ewa Finn Gita Hugo Ines Jun Kofi Lars Mei Nils".split(),  # noqa: SIM905
    "Tolk Reyes Brandt Sedov Fischer Haddad Ruiz Chen Dorn Fenn Nowak Aho Rao Berg Costa Ito Mensah Holm Lin Vik".split(),  # noqa: SIM905
)
GOODS = "tea steel drones motors timber software grain ships bricks cables turbines medicines tractors glass lamps pumps".split()  # noqa: SIM905
WHAT = ("exports", "output", "sales", "imports", "prices", "stocks", "orders", "investment", "jobs", "deliveries")
VERBS = ("reached", "grew to", "fell to", "came to", "stood at", "amounted to")
MONEY = ("USD", "RUB", "EUR", "CNY", "GBP", "INR")
PLAIN = ("percent", "tonne", "kilometre", "megawatt", "year", "times", "percentage point", "hectare")

Codes = npt.NDArray[np.int64]


def tables(facts: int, seed: int = 1) -> Tables:
    """The six tables with so many facts. The same number and seed give the same tables."""
    draw = np.random.default_rng(seed)
    articles = max(1, min(MOST_ARTICLES, facts // FACTS_AN_ARTICLE))
    of = np.sort(draw.integers(0, articles, facts))
    head = _articles(draw, articles)
    row = _rows(draw, facts)
    sentences = _sentences(row)
    start, texts = _texts(head["title"], sentences, of, articles)
    said = draw.random(facts) < SAID
    place = {"sentence": sentences, "sentence_start": start, "of": of}
    return Tables(
        articles=_article_table(head, texts),
        speakers=_speaker_table(head, of, row["speaker"]),
        statements=_statement_table(draw, head, row, place, np.flatnonzero(said)),
        facts=_fact_table(draw, head, row, place),
        dates=_date_table(head, row, place),
        problems=_problem_table(head),
    )


# ------------------------------------------------------------------ what is drawn
@cache
def _shares(count: int) -> npt.NDArray[np.float64]:
    """Zipf's law, a little flattened at its head."""
    weights = 1 / (np.arange(count) + 3.0)
    return np.cumsum(weights / weights.sum())


def _zipf(draw: np.random.Generator, count: int, rows: int, absent: float = 0.0) -> Codes:
    """Codes 0 to count - 1, -1 for a value that is absent."""
    found = np.searchsorted(_shares(count), draw.random(rows)).clip(max=count - 1)
    found[draw.random(rows) < absent] = -1
    return found


@cache
def names() -> dict[str, list[str]]:
    """The values of each category, most frequent first."""
    people = [f"{FIRST[n % 20]} {LAST[n // 20 % 20]}" + (f" {n // 400 + 1}" if n >= 400 else "") for n in range(SPEAKERS)]
    counted = [f"count:{good.removesuffix('s')}" for good in GOODS] + [f"count:item {n}" for n in range(UNITS)]
    return {
        "speaker": people,
        "role": [f"head of the office of {GOODS[n % 16]} {n // 16 + 1}" for n in range(400)],
        "organisation": [f"Office {n + 1}" for n in range(400)],
        "place": [f"{LAST[n % 20]}{('haven', 'ford', 'berg', 'mouth', 'stad')[n // 20]}" for n in range(PLACES)],
        "unit": [*MONEY, *PLAIN, *counted][:UNITS],
        "theme": [f"theme of {good}" for good in GOODS[:THEMES]],
        "source": [f"{LAST[n % 20]} {('Courier', 'Daily', 'Times', 'Post')[n % 4]} {n // 20 + 1}" for n in range(SOURCES)],
        "period": [str(year) for year in range(2023, 1993, -1)],
        "measure": [f"{what} of {good}" for good in GOODS for what in WHAT],
        "approx": ["exact", "about", "more_than", "almost", "less_than"],
        "direction": ["increase", "decrease"],
        "kind": ["indirect", "direct", "mixed"],
    }


@cache
def themes() -> list[list[str]]:
    """The sets of themes that sentences have, most frequent first: none, one, two."""
    known = names()["theme"]
    return [[], *([one] for one in known), *([one, other] for n, one in enumerate(known) for other in known[n + 1 :])]


def _articles(draw: np.random.Generator, count: int) -> dict[str, pa.Array | Codes]:
    number = pa.array(np.arange(count)).cast(pa.string())
    ids = pc.binary_join_element_wise("a", pc.utf8_lpad(number, 6, "0"), ".txt", "")
    about = _take("measure", _zipf(draw, 160, count))
    title = pc.binary_join_element_wise("Report ", number, ": ", about, "")
    days = draw.integers(8000, 19700, count).astype("datetime64[D]")
    days[draw.random(count) < UNDATED] = np.datetime64("NaT")
    return {
        "id": ids, "title": title, "published": days, "inferred": (draw.random(count) < 0.1) & ~np.isnat(days),
        "source": _zipf(draw, SOURCES, count, 0.1), "themes": _zipf(draw, 60, count),
    }  # fmt: skip


def _rows(draw: np.random.Generator, facts: int) -> dict[str, Codes]:
    """What each fact says: codes of its values, and its number."""
    low = draw.integers(1, 1000, facts)
    return {
        "speaker": _zipf(draw, SPEAKERS, facts, NO_SPEAKER),
        "place": _zipf(draw, PLACES, facts, NO_PLACE),
        "period": _zipf(draw, 30, facts, NO_PERIOD),
        "measure": _zipf(draw, 160, facts, NO_MEASURE),
        "unit": _zipf(draw, UNITS, facts),
        "approx": _zipf(draw, 5, facts),
        "direction": _zipf(draw, 2, facts, 0.6),
        "verb": draw.integers(0, len(VERBS), facts),
        "themes": _zipf(draw, len(themes()), facts),
        "number": low,
        "millions": draw.integers(0, 2, facts),
    }


def _take(name: str, codes: Codes) -> pa.Array:
    return pa.array(names()[name]).take(pa.array(codes, mask=codes < 0))


# ------------------------------------------------------------------ texts
def _printed(row: dict[str, Codes]) -> pa.Array:
    """The figures as an article prints them, without the unit's name where that is long."""
    unit = [u if u in MONEY else "%" if u == "percent" else u.removeprefix("count:") for u in names()["unit"]]
    number = pa.array(row["number"]).cast(pa.string())
    size = pa.array(["", " million"]).take(pa.array(row["millions"]))
    return pc.binary_join_element_wise(number, size, " ", pa.array(unit).take(pa.array(row["unit"])), "")


def _sentences(row: dict[str, Codes]) -> dict[str, pa.Array]:
    """The sentences, what of them is said, and the figures in them: each a part of the one before, with its offset."""
    subject = pc.coalesce(_take("measure", row["measure"]), pa.scalar("total"))
    verb = pa.array(VERBS).take(pa.array(row["verb"]))
    lead = pc.binary_join_element_wise("In this branch the ", subject, " ", verb, " ", "")
    printed = _printed(row)
    where = pc.coalesce(pc.binary_join_element_wise(" in ", _take("place", row["place"]), ""), pa.scalar(""))
    when = pc.coalesce(pc.binary_join_element_wise(" in ", _take("period", row["period"]), ""), pa.scalar(""))
    content = pc.binary_join_element_wise(lead, printed, where, when, "")
    who = pc.coalesce(_take("speaker", row["speaker"]), pa.scalar("an official"))
    return {
        "lead": lead,
        "printed": printed,
        "before_period": pc.binary_join_element_wise(lead, printed, where, ""),
        "content": content,
        "sentence": pc.binary_join_element_wise(content, ", ", who, " said.", ""),
    }


def _texts(titles: pa.Array, sentences: dict[str, pa.Array], of: Codes, articles: int) -> tuple[Codes, pa.Array]:
    """Where each sentence begins in its article, and the articles' texts."""
    lengths = pc.utf8_length(sentences["sentence"]).to_numpy(zero_copy_only=False).astype(np.int64) + 1
    before = np.cumsum(lengths) - lengths
    offsets = np.searchsorted(of, np.arange(articles + 1))
    heads = pc.utf8_length(titles).to_numpy(zero_copy_only=False).astype(np.int64) + 2
    firsts = np.append(before, lengths.sum())[offsets[:-1]]
    bodies = pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), sentences["sentence"]), " ")
    return before - firsts[of] + heads[of], pc.binary_join_element_wise(titles, bodies, "\n\n")


# ------------------------------------------------------------------ tables
def _article_table(head: dict[str, pa.Array | Codes], texts: pa.Array) -> pd.DataFrame:
    count = len(texts)
    sets = np.array([*themes(), None], object)[:-1]
    given = {
        "id": head["id"], "path": head["id"], "title": head["title"], "source": _category("source", head["source"]),
        "sha256": pc.utf8_lpad(pa.array(np.arange(count)).cast(pa.string()), 64, "0"), "via": _lists([[]], np.zeros(count, int)),
        "published": head["published"], "published_inferred": head["inferred"], "language": pd.Categorical(["en"] * count),
        "words": pc.list_value_length(pc.split_pattern(texts, " ")), "text": texts, "themes": sets[head["themes"]],
        "boilerplate": _lists([[]], np.zeros(count, int)),
    }  # fmt: skip
    return _table("articles", given, count)


def _speaker_table(head: dict[str, pa.Array | Codes], of: Codes, speaker: Codes) -> pd.DataFrame:
    """Each speaker once in each article that has a sentence of theirs."""
    known = speaker >= 0
    pairs = np.unique(of[known] * SPEAKERS + speaker[known])
    article, who = pairs // SPEAKERS, pairs % SPEAKERS
    spellings = [[name, name.split()[1]] for name in names()["speaker"]]
    given = {
        "article": _of_articles(head["id"], article), "name": _take("speaker", who), "role": _take("role", who % 400),
        "organisation": _take("organisation", who % 400), "type": pd.Categorical.from_codes(np.zeros(len(who), int), ["person"]),
        "mentions": _lists(spellings, who),
    }  # fmt: skip
    return _table("speakers", given, len(pairs))


def _shared(head: dict[str, pa.Array | Codes], of: Codes, speaker: Codes) -> dict[str, object]:
    """What statements and facts repeat of their article and speaker."""
    title = pd.Categorical.from_codes(of, pd.Index(pd.array(head["title"].to_pandas(), dtype="str")))
    source = np.where(of >= 0, head["source"][of], -1)
    role = np.where(speaker < 0, -1, speaker % 400)
    return {
        "article": _of_articles(head["id"], of), "title": _sorted(title), "source": _category("source", source),
        "published": head["published"][of], "speaker": _category("speaker", speaker),
        "role": _category("role", role), "organisation": _category("organisation", role),
    }  # fmt: skip


def _fact_table(
    draw: np.random.Generator, head: dict[str, pa.Array | Codes], row: dict[str, Codes], place: dict[str, object]
) -> pd.DataFrame:
    count = len(row["unit"])
    said, start = place["sentence"], place["sentence_start"]
    first = start + _length(said["lead"])
    value = row["number"] * np.where(row["millions"] == 1, 1e6, 1.0)
    open_low, open_high = np.isin(row["approx"], (3, 4)), row["approx"] == 2
    given = _shared(head, place["of"], row["speaker"]) | {
        "id": _ids("f", np.arange(count)), "start": first, "end": first + _length(said["printed"]), "text": said["printed"],
        "part": pd.Categorical.from_codes(np.zeros(count, int), ["body"]), "value": value,
        "low": np.where(open_low, np.nan, value * np.where(row["approx"] == 1, 0.9, 1.0)),
        "high": np.where(open_high, np.nan, value * np.where(row["approx"] == 1, 1.1, 1.0)),
        "unit": _category("unit", row["unit"]), "approx": _category("approx", row["approx"]),
        "direction": _category("direction", row["direction"]), "measure": _take("measure", row["measure"]),
        "place": _category("place", row["place"]), "period": _category("period", row["period"]), "sentence": said["sentence"],
        "inferred": _lists([[], ["place"], ["period", "place"]], draw.integers(0, 3, count)), "themes": _lists(themes(), row["themes"]),
        "rule": pd.Categorical.from_codes(np.zeros(count, int), ["synthetic"]),
    }  # fmt: skip
    return _table("facts", given, count)


def _statement_table(
    draw: np.random.Generator, head: dict[str, pa.Array | Codes], row: dict[str, Codes], place: dict[str, object], at: Codes
) -> pd.DataFrame:
    count, said = len(at), {key: text.take(pa.array(at)) for key, text in place["sentence"].items()}
    start = place["sentence_start"][at]
    given = _shared(head, place["of"][at], row["speaker"][at]) | {
        "id": _ids("s", at), "start": start, "end": start + _length(said["content"]), "text": said["content"],
        "part": pd.Categorical.from_codes(np.zeros(count, int), ["body"]), "kind": _category("kind", _zipf(draw, 3, count)),
        "sentence": said["sentence"], "cue": pa.array(["said"]).take(pa.array(np.zeros(count, int))),
        "themes": _lists(themes(), row["themes"][at]), "rule": pd.Categorical.from_codes(np.zeros(count, int), ["synthetic"]),
    }  # fmt: skip
    return _table("statements", given, count)


def _date_table(head: dict[str, pa.Array | Codes], row: dict[str, Codes], place: dict[str, object]) -> pd.DataFrame:
    """The years that sentences name."""
    at = np.flatnonzero(row["period"] >= 0)
    start = place["sentence_start"][at] + _length(place["sentence"]["before_period"].take(pa.array(at))) + 4
    year = _take("period", row["period"][at])
    given = {
        "article": _of_articles(head["id"], place["of"][at]), "start": start, "end": start + 4, "text": year,
        "type": pd.Categorical.from_codes(np.zeros(len(at), int), ["DATE"]), "value": year,
        "rule": pd.Categorical.from_codes(np.zeros(len(at), int), ["synthetic"]),
    }  # fmt: skip
    return _table("dates", given, len(at))


def _problem_table(head: dict[str, pa.Array | Codes]) -> pd.DataFrame:
    """An undated article says so."""
    at = np.flatnonzero(np.isnat(head["published"]))
    message = pa.array(["no publication date"]).take(pa.array(np.zeros(len(at), int)))
    stage = _sorted(pd.Categorical.from_codes(np.zeros(len(at), int), pd.Index(["published"], dtype="str")))
    return _table("problems", {"article": _of_articles(head["id"], at), "stage": stage, "message": message}, len(at))


# ------------------------------------------------------------------ columns
def _table(name: str, given: dict[str, object], count: int) -> pd.DataFrame:
    """The schema's columns with its dtypes; what is not given is absent."""
    found = {}
    for column in schema.TABLES[name]:
        values = given.get(column.name)
        if isinstance(values, pa.Array | pa.ChunkedArray):
            values = values.to_pandas()
        if column.dtype == "list":
            found[column.name] = pd.Series(values, dtype="object")
        elif values is None:
            missing = (
                pd.Categorical.from_codes(np.full(count, -1), pd.Index([], dtype="str")) if column.dtype == "category" else [None] * count
            )
            found[column.name] = pd.Series(missing, dtype=column.dtype)
        else:
            found[column.name] = pd.Series(values).astype(column.dtype)
    return pd.DataFrame(found)


def _category(name: str, codes: Codes) -> pd.Categorical:
    """A category column with the values that occur, in alphabetical order."""
    return _sorted(pd.Categorical.from_codes(codes, pd.Index(names()[name], dtype="str")))


def _sorted(values: pd.Categorical) -> pd.Categorical:
    there = values.remove_unused_categories()
    return there.reorder_categories(pd.Index(sorted(there.categories), dtype="str"))


def _of_articles(ids: pa.Array, codes: Codes) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(ids.to_pandas().astype("str"))).remove_unused_categories()


def _lists(pool: list[list[str]], codes: Codes) -> npt.NDArray[np.object_]:
    """A list for each row; rows with the same values share one."""
    found = np.empty(len(pool), object)
    found[:] = pool
    return found[codes]


def _ids(letter: str, numbers: Codes) -> pa.Array:
    return pc.binary_join_element_wise(letter, pc.utf8_lpad(pa.array(numbers).cast(pa.string()), 12, "0"), "")


def _length(texts: pa.Array) -> Codes:
    return pc.utf8_length(texts).to_numpy(zero_copy_only=False).astype(np.int64)
