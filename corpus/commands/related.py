"""check and score: articles held against one another and against objectives."""

import sys
from pathlib import Path

import click

from corpus.commands.common import lexicon_of, reading, show, tables_of


@click.command()
@reading
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead: a list of rows for each of the three tables.")
def check(paths: tuple[str, ...], lexicons: Path | None, as_json: bool, strict: bool, seconds: float) -> None:
    """Print claims, checks and derived figures: the same figure told again, what does not agree, what follows.

    A check names the rows that it read, what follows and how sure that is; whether anything is true is for the reader to judge.
    """
    tables, failed = tables_of(paths, lexicons, strict, seconds)
    from corpus import report
    from corpus.relate import relate

    related = relate(tables, lexicon_of(lexicons))
    for line in [report.as_json(related)] if as_json else report.report(related):
        show(line)
    sys.exit(1 if failed else 0)


@click.command()
@reading
@click.option("--objectives", type=click.Path(path_type=Path), help="TOML file of objectives; without it no cell has a number.")
@click.option("--composite", is_flag=True, help="Ask for composites too: weighted means, where their gate holds.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead: a list of rows for each of its tables.")
def score(
    paths: tuple[str, ...], objectives: Path | None, composite: bool, as_json: bool, lexicons: Path | None, strict: bool, seconds: float
) -> None:
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
    tables, failed = tables_of(paths, lexicons, strict, seconds)
    from corpus import report_score
    from corpus.relate import relate
    from corpus.relate.scorecard import score as scored

    lexicon = lexicon_of(lexicons)
    card = scored(tables, relate(tables, lexicon), wanted, composite, lexicon)
    for line in [report_score.as_json(card)] if as_json else report_score.report(card):
        show(line)
    sys.exit(1 if failed else 0)
