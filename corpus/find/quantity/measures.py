"""Tokens around an amount → the words that name what is measured.

Without a parser: the noun phrase that the amount belongs to ("20 percent of personal spending", "a $300 million
contract"), the object before "by", "to" or "of" ("sales of $5m"), and the subject of the verb before it.
"""

from corpus.find.quantity.amounts import Amount
from corpus.find.quantity.words import Words
from corpus.grammar.plurals import is_plural
from corpus.model import Tokens
from corpus.spans import Span

STOPS = frozenset(',;:()[]{}"“”„«»‘…?!|–—') | {"--", "``", "''"}
OPENERS = frozenset(
    [
        "that",
        "while",
        "but",
        "because",
        "whereas",
        "although",
        "though",
        "where",
        "when",
        "if",
        "whether",
        "since",
        "unless",
        "so",
        "said",
        "says",
    ]
)
RELATIVE = frozenset(("which", "who", "that", "whose"))
LONGEST = 14  # tokens of one noun phrase with its complements
REACH = 40  # tokens looked back over: longer clauses lose their subject, and the pass stays linear
COMPLEMENTS = frozenset(("of", "for", "in", "on", "to", "with", "from", "between", "among"))


class Measurer:
    """Names what the amounts of one sentence measure."""

    def __init__(self, tokens: Tokens, first: int, last: int, words: Words) -> None:
        self.word, self.lower = tokens.word, tokens.lower
        self.start, self.end = tokens.start, tokens.end
        self.first, self.last, self.words = first, last, words

    def spans(self, amount: Amount, start: int, stop: int) -> list[Span]:
        """Stretches of text that name what `amount` measures; `start:stop` are its tokens with the bound."""
        own = self._own(amount, stop)
        object_, verb = self._object(start)
        subject = self._subject(verb) if not object_ or own is None else None
        parts = [p for p in (own, object_, subject) if p]
        return [Span(self.start[a], self.end[b - 1]) for a, b in dict.fromkeys(parts)]

    # ------------------------------------------------------------ the amount's own noun phrase
    def _own(self, amount: Amount, stop: int) -> tuple[int, int] | None:
        if amount.kind == "count" and amount.noun is not None:
            begin = amount.noun.first
            return begin, self._complements(amount.noun.last)
        if amount.kind == "bare" or stop >= self.last:
            return None
        low = self.lower[stop]
        if low in ("of", "in", "for") and amount.kind != "time":
            return self._phrase(stop + 1)
        if low == "-" and stop + 1 < self.last:
            return self._phrase(stop + 1)
        if low not in self.words.closed and self.word[stop][0].isalpha() and not self._is_verb(stop):
            return self._phrase(stop)
        return None

    def _phrase(self, i: int) -> tuple[int, int] | None:
        """The noun phrase that begins at token `i`, articles left out, with its complements."""
        while i < self.last and self.lower[i] in self.words.determiners:
            i += 1
        j = i
        while j < self.last and j - i < LONGEST and self._nominal(j):
            j += 1
        return (i, self._complements(j)) if j > i else None

    def _nominal(self, j: int) -> bool:
        word, low = self.word[j], self.lower[j]
        if low in ("-", "'s", "’s", "&", "/"):
            return True
        return word[0].isalpha() and low not in self.words.closed and not self._is_verb(j)

    def _complements(self, j: int) -> int:
        """End of the phrase with "of …", "for …" that follow at token `j`; dates and amounts are none."""
        while j + 1 < self.last and self.lower[j] in COMPLEMENTS:
            k = j + 1
            while k < self.last and self.lower[k] in self.words.determiners:
                k += 1
            begin = k
            while k < self.last and k - begin < LONGEST and self._nominal(k):
                k += 1
            if k == begin or self.lower[begin] in self.words.pronouns or self.lower[begin] in self.words.months:
                break
            j = k
        return j

    # ------------------------------------------------------------ before the amount
    def _object(self, start: int) -> tuple[tuple[int, int] | None, int]:
        """The noun phrase between the verb and the amount, and the verb's token (the sentence's first - 1 without one)."""
        j, edge = start - 1, max(self.first, start - REACH)
        while j >= edge and not self._is_verb(j) and self.word[j] not in STOPS and self.lower[j] not in OPENERS:
            j -= 1
        verb = j if j >= self.first and self._is_verb(j) else -1
        begin, end = j + 1, start
        while end > begin and (self.lower[end - 1] in self.words.closed or self.word[end - 1] in "$€£"):
            end -= 1
        while begin < end and (self.lower[begin] in self.words.closed or self.lower[begin].endswith("ly")):
            begin += 1
        phrase = (begin, end) if end > begin else None
        if verb < 0 and phrase is None:
            return None, j
        return phrase, verb if verb >= 0 else -2

    def _subject(self, verb: int) -> tuple[int, int] | None:
        """The subject of the verb at token `verb`: back over the verb group, up to the clause's edge."""
        j, hops = verb, 0
        edge = max(self.first, verb - REACH)
        while j >= edge and hops < 4:
            end = j
            while end > edge and self._in_verb_group(end - 1):
                end -= 1
            begin = end
            while (
                begin > self.first
                and self.word[begin - 1] not in STOPS
                and self.lower[begin - 1] not in OPENERS
                and end - begin < 22
                and not self._is_verb(begin - 1)
            ):
                begin -= 1
            found = self._trimmed(begin, end)
            if found:
                return found
            j, hops = begin - 1, hops + 1
            while j > edge and not self._is_verb(j) and (self.word[j] in STOPS or self.lower[j] in self.words.closed):
                j -= 1
            if j >= self.first and not self._is_verb(j):
                j += 1
        return None

    def _trimmed(self, begin: int, end: int) -> tuple[int, int] | None:
        """A phrase without the small words at its edges; None where only pronouns are left."""
        while begin < end and (self.lower[begin] in self.words.closed or not self.word[begin][0].isalnum()):
            begin += 1
        while end > begin and (self.lower[end - 1] in self.words.closed or self.lower[end - 1].endswith("ly")):
            end -= 1
        return (begin, end) if end > begin else None

    def _in_verb_group(self, j: int) -> bool:
        low = self.lower[j]
        return (
            low in self.words.auxiliaries
            or low in ("to", "not", "also", "already")
            or low.endswith("ly")
            or self._is_verb(j)
            or low in RELATIVE
        )

    def _is_verb(self, j: int) -> bool:
        """Whether token `j` is a verb, by its form and its neighbours."""
        low, w = self.lower[j], self.words
        if low in w.auxiliaries:
            return True
        before = self.lower[j - 1] if j > self.first else ""
        if before in w.determiners or (before in w.prepositions and before != "to"):
            return False
        known = low in w.verbs or low in w.rise_verbs or low in w.rise_causes or low in w.multiples
        if known and (low in w.base_verbs or low.endswith("s") or not low.endswith(("ed", "ing"))):
            if low in w.base_verbs or (low in w.rise_verbs and low in w.change_nouns):
                return (
                    before == "to"
                    or before in w.auxiliaries
                    or before in w.pronouns
                    or (is_plural(before) and before not in w.change_nouns)
                )
            if low.endswith("s"):
                return not is_plural(before) and before not in w.closed and before[:1].isalpha()
            return True
        if low.endswith("ed") and len(low) > 4:
            return known or before in w.auxiliaries or (before[:1].isalpha() and before not in w.closed)
        return low.endswith("ing") and before in ("is", "are", "was", "were", "be", "been")
