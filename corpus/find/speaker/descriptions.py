""" "the minister", "the vice-mayor", "the official" → the person of the article whose role says so."""

from collections.abc import Mapping

from corpus.find.speaker.pronouns import BODIES, Scene, Spoken
from corpus.find.speaker.reference import Phrase
from corpus.grammar.namewords import Words
from corpus.lexicon import Lexicon
from corpus.model import Document, Entity

# Alternatives of a description: each a set of words that a role must hold.
Equals = Mapping[str, tuple[frozenset[str], ...]]
# Descriptions so general that who spoke last is meant, even if the article gives him no role.
GENERAL = frozenset(["official", "expert", "politician", "speaker", "executive", "head", "leader", "author", "businessman", "analyst"])
# Words that a description must have before it may point to somebody named later.
FULL = 3
ELECTED = frozenset(["nominee", "candidate", "leader"])
MARKS = str.maketrans("-.’'", "    ")
# How many sentences back the last speaker may stand for a general description.
NEAR = 3


def build_equals(lexicon: Lexicon) -> Equals:
    """The section `equals` of titles.toml, split up."""
    section = lexicon["titles"]["equals"]
    return {key: tuple(frozenset(option.split()) for option in str(text).split("|")) for key, text in section.items()}


def describe(doc: Document, phrase: Phrase) -> tuple[str, ...]:
    """The words of a singular definite description, lower case, article left out: ("deputy", "minister"); () for any other phrase."""
    tokens = doc.tokens
    first = phrase.first
    in_title = doc.sentences[doc.sentence_at(phrase.span.start)].part == "title" if doc.sentence_at(phrase.span.start) >= 0 else False
    if tokens.lower[first] == "the":
        first += 1
    elif not in_title and not tokens.word[first][0].isupper():
        return ()
    return tuple(w for w in tokens.lower[first : phrase.link] if w[0].isalnum())


def find_described(doc: Document, phrase: Phrase, scene: Scene, equals: Equals, words: Words) -> Spoken | None:
    """The person that a description points to: the only one whose role fits, else the one heard last of those."""
    told = describe(doc, phrase)
    if not told or told[-1] not in words.roles:
        return None
    at = phrase.span.start
    sentence = doc.sentence_at(at)
    in_title = sentence >= 0 and doc.sentences[sentence].part == "title"
    seen = [i for i in scene.bearers if in_title or scene.first[i] < at] if len(scene.bearers) < BODIES else []
    further = frozenset(w for w in doc.tokens.lower[phrase.link : phrase.last] if w not in words.boundary and w[0].isalnum())
    fitting = [i for i in seen if fits(scene.names.entities[i], told, further, equals, words)]
    chosen = fitting[0] if len(fitting) == 1 else _heard_last(scene, at, frozenset(fitting)) if fitting else -1
    if not fitting:
        chosen = _announced(scene, told, further, words)
    if chosen < 0 and not fitting and len(told) == 1 and told[0] in GENERAL and phrase.link == phrase.last:
        return _last_person(doc, scene, at)
    if chosen < 0:
        return None
    entity = scene.names.entities[chosen]
    return Spoken(at, entity.name, chosen, entity.gender, "person", False)


def find_body(doc: Document, phrase: Phrase, scene: Scene, words: Words) -> Spoken | None:
    """The organisation that "the ministry" or "the company" points to: the only one of its kind named before; None in doubt."""
    tokens = doc.tokens
    if phrase.last - phrase.first != 2 or tokens.lower[phrase.first] != "the" or tokens.word[phrase.first + 1][0].isupper():
        return None
    noun, at = tokens.lower[phrase.first + 1], phrase.span.start
    if noun in words.firms:
        fitting = {name for name in scene.firms(at) if not frozenset(name.lower().split()) & (words.org_heads - words.firms)}
    elif noun in words.org_heads:
        fitting = scene.bodies(noun, at) or scene.bodies(noun, len(doc.text))
    else:
        return None
    if len(fitting) != 1:
        return None
    return Spoken(at, fitting.pop(), -1, None, "organisation", False)


def _announced(scene: Scene, told: tuple[str, ...], further: frozenset[str], words: Words) -> int:
    """The one person named later whose role holds every word of a full description ("the acting head of the Agency"); -1 otherwise."""
    needed = frozenset(told) | further
    if not further or len(needed) < FULL:
        return -1
    bearers = [
        i for i in scene.bearers[:BODIES] if any(needed <= _read_role(role, words)[0] for role in scene.names.entities[i].descriptions)
    ]  # fmt: skip
    return bearers[0] if len(bearers) == 1 else -1


def fits(entity: Entity, told: tuple[str, ...], further: frozenset[str], equals: Equals, words: Words) -> bool:
    """Whether one of the entity's roles holds what the description says; "of the Agency" behind it must be in the role too."""
    needed = [w for w in told if w not in words.demonyms]
    if not needed:
        return False
    options = _options(needed, equals)
    parties = frozenset(w for w in told if w in words.demonyms)
    for role in entity.descriptions:
        held, nouns = _read_role(role, words)
        if not any(option <= held and option & words.roles <= nouns for option in options):
            continue
        if _behind_fits(further, held, words) and (not parties or parties <= held or needed[-1] not in ELECTED):
            return True
    return False


def _read_role(role: str, words: Words) -> tuple[frozenset[str], frozenset[str]]:
    """All words of a role, and those of its noun phrases: "press secretary of the president" is no president."""
    listed = role.translate(MARKS).split()
    nouns, inside = set(), True
    for n, word in enumerate(listed):
        if word in {"of", "for", "at", "to", "in"}:
            inside = False
        elif word in words.roles and n and listed[n - 1] == "and":
            inside = True
        if inside:
            nouns.add(word)
    return frozenset(listed), frozenset(nouns)


def _behind_fits(further: frozenset[str], held: frozenset[str], words: Words) -> bool:
    """Whether "of the company" behind a description fits a role: its words are in it, or it is a firm's and the role names no other body."""
    own = further - words.demonyms - frozenset(["state"])
    if len(own & held) * 2 > len(own) or not own:
        return True
    return own <= words.firms and not held & (words.org_heads - words.firms)


def _options(needed: list[str], equals: Equals) -> tuple[frozenset[str], ...]:
    """What a role must hold: the lexicon's alternatives for the whole description, else for its noun, else its own words."""
    for cut in range(len(needed)):
        key = "-".join(needed[cut:])
        if key in equals:
            rest = frozenset(needed[:cut]) - frozenset(["former", "then"])
            return tuple(option | rest for option in equals[key])
    return (frozenset(needed),)


def _heard_last(scene: Scene, at: int, fitting: frozenset[int]) -> int:
    """Of several that fit: the one who spoke last, if nobody else has been heard since; -1 otherwise."""
    for spoken in reversed(scene.spoken):
        if spoken.start < at:
            return spoken.entity if spoken.entity in fitting else -1
    return -1


def _last_person(doc: Document, scene: Scene, at: int) -> Spoken | None:
    here = doc.sentence_at(at)
    for spoken in reversed(scene.spoken):
        if spoken.start < at:
            near = here - doc.sentence_at(spoken.start) <= NEAR
            return spoken if near and spoken.type == "person" and not spoken.plural and spoken.entity >= 0 else None
    return None
