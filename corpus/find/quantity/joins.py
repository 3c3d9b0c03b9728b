"""Amounts beside one another → ranges ("10-20 years"), pairs ("200 and 250 million") and ellipses ("... to 2.4 million")."""

from dataclasses import replace

from corpus.find.quantity.amounts import Amount
from corpus.find.quantity.case import HYPHENS
from corpus.find.quantity.words import Words
from corpus.model import Tokens

DASHES = frozenset(HYPHENS + "—")
#: tokens before "from" among which a verb of change may stand; nearer than NEAR a comma parts them not
MOVED, NEAR = 14, 5


def join(tokens: Tokens, amounts: list[Amount], words: Words) -> list[Amount]:
    """The amounts with ranges made one and missing units filled in, in text order."""
    ranged = _ranges(tokens, amounts, words)
    return _filled(tokens, ranged)


def _ranges(tokens: Tokens, amounts: list[Amount], words: Words) -> list[Amount]:
    found: list[Amount] = []
    for amount in amounts:
        if found:
            whole = _compound(tokens, found[-1], amount) or _range(tokens, found[-1], amount, words)
            if whole:
                found[-1] = whole
                continue
        found.append(amount)
    return found


SMALLER = {("foot", "inch"): 12.0, ("pound", "ounce"): 16.0}


def _compound(tokens: Tokens, a: Amount, b: Amount) -> Amount | None:
    """ "3 dollars 50 cents", "15 dollars 50", "5 feet 2 inches": one amount in two units; None for two amounts."""
    if b.first - a.last > 1:
        return None
    gap = tokens.lower[a.last : b.first]
    if a.sentence != b.sentence or gap not in ([], ["and"]) or a.unit_at is None or a.value % 1 or b.value < 0 or a.value_max is not None:
        return None
    if a.kind == "money":
        cents = b.unit in {"cent", "penny", "kopeck"} and b.kind in {"money", "measure"}
        bare = b.kind == "bare" and gap == [] and 9 < b.value < 100 and a.unit_at[0] > a.number.first and b.number.scale == 1
        part = 100.0 if (cents or bare) and b.value < 100 and b.value % 1 == 0 else 0.0
    else:
        part = SMALLER.get((a.unit, b.unit), 0.0)
    if not part or b.value >= part:
        return None
    return replace(a, last=b.last, value=a.value + b.value / part, rule="two units")


def _range(tokens: Tokens, a: Amount, b: Amount, words: Words) -> Amount | None:
    """`a` and `b` as one range, None where they are two amounts."""
    if (
        a.sentence != b.sentence
        or a.value_max is not None
        or b.value_max is not None
        or not 0 < b.first - a.last < 4
        or (a.kind in {"fraction", "times"} and a.kind != b.kind)
    ):
        return None
    gap = tokens.lower[a.last : b.first]
    if not _same_unit(a, b) or not _connects(tokens, a, b, gap, words):
        return None
    low, high = _scaled(a, b), b.value
    if low >= high:
        return None
    unit, kind, rule = (b.unit, b.kind, b.rule) if b.kind != "bare" else (a.unit, a.kind, a.rule)
    number = replace(a.number, scale=max(a.number.scale, b.number.scale))
    return replace(b, first=a.first, value=low, value_max=high, unit=unit, kind=kind, rule="range of " + rule, number=number)


def _connects(tokens: Tokens, a: Amount, b: Amount, gap: list[str], words: Words) -> bool:
    before = tokens.lower[a.first - 1] if a.first else ""
    earlier = tokens.lower[max(0, a.first - 4) : a.first]
    if len(gap) == 1 and gap[0] in DASHES:
        glued = tokens.end[a.last - 1] == tokens.start[a.last]
        return (
            glued
            or (a.kind == "bare" and b.kind != "bare")
            or (
                a.kind == b.kind != "bare"
                and a.kind
                not in {
                    "count",
                }
            )
        )
    if gap in (["to"], ["up", "to"], ["to", "-"]):
        if "from" in earlier and _moves(tokens, a, words):
            return False
        return b.kind != "bare" or a.kind == "age" or "from" in earlier or (a.kind == "bare" and a.number.scale > 1) or a.kind == "money"
    if gap == ["and"]:
        return "between" in earlier
    if gap == ["or"]:
        return a.kind == "bare" and b.kind in {"time", "count"} and b.value - a.value == 1
    return gap == ["/"] and before != "/" and a.kind == b.kind == "money"


def _moves(tokens: Tokens, a: Amount, words: Words) -> bool:
    """Whether "from" before `a` follows a verb of change: "rose from 120 to 150" is two amounts, not a range."""
    i = a.first - 1
    while i >= 0 and a.first - i < 4 and tokens.lower[i] != "from":
        i -= 1
    if tokens.lower[i - 1 : i] in (["up"], ["down"]):
        return True
    for k in range(i - 1, max(0, i - MOVED) - 1, -1):
        if tokens.word[k] in ";-–—" or (k < i - NEAR and tokens.word[k] in ",." and tokens.lower[i - 1] != ":"):
            return False
        if tokens.lower[k] in words.rise_verbs or tokens.lower[k] in words.rise_causes or tokens.lower[k] in words.change_nouns:
            return True
    return False


