"""Every quote in text order → direct speech with its attribution, or none where the marks hold no speech."""

from corpus.find.statement.attribution import Attribution, ahead, behind, first_subject, subject_of
from corpus.find.statement.scene import Report, Scene, Words

TURNS = ("turn",)
LEADING = frozenset("and but so or then also yet".split())


def find_direct(scene: Scene) -> list[Report]:
    """Direct statements; a fragment inside a sentence that is not itself speech is left to the reported clauses."""
    found: list[Report] = []
    last: Report | None = None
    for index, quote in enumerate(scene.outer):
        paragraph = scene.doc.paragraphs[quote.paragraph]
        if paragraph.kind in TURNS:
            continue
        sentence = scene.doc.sentence_at(quote.inner_start)
        if sentence < 0:
            continue
        given = attribute(scene, index, sentence) or carried(scene, index, sentence, last)
        if given is None:
            continue
        report = Report(quote.inner_start, quote.inner_end, "direct", given.rule, given.cue, given.mention, sentence)
        found.append(report)
        last = report
    return found


def attribute(scene: Scene, index: int, sentence: int) -> Attribution | None:
    """What the quote's own sentence says of its speaker."""
    words = scene.doc.sentences[sentence]
    first, last = scene.ranges[index]
    if last <= first:
        return None
    title = scene.title_like(index) and first > words.first
    found = ahead(scene, index, words.first, words.last)
    if found and not (title and scene.lower[first - 1] != ":"):
        return found
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
    return not scene.word[before][:1].isalnum()


def carried(scene: Scene, index: int, sentence: int, before: Report | None) -> Attribution | None:
    """A quote that is a sentence by itself: the speaker of the sentence, or of the paragraph, before it."""
    quote, words = scene.outer[index], scene.doc.sentences[sentence]
    first, last = scene.ranges[index]
    tail = [i for i in range(last, words.last) if scene.word[i][:1].isalnum()]
    if first > words.first or tail:
        return None
    if scene.text[quote.inner_start] == "(" or (
        scene.title_like(index) and last - first < 10 and quote.start == scene.doc.paragraphs[quote.paragraph].start
    ):
        return None  # (Applause) · 'A Heading in Marks'
    if before is not None:
        same = scene.doc.sentences[before.sentence].paragraph
        if same == quote.paragraph or quote.paragraph - same == 1:
            return Attribution(before.mention, None, "run-on")
    if sentence and scene.text[scene.doc.sentences[sentence - 1].end - 1] == ":":
        intro = scene.doc.sentences[sentence - 1]
        cue = next((i for i in range(intro.last - 1, intro.first - 1, -1) if scene.opaque[i] < 0 and scene.lower[i] in scene.forms), None)
        subject = subject_of(scene, cue, intro.first)[0] if cue is not None else None
        subject = subject or first_subject(scene, intro.first, intro.last)
        return Attribution(subject, Words(cue, scene.cue_end(cue)) if cue is not None else None, "colon-paragraph")
    return Attribution(None, None, "unattributed")
