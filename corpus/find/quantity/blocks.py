"""What is not a quantity: ordinals, names with numbers, labels, scores, phones, addresses, list numbers.

Each rule is a small function of one shape: it looks at a bare number (no money, percent or unit beside it) in its
tokens and says whether the number is something else. `WITH_UNIT` and `WITHOUT_UNIT` list them
by the form of the number; `reason` names the first that holds.
"""

import re
from collections.abc import Callable

from corpus.find.quantity.case import HYPHENS, Case
from corpus.find.quantity.marks import address, alone, clock_or_score, code, fused, list_number, phone, score, shirt

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d\Z")
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))


def ordinal(case: Case) -> bool:
    """A rank: "22nd", "twenty-first", "the 3 rd"."""
    if case.right in ORDINAL_ENDS:
        return True
    if case.form != "words":
        return False
    after = case.after(1) if case.right == "-" and case.tied_right else case.right
    return (after in case.words.numbers.ordinals or after in {"first", "second"}) and after[-1] != "s"


def zoned(case: Case) -> bool:
    """A time of day with its zone: "0915 GMT", "10:42 GMT+2"."""
    zones = case.words.blocks["zones"]
    word = case.tokens.word[case.last] if case.last < len(case.tokens.word) else ""
    return (case.right in zones and word.isupper()) or (case.left in {"+", "-", "−"} and case.before(2) in zones)


def year(case: Case) -> bool:
    """A bare year: "in 2019", "2018 sales"; as a count only with a plural right after and a bound before."""
    if case.scale != 1 or case.last - case.first > 1:
        return False
    word = case.tokens.word[case.first]
    if len(word) != 4 or not YEAR.match(word):
        return case.right in {"s", "’s", "'s"} and word.isdecimal() and case.value % 10 == 0
    if case.noun and case.noun.plural and case.noun.head == case.last and (case.bounded or case.left in {"all", "to", "another"}):
        return False
    return not case.bounded or case.left in {"about", "around", "near", "over", "by"}


#: before "number" the verb: "they will number 400"
NUMBERING = frozenset(("will", "would", "to", "could", "may", "might", "should", "now"))


def label(case: Case) -> bool:
    """A number that is a name's second half: "page 14", "Section 427", "top 3", "No. 7"."""
    labels = case.words.blocks["labels"]
    if case.left == "age":
        return False
    if case.left in labels and case.form != "fraction":
        if case.left == "number" and case.before(2) in NUMBERING:
            return False  # "staff will number 210"
        return not (
            case.left in {"number", "level", "case", "unit", "area", "order", "record", "rule", "size", "volume", "form"} and case.bounded
        )
    return case.left == "." and case.before(2) in {"no", "nos", "art", "sec", "vol", "p", "pp", "fig"} and case.glued(case.first - 1)


def name(case: Case) -> bool:
    """After a capitalised word, with no plural of its own right after: "Boeing 737", "Windows 11", "S&P 500"."""
    i = case.first - 1
    follows = case.tokens.word[case.last] if case.last < len(case.tokens.word) else ""
    if case.form == "words" and case.value == 0 and follows[:1].isupper():
        return True
    if i < 0 or case.scale != 1 or case.bounded:
        return False
    if case.tokens.lower[i] in {"'s", "’s"} and i > 0 and case.tokens.word[i - 1][0].isupper() and case.noun is None and case.value > 99:
        return True
    if case.form != "digits":
        if case.form == "words" and not case.first_of_sentence and case.tokens.word[case.first][0].isupper() and follows[:1].isupper():
            return True
        return case.form == "words" and case.tokens.word[case.first][0].isupper() and case.tokens.word[i][0].isupper()
    word, low = case.tokens.word[i], case.tokens.lower[i]
    if low in case.words.months and case.value < 32:
        return True
    if low in case.words.blocks["indexes"]:
        return True
    if word == low or low in case.words.closed or case.first_of_sentence or (low in case.words.verbs and low not in case.words.base_verbs):
        return False
    if "," in case.tokens.word[case.first] or "." in case.tokens.word[case.first]:
        return False
    plural = case.noun is not None and case.noun.plural and case.noun.head <= case.last + 2
    return not (plural and i > 0 and case.tokens.lower[i - 1] in case.words.prepositions)


