"""One speaker's card, and two or three speakers side by side: shown where the filter by speaker names just these."""

from collections import Counter
from typing import Any

import pandas as pd
import streamlit as st

from corpus.board import words
from corpus.board.card import Card, Day, Item, card
from corpus.board.columns import listed
from corpus.board.comparison import Comparison, Shared, compare, others
from corpus.board.filters import View, each
from corpus.board.highlight import text_or
from corpus.board.pages import shared
from corpus.board.pages.parts import mount
from corpus.board.quotes import origin, quotes
from corpus.board.speakers import KINDS
from corpus.board.speeches import COUNTED, amount

#: what a card lists at most; what stands at once, the others behind "n more"
MOST_ARTICLES, MOST_FIGURES, MOST_QUOTES, MOST_PLACES = 60, 60, 30, 6
FIGURES_AT_ONCE, FIGURES_BESIDE, QUOTES_BESIDE = 6, 3, 5


def show_card(seen: View, speaker: str) -> None:
    """The card of the one speaker chosen."""
    found = card(seen, speaker)
    near = others(seen, found)
    mount(
        "speakers",
        "card",
        {"cards": [_whole(found, seen, near)]},
        open=_open,
        theme=lambda theme: shared.only("theme", str(theme)),
        compare=lambda other: shared.only("speaker", str(other)),
    )


def show_comparison(seen: View, speakers: tuple[str, ...]) -> None:
    """Two or three speakers side by side, on all themes or on the one chosen."""
    shared.section("Side by side")
    found = compare(seen, speakers)
    st.caption("What is in view of each, under every filter. The speakers and the theme are filters: the link holds them.")
    mount(
        "speakers",
        "comparison",
        {"cards": [_narrow(one, seen) for one in found.cards], "themes": _shared(found, seen)},
        open=_open,
        theme=lambda theme: shared.choose("theme", str(theme)),
    )


def _open(where: dict[str, Any]) -> None:
    shared.open_article(str(where["article"]), where.get("row"))


def _shared(found: Comparison, seen: View) -> list[list[Any]]:
    """The themes to choose from, those that more than one speaks about first; counts in the order of the columns."""

    def pick(one: Shared) -> dict[str, Any]:
        count = " · ".join(map(str, one.counts))
        return {"value": one.theme, "label": one.theme, "count": count, "pressed": one.theme in seen.selection.themes}

    shared_ = [pick(one) for one in found.themes if one.speakers > 1]
    single = [pick(one) for one in found.themes if one.speakers == 1]
    groups = (("Shared themes, with the statements of each in the order of the columns", shared_), ("Themes of one alone", single))
    return [[title, items] for title, items in groups if items]


def _whole(found: Card, seen: View, near: list[tuple[str, int]]) -> dict[str, Any]:
    """One card with all that is known."""
    number = {article: n for n, article in enumerate(found.articles["id"], 1)}
    titles = seen.everything.titles
    printed = (
        ("Role, as printed", found.roles),
        ("Organisation", found.organisations),
        ("Spellings", found.spellings),
        ("Carried by", found.carriers),
    )
    return _common(found) | {
        "printed": [[title, [_printed(item, number, titles) for item in items]] for title, items in printed if items],
        "days": _days(found),
        "themes": [{"value": theme, "label": theme, "count": f"{count:,}"} for theme, count in found.themes],
        "figures": _figures(found, "Figures given", FIGURES_AT_ONCE),
        "articles": _articles(found, number),
        "others": [{"value": name, "label": name, "count": amount(count, "statements")} for name, count in near],
        "note": "Only what is in view." if seen.selection.having(speakers=()) else "",
    }


