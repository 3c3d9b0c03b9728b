"""Clauses that a cue reports: `X said (that) …`, `…, X said`, `According to X, …`, `X urged Y to …`."""

from typing import NamedTuple

from corpus.find.statement import subjects
from corpus.find.statement.attribution import subject_of
from corpus.find.statement.contents import find_content
from corpus.find.statement.scene import Report, Scene, Words
from corpus.find.statement.verbs import BARE, QUOTED, THAT
from corpus.grammar.clauses import ADVERBIAL, DETERMINERS, PRONOUNS, walk_on

BE = frozenset("is are was were be been being 's ’s get gets got".split())
#: what stands before a clause of its own: the report before it ends there
COORDINATORS = frozenset([",", ";", "and", "but", "while", "though", "although", "—", "–", "--", "whereas", "yet", "or", "-", "―"])


class Event(NamedTuple):
    """A cue in its sentence. `begin`: first word of the attribution; `contents`: what it reports, maybe nothing."""

    begin: int
    cue: Words
    mention: Words | None
    contents: tuple[Words, ...]
    rule: str
    direct: bool = False


def find_reported(scene: Scene, direct: list[Report]) -> list[Report]:
    """Indirect and mixed statements, outermost only; `direct` are the quotes that already have their own row."""
    claimed = {r.cue.first: r for r in direct if r.cue}
    quoted = {r.start for r in direct if r.cue}
    found: list[Report] = []
    cues, position = scene.cues, 0
    accordings = [i for i, w in enumerate(scene.lower) if w == "according" and scene.opaque[i] < 0]
    spots = sorted({*cues, *accordings})
    for index, sentence in enumerate(scene.doc.sentences):
        first = position
        while position < len(spots) and spots[position] < sentence.last:
            position += 1
        own = [i for i in spots[first:position] if i >= sentence.first]
        if own and scene.doc.paragraphs[sentence.paragraph].kind != "turn":
            words = scene.words_of(sentence)
            events = [e for i in own if (e := event(scene, i, words, claimed, own))]
            found.extend(reports(scene, events, words, index, quoted))
    return found


# ------------------------------------------------------------------ one cue
def event(scene: Scene, i: int, words: Words, claimed: dict[int, Report], own: list[int]) -> Event | None:
    """What the cue at word `i` reports; None where it is no cue after all."""
    if i >= words.last:
        return None
    if i in claimed:
        report = claimed[i]
        begin = min(i, report.mention.first) if report.mention else i
        return Event(begin, Words(i, i + 1), report.mention, (), report.rule, True)
    if scene.lower[i] == "according":
        return according(scene, i, words)
    if not is_verb(scene, i, words.first):
        return None
    for rule in RULES:
        made = rule(scene, i, words)
        if made:
            return made
    return None


def is_verb(scene: Scene, i: int, low: int) -> bool:
    """Whether the word is a reporting verb here, not a noun, an adjective or a passive."""
    form, lower = scene.form(i), scene.lower
    before = lower[i - 1] if i > low else ""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if (
        before in DETERMINERS
        and before not in ("that", "all", "both", "many", "some", "others", "most", "these", "those", "several")
        or before in ("of", "for", "-")
        or following == "-"
    ):
        return False
    if before in ("'s", "’s") and not (form.tense == "g" and i - 2 >= low and lower[i - 2] in PRONOUNS):
        return False
    if form.noun and following in ("of", "for", "about", "from", "by") and form.tense != "d":
        return False
    if form.tense == "d":
        k = subjects.skip_adverbs(scene, i, low)
        return not any(lower[j] in BE for j in range(k, i))
    if form.tense == "g":
        return not form.noun or before == ","
    if form.tense == "b" and before == "to":
        return False
    return True


