"""Sentences and texts made from the project's own word lists: nothing raises, every row is the text at its offsets."""

import os

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article
from corpus.record import as_dict
from tests.safety.counts import FULL, count
from tests.sentences import OPENING, articles, entries
from tests.test_properties import check

LEXICON = load()
WORDS = entries(LEXICON)
MARKS = [*".,:;!?'’‘“”\"«»„()[]{}–—/|&%$€£#*_•>…", "''", "``", "--", "'s", "’s", "n't", "'re", "'d", "’ve"]
ENDS = ["\n", "\n\n", "\r\n", " ", "  ", "\t", "\u00a0", "\u2028", ""]
WORD = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS).map(str.capitalize), st.sampled_from(WORDS).map(str.upper))
PIECE = st.one_of(
    WORD, WORD, st.sampled_from(MARKS), st.integers(0, 10**8).map(str), st.sampled_from(["Ann Lee", "he", "said", "that", "the"])
)
TEXT = st.lists(st.tuples(PIECE, st.one_of(st.just(" "), st.sampled_from(ENDS))), max_size=80).map(
    lambda pieces: "".join(piece + end for piece, end in pieces)
)


def read(text: str) -> None:
    """The text's record, each row held against the text."""
    check(as_dict(analyse(Article("generated", text), LEXICON)))


def test_every_entry_in_every_place() -> None:
    """Each word and phrase of each list as subject, verb, object, beside a number, a quote mark, "that", a contraction …"""
    read_all = 0
    for text in articles(WORDS, None if FULL else 2_000):
        read(text)
        read_all += 1
    assert read_all >= 100


@settings(
    max_examples=max(count(150, 5_000), int(os.environ.get("CORPUS_EXAMPLES", "0"))),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(TEXT, st.booleans())
@example("She's still sure that the dam will hold.", True)
def test_any_text_of_listed_words(text: str, english: bool) -> None:
    """Words of the lists, digits, marks and line ends in any order."""
    read(f"{OPENING}\n\n{text}" if english else text)
