"""Article: the text with its marks, its rows beside it, and all that is known of the row chosen."""

import zlib
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from corpus.board import words
from corpus.board.doubts import MOST_LISTED, remarks, stretch
from corpus.board.filters import Prepared, View, each, titles, view
from corpus.board.highlight import Mark, left_out_of, marks_of, pieces, said_by, text_or
from corpus.board.pages import shared
from corpus.board.pages.downloads import downloads
from corpus.board.pages.figures import cells
from corpus.board.pages.parts import mount
from corpus.board.quotes import quotes
from corpus.board.selection import Selection
from corpus.store import citations

#: articles offered by name; others are reached by a click on a row or a filter
MOST_OFFERED = 500
#: articles named that repeat the one open
MOST_TWINS = 5
#: rows listed beside a text; a list of thousands takes the browser seconds
MOST_BESIDE = 60


def show(tables: Prepared, selection: Selection) -> None:
    """The page, of prepared tables."""
    seen = view(tables, selection)
    if shared.empty(seen, "articles", "articles"):
        return
    article, row = _wanted(seen)
    article = _choose(seen, article)
    inside = seen.of_article(article)
    own = tables.articles[(tables.articles["id"] == article).to_numpy(dtype=bool)]
    part = View(tables, inside.selection, own, inside.statements, inside.facts)
    facts = own.iloc[0]
    _head(facts, part)
    _hidden(part)
    left, right = st.columns([3, 2], gap="large")
    with left:
        _text(facts, part, row, tables)
    with right:
        _rows(facts, part, row)
        _remarks(part, article)


def _wanted(seen: View) -> tuple[str, str | None]:
    """The article and row that the link asks for; else the first article in view."""
    asked = st.query_params.get("open")
    article = asked if asked in seen.everything.titles else None
    return article or seen.ids()[0], st.query_params.get("row")


def _choose(seen: View, article: str) -> str:
    """The control that turns to another article of the view, and the buttons to the one before and after it."""
    ids = seen.ids()[:MOST_OFFERED]
    if article not in ids:
        ids = [article, *ids]
    names = titles(seen.everything)
    at = ids.index(article)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["pick"] = article
        st.selectbox(
            "Open article", ids, key="pick", format_func=lambda a: names.get(a, a), on_change=lambda: _turn(st.session_state["pick"])
        )
        st.button("Previous article", disabled=at == 0, on_click=_turn, args=(ids[at - 1],), shortcut="Left", key="previous")
        st.button(
            "Next article", disabled=at == len(ids) - 1, on_click=_turn, args=(ids[(at + 1) % len(ids)],), shortcut="Right", key="next"
        )
    return article


def _turn(article: str) -> None:
    st.query_params["open"] = article
    if "row" in st.query_params:
        del st.query_params["row"]


def _head(article: Any, part: View) -> None:
    chain = " ← ".join([text_or(article.source, "source not named"), *article.via])
    by = [text_or(article.author), words.day(article.published, bool(article.published_inferred)), words.plural(int(article.words), "word")]
    data = {
        "title": text_or(article.title, article.id),
        "origin": " · ".join([chain, *(text for text in by if text)]),
        "twins": _twins(article, part.everything),
        "article": article.id,
        "citation": citations.citation(article),
        "bibtex": citations.bibtex_of(article),
    }
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        mount("head", "head", data, open_article=lambda other: _turn(str(other)))
    with right:
        downloads(part, article=str(article.id))


def _twins(article: Any, tables: Prepared) -> list[dict[str, str]]:
    """The article that this one repeats, and those that repeat it."""
    found = []
    if original := text_or(article.duplicate_of):
        found.append({"id": original, "says": f"Repeats {article.similarity:.0%} of", "title": tables.titles.get(original, original)})
    repeats = tables.articles.loc[(tables.articles["duplicate_of"] == article.id).to_numpy(dtype=bool), "id"]
    return found + [{"id": other, "says": "Repeated by", "title": tables.titles.get(other, other)} for other in repeats.head(MOST_TWINS)]


def _hidden(part: View) -> None:
    """What the filters leave out of this article."""
    found = [(len(getattr(part, table)), _here(part, table), noun) for table, noun in (("statements", "statement"), ("facts", "figure"))]
    if hidden := [words.of(shown, total, noun) for shown, total, noun in found if shown < total]:
        st.text(f"{' and '.join(hidden)} of this article in view: the filters hide the others.")


def _here(part: View, table: str) -> int:
    """How many rows of a table the article has, in view or not."""
    return int(np.count_nonzero(part.everything.columns[table].coded("article").holding(part.articles["id"].iloc[0])))


def _text(article: Any, part: View, row: str | None, tables: Prepared) -> None:
    dates = tables.dates[(tables.dates["article"] == article.id).to_numpy(dtype=bool)]
    marks = marks_of(part, dates)
    if asked := stretch(row):
        marks.append(Mark(str(row), *asked, "at", "the place asked for"))
    left_out = left_out_of(article.boilerplate)
    marks += left_out
    mount("legend", "legend", {"left_out": bool(left_out)})
    mount(
        "reader",
        f"reader-{article.id}",
        {
            "language": text_or(article.language, "en"),
            "pieces": [[piece.text, list(piece.marks), list(piece.begins)] for piece in pieces(article.text, marks)],
            "marks": [{"id": mark.id, "kind": mark.kind, "label": mark.label} for mark in marks],
            "here": row,
            "version": zlib.crc32(
                repr([(mark.id, mark.start, mark.end) for mark in marks]).encode()
            ),  # another row alone draws nothing anew
        },
        open=_open,
    )


