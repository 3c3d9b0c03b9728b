"""One bad member of a container costs itself alone, wherever it is: the others are read, and it is named with its reason."""

import gzip
import io
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from corpus.analyse import cut_up
from corpus.lexicon import load
from corpus.loader import read_articles
from corpus.model import Article, Problem
from corpus.parts import Part
from corpus.read.archives import zip_parts
from corpus.read.boilerplate import blanked
from corpus.read.crawls import crawl_parts
from corpus.read.files import find_files
from corpus.spans import Span
from tests.cases_reader import cases

LEXICON = load()
PLACES = [0, 2, 4]


def told(i: int) -> bytes:
    return b"Exports rose by %d%%, Ann Lee said on Friday." % (i + 2)


def outcome(parts: Iterable[Part]) -> list[str]:
    """ "read" or the reason, part by part."""
    bodies = [p.body() if callable(p.body) else p.body for p in parts]
    return [body.message if isinstance(body, Problem) else "read" for body in bodies]


def only_bad(found: list[str], at: int, members: int = 5) -> str:
    """The reason of the one bad member, checked to be the only one and in its place."""
    assert len(found) == members
    assert [i for i, what in enumerate(found) if what != "read"] == [at]
    return found[at]


# ------------------------------------------------------------------ ZIP
def zipped(packing: int, members: int = 5) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for i in range(members):
            archive.writestr(f"member{i}.txt", told(i) * 40)
    return bytearray(out.getvalue())


def zip_outcome(raw: bytes) -> list[str]:
    return outcome(zip_parts(io.BytesIO(raw), "a.zip"))


@pytest.mark.parametrize("at", PLACES)
@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_broken_file_in_an_archive(packing: int, at: int) -> None:
    """Whatever the way of packing raises is the reason of one file."""
    raw = zipped(packing)
    data = raw.index(b"member%d.txt" % at) + len("member0.txt")
    raw[data : data + 12] = b"\xff" * 12
    assert f"member{at}.txt'): broken in the archive" in only_bad(zip_outcome(bytes(raw)), at)


@pytest.mark.parametrize("at", PLACES)
def test_a_name_that_is_not_what_its_entry_says(at: int) -> None:
    """A name that claims to be UTF-8 and is not refuses neither the archive nor the file."""
    raw = zipped(zipfile.ZIP_DEFLATED)
    name = b"member%d.txt" % at
    for sign, flags, length in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = -1
        while (place := raw.find(sign, place + 1)) >= 0:
            if raw[place + length :].startswith(name):
                raw[place + flags + 1] |= 0x08
                raw[place + length] = 0xFF
    assert zip_outcome(bytes(raw)) == ["read"] * 5