def one(case: Case) -> bool:
    """The pronoun and the determiner: "one of", "no one", "one day", "two-way"."""
    tails = case.words.blocks["tails"]
    if case.right == "-" and case.after(1) in tails and case.value < 13:
        return True
    following = case.after(1)
    if case.right in {"to", "or"} and (following in case.words.numbers.cardinals or following[:1].isdecimal()):
        return False
    if case.left in {"minus", "negative"}:
        return False
    return case.form == "words" and case.value == 1 and case.scale == 1


def fraction_word(case: Case) -> bool:
    """ "half", "a third", "a quarter" that are an ordinal, a time or a part of a match."""
    if case.form != "fraction":
        return False
    first, after, before = case.tokens.lower[case.first], case.right, case.left
    digits = first[0].isdecimal()
    if digits and "".join(case.tokens.lower[case.first : case.last]) in case.words.blocks["dates"]:
        return True
    if digits:
        return not (after == "of" or case.has_unit or case.bounded or case.noun is not None)
    if case.tied_right and case.tokens.word[case.last] in HYPHENS:
        return True
    closing = not after or not after[0].isalpha()
    if first in {"half", "quarter"}:
        if before in {
            "first",
            "second",
            "other",
            "better",
            "final",
            "last",
            "opening",
            "this",
            "each",
            "third",
            "fourth",
            "latest",
            "next",
            "the",
            "-",
        }:
            return True
        if first == "quarter":
            return True
        return not (
            closing
            or after in {"of", "the", "its", "their", "his", "her", "our", "these", "those", "that", "as"}
            or case.bounded
            or before in {"in", "by"}
        )
    if first in {"a", "an"}:
        if case.tokens.lower[case.first + 1] == "half" or after == "of" or case.last - case.first > 2:
            return False
        followed = (
            closing or after in case.words.prepositions or after in {"more", "less", "higher", "lower", "since", "this", "last", "compared"}
        )
        if before == "between" and after == "and":
            return False
        if before in {"and", "or"} and not _is_part(case, case.before(2)):
            return True  # "three are built and a fourth, by the river, is planned"
        verb = before in case.words.past or (before.endswith("ed") and before not in {"lasted", "earned", "scored"})
        if case.tokens.lower[case.last - 1] == "quarter" and verb and closing:
            return False  # "they pledged a quarter."
        quarter = case.tokens.lower[case.last - 1] == "quarter" and before in {"in", "for", "per", "within"}
        return not (
            followed and not quarter and (case.bounded or before in {"by", "to", "only", "just", "up", "down", "and", "or", "under"})
        )
    if case.tokens.lower[case.last - 1] in {"quarter", "quarters"}:
        return after != "of" and before in {"in", "for", "last", "past", "next", "first", "previous", "of", "the", "over", "these"}
    return False


def _is_part(case: Case, word: str) -> bool:
    """Whether a word ends a share: "a quarter or a third"."""
    return word in {"half", "quarter", "quarters", "%", "percent", "cent"} or word in case.words.numbers.ordinals


def anaphor(case: Case) -> bool:
    """ "the two raised money": the number stands for those named before."""
    small = case.form == "words" and case.scale == 1 and case.value < 13
    return small and case.noun is None and case.left in {"the", "these", "those"}


Rule = Callable[[Case], bool]
#: what rules out any number, and a number with no unit; of both those that look at the number's form by themselves
ALWAYS: tuple[Rule, ...] = (fused, ordinal, clock_or_score)
BARE: tuple[Rule, ...] = (label, name, one, address, phone, list_number, shirt, alone, code)
WITH_UNIT: dict[str, tuple[Rule, ...]] = {
    "digits": (*ALWAYS, score),
    "fraction": (*ALWAYS, fraction_word),
    "words": ALWAYS,
    "vague": ALWAYS,
}
WITHOUT_UNIT: dict[str, tuple[Rule, ...]] = {
    "digits": (*WITH_UNIT["digits"], zoned, year, *BARE),
    "fraction": (*WITH_UNIT["fraction"], *BARE),
    "words": (*ALWAYS, *BARE, anaphor),
    "vague": (*ALWAYS, *BARE),
}


def reason(case: Case) -> str | None:
    """The name of the rule that says the number is no quantity, None where it may be one."""
    for rule in (WITH_UNIT if case.has_unit else WITHOUT_UNIT)[case.form]:
        if rule(case):
            return rule.__name__
    return None
