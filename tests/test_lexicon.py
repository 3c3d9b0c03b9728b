"""Word lists: a user's folder extends or replaces them; what is wrong is named with file, line and key."""

from pathlib import Path

import pytest

from corpus import extract
from corpus.lexicon import FOLDER, LexiconError, load


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_users_entry_is_added(tmp_path: Path) -> None:
    """A theme of the user's own stands beside the built-in ones and is found."""
    write(tmp_path, "themes.toml", '[shipbuilding]\nstrong = ["shipyard*", "icebreaker*"]\nweak = ["hull"]\n')
    text = "The shipyard launched an icebreaker. Another shipyard builds two icebreakers for the northern route next year."
    assert "shipbuilding" in extract(text, lexicons=tmp_path)["themes"]
    assert "shipbuilding" not in extract(text)["themes"]


def test_a_section_can_be_replaced(tmp_path: Path) -> None:
    """With mode = "replace" the sections that the file names are the user's alone."""
    lexicon = load(write(tmp_path, "themes.toml", 'mode = "replace"\n[exports]\nstrong = ["tea"]\n'))
    assert lexicon["themes"]["exports"] == {"strong": ["tea"]}
    assert "electronics" in lexicon["themes"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("themes.toml", '[exports]\nstrong = ["a"\n', "themes.toml: "),
        ("themes.toml", '\n[exports]\nstrong = "tea"\n', "themes.toml, line 3, exports.strong: a list of texts is expected, not text"),
        ("layout.toml", '[label]\nquestions = ["q"]\n', "layout.toml, line 1, label: no such section (did you mean 'labels'?)"),
        ("theme.toml", "", "theme.toml: no such word list (did you mean 'themes'?)"),
        ("themes.toml", 'mode = "add"\n', 'themes.toml, line 1, mode: "extend" or "replace" is expected'),
        ("themes.toml", 'exports = "tea"\n', "themes.toml, line 1, exports: a section is expected"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    """The error names the file, and the line and key where there is one."""
    with pytest.raises(LexiconError) as error:
        load(write(tmp_path, name, text))
    assert message in str(error.value)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    """A path that is no folder is an error, not an empty lexicon."""
    with pytest.raises(LexiconError, match="not a folder"):
        load(tmp_path / "nowhere")


def test_built_in_lists_are_compiled_once() -> None:
    """The built-in lexicon is one object, and so is what a finder builds of it."""
    assert load() is load()
    assert load().compiled(lambda _: object()) is not None
    build = object.__class__
    assert load().compiled(build) is load().compiled(build)


def test_every_file_says_why_it_is_there() -> None:
    """Each word list begins with a comment: what it is and where its words come from."""
    for path in FOLDER.glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("#"), path.name
