"""One sentence's word classes → the subject of a verb and the noun phrases around it."""

from corpus.find.quantity.tags import tag
from corpus.find.quantity.words import Words
from corpus.model import Tokens

REACH = 45  # tokens looked back over: longer clauses lose their subject, and the pass stays linear
BEHIND = 64  # tokens behind a sentence that a phrase may be read on to
Range = tuple[int, int]


class Clauses:
    """Finds subjects and noun phrases in one sentence."""

    def __init__(self, tokens: Tokens, first: int, last: int, amounts: list[Range], dates: list[Range], words: Words) -> None:
        self.word, self.lower, self.tokens = tokens.word, tokens.lower, tokens
        self.first, self.last, self.words = first, last, words
        #: the class of each token, by its index in the text: "^" before the sentence, "$" behind it. The last ones are "^"
        #: again, for what is asked of the tokens before the text's first (-1, -2).
        self.tags = "^" * first + tag(tokens, first, last, amounts, dates, words) + "$" * BEHIND + "^^^^"

    def _subject(self, verb: int) -> Range | None:
        """The subject of the verb at token `verb`; of the verb before it where it has none of its own."""
        edge, j = max(self.first, verb - REACH), verb
        for _ in range(6):
            end = self._group_start(j, edge)
            if self.word[end - 1] == ")" and end - 1 > edge:
                end = self._over_brackets(end - 1, edge) + 1
            begin = self._back(end, edge)
            found = self._clean(begin, end)
            carried = found and self.lower[end] == "to" and self.lower[found[1] - 1] in self.words.tags["carriers"]
            if found and carried and found[1] - found[0] > 1 and self.lower[found[1] - 1].endswith("s"):
                return found[0], found[1] - 1  # "the company plans to spend"
            if found and not carried:
                return found
            j = begin - 1
            found = self._beyond(j, edge)
            if found or self.tags[j] in "^S":
                return found
            while j >= edge and (self.tags[j] not in "VA" or self.lower[j - 1] == "to"):
                j -= 1
            if j < edge:
                return None
        return None

    def _beyond(self, j: int, edge: int) -> Range | None:
        """The subject where the stretch before the verb ends at token `j` without a noun: a relative, a comma, an amount."""
        tag = self.tags[j]
        if tag == "W":
            return self._antecedent(j, edge)
        if tag == "C":
            k = j - 1
            while k > edge and self.tags[k] not in "CS":
                k -= 1
            if k > edge and self.tags[k] == "C":  # "X, the maker of Y, rose"
                return self._clean(self._back(k, edge), k)
            has_verb = any(self.tags[n] in "VA" for n in range(k, j))
            return None if has_verb else self._clean(self._back(j, edge), j)
        if tag == "Q" and self.lower[j + 1] != "to":
            k = j
            while k > edge and self.tags[k - 1] == "Q":
                k -= 1
            return self._clean(self._back(k, edge), k) or (k, j + 1)
        return None

    def _antecedent(self, j: int, edge: int) -> Range | None:
        """The noun phrase that "which", "who" or "that" at token `j` stands for."""
        if self.lower[j] not in {"which", "who", "that", "whose"}:
            return None
        if self.lower[j - 1] == "of" and j - 1 > edge:  # "equipment, the price of which rose"
            head = self._back(j - 1, edge)
            begin = self._back(head - 1, edge) if self.tags[head - 1] == "C" else head
            return self._clean(begin, j - 1)
        end = j - 1 if self.tags[j - 1] == "C" else j
        return self._last_phrase(max(edge, self._back(end, edge)), end)

    def _group_start(self, j: int, edge: int) -> int:
        """First token of the verb group that ends at `j` ("is expected to grow")."""
        tags, lower = self.tags, self.lower
        while j > edge and (tags[j - 1] in "VAB" or lower[j - 1] in {"to", "being", "been"}):
            j -= 1
        return j

    def _back(self, end: int, edge: int) -> int:
        """First token of the nouns, prepositions and dates that end at `end`; "and" between nouns belongs to them."""
        begin, tags = end, self.tags
        while begin > edge and (
            tags[begin - 1] in "NDPTB" or (tags[begin - 1] == "J" and begin < end and tags[begin - 2] == "N" and tags[begin] in "ND")
        ):
            begin -= 1
        return begin

    def _clean(self, begin: int, end: int) -> Range | None:
        """The subject in a stretch: leading "In Europe" and trailing dates left out; None without a noun."""
        tags = self.tags
        while end > begin and tags[end - 1] in "TBPD":
            end -= 1
        while begin < end and tags[begin] in "TBJD":
            begin += 1
        if begin < end and tags[begin] == "P":
            k = begin + 1
            while k < end and tags[k] != "D":
                k += 1
            fresh = k < end and tags[k - 1] in "NT" and tags[k] == "D"
            begin = k + 1 if fresh else begin + 1
        while begin < end and tags[begin] in "TBJDP":
            begin += 1
        return self._weighty(begin, end) if end - begin <= 24 else None

    def _over_brackets(self, j: int, edge: int) -> int:
        """Token before the bracket that closes at `j`; `j` itself where none closes there."""
        if self.word[j] != ")":
            return j
        k = j
        while k > edge and self.word[k] != "(":
            k -= 1
        return k - 1 if self.word[k] == "(" else j

    def _last_phrase(self, begin: int, end: int) -> Range | None:
        """The last noun phrase of the stretch, its "of" included: "a good month with sales" gives sales."""
        tags, lower = self.tags, self.lower
        while end > begin and tags[end - 1] in "JBPDRT":
            end -= 1
        a = end
        while a > begin and (
            tags[a - 1] == "N"
            or (lower[a - 1] == "of" and tags[a] in "ND" and a - 1 > begin)
            or (tags[a - 1] == "D" and lower[a - 2 : a - 1] == ["of"])
        ):
            a -= 1
        while a < end and tags[a] != "N":
            a += 1
        return self._weighty(a, end)

    def _weighty(self, a: int, b: int) -> Range | None:
        """The phrase, None where its head names no thing ("a total of")."""
        return (a, b) if b > a and not self.words.tags["light"].issuperset(self.lower[a:b]) else None
