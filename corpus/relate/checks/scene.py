"""An article's facts where they stand: which sentence, what is written before and between them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.mentions import Article, Mention

#: "She said that", "Lee noted": what may stand before the clause that a sentence begins with
ATTRIBUTION = re.compile(
    r"^[\"“«‘'\s]*+(?:[A-Z]\w++\s++){1,3}+(?:said|says|added|noted|told \w+|explained|stressed|wrote)(?:\s+that)?,?\s+"
)
#: characters before a figure that say what it is to the figures around it
LEAD = 60


class Roles(NamedTuple):
    """What stands right before an amount: it is the level after a change, the level before it, or the change itself."""

    now: re.Pattern[str]
    before: re.Pattern[str]
    change: re.Pattern[str]


def roles(lexicon: Lexicon) -> Roles:
    """The patterns, made once: `lexicon.compiled(roles)`."""
    lists = lexicon["checks"]["levels"]
    return Roles(ends_in(lists["now"]), ends_in(lists["before"]), ends_in(lists["change"]))


def ends_in(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for a text that ends in one of the phrases."""
    return re.compile(rf"(?:^|[^\w])(?:{any_of(phrases)})\s{{0,3}}$", re.IGNORECASE)


def any_of(phrases: Iterable[str]) -> str:
    """The phrases as one alternation, longest first."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,3}") for phrase in sorted(phrases, key=lambda p: (-len(p), p)))


class Scene:
    """The facts of one article with its text, by sentence."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self.article = Article(text)
        self.text = text
        self.mentions = [m for m in mentions if not m.title]
        self.number = {m.id: self.article.sentence(m.start) for m in self.mentions}
        self.by_sentence: dict[int, list[Mention]] = defaultdict(list)
        for m in self.mentions:
            self.by_sentence[self.number[m.id]].append(m)

    def lead(self, m: Mention) -> str:
        """What stands before a figure in its sentence."""
        return self.text[self.article.span(self.number[m.id])[0] : m.start]

    def sentence(self, number: int) -> str:
        """The text of a sentence."""
        start, end = self.article.span(number)
        return self.text[start:end].strip()

    def clause(self, m: Mention) -> str:
        """What stands before a figure in its sentence, without who said it."""
        return ATTRIBUTION.sub("", self.lead(m).lstrip("\"“«‘' \n"))

    def between(self, a: Mention, b: Mention) -> str:
        """What is written between two figures, the first before the second."""
        return self.text[a.end : b.start]

    def behind(self, m: Mention) -> str:
        """What is written behind a figure in its sentence."""
        return self.text[m.end : self.article.span(self.number[m.id])[1]]

    def role(self, m: Mention, known: Roles) -> str | None:
        """Whether an amount is the level "now", the level "before" or the "change", by the words right before it; none where they do not say."""
        lead = self.lead(m)[-LEAD:]
        if known.change.search(lead):
            return "change"
        if known.before.search(lead):
            return "before"
        # A verb that bounds a figure belongs to it: "exceeded $5 billion".
        if known.now.search(lead) or known.now.search(m.text.partition(" ")[0]):
            return "now"
        return "change" if m.direction is not None else None


def scenes(mentions: Sequence[Mention], texts: Mapping[str, str]) -> list[Scene]:
    """A scene for each article with a figure, in the order of the mentions."""
    own: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        own[m.article].append(m)
    return [Scene(found, texts[article]) for article, found in own.items()]
