"""The noun of the roles, and the organisation inside one: "deputy mayor of | Moscow", "| Rostec chief".

Everything works on token indexes; a role is the stretch of tokens that the article uses, its article left out.
"""

from dataclasses import dataclass

from corpus.find.name.runs import HYPHENS
from corpus.grammar.names import is_demonym
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# Tokens that a role may span before or after its noun; the longest in the seeds is 13, ministries run to 20.
REACH = 24
# Lower-case words before a role noun that still belong to it ("longtime moderate political strategist").
PREMODIFIERS = 6
LINKS = frozenset(["of", "for", "at", "in", "with", "on", "to"])
QUOTES = frozenset(["“", "”", '"', "«", "»", "‘", "’"])
INSIDE = frozenset(["of", "for", "and", "the", "at", "on", "&", "'s", "’s", "in", "its", "-"])
ENDS = frozenset([".", ";", ":", "(", ")", "—", "–", "--", "“", "”", '"', "«", "»", "''", "``", "[", "]", "?", "!", "…", "..."])
DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "one", "another", "then"])
RELATIVE = frozenset(["who", "which", "that", "whose", "where", "when", "while"])
# Lower-case nouns that make a body of the name before them ("Kelbit administration").
BODIES = frozenset(
    ["administration", "campaign", "government", "police", "team", "office", "party", "company", "bank", "group", "university"]
)
COUNTRIES = frozenset(["U.S.", "US", "U.K.", "UK", "GOP", "U.S"])
# Words of a company's bodies: "Management Committee of | Nordoil".
BOARD = frozenset(["board", "of", "directors", "supervisory", "management", "executive", "advisory", "committee", "trustees", "governors"])
# "Doctor of Physical Sciences": what follows is a field.
DEGREES = frozenset(["doctor", "candidate", "bachelor", "master"])
# Roles that a city or region and a field follow.
CITY = frozenset(["mayor", "vice-mayor", "governor", "vice-governor"])
# Roles that "for" gives a field.
FIELDED = frozenset(["commissioner", "secretary", "minister", "ombudsman", "envoy", "representative"])
NAMED = frozenset(["named", "appointed", "elected", "became", "become"])
PARTICIPLES = ("ed", "ing")


@dataclass(slots=True, eq=False)
class Role:
    """Tokens `first:last` of a role, `head` its noun, `org_first:org_last` the organisation in it (-1: none)."""

    first: int
    last: int
    head: int
    org_first: int = -1
    org_last: int = -1


def leading_organisation(tokens: Tokens, first: int, h: int, words: Words) -> tuple[int, int]:
    """The organisation before a role noun ("Rostec | chief"): capitalised words that are no demonym and no title."""
    start = first
    while start < h and (
        tokens.lower[start] in words.demonyms
        or is_demonym(tokens.word[start])
        or not tokens.word[start][0].isupper()
        or tokens.lower[start] in words.titles
        or tokens.lower[start] in words.modifiers
    ):
        if tokens.word[start][0].isupper() and _before_head(tokens, start, h, words):
            break
        start += 1
    end = start
    while end < h and (
        tokens.word[end][0].isupper() or (tokens.lower[end] in INSIDE and end + 1 < h and tokens.word[end + 1][0].isupper())
    ):
        if tokens.lower[end] in words.titles and tokens.lower[end] not in words.org_heads and not _before_head(tokens, end, h, words):
            break
        end += 1
    if start < end < h and tokens.lower[end] in BODIES:
        end += 1
    headed = any(tokens.lower[i] in words.org_heads for i in range(start, end))
    if tokens.lower[h] in words.office and end == h and end - start == 1:
        return -1, -1  # "Energy Minister": a field, not an organisation
    if end - start == 1 and tokens.lower[start] in words.firms:
        return -1, -1  # "Plant manager" at a sentence's start: no plant is named
    field = (tokens.lower[h] in words.office and end == h) or (end - start == 1 and tokens.lower[start] in words.general)
    if end <= start or (field and not headed) or tokens.word[start] in COUNTRIES:
        return -1, -1
    return start, end


def _before_head(tokens: Tokens, i: int, h: int, words: Words) -> bool:
    """Whether a word like "State" or "Chinese" begins an organisation's name ("State Department", "Chinese Foreign Ministry")."""
    j = i + 1
    while j < h and tokens.word[j][0].isupper() and j - i < 4:
        if tokens.lower[j] in words.org_heads:
            return True
        j += 1
    return False


def organisation(tokens: Tokens, h: int, stop: int, words: Words) -> tuple[int, int]:
    """The organisation after a role noun and its link: the first capitalised words up to `stop`."""
    i = h + 1
    while i < stop and not (tokens.word[i][0].isupper() and tokens.lower[i] not in words.function):
        i += 1
    if i >= stop:
        return -1, -1
    i = _past_board(tokens, i, stop)
    if tokens.lower[h + 1] == "for" and i == h + 2 and tokens.lower[h] in FIELDED | CITY and tokens.lower[i] not in words.org_heads:
        return -1, -1  # "commissioner for Fisheries", "deputy mayor for Transport": a field
    j = i
    while j < stop and (tokens.word[j][0].isupper() or tokens.lower[j] in INSIDE or tokens.word[j] in HYPHENS or tokens.word[j] in QUOTES or tokens.word[j] in ",."
                        or tokens.word[j][0].isdigit() or (j > i and tokens.word[j - 1] in HYPHENS) or tokens.lower[j] in words.org_heads):  # fmt: skip
        j += 1
    for k in range(i + 1, j if tokens.lower[h] in CITY else i):
        if tokens.lower[k] == "for":
            j = k  # "mayor of Velgorod | for Transport": the city, then the field
            break
    while j > i and not (tokens.word[j - 1][0].isupper() or tokens.lower[j - 1] in words.org_heads or tokens.word[j - 1][0].isdigit()):
        j -= 1
    while j > i + 1 and tokens.lower[j - 1] in words.titles and tokens.lower[j - 1] not in words.org_heads:
        j -= 1
    if (j - i == 1 and (tokens.lower[i] in words.demonyms or is_demonym(tokens.word[i]))) or tokens.lower[h] in DEGREES:
        return -1, -1
    if (
        tokens.lower[h] in words.office
        and all(w in {"of", "for", "the"} for w in tokens.lower[h + 1 : i])
        and (tokens.lower[i] not in words.org_heads or (j - i == 1 and tokens.lower[h] in FIELDED))
    ):
        return -1, -1  # "minister of Industry and Trade": a field, not an organisation
    return i, j


def _past_board(tokens: Tokens, i: int, stop: int) -> int:
    """Behind "Board of Directors of", "Supervisory Board of": the body's own name says more than its board's."""
    last = i
    for j in range(i, min(stop - 1, i + 8)):
        if tokens.lower[j] not in BOARD:
            break
        if tokens.lower[j] == "of" and tokens.lower[j + 1] not in BOARD:
            last = j + 1 + (tokens.lower[j + 1] == "the")
    return last if last < stop and tokens.word[last][0].isupper() else i
