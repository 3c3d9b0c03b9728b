"""Digits → values: grouping, decimal marks, powers and fractions in digits. Pure functions over a text's tokens."""

import re
import unicodedata
from collections.abc import Hashable, Sequence
from functools import lru_cache
from typing import Protocol

from corpus.frozen import frozen

PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,15})?\Z")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?\Z")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,9})?\Z")
EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,9})\Z|\d{1,3}(?:\.\d{3}){2,5}\Z")
DECIMAL_COMMA = re.compile(r"\d{1,15},\d{1,2}\Z|\d{1,15},\d{4,9}\Z|0,\d{1,9}\Z")
GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?\Z")
FRACTIONS = frozenset("½¼¾⅓⅔⅕⅖⅗⅘⅙⅛⅜⅝⅞")
HARD_SPACES = "\u00a0\u2009\u202f"


class Words(Hashable, Protocol):
    """A text's tokens as parallel lists: words as written, their lower case, starts and ends; `where` each lower case stands."""

    word: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    where: dict[str, list[int]]


@lru_cache(maxsize=2)
def numerals(tokens: Words) -> list[str]:
    """The distinct words of a text that begin with a digit, and its signs of fractions; two stages ask in turn."""
    digits = [w for w in tokens.where if w < ":" and w[0] in "0123456789"]
    return digits + sorted(tokens.where.keys() & FRACTIONS)


@frozen
class Number:
    """A number in tokens `first:last`. `scale`: what its last magnitude word multiplied by (1 without one).
    `high`: upper end of a vague number ("dozens": 12 to 120). `form`: digits, words, fraction, vague."""

    first: int
    last: int
    value: float
    scale: float = 1.0
    high: float | None = None
    form: str = "digits"


@lru_cache(maxsize=4096)
def digits_value(word: str, comma_decimal: bool = False) -> float | None:
    """Value of a token of digits, None where it is no single number (a date, a version, an address).

    `comma_decimal`: the article writes decimals with a comma, so "1,234" is 1.234.

    >>> digits_value("1,049.95"), digits_value("1.111,11"), digits_value("12,34,567.89"), digits_value("2.0.3")
    (1049.95, 1111.11, 1234567.89, None)
    """
    if not word.isascii():
        word = "".join(str(unicodedata.digit(c, c)) for c in word)
    if PLAIN.match(word):
        return float(word)
    if DECIMAL_COMMA.match(word) or (comma_decimal and word.count(",") == 1 and "." not in word and PLAIN.match(word.replace(",", "."))):
        return float(word.replace(",", "."))
    if GROUPED.match(word) or INDIAN.match(word):
        return float(word.replace(",", ""))
    if EUROPEAN.match(word):
        return float(word.replace(".", "").replace(",", "."))
    return None


def commas_are_decimal(words: Sequence[str]) -> bool:
    """Whether an article's own figures show commas as decimal marks ("234,5") and never as group marks ("1,234.5").

    >>> commas_are_decimal(["12,5"]), commas_are_decimal(["12,5", "1,234,567"])
    (True, False)
    """
    commas = [w for w in words if "," in w and w[0].isdecimal()]
    return any(DECIMAL_COMMA.match(w) for w in commas) and not any(w.count(",") > 1 or "." in w for w in commas)


