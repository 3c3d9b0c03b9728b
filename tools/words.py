"""Write corpus/lexicons/words.txt, common English words, from a list of SCOWL (one word a line).

Run by hand: `python tools/words.py american-english-small`, the list of Debian's package wamerican-small. Names, contractions
and single letters are left out: the list only shows whether the two halves of a word that a line's end divides are words.
"""

import sys
from pathlib import Path

HEAD = """\
# Common English words, from SCOWL (Spell Checker Oriented Word Lists), size 35, by tools/words.py.
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated
# scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided
# that the above copyright notice appears in all copies and that both that copyright notice and this permission notice appear
# in supporting documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It
# is provided "as is" without express or implied warranty.
"""


def main() -> None:
    """Keep lower-case words of two letters or more."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").split("\n")
    words = sorted({line for line in lines if len(line) > 1 and line.isascii() and line.isalpha() and line.islower()})
    Path(__file__).parents[1].joinpath("corpus", "lexicons", "words.txt").write_text(HEAD + "\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
