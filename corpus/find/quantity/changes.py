"""Tokens around an amount → its direction: increase, decrease, or none.

An amount has a direction where it is what something changed by ("rose 5%", "cut by 50 basis points", "a 6% fall",
"down 4%", "34% higher", "+0.2%"), not where it is the level that was reached ("rose to 5").
"""

from corpus.find.quantity.amounts import Amount
from corpus.find.quantity.words import Words
from corpus.frozen import frozen
from corpus.model import Tokens

APPOSED = frozenset(("–", "—", "-", ",", ":", "well", "too", "also"))  # between a verb and how many times: "grew as well: six times"
#: between a verb and its amount: "rose by only 5%"
PARTICLES = ("by", "another", "further", "just", "only", "a", "an", "more", "about", "around", "some", "as", "much", "between")
BETWEEN = frozenset((*PARTICLES, "mere", "meagre", "modest", "whopping"))
AFTERWARDS = 6  # tokens between an amount and ", up from"
REACH = 9  # tokens between a verb and "by" with its object between them


@frozen
class Change:
    """A direction and the token that says so."""

    direction: str
    at: int


def change(
    tokens: Tokens, amount: Amount, start: int, first: int, last: int, words: Words, previous: Change | None, told: Change | None
) -> Change | None:
    """The change that `amount` is, `start` its first token with the bound, `first:last` its sentence; `previous`: the
    change of the amount of its kind before it, which an ellipsis takes over ("down 2%, Acme by 3%"); `told`: the change of an amount that stands right
    before it and is told again ("fell 6% (300 points)")."""
    found = _signed(tokens, amount, words)
    if found:
        return found
    found = (
        _verb(tokens, amount, start, first, words) or _after(tokens, amount, last, words) or _noun_of(tokens, amount, start, first, words)
    )
    if not found and told and tokens.lower[start - 1] in {"(", "or"} and amount.kind in {"percent", "measure", "money", "fraction"}:
        return told
    return (
        found
        or _ellipsis(tokens, amount, start, first, words, previous)
        or _reached(tokens, start, first, words)
        or _left_behind(tokens, amount, start, last, words)
    )


def _left_behind(tokens: Tokens, amount: Amount, start: int, last: int, words: Words) -> Change | None:
    """What a change left behind is told after the level it reached: "slipped to 17% from 18%", "$1.9bn in 2024, up from $1.1bn"."""
    lower, j = tokens.lower, amount.last
    comma = lower[j : j + 1] == [","]
    if start > 1 and lower[start - 1] == "to" and lower[j + comma : j + comma + 1] in (["from"], ["compared"], ["against"]):
        direction = words.rise_verbs.get(lower[start - 2])
        return Change(direction, start - 2) if direction else None
    for k in range(j, min(j + AFTERWARDS, last - 1)):
        if lower[k] in {"up", "down"} and lower[k - 1] == "," and lower[k + 1] == "from":
            return Change("increase" if lower[k] == "up" else "decrease", k)
        if tokens.word[k] in ".;:(" or lower[k] in words.verbs:
            return None
    return None


def _reached(tokens: Tokens, start: int, first: int, words: Words) -> Change | None:
    """The level that a change from another one reached: "rose from 120 to 150"; or that is being reached: "shrinking to 4"."""
    if start - 2 < first or tokens.lower[start - 1] != "to":
        return None
    low = tokens.lower[start - 2]
    if low in words.rise_verbs and low.endswith("ing"):
        return Change(words.rise_verbs[low], start - 2)
    k = start - 2
    while k > first and start - k < 9 and tokens.lower[k] != "from" and tokens.word[k] not in ",;()":
        k -= 1
    low = tokens.lower[k - 1]
    if tokens.lower[k] != "from" or k <= first:
        return None
    direction = words.rise_verbs.get(low) or words.rise_causes.get(low) or {"up": "increase", "down": "decrease"}.get(low)
    return Change(direction, k - 1) if direction else None


