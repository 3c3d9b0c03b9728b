"""Quotes held against one another: the same words, other words, words left out without a mark.

Two quotes are compared when one speaker says both and they share three words in a row with a content word among them.
What is common to many quotes of a speaker (COMMON) is an idiom and no ground. Words are aligned by their common stretches
(Ratcliff and Obershelp, as in difflib), of which only those of three words and more count.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from corpus.lexicon import Lexicon
from corpus.relate.checks.check import HOLDS, OPEN, VIOLATED, Check, Diff
from corpus.relate.derived import CERTAIN
from corpus.relate.measures import lemma, words
from corpus.relate.quotes import Quote, Run
from corpus.relate.sources import Origin

#: words in a row that two quotes must share to be compared
SHARED = 3
#: quotes of one speaker that may share them before they are an idiom of his
COMMON = 50
#: a quote of fewer words is compared inside its own article only: phrases come again, utterances do not
LONG = 8
#: words of a quote that is told again word for word, at least
AGAIN = 5
#: share of a quote's words that must stand in the other for it to be a variant: a short one may differ in one word of four
ALIKE_LONG, ALIKE_SHORT = 0.6, 0.7
#: words and share of them from which two wordings can only be one utterance: one of them is not word for word
SURE_WORDS, SURE_ALIKE = 12, 0.85
#: words that may differ between two common stretches of a variant
APART = 6
#: words on either side of what a splice leaves out, and words left out, at least
EITHER_SIDE, LEFT_OUT = 4, 3
#: words of either end of a quote that a check repeats
SHOWN = 8
SAME = "same words"


class Lists(NamedTuple):
    """The word lists of quotes."""

    light: frozenset[str]
    ellipsis: re.Pattern[str]


def lists(lexicon: Lexicon) -> Lists:
    """The lists, made once: `lexicon.compiled(lists)`."""
    own = lexicon["checks"]["quotes"]
    light = frozenset(own["light"]) | lexicon.compiled(words).function
    return Lists(light, re.compile("|".join(re.escape(mark) for mark in own["ellipses"])))


@dataclass(frozen=True, slots=True)
class Match:
    """A quote laid along a stretch of speech: common stretches as (first word in the quote, in the run, length)."""

    quote: Quote
    run: Run
    blocks: tuple[tuple[int, int, int], ...]

    @property
    def alike(self) -> float:
        """Share of the quote's words that stand in the run."""
        return sum(size for _, _, size in self.blocks) / len(self.quote.words)

    @property
    def against(self) -> list[Quote]:
        """The quotes that the common stretches stand in."""
        return self.run.of_words(self.blocks[0][1], self.blocks[-1][1] + self.blocks[-1][2])

    def gaps(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Between two common stretches each: the words of the quote alone, those of the run alone."""
        pairs = zip(self.blocks, self.blocks[1:], strict=False)
        return [(self.quote.words[a + n : c], self.run.words[b + n : d]) for (a, b, n), (c, d, _) in pairs]

    def edges(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]]:
        """Before the first and behind the last common stretch: the quote's words, and as many of the run's up to its sentence's end."""
        (a, b, _), (c, d, n) = self.blocks[0], self.blocks[-1]
        left, right = self.quote.words[:a], self.quote.words[c + n :]
        ends = self.run.ends()
        first = max([0, b - len(left), *(end + 1 for end in ends if end < b)])
        last = min([d + n + len(right), *(end + 1 for end in ends if end >= d + n - 1)])
        return (left, self.run.words[first:b]), (right, self.run.words[d + n : last])

    def diff(self) -> Diff:
        """The two wordings, word by word."""
        left, right = self.edges()
        out = _differ(*left)
        for (a, _, n), gap in zip(self.blocks, [*self.gaps(), right], strict=True):
            out += [("same", " ".join(self.quote.words[a : a + n])), *_differ(*gap)]
        return tuple((op, " ".join(words for _, words in group)) for op, group in groupby(out, key=itemgetter(0)))


def _differ(first: Sequence[str], second: Sequence[str]) -> list[tuple[str, str]]:
    """Two short stretches word by word.

    >>> _differ(["we", "will"], ["we", "shall"])
    [('same', 'we'), ('only first', 'will'), ('only second', 'shall')]
    """
    out = []
    for op, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        pairs = [("same", first[a:b])] if op == "equal" else [("only first", first[a:b]), ("only second", second[c:d])]
        out += [(name, " ".join(found)) for name, found in pairs if found]
    return out


def quotations(stretches: Sequence[Run], origins: dict[str, Origin], lexicon: Lexicon) -> Iterator[Check]:
    """Checks of quotes against others of the same speaker, in the order of articles and text."""
    known = lexicon.compiled(lists)
    found: dict[frozenset[str], Check] = {}
    again: set[tuple[str, int]] = set()
    for match in sorted(_matches(stretches, known), key=lambda m: (m.quote.article, m.quote.start, -m.alike)):
        check = _check(match, known, origins)
        if check is None or (check.rule == SAME and (match.quote.id, match.quote.start) in again):
            continue
        if check.rule == SAME:  # told once: of many copies of a quote each is held against one other
            again.add((match.quote.id, match.quote.start))
        found.setdefault(frozenset(check.rows), check)
    # What a splice was joined from is told with the splice.
    spliced: dict[str, list[frozenset[str]]] = defaultdict(list)
    for rows, check in found.items():
        if check.kind == "splice":
            for row in rows:
                spliced[row].append(rows)
    for rows, check in found.items():
        if check.kind == "splice" or not any(rows < others for row in rows for others in spliced[row]):
            yield check


def _matches(stretches: Sequence[Run], known: Lists) -> Iterator[Match]:
    """Every quote with the stretches of speech that share words with it, longer than itself or later."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, run in enumerate(stretches):
        for key in dict.fromkeys(_keys(run.quotes[0].speaker, run.words, known)):
            index[key].append(i)
    for i, run in enumerate(stretches):
        for quote in run.quotes:
            for j in _candidates(quote, i, stretches, index, known):
                if match := _aligned(quote, stretches[j]):
                    yield match


def _candidates(quote: Quote, own: int, stretches: Sequence[Run], index: dict[tuple[str, ...], list[int]], known: Lists) -> list[int]:
    """Numbers of the stretches that a quote is laid along: a long quote must share words at two places, and no number may be its own."""
    if len(quote.words) <= SHARED:
        return []
    keys = set(_keys(quote.speaker, quote.words, known))
    counts = Counter(j for key in keys if len(index[key]) <= COMMON for j in index[key] if j != own)
    figures = {word for word in quote.words if word[0].isdigit()}
    least = 1 if len(quote.words) < LONG else 2
    return sorted(
        j
        for j, shared in counts.items()
        if shared >= least and (len(stretches[j].words), j) > (len(quote.words), own) and figures.issubset(stretches[j].words)
    )


def _keys(speaker: str | None, said: Sequence[str], known: Lists) -> Iterator[tuple[str, ...]]:
    """Words in a row that say something, with who says them."""
    if speaker is None:
        return
    name = speaker.casefold().rpartition(" ")[2]
    for at in range(len(said) - SHARED + 1):
        row = said[at : at + SHARED]
        if any(_tells(word, known) for word in row):
            yield name, *row


def _tells(word: str, known: Lists) -> bool:
    return word not in known.light and lemma(word) not in known.light and not word[0].isdigit()


def _aligned(quote: Quote, run: Run) -> Match | None:
    matcher = SequenceMatcher(None, quote.words, run.words, autojunk=False)
    blocks = tuple((b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size >= SHARED)
    return Match(quote, run, blocks) if blocks else None


def _check(match: Match, known: Lists, origins: dict[str, Origin]) -> Check | None:
    """What a match says, if anything: said again, spliced, or told in other words."""
    gaps = match.gaps()
    quote = match.quote
    whole = match.alike == 1
    if whole and len(match.blocks) == 1:
        return _again(match, known, origins)
    if whole and all(not first and len(second) >= LEFT_OUT for first, second in gaps) and all(n >= EITHER_SIDE for *_, n in match.blocks):
        return _splice(match, known)
    if any(len(first) > APART or len(second) > APART for first, second in gaps) or _differ_in_figures(match):
        return None
    if len(quote.words) < LONG:
        return _short_variant(match, known)
    return _variant(match, known) if match.alike >= ALIKE_LONG else None


def _again(match: Match, known: Lists, origins: dict[str, Origin]) -> Check | None:
    """The same words, told twice; copies of an article say nothing new."""
    quote, other = match.quote, match.against[0]
    same = quote.article != other.article and _original(quote, origins) == _original(other, origins)
    telling = sum(_tells(word, known) for word in quote.words)
    if same or len(quote.words) < AGAIN or telling < 2:
        return None
    return _made(match, SAME, "quote", HOLDS, "{first} is quoted twice, word for word.", None)


def _original(quote: Quote, origins: dict[str, Origin]) -> str:
    return origins[quote.article].original if quote.article in origins else quote.article


def _splice(match: Match, known: Lists) -> Check:
    """One quote of words that do not stand beside one another in the longer version."""
    left_out = " … ".join(" ".join(second) for _, second in match.gaps())
    if all(known.ellipsis.search(_written(match.quote, a + n)) for a, _, n in match.blocks[:-1]):
        return _made(
            match,
            "words left out, with a mark",
            "splice",
            HOLDS,
            "{first} leaves words out of the longer version and marks it.",
            f"Left out: “{left_out}”.",
        )
    says = "{first} joins words that do not stand beside one another in the longer version, without a mark of what was left out."
    return _made(match, "words left out without a mark", "splice", VIOLATED, says, f"Left out: “{left_out}”.")


def _written(quote: Quote, word: int) -> str:
    """What is written before a word of the quote, behind the one before."""
    return quote.text[quote.places[word - 1][1] - quote.start : quote.places[word][0] - quote.start]


def _short_variant(match: Match, known: Lists) -> Check | None:
    """A phrase told again in the same article with one content word for another."""
    own = [gap for gap in (*match.edges(), *match.gaps()) if gap != ((), ())]
    same = [word for a, _, n in match.blocks for word in match.quote.words[a : a + n]]
    if (
        match.quote.article != match.against[0].article
        or match.alike < ALIKE_SHORT
        or len(own) != 1
        or [len(words) for words in own[0]] != [1, 1]
        or not all(_tells(words[0], known) for words in own[0])
        or not any(_tells(word, known) for word in same)
    ):
        return None
    return _told_otherwise(match, OPEN)


def _variant(match: Match, known: Lists) -> Check | None:
    """A long quote told again with some words changed."""
    same = [word for a, _, n in match.blocks for word in match.quote.words[a : a + n]]
    if sum(_tells(word, known) for word in same) < 2 or max(n for *_, n in match.blocks) <= SHARED:
        return None
    sure = len(match.quote.words) >= SURE_WORDS and match.alike >= SURE_ALIKE
    return _told_otherwise(match, VIOLATED if sure else OPEN)


def _told_otherwise(match: Match, verdict: str) -> Check:
    follows = (
        "Not both can be word for word."
        if verdict == VIOLATED
        else "Two utterances, two translations, or one quote that is not word for word."
    )
    return _made(
        match, "other words", "quote", verdict, "What looks like one quote is told in two wordings: {first} and {second}.", follows
    )


def _differ_in_figures(match: Match) -> bool:
    """Whether the difference is a number: another statement of the same form, not another wording."""
    return any(word[0].isdigit() for first, second in (*match.gaps(), *match.edges()) for word in (*first, *second))


def _made(match: Match, rule: str, kind: str, verdict: str, says: str, follows: str | None) -> Check:
    """The check; {first} and {second} in `says` stand for the two wordings."""
    found = [match.quote, *match.against]
    diff = match.diff()
    first = _shortened(words for op, words in diff if op != "only second")
    second = _shortened(words for op, words in diff if op != "only first")
    return Check(
        rule,
        kind,
        verdict,
        says.replace("{first}", first).replace("{second}", second),
        follows,
        tuple(dict.fromkeys(quote.id for quote in found)),
        tuple(dict.fromkeys(quote.sentence for quote in found)),
        tuple(dict.fromkeys(quote.article for quote in found)),
        CERTAIN,
        None,
        diff,
    )


def _shortened(pieces: Iterable[str]) -> str:
    """The words between marks, the middle of many left out."""
    found = " ".join(pieces).split()
    return f"“{' '.join(found)}”" if len(found) <= 2 * SHOWN else f"“{' '.join(found[:SHOWN])} … {' '.join(found[-SHOWN:])}”"
