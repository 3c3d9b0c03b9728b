"""One cue in its sentence → what it reports and who speaks: `X said (that) …`, `…, X said`, `According to X, …`.

Each pattern is one small rule in RULES; the first that fits makes the event.
"""

from typing import NamedTuple

from corpus.find.statement import subjects
from corpus.find.statement.attribution import BE, subject_of
from corpus.find.statement.contents import find_content
from corpus.find.statement.scene import Report, Scene, Words
from corpus.find.statement.verbs import BARE, QUOTED, THAT, TOLD
from corpus.grammar.clauses import ADVERBIAL, DETERMINERS, PREPOSITIONS, PRONOUNS, TIME_WORDS, pure_name, walk_on

COMMA = (",", "(")
DASHES = ("—", "–", "--")
#: determiners that are pronouns too ("all agreed", "some say")
STANDING = frozenset("that all both many some others most these those several one".split())
SUBORDINATORS = frozenset("when while as if although though because since until after before once despite unless".split())
#: what a right part of a parenthesis does not begin with
TAIL = frozenset("who which adding saying noting citing but and whose where including".split())


class Event(NamedTuple):
    """A cue in its sentence. `contents`: what it reports, maybe nothing. `edge`: where an earlier report ends,
    right before this attribution's first word or, with `after`, at the end of the content before it."""

    edge: int
    cue: Words
    mention: Words | None
    contents: tuple[Words, ...]
    rule: str
    after: bool = False


def find_event(scene: Scene, i: int, words: Words, claimed: dict[int, Report]) -> Event | None:
    """What the cue at word `i` reports; None where it is no cue after all."""
    if i >= words.last:
        return None
    if i in claimed:
        mention = claimed[i].mention
        own = mention is not None and mention.last <= i and subjects.skip_adverbs(scene, i, words.first) == mention.last
        return Event(mention.first if own and mention else i, Words(i, i + 1), mention, (), claimed[i].rule)
    if scene.lower[i] == "according":
        return according(scene, i, words)
    if scene.lower[i] in scene.verbs.nouns and (found := noun_that(scene, i, words)):
        return found
    if scene.lower[i] not in scene.forms or not is_verb(scene, i, words.first):
        return None
    for rule in RULES:
        made = rule(scene, i, words)
        if made:
            return made
    return None


def is_verb(scene: Scene, i: int, low: int) -> bool:
    """Whether the word is a reporting verb here, not a noun, an adjective, an infinitive or a passive."""
    form, lower = scene.form(i), scene.lower
    before = lower[i - 1] if i > low else ""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if scene.word[i][0].isupper() and i > low and (lower[i] == "states" or not scene.headline(i)):
        return False
    if (before in DETERMINERS and before not in STANDING) or before in ("of", "for", "-", "to") or following == "-":
        return False
    if before in ("'s", "’s") and not (form.tense == "g" and i - 2 >= low and lower[i - 2] in PRONOUNS):
        return False
    if form.noun and following in ("of", "for", "about", "from", "by") and form.tense != "d":
        return False
    if form.tense == "d":
        if i == low and following in ("about", "to", "whether", "if", "by", "why", "how", "what"):
            return False
        k = subjects.skip_adverbs(scene, i, low)
        return not any(lower[j] in BE for j in range(k, i))
    if form.tense == "g":
        return not form.noun or before == ","
    return True


# ------------------------------------------------------------------ the patterns
def as_said(scene: Scene, i: int, words: Words) -> Event | None:
    """As X said, …: the content stands behind the comma."""
    stop = scene.cue_end(i)
    if stop >= words.last - 1 or scene.lower[stop] != ",":
        return None
    mention = subjects.before(scene, i, words.first)
    if mention is None or mention.first == words.first or scene.lower[mention.first - 1] != "as" or not scene.finite(stop + 1, words.last):
        return None
    return Event(mention.first - 1, Words(i, stop), mention, (Words(stop + 1, words.last),), "as-said")


def inverted(scene: Scene, i: int, words: Words) -> Event | None:
    """…, said X: the content stands to the left, the subject to the right."""
    end = parted(scene, i - 1, words.first)
    if end is None or scene.form(i).tense not in "ds" or not scene.form(i).frames & BARE:
        return None
    left = Words(words.first, end)
    if not (scene.finite(*left) or scene.holds_quote(*left)) or scene.finite(i + 1, _comma(scene, i + 1, words.last)):
        return None
    mention = subjects.after(scene, scene.cue_end(i), words.last)
    if mention is None or not (scene.form(i).lemma == "say" or any(w[:1].isupper() for w in scene.word[mention.first : mention.last])):
        return None
    return Event(end, Words(i, scene.cue_end(i)), mention, (left,), "clause-verb-subject", True)


