"""News outlets and agencies: which names are theirs."""

from dataclasses import dataclass

from corpus.lexicon import Lexicon

# Nouns before "with", "for", "to" … that something was said to an outlet: "an interview with …".
OCCASIONS = frozenset(
    ["interview", "article", "column", "commentary", "comment", "comments", "op-ed", "essay", "conversation", "interviews"]
)
PASSIVE = frozenset(["interviewed", "surveyed", "quoted", "cited", "reported", "published", "carried"])
CITING = frozenset(["citing", "reference"])


@dataclass(frozen=True, slots=True)
class Outlets:
    """Lower-case names and words of outlets.toml."""

    known: frozenset[str]
    last: frozenset[str]
    nouns: frozenset[str]
    before_noun: frozenset[str]
    told: frozenset[str]
    carried: frozenset[str]
    #: every word beside which an outlet may stand
    triggers: frozenset[str]


def build_outlets(lexicon: Lexicon) -> Outlets:
    """The lists of outlets.toml, lower case."""
    lists = lexicon["outlets"]
    known = {name.lower() for section in ("agencies", "press") for names in lists[section].values() for name in names}
    words = {key: frozenset(str(text).split()) for section in ("shapes", "verbs") for key, text in lists[section].items()}
    triggers = words["told"] | words["carried"] | OCCASIONS | PASSIVE | CITING
    return Outlets(frozenset(known), words["last"], words["nouns"], words["before_noun"], words["told"], words["carried"], triggers)


def is_outlet(name: str, outlets: Outlets) -> bool:
    """Whether a name is on the list or ends like an outlet's (two words at least)."""
    low = name.lower().removeprefix("the ")
    words = low.split()
    return low in outlets.known or (len(words) > 1 and words[-1] in outlets.last)


def is_agency(name: str, outlets: Outlets) -> bool:
    """Whether a name is an outlet's, or two words or more that end in "agency"."""
    words = name.lower().split()
    return is_outlet(name, outlets) or (len(words) > 1 and words[-1] in {"agency", "wire"})
