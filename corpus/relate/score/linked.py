"""What a figure measures in the words of others: mentions of its claim, and the growth that leads to it.

"Its volume is $30 billion" measures a volume; the sentence before tells whose, and the title tells it in other words again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from corpus.relate.mentions import Mention
from corpus.relate.score.words import folded

#: between the words of two mentions, so that no phrase is found across them
GAP = "\n"


def linked(mentions: Iterable[Mention], claims: Iterable[Mapping[str, Any]], derived: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For each fact what its claim's other mentions measure, and what the growth does that a check ties to it: their words in lower
    case, by the id of the fact. `claims` and `derived` are rows of the tables of relate."""
    wordings = {m.id: folded(m.wording) for m in mentions}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        own = dict.fromkeys(wordings[fact] for fact in claim["facts"] if wordings.get(fact))
        for fact in claim["facts"]:
            found[fact] |= own
    tied = [(level, growth) for row in derived if row["kind"] == "base" for growth, level in _pair(row)]
    for level, growth in tied:
        found[level] |= found[growth]
    return {fact: GAP.join(own) for fact, own in found.items()}


def _pair(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(growth, level) of a row of derived that has one of each, in the order of its operands."""
    return [(row["operands"][0], row["operands"][1])] if len(row["operands"]) == 2 else []
