"""What the patterns ask of the words around a cue: what leads in, whether it agrees with its subject, what it passes on."""

from corpus.find.statement import subjects
from corpus.find.statement.attribution import BE
from corpus.find.statement.scene import NOT_BEFORE_PAST, Scene, Words
from corpus.find.statement.shapes import OCCASIONS, is_clause, names_somebody, parted
from corpus.grammar.clauses import ADVERBIAL, DETERMINERS, OPENING_WORDS, PREPOSITIONS

#: words that may lead in to "as reported by …", the comma counted
LEAD_IN = 6


def led_in(scene: Scene, first: int, last: int) -> bool:
    """Whether a few words and a comma lead in ("In addition, | as reported by …") and nothing is said before."""
    if not 1 < last - first <= LEAD_IN or scene.lower[last - 1] != "," or scene.lower[first] not in ADVERBIAL | OPENING_WORDS:
        return False
    return not scene.finite(first, last - 1) and not scene.holds_quote(first, last)


def is_subject(scene: Scene, left: Words) -> bool:
    """Whether words are a noun phrase and its relative clause alone: "The board, which runs the port, says boats are late"."""
    if scene.holds_quote(*left):
        return False
    k = next((k for k in range(left.first + 1, left.last) if scene.lower[k] in {"which", "who"} and scene.lower[k - 1] == ","), None)
    return k is not None and not scene.finite(left.first, k) and scene.comma(k, left.last) == left.last


def goes_on(scene: Scene, first: int, last: int) -> bool:
    """Whether words hold a verb: "a report published on Monday" holds none of its own."""
    if not scene.finite(first, last):
        return False
    stops, present = scene.verbs.stops, scene.verbs.present
    return any(
        ((scene.lower[k] in stops or scene.lower[k] in present) and scene.lower[k - 1] not in NOT_BEFORE_PAST)
        or (scene.lower[k].endswith("ed") and scene.lower[k + 1 : k + 2] and scene.lower[k + 1] not in PREPOSITIONS)
        for k in range(first + 1, last)
    )


def agrees(scene: Scene, i: int, start: int, words: Words, own: Words | None) -> bool:
    """Whether the verb's form fits its subject: "say" and nouns like "claims" want one of their own right before them."""
    form = scene.form(i)
    occasion = start > scene.cue_end(i) + 2 and scene.lower[start - 2] in OCCASIONS and scene.lower[start - 3] not in DETERMINERS
    relative = occasion and scene.lower[start - 1] == "that"  # "…, Lee said in remarks that Park published"
    if own and (relative or (start == scene.cue_end(i) and scene.lower[start] in PREPOSITIONS)) and is_behind(scene, own, words):
        return False
    if form.tense in "sb" and form.noun:
        wants = form.tense == "s" and scene.lower[start] == "to" and own is not None and own.first == words.first
        if own is None or not (wants or names_somebody(scene, own, i)) or (own.first > words.first and scene.lower[own.first - 1] == "and"):
            return False
    elif form.tense == "b" and own is None:
        return False
    asking = form.tense == "g" and scene.lower[start] == "to" and i > words.first
    return not asking or scene.lower[i - 1] == "," or scene.lower[i - 1] in BE


def is_behind(scene: Scene, mention: Words, words: Words) -> bool:
    """Whether a clause and a comma stand before the attribution."""
    end = parted(scene, mention.first - 1, words.first)
    return end is not None and is_clause(scene, Words(words.first, end))


def closes(scene: Scene, mention: Words, i: int, words: Words) -> bool:
    """…, the bureau reports · …, the bureau notes, fell: a homograph behind a clause or before its verb is a verb, but not in a list."""
    one = scene.lower[mention.first] == "the" and "and" not in scene.lower[mention.first : mention.last]
    inside = scene.lower[i + 1 : i + 2] == [","] and scene.lower[mention.first - 1] == "," and i + 2 < words.last
    following = scene.lower[i + 2] if inside else ""
    parenthesis = following in scene.verbs.finite or following in scene.verbs.present or following.endswith("ed")
    return one and (i + 1 >= words.last or parenthesis) and scene.form(i).tense == "s"


def cited(scene: Scene, mention: Words, stop: int, high: int) -> Words | None:
    """…, the Herald writes, citing | a letter from Lee: an outlet only passes on what another says."""
    if scene.lower[stop : stop + 2] != [",", "citing"] or scene.verbs.outlets.isdisjoint(scene.lower[mention.first : mention.last]):
        return None
    return subjects.after(scene, stop + 2, high)


def same_again(scene: Scene, mention: Words, stop: int, high: int) -> Words | None:
    """…, she said, and | she saw no way out: a second clause of the same pronoun is told too."""
    alone = mention.last - mention.first == 1 and scene.lower[mention.first] in {"he", "she", "they"}
    if not alone or scene.lower[stop : stop + 2] != [",", "and"] or scene.lower[stop + 2 : stop + 3] != [scene.lower[mention.first]]:
        return None
    return Words(stop + 2, high) if scene.finite(stop + 2, high) else None