def _same_unit(a: Amount, b: Amount) -> bool:
    if a.kind == "age" and b.kind == "bare" and b.number.scale == 1 and b.value < 116:
        return True
    if a.kind == "bare" or (b.kind == "bare" and b.number.scale > 1):
        return True
    return (
        a.unit == b.unit
        or a.unit == b.unit.split("/")[0]
        or (a.kind == b.kind == "count" and a.noun is not None and a.noun.name == b.unit[6:])
    )


def _scaled(a: Amount, b: Amount) -> float:
    """The value of `a` with the magnitude of `b` where `a` has none: "3-5 million"."""
    if a.number.scale == 1 and b.number.scale >= 100 and a.number.form != "fraction" and abs(a.value) < 1000:
        plain = b.value / b.number.scale
        if abs(a.value) <= plain or a.value < plain * 2:
            return a.value * b.number.scale
    return a.value


def _filled(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """Bare amounts with the unit of the one that follows or comes before, marked as inferred."""
    found = list(amounts)
    for k in range(len(found) - 1, -1, -1):
        if found[k].kind == "bare" and k + 1 < len(found):
            found[k] = _from_next(tokens, found[k], found[k + 1])
    for k in range(1, len(found)):
        if found[k].kind == "bare" and k + 1 < len(found):
            found[k] = _converted(tokens, found[max(0, k - 6) : k], found[k], found[k + 1])
        if found[k].kind == "bare":
            found[k] = _from_last(tokens, found[max(0, k - 4) : k], found[k])
    return found


def _from_next(tokens: Tokens, a: Amount, b: Amount) -> Amount:
    """ "200 and 250 million", "8 or $9", "20 million of the 50 million rubles", "from 20 to 30 billion euros"."""
    if b.kind != "bare" and b.first - a.last > 4:
        return a
    gap = [w for w in tokens.lower[a.last : b.first] if w not in {"-", ","}]
    if a.sentence != b.sentence or b.first - a.last > 4 or b.kind in {"fraction", "times", "age", "bare"}:
        return a if b.kind != "bare" or gap not in (["and"], ["or"], ["to"]) else replace(a, value=_scaled(a, b))
    if gap in (["and"], ["or"], ["to"]) or (
        gap in (["of", "the"], ["of"]) and b.kind == "money" and a.number.scale > 1 and a.number.form != "vague"
    ):
        inferred = (*a.inferred, "unit") if "unit" not in a.inferred else a.inferred
        return replace(a, value=_scaled(a, b), unit=b.unit, kind=b.kind, rule="ellipsis", inferred=inferred, noun=b.noun)
    return a


def _converted(tokens: Tokens, earlier: list[Amount], b: Amount, after: Amount) -> Amount:
    """ "3,390,000 ($31,100)": what stands in brackets converts it, so it is money, of the unit of the last of its size."""
    if tokens.lower[b.last : after.first] != ["("] or after.kind != "money":
        return b
    alike = [
        a
        for a in earlier
        if a.sentence == b.sentence and a.kind == "money" and a.unit != after.unit and a.value < 20 * b.value < 400 * a.value
    ]
    return replace(b, unit=alike[-1].unit, kind="money", rule="ellipsis", inferred=(*b.inferred, "unit")) if alike else b


def _year_again(gap: list[str]) -> bool:
    """Whether the next sentence opens with a time and counts the same: "... 400 tonnes. This year we spin about 5 thousand"."""
    k = gap.index(".") + 1 if "." in gap else len(gap)
    return gap[k : k + 1] in (["this"], ["last"], ["next"]) and gap[k + 1 : k + 2] in (
        ["year"],
        ["month"],
        ["week"],
        ["quarter"],
        ["season"],
    )


#: tokens between a length of time and the bare one that it is held against
LATER = 6
#: before a bare sum: it is told beside another of its kind
BESIDE = frozenset(("of", "to", "from", "against", "at", "than", "was", "reached", "is", "by", "for", "another", "a"))
#: among the words before a bare sum: they speak of money
SPENT = frozenset(
    (
        *("receive", "receives", "received", "earn", "earns", "earned", "paid", "pay", "pays", "cost", "costs", "buy", "bought", "sold"),
        *("spend", "spent", "invest", "invested", "allocated", "price", "prices", "budget", "spending", "investment", "investments"),
        *("revenue", "revenues", "profit", "profits", "sales", "debt", "loan", "loans", "fund", "funds", "funding", "estimate", "analysts"),
    )
)
#: how far a bare sum may be from the one that gives it its unit, in sentences, in words that speak of money, and in size
BACK, AMONG, ALIKE = 3, 9, 20


def _money_again(tokens: Tokens, earlier: list[Amount], b: Amount) -> Amount | None:
    """ "64 billion rubles. In 2020 it was 29 billion": the last sum of money, where it is of this one's size and the words speak of
    money; of the same sentence ("85,000 roubles, against an average of 58,300") where it is told beside it."""
    before = tokens.lower[max(0, b.first - AMONG) : b.first]
    if b.number.form == "vague":
        return None  # "millions" may be of anything
    for a in reversed(earlier):
        if a.kind in {"percent", "fraction", "times", "time", "age"} or a.value_max is not None or _converts(tokens, a):
            continue
        if a.kind != "money" or b.sentence - a.sentence > BACK or "/" in a.unit:
            return None
        large = b.number.scale >= 1e6 and a.number.scale >= 1e6
        if a.sentence == b.sentence and large:
            return a
        near = a.value / ALIKE < b.value < a.value * ALIKE and (large or (b.value >= 1000 and b.number.form == "digits"))
        told = (a.sentence == b.sentence and before[-1:] != [] and before[-1] in BESIDE) or not SPENT.isdisjoint(before)
        return a if near and (told or before[-2:] in (["it", "was"], ["it", "is"])) else None
    return None


def _converts(tokens: Tokens, a: Amount) -> bool:
    """Whether a sum in brackets only converts the one before it: "2 billion crowns ($200 million)"."""
    return a.kind == "money" and a.first > 0 and tokens.word[a.first - 1] == "("


def _is_length_again(tokens: Tokens, last: Amount, b: Amount, before: str, closed: bool) -> bool:
    """ "from seven months to four", "ten years, against six": a length of time in the unit of the one before."""
    if last.sentence != b.sentence or b.number.scale != 1 or b.first - last.last > LATER:
        return False
    started = "from" in tokens.lower[max(0, last.first - 2) : last.first]
    return before == "against" or (before == "to" and started and (closed or tokens.lower[b.last] in {"in", "by", "for"}))


def _from_last(tokens: Tokens, earlier: list[Amount], b: Amount) -> Amount:
    """ "3 million looms, up from 2 million": the unit of the nearest amount before it of the same size."""
    before = tokens.lower[b.number.first - 1] if b.number.first else ""
    closed = b.last >= len(tokens.word) or tokens.word[b.last] in '.,;!?”"»'
    last = earlier[-1] if earlier else b
    if (
        last.sentence in (b.sentence - 1, b.sentence)
        and last.kind in {"measure", "money"}
        and closed
        and _year_again(tokens.lower[last.last : b.first][:20])
    ):
        return replace(b, unit=last.unit, kind=last.kind, rule="ellipsis", inferred=(*b.inferred, "unit"))
    if (closed or b.number.scale >= 1e6) and (paid := _money_again(tokens, earlier, b)) is not None:
        return replace(b, unit=paid.unit, kind="money", rule="ellipsis", inferred=(*b.inferred, "unit"))
    if last.kind == "time" and _is_length_again(tokens, last, b, before, closed):
        return replace(b, unit=last.unit, kind="time", rule="ellipsis", inferred=(*b.inferred, "unit"))
    for a in reversed(earlier):
        if a.sentence != b.sentence or a.kind in {"bare", "fraction", "times", "time", "age"}:
            continue
        if _converts(tokens, a) and len(earlier) > 1:
            continue
        near = b.first - a.last <= 3 and before == "to" and a.kind == "measure"
        alike = b.number.scale >= 1000 and a.number.scale >= 1000 and a.kind in {"money", "count", "measure"}
        after, told = tokens.lower[b.last : b.last + 1], tokens.lower[a.last : a.last + 1]
        listed = a.kind == "count" and before in {",", "and"} and after == told and after in (["in"], ["from"], ["for"], ["to"])
        listed = listed or (
            a.kind == "measure" and before in {",", "and"} and after == told and after in (["by"], ["in"], ["on"], ["from"])
        )
        listed = listed or (a.kind == "count" and tokens.lower[b.last : b.last + 2] in (["of", "which"], ["of", "them"], ["of", "whom"]))
        told_again = closed and b.number.form == "digits" and b.number.scale == 1 and b.value <= 100 and b.first - a.last <= 6
        if (
            told_again
            and a.kind == "percent"
            and before in {"want", "wants", "wanted", "need", "needs", "now", "was", "to", "expect", "expects"}
        ):
            return replace(b, unit=a.unit, kind=a.kind, rule="ellipsis", inferred=(*b.inferred, "unit"))
        by = before == "by" and a.kind == "percent"
        people = a.unit == "count:person" and b.last < len(tokens.word) and tokens.lower[b.last] == "who"
        if near or alike or by or people or listed:
            return replace(b, unit=a.unit, kind=a.kind, rule="ellipsis", inferred=(*b.inferred, "unit"), noun=a.noun)
    return b
