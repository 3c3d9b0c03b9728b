"""Runs cut in two: titles and other words before a name, and the words that may be the name."""

from collections.abc import Sequence

from corpus.find.name.runs import Run, is_adjective
from corpus.grammar.names import is_demonym
from corpus.grammar.namewords import CAUCUSES, Words
from corpus.model import Tokens

# Months that are surnames or given names too.
MONTHS_AS_NAMES = frozenset(["may", "april", "june", "august", "march"])
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
PLACED = frozenset(["in", "near", "through", "across", "outside", "around", "throughout"])


def split(run: Run, words: Words) -> None:
    """Set the run's titles and other words before a name, and the words that may be the name."""
    all_words, cutting = run.words, words.cutting
    for w in all_words:
        if w.lower in cutting:
            break
    else:
        lead = all_words[0]
        if not (lead.last - lead.first > 2 and is_adjective(lead)) and not is_demonym(lead.text):
            return
    for n, w in enumerate(all_words):
        if w.lower in words.calendar and n > 0 and not (w.lower in MONTHS_AS_NAMES and all_words[n - 1].lower in words.given):
            all_words = all_words[:n]
            break
    core = len(all_words)
    while core > 1 and all_words[core - 1].lower in words.suffixes:
        core -= 1
    cut = 0
    for n in range(core - 1):
        w = all_words[n]
        if w.lower in words.titles and not (w.lower in words.given and n + 1 < core and w.lower not in words.honorific):
            cut = n + 1
    while cut < core - 1 and (
        ((all_words[cut].lower in words.demonyms or is_demonym(all_words[cut].text)) and all_words[cut].lower not in words.given)
        or is_adjective(all_words[cut])
        or all_words[cut].lower in CAUCUSES
    ):
        cut += 1
    run.titles, run.name = all_words[:cut], all_words[cut:]


def single_words(runs: Sequence[Run], tokens: Tokens, words: Words) -> set[str]:
    """Words that stand as a name by themselves somewhere ("Osipov said", "Mr. Lee"): evidence for surnames.

    A word that also stands behind "in" or "across" is a place.
    """
    found, placed = set(), set()
    lower, no_surname = tokens.lower, words.no_surname
    for run in runs:
        name, chunk = run.name, run.chunk
        if len(name) != 1 or chunk.bare:
            continue
        low = name[0].lower
        if low in no_surname:
            continue
        before = lower[run.first - 1] if run.first > chunk.first and len(run.words) == 1 else ""
        if before in PLACED and not (run.last < chunk.last and tokens.word[run.last] in POSSESSIVES):
            placed.add(low)
        elif before != "the":
            found.add(low)
    return found - placed
