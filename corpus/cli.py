"""The command: python -m corpus …

Exit status 0 when every article was read, 1 when some were not (each named on standard error), 2 for wrong usage.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus import lexicon as lexicons_
from corpus import schema
from corpus.loader import Found, read_all, read_lines
from corpus.model import Problem
from corpus.record import as_line

if TYPE_CHECKING:
    from pandas import DataFrame

    from corpus.loader import Progress
    from corpus.tables import Tables

#: the tables, formats and filters of `export`, spelled out here: their own modules load pandas
FORMATS = ("csv", "safe-csv", "xlsx", "parquet", "jsonl")
FILTERS = ("speaker", "theme", "source", "article", "kind", "unit", "place")
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


@main.command()
@PATHS
@click.option("--table", type=click.Choice([*schema.TABLES, *schema.RELATED]), default="facts", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output without it.")
@_filters
@LEXICONS
def export(paths: tuple[str, ...], table: str, form: str, out: Path | None, lexicons: Path | None, **chosen: Any) -> None:
    """Write a table, or the rows of it that filters leave, each with its file's hash.

    A filter may be given several times: any of its values will do. All filters have to hold. The value "(none)" is for rows
    where the text names none. Claims, checks and derived figures are those that a statement or figure under the filters belongs to.
    """
    if out is None and form in ("xlsx", "parquet") and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not for a terminal: give --out FILE")
    tables, failed = _tables(paths, lexicons)
    from corpus.board import export as files
    from corpus.store.files import put
    from corpus.store.formats import write
    from corpus.store.losses import losses

    found, unknown = files.of_options(tables, table, _related(table, tables, lexicons), chosen)
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


@main.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@PATHS
@LEXICONS
def verify(file: Path, paths: tuple[str, ...], lexicons: Path | None) -> None:
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
    tables, _ = _tables(paths, lexicons)
    failed = 0
    for failure in failures(rows, tables, _related(rows.table, tables, lexicons)):
        failed += 1
        _print(f"row {failure.number}, {failure.name}: {'; '.join(failure.reasons)}")
    lost = missing(rows)
    if lost:
        _print(f"not checked, the file has no such column: {', '.join(lost)}")
    _print(f"{len(rows.rows) - failed:,} of {len(rows.rows):,} rows of {rows.table} hold")
    sys.exit(1 if failed or lost else 0)


@main.command()
@PATHS
@LEXICONS
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder for the tables: new, empty, or one of older tables.")
def build(paths: tuple[str, ...], out: Path, lexicons: Path | None) -> None:
    """Put the tables into a folder, six Parquet files and a manifest, which the dashboard and `corpus.load` open.

    Only new and changed files are read; the others come from the records on disk.
    """
    from corpus.loader import existing, load_paths
    from corpus.store import built

    try:
        built.check(out, existing(paths))
        _lexicon(lexicons)
        with _bar() as progress:
            tables = load_paths(paths, lexicons, progress)
        built.write(tables, out)
    except (OSError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    _print(", ".join(f"{len(rows):,} {name}" for name, rows in tables.items()) + f" in {out}")
    sys.exit(1 if _say_unread(tables) else 0)


@main.command()
@PATHS
@LEXICONS
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead: a list of rows for each of the three tables.")
def check(paths: tuple[str, ...], lexicons: Path | None, as_json: bool) -> None:
    """Print claims, checks and derived figures: the same figure told again, what does not agree, what follows.

    A check names the rows that it read, what follows and how sure that is; whether anything is true is for the reader to judge.
    """
    tables, failed = _tables(paths, lexicons)
    from corpus import report
    from corpus.relate import relate

    related = relate(tables, _lexicon(lexicons))
    for line in [report.as_json(related)] if as_json else report.report(related):
        _print(line)
    sys.exit(1 if failed else 0)


@main.command()
@PATHS
@click.option("--objectives", type=click.Path(path_type=Path), help="TOML file of objectives; without it no cell has a number.")
@click.option("--composite", is_flag=True, help="Ask for composites too: weighted means, where their gate holds.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead: a list of rows for each of its tables.")
@LEXICONS
def score(paths: tuple[str, ...], objectives: Path | None, composite: bool, as_json: bool, lexicons: Path | None) -> None:
    """Print the scorecard: area by progress, independence and leadership, as the articles tell it.

    A cell has a number only where figures for it are there, and says why where it has none. How to write a file of objectives
    stands in README.md.
    """
    from corpus.relate.objectives import ObjectivesError, read

    try:
        wanted = read(objectives) if objectives else None
    except ObjectivesError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.UsageError(f"{objectives}: {error.strerror}") from error
    tables, failed = _tables(paths, lexicons)
    from corpus import report_score
    from corpus.relate import relate
    from corpus.relate.scorecard import score as scored

    lexicon = _lexicon(lexicons)
    card = scored(tables, relate(tables, lexicon), wanted, composite, lexicon)
    for line in [report_score.as_json(card)] if as_json else report_score.report(card):
        _print(line)
    sys.exit(1 if failed else 0)


def _tables(paths: tuple[str, ...], lexicons: Path | None) -> "tuple[Tables, bool]":
    """The tables of files and folders, read anew, and whether some article could not be read: each is named on standard error."""
    from corpus.loader import load

    try:
        tables = load(paths, lexicons, cache=False)
    except (FileNotFoundError, lexicons_.LexiconError) as error:
        raise click.UsageError(str(error)) from error
    return tables, _say_unread(tables)


def _related(table: str, tables: "Tables", lexicons: Path | None) -> "DataFrame | None":
    """The rows of a table that holds articles against one another; None where it is none of these."""
    if table not in schema.RELATED:
        return None
    from corpus.relate import relate

    found: DataFrame = getattr(relate(tables, _lexicon(lexicons)), table)
    return found


def _say_unread(tables: "Tables") -> bool:
    """Whether some article could not be read; each is named on standard error."""
    unread = tables.problems[~tables.problems["article"].isin(tables.articles["id"])]
    for article_id, stage, message in zip(unread["article"], unread["stage"], unread["message"], strict=True):
        _say(Problem(stage, message), article_id)
    return bool(len(unread))


def _print(line: str) -> None:
    """A line on standard output; what the terminal's encoding cannot show is escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(line.encode(encoding, "backslashreplace").decode(encoding))


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


@contextmanager
def _bar() -> "Iterator[Callable[[Progress], object] | None]":
    """A bar of files done, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=" files", file=sys.stderr, leave=False) as bar:

        def show(now: "Progress") -> None:
            bar.total, bar.n = now.files, now.done
            bar.refresh() if now.done == now.files else bar.update(0)

        yield show


def _say(problem: Problem, article_id: str) -> None:
    message = problem.message if article_id in problem.message else f"{article_id}: {problem.message}"
    click.echo(message.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)


def run(arguments: list[str] | None = None) -> Any:
    """The command on other arguments than the process's, for tests; raises SystemExit."""
    return main.main(args=arguments, prog_name="python -m corpus")
