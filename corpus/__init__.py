"""Corpus: news articles in, tables of who said what, when, and with which numbers out.

>>> import corpus
>>> record = corpus.extract("Exports rose by 5%, Ann Lee said.")
>>> [row["text"] for row in record["statements"]]
['Exports rose by 5%']
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.loader import load
    from corpus.tables import Tables

__all__ = ["Tables", "extract", "load"]


def extract(text: str, **given: Any) -> dict[str, Any]:
    """The record of one text, as the JSON of the command has it (a dict of plain values).

    `given`: what is known of it beforehand: id, url, title, source, author, published ("YYYY-MM-DD"), and
    `lexicons`, a folder of word lists; `strict`. Never raises on a text: where a rule fails, the record has the text, no
    rows, and the reason in `problems`; with `strict=True` the error is raised. LexiconError where a word list is wrong.
    It runs in this process without limits of time and memory: `load` and the command read what strangers wrote.
    """
    from corpus.analyse import analyse
    from corpus.failures import empty, guarded
    from corpus.lexicon import load as load_lexicon
    from corpus.model import Article, Problem
    from corpus.record import as_dict

    lexicon = load_lexicon(given.pop("lexicons", None))
    strict = given.pop("strict", False)
    article = Article(given.pop("id", "text"), text, **given)
    found = guarded(article, lambda: as_dict(analyse(article, lexicon)), strict)
    return as_dict(empty(article, found)) if isinstance(found, Problem) else found


def __getattr__(name: str) -> Any:
    """`load` and `Tables` on first use: `extract` never imports pandas."""
    if name == "load":
        from corpus.loader import load

        return load
    if name == "Tables":
        from corpus.tables import Tables

        return Tables
    raise AttributeError(f"module 'corpus' has no attribute {name!r}")
