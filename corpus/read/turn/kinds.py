"""The words of a label → what they are: a question's letter, an office, a person, or nobody who speaks."""

import re

from corpus.frozen import frozen
from corpus.grammar.gazetteer import Gazetteer
from corpus.grammar.namewords import Words as NameWords
from corpus.grammar.namewords import build_words
from corpus.lexicon import Lexicon

#: words of a name with its titles at most: "President of the Chamber of Commerce and Industry Ann Lee"
WORDS = 16
NAME_WORD = re.compile(r"[^\W\d_][\w'’\-]*\.?(?:[^\W\d_]\.?)?|&")
PARTICLES = frozenset(("de", "van", "von", "der", "bin", "al", "el", "of", "the", "and", "for", "la", "da", "di", "del", "du"))
#: small words inside an office: "Presidential Envoy to the Upper Lake Region Ann Lee"
LINKS = frozenset(("to", "in", "at", "on", "with", "under"))


@frozen
class LabelWords:
    """The lists that labels are looked up in, lower case."""

    questions: frozenset[str]
    answers: frozenset[str]
    voices: frozenset[str]
    not_speakers: frozenset[str]
    not_last: frozenset[str]
    names: NameWords
    places: frozenset[str]


def label_words(lexicon: Lexicon) -> LabelWords:
    """The lists of layout.toml, the words of names and the names of places."""
    lists = lexicon["layout"]["labels"]
    places = lexicon.compiled(Gazetteer)
    return LabelWords(
        frozenset(lists["questions"]),
        frozenset(lists["answers"]),
        frozenset(lists["voices"]),
        frozenset(lists["not_speakers"]),
        frozenset(lists["not_last"]),
        lexicon.compiled(build_words),
        frozenset(" ".join(e.tokens).lower() for entries in places.first.values() for e in entries if not e.adjective),
    )


def speaker_kind(parts: list[str], words: LabelWords) -> str:
    """What a label's words are: question, answer, office, person or other; "" where they can be nobody who speaks."""
    if not 0 < len(parts) <= WORDS:
        return ""
    low = [w.strip(".").lower().replace("’", "'") for w in parts]
    whole = " ".join(low)
    if whole in words.questions:
        return "question"
    if whole in words.answers:
        return "answer"
    if parts[0].lower() == "the" and len(parts) > 1:
        parts, low = parts[1:], low[1:]
    if low[-1].isdigit() and len(low) > 1 and low[-2] in words.voices:
        return "office"
    small = PARTICLES | LINKS if low[0] in words.names.titles else PARTICLES
    if not all(w[0].isupper() or w in small for w in parts) or not all(NAME_WORD.fullmatch(w) for w in parts):
        return ""
    return _kind_of_name(parts, low, words)


def _kind_of_name(parts: list[str], low: list[str], words: LabelWords) -> str:
    names = words.names
    given = low[0] in names.given and len(low) > 1
    titles = 0
    while titles < len(low) and (low[titles] in names.titles or low[titles] in words.voices):
        titles += 1
    if titles == len(low):
        return "office" if low[-1] not in names.modifiers and low[-1] not in words.not_speakers else ""
    if " ".join(low) in words.not_speakers or low[-1] in words.not_last or " ".join(low) in words.places:
        return ""
    if low[0] in names.function and not given:
        return ""
    if low[0] in names.calendar and not given:
        return ""
    if given and any(w in names.org_heads for w in low[1:-1]):
        return ""  # "George Reyes Center for Rivers"
    if titles and (low[titles] in ("of", "for") or low[titles] in LINKS):
        return "person" if any(w in names.given for w in low[titles + 2 : -1]) else "office"
    if low[-1] in names.no_surname and not given and not titles:
        return "other" if low[-1] in names.org_heads else ""
    if titles or given:
        return "person" if len(low) - titles <= WORDS // 2 else ""
    return "other" if len(low) <= WORDS // 2 else ""
