"""One article laid out for the statements' rules: words, quotes as single words, and where the cues stand."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.find.statement.verbs import NO_VERB, Form, Verbs
from corpus.frozen import frozen
from corpus.grammar.clauses import word_set
from corpus.model import Document, Quote, Sentence
from corpus.spans import Span


@frozen
class Words:
    """A half open range of token indexes; `*words` hands over both."""

    first: int
    last: int

    def __iter__(self) -> Iterator[int]:
        return iter((self.first, self.last))


@frozen
class Report:
    """A statement in the making, in token indexes. `content` None: the quote itself is the content."""

    start: int
    end: int
    kind: str
    rule: str
    cue: Words | None
    mention: Words | None
    sentence: int


@frozen
class Event:
    """A cue in its sentence. `contents`: what it reports, maybe nothing. `edge`: where an earlier report ends,
    right before this attribution's first word or, with `after`, at the end of the content before it."""

    edge: int
    cue: Words
    mention: Words | None
    contents: tuple[Words, ...]
    rule: str
    after: bool = False


def nickname(text: str, quote: Quote) -> bool:
    """Robert “Bobby” Lee: a capitalised word or two in marks, between capitalised words."""
    inner = text[quote.inner_start : quote.inner_end]
    if len(inner) > 20 or not inner[:1].isupper() or inner.count(" ") > 1 or inner[-1:] in ",.!?":
        return False
    before = text[max(0, quote.start - 20) : quote.start].split()
    return (
        bool(before)
        and before[-1][:1].isupper()
        and text[quote.end : quote.end + 2].strip()[:1].isupper()
        and text[quote.end : quote.end + 1] == " "
    )


def capitalised(word: Sequence[str], first: int, last: int) -> bool:
    """Two words or more, every longer one with a capital."""
    words = 0
    long = False
    for i in range(first, last):
        w = word[i]
        if not w[0].isalpha():
            continue
        if w[0].isupper():
            long = long or (words > 0 and len(w) > 2)
        elif len(w) >= 4:
            return False
        words += 1
    return words > 1 and long