def _narrow(found: Card, seen: View) -> dict[str, Any]:
    """One column of a comparison."""
    rows = found.statements.head(MOST_QUOTES)
    left = len(found.statements) - len(rows)
    return _common(found) | {
        "type": "",
        "role": found.roles[0].text if found.roles else "",
        "printed": [],
        "days": [],
        "themes": [],
        "figures": _figures(found, "Figures", FIGURES_BESIDE),
        "quotes": _quotes(rows, seen),
        "quotesShown": QUOTES_BESIDE,
        "articles": [],
        "others": [],
        "note": f"{amount(left, 'statements')} more in the list below." if left else "",
    }


def _quotes(rows: pd.DataFrame, seen: View) -> list[dict[str, Any]]:
    """A column's quotes, the first of each article under its title and day."""
    articles = listed(rows["article"])
    begins = [n == 0 or article != articles[n - 1] for n, article in enumerate(articles)]
    return [
        quote | {"where": {"article": article, "row": quote["id"]}, "heading": quote["note"] if begin else ""}
        for quote, article, begin in zip(quotes(rows, query=seen.selection.query), articles, begins, strict=True)
    ]


def _common(found: Card) -> dict[str, Any]:
    said = found.counts["statements"]
    counted = [amount(found.counts[counting].total, counting) for counting in COUNTED]
    summary = f"{counted[0]} in {counted[1]} and {counted[2]} · {words.plural(len(found.facts), 'figure')}"
    return {"name": found.name, "type": found.type, "summary": summary, "shares": [[kind, getattr(said, kind)] for kind in KINDS]}


def _printed(item: Item, number: dict[str, int], titles: dict[str, str]) -> dict[str, Any]:
    where = [
        {"article": article, "row": row, "number": number[article], "title": titles[article]} for article, row in item.where[:MOST_PLACES]
    ]
    return {"words": item.text, "where": where, "more": item.articles - len(where)}


def _days(found: Card) -> list[dict[str, Any]]:
    """First and last day of publication, one line where they are the same, and how many articles have none."""
    if not found.first or not found.last:
        return [{"label": "", "words": "No article is dated.", "where": None}] if len(found.articles) else []
    same = found.first.published == found.last.published
    lines = [_day("" if same else "first", found.first)] + ([] if same else [_day("last", found.last)])
    undated = f"and {words.plural(found.undated, 'article')} without a date"
    return [*lines, *([{"label": "", "words": undated, "where": None}] if found.undated else [])]


def _day(label: str, day: Day) -> dict[str, Any]:
    return {"label": label, "words": words.day(day.published, day.inferred), "where": day.where._asdict()}


def _figures(found: Card, title: str, at_once: int) -> dict[str, Any]:
    items = [_figure(row) for row in each(found.facts.head(MOST_FIGURES))]
    left = len(found.facts) - len(items)
    more = f", the first {len(items)} of {len(found.facts):,}; all on the page Figures" if left else ""
    return {"title": f"{title}{more}", "items": items, "shown": at_once}


def _figure(row: Any) -> dict[str, Any]:
    about = [text_or(row.measure), text_or(row.place), text_or(row.period)]
    return {
        "words": row.text,
        "normalised": f"= {words.normalised(row.value, row.value_max, str(row.unit), str(row.approx))}",
        "about": " · ".join(text for text in about if text),
        "sentence": row.sentence,
        "where": {"article": row.article, "row": row.id},
    }


def _articles(found: Card, number: dict[str, int]) -> list[dict[str, Any]]:
    near = found.statements.loc[found.statements["article"].isin(found.articles["id"].head(MOST_ARTICLES)), ["article", "id"]]
    articles = listed(near["article"])
    said = Counter(articles)
    firsts = dict(zip(reversed(articles), reversed(listed(near["id"])), strict=True))
    return [
        {
            "number": number[row.id],
            "title": text_or(row.title, row.id),
            "origin": f"{origin(row)} · {amount(said[row.id], 'statements')}",
            "where": {"article": row.id, "row": firsts.get(row.id)},
        }
        for row in each(found.articles.head(MOST_ARTICLES))
    ]
