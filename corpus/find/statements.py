"""Quotes and cues → statements, each with the words that point to its speaker.

The order: transcript turns; what stands between marks, with its attribution; then the clauses that cues report.
"""

from corpus.find.statement.direct import find_carried, find_direct
from corpus.find.statement.reported import find_reported
from corpus.find.statement.scene import Report, Scene
from corpus.find.statement.signed import find_signed
from corpus.find.statement.verbs import compile_verbs
from corpus.lexicon import Lexicon
from corpus.model import Document, Evidence, Names, Statement


def find_statements(doc: Document, names: Names, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Direct, indirect and mixed statements in text order; `speaker` is still None."""
    scene = Scene(doc, lexicon.compiled(compile_verbs))
    direct, pending = find_direct(scene)
    direct += find_signed(scene)
    reported = find_reported(scene, direct)
    carried = find_carried(scene, pending, [*direct, *reported])
    rows = [_statement(scene, r) for r in _outermost([*direct, *reported, *carried])]
    turns = _turns(doc)
    return tuple(sorted([*turns, *rows], key=lambda s: (s.start, -s.end)) if turns else rows)


def _outermost(reports: list[Report]) -> list[Report]:
    """The reports that lie in no other one: a fragment in marks belongs to the clause that holds it."""
    kept: list[Report] = []
    end = -1
    for report in sorted(reports, key=lambda r: (r.start, -r.end)):
        if report.end > end and report.end > report.start:
            kept.append(report)
            end = report.end
    return kept


def _turns(doc: Document) -> list[Statement]:
    """One direct statement a paragraph of a transcript turn, its label left out; the label points to the speaker.

    The speaker of a speech may be named by its title alone, as data: such a turn has no label.
    """
    found = []
    for paragraph in doc.paragraphs:
        if paragraph.kind != "turn" or not 0 <= paragraph.content < paragraph.end:
            continue
        if not any(c.isalnum() for c in doc.text[paragraph.content : paragraph.end]):
            continue
        sentence = doc.sentence_at(paragraph.content)
        label = paragraph.label
        evidence: tuple[Evidence, ...] = (("label", label.start, label.end),) if label else ()
        found.append(Statement(paragraph.content, paragraph.end, "direct", sentence, "body", "turn", None, label, evidence=evidence))
    return found


def _statement(scene: Scene, report: Report) -> Statement:
    cue = mention = None
    evidence: list[Evidence] = []
    if report.cue:
        cue = scene.span(report.cue)
        evidence.append(("cue", cue.start, cue.end))
    if report.mention:
        mention = scene.span(report.mention)
        evidence.append(("mention", mention.start, mention.end))
    sentence = report.sentence
    part = scene.doc.sentences[sentence].part if sentence >= 0 else "body"
    return Statement(report.start, report.end, report.kind, sentence, part, report.rule, cue, mention, None, (), tuple(evidence))
