"""Statements and names → statements with their speakers, and the speakers of the article.

The two errors are not weighed alike. Two names for one person cost a reader a second look, and a filter still shows both;
one name for two people puts words into somebody's mouth, in every table and chart. So a mention is resolved only where
one person fits: a wrong name counts as much as three missing ones, and a rule stays only if it is right three times as
often as it is wrong on the articles at hand. What cannot be resolved keeps its own words ("officials"), a pronoun gives
none.
"""

import re
from bisect import bisect_left, insort

from corpus.find.speaker.cast import Cast
from corpus.find.speaker.descriptions import Equals, build_equals, find_body, find_described
from corpus.find.speaker.firms import Firms
from corpus.find.speaker.labels import Labels, in_small_letters
from corpus.find.speaker.pronouns import BACK, GENDER, OWN, PRONOUNS, RELATIVE, Scene, Spoken
from corpus.find.speaker.reference import Phrase, kind_of, name_behind, named_entity, read_phrase, without_trade, written
from corpus.find.speaker.shape import could_speak
from corpus.frozen import frozen
from corpus.grammar.gazetteer import Gazetteer
from corpus.grammar.namewords import Words, build_words
from corpus.grammar.outlets import Outlets, build_outlets
from corpus.lexicon import Lexicon
from corpus.model import Document, Header, Mention, Names, Speaker, Statement
from corpus.spans import Span

# How far behind a direct statement's end another may still surround a later mention: a run of direct statements is in order.
AROUND = 5000
# What is left of a verb after a pronoun: "I'd say", "they’ve said".
SHORT = re.compile(r"['’](?:d|ve|m|ll|re)$")


@frozen
class Tools:
    """The word lists that resolution looks into, and the firms of the article."""

    words: Words
    equals: Equals
    outlets: Outlets
    firms: Firms


def find_speakers(
    doc: Document, header: Header, names: Names, statements: tuple[Statement, ...], lexicon: Lexicon
) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The article's speakers, and the statements with `speaker` filled in where the text gives one."""
    words = lexicon.compiled(build_words)
    firms = Firms(doc, names, words, lexicon.compiled(Gazetteer))
    tools = Tools(words, lexicon.compiled(build_equals), lexicon.compiled(build_outlets), firms)
    scene, cast = Scene(doc, names), Cast(doc, names)
    labels = Labels(doc, header, names, words, lexicon.compiled(_voices))
    who: dict[int, str] = {}
    direct: list[tuple[int, int, str]] = []
    for i in _order(statements):
        statement = statements[i]
        mention = statement.mention
        found = labels.meant(statement) if statement.rule == "turn" else None
        if found is None and mention is not None and not (statement.rule == "turn" and labels.is_open(mention)):
            found = _resolve(doc, mention, direct, scene, tools)
            if found is not None and statement.rule == "turn":
                found = in_small_letters(found)
        if found is None:
            continue
        if statement.part != "title":
            scene.hear(found)
        if statement.kind != "indirect":
            insort(direct, (statement.start, statement.end, found.name))
        who[i] = cast.add(found, mention)
    return cast.speakers(), tuple([_spoken_by(s, who.get(i)) for i, s in enumerate(statements)])


def _voices(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon["layout"]["labels"]["voices"])


def _spoken_by(s: Statement, name: str | None) -> Statement:
    """The statement with its speaker; written out because `dataclasses.replace` takes three times as long."""
    if s.speaker == name:
        return s
    return Statement(s.start, s.end, s.kind, s.sentence, s.part, s.rule, s.cue, s.mention, name, s.themes, s.evidence)


def _order(statements: tuple[Statement, ...]) -> list[int]:
    """Statements by the place of their mention, the title's last: it may point to somebody whom only the body names."""
    order = sorted(range(len(statements)), key=lambda i: (_place(statements[i]), statements[i].start))
    return [i for i in order if statements[i].part != "title"] + [i for i in order if statements[i].part == "title"]


def _place(statement: Statement) -> int:
    return statement.mention.start if statement.mention is not None else statement.start


def _around(mention: Span, heard: list[tuple[int, int, str]]) -> str | None:
    """Whoever says the words that the mention is in: the speaker of the innermost direct statement around it.

    `heard` is sorted: statements that begin after the mention are passed over at once.
    """
    first, last = mention
    for k in range(bisect_left(heard, (first + 1,)) - 1, -1, -1):
        _, end, name = heard[k]
        if last <= end:
            return name
        if end + AROUND < first:
            return None
    return None