def _ellipsis(tokens: Tokens, amount: Amount, start: int, first: int, words: Words, previous: Change | None) -> Change | None:
    """The change before it, where the amount repeats it after "or", "by" or a dash without a verb of its own."""
    if amount.kind == "count" and amount.rule == "ellipsis":
        return previous
    if start <= first or amount.kind not in {"percent", "times", "fraction", "measure"}:
        return None
    low = tokens.lower[start - 1]
    if amount.kind == "percent" and previous is None and low == "or" and start - 3 >= first and tokens.lower[start - 2] == ",":
        return _verb_before_repeated(tokens, start, first, words)
    if previous is None:
        return None
    return previous if low in {"by", "or", "–", "—"} or (low == "-" and amount.kind == "times") else None


def _verb_before_repeated(tokens: Tokens, start: int, first: int, words: Words) -> Change | None:
    """ "lost 120 points, or 0.4%": the verb before the amount that is told again."""
    for k in range(start - 3, max(first, start - 9) - 1, -1):
        if tokens.lower[k] in words.rise_verbs:
            return Change(words.rise_verbs[tokens.lower[k]], k)
        if not tokens.word[k][0].isalnum() and tokens.word[k] not in "-$€£%":
            return None
    return None


def _signed(tokens: Tokens, amount: Amount, words: Words) -> Change | None:
    if amount.sign and amount.kind == "percent":
        return Change("increase" if amount.sign > 0 else "decrease", amount.number.first - 1)
    low = tokens.lower[amount.number.first]
    if low == "twice" and tokens.lower[amount.last : amount.last + 3] in (["as", "many", "as"], ["as", "much", "as"]):
        return Change("increase", amount.number.first) if _other_time(tokens, amount.last + 3) else None
    if low == "twice" or low.endswith("fold"):
        return None  # the words around them say which way
    if amount.kind == "times" and amount.rule == "multiple" and (low in words.multiples or low in words.bare_multiples):
        return Change("decrease" if amount.value < 1 else "increase", amount.number.first)
    return None


def _verb(tokens: Tokens, amount: Amount, start: int, first: int, words: Words) -> Change | None:
    """The verb right before the amount, or before "by"; "up" and "down" likewise."""
    j = start - 1
    by = False
    if j - 3 >= first and tokens.lower[j] == "of" and tokens.lower[j - 1] == "average":
        j -= 2  # "by an average of 12%"
    lower, times = tokens.lower, amount.kind == "times"
    while j >= first and start - j < 6 and (lower[j] in BETWEEN or lower[j].endswith("ly") or (times and lower[j] in APPOSED)):
        by = by or lower[j] == "by"
        j -= 1
    if j < first:
        return None
    if j - 2 >= first and tokens.lower[j - 1] in {"a", "an"} and tokens.lower[j - 2] in words.rise_verbs:
        j -= 2  # "grew a strong 9%"
    if amount.kind == "fraction" and tokens.lower[j] == "in":
        return _transitive(tokens, j, max(first, j - 3), words)  # "cut in half"
    low = tokens.lower[j]
    if low in {"up", "down"}:
        before = tokens.lower[j - 1] if j > first else ""
        if (
            not by
            and before in words.verbs
            and before not in words.rise_verbs
            and before not in words.neutral
            and before not in words.auxiliaries
        ):
            return None  # "make up 75 percent", "gave up 40 yards"
        moved = before in words.auxiliaries or before in words.neutral or not before[:1].isalpha() or amount.kind in {"percent", "times"}
        return Change("increase" if low == "up" else "decrease", j) if moved or amount.unit == "point" else None
    direct = words.rise_verbs.get(low)
    if direct and not _is_noun(tokens, j, words):
        return Change(direct, j)
    if (
        low in words.rise_causes
        and (by or amount.kind in {"percent", "times"} or words.rise_causes[low] == "decrease")
        and not _is_noun(tokens, j, words)
    ):
        return Change(words.rise_causes[low], j)
    return _transitive(tokens, j, first, words) if by else None


def _is_noun(tokens: Tokens, j: int, words: Words) -> bool:
    return j > 0 and tokens.lower[j - 1] in words.determiners


