"""The title that a page or a file gives as data → the people whom it names: nobody's mention, but what labels may point to.

"Press Briefing by Press Secretary Jen Psaki" shows who MS. PSAKI is, "Remarks by Vice President Harris" who THE VICE PRESIDENT is.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.find.name.people import titled_candidate
from corpus.find.name.runs import find_runs
from corpus.find.name.split import split
from corpus.grammar.names import agree, parts
from corpus.grammar.namewords import Words
from corpus.model import Document, Entity, Paragraph, Tokens
from corpus.spans import Span

WORD = re.compile(r"[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*|\S")


def titled_people(title: str | None, words: Words) -> list[Entity]:
    """The people of the title with their offices, in its order."""
    if not title:
        return []
    found_words = list(WORD.finditer(title))
    tokens = Tokens([m[0] for m in found_words], [m.start() for m in found_words], [m.end() for m in found_words])
    whole = Paragraph(0, len(title), "turn", Span(0, len(title)), 0)
    doc = Document(title, tokens, (whole,), (), (), bytes(len(title)))
    found = []
    for run in find_runs(doc, words)[1]:
        split(run, words)
        candidate = titled_candidate(run, tokens, words)
        if candidate is not None:
            role = next((" ".join(tokens.word[r.first : r.last]) for r in candidate.roles), None)
            found.append(Entity(candidate.name, "person", candidate.gender, role, None, (), (role.lower(),) if role else ()))
    return found


def entitle(entities: list[Entity], titled: Sequence[Entity]) -> None:
    """Add the title's people; one whom the text names too, by surname alone as a rule, takes the fuller name and the office."""
    for person in titled:
        same = [i for i, e in enumerate(entities) if e.type == "person" and agree(e.name, person.name) and _may_be_one(e, person)]
        if len(same) != 1:
            if not same:
                entities.append(person)
            continue
        own = entities[same[0]]
        name = person.name if len(parts(person.name)) > len(parts(own.name)) else own.name
        entities[same[0]] = replace(
            own,
            name=name,
            gender=own.gender or person.gender,
            role=own.role or person.role,
            descriptions=own.descriptions or person.descriptions,
        )


def _may_be_one(a: Entity, b: Entity) -> bool:
    return a.gender is None or b.gender is None or a.gender == b.gender
