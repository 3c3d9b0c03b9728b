"""What is not a quantity: ordinals, names with numbers, labels, scores, phones, addresses, list numbers.

Each rule is a small function of one shape: it looks at a bare number (no money, percent or unit beside it) in its
tokens and says whether the number is something else. `RULES` is their order; `reason` names the first that holds.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from corpus.find.quantity.nouns import Noun
from corpus.find.quantity.words import Words
from corpus.grammar.numbers import Number
from corpus.model import Tokens

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d\Z")
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
HYPHENS = "-‐‑–—−"


class Case(NamedTuple):
    """A number under test: its tokens, the text, and what was read beside it."""

    text: str
    tokens: Tokens
    number: Number
    noun: Noun | None
    has_unit: bool
    bounded: bool
    words: Words
    first_of_sentence: bool
    money: bool
    reach: int

    def glued(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return 0 < i < len(self.tokens) and self.tokens.end[i - 1] == self.tokens.start[i]

    def before(self, n: int = 1) -> str:
        """The `n`-th word before the number, lower case; "" where there is none."""
        i = self.number.first - n
        return self.tokens.lower[i] if i >= 0 else ""

    def after(self, n: int = 0) -> str:
        """The word `n` words after the number's end, lower case; "" where there is none."""
        i = self.number.last + n
        return self.tokens.lower[i] if i < len(self.tokens) else ""


def fused(case: Case) -> bool:
    """A part of a name or code: "A-320", "SF90", "Covid-19", "5G", "24703m212", "737-800"."""
    i, j, tokens = case.number.first, case.number.last, case.tokens
    if case.glued(i) and i > 0 and not case.money:
        left = tokens.word[i - 1]
        if left[0].isalnum() or left in ("_", "#", "№", "§", "@", "\\"):
            return True
        if left == "." and case.glued(i - 1) and i > 1 and tokens.word[i - 2][0].isalpha():
            return True
        if left in HYPHENS and case.glued(i - 1) and i - 1 > case.reach:
            outer = tokens.word[i - 2]
            if outer[0].isalpha() and outer not in case.words.blocks["fused"]:
                return True
        if (
            left in HYPHENS
            and case.glued(i - 1)
            and i > 2
            and tokens.word[i - 2][0].isdecimal()
            and case.glued(i - 2)
            and tokens.word[i - 3][0].isalpha()
        ):
            return True
    if case.glued(j) and j < len(tokens) and not case.has_unit:
        return tokens.word[j][0].isalpha() and tokens.lower[j] not in ("x",)
    return False


def ordinal(case: Case) -> bool:
    """A rank: "22nd", "twenty-first", "the 3 rd"."""
    j, low = case.number.last, case.tokens.lower
    if j < len(low) and low[j] in ORDINAL_ENDS:
        return True
    k = j + 1 if low[j : j + 1] == ["-"] and case.glued(j) else j
    return (
        case.number.form == "words"
        and k < len(low)
        and (low[k] in case.words.numbers.ordinals or low[k] in ("first", "second"))
        and low[k][-1] != "s"
    )


def clock_or_score(case: Case) -> bool:
    """Parts of times, scores, phone numbers and versions: glued to other digits by ":" or hyphens."""
    i, j, word = case.number.first, case.number.last, case.tokens.word
    if case.glued(i) and i > 1 and word[i - 1] in (":", "/") and case.glued(i - 1) and word[i - 2][0].isdecimal():
        return not case.has_unit or word[i - 1] == ":"
    if j + 1 < len(word) and word[j] in (":", "/") and case.glued(j) and case.glued(j + 1) and word[j + 1][0].isdecimal():
        return not case.has_unit
    return _phone(case)


def _phone(case: Case) -> bool:
    """Three or more groups of digits in a chain of hyphens, or a plus before digits that are no change."""
    i, j, word = case.number.first, case.number.last, case.tokens.word
    groups, k = 0, i
    while k - 2 >= 0 and word[k - 1] in HYPHENS and case.glued(k) and word[k - 2][0].isdecimal() and groups < 4:
        groups, k = groups + 1, k - 2
    k = j
    while k + 1 < len(word) and word[k] in HYPHENS and case.glued(k) and case.glued(k + 1) and word[k + 1][0].isdecimal() and groups < 4:
        groups, k = groups + 1, k + 2
    if groups >= 2:
        return True
    plus = i > 0 and word[i - 1] == "+" and case.glued(i) and not case.has_unit
    return (plus and j < len(word) and word[j] in ("(", "-", " ")) or (
        i > 1 and word[i - 1] == "(" and word[i - 2][0].isdecimal() and i > 2 and word[i - 3] == "+"
    )


