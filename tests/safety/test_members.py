"""Damage anywhere in one member of a container costs no other member: bytes exchanged, cut out and put in, at random but the same on every run."""

import gzip
import json
import random
from collections.abc import Callable, Iterator

import pytest

from corpus.lexicon import load
from corpus.model import Article, Problem
from corpus.parts import Part
from corpus.reading import Read, lazy
from tests.safety.counts import count

LEXICON = load()
MEMBERS = 8
#: what damages most: signs that the formats themselves use
SIGNS = b"\"{}[],;\n\r\x00<>\\'"


def told(i: int) -> str:
    return f'Quay no. {i} reopens; "forty" ships, Ona Feld said on day {i}.\nIt cost {i} pounds & more.'


def row(i: int) -> bytes:
    return f'T{i},2024-05-0{i + 1},"{told(i).replace(chr(34), 2 * chr(34))}"\r\n'.encode()


def line(i: int) -> bytes:
    return json.dumps({"title": f"T{i}", "text": told(i), "tags": [{"name": "a"}]}).encode()


def answer(i: int) -> bytes:
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + f"<html><body><p>{told(i)}</p></body></html>".encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n"
    return head.format(i, i, len(page)).encode() + page + b"\r\n\r\n"


def message(i: int) -> bytes:
    return (
        f"From a@b Thu Jan  1 00:00:00 2020\nFrom: Ann <a@b>\nSubject: T{i}\nDate: Thu, 1 Jan 2020 00:00:00 +0000\n\n{told(i)}\n\n".encode()
    )


def document(i: int) -> bytes:
    return f'<REUTERS NEWID="{i}">\n<DATE>26-FEB-1987</DATE>\n<TEXT>\n<TITLE>T{i}</TITLE>\n<BODY>{told(i)}</BODY></TEXT>\n</REUTERS>\n'.encode()


#: name → (what comes before the members, a member, what comes between them, what comes after them)
CONTAINERS: dict[str, tuple[bytes, Callable[[int], bytes], bytes, bytes]] = {
    "a.csv": (b"title,date,text\r\n", row, b"", b""),
    "a.jsonl": (b"", line, b"\n", b"\n"),
    "a.json": (b'{"status": "ok", "articles": [', line, b",\n", b"]}"),
    "a.warc": (b"", answer, b"", b""),
    "a.warc.gz": (b"", lambda i: gzip.compress(answer(i), mtime=0), b"", b""),
    "a.mbox": (b"", message, b"", b""),
    "a.sgm": (b"", document, b"", b""),
}


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """The member with some of its bytes others, fewer or more; what opens and what ends it stays."""
    out = bytearray(raw)
    at = chance.randrange(36, len(out) - 40)
    match chance.randrange(3):
        case 0:
            out[at : at + 4] = bytes(chance.randrange(256) for _ in range(4))
        case 1:
            del out[at : at + chance.randrange(1, 30)]
        case 2:
            out[at:at] = bytes(chance.choice(SIGNS) for _ in range(3))
    return bytes(out)


def texts(read: Read) -> Iterator[str]:
    if isinstance(read, Article):
        yield read.text
    elif not isinstance(read, Problem):
        for _, inner in read:
            yield from texts(inner())


@pytest.mark.parametrize("name", CONTAINERS)
def test_damage_to_one_member_costs_no_other(name: str) -> None:
    """All members but the damaged one are read, each by itself."""
    before, make, between, after = CONTAINERS[name]
    chance = random.Random(name)
    for _ in range(count(40, 400)):
        at = chance.randrange(1, MEMBERS)
        members = [damaged(make(i), chance) if i == at else make(i) for i in range(MEMBERS)]
        raw = before + between.join(members) + after
        found = list(texts(lazy(Part(name, raw, None, name), LEXICON)[1]()))
        for i in range(MEMBERS):
            own = [text for text in found if f"Quay no. {i} reopens" in text and f"It cost {i} pounds" in text]
            assert i == at or (own and own[0].count("reopens") == 1), (i, members[at])
