"""What the running heads of a document say: the day of the issue, and the paper."""

import re

from corpus.grammar.outlets import Outlets, is_outlet
from corpus.grammar.stamps import day_in
from corpus.model import Article
from corpus.read.headers.lines import DATE

#: what is before a date that is not the issue's
OTHER_DAY = re.compile(r"\b(?:print(?:ed)?|download(?:ed)?|accessed|updated|revised|retrieved|draft)\b.{0,20}$", re.IGNORECASE)
#: a paper's name has at most so many words
LONGEST = 5
#: numbers of pages and marks at the ends of a head; the day of the week beside a date
MARKS = " ,;|·•–—-0123456789"
DAY_OF_WEEK = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
PAGE = re.compile(r"\bpage \d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
#: a paper's name among other words: its article and at most four words
NAMED = re.compile(r"\bthe(?: [^\W\d_][\w'’&-]{0,30}){2,4}", re.IGNORECASE)


def issue_day(article: Article) -> str | None:
    """The day that the heads print, ISO 8601, where it is one and not that of printing."""
    days = set()
    for start, end in article.running:
        head = article.text[start:end]
        days |= {day_in(match[0]) for match in DATE.finditer(head) if not OTHER_DAY.search(head[: match.start()])}
    return days.pop() if len(days) == 1 else None


def paper(article: Article, outlets: Outlets) -> str | None:
    """The paper whose name is a head, beside a date and the number of a page at most, or follows "the" in one."""
    for start, end in article.running:
        rest = PAGE.sub("", DAY_OF_WEEK.sub("", DATE.sub("", article.text[start:end]))).strip(MARKS)
        for words in [match[0].split() for match in NAMED.finditer(rest)]:
            name = next((words[:n] for n in range(len(words), 2, -1) if is_outlet(" ".join(words[:n]), outlets)), [])
            if name and all(word[0].isupper() for word in name):
                return " ".join(name)
        if len(rest.split()) <= LONGEST and rest[:1].isupper() and is_outlet(rest, outlets):
            return rest
    return None
