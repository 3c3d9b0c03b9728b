"""What an article costs grows with its length alone, whatever its shape."""

import gc
import random
import time

import pytest

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article
from tests.safety.counts import count
from tests.safety.shapes import SHAPES, text_of

#: characters of the shorter text; the longer one has four times as many
SHORT, TIMES = count(15_000, 100_000), 4
#: how many times the cost four times the length may have: 4 where it is linear, 16 where it grows with the square; a busy
#: machine's caches make 4 up to 6
MOST = 8.0
#: processor seconds too few to be compared
LEAST = 0.01
LEXICON = load()


@pytest.mark.parametrize("shape", random.Random(0).sample(SHAPES, count(60, len(SHAPES))), ids=ascii)
def test_the_cost_is_linear(shape: str) -> None:
    """Four times as long a text of any shape takes about four times as long."""
    ratios = []
    for _ in range(3):
        short, long = (cost(text_of(shape, SHORT * times)) for times in (1, TIMES))
        ratios.append(long / max(short, LEAST))
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"{min(ratios):.1f} times the cost of a text of {SHORT:,} characters")


def cost(text: str) -> float:
    """The processor's seconds for one article; the collector of garbage waits, because it runs when it likes."""
    gc.disable()
    try:
        began = time.process_time()
        analyse(Article("shape", text), LEXICON)
        return time.process_time() - began
    finally:
        gc.enable()
