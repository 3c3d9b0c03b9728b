"""Small tables of invented people for the tests of the dashboard."""

from typing import Any

from corpus.board.filters import Prepared, prepare
from corpus.tables import Tables, frame

EXPORTS, DRONES, SKILLS = "exports", "unmanned systems", "skills and education"

TEXTS = {
    "a.txt": "Orlen sells more\nExports rose by 12% in 2023, Ann Lee said. They reached over $3 billion, she added.",
    "b.txt": "Pilots wanted\n“We need 400 pilots,” said Bo Chen. Almost $270 million was spent, according to Анна Ли.",
    "c.txt": "Nothing here.",
}


def _article(name: str, **given: Any) -> dict[str, Any]:
    text = TEXTS[name]
    return {
        "id": name, "path": name, "sha256": f"{ord(name[0]):064x}", "title": text.split("\n")[0], "via": [], "published_inferred": False,
        "language": "en", "words": len(text.split()), "text": text, "themes": [], "boilerplate": [],
    } | given  # fmt: skip


ARTICLES = [
    _article("a.txt", source="Orlen Daily", via=["Agency K"], published="2023-05-02", themes=[EXPORTS]),
    _article("b.txt", published="2024-01-10", published_inferred=True, themes=[DRONES, SKILLS]),
    _article("c.txt", title=None),
]


def _row(article: str, words: str, **given: Any) -> dict[str, Any]:
    of = next(a for a in ARTICLES if a["id"] == article)
    start = TEXTS[article].index(words)
    return {
        "id": f"{article}:{start}", "article": article, "title": of["title"], "source": of.get("source"), "published": of.get("published"),
        "start": start, "end": start + len(words), "text": words, "part": "body", "themes": [], "rule": "test",
        "sentence": next(s for s in TEXTS[article].replace("\n", ". ").split(". ") if words.split(",")[0] in s),
    } | given  # fmt: skip


STATEMENTS = [
    _row("a.txt", "Exports rose by 12% in 2023", speaker="Ann Lee", role="head of Orlen", kind="indirect", cue="said", themes=[EXPORTS]),
    _row("a.txt", "They reached over $3 billion", speaker="Ann Lee", role="head of Orlen", kind="indirect", cue="added", themes=[EXPORTS]),
    _row("b.txt", "We need 400 pilots,", speaker="Bo Chen", kind="direct", cue="said", themes=[DRONES, SKILLS]),
    _row("b.txt", "Almost $270 million was spent", speaker="Анна Ли", kind="indirect", cue="according to"),
    _row("b.txt", "said", kind="mixed"),
]


def _fact(article: str, words: str, value: float, unit: str, **given: Any) -> dict[str, Any]:
    return _row(article, words, **({"value": value, "low": value, "high": value, "unit": unit, "approx": "exact", "inferred": []} | given))


FACTS = [
    _fact("a.txt", "12%", 12, "percent", speaker="Ann Lee", direction="increase", measure="Exports", period="2023", themes=[EXPORTS]),
    _fact("a.txt", "over $3 billion", 3e9, "USD", high=None, approx="more_than", speaker="Ann Lee", inferred=["measure"], themes=[EXPORTS]),
    _fact("b.txt", "400 pilots", 400, "count:pilot", speaker="Bo Chen", place="Orlen", themes=[DRONES]),
    _fact("b.txt", "Almost $270 million", 270e6, "USD", low=None, approx="almost", speaker="Анна Ли"),
]


def tables(articles: int = 3, statements: int = 99, facts: int = 99) -> Prepared:
    """Prepared tables of the first so many rows."""
    rows = {"articles": ARTICLES[:articles], "statements": STATEMENTS[:statements], "facts": FACTS[:facts]}
    dates = [{"article": "a.txt", "start": 43, "end": 47, "text": "2023", "type": "DATE", "value": "2023", "rule": "test"}][:statements]
    problems = [{"article": "c.txt", "stage": "decode", "message": "in doubt: <b>koi8-r</b>"}] if articles > 2 else []
    names = ("articles", "speakers", "statements", "facts", "dates", "problems")
    return prepare(Tables(**{name: frame(name, ({"dates": dates, "problems": problems} | rows).get(name, [])) for name in names}))  # type: ignore[arg-type]


EVERYTHING = tables()
ONE = tables(1, 1, 1)
EMPTY = tables(0, 0, 0)
