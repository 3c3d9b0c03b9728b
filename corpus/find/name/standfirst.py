"""The role that an interview's standfirst gives to the one whom its headline names.

`Ann Lee: “The lake will freeze”`, and below it: "The head of the Lake Board on ice, ferries and why nobody should skate".
"""

from corpus.find.name.behind import phrase
from corpus.find.name.people import Candidate
from corpus.find.name.runs import Chunk
from corpus.grammar.namewords import Words
from corpus.model import Document

SUBJECTS = frozenset(["on", "about"])


def introduce(doc: Document, candidates: list[Candidate], words: Words) -> None:
    """Adds the role to the only person of the headline, where he has none yet."""
    below = next((s for s in doc.sentences if s.part != "title"), None)
    if below is None or below is doc.sentences[0] or doc.tokens.lower[below.first] != "the":
        return
    named = [n for n, c in enumerate(candidates) if c.first < below.first and len(c.words) > 1]
    if len(named) != 1 or any(c.first < below.last and c.first >= below.first for c in candidates):
        return
    role = phrase(doc.tokens, below.first + 1, Chunk(below.first, below.last, bare=False, label=False), words)
    stop = next((k for k in range(role.head, role.last) if doc.tokens.lower[k] in SUBJECTS), -1) if role is not None else -1
    if role is None or stop < 0 or candidates[named[0]].roles:
        return
    role.last, role.org_last = stop, min(role.org_last, stop)
    candidates[named[0]].roles = (role,)
