"""Every quote in text order → direct speech with its attribution, or none where the marks hold no speech."""

from bisect import bisect_left

from corpus.find.statement import subjects
from corpus.find.statement.attribution import Attribution, ahead, behind, first_subject, subject_of
from corpus.find.statement.reported import after_dateline
from corpus.find.statement.scene import Report, Scene, Words
from corpus.find.statement.signed import signature
from corpus.grammar.clauses import pure_name, word_set
from corpus.model import Sentence

LEADING = word_set("and but so or then also yet")


def find_direct(scene: Scene) -> tuple[list[Report], list[int]]:
    """Direct statements with an attribution of their own, and the quotes that have none (indexes)."""
    found: list[Report] = []
    pending: list[int] = []
    crowd: dict[int, int] = {}
    for index, quote in enumerate(scene.outer):
        sentence = scene.doc.sentence_at(quote.inner_start)
        if scene.doc.paragraphs[quote.paragraph].kind == "turn" or sentence < 0:
            continue
        crowd[sentence] = crowd.get(sentence, 0) + 1
        if crowd[sentence] > QUOTES:
            continue
        given = attribute(scene, index, sentence) or signature(scene, index) or resumed(scene, index, sentence, found)
        if given is None:
            pending.append(index)
            continue
        start = label_end(scene, index) or quote.inner_start
        found.append(Report(start, quote.inner_end, "direct", given.rule, given.cue, given.mention, sentence))
    return found, pending


def resumed(scene: Scene, index: int, sentence: int, found: list[Report]) -> Attribution | None:
    """“…,” the minister began, “…”: the second half of a quote that its attribution interrupts."""
    if not found or found[-1].sentence != sentence or not found[-1].rule.startswith("quote"):
        return None
    first = scene.ranges[index].first
    between = range(scene.ranges[index - 1].last, first)
    near = scene.outer[index - 1].inner_start == found[-1].start and len(between) < RESUMED
    return Attribution(found[-1].mention, found[-1].cue, "resumed") if near and scene.lower[first - 1] == "," else None


def find_carried(scene: Scene, pending: list[int], known: list[Report]) -> list[Report]:
    """Quotes that are sentences by themselves: each has the speaker of what stands before it."""
    rows = sorted(known, key=lambda r: r.start)
    starts = [r.start for r in rows]
    found: list[Report] = []
    for index in pending:
        quote = scene.outer[index]
        k = bisect_left(starts, quote.start)
        if (k and rows[k - 1].end >= quote.inner_end) or (k < len(rows) and rows[k].start <= quote.inner_start):
            continue
        before = rows[k - 1] if k else None
        if found and (before is None or found[-1].start > before.start):
            before = found[-1]
        report = carried(scene, index, before)
        if report:
            found.append(report)
    return found


def attribute(scene: Scene, index: int, sentence: int) -> Attribution | None:
    """What the quote's own sentence says of its speaker."""
    words = scene.doc.sentences[sentence]
    own = scene.ranges[index]
    first, last = own.first, own.last
    if last <= first:
        return None
    label = scene.doc.paragraphs[scene.outer[index].paragraph].label
    if label is not None and first == words.first:
        at = scene.doc.tokens.at
        return Attribution(Words(at(label.start), at(label.end)), None, "label")
    if words.part == "title" and first == words.first and last + 2 < words.last and scene.lower[last] == ":":
        name = Words(last + 1, subjects.run(scene, last + 1, words.last))
        return Attribution(name, None, "headline-quote") if name.last - name.first > 1 else None
    if label_end(scene, index) is not None:
        colon = next(k for k in range(first, last) if scene.lower[k] == ":")
        return Attribution(Words(first + 1, colon), None, "label")
    title = scene.title_like(index) and first > words.first
    found = ahead(scene, index, words.first, words.last)
    if found and not (title and scene.lower[first - 1] != ":"):
        after = behind(scene, index, words.last) if found.rule == "colon-quote" and scene.word[last - 2] == "," else None
        return after or found
    return behind(scene, index, words.last) if leads(scene, first, words.first) and not title else None


def leads(scene: Scene, first: int, low: int) -> bool:
    """Whether a quote that begins at word `first` begins its clause: no words but "and" and the like before it."""
    before = first - 1
    while before >= low and scene.lower[before] in LEADING:
        before -= 1
    if before < low or scene.opaque[before] >= 0:
        return True
    if scene.lower[before] == ",":
        return any(scene.opaque[k] >= 0 or scene.lower[k] in scene.forms for k in range(low, before))
    return not any(c.isalnum() for c in scene.word[before])


LABEL = 5
#: a sentence with more quotes than any prose has: those beyond are left alone
QUOTES = 40
#: at most so many words stand between the halves of an interrupted quote
RESUMED = 25
#: how many words may stand behind a quote that is the rest of its sentence ("“…” for the poor.")
TAIL = 8