def test_a_folder_in_an_archive() -> None:
    """What a folder on disk passes over is passed over in an archive too; separators of either kind part folders."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.mkdir("news")
        for name in ("news/a.txt", "news\\b.txt", "news/README.md", "news/.hidden", "__MACOSX/a.txt", "page.html", "page_files/menu.html"):
            archive.writestr(name, told(0))
        archive.writestr("page_files/style.css", b"p {}")
        archive.writestr("news/style.css", b"p {}")
    found = zip_outcome(out.getvalue())
    assert found[:3] == ["read"] * 3
    assert "no reader for .css files" in found[3]
    assert len(found) == 4


# ------------------------------------------------------------------ WARC
def record(i: int) -> bytes:
    page = b"<html><body><p>%s</p></body></html>" % told(i)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/%d\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
    )
    return head % (i, i, len(answer)) + answer + b"\r\n\r\n"


def crawl_outcome(raw: bytes) -> list[str]:
    return outcome(crawl_parts(io.BytesIO(raw), "a.warc"))


RECORDS = [record(i) for i in range(5)]


@pytest.mark.parametrize("pack", [lambda r: b"".join(r), lambda r: b"".join(map(gzip.compress, r)), lambda r: gzip.compress(b"".join(r))])
def test_a_crawl_however_it_is_packed(pack: "object") -> None:
    """Plain, each record packed by itself, or all packed at once: the same pages."""
    assert crawl_outcome(pack(RECORDS)) == ["read"] * 5  # type: ignore[operator]


@pytest.mark.parametrize("at", PLACES)
def test_a_broken_piece_of_a_packed_crawl(at: int) -> None:
    """A record whose packed bytes are damaged is passed over, up to the next."""
    pieces = [bytearray(gzip.compress(r)) for r in RECORDS]
    pieces[at][30:60] = b"x" * 30
    assert "broken in the crawl" in only_bad(crawl_outcome(b"".join(pieces)), at)


@pytest.mark.parametrize("at", PLACES)
@pytest.mark.parametrize("length", [b"Content-Length: x", b"X-Length: ", b"Content-Length: 3"])
def test_a_broken_record_of_a_plain_crawl(length: bytes, at: int) -> None:
    """A record whose length is wrong or missing is passed over, up to the next."""
    records = list(RECORDS)
    records[at] = records[at].replace(b"Content-Length: ", length)
    found = crawl_outcome(b"".join(records))
    assert found.count("read") == 4
    assert len(found) <= 6


@pytest.mark.parametrize("pack", [lambda r: b"".join(map(gzip.compress, r)), lambda r: gzip.compress(b"".join(r))])
def test_a_crawl_that_breaks_off(pack: "object") -> None:
    """What is whole before the end is read, and that something is missing is said once."""
    found = crawl_outcome(pack(RECORDS)[:-40])  # type: ignore[operator]
    assert found[0] == "read"
    assert [what == "read" for what in found].count(False) == 1
    assert "the file ends" in found[-1]


# ------------------------------------------------------------------ folders
def test_a_folder_deeper_than_calls_may_be(tmp_path: Path) -> None:
    """A file 1,100 folders down is found and read, and so is what lies beside the first of them."""
    deep = tmp_path
    for _ in range(1_100):
        deep /= "d"
        deep.mkdir()
    (deep / "a.txt").write_bytes(told(0))
    (tmp_path / "b.txt").write_bytes(told(1))
    found = dict(read_articles([tmp_path], LEXICON, 1))
    subprocess.run(["rm", "-r", str(tmp_path / "d")], check=True)  # pytest's own removal is recursive and fails at this depth
    assert list(found) == ["b.txt", "d/" * 1_100 + "a.txt"]
    assert all(isinstance(a, Article) for a in found.values())


def test_a_file_named_like_a_member(tmp_path: Path) -> None:
    """ "a.zip#1" beside "a.zip": each article has an id of its own."""
    (tmp_path / "a.zip").write_bytes(bytes(zipped(zipfile.ZIP_DEFLATED, 2)))
    for name in ("a.zip#1", "a.zip#1~2", "a.zip#x", "b#1"):
        (tmp_path / name).write_bytes(told(7))
    found = list(read_articles([tmp_path], LEXICON, 1))
    assert [i for i, _ in found] == ["a.zip#1", "a.zip#2", "a.zip#1~3", "a.zip#1~2", "a.zip#x", "b#1"]
    assert all(isinstance(a, Article) for _, a in found)


def test_names_that_differ_in_invalid_bytes(tmp_path: Path) -> None:
    """Names that are no UTF-8 are told apart by the numbers of their bytes."""
    import os

    for name in (b"caf\xe9.txt", b"caf\xe8.txt", b"caf%E9.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(told(0))
    found = list(find_files([tmp_path]))
    assert sorted(i for i, _ in found) == ["caf%E8.txt", "caf%E9.txt", "caf%E9.txt~2"]
    assert len({file for _, file in found}) == 3


# ------------------------------------------------------------------ tables
@pytest.mark.parametrize("case", cases("tables"))
def test_tables(case: dict[str, Any], tmp_path: Path) -> None:
    """Each row gives its article with what its columns say, or the reason why it gives none."""
    (tmp_path / case["file"]).write_bytes(case["content"].encode(case.get("encoding", "utf-8")))
    found = list(read_articles([tmp_path], LEXICON, 1))
    assert len(found) == len(case["rows"]), found
    for number, ((article_id, read), row) in enumerate(zip(found, case["rows"], strict=True), 1):
        assert article_id == case["file"] + row.get("id", f"#{number}")
        if "reason" in row:
            assert isinstance(read, Problem)
            assert row["reason"] in read.message
            continue
        assert isinstance(read, Article), read
        for key in ("title", "source", "author", "published", "url", "text"):
            assert key not in row or (getattr(read, key) or "") == row[key], key
        doubts = "; ".join(problem.message for problem in read.problems)
        assert row.get("doubt", "") in doubts if "doubt" in row else not doubts


# ------------------------------------------------------------------ mails
@pytest.mark.parametrize("case", cases("mails"))
def test_mails(case: dict[str, Any], tmp_path: Path) -> None:
    """A mail and what is attached to it are articles of their own; what a mail quotes is not its own."""
    (tmp_path / "a.eml").write_bytes(case["content"].encode())
    found = list(read_articles([tmp_path], LEXICON, 1))
    assert [article_id for article_id, _ in found] == ["a.eml" + part.get("id", "") for part in case["parts"]]
    for (_, read), part in zip(found, case["parts"], strict=True):
        assert isinstance(read, Article), read
        for key in ("title", "source", "published"):
            assert key not in part or (getattr(read, key) or "") == part[key], key
        own = " ".join(own_words(read).split())
        assert part.get("own", own) == own
        assert [words for words in part.get("with", ()) if words not in own] == []
        assert [words for words in part.get("without", ()) if words in own] == []


def own_words(article: Article) -> str:
    _, doc = cut_up(article, LEXICON)
    return blanked(article.text, [Span(p.start, p.end) for p in doc.left_out])


# ------------------------------------------------------------------ packed with gzip
def test_a_container_packed_with_gzip(tmp_path: Path) -> None:
    """A table, a mailbox or an archive in a gzip file is read like the table, the mailbox or the archive itself."""
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"title,text\nQuay,The quay reopens.\nReeds,The reeds are cut.\n"))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "The quay reopens."}\n{"text": \n{"text": "The reeds are cut."}\n'))
    (tmp_path / "c.zip.gz").write_bytes(gzip.compress(bytes(zipped(zipfile.ZIP_DEFLATED, 2))))
    (tmp_path / "d.txt.gz").write_bytes(gzip.compress(told(0)))
    (tmp_path / "e.txt.gz").write_bytes(gzip.compress(gzip.compress(told(0))))
    (tmp_path / "f.csv.gz").write_bytes(gzip.compress(b"title,text\n" + b"Quay,The quay reopens.\n" * 100)[:-20])
    found = dict(read_articles([tmp_path], LEXICON, 1))
    read = [i for i, a in found.items() if isinstance(a, Article) and not i.startswith("f.")]
    assert read == ["a.csv.gz#1", "a.csv.gz#2", "b.jsonl.gz#1", "b.jsonl.gz#3", "c.zip.gz#1", "c.zip.gz#2", "d.txt.gz", "e.txt.gz"]
    assert isinstance(found["b.jsonl.gz#2"], Problem)
    assert any(isinstance(a, Problem) for i, a in found.items() if i.startswith("f."))


def test_a_message_whose_parts_cannot_be_told_apart(tmp_path: Path) -> None:
    """A message with a broken boundary is one problem, under its own id."""
    raw = b'From: a@b.example\nSubject: Quay\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="\n\nThe quay reopens.\n'
    (tmp_path / "a.eml").write_bytes(raw)
    ((article_id, read),) = read_articles([tmp_path], LEXICON, 1)
    assert article_id == "a.eml"
    assert isinstance(read, Problem)
    assert "no text in the message" in read.message


def test_a_collection_over_the_limit_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an SGML collection that is too large the first documents are read, and the last row says that others were left out."""
    from corpus.read import tables

    monkeypatch.setattr(tables, "COLLECTION", 80)
    document = "<DOC><TITLE>Fares</TITLE><TEXT>Ann Lee said fares rose.</TEXT></DOC>\n"
    first, *_, last = tables.sgml_parts(io.StringIO(document * 3), "a.sgm", LEXICON)
    assert first.body == "Ann Lee said fares rose."
    assert isinstance(last.body, Problem)
    assert "left out" in last.body.message
