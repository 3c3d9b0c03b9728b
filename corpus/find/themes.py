"""Words → themes, of an article and of its rows, with the words that decided."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import filterfalse

from corpus.frozen import frozen
from corpus.lexicon import Lexicon
from corpus.model import Document, Evidence

STRONG, WEAK = 3, 1
#: a strong word that is the theme's own name ("import substitution") counts for two: naming a theme is no passing mention
NAMED = 2 * STRONG
#: points an article of USUAL_LENGTH tokens needs for a theme: two strong words, of which one may stand for three weak
#: ones. A passing mention makes no theme. Other lengths need points in proportion to the root of their length …
ENOUGH = 6
USUAL_LENGTH = 600
#: … but never fewer than a strong word and a weak one
LEAST = 4
#: a word of the title counts three times, one of the first paragraph twice: news says first what it is about
IN_TITLE, IN_LEAD = 3, 2
#: share of the strongest theme's points below which a theme is a side issue of the article
SHARE = 0.15
#: the same words again say less: of one entry at most so many hits count
REPEATS = 3
#: entries of the vocabulary cache; articles share most of their words, hostile text must not grow it without end
CACHE = 50_000

WORD = re.compile(r"[\w']+\*?|[^\w\s]")


@dataclass(slots=True, eq=False)
class Entry:
    """One lexicon entry as token patterns; a pattern that ends in "*" stands for any ending. Told apart by identity: hits are
    counted by entry, and a hash of all fields each time is dear."""

    patterns: tuple[str, ...]
    theme: str
    points: int
    #: what the second word begins with ("*": anything), empty where there is one word alone
    second: str


@frozen
class Hit:
    """Words that speak for a theme: `start`/`end` their place, `entry` what they matched."""

    start: int
    end: int
    entry: Entry


def _entry(phrase: str, theme: str, points: int) -> Entry:
    patterns = tuple(WORD.findall(phrase.lower()))
    return Entry(patterns, theme, points, patterns[1][0] if len(patterns) > 1 else "")


class Vocabulary:
    """The entries that a token can begin, looked up once for each spelling."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.exact: dict[str, list[Entry]] = defaultdict(list)
        self.prefixes: dict[str, list[Entry]] = defaultdict(list)
        for theme, words in lexicon["themes"].items():
            for strength, points in (("strong", STRONG), ("weak", WEAK)):
                for phrase in words.get(strength, ()):
                    named = strength == "strong" and phrase.rstrip("*") in (theme, theme.removesuffix("s"))
                    self._add(_entry(phrase, theme, NAMED if named else points))
        self._lengths = sorted({len(prefix) for prefix in self.prefixes})
        #: the first letters of every prefix: what begins otherwise needs no look at each length
        self._shortest = min(self._lengths, default=0)
        self._heads = {prefix[: self._shortest] for prefix in self.prefixes}
        self.known: dict[str, tuple[Entry, ...]] = {}
        #: words that have been looked up and begin no entry
        self.nothing: set[str] = set()

    def _add(self, entry: Entry) -> None:
        first = entry.patterns[0]
        if first.endswith("*"):
            self.prefixes[first[:-1]].append(entry)
        else:
            self.exact[first].append(entry)

    def beginning_with(self, token: str) -> tuple[Entry, ...]:
        """Entries whose first word the token is; longer phrases first."""
        found = self.known.get(token)
        if found is None:
            entries = list(self.exact.get(token, ()))
            if token[: self._shortest] in self._heads:
                for length in self._lengths:
                    entries += self.prefixes.get(token[:length], ()) if length <= len(token) else ()
            found = tuple(sorted(entries, key=lambda e: -len(e.patterns)))
            if len(self.known) + len(self.nothing) >= CACHE:
                self.known.clear()
                self.nothing.clear()
            if found:
                self.known[token] = found
            else:
                self.nothing.add(token)
        return found