def label_end(scene: Scene, index: int) -> int | None:
    """Where the speech begins in a quote that begins with its speaker's label ("LEE: I agree …"); None without one."""
    own = scene.ranges[index]
    first, last = own.first, own.last
    if ":" not in scene.lower[first + 1 : first + LABEL + 2]:
        return None
    for k in range(first + 1, min(last, first + LABEL + 2)):
        if (
            scene.lower[k] == ":"
            and k > first + 1
            and k + 1 < last
            and pure_name(scene.word, first + 1, k)
            and scene.word[first + 1].isupper()
        ):
            return scene.start[k + 1]
    return None


def carried(scene: Scene, index: int, before: Report | None) -> Report | None:
    """A quote that is a sentence by itself, or all of one but a few words."""
    quote = scene.outer[index]
    sentence = scene.doc.sentence_at(quote.inner_start)
    words = scene.doc.sentences[sentence]
    own = scene.ranges[index]
    first, last = own.first, own.last
    tail = [i for i in range(last, words.last) if scene.word[i][:1].isalnum()]
    lead = any(scene.word[i][:1].isalnum() for i in range(words.first, first))
    if lead or len(tail) > TAIL or (tail and (scene.finite(last, words.last) or scene.title_like(index))):
        return None
    if scene.text[quote.inner_start] == "(" or (
        scene.title_like(index) and last - first < 10 and quote.start == scene.doc.paragraphs[quote.paragraph].start
    ):
        return None  # (Applause) · 'A Heading in Marks'
    if tail and last - first < 6:
        return None
    given = introduced(scene, sentence) or followed(scene, sentence, quote.paragraph, before)
    if tail:
        return Report(quote.start, scene.end[tail[-1]], "mixed", given.rule, given.cue, given.mention, sentence)
    return Report(quote.inner_start, quote.inner_end, "direct", given.rule, given.cue, given.mention, sentence)


def introduced(scene: Scene, sentence: int) -> Attribution | None:
    """The sentence before ends in a colon: its subject speaks."""
    if not sentence or scene.text[scene.doc.sentences[sentence - 1].end - 1] != ":":
        return None
    intro = scene.doc.sentences[sentence - 1]
    cue = next((i for i in range(intro.last - 1, intro.first - 1, -1) if scene.opaque[i] < 0 and scene.lower[i] in scene.forms), None)
    if cue is not None and cue > intro.first and scene.form(cue).noun and not scene.word[cue - 1][:1].isupper():
        cue = None
    first = after_dateline(scene, scene.words_of(intro))
    subject = subject_of(scene, cue, first)[0] if cue is not None else _sender(scene, intro)
    subject = subject or first_subject(scene, first, intro.last)
    return Attribution(subject, Words(cue, scene.cue_end(cue)) if cue is not None else None, "colon-paragraph")


def _sender(scene: Scene, intro: Sentence) -> Words | None:
    """Who is named after "from" in a line without a verb: "And from the desk of Ann Lee, analyst at Marn Research:"."""
    begin = next((i + 1 for i in range(intro.first, min(intro.last, intro.first + 2)) if scene.lower[i] == "from"), intro.last)
    for i in range(begin, intro.last):
        end = subjects.run(scene, i, intro.last)
        if end - i > 1:
            return Words(i, end) if pure_name(scene.word, i, end) and not scene.finite(begin, intro.last) else None
    return None


def followed(scene: Scene, sentence: int, paragraph: int, before: Report | None) -> Attribution:
    """The speaker of the statement before, or the subject of the sentence before."""
    previous = scene.doc.sentences[sentence - 1] if sentence else None
    if before is not None and before.rule != "signed":
        spoken = scene.doc.sentences[before.sentence].paragraph
        near = previous is not None and before.end > previous.start
        if (near and paragraph - spoken <= 1) or (spoken == paragraph and not _acts(scene, sentence - 1)):
            return Attribution(before.mention, None, "run-on")
    if previous is not None and paragraph - previous.paragraph <= 1 and previous.part == "body":
        subject = first_subject(scene, previous.first, previous.last)
        if subject and (scene.word[subject.first][:1].isupper() or scene.lower[subject.first] in {"he", "she", "they"}):
            return Attribution(subject, None, "previous-subject")
    return Attribution(None, None, "unattributed")


def _acts(scene: Scene, sentence: int) -> bool:
    """Whether a sentence has a subject of its own that may speak next: a name or a pronoun at its start."""
    words = scene.doc.sentences[sentence]
    return scene.lower[words.first] in {"he", "she"} or (scene.word[words.first][:1].isupper() and words.last - words.first > 3)
