"""How much is tried: little in every run, all of it with CORPUS_SAFETY=full."""

import os

FULL = os.environ.get("CORPUS_SAFETY") == "full"


def count(few: int, full: int) -> int:
    """The number for this run."""
    return full if FULL else few
