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


#: opening marks that a plain word often stands behind
OPENING = frozenset('“‘"($€£«—')


def find_tokens(text: str) -> Tokens:
    """Every token of `text`, in order; white space is between tokens, never in one.

    Four pieces of five between blanks are one plain word: they are taken as they stand, only the others are looked into.
    """
    word: list[str] = []
    start: list[int] = []
    end: list[int] = []
    at = 0
    for piece in text.replace("\n", " ").replace("\u00a0", " ").split(" "):
        if piece.isalpha() and piece.isascii():
            word.append(piece)
            start.append(at)
            at += len(piece)
            end.append(at)
        elif piece:
            for part in _parts(piece):
                last = at + len(part)
                if part and not part.isspace():
                    word.append(part)
                    start.append(at)
                    end.append(last)
                at = last
        at += 1
    return Tokens(word, start, end)


def _parts(piece: str) -> Sequence[str]:
    """A piece cut into its tokens and the white space between them; the commonest shapes need no pattern."""
    if piece.isascii():
        if piece[:-1].isalpha() and not piece[-1].isspace():
            return piece[:-1], piece[-1]  # "word,"
        if piece.isdecimal():
            return (piece,)
    behind = piece[1:]
    if behind.isalpha() and behind.isascii() and piece[0] in OPENING:
        return piece[0], behind
    return TOKEN.split(piece)
