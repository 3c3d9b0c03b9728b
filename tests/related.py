"""Texts as tables, for tests of what articles say together."""

from collections.abc import Sequence
from typing import Any

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article
from corpus.record import as_dict
from corpus.relate import Related, relate
from corpus.relate.duplicates import Duplicates
from corpus.relate.mentions import plain_rows
from corpus.tables import Tables, make_tables

LEXICON = load()


def records(texts: Sequence[str], prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The records of texts, named "0.txt", "1.txt" … after the prefix, copies marked as copies."""
    duplicates = Duplicates()
    named = [(f"{prefix}{i}.txt", text) for i, text in enumerate(texts)]
    return [(name, duplicates.mark(as_dict(analyse(Article(name, text), LEXICON)))) for name, text in named]


def tables_of(texts: Sequence[str]) -> Tables:
    """The six tables of texts."""
    return make_tables(records(texts))


def related_of(texts: Sequence[str]) -> Related:
    """Claims, checks and derived figures of texts."""
    return relate(tables_of(texts))


def rows(related: Related, table: str) -> list[dict[str, Any]]:
    """The rows of one of the three tables as plain values, none as None."""
    return list(plain_rows(getattr(related, table)))
