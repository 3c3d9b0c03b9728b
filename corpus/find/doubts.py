"""Findings → problems: what the article leaves open, so that nothing is lost without a word."""

from collections.abc import Iterator

from corpus.model import Document, Fact, Problem, Published, Statement, Timex


def find_doubts(
    doc: Document, published: Published, statements: tuple[Statement, ...], facts: tuple[Fact, ...], timexes: tuple[Timex, ...]
) -> tuple[Problem, ...]:
    """One row for each open end, in the order of the stages."""
    return (
        *_published(published),
        *(Problem("quotes", "a quote that is opened and not closed", q.start, q.end) for q in doc.quotes if not q.closed),
        *(Problem("dates", "a date that nothing fixes", t.start, t.end) for t in timexes if t.value is None),
        *(Problem("speakers", "a statement whose speaker the text does not give", s.start, s.end) for s in statements if not s.speaker),
        *(
            Problem("facts", f"not stated, inferred: {', '.join(named)}", f.quantity.start, f.quantity.end)
            for f in facts
            if (named := (*f.quantity.inferred, *f.inferred))
        ),
    )


def _published(published: Published) -> Iterator[Problem]:
    if published.value is None and published.evidence:
        said = "no publication date: the article does not show which number is the day and which is the month"
        yield Problem("published", said, *published.evidence[0][1:])
    elif published.value is None:
        yield Problem("published", "no publication date in the article")
    elif published.inferred:
        start = min((s for _, s, _ in published.evidence), default=None)
        end = max((e for _, _, e in published.evidence), default=None)
        yield Problem("published", f"the year of the publication date {published.value} was worked out from the text", start, end)
