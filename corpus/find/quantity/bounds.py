"""Tokens around an amount → its bound: about, almost, more_than, less_than."""

from corpus.find.quantity.words import Phrases, Words
from corpus.frozen import frozen
from corpus.model import Tokens

LONGEST = 5  # words of the longest bound phrase


@frozen
class Bound:
    """A bound and the tokens `first:last` that say so."""

    approx: str
    first: int
    last: int


def bound_before(tokens: Tokens, i: int, words: Words, is_time: bool) -> Bound | None:
    """The bound that stands right before token `i` ("more than", "exceeded"), a few small words between allowed."""
    lower, table = tokens.lower, words.before
    for gap in range(3):
        j = i - gap
        if gap and (j < 0 or lower[j] not in words.between):
            return None
        if j <= 0 or lower[j - 1] not in table.sizes:
            continue
        found = _ending_at(tokens, j, table)
        if found and gap and found.approx == "about" and lower[j] in {"the", "its", "their"}:
            return None  # a place: "around the 37 m tower"
        if found:
            if is_time and lower[found.last - 1] in words.during and not _is_measured(tokens, found.first, words):
                return None
            return None if found.approx == "exact" else _negated(tokens, _widest(tokens, found, words), words)
    return None


def _ending_at(tokens: Tokens, j: int, table: Phrases) -> Bound | None:
    if j <= 0:
        return None
    for size in table.sizes.get(tokens.lower[j - 1], ()):
        approx = table.bounds.get(tuple(tokens.lower[j - size : j])) if size <= j else None
        if approx:
            return Bound(approx, j - size, j)
    return None


def _widest(tokens: Tokens, found: Bound, words: Words) -> Bound:
    """Two bounds in a row ("from up to about"): the first decides where it is no mere "about"."""
    outer = _ending_at(tokens, found.first, words.before)
    if outer and outer.approx in {"more_than", "less_than"} and found.approx == "about":
        return Bound(outer.approx, outer.first, found.last)
    if outer and outer.approx == found.approx:
        return Bound(found.approx, outer.first, found.last)
    return found


def _negated(tokens: Tokens, found: Bound, words: Words) -> Bound:
    """ "must not cost more than 5": the verb between the negation and the bound turns it round."""
    k = found.first
    if found.approx != "more_than" or tokens.lower[found.last - 1] != "than" or k < 2 or tokens.lower[k - 2] not in {"not", "n't", "never"}:
        return found
    return Bound("less_than", k - 2, found.last) if tokens.lower[k - 1] in words.base_verbs or tokens.lower[k - 1] == "be" else found


def _is_measured(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether "over" before a time bounds it ("for over two years", "is over a year") rather than says during."""
    if i == 0:
        return False
    before = tokens.lower[i - 1]
    return (
        before in {"for", "in", "of", "than", "last", "lasted", "lasts", "takes", "took", "take", "just", "well", "spent", "age"}
        or before in words.auxiliaries
    )


def bound_after(tokens: Tokens, i: int, words: Words) -> Bound | None:
    """The bound that stands right after, at token `i` ("or more", "+", "-odd")."""
    low = tokens.lower
    if i >= len(low):
        return None
    if low[i] == "-" and i + 1 < len(low) and low[i + 1] in {"odd", "ish"}:
        return Bound("about", i, i + 2)
    for size in words.after.sizes.get(low[i], ()):
        k = i + size
        approx = words.after.bounds.get(tuple(low[i:k])) if k <= len(low) else None
        if not approx or (low[i] == "+" and size == 1 and tokens.start[i] != tokens.end[i - 1]):
            continue
        counts_on = (low[k - 1] in {"over", "above", "under", "below", "plus", "more"} and size < 3) or low[k - 1] in {"least", "most"}
        if not (counts_on and k < len(low) and (low[k][0].isdigit() or low[k] in words.numbers.cardinals)):
            return Bound(approx, i, k)  # not "2 GW at least four years early", which bounds the next number
    return None


def interval(approx: str, value: float, value_max: float | None) -> tuple[float | None, float | None]:
    """What the words allow: (low, high), None = open.

    >>> interval("almost", 270.0, None), interval("about", 75.0, None)
    ((None, 270.0), (67.5, 82.5))
    """
    top = value_max
    if approx == "more_than":
        return value, None
    if approx in {"less_than", "almost"}:
        return None, top if top is not None else value
    if approx == "about":
        low, up = sorted((0.9 * value, 1.1 * value))
        return (low, up) if top is None else (min(low, up), 1.1 * top)
    return value, top if top is not None else value
