"""Text → tokens: words, numbers and single marks, each at its place."""

import re
from collections.abc import Sequence

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
    """Every token of `text`, in order; white space is between tokens, never in one.

    Four pieces of five between blanks are one plain word: they are taken as they stand, only the others are matched.
    """
    word: list[str] = []
    start: list[int] = []
    at = 0
    for piece in text.split(" "):
        if piece.isalpha() and piece.isascii():
            word.append(piece)
            start.append(at)
            at += len(piece) + 1
            continue
        for part in _parts(piece):
            if part and not part.isspace():
                word.append(part)
                start.append(at)
            at += len(part)
        at += 1
    return Tokens(word, start)


def _parts(piece: str) -> Sequence[str]:
    """A piece cut into its tokens and the white space between them."""
    if piece[:-1].isalpha() and piece.isascii() and not piece[-1].isspace():
        return piece[:-1], piece[-1]  # "word,"
    return TOKEN.split(piece)
