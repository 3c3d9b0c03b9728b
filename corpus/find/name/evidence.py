"""How much speaks for a person: what capitalised words have on their side, and the gender that they tell."""

from collections.abc import Sequence

from corpus.find.name.role import Role
from corpus.find.name.runs import Run, Word, is_adjective
from corpus.find.name.split import MONTHS_AS_NAMES, PLACED
from corpus.grammar.names import is_initial, is_patronymic, is_shouted, is_slavic, surname_gender
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# What two capitalised words must have on their side to be a person: a known given name, an initial, a patronymic, a title,
# a role or the surname used alone elsewhere count 2, a Slavic ending or a verb of speech beside it 1. Found on the articles
# at hand: at 1 banks and towns become people, at 3 people whom the article names once are lost.
ENOUGH = 2
LONGEST = 4
SPEECH = frozenset(
    ["said", "says", "told", "added", "noted", "stated", "wrote", "asked", "argued", "explained", "stressed", "tweeted", "recalled"]
)
NO_LETTERS = frozenset("&0123456789")
# Words of bodies and months that are surnames behind a given name: "Jim Press", "Tyra Banks".
NOUNS_AS_NAMES = MONTHS_AS_NAMES | frozenset(["press", "banks", "church", "steel", "brand", "gates", "mills", "fleet", "school"])
# A pronoun within so many tokens behind the name, in its sentence, counts 1 where one more is wanted.
NEAR = 40
GENDERED = frozenset(["he", "she", "his", "her", "him"])


def without_suffixes(name: tuple[Word, ...], words: Words) -> tuple[Word, ...]:
    """The words of a name without "Jr." and the like, the same ones where there are none."""
    suffixes = words.suffixes
    for w in name:
        if w.lower in suffixes:
            return tuple([w for w in name if w.lower not in suffixes])
    return name


def may_be_name(core: tuple[Word, ...], words: Words) -> bool:
    """Whether the words (without suffixes) have the shape of a person's name: no body, no place, no adjective among them."""
    if len(core) > LONGEST:
        return False
    first, last = core[0].lower, core[-1]
    given = first in words.given
    if (last.lower in words.no_surname and not (given and last.lower in NOUNS_AS_NAMES)) or (
        last.last - last.first > 2 and is_adjective(last)
    ):
        return False
    if last.lower in words.documents and not given:
        return False
    heads = words.org_heads
    for w in core:
        if w.text[0] in NO_LETTERS:
            return False
        if w.lower in heads and w is not core[0] and not (given and w is last and w.lower in NOUNS_AS_NAMES):
            return False
    if len(core) == 1:
        return True
    if not given and (first in words.general or first in heads or first in words.documents):
        return False
    if is_shouted(last.text):
        return is_shouted(core[0].text) and not all(is_shouted(w.text) for w in core)
    return not is_initial(last.text)


def evidence(
    name: tuple[Word, ...], core: tuple[Word, ...], run: Run, tokens: Tokens, words: Words, alone: set[str], role: bool, behind: bool
) -> int:
    """How much speaks for a person, `core` being the name without suffixes; see ENOUGH."""
    last, long = core[-1], len(core)
    score = 2 * ((_given_part(core[0]) in words.given) + (long < len(name)) + role + behind + (last.lower in alone and long < LONGEST))
    score += 2 * _has_middle(core) + is_slavic(last.text)
    for w in core:
        if " " in w.text and w is not core[0]:
            score += 1
            break
    lower, limit = tokens.lower, run.chunk.last
    first, after = name[0].first, name[-1].last
    prev = lower[first - 1] if first > run.chunk.first else ""
    nxt = lower[after] if after < limit else ""
    score += (nxt in SPEECH or prev in SPEECH) and prev != "the"
    if nxt in {",", "("} and after + 1 < limit:
        number = tokens.word[after + 1]
        score += 2 * (lower[after + 1] == "who" or (nxt == "," and len(number) == 2 and number.isdigit()))
    if prev in PLACED:
        score -= 1
    elif prev in {"the", "a", "an"} and first == run.first and not role:
        score -= 3
    if score == 1 and not GENDERED.isdisjoint(lower[after : min(limit, after + NEAR)]):
        score += 1
    return score - (long == LONGEST)


def _given_part(word: Word) -> str:
    """A given name as the lists may have it: "ann" of "Ann-Sophie"."""
    low = word.lower
    return low.partition("-")[0] if "-" in low else low


def _has_middle(core: tuple[Word, ...]) -> bool:
    """Whether an initial or a patronymic stands before the last word."""
    for w in core:
        if w is core[-1]:
            break
        text = w.text
        if ("." in text or len(text) == 1) and (is_initial(text) or is_initial(text.rstrip("."))):
            return True
        if is_patronymic(text) is not None:
            return True
    return False


def told_gender(titles: Sequence[Word], name: Sequence[Word], beside: Sequence[Role], tokens: Tokens, words: Words) -> str | None:
    """The gender that the title, the role noun, the patronymic, the given name or the surname's ending tells."""
    for w in titles:
        told = words.honorific.get(w.lower) or words.gendered.get(w.lower)
        if told:
            return told
    for role in beside:
        if tokens.lower[role.head] in words.gendered:
            return words.gendered[tokens.lower[role.head]]
    lead = name[0]
    for w in name:
        told = is_patronymic(w.text) if w is not lead else None
        if told:
            return told
    given = words.given.get(_given_part(lead)) if len(name) > 1 else None
    ending = surname_gender(name[-1].text)
    if given and ending and given != ending and ending == "f":
        return given if name[-1].lower.endswith("ina") else None
    return given or (ending if len(name) > 1 or ending == "f" else None) or None
