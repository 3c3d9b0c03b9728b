"""A check: what was found, the rows it read, what follows and how sure it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.relate.derived import CERTAIN, Derived, digest
from corpus.relate.mentions import Mention

HOLDS, VIOLATED, OPEN = "holds", "violated", "open"
Diff = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. `rows` are ids of facts or statements, `read` their sentences, `told_in` their articles."""

    rule: str
    kind: str
    verdict: str
    says: str
    follows: str | None
    rows: tuple[str, ...]
    read: tuple[str, ...]
    told_in: tuple[str, ...]
    sure: str = CERTAIN
    derived: Derived | None = None
    diff: Diff = field(default=())

    @property
    def id(self) -> str:
        """Stable: named by its rule, what it says and the rows it read."""
        return "k" + digest(self.kind, self.rule, self.says, *self.rows)

    def row(self) -> dict[str, Any]:
        """The row of the table."""
        return {
            "id": self.id,
            "kind": self.kind,
            "verdict": self.verdict,
            "says": self.says,
            "follows": self.follows,
            "sure": self.sure,
            "rule": self.rule,
            "rows": list(self.rows),
            "read": list(self.read),
            "told_in": list(self.told_in),
            "derived": self.derived.id if self.derived else None,
            "diff": [list(pair) for pair in self.diff],
        }


def of_facts(
    rule: str,
    kind: str,
    verdict: str,
    says: str,
    mentions: Sequence[Mention],
    *,
    follows: str | None = None,
    sure: str = CERTAIN,
    derived: Derived | None = None,
) -> Check:
    """A check that read facts."""
    return Check(
        rule,
        kind,
        verdict,
        says,
        follows,
        tuple(dict.fromkeys(m.id for m in mentions)),
        tuple(dict.fromkeys(" ".join(m.sentence.split()) for m in mentions)),
        tuple(dict.fromkeys(m.article for m in mentions)),
        sure,
        derived,
    )
