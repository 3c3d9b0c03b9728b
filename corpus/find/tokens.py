"""Text → tokens: words, numbers and single marks, each at its place."""

import re

from corpus.model import Tokens

# The letters of the Latin, Greek, Cyrillic and other scripts below U+1FFF as ranges: a quarter faster than asking
# Unicode about each character. Other letters are the last but one alternative.
LETTER = "[A-Za-zÀ-ÖØ-öø-\u036f\u0370-\u1fff]"
TOKEN = re.compile(
    rf"""
      (?:[A-Za-z]\.){{2,}}                      # U.S. · e.g. · J.K.
    | {LETTER}+(?:['’](?![sS]\b){LETTER}+)*    # don't · O’Neil: one word; Moscow’s: two
    | \d+(?:[.,]\d+)*                         # 44 · 1,049.95 · 04.07.2024
    | ['’][sS]\b                              # the possessive, a token of its own
    | ''|``|--|\.\.\.                         # doubled marks
    | [^\W\d_]+                               # letters of other scripts
    | [^\s]                                   # any other mark
    """,
    re.VERBOSE,
)


def find_tokens(text: str) -> Tokens:
    """Every token of `text`, in order; white space is between tokens, never in one."""
    matches = list(TOKEN.finditer(text))
    return Tokens([match[0] for match in matches], [match.start() for match in matches])
