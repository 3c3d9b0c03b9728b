"""Whether words of an objective stand in a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.relate.objective import Words


def pattern(phrase: str) -> str:
    """A phrase as a regular expression over text in lower case: "*" stands for any ending, "-" and " " are alike, words are whole.

    >>> bool(re.search(pattern("high-tech export*"), "the high tech exports")), bool(re.search(pattern("port*"), "exports"))
    (True, False)
    """
    words = [re.escape(word).replace(r"\*", r"\w{0,40}") for word in re.split(r"[\s-]+", folded(phrase).strip())]
    return r"(?<!\w)" + r"[\s-]{1,3}".join(words) + r"(?!\w)"


@dataclass(frozen=True, slots=True)
class Finder:
    """The words of an objective, compiled. `quick`: one of these has to stand in a text that holds the words, a look that is
    cheaper than the patterns and enough for most texts."""

    quick: tuple[str, ...]
    any: tuple[tuple[str, re.Pattern[str]], ...]
    all: tuple[tuple[str, re.Pattern[str]], ...]
    none: tuple[tuple[str, re.Pattern[str]], ...]

    def found(self, measure: str, sentence: str) -> tuple[tuple[str, ...], bool] | None:
        """The words that are found and whether they stand in the measure, which has to hold one of `any`; None where some are missing.

        Both texts are in lower case (`folded`). `all` may stand in either, `none` in neither. Where there is no `any`, one of
        `all` has to stand in the measure.
        """
        for word in self.quick:
            if word in sentence or word in measure:
                break
        else:
            return None
        both = f"{measure}\n{sentence}"
        if any(match.search(both) for _, match in self.none) or not all(match.search(both) for _, match in self.all):
            return None
        context = tuple(word for word, _ in self.all)
        first = self.any or self.all
        if inside := tuple(word for word, match in first if match.search(measure)):
            return tuple(dict.fromkeys(inside + context)), True
        if around := tuple(word for word, match in first if match.search(sentence)):
            return tuple(dict.fromkeys(around + context)), False
        return None

    def stands_in(self, text: str) -> bool:
        """Whether a text holds one of `any`, every one of `all` and none of `none`."""
        return self.found(text, "") is not None


@lru_cache(maxsize=256)
def finder(words: Words) -> Finder:
    """The words compiled."""
    quick = tuple(max(re.split(r"[\s*-]+", folded(phrase).strip()), key=len) for phrase in words.any or words.all[:1])
    return Finder(quick, *(_compiled(phrases) for phrases in (words.any, words.all, words.none)))


def _compiled(phrases: Sequence[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((phrase, re.compile(pattern(phrase))) for phrase in phrases)


def folded(text: str | None) -> str:
    """A text as `Finder` looks at it."""
    return (text or "").casefold().replace("’", "'")
