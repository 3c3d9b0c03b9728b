"""Open ends: what is left open row by row: who speaks, what is meant, in which unit, when.

Each says only what can be seen from the row: that something is not resolved, not that nobody could resolve it.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.checks.check import OPEN, Check, of_facts
from corpus.relate.checks.scene import any_of
from corpus.relate.mentions import Mention, plain_rows
from corpus.tables import Tables

Row = dict[str, Any]
#: words of a description that stands for a name, at most: longer ones are mostly no description
DESCRIBED = 4
#: sentences that may begin before a date and still hold it: a long quote counts as one, and so does each sentence in it
NESTED = 8


class Lists(NamedTuple):
    """The patterns of open ends."""

    referent: re.Pattern[str]
    pronouns: frozenset[str]
    unnamed: frozenset[str]


def lists(lexicon: Lexicon) -> Lists:
    """The patterns, made once: `lexicon.compiled(lists)`."""
    own = lexicon["checks"]["open_ends"]
    referent = rf"\b(?:{any_of(own['demonstratives'])})\s{{1,3}}\w|^(?:{any_of(own['possessives'])})\s{{1,3}}\w"
    return Lists(re.compile(referent, re.IGNORECASE), frozenset(own["pronouns"]), frozenset(own["unnamed"]))


def open_ends(tables: Tables, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Check]:
    """A check for each open end of a statement or fact: speakers, units, referents, dates, each in the order of articles and text."""
    known = lexicon.compiled(lists)
    texts = dict(zip(tables.articles["id"].tolist(), tables.articles["text"].tolist(), strict=True))
    statements = sorted(plain_rows(tables.statements), key=lambda row: (row["article"], row["start"], row["end"]))
    for row in statements:
        yield from _speaker(row, texts[row["article"]], known)
    for m in mentions:
        yield from _unit(m)
        yield from _referent(m, known)
    yield from _dates(tables, statements, mentions, texts)


def _speaker(row: Row, text: str, known: Lists) -> Iterator[Check]:
    """A statement of nobody named: a pronoun or description is not resolved, or nothing points to who is quoted.

    Other statements without a speaker are left out: what points to theirs is mostly misread, and a check would repeat it.
    """
    start, end = row["speaker_start"], row["speaker_end"]
    pointer = "" if start is None else " ".join(text[start:end].split())
    if row["speaker"] is not None:
        if _is_description(row["speaker"], known):
            yield _open("speaker not named", "open speaker", f"The speaker is described, not named: “{row['speaker']}”.", [row])
    elif pointer.casefold() in known.pronouns or _is_description(pointer, known):
        yield _open("speaker not resolved", "open speaker", f"“{pointer}” is not resolved to a name.", [row])
    elif not pointer and row["kind"] == "direct":
        yield _open("no speaker", "open speaker", "No speaker was found for this quote.", [row])


def _is_description(speaker: str, known: Lists) -> bool:
    """Whether words stand for a speaker without a name: "officials", "a campaign aide", "The source"."""
    words = speaker.split()
    return (
        0 < len(words) <= DESCRIBED
        and words[-1].casefold() in known.unnamed
        and not any(word[0].isupper() for word in words[1:])
        and (len(words) == 1 or words[0][0].islower() or words[0] in ("The", "A", "An", "Some", "Several", "Many", "Other", "Another"))
    )


def _unit(m: Mention) -> Iterator[Check]:
    # Ages are told without their unit ("Lee, 56,"), and nobody doubts it.
    if "unit" in m.inferred and m.unit != "year":
        says = f"The unit of “{m.text}” does not stand with it and is taken from the words around it: {m.unit.removeprefix('count:')}."
        yield of_facts("unit inferred", "open unit", OPEN, says, [m], follows="It counts under this unit.")


def _referent(m: Mention, known: Lists) -> Iterator[Check]:
    if m.wording and known.referent.search(m.wording):
        says = f"What “{m.text}” measures is told by pointing to something named elsewhere: “{m.wording}”."
        yield of_facts("measure points elsewhere", "open referent", OPEN, says, [m], follows="It is not held against other figures.")


def _dates(tables: Tables, statements: Sequence[Row], mentions: Sequence[Mention], texts: dict[str, str]) -> Iterator[Check]:
    """A date expression that nothing fixes, in the sentence of a fact or statement: "on Tuesday", "last year"."""
    rows: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    for m in mentions:
        rows[m.article][_sentence(texts[m.article], m.sentence, m.start, m.end)].append(m.id)
    for row in statements:
        rows[row["article"]][_sentence(texts[row["article"]], row["sentence"], row["start"], row["end"])].append(row["id"])
    spans = {article: sorted(own) for article, own in rows.items()}
    dates = [row for row in plain_rows(tables.dates) if row["value"] is None and row["type"] == "DATE"]
    for date in sorted(dates, key=lambda row: (row["article"], row["start"])):
        own = spans.get(date["article"], [])
        at = bisect_right(own, (date["start"], len(texts[date["article"]])))
        near = [span for span in own[max(0, at - NESTED) : at] if date["end"] <= span[1]]
        if near:
            start, end = min(near, key=lambda span: span[1] - span[0])
            sentence = texts[date["article"]][start:end]
            says = f"“{date['text']}” is a date that nothing in the article fixes."
            ids = [row for span in near for row in rows[date["article"]][span]]
            found = [{"id": row, "article": date["article"], "sentence": sentence} for row in ids]
            yield _open("date not fixed", "open date", says, found, "What is said of that time has no date.")


def _sentence(text: str, sentence: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of a row's sentence in the text: the one that holds the row."""
    at = text.rfind(sentence, max(0, end - len(sentence)), start + len(sentence))
    return (at, at + len(sentence)) if at >= 0 else (start, end)


def _open(rule: str, kind: str, says: str, rows: Sequence[Row], follows: str = "It counts for no speaker by name.") -> Check:
    return Check(
        rule,
        kind,
        OPEN,
        says,
        follows,
        tuple(dict.fromkeys(row["id"] for row in rows)),
        tuple(dict.fromkeys(" ".join(row["sentence"].split()) for row in rows)),
        tuple(dict.fromkeys(row["article"] for row in rows)),
    )
