"""What is no quantity by the marks around it: parts of names and codes, clock times, phones, scores, list numbers.

Each rule is a small function of one shape: it looks at a number in its tokens and says whether it is something else.
"""

import re

from corpus.find.quantity.case import HYPHENS, Case
from corpus.grammar.marks import each

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")


def addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses of the net stand; a text with none but users' names ("@velsk") is not searched.

    >>> addresses("See www.velsk.test/4 or ask ann.lee4@velsk.test.")
    [(4, 20), (28, 48)]
    """
    mail = any(at and (text[at - 1].isalnum() or text[at - 1] in "_.+-") for at in each(text, "@"))
    return [m.span() for m in ADDRESS.finditer(text)] if mail or "://" in text or "www." in text else []


def fused(case: Case) -> bool:
    """A part of a name or code: "A-320", "SF90", "Covid-19", "5G", "24703m212", "737-800"."""
    if not (case.tied_left or case.tied_right):
        return False
    i, j, tokens = case.first, case.last, case.tokens
    if case.tied_left and not case.money:
        left = tokens.word[i - 1]
        if left[0].isalnum() or left in {"_", "#", "№", "§", "@", "\\"}:
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
    return case.tied_right and not case.has_unit and tokens.word[j][0].isalpha() and case.right != "x"


LEFT = frozenset((*HYPHENS, ":", "/", "+", "("))
RIGHT = frozenset((*HYPHENS, ":", "/", "to", "margin"))


def clock_or_score(case: Case) -> bool:
    """Parts of times, scores, phone numbers and versions: glued to other digits by ":" or hyphens."""
    if case.left not in LEFT and case.right not in RIGHT:
        return False
    i, j, word = case.first, case.last, case.tokens.word
    if case.tied_left and i > 1 and word[i - 1] in {":", "/"} and case.glued(i - 1) and word[i - 2][0].isdecimal():
        return not case.has_unit or word[i - 1] == ":"
    if j + 1 < len(word) and word[j] in {":", "/"} and case.tied_right and case.glued(j + 1) and word[j + 1][0].isdecimal():
        return not case.has_unit
    if case.right == "margin" or (case.right == "to" and case.after(2) == "margin"):
        return case.scale == 1 and case.value < 100 and not case.has_unit  # "a 2 to 1 margin"
    ratio = case.right == "-" and case.after(1) == "to" and case.after(2) == "-"
    if ratio or (i > 2 and word[i - 1] == "-" and case.before(2) == "to" and word[i - 3] == "-" and case.tied_left):
        return not case.has_unit  # "a 3-to-1 vote"
    return _phone(case)


def _phone(case: Case) -> bool:
    """Three or more groups of digits in a chain of hyphens, or a plus before digits that are no change."""
    i, j, word = case.first, case.last, case.tokens.word
    groups, k = 0, i
    while k - 2 >= 0 and word[k - 1] in HYPHENS and case.glued(k) and word[k - 2][0].isdecimal() and groups < 4:
        groups, k = groups + 1, k - 2
    k = j
    while k + 1 < len(word) and word[k] in HYPHENS and case.glued(k) and case.glued(k + 1) and word[k + 1][0].isdecimal() and groups < 4:
        groups, k = groups + 1, k + 2
    if groups >= 2:
        return True
    plus = i > 0 and word[i - 1] == "+" and case.tied_left and not case.has_unit
    return (plus and j < len(word) and word[j] in {"(", "-", " "}) or (
        i > 1 and word[i - 1] == "(" and word[i - 2][0].isdecimal() and i > 2 and word[i - 3] == "+"
    )


PHONES = frozenset(("tel", "phone", "telephone", "fax", "mobile", "whatsapp", "hotline"))


AROUND = frozenset("()-+‑–")  # marks between the groups of digits


def phone(case: Case) -> bool:
    """A group of digits in a telephone number: "+7 812 555 01 02", "Tel.: 8 (812) 55-01-02"."""
    i, j, word = case.first, case.last, case.tokens.word
    if j - i == 1 and not (case.left.isdecimal() or case.right.isdecimal() or case.left in AROUND or case.right in AROUND):
        return False
    while i > 0 and case.first - i < 12 and (word[i - 1].isdecimal() or word[i - 1] in "()-+‑–"):
        i -= 1
    while j < len(word) and j - case.last < 12 and (word[j].isdecimal() or word[j] in "()-‑–"):
        j += 1
    groups = [w for w in word[i:j] if w.isdecimal()]
    digits = sum(map(len, groups))
    if len(groups) < 2 or not 6 <= digits <= 15:
        return False
    told = not PHONES.isdisjoint(case.tokens.lower[max(0, i - 3) : i])
    return told or (digits > 8 and ((word[i] == "+" and len(groups) > 2) or (len(groups) > 3 and word[i + 1] == "(")))


def score(case: Case) -> bool:
    """ "a 9-2 win", "89-89": two small numbers in a chain, no unit, and a word of sports or votes, or no order."""
    if case.scale != 1 or not (case.tied_left or case.tied_right):
        return False
    i, j, word = case.first, case.last, case.tokens.word
    if j + 1 < len(word) and word[j] in HYPHENS and case.tied_right and case.glued(j + 1) and word[j + 1].isdecimal():
        other, after = float(word[j + 1][:15]), case.after(2)
        return not case.has_unit and (other <= case.value or after in case.words.blocks["scores"])
    if i > 1 and word[i - 1] in HYPHENS and case.tied_left and case.glued(i - 1) and word[i - 2].isdecimal():
        other = float(word[i - 2][:15])
        return not case.has_unit and (other >= case.value or case.right in case.words.blocks["scores"])
    return False


def address(case: Case) -> bool:
    """ "12 Harbour Street": a number, capitalised words, a word for street."""
    word, j = case.tokens.word, case.last
    for k in range(j, min(j + 4, len(word))):
        if not word[k][0].isupper():
            return False
        if k > j and case.tokens.lower[k] in case.words.blocks["streets"]:
            return True
    return False


def list_number(case: Case) -> bool:
    """The number of a list item: first in its line, a stop or a bracket after it."""
    if case.right not in {".", ")"} or case.value >= 100:
        return False
    i, tokens = case.first, case.tokens
    start = tokens.start[i]
    line = case.text.rfind("\n", max(0, start - 12), start) + 1 or (0 if start <= 12 else start - 12)
    opens = i > 0 and tokens.word[i - 1] == "("
    if case.text[max(line, start - 8) : start].strip(" \t(") and start - line > 0:
        return False
    return start - line <= 8 and (case.right == ")" or not opens)


def alone(case: Case) -> bool:
    """A counter on a web page: the only word of its line."""
    start, end, text = case.tokens.start[case.first], case.tokens.end[case.last - 1], case.text
    if start and text[start - 1] != "\n":
        return False
    lines = text[end : end + 1] in {"\n", "\r", ""}
    return lines and case.last - case.first < len(case.tokens.word)


def code(case: Case) -> bool:
    """Long digits glued to a mark ("id=37365813"), a time of day ("10.45 am")."""
    i = case.first
    long = case.tied_left and len(case.tokens.word[i]) > 7 and case.tokens.word[i].isdecimal() and case.tokens.word[i - 1] not in "-−–<>≤≥~"
    return long or case.right in {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "hrs", "o'clock"}


def shirt(case: Case) -> bool:
    """A number alone in brackets after a name: "Lee (4)"."""
    if case.left != "(" or case.right != ")":
        return False
    return case.first > 1 and case.tokens.word[case.first - 2][0].isupper() and case.scale == 1
