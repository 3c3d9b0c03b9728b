"""The command: python -m corpus …

Exit status 0 when every article was read, 1 when some were not (each named on standard error), 2 for wrong usage.
"""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from corpus import lexicon as lexicons_
from corpus.loader import Found, read_all, read_lines
from corpus.model import Problem
from corpus.record import as_line

LEXICONS = click.option("--lexicons", type=click.Path(path_type=Path), help="Folder of word lists (TOML) that extend the built-in ones.")
PATHS = click.argument("paths", nargs=-1, required=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=None, version="0.1.0", prog_name="corpus")
def main() -> None:
    """News articles in; who said what, when, and with which numbers out.

    Folders are read with what lies below them, hidden files and READMEs left out.
    """


@main.command()
@PATHS
@LEXICONS
def extract(paths: tuple[str, ...], lexicons: Path | None) -> None:
    """Print one JSON line an article. PATHS: files and folders, or "-" for JSON Lines on standard input."""
    lexicon = _lexicon(lexicons)
    found = read_lines(sys.stdin.buffer, lexicon) if paths == ("-",) else read_all(paths, lexicon)
    # Nothing of a record lives on after its line, and no record holds a cycle: looking for some after every 700 new
    # objects costs a tenth of the time. The collector still runs, seldom.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    out = sys.stdout.buffer
    failed = False
    for article_id, item in _shown(found):
        if isinstance(item, Problem):
            failed = True
            _say(item, article_id)
        else:
            out.write(as_line(item) + b"\n")
    out.flush()
    sys.exit(1 if failed else 0)


@main.command()
@PATHS
@LEXICONS
def explain(paths: tuple[str, ...], lexicons: Path | None) -> None:
    """Print each row with the rule that made it and the words it looked at."""
    from corpus.explain import explain as lines

    failed = False
    for article_id, item in read_all(paths, _lexicon(lexicons)):
        if isinstance(item, Problem):
            failed = True
            _say(item, article_id)
        else:
            for line in lines(item):
                click.echo(line)
    sys.exit(1 if failed else 0)


def _lexicon(folder: Path | None) -> lexicons_.Lexicon:
    try:
        return lexicons_.load(folder)
    except lexicons_.LexiconError as error:
        raise click.UsageError(str(error)) from error


def _shown(found: Iterable[Found]) -> Iterator[Found]:
    """The same, with a progress line where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from found
        return
    from tqdm import tqdm

    with nullcontext(tqdm(found, unit=" articles", file=sys.stderr, leave=False)) as bar:
        yield from bar


def _say(problem: Problem, article_id: str) -> None:
    message = problem.message if article_id in problem.message else f"{article_id}: {problem.message}"
    click.echo(message.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


def run(arguments: list[str] | None = None) -> Any:
    """The command on other arguments than the process's, for tests; raises SystemExit."""
    return main.main(args=arguments, prog_name="python -m corpus")
