"""Tokens → amounts: numbers with their unit, what is none of them left out, ranges joined, ellipses filled."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.find.quantity.ages import age_end, at_least, is_age
from corpus.find.quantity.blocks import reason
from corpus.find.quantity.case import Case
from corpus.find.quantity.every import every
from corpus.find.quantity.marks import addresses
from corpus.find.quantity.nouns import Noun, NounReader
from corpus.find.quantity.unit_lists import kind_of
from corpus.find.quantity.units import Unit, UnitReader
from corpus.find.quantity.words import Words
from corpus.frozen import frozen
from corpus.grammar.digits import Number, numerals
from corpus.grammar.numbers import Reader
from corpus.model import Document, Timex

ARTICLES = frozenset(("a", "an"))
LETTERS = frozenset(("m", "M", "B"))  # glued to digits: millions and billions
SIGNS = frozenset(("-", "–", "−", "+", "(", "minus", "negative"))  # before a number: what may be its sign
CROWD = 100  # more words of number than that in one sentence are no prose; the bound keeps hostile text cheap


@frozen
class Amount:
    """A number with its unit in tokens `first:last`. `kind`: money, percent, measure, time, count, fraction,
    times, bare. `number` is the number's own tokens; of a range the lower one's."""

    first: int
    last: int
    value: float
    unit: str
    kind: str
    rule: str
    number: Number
    sentence: int
    value_max: float | None = None
    noun: Noun | None = None
    unit_at: tuple[int, int] | None = None
    inferred: tuple[str, ...] = ()
    sign: int = 0


class Finder:
    """Finds the amounts of one document."""

    def __init__(self, doc: Document, timexes: Sequence[Timex], words: Words) -> None:
        self.doc, self.words, self.tokens = doc, words, doc.tokens
        self.reader = Reader(doc.text, doc.tokens, words.numbers)
        self.units = UnitReader(doc.tokens, words.units)
        self.nouns = NounReader(doc.tokens, words)
        self.dated = [(t.start, t.end) for t in timexes if t.type in {"DATE", "TIME"} and not at_least(doc.text, t)]
        self.dated += addresses(doc.text)
        self.dated.sort()
        self.starts = [s for s, _ in self.dated]
        self.reach = 0  # the token after the last number read

    def find(self) -> list[Amount]:
        """All amounts in text order, each number by itself."""
        found: list[Amount] = []
        hits = self._hits()
        start, sentences, begins = self.tokens.start, self.doc.sentences, self.doc.starts
        for n, i in enumerate(hits):
            if i < self.reach:
                continue
            if self.dated and self._dated(start[i]):
                self.reach = i + 1
                continue
            index = bisect_right(begins, start[i]) - 1
            first, stop = (sentences[index].first, sentences[index].last) if index >= 0 else (0, 0)
            if not first <= i < stop:
                index, first, stop = -1, 0, len(start)
            if n + CROWD < len(hits) and hits[n + CROWD] < stop:
                self.reach = stop  # a sentence of hundreds of numbers is a table or noise
                continue
            amount, self.reach = self._at(i, index, first, stop)
            if amount:
                found.append(amount)
        return found

    def _hits(self) -> list[int]:
        """The tokens where a number or a multiple may start, in text order: each distinct word is looked at once."""
        tokens = self.tokens
        where, lower = tokens.where, tokens.lower
        hits = [i for w in numerals(tokens) for i in where[w]]
        hits += [i - 1 for i in hits if i and lower[i - 1] == "."]
        hits += [i for w in where.keys() & self.words.triggers if w not in ARTICLES for i in where[w]]
        hits += [i - 1 for i in tokens.find(self.words.after_article) if i and lower[i - 1] in ARTICLES]
        hits.sort()
        return hits

    def _at(self, i: int, index: int, first: int, stop: int) -> tuple[Amount | None, int]:
        """The amount whose number starts at token `i`, and the token where the search goes on."""
        low = self.tokens.lower[i]
        if low in self.words.multiples or low in self.words.bare_multiples:
            return self._multiple(i, index), i + 1
        if low == "every":
            number = every(self.tokens, i, stop, self.words)
            return Amount(i, i + 2, number.value, "fraction", "fraction", "fraction", number, index) if number else None, i + 1
        money = self.units.before(i)
        number = self.reader.read(i, money is not None)
        if number is None:
            return None, i + 1
        if number.last > stop:
            return None, i + 1
        if self.dated and self._in_date(number):
            return None, number.last
        if money is None and number.scale == 1 and number.last < stop and self.tokens.word[number.last] in LETTERS:
            number = self._lettered(number, stop)
        elif money is not None:
            number = self._bracketed(number, stop)
        amount = self._amount(number, money, index, first, stop)
        return amount, max(number.last, amount.unit_at[1] if amount and amount.unit_at and amount.kind != "count" else 0)

    def _bracketed(self, number: Number, stop: int) -> Number:
        """The accounting form with its bracket and what follows it: "$(1.2) million"."""
        i, j = number.first, number.last
        if self.tokens.word[i - 1] != "(" or j >= stop or self.tokens.word[j] != ")":
            return number
        scale = self.words.numbers.scales.get(self.tokens.lower[j + 1] if j + 1 < stop else "", 1.0)
        return replace(number, last=j + (2 if scale > 1 else 1), value=number.value * scale, scale=scale)

    def _lettered(self, number: Number, stop: int) -> Number:
        """The number with a glued "m", "M" or "B" read as millions where something is counted or paid: "35m of its users"."""
        j, word = number.last, self.tokens.word
        if self.tokens.end[j - 1] != self.tokens.start[j]:
            return number
        scale = self.words.numbers.letters[word[j]]
        whole = replace(number, last=j + 1, value=number.value * scale, scale=scale)
        if j + 1 < stop and self.tokens.end[j] == self.tokens.start[j + 1] and word[j + 1][0].isalnum():
            return number
        noun = self.nouns.counted(whole, stop)
        unit = self.units.after(whole)
        second = self.units.after(replace(number, last=j + 1)) if word[j + 1 : j + 2] != ["in"] else None  # "4.2m t", "3m barrels"
        counts = (noun is not None and noun.plural) or (unit is not None and unit.kind == "money") or (second and second.kind == "measure")
        return whole if counts or (word[j] in {"M", "B"} and noun is None and unit is None) else number

    def _in_date(self, number: Number) -> bool:
        """Whether a part of the number lies in a date expression or an address of the net."""
        start, end = self.tokens.start[number.first], self.tokens.end[number.last - 1]
        k = bisect_right(self.starts, end - 1) - 1
        return k >= 0 and self.dated[k][1] > start

    def _dated(self, offset: int) -> bool:
        """Whether the character at `offset` lies in a date expression or an address of the net."""
        k = bisect_right(self.starts, offset) - 1
        return k >= 0 and self.dated[k][1] > offset

    def _multiple(self, i: int, index: int) -> Amount | None:
        """ "tripled", "sixfold", "will double", "twice the price", "halved"."""
        value = self._multiple_value(i)
        if value is None:
            return None
        number = Number(i, i + 1, value, form="words")
        return Amount(i, i + 1, value, "fraction" if value < 1 else "times", "times", "multiple", number, index)

    def _multiple_value(self, i: int) -> float | None:
        low, words = self.tokens.lower[i], self.words
        before = self.tokens.lower[i - 1] if i else ""
        after = self.tokens.lower[i + 1] if i + 1 < len(self.tokens.word) else ""
        compared = after in {"the", "its", "their", "that", "what", "our", "your", "his", "her"}
        if low == "twice":
            size = self.tokens.lower[i + 2] if after == "as" and i + 2 < len(self.tokens.word) else after
            return 2.0 if compared or size in self.words.tags["sizes"] else None
        if low in words.multiples:
            return words.multiples[low] if after != "down" else None
        helped = before in words.auxiliaries or before in {"to", "than", "nearly", "almost", "not"} or before[-2:] == "ly"
        return words.bare_multiples[low] if (helped or compared) and after not in {"-", "digit", "digits", "down", "up"} else None

    def _amount(self, number: Number, money: Unit | None, index: int, first: int, stop: int) -> Amount | None:
        lower = self.tokens.lower
        if lower[number.last : number.last + 1] == ["-"] and lower[number.last + 1 : number.last + 2] in (["plus"], ["odd"], ["something"]):
            number = replace(number, last=number.last + 2)
        unit = self._unit(number, money, stop)
        noun = None
        if unit is None or unit.kind == "time" or number.form == "fraction":
            noun = self.nouns.counted(number, stop)
        times = self._times(number)
        case = Case(self.doc.text, self.tokens, number, noun, unit is not None or times > 0, self.words, number.first - 1 <= first,
                    money is not None, self.reach)  # fmt: skip
        sign = self._sign(number) if number.first and lower[number.first - 1] in SIGNS else 0
        if unit is None and number.scale == 1 and (noun is None or not noun.plural) and is_age(self.tokens, number, self.words):
            return Amount(number.first, number.last, number.value, "year", "age", "age", number, index, inferred=("unit",))
        if reason(case) or (unit is not None and self._unit_is_other(number, unit)):
            return None
        return self._made(number, unit, noun, index, sign, times)

    def _unit(self, number: Number, money: Unit | None, stop: int) -> Unit | None:
        after = self.units.after(number)
        if number.last >= stop:
            after = None
        if money:
            if after and after.kind == "money" and after.name == "cent":
                return money
            if after and after.kind == "money" and after.name == money.name:
                return replace(after, first=money.first)
            tail = self.units._divided(Unit(money.name, money.first, number.last, money.kind, money.scale, money.inferred))
            if (
                tail.name == money.name
                and number.last < stop
                and self.tokens.lower[number.last] in {"us", "u.s."}
                and self.tokens.word[number.last] != "us"
            ):
                tail = self.units._divided(replace(money, last=number.last + 1))
            return Unit(tail.name, money.first, tail.last, tail.kind, money.scale, tail.inferred)
        if after is None and number.form == "fraction" and number.last + 1 < stop and self.tokens.lower[number.last] in {"a", "an"}:
            after = self.units.after(replace(number, last=number.last + 1))
        return after

    def _unit_is_other(self, number: Number, unit: Unit) -> bool:
        """ "one day", "one hand": an idiom, not an amount of time; "2 pm"."""
        lower = self.tokens.lower
        idiom = unit.name in {"day", "minute", "point", "second", "foot", "cup", "pound"} and unit.kind != "money"
        if idiom and number.form == "words" and number.value == 1 and number.scale == 1:
            return True
        return unit.kind == "time" and number.value == 1 and lower[number.first] in {"a", "an"}

    def _sign(self, number: Number) -> int:
        """-1 or 1 where a minus or plus is glued before the number, 0 without one."""
        i, word = number.first, self.tokens.word
        left = word[i - 1]
        if self.tokens.lower[i - 1] in {"minus", "negative"}:
            return 0 if self.tokens.lower[i - 2 : i - 1] == ["or"] else -1
        if left in "-–−+" and self.tokens.end[i - 1] == self.tokens.start[i]:
            free = i == 1 or self.tokens.end[i - 2] < self.tokens.start[i - 1] or word[i - 2] in "([<>="
            if i > 1 and self.tokens.lower[i - 2] in {"minus", "negative"}:
                return -1
            if free:
                return 1 if left == "+" else -1
        if left == "(" and i > 1 and word[i - 2] in self.words.units.signs and self.tokens.end[i - 2] == self.tokens.start[i - 1]:
            return -1
        return 0

    def _made(self, number: Number, unit: Unit | None, noun: Noun | None, index: int, sign: int, times: int) -> Amount | None:
        first, last, value, top = number.first, number.last, number.value, number.high
        lower = self.tokens.lower
        if sign < 0:
            value = -value
        if sign and self.tokens.word[first - 1] != "(":
            first -= 1
        if unit is not None and unit.name == "year" and (age := age_end(self.tokens, unit)):
            return Amount(first, age, value, "year", "age", "age", number, index, noun=noun, unit_at=(unit.first, age), sign=sign)
        if unit is not None:
            value, top = value * unit.scale, top * unit.scale if top else top
            inferred = ("unit",) if unit.inferred else ()
            rule = {"money": "money", "percent": "percent", "time": "duration"}.get(unit.kind, "measure unit")
            return Amount(min(first, unit.first), max(last, unit.last), value, unit.name, unit.kind, rule, number, index, value_max=top,
                          noun=noun, unit_at=(unit.first, unit.last), inferred=inferred, sign=sign)  # fmt: skip
        if number.form == "fraction":
            return Amount(first, last, value, "fraction", "fraction", "fraction", number, index, noun=noun, sign=sign)
        if (last < len(lower) and lower[last] in {"times", "time", "fold"}) or (
            lower[last : last + 1] == ["-"] and lower[last + 1 : last + 2] in (["fold"], ["times"])
        ):
            end = last + (2 if lower[last] == "-" else 1)
            return Amount(first, end, value, "times", "times", "multiple", number, index, value_max=top, unit_at=(last, end))
        if times:
            return Amount(first, times, value, "times", "times", "multiple", number, index, value_max=top, unit_at=(last, times))
        if noun is not None and noun.plural and noun.head > noun.first and (name := self._measured(noun)):
            return Amount(first, noun.last, value, name, kind_of(name), "measure unit", number, index, value_max=top, noun=noun,
                          unit_at=(noun.head, noun.head + 1), sign=sign)  # fmt: skip
        if noun is not None and (rate := self._rate(noun)):
            return Amount(first, rate[1], value, f"count:{noun.name}/{rate[0]}", "count", "counted noun", number, index, value_max=top,
                          noun=replace(noun, last=rate[1]), unit_at=(noun.first, rate[1]), sign=sign)  # fmt: skip
        if noun is not None:
            return Amount(first, noun.last, value, f"count:{noun.name}", "count", "counted noun", number, index, value_max=top, noun=noun,
                          unit_at=(noun.first, noun.last), sign=sign)  # fmt: skip
        return Amount(first, last, value, "count", "bare", "bare number", number, index, value_max=top, sign=sign)

    def _measured(self, noun: Noun) -> str | None:
        """The unit that a noun phrase ends with: "300 parking yards", "five straight years"."""
        head = self.tokens.lower[noun.head]
        found = next(
            (unit for words, unit, kind in self.words.units.phrases.get(head, ()) if words == (head,) and kind in {"measure", "time"}), None
        )
        return found if found not in {"cup", "point", "pound", "second", "minute", "knot"} else None

    def _rate(self, noun: Noun) -> tuple[str, int] | None:
        """What a counted noun is divided by: "10,000 cars a year", "20 flights per week"."""
        j, lower = noun.last, self.tokens.lower
        if j + 1 >= len(lower) or lower[j] not in {"a", "an", "per", "each", "every"} or not noun.plural:
            return None
        by = self.units._divisor(j + 1, False)
        return by if by and (lower[j] == "per" or kind_of(by[0]) == "time") else None

    def _times(self, number: Number) -> int:
        """Token after "times", "-fold" or a glued "x" that makes the number a multiple, 0 where none does."""
        lower, j = self.tokens.lower, number.last
        if number.form == "fraction" or j >= len(lower):
            return 0
        if lower[j] == "-" and lower[j + 1 : j + 2] in (["fold"], ["times"], ["time"]):
            return j + 2
        return j + 1 if lower[j] in {"times", "fold"} or (lower[j] == "x" and self.tokens.end[j - 1] == self.tokens.start[j]) else 0
