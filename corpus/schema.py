"""Every column once, and how a record becomes the JSON of the contract."""

import hashlib
import json
from typing import Any

from corpus.model import Record


def row_id(article: str, table: str, start: int, end: int) -> str:
    """A row's stable name: the same article, table and place give the same id on every run."""
    return table[0] + hashlib.blake2b(f"{article}\0{table}\0{start}\0{end}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def as_dict(record: Record) -> dict[str, Any]:
    """The record as the contract names it."""
    article, doc, text = record.article, record.document, record.article.text

    def sentence(index: int, start: int, end: int) -> str:
        return text[doc.sentences[index].start : doc.sentences[index].end] if index >= 0 else text[start:end]

    title = text[slice(*record.header.title)] if record.header.title else article.title
    return {
        "id": article.id, "path": article.path, "url": article.url, "sha256": article.sha256,
        "title": title, "source": article.source or record.header.source, "author": article.author or record.header.author,
        "via": list(record.via), "published": record.published.value, "published_inferred": record.published.inferred,
        "language": record.language, "words": sum(w[0].isalnum() for w in doc.tokens.word), "text": text,
        "duplicate_of": record.duplicate_of, "similarity": record.similarity,
        "speakers": [{"name": s.name, "role": s.role, "organisation": s.organisation, "type": s.type, "mentions": list(s.mentions)} for s in record.speakers],
        "statements": [{
            "id": row_id(article.id, "statement", s.start, s.end), "start": s.start, "end": s.end, "text": text[s.start : s.end], "part": s.part, "kind": s.kind,
            "sentence": sentence(s.sentence, s.start, s.end), "speaker": s.speaker,
            "speaker_start": s.mention.start if s.mention else None, "speaker_end": s.mention.end if s.mention else None,
            "cue": text[s.cue.start : s.cue.end] if s.cue else None, "themes": list(s.themes), "rule": s.rule,
        } for s in record.statements],
        "facts": [{
            "id": row_id(article.id, "fact", q.start, q.end), "start": q.start, "end": q.end, "text": text[q.start : q.end], "part": f.part,
            "value": q.value, "value_max": q.value_max, "low": q.low, "high": q.high, "unit": q.unit, "approx": q.approx, "direction": q.direction,
            "measure": q.measure, "place": f.place, "period": f.period, "baseline": f.baseline, "speaker": f.speaker,
            "sentence": sentence(q.sentence, q.start, q.end), "inferred": [*q.inferred, *f.inferred], "themes": list(f.themes), "rule": q.rule,
        } for f in record.facts for q in [f.quantity]],
        "dates": [{"start": d.start, "end": d.end, "text": text[d.start : d.end], "type": d.type, "value": d.value, "rule": d.rule} for d in record.dates],
        "themes": list(record.themes),
        "problems": [{"stage": p.stage, "message": p.message, "start": p.start, "end": p.end} for p in record.problems],
    }  # fmt: skip


def as_json(record: Record) -> str:
    """One line of JSON, without its line end."""
    return json.dumps(as_dict(record), ensure_ascii=False, separators=(", ", ": "))
