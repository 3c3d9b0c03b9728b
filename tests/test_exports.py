"""Files to take away: each holds exactly the rows of the view, says what they are, and reads back as what it was made of."""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import corpus
from corpus import cli, schema
from corpus.board import export
from corpus.board.filters import prepare, view
from corpus.board.selection import ABSENT, DATED, FACETS, Selection
from corpus.commands import files
from corpus.lexicon import load as load_lexicon
from corpus.loader import read_all
from corpus.relate import relate
from corpus.store import citations, formats, spreadsheets
from corpus.store.cells import columns, plain
from corpus.store.csvs import guarded, unguarded
from corpus.store.downloads import Download, download
from corpus.store.files import put
from corpus.store.losses import MOST_CHARACTERS, losses
from corpus.tables import frame
from tests.board_tables import EVERYTHING, ONE

ROOT = Path(__file__).parent.parent
SEEDS = prepare(corpus.load(ROOT / "seeds"))
#: each search with what it means: all of these have to be there
SEARCHES = {
    "": [], "exports": ["exports"], "MOSCOW": ["moscow"], '"over a third"': ["over a third"], "44% technology": ["44%", "technology"],
    "%": ["%"], "_": ["_"], "'": ["'"], "no such words": ["no", "such", "words"],
}  # fmt: skip
#: begins of cells that spreadsheets have run, opened or changed (OWASP "CSV Injection", and markup that XLSX writers take for their own)
FORMULAS = [
    "=1+1", "=SUM(A1:A9)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.test","a")', "=IMPORTXML(1)", "+1+1", "+cmd|x", "-1+1", "-2+3+cmd|x",
    "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\u00a0=1+1", "\ufeff=1+1", "＝1+1", "＋1", "－1", "＠x", "'=1+1", "''", "{=1+1}",
    "http://x.test/", "mailto:a@x.test", "internal:data!A1", "external:c:\\x.xlsx", "file://x/y", "<r><t>=1+1</t></r>",
    '<r></r></is></c><c r="A9"><f>1+1</f></c><c><is><r></r>', "_x003D_1+1", '=DDE("cmd";"/C calc";"x")',
]  # fmt: skip


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """The seeds' tables in DuckDB, with a row number each."""
    with duckdb.connect() as connection:
        for name in schema.TABLES:
            rows = getattr(SEEDS, name)[schema.names(name)].reset_index(drop=True).reset_index(names="row_no")
            connection.register(f"{name}_frame", rows)
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_frame")
        yield connection


# ---------------------------------------------------------------- the view in SQL, written from the fields of the selection alone
def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _one_of(column: str, values: tuple[str, ...]) -> list[str]:
    if not values:
        return []
    named = [_text(value) for value in values if value != ABSENT]
    either = [f"CAST({column} AS VARCHAR) IN ({', '.join(named)})"] if named else []
    return ["(" + " OR ".join(either + ([f"{column} IS NULL"] if ABSENT in values else [])) + ")"]


def _themes(values: tuple[str, ...]) -> list[str]:
    if not values:
        return []
    either = [f"list_contains(CAST(themes AS VARCHAR[]), {_text(value)})" for value in values if value != ABSENT]
    return ["(" + " OR ".join(either + (["len(themes) = 0"] if ABSENT in values else [])) + ")"]


def _dates(chosen: Selection, article: str) -> list[str]:
    """Dated articles in the range and of the kinds chosen, undated ones where "unknown" is chosen."""
    if not (chosen.since or chosen.until or chosen.dated):
        return []
    of = f"(SELECT {{}} FROM articles a WHERE a.id = CAST({article} AS VARCHAR))"
    day, inferred = of.format("a.published"), of.format("a.published_inferred")
    inside = [f"{day} IS NOT NULL"]
    inside += [f"{day} >= DATE '{chosen.since}'"] if chosen.since else []
    inside += [f"{day} <= DATE '{chosen.until}'"] if chosen.until else []
    ways = [f"{inferred} = {word}" for kind, word in (("stated", "FALSE"), ("inferred", "TRUE")) if kind in chosen.dated]
    either = []
    if ways or not chosen.dated or chosen.since or chosen.until:
        either.append(" AND ".join([*inside, *(["(" + " OR ".join(ways) + ")"] if ways else [])]))
    if "unknown" in chosen.dated:
        either.append(f"{day} IS NULL")
    return ["((" + ") OR (".join(either) + "))"]


