"""Direct speech: a quote and the words around it that say whose it is."""

from corpus.find.statement import subjects
from corpus.find.statement.scene import Scene, Words
from corpus.find.statement.verbs import QUOTED
from corpus.frozen import frozen
from corpus.grammar.clauses import ADVERBIAL, DETERMINERS, TIME_WORDS, pure_name, word_set

#: how far behind a quote its verb may stand, in words ("“…,” Lee, the head of the … department, said")
FAR = 45
#: how many words may stand between a verb and the comma or colon before its quote ("said in an interview on Monday, “…”")
GAP = 16
#: how far behind a quote a verb that is in no list may stand, in words
UNLISTED = 7


DASHES = ("-", "—", "–", "--", "―")


@frozen
class Attribution:
    """Who a quote is by: the subject's words (None: there are none), the cue's words, the rule."""

    mention: Words | None
    cue: Words | None
    rule: str


def behind(scene: Scene, quote: int, high: int) -> Attribution | None:
    """“…,” said Lee · “…,” Lee, the head of the agency, said. `high`: one past the sentence's last word."""
    i = scene.ranges[quote].last
    dashed = i < high and scene.lower[i] in DASHES
    while i < high and (scene.lower[i] == "," or scene.lower[i] in DASHES):
        i += 1
    if i >= high:
        return None
    if scene.lower[i] in scene.forms and scene.form(i).tense in "ds":
        subject = subjects.after(scene, scene.cue_end(i), high)
        if subject:
            return Attribution(subject, Words(i, scene.cue_end(i)), "quote-verb-subject")
    if dashed and pure_name(scene.word, i, _signature(scene, i, high)):
        return Attribution(Words(i, _signature(scene, i, high)), None, "signed")
    lower, opaque, forms = scene.lower, scene.opaque, scene.forms
    for k in range(i, min(high, i + FAR)):
        if opaque[k] >= 0 or lower[k] == ";":
            break
        if lower[k] in forms and forms[lower[k]].tense != "g":
            subject = subjects.before(scene, k, i)
            if subject and scene.form(k).lemma == "quote" and (said := subjects.quoted(scene, k, high)):
                return Attribution(said, Words(k, k + 1), "quote-quoted")
            if subject and scene.form(k).lemma == "quote" and k + 1 < high and (said := subjects.after(scene, k + 1, high)):
                return Attribution(said, Words(k, k + 1), "quote-quoted")
            if subject and subject.first > i + 2 and apposed(scene, i, subject, k):
                joined = any(scene.lower[j] == "and" for j in range(i, subject.first))
                return Attribution(Words(i if joined else subject.first, subject.last), Words(k, scene.cue_end(k)), "quote-subject-verb")
            if subject and subject.first <= i + 2:
                bare = subject.first + (scene.lower[subject.first] == "all" and scene.lower[subject.first - 1] in BE)
                return Attribution(
                    Words(bare, subject.last), Words(k, scene.cue_end(k)), "quote-subject-verb"
                )  # "that was all | the club would say"
    return unlisted(scene, quote, i, high)


def apposed(scene: Scene, first: int, subject: Words, cue: int) -> bool:
    """“…,” the head of the agency, Ann Lee, said: a name right before the verb, after words that name the same one, or one more."""
    opens = scene.word[first][:1].isupper() or scene.lower[first] in DETERMINERS
    named = pure_name(scene.word, *subject) and scene.lower[subject.first - 1] == ","
    return opens and named and scene.word[cue].islower() and subject.last >= cue - 2 and not scene.finite(first, subject.first)


def unlisted(scene: Scene, quote: int, first: int, high: int) -> Attribution | None:
    """“…,” the minister continued her list, “…”: any verb in -ed right behind a subject, where the quote ends in a comma."""
    words = scene.ranges[quote]
    start, last = words.first, words.last
    if scene.word[last - 2] != "," or last - start < 6:
        return None
    for k in range(first + 1, min(high, first + UNLISTED)):
        if scene.opaque[k] >= 0 or scene.lower[k] in {"that", "which", "who"}:
            return None
        if scene.lower[k].endswith("ed") and scene.word[k].islower() and scene.lower[k - 1] not in DETERMINERS:
            subject = subjects.before(scene, k, first) if scene.lower[k] in scene.forms else subjects.plain(scene, k, first)
            return Attribution(subject, Words(k, k + 1), "quote-subject-any-verb") if subject and subject.first == first else None
    return None