def preposed(scene: Scene, i: int, words: Words) -> Event | None:
    """X said (that) …: the content stands to the right."""
    form = scene.form(i)
    start = find_content(scene, i, words.last)
    if start is None or start >= words.last:
        return None
    mention, own = subject_of(scene, i, words.first)
    if own and mention and start == scene.cue_end(i) and scene.lower[start] in PREPOSITIONS and is_behind(scene, mention, words):
        return None
    if not own and form.tense == "d" and not form.frames & (BARE | TOLD) and scene.lower[start] == "to":
        return None
    if form.noun and form.tense in "sb" and (mention is None or not own or not _names(scene, mention, i)):
        return None
    if mention is None and form.tense == "b":
        return None
    edge = mention.first if mention and own else subjects.skip_adverbs(scene, i, words.first)
    return Event(edge, Words(i, scene.cue_end(i)), mention, (Words(start, words.last),), "subject-verb-clause")


def is_behind(scene: Scene, mention: Words, words: Words) -> bool:
    """Whether a clause and a comma stand before the attribution."""
    end = parted(scene, mention.first - 1, words.first)
    return end is not None and is_clause(scene, Words(words.first, end))


def postposed(scene: Scene, i: int, words: Words) -> Event | None:
    """…, X said · …, X said, …: the content stands to the left, or on both sides."""
    form = scene.form(i)
    if not form.frames & (BARE | THAT | TOLD) or form.tense == "g":
        return None
    mention = subjects.before(scene, i, words.first + 1)
    if mention is None or (form.noun and form.tense in "sb" and not _names(scene, mention, i)):
        return None
    begin = mention.first
    if begin - 1 > words.first and scene.lower[begin - 1] == "as":
        begin -= 1
    end = parted(scene, begin - 1, words.first)
    if end is None or end <= words.first:
        return None
    stop = scene.cue_end(i)
    left = Words(words.first, end)
    cue = Words(i, stop)
    if form.lemma in ("tell", "inform") and stop < words.last:
        stop = max(stop, walk_on(scene.word, scene.lower, stop, words.last))
    if stop < words.last and scene.lower[stop] == "," and opens_right(scene, left, Words(stop + 1, words.last)):
        right = Words(stop + 1, words.last)
        parts = (right,) if scene.lower[left.first] in ADVERBIAL or left.last - left.first < 2 else (left, right)
        return Event(end, cue, mention, parts, "parenthetical", True)
    if not is_clause(scene, left) or not ends_attribution(scene, stop, words.last):
        return None
    return Event(end, cue, mention, (left,), "clause-subject-verb", True)


def about_quote(scene: Scene, i: int, words: Words) -> Event | None:
    """X called it “…” · X praised the “…” plan: a weak verb whose object holds a quote."""
    form = scene.form(i)
    stop = scene.cue_end(i)
    if form.tense == "g" and not form.frames & QUOTED or not scene.holds_quote(stop, words.last):
        return None
    if scene.lower[stop] in ("for", "on", "of", "about", "upon"):
        stop += 1
    quote = next((k for k in range(stop, words.last) if scene.opaque[k] == k), words.last)
    if (
        quote == words.last
        or scene.title_like(scene.quote_at[quote])
        or quote - stop > 12
        or scene.finite(stop, quote)
        or any(scene.lower[k] in (",", ";", ":") for k in range(stop, quote))
    ):
        return None
    mention, own = subject_of(scene, i, words.first)
    if mention is None:
        return None
    edge = mention.first if own else subjects.skip_adverbs(scene, i, words.first)
    return Event(edge, Words(i, scene.cue_end(i)), mention, (Words(stop, object_end(scene, quote, words.last)),), "verb-object-quote")


def called_for(scene: Scene, i: int, words: Words) -> Event | None:
    """X called for a ban · X accused the firm of fraud: the object is what was said."""
    lemma, stop = scene.form(i).lemma, scene.cue_end(i)
    objects = scene.verbs.objects
    if stop < words.last - 1 and (lemma, scene.lower[stop]) in objects:
        start = stop + 1
    elif (lemma, "of") in objects and "of" in scene.lower[stop : min(words.last, stop + 10)]:
        start = stop
    else:
        return None
    mention, own = subject_of(scene, i, words.first)
    if mention is None:
        return None
    edge = mention.first if own else subjects.skip_adverbs(scene, i, words.first)
    return Event(edge, Words(i, stop), mention, (Words(start, words.last),), "verb-object")


Rule = type(as_said)
RULES = (as_said, inverted, preposed, postposed, about_quote, called_for)


def noun_that(scene: Scene, i: int, words: Words) -> Event | None:
    """Lee's claim that …: a noun of saying with its owner before it."""
    if i + 2 >= words.last or scene.lower[i + 1] != "that" or i - 1 < words.first:
        return None
    owner = scene.lower[i - 1]
    if owner in ("his", "her", "their"):
        mention = Words(i - 1, i)
    elif owner in ("'s", "’s") and i - 2 >= words.first:
        start = i - 2
        while start > words.first and scene.word[start - 1][:1].isupper() and scene.lower[start - 1] not in DETERMINERS:
            start -= 1
        mention = Words(start, i - 1)
    else:
        return None
    if not scene.finite(i + 2, words.last) or scene.lower[i + 2] in scene.verbs.finite:
        return None
    return Event(mention.first, Words(i, i + 1), mention, (Words(i + 2, words.last),), "noun-that")


