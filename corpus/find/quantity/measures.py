"""Tokens around an amount → the words that name what is measured.

Three sources, in this order of nearness: the amount's own noun phrase ("20 percent of personal spending", "a $300
million contract"), the phrase that leads to it ("sales of $5m", "boost the range by 35 miles"), and the subject of its
clause. An amount that only repeats the one before it ("190 points, or 0.6%") measures the same.
"""

from corpus.find.quantity.amounts import Amount
from corpus.find.quantity.tags import tag
from corpus.find.quantity.words import Words
from corpus.model import Tokens
from corpus.spans import Span

LONGEST = 16  # tokens of one noun phrase with its complements
REACH = 45  # tokens looked back over: longer clauses lose their subject, and the pass stays linear
LIGHT = frozenset(
    "total average sum maximum minimum number amount rate level figure price value record average estimate equivalent".split()
)
CARRIERS = frozenset(
    "plan plans goal decision agreement deal bid move effort efforts right need ability way chance intention contract".split()
)
Range = tuple[int, int]


class Measurer:
    """Names what the amounts of one sentence measure."""

    def __init__(self, tokens: Tokens, first: int, last: int, amounts: list[Range], dates: list[Range], words: Words) -> None:
        self.word, self.lower, self.tokens = tokens.word, tokens.lower, tokens
        self.first, self.last, self.words = first, last, words
        self.tags = tag(tokens, first, last, amounts, dates, words)

    def at(self, i: int) -> str:
        """The class of token `i`, "^" and "$" outside the sentence."""
        return "^" if i < self.first else "$" if i >= self.last else self.tags[i - self.first]

    def spans(self, amount: Amount, start: int, stop: int, previous: tuple[int, list[Span]] | None) -> list[Span]:
        """Stretches of text that name what `amount` (tokens `start:stop`, bound included) measures.

        `previous`: end and measure of the amount before it, for the one that repeats it."""
        if previous and self._repeats(start, previous[0]):
            return previous[1]
        own = self._own(amount, stop)
        lead, verb = self._lead(start)
        subject = self._subject(verb) if verb is not None else None
        if amount.kind == "count" and subject and own and own[1] <= amount.last:
            own = None
        parts = [p for p in (own, lead, subject) if p]
        kept: list[Range] = []
        for a, b in parts:
            if not any(a < d and c < b for c, d in kept):
                kept.append((a, b))
        return [Span(self.tokens.start[a], self.tokens.end[b - 1]) for a, b in kept]

    def _repeats(self, start: int, end: int) -> bool:
        """Whether only ", or", "(" or "and" stand between the amount and the one before it."""
        gap = self.lower[end:start]
        return (
            len(gap) < 3
            and all(w in ("(", ",", "or", "and", "to", "up", "down", "at", "from", "–", "-", "of", "the") for w in gap)
            and gap != ["of", "the"]
        )

    # ------------------------------------------------------------ the amount's own noun phrase
    def _own(self, amount: Amount, stop: int) -> Range | None:
        if amount.kind == "count" and amount.noun is not None:
            return self._phrase(amount.noun.first, amount.noun.last)
        tag, low = self.at(stop), self.lower[stop] if stop < self.last else ""
        if tag == "N" and self.word[stop] == "-":
            return self._phrase(stop + 1, stop + 1)
        if tag == "N" and amount.kind != "bare" and low not in ("wide", "long", "tall", "high", "deep", "away", "apart"):
            return self._phrase(stop, stop)
        if low in ("of", "in", "for") and amount.kind not in ("time", "bare", "times", "age"):
            return self._phrase(stop + 1, stop + 1)
        if low in ("of",) and amount.kind == "bare":
            return self._phrase(stop + 1, stop + 1)
        return None

    def _phrase(self, begin: int, i: int) -> Range | None:
        """The noun phrase from `begin`, read on from token `i`, with its complements; articles left out."""
        i = self._nominal(i)
        while self.at(begin) == "D" and begin < i:
            begin += 1
        while i - begin < LONGEST:
            k = i
            if self.at(k) == "V" and self.lower[k].endswith("ed") and self.at(k + 1) == "P":
                k += 1
            if (
                self.at(k) != "P"
                or self.lower[k] not in ("of", "for", "in", "on", "with", "by", "to", "at", "from")
                or self.at(k + 1) not in "ND"
            ):
                break
            end = self._nominal(k + 1)
            if end == k + 1 or self.at(end - 1) == "D":
                break
            i = end
        return (begin, i) if i > begin else None

    def _nominal(self, i: int) -> int:
        """End of the run of nouns and determiners at `i`; "and" between nouns belongs to it."""
        begin = i
        while self.at(i) in "ND" or (
            self.at(i) == "J" and i > begin and self.at(i + 1) == "N" and self.at(i - 1) == "N" and self.at(i + 2) not in "VA"
        ):
            i += 1
            if i - begin > LONGEST or i >= self.last:
                break
        while i > begin and self.at(i - 1) == "D":
            i -= 1
        return i

    # ------------------------------------------------------------ what leads to the amount
    def _lead(self, start: int) -> tuple[Range | None, int | None]:
        """(the phrase between the verb and the amount, the verb's token); None for what is not there."""
        j = start - 1
        while j >= self.first and self.at(j) in "BPDT" and self.at(j) != "S":
            j -= 1
        edge = max(self.first, start - REACH)
        end = j + 1
        while j >= edge and self.at(j) not in "VASCWQ":
            j -= 1
        begin = j + 1
        lead = self._last_phrase(begin, end) if self.at(j) in "VASCWQ^" else None
        if self.at(j) in "VA":
            return lead, j
        if self.at(j) in "^" and lead:
            return self._first_phrase(begin, end) or lead, None
        while j >= edge and self.at(j) not in "VA":
            j -= 1
        return lead, j if j >= edge else None

    def _last_phrase(self, begin: int, end: int) -> Range | None:
        """The last noun phrase of the stretch, its "of" included: "… record in March with sales" gives sales."""
        while end > begin and self.at(end - 1) in "JBPDRT":
            end -= 1
        a = end
        while a > begin and (
            self.at(a - 1) in "N"
            or (self.lower[a - 1] == "of" and self.at(a) in "ND" and a - 1 > begin)
            or (self.at(a - 1) == "D" and self.lower[a - 2 : a - 1] == ["of"])
        ):
            a -= 1
        while a < end and self.at(a) != "N":
            a += 1
        return self._weighty(a, end)

    def _weighty(self, a: int, b: int) -> Range | None:
        return (
            None
            if b <= a
            or (
                b - a <= 2
                and self.lower[b - 1] in LIGHT
                and self.lower[b - 1] in ("total", "average", "sum", "maximum", "minimum", "estimate")
            )
            else (a, b)
        )

    def _first_phrase(self, begin: int, end: int) -> Range | None:
        while begin < end and self.at(begin) != "N":
            begin += 1
        while end > begin and self.at(end - 1) != "N":
            end -= 1
        return (begin, end) if end > begin else None

    # ------------------------------------------------------------ the subject
    def _subject(self, verb: int) -> Range | None:
        """The subject of the verb at token `verb`; of the verb before it where it has none of its own."""
        edge, j = max(self.first, verb - REACH), verb
        for _ in range(5):
            end = self._group_start(j, edge)
            begin = end
            while begin > edge and (
                self.at(begin - 1) in "NDPTB" or (self.at(begin - 1) == "J" and begin < end and self.at(begin - 2) in "N")
            ):
                begin -= 1
            found = self._clean(begin, end)
            stopped = self.at(begin - 1)
            infinitive = self.lower[end] == "to" if end < self.last else False
            if found and not (infinitive and self.lower[found[1] - 1] in CARRIERS):
                return found
            if stopped == "R" or stopped in "^S":
                return None
            j = begin - 1
            if stopped == "W":
                before = self._antecedent(j, edge)
                if before or self.lower[j] not in ("which", "who", "that", "whose"):
                    return before
            while j >= edge and self.at(j) not in "VA":
                if self.at(j) == "N" and stopped == "C":
                    apart = self._clean(self._back(j + 1, edge), j + 1)
                    if apart and self.at(apart[0] - 1) not in "VA":
                        return apart
                    stopped = ""
                j -= 1
            if j < edge:
                return None
        return None

    def _back(self, end: int, edge: int) -> int:
        begin = end
        while begin > edge and self.at(begin - 1) in "NDPT":
            begin -= 1
        return begin

    def _antecedent(self, j: int, edge: int) -> Range | None:
        """The noun phrase that "which", "who" or "that" at token `j` stands for."""
        if self.lower[j] not in ("which", "who", "that", "whose"):
            return None
        end = j - 1 if self.at(j - 1) == "C" else j
        return self._last_phrase(max(edge, self._back(end, edge)), end)

    def _group_start(self, j: int, edge: int) -> int:
        """First token of the verb group that ends at `j` ("is expected to grow")."""
        while j > edge and (self.at(j - 1) in "VAB" or self.lower[j - 1] in ("to", "being", "been")):
            j -= 1
        return j

    def _clean(self, begin: int, end: int) -> Range | None:
        """The subject in a stretch: leading "In Europe" and trailing dates left out; None without a noun."""
        while end > begin and self.at(end - 1) in "TBPD":
            end -= 1
        while begin < end and self.at(begin) in "TBJD":
            begin += 1
        if begin < end and self.at(begin) == "P":
            k = begin + 1
            while k < end and self.at(k) != "D":
                k += 1
            fresh = k < end and self.at(k - 1) in "NT" and self.at(k) == "D"
            begin = k + 1 if fresh else begin + 1
        while begin < end and self.at(begin) in "TBJDP":
            begin += 1
        return (begin, end) if end > begin and end - begin <= 24 else None
