"""A Record as the plain values of the contract: what the command prints and the tables are made of."""

import hashlib
import json
from typing import Any

import orjson

from corpus.model import Fact, Problem, Record, Speaker, Statement, Timex, Tokens
from corpus.read.boilerplate import merged


def as_dict(record: Record) -> dict[str, Any]:
    """The record under the contract's names; every row's text is `text[start:end]`."""
    article, header = record.article, record.header
    title = header.title_text or (article.text[header.title.start : header.title.end] if header.title else article.title)
    return {
        "id": article.id,
        "path": article.path,
        "url": article.url or header.url,
        "sha256": article.sha256,
        "title": title,
        "source": article.source or header.source,
        "author": article.author or header.author,
        "via": list(record.via),
        "published": record.published.value,
        "published_inferred": record.published.inferred,
        "language": record.language,
        "words": _words(record.document.tokens),
        "text": article.text,
        "duplicate_of": record.duplicate_of,
        "similarity": record.similarity,
        "speakers": [_speaker(s) for s in record.speakers],
        "statements": [_statement(record, s) for s in record.statements],
        "facts": [_fact(record, f) for f in record.facts],
        "dates": [_date(record, d) for d in record.dates],
        "themes": list(record.themes),
        "boilerplate": _boilerplate(record),
        "problems": [_problem(p) for p in record.problems],
    }


def _words(tokens: Tokens) -> int:
    """Tokens that begin with a letter or a digit; the few others are counted, by spelling."""
    return len(tokens) - sum([len(at) for word, at in tokens.where.items() if not word[0].isalnum()])


def as_line(row: dict[str, Any]) -> bytes:
    """A record as one line of JSON in UTF-8 without its line end; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    try:
        return orjson.dumps(row)
    except orjson.JSONEncodeError:
        return json.dumps(row, separators=(",", ":")).encode("ascii")


def row_id(article: str, table: str, start: int, end: int) -> str:
    """A row's stable name: the same article, table and place give the same id on every run, in any order.

    >>> row_id("a.txt", "facts", 3, 6) == row_id("a.txt", "facts", 3, 6) != row_id("b.txt", "facts", 3, 6)
    True
    """
    key = f"{article}\0{table}\0{start}\0{end}".encode("utf-8", "surrogatepass")
    return table[0] + hashlib.blake2b(key, digest_size=6).hexdigest()


def _sentence(record: Record, index: int, start: int, end: int) -> str:
    """The sentence of a row; where a row spans several (a long quote), all of them; of a cell its line of the table."""
    sentences = record.document.sentences
    if index < 0:
        return record.article.text[start:end]
    paragraph = record.document.paragraphs[sentences[index].paragraph]
    if paragraph.kind == "table":  # the line says what the cell is of
        return record.article.text[paragraph.start : paragraph.end]
    last = index
    while last + 1 < len(sentences) and sentences[last + 1].start < end:
        last += 1
    return record.article.text[sentences[index].start : max(sentences[last].end, end)]


def _speaker(s: Speaker) -> dict[str, Any]:
    return {"name": s.name, "role": s.role, "organisation": s.organisation, "type": s.type, "mentions": list(s.mentions)}


def _statement(record: Record, s: Statement) -> dict[str, Any]:
    article = record.article
    return {
        "id": row_id(article.id, "statements", s.start, s.end),
        "start": s.start,
        "end": s.end,
        "text": article.text[s.start : s.end],
        "part": s.part,
        "kind": s.kind,
        "sentence": _sentence(record, s.sentence, s.start, s.end),
        "speaker": s.speaker,
        "speaker_start": s.mention.start if s.mention else None,
        "speaker_end": s.mention.end if s.mention else None,
        "cue": article.text[s.cue.start : s.cue.end] if s.cue else None,
        "themes": list(s.themes),
        "rule": s.rule,
    }


def _fact(record: Record, f: Fact) -> dict[str, Any]:
    q, article = f.quantity, record.article
    return {
        "id": row_id(article.id, "facts", q.start, q.end),
        "start": q.start,
        "end": q.end,
        "text": article.text[q.start : q.end],
        "part": f.part,
        "value": q.value,
        "value_max": q.value_max,
        "low": q.low,
        "high": q.high,
        "unit": q.unit,
        "approx": q.approx,
        "direction": q.direction,
        "measure": q.measure,
        "place": f.place,
        "period": f.period,
        "baseline": f.baseline,
        "speaker": f.speaker,
        "sentence": _sentence(record, q.sentence, q.start, q.end),
        "inferred": [*q.inferred, *f.inferred],
        "themes": list(f.themes),
        "rule": q.rule,
    }


def _date(record: Record, d: Timex) -> dict[str, Any]:
    text = record.article.text[d.start : d.end]
    return {"start": d.start, "end": d.end, "text": text, "type": d.type, "value": d.value, "rule": d.rule}


def _boilerplate(record: Record) -> list[dict[str, Any]]:
    """What of the text is not the article, with the rule that left it out."""
    stretches = merged(record.article.text, record.document.left_out)
    return [{"start": p.start, "end": p.end, "part": p.kind, "rule": p.rule} for p in stretches]


def _problem(p: Problem) -> dict[str, Any]:
    return {"stage": p.stage, "message": p.message, "start": p.start, "end": p.end}
