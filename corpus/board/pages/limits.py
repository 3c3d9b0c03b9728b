"""What claims, checks and scores do not say, on every page that shows some."""

from corpus.board.pages.parts import mount

LIMITS = (
    ("No ranking.", "The order of rows is that of the articles, or of how often a thing is told. Neither says what matters more."),
    ("Mentions are not progress.", "A figure told ten times is one figure."),
    ("Silence is not failure.", "What no article tells is missing here. It is never taken as zero and never filled in."),
    ("A city is not a nation.", "A figure of a city or a region never answers for its country."),
    ("Copies are not independent.", "Articles that share an outlet, an agency, a speaker or their wording count as one source."),
    ("A statement is not a truth.", "Nothing is looked up. Whether a figure is right is for the reader to judge."),
)


def show() -> None:
    """The box."""
    mount("limits", "limits", {"limits": [list(limit) for limit in LIMITS]})