def _search(chosen: Selection, names: tuple[str, ...]) -> list[str]:
    return [
        "(" + " OR ".join(f"contains(lower(coalesce(CAST({name} AS VARCHAR), '')), {_text(words)})" for name in names) + ")"
        for words in SEARCHES[chosen.query]
    ]


def _of_rows(table: str, chosen: Selection) -> str:
    found = _one_of("speaker", chosen.speakers) + _themes(chosen.themes) + _one_of("source", chosen.sources)
    found += _one_of("article", chosen.articles) + _dates(chosen, "article")
    if table == "statements":
        found += _one_of("kind", chosen.kinds) + _search(chosen, ("text", "sentence", "speaker"))
    else:
        found += (
            _one_of("unit", chosen.units) + _one_of("place", chosen.places) + _search(chosen, ("text", "sentence", "speaker", "measure"))
        )
    return " AND ".join(found) or "TRUE"


def _of_articles(chosen: Selection) -> str:
    """Articles with a row in view in the tables that answer most of the filters, or that pass all filters themselves."""
    unanswered = {"statements": bool(chosen.units) + bool(chosen.places), "facts": int(bool(chosen.kinds))}
    either = [
        f"id IN (SELECT CAST(article AS VARCHAR) FROM {table} WHERE {_of_rows(table, chosen)})"
        for table, count in unanswered.items()
        if count == min(unanswered.values())
    ]
    if not (chosen.speakers or chosen.kinds or chosen.units or chosen.places):
        own = _themes(chosen.themes) + _one_of("source", chosen.sources) + _one_of("id", chosen.articles) + _dates(chosen, "articles.id")
        either.append("(" + (" AND ".join(own + _search(chosen, ("title", "text"))) or "TRUE") + ")")
    return " OR ".join(either)


def _where(table: str, chosen: Selection) -> str:
    if table in ("statements", "facts"):
        return _of_rows(table, chosen)
    if table == "articles":
        return _of_articles(chosen)
    found = f"CAST(article AS VARCHAR) IN (SELECT id FROM articles WHERE {_of_articles(chosen)})"
    if table == "problems":
        return f"({found} OR CAST(article AS VARCHAR) NOT IN (SELECT id FROM articles))"
    return " AND ".join([found, *(_one_of("name", chosen.speakers) if table == "speakers" else [])])


def _expected(database: duckdb.DuckDBPyConnection, table: str, chosen: Selection) -> list[dict[str, Any]]:
    key = "id" if table == "articles" else "article"
    columns_ = ", ".join(f'"{name}"' for name in schema.names(table))
    hash_ = f"(SELECT sha256 FROM articles a WHERE a.id = CAST(t.{key} AS VARCHAR)) AS sha256_of_file"
    query = f"SELECT {columns_}, {hash_} FROM (SELECT * FROM {table} WHERE {_where(table, chosen)}) t ORDER BY row_no"
    rows = database.execute(query).fetchall()
    names = [*schema.names(table), "sha256"]
    return [{name: _plain(cell) for name, cell in zip(names, row, strict=False)} for row in rows]


def _plain(cell: Any) -> Any:
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    return None if isinstance(cell, float) and cell != cell else cell


def _records(rows: pd.DataFrame, table: str) -> list[dict[str, Any]]:
    of = columns(table)
    return [dict(zip((c.name for c in of), row, strict=True)) for row in zip(*(plain(rows[c.name], c) for c in of), strict=True)]


def _values(field: str, key: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([*SEEDS.options[key], ABSENT]), max_size=2, unique=True).map(tuple)


