"""Where the content of a report begins, to the right of its cue."""

from collections.abc import Callable

from corpus.find.statement.scene import Scene
from corpus.find.statement.verbs import BARE, GERUND, INFINITIVE, THAT, THIRD, TOLD, URGED
from corpus.grammar.clauses import DETERMINERS, PREPOSITIONS, TIME_WORDS, walk_on, word_set

WH = word_set("whether if how why what who")
#: how far behind its verb "that" may stand ("said in a statement on Monday that"), in words
REACH = 18


def find_content(scene: Scene, cue: int, high: int) -> int | None:
    """First word of the content of the cue at word `cue`, which ends before `high`; None where it has none there."""
    frames, start = scene.form(cue).frames, scene.cue_end(cue)
    if start >= high:
        return None
    for wanted, rule in RULES:
        if frames & wanted:
            found = rule(scene, start, high, frames)
            if found is not None:
                return found if found < high else None
    return None


def that_clause(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """said that … · said in a statement on Monday that … · told reporters that …"""
    lower, reach = scene.lower, min(high, start + REACH)
    if "that" not in lower[start:reach]:
        return None
    i = start - 1
    while (i := i + 1) < reach:
        w = lower[i]
        if scene.opaque[i] == i and i > start and scene.title_like(scene.quote_at[i]):
            i = scene.closing(i) - 1  # told Radio's “Morning Show” that
            continue
        if scene.opaque[i] >= 0:
            return None
        if w == "that":
            if i > start and lower[i - 1] in PREPOSITIONS:
                return None  # "hinted at that option"
            if i > start and not _gap(scene, start, i, frames):
                return None
            if determiner(scene, i, high):
                return i
            if clause_follows(scene, i, start, high):
                return i + 1
            pointing = i == start and i + 2 < high and lower[i + 1] in scene.verbs.finite and lower[i - 1] in {"said", "says", "say"}
            return i if pointing else None
        if w in scene.verbs.stops or w in {";", ":", ".", "—", "--", "and", "but"}:
            return None
        if w == "," and i + 1 < reach and tells(scene, i + 1):
            return None  # "told reporters, adding that"
    return None


def tells(scene: Scene, i: int) -> bool:
    """Whether word `i` is a gerund that has a clause of its own: "adding", not "citing"."""
    if scene.lower[i] not in scene.forms:
        return False
    form = scene.form(i)
    return form.tense == "g" and form.frames & CLAUSE > 0


def clause_follows(scene: Scene, that: int, start: int, high: int) -> bool:
    """Whether "that" opens a clause: not in "rules that could …", "having said that, …", "in that spot"."""
    if that + 1 >= high or start < 2:
        return False
    following = scene.lower[that + 1]
    if following == ",":
        return scene.lower[start - 2] != "having" and (scene.finite(that + 2, high) or high - that > 7)
    if following in scene.verbs.finite and "'" not in following and "’" not in following:
        return False
    return scene.finite(that + 1, high) or high - that > 5 or scene.holds_quote(that + 1, high)


def _gap(scene: Scene, start: int, that: int, frames: int) -> bool:
    """Whether what stands between verb and "that" is when, where or to whom it was said."""
    first = scene.lower[start]
    if frames & TOLD or first in TIME_WORDS or first in PREPOSITIONS or first in {"again", "later", "then", "also", "separately"}:
        return True
    return scene.lower[that - 1] == "," or first.endswith("ly")


def determiner(scene: Scene, that: int, high: int) -> bool:
    """said that contribution was small: "that" points, and belongs to the clause. Only before a noun that never
    stands alone: "that demand is strong" has a clause of its own."""
    return that + 2 < high and scene.lower[that + 1] in scene.verbs.countable and scene.lower[that + 2] in scene.verbs.finite


def wh_clause(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """explained how … · asked whether …"""
    if scene.lower[start] in WH and scene.finite(start, high):
        return start
    return None


def colon(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """Lee said: the plan failed."""
    if scene.lower[start] == ":" and high - start > 3:
        return start + 1
    return None


def infinitive(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """vowed to cut taxes"""
    if start + 1 >= high or scene.lower[start] not in {"to", "not"}:
        return None
    to = start + 1 if scene.lower[start] == "not" else start
    following = scene.word[to + 1] if to + 1 < high else ""
    small = following[:1].islower() or scene.headline(to)
    return start if scene.lower[to] == "to" and small and following not in DETERMINERS else None


def gerund(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """proposed cutting taxes"""
    return start if scene.lower[start].endswith("ing") and scene.lower[start] not in NO_GERUND and high - start > 2 else None


NO_GERUND = PREPOSITIONS | word_set("including following regarding concerning according pending")


def urged(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """urged the council to act"""
    if "to" in scene.lower[start + 1 : min(high, start + 14)] and scene.lower[start] not in PREPOSITIONS:
        return start
    return None


def told_clause(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """told reporters the plan had failed"""
    if scene.lower[start] in PREPOSITIONS or scene.lower[start] == ",":
        return None
    i = walk_on(scene.word, scene.lower, start, high)
    i = after_time(scene, i, high)
    if start < i < high and scene.lower[i] in {"to", "not"} and "to" in scene.lower[i : i + 2]:
        return i
    return i if start < i < high and scene.lower[i] not in {",", ";", "and", "of"} and scene.finite(i, high) else None


def bare_clause(scene: Scene, start: int, high: int, frames: int) -> int | None:
    """said sales rose · said Monday sales rose · said after the talks it would go on"""
    i = after_occasion(scene, after_time(scene, start, high), high)
    if high - i > 1 and scene.lower[i] == "about" and scene.word[i + 1][0].isdigit():
        return i
    if (
        i >= high
        or scene.lower[i] in NOT_CONTENT
        or (scene.opaque[i] < 0 and not scene.word[i][0].isalnum() and scene.word[i][0] not in "$€£#“\"'‘«")
    ):
        return None
    w = scene.lower[i]
    if w in scene.verbs.finite and "'" not in w and "’" not in w and not relative(scene, start):
        return None  # "everything Lee says is …"
    said = scene.lower[start - 1] in {"said", "says", "say"} and high - i > 5 and w not in PREPOSITIONS
    return i if said or has_subject(scene, i, high) or (scene.holds_quote(i, high) and scene.opaque[i] < 0) else None


def has_subject(scene: Scene, first: int, high: int) -> bool:
    """Whether a clause begins here: a finite verb stands before any comma or relative word ("the reality, which is …" has none)."""
    if scene.lower[first] in OBJECTS or scene.lower[first].endswith("ing"):
        return False
    if scene.lower[first] in PREPOSITIONS or scene.lower[first] in {"if", "when", "although", "while"}:
        return scene.finite(first, high)
    end = next((k for k in range(first + 1, high) if scene.lower[k] in ENDS_SUBJECT and scene.opaque[k] < 0), high)
    return scene.finite(first, end)


OBJECTS = word_set("them him us me himself herself themselves what")
ENDS_SUBJECT = word_set(", which that who whose where when after because should")


def relative(scene: Scene, start: int) -> bool:
    """which he said were … · that the government says will …"""
    told = scene.lower[start - 1] in {"said", "says"} and "that" in scene.lower[max(0, start - 4) : start - 2]
    return start >= 3 and (told or "which" in scene.lower[start - 3 : start - 1])


def after_occasion(scene: Scene, i: int, high: int) -> int:
    """`i` moved on over an occasion before a pronoun ("after the talks it would go on")."""
    if i < high and scene.lower[i] in {"after", "before", "during", "under", "following", "at", "from", "in", "on"}:
        for k in range(i + 2, min(high - 1, i + 9)):
            if scene.lower[k] in {",", "that"} or scene.opaque[k] >= 0:
                break
            if scene.lower[k] in {"he", "she", "they", "it", "we"}:
                return k if scene.lower[k - 1] not in DETERMINERS and scene.finite(k, min(high, k + 3)) else i
    return i


#: words that begin no bare clause ("said of the plan", "said to be")
NOT_CONTENT = word_set(
    "earlier later again recently up of about to on as and but by with from at for during that than or into because while so"
)


def after_time(scene: Scene, i: int, high: int) -> int:
    """`i` moved on over a time ("on Monday", "last week", "Friday")."""
    lower = scene.lower
    j = i
    if j < high and lower[j] in {"on", "in", "earlier", "late", "early", "last", "this"} and j + 1 < high and lower[j + 1] in TIME_WORDS:
        j += 1
    if j < high and lower[j] in TIME_WORDS and (scene.word[j][0].isupper() or j > i):
        j += 1
        while j < high and (lower[j] in TIME_WORDS or lower[j].isdigit()):
            j += 1
        return j
    return i


CLAUSE = BARE | THAT | TOLD
Rule = Callable[[Scene, int, int, int], int | None]
#: each with the frames that it is for
RULES: tuple[tuple[int, Rule], ...] = (
    (CLAUSE, that_clause),
    (CLAUSE, wh_clause),
    (CLAUSE, colon),
    (INFINITIVE, infinitive),
    (GERUND, gerund),
    (URGED, urged),
    (TOLD, told_clause),
    (BARE | THIRD, bare_clause),
)
