"""Rows of facts as mentions that can be compared: units brought together, measures taken apart, bounds as intervals."""

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from corpus.lexicon import Lexicon
from corpus.relate.intervals import OPEN, Interval
from corpus.relate.measures import Measure, lemma, measure, words
from corpus.tables import Tables

#: a printed number, and what its last digit may hide: half of its place
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: how far a figure may lie from the bound that words give it and still be told by them: "almost 270" may be 243. The
#: contract reads "about" as 10 % either way; the same is taken for the open side of the other bounds.
LEEWAY = 0.1
#: columns of facts that a mention is made of
READ = ["id", "article", "start", "end", "text", "part", "value", "low", "high", "unit", "approx", "direction", "measure"]
READ += ["place", "period", "baseline", "speaker", "sentence", "inferred"]
#: units of shares and changes; all others are amounts, durations aside
SHARES = frozenset(["percent", "percentage point", "times", "point"])
DURATIONS = frozenset(["year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "quarter", "night"])
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»']*\s+(?=(?:[—–-]\s*)?[\"“«‘']*[A-ZÀ-Þ0-9])")
#: a stop behind these ends no sentence
NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Prof|Jr|Sr|No|vs|Inc|Corp|Co|Ltd|[A-Z]|[A-Z]\.[A-Z])\.)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A row of facts. `unit` is canonical: fractions are percent. `said` is what the words allow, `rounded` the same with
    printed numbers taken as rounded to their last digit, `near` the figures that may be the same one told in other words."""

    id: str
    article: str
    start: int
    end: int
    text: str
    title: bool
    value: float
    unit: str
    approx: str
    said: Interval
    rounded: Interval
    near: Interval
    direction: str | None
    wording: str | None
    measure: Measure
    place: str | None
    period: str | None
    baseline: str | None
    speaker: str | None
    sentence: str
    inferred: frozenset[str]

    @property
    def is_amount(self) -> bool:
        """Whether it is so much of something: no share, no change, no length of time."""
        return self.unit not in SHARES and self.unit not in DURATIONS

    @property
    def is_share(self) -> bool:
        """Whether it may be a share of a whole."""
        return self.unit == "percent" and self.direction is None and 0 < self.value <= 100

    @property
    def is_vague(self) -> bool:
        """Whether the words give no number of their own: "thousands", "dozens", or a range."""
        return self.approx == "exact" and self.said.low < self.said.high


def mentions(tables: Tables, lexicon: Lexicon) -> list[Mention]:
    """Every row of facts, articles in the order of their ids, each in the order of its text."""
    lists = lexicon.compiled(words)
    known: dict[tuple[str | None, str | None, str, bool], Measure] = {}

    def taken_apart(wording: str | None, place: str | None, unit: str, sentence: str) -> Measure:
        key = wording, place, unit, _opens(sentence, wording)
        if key not in known:
            known[key] = _with_noun(measure(wording, place, lists, key[3]), unit)
        return known[key]

    rows = (mention(row, taken_apart) for row in plain_rows(tables.facts[READ]))
    return sorted(rows, key=lambda m: (m.article, m.start, m.end, m.id))


def plain_rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a table as plain values, None where there is none."""
    columns = {name: _plain(table[name]) for name in table.columns}
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))


def _plain(column: "pd.Series[Any]") -> list[Any]:
    missing = column.isna().to_numpy()
    return [None if none else value for value, none in zip(column.tolist(), missing, strict=True)]


def _opens(sentence: str, wording: str | None) -> bool:
    """Whether a measure stands at the head of a sentence, or not in its own words anywhere."""
    at = sentence.find(wording) if wording else -1
    return at <= 0 or not re.search(r"[\w,;:—–-][\s\"“«]*$", sentence[:at])


