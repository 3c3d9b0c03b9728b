"""Number words in a row → their sum ("four thousand three hundred and twenty-one"), and the lists they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.grammar.digits import DigitReader, Number, Words, digits_value


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The lists of numbers.toml, as one look-up each, and the union that starts a number."""

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    groups: Mapping[str, float]
    letters: Mapping[str, float]
    vague: Mapping[str, float]
    ordinals: Mapping[str, float]
    starts: frozenset[str]
    after_share: frozenset[str]
    sharers: frozenset[str]


def number_words(sections: Mapping[str, Mapping[str, Any]]) -> NumberWords:
    """The word lists in the shape that `read_number` wants."""
    cardinals, scales, groups = (dict(sections[name]) for name in ("cardinals", "scales", "groups"))
    vague, ordinals = dict(sections["vague"]), dict(sections["ordinals"])
    starts = {*cardinals, *vague, "half", "quarter", "hundred", "thousand", "million", "billion", "trillion", *groups}
    shares = sections["shares"]
    after, people = frozenset(shares["after"]), frozenset(shares["people"])
    return NumberWords(cardinals, scales, groups, dict(sections["letters"]), vague, ordinals, frozenset(starts), after, people)


class SumReader(DigitReader):
    """Reads runs of number words out of one text's tokens, with the usual running total for scales."""

    def __init__(self, text: str, tokens: Words, words: NumberWords) -> None:
        super().__init__(text, tokens)
        self.words = words

    def _sum(self, i: int, j: int, given: float | None, stop: int) -> Number:
        """Running total from token `j`; `given`: digits already read before it."""
        w, low = self.words, self.lower
        total, current, last_scale, seen = 0.0, given, 1.0, given is not None
        ceiling = float("inf")
        while j < stop:
            word, k = low[j], j
            if word == "-" and seen and j + 1 < stop and self._ten_unit(low[j - 1], low[j + 1]):
                j += 1
                continue
            if word == "and" and seen and j + 1 < stop and self._goes_on(j, last_scale, current):
                k = j + 1
                word = low[k]
            value = w.cardinals.get(word)
            if value is None and k > j and self.word[k].isdecimal() and len(self.word[k]) <= 3:
                value = float(self.word[k]) if self.word[k].isascii() else None
            if value is None and self.word[k].isdecimal() and last_scale >= 1000 and k == j and k + 1 < stop and low[k + 1] == "hundred":
                value = digits_value(self.word[k])
            if value is not None:
                if current is None or (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10 and current < 1000):
                    current = (current or 0.0) + value
                elif current % 100 == 0 and current >= 100 and value < 100:
                    current += value
                else:
                    break
                j, seen = k + 1, True
                continue
            scale = w.scales.get(word)
            if scale is None or k > j:
                break
            if word in {"dozen", "score"}:
                break
            if scale == 100:
                if current is not None and (current >= 100 and given is None):
                    break
                current = (1.0 if current is None else current) * 100
            else:
                if scale >= ceiling:
                    break
                total += (1.0 if current is None else current) * scale
                current, ceiling = None, scale
            last_scale = scale
            j, seen = k + 1, True
        value = total + (current or 0.0)
        if j < stop and low[j] in {"dozen", "dozens"} and j > i:
            return Number(i, j + 1, value * 12, 12.0, form="words")
        return Number(
            i,
            j,
            value,
            last_scale if last_scale > 1 else 1.0,
            form="digits" if given is not None and self.word[i][0].isdecimal() else "words",
        )

    def _ten_unit(self, before: str, after: str) -> bool:
        """ "twenty-eight", "one-hundred"."""
        c = self.words.cardinals
        return (20 <= c.get(before, 0) <= 90 and 0 < c.get(after, 0) < 10) or (before in c and after in self.words.scales)

    def _goes_on(self, j: int, last_scale: float, current: float | None) -> bool:
        """Whether "and" at `j` is inside a number: after a hundred or a scale, before something smaller."""
        after = self.lower[j + 1]
        value = self.words.cardinals.get(after)
        beyond = self.lower[j + 2] if j + 2 < len(self.lower) else ""
        if beyond in self.words.ordinals and beyond.endswith("s"):
            return False
        if value is None:
            short = self.word[j + 1].isdecimal() and len(self.word[j + 1]) <= 3
            if not short or not self.word[j - 1].isalpha():
                return False
            value = 1.0
        return last_scale >= 100 and 0 < value < 100 and (current is None or current % 100 == 0) and self.lower[j - 1] in self.words.scales
