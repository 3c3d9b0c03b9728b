"""One sentence's tokens → a rough word class each, enough to find subjects without a parser.

Classes: N noun-like, V verb, A auxiliary, P preposition, D determiner, R pronoun, W relative or opener ("that",
"while"), J "and"/"or", B adverb, C comma, S other mark, Q part of an amount, T part of a date expression.
"""

from corpus.find.quantity.words import Words
from corpus.grammar.plurals import is_plural
from corpus.model import Tokens

OBJECTS = frozenset("DQR")
POINTERS = frozenset(("these", "those", "all", "this"))  # determiners that may stand for a noun
REMEMBERED = 20_000  # words whose class is kept


def tag(tokens: Tokens, first: int, last: int, amounts: list[tuple[int, int]], dates: list[tuple[int, int]], words: Words) -> str:
    """A class a token of `first:last`, as one string; `amounts` and `dates` are token ranges that are Q and T."""
    known = words.memo.get
    tags = [known(w) or _alone(w, words) for w in tokens.lower[first:last]]
    if "*" in tags:
        for k, name in enumerate(tags):
            if name == "*":
                tags[k] = _closed(tokens, first + k, last, words)
    for name, ranges in (("T", dates), ("Q", amounts)):
        for a, b in ranges:
            for i in range(max(a, first), min(b, last)):
                tags[i - first] = name
    before = "^"
    for k, name in enumerate(tags):
        if name == "n":
            noun = before in "DJCSVR^" or (before == "N" and tags[k + 1 : k + 2] != ["Q"])
            tags[k] = name = "N" if noun or not _is_verb(tokens, first, k, tags, words) else "V"
        elif name == "?":
            may = before != "D" or tokens.lower[first + k - 1] in POINTERS
            tags[k] = name = "V" if may and _is_verb(tokens, first, k, tags, words) else "N"
        before = name
    _compounds(tokens, first, tags)
    _participles(tokens, first, tags)
    return "".join(tags)


def _compounds(tokens: Tokens, first: int, tags: list[str]) -> None:
    """Makes one noun of the parts of a hyphened word: "loan-to-value mortgages"."""
    for k in range(1, len(tags) - 1):
        if tokens.word[first + k] == "-" and tags[k] == "N" and tokens.end[first + k - 1] == tokens.start[first + k]:
            for n in (k - 1, k + 1):
                if tags[n] in "PDRWBJV":
                    tags[n] = "N"


def _participles(tokens: Tokens, first: int, tags: list[str]) -> None:
    """Takes the verb class from participles inside a subject: "the tea stored in the shed was"."""
    for k in range(1, len(tags) - 2):
        if tags[k] == "V" and tags[k - 1] == "N" and tags[k + 1] == "P" and tokens.lower[first + k].endswith("ed"):
            m = k + 2
            while m < len(tags) and m < k + 12 and tags[m] in "NDPT":
                m += 1
            if m < len(tags) and tags[m] in "VA" and tags[m - 1] in "NT" and m > k + 2:
                tags[k] = "N"


def _alone(low: str, words: Words) -> str:
    """The class that a word has by itself, remembered: "?" an open word, "n" one with no form or list of a verb, "*" for those
    that their neighbours or capitals decide."""
    known = words.classes.get(low, "")
    if low in ("-", ".") or known == "R":
        found = "*"
    elif known or not low[0].isalnum():
        found = known or "S"
    elif low.endswith("ly") and len(low) > 4 and low not in words.tags["no_adverbs"]:
        found = "B"
    else:
        found = "?" if low.endswith(("ed", "ing", "en", "s")) or low in words.verbal else "n"
    if len(words.memo) > REMEMBERED:
        words.memo.clear()
    words.memo[low] = found
    return found


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
    i = first + k
    low = tokens.lower[i]
    before, after = (tags[k - 1] if k else "^"), (tags[k + 1] if k + 1 < len(tags) else "$")
    left = tokens.lower[i - 1] if k else ""
    adverb = False
    while before == "B" and k > 1:
        adverb = adverb or left.endswith("ly") or left in ("also", "still", "already", "now", "then", "never")
        k -= 1
        before, left = tags[k - 1], tokens.lower[first + k - 1]
    known = low in words.known_verbs
    if left == "to" and not is_plural(low) and not low.endswith("ing") and tokens.word[i] == low:
        return after not in "S$C" or low in words.base_verbs
    if "-" in (tokens.lower[i - 1] if k else "", tokens.lower[i + 1] if i + 1 < len(tokens.word) else ""):
        return False
    if before == "D" and left in POINTERS and low.endswith("ed") and (low in words.known_verbs or low in words.before):
        return after in "QB"  # "exports of these exceeded 5 million"
    if before == "D" or before == "P":
        return before == "P" and low.endswith("ing") and after in "DQR"
    if before == "A":
        return low.endswith(("ed", "ing", "en")) or known or after in OBJECTS
    if adverb and before == "N" and tokens.word[i] == low:
        return True
    if before == "W" and after in "DQR" and tokens.word[i] == low and not is_plural(low) and left in ("that", "which", "who"):
        return True
    right = tokens.lower[i + 1] if i + 1 < len(tokens.word) else ""
    if low in words.tags["noun_or_verb"] and (after not in "DQR" or right in words.rise_verbs or right in words.verbs):
        return False
    if low.endswith("s") and (right.endswith("ed") or right in words.past or right in words.auxiliaries):
        return False  # "shares finished"
    named = k > 0 and tokens.word[first + k - 1] != left  # a name may end in "s" and is one
    return _by_form(low, before, after, left, known, words, is_plural(left) and not named)


def _by_form(low: str, before: str, after: str, left: str, known: bool, words: Words, plural: bool) -> bool:
    """The verb test by endings, for a word that no auxiliary or article decides. `plural`: a plural noun stands before it."""
    closing = left in (")", "”", "’", '"')
    if low.endswith("ed") and len(low) > 3 and low not in words.tags["no_pasts"]:
        return before in "NRTQCJWV" or closing or known
    if low.endswith("ing"):
        return (before in "NTQCJ" and after in "DQRPB") or closing
    if low.endswith("s") and is_plural(low):
        if known and (before in "RWCJQT" or closing or (before == "N" and not plural)):
            return after not in "VA" and (after != "N" or before != "N")
        return (before in "NR" or closing) and not plural and after in OBJECTS
    if low in words.base_verbs or low in words.change_nouns:
        past = low in ("cut", "put", "set", "hit", "cost", "rose", "fell")
        return known and (
            before in "RW"
            or (before == "N" and (plural or past))
            or (before in "NTJ" and after == "Q")
            or (before == "C" and after in "QB")
        )
    return (known and (before in "NRTQCJWV^" or closing)) or (before == "N" and after == "Q" and plural and not is_plural(low))
