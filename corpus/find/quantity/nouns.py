"""Tokens after a number → the counted noun: "fifty promising chemical products" counts chemical products."""

from dataclasses import replace

from corpus.find.quantity.words import Words
from corpus.frozen import frozen
from corpus.grammar.digits import Number
from corpus.grammar.plurals import is_plural, singular
from corpus.model import Tokens

#: "3,400 last year", "9 billion next year": what follows is a date
RANKED = frozenset(("last", "next"))
WINDOW = 7  # tokens between a number and the head of its noun phrase; longer phrases are other phrases


@frozen
class Noun:
    """A counted noun: the phrase in tokens `first:last`, its head at `head`; `name` is the unit's noun, singular."""

    first: int
    head: int
    last: int
    name: str
    plural: bool


class NounReader:
    """Reads counted nouns in one text's tokens."""

    def __init__(self, tokens: Tokens, words: Words) -> None:
        self.word, self.lower, self.start, self.end = tokens.word, tokens.lower, tokens.start, tokens.end
        self.words = words
        self.size = len(self.word)

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < self.size and self.end[i - 1] == self.start[i]

    def counted(self, number: Number, stop: int) -> Noun | None:
        """The noun that `number` counts, at most up to token `stop`; None where no noun follows."""
        i = number.last
        stop = min(stop, self.size)
        if i < stop and self.word[i] == "-" and self.glued(i) and self.glued(i + 1) and i + 1 < stop and self.word[i + 1][0].isalpha():
            return self._hyphenated(i + 1, stop)
        if i + 1 < stop and self.lower[i] == "of":
            i += 1
            while i < stop and self.lower[i] in self.words.determiners:
                i += 1
            group = self._group(i, stop)
            if group > i:  # the noun stands behind another number, whose own it is: this one has only its name
                found = self._phrase(group, min(stop, group + WINDOW))
                return found and replace(found, first=number.last, head=number.last, last=number.last)
        return self._phrase(i, min(stop, i + WINDOW))

    def _group(self, i: int, stop: int) -> int:
        """The token behind "last 30" in "four of the last 30 trainees": what the number is taken from is what it counts."""
        j = i + (i < stop and self.lower[i] in RANKED)
        number = j + 1 < stop and (self.lower[j].isdecimal() or self.lower[j] in self.words.numbers.cardinals)
        return j + 1 if number else i

    def _hyphenated(self, i: int, stop: int) -> Noun | None:
        """ "six-cylinder engine": the word after the hyphen is what is counted."""
        if self.lower[i] in self.words.closed:
            return None
        return Noun(i, i, i + 1, singular(self.lower[i]), False)

    def _phrase(self, i: int, stop: int) -> Noun | None:
        j, first = i, i
        while j < stop:
            word, low = self.word[j], self.lower[j]
            if low == "and" and j > first and j + 1 < stop and self._modifier(j - 1) and self._modifier(j + 1):
                j += 1
                continue
            if word == "-" and self.glued(j) and self.glued(j + 1) and j + 1 < stop and j > first:
                j += 2
                continue
            if low == "near" and j == first and j + 1 < stop and is_plural(self.lower[j + 1]):
                j += 1  # "17 near misses"
                continue
            if not word[0].isalpha() or low in RANKED or (low in self.words.closed and not (word.isupper() and len(word) > 1)):
                break
            if j > first and low in self.words.past and not is_plural(low):
                break
            if is_plural(low):
                return self._from_head(first, j, stop)
            j += 1
        return self._singular(first, j, stop)

    def _modifier(self, j: int) -> bool:
        low = self.lower[j]
        return self.word[j][0].isalpha() and low not in self.words.closed and not is_plural(low)

    def _from_head(self, first: int, head: int, stop: int) -> Noun:
        """The phrase up to its last plural ("sports cars"), and a second plural joined by "and"."""
        while (
            head + 1 < stop
            and is_plural(self.lower[head + 1])
            and self.lower[head + 1] not in self.words.verbs
            and self.lower[head + 1] not in self.words.closed
        ):
            head += 1
        last = head + 1
        if last + 1 < self.size and self.lower[last] == "and" and is_plural(other := self.lower[last + 1]):
            last += 0 if other in self.words.verbs or other in self.words.triggers else 2
        return Noun(first, head, last, self._name(first, head), True)

    def _singular(self, first: int, j: int, stop: int) -> Noun | None:
        """No plural follows: the first word, if it may be a noun ("12 page document")."""
        if first >= stop or j == first:
            return None
        low = self.lower[first]
        if low in self.words.verbs or low.endswith(("ed", "ing", "ly")) or low in self.words.months:
            return None
        return Noun(first, first, first + 1, low, False)

    def _name(self, first: int, head: int) -> str:
        """The head's singular, with one noun before it: "chemical product". Names, participles and light adjectives are left out."""
        name = singular(self.lower[head])
        if head == first or (head > first + 1 and self.word[head - 2] == "-"):
            return name  # nothing before it, or half a word: "medium-sized businesses"
        before = self.lower[head - 1]
        bare = (
            before in self.words.tags["qualifiers"]
            or (before in self.words.closed and before != "near")
            or before.endswith(("ed", "est", "ly"))
        )
        return name if bare or self.word[head - 1] != before or not before[0].isalpha() else f"{before} {name}"
