"""Text → tokens: words, numbers and single marks, each at its place."""

import re

from corpus.model import Tokens

TOKEN = re.compile(
    r"""
      (?:[A-Za-z]\.){2,}                       # U.S. · e.g. · J.K.
    | [^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*    # don't · O’Neil: one word; Moscow’s: two
    | \d+(?:[.,]\d+)*                          # 44 · 1,049.95 · 04.07.2024
    | ['’][sS]\b                               # the possessive, a token of its own
    | ''|``|--|\.\.\.                          # doubled marks
    | [^\s]                                    # any other mark
    """,
    re.VERBOSE,
)


def find_tokens(text: str) -> Tokens:
    """Every token of `text`, in order; white space is between tokens, never in one."""
    word: list[str] = []
    start: list[int] = []
    for match in TOKEN.finditer(text):
        word.append(match[0])
        start.append(match.start())
    return Tokens(word, start)
