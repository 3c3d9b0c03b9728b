"""A record as lines that say, for each row, the rule that made it and the words it looked at."""

from collections.abc import Iterator, Sequence

from corpus.model import Evidence, Fact, Record, Statement


def explain(record: Record) -> Iterator[str]:
    """Lines for a reader's eye, in the order of the text, table by table."""
    text = record.article.text
    yield f"# {record.article.id}"
    if record.published.value or record.published.evidence:
        inferred = " (year inferred)" if record.published.inferred else ""
        yield f"published {record.published.value or 'unknown'}{inferred}{_looked(text, record.published.evidence)}"
    for theme in record.themes:
        yield f"theme {theme}{_looked(text, record.theme_evidence.get(theme, ()))}"
    for speaker in record.speakers:
        yield f"speaker {speaker.name} ({speaker.type}): {', '.join(x for x in (speaker.role, speaker.organisation) if x) or 'no role given'}; as {', '.join(map(_quoted, speaker.mentions))}"
    for statement in record.statements:
        yield from _statement(text, statement)
    for fact in record.facts:
        yield from _fact(text, fact)
    for date in record.dates:
        yield f"{date.start}-{date.end} date {_quoted(text[date.start : date.end])} = {date.type} {date.value or 'unresolved'}"
        yield f"    rule {date.rule}"
    for p in record.document.left_out:
        yield f"{p.start}-{p.end} left out {_quoted(text[p.start : p.end])}"
        yield f"    rule {p.rule}"
    for problem in record.problems:
        yield f"problem ({problem.stage}): {problem.message}"


def _statement(text: str, row: Statement) -> Iterator[str]:
    yield f"{row.start}-{row.end} statement ({row.kind}) {_quoted(text[row.start : row.end])}"
    looked = list(row.evidence)
    if row.cue and not any(label == "cue" for label, *_ in looked):
        looked.append(("cue", row.cue.start, row.cue.end))
    if row.mention and not any(label == "mention" for label, *_ in looked):
        looked.append(("speaker", row.mention.start, row.mention.end))
    yield f"    rule {row.rule}; speaker {row.speaker or 'none'}{_looked(text, looked)}"


def _fact(text: str, row: Fact) -> Iterator[str]:
    q = row.quantity
    value = f"{q.value:g}" + (f" to {q.value_max:g}" if q.value_max is not None else "")
    yield f"{q.start}-{q.end} fact {_quoted(text[q.start : q.end])} = {q.approx} {value} {q.unit}{', ' + q.direction if q.direction else ''}"
    attributes = [
        ("measure", q.measure),
        ("place", row.place),
        ("period", row.period),
        ("baseline", row.baseline),
        ("speaker", row.speaker),
    ]
    inferred = {*q.inferred, *row.inferred}
    given = [f"{name} {_quoted(value)}{' (inferred)' if name in inferred else ''}" for name, value in attributes if value]
    if given:
        yield "    " + "; ".join(given)
    yield f"    rule {q.rule}{_looked(text, [*q.evidence, *row.evidence])}"


def _looked(text: str, evidence: Sequence[Evidence]) -> str:
    """The words that a rule looked at, each with its label and place."""
    words = [f"{label} {_quoted(text[start:end])} at {start}" for label, start, end in dict.fromkeys(evidence)]
    return "; looked at " + ", ".join(words) if words else ""


def _quoted(words: str) -> str:
    return '"' + " ".join(words.split()) + '"'
