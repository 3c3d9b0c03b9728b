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
    known = {i: p.gender for i, p in enumerate(people.all) if p.gender is not None}
    unknown = {i for i in range(len(people.all)) if i not in known}
    if not unknown:
        return {}
    named: dict[int, set[int]] = {}
    begin: dict[int, int] = {}
    for mention in mentions:
        if mention.shape != "label":
            index = doc.sentence_at(mention.start)
            named.setdefault(index, set()).add(mention.entity)
            begin.setdefault(index, mention.start)
    taken = set(named)
    named = {index: who for index, who in named.items() if index >= 0 and len(who) <= CROWD and who & unknown}
    heard = {index: _pronouns(doc, index, begin[index], index + 1 not in taken) for index in named}
    found: dict[int, str] = {}
    for _ in range(ROUNDS):
        found = _decide(named, heard, known | found, unknown)
    return found


def _decide(named: Mapping[int, set[int]], heard: Mapping[int, list[str]], known: Mapping[int, str], unknown: set[int]) -> dict[int, str]:
    """A vote for each pronoun that only one person of its sentence can be."""
    votes: dict[int, list[str]] = {}
    for index, who in named.items():
        for gender in heard[index]:
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
    places = [i for i in range(sentence.first, sentence.last) if tokens.lower[i] in PRONOUNS and not doc.quoted[tokens.start[i]]]
    before = {PRONOUNS[tokens.lower[i]] for i in places if tokens.start[i] < name}
    found = [PRONOUNS[tokens.lower[i]] for i in places if tokens.start[i] > name]
    if index + 1 < len(doc.sentences):
        found.extend(_next(doc, index + 1, free))
    return [gender for gender in found if gender not in before]