def according(scene: Scene, i: int, words: Words) -> Event | None:
    """According to X, … · …, according to X."""
    if i + 2 >= words.last or scene.lower[i + 1] != "to":
        return None
    start = i + 2
    stop = walk_on(scene.word, scene.lower, start, words.last)
    if stop <= start:
        return None
    mention, cue = Words(start, stop), Words(i, i + 2)
    if i - words.first > 3 or (i > words.first and scene.holds_quote(words.first, i)):
        end = i - 1 if scene.lower[i - 1] in (",", *DASHES) else i
        return Event(end, cue, mention, (Words(words.first, end),), "clause-according", True)
    comma = _comma(scene, stop, words.last)
    while comma < words.last:
        following = _comma(scene, comma + 1, words.last)
        if (
            scene.finite(comma + 1, following)
            or following >= words.last
            or scene.lower[comma + 1] not in DETERMINERS
            and not scene.word[comma + 1][0].islower()
        ):
            break
        comma = following
    if comma + 1 >= words.last:
        return None
    return Event(i, cue, mention, (Words(comma + 1, words.last),), "according-clause")


# ------------------------------------------------------------------ what the patterns ask
def parted(scene: Scene, i: int, low: int) -> int | None:
    """End of what a comma or a quote that ends in one at word `i` parts from what follows; None where there is none."""
    if i <= low:
        return None
    if scene.opaque[i] >= 0:
        return i + 1 if scene.word[i - 1] in (",", "?", "!", "…") else None
    return i if scene.lower[i] == "," or scene.lower[i] in DASHES else None


def is_clause(scene: Scene, left: Words) -> bool:
    """Whether what stands before an attribution can be said by itself."""
    first = left.first
    while first < left.last and scene.lower[first] in ("but", "and", "so", "still", "however", ",", "even"):
        first += 1
    if scene.lower[min(first, left.last - 1)] in SUBORDINATORS | PREPOSITIONS and _comma(scene, first, left.last) == left.last:
        return scene.lower[first] in ("at", "in", "over", "under", "about") and scene.finite(first, left.last)
    return scene.finite(first, left.last) or scene.holds_quote(first, left.last) or left.last - first >= 6


def opens_right(scene: Scene, left: Words, right: Words) -> bool:
    """Whether the clause goes on behind the parenthesis: its verb follows, or all before it was an adverbial."""
    if right.first >= right.last or scene.lower[right.first] in TAIL:
        return False
    first = scene.lower[right.first]
    if not (scene.finite(*right) or scene.holds_quote(*right) or first.endswith("ed")):
        return False
    return first in scene.verbs.finite or first in scene.verbs.present or first.endswith("ed") or not is_clause(scene, left)


def ends_attribution(scene: Scene, stop: int, high: int) -> bool:
    """Whether nothing but when, where and to whom follows the verb."""
    if stop >= high or scene.opaque[stop] >= 0:
        return stop >= high
    w = scene.lower[stop]
    allowed = (
        w in (",", ";", "(", "—", "–", "--", "again", "when", "while", "as", "after", "before", "last", "earlier", "recently", "then")
        or w in PREPOSITIONS
    )
    return (allowed or w in TIME_WORDS or w.endswith("ly")) and not scene.finite(
        stop, _comma(scene, stop, high) if w not in ("when", "while", "as", "after", "before") else stop
    )


def object_end(scene: Scene, quote: int, high: int) -> int:
    """End of an object that holds a quote: at the first comma or conjunction behind its last quote."""
    last = quote
    for k in range(quote, high):
        if scene.opaque[k] == k:
            if any(scene.lower[j] in scene.forms for j in range(last + 1, k) if scene.opaque[j] < 0):
                break
            last = scene.closing(k)
    if last >= high or scene.word[last - 2] == ",":
        return min(last, high)
    for k in range(last, high):
        if (
            scene.lower[k] in (",", ";", "—", "--")
            or scene.lower[k] in SUBORDINATORS | {"during", "at", "on"}
            or scene.lower[k] in TIME_WORDS
        ):
            return k
    return high


def _names(scene: Scene, mention: Words, cue: int) -> bool:
    """Whether a homograph's subject shows that it is a verb: a pronoun, or a name."""
    if mention.last - mention.first == 1 and scene.lower[mention.first] in PRONOUNS:
        return True
    if scene.lower[cue + 1 : cue + 2] == ["that"] and scene.form(cue).tense == "s":
        return True
    return pure_name(scene.word, mention.first, mention.last) or (
        scene.form(cue).tense == "b" and scene.lower[mention.last - 1].endswith("s")
    )


def _comma(scene: Scene, first: int, last: int) -> int:
    """Index of the next comma outside quotes, `last` where there is none."""
    return next((k for k in range(first, last) if scene.lower[k] in COMMA and scene.opaque[k] < 0), last)