class DigitReader:
    """Reads what is written in digits out of one text's tokens."""

    def __init__(self, text: str, tokens: Words) -> None:
        self.text = text
        self.tokens = tokens
        self.word, self.lower, self.start, self.end = tokens.word, tokens.lower, tokens.start, tokens.end
        self._comma_decimal: bool | None = None

    def _commas(self, word: str) -> bool:
        """Whether the commas of `word` are decimal marks by the article's other figures, which are looked at once."""
        if "," not in word:
            return False
        if self._comma_decimal is None:
            self._comma_decimal = commas_are_decimal(numerals(self.tokens))
        return self._comma_decimal

    def _point(self, i: int) -> bool:
        """ ".534": a point glued to digits, with white space or a bracket before it."""
        return self.word[i] == "." and self._glued(i + 1) and self.word[i + 1].isdecimal() and (i == 0 or not self._glued(i))

    def _glued(self, i: int) -> bool:
        return 0 < i < len(self.word) and self.end[i - 1] == self.start[i]

    def _spaced_groups(self, i: int, stop: int) -> tuple[float | None, int]:
        """The digits at `i`, with the groups of three that follow after thin spaces ("816 000", "1 234,5")."""
        word, j = self.word[i], i + 1
        if len(word) <= 3 and word.isdecimal():
            parts = [word]
            while j < stop and self.start[j] - self.end[j - 1] == 1 and GROUP.match(self.word[j]) and parts[-1].isdecimal():
                parts.append(self.word[j])
                j += 1
            if len(parts) > 1 and self._is_grouping(i, j, parts) and not (j < stop and self._glued(j) and self.word[j][0].isalnum()):
                return float("".join(parts).replace(",", ".")) if "".join(parts).isascii() else None, j
        return digits_value(word, self._commas(word)), i + 1

    def _is_grouping(self, i: int, j: int, parts: list[str]) -> bool:
        """A plain space groups only where the digits show it: a group of noughts, a decimal, or two groups."""
        hard = all(self.text[self.end[k]] in HARD_SPACES for k in range(i, j - 1))
        return hard or len(parts) > 2 or not parts[-1].isdecimal() or any(p.endswith("00") for p in parts[1:])

    def _power(self, j: int, stop: int) -> tuple[float, int] | None:
        """ "x10^6", "×10−8", "e6", "e+14" after digits."""
        if (
            j + 3 < stop
            and self.lower[j] in {"x", "×"}
            and self.word[j + 1] == "10"
            and self.word[j + 2] in "^-−"
            and self.word[j + 3].isdecimal()
        ):
            sign = 1 if self.word[j + 2] == "^" else -1
            return 10.0 ** (sign * min(int(digits_value(self.word[j + 3][:3]) or 0), 300)), j + 4
        if j + 2 < stop and self.lower[j] == "e" and self.word[j + 1] in "+-" and self._glued(j + 1) and self.word[j + 2].isdecimal():
            sign = 1 if self.word[j + 1] == "+" else -1
            return 10.0 ** (sign * min(int(digits_value(self.word[j + 2][:3]) or 0), 300)), j + 3
        if j + 1 < stop and self.lower[j] == "e" and self._glued(j) and self._glued(j + 1) and self.word[j + 1].isdecimal():
            return 10.0 ** min(int(digits_value(self.word[j + 1][:3]) or 0), 300), j + 2
        return None

    def _fraction_after(self, j: int, stop: int) -> tuple[float, int, bool] | None:
        """What follows digits as their fraction: "½", "1/2", or "/4" glued (then the third value is True)."""
        if j >= stop:
            return None
        sign = self._sign_fraction(j)
        if sign is not None:
            return sign, j + 1, False
        if self.word[j] == "/" and self._glued(j) and self._over(j + 1, stop):
            return 1 / float(self.word[j + 1]), j + 2, True
        if j + 2 < stop and self.word[j].isdecimal() and self.word[j + 1] == "/" and self._glued(j + 1) and self._over(j + 2, stop):
            top, below = float(self.word[j][:9]), float(self.word[j + 2])
            if top < below and self.start[j] - self.end[j - 1] == 1 and len(self.word[j]) <= 2:
                return top / below, j + 3, False
        return None

    def _over(self, j: int, stop: int) -> bool:
        """Whether token `j` can be the lower half of a fraction in digits: 2 to 99, and no third part ("5/17/2018")."""
        if not (j < stop and self._glued(j) and self.word[j].isdecimal() and len(self.word[j]) <= 2 and float(self.word[j]) >= 2):
            return False
        return not (j + 1 < stop and self._glued(j + 1) and (self.word[j + 1] == "/" or self.word[j + 1][0].isalnum()))

    def _sign_fraction(self, j: int) -> float | None:
        word = self.word[j]
        if len(word) != 1 or word.isascii():
            return None
        value = unicodedata.numeric(word, 0.0)
        return value if 0 < value < 1 else None
