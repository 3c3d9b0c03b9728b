"""What every command needs: its arguments, the word lists, the tables, how it says what could not be read."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus import lexicon as lexicons_
from corpus import schema
from corpus.model import Problem
from corpus.read.isolate import Limits

if TYPE_CHECKING:
    from pandas import DataFrame

    from corpus.tables import Tables

LEXICONS = click.option("--lexicons", type=click.Path(path_type=Path), help="Folder of word lists (TOML) that extend the built-in ones.")
STRICT = click.option(
    "--strict", is_flag=True, help="Stop with the error where a rule fails on an article, instead of naming it and going on."
)
SECONDS = click.option(
    "--seconds", type=click.FloatRange(0.01), default=Limits().seconds, show_default=True,
    help="Seconds of the processor that may go to reading an article, and as many to analyzing it.",
)  # fmt: skip
PATHS = click.argument("paths", nargs=-1, required=True)


def reading(command: Any) -> Any:
    """The arguments of every command that reads articles: `paths`, `lexicons`, `strict` and `seconds`."""
    for option in (LEXICONS, SECONDS, STRICT, PATHS):
        command = option(command)
    return command


def tables_of(paths: tuple[str, ...], lexicons: Path | None, strict: bool, seconds: float) -> "tuple[Tables, bool]":
    """The tables of files and folders, read anew, and whether some article could not be read: each is named on standard error."""
    from corpus.loader import load

    try:
        tables = load(paths, lexicons, cache=False, strict=strict, seconds=seconds)
    except (FileNotFoundError, lexicons_.LexiconError) as error:
        raise click.UsageError(str(error)) from error
    return tables, say_unread(tables)


def related_of(table: str, tables: "Tables", lexicons: Path | None) -> "DataFrame | None":
    """The rows of a table that holds articles against one another; None where it is none of these."""
    if table not in schema.RELATED:
        return None
    from corpus.relate import relate

    found: DataFrame = getattr(relate(tables, lexicon_of(lexicons)), table)
    return found


def say_unread(tables: "Tables") -> bool:
    """Whether some article could not be read; each is named on standard error."""
    unread = tables.problems[~tables.problems["article"].isin(tables.articles["id"])]
    for article_id, stage, message in zip(unread["article"], unread["stage"], unread["message"], strict=True):
        say(Problem(stage, message), article_id)
    return bool(len(unread))


def show(line: str) -> None:
    """A line on standard output; what the terminal's encoding cannot show is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding))


def lexicon_of(folder: Path | None) -> lexicons_.Lexicon:
    """The built-in word lists, extended by a folder's; a mistake there is wrong usage."""
    try:
        return lexicons_.load(folder)
    except lexicons_.LexiconError as error:
        raise click.UsageError(str(error)) from error


def say(problem: Problem, article_id: str) -> None:
    """A reason why an article could not be read, on standard error, with the article's id."""
    message = problem.message if article_id in problem.message else f"{article_id}: {problem.message}"
    click.echo(message.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)
