"""What a worker does (`corpus.pool` starts it): a file, a part or a line in; each of its articles out, read and analyzed.

Whatever fails on one article, while it is looked for, read, analyzed or put into plain values, is that article's reason.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from corpus.analyse import analyse
from corpus.explain import explain
from corpus.failures import guarded
from corpus.lexicon import Lexicon, Section
from corpus.model import Article, Problem
from corpus.parts import File, Line, Part
from corpus.read.isolate import BEGIN, ITEM, PASS, PAUSE, RAISED, Job, Message, Place, serve
from corpus.read.kinds import HEAD, kind_of
from corpus.read.lines import read_line
from corpus.reading import Lazy, Read, lazy, malformed, open_file, read_path, warm
from corpus.record import as_dict
from corpus.relate.duplicates import fingerprint


class Wanted(NamedTuple):
    """What is made of each article: its "record", its "explanation" (lines) or the "article" itself.

    `near`: the fingerprint finds near copies too. A text of more than `longest` characters is a problem.
    """

    words: Mapping[str, Mapping[str, Section]]
    what: str = "record"
    near: bool = True
    strict: bool = False
    longest: int | None = None


def prepare(given: tuple[Any, ...]) -> Callable[[Job], Iterator[Message]]:
    """The handler of a worker that was sent the fields of `Wanted`."""
    wanted = Wanted(*given)
    lexicon = Lexicon(wanted.words)
    return lambda job: handle(job, wanted, lexicon)


def handle(job: Job, wanted: Wanted, lexicon: Lexicon) -> Iterator[Message]:
    """The messages of a job; items before `job.skip` are passed over unread."""
    try:
        yield PASS, None
        work = _part(job.work) if isinstance(job.work, Line) else job.work
        kind = _kind(work)
        yield PAUSE, None
        warm(kind)
        found = read_path(*work, lexicon) if isinstance(work, File) else iter([lazy(work, lexicon)])
        yield PASS, None
        yield from _items(found, work.id, job.skip, (), wanted, lexicon)
    except Exception as error:  # noqa: BLE001  (what fails outside of an article is a reason too)
        if wanted.strict:
            yield RAISED, traceback.format_exc()
        else:
            whole = str(job.work.number) if isinstance(job.work, Line) else job.work.id
            yield ITEM, (whole, malformed(whole, error), None)


def _part(line: Line) -> Part:
    return read_line(line.raw.decode("utf-8-sig" if line.number == 1 else "utf-8", "surrogateescape"), line.number)


def _kind(work: File | Part) -> str:
    """The kind at first look, for what has to be imported."""
    if isinstance(work, Part):
        return work.kind or (kind_of(work.body[:HEAD], work.name) if isinstance(work.body, bytes) else "")
    file = open_file(work.path)
    if isinstance(file, Problem):
        return ""
    with file:
        return kind_of(file.read(HEAD), work.path.name)


def _items(entries: Iterator[Lazy], whole: str, skip: Place, above: Place, wanted: Wanted, lexicon: Lexicon) -> Iterator[Message]:
    number = -1
    for number, (article_id, read) in enumerate(_caught(entries, whole)):
        here = (*above, number)
        if skip and number < skip[0]:
            yield PASS, None
            continue
        yield BEGIN, (article_id, "read", here)
        found = _attempt(article_id, read)
        if isinstance(found, Article):
            yield BEGIN, (article_id, "analyse", here)
            yield ITEM, (article_id, *_made(found, wanted, lexicon))
        elif isinstance(found, Problem):
            yield ITEM, (article_id, found, None)
        else:
            yield from _items(found, article_id, skip[1:] if skip and number == skip[0] else (), here, wanted, lexicon)
    if number < 0:
        yield ITEM, (whole, Problem("read", f"{whole}: no article in it"), None)


def _caught(entries: Iterator[Lazy], whole: str) -> Iterator[Lazy]:
    """The same entries; where looking for the next one fails, a problem says so and is the last."""
    number = 0
    try:
        for entry in entries:
            number += 1
            yield entry
    except Exception as error:  # noqa: BLE001  (libraries raise anything on malformed containers)
        problem = malformed(whole, error)
        problem = replace(problem, message=problem.message + ("; what comes after was left out" if number else ""))
        yield f"{whole}#{number + 1}" if number else whole, lambda: problem


def _attempt(article_id: str, read: Callable[[], Read]) -> Read:
    try:
        return read()
    except Exception as error:  # noqa: BLE001  (the boundary of one part: libraries raise anything on malformed files)
        return malformed(article_id, error)


def _made(article: Article, wanted: Wanted, lexicon: Lexicon) -> tuple[Any, Any]:
    """(what is wanted of the article or why there is none, its fingerprint)."""
    if wanted.what == "article":
        return article, None
    if wanted.longest is not None and len(article.text) > wanted.longest:
        why = f"{article.id}: {len(article.text):,} characters of text, over the limit of {wanted.longest:,}"
        return Problem("read", why), None
    if wanted.what == "explanation":
        return guarded(article, lambda: list(explain(analyse(article, lexicon))), wanted.strict), None
    made = guarded(article, lambda: (as_dict(analyse(article, lexicon)), fingerprint(article.text, wanted.near)), wanted.strict)
    return (made, None) if isinstance(made, Problem) else made


if __name__ == "__main__":
    serve(prepare)