def year(case: Case) -> bool:
    """A bare year: "in 2019", "2018 sales"; as a count only with a plural right after and a bound before."""
    if case.number.form != "digits" or case.number.scale != 1 or case.number.last - case.number.first > 1:
        return False
    word = case.tokens.word[case.number.first]
    if not YEAR.match(word):
        return case.after() in ("s", "’s", "'s") and word.isdecimal() and case.number.value % 10 == 0
    if (
        case.noun
        and case.noun.plural
        and case.noun.head == case.number.last
        and (case.bounded or case.before() in ("all", "to", "another"))
    ):
        return False
    return not case.bounded or case.before() in ("about", "around", "near", "over", "by")


def label(case: Case) -> bool:
    """A number that is a name's second half: "page 14", "Section 427", "top 3", "No. 7"."""
    labels = case.words.blocks["labels"]
    if case.before() == "age":
        return False
    if case.before() in labels and case.number.form != "fraction":
        return not (
            case.before() in ("number", "level", "case", "unit", "area", "order", "record", "rule", "size", "volume", "form")
            and case.bounded
        )
    return (
        case.before() == "."
        and case.before(2) in ("no", "nos", "art", "sec", "vol", "p", "pp", "fig")
        and case.glued(case.number.first - 1)
    )


def name(case: Case) -> bool:
    """After a capitalised word, with no plural of its own right after: "Boeing 737", "Windows 11", "S&P 500"."""
    i = case.number.first - 1
    follows = case.tokens.word[case.number.last] if case.number.last < len(case.tokens) else ""
    if case.number.form == "words" and case.number.value == 0 and follows[:1].isupper():
        return True
    if i < 0 or case.number.scale != 1 or case.bounded:
        return False
    if (
        case.tokens.lower[i] in ("'s", "’s")
        and i > 0
        and case.tokens.word[i - 1][0].isupper()
        and case.noun is None
        and case.number.value > 99
    ):
        return True
    if case.number.form != "digits":
        if (
            case.number.form == "words"
            and not case.first_of_sentence
            and case.tokens.word[case.number.first][0].isupper()
            and follows[:1].isupper()
        ):
            return True
        return case.number.form == "words" and case.tokens.word[case.number.first][0].isupper() and case.tokens.word[i][0].isupper()
    word, low = case.tokens.word[i], case.tokens.lower[i]
    if low in case.words.months and case.number.value < 32:
        return True
    if low in case.words.blocks["indexes"]:
        return True
    if word == low or low in case.words.closed or case.first_of_sentence or low in case.words.verbs:
        return False
    if "," in case.tokens.word[case.number.first] or "." in case.tokens.word[case.number.first]:
        return False
    plural = case.noun is not None and case.noun.plural and case.noun.head <= case.number.last + 2
    return not (plural and i > 0 and case.tokens.lower[i - 1] in case.words.prepositions)


def one(case: Case) -> bool:
    """The pronoun and the determiner: "one of", "no one", "one day", "two-way"."""
    tails = case.words.blocks["tails"]
    if case.after() == "-" and case.after(1) in tails and case.number.value < 13:
        return True
    following = case.after(1)
    if case.after() in ("to", "or") and (following in case.words.numbers.cardinals or following[:1].isdecimal()):
        return False
    if case.before() in ("minus", "negative"):
        return False
    return case.number.form == "words" and case.number.value == 1 and case.number.scale == 1


def score(case: Case) -> bool:
    """ "a 9-2 win", "89-89": two small numbers in a chain, no unit, and a word of sports or votes, or no order."""
    i, j, word = case.number.first, case.number.last, case.tokens.word
    if case.number.scale != 1 or case.number.form != "digits":
        return False
    if j + 1 < len(word) and word[j] in HYPHENS and case.glued(j) and case.glued(j + 1) and word[j + 1].isdecimal():
        other, after = float(word[j + 1][:15]), case.after(2)
        return not case.has_unit and (other <= case.number.value or after in case.words.blocks["scores"])
    if i > 1 and word[i - 1] in HYPHENS and case.glued(i) and case.glued(i - 1) and word[i - 2].isdecimal():
        other = float(word[i - 2][:15])
        return not case.has_unit and (other >= case.number.value or case.after() in case.words.blocks["scores"])
    return False


