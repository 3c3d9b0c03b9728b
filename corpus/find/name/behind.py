"""The role behind a name: ", the head of the Agency," · " (head of the Agency)" · " has been named head of the Agency"."""

from corpus.find.name.role import DETERMINERS, ENDS, INSIDE, LINKS, NAMED, REACH, RELATIVE, Role, leading_organisation, organisation
from corpus.find.name.runs import HYPHENS, Chunk
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# What may open the phrase behind a mark, in this order, each once: ", who is currently the | head".
OPENERS = (frozenset(["who"]), frozenset(["is", "was"]), frozenset(["currently", "then", "now"]), DETERMINERS)
MARKS = frozenset([",", "(", "—", "–"])
FORMS = frozenset(["is", "was", "has", "had", "been", "also", "currently"])


def after(tokens: Tokens, end: int, chunk: Chunk, words: Words) -> Role | None:
    """The role in apposition after a name: ", the head of the Agency," · " (head of the Agency)" · ", who is the head of …"."""
    if end >= chunk.last or tokens.word[end] not in MARKS:
        return None
    i = end + 1
    for opener in OPENERS:
        if i < chunk.last and tokens.lower[i] in opener:
            i += 1
    return phrase(tokens, i, chunk, words)


def copula(tokens: Tokens, end: int, chunk: Chunk, words: Words) -> Role | None:
    """The role behind "is" or "was appointed": "Ann Lee is the head of the Agency", "… has been named chief executive of …"."""
    i, lower, limit = end, tokens.lower, chunk.last
    if i < limit and lower[i] == ",":
        i += 1
        while i < limit and i - end < 12 and lower[i] != ",":
            i += 1
        i += 1
    verb = i
    while i < limit and lower[i] in FORMS:
        i += 1
    if i < limit and lower[i] in NAMED:
        i += 1
    elif i == verb or i >= limit or lower[i] not in {"the", "a", "an"}:
        return None
    if i < limit and lower[i] in {"as", "the", "a", "an"}:
        i += 1
    return phrase(tokens, i, chunk, words)


def phrase(tokens: Tokens, i: int, chunk: Chunk, words: Words) -> Role | None:
    """The noun phrase that begins at `i`, where its noun is a role; None otherwise."""
    if i + 4 < chunk.last and tokens.word[i].isdigit() and tokens.lower[i + 4] == "old":
        i += 5  # "34-year-old"
    h = _head(tokens, i, chunk, words)
    if h < 0:
        return None
    if h + 1 < chunk.last and tokens.word[h + 1][0].isupper() and tokens.lower[h + 1] not in words.function:
        return None  # ", division head | Leslie Fox": the role is the next one's
    stop = _phrase_end(tokens, h + 1, chunk, words)
    org = organisation(tokens, h, stop, words) if h + 1 < stop else (-1, -1)
    if org[0] < 0:
        org = leading_organisation(tokens, i, h, words)
    return Role(i, stop, h, *org)


def _head(tokens: Tokens, i: int, chunk: Chunk, words: Words) -> int:
    """The role noun of the phrase at `i`: the last one before the first link or stop."""
    found = -1
    roles = words.roles
    for j in range(i, min(chunk.last, i + 12)):
        low, word = tokens.lower[j], tokens.word[j]
        if low in roles:
            found = j
        elif low == "and" and found < 0 and i < j < chunk.last - 1 and tokens.word[j - 1][0].islower() and tokens.word[j + 1][0].islower():
            continue  # "an oil and gas analyst"
        elif word in ENDS or word == "," or low in LINKS or low in RELATIVE or low == "and":
            break
        elif low in {"'s", "’s"}:
            found = -1
        elif low in words.boundary and low not in words.modifiers and low not in INSIDE:
            break
        elif found >= 0 and word[0].islower() and word not in HYPHENS and not _between_nouns(tokens, j, words):
            return -1  # "head offices", "model reactors": the noun was another's modifier
    return found


def _between_nouns(tokens: Tokens, j: int, words: Words) -> bool:
    return (
        tokens.lower[j] in words.modifiers
        or (j + 1 < len(tokens) and tokens.lower[j + 1] in words.roles)
        or tokens.lower[j] in {"emeritus", "elect", "designate"}
    )


def _phrase_end(tokens: Tokens, j: int, chunk: Chunk, words: Words) -> int:
    """Where the role's phrase ends: a comma that the organisation's name does not go on behind, a verb, a mark."""
    limit = min(chunk.last, j + REACH)
    while j < limit:
        low, word = tokens.lower[j], tokens.word[j]
        if low in RELATIVE or (
            word in ENDS and not (word == "." and (len(tokens.lower[j - 1]) == 1 or tokens.lower[j - 1] in words.abbreviated))
        ):
            break
        if word == "," and not _list_goes_on(tokens, j, limit, words):
            break
        if low in {"in", "on", "during", "at", "after", "before"} and j + 1 < limit and _is_time(tokens, j + 1, words):
            break
        if low in words.boundary and low not in INSIDE and low not in LINKS and low not in words.modifiers and word[0].islower():
            break
        j += 1
    while j > 0 and tokens.lower[j - 1] in {"and", "of", "the", "in", "for", "at"}:
        j -= 1
    return j


def _is_time(tokens: Tokens, i: int, words: Words) -> bool:
    low = tokens.lower[i]
    if low == "the" and i + 1 < len(tokens) and tokens.lower[i + 1] == "time":
        return True
    return low in words.calendar or low[0].isdigit() or low in {"interview", "comment", "an", "a", "his", "her", "this", "that"}


def _list_goes_on(tokens: Tokens, comma: int, limit: int, words: Words) -> bool:
    """ ", Trade and Resources": capitalised words joined by "and" behind the comma belong to the name before it."""
    if comma + 1 >= limit or not tokens.word[comma - 1][0].isupper() or not tokens.word[comma + 1][0].isupper():
        return False
    j = comma + 1
    while j < limit and tokens.word[j][0].isupper() and tokens.lower[j] not in words.given:
        j += 1
    if j + 1 < limit and tokens.lower[j] == "and":
        return tokens.word[j + 1][0].isupper() and tokens.lower[comma + 1] in words.general and tokens.lower[j + 1] not in words.given
    return False