def _signature(scene: Scene, first: int, high: int) -> int:
    """End of the name that signs a quote ("…” ― Ann Lee"): all that is left of the sentence, or up to a comma."""
    i = first
    while i < high and scene.lower[i] not in {",", ";", "("} and scene.opaque[i] < 0:
        i += 1
    return i


def ahead(scene: Scene, quote: int, low: int, high: int) -> Attribution | None:
    """Lee said, “…” · told reporters: “…” · According to Lee, “…”. `low`: the sentence's first word."""
    words = scene.ranges[quote]
    first, last = words.first, words.last
    i = first - 1
    if i < low:
        return None
    if scene.lower[i] in {"but", "and"} and i - 1 > low and scene.lower[i - 1] == ",":
        i -= 1
    marked = scene.lower[i] in {",", ":"}
    small = scene.word[first + 1 : first + 2] and scene.word[first + 1].islower() and scene.lower[i] == ","
    if (not marked or small) and goes_on(scene, last, high):
        return None
    end = i if marked else first
    that = end > low and scene.lower[end - 1] == "that"
    lead = Lead(end - that, marked, that)
    for k in range(lead.end - 1, max(low, lead.end - GAP) - 1, -1):
        if scene.opaque[k] >= 0:
            return None
        noun = scene.lower[k] in scene.forms and scene.form(k).noun and not marked
        if scene.lower[k] in scene.forms and not noun and not (k > low and (scene.lower[k - 1] in OWNED or _joined(scene, k))):
            found = by_verb(scene, k, low, lead)
            if found or scene.lower[i] != ":" or "," not in scene.lower[k:i]:
                return found
            break  # "Asked about it, Lee shrugged: “…”"
        if scene.lower[k] == "to" and k > low and scene.lower[k - 1] == "according":
            said = marked and not scene.finite(k + 1, lead.end)
            return Attribution(Words(k + 1, lead.end), Words(k - 1, k + 1), "according-quote") if said else None
    if scene.lower[i] == ":" and i > low:
        return Attribution(owner(scene, first_subject(scene, low, i)), None, "colon-quote")
    return None


def _joined(scene: Scene, k: int) -> bool:
    """Whether a word is the second half of a hyphenated one: "so-called"."""
    return scene.lower[k - 1] == "-" and scene.end[k - 1] == scene.start[k]


def owner(scene: Scene, subject: Words | None) -> Words | None:
    """Whose words they are: "The chairman's | reply was short: “…”"; the subject itself where nobody's words are its head."""
    if subject is None:
        return None
    k = next((k for k in range(subject.first + 1, subject.last - 1) if scene.lower[k] in POSSESSIVES), -1)
    return Words(subject.first, k) if k > 0 and scene.lower[subject.last - 1] in scene.forms else subject


@frozen
class Lead:
    """What leads to a quote: where it ends, whether a comma or colon marks the quote, whether "that" does."""

    end: int
    marked: bool
    that: bool


def by_verb(scene: Scene, k: int, low: int, lead: Lead) -> Attribution | None:
    """The attribution of a quote by the verb at word `k` before it; None where other content stands between them."""
    stop, form = scene.cue_end(k), scene.form(k)
    gap = lead.end - stop
    told = form.lemma in {"tell", "ask"} and gap <= 3 and scene.lower[lead.end - 1] != "to"
    if gap > 0 and not (lead.marked or lead.that or told):
        return None
    if form.lemma in CALLING and "," in scene.lower[stop : lead.end] and scene.lower[lead.end] == ",":
        return None  # "called the crane, a giant from abroad, “…”": a name given, no speech
    if scene.finite(stop, lead.end) or (gap > 0 and scene.lower[stop] == "that"):
        return None
    mention, own = subject_of(scene, k, low)
    if k == low and gap > 0 and lead.marked and form.tense in "ds" and (behind := subjects.after(scene, stop, lead.end)):
        mention = behind if behind.last == lead.end and scene.word[behind.last - 1][:1].isupper() else mention  # "Said Lee: “…”"
    if not lead.marked and mention and mention.first > low and scene.lower[mention.first - 1] == "what":
        return None
    passive = (
        own
        and form.tense == "d"
        and form.lemma in {"tell", "ask", "inform"}
        and any(scene.lower[j] in BE for j in range(mention.last if mention else k, k))
    )
    return Attribution(None if passive else mention, Words(k, stop), "verb-quote")


