"""Number words and digits → values: pure functions over a list of tokens.

Method: one pass to the right from a given token, with the usual running total for scales ("four thousand three
hundred and twenty-one"). Nothing here knows units, except that a letter such as "m" glued to digits is left alone
unless the caller says that money stands before it.
"""

from dataclasses import replace

from corpus.grammar.digits import Number, digits_value
from corpus.grammar.plurals import is_plural
from corpus.grammar.sums import NumberWords, SumReader, number_words

__all__ = ["MAX_WORDS", "NumberWords", "Reader", "number_words"]

NO_SHARES = frozenset(("-", "%", "percent", "years", "months", "weeks", "days", "hours", "minutes", "seconds"))
LINKS = frozenset(("in", "of", "out", "over"))  # between the two numbers of "one in three"
MAX_WORDS = 24  # tokens of one number: longer runs are lists, and the bound keeps the pass linear


class Reader(SumReader):
    """Reads numbers out of one text's tokens, in digits, in words, and mixed."""

    def read(self, i: int, money: bool = False) -> Number | None:
        """The number that starts at token `i`, the longest reading; None where none does."""
        stop = min(len(self.word), i + MAX_WORDS)
        if i >= stop:
            return None
        word, low = self.word[i], self.lower
        found = self._digits(i, stop, money) if word[0].isdecimal() or (word == "." and self._point(i)) else self._words(i, stop)
        if found is None:
            return None
        if found.last < stop and low[found.last] in {"and", "-"}:
            found = self._and_a_half(found, stop)
        if found.last < stop and (low[found.last] in LINKS or low[i] == "one"):
            found = self._out_of(found, stop)
        return found

    # ------------------------------------------------------------ digits
    def _digits(self, i: int, stop: int, money: bool) -> Number | None:
        if self.word[i] == ".":
            return Number(i, i + 2, float("0." + self.word[i + 1][:15])) if self.word[i + 1].isascii() else None
        value, j = self._spaced_groups(i, stop)
        if value is None:
            return None
        power = self._power(j, stop)
        if power is not None:
            return Number(i, power[1], value * power[0])
        fraction = self._fraction_after(j, stop)
        if fraction is not None:
            joined = fraction[1]
            if fraction[2] and value:  # "1/4": digits over digits
                return Number(i, joined, value * fraction[0], form="fraction")
            value, j = value + fraction[0], joined
        return self._scaled(i, j, value, stop, money)

    def _scaled(self, i: int, j: int, value: float, stop: int, money: bool) -> Number:
        """Digits with the magnitude after them ("4.7 billion", "5bn", "3 hundred and 21")."""
        w = self.words
        if j < stop:
            if self.word[j] == "-" and self._glued(j) and j + 1 < stop and self.lower[j + 1] in w.scales and self._glued(j + 1):
                by = w.scales[self.lower[j + 1]]  # "a 2.3-billion-yuan mill"
                return Number(i, j + 2, value * by, by)
            scale = w.scales.get(self.lower[j])
            if scale is not None:
                return self._sum(i, j, value, stop)
            if money and self._glued(j) and self.word[j] in w.letters:
                return Number(i, j + 1, value * w.letters[self.word[j]], w.letters[self.word[j]])
            if self.word[j] in {"k", "K"} and self._glued(j) and not (self._glued(j + 1) and self.word[j + 1][0].isalnum()):
                return Number(i, j + 1, value * 1e3, 1e3)
            if self.lower[j] in w.groups or self.lower[j] in {"dozens", "dzs"}:
                return Number(i, j + 1, value * 12, 12.0) if self.lower[j] != "score" else Number(i, j, value)
        return Number(i, j, value)

    # ------------------------------------------------------------ words
    def _words(self, i: int, stop: int) -> Number | None:
        w, low = self.words, self.lower
        sign = self._sign_fraction(i)
        if sign is not None:
            return self._of_a_scale(Number(i, i + 1, sign, form="fraction"), stop)
        first = low[i]
        if first in w.vague:
            return self._vague(i, stop)
        if first in {"a", "an", "half", "quarter"}:
            return self._article(i, stop)
        if first in w.scales:
            return self._sum(i, i, 1.0, stop) if first in w.starts else None
        if first in w.groups:
            return None
        if first not in w.cardinals:
            return None
        return self._fraction(i, self._sum(i, i, None, stop), stop)

    def _vague(self, i: int, stop: int) -> Number:
        """ "dozens", "hundreds of thousands", "tens of millions": from one to ten of them."""
        value, j = self.words.vague[self.lower[i]], i + 1
        if j + 1 < stop and self.lower[j] == "of" and self.lower[j + 1] in self.words.vague:
            value, j = value * self.words.vague[self.lower[j + 1]], j + 2
        return Number(i, j, value, value, value * 10, "vague")

    def _article(self, i: int, stop: int) -> Number | None:
        """ "a hundred", "a dozen", "half a million", "a quarter million", "half an hour", "a third"."""
        w, low, j, value, fraction = self.words, self.lower, i, 1.0, False
        if low[j] in {"a", "an"}:
            j += 1
            if j >= stop:
                return None
            if low[j] in w.groups and low[j] == "dozen":
                return Number(i, j + 1, 12.0, 12.0, form="words")
            if low[j] in w.scales and low[j] in w.starts:
                found = self._sum(i, j, 1.0, stop)
                return self._fraction(i, replace(found, form="words"), stop)
        if low[j] in {"half", "quarter"}:
            value, j, fraction = (0.5 if low[j] == "half" else 0.25), j + 1, True
            if j + 1 < stop and low[j] in {"a", "an", "of"} and (low[j + 1] in w.scales or low[j + 1] in w.groups):
                j += 1
            if j < stop and low[j] in w.groups:
                return Number(i, j + 1, value * 12, 12.0, form="words")
            if j < stop and low[j] in w.scales and low[j] != "hundred":
                return Number(i, j + 1, value * w.scales[low[j]], w.scales[low[j]], form="words")
            return Number(i, j, value, form="fraction")
        if j > i and low[j] in w.ordinals and not low[j].endswith("s"):
            return Number(i, j + 1, 1 / w.ordinals[low[j]], form="fraction")
        return None if not fraction else Number(i, j, value, form="fraction")

    def _fraction(self, i: int, found: Number, stop: int) -> Number:
        """ "two thirds", "three-quarters", "twenty-one fifths": `found` over the ordinal after it."""
        j = found.last
        if j < stop and self.word[j] == "-" and j + 1 < stop:
            j += 1
        if j < stop and self.lower[j] in self.words.ordinals and j < len(self.word):
            below, plural = self.words.ordinals[self.lower[j]], self.lower[j].endswith(("s", "ves"))
            if plural or (found.value == 1 and self.lower[found.first] == "one"):
                return self._of_a_scale(Number(i, j + 1, found.value / below, form="fraction"), stop)
            if j == found.last + 1:
                return replace(found, last=found.last)
        if j + 1 < stop and self.lower[j] == "point" and self.lower[j + 1] in self.words.cardinals:
            return self._point_words(i, found, j + 1, stop)
        return found

    def _point_words(self, i: int, found: Number, j: int, stop: int) -> Number:
        """ "two hundred point zero three": the words after "point" are digits in a row."""
        shown = ""
        while j < stop and self.lower[j] in self.words.cardinals and len(shown) < 9:
            value = int(self.words.cardinals[self.lower[j]])
            if value >= 20 and j + 2 < stop and self.lower[j + 1] == "-" and 0 < self.words.cardinals.get(self.lower[j + 2], 0) < 10:
                value, j = value + int(self.words.cardinals[self.lower[j + 2]]), j + 2
            shown, j = shown + str(value), j + 1
        found = Number(i, j, found.value + float("0." + (shown or "0")), form="words")
        if j < stop and self.lower[j] in self.words.scales:
            scale = self.words.scales[self.lower[j]]
            return Number(i, j + 1, found.value * scale, scale, form="words")
        return found

    def _of_a_scale(self, found: Number, stop: int) -> Number:
        """ "three quarters billion", "two thirds of a million"."""
        j = found.last
        if j + 2 < stop and self.lower[j] == "of" and self.lower[j + 1] in {"a", "an"}:
            j += 2
        if j < stop and self.lower[j] in self.words.scales and self.lower[j] != "hundred":
            scale = self.words.scales[self.lower[j]]
            return Number(found.first, j + 1, found.value * scale, scale, form="words")
        return found

    # ------------------------------------------------------------ both
    def _out_of(self, found: Number, stop: int) -> Number:
        """ "one in three", "2 out of 5", "one over three", "eight of 10": a fraction; the number itself otherwise."""
        j, low = found.last, self.lower
        if found.form not in {"digits", "words"} or found.scale != 1 or found.value % 1 or found.value > 99 or j + 1 >= stop:
            return found
        k = j + 2 if low[j : j + 2] == ["out", "of"] else j + 1
        if low[found.first] == "one" and k == j + 1 and (whole := self._one_thing_in(found, stop)):
            return whole
        if (
            k >= stop
            or (k == j + 1 and low[j] not in {"in", "over", "of"})
            or not (low[k] in self.words.cardinals or self.word[k][0].isdecimal())
        ):
            return found
        below = self._sum(k, k, None, stop) if low[k] in self.words.cardinals else Number(k, k + 1, digits_value(self.word[k]) or 0.0)
        if found.value >= below.value or not self._divides(low[j], found, below):
            return found
        return Number(found.first, below.last, found.value / below.value, form="fraction")

    def _one_thing_in(self, one: Number, stop: int) -> Number | None:
        """ "one job in five": the thing between the two numbers, and nothing counted after them."""
        j, low = one.last, self.lower
        if j + 2 >= stop or low[j + 1] != "in" or not low[j].isalpha() or low[j] in self.words.after_share:
            return None
        below = self.words.cardinals.get(low[j + 2], 0) or (
            digits_value(self.word[j + 2]) if self.word[j + 2] in {"10", "20", "100"} else 0
        )
        after = low[j + 3] if j + 3 < len(low) else "."
        if not below or not 2 <= below <= 100 or (after[0].isalnum() and after not in self.words.after_share) or after in {"-", "%"}:
            return None
        return Number(one.first, j + 3, 1 / below, form="fraction")

    def _divides(self, link: str, found: Number, below: Number) -> bool:
        """Whether `link` ("in", "of", "over", "out") makes a fraction of two numbers: the lower one round, and no unit after it."""
        after = self.lower[below.last] if below.last < len(self.lower) else "."
        if link in {"out", "of"}:
            return link == "out" or below.value in {10, 100}
        if link == "over":
            return after not in {"-", "%"} and (
                not after[0].isalpha() or after in {"who", "that", "are", "is", "have", "has", "said", "or", "and"}
            )
        alike = (found.form == "digits") == (below.form == "digits")
        if found.form == "words" and below.value in {10, 100}:  # "nine in 10", but not "offices in 10 towns"
            alike = not is_plural(after) or after in self.words.sharers or self.word[below.last][0].isupper()
        whole = below.value <= 10 or (below.value <= 1000 and below.value % 10 == 0)
        return (alike or found.value == 1) and whole and found.value <= 10 and after not in NO_SHARES

    def _and_a_half(self, found: Number, stop: int) -> Number:
        """ "two and a half (million)", "3 million and a half", "five and three quarters"."""
        j, low, w = found.last, self.lower, self.words
        if low[j : j + 6] == ["-", "and", "-", "a", "-", "half"] and found.form != "fraction":
            return replace(found, last=j + 6, value=found.value + 0.5)
        if not (j + 1 < stop and low[j] == "and") or found.form in {"vague", "fraction"}:
            return found
        part: float | None = None
        if low[j + 1] in {"a", "an", "one"} and j + 2 < stop and low[j + 2] in w.ordinals and not low[j + 2].endswith("s"):
            part, k = 1 / w.ordinals[low[j + 2]], j + 3
        elif j + 2 < stop and 1 < w.cardinals.get(low[j + 1], 0) < 20 and low[j + 2] in w.ordinals and low[j + 2].endswith("s"):
            part, k = w.cardinals[low[j + 1]] / w.ordinals[low[j + 2]], j + 3
        if part is None or part >= 1 or (k < stop and low[k] in {"of", "other", "party"}):
            return found
        value = found.value + part * (found.scale if found.scale >= 1000 else 1.0)
        if k < stop and low[k] in w.scales and found.scale == 1 and low[k] != "hundred":
            return Number(found.first, k + 1, value * w.scales[low[k]], w.scales[low[k]], form=found.form)
        return replace(found, last=k, value=value)
