"""One cue in its sentence → what it reports and who speaks: `X said (that) …`, `…, X said`, `According to X, …`.

Each pattern is one small rule in RULES; the first that fits makes the event.
"""

from collections.abc import Callable

from corpus.find.statement import subjects
from corpus.find.statement.around import agrees, cited, closes, goes_on, is_subject, led_in, same_again
from corpus.find.statement.attribution import BE, subject_of
from corpus.find.statement.contents import OBJECTS, find_content
from corpus.find.statement.objects import about_quote, called_for, with_figure
from corpus.find.statement.phrases import NOUN_RULES, behind_apposition
from corpus.find.statement.scene import Event, Report, Scene, Words
from corpus.find.statement.shapes import (
    PARTING,
    closes_clause,
    content_end,
    ends_attribution,
    half,
    is_clause,
    names_somebody,
    opens_right,
    parted,
    parts_in,
)
from corpus.find.statement.verbs import AFTER, BARE, THAT, TOLD, Form
from corpus.grammar.clauses import DETERMINERS, PREPOSITIONS, PRONOUNS, walk_on, word_set

#: verbs behind a homograph that is their subject: "its forecast puts"
PUTS = word_set("puts says shows suggests assumes sees expects predicts")
#: … and the finite verbs that make a noun of it: "its forecast is"
OTHERS_VERB = word_set("is are was were has had will would")
#: so many words before ", says Lee" are a clause though no verb is known among them
LONG = 8
#: determiners of many: no verb in -s follows
MANY = word_set("these those some many most several all both other two three")
#: determiners that are pronouns too ("all agreed", "some say")
STANDING = word_set("that all both many some others most these those several one")


def find_event(scene: Scene, i: int, words: Words, claimed: dict[int, Report]) -> Event | None:
    """What the cue at word `i` reports; None where it is no cue after all."""
    if i >= words.last:
        return None
    if i in claimed:
        mention = claimed[i].mention
        own = mention is not None and mention.last <= i and subjects.skip_adverbs(scene, i, words.first) == mention.last
        return Event(mention.first if own and mention else i, Words(i, i + 1), mention, (), claimed[i].rule)
    if scene.lower[i] in scene.verbs.others:
        for noun_rule in NOUN_RULES:
            if found := noun_rule(scene, i, words):
                return found
    if scene.lower[i] not in scene.forms or not is_verb(scene, i, words.first):
        return None
    form, past = scene.form(i), scene.cue_end(i)
    for rule in RULES if "as" in scene.lower[words.first : i] else UNMARKED:
        made = rule(scene, i, words, form, past)
        if made:
            return made
    return None


def is_verb(scene: Scene, i: int, low: int) -> bool:
    """Whether the word is a reporting verb here, not a noun, an adjective, an infinitive or a passive."""
    lower = scene.lower
    form = scene.forms[lower[i]]
    before = lower[i - 1] if i > low else ""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if scene.word[i][0].isupper() and i > low and (lower[i] == "states" or not scene.headline(i)):
        return False
    if form.particle and scene.cue_end(i) == i + 1:
        return False  # "points" without "out", "put" without "it"
    if (before in DETERMINERS and before not in STANDING) or before in {"of", "for", "-", "in"} or following == "-":
        return False
    if before == "to" and not subjects.led(scene, i, low):
        return False
    if (form.tense == "s" and before in MANY) or (form.tense == "g" and before in {"worth", "without"}):
        return False  # "those states that", "it goes without saying that"
    if before in {"'s", "’s"} and not (form.tense == "g" and i - 2 >= low and lower[i - 2] in PRONOUNS):
        return False
    behind = lower[i + 2] if i + 2 < len(lower) else ""
    if form.noun and (
        following in PUTS or following in OTHERS_VERB or (following.endswith("ed") and (behind in PREPOSITIONS or behind in ".,"))
    ):
        return False  # "its forecast puts", "its forecast is", "the forecast lowered to 4%"
    if form.noun and following in {"of", "for", "about", "from", "by"} and form.tense != "d":
        return False
    if form.tense == "d":
        if i == low and following in {"about", "to", "whether", "if", "by", "why", "how", "what"}:
            return False
        k = subjects.skip_adverbs(scene, i, low)
        passive = any(lower[j] in BE for j in range(k, i))
        return not passive or (k > low and lower[k - 1] == "it" and "that" in lower[i + 1 : i + 4])
    if form.tense == "g":
        return not form.noun or before == "," or before in BE
    return True


