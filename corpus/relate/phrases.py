"""Phrases of word lists, found in words by one look-up a word."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Phrases(NamedTuple):
    """Phrases by their first word, each as its words and the name of its list; longest first."""

    first: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]

    def find(self, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """(name of the list, first word, word after the last) of each phrase in words of lower case: the longest where several begin,
        none inside another.

        >>> list(phrases({"rise": ["went up", "grew"], "way": ["up"]}).find("sales went up".split()))
        [('rise', 1, 3)]
        """
        end = 0
        for i, word in enumerate(words):
            if i < end or word not in self.first:
                continue
            for phrase, name in self.first[word]:
                if tuple(words[i : i + len(phrase)]) == phrase:
                    end = i + len(phrase)
                    yield name, i, end
                    break


def phrases(lists: Mapping[str, Sequence[str]]) -> Phrases:
    """The phrases of lists, by the names of the lists. A phrase that two lists hold belongs to the first of them."""
    first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, entries in lists.items():
        for entry in entries:
            words = tuple(entry.casefold().split())
            first.setdefault(words[0], []).append((words, name))
    for found in first.values():
        found.sort(key=lambda item: -len(item[0]))
    return Phrases(first)