def preposed(scene: Scene, i: int, words: Words) -> Event | None:
    """X said (that) …: the content stands to the right."""
    form = scene.form(i)
    start = find_content(scene, i, words.last)
    if start is None or start >= words.last:
        return None
    mention = subject_of(scene, i, words.first)
    if mention is None and form.noun:
        return None
    begin = mention.first if mention and mention.last <= i and form.tense != "g" else i
    if begin == i:
        begin = subjects.skip_adverbs(scene, i, words.first)
    return Event(begin, Words(i, scene.cue_end(i)), mention, (Words(start, words.last),), "subject-verb-clause")


def postposed(scene: Scene, i: int, words: Words) -> Event | None:
    """…, X said · …, X said, …: the content stands to the left, or on both sides."""
    form = scene.form(i)
    if not form.frames & (BARE | THAT) or form.tense in "g":
        return None
    mention = subjects.before(scene, i, words.first + 1)
    if mention is None or mention.first - 1 <= words.first:
        return None
    comma = mention.first - 1
    as_clause = scene.lower[comma] == "as"
    if as_clause:
        comma -= 1
    if comma < words.first or scene.lower[comma] not in (",", "—", "–", "--"):
        return None
    stop = scene.cue_end(i)
    left = Words(words.first, comma)
    whole = scene.finite(*left) or scene.holds_quote(*left)
    if stop < words.last and scene.lower[stop] == "," and not (whole and not continues(scene, stop + 1, words.last)):
        right = Words(stop + 1, words.last)
        if scene.finite(*right) and scene.lower[stop + 1] not in ("who", "which", "adding", "saying", "noting", "citing", "but", "and"):
            parts = (right,) if scene.lower[left.first] in ADVERBIAL or left.last - left.first < 2 else (left, right)
            return Event(mention.first, Words(i, stop), mention, parts, "parenthetical")
    if not whole or scene.finite(stop, min(words.last, _comma(scene, stop, words.last))) and not as_clause:
        return None
    return Event(words.first, Words(i, stop), mention, (left,), "clause-subject-verb")


def continues(scene: Scene, first: int, last: int) -> bool:
    """Whether what follows a parenthesis goes on with the sentence: it begins with its verb."""
    return scene.lower[first] in scene.verbs.finite or scene.lower[first] in scene.verbs.present


def inverted(scene: Scene, i: int, words: Words) -> Event | None:
    """…, said X: the content stands to the left, the subject to the right."""
    if (
        i - 1 <= words.first
        or scene.lower[i - 1] not in (",", "—", "–", "--")
        and scene.opaque[i - 1] < 0
        or scene.form(i).tense not in "ds"
    ):
        return None
    left = Words(words.first, i - 1 if scene.opaque[i - 1] < 0 else i)
    if not (scene.finite(*left) or scene.holds_quote(*left)) or scene.finite(i + 1, _comma(scene, i + 1, words.last)):
        return None
    mention = subjects.after(scene, scene.cue_end(i), words.last)
    if mention is None:
        return None
    return Event(words.first, Words(i, scene.cue_end(i)), mention, (left,), "clause-verb-subject")


def as_said(scene: Scene, i: int, words: Words) -> Event | None:
    """As X said, …: the content stands behind the comma."""
    stop = scene.cue_end(i)
    if stop >= words.last - 1 or scene.lower[stop] != ",":
        return None
    mention = subjects.before(scene, i, words.first)
    if mention is None or mention.first == words.first or scene.lower[mention.first - 1] != "as" or not scene.finite(stop + 1, words.last):
        return None
    return Event(mention.first - 1, Words(i, stop), mention, (Words(stop + 1, words.last),), "as-said")


