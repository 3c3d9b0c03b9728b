"""Articles that repeat an earlier one: the same text, or nearly (a syndicated copy with another header, cut or edited).

Candidates share sampled word sequences, chosen by a checksum that is 0 modulo SAMPLED (Manber 1994, Broder 1997) and kept
in an index from checksum to articles. rapidfuzz then measures how many words two candidates have in common in order. (A
MinHash library was tried: importing it takes a second, which every small run would pay; this index takes 0.3 ms an
article and finds the same copies.) The first article in the order of reading is the original of those that repeat it.
"""

import hashlib
import re
import zlib
from collections import Counter
from dataclasses import replace

from corpus.model import Record

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


class Duplicates:
    """Remembers what was read and marks what repeats it. `near` False: the very same words only."""

    def __init__(self, near: bool = True) -> None:
        self.near = near
        #: words → the original and how much it shares: a copy of a copy repeats the original
        self.same: dict[bytes, tuple[str, float]] = {}
        self.index: dict[int, list[str]] = {}
        self.seen: dict[str, tuple[list[str], int]] = {}

    def mark(self, record: Record) -> Record:
        """The record with `duplicate_of` and `similarity` where its words stand in an article seen before."""
        found = self.repeated(record.article.id, record.article.text)
        return record if found is None else replace(record, duplicate_of=found[0], similarity=found[1])

    def repeated(self, article_id: str, text: str) -> tuple[str, float] | None:
        """The article seen before that this text repeats, and how much of it; None where it is new. Either way it is remembered."""
        words = WORD.findall(text.casefold()) if self.near else text.split()
        key = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        first = self.same.get(key)
        if first is not None and words:
            return first
        self.same[key] = article_id, 1.0
        if not self.near or len(words) < LEAST:
            return None
        samples = _samples(words)
        found = self._nearest(words, samples)
        if found is not None:
            self.same[key] = found
            return found
        self.seen[article_id] = words, len(samples)
        for sample in samples:
            articles = self.index.setdefault(sample, [])
            if len(articles) < COMMON:
                articles.append(article_id)
        return None

    def _nearest(self, words: list[str], samples: set[int]) -> tuple[str, float] | None:
        """The earlier article that shares most words in order, with their share; None where none shares enough."""
        telling = [sample for sample in samples if len(self.index.get(sample, ())) < COMMON]
        counts = Counter(other for sample in telling for other in self.index.get(sample, ()))
        likely = [(n, other) for other, n in counts.items() if n >= max(2, CANDIDATES * min(len(telling), self.seen[other][1]))]
        best: tuple[str, float] | None = None
        for _, other in sorted(likely, key=lambda item: (-item[0], item[1]))[:COMPARED]:
            from rapidfuzz.distance import Indel  # here, not above: most articles have no candidate

            shared = round(Indel.normalized_similarity(words, self.seen[other][0], score_cutoff=REPEATED), 3)
            if shared >= REPEATED and (best is None or shared > best[1]):
                best = other, shared
        return best


def _samples(words: list[str]) -> set[int]:
    """Checksums of the sequences that are kept: those that begin with a word whose own checksum says so, in every article alike."""
    first = {word for word in set(words) if zlib.crc32(word.encode("utf-8", "surrogatepass")) % SAMPLED == 0}
    last = len(words) - SEQUENCE
    kept = [" ".join(words[i : i + SEQUENCE]) for i, word in enumerate(words) if word in first and i <= last]
    return {zlib.crc32(text.encode("utf-8", "surrogatepass")) for text in kept}
