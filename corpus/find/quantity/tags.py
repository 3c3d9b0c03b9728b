"""One sentence's tokens → a rough word class each, enough to find subjects without a parser.

Classes: N noun-like, V verb, A auxiliary, P preposition, D determiner, R pronoun, W relative or opener ("that",
"while"), J "and"/"or", B adverb, C comma, S other mark, Q part of an amount, T part of a date expression.
"""

from corpus.find.quantity.words import Words
from corpus.grammar.plurals import is_plural
from corpus.model import Tokens

POINTERS = frozenset(("these", "those", "all", "this"))  # determiners that may stand for a noun


def tag(tokens: Tokens, first: int, last: int, amounts: list[tuple[int, int]], dates: list[tuple[int, int]], words: Words) -> str:
    """A class a token of `first:last`, as one string; `amounts` and `dates` are token ranges that are Q and T."""
    lower = tokens.lower
    tags = list(map(words.alone.__getitem__, lower[first:last]))
    k = -1
    for _ in range(tags.count("*")):
        k = tags.index("*", k + 1)
        tags[k] = _closed(tokens, first + k, last, words)
    for name, ranges in (("T", dates), ("Q", amounts)):
        for a, b in ranges:
            for i in range(max(a, first), min(b, last)):
                tags[i - first] = name
    tags.append("$")
    _decide(tokens, first, tags, words)
    tags.pop()
    if "-" in lower[first:last]:
        _compounds(tokens, first, tags)
    found = "".join(tags)
    return _participles(lower, first, found) if "NVP" in found else found


def _decide(tokens: Tokens, first: int, tags: list[str], words: Words) -> None:
    """Makes nouns and verbs of the open words, from left to right: most have a word before them that no verb follows."""
    lower, before = tokens.lower, "^"
    for k, name in enumerate(tags):
        if name == "n":
            noun = before in "DJCSVR^" or (before == "N" and tags[k + 1] != "Q") or (before == "P" and lower[first + k - 1] != "to")
            tags[k] = name = "N" if noun or not _is_verb(tokens, first, k, tags, words) else "V"
        elif name == "?":
            noun = before == "D" and lower[first + k - 1] not in POINTERS
            tags[k] = name = "N" if noun or not _is_verb(tokens, first, k, tags, words) else "V"
        before = name


def _compounds(tokens: Tokens, first: int, tags: list[str]) -> None:
    """Makes one noun of the parts of a hyphened word: "loan-to-value mortgages"."""
    for k in range(1, len(tags) - 1):
        if tokens.word[first + k] == "-" and tags[k] == "N" and tokens.end[first + k - 1] == tokens.start[first + k]:
            for n in (k - 1, k + 1):
                if tags[n] in "PDRWBJV":
                    tags[n] = "N"


def _participles(lower: list[str], first: int, tags: str) -> str:
    """Takes the verb class from participles inside a subject: "the tea stored in the shed was"."""
    k = tags.find("NVP") + 1
    while k:
        if lower[first + k].endswith("ed"):
            m, end = k + 2, min(len(tags), k + 12)
            while m < end and tags[m] in "NDPT":
                m += 1
            if m > k + 2 and tags[m : m + 1] in {"V", "A"} and tags[m - 1] in "NT":
                tags = tags[:k] + "N" + tags[k + 1 :]
        k = tags.find("NVP", k + 1) + 1
    return tags


def _closed(tokens: Tokens, i: int, last: int, words: Words) -> str:
    """The class of a hyphen, a stop or a pronoun, by what stands beside it and how it is written."""
    word = tokens.word[i]
    if word == "-":
        return "N" if i + 1 < last and tokens.end[i] == tokens.start[i + 1] else "S"
    if word == ".":
        return "N" if i + 1 < last and _abbreviates(tokens, i) else "S"
    return "N" if word == "i" or (word.isupper() and len(word) > 1) else "R"  # the model i4, the US


def _abbreviates(tokens: Tokens, i: int) -> bool:
    """Whether the stop at `i` ends an abbreviation, not a sentence: a small letter or a short capital word beside it."""
    after, before = tokens.word[i + 1], tokens.word[i - 1] if i else ""
    return not after[0].isupper() or (before[:1].isupper() and len(before) < 4)


def _is_verb(tokens: Tokens, first: int, k: int, tags: list[str], words: Words) -> bool:
    """Whether the open word at `k` is a verb, by its form and its neighbours."""
    i, lower = first + k, tokens.lower
    low, after = lower[i], tags[k + 1]
    before, left = (tags[k - 1], lower[i - 1]) if k else ("^", "")
    right = lower[i + 1] if i + 1 < len(lower) else ""
    adverb, tied = False, right == "-" or left == "-"
    while before == "B" and k > 1:
        adverb = adverb or left.endswith("ly") or left in {"also", "still", "already", "now", "then", "never"}
        k -= 1
        before, left = tags[k - 1], lower[first + k - 1]
    if left == "to" and not is_plural(low) and not low.endswith("ing") and tokens.word[i] == low:
        return after not in "S$C" or low in words.base_verbs
    if tied:
        return False
    known = low in words.known_verbs
    if before == "D" and left in POINTERS and low.endswith("ed") and (known or low in words.before.sizes):
        return after in "QB"  # "exports of these exceeded 5 million"
    if before == "D" or before == "P":
        return before == "P" and low.endswith("ing") and after in "DQR"
    if before == "A":
        return known or after in "DQR" or low.endswith(("ed", "ing", "en"))
    if adverb and before == "N" and tokens.word[i] == low:
        return True
    if before == "W" and after in "DQR" and tokens.word[i] == low and not is_plural(low) and left in {"that", "which", "who"}:
        return True
    if low in words.tags["noun_or_verb"] and (after not in "DQR" or right in words.rise_verbs or right in words.verbs):
        return False
    if low[-1] == "s" and (right[-2:] == "ed" or right in words.past or right in words.auxiliaries):
        return False  # "shares finished"
    plural = is_plural(left) and tokens.word[first + k - 1] == left  # a name may end in "s" and is one
    return _by_form(low, before, after, left, known, words, plural)


def _by_form(low: str, before: str, after: str, left: str, known: bool, words: Words, plural: bool) -> bool:
    """The verb test by endings, for a word that no auxiliary or article decides. `plural`: a plural noun stands before it."""
    closing = left in {")", "”", "’", '"'}
    end = low[-2:]
    if end == "ed" and len(low) > 3 and low not in words.tags["no_pasts"]:
        return known or closing or before in "NRTQCJWV"
    if end == "ng" and low.endswith("ing"):
        return (before in "NTQCJ" and after in "DQRPB") or closing
    if end[-1:] == "s" and is_plural(low):
        if known and (before in "RWCJQT" or closing or (before == "N" and not plural)):
            return after not in "VA" and (after != "N" or before != "N")
        return (before in "NR" or closing) and not plural and after in "DQR"
    if low in words.base_verbs or low in words.change_nouns:
        past = low in {"cut", "put", "set", "hit", "cost", "rose", "fell"}
        return known and (
            before in "RW"
            or (before == "N" and (plural or past))
            or (before in "NTJ" and after == "Q")
            or (before == "C" and after in "QB")
        )
    return (known and (before in "NRTQCJWV^" or closing)) or (before == "N" and after == "Q" and plural and not is_plural(low))