DAYS = st.none() | st.dates(date(2015, 1, 1), date(2026, 12, 31))
SELECTIONS = st.builds(
    Selection,
    **{facet.field: st.just(()) | _values(facet.field, facet.key) for facet in FACETS},
    dated=st.lists(st.sampled_from(DATED), max_size=3, unique=True).map(lambda some: tuple(v for v in DATED if v in some)),
    since=DAYS,
    until=DAYS,
    query=st.sampled_from(["", "", *SEARCHES]),
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(list(schema.TABLES)), SELECTIONS, st.sampled_from(["csv", "safe-csv", "xlsx", "parquet", "jsonl"]))
def test_a_download_is_the_rows_of_the_view(database: Any, table: str, chosen: Selection, form: str) -> None:
    """In each format, for any filters: the very rows that SQL gives for them, cell by cell, in the table's order."""
    found = formats.read(formats.write(export.of_view(view(SEEDS, chosen), table), form), table)
    assert _records(found, table) == _expected(database, table, chosen)


def test_the_property_is_tested_on_rows(database: Any) -> None:
    """Single filters leave some rows and not all: the test above compares more than nothing with nothing."""
    for facet in FACETS:
        for table in facet.tables:
            counts = [len(_expected(database, table, Selection(**{facet.field: (value,)}))) for value in SEEDS.options[facet.key]]
            assert 0 < max(counts) <= len(getattr(SEEDS, table)) and sum(counts)


@pytest.mark.parametrize("form", formats.FORMATS)
@pytest.mark.parametrize("table", schema.TABLES)
def test_everything_reads_back(table: str, form: str) -> None:
    """Each table in each format comes back with the schema's dtypes and the same cells; the same rows give the same bytes."""
    made = export.of_everything(view(SEEDS, Selection(themes=("exports",))), table)
    data = formats.write(made, form)
    assert data == formats.write(made, form)
    pd.testing.assert_frame_equal(formats.read(data, table), made.rows, check_categorical=False)
    assert {c.name: str(made.rows[c.name].dtype) for c in made.columns if c.dtype not in ("list",)} == {
        c.name: c.dtype for c in made.columns if c.dtype not in ("list",)
    }
    assert len(made.rows) == len(getattr(SEEDS, table)) and not losses(made, form)


def test_read_by_others() -> None:
    """Python's csv, DuckDB, pyarrow, json and openpyxl find the same ids, numbers, lists and dates in the files, without our reader."""
    made = export.of_everything(view(SEEDS, Selection()), "facts")
    ids, values = list(made.rows["id"]), list(made.rows["value"])
    by_csv = list(csv.DictReader(io.StringIO(formats.write(made, "csv").decode(), newline="")))
    assert [row["id"] for row in by_csv] == ids and [float(row["value"]) for row in by_csv] == values
    by_json = [json.loads(line) for line in formats.write(made, "jsonl").split(b"\n") if line]
    assert [row["id"] for row in by_json] == ids and [row["value"] for row in by_json] == values
    by_arrow = pq.read_table(io.BytesIO(formats.write(made, "parquet")))
    assert by_arrow["value"].to_pylist() == values and by_arrow["themes"].to_pylist() == list(made.rows["themes"])
    assert str(by_arrow.schema.field("published").type) == "date32[day]"
    sheet = openpyxl.load_workbook(io.BytesIO(formats.write(made, "xlsx")))["data"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ids


def _odd(texts: list[str], lists: list[list[str]] | None = None) -> Download:
    """Statements with these texts in a text column, a category, a nullable column and a list."""
    base = EVERYTHING.statements.iloc[[0] * len(texts)].reset_index(drop=True)
    category = pd.Series(pd.Categorical(texts, categories=pd.Index(sorted(set(texts)), dtype="str")))
    odd = {"text": pd.Series(texts, dtype="str"), "sentence": pd.Series(texts, dtype="str"), "rule": category}
    odd["cue"] = pd.Series([text or None for text in texts], dtype="str")
    odd["themes"] = pd.Series(lists or [[text, "b"] for text in texts], dtype="object")
    return download("statements", base.assign(**odd), EVERYTHING.articles)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", " ", "\r", "a\rb", "\r\n", '"', "''", "'=", ",", ";", "\\", "\\;", "; ", "\x00", "\x1f", "_x000D_", "_x005F_x000D_", "_x0041", "_x005F_x0041\x01", "\ufffe", "1e5", "<r></r>"]
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=6),
    st.lists(st.lists(TEXTS, max_size=3).filter(lambda some: some != [""]), min_size=6, max_size=6),
    st.sampled_from(["csv", "safe-csv", "xlsx", "parquet", "jsonl"]),
)
@example([""], [["_x005F_x000D_", "_x0041\x01_x0041_x0041_"], [], [], [], [], []], "xlsx")
def test_any_text_survives(texts: list[str], lists: list[list[str]], form: str) -> None:
    """Whatever the characters, in any kind of column: what comes back is what went in."""
    made = _odd(texts, lists[: len(texts)])
    pd.testing.assert_frame_equal(formats.read(formats.write(made, form)), made.rows, check_categorical=False)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(allow_nan=False), min_size=1, max_size=5), st.sampled_from(list(formats.FORMATS)))
