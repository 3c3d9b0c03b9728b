"""The command: python -m corpus …

Exit status 0 when every article was read, 1 when some were not (each named on standard error), 2 for wrong usage.
"""

from typing import Any

import click

from corpus.commands.articles import explain, extract
from corpus.commands.files import build, export, verify
from corpus.commands.related import check, score


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="corpus")
def main() -> None:
    """News articles in; who said what, when, and with which numbers out.

    Folders are read with what lies below them, hidden files and READMEs left out.
    """


for command in (extract, explain, export, verify, build, check, score):
    main.add_command(command)


def run(arguments: list[str] | None = None) -> Any:
    """The command on other arguments than the process's, for tests; raises SystemExit."""
    return main.main(args=arguments, prog_name="python -m corpus")
