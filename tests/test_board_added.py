"""Articles added in a session: read in memory by the same path, bounded like all others, joined to the folder's tables."""

from pathlib import Path

import pytest

from corpus import load, schema
from corpus.board.added import add, join, unread
from corpus.board.filters import prepare
from corpus.tables import Tables
from tests.board_tables import EMPTY, EVERYTHING

FILES = Path(__file__).parent / "cases" / "files"
NAMES = ("chromium.html", "export.csv", "infozip.zip", "libreoffice.docx", "newsletter.eml", "plain.txt", "hyphens.pdf")


@pytest.fixture(scope="module")
def read() -> Tables:
    """Files of many kinds, as uploads."""
    return add(EMPTY, [(name, (FILES / name).read_bytes()) for name in NAMES])


def test_added_files_give_the_rows_of_a_folder(read: Tables, tmp_path: Path) -> None:
    """The same files in a folder give the same tables; only the path is not there, and the order is that of the upload."""
    for name in NAMES:
        (tmp_path / name).write_bytes((FILES / name).read_bytes())
    folder = load(tmp_path)
    for name in ("statements", "facts", "speakers", "dates", "problems"):
        left, right = (sorted(map(str, getattr(tables, name).to_dict("records"))) for tables in (read, folder))
        assert left == right, name
    assert sorted(read.articles["id"]) == sorted(folder.articles["id"])
    assert read.articles["path"].isna().all()


@pytest.mark.parametrize("first", [EMPTY, EVERYTHING], ids=["empty", "everything"])
def test_joined_tables_keep_the_schema(read: Tables, first: Tables) -> None:
    """Rows of both, every column with its dtype, ready for the filters."""
    both = join(first, read)
    for name, columns in schema.TABLES.items():
        table = getattr(both, name)
        assert len(table) == len(getattr(first, name)) + len(getattr(read, name))
        for column in columns:
            assert str(table[column.name].dtype) == str(getattr(read, name)[column.name].dtype), f"{name}.{column.name}"
    prepare(both)


def test_a_repeated_article_says_so() -> None:
    """An added text that stands in the folder already is told to repeat it, under a name of its own."""
    text = str(EVERYTHING.articles["text"].iloc[0])
    found = add(EVERYTHING, [("a.txt", text.encode()), ("folder/a.txt", text.encode())], text)
    assert list(found.articles["id"]) == ["a.txt~2", "a.txt~3", "pasted text"]
    assert list(found.articles["duplicate_of"]) == ["a.txt"] * 3


def test_what_repeats_an_article_added_before_says_so() -> None:
    """Of the folder's articles and those that the session added, the folder's come first; ids are taken by both."""
    own = "The ferry of Lindhaven carried 4,000 people a day in May, Ann Lee said on Monday."
    before = add(prepare(EVERYTHING), [("new.txt", own.encode())])
    text = str(EVERYTHING.articles["text"].iloc[0])
    found = add(prepare(EVERYTHING), [("new.txt", own.encode()), ("old.txt", text.encode())], before=before)
    assert list(found.articles["id"]) == ["new.txt~2", "old.txt"]
    assert list(found.articles["duplicate_of"]) == ["new.txt", "a.txt"]


def test_what_cannot_be_read_gives_its_reason() -> None:
    """Pictures, programs, binaries, empty and oversize files, a text in another language: each with its name, the others are read."""
    russian = "Министерство сообщило, что экспорт вырос на пять процентов по сравнению с прошлым годом, и что он будет расти дальше."
    files = [
        ("photo.jpg", b"\xff\xd8\xff\xe0"), ("run.py", b"print(1)"), ("a.bin", bytes(range(256)) * 9), ("large.txt", b"a " * 10_000_001), ("long.txt", b"It is so. " * 60_000),
        ("broken.pdf", b"%PDF-1.7"), ("ru.txt", russian.encode()), ("fine.txt", b"Sales rose by 5%, Ann Lee said."),
    ]  # fmt: skip
    found = add(EMPTY, files)
    assert list(found.articles["id"]) == ["ru.txt", "fine.txt"]
    reasons = unread(found)
    assert [reason.partition(":")[0] for reason in reasons] == [name for name, _ in files[:-1]]
    assert len(found.facts) == 1


def test_a_session_adds_so_many_and_no_more() -> None:
    """What is over the number is left out, and that is said."""
    found = add(EMPTY, [(f"{n}.txt", b"Sales rose by 5%.") for n in range(4)], most=2)
    assert list(found.articles["id"]) == ["0.txt", "1.txt"]
    assert len(unread(found)) == 1 and "left out" in unread(found)[0]
