"""Whose dollar "$" is: the United States', unless the article says that it counts in another one; whose crowns, francs and pesos.

A prefix elsewhere ("C$5", "US$5") tells the opposite: who writes it means something else by the bare sign.
"""

from dataclasses import replace

from corpus.find.quantity.amounts import Amount
from corpus.find.quantity.words import Words
from corpus.model import Tokens

FIGURES = frozenset(("figures", "amounts", "values", "prices", "sums", "numbers", "results", "all", "expressed", "stated", "reported"))


def own_dollar(tokens: Tokens, amounts: list[Amount], words: Words) -> list[Amount]:
    """The amounts with the bare "$" in the dollar that the article counts in ("figures are in Canadian dollars"), marked as inferred."""
    if "dollars" not in tokens.where or "$" not in tokens.where:
        return amounts
    told = {code for i in tokens.where["dollars"] if (code := _counted_in(tokens, i, words))}
    bare = [k for k, a in enumerate(amounts) if a.unit.split("/")[0] == "USD" and _is_bare(tokens, a)]
    others = {a.unit.split("/")[0] for k, a in enumerate(amounts) if a.kind == "money" and k not in bare}
    if len(told) != 1 or not bare or not others.isdisjoint({*told, "USD"}):
        return amounts
    code, found = told.pop(), list(amounts)
    for k in bare:
        found[k] = replace(found[k], unit=code + found[k].unit[3:], inferred=(*found[k].inferred, "unit"))
    return found


def own_names(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """The amounts in a money that several countries have ("130 million crowns") in the one that the article names with its country."""
    unsure = [k for k, a in enumerate(amounts) if a.kind == "money" and a.rule == "money" and "unit" in a.inferred and a.unit_at]
    if not unsure:
        return amounts
    told: dict[str, set[str]] = {}
    for a in amounts:
        if a.kind == "money" and "unit" not in a.inferred and a.unit_at and a.unit_at[1] - a.unit_at[0] > 1:
            told.setdefault(_name(tokens, a), set()).add(a.unit)
    found = list(amounts)
    for k in unsure:
        codes = told.get(_name(tokens, found[k]), set())
        if len(codes) == 1:
            found[k] = replace(found[k], unit=next(iter(codes)))
    return found


def _name(tokens: Tokens, amount: Amount) -> str:
    """The money's name without its country: "crown"."""
    assert amount.unit_at is not None
    return tokens.lower[amount.unit_at[1] - 1].rstrip("s")


def _counted_in(tokens: Tokens, i: int, words: Words) -> str | None:
    """The currency of "in Canadian dollars", its last word at token `i`; None where no number of them is meant to be counted so."""
    for k in (i - 1, i - 2):
        if k > 0 and tokens.lower[k - 1] in {"in", "("} and not FIGURES.isdisjoint(tokens.lower[max(0, k - 9) : k]):
            phrase = tuple(tokens.lower[k : i + 1])
            return next((unit for known, unit, kind in words.units.phrases.get(phrase[0], ()) if known == phrase and kind == "money"), None)
    return None


def _is_bare(tokens: Tokens, amount: Amount) -> bool:
    """Whether the amount has the sign "$" and no letters before it."""
    return amount.unit_at is not None and tokens.word[amount.unit_at[0]] == "$"
