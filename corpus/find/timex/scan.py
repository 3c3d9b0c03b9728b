"""Tokens → date expressions with their symbolic meaning: each token that can be the heart of one is looked at once."""

import itertools
from collections.abc import Callable

from corpus.find.timex import days, periods, years
from corpus.find.timex.words import Cursor, Hit, Words, words
from corpus.grammar.digits import numerals
from corpus.lexicon import Lexicon
from corpus.model import Document, Timex

Rule = Callable[[Cursor, int], Hit | None]
#: what a number of four digits can be the heart of, one with stops in it, and a short one by the token behind it; the
#: first that reads it, is it
YEAR_RULES: tuple[Rule, ...] = (years.on_decade, days.on_numeric, years.on_year)
STOP_RULES: tuple[Rule, ...] = (days.on_numeric,)
SHORT_RULES: dict[str, tuple[Rule, ...]] = {
    "s": (years.on_decade,),
    "'s": (years.on_decade,),
    "/": (days.on_numeric,),
    "-": (days.on_numeric,),
    **dict.fromkeys((":", ".", "a.m.", "p.m.", "am", "pm"), (days.on_clock,)),
}


#: "the past", "the future" by themselves: none of a noun's ("the future minister"), so only these words may follow
PERIODS = frozenset(("past", "future", "present"))
BEHIND_A_PERIOD = frozenset(
    [
        "and",
        "but",
        "or",
        "as",
        "to",
        "by",
        "with",
        "when",
        "where",
        "is",
        "was",
        "were",
        "will",
        "would",
        "that",
        "than",
        "it",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "there",
        "this",
        "which",
        "who",
        "if",
        "for",
        "of",
        "in",
        "on",
        "at",
        "from",
    ]
)


class Hearts:
    """Which rules a word calls, compiled from the lists."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words: Words = lexicon.compiled(words)
        self.rules: dict[str, tuple[Rule, ...]] = {}
        for group, rule in (
            (self.words.months, days.on_month),
            (self.words.weekdays, days.on_weekday),
            (self.words.days, days.on_day_word),
            (self.words.daytimes, days.on_daytime),
            ({phrase[0] for phrase in self.words.holidays}, days.on_holiday),
            (self.words.seasons, years.on_season),
            (("q", "h", "fy"), years.on_code),
            (("period",), on_period),
            (("nineteen", "twenty", "two"), years.on_spoken_year),
            (("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), years.on_decade_word),
            (self.words.units, periods.on_unit),
            (self.words.sets, on_set),
            ({phrase[0] for phrase in self.words.references}, on_reference),
        ):
            for word in group:
                self.rules[word] = (*self.rules.get(word, ()), rule)
        heads = self.words.reference_heads
        #: the first words of references that are too common to be looked at each ("the"), by the second ones that they need
        openers = {w for w, seconds in heads.items() if seconds.isdisjoint({"", *heads}) and self.rules[w] == (on_reference,)}
        self.seconds = {second: {w for w in openers if second in heads[w]} for w in openers for second in heads[w]}
        self.met = self.rules.keys() - openers


def scan(doc: Document, lexicon: Lexicon) -> tuple[Timex, ...]:
    """Every date expression in text order, none overlapping another, values not yet known."""
    hearts = lexicon.compiled(Hearts)
    cursor = Cursor(doc.text, doc.tokens, hearts.words)
    hits = []
    known = hearts.rules.get
    lower, last = cursor.lower, cursor.size - 1
    tokens, seconds = doc.tokens, hearts.seconds
    at = tokens.find((tokens.where.keys() & hearts.met).union(numerals(tokens)))
    at += [i - 1 for i in tokens.find(seconds.keys()) if i and lower[i - 1] in seconds[lower[i]]]
    for i in sorted(at):
        word = lower[i]
        rules = known(word)
        if rules is None:
            size = len(word)
            if size == 4:
                rules = YEAR_RULES
            elif size < 4:
                rules = SHORT_RULES.get(lower[i + 1], ()) if i < last else ()
            else:
                rules = STOP_RULES if "." in word else ()
        for rule in rules:
            hit = rule(cursor, i)
            if hit is not None:
                hits.append(hit)
                break
    starts, ends = tokens.start, tokens.end
    return tuple(
        [
            Timex(starts[h.first], ends[h.last - 1], h.type, None, h.rule, h.meaning, doc.sentence_at(starts[h.first]))
            for h in _apart(doc, hits)
        ]
    )


def _apart(doc: Document, hits: list[Hit]) -> list[Hit]:
    """The longest of those that overlap; none across sentences' paragraphs."""
    size = len(doc.tokens)
    if all(h.last <= after.first for h, after in itertools.pairwise(hits)):
        return [h for h in hits if h.first >= 0 and h.last <= size and not _crosses_a_line(doc, h)]
    taken: set[int] = set()
    kept = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first)):
        if hit.first < 0 or hit.last > len(doc.tokens) or not taken.isdisjoint(range(hit.first, hit.last)):
            continue
        if _crosses_a_line(doc, hit):
            continue
        taken.update(range(hit.first, hit.last))
        kept.append(hit)
    return sorted(kept, key=lambda h: h.first)


def _crosses_a_line(doc: Document, hit: Hit) -> bool:
    """Whether an expression runs over the end of a line that ends a sentence."""
    starts = doc.tokens.start
    if hit.last - hit.first == 1 or "\n" not in doc.text[starts[hit.first] : doc.tokens.end[hit.last - 1]]:
        return False
    return doc.sentence_at(starts[hit.first]) != doc.sentence_at(starts[hit.last - 1])


def on_set(c: Cursor, i: int) -> Hit | None:
    """ "weekly", "annually"; "daily" as an adverb or measure, not as a newspaper's name."""
    if (c.is_capital(i) and c.is_capital(i + 1)) or (c.lower[i] in {"quarterly", "monthly", "daily"} and c.lower[i + 1][:1].isalpha()):
        return None
    return Hit(i, i + 1, "SET", ("fix", c.words.sets[c.lower[i]]), "set")


def on_period(c: Cursor, i: int) -> Hit | None:
    """ "the latest period", "the same period a year earlier"."""
    return periods.relative(c, i, i - 1)


def on_reference(c: Cursor, i: int) -> Hit | None:
    """ "now", "recently", "the future"."""
    seconds = c.words.reference_heads[c.lower[i]]
    if "" not in seconds and c.lower[i + 1] not in seconds:
        return None
    for size in (3, 2, 1):
        value = c.words.references.get(tuple(c.lower[i : min(i + size, c.size)]))
        if value:
            if size > 1 and c.lower[i + size] in c.words.units:
                return None
            if c.lower[i + size - 1] in PERIODS and c.lower[i + size] not in BEHIND_A_PERIOD and c.lower[i + size][:1].isalnum():
                return None
            if c.lower[i - 1] in {"as", "most"} or c.lower[i + size] == "that":
                return None
            first = i - 1 if c.lower[i - 1] in {"more", "very", "right"} else i
            return Hit(first, i + size, "DATE", ("fix", value), "reference")
    return None
