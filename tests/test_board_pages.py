"""Each page runs, over everything, one row and nothing; what it offers keeps the promised names."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from corpus.board import scales
from corpus.board.filters import Prepared, prepare, view
from corpus.board.pages.article import in_order
from corpus.board.pages.figures import ordered
from corpus.board.selection import Selection
from tests.board_tables import EMPTY, EVERYTHING, ONE, TEXTS

ROOT = Path(__file__).parent.parent
PAGES = ("overview", "statements", "figures", "article")
SIZES = {"everything": EVERYTHING, "one row": ONE, "empty": EMPTY}
NOTHING_LEFT = Selection(speakers=("Ann Lee",), themes=("unmanned systems",))


def _page(name, tables, selection):  # its source runs by itself, without the imports above
    import importlib

    importlib.import_module(f"corpus.board.pages.{name}").show(tables, selection)


def _run(name: str, tables: Prepared, selection: Selection) -> AppTest:
    return AppTest.from_function(_page, kwargs={"name": name, "tables": tables, "selection": selection}, default_timeout=20).run()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs(name: str, size: str) -> None:
    """No exception over any size of table."""
    assert not _run(name, SIZES[size], Selection()).exception


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_view_says_which_filter_to_remove(name: str) -> None:
    """Filters that leave nothing: the page says so."""
    page = _run(name, EVERYTHING, NOTHING_LEFT)
    assert not page.exception
    assert any("are left under these filters. Remove one of these" in text.value for text in page.text)


@pytest.mark.parametrize("name", PAGES)
def test_both_downloads_are_offered_on_every_page(name: str) -> None:
    """The two buttons carry the names that visitors and tests rely on."""
    labels = [button.label for button in _run(name, EVERYTHING, Selection()).get("download_button") if "Download" in button.label]
    assert sorted(labels) == ["Download facts (CSV)", "Download statements (CSV)"]


def test_the_page_says_how_much_is_in_view() -> None:
    """ "n of N" stands under the title, with the selection in words."""
    page = _run("statements", EVERYTHING, Selection(speakers=("Ann Lee",)))
    assert page.text[0].value == "Showing 2 of 5 statements, 2 of 4 figures, 1 of 3 articles: by Ann Lee."


def test_a_filter_that_does_not_apply_is_named() -> None:
    """On the figures' page a filter by kind of speech says that it does nothing there."""
    page = _run("figures", EVERYTHING, Selection(kinds=("direct",)))
    assert any("does not apply to figures" in text.value for text in page.text)


def test_figures_without_a_time_axis_say_why() -> None:
    """Where no measure has three periods the page says what it takes and what there is."""
    page = _run("figures", EVERYTHING, Selection())
    assert any("1 of 4 figures state both a period and a measure, and the longest series has 1 period." in text.value for text in page.text)


def test_units_with_one_figure_are_named_not_drawn() -> None:
    """Below the least number of points the table is the answer, and the page says so."""
    page = _run("figures", EVERYTHING, Selection())
    said = [text.value for text in page.text]
    assert "Only one figure each, too few for a chart, see the table: changes in percent." in said
    assert "Only one figure each, too few for a chart, see the table: counts." in said
    assert len(page.get("plotly_chart")) == 1


@pytest.mark.parametrize(("order", "first"), [("value", 2), ("date", 2), ("article", 0), ("nonsense", 0)])
def test_figures_are_ordered(order: str, first: int) -> None:
    """Largest first, newest article first, or as they are; equal ones keep their order."""
    labels = list(ordered(scales.brief(EVERYTHING.facts, np.ones(4, bool)), order).index)
    assert labels == {2: {"value": [1, 3, 2, 0], "date": [2, 3, 0, 1]}.get(order), 0: [0, 1, 2, 3]}[first]


def test_an_article_says_what_the_filters_hide() -> None:
    """ "n of N" of the rows of the article, where some are not in view; nothing is said where all are."""
    hidden = "0 of 2 statements and 1 of 2 figures of this article in view: the filters hide the others."
    assert any(text.value == hidden for text in _run("article", EVERYTHING, Selection(kinds=("direct",), units=("percent",))).text)
    assert not any("hide the others" in text.value for text in _run("article", EVERYTHING, Selection()).text)


def test_rows_are_stepped_through_in_the_order_of_the_text() -> None:
    """Statements and figures together, the outer before the inner; at the first row there is no way back."""
    part = view(EVERYTHING, Selection()).of_article("a.txt")
    starts = {row: start for table in (part.statements, part.facts) for row, start in zip(table["id"], table["start"], strict=True)}
    ids = in_order(part)
    assert sorted(starts) == sorted(ids) and [starts[row] for row in ids] == sorted(starts.values())
    page = _run("article", EVERYTHING, Selection())
    assert _button(page, "Previous row").disabled and not _button(page, "Next row").disabled
    _button(page, "Next row").click().run()
    assert not page.exception and any(text.value.startswith("Row 1 of ") for text in page.text)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tests' articles, named to the dashboard."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CORPUS_ARTICLES", str(tmp_path))
    return tmp_path


