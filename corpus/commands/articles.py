"""extract and explain: article by article, as they are read. Neither loads pandas."""

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from corpus.commands.common import LEXICONS, PATHS, STRICT, lexicon_of, say
from corpus.loader import Found, read_all, read_lines
from corpus.model import Problem
from corpus.record import as_line


@click.command()
@PATHS
@STRICT
@LEXICONS
def extract(paths: tuple[str, ...], lexicons: Path | None, strict: bool) -> None:
    """Print one JSON line an article. PATHS: files and folders, or "-" for JSON Lines on standard input."""
    lexicon = lexicon_of(lexicons)
    found = read_lines(sys.stdin.buffer, lexicon, strict=strict) if paths == ("-",) else read_all(paths, lexicon, strict=strict)
    # Nothing of a record lives on after its line, and no record holds a cycle: looking for some after every 700 new
    # objects costs a tenth of the time. The collector still runs, seldom.
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    out = sys.stdout.buffer
    failed = False
    for article_id, item in _shown(found):
        if isinstance(item, Problem):
            failed = True
            say(item, article_id)
        else:
            out.write(as_line(item) + b"\n")
    out.flush()
    sys.exit(1 if failed else 0)


@click.command()
@PATHS
@STRICT
@LEXICONS
def explain(paths: tuple[str, ...], lexicons: Path | None, strict: bool) -> None:
    """Print each row with the rule that made it and the words it looked at."""
    from corpus.explain import explain as lines

    failed = False
    for article_id, item in read_all(paths, lexicon_of(lexicons), strict=strict):
        if isinstance(item, Problem):
            failed = True
            say(item, article_id)
        else:
            for line in lines(item):
                click.echo(line)
    sys.exit(1 if failed else 0)


def _shown(found: Iterable[Found]) -> Iterator[Found]:
    """The same, with a progress line where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield from found
        return
    from tqdm import tqdm

    with nullcontext(tqdm(found, unit=" articles", file=sys.stderr, leave=False)) as bar:
        yield from bar
