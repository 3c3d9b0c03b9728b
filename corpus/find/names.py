"""Tokens → names: who there is in the article and where they are mentioned.

Method: runs of capitalised words are read once; a run is a person where enough speaks for it (name/people.py), the words
beside it are the role (name/before.py, name/behind.py), what agrees is merged and what may not agree stays apart (name/merge.py).
"""

from collections.abc import Mapping
from operator import attrgetter

from corpus.find.name.genders import learn_genders
from corpus.find.name.merge import People, Person, best_role, gather
from corpus.find.name.organisations import Found, find_organisations
from corpus.find.name.owners import Owners
from corpus.find.name.people import Candidate, find_people, given_alone
from corpus.find.name.runs import Run, find_runs
from corpus.find.name.split import single_words, split
from corpus.find.name.standfirst import introduce
from corpus.find.name.titled import entitle, titled_people
from corpus.grammar.gazetteer import Gazetteer
from corpus.grammar.names import recased, surname
from corpus.grammar.namewords import Words, build_words
from corpus.lexicon import Lexicon
from corpus.model import Document, Entity, Header, Mention, Names, Tokens

#: letters up to which a role in capitals is an abbreviation: "CEO", "MEP"
SHORTEST = 4
#: the order of mentions in the text
IN_ORDER = attrgetter("start", "end", "entity", "shape")


def find_names(doc: Document, header: Header, lexicon: Lexicon) -> Names:
    """Persons and organisations with their mentions, roles and organisations.

    A mention of shape "description" covers a role that stands right before its name ("head of the Agency Ann Lee").
    """
    words = lexicon.compiled(build_words)
    tokens = doc.tokens
    runs, longer = find_runs(doc, words)
    for run in longer:
        split(run, words)
    candidates = find_people(longer, tokens, words, single_words(runs, tokens, words))
    introduce(doc, candidates, words)
    people, owner = gather(candidates, words)
    for candidate in given_alone(runs, tokens, words):
        if not people.known(candidate.name):
            candidates.append(candidate)
            owner[candidate.first] = people.add_given(candidate)
    mentions = _named(candidates, owner, tokens) + _bare(
        runs, {c.run.first for c in candidates if not c.run.chunk.bare}, people, tokens, words
    )
    mentions.sort(key=IN_ORDER)
    surnames = {surname(p.name).lower() for p in people.all}
    genders = learn_genders(doc, people, mentions)
    entities = [_person(doc, p, genders.get(i), surnames, words) for i, p in enumerate(people.all)]
    taken = {tokens.start[c.run.first] for c in candidates} | {m.start for m in mentions}
    _add_organisations(doc, find_organisations(runs, taken, tokens, words), entities, mentions, words)
    mentions.sort(key=IN_ORDER)
    owners = Owners(doc, runs, taken, words, lexicon.compiled(Gazetteer))
    owners.employ(entities, mentions, people.all, {owner[c.first]: c.last for c in reversed(candidates)})
    entitle(entities, titled_people(header.title_text, words))
    return Names(tuple(entities), tuple(mentions))


def _named(candidates: list[Candidate], owner: dict[int, int], tokens: Tokens) -> list[Mention]:
    """The mentions by full name or title, and the roles before them."""
    found = []
    starts = tokens.start
    for candidate in candidates:
        entity = owner[candidate.first]
        start, end = starts[candidate.first], tokens.end[candidate.last - 1]
        shape = "label" if candidate.run.chunk.label else "full" if len(candidate.words) > 1 else "title"
        found.append(Mention(start, end, entity, shape))
        for role in candidate.roles:
            if role.last == candidate.first:
                found.append(Mention(starts[role.first], start, entity, "description"))
    return found


def _bare(runs: list[Run], named: set[int], people: People, tokens: Tokens, words: Words) -> list[Mention]:
    """Surnames and given names alone, and full names in lines set in title case."""
    found = []
    strangers: set[str] = set()
    lower, starts, ends, suffixes = tokens.lower, tokens.start, tokens.end, words.suffixes
    for run in runs:
        if run.first in named:
            continue
        name = run.name
        if run.chunk.bare:
            found.extend(_in_headline(run, people, tokens))
            continue
        if len(name) > 1 and name[1].lower not in suffixes:
            entity = people.ending(name, name[0].first)
            if entity >= 0:  # the last words of a longer name: "Bin Salman", "Suu Kyi"
                found.append(Mention(starts[name[0].first], ends[name[-1].last - 1], entity, "surname"))
            continue
        word = name[0]
        if word.text in strangers:
            continue
        entity, shape = people.alone(word.text, word.first)
        if not shape:
            strangers.add(word.text)
        elif entity >= 0 and not (word.first and lower[word.first - 1] == "the" and len(run.words) == 1):
            shape = "label" if run.chunk.label else shape
            found.append(Mention(starts[word.first], ends[word.last - 1], entity, shape))
    return found