def test_any_number_survives(numbers: list[float], form: str) -> None:
    """Every number a float can be, to its last digit, infinity too."""
    rows = EVERYTHING.facts.iloc[[0] * len(numbers)].reset_index(drop=True).assign(value=numbers)
    made = download("facts", rows, EVERYTHING.articles)
    assert list(formats.read(formats.write(made, form))["value"]) == numbers


def test_formulas_stay_text_in_xlsx() -> None:
    """32 strings that spreadsheets have run: each is a cell of text with these very characters, none a formula or a link."""
    assert len(FORMULAS) == len(set(FORMULAS)) == 32
    data = formats.write(_odd(FORMULAS), "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert b"<f>" not in content and b"<hyperlink" not in content and b"externalLink" not in content, name
    sheet = openpyxl.load_workbook(io.BytesIO(data))["data"]
    at = [cell.value for cell in sheet[1]].index("text")
    cells = [row[at] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 32 and not any(cell.hyperlink for cell in cells)
    assert [spreadsheets._shown(cell.value) for cell in cells] == FORMULAS
    assert list(formats.read(data)["text"]) == FORMULAS


def test_formulas_stay_text_in_the_safe_csv() -> None:
    """No text cell begins with what a spreadsheet runs; the file says in its name and on each row that it is safe; taken off, the text is as it was."""
    made = _odd(FORMULAS)
    data = formats.write(made, "safe-csv")
    for row in csv.DictReader(io.StringIO(data.decode(), newline="")):
        assert row["spreadsheet-safe"] == "yes"
        assert not row["text"].lstrip(" \t\r\n\u00a0\ufeff").startswith(tuple("=+-@＝＋－＠"))
    assert "safe" in formats.FORMATS["safe-csv"].ending
    assert list(formats.read(data)["text"]) == FORMULAS
    assert list(formats.read(formats.write(made, "csv"))["text"]) == FORMULAS  # the plain one is faithful


@given(TEXTS)
def test_the_guard_comes_off(text: str) -> None:
    """`unguarded` gives what `guarded` was given, for any text."""
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    ("text", "lists", "form", "told"),
    [
        ("x" * (MOST_CHARACTERS + 1), None, "xlsx", "more than 32,767 characters: what comes after is cut off (text 1, sentence 1, cue 1, themes 1, rule 1)"),
        ("😀" * (MOST_CHARACTERS // 2 + 1), None, "xlsx", "more than 32,767 characters"),
        ("a", [[""]], "csv", "a list of one empty text: it reads back as an empty list (themes 1)"),
        ("a", [["x" * (MOST_CHARACTERS + 1)]], "xlsx", "characters: what comes after is cut off (themes 1)"),
        ("a", [[""]], "jsonl", ""),
        ("a", [[""]], "parquet", ""),
        ("x" * MOST_CHARACTERS, [["a"]], "xlsx", ""),
    ],
)  # fmt: skip
def test_what_is_lost_is_listed(text: str, lists: list[list[str]] | None, form: str, told: str) -> None:
    """Each thing that a format cannot hold is said with its columns; what is not lost reads back."""
    made = _odd([text], lists)
    found = losses(made, form)
    assert len(found) == bool(told) and all(told in line for line in found)
    back = formats.read(formats.write(made, form))
    if not told:
        pd.testing.assert_frame_equal(back, made.rows, check_categorical=False)
    if form == "xlsx" and told and len(text) > 1:
        assert text.startswith(back["text"][0]) and 2 * len(back["text"][0]) >= MOST_CHARACTERS - 1
        cells = openpyxl.load_workbook(io.BytesIO(formats.write(made, form)))["query and sources"].iter_rows(values_only=True)
        assert any(row[0] == "not held exactly" and told in row[1] for row in cells)


def test_an_empty_text_that_is_none_is_listed() -> None:
    """A nullable column with an empty text: CSV cannot tell it from nothing, and says so."""
    made = _odd(["a"])
    made = replace(made, rows=made.rows.assign(cue=pd.Series([""], dtype="str")))
    assert "an empty text: it reads back as none (cue 1)" in losses(made, "csv")[0]
    assert not losses(made, "jsonl") and list(formats.read(formats.write(made, "jsonl"))["cue"]) == [""]


def test_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """They go on in a second sheet; the reader takes both."""
    monkeypatch.setattr(spreadsheets, "MOST_ROWS", 2)
    made = export.of_everything(view(EVERYTHING, Selection()), "statements")
    data = formats.write(made, "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["data", "data 2", "data 3", "columns", "query and sources"]
    pd.testing.assert_frame_equal(formats.read(data), made.rows, check_categorical=False)


def test_the_workbook_says_what_it_holds() -> None:
    """Its sheets: every column with its meaning from the schema; the query in words and as a link, n of N, the articles with source, via, date, hash."""
    chosen = Selection(speakers=("Ann Lee",))
    book = openpyxl.load_workbook(io.BytesIO(formats.write(export.of_view(view(EVERYTHING, chosen), "facts"), "xlsx")))
    meanings = {row[0]: row[4] for row in book["columns"].iter_rows(min_row=2, values_only=True)}
    assert meanings == {column.name: column.meaning for column in columns("facts")}
    query = [[cell for cell in row if cell is not None] for row in book["query and sources"].iter_rows(values_only=True)]
    assert ["rows", "2 of 4"] in query and ["which", "by Ann Lee"] in query and ["link", "?speaker=Ann+Lee"] in query
    assert ["a.txt", "Orlen sells more", "Orlen Daily", "Agency K", "2023-05-02", EVERYTHING.articles["sha256"][0]] in query
    about = pq.read_schema(io.BytesIO(formats.write(export.of_view(view(EVERYTHING, chosen), "facts"), "parquet")))
    told = json.loads(about.metadata[b"corpus"])
    assert told == {"table": "facts", "rows": 2, "of": 4, "words": "by Ann Lee", "link": "speaker=Ann+Lee"}
    assert about.field("value").metadata[b"meaning"].decode() == meanings["value"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"a,b\n1,2\n",
        b"\x89PNG",
        b"PAR1 nothing",
        b"PK\x03\x04 nothing",
        b'{"a": 1}\n',
        b"{nonsense",
        b"\xff\xfe\xff",
        b"value,unit,start\n\xff",
    ],
)
def test_what_is_no_download_is_refused(data: bytes) -> None:
    """A file of something else gives a ValueError with its reason."""
    with pytest.raises(ValueError, match=r"\w"):
        formats.raw(data)


def test_a_cell_that_is_none_of_its_column_is_named() -> None:
    """The reader says which row and column do not hold what the schema says."""
    data = formats.write(export.of_everything(view(EVERYTHING, Selection()), "facts"), "csv").replace(b",400,", b",many,", 1)
    with pytest.raises(ValueError, match=r"row 3, value: 'many' is no number"):
        formats.read(data)


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (Selection(), "corpus-facts-2024-01-10.csv"),
        (Selection(speakers=("Анна Ли",)), "corpus-facts-filtered-2024-01-10.csv"),
        (Selection(query="../../etc"), "corpus-facts-etc.csv"),
        (Selection(speakers=("a" * 200,)), f"corpus-facts-{'a' * 60}.csv"),
        (Selection(articles=("a.txt",)), "corpus-facts-a-txt-2023-05-02.csv"),
    ],
)
def test_file_names_are_short_and_safe(selection: Selection, name: str) -> None:
    """What, the filters in letters, digits and dashes, the day of the newest article in view; no clock."""
    assert export.file_name(view(EVERYTHING, selection), "facts", ".csv") == name


def test_the_record_is_what_the_command_prints() -> None:
    """An article's record made of the tables equals the record of the command."""
    for article, record in read_all([ROOT / "seeds"], load_lexicon(None)):
        assert isinstance(record, dict)
        assert export.record(view(SEEDS, Selection()), article) == json.loads(json.dumps(record))


# ---------------------------------------------------------------- citations
def _entries(text: str) -> dict[str, dict[str, str]]:
    """BibTeX read as BibTeX reads it: braces are counted, whatever stands before them."""
    found: dict[str, dict[str, str]] = {}
    at = 0
    while (at := text.find("@misc{", at)) >= 0:
        end, depth = at + 6, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        key, _, body = text[at + 6 : end - 1].partition(",")
        fields = [line.strip().rstrip(",") for line in body.strip().split("\n")]
        assert all(field.count("{") == field.count("}") for field in fields)
        assert key not in found
        found[key] = {
            name.strip(): value.strip().removeprefix("{").removesuffix("}") for name, _, value in (f.partition("=") for f in fields)
        }
        at = end
    return found


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_bibtex_holds_together(title: str, author: str, source: str) -> None:
    """Whatever stands in title, author and source: one entry, braces balanced, every TeX command escaped."""
    rows = frame("articles", [{"id": "a.txt", "sha256": "0" * 64, "title": title, "author": author, "source": source, "via": []}])
    text = citations.bibtex(rows)
    (entry,) = _entries(text).values()
    assert entry["year"] == "n.d." and not set("#$%&_") & set(
        text.replace(r"\#", "").replace(r"\$", "").replace(r"\%", "").replace(r"\&", "").replace(r"\_", "")
    )


def test_citations_of_the_seeds() -> None:
    """Each article has one entry with title, date, source and hash; CSL-JSON and plain text say the same."""
    rows = SEEDS.articles
    entries = _entries(citations.bibtex(rows))
    items = json.loads(citations.csl_json(rows))
    lines = citations.plain(rows).splitlines()
    assert len(entries) == len(items) == len(lines) == len(rows)
    for (key, entry), item, line, row in zip(entries.items(), items, lines, rows.itertuples(), strict=True):
        assert item["id"] == key and row.sha256 in entry["note"] and row.sha256[:12] in line
        day = [row.published.year, row.published.month, row.published.day] if not pd.isna(row.published) else None
        assert item.get("issued") == ({"date-parts": [day]} if day else None)
        assert (entry["year"] == "n.d.") == ("n.d." in line) == (day is None)


def test_copies_have_keys_of_their_own() -> None:
    """The same file twice under two names: two entries, two keys."""
    rows = pd.concat([SEEDS.articles.head(2), SEEDS.articles.head(2).assign(id=["x.txt", "y.txt"])])
    entries = _entries(citations.bibtex(rows))
    assert len(entries) == 4 and list(entries) == [item["id"] for item in json.loads(citations.csl_json(rows))]


def test_a_row_is_cited_with_its_words_and_place() -> None:
    """The quoted words, who says them and the characters they stand at."""
    article, row = next(EVERYTHING.articles.itertuples()), next(EVERYTHING.statements.itertuples())
    for text in (citations.citation(article, row), citations.bibtex_of(article, row)):
        assert f"{row.start}–{row.end}" in text and "Ann Lee" in text and "2023" in text
    assert citations.citation(article, row).startswith(
        "“Exports rose by 12% in 2023” (Ann Lee). In: “Orlen sells more”. Orlen Daily (via Agency K), 2 May 2023"
    )


# ---------------------------------------------------------------- the command
def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.run(list(arguments))
    return int(ended.value.code or 0)


def test_the_command_spells_out_what_there_is() -> None:
    """Its formats and filters are those of the modules that it does not load for its help."""
    assert tuple(formats.FORMATS) == files.FORMATS
    assert tuple(facet.key for facet in FACETS) == files.FILTERS


@pytest.mark.parametrize("table", ["claims", "checks", "derived"])
def test_export_and_verify_of_what_articles_say_together(tmp_path: Path, table: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command writes these tables like the others, and checks them by working them out again."""
    out = tmp_path / "rows.csv"
    assert _run("export", str(ROOT / "seeds"), "--table", table, "--out", str(out), "--article", "moscow-exports.txt") == 0
    assert _run("verify", str(out), str(ROOT / "seeds")) == 0
    held = f"{len(formats.read(out.read_bytes(), table))} of"
    assert capsys.readouterr().out.startswith(held)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    changed = tmp_path / "seeds" / "moscow-exports.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("44%", "20%"), encoding="utf-8")
    assert _run("verify", str(out), str(tmp_path / "seeds")) == 1
    assert "the file of moscow-exports.txt has changed" in capsys.readouterr().out


@pytest.mark.parametrize("form", formats.FORMATS)
def test_export_writes_the_rows_of_the_filters(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Filters repeated are "or", different ones "and"; the file holds the rows that the view holds."""
    out = tmp_path / "rows"
    speakers = SEEDS.options["speaker"][:2]
    asked = [part for name in speakers for part in ("--speaker", name)]
    assert (
        _run("export", str(ROOT / "seeds"), "--table", "statements", "--format", form, "--out", str(out), *asked, "--kind", "indirect") == 0
    )
    wanted = export.of_view(view(SEEDS, Selection(speakers=tuple(speakers), kinds=("indirect",))), "statements")
    back = formats.read(out.read_bytes(), "statements")
    assert list(back["id"]) == list(wanted.rows["id"]) and len(back)
    assert f"{len(back)} of {len(SEEDS.statements)} rows of statements" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails on the way leaves the older file as it was, and nothing beside it."""
    out = tmp_path / "rows.csv"
    put(out, b"older")

    def fail(_: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space"):
        put(out, b"newer")
    assert list(tmp_path.iterdir()) == [out] and out.read_bytes() == b"older"


def test_export_on_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without --out the file goes to standard output; a value that no row has is named and leaves nothing."""
    assert _run("export", str(ROOT / "seeds"), "--table", "articles") == 0
    assert list(formats.read(capsysbinary.readouterr().out)["id"]) == list(SEEDS.articles["id"])
    assert _run("export", str(ROOT / "seeds"), "--speaker", "Nobody Atall") == 0
    done = capsysbinary.readouterr()
    assert b"no row has speaker 'Nobody Atall'" in done.err and not len(formats.read(done.out))


@pytest.mark.parametrize(
    "arguments", [["--format", "pdf"], ["--table", "claims-of-none"], ["--since", "soon"], ["--out", "/nowhere/at/all.csv"]]
)
def test_export_used_wrongly(arguments: list[str]) -> None:
    """Exit status 2."""
    assert _run("export", str(ROOT / "seeds"), *arguments) == 2


def test_an_article_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1, its reason on standard error, the others in the file."""
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    (tmp_path / "good.txt").write_text("Sales rose by 5%, Ann Lee said.")
    assert _run("export", str(tmp_path), "--out", str(tmp_path / "out.csv")) == 1
    assert "bad.txt" in capsys.readouterr().err
    assert list(formats.read((tmp_path / "out.csv").read_bytes())["article"]) == ["good.txt"]


def test_claims_checks_and_derived_figures_leave_too() -> None:
    """They read back in every format, with the hashes of all files they come from; filters leave those that a row in view belongs to."""
    related = dict(relate(SEEDS).items())
    assert any(related["checks"]["diff"].map(len))  # pairs leave as texts
    seen = view(SEEDS, Selection(articles=("moscow-exports.txt", "rostec-future.txt")))
    offer = export.Offer(seen, related)
    hashes = dict(zip(SEEDS.articles["id"], SEEDS.articles["sha256"], strict=True))
    for table, key in (("claims", "facts"), ("checks", "rows"), ("derived", "operands")):
        ids = {*seen.facts["id"], *seen.statements["id"]}
        wanted = [row["id"] for _, row in related[table].iterrows() if ids & set(row[key])]
        made = offer.make(table)
        assert list(made.rows["id"]) == wanted and offer.counts(table) == (len(wanted), len(related[table])) and wanted
        for form in formats.FORMATS:
            back = formats.read(formats.write(made, form), table)
            pd.testing.assert_frame_equal(back, made.rows, check_categorical=False)
            assert [[hashes[article] for article in some] for some in back["told_in"]] == list(back["sha256"])


def test_one_row_of_everything() -> None:
    """The smallest view: one article, one statement, one figure; and what has no row at all."""
    for table in schema.TABLES:
        made = export.of_everything(view(ONE, Selection()), table)
        for form in formats.FORMATS:
            assert len(formats.read(formats.write(made, form), table)) == len(getattr(ONE, table))