# ------------------------------------------------------------------ the patterns; `form` is the cue's verb, `past` the word behind it
def as_said(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """As X said, …: the content stands behind the comma."""
    start = past
    if form.frames & TOLD:
        start = max(start, walk_on(scene.word, scene.lower, start, words.last))
    stop = scene.comma(start, words.last)
    if stop >= words.last - 1 or stop - i > 12 or (stop > start and not ends_attribution(scene, start, stop)):
        return None
    mention = subjects.before(scene, i, words.first)
    if mention is None or mention.first == words.first or scene.lower[mention.first - 1] != "as" or not scene.finite(stop + 1, words.last):
        return None
    return Event(mention.first - 1, Words(i, past), mention, (Words(stop + 1, words.last),), "as-said")


def as_said_by(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """As noted by X, … · …, as reported by X."""
    if i < 1 or scene.lower[i - 1] != "as" or scene.lower[i + 1 : i + 2] != ["by"] or form.tense != "d" or i < words.first:
        return None
    mention = subjects.after(scene, i + 2, words.last)
    if mention is None:
        return None
    cue = Words(i, i + 2)
    if i - 1 == words.first or led_in(scene, words.first, i - 1):
        begin, name = behind_apposition(scene, mention.last, words.last)
        return Event(i - 1, cue, name or mention, (Words(begin, words.last),), "as-said-by") if begin < words.last else None
    end = parted(scene, i - 2, words.first)
    return Event(end, cue, mention, (Words(words.first, end),), "as-said-by", True) if end else None


def inverted(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """…, said X: the content stands to the left, the subject to the right."""
    if scene.opaque[i - 1] < 0 and scene.lower[i - 1] not in PARTING:
        return None
    end = parted(scene, i - 1, words.first)
    if end is None or form.tense not in "ds" or not form.frames & BARE:
        return None
    left = Words(half(scene, words.first, end), end)
    named = past < words.last and scene.word[past][0].isupper()
    long = named and left.last - left.first >= LONG and scene.comma(*left) == left.last
    if (
        not (long or scene.finite(*left) or scene.holds_quote(*left))
        or is_subject(scene, left)
        or goes_on(scene, i + 1, scene.comma(i + 1, words.last))
    ):
        return None
    mention = subjects.after(scene, past, words.last)
    if mention is None or not (form.lemma == "say" or any(w[:1].isupper() for w in scene.word[mention.first : mention.last])):
        return None
    return Event(end, Words(i, past), mention, (left,), "clause-verb-subject", True)


def preposed(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """X said (that) …: the content stands to the right."""
    start = find_content(scene, i, words.last)
    if start is None or start >= words.last:
        return None
    mention, own = subject_of(scene, i, words.first)
    if not agrees(scene, i, start, words, mention if own else None) or (mention is None and form.noun):
        return None
    if mention and own and closes_clause(scene, mention, start, words):
        return None
    if mention and own and start == past and mention.first > words.first and scene.lower[mention.first - 1] == "what":
        return None  # "between what Lee says the plan would do and …"
    if mention and scene.lower[mention.first] == "it" and form.tense == "d" and scene.lower[i - 1] in BE:
        mention = None  # "it was reported that": nobody is named
    edge = mention.first if mention and own else subjects.skip_adverbs(scene, i, words.first)
    if scene.lower[i - 1 : i] == ["as"] and scene.lower[i] == "saying":
        verb = next((k for k in range(i - 2, max(words.first, i - 14), -1) if scene.lower[k].startswith("quot")), None)
        mention = (subjects.quoted(scene, verb, words.last) if verb else None) or mention
    last = content_end(scene, mention if own else None, i, start, words)
    if not own and scene.lower[start] == "to" and edge > words.first and scene.lower[edge - 1] == "and":
        edge = words.first  # "said he stayed and refused to go": the same report goes on
    return Event(edge, Words(i, past), mention, (Words(start, last),), "subject-verb-clause")


def postposed(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """…, X said · …, X said, …: the content stands to the left, or goes on behind the parenthesis."""
    if not parts_in(scene, words.first, i):
        return None
    if not form.frames & (BARE | THAT | TOLD) or form.tense == "g" or (i > words.first and scene.lower[i - 1] in subjects.RELATIVE):
        return None
    mention = subjects.before(scene, i, words.first + 1)
    if mention is None or (
        form.noun and form.tense in "sb" and not closes(scene, mention, i, words) and not names_somebody(scene, mention, i)
    ):
        return None
    begin = mention.first
    if begin - 1 > words.first and scene.lower[begin - 1] == "as":
        begin -= 1
    end = parted(scene, begin - 1, words.first)
    if end is None or end <= words.first:
        return None
    stop = past
    left = Words(half(scene, words.first, end, mention), end)
    cue = Words(i, stop)
    if form.lemma in {"tell", "inform"} and stop < words.last:
        to_pronoun = scene.lower[stop] in OBJECTS
        stop = stop + 1 if to_pronoun else max(stop, walk_on(scene.word, scene.lower, stop, words.last))
    aside = scene.comma(stop, words.last)
    if stop < aside <= stop + 8 and ends_attribution(scene, stop, words.last):
        stop = aside
    if stop < words.last and scene.lower[stop] == "," and opens_right(scene, left, Words(stop + 1, words.last)):
        right = Words(stop + 1, words.last)
        return Event(end, cue, mention, (right,), "parenthetical", True)
    if is_clause(scene, left) and (again := same_again(scene, mention, stop, words.last)):
        return Event(end, cue, mention, (left, again), "clause-subject-verb", True)
    if not is_clause(scene, left) or not ends_attribution(scene, stop, words.last):
        return None
    mention = cited(scene, mention, stop, words.last) or mention
    behind = form.frames & BARE or form.lemma == "tell" or (form.frames & AFTER and stop >= words.last)
    if not behind and not scene.holds_quote(*left):
        return None
    return Event(end, cue, mention, (left,), "clause-subject-verb", True)


def marker(scene: Scene, i: int, words: Words, form: Form, past: int) -> Event | None:
    """…, while others said the same: no content of its own, but the report before it ends here."""
    if form.lemma != "say" or form.tense not in "ds":
        return None
    mention = subjects.before(scene, i, words.first)
    return Event(mention.first, Words(i, i + 1), mention, (), "marker") if mention else None


Rule = Callable[[Scene, int, Words, Form, int], Event | None]
RULES: tuple[Rule, ...] = (as_said, as_said_by, inverted, preposed, postposed, about_quote, called_for, with_figure, marker)
#: those for a cue without "as" before it
UNMARKED = tuple(rule for rule in RULES if rule not in (as_said, as_said_by))
