"""Downloads in a real browser: the file is what the page shows, in every format, at desk and phone width."""

import io
import json
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from corpus.board.pages.downloads import NOTES
from corpus.store import formats
from tests.browser.conftest import ARTICLES, Visit
from tests.browser.steps import WIDTHS, at_width, rows

LABELS = {form: made.label for form, made in formats.FORMATS.items()}


def shown(visit: Visit, width: int, path: str) -> Page:
    """A page at a width, once its rows stand."""
    page = at_width(visit, width, path)
    page.locator("[data-row]").first.wait_for()
    return page


def choose(visit: Visit, label: str, option: str, brings: str | re.Pattern[str]) -> None:
    """Choose an option, and wait for the text that comes with it: a button pressed before is the one of the choice before."""
    visit.page.get_by_role("combobox", name=label).click()
    visit.page.get_by_role("option", name=option, exact=True).click()
    expect(visit.page.get_by_text(brings)).to_be_visible(timeout=20_000)
    visit.settle()


def more(visit: Visit) -> None:
    visit.page.get_by_role("button", name="More formats").click()
    visit.settle()
    expect(visit.page.get_by_text("Which rows")).to_be_visible()


def save(page: Page, button: str | re.Pattern[str], to: Path) -> tuple[str, bytes]:
    """Name and content of the file that a button gives."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    waiting.value.save_as(to)
    return waiting.value.suggested_filename, to.read_bytes()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("path", "button"), [("figures?theme=exports", "Download facts (CSV)"), ("statements", "Download statements (CSV)")]
)
def test_one_click_gives_what_is_on_the_screen(visit: Visit, tmp_path: Path, width: int, path: str, button: str) -> None:
    """The button beside the title: exactly the rows of the page, under a name that says which, nothing of the page cut."""
    page = shown(visit, width, path)
    name, data = save(page, button, tmp_path / "file")
    assert list(formats.read(data)["id"]) == rows(page)
    assert name.startswith(f"corpus-{'facts-exports' if 'figures' in path else 'statements'}") and name.endswith(".csv")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_every_format_gives_the_view(visit: Visit, tmp_path: Path, width: int) -> None:
    """Behind "More formats": the same rows in each format, read back; "Everything" gives all of them whatever is filtered."""
    page = shown(visit, width, "figures?theme=exports")
    ids = rows(page)
    more(visit)
    found = {}
    for form, label in LABELS.items():
        choose(visit, "Format", label, NOTES[form])
        name, found[form] = save(page, f"Download {len(ids)} figures", tmp_path / form)
        assert name.endswith(formats.FORMATS[form].ending)
        assert list(formats.read(found[form], "facts")["id"]) == ids, form
    pd.testing.assert_frame_equal(formats.read(found["jsonl"]), formats.read(found["parquet"]))
    label = page.get_by_text("Everything (")
    count = re.sub(r"[^\d,]", "", label.inner_text())
    label.click()
    _, data = save(page, f"Download {count} figures", tmp_path / "all")
    everything = formats.read(data, "facts")
    assert len(everything) > len(ids) and set(ids) < set(everything["id"])


@pytest.mark.parametrize("width", WIDTHS)
def test_other_tables_and_citations(visit: Visit, tmp_path: Path, width: int) -> None:
    """Articles of the view as a workbook that says its query; their citations as BibTeX; all of it within reach at phone width."""
    page = shown(visit, width, "figures?theme=exports")
    more(visit)
    button = re.compile(r"Download \d+ articles?$")
    choose(visit, "What", "Articles", button)
    choose(visit, "Format", LABELS["xlsx"], NOTES["xlsx"])
    _, data = save(page, button, tmp_path / "articles.xlsx")
    ids = list(formats.read(data)["id"])
    assert "tractors.txt" in ids and len(ids) < len(list(ARTICLES.iterdir()))
    query = dict(row[:2] for row in openpyxl.load_workbook(io.BytesIO(data))["query and sources"].iter_rows(max_row=4, values_only=True))
    assert query["which"] == "about exports" and query["link"] == "?theme=exports"
    name, data = save(page, re.compile(r"Download \d+ citations?$"), tmp_path / "cite")
    assert name.endswith(".bib") and data.count(b"@misc{") == len(ids) and b"Orlen Works sells more tractors abroad" in data


def test_the_files_of_an_article(visit: Visit, tmp_path: Path) -> None:
    """On an article's page: its rows alone, and its record as JSON, with text that means harm as it is."""
    page = visit.open("article?open=hostile.txt")
    more(visit)
    name, data = save(page, "Download the article’s record (JSON)", tmp_path / "record")
    record = json.loads(data)
    assert name.startswith("corpus-record-hostile-txt") and record["text"] == (ARTICLES / "hostile.txt").read_text(encoding="utf-8")
    for row in (*record["statements"], *record["facts"]):
        assert record["text"][row["start"] : row["end"]] == row["text"]
    button = f"Download {len(record['statements'])} statement"
    choose(visit, "What", "Statements", button)
    _, data = save(page, button, tmp_path / "rows")
    assert list(formats.read(data, "statements")["id"]) == [row["id"] for row in record["statements"]]
