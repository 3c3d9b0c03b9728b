"""Tokens around an amount → the words that name what is measured.

Three sources, in this order of nearness: the amount's own noun phrase ("20 percent of all spending", "a $200
million contract"), the phrase that leads to it ("sales of $5m", "boost the speed by 5 knots"), and the subject of its
clause. An amount that only repeats the one before it ("120 points, or 0.4%") measures the same.
"""

from functools import cached_property

from corpus.find.quantity.amounts import Amount
from corpus.find.quantity.subjects import REACH, Clauses, Range
from corpus.grammar.marks import BULLETS
from corpus.spans import Span

PERSONS = frozenset(("i", "we", "you", "he", "she", "they"))
EMPTY = frozenset(("i.e.", "e.g.", "i", "e", "g", ".", "year", "years", "month", "months", "time", "rise", "last", "’s", "'s"))
AFTER_A_NOUN = frozenset(("of", "for", "in", "on", "with"))  # prepositions of its complements
AFTER_A_PARTICIPLE = AFTER_A_NOUN | {"by", "to", "at", "from"}
LABEL = 14  # tokens of the label of a list's item
COMPARED = 3  # tokens of "compared with" before an amount
POINTING = frozenset(("this", "these", "those", "it", "they", "he", "she", "we", "i", "you"))  # what is told of something else
PREDICATE = 7  # tokens of what is told of a counted subject
LONGEST = 16  # tokens of one noun phrase with its complements


