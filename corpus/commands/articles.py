"""extract and explain: article by article, as they are read. Neither loads pandas."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

import click

from corpus.commands.common import lexicon_of, reading, say
from corpus.loader import Found, How, read_all, read_explanations, read_lines
from corpus.model import Problem
from corpus.read.isolate import Limits
from corpus.record import as_line


@click.command()
@reading
def extract(paths: tuple[str, ...], lexicons: Path | None, strict: bool, seconds: float) -> None:
    """Print one JSON line an article. PATHS: files and folders, or "-" for JSON Lines on standard input."""
    lexicon = lexicon_of(lexicons)
    how = How(limits=Limits(seconds=seconds), strict=strict)
    found = read_lines(sys.stdin.buffer, lexicon, how) if paths == ("-",) else read_all(paths, lexicon, how)
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
@reading
def explain(paths: tuple[str, ...], lexicons: Path | None, strict: bool, seconds: float) -> None:
    """Print each row with the rule that made it and the words it looked at."""
    failed = False
    for article_id, item in read_explanations(paths, lexicon_of(lexicons), How(limits=Limits(seconds=seconds), strict=strict)):
        if isinstance(item, Problem):
            failed = True
            say(item, article_id)
        else:
            for line in item:
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
