"""A boundary around one article: a rule that fails on it costs that article, never the run."""

import traceback
from collections.abc import Callable
from typing import TypeVar

from corpus.find.tokens import find_tokens
from corpus.model import Article, Document, Header, Problem, Published, Record

T = TypeVar("T")
#: how the functions of the stages are named; what follows names the stage
VERBS = ("find_", "read_", "mark_", "resolve_")


def guarded(article: Article, work: Callable[[], T], strict: bool = False) -> T | Problem:
    """What `work` makes of the article, or the problem that it had with it. `strict` raises the error instead."""
    try:
        return work()
    except Exception as error:
        if strict:
            raise
        return failure(article.id, error)


def failure(article_id: str, error: Exception) -> Problem:
    """What an exception says to a user: the stage that it comes from, its kind, the article.

    >>> failure("a.txt", KeyError("tea"))
    Problem(stage='analyse', message="a.txt: no rows, a rule failed on this text (KeyError: 'tea')", start=None, end=None)
    """
    if isinstance(error, MemoryError):
        return Problem(_stage(error), f"{article_id}: analyzing it took more memory than allowed")
    return Problem(_stage(error), f"{article_id}: no rows, a rule failed on this text ({type(error).__name__}: {str(error)[:100]})")


def _stage(error: Exception) -> str:
    """The stage that an error comes from: "names" for `find_names`, which `analyse` called."""
    called = [frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)]
    stages = [name for name in called if name.startswith(VERBS)]
    return stages[0].partition("_")[2] if stages else "analyse"


def empty(article: Article, problem: Problem) -> Record:
    """The record of an article that could not be analyzed: its text, no rows, and the reason."""
    text = article.text
    document = Document(text, find_tokens(""), (), (), (), bytes(len(text)))
    return Record(article, document, Header(), Published(), None, problems=(*article.problems, problem))