class Measurer(Clauses):
    """Names what the amounts of one sentence measure."""

    @cached_property
    def label(self) -> Range | None:
        """The label of a list's item, up to its colon or dash: "- wood and cork: down by 5%"."""
        if self.word[self.first] not in BULLETS:
            return None
        for k in range(self.first + 2, min(self.first + LABEL, self.last)):
            if self.word[k] in {":", "–", "—"}:
                return (self.first + 1, k) if "Q" not in self.tags[self.first + 1 : k] else None
        return None

    def spans(self, amount: Amount, start: int, stop: int, previous: tuple[int, list[Span]] | None) -> list[Span]:
        """Stretches of text that name what `amount` (tokens `start:stop`, bound included) measures.

        `previous`: end and measure of the amount before it, for the one that repeats it."""
        own = self._own(amount, stop)
        if self.label and self.label[1] < start and not (own and amount.kind in {"count", "fraction"}):
            return [self._span(self.label)]
        if previous and previous[1] and self._repeats(start, previous[0]):
            if amount.kind == "count" and own and len(previous[1]) == 1 and previous[1][0].end >= self.tokens.end[previous[0] - 1]:
                return [self._span(own)]
            if own and own[0] == stop and self.lower[start - 1] == "(":
                return [self._span(own)]
            told = own and amount.kind in {"percent", "fraction", "money"}
            return [self._span(own), *previous[1][-1:]] if own and told else previous[1]
        lead, verb = self._lead(start)
        if (
            previous
            and self.tags[previous[0]] == "P"
            and self.tags[start - 1] in "JC"
            and own
            and self.lower[stop : stop + 1] == [self.lower[previous[0]]]
        ):
            return [self._span(own), *previous[1][1:]]
        subject = self._subject(verb) if verb is not None else None
        listed = start > self.first and self.lower[start - 1] == "including"
        if amount.kind == "count" and listed and (lead or subject):
            own = None
        if amount.kind == "time" and subject:
            lead = None
        if lead and self.lower[start - 1] == "worth":
            subject = None
        whole = "of" in self.lower[max(self.first, start - 3) : start]
        if own and subject is None and lead is None and not whole and amount.kind in {"count", "fraction", "percent"}:
            own = self._with_predicate(own)
        if previous and previous[1] and lead and lead[1] - lead[0] == 1 and self.lower[lead[0]] in self.words.change_nouns and not own:
            return previous[1]  # "8 million tonnes, an increase of 7%"
        kept = self._kept(own, lead, subject)
        return previous[1] if not kept and previous else [self._span(part) for part in kept]

    def _kept(self, *parts: Range | None) -> list[Range]:
        """The parts that name something, none that overlaps one before it."""
        kept: list[Range] = []
        for part in parts:
            if part and self._names_something(part) and not any(part[0] < d and c < part[1] for c, d in kept):
                kept.append(part)
        return kept

    def _with_predicate(self, own: Range) -> Range:
        """A counted subject with what is told of it: "projects dedicated to industry", "towns that were cut off"."""
        a, b = own
        k = b
        while (
            k < min(b + PREDICATE, self.last)
            and self.word[k] not in '.,;:!?()–—"”»“«'
            and self.tags[k] not in "QTC"
            and self.lower[k] not in POINTING
        ):
            k += 1
        while k > b and (self.tags[k - 1] in "PDA" or self.lower[k - 1] in {"and", "or", "but"}):
            k -= 1
        return (a, k) if any(self.tags[i] in "VAW" for i in range(b, k)) else own

    def _names_something(self, part: Range) -> bool:
        """Whether a phrase names a thing: not marks and numbers alone, no time, no "I think"."""
        words, numbers = self.lower[part[0] : part[1]], self.words.triggers
        if words[0] in PERSONS or EMPTY.issuperset(words):
            return False
        for w in words:  # noqa: SIM110 - a loop is quicker, and every phrase is asked
            if w[0].isalpha() and w not in numbers:
                return True
        return False

    def _span(self, part: Range) -> Span:
        """The text of a part, marks at its edges left out."""
        (a, b), word = part, self.word
        while a < b - 1 and not word[a][0].isalnum():
            a += 1
        while b - 1 > a and not word[b - 1][0].isalnum() and word[b - 1] not in {"'s", "’s"}:
            b -= 1
        return Span(self.tokens.start[a], self.tokens.end[b - 1])

    def _repeats(self, start: int, end: int) -> bool:
        """Whether the amount tells the one before it again, or its level: ", or", "(", "to", "from" between them."""
        gap = self.lower[end:start]
        if gap and (gap == ["("] or gap[-1] == "or") and len(gap) < 9:
            return not any(self.tags[i] in "VAW" for i in range(end, start))
        if gap and (gap[:2] in ([",", "compared"], [",", "against"]) or gap[:1] in (["against"], ["compared"])) and len(gap) <= COMPARED:
            return True
        return len(gap) < 4 and all(
            w in {",", "and", "to", "up", "down", "at", "from"} or self.tags[end + n] == "T" for n, w in enumerate(gap)
        )

    # ------------------------------------------------------------ the amount's own noun phrase
    def _own(self, amount: Amount, stop: int) -> Range | None:
        if amount.kind == "count" and amount.noun is not None and amount.noun.last > amount.number.last:
            return self._phrase(amount.noun.first, amount.noun.last)
        tag, low = self.tags[stop], self.lower[stop] if stop < self.last else ""
        if tag == "D" and amount.kind == "times":
            return self._phrase(stop + 1, stop + 1)  # "four times the price of tea"
        if low in {"year", "month", "quarter"} and self.tags[stop + 1] == "N" and self.word[stop + 1] == "-":
            return None  # "up 5% year-on-year"
        if tag == "N" and self.word[stop] == "-":
            return self._phrase(stop + 1, stop + 1)
        if (
            tag == "N"
            and amount.kind != "bare"
            and not amount.sign
            and low not in {"wide", "long", "tall", "high", "deep", "away", "apart"}
        ):
            return self._phrase(stop, stop)
        if (low in {"of", "for"} and amount.kind not in {"time", "times", "age"}) or (low in {"in", "on"} and amount.kind == "money"):
            k = stop + 1
            while self.tags[k] in "DQ":
                k += 1
            return self._phrase(k, k) or self._counted(stop + 1, k)
        return None

    def _counted(self, i: int, k: int) -> Range | None:
        """The noun of the amount that another is a part of: "half of the 40 projects"."""
        first = next(
            (n for n in range(i, k) if self.tags[n] == "Q" and self.word[n][0].isalpha() and self.lower[n] not in self.words.triggers), k
        )
        return (first, k) if first < k else None

    def _phrase(self, begin: int, i: int) -> Range | None:
        """The noun phrase from `begin`, read on from token `i`, with its complements; articles left out."""
        tags, lower = self.tags, self.lower
        i = self._nominal(i)
        while tags[begin] == "D" and begin < i:
            begin += 1
        while i - begin < LONGEST:
            k = i
            if tags[k] == "V" and tags[k + 1] == "P" and (lower[k].endswith("ed") or lower[k] in self.words.tags["participles"]):
                k += 1
            if tags[k] != "P" or lower[k] not in (AFTER_A_PARTICIPLE if k > i else AFTER_A_NOUN) or tags[k + 1] not in "ND":
                break
            end = self._nominal(k + 1)
            if end == k + 1 or tags[end - 1] == "D":
                break
            i = end
        return (begin, i) if i > begin else None

    def _nominal(self, i: int) -> int:
        """End of the run of nouns and determiners at `i`; "and" between nouns belongs to it."""
        begin, tags = i, self.tags
        while tags[i] in "ND" or (tags[i] == "J" and i > begin and tags[i + 1] == "N" == tags[i - 1] and tags[i + 2] not in "VA"):
            i += 1
            if i - begin > LONGEST or i >= self.last:
                break
        while i > begin and tags[i - 1] == "D":
            i -= 1
        return i

    # ------------------------------------------------------------ what leads to the amount
    def _lead(self, start: int) -> tuple[Range | None, int | None]:
        """(the phrase between the verb and the amount, the verb's token); None for what is not there."""
        tags, lower = self.tags, self.lower
        j, edge = start - 1, max(self.first, start - REACH)
        if j > edge and lower[j] == "including" and (listed := self._before_comma(j, edge)):
            return listed, None
        moved = lower[j] in {"up", "down"} and tags[j - 1] == "C"
        while j > edge and tags[j] in "BP":
            j -= 1
        apart = j > edge and tags[j] == "S" and self.word[j] in "(–—-:"
        if apart:
            j = self._over_brackets(j - 1, edge)
        while j >= edge and tags[j] in "BPDT":
            j -= 1
        end = j + 1
        while j >= edge and tags[j] not in "VASCWQ":
            j -= 1
        parallel = tags[j] == "Q" and tags[j + 1] == "P"
        lead = None if parallel else self._last_phrase(j + 1, end)
        if lead and lead[1] - lead[0] == 1 and lead[0] == j + 1 and tags[j] == "A":
            lead = None  # a predicate adjective: "is available for 10 years"
        if moved and end == j + 1:  # "Acme, down 5 points, Brown, up 3"
            k = self._last_phrase(self._back(j, edge), j)
            if k and tags[k[0] - 1] in "ACSJ^Q":
                return k, None
        if lead and tags[j] in ("CS^" if apart else "C"):
            return lead, None
        if j < edge and lead:
            return self._first_phrase(j + 1, end) or lead, None
        while j >= edge and tags[j] not in "VA":
            j -= 1
        return lead, j if j >= edge else None

    def _before_comma(self, j: int, edge: int) -> Range | None:
        """The noun phrase that "including" at token `j` gives examples of."""
        end = j - 1 if self.tags[j - 1] == "C" else j
        found = self._last_phrase(self._back(end, edge), end)
        k = found[0] - 1 if found else -1
        while k > edge and self.tags[k] == "D":
            k -= 1
        if k > edge and self.lower[k] in {"across", "in", "at", "throughout", "within", "around", "over"}:
            while k > edge and self.tags[k] not in "VAS":
                k -= 1
            found = self._subject(k) or found if self.tags[k] in "VA" else found
        return found

    def _first_phrase(self, begin: int, end: int) -> Range | None:
        while begin < end and self.tags[begin] != "N":
            begin += 1
        while end > begin and self.tags[end - 1] != "N":
            end -= 1
        return (begin, end) if end > begin else None
