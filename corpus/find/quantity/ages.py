"""Ages and lapses of time: "45-year-old", "3 years of age", and bare numbers that are years of age ("Ann Lee, 45, said")."""

from corpus.find.quantity.units import Unit
from corpus.find.quantity.words import Words
from corpus.grammar.digits import Number
from corpus.model import Timex, Tokens


def is_age(tokens: Tokens, number: Number, words: Words) -> bool:
    """ "Ann Lee, 45, said", "he is 45", "aged 45", "at the age of 45": years that nobody writes."""
    i, lower, word = number.first, tokens.lower, tokens.word
    if not 0 < number.value < 116 or number.value % 1 or i == 0:
        return False
    before = lower[i - 1]
    after = lower[number.last] if number.last < len(lower) else "."
    if (
        before in {"aged", "age", "ages"}
        or (before == "of" and lower[i - 2 : i - 1] == ["age"])
        or (before == "turned" and not after[0].isalpha())
    ):
        return True
    if _of_age(tokens, i, before, words):
        return True
    closed = not after[0].isalnum() or after in words.prepositions or after in {"and", "now", "when", "then"}
    if i > 2 and lower[i - 2] in {"he", "she", "who"} and before in {"is", "was", "turned", "turns"}:
        return closed
    if i > 2 and lower[i - 3] in {"he", "she"} and lower[i - 2] in {"will", "would"} and before in {"be", "turn"}:
        return closed
    if i > 1 and number.value > 9 and lower[i - 2] in words.given and word[i - 2][0].isupper() and word[i - 1][0].isupper():
        return after in words.auxiliaries or after in words.past  # "Ann Lee 44 has"
    named = (
        i > 2
        and before == ","
        and after == ","
        and word[i - 2][0].isupper()
        and word[i - 2].isalpha()
        and (word[i - 3][0].isupper() or word[i - 3] == ".")
    )
    surname = i > 1 and before == "," and number.value > 17 and word[i - 2][0].isupper() and len(word[i - 2]) > 2 and word[i - 2].isalpha()
    told = lower[number.last + 1] if number.last + 1 < len(lower) and after in {",", "―", "—"} else ""
    if surname and told in {"a", "an", "who", "whose", "of", "has", "had", "was", "is", "said"}:
        return lower[i - 2] not in words.months
    return named and number.value > 9 and lower[i - 2] not in words.months


def _of_age(tokens: Tokens, i: int, before: str, words: Words) -> bool:
    """Whether an age is what is measured: "life expectancy … is 73", "the retirement age was raised to 65"."""
    lower, k = tokens.lower, i - 1
    if not (before in words.auxiliaries or before in {"to", "at", "around", "about", "over", "under", "just", "only", "almost", "nearly"}):
        return False
    while k >= 0 and i - k < 10 and tokens.word[k][0].isalnum():
        if lower[k] in {"age", "expectancy"}:
            return True
        k -= 1
    return False


def age_end(tokens: Tokens, unit: Unit) -> int | None:
    """Token after "years old", "-year-old", "years of age"; None where no age is meant."""
    lower, j = tokens.lower, unit.last
    if lower[j : j + 1] == ["-"]:
        j += 1
    if lower[j : j + 1] == ["old"] or lower[j : j + 1] == ["olds"]:
        return j + 1
    return j + 2 if lower[j : j + 2] == ["of", "age"] else None


def at_least(text: str, timex: Timex) -> bool:
    """Whether a date bounds a lapse of time, so that it is an amount too: "at least six months later"."""
    around = text[max(0, timex.start - 10) : timex.start + 10]
    lapse = text.endswith(("later", "after", "earlier", "before"), timex.start, timex.end)
    return lapse and ("at least" in around or "more than" in around)