def _in_headline(run: Run, people: People, tokens: Tokens) -> list[Mention]:
    """Known surnames inside a run of a headline, where every word is large."""
    found = []
    for n, word in enumerate(run.words):
        entity = people.bare(word.text, 1 << 30)
        if entity >= 0:
            start = n
            if n and run.words[n - 1].text in people.all[entity].name.split():
                start = n - 1
            found.append(
                Mention(tokens.start[run.words[start].first], tokens.end[word.last - 1], entity, "full" if start < n else "surname")
            )
    return found


def _person(doc: Document, person: Person, gender: str | None, surnames: set[str], words: Words) -> Entity:
    role = best_role(person, doc.tokens, words) if person.roles else None
    organisation = _text(doc, role.org_first, role.org_last) if role and role.org_first >= 0 else None
    spellings = tuple([s for s in person.spellings if s != person.name]) if len(person.spellings) > 1 else ()
    seen = dict.fromkeys([_text(doc, r.first, r.last).lower() for r in person.roles]) if person.roles else ()
    return Entity(
        name=person.name, type="person", gender=person.gender or gender,
        role=_as_written(_text(doc, role.first, role.last)) if role else None,
        organisation=organisation if organisation and organisation.lower() not in surnames else None,
        aliases=spellings, descriptions=tuple(seen),
    )  # fmt: skip


def _as_written(role: str) -> str:
    """The role in small letters where a label or a headline has it in capitals; an abbreviation stays."""
    return recased(role) if role.isupper() and len(role) > SHORTEST else role


def _text(doc: Document, first: int, last: int) -> str:
    """The words of tokens `first:last` as written, white space made single blanks."""
    tokens = doc.tokens
    return " ".join(doc.text[tokens.start[first] : tokens.end[last - 1]].split())


def _short_of(doc: Document, org: Found, headed: Mapping[str, list[int]], words: Words) -> int:
    """Which of the organisations before "the Bureau" is short for: the only one with that head ("Bureau of Rivers"); -1 else."""
    noun = doc.tokens.lower[org.first]
    if org.last - org.first > 1 or noun not in words.org_heads or not org.first or doc.tokens.lower[org.first - 1] != "the":
        return -1
    known = headed.get(noun, ())
    return known[0] if len(known) == 1 else -1


def _heads(name: str) -> set[str]:
    """The nouns that may stand for an organisation's name: the last, and the first before "of" and "for"."""
    parts = name.lower().split()
    return {parts[-1], *parts[: parts[1] in {"of", "for"}]} if len(parts) > 1 else set()


def _add_organisations(doc: Document, found: list[Found], entities: list[Entity], mentions: list[Mention], words: Words) -> None:
    """Organisations as entities, one for each name; an acronym in brackets is the name's other spelling."""
    known: dict[str, int] = {}
    listed: list[tuple[str, list[str]]] = []
    headed: dict[str, list[int]] = {}
    base = len(entities)
    starts, ends = doc.tokens.start, doc.tokens.end
    for org in found:
        name = _text(doc, org.first, org.last)
        short = _short_of(doc, org, headed, words)
        index = short if short >= 0 else known.setdefault(name.lower(), len(listed))
        if index == len(listed):
            listed.append((name, []))
            for head in _heads(name):
                headed.setdefault(head, []).append(index)
        if org.acronym >= 0:
            acronym = doc.tokens.word[org.acronym]
            known.setdefault(acronym.lower(), index)
            listed[index][1].append(acronym)
        mentions.append(Mention(starts[org.first], ends[org.last - 1], base + index, org.shape))
    for name, others in listed:
        entities.append(Entity(name=name, type="organisation", aliases=tuple(dict.fromkeys(others)) if others else ()))
