"""A download against the articles: rows hold until something changes, and then the reason is named."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import corpus
from corpus import cli, schema
from corpus.board import export
from corpus.board.filters import prepare, view
from corpus.board.selection import Selection
from corpus.store import built, formats
from corpus.store.verify import missing, same, verify
from corpus.tables import Tables

TEA = """Lindhaven sells more tea abroad

12.03.2021, Lindhaven.

Tea exports of Lindhaven grew by 12% in 2020, Mara Tolk, the mayor of Lindhaven, said on Friday. “We sold tea for $30 billion;
a third of it went by rail,” she added.

Source: Northern Courier
"""
RAIL = "Rail is slow\n\nAlmost 270 trains were late in 2020, according to Tom Reyes, head of the rail office.\n"


def _write(folder: Path) -> Path:
    folder.mkdir()
    (folder / "tea.txt").write_text(TEA, encoding="utf-8", newline="")
    (folder / "rail.txt").write_text(RAIL, encoding="utf-8", newline="")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles in a folder of this test's own, to be changed."""
    return _write(tmp_path / "articles")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The same two articles as tables, for the tests that change none."""
    return corpus.load(_write(tmp_path_factory.mktemp("unchanged") / "articles"), cache=False)


def _file(of: Tables | Path, table: str, form: str) -> bytes:
    found = corpus.load(of, cache=False) if isinstance(of, Path) else of
    return formats.write(export.of_everything(view(prepare(found), Selection()), table), form)


def _failures(data: bytes, of: Tables | Path) -> dict[int, list[str]]:
    found = corpus.load(of, cache=False) if isinstance(of, Path) else of
    return {failure.number: failure.reasons for failure in verify(formats.raw(data), found)}


@pytest.mark.parametrize("form", formats.FORMATS)
@pytest.mark.parametrize("table", schema.TABLES)
def test_every_row_holds(tables: Tables, table: str, form: str) -> None:
    """A fresh download of any table in any format holds in full."""
    data = _file(tables, table, form)
    if len(formats.read(data, table)):
        assert formats.raw(data).table == table and not missing(formats.raw(data))
        assert _failures(data, tables) == {}


# ---------------------------------------------------------------- what a spreadsheet does to a file
def _rows(data: bytes) -> tuple[list[str], list[list[str]]]:
    lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    return lines[0], lines[1:]


def _csv(names: list[str], rows: list[list[str]], separator: str = ",", end: str = "\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([names, *rows])
    return out.getvalue()


def _numbers(data: bytes, how: Callable[[float], str]) -> bytes:
    names, rows = _rows(data)
    at = [names.index(name) for name in ("value", "low", "high", "start", "end")]
    return _csv(names, [[how(float(c)) if n in at and c else c for n, c in enumerate(row)] for row in rows]).encode()


def _decimal_comma(data: bytes) -> bytes:
    names, rows = _rows(data)
    at = [names.index(name) for name in ("value", "low", "high")]
    changed = [[cell.replace(".", ",") if n in at else cell for n, cell in enumerate(row)] for row in rows]
    return b"\xef\xbb\xbf" + _csv(names, changed, ";", "\r\n").encode()


def _reordered(data: bytes) -> bytes:
    names, rows = _rows(data)
    return _csv([*names[::-1], "my note", ""], [[*row[::-1], "look, here", "x"] for row in rows[::-1]]).encode()


def _dates(data: bytes, how: str) -> bytes:
    names, rows = _rows(data)
    at = names.index("published")
    return _csv(names, [[f"{date.fromisoformat(c):{how}}" if n == at and c else c for n, c in enumerate(row)] for row in rows]).encode()


SAVED_AGAIN: dict[str, Callable[[bytes], bytes]] = {
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "CRLF everywhere": lambda data: data.replace(b"\n", b"\r\n"),
    "UTF-16 with tabs": lambda data: _csv(*_rows(data), "\t", "\r\n").encode("utf-16"),
    "semicolons and decimal commas": _decimal_comma,
    "columns in another order, more columns, rows sorted": _reordered,
    "empty lines at the end": lambda data: data + b"\r\n,,,,\r\n",
    "numbers as 30000000000.0": lambda data: _numbers(data, repr),
    "numbers as 3E+10": lambda data: _numbers(data, lambda n: f"{n:.15G}" if n < 1e9 else f"{n:.5E}"),
    "numbers with nine digits": lambda data: _numbers(data, lambda n: f"{n:.9g}"),
    "dates with a time": lambda data: _dates(data, "%Y-%m-%d 00:00:00"),
    "dates of another country": lambda data: _dates(data, "%d.%m.%Y"),
    "dates of a third country": lambda data: _dates(data, "%m/%d/%y"),
}


@pytest.mark.parametrize("how", SAVED_AGAIN)
@pytest.mark.parametrize("form", ["csv", "safe-csv"])
def test_a_csv_that_was_saved_again_holds(tables: Tables, form: str, how: str) -> None:
    """What a spreadsheet makes of a CSV changes no row."""
    data = SAVED_AGAIN[how](_file(tables, "facts", form))
    assert len(formats.raw(data).rows) == 4
    assert _failures(data, tables) == {}


def test_a_workbook_that_was_saved_again_holds(tables: Tables) -> None:
    """Saved by another program, with a column more, the columns moved, the sheet renamed."""
    book = openpyxl.load_workbook(io.BytesIO(_file(tables, "facts", "xlsx")))
    sheet = book["data"]
    sheet.insert_cols(1)
    sheet["A1"] = "my note"
    sheet.append([None] * 5)
    sheet.title = "Sheet1"
    del book["columns"]
    out = io.BytesIO()
    book.save(out)
    assert formats.raw(out.getvalue()).form == "xlsx"
    assert _failures(out.getvalue(), tables) == {}


# ---------------------------------------------------------------- what no longer holds
def _changed(data: bytes, row: int, column: str, cell: str) -> bytes:
    names, rows = _rows(data)
    rows[row - 1][names.index(column)] = cell
    return _csv(names, rows).encode()


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("value", "13", "value: 13 in the file, 12 now"),
        ("value", "12.0000001", "value: 12.0000001 in the file, 12 now"),
        ("value", "a dozen", "value: 'a dozen' is no number"),
        ("unit", "USD", "unit: USD in the file, percent now"),
        ("speaker", "Tom Reyes", "speaker: Tom Reyes in the file, Mara Tolk now"),
        ("speaker", "", "speaker: nothing in the file, Mara Tolk now"),
        ("published", "2021-03-13", "published: 2021-03-13 in the file, 2021-03-12 now"),
        ("published", "04/13/2021", "published: 2021-04-13 in the file, 2021-03-12 now"),
        ("published", "04/03/2021", "published: 2021-03-04; 2021-04-03 in the file, 2021-03-12 now"),
        ("published", "12 March", "published: '12 March' is no date of the form YYYY-MM-DD"),
        ("text", "13%", "the words are not at {start}–{end}: there it says 12%"),
        ("sentence", "Tea exports grew.", "the sentence does not stand around {start}–{end}"),
        ("rule", "guess", "rule: guess in the file, percent now"),
        ("themes", "", "themes: "),
        ("sha256", "0" * 64, "the article's file has changed: its hash was 0000"),
        ("article", "gone.txt", "there is no article gone.txt; the same file is there as tea.txt"),
        ("article", "", "it names no article"),
        ("end", "40", "no such row is made any more"),
    ],
)
def test_a_changed_cell_is_named(tables: Tables, column: str, cell: str, reason: str) -> None:
    """A cell that was tampered with: that row alone, with what it says and what is true."""
    data = _file(tables, "facts", "csv")
    names, rows = _rows(data)
    number = next(n for n, row in enumerate(rows, 1) if row[names.index("text")] == "12%")
    wanted = reason.format(start=rows[number - 1][names.index("start")], end=rows[number - 1][names.index("end")])
    found = _failures(_changed(data, number, column, cell), tables)
    assert list(found) == [number]
    assert any(said.startswith(wanted) for said in found[number]), found


@pytest.mark.parametrize("form", formats.FORMATS)
def test_a_changed_article_is_named(folder: Path, form: str) -> None:
    """The file changed so that words moved: every row of it says so, rows of the other article hold."""
    data = _file(folder, "facts", form)
    (folder / "tea.txt").write_text(
        TEA.replace("12%", "20%").replace("Lindhaven sells", "Lindhaven now sells"), encoding="utf-8", newline=""
    )
    found = _failures(data, folder)
    of_tea = [n for n, row in enumerate(formats.read(data).itertuples(), 1) if row.article == "tea.txt"]
    assert list(found) == of_tea and len(of_tea) == 3
    for reasons in found.values():
        assert reasons[0].startswith("the article's file has changed: its hash was ")
        assert any(reason.startswith("the words are not at ") for reason in reasons)


def test_only_bytes_changed(folder: Path) -> None:
    """A file with other line ends is another file: the hash says so, whatever else still holds."""
    data = _file(folder, "statements", "csv")
    (folder / "rail.txt").write_bytes(RAIL.replace("office.\n", "office.\n\n").encode())
    (reasons,) = _failures(data, folder).values()
    assert len(reasons) == 1 and "file has changed" in reasons[0]


def test_an_article_that_is_gone_or_unreadable(folder: Path) -> None:
    """Deleted, or no longer text: both reasons are told apart."""
    data = _file(folder, "statements", "csv")
    (folder / "tea.txt").unlink()
    (folder / "rail.txt").write_bytes(b"\0\1\2")
    reasons = {reason for some in _failures(data, folder).values() for reason in some}
    assert any(reason == "there is no article tea.txt" for reason in reasons)
    assert any(reason.startswith("the article cannot be read: rail.txt") for reason in reasons)


def test_a_row_that_no_rule_makes(tables: Tables) -> None:
    """Words that stand in the article, written down as a row by hand."""
    names, rows = _rows(_file(tables, "statements", "csv"))
    made_up = dict(zip(names, rows[0], strict=True))
    text = TEA if made_up["article"] == "tea.txt" else RAIL
    sentence = made_up["sentence"]
    start = text.index(sentence)
    made_up |= {"start": str(start), "end": str(start + 4), "text": text[start : start + 4]}
    assert _failures(_csv(names, [list(made_up.values())]).encode(), tables) == {1: ["no such row is made any more"]}


@pytest.mark.parametrize(
    ("was", "now", "wanted"),
    [
        (30000000000.0, 3e10, True), (30000000001.0, 3e10, False), (33333300000.0, 33333333333.3, True), (3.3e10, 33333333333.3, False),
        (0.333333333, 1 / 3, True), (0.3333, 1 / 3, False), (-1e-7, -1e-7, True), (44, 44.0, True), (float("inf"), 1.0, False),
        ("a\r\nb", "a\nb", True), ("a b", "a  b", False), (None, "", True), ("", None, False), (["a"], ["a"], True), ([], [""], True), ([], ["a"], False),
        (None, 1.0, False), (True, True, True), (3, 4, False),
    ],
)  # fmt: skip
def test_what_counts_as_the_same(was: Any, now: Any, wanted: bool) -> None:
    """A number as a spreadsheet shows it, other line ends; nothing else."""
    assert same(was, now, "csv") is wanted


# ---------------------------------------------------------------- the command
def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.run(list(arguments))
    return int(ended.value.code or 0)


@pytest.mark.parametrize("form", formats.FORMATS)
def test_the_command(folder: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """0 and a count where all hold; 1 and each row with its reason where one does not."""
    file = folder.parent / "anything"  # told by its content, not by its name
    file.write_bytes(_file(folder, "facts", form))
    assert _run("verify", str(file), str(folder)) == 0
    assert capsys.readouterr().out == "4 of 4 rows of facts hold\n"
    (folder / "rail.txt").unlink()
    assert _run("verify", str(file), str(folder)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2 and "there is no article rail.txt" in lines[0] and lines[1] == "3 of 4 rows of facts hold"


def test_a_column_that_is_missing_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the file does not hold cannot be checked: exit status 1 and the column's name."""
    names, rows = _rows(_file(folder, "facts", "csv"))
    at = names.index("sentence")
    file = folder.parent / "rows.csv"
    file.write_text(_csv(names[:at] + names[at + 1 :], [row[:at] + row[at + 1 :] for row in rows]))
    assert _run("verify", str(file), str(folder)) == 1
    assert "no such column: sentence" in capsys.readouterr().out


def test_used_wrongly(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no download, no file, no articles: exit status 2 with the file's name and the reason."""
    (folder.parent / "x.csv").write_text("a,b\n1,2\n")
    assert _run("verify", str(folder.parent / "x.csv"), str(folder)) == 2
    assert "x.csv: no download: its columns (a, b)" in " ".join(capsys.readouterr().err.split())
    assert _run("verify", str(folder.parent / "nothing.csv"), str(folder)) == 2
    (folder.parent / "y.csv").write_bytes(_file(folder, "facts", "csv"))
    assert _run("verify", str(folder.parent / "y.csv")) == 2
    assert _run("verify", str(folder.parent / "y.csv"), "/nowhere") == 2
    built.write(corpus.load(folder, cache=False), folder.parent / "built")
    assert _run("verify", str(folder.parent / "y.csv"), str(folder.parent / "built")) == 2  # tables prove no article
