"""One sentence's tokens → a rough word class each, enough to find subjects without a parser.

Classes: N noun-like, V verb, A auxiliary, P preposition, D determiner, R pronoun, W relative or opener ("that",
"while"), J "and"/"or", B adverb, C comma, S other mark, Q part of an amount, T part of a date expression.
"""

from corpus.find.quantity.words import Words
from corpus.grammar.plurals import is_plural
from corpus.model import Tokens

OPENERS = frozenset(
    "that while but because whereas although though where when if whether since unless so which who whose whom as after before until".split()
)
ADVERBS = frozenset("not also only just even still already now then again ago later earlier soon very too almost nearly about some further so far well never ever alone each"
                    " once twice currently however therefore meanwhile moreover instead yet today yesterday tomorrow here respectively overall up down away off out".split())  # fmt: skip
JOINTS = frozenset(("'s", "’s", "-", "&", "/", "'", "’"))
#: nouns with a plural look, or adjectives in -ed and -ing, are told from verbs by what stands around them
OBJECTS = frozenset("DQR")


def tag(tokens: Tokens, first: int, last: int, amounts: list[tuple[int, int]], dates: list[tuple[int, int]], words: Words) -> str:
    """A class a token of `first:last`, as one string; `amounts` and `dates` are token ranges that are Q and T."""
    tags = [_closed(tokens, i, words) for i in range(first, last)]
    for name, ranges in (("T", dates), ("Q", amounts)):
        for a, b in ranges:
            for i in range(max(a, first), min(b, last)):
                tags[i - first] = name
    for k, known in enumerate(tags):
        if known == "?":
            tags[k] = "V" if _is_verb(tokens, first, k, tags, words) else "N"
    return "".join(tags)


def _closed(tokens: Tokens, i: int, words: Words) -> str:
    """The class of a closed word or mark, "?" for an open word."""
    word, low = tokens.word[i], tokens.lower[i]
    if word in JOINTS:
        return "N"
    if not word[0].isalnum():
        return "C" if word == "," else "P" if word in "+±~≈" else "S"
    if low in words.auxiliaries:
        return "A"
    if low in OPENERS:
        return "W"
    if low in ("and", "or", "nor"):
        return "J"
    if low in ADVERBS or (
        low.endswith("ly")
        and len(low) > 4
        and low not in ("supply", "family", "july", "italy", "assembly", "monopoly", "reply", "rally", "ally", "anomaly")
    ):
        return "B"
    if low in words.prepositions:
        return "P"
    if low in words.determiners:
        return "D"
    return "R" if low in words.pronouns else "?"


def _is_verb(tokens: Tokens, first: int, k: int, tags: list[str], words: Words) -> bool:
    """Whether the open word at `k` is a verb, by its form and its neighbours."""
    i = first + k
    low = tokens.lower[i]
    before, after = (tags[k - 1] if k else "^"), (tags[k + 1] if k + 1 < len(tags) else "$")
    left = tokens.lower[i - 1] if k else ""
    if before == "B" and k > 1:
        before, left = tags[k - 2], tokens.lower[i - 2]
    if left == "to" and not is_plural(low) and not low.endswith("ing") and (tokens.word[i] == low):
        return after not in "S$C" or low in words.base_verbs
    if before == "D" or (before == "P" and left != "to") or tokens.lower[i - 1 : i] == ["-"] or tokens.lower[i + 1 : i + 2] == ["-"]:
        return False if not (low.endswith("ing") and before == "P") else after in OBJECTS
    if before == "A":
        return (
            low.endswith(("ed", "ing", "en"))
            or low in words.verbs
            or low in words.rise_verbs
            or low in words.rise_causes
            or after in OBJECTS
        )
    known = low in words.verbs or low in words.rise_verbs or low in words.rise_causes or low in words.multiples
    if low.endswith("ed") and len(low) > 4:
        return before in "NRTQCJWV)" or known
    if low.endswith("ing"):
        return (before in "CJ" and after in "DQRNP") or (known and after == "Q")
    if low.endswith("s") and is_plural(low):
        return (known and before in "NR" and not is_plural(left) and after not in "NV") or (
            before in "NR" and not is_plural(left) and after in OBJECTS and tokens.word[i] == low
        )
    if low in words.base_verbs or low in words.change_nouns:
        past = low in ("cut", "put", "set", "hit", "cost", "rose", "fell")
        return known and (before == "R" or (before == "N" and (is_plural(left) or past)) or (before in "NTJ" and after == "Q"))
    return known and before in "NRTQCJWVS^"
