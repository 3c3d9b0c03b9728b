"""Clauses that a cue reports: which of them a sentence's statements are, and where each one ends."""

from bisect import bisect_left

from corpus.find.statement import subjects
from corpus.find.statement.attribution import BE
from corpus.find.statement.events import find_event
from corpus.find.statement.scene import Event, Report, Scene, Words
from corpus.grammar.clauses import pure_name
from corpus.model import Sentence

#: what stands before a clause of its own: the report before it ends there
COORDINATORS = frozenset([",", ";", "and", "but", "while", "though", "although", "—", "–", "--", "whereas", "yet", "or", "-", "―"])


#: at most so many words of a name before the colon of a headline
LABEL = 6
#: at least so many words of a quote behind a colon, its marks counted, are speech by themselves
SPEECH = 7
#: at most so many words of a dateline
DATELINE = 18
#: first words of a sentence that may point to the one before
POINTERS = ("this", "it", "that")
DASHES = ("-", "—", "–", "--", "―")
#: a sentence with more cues than any prose has is left alone (the work on one grows with cues times words)
CUES = 24


def find_reported(scene: Scene, direct: list[Report]) -> list[Report]:
    """Indirect and mixed statements, outermost only; `direct` are the quotes that already have their own row."""
    doc, lower, spots = scene.doc, scene.lower, scene.spots
    claimed = {r.cue.first: r for r in direct if r.cue}
    quoted = {r.start for r in direct if r.cue}
    found: list[Report] = []
    position = 0
    for index, sentence in enumerate(doc.sentences):
        first = position
        position = bisect_left(spots, sentence.last, first)
        own = spots[bisect_left(spots, sentence.first, first, position) : position]
        if doc.paragraphs[sentence.paragraph].kind == "title" and (said := headline(scene, sentence, index)):
            found.append(said)
            continue
        if 0 < len(own) <= CUES and doc.paragraphs[sentence.paragraph].kind != "turn":
            words = scene.words_of(sentence)
            begin = after_dateline(scene, words)
            if begin > words.first:
                words = Words(begin, words.last)
            events = [e for i in own if (e := find_event(scene, i, words, claimed))]
            made = reports(scene, events, index, quoted) if events else []
            if not made and lower[words.first] in POINTERS:
                made = pointed_back(scene, own, words, index, found)
            found.extend(made)
    return found


def headline(scene: Scene, sentence: Sentence, index: int) -> Report | None:
    """Lee: the plan failed, as a title has it. A label that names nobody ("Video: …") says nothing."""
    words = scene.words_of(sentence)
    colon = next((k for k in range(words.first + 1, min(words.last - 2, words.first + LABEL)) if scene.lower[k] == ":"), None)
    if colon is None or not pure_name(scene.word, words.first, colon) or scene.lower[colon - 1] in scene.verbs.labels:
        return None
    verbal = any(scene.lower[k].endswith(("ed", "ing")) for k in range(colon + 2, words.last))
    if scene.opaque[colon + 1] >= 0 or not (verbal or scene.finite(colon + 1, words.last)):
        return None
    mention, content = Words(words.first, colon), Words(colon + 1, words.last)
    return row(scene, content, Event(words.first, Words(colon, colon + 1), mention, (content,), "headline-colon"), index, set())


def after_dateline(scene: Scene, words: Words) -> int:
    """First word behind "VELGOROD, Feb 11, 2025 (Agency) - …" where a sentence begins with one, else its first word."""
    first, last = words.first, words.last
    if first + 1 >= last or not scene.word[first].isupper() or len(scene.word[first]) < 3:
        return first
    for k in range(first + 1, min(last - 1, first + DATELINE)):
        if scene.lower[k] in DASHES and scene.start[k] > scene.end[k - 1]:
            return k + 1
        if scene.word[k].islower() and scene.word[k].isalpha():
            return first
    return first


def pointed_back(scene: Scene, own: list[int], words: Words, index: int, found: list[Report]) -> list[Report]:
    """The plant will open in May. This was announced by Lee: the sentence before is what was said."""
    if not index or words.last - words.first < 5:
        return []
    verbs = (i for i in own if i <= words.first + 4 and scene.lower[i] in scene.forms and scene.lower[i - 1] in BE)
    cue = next((i for i in verbs if scene.form(i).tense == "d"), None)
    sentence = scene.doc.sentences[index - 1]
    if cue is None or sentence.paragraph != scene.doc.sentences[index].paragraph or (found and found[-1].end > sentence.start):
        return []
    by = next((k for k in range(cue + 1, min(words.last, cue + 8)) if scene.lower[k] == "by"), None)
    mention = subjects.after(scene, by + 1, words.last) if by else None
    content = scene.words_of(sentence)
    if mention is None or content.last - content.first < 3:
        return []
    made = row(scene, content, Event(content.first, Words(cue, cue + 1), mention, (content,), "this-was-said"), index - 1, set())
    return [made] if made else []


