"""A bad member of a container costs itself alone: every kind of container, every way to be bad, first, in the middle and last."""

import io
import json
import random
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from corpus import loader
from corpus.lexicon import load
from corpus.model import Article, Problem
from corpus.read.isolate import Limits
from tests.safety.bombs import BOMBS, archive

ROOT = Path(__file__).parent.parent.parent
LEXICON = load()
#: members: two good ones, and one that a rule fails on, or never ends on (tests/failing.py)
GOOD = ["Exports of tea rose by {n}%, Ann Lee said on Monday.", "Ferry fares fell by {n}%, Tom Reyes said on Friday."]
BAD = {
    "fails": "The word zyx is one that a rule fails on, Ann Lee said.",
    "hangs": "The word zzz is one that a rule never ends on, Ann Lee said.",
}


def zipped(texts: Sequence[str]) -> bytes:
    return archive({f"{i}.txt": text.encode() for i, text in enumerate(texts)})


def zip_in_zip(texts: Sequence[str]) -> bytes:
    return archive({"in.zip": zipped(texts)})


def mbox(texts: Sequence[str]) -> bytes:
    message = (
        "From lee@example.org Mon Jan  1 00:00:00 2024\nFrom: Lee <lee@example.org>\nSubject: Report\nMessage-ID: <{i}@x>\n\n{text}\n\n"
    )
    return "".join(message.format(i=i, text=text) for i, text in enumerate(texts)).encode()


def csv(texts: Sequence[str]) -> bytes:
    return ("title,text\n" + "".join(f'Report,"{text}"\n' for text in texts)).encode()


def jsonl(texts: Sequence[str]) -> bytes:
    return "".join(json.dumps({"title": "Report", "text": text}) + "\n" for text in texts).encode()


def json_list(texts: Sequence[str]) -> bytes:
    return json.dumps([{"title": "Report", "text": text} for text in texts], indent=1).encode()


def parquet(texts: Sequence[str]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({"title": ["Report"] * len(texts), "text": list(texts)}), out)
    return out.getvalue()


def warc(texts: Sequence[str]) -> bytes:
    return b"".join(record(f"http://example.org/{i}", "text/plain", text.encode()) for i, text in enumerate(texts))


def record(url: str, kind: str, body: bytes) -> bytes:
    """One answer of a crawl."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (kind.encode(), len(body)) + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\n"
    head += f"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


CONTAINERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "a.zip": zipped, "b.zip": zip_in_zip, "a.mbox": mbox, "a.csv": csv, "a.jsonl": jsonl, "a.json": json_list, "a.parquet": parquet, "a.warc": warc,
}  # fmt: skip


@pytest.mark.parametrize("at", [0, 3, 6])
@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("name", CONTAINERS)
def test_a_member_that_fails_or_hangs(name: str, bad: str, at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six good members give their records, the bad one its reason, in the order of the container."""
    monkeypatch.setattr(loader, "COMMAND", [sys.executable, str(ROOT / "tests" / "failing.py")])
    texts = [GOOD[i % 2].format(n=i + 2) for i in range(6)]
    texts.insert(at, BAD[bad])
    (tmp_path / name).write_bytes(CONTAINERS[name](texts))
    found = list(loader.read_all([tmp_path], LEXICON, loader.How(1, Limits(seconds=0.4))))
    assert [isinstance(item, Problem) for _, item in found] == [i == at for i in range(7)]
    assert [item["text"].strip() for _, item in found if isinstance(item, dict)] == [text for text in texts if text != BAD[bad]]
    assert len({article_id for article_id, _ in found}) == 7


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_bomb_among_large_files_of_an_archive(at: int, tmp_path: Path) -> None:
    """What is passed over has a clock of its own: large members before a bomb are not unpacked a second time on its account."""
    large = b"%PDF-1.7 " + random.Random(1).randbytes(15_000_000)
    page = b"<!DOCTYPE html><html><body><h1>Ferry fares rise</h1><p>Fares on the Marn ferry will rise by 8% in June, the operator said.</p></body></html>"
    files = [(f"{i}.pdf", large) for i in range(6)] + [("page.html", page)]
    files.insert((0, 3, 7)[at], ("bomb.html", BOMBS["spans.html"]()))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        for name, raw in files:
            out.writestr(name, raw)
    found = list(loader.read_articles([tmp_path], LEXICON, 1, Limits(seconds=1.0)))
    assert len(found) == 8 and [isinstance(read, Article) for _, read in found] == [name == "page.html" for name, _ in files]
    assert ["longer than 1 s" in read.message for _, read in found if isinstance(read, Problem)].count(True) == 1


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_page_that_hangs_among_large_pictures_of_a_crawl(at: int, tmp_path: Path) -> None:
    """Pictures are passed over, the page that hangs is named, the others are read."""
    page = b"<!DOCTYPE html><html><body><h1>Ferry fares rise</h1><p>Fares on the Marn ferry will rise by %d%% in June, the operator said.</p></body></html>"
    records = []
    for i in range(4):
        records.append(record(f"http://example.org/{i}.png", "image/png", b"\x89PNG" + bytes(15_000_000)))
        records.append(record(f"http://example.org/{i}", "text/html", page % i))
    records.insert((0, 4, 8)[at], record("http://example.org/bomb", "text/html", BOMBS["spans.html"]()))
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    found = list(loader.read_articles([tmp_path], LEXICON, 1, Limits(seconds=1.0)))
    assert [isinstance(read, Article) for _, read in found].count(True) == 4
    assert [read.message for _, read in found if isinstance(read, Problem) and "longer than 1 s" in read.message]


def test_a_container_without_articles_is_named(tmp_path: Path) -> None:
    """An empty archive, by itself or among other files of an archive, is a reason and not a silence."""
    (tmp_path / "a.zip").write_bytes(archive({}))
    (tmp_path / "b.zip").write_bytes(archive({"empty.zip": archive({}), "a.txt": b"Exports rose by 5%, Ann Lee said."}))
    found = dict(loader.read_articles([tmp_path], LEXICON, 1))
    assert {i: isinstance(read, Article) for i, read in found.items()} == {"a.zip": False, "b.zip#1": False, "b.zip#2": True}


def test_millions_of_empty_rows_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many members that give no article the first are listed, the rest is a number; good ones all come."""
    monkeypatch.setattr(loader, "MOST_LOST", 5)
    (tmp_path / "a.jsonl").write_bytes(jsonl(["", *GOOD, *[""] * 20, *GOOD]))
    found = list(loader.read_articles([tmp_path], LEXICON, 1))
    assert [isinstance(read, Article) for _, read in found].count(True) == 4
    lost = [read.message for _, read in found if isinstance(read, Problem)]
    assert len(lost) == 6 and "16 more" in lost[-1]
