"""What statements assert: that something is reached, is lacking or missed, or is to come. Each with the words that decided.

These are assertions and nothing more: a minister who says that a plant has opened asserts it, and whether it has is for the
reader to find out. Clause by clause, by the words of assertions.toml: a hedge ("may", "if") takes the assertion away, "will
be opened" is to come, "has not opened" is a shortfall, and a denied shortfall or intention asserts nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.phrases import Phrases, phrases
from corpus.relate.score.words import Finder

ACHIEVEMENT, SHORTFALL, INTENTION = KINDS = ("achievement", "shortfall", "intention")
TOKEN = re.compile(r"(?<!\d)\d++(?:[.,]\d++)++|[^\W_]+(?:[-’'][^\W_]+)*|[,;:.!?()—–«»“”\"]")
MARKS = frozenset(',;:.!?()—–«»“”"')
#: a negation reaches so many words on ("no state body is able"); beyond, it speaks of something else more often than not in
#: the statements of the seeds and of the wild set
REACH = 4
#: words of objectives by the direction that they want
Better = Mapping[str, Sequence[Finder]]
#: the rule of a row by the list that decided
RULES = {
    "achievement": "done or there",
    "reached": "reached",
    "shortfall": "missing or behind",
    "denied": "denied",
    "intention": "to come",
    "rise": "rises",
    "fall": "falls",
    "cue": "reported as to come",
}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one clause of a statement asserts. `start` and `end` are offsets in the article; `words` decided."""

    statement: str
    article: str
    speaker: str | None
    kind: str
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    negated: bool
    rule: str

    @property
    def id(self) -> str:
        """Stable: named by its statement, kind and place."""
        return "a" + hashlib.blake2b(f"{self.statement}\n{self.kind}\n{self.start}".encode(), digest_size=6).hexdigest()

    def row(self, areas: Sequence[str]) -> dict[str, Any]:
        """The row of the table."""
        own = {name: getattr(self, name) for name in ("statement", "article", "speaker", "kind", "start", "end", "text", "negated", "rule")}
        return {"id": self.id, **own, "words": list(self.words), "areas": list(areas)}


class Lists(NamedTuple):
    """The lists of assertions.toml, compiled: phrases with the name of their list, and words by themselves."""

    said: Phrases
    cues: frozenset[str]
    denials: frozenset[str]
    participles: tuple[str, ...]
    negations: frozenset[str]
    not_negated: frozenset[str]
    clauses: frozenset[str]
    metrics: dict[str, Phrases]


class Hit(NamedTuple):
    """A phrase of a list in a clause: first and last token, counted from 0, half open."""

    name: str
    start: int
    end: int


class Clause(NamedTuple):
    """A clause: its tokens as written, each with its offsets in the statement."""

    words: list[str]
    places: list[tuple[int, int]]


def lists(lexicon: Lexicon) -> Lists:
    """The lists, made once: `lexicon.compiled(lists)`."""
    given = lexicon["assertions"]
    shortfall = {key: words for key, words in given["shortfall"].items() if key != "denied"}
    done = {key: words for key, words in given["achievement"].items() if key != "reached"}
    named = {
        "achievement": _all(done),
        "reached": given["achievement"]["reached"],
        "shortfall": _all(shortfall),
        "denied": given["shortfall"]["denied"],
        "intention": given["intention"]["words"],
        "passive": given["intention"]["passive"],
        "idiom": given["changes"]["idioms"],
        "rise": given["changes"]["rises"],
        "fall": given["changes"]["falls"],
        "adverse": given["changes"]["adverse"],
        "unclear": given["changes"]["unclear"],
        "hedge": given["scope"]["hedges"],
        "another matter": given["scope"]["another_matter"],
    }
    scope = {name: frozenset(given["scope"][name]) for name in ("negations", "not_negated", "clauses")}
    metrics = {metric: phrases({metric: words}) for metric, words in given["metrics"].items()}
    return Lists(
        phrases(named),
        frozenset(given["intention"]["cues"]),
        frozenset(given["intention"]["denials"]),
        tuple(given["intention"]["participles"]),
        **scope,
        metrics=metrics,
    )


def _all(section: Mapping[str, Sequence[str]]) -> list[str]:
    return [word for words in section.values() for word in words]


def assertions(rows: Iterable[Mapping[str, Any]], found_by: Lists, better: Better | None = None) -> Iterator[Assertion]:
    """What the rows of the table statements assert. `better`: under "up" and "down" what an objective wants more or less of, which goes
    before the built-in lists of what is adverse or unclear."""
    for row in rows:
        cue = (row["cue"] or "").casefold()
        if cue in found_by.denials:
            continue
        parts = list(clauses(row["text"], found_by.clauses))
        found = [one for clause in parts for one in _of_clause(row, clause, found_by, better or {})]
        if cue in found_by.cues and not any(one.kind == INTENTION for one in found):
            whole = row["start"], row["end"]
            # What is urged or promised is not there yet, whatever its words say.
            found = [
                Assertion(row["id"], row["article"], row["speaker"], INTENTION, *whole, row["text"], (row["cue"],), False, RULES["cue"])
            ]
        yield from found


