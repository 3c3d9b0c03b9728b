"""Common English words, read from their list where one is asked for."""

from functools import cache
from pathlib import Path

WORDS = Path(__file__).parents[1] / "lexicons" / "words.txt"


@cache
def common_words() -> frozenset[str]:
    """The words of the list, lower case.

    >>> "harbor" in common_words(), "hallitus" in common_words()
    (True, False)
    """
    return frozenset(line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("#"))
