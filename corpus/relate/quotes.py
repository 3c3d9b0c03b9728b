"""Quotes as words: what stands inside the marks, by whom, and which quotes run on from one another."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.relate.mentions import plain_rows
from corpus.tables import Tables

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
END = re.compile(r"[.!?…]")
#: a quoted fragment inside a mixed statement: any pair of marks that news uses
FRAGMENT = re.compile(r"“([^“”]{3,})”|«([^«»]{3,})»|\"([^\"]{3,})\"|‘([^‘’]{3,})’(?!\w)|''([^']{3,})''|„([^„“”]{3,})[“”]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words inside quote marks or of a transcript. `words` are in lower case, `places` their offsets in the article;
    `id` is the statement's."""

    id: str
    article: str
    speaker: str | None
    start: int
    end: int
    title: bool
    text: str
    sentence: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Quotes of one speaker with nothing between them but marks and white space: a stretch of speech without a gap."""

    quotes: tuple[Quote, ...]
    words: tuple[str, ...]

    def of_words(self, first: int, last: int) -> list[Quote]:
        """The quotes that words `first` to `last` (counted from 0, half open) stand in."""
        found, at = [], 0
        for quote in self.quotes:
            if at < last and first < at + len(quote.words):
                found.append(quote)
            at += len(quote.words)
        return found

    def ends(self) -> frozenset[int]:
        """Numbers of the words behind which a sentence or quote ends."""
        found, at = set(), 0
        for quote in self.quotes:
            for i in range(len(quote.words) - 1):
                if END.search(quote.text, quote.places[i][1] - quote.start, quote.places[i + 1][0] - quote.start):
                    found.add(at + i)
            at += len(quote.words)
            found.add(at - 1)
        return frozenset(found)


def quotes(tables: Tables) -> list[Quote]:
    """Every quote of the statements: direct ones as they are, of mixed ones what stands inside the marks. In the order of articles and text."""
    found = [quote for row in plain_rows(tables.statements) for quote in _of_row(row)]
    return sorted(found, key=lambda q: (q.article, q.start, q.end))


def _of_row(row: dict[str, Any]) -> Iterator[Quote]:
    if row["kind"] == "direct":
        yield _quote(row, row["text"], row["start"])
    elif row["kind"] == "mixed":
        for match in FRAGMENT.finditer(row["text"]):
            group = match.lastindex or 0
            yield _quote(row, match[group], row["start"] + match.start(group))


def _quote(row: dict[str, Any], text: str, start: int) -> Quote:
    found = list(WORD.finditer(text))
    return Quote(
        row["id"],
        row["article"],
        row["speaker"],
        start,
        start + len(text),
        row["part"] == "title",
        text,
        " ".join(row["sentence"].split()),
        tuple(match[0].casefold().replace("’", "'") for match in found),
        tuple((start + match.start(), start + match.end()) for match in found),
    )


def runs(found: list[Quote], texts: Mapping[str, str]) -> list[Run]:
    """The quotes joined to stretches of speech, in order."""
    by_article: dict[str, list[Quote]] = defaultdict(list)
    for quote in found:
        by_article[quote.article].append(quote)
    out: list[list[Quote]] = []
    for article, own in by_article.items():
        out.append([own[0]])
        for before, quote in itertools.pairwise(own):
            gap = texts[article][before.end : quote.start]
            # Another mark between them than those of one quote would be two quotes: only paragraphs of one speech run on.
            if quote.speaker == before.speaker is not None and not any(c.isalnum() for c in gap):
                out[-1].append(quote)
            else:
                out.append([quote])
    return [Run(tuple(own), tuple(word for quote in own for word in quote.words)) for own in out]
