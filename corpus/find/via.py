"""Who carried what was said: the outlets and agencies between the source and the speaker.

"… told TASS", "RIA Novosti wrote", "in a column for the RBC news portal": a verb or a noun of carrying beside a name
that the list of outlets knows, whose last word is an outlet's ("Herald"), or that a noun beside it calls one ("the
newspaper …"). Behind "told" and "interview with" an unknown name is taken only where a date or "in an interview"
follows, and never a person.
"""

from bisect import bisect_left

from corpus.grammar.outlets import CITING, OCCASIONS, PASSIVE, Outlets, build_outlets, is_outlet
from corpus.lexicon import Lexicon
from corpus.model import Document, Names, Statement, Tokens

OCCASION_LINKS = frozenset(["with", "for", "to", "by", "in", "of"])
LONGEST = 5
# Marks before the agency of a dateline.
OPENING = frozenset("/(")
CLOSING = frozenset("/)")
# Tokens in which a dateline ends.
DATELINE = 10


def find_via(doc: Document, names: Names, statements: tuple[Statement, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Outlets and agencies in text order, each once, as the article names them (without "the")."""
    outlets = lexicon.compiled(build_outlets)
    tokens = doc.tokens
    found: dict[str, None] = dict.fromkeys(_datelines(doc, outlets))
    for i in tokens.find(outlets.triggers):
        low = tokens.lower[i]
        name = None
        if low in outlets.told or low in CITING:
            name = _behind(doc, names, i + 1, outlets)
        elif low in OCCASIONS or low in PASSIVE:
            name = _behind_link(doc, names, i, outlets)
        if name is None and low in outlets.carried:
            name = _before(tokens, i, outlets) or _behind_verb(doc, names, i, outlets)
        if name is not None:
            found.setdefault(name)
    return tuple(found)


def _datelines(doc: Document, outlets: Outlets) -> list[str]:
    """The agencies of datelines, "VELGOROD, October 14. /TASS/." or "(Reuters) -": the first near each paragraph's start."""
    tokens = doc.tokens
    agencies = {i: name for i in tokens.find(OPENING) if (name := _agency(doc, i + 1, outlets))}
    opening = list(agencies)
    found = []
    for paragraph in doc.paragraphs if opening else ():
        first = tokens.at(paragraph.start)
        near = opening[bisect_left(opening, first + 1) : bisect_left(opening, first + DATELINE)]
        if near and tokens.start[near[0]] < paragraph.end:
            found.append(agencies[near[0]])
    return found


def _agency(doc: Document, first: int, outlets: Outlets) -> str:
    """The outlet that begins at token `first` and ends where a mark closes it, "" where there is none."""
    tokens = doc.tokens
    end = _run(tokens, first) if first < len(tokens) and tokens.word[first][0].isupper() else first
    name = _name(doc, first, end) if first < end < len(tokens) and tokens.word[end] in CLOSING else ""
    return name if name and is_outlet(name, outlets) else ""


def _behind_link(doc: Document, names: Names, i: int, outlets: Outlets) -> str | None:
    """ "interview with | the Herald", "quoted by | TASS"."""
    tokens = doc.tokens
    if i + 1 < len(tokens) and tokens.lower[i + 1] in OCCASION_LINKS and (tokens.lower[i] in OCCASIONS or tokens.lower[i + 1] == "by"):
        return _behind(doc, names, i + 2, outlets)
    return None


def _behind(doc: Document, names: Names, i: int, outlets: Outlets) -> str | None:
    """The outlet that begins at token `i`, its article and noun skipped."""
    tokens = doc.tokens
    noun = False
    while i < len(tokens) and tokens.word[i][0].islower() and i < len(tokens) - 1:
        low = tokens.lower[i]
        if low in outlets.nouns:
            noun = True
        elif low not in {"the", "a", "an", "of", "correspondent", "correspondents", "to", "with"} and low not in outlets.before_noun:
            return None
        i += 1
    end = _run(tokens, i)
    if end == i:
        return None
    name = _name(doc, i, end)
    if is_outlet(name, outlets) or noun or _noun_follows(tokens, end, outlets):
        return name.removeprefix("The ")
    if end - i > 2 or _is_person(names, tokens.start[i], tokens.end[end - 1]) or not _occasion_follows(tokens, end):
        return None
    return name


def _behind_verb(doc: Document, names: Names, i: int, outlets: Outlets) -> str | None:
    """ "…, reports | Interfax": an outlet behind its verb, where a comma stands before the verb."""
    tokens = doc.tokens
    if i == 0 or tokens.word[i - 1] not in {",", "”", '"', "»"}:
        return None
    end = _run(tokens, i + 1)
    name = _name(doc, i + 1, end) if end > i + 1 else ""
    return name.removeprefix("The ") if name and is_outlet(name, outlets) else None


def _before(tokens: Tokens, verb: int, outlets: Outlets) -> str | None:
    """ "RIA Novosti | wrote", "the RBC news portal | reports": the longest run before the verb that is an outlet."""
    word, lower = tokens.word, tokens.lower
    end, noun = verb, False
    if end and lower[end - 1] in {"has", "had", "also", "have"}:
        end -= 1
    while end and (lower[end - 1] in outlets.nouns or (noun and lower[end - 1] in outlets.before_noun)) and word[end - 1][0].islower():
        noun = True
        end -= 1
    start = end
    while start and end - start < LONGEST and word[start - 1][0].isupper() and lower[start - 1] not in {"the", "as"}:
        start -= 1
    if start == end:
        return None
    noun = noun or (start > 0 and lower[start - 1] in outlets.nouns)
    name = " ".join(word[start:end])
    return name if noun or is_outlet(name, outlets) else None


def _run(tokens: Tokens, i: int) -> int:
    """Index behind the capitalised words that begin at `i`; "Rossiya-24", "Lenta.ru" and "R&D Weekly" are whole."""
    j = i
    while j < len(tokens) and j - i < LONGEST:
        word = tokens.word[j]
        joined = j > i and tokens.start[j] == tokens.end[j - 1]
        if word in {"-", ".", "&"} and not (j + 1 < len(tokens) and tokens.start[j + 1] == tokens.end[j]):
            break
        if not (word[0].isupper() or (joined and (word in {"-", ".", "&"} or word[0].isalnum()))):
            break
        j += 1
    while j > i and not tokens.word[j - 1][0].isalnum():
        j -= 1
    return j


def _name(doc: Document, first: int, last: int) -> str:
    return " ".join(doc.text[doc.tokens.start[first] : doc.tokens.end[last - 1]].split())


def _noun_follows(tokens: Tokens, i: int, outlets: Outlets) -> bool:
    """ "news portal", "newspaper", "TV channel" right behind the name."""
    if i < len(tokens) and tokens.lower[i] in outlets.before_noun:
        i += 1
    return i < len(tokens) and tokens.lower[i] in outlets.nouns


def _occasion_follows(tokens: Tokens, i: int) -> bool:
    """ "on March 22", "in an interview": what is told to a paper is dated, what is told to a person is not."""
    if i + 1 >= len(tokens):
        return False
    if tokens.lower[i] == "in":
        return any(w in OCCASIONS for w in tokens.lower[i + 1 : i + 4])
    return tokens.lower[i] == "on" and (tokens.word[i + 1][0].isupper() or tokens.word[i + 1][0].isdigit())


def _is_person(names: Names, start: int, end: int) -> bool:
    near = names.mentions[names.at(start - 60) : names.at(end)]
    return any(mention.end > start and names.entities[mention.entity].type == "person" for mention in near)