def reports(scene: Scene, events: list[Event], sentence: int, quoted: set[int]) -> list[Report]:
    """The sentence's statements: each content cut where the next report begins, nested ones left out."""
    made: list[tuple[Words, Event]] = []
    begun: set[int] = set()
    for n, e in enumerate(events):
        if e.after and len(e.contents) == 1:
            if e.contents[0].first in begun:
                continue  # "…, Lee said in an interview, the agency wrote": the inner one speaks, the outer one passes it on
            if any(carries(scene, e, inner) for inner in events[:n]):
                continue
            begun.add(e.contents[0].first)
        for content in e.contents:
            first, last = content.first, content.last
            for later in events[n + 1 :]:
                last = min(last, cut(scene, later, e, first) or last)
            if last > first:
                made.append((Words(first, last), e))
    found: list[Report] = []
    covered = -1
    for content, e in sorted(outer_of(made), key=lambda c: (c[0].first, c[0].last)):
        if content.first >= covered:
            parts = [row(scene, part, e, sentence, quoted) for part in at_colon(scene, content)]
            found.extend(part for part in parts if part)
            covered = content.last if any(parts) else covered
    return found


def outer_of(made: list[tuple[Words, Event]]) -> list[tuple[Words, Event]]:
    """The contents that lie in no other one; of equal ones the first."""
    if len(made) < 2:
        return made
    return [
        (content, e)
        for n, (content, e) in enumerate(made)
        if not any(
            o.first <= content.first and content.last <= o.last and (o != content or m < n) for m, (o, _) in enumerate(made) if m != n
        )
    ]


def at_colon(scene: Scene, content: Words) -> list[Words]:
    """Lee says the numbers are rough: “Ten per cent, more or less.” — what is told, and the speech that the colon opens."""
    first, last = content.first, content.last
    head = scene.opaque[last - 1]
    if head <= first + 1 or scene.lower[head - 1] != ":" or scene.closing(head) < last or last - head < SPEECH:
        return [content]
    if scene.holds_quote(first, head - 1) or not scene.finite(first, head - 1) or scene.verbs.finite.isdisjoint(scene.lower[head:last]):
        return [content]  # “absolute loyalty” is no speech: it ends the sentence before the colon
    return [Words(first, head - 1), Words(head, last)]


def carries(scene: Scene, outer: Event, inner: Event) -> bool:
    """Whether an attribution behind a sentence only passes on what `inner` says before it: "“…,” Lee said, according to the agency"."""
    if inner.mention is None or outer.mention is None or inner.cue.first >= outer.edge:
        return False
    if not inner.contents:
        return inner.rule.startswith("quote")
    named = any(scene.lower[k] in scene.verbs.outlets for k in range(outer.mention.first, outer.mention.last))
    return named and inner.contents[0].last >= outer.edge


def cut(scene: Scene, later: Event, this: Event, first: int) -> int | None:
    """Where `later` ends the content of `this`: a report of its own, side by side, not one inside the content."""
    if later.edge <= first or later.edge <= this.cue.first:
        return None
    if later.after:
        own = later.contents[0].first if later.contents else later.edge
        return own if first < own < later.edge else later.edge
    k = later.edge - 1
    head = scene.opaque[k]
    if head > first and later.rule.startswith("quote") and scene.lower[head - 1] == ":":
        return head  # the speech behind a colon has an attribution of its own
    if k <= first or scene.lower[k] not in COORDINATORS:
        return None
    while k > first and scene.lower[k - 1] in COORDINATORS:
        k -= 1
    return k


def row(scene: Scene, content: Words, e: Event, sentence: int, quoted: set[int]) -> Report | None:
    """The content's characters: edges trimmed, its kind by the marks in it; None where nothing is left."""
    first, last = content.first, content.last
    while last > first and scene.lower[last - 1] in {",", ";", ":", "—", "–", "--", "-"} and scene.opaque[last - 1] < 0:
        last -= 1
    while first < last and scene.lower[first] in {",", ":", ";"} and scene.opaque[first] < 0:
        first += 1
    if first >= last:
        return None
    start, end = scene.start[first], scene.end[last - 1]
    if scene.opaque[first] == first and scene.closing(first) >= last:
        quote = scene.outer[scene.quote_at[first]]
        if quote.inner_start in quoted:
            return None
        return Report(quote.inner_start, quote.inner_end, "direct", e.rule, e.cue, e.mention, sentence)
    kind = "mixed" if scene.holds_speech(first, last) else "indirect"
    return Report(start, end, kind, e.rule, e.cue, e.mention, sentence)