def mention(row: dict[str, Any], taken_apart: Callable[[str | None, str | None, str, str], Measure]) -> Mention:
    """One row of facts as a mention."""
    by = 100.0 if row["unit"] == "fraction" else 1.0
    unit = "percent" if row["unit"] == "fraction" else row["unit"]
    said = Interval(
        -OPEN if row["low"] is None else row["low"] * by,
        OPEN if row["high"] is None else row["high"] * by,
    )
    half = half_digit(row["text"], row["value"], unit)
    place, wording = row["place"], row["measure"]
    unsaid = " ".join(part for part in (place, row["speaker"]) if part)
    return Mention(
        id=row["id"],
        article=row["article"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        title=row["part"] == "title",
        value=row["value"] * by,
        unit=unit,
        approx=row["approx"],
        said=said,
        rounded=Interval(said.low - half, said.high + half),
        near=_near(row["approx"], said, half),
        direction=row["direction"],
        wording=wording,
        measure=taken_apart(wording, unsaid, unit, row["sentence"]),
        place=place,
        period=row["period"],
        baseline=row["baseline"],
        speaker=row["speaker"],
        sentence=row["sentence"],
        inferred=frozenset(row["inferred"]),
    )


def half_digit(text: str, value: float, unit: str) -> float:
    """Half of the place of the last printed digit, in the unit of `value`: what rounding may hide. Counts are not rounded.

    >>> half_digit("$ 30 billion", 30e9, "USD"), half_digit("44%", 44, "percent"), half_digit("243 businesses", 243, "count:business")
    (500000000.0, 0.5, 0.0)
    """
    found = NUMBER.search(text)
    if not found:
        return 0.0
    digits = found[0].replace(",", "").rstrip(".")
    number = float(digits)
    scale = value / number if number else 0.0
    if unit.startswith("count") and scale < 1.5:
        return 0.0
    return 0.5 * 10.0 ** -len(digits.partition(".")[2]) * scale


def _near(approx: str, said: Interval, half: float) -> Interval:
    if approx == "more_than" and said.low > -OPEN:
        return Interval(said.low, said.low * (1 + LEEWAY))
    if approx in ("almost", "less_than") and said.high < OPEN:
        return Interval(said.high * (1 - LEEWAY), said.high)
    return Interval(said.low - half, said.high + half)


def _with_noun(found: Measure, unit: str) -> Measure:
    """A count's noun is part of what is measured: "20 chemical plants"."""
    if not unit.startswith("count:"):
        return found
    noun = [lemma(word) for word in unit.removeprefix("count:").partition("/")[0].split()]
    return Measure(noun[-1] if noun else found.head, found.content | frozenset(noun), found.names)


def family(unit: str) -> str:
    """What units must share to be compared: of counts the last word of the noun.

    >>> family("count:national project"), family("count:project"), family("USD")
    ('count:project', 'count:project', 'USD')
    """
    return f"count:{unit.rpartition(' ')[2].removeprefix('count:')}" if unit.startswith("count:") else unit


def digits(value: float) -> int:
    """How many digits a number has without the zeros at its end: how telling it is.

    >>> digits(30e9), digits(44), digits(3210), digits(0.5), digits(16.5)
    (1, 2, 3, 1, 3)
    """
    if not value or math.isinf(value):
        return 0
    return len(f"{value:.6e}".partition("e")[0].replace(".", "").replace("-", "").rstrip("0"))


def is_distinctive(m: Mention) -> bool:
    """Whether a figure is told twice by chance so seldom that the same value speaks for the same figure: three digits, or two
    that are no multiple of five ("44%", "$3.7 billion"; not "50%", "ten people", "a third")."""
    count = 0 if m.unit == "percent" and not NUMBER.search(m.text) and "percent" not in m.text.casefold() else digits(m.value)
    two = count == 2 and int(f"{m.value:.6e}".partition("e")[0].replace(".", "")[:2]) % 5 != 0
    return not m.is_vague and (count > 2 or two) and not (m.unit in DURATIONS or (m.unit.startswith("count") and m.value < 20))


class Article:
    """What checks need of an article beside its facts: its text and where its sentences begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: list[int] | None = None

    def sentence(self, start: int) -> int:
        """The number of the sentence that a place stands in; a quote's sentences are counted one by one."""
        if self._ends is None:
            self._ends = sentence_starts(self.text)
        return bisect_left(self._ends, start + 1) - 1

    def span(self, number: int) -> tuple[int, int]:
        """Start and end of a sentence by its number."""
        starts = self._ends or sentence_starts(self.text)
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self.text)


def sentence_starts(text: str) -> list[int]:
    """Where sentences and paragraphs begin, 0 first.

    >>> sentence_starts("One is one. Mr. Lee agrees.\\n\\nTwo.")
    [0, 12, 29]
    """
    found = {0}
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.add(at + len(line) - len(line.lstrip()))
            for end in SENTENCE_END.finditer(line):
                if not NO_END.search(line, max(0, end.start() - 8), end.start() + 0):
                    found.add(at + end.end())
        at += len(line)
    return sorted(found)
