"""export, verify and build: tables as files, and files held against the articles."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus import schema
from corpus.commands.common import lexicon_of, reading, related_of, say_unread, show, tables_of

if TYPE_CHECKING:
    from corpus.loader import Progress

#: the tables, formats and filters of `export`, spelled out here: their own modules load pandas
FORMATS = ("csv", "safe-csv", "xlsx", "parquet", "jsonl")
FILTERS = ("speaker", "theme", "source", "article", "kind", "unit", "place")


def _filters(command: Any) -> Any:
    """The options that choose rows, as in the dashboard's sidebar."""
    days = {"since": "Only articles of this day or a later one.", "until": "Only articles of this day or an earlier one."}
    for name in reversed(FILTERS):
        command = click.option(f"--{name}", multiple=True, metavar="VALUE", help=f"Only rows of this {name}.")(command)
    for name, says in days.items():
        command = click.option(f"--{name}", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help=says)(command)
    dated = click.Choice(["stated", "inferred", "unknown"])
    command = click.option("--dated", multiple=True, type=dated, help="Only articles whose date is known so.")(command)
    return click.option("--query", multiple=True, metavar="WORDS", help='Only rows with these words; a "phrase" in quote marks.')(command)


@click.command()
@reading
@click.option("--table", type=click.Choice([*schema.TABLES, *schema.RELATED]), default="facts", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output without it.")
@_filters
def export(
    paths: tuple[str, ...], table: str, form: str, out: Path | None, lexicons: Path | None, strict: bool, seconds: float, **chosen: Any
) -> None:
    """Write a table, or the rows of it that filters leave, each with its file's hash.

    A filter may be given several times: any of its values will do. All filters have to hold. The value "(none)" is for rows
    where the text names none. Claims, checks and derived figures are those that a statement or figure under the filters belongs to.
    """
    if out is None and form in ("xlsx", "parquet") and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not for a terminal: give --out FILE")
    tables, failed = tables_of(paths, lexicons, strict, seconds)
    from corpus.board import export as files
    from corpus.store.files import put
    from corpus.store.formats import write
    from corpus.store.losses import losses

    found, unknown = files.of_options(tables, table, related_of(table, tables, lexicons), chosen)
    for value in unknown:
        click.echo(f"no row has {value}", err=True)
    for line in losses(found, form):
        click.echo(f"not held exactly: {line}", err=True)
    data = write(found, form)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        try:
            put(out, data)
        except OSError as error:
            raise click.UsageError(f"{out}: {error.strerror}") from error
        click.echo(f"{out}: {len(found.rows):,} of {found.total:,} rows of {table}", err=True)
    sys.exit(1 if failed else 0)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@reading
def verify(file: Path, paths: tuple[str, ...], lexicons: Path | None, strict: bool, seconds: float) -> None:
    """Check each row of a download against the articles and name those that no longer hold.

    FILE: a download of any format. PATHS: the files and folders that it was made of. A row holds when its article's file has
    the same bytes, its words and sentence stand where it says, and the rules still give each column the same value.
    Exit status 0 when every row holds, 1 when some do not, 2 when FILE is no download.
    """
    from corpus.store.built import is_built
    from corpus.store.formats import raw
    from corpus.store.verify import missing
    from corpus.store.verify import verify as failures

    try:
        rows = raw(file.read_bytes())
    except ValueError as error:
        raise click.UsageError(f"{file}: {error}") from error
    if any(is_built(path) for path in paths):
        raise click.UsageError("a folder of tables is no proof of its articles: name the folder of the articles themselves")
    tables, _ = tables_of(paths, lexicons, strict, seconds)
    failed = 0
    for failure in failures(rows, tables, related_of(rows.table, tables, lexicons)):
        failed += 1
        show(f"row {failure.number}, {failure.name}: {'; '.join(failure.reasons)}")
    lost = missing(rows)
    if lost:
        show(f"not checked, the file has no such column: {', '.join(lost)}")
    show(f"{len(rows.rows) - failed:,} of {len(rows.rows):,} rows of {rows.table} hold")
    sys.exit(1 if failed or lost else 0)


@click.command()
@reading
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables: new, empty, or one of older tables.")
def build(paths: tuple[str, ...], out: Path, lexicons: Path | None, strict: bool, seconds: float) -> None:
    """Put the tables into a folder, six Parquet files and a manifest, which the dashboard and `corpus.load` open.

    Only new and changed files are read; the others come from the records on disk.
    """
    from corpus.loader import How, existing, load_paths
    from corpus.read.isolate import Limits
    from corpus.store import built

    try:
        built.check(out, existing(paths))
        lexicon_of(lexicons)
        with _bar() as progress:
            tables = load_paths(paths, lexicons, progress, how=How(limits=Limits(seconds=seconds), strict=strict))
        built.write(tables, out)
    except (OSError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    show(", ".join(f"{len(rows):,} {name}" for name, rows in tables.items()) + f" in {out}")
    sys.exit(1 if say_unread(tables) else 0)


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], object] | None]":
    """A bar of files done, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=" files", file=sys.stderr, leave=False) as bar:

        def update(now: "Progress") -> None:
            bar.total, bar.n = now.files, now.done
            bar.refresh() if now.done == now.files else bar.update(0)

        yield update
