"""Tokens beside a number → its unit: money, percent, physical units, time, and what it is divided by."""

from dataclasses import replace

from corpus.find.quantity.unit_lists import UnitWords, kind_of
from corpus.frozen import frozen
from corpus.grammar.digits import Number
from corpus.model import Tokens

SLASHED = {"s": "second", "sec": "second", "h": "hour", "hr": "hour", "d": "day", "y": "year", "yr": "year", "a": "year"}
OPEN, CLOSE = frozenset("({<["), frozenset(")}>]")

SMALL_CODES = frozenset(("dlrs", "dlr", "rs", "rm"))  # codes that are not always in capitals


@frozen
class Unit:
    """A unit in tokens `first:last`. `kind`: money, percent, measure, time. `scale` multiplies the number."""

    name: str
    first: int
    last: int
    kind: str
    scale: float = 1.0
    inferred: bool = False


class UnitReader:
    """Reads units beside numbers in one text's tokens."""

    def __init__(self, tokens: Tokens, words: UnitWords) -> None:
        self.word, self.lower, self.start, self.end = tokens.word, tokens.lower, tokens.start, tokens.end
        self.words = words
        self.size = len(self.word)

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < self.size and self.end[i - 1] == self.start[i]

    # ------------------------------------------------------------ before the number
    def before(self, i: int) -> Unit | None:
        """Money written before the number at token `i`: "$ 30", "US$4.7", "USD 200", "PS6m", "$US160", "MAUD 60"."""
        j = i - 1
        if j < 0:
            return None
        if self.word[j] == "(" and j > 0 and self.glued(i) and self.word[j - 1] in self.words.signs:
            j -= 1  # the accounting form "$(1.2) million"
        word = self.word[j]
        if word in self.words.signs:
            return self._sign(j)
        if word == self.lower[j] and word.isalpha() and word not in SMALL_CODES and (j == 0 or self.word[j - 1] != "$"):
            return None  # a common word
        low = self.lower[j].replace(".", "")
        if j > 0 and self.word[j - 1] == "$" and self.glued(j) and low in self.words.dollars:
            return Unit(self.words.dollars[low], j - 1, i, "money")
        return self._code_before(i, j, low)

    def _sign(self, j: int) -> Unit:
        code, first = self.words.signs[self.word[j]], j
        if self.word[j] == "$":
            first, low = j, ""
            if j > 0:
                low = self.lower[j - 1].replace(".", "")
                if low == "s" and j > 2 and self.lower[j - 3] == "u":
                    low, first = "us", j - 3
                elif self.word[j - 1] == "." and j > 1 and self.glued(j - 1):
                    low = self.lower[j - 2].replace(".", "")
                near = self.glued(j) or len(low) > 1 or low == "c"
                if low in self.words.dollars and near:
                    return Unit(self.words.dollars[low], min(first, j - 1), j + 1, "money")
        return Unit(code, j, j + 1, "money")

    def _code_before(self, i: int, j: int, low: str) -> Unit | None:
        word, w = self.word[j], self.words
        if low in {"dlrs", "dlr"}:
            return Unit("USD", j, i, "money")
        if low in w.codes:
            capital = word.isupper() or low in {"rs", "rm"}
            if capital and (self.glued(i) or low not in w.wordlike) and len(word) <= 4:
                return Unit(w.codes[low], j, i, "money")
            if word == "." and j > 0:
                return None
        if low[:1] == "m" and low[1:] in w.codes and word.isupper() and len(word) == 4:
            return Unit(w.codes[low[1:]], j, i, "money", 1e6)
        if word == "." and j > 0 and self.lower[j - 1] == "rs" and self.glued(j):
            return Unit("INR", j - 1, i, "money")
        return None

    # ------------------------------------------------------------ after the number
    def after(self, number: Number) -> Unit | None:
        """The unit that follows the number, hyphen or bracket between allowed: "44%", "10 km", "five-year", "20 (kg)"."""
        i = number.last
        if i >= self.size:
            return None
        if self.word[i] in "-‐‑" and self.glued(i) and i + 1 < self.size and self.glued(i + 1):
            return self._plain(i + 1, number)
        if self.word[i] in OPEN and i + 2 < self.size and self.word[i + 2] in CLOSE:
            found = self._plain(i + 1, number)
            return replace(found, last=i + 3) if found and found.last == i + 2 and found.kind == "measure" else None
        return self._plain(i, number)

    def _plain(self, i: int, number: Number) -> Unit | None:
        if self.lower[i] not in self.words.openers and self.word[i] not in self.words.marks:
            return None
        found = self._symbol(i, number) or self._phrase(i, number) or self._code(i)
        return self._divided(found) if found else None

    def _phrase(self, i: int, number: Number) -> Unit | None:
        for words, unit, kind in self.words.phrases.get(self.lower[i], ()):
            last = self._match(i, words)
            if last and self._sensible(i, last, unit, number):
                if self.lower[i] in self.words.shared and len(words) == 1:
                    return Unit(unit, i, last, kind, inferred=self.lower[i] not in {"dollar", "dollars"})
                if unit == "pound" and number.scale >= 1e6:
                    return Unit("GBP", i, last, "money")
                return Unit(unit, i, last, kind)
        if number.scale >= 1000 and self.lower[i] in self.words.after_magnitude:
            return Unit(self.words.after_magnitude[self.lower[i]], i, i + 1, "money", inferred=True)
        if number.form == "vague" and self.lower[i] == "of" and i + 1 < self.size:
            return self._phrase(i + 1, replace(number, form="words")) if self.lower[i + 1] != "of" else None
        return None

    def _match(self, i: int, words: tuple[str, ...]) -> int | None:
        """Token after the phrase `words` at `i` (hyphens between them skipped), None where it does not stand there."""
        j = i
        for n, word in enumerate(words):
            if n and j < self.size and self.word[j] == "-" and self.glued(j) and j + 1 < self.size and self.glued(j + 1):
                j += 1
            if j >= self.size or self.lower[j] != word:
                return None
            j += 1
        return j

    def _sensible(self, i: int, last: int, unit: str, number: Number) -> bool:
        """Homographs: "second" the ordinal, "won" the verb, "cup" the trophy, "point" the argument."""
        word = self.lower[i]
        if word in {"second", "min"} and last == i + 1:
            return word == "min" or (i > 0 and self.word[i - 1] == "-") or number.value % 1 > 0
        if word == "won" and last == i + 1:
            return number.scale >= 1000
        if word in {"rand", "som", "dong", "real", "mark", "marks", "yard", "foot"} and self.word[i][0].isupper():
            return False
        if word in {"cup", "cups"} and self.word[i][0].isupper():
            return False
        return not (word in {"pound", "knot", "mile", "foot"} and number.form == "vague")

    def _symbol(self, i: int, number: Number) -> Unit | None:
        word, w, glued = self.word[i], self.words, self.glued(i)
        if (
            glued
            and word in w.glued
            and not (word in {"in", "'"} and i + 1 < self.size and self.glued(i + 1) and self.word[i + 1][0].isalnum())
        ):
            if word == "'" and self.word[i - 1].isalpha():
                return None
            return Unit(w.glued[word], i, i + 1, kind_of(w.glued[word]) if word != "c" else "money")
        if word in w.scaled:
            unit, by = w.scaled[word]
            return Unit(unit, i, i + 1, "measure", by)
        name = w.symbols.get(word)
        if name is None and word in w.letters and (number.scale == 1 or self._is_tonnes(i)):
            name = self._letter(i, glued)
        if name is None or (glued and i + 1 < self.size and self.glued(i + 1) and self.word[i + 1][0].isalpha()):
            return None
        if i + 1 < self.size and self.word[i + 1] in {"2", "3"} and self.glued(i + 1) and name.endswith("metre"):
            if i + 2 < self.size and self.glued(i + 2) and self.word[i + 2][0].isalnum():
                return None
            return Unit(("square " if self.word[i + 1] == "2" else "cubic ") + name, i, i + 2, "measure")
        if i + 1 < self.size and self.glued(i + 1) and self.word[i + 1][0].isdecimal():
            return None
        return Unit(name, i, i + 1, kind_of(name))

    def _is_tonnes(self, i: int) -> bool:
        """Whether "t" stands by itself: "4.2 million t", not "2 million T-shirts"."""
        return self.word[i] == "t" and not (i + 1 < self.size and self.glued(i + 1) and self.word[i + 1] in "-‐‑'’")

    def _letter(self, i: int, glued: bool) -> str | None:
        """A single letter as a unit: glued, or spaced, neither an initial nor a word's possessive."""
        follows = self.word[i + 1] if i + 1 < self.size else ""
        if not glued and (follows in {".", "'", "’", "&", "'s", "’s"} or follows[:1].isupper()):
            return None
        return self.words.letters[self.word[i]]

    def _code(self, i: int) -> Unit | None:
        """A code or sign after the number: "75 USD", "115USD", "10 €", "30 MUSD", "$70 US"."""
        word, low, w = self.word[i], self.lower[i], self.words
        money = word in w.signs or (low in w.codes and len(word) == 3)
        if money and i + 1 < self.size and self.word[i + 1][0].isdecimal() and self.glued(i + 1) and not self.glued(i):
            return None  # it belongs to the next number: "3 USD50 cards"
        if word in w.signs:
            if i + 1 < self.size and self.word[i + 1][0].isdecimal() and not self.glued(i) and self.glued(i + 1):
                return None  # the sign belongs to the next number: "8 or 9 $5"
            return Unit(w.signs[word], i, i + 1, "money")
        if (
            low in w.codes
            and len(word) == 3
            and low not in w.wordlike
            and (word.isupper() or low in {"usd", "eur", "rub", "rmb", "gbp", "btc"})
        ):
            scale = self._scale_after(i + 1)
            return Unit(w.codes[low], i, i + 2 if scale > 1 else i + 1, "money", scale)
        if low[:1] == "m" and len(word) == 4 and word.isupper() and low[1:] in w.codes:
            return Unit(w.codes[low[1:]], i, i + 1, "money", 1e6)
        return None

    def _scale_after(self, i: int) -> float:
        """The magnitude after a code: "75 USD million"; 1 where none stands there."""
        return {"thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}.get(
            self.lower[i] if i < self.size else "", 1.0
        )

    # ------------------------------------------------------------ compounds
    def _divided(self, unit: Unit) -> Unit:
        """The unit with what it is divided by: "per tonne", "a day", "-a-day", "/h", "an hour"."""
        j = unit.last
        if j < self.size and self.word[j] == "-" and self.glued(j) and j + 1 < self.size and self.lower[j + 1] in {"a", "per", "an"}:
            j += 1
        if j + 1 >= self.size or self.lower[j] not in self.words.per or unit.kind == "percent" or "/" in unit.name:
            return unit
        slash = self.word[j] == "/"
        k = j + 2 if self.word[j + 1] == "-" and j + 2 < self.size else j + 1
        by = self._divisor(k, slash)
        if by and by[1] < self.size and self.lower[by[1]] in {"ago", "earlier", "before", "later", "after"}:
            return unit  # "from $10 million a year ago"
        if by is None or (unit.kind == "time" and not slash and self.lower[j] != "per"):
            return unit
        return replace(unit, name=f"{unit.name}/{by[0]}", last=by[1], kind="measure" if unit.kind == "time" else unit.kind)

    def _divisor(self, k: int, slash: bool) -> tuple[str, int] | None:
        if k >= self.size:
            return None
        low, word = self.lower[k], self.word[k]
        if slash and low in SLASHED:
            return SLASHED[low], k + 1
        if slash and (word in self.words.symbols or word in self.words.letters):
            return self.words.symbols.get(word) or self.words.letters[word], k + 1
        if low in self.words.by:
            for words, unit, _ in self.words.phrases.get(low, ()):
                last = self._match(k, words)
                if last:
                    return unit, last
            return {"annum": "year"}.get(low, low), k + 1
        for words, unit, kind in self.words.phrases.get(low, ()):
            last = self._match(k, words)
            if last and kind != "percent":
                return unit, last
        return None
