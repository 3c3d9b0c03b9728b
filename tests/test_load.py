"""Several visitors at once: every run of the page is answered, none fails. `make load` is the same at full size."""

from pathlib import Path

import pytest

from corpus.store import built
from tests import synthetic
from tests.load import load


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of 20,000 facts."""
    out = tmp_path_factory.mktemp("tables")
    built.write(synthetic.tables(20_000), out)
    return out


def test_three_visitors_are_answered_without_an_error(folder: Path) -> None:
    """Three clients choose, search, turn pages and open articles, eight times each: no run ends in an error, filters take hold."""
    result = load(folder, clients=3, seconds=0, think=0.1, least=8)
    assert result.errors == []
    assert len(result.runs["open"]) == 3 and len(result.seconds) == 3 * (1 + 8)
    assert any(" of 20,000 figures" in view for view in result.views)
    assert 0 < result.memory < 2000
