"""Files and lines in, articles or reasons out."""

import codecs
import os
from pathlib import Path

import pytest

from corpus.lexicon import load
from corpus.model import Article, Problem
from corpus.read.files import find_files
from corpus.read.lines import read_line
from corpus.read.text import LIMIT, decode
from corpus.reading import read_part, read_path

RUSSIAN = "Завод в Вельгороде выпустил сто двадцать станков и двадцать три двигателя за первое полугодие, сообщил директор. " * 3


def article(folder: Path, raw: bytes, name: str = "a.txt") -> Article | Problem | None:
    (folder / name).write_bytes(raw)
    ((_, read),) = [(found, read()) for found, read in read_path(folder / name, name, load())]
    assert isinstance(read, Article | Problem)
    return read


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_a_bom_decides_and_is_left_out(bom: bytes) -> None:
    """The encoding that the BOM names is used, and the BOM is no character of the text."""
    names = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be", codecs.BOM_UTF32_LE: "utf-32-le"}
    assert decode(bom + "Größe “x”".encode(names.get(bom, "utf-32-be"))) == ("Größe “x”", ())


def test_no_character_is_changed(tmp_path: Path) -> None:
    """Line ends, no-break spaces, soft hyphens and odd quote marks are in the text as they are in the file."""
    text = "One.\r\n\r\nTwo\u00a0and\u00ad three “four» \ufb01ve.\rSix\u2028."
    read = article(tmp_path, text.encode())
    assert isinstance(read, Article)
    assert read.text == text


def test_another_encoding_is_read_and_said() -> None:
    """Long text in cp1251 is read right, with a problem that says so; short text is doubted."""
    decoded = decode(RUSSIAN.encode("cp1251"))
    assert not isinstance(decoded, Problem)
    text, doubt = decoded
    assert text == RUSSIAN
    assert "detected" in doubt[0].message
    short = decode("Завод".encode("cp1251"))
    assert not isinstance(short, Problem)
    assert "want of a better guess" in short[1][0].message


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(b"", "no text"), (b" \n\t ", "no text"), (b"\x00\x01PK\x00\x00\x00", "binary"), (b"a" * (LIMIT + 1), "over the limit")],
    ids=["empty", "blank", "binary", "too large"],
)
def test_what_is_no_article_has_a_reason(tmp_path: Path, raw: bytes, reason: str) -> None:
    """A file that gives no article gives the reason, with its name."""
    read = article(tmp_path, raw)
    assert isinstance(read, Problem)
    assert reason in read.message
    assert read.message.startswith("a.txt")


def test_files_are_found_in_a_stable_order(tmp_path: Path) -> None:
    """Ids are paths below the folder; hidden files and READMEs are left out; unreadable kinds are named."""
    for name in ("b.txt", "a/c.md", "README.md", ".hidden.txt", "a/.git/x.txt", "photo.jpg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = dict(find_files([tmp_path]))
    assert list(found) == ["a/c.md", "b.txt", "photo.jpg"]
    assert isinstance(found["photo.jpg"], Problem)
    assert "no reader for .jpg" in found["photo.jpg"].message


def test_a_file_by_itself_has_its_name(tmp_path: Path) -> None:
    """Two files of one name from two folders are told apart."""
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("x")
    assert [i for i, _ in find_files([tmp_path / "x" / "a.txt", tmp_path / "y"])] == ["a.txt", "a.txt~2"]


def test_no_link_leads_out_and_no_pipe_is_opened(tmp_path: Path) -> None:
    """A link out of the folder and a pipe are named as problems; a loop of folders is not walked."""
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "loop").symlink_to(inside)
    os.mkfifo(inside / "pipe.txt")
    found = dict(find_files([inside]))
    assert isinstance(found["out.txt"], Problem)
    assert isinstance(found["pipe.txt"], Problem)
    assert set(found) == {"out.txt", "pipe.txt"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "object is expected"),
        ('{"id": "a"}', '"text" is missing'),
        ('{"id": "a", "text": 3}', "is no text"),
        ("[" * 100_000, "not JSON"),
    ],
    ids=["broken", "a list", "no text", "a number", "deep"],
)
def test_a_line_that_is_no_article_has_a_reason(line: str, reason: str) -> None:
    """A broken line is a problem with its number or id, never an exception."""
    read = read_line(line, 7).body
    assert isinstance(read, Problem)
    assert reason in read.message


def test_a_line_keeps_what_it_is_given() -> None:
    """Id, date, source and address go into the article; a date that is none is left out."""
    part = read_line('{"id": 5, "text": "x", "published": "2020-01-02T10:00", "source": "Courier", "url": "u"}', 1)
    read = read_part(part, load())
    assert part.id == "5"
    assert isinstance(read, Article)
    assert (read.published, read.source, read.url) == ("2020-01-02", "Courier", "u")
    other = read_line('{"text": "x", "published": "yesterday"}', 9)
    assert (other.id, other.given.published) == ("9", None)


@pytest.mark.parametrize("encoding", ["mac_roman", "cp1251", "cp437", "latin-1"])
def test_utf8_saved_as_something_else_is_doubted(encoding: str) -> None:
    """UTF-8 that was read in another encoding and saved again keeps its characters, and a problem names the mix-up."""
    text = "“The café owner’s wife — Zoë — has left,” he said."
    mixed = text.encode().decode(encoding)
    decoded = decode(mixed.encode())
    assert not isinstance(decoded, Problem)
    assert decoded[0] == mixed
    named = "cp1252" if encoding == "latin-1" else encoding
    assert f"UTF-8 that was read as {named}" in decoded[1][0].message


@pytest.mark.parametrize(
    "text", ["“The café owner’s wife — Zoë — has left,” he said.", "Завод построят", "Ã is a letter of Portuguese: São João"]
)
def test_letters_beyond_ascii_alone_are_no_mix_up(text: str) -> None:
    """Accents, quote marks and other alphabets raise no doubt."""
    assert decode(text.encode()) == (text, ())


def test_macintosh_text_is_read_and_said() -> None:
    """Line ends or apostrophes of old Macintoshes show their encoding."""
    for text in ("Café owner sues\r\r“He won’t pay.”", "Café owner sues\n\n“He won’t pay.”"):
        decoded = decode(text.encode("mac_roman"))
        assert not isinstance(decoded, Problem)
        assert decoded[0] == text
        assert "mac_roman" in decoded[1][0].message
    western = decode("Café owner sues\n\n“He won’t pay.”".encode("cp1252"))
    assert not isinstance(western, Problem)
    assert "cp1252" in western[1][0].message