def about_quote(scene: Scene, i: int, words: Words) -> Event | None:
    """X called it “…” · X praised the “…” plan: a weak verb whose object holds a quote."""
    form = scene.form(i)
    stop = scene.cue_end(i)
    if form.tense == "g" and not form.frames & QUOTED or not scene.holds_quote(stop, words.last):
        return None
    quote = next(k for k in range(stop, words.last) if scene.opaque[k] == k)
    if scene.finite(stop, quote) or quote - stop > 12 or any(scene.lower[k] in (",", ";", ":") for k in range(stop, quote)):
        return None
    mention = subject_of(scene, i, words.first)
    return (
        Event(
            mention.first if mention and mention.last <= i else i, Words(i, stop), mention, (Words(stop, words.last),), "verb-object-quote"
        )
        if mention
        else None
    )


RULES = (as_said, inverted, preposed, postposed, about_quote)


def according(scene: Scene, i: int, words: Words) -> Event | None:
    """According to X, … · …, according to X."""
    if i + 2 >= words.last or scene.lower[i + 1] != "to":
        return None
    start = i + 2
    stop = walk_on(scene.word, scene.lower, start, words.last)
    if stop <= start:
        return None
    mention, cue = Words(start, stop), Words(i, i + 2)
    if i > words.first and (scene.finite(words.first, i) or scene.holds_quote(words.first, i)):
        left = Words(words.first, i - 1 if scene.lower[i - 1] == "," else i)
        return Event(words.first, cue, mention, (left,), "clause-according")
    comma = _comma(scene, stop, words.last)
    while comma < words.last:
        following = _comma(scene, comma + 1, words.last)
        if (
            scene.finite(comma + 1, following)
            or following >= words.last
            or scene.lower[comma + 1] not in DETERMINERS
            and not scene.word[comma + 1][0].islower()
        ):
            break
        comma = following
    if comma + 1 >= words.last:
        return None
    return Event(i, cue, mention, (Words(comma + 1, words.last),), "according-clause")


def _comma(scene: Scene, first: int, last: int) -> int:
    """Index of the next comma outside quotes, `last` where there is none."""
    return next((k for k in range(first, last) if scene.lower[k] == "," and scene.opaque[k] < 0), last)


# ------------------------------------------------------------------ a sentence's cues together
def reports(scene: Scene, events: list[Event], words: Words, sentence: int, quoted: set[int]) -> list[Report]:
    """The sentence's statements: each content cut where the next report begins, nested ones left out."""
    found: list[Report] = []
    covered = -1
    for n, e in enumerate(events):
        for content in e.contents:
            first, last = content
            if first < covered:
                continue
            last = min([last, *(cut(scene, later, e, first) or last for later in events[n + 1 :])])
            report = row(scene, Words(first, last), e, sentence, quoted)
            if report:
                found.append(report)
                covered = max(covered, last)
    return found


def cut(scene: Scene, later: Event, this: Event, first: int) -> int | None:
    """Where `later` ends the content of `this`: a report of its own, side by side, not one inside the content."""
    k = later.begin - 1
    if k <= first or later.begin <= this.cue.first:
        return None
    if scene.lower[k] not in COORDINATORS:
        return None
    while k > first and scene.lower[k - 1] in COORDINATORS:
        k -= 1
    return k


def row(scene: Scene, content: Words, e: Event, sentence: int, quoted: set[int]) -> Report | None:
    """The content's characters: edges trimmed, its kind by the marks in it; None where nothing is left."""
    first, last = content
    while last > first and scene.lower[last - 1] in (",", ";", ":", "—", "–", "--", "-") and scene.opaque[last - 1] < 0:
        last -= 1
    while first < last and scene.lower[first] in (",", ":", ";") and scene.opaque[first] < 0:
        first += 1
    if first >= last:
        return None
    start, end = scene.start[first], scene.end[last - 1]
    if scene.opaque[first] == first and scene.closing(first) >= last:
        quote = scene.outer[scene.quote_at[first]]
        if quote.inner_start in quoted:
            return None
        return Report(quote.inner_start, quote.inner_end, "direct", e.rule, e.cue, e.mention, sentence)
    kind = "mixed" if scene.holds_quote(first, last) else "indirect"
    return Report(start, end, kind, e.rule, e.cue, e.mention, sentence)