def clauses(text: str, opening: frozenset[str]) -> Iterator[Clause]:
    """The clauses of a text, cut at marks and before words that open one."""
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for match in TOKEN.finditer(text):
        word = match[0].casefold().replace("’", "'")
        if (word in MARKS or word in opening) and words:
            if word != "?":  # a question asserts nothing
                yield Clause(words, places)
            words, places = [], []
        if word not in MARKS:
            words.append(word)
            places.append(match.span())
    if words:
        yield Clause(words, places)


def _of_clause(row: Mapping[str, Any], clause: Clause, found_by: Lists, better: Better) -> Iterator[Assertion]:
    """What one clause asserts: at most one assertion of each kind."""
    hits = list(_hits(clause.words, found_by))
    if any(hit.name == "another matter" for hit in hits):
        return
    decided: dict[str, list[tuple[Hit, bool]]] = {}
    for hit in hits:
        negated = _is_negated(clause.words, hit, found_by)
        kind = _kind(hit, negated, hits, clause.words, better)
        if kind and not _is_hedged(hit, hits, kind):
            decided.setdefault(kind, []).append((hit, negated))
    for kind, deciding in decided.items():
        words = tuple(" ".join(clause.words[hit.start : hit.end]) for hit, _ in deciding)
        start, end = clause.places[0][0], clause.places[-1][1]
        place = row["start"] + start, row["start"] + end
        first, negated = deciding[0]
        yield Assertion(row["id"], row["article"], row["speaker"], kind, *place, row["text"][start:end], words, negated, RULES[first.name])


def _hits(words: Sequence[str], found_by: Lists) -> Iterator[Hit]:
    """The phrases of a clause; a passive of what is to come is an intention."""
    for name, start, end in found_by.said.find(words):
        if name != "passive":
            yield Hit(name, start, end)
        elif end < len(words) and words[end].endswith(found_by.participles):
            yield Hit("intention", start, end)


def _kind(hit: Hit, negated: bool, hits: Sequence[Hit], words: Sequence[str], better: Better) -> str | None:
    """What a phrase asserts, None where it asserts nothing."""
    if hit.name == "intention":
        return None if negated else INTENTION
    if hit.name == "denied":
        return SHORTFALL if negated else None
    if hit.name == "shortfall":
        return None if negated else SHORTFALL
    if hit.name not in ("achievement", "reached", "rise", "fall"):
        return None
    good = hit.name == "achievement" or _is_good(hit, hits, words, better)
    if good is None:
        return None
    if negated:
        return SHORTFALL if good else None
    return ACHIEVEMENT if good else SHORTFALL


def _is_good(hit: Hit, hits: Sequence[Hit], words: Sequence[str], better: Better) -> bool | None:
    """Whether a rise or fall is what is wanted of what changes; None where that is not clear."""
    rises = hit.name != "fall"
    text = " ".join(words)
    for direction in ("up", "down"):
        if any(finder.stands_in(text) for finder in better.get(direction, ())):
            return rises == (direction == "up")
    # What is missing ("the shortage") is what changes where it stands before the change: "despite the shortage sales rose".
    names = {other.name for other in hits if other.name != "shortfall" or (other.start < hit.start and "despite" not in words)}
    if names & {"adverse", "shortfall"}:
        return not rises
    return None if "unclear" in names else rises


def _is_negated(words: Sequence[str], hit: Hit, found_by: Lists) -> bool:
    """Whether a negation stands within reach before a phrase, or right behind what is to come ("will not"); "not only" is none."""
    after = range(hit.end, min(hit.end + 1, len(words))) if hit.name == "intention" else ()
    for i in (*range(max(0, hit.start - REACH), hit.start), *after):
        if words[i] in found_by.negations or words[i].endswith("n't"):
            return not (i + 1 < len(words) and words[i + 1] in found_by.not_negated)
    return False


def is_ahead(text: str, at: int, found_by: Lists) -> bool:
    """Whether what stands at `at` in a text is said of what is to come: an intention stands before it in its clause.

    >>> from corpus.lexicon import load
    >>> is_ahead("Exports will reach $40 billion", 20, lists(load())), is_ahead("Exports reached $40 billion", 16, lists(load()))
    (True, False)
    """
    for clause in clauses(text, found_by.clauses):
        if clause.places[0][0] <= at < clause.places[-1][1]:
            return any(hit.name == "intention" and clause.places[hit.start][0] < at for hit in _hits(clause.words, found_by))
    return False


def _is_hedged(hit: Hit, hits: Sequence[Hit], kind: str) -> bool:
    """Whether what stands before a phrase in its clause makes it possible ("may"), or to come ("will be opened"). What is wanted
    or planned may be supposed as well: only "if" and the like before it."""
    for other in hits:
        if other.start >= hit.start:
            break
        if other.name == "hedge" or (other.name == "intention" and kind != INTENTION):
            return True
    return False
