"""Text → tokens: words, numbers and single marks, each at its place."""

import re
from itertools import accumulate

from corpus.model import Tokens

# The letters of the Latin, Greek, Cyrillic and other scripts below U+1FFF as ranges: a quarter faster than asking
# Unicode about each character. Other letters are the last but one alternative. Possessive: no token is ever cut back.
LETTER = "[A-Za-zÀ-ÖØ-öø-\u036f\u0370-\u1fff]"
TOKEN = re.compile(
    rf"""
    ( [A-Za-z]\.[A-Za-z]\.(?:[A-Za-z]\.)*+       # U.S. · e.g. · J.K.
    | {LETTER}++(?:['’](?![sS]\b){LETTER}++)*+  # don't · O’Neil: one word; Moscow’s: two
    | \d++(?:[.,]\d++)*+                         # 44 · 1,049.95 · 04.07.2024
    | ['’][sS]\b                                # the possessive, a token of its own
    | ''|``|--|\.\.\.                           # doubled marks
    | [^\W\d_]++                                # letters of other scripts
    | \S                                        # any other mark
    )
    """,
    re.VERBOSE,
)


def find_tokens(text: str) -> Tokens:
    """Every token of `text`, in order; white space is between tokens, never in one."""
    parts = TOKEN.split(text)  # white space and tokens by turns: no object is made for each match
    edges = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], edges[:-1:2])
