"""Sentences made from the project's own word lists: every entry in every place that grammar has for it."""

import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

from corpus.find.statement.verbs import compile_verbs
from corpus.lexicon import Lexicon

#: what the word lists' sections hold beside words
NO_WORDS = frozenset({"why"})
#: an article's beginning, so that the words around a sentence are English
OPENING = "Port opens\n\nMara Tolk, the mayor of Lindhaven, met the press on Monday. She is the head of the port."
#: places of a word: {w} as it is listed, {c} with a capital, {u} in capitals, {v} another word, {n} a number
PLACES = (
    "{c} met the crew at the port.", "{c} said that the port will open in May.", "{c}, who leads the port, said it had grown.", "The {w} said sales rose by {n}%.",
    "Mara Tolk {w} that exports grew by {n}%.", "Mara Tolk {w}.", "Tolk has {w} the plan.", "Tolk will {w} to cut taxes.", "Tolk {w} the council to act.",
    "She's {w} that the dam will hold.", "She’s still {w} that the dam will hold.", "They're {w} that it will hold.", "They’ve {w} it will hold.", "I'd {w} that it holds.",
    "We don't {w} that it holds.", "He won’t {w} it.", "It's {w}: the dam will hold.", "Who's {w}? That's {w}.", "Tolk said {w} that exports grew.", "Tolk said {w}, adding that it grew.",
    "The crew sold the {w} in March.", "The crew gave {w} to the port.", "Sales of {w} rose from {n} to {n} in 2020.", "{n} {w} were sold.", "About {n} {w} a year, {w} {n} in all.",
    "{c} {n} was a good year.", "${n} {w} was paid.", "A {n}-{w} plan came.", "The {w}-{n} came in {w} 2021.", "Between {w} and {v}, {n} of {w} fell.", "{n} million {w}, {n} {w} {v}.",
    "“We grew,” {w} said.", "“We grew,” said {c}.", "“We grew,” the {w} {v}.", "“{c} grew by {n}%,” Tolk said.", "Tolk said the {w} was “{w}”.", "“{w}” {w} “{v}”.", "“We grew,” she’s {w}.",
    "According to {w}, sales fell.", "Sales fell, according to the {w} {v}.", "{c}: sales fell by {n}.", "Sales, {w} said, fell.", "Sales fell, {c} {v}.", "As {w} {v}, sales fell.",
    "Tolk's {w} rose.", "{c}'s {v} rose by {n}%.", "The {w}’s {v} fell.", "{u} — Sales fell.", "{u} {u} SAID {n}.", "({w}) Sales fell ({w} {n}).", "{c}.", "{w} {w} {w} {v}.",
    "Compared with {w}, sales fell.", "In {w}, sales fell; in {v}, they rose.", "Sales rose by {w} {n} percent.", "Last {w}, {n} {v} fell.", "{n}th {w} of {v}.", "Half of the {w} and a third of {v}.",
    "{c} and {v} agree that {w} is {n}.", "That is {w}. This was {v} by Tolk.", "The claim that {w} fell by {n} is {v}.", "Tolk puts the {w} at {n} {v}.", "{c} of {c}, {w} of {v}, said so.",
)  # fmt: skip
#: characters of an entry above which it is a list of words, and sentences of an article
LONGEST, A_TIME = 60, 20
NUMBERS = ("5", "44", "1,049.95", "2020", "0", "1.5", "three", "two hundred", "a dozen", "10-20", "½", "-5")


def entries(lexicon: Lexicon) -> list[str]:
    """Every word and phrase of the lists, lists in one string word by word, with every form of the reporting verbs."""
    found = {entry for sections in lexicon.files.values() for section in sections.values() for entry in _entries(section)}
    return sorted(found | set(compile_verbs(lexicon).forms))


def _entries(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split() if "\n" in value or len(value) > LONGEST else [value]
    elif isinstance(value, list):
        for item in value:
            yield from _entries(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NO_WORDS:
                yield key
                yield from _entries(item)


def articles(words: list[str], count: int | None = None) -> Iterator[str]:
    """Articles of `A_TIME` sentences: every word in every place, or a sample of `count` sentences, always the same."""
    draw = random.Random(0)
    everything = ((word, place) for place in PLACES for word in words)
    chosen = everything if count is None else ((draw.choice(words), draw.choice(PLACES)) for _ in range(count))
    made = (sentence(word, place, draw, words) for word, place in chosen)
    while some := list(islice(made, A_TIME)):
        yield "\n\n".join((OPENING, *some))


def sentence(word: str, place: str, draw: random.Random, words: list[str]) -> str:
    """A word in its place."""
    fields = {"w": word, "c": word[:1].upper() + word[1:], "u": word.upper(), "v": draw.choice(words), "n": draw.choice(NUMBERS)}
    return place.format(**fields)