def _transitive(tokens: Tokens, j: int, first: int, words: Words) -> Change | None:
    """ "boost the speed by 5 knots": a verb of change before the object."""
    for k in range(j, max(first, j - REACH) - 1, -1):
        low = tokens.lower[k]
        if low in {",", ";", "while", "but"} or tokens.word[k] in "()":
            return None
        direction = words.rise_causes.get(low) or words.rise_verbs.get(low) or words.change_nouns.get(low)
        if direction:
            return Change(direction, k)
    return None


def _after(tokens: Tokens, amount: Amount, last: int, words: Words) -> Change | None:
    """ "a 6% fall", "a 7% tea price increase", "34% higher", "76 percent more than"."""
    j = _behind_brackets(tokens, amount.last, last)
    if j >= last:
        return None
    low = tokens.lower[j]
    if low in {"more", "less"} and tokens.lower[j + 1 : j + 2] == ["expensive"]:
        return Change(words.change_adjectives[low], j)
    if (
        low in {"more", "less"}
        and amount.kind in {"count", "bare"}
        and tokens.lower[j + 1 : j + 2] == ["than"]
        and _other_time(tokens, j + 2)
    ):
        return Change(words.change_adjectives[low], j)
    if low in words.change_adjectives and amount.kind in {"percent", "times", "money", "measure", "fraction"}:
        if (
            low in {"more", "less", "above", "below", "up", "down"}
            and "than" not in (tokens.lower[j + 1 : j + 10] if tokens.word[j + 1 : j + 2] == [","] else tokens.lower[j + 1 : j + 2])
            and low not in {"up", "down"}
        ):
            return None
        if low not in {"up", "down"}:
            by_itself = low not in {"more", "less"} or amount.kind not in {"money", "measure"}
            return Change(words.change_adjectives[low], j) if by_itself or _other_time(tokens, j + 2) else None
    if amount.kind not in {"percent", "measure", "money", "times"}:
        return None
    if low in {"up", "down"} and tokens.lower[j + 1 : j + 2] in (["at"], ["on"], ["from"], [","], ["."], ["in"], [";"], [")"]):
        return Change("increase" if low == "up" else "decrease", j)
    for k in range(j, min(j + 4, last)):
        low = tokens.lower[k]
        if low in words.change_nouns:
            return None if low == "loss" and amount.kind == "money" else Change(words.change_nouns[low], k)
        if (not low[0].isalpha() and low != "-") or low in words.closed:
            return None
    return None


def _behind_brackets(tokens: Tokens, j: int, last: int) -> int:
    """The token behind what brackets add to an amount: "3% (5 million euros) less", seen from either amount."""
    if j < last and tokens.word[j] == "(":
        k = next((k for k in range(j, min(j + REACH, last)) if tokens.word[k] == ")"), None)
        return k + 1 if k else j
    return j + 1 if j < last and tokens.word[j] == ")" else j


def _other_time(tokens: Tokens, i: int) -> bool:
    """Whether what is compared with at token `i` is another time: "5 million more than in 2019", "than a year ago"."""
    words = tokens.lower[i : i + 3]
    if words[:1] in (["in"], ["for"], ["during"]):
        words = words[1:]
    when = ("year", "month", "quarter", "week", "same", "last", "previous")
    return any(w in when for w in words) or (words[:1] != [] and len(words[0]) == 4 and words[0].isdecimal())


def _noun_of(tokens: Tokens, amount: Amount, start: int, first: int, words: Words) -> Change | None:
    """ "an increase of 5%", "the increase was 5%": growth is left out, it is a measure of its own."""
    told = {"of"} | ({"was", "is"} if amount.kind == "percent" else set())
    if start - 2 >= first and tokens.lower[start - 1] in told:
        low = tokens.lower[start - 2]
        low = low if low in words.change_nouns else low.removesuffix("s")
        sure = low not in {"growth", "loss", "gain"} or (low != "growth" and amount.kind in {"percent", "count"})
        if low in words.change_nouns and sure:
            return Change(words.change_nouns[low], start - 2)
    return None