class Scene:
    """What every rule of this stage reads; nothing here changes once built."""

    __slots__ = (
        "commas", "doc", "end", "forms", "heads", "lower", "opaque", "outer", "quote_at", "ranges", "spots", "start", "text", "titles",
        "verbs", "word",
    )  # fmt: skip

    def __init__(self, doc: Document, verbs: Verbs) -> None:
        tokens = doc.tokens
        self.doc, self.verbs, self.forms = doc, verbs, verbs.forms
        self.text = doc.text
        self.word, self.lower, self.start, self.end = tokens.word, tokens.lower, tokens.start, tokens.end
        #: the outermost quotes, and their words with the marks
        self.outer: list[Quote] = [q for q in doc.quotes if q.depth == 0 and not nickname(doc.text, q)]
        self.ranges = [Words(tokens.at(q.start), tokens.at(q.end)) for q in self.outer]
        #: per word: the first word of the quote it lies in, or -1
        self.opaque = [-1] * len(tokens)
        #: first word of a quote → its index
        self.quote_at: dict[int, int] = {}
        for index, words in enumerate(self.ranges):
            first, last = words.first, words.last
            self.opaque[first:last] = [first] * (last - first)
            self.quote_at[first] = index
        opaque = self.opaque
        #: where quotes begin, in order
        self.heads = [first for first in self.quote_at if opaque[first : first + 1] == [first]]
        #: where a reporting verb, a noun of saying, a state of mind or "according" stands outside quotes
        self.spots = [i for i in tokens.find(verbs.cues) if opaque[i] < 0]
        #: where a comma or an opening bracket stands outside quotes
        self.commas = [i for i in tokens.find(COMMAS) if opaque[i] < 0]
        #: whether a quote is written like a title, by its index: worked out when first asked
        self.titles: dict[int, bool] = {}

    def form(self, i: int) -> Form:
        """The reporting verb that word `i` is; `NO_VERB` where it is none."""
        return self.forms.get(self.lower[i], NO_VERB)

    def cue_end(self, i: int) -> int:
        """One past the cue that begins at word `i`, its particle ("out" of "point out") included."""
        particle = self.form(i).particle
        return i + 2 if particle and self.lower[i + 1 : i + 2] == [particle] else i + 1

    def closing(self, i: int) -> int:
        """One past the quote whose first word is `i`."""
        return self.ranges[self.quote_at[i]].last

    def finite(self, first: int, last: int) -> bool:
        """Whether the words hold a finite verb, quotes left out: the mark of a clause."""
        lower, opaque = self.lower, self.opaque
        sure, likely = self.verbs.finite, self.verbs.present
        for i in range(first, last):
            w = lower[i]
            if opaque[i] >= 0 or (w[-1] not in "ds" and w not in sure and w not in likely):
                continue
            if (w in sure and self.word[i] != "May") or (w in likely and i > first and lower[i - 1] not in NOT_BEFORE_PAST):
                return True
            if w.endswith("ed") and len(w) > 4 and i > first and self.word[i][0].islower() and lower[i - 1] not in NOT_BEFORE_PAST:
                return True
            if i > first and i + 1 < last and w.endswith("s") and len(w) > 4 and lower[i + 1] in AFTER_VERB and self._may_rule(i):
                return True
            if w in {"'s", "’s"} and i > first and lower[i - 1] in {"he", "she", "it", "that", "there", "who", "what"}:
                return True
        return False

    def _may_rule(self, i: int) -> bool:
        """Whether a word in -s can be a verb: no determiner before it, no -ss and no -us."""
        return self.lower[i - 1] not in NOT_BEFORE_PAST and self.word[i][0].islower() and self.lower[i][-2] not in "su"

    def holds_quote(self, first: int, last: int) -> bool:
        """Whether a quote begins among the words."""
        at = bisect_left(self.heads, first)
        return at < len(self.heads) and self.heads[at] < last

    def holds_speech(self, first: int, last: int) -> bool:
        """Whether a quote begins among the words that is more than a name in marks: "the «Zarya» plant" quotes nobody."""
        at = bisect_left(self.heads, first)
        while at < len(self.heads) and self.heads[at] < last:
            inner = self.word[self.heads[at] + 1 : self.closing(self.heads[at]) - 1]
            if not (inner and all(w[0].isupper() or not w[0].isalpha() for w in inner)):
                return True
            at += 1
        return False

    def title_like(self, index: int) -> bool:
        """Whether a quote is written like a title: two words or more, every longer one with a capital."""
        known = self.titles.get(index)
        if known is None:
            known = self.titles[index] = capitalised(self.word, self.ranges[index].first, self.ranges[index].last)
        return known

    def comma(self, first: int, last: int) -> int:
        """Index of the next comma or opening bracket outside quotes, `last` where there is none."""
        at = bisect_left(self.commas, first)
        return self.commas[at] if at < len(self.commas) and self.commas[at] < last else last

    def headline(self, i: int) -> bool:
        """Whether word `i` stands in a title, where verbs have capitals too."""
        sentence = self.doc.sentence_at(self.start[i])
        return sentence >= 0 and self.doc.sentences[sentence].part == "title"

    def words_of(self, sentence: Sentence) -> Words:
        """The sentence's words without the stop that ends it."""
        first, last = sentence.first, sentence.last
        while last > first and self.lower[last - 1] in ENDS and self.opaque[last - 1] < 0:
            last -= 1
        return Words(first, last)

    def span(self, words: Words) -> Span:
        """The characters of a range of words."""
        return Span(self.start[words.first], self.end[words.last - 1])


COMMAS = frozenset(",(")
ENDS = frozenset([".", "!", "?", "…", "...", ";", ":"])
#: words that follow a verb in -s, and hardly a plural ("demands that", "opposes the")
AFTER_VERB = word_set("the a an that his her their its our my him them us it this these those")
NOT_BEFORE_PAST = word_set(
    "the a an of this that these those his her their its our my your in for by with to from at on and s 's ’s - newly more most"
)