def goes_on(scene: Scene, last: int, high: int) -> bool:
    """Whether the clause goes on behind a quote: the quote is then a part of it, and no speech by itself."""
    while last < high and scene.lower[last] in {",", ".", "!", "?"}:
        if scene.lower[last] == ",":
            return False
        last += 1
    if last >= high or scene.word[last - 2] in {",", "?", "!", "."}:
        return False
    return not (scene.lower[last] in {"and", "but"} and any(scene.lower[k] in scene.forms for k in range(last, min(high, last + 4))))


def subject_of(scene: Scene, cue: int, low: int) -> tuple[Words | None, bool]:
    """The cue's subject and whether it is its own: a gerund or a second verb takes that of the verb before it."""
    gerund = scene.form(cue).tense == "g" and not (cue > low and scene.lower[cue - 1] in BE)
    own = of_one(scene, cue, low) if gerund else subjects.before(scene, cue, low)
    if own:
        return own, True
    for k in range(cue - 1, low - 1, -1):
        if scene.opaque[k] < 0 and scene.lower[k] in scene.forms and scene.form(k).tense in "ds" and scene.word[k].islower():
            if scene.form(k).particle and scene.cue_end(k) == k + 1:
                continue  # "raised it by 25 points and said"
            if k > low and (scene.lower[k - 1] in DETERMINERS or (scene.lower[k - 1] == "which" and scene.form(k).frames == QUOTED)):
                continue  # "…, which opened in May, would close, but said"
            found = subjects.before(scene, k, low) or subjects.after(scene, scene.cue_end(k), cue)
            if found:
                return found, False
    return first_subject(scene, low, cue), False


def of_one(scene: Scene, cue: int, low: int) -> Words | None:
    """A gerund's own subject, a name: "a recording of Ann Lee saying", "heard Lee saying"."""
    k = cue
    while k > low and scene.word[k - 1][:1].isupper() and scene.lower[k - 1] not in TIME_WORDS:
        k -= 1
    return Words(k, cue) if low < k < cue and scene.lower[k - 1] in SHOWN else None


POSSESSIVES = frozenset(["'s", "’s"])
#: what a noun follows: "his reply", "the chairman's reply"
OWNED = DETERMINERS | POSSESSIVES
SHOWN = word_set("of heard hears hear shows showed showing caught captured")
#: verbs that give their object a name
CALLING = frozenset(["call", "label", "brand", "dub", "describe"])
BE = word_set("is are was were be been 's ’s")


def first_subject(scene: Scene, low: int, high: int) -> Words | None:
    """The sentence's own subject: its first noun phrase that can act, an adverbial before a comma left out."""
    i = low
    if i < high and (scene.lower[i] in ADVERBIAL or (scene.lower[i].endswith(("ed", "ing", "ly")) and len(scene.lower[i]) > 4)):
        comma = next((k for k in range(i, min(high, i + 30)) if scene.lower[k] == "," and scene.opaque[k] < 0), None)
        if comma is not None and comma + 1 < high:
            i = comma + 1
    for k in range(i, min(high, low + FAR * 2)):
        if scene.opaque[k] >= 0:
            continue
        w = scene.lower[k]
        if scene.word[k][:1].isupper() or w in {"he", "she", "they", "the", "a", "an"}:
            found = subjects.main(scene, k, high)
            if found and (found.last - found.first > 1 or w not in {"the", "a", "an"}):
                return found
    return None