def find_themes(
    doc: Document, rows: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[tuple[str, ...], list[tuple[str, ...]], dict[str, tuple[Evidence, ...]]]:
    """The article's themes, strongest first; each row's themes; and for each theme of the article its words.

    A row's themes are those that a strong word, or two weak ones, of its sentences speak for.
    """
    hits = find_hits(doc, lexicon.compiled(Vocabulary))
    points = _points(doc, hits)
    needed = max(LEAST, ENOUGH * (len(doc.tokens) / USUAL_LENGTH) ** 0.5)
    needed = max(needed, SHARE * max(points.values(), default=0))
    themes = tuple(sorted((t for t, p in points.items() if p >= needed), key=lambda t: (-points[t], t)))
    starts = [hit.start for hit in hits]
    words = {theme: tuple(("word", h.start, h.end) for h in hits if h.entry.theme == theme) for theme in themes}
    return themes, [_of_row(doc, hits, starts, row) for row in rows], words


def find_hits(doc: Document, vocabulary: Vocabulary) -> list[Hit]:
    """Where the lexicon's words stand, in text order; of a theme's hits at one place the longest alone."""
    tokens = doc.tokens
    where, lower, start, end, known = tokens.where, tokens.lower, tokens.start, tokens.end, vocabulary.known
    size = len(lower)
    hits = []
    nothing = vocabulary.nothing
    for word in [*filterfalse(nothing.__contains__, where)]:  # most words begin nothing, and are known to
        for entry in known.get(word) or vocabulary.beginning_with(word):
            second = entry.second
            for i in where[word]:
                last = i
                if second:
                    following = lower[i + 1][0] if i + 1 < size else ""
                    if following != second and following != "-" and following != "’" and second != "*":
                        continue  # most phrases: their second word begins otherwise
                    last = _match(lower, i, entry.patterns)
                if last >= 0:
                    hits.append(Hit(start[i], end[last], entry))
    hits.sort(key=lambda h: (h.start, -h.end, h.entry.theme, -h.entry.points))
    reach: dict[str, int] = {}
    kept = []
    for hit in hits:
        if hit.start >= reach.get(hit.entry.theme, 0):
            kept.append(hit)
            reach[hit.entry.theme] = hit.end
    return kept


def _match(lower: Sequence[str], i: int, patterns: tuple[str, ...]) -> int:
    """Index of the last token of a phrase of two words or more that begins at `i`, -1 where it does not stand there; a hyphen may stand for a space."""
    last = i
    for pattern in patterns[1:]:
        last += 1
        if last < len(lower) and lower[last] == "-" and pattern != "-":
            last += 1
        if last >= len(lower):
            return -1
        token = lower[last].replace("’", "'")
        if not (token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern):
            return -1
    return last


def _points(doc: Document, hits: Sequence[Hit]) -> dict[str, int]:
    """Points a theme: the same entry counts at most REPEATS times, in the title and the lead more."""
    lead = next((p for p in doc.paragraphs if p.kind in {"body", "turn"}), None)
    points: dict[str, int] = defaultdict(int)
    seen: dict[Entry, int] = defaultdict(int)
    for hit in hits:
        seen[hit.entry] += 1
        in_title = doc.title is not None and doc.title.start <= hit.start < doc.title.end
        in_lead = lead is not None and lead.start <= hit.start < lead.end
        if seen[hit.entry] <= REPEATS or in_title:
            points[hit.entry.theme] += hit.entry.points * (IN_TITLE if in_title else IN_LEAD if in_lead else 1)
    return points


def _of_row(doc: Document, hits: Sequence[Hit], starts: Sequence[int], row: tuple[int, int]) -> tuple[str, ...]:
    start, end = row
    first = last = doc.sentence_at(start)
    if first < 0 or end > doc.sentences[first].end:
        last = doc.sentence_at(max(start, end - 1))
    low = bisect_left(starts, doc.sentences[first].start if first >= 0 else start)
    high = bisect_left(starts, doc.sentences[last].end if last >= 0 else end, low)
    if low >= high:
        return ()
    points: dict[str, int] = defaultdict(int)
    for hit in hits[low:high]:
        points[hit.entry.theme] += hit.entry.points
    told = [t for t, p in points.items() if p > WEAK]
    return tuple(sorted(told, key=lambda t: (-points[t], t)) if len(told) > 1 else told)