def address(case: Case) -> bool:
    """ "12 Tverskaya Street": a number, capitalised words, a word for street."""
    word, j = case.tokens.word, case.number.last
    for k in range(j, min(j + 4, len(word))):
        if not word[k][0].isupper():
            return False
        if k > j and case.tokens.lower[k] in case.words.blocks["streets"]:
            return True
    return False


def list_number(case: Case) -> bool:
    """The number of a list item: first in its line, a stop or a bracket after it."""
    i, j, tokens = case.number.first, case.number.last, case.tokens
    start = tokens.start[i]
    line = case.text.rfind("\n", max(0, start - 12), start) + 1 or (0 if start <= 12 else start - 12)
    opens = i > 0 and tokens.word[i - 1] == "("
    if case.text[max(line, start - 8) : start].strip(" \t(") and start - line > 0:
        return False
    return start - line <= 8 and j < len(tokens) and tokens.word[j] in ((")",) if opens else (".", ")")) and case.number.value < 100


def alone(case: Case) -> bool:
    """A counter on a web page: the only word of its line."""
    start, end = case.tokens.start[case.number.first], case.tokens.end[case.number.last - 1]
    lines = case.text[max(0, start - 1) : start] in ("\n", "") and case.text[end : end + 1] in ("\n", "\r", "")
    return lines and end - start < len(case.text.strip())


def code(case: Case) -> bool:
    """Long digits glued to a mark ("id=37365813"), a time of day ("10.45 am")."""
    i = case.number.first
    long = case.glued(i) and len(case.tokens.word[i]) > 7 and case.tokens.word[i].isdecimal() and case.tokens.word[i - 1] not in "-−–<>≤≥~"
    return long or case.after() in ("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "hrs", "o'clock")


def shirt(case: Case) -> bool:
    """A number alone in brackets after a name: "Prescott (4)"."""
    i = case.number.first
    word = case.tokens.word
    alone = i > 1 and word[i - 1] == "(" and case.after() == ")"
    return alone and word[i - 2][0].isupper() and case.number.scale == 1


def fraction_word(case: Case) -> bool:
    """ "half", "a third", "a quarter" that are an ordinal, a time or a part of a match."""
    if case.number.form != "fraction":
        return False
    first, after, before = case.tokens.lower[case.number.first], case.after(), case.before()
    digits = first[0].isdecimal()
    if digits and "".join(case.tokens.lower[case.number.first : case.number.last]) in case.words.blocks["dates"]:
        return True
    if digits:
        return not (after == "of" or case.has_unit or case.bounded or case.noun is not None)
    if case.glued(case.number.last) and case.tokens.word[case.number.last] in HYPHENS:
        return True
    closing = not after or not after[0].isalpha()
    if first in ("half", "quarter"):
        if before in (
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
        ):
            return True
        if first == "quarter":
            return True
        return not (
            closing
            or after in ("of", "the", "its", "their", "his", "her", "our", "these", "those", "that", "as")
            or case.bounded
            or before in ("in", "by")
        )
    if first in ("a", "an"):
        if case.tokens.lower[case.number.first + 1] == "half" or after == "of" or case.number.last - case.number.first > 2:
            return False
        followed = (
            closing or after in case.words.prepositions or after in ("more", "less", "higher", "lower", "since", "this", "last", "compared")
        )
        quarter = case.tokens.lower[case.number.last - 1] == "quarter" and before in ("in", "for", "per", "within")
        return not (
            followed and not quarter and (case.bounded or before in ("by", "to", "only", "just", "up", "down", "and", "or", "under"))
        )
    if case.tokens.lower[case.number.last - 1] in ("quarter", "quarters"):
        return after != "of" and before in ("in", "for", "last", "past", "next", "first", "previous", "of", "the", "over", "these")
    return False


Rule = Callable[[Case], bool]
ALWAYS: tuple[Rule, ...] = (fused, ordinal, clock_or_score, score, fraction_word)
RULES: tuple[Rule, ...] = (year, label, name, one, address, list_number, shirt, alone, code)


def reason(case: Case) -> str | None:
    """The name of the rule that says the number is no quantity, None where it may be one."""
    for rule in ALWAYS if case.has_unit else ALWAYS + RULES:
        if rule(case):
            return rule.__name__
    return None
