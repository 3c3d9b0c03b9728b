"""Evidence: rows of statements and figures by their ids, as the sentences that they stand in, each row's words marked."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from corpus.board import words
from corpus.board.filters import each
from corpus.board.highlight import Mark, pieces, said_by, text_or
from corpus.board.quotes import carriers
from corpus.tables import Tables


class Evidence:
    """The sentences of rows; made for all ids that a page shows, so that each table is looked through once."""

    def __init__(self, tables: Tables, ids: Iterable[str]) -> None:
        """`ids` are those of statements and facts; what is none is passed over."""
        wanted = set(ids)
        self._rows: dict[str, Any] = {row.id: row for rows in (tables.statements, tables.facts) for row in each(_of(rows, wanted))}
        named = {row.article for row in self._rows.values()}
        self._articles: dict[str, Any] = {row.id: row for row in each(_of(tables.articles, named))}

    def printed(self, ids: Iterable[str]) -> list[str]:
        """The words of the rows as they are printed, each wording once."""
        return list(dict.fromkeys(" ".join(self._rows[one].text.split()) for one in ids if one in self._rows))

    def passages(self, ids: Iterable[str]) -> list[dict[str, Any]]:
        """The sentences of the rows, in the order given, rows of one sentence together.

        Each has its `article`, `origin` (title, source ← via, day, who says so) and `pieces`: (text, id of the row whose
        words it is or "", whether these begin there); joined they are the sentence.
        """
        together: dict[tuple[str, str], list[Any]] = {}
        for one in dict.fromkeys(ids):
            if one in self._rows:
                row = self._rows[one]
                together.setdefault((row.article, row.sentence), []).append(row)
        return [self._passage(article, rows) for (article, _), rows in together.items()]

    def _passage(self, name: str, rows: list[Any]) -> dict[str, Any]:
        article = self._articles[name]
        speakers = dict.fromkeys(said_by(row.speaker) for row in rows)
        day = words.day(article.published, bool(article.published_inferred))
        return {
            "article": name,
            "title": text_or(article.title, name),
            "origin": f"{carriers(article.source, article.via)} · {day} · {', '.join(speakers)}",
            "pieces": _pieces(article.text, rows),
        }


def _of(rows: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return rows[rows["id"].isin(ids).to_numpy()] if ids else rows.iloc[:0]


def _pieces(text: str, rows: list[Any]) -> list[tuple[str, str, bool]]:
    """A sentence cut where the words of its rows begin and end; of rows that hold one another the inner one's."""
    sentence = rows[0].sentence
    start = text.find(sentence, max(0, max(int(row.end) for row in rows) - len(sentence)))
    if start < 0 or start > min(int(row.start) for row in rows):  # the words reach beyond it: all of it opens the row
        return [(" ".join(sentence.split()), rows[0].id, True)]
    marks = [Mark(row.id, int(row.start) - start, int(row.end) - start, "", "") for row in rows]
    inside = [mark if mark.end <= len(sentence) else mark._replace(end=len(sentence)) for mark in marks]
    cut = pieces(sentence, inside)
    return [(" ".join(piece.text.split("\n")), *_inner(piece.marks, piece.begins, inside)) for piece in cut]


def _inner(at: tuple[int, ...], begins: tuple[int, ...], marks: list[Mark]) -> tuple[str, bool]:
    return (marks[at[-1]].id, at[-1] in begins) if at else ("", False)
