"""The role before a name: "company spokeswoman | Ann Lee", "head of the Agency, | Ann Lee"."""

from corpus.find.name.role import (
    DETERMINERS,
    INSIDE,
    LINKS,
    PARTICIPLES,
    PREMODIFIERS,
    QUOTES,
    REACH,
    Role,
    leading_organisation,
    organisation,
)
from corpus.find.name.runs import HYPHENS, Chunk
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# Tokens that a bracket between title and name may hold, its marks counted.
BRACKET = 5


def before(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> list[Role]:
    """The roles that end where the name begins, the nearest first: "company spokeswoman | Ann Lee", "head of the Agency, professor | Ann Lee"."""
    if name <= chunk.first:
        return []
    name = _before_bracket(tokens, name, chunk, words)
    nearest = _nearest(tokens, name, chunk, words)
    found = [nearest] if nearest is not None else []
    comma = nearest.first - 1 if nearest is not None else name - 1
    if comma > chunk.first and tokens.word[comma] == ",":
        further = _before_comma(tokens, comma, chunk, words)
        if further is not None:
            found.append(further)
    return found


def _before_bracket(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> int:
    """The bracket between a title and its name: "Colonel | (retd) Ann Lee"; the name itself where there is none."""
    if tokens.word[name - 1] != ")":
        return name
    opening = next((k for k in range(name - 2, max(chunk.first, name - BRACKET), -1) if tokens.word[k] == "("), -1)
    return opening if opening > chunk.first and tokens.lower[opening - 1] in words.titles else name


def _nearest(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> Role | None:
    h, lower = name - 1, tokens.lower
    low = lower[h]
    if low == ",":
        return None
    if low == "." and h > chunk.first and lower[h - 1] in words.abbreviated:
        h -= 1
        low = lower[h]
    if low in words.roles or low in words.abbreviated:
        return _premodified(tokens, h, name, chunk, words)
    return linked(tokens, name, chunk, words)


def linked(tokens: Tokens, name: int, chunk: Chunk, words: Words) -> Role | None:
    """A role whose organisation ends where the name begins, however long: "head of the Moscow Department of … | Ann Lee"."""
    word, lower, roles, boundary = tokens.word, tokens.lower, words.roles, words.boundary
    for h in range(name - 2, max(chunk.first - 1, name - REACH), -1):
        low = lower[h]
        if low in roles and lower[h + 1] in LINKS:
            if all(lower[k] in DETERMINERS for k in range(h + 2, name)):
                return None  # "spokeswoman for | Ann Lee": the name is another's
            h = _outermost(tokens, h, chunk, words)
            first = left_edge(tokens, h, chunk, words)
            return Role(first, name, h, *organisation(tokens, h, name, words))
        if low in INSIDE or low in QUOTES or (low == "to" and lower[h - 1] in roles):
            continue
        if low in boundary or not low[0].isalpha():
            return None
        if low.endswith(PARTICIPLES) and low not in words.modifiers and word[h - 1] not in HYPHENS and word[h][0].islower():
            return None
    return None


def _outermost(tokens: Tokens, h: int, chunk: Chunk, words: Words) -> int:
    """The first of chained roles: "press secretary of the | president" is the secretary."""
    while True:
        i = left_edge(tokens, h, chunk, words)
        while i - 1 > chunk.first and tokens.lower[i - 1] in DETERMINERS:
            i -= 1
        if i - 2 < chunk.first or tokens.lower[i - 1] not in {"of", "to", "for"} or tokens.lower[i - 2] not in words.roles:
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
            if opener in DETERMINERS or opener in {"'s", "’s"} or first == chunk.first:
                return Role(
                    first, comma, h, *(organisation(tokens, h, comma, words) if h + 1 < comma else _owner(tokens, first, chunk, words))
                )
            return None
        if low not in INSIDE and (not tokens.word[h][0].isalpha() or low in words.boundary):
            return None
    return None


def _premodified(tokens: Tokens, h: int, name: int, chunk: Chunk, words: Words) -> Role:
    if h - 3 >= chunk.first and tokens.lower[h - 2 : h] in (["to", "the"], ["of", "the"]) and tokens.lower[h - 3] in words.roles:
        h = _outermost(tokens, h, chunk, words)  # "Aide to the President | Ann Lee"
        return Role(left_edge(tokens, h, chunk, words), name, h)
    first = left_edge(tokens, h, chunk, words)
    org = leading_organisation(tokens, first, h, words)
    if org[0] < 0 and tokens.lower[h] not in words.office:
        org = _owner(tokens, first, chunk, words)
    return Role(first, name, h, *org)


def _owner(tokens: Tokens, first: int, chunk: Chunk, words: Words) -> tuple[int, int]:
    """The capitalised words whose possessive stands before a role: "Orrery’s | director"."""
    end = first - 1
    if end <= chunk.first or tokens.lower[end] not in {"'s", "’s"}:
        return -1, -1
    start = end
    while start > chunk.first and tokens.word[start - 1][0].isupper() and end - start < 6:
        start -= 1
    while start < end and tokens.lower[start] in {"the", "a", "an", "but", "and"}:
        start += 1
    title = next((i for i in range(start, end) if tokens.lower[i] in words.roles), end)
    while title > start and title < end and tokens.lower[title - 1] in words.modifiers:
        title -= 1
    return (start, title) if start < title else (-1, -1)


def left_edge(tokens: Tokens, h: int, chunk: Chunk, words: Words) -> int:
    """Where the noun phrase of the role noun `h` begins, its article left out."""
    word, lower = tokens.word, tokens.lower
    p, small = h, 0
    while p - 1 >= chunk.first and h - p < REACH:
        q = p - 1
        if word[q] in HYPHENS and tokens.end[q] == tokens.start[p]:
            p = q
            continue
        if word[q] == "." and q - 1 >= chunk.first and lower[q - 1] in words.abbreviated:
            p = q - 1
            continue
        if lower[q] in {"of", "and", "for", "&"} and q - 1 >= chunk.first and _links_names(tokens, q, p, h, words):
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
    return any(tokens.lower[i] in words.org_heads and tokens.lower[i + 1] in {"of", "for"} for i in range(max(0, q - 5), q))