def _dashboard() -> AppTest:
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)


def _button(page: AppTest, label: str) -> Any:
    return next(button for button in page.button if button.label == label)


def test_the_dashboard_opens_a_folder(folder: Path) -> None:
    """The entry file reads the folder, shows the filters by their promised names and no note on briefs."""
    page = _dashboard().run()
    assert not page.exception
    assert [widget.label for widget in page.multiselect][:2] == ["Speaker", "Theme"]
    assert not page.info


def test_the_first_page_says_that_the_seeds_are_briefs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over seeds/ the visitor is told what they are."""
    monkeypatch.delenv("CORPUS_ARTICLES", raising=False)
    page = _dashboard().run()
    assert not page.exception
    assert "briefs" in page.info[0].value


def test_a_link_restores_the_filters_and_names_what_is_gone(folder: Path) -> None:
    """A stale value is dropped with a notice; the others hold."""
    page = _dashboard()
    page.query_params["article"] = ["a.txt", "gone.txt"]
    page.run()
    assert not page.exception
    assert page.session_state["article"] == ["a.txt"]
    assert any("gone.txt" in text.value for text in page.text)


def test_another_folder_can_be_opened(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder named on the first page is read; one that does not exist is refused with a word."""
    other = tmp_path_factory.mktemp("other")
    (other / "z.txt").write_text("Only one\nNothing else.", encoding="utf-8")
    page = _dashboard().run()
    page.text_input(key="folder wanted").set_value(str(other))
    _button(page, "Open folder").click().run()
    assert not page.exception
    assert page.session_state["folder"] == str(other)
    page.text_input(key="folder wanted").set_value("/nowhere/at/all")
    _button(page, "Open folder").click().run()
    assert page.session_state["folder"] == str(other) and any("no folder" in text.value for text in page.text)


def test_articles_are_added_to_those_of_the_folder(folder: Path) -> None:
    """Files and pasted text become articles of this session; what cannot be read says why; "Remove" takes them away again."""
    before = sorted(folder.iterdir())
    page = _dashboard().run()
    assert any("20 MB a file, 5 seconds of processor time to read an article" in caption.value for caption in page.caption)
    page.file_uploader[0].set_value(
        [("a.txt", b"Ferry fares rise\n\nFares rose by 8%, Cy Dorn said.", "text/plain"), ("x.pdf", b"%PDF-1.4", "")]
    )
    page.text_area[0].set_value("Ports are full\n\n\u201cWe need 12 more ports,\u201d said Di Fenn. :red[Bo]")
    _button(page, "Add").click().run()
    assert not page.exception
    shown = "\n".join(text.value for text in page.text)
    assert "Added in this session: 2 articles with 2 statements and 2 figures." in shown
    assert "\u2022 x.pdf: " in shown
    assert {"Cy Dorn", "Di Fenn"} <= set(page.multiselect(key="speaker").options)
    assert {"a.txt", "a.txt~2", "pasted text"} <= set(page.multiselect(key="article").options)
    page.multiselect(key="speaker").set_value(["Cy Dorn", "Ann Lee"]).run()
    _button(page, "Remove added articles").click().run()
    assert not page.exception
    assert page.multiselect(key="speaker").value == ["Ann Lee"]
    assert "Cy Dorn" not in page.multiselect(key="speaker").options
    assert sorted(folder.iterdir()) == before


def test_nothing_chosen_adds_nothing(folder: Path) -> None:
    """The button alone says what is missing."""
    page = _dashboard().run()
    _button(page, "Add").click().run()
    assert not page.exception and "added" not in page.session_state
    assert any("Choose files or paste a text first." in text.value for text in page.text)


def test_what_is_not_the_article_is_shown_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stretch that is left out is marked with its rule for every reader, and the legend explains it only where there is one."""
    shown: dict[str, Any] = {}
    monkeypatch.setattr("corpus.board.pages.article.mount", lambda name, key, data, **_: shown.update({name: data}))
    articles = EVERYTHING.articles.copy()
    articles["boilerplate"] = pd.Series([["0-13 menu"], [], []], dtype="object")
    found = prepare(replace(EVERYTHING, articles=articles))
    assert not _run("article", found, Selection(articles=("a.txt",))).exception
    out = [mark for mark in shown["reader"]["marks"] if mark["kind"] == "out"]
    assert out == [{"id": "out-0", "kind": "out", "label": "left out, menu"}] and shown["legend"] == {"left_out": True}
    assert "".join(piece[0] for piece in shown["reader"]["pieces"]) == TEXTS["a.txt"]
    assert not _run("article", EVERYTHING, Selection(articles=("a.txt",))).exception
    assert shown["legend"] == {"left_out": False}
