"""Pronouns near a name → the gender of people whom no title and no given name tells."""

from collections.abc import Mapping, Sequence

from corpus.find.name.merge import People
from corpus.model import Document, Mention

PRONOUNS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# Pronouns of one gender must be this many times as many as those of the other: one of four may belong to somebody else.
MARGIN = 3
# Who is told in the first round helps to tell the others of his sentences in the second.
ROUNDS = 2
# A sentence that names more people than this tells nobody's gender.
CROWD = 8


def learn_genders(doc: Document, people: People, mentions: Sequence[Mention]) -> dict[int, str]:
    """The gender of each person without one, by the pronouns of sentences that name nobody else who may be meant.

    `mentions` are in text order. A person is left out where the pronouns disagree or there are none.
    """
    genders = [p.gender for p in people.all]
    known = {i: gender for i, gender in enumerate(genders) if gender is not None}
    if len(known) == len(genders):
        return {}
    unknown = {i for i in range(len(genders)) if i not in known}
    named: dict[int, set[int]] = {}
    begin: dict[int, int] = {}
    index, end = -1, 0
    for mention in mentions:
        if mention.shape == "label":
            continue
        start, entity = mention.start, mention.entity
        if start >= end:
            index = doc.sentence_at(start)
            end = doc.sentences[index].end if index >= 0 else 0
        if index in named:
            named[index].add(entity)
        else:
            named[index], begin[index] = {entity}, start
    heard: dict[int, list[str]] = {}
    for index, who in named.items():
        if index >= 0 and not unknown.isdisjoint(who) and len(who) <= CROWD:
            pronouns = _pronouns(doc, index, begin[index], index + 1 not in named)
            if pronouns:
                heard[index] = pronouns
    found: dict[int, str] = {}
    for _ in range(ROUNDS if heard else 0):
        found = _decide(named, heard, known | found, unknown)
    return found


def _decide(named: Mapping[int, set[int]], heard: Mapping[int, list[str]], known: Mapping[int, str], unknown: set[int]) -> dict[int, str]:
    """A vote for each pronoun that only one person of its sentence can be."""
    votes: dict[int, list[str]] = {}
    for index, pronouns in heard.items():
        who = named[index]
        for gender in pronouns:
            possible = [i for i in who if known.get(i, gender) == gender]
            if len(possible) == 1 and possible[0] in unknown:
                votes.setdefault(possible[0], []).append(gender)
    found = {}
    for person, cast in votes.items():
        men, women = cast.count("m"), cast.count("f")
        if men > MARGIN * women or women > MARGIN * men:
            found[person] = "m" if men > women else "f"
    return found


def _next(doc: Document, index: int, free: bool) -> list[str]:
    """The pronoun that opens a sentence, or its first one where the sentence is `free` of names."""
    tokens, sentence = doc.tokens, doc.sentences[index]
    for i in range(sentence.first, sentence.last if free else min(sentence.last, sentence.first + 1)):
        if tokens.lower[i] in PRONOUNS and not doc.quoted[tokens.start[i]]:
            return [PRONOUNS[tokens.lower[i]]]
    return []


def _pronouns(doc: Document, index: int, name: int, free: bool) -> list[str]:
    """Genders of the pronouns outside quote marks behind the name in a sentence, and of the one that opens the sentence behind it.

    A gender that stands before the name too is left out: "her lawyer, Lee, said she …" says nothing of Lee.
    """
    tokens, sentence = doc.tokens, doc.sentences[index]
    lower = tokens.lower
    places = [i for i in range(sentence.first, sentence.last) if lower[i] in PRONOUNS and not doc.quoted[tokens.start[i]]]
    before = {PRONOUNS[tokens.lower[i]] for i in places if tokens.start[i] < name}
    found = [PRONOUNS[tokens.lower[i]] for i in places if tokens.start[i] > name]
    if index + 1 < len(doc.sentences):
        found.extend(_next(doc, index + 1, free))
    return [gender for gender in found if gender not in before]
