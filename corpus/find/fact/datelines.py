"""Where an article was written: "VELSK, July 4, 2024 (NC) –", "Velsk, 4 July 2024.". It is the place of none of its figures."""

from collections.abc import Mapping, Sequence

from corpus.model import Document, Timex

#: sentences from the top that are looked at, and words that a dateline has at most
TOP, LONGEST = 12, 24
DASHES = frozenset(["–", "—", "-", "--"])
JOINING = frozenset([",", ".", "/", "(", ")", ":", "of", "the"])


def datelines(doc: Document, timexes: Mapping[int, Sequence[Timex]]) -> list[tuple[int, int]]:
    """The extents of datelines among the first sentences."""
    found = []
    word = doc.tokens.word
    for index, sentence in enumerate(doc.sentences[:TOP]):
        dates = timexes.get(index, ())
        shouted = sentence.first < len(word) and word[sentence.first].isupper()
        if sentence.part == "title" or not (dates or shouted):
            continue
        last = _end(doc, sentence.first, sentence.last)
        end = doc.tokens.end[last - 1] if last > sentence.first else sentence.start
        if last and (shouted or any(t.start < end for t in dates)):
            found.append((sentence.start, end))
    return found


def _end(doc: Document, first: int, last: int) -> int:
    """Behind the last token of the names, numbers and marks that a sentence opens with, up to its dash or its end; 0 where
    other words come first."""
    word, lower = doc.tokens.word, doc.tokens.lower
    behind = 0
    for i in range(first, min(last, first + LONGEST)):
        if lower[i] in DASHES:
            behind = i + 1
        elif not (word[i][0].isupper() or word[i][0].isdigit() or lower[i] in JOINING):
            return behind
    return last if last - first < LONGEST else behind
