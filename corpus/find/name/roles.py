"""What stands beside a name and says who it is: "deputy mayor of Moscow", "head of the Agency", "Rostec chief".

Every function works on token indexes; a role is the stretch of tokens that the article uses, its article left out.
"""

from typing import NamedTuple

from corpus.find.name.runs import HYPHENS, Chunk
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
COUNTRIES = frozenset(["U.S.", "US", "U.K.", "UK", "GOP", "U.S", "EU", "UN", "U.N."])
# "Doctor of Physical Sciences": what follows is a field.
DEGREES = frozenset(["doctor", "candidate", "bachelor", "master"])
NAMED = frozenset(["named", "appointed", "elected", "became", "become"])
PARTICIPLES = ("ed", "ing")


class Role(NamedTuple):
    """Tokens `first:last` of a role, `head` its noun, `org_first:org_last` the organisation in it (-1: none)."""

    first: int
    last: int
    head: int
    org_first: int = -1
    org_last: int = -1


def is_role(tokens: Tokens, i: int, words: Words) -> bool:
    """Whether token `i` is the noun of a role."""
    return tokens.lower[i] in words.roles


def before(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> list[Role]:
    """The roles that end where the name begins, the nearest first: "company spokeswoman | Ann Lee", "head of the Agency, professor | Ann Lee"."""
    nearest = _nearest(tokens, name, chunk, words)
    found = [nearest] if nearest is not None else []
    comma = nearest.first - 1 if nearest is not None else name - 1
    if comma > chunk.first and tokens.word[comma] == ",":
        further = _before_comma(tokens, comma, chunk, words)
        if further is not None:
            found.append(further)
    return found


def _nearest(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> Role | None:
    h = name - 1
    if h < chunk.first or tokens.word[h] == ",":
        return None
    if tokens.word[h] == "." and h > chunk.first and tokens.lower[h - 1] in words.abbreviated:
        h -= 1
    if tokens.lower[h] in words.roles or tokens.lower[h] in words.abbreviated:
        return _premodified(tokens, h, name, chunk, words)
    return linked(tokens, name, chunk, words)


def linked(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> Role | None:
    """A role whose organisation ends where the name begins, however long: "head of the Moscow Department of … | Ann Lee"."""
    for h in range(name - 2, max(chunk.first - 1, name - REACH), -1):
        low = tokens.lower[h]
        if low in words.roles and tokens.lower[h + 1] in LINKS:
            if all(tokens.lower[k] in DETERMINERS for k in range(h + 2, name)):
                return None  # "spokeswoman for | Ann Lee": the name is another's
            h = _outermost(tokens, h, chunk, words)
            first = left_edge(tokens, h, chunk, words)
            return Role(first, name, h, *organisation(tokens, h, name, words))
        if low in INSIDE or low in QUOTES:
            continue
        if (
            not tokens.word[h][0].isalpha()
            or low in words.boundary
            or (
                low.endswith(PARTICIPLES)
                and low not in words.modifiers
                and tokens.word[h - 1] not in HYPHENS
                and tokens.word[h][0].islower()
            )
        ):
            return None
    return None


def _outermost(tokens: Tokens, h: int, chunk: Chunk, words: Words) -> int:
    """The first of chained roles: "press secretary of the | president" is the secretary."""
    while True:
        i = left_edge(tokens, h, chunk, words)
        while i - 1 > chunk.first and tokens.lower[i - 1] in DETERMINERS:
            i -= 1
        if i - 2 < chunk.first or tokens.lower[i - 1] not in ("of", "to", "for") or tokens.lower[i - 2] not in words.roles:
            return h
        h = i - 2


def owns(tokens: Tokens, i: int, chunk: Chunk, words: Words) -> bool:
    """Whether a role noun and its link stand right before `i`: "director of the | Kazan Museum Ann Lee"."""
    while i - 1 > chunk.first and tokens.lower[i - 1] in DETERMINERS:
        i -= 1
    return i - 2 >= chunk.first and tokens.lower[i - 1] in LINKS and tokens.lower[i - 2] in words.roles


def _before_comma(tokens: Tokens, comma: int, chunk: Chunk, words: Words) -> Role | None:
    """ "The head of the Agency, | Ann Lee, said": a definite description and a comma before the name."""
    for h in range(comma - 1, max(chunk.first - 1, comma - REACH), -1):
        low = tokens.lower[h]
        if low in words.roles and (h + 1 == comma or tokens.lower[h + 1] in LINKS):
            h = _outermost(tokens, h, chunk, words)
            first = left_edge(tokens, h, chunk, words)
            opener = tokens.lower[first - 1] if first > chunk.first else ""
            if opener in DETERMINERS or opener in ("'s", "’s") or first == chunk.first:
                return Role(first, comma, h, *(organisation(tokens, h, comma, words) if h + 1 < comma else (-1, -1)))
            return None
        if low not in INSIDE and (not tokens.word[h][0].isalpha() or low in words.boundary):
            return None
    return None


def _premodified(tokens: Tokens, h: int, name: int, chunk: Chunk, words: Words) -> Role:
    first = left_edge(tokens, h, chunk, words)
    org = leading_organisation(tokens, first, h, words)
    return Role(first, name, h, *org)


def left_edge(tokens: Tokens, h: int, chunk: Chunk, words: Words) -> int:
    """Where the noun phrase of the role noun `h` begins, its article left out."""
    word, lower = tokens.word, tokens.lower
    p, small = h, 0
    while p - 1 >= chunk.first and h - p < REACH:
        q = p - 1
        if word[q] in HYPHENS and tokens.end[q] == tokens.start[p]:
            p = q
            continue
        if word[q] == "." and q - 1 >= chunk.first and (lower[q - 1] in words.abbreviated or len(lower[q - 1]) == 1):
            p = q - 1
            continue
        if lower[q] in ("of", "and", "for", "&") and q - 1 >= chunk.first and _links_names(tokens, q, p, h, words):
            p = q - 1
            continue
        if lower[q] == "and" and q - 1 >= chunk.first and lower[q - 1] in words.roles:
            p = q - 1
            continue
        if not word[q][0].isalpha() or (lower[q] in words.boundary and lower[q] not in words.modifiers):
            break
        if word[q][0].islower() and lower[q] not in words.modifiers:
            if word[h][0].isupper():
                break  # "views President": a title written large takes no plain word before it
            small += 1
            after_hyphen = q > chunk.first and word[q - 1] in HYPHENS
            if small > PREMODIFIERS or (lower[q].endswith(PARTICIPLES) and not after_hyphen and lower[q] not in words.roles):
                break
        p = q
    while p < h and (not word[p][0].isalnum()):
        p += 1
    return p


def _links_names(tokens: Tokens, q: int, p: int, h: int, words: Words) -> bool:
    """Whether the link at `q` stands inside an organisation's name: "Ministry of Defence | spokesman", "Trade and Industry Ministry | head"."""
    if not (tokens.word[p][0].isupper() and tokens.word[q - 1][0].isupper()) or tokens.lower[q - 1] in words.function:
        return False
    if any(tokens.lower[i] in words.org_heads for i in range(p, h)):
        return True
    return any(tokens.lower[i] in words.org_heads and tokens.lower[i + 1] in ("of", "for") for i in range(max(0, q - 5), q))


def leading_organisation(tokens: Tokens, first: int, h: int, words: Words) -> tuple[int, int]:
    """The organisation before a role noun ("Rostec | chief"): capitalised words that are no demonym and no title."""
    start = first
    while start < h and (
        tokens.lower[start] in words.demonyms
        or is_demonym(tokens.word[start])
        or not tokens.word[start][0].isupper()
        or tokens.lower[start] in words.titles
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
    j = i
    while j < stop and (tokens.word[j][0].isupper() or tokens.lower[j] in INSIDE or tokens.word[j] in HYPHENS or tokens.word[j] in QUOTES or tokens.word[j] in ",."
                        or tokens.word[j][0].isdigit() or (j > i and tokens.word[j - 1] in HYPHENS) or tokens.lower[j] in words.org_heads):  # fmt: skip
        j += 1
    while j > i and not (tokens.word[j - 1][0].isupper() or tokens.lower[j - 1] in words.org_heads or tokens.word[j - 1][0].isdigit()):
        j -= 1
    while j > i + 1 and tokens.lower[j - 1] in words.titles and tokens.lower[j - 1] not in words.org_heads:
        j -= 1
    if (j - i == 1 and (tokens.lower[i] in words.demonyms or is_demonym(tokens.word[i]))) or tokens.lower[h] in DEGREES:
        return -1, -1
    if tokens.lower[h] in words.office and i == h + 2 and tokens.lower[i] not in words.org_heads:
        return -1, -1  # "minister of Industry and Trade": a field, not an organisation
    return i, j


def _past_board(tokens: Tokens, i: int, stop: int) -> int:
    """Behind "Board of Directors of", "Supervisory Board of": the body's own name says more than its board's."""
    for j in range(i, min(stop - 1, i + 6)):
        if (
            tokens.lower[j] == "of"
            and tokens.lower[j - 1] in ("board", "directors", "council")
            and "board" in tokens.lower[i:j]
            and tokens.lower[j + 1] not in ("directors", "trustees")
        ):
            j += 1 + (tokens.lower[j + 1] == "the")
            return j if j < stop and tokens.word[j][0].isupper() else i
    return i


def after(tokens: Tokens, end: int, chunk: Chunk, words: Words) -> Role | None:
    """The role in apposition after a name: ", the head of the Agency," · " (head of the Agency)" · ", who is the head of …"."""
    i = end
    if i >= chunk.last or tokens.word[i] not in (",", "(", "—", "–"):
        return None
    i += 1
    for skip in (("who",), ("is", "was"), ("currently", "then", "now"), tuple(DETERMINERS)):
        if i < chunk.last and tokens.lower[i] in skip:
            i += 1
    return phrase(tokens, i, chunk, words)


def copula(tokens: Tokens, end: int, chunk: Chunk, words: Words) -> Role | None:
    """The role behind "is" or "was appointed": "Ann Lee is the head of the Agency", "… has been named chief executive of …"."""
    i = end
    if i < chunk.last and tokens.word[i] == ",":
        i += 1
        while i < chunk.last and i - end < 12 and tokens.word[i] != ",":
            i += 1
        i += 1
    verb = i
    while i < chunk.last and tokens.lower[i] in ("is", "was", "has", "had", "been", "also", "currently"):
        i += 1
    if i < chunk.last and tokens.lower[i] in NAMED:
        i += 1
    elif i == verb or i >= chunk.last or tokens.lower[i] not in ("the", "a", "an"):
        return None
    if i < chunk.last and tokens.lower[i] in ("as", "the", "a", "an"):
        i += 1
    return phrase(tokens, i, chunk, words)


def phrase(tokens: Tokens, i: int, chunk: Chunk, words: Words) -> Role | None:
    """The noun phrase that begins at `i`, where its noun is a role; None otherwise."""
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
    for j in range(i, min(chunk.last, i + 12)):
        low, word = tokens.lower[j], tokens.word[j]
        if low in words.roles:
            found = j
        elif word in ENDS or word == "," or low in LINKS or low in RELATIVE or low == "and":
            break
        elif low in ("'s", "’s"):
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
        or tokens.lower[j] in ("emeritus", "elect", "designate")
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
        if low in ("in", "on", "during", "at", "after", "before") and j + 1 < limit and _is_time(tokens, j + 1, words):
            break
        if low in words.boundary and low not in INSIDE and low not in LINKS and low not in words.modifiers and word[0].islower():
            break
        j += 1
    while j > 0 and tokens.lower[j - 1] in ("and", "of", "the", "in", "for", "at"):
        j -= 1
    return j


def _is_time(tokens: Tokens, i: int, words: Words) -> bool:
    low = tokens.lower[i]
    if low == "the" and i + 1 < len(tokens) and tokens.lower[i + 1] == "time":
        return True
    return low in words.calendar or low[0].isdigit() or low in ("interview", "comment", "an", "a", "his", "her", "this", "that")


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
