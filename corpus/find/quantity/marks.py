"""What is no quantity by the marks around it: parts of names and codes, clock times, phones, scores, list numbers.

Each rule is a small function of one shape: it looks at a number in its tokens and says whether it is something else.
"""

import re

from corpus.find.quantity.case import HYPHENS, Case

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s]{1,2000}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")


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
    if case.glued(j) and j < len(tokens.word) and not case.has_unit:
        return tokens.word[j][0].isalpha() and tokens.lower[j] not in ("x",)
    return False


def clock_or_score(case: Case) -> bool:
    """Parts of times, scores, phone numbers and versions: glued to other digits by ":" or hyphens."""
    i, j, word = case.number.first, case.number.last, case.tokens.word
    if case.glued(i) and i > 1 and word[i - 1] in (":", "/") and case.glued(i - 1) and word[i - 2][0].isdecimal():
        return not case.has_unit or word[i - 1] == ":"
    if j + 1 < len(word) and word[j] in (":", "/") and case.glued(j) and case.glued(j + 1) and word[j + 1][0].isdecimal():
        return not case.has_unit
    if case.after() == "margin" or (case.after() == "to" and case.after(2) == "margin"):
        return case.number.scale == 1 and case.number.value < 100 and not case.has_unit  # "a 2 to 1 margin"
    ratio = case.after() == "-" and case.after(1) == "to" and case.after(2) == "-"
    if ratio or (i > 2 and word[i - 1] == "-" and case.before(2) == "to" and word[i - 3] == "-" and case.glued(i)):
        return not case.has_unit  # "a 3-to-1 vote"
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


PHONES = frozenset(("tel", "phone", "telephone", "fax", "mobile", "whatsapp", "hotline"))


def phone(case: Case) -> bool:
    """A group of digits in a telephone number: "+7 812 555 01 02", "Tel.: 8 (812) 55-01-02"."""
    i, j, word = case.number.first, case.number.last, case.tokens.word
    while i > 0 and case.number.first - i < 12 and (word[i - 1].isdecimal() or word[i - 1] in "()-+‑–"):
        i -= 1
    while j < len(word) and j - case.number.last < 12 and (word[j].isdecimal() or word[j] in "()-‑–"):
        j += 1
    groups = [w for w in word[i:j] if w.isdecimal()]
    digits = sum(map(len, groups))
    if len(groups) < 2 or not 6 <= digits <= 15:
        return False
    told = not PHONES.isdisjoint(case.tokens.lower[max(0, i - 3) : i])
    return told or (digits > 8 and ((word[i] == "+" and len(groups) > 2) or (len(groups) > 3 and word[i + 1] == "(")))


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
    """ "12 Harbour Street": a number, capitalised words, a word for street."""
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
    return start - line <= 8 and j < len(tokens.word) and tokens.word[j] in ((")",) if opens else (".", ")")) and case.number.value < 100


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
    """A number alone in brackets after a name: "Lee (4)"."""
    i = case.number.first
    word = case.tokens.word
    alone = i > 1 and word[i - 1] == "(" and case.after() == ")"
    return alone and word[i - 2][0].isupper() and case.number.scale == 1
