"""Articles as bars."""

from collections.abc import Mapping
from heapq import nlargest

from corpus.board import words
from corpus.board.caption import Caption
from corpus.board.charts.look import COLOURS, MOST_BARS, Figure, Look, bars, layout, whole_numbers

#: articles that an alternative text names
MOST_SAID = 5


def by_article(names: Mapping[str, str], said: Mapping[str, int], told: Mapping[str, int], look: Look) -> Figure:
    """Statements and figures by article, most first. `names` are what the articles are called, by id; `said` and `told`
    how many statements and figures each has."""
    ids = ranked(names, said, told)
    traces = [
        bars("statements", ids, [said.get(a, 0) for a in ids], COLOURS["statement"], ""),
        bars("figures", ids, [told.get(a, 0) for a in ids], COLOURS["figure"], "/"),
    ]
    found = layout(look, ids, [names[a] for a in ids], legend=True)
    found["xaxis"] |= whole_numbers(max((said.get(a, 0) + told.get(a, 0) for a in ids), default=0))
    return {"data": traces, "layout": found}


def by_article_caption(names: Mapping[str, str], said: Mapping[str, int], told: Mapping[str, int]) -> Caption:
    """What the bars ask and show; the arguments are those of `by_article`."""
    count = len(names)
    shown = words.plural(count, "article") if count <= MOST_BARS else f"the {MOST_BARS} of {count:,} articles with most"
    first = "; ".join(f"{names[a]}: {said.get(a, 0) + told.get(a, 0):,}" for a in ranked(names, said, told)[:MOST_SAID])
    return Caption(
        "Which articles say most?",
        f"Statements and figures in view, by article · {shown} · a click filters by the article",
        "Source: the articles named",
        f"Bars, statements and figures by article, {shown}, most first: {first}",
    )


def ranked(names: Mapping[str, str], said: Mapping[str, int], told: Mapping[str, int]) -> list[str]:
    """Ids of the articles with most rows, most first, ties by id; at most MOST_BARS. The arguments are those of `by_article`."""
    totals = {article: said.get(article, 0) + told.get(article, 0) for article in names}
    least = min(nlargest(MOST_BARS, totals.values()), default=0)  # of 20,000 articles few are worth a comparison by id
    return sorted((article for article, total in totals.items() if total >= least), key=lambda a: (-totals[a], a))[:MOST_BARS]
