"""From the first page to a file, by somebody who has read no manual."""

import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from tests.browser.conftest import ROOT, Visit, serve
from tests.browser.newcomer import SPEAKER, walk

MOST_CLICKS = 6


@pytest.fixture(scope="module")
def seeds() -> Iterator[str]:
    """The dashboard as it opens at first."""
    yield from serve(ROOT / "seeds")


def test_six_clicks_from_the_first_page_to_a_file(visit: Visit, seeds: str, tmp_path: Path) -> None:
    """Filter by a speaker, click a figure, see its sentence, download: at most six clicks, and the file is of that speaker and holds the figure."""
    visit.server = seeds
    way = walk(visit, tmp_path / "facts.csv")
    print(f"{way.clicks} clicks, {way.seconds:.1f} s")
    assert way.clicks <= MOST_CLICKS
    rows = pd.read_csv(io.BytesIO(way.file))
    assert len(rows) and all(SPEAKER in speaker for speaker in rows["speaker"])
    assert rows["text"].iloc[0] in way.sentence
