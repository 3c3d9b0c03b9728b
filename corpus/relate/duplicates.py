"""Articles that repeat an earlier one: the same text, or nearly (a syndicated copy with another header, cut or edited).

Candidates share sampled word sequences, chosen by a checksum that is 0 modulo SAMPLED (Manber 1994, Broder 1997) and kept
in an index from checksum to articles. rapidfuzz then measures how many words two candidates have in common in order. (A
MinHash library was tried: importing it takes a second, which every small run would pay; this index takes 0.3 ms an
article and finds the same copies.) The first article in the order of reading is the original of those that repeat it.
"""

import hashlib
import re
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

WORD = re.compile(r"\w+")
#: words of a sequence; articles of fewer words than LEAST are held against others for being the very same only
SEQUENCE, LEAST = 4, 40
#: one word in so many begins a sequence that is kept
SAMPLED = 8
#: share of the shorter article's samples from which two are compared, and candidates that are compared at most
CANDIDATES, COMPARED = 0.3, 5
#: articles that are remembered for one sequence: one that stands in more is a site's own (a footer, a disclaimer)
COMMON = 50
#: share of words in common and in order from which an article repeats another; two reports of one event share far less
REPEATED = 0.8
#: words up to which two stretches are compared word by word, which takes time with the square of their length: 10 ms for
#: so many; longer articles are cut at the sequences that both have once
STRETCH = 10_000


class Fingerprint(NamedTuple):
    """What is kept of a text to find its copies: a hash of its words, and for near copies the words and the samples."""

    key: bytes
    words: str = ""
    samples: frozenset[int] = frozenset()


def fingerprint(text: str, near: bool = True) -> Fingerprint:
    """The fingerprint of a text. `near` False: it finds the very same words only, a space or a mark apart."""
    words = WORD.findall(text.casefold()) if near else text.split()
    joined = " ".join(words)
    key = hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest() if words else b""
    return Fingerprint(key, joined, frozenset(_samples(words))) if near and len(words) >= LEAST else Fingerprint(key)


class Duplicates:
    """Remembers fingerprints and finds what repeats an earlier one, of these or of those in `before`, which stays as it is."""

    def __init__(self, before: "Duplicates | None" = None) -> None:
        self.before = before
        #: words → the original and how much it shares: a copy of a copy repeats the original
        self.same: dict[bytes, tuple[str, float]] = {}
        self.index: dict[int, list[str]] = {}
        self.seen: dict[str, tuple[str, int]] = {}

    def mark(self, record: dict[str, Any], seen: Fingerprint | None = None) -> dict[str, Any]:
        """The record with `duplicate_of` and `similarity` where its words are in an article seen before."""
        found = self.repeated(record["id"], seen or fingerprint(record["text"]))
        return record if found is None else record | {"duplicate_of": found[0], "similarity": found[1]}

    def repeated(self, article_id: str, seen: Fingerprint) -> tuple[str, float] | None:
        """The article seen before that this one repeats, and how much of it; None where it is new. Either way it is remembered."""
        found = self.find(seen)
        if seen.key:
            self.same[seen.key] = found or (article_id, 1.0)
        if seen.words and not found:
            self.seen[article_id] = seen.words, len(seen.samples)
            for sample in seen.samples:
                articles = self.index.setdefault(sample, [])
                if len(articles) < COMMON:
                    articles.append(article_id)
        return found

    def find(self, seen: Fingerprint) -> tuple[str, float] | None:
        """The same, and nothing is remembered."""
        if self.before and (found := self.before.find(seen)):
            return found
        return self.same.get(seen.key) or (self._nearest(seen) if seen.words else None)

    def _nearest(self, seen: Fingerprint) -> tuple[str, float] | None:
        """The earlier article that shares most words in order, with their share; None where none shares enough."""
        telling = [sample for sample in seen.samples if len(self.index.get(sample, ())) < COMMON]
        counts = Counter(other for sample in telling for other in self.index.get(sample, ()))
        likely = [(n, other) for other, n in counts.items() if n >= max(2, CANDIDATES * min(len(telling), self.seen[other][1]))]
        best: tuple[str, float] | None = None
        for _, other in sorted(likely, key=lambda item: (-item[0], item[1]))[:COMPARED]:
            shared = round(similarity(seen.words.split(" "), self.seen[other][0].split(" ")), 3)
            if shared >= REPEATED and (best is None or shared > best[1]):
                best = other, shared
        return best


def _samples(words: list[str]) -> set[int]:
    """Checksums of the sequences that are kept."""
    return {zlib.crc32(sequence.encode("utf-8", "surrogatepass")) for _, sequence in _sequences(words)}


def _sequences(words: Sequence[str]) -> list[tuple[int, str]]:
    """The sequences that are kept, with their places: those that begin with a word whose own checksum says so, in every article alike."""
    first = {word for word in set(words) if zlib.crc32(word.encode("utf-8", "surrogatepass")) % SAMPLED == 0}
    last = len(words) - SEQUENCE
    return [(i, " ".join(words[i : i + SEQUENCE])) for i, word in enumerate(words) if word in first and i <= last]


# ------------------------------------------------------------------ how much two have in common
def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Share of the words of both that they have in common in the same order; 0 where it is surely under REPEATED.

    >>> similarity("a b c d e f g h i j".split(), "a b c d e f g h i x".split())
    0.9
    """
    from rapidfuzz.distance import Indel, LCSseq  # here, not above: most articles have no candidate

    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < REPEATED * total:
        return 0.0
    if max(len(one), len(other)) <= STRETCH:
        return Indel.normalized_similarity(one, other, score_cutoff=REPEATED)
    common = 0
    for a, b in _stretches(one, other):
        if max(len(a), len(b)) <= STRETCH:
            common += LCSseq.similarity(a, b)
    return 2 * common / total


def _stretches(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The two cut at the sequences that each has once and both have in the same order: between two cuts they can only differ little."""
    begins = _once(one)
    pairs = [(begins[words], at) for words, at in _once(other).items() if words in begins]
    last = (0, 0)
    for cut in [*_rising(sorted(pairs)), (len(one), len(other))]:
        yield one[last[0] : cut[0]], other[last[1] : cut[1]]
        last = cut


def _once(words: Sequence[str]) -> dict[str, int]:
    """Where each of the kept sequences begins that is there once."""
    found: dict[str, int] = {}
    for i, sequence in _sequences(words):
        found[sequence] = -1 if sequence in found else i
    return {sequence: i for sequence, i in found.items() if i >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second numbers rise too (patience sorting).

    >>> _rising([(0, 5), (1, 1), (2, 2), (3, 9), (4, 4)])
    [(1, 1), (2, 2), (4, 4)]
    """
    ends: list[int] = []  # the second number that a run of each length ends with at least
    last: list[int] = []  # the index of that pair
    before: list[int] = []
    for i, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [i]
    found: list[tuple[int, int]] = []
    i = last[-1] if last else -1
    while i >= 0:
        found.append(pairs[i])
        i = before[i]
    return found[::-1]
