"""The README says what the program does."""

import re

from tests.readme import README, ROOT, with_example


def test_the_example_is_what_the_program_prints() -> None:
    """The example's tables are made by the program as it is (write them with `python -m tests.readme`)."""
    readme = README.read_text(encoding="utf-8")
    assert with_example(readme) == readme


def test_files_that_the_readme_names_exist() -> None:
    """Each relative link and image of README.md and ARCHITECTURE.md leads to a file."""
    for page in (README, ROOT / "ARCHITECTURE.md"):
        for link in re.findall(r"\]\((?!http)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (ROOT / link).exists(), f"{page.name}: {link}"


def test_make_targets_that_the_readme_names_exist() -> None:
    """Each `make target` of the README is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z]+)", README.read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE) or target in ("are",), target