def _open(row: Any) -> None:
    st.query_params["row"] = str(row)


def _rows(article: Any, part: View, row: str | None) -> None:
    _steps(part, row)
    chosen = _chosen(part, row)
    if chosen is not None:
        data = {"citation": citations.citation(article, chosen), "bibtex": citations.bibtex_of(article, chosen)}
        mount("evidence", "evidence", {"lines": evidence(chosen), "article": article.id, "row": row} | data)
    if len(part.statements):
        shared.section("Statements", len(part.statements), _here(part, "statements"), "statement")
        rows = _near(part.statements, chosen)
        mount("quotes", "article-quotes", {"rows": [_short(q) for q in quotes(rows, row)], "narrow": True}, open=_open)
    if len(part.facts):
        shared.section("Figures", len(part.facts), _here(part, "facts"), "figure")
        mount("quotes", "article-facts", {"rows": _facts(_near(part.facts, chosen), row), "narrow": True}, open=_open)
    if not len(part.statements) and not len(part.facts):
        st.text("No statement or figure of this article is in view.")


def _near(rows: pd.DataFrame, chosen: Any) -> pd.DataFrame:
    """The rows that stand nearest to the one chosen, where there are more than a list bears; the others are a step away."""
    if len(rows) <= MOST_BESIDE:
        return rows
    start = 0 if chosen is None else int(chosen.start)
    at = int(np.searchsorted(rows["start"].to_numpy(dtype=np.int64), start))
    first = max(0, min(at - MOST_BESIDE // 2, len(rows) - MOST_BESIDE))
    st.text(f"The nearest {MOST_BESIDE} in the text: {first + 1:,} to {first + MOST_BESIDE:,}")
    return rows.iloc[first : first + MOST_BESIDE]


def _steps(part: View, row: str | None) -> None:
    """The buttons, and keys, that step from row to row in the order of the text."""
    ids = in_order(part)
    if not ids:
        return
    at = ids.index(row) if row in ids else -1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Previous row", disabled=at < 1, on_click=_open, args=(ids[max(at - 1, 0)],), shortcut="K", key="previous row")
        st.button("Next row", disabled=at == len(ids) - 1, on_click=_open, args=(ids[(at + 1) % len(ids)],), shortcut="J", key="next row")
        st.text(f"Row {at + 1:,} of {len(ids):,}" if at >= 0 else words.plural(len(ids), "row"))


def in_order(part: View) -> list[str]:
    """Ids of the statements and figures of an article as they stand in its text, the outer ones first."""
    rows = [(int(row.start), -int(row.end), str(row.id)) for table in (part.statements, part.facts) for row in each(table)]
    return [row_id for _, _, row_id in sorted(rows)]


def _remarks(part: View, article: str) -> None:
    """What could not be read or resolved in this article, each at its place."""
    problems = part.everything.problems
    problems = problems[(problems["article"] == article).to_numpy(dtype=bool)]
    if not len(problems):
        return
    items = [
        {
            "words": item.words if item.row else item.note,
            "note": item.note.split(" · ")[0] if item.row else "",
            "article": article * bool(item.row),
            "row": item.row,
        }
        for item in remarks(part.everything, problems.head(MOST_LISTED))
    ]
    says = f"What could not be read or resolved: {words.plural(len(problems), 'remark')}"
    mount(
        "doubts",
        "remarks",
        {"doubts": [{"number": len(problems), "says": says, "filter": None, "items": items}]},
        open=lambda item: _open(item["row"]),
    )


def _short(quote: dict[str, Any]) -> dict[str, Any]:
    """Without what the page says already."""
    return quote | {"note": "", "themes": []}


def _facts(rows: pd.DataFrame, here: str | None) -> list[dict[str, Any]]:
    found = []
    for row, shown in zip(each(rows), cells(rows), strict=True):
        where = [text for text in shown["cells"][2:6] if text]
        found.append(
            {
                "id": row.id,
                "words": row.text,
                "look": "figure",
                "kind": shown["cells"][1],
                "who": ", ".join(where) or "what it measures is not stated",
                "role": "",
                "note": said_by(row.speaker) if text_or(row.speaker) else "",
                "themes": [],
                "here": row.id == here,
            }
        )
    return found


def _chosen(part: View, row: str | None) -> Any:
    for rows in (part.statements, part.facts):
        for found in each(rows[rows["id"] == row]):
            return found
    return None


def evidence(row: Any) -> list[list[str]]:
    """What is known of a row, and where it stands: pairs of a name and a text."""
    inferred = ", ".join(getattr(row, "inferred", []))
    known = [
        ["Sentence", row.sentence],
        ["Speaker", said_by(row.speaker)],
        ["Cue", text_or(getattr(row, "cue", ""))],
        ["Themes", ", ".join(row.themes)],
        ["Not stated by the words", inferred],
        ["Stands at", f"characters {row.start} to {row.end} of {row.article}"],
        ["Rule", str(row.rule)],
    ]
    return [pair for pair in known if pair[1]]