def _resolve(doc: Document, mention: Span, direct: list[tuple[int, int, str]], scene: Scene, tools: Tools) -> Spoken | None:
    """Whom a mention points to; None where that cannot be told."""
    phrase = read_phrase(doc, scene.names, mention)
    if phrase is None:
        return None
    pronoun = doc.tokens.lower[phrase.first]
    pronoun = SHORT.sub("", pronoun)
    if phrase.last - phrase.first == 1 and pronoun in PRONOUNS:
        return _pronoun(pronoun, phrase, _around(mention, direct), scene)
    couple = _couple(doc, phrase, scene, tools)
    if couple is not None:
        return couple
    named = named_entity(doc, scene.names, phrase, tools.words)
    if named is not None:
        return _entity(named, scene)
    behind = name_behind(doc, scene.names, phrase, mention.end, tools.words)
    if behind is not None:
        return _entity(behind, scene)
    described = find_described(doc, phrase, scene, tools.equals, tools.words)
    if described is not None:
        return described._replace(start=phrase.span.start)
    body = find_body(doc, phrase, scene, tools.words)
    if body is not None:
        return body
    firm = tools.firms.meant(phrase)
    if firm is not None:
        return Spoken(phrase.span.start, firm, -1, None, "organisation", False)
    again = scene.again(doc.tokens.lower[phrase.first : phrase.last], phrase.span.start)
    if again is not None:
        return again
    meant = scene.headlined(phrase.first, phrase.last, phrase.link) or scene.carried(
        doc.tokens.lower[phrase.first : phrase.last], phrase.span.start
    )
    if meant is not None:
        return meant._replace(start=phrase.span.start)
    shaped = could_speak(doc, without_trade(doc, phrase, tools.words), tools.words)
    return _unnamed(doc, shaped, scene, tools) if shaped is not None else None


def _pronoun(pronoun: str, phrase: Phrase, around: str | None, scene: Scene) -> Spoken | None:
    at = phrase.span.start
    if pronoun in GENDER:
        found = scene.gendered(pronoun, at, around)
        return found._replace(start=at) if found is not None else None
    if pronoun in RELATIVE:
        mention = scene.relative(at)
        return _entity(mention, scene)._replace(start=at) if mention is not None else None
    if pronoun in OWN:
        own = next((s for s in scene.spoken[-BACK:] if s.name == around), None)
        return own._replace(start=at) if own is not None and pronoun in {"i", "me", "my"} else None
    if pronoun in {"it", "they", "them", "their", "its"}:
        found = scene.other(pronoun in {"they", "them", "their"}, at)
        return found._replace(start=at) if found is not None else None
    return None


def _entity(mention: Mention, scene: Scene) -> Spoken:
    entity = scene.names.entities[mention.entity]
    return Spoken(mention.start, entity.name, mention.entity, entity.gender, entity.type, False)


def _couple(doc: Document, phrase: Phrase, scene: Scene, tools: Tools) -> Spoken | None:
    """ "A and B": both names, where both halves name somebody."""
    tokens = doc.tokens
    if "and" not in tokens.lower[phrase.first + 1 : phrase.link - 1]:
        return None
    for i in range(phrase.first + 1, phrase.link - 1):
        if tokens.lower[i] == "and":
            left = read_phrase(doc, scene.names, phrase.span._replace(end=tokens.end[i - 1]))
            right = read_phrase(doc, scene.names, phrase.span._replace(start=tokens.start[i + 1]))
            if left is None or right is None:
                return None
            a, b = named_entity(doc, scene.names, left, tools.words), named_entity(doc, scene.names, right, tools.words)
            b = b or name_behind(doc, scene.names, right, right.span.end, tools.words)
            if a is None or b is None or a.entity == b.entity or a.end > tokens.start[i]:
                return None
            both = f"{scene.names.entities[a.entity].name} and {scene.names.entities[b.entity].name}"
            kinds = {scene.names.entities[m.entity].type for m in (a, b)}
            return Spoken(
                phrase.span.start, both, -1, None, "organisation" if kinds == {"organisation"} else "person", True, (a.entity, b.entity)
            )
    return None


def _unnamed(doc: Document, phrase: Phrase, scene: Scene, tools: Tools) -> Spoken:
    """A speaker of its own kind, as the article words it."""
    head = doc.tokens.lower[phrase.link - 1]
    alone = phrase.link - phrase.first == 1
    plural = (head.endswith("s") and (alone or doc.tokens.word[phrase.link - 1][0].islower())) or head in {
        "people",
        "police",
        "men",
        "women",
    }
    name = written(doc, phrase)
    kind = (
        "organisation"
        if name.lower() in scene.organisations
        else "person"
        if name.lower() in scene.surnames
        else kind_of(doc, phrase, tools.words, tools.outlets)
    )
    return Spoken(phrase.span.start, name, -1, None, kind, plural)
