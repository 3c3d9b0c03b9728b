"""Pronouns near a name → the gender of people whom no title and no given name tells."""

from collections.abc import Sequence

from corpus.find.name.merge import People
from corpus.model import Document, Mention

PRONOUNS = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
# Votes that one gender must be ahead by: a single pronoun may belong to somebody else.
MARGIN = 1


def learn_genders(doc: Document, people: People, mentions: Sequence[Mention]) -> dict[int, str]:
    """The gender of each person without one, by the pronouns in sentences that name nobody else, and right after them.

    `mentions` are in text order. A person is left out where the pronouns disagree or there are none.
    """
    unknown = {i for i, p in enumerate(people.all) if p.gender is None}
    if not unknown:
        return {}
    votes: dict[int, dict[str, int]] = {}
    named: dict[int, set[int]] = {}
    for mention in mentions:
        if mention.shape != "label":
            named.setdefault(doc.sentence_at(mention.start), set()).add(mention.entity)
    for index, who in named.items():
        if index < 0 or len(who) != 1 or not who <= unknown:
            continue
        person = next(iter(who))
        _vote(doc, index, index + 1, votes.setdefault(person, {}), named)
    found = {}
    for person, count in votes.items():
        lead = count.get("m", 0) - count.get("f", 0)
        if abs(lead) >= MARGIN and min(count.get("m", 0), count.get("f", 0)) == 0:
            found[person] = "m" if lead > 0 else "f"
    return found


def _vote(doc: Document, own: int, following: int, votes: dict[str, int], named: dict[int, set[int]]) -> None:
    """Count pronouns in the sentence, and the one that opens the following sentence where that names nobody before it."""
    tokens, sentence = doc.tokens, doc.sentences[own]
    for i in range(sentence.first, sentence.last):
        gender = PRONOUNS.get(tokens.lower[i])
        if gender and not doc.quoted[tokens.start[i]]:
            votes[gender] = votes.get(gender, 0) + 1
    if following < len(doc.sentences):
        first = doc.sentences[following].first
        if first < doc.sentences[following].last:
            gender = PRONOUNS.get(tokens.lower[first])
            if gender and not doc.quoted[tokens.start[first]]:
                votes[gender] = votes.get(gender, 0) + 1
