"""Reports without a reporting verb: according to X, in X's view, X's claim that, X is confident that."""

from collections.abc import Callable

from corpus.find.statement import subjects
from corpus.find.statement.attribution import BE, first_subject
from corpus.find.statement.scene import Event, Scene, Words
from corpus.find.statement.shapes import DASHES, is_clause, parted
from corpus.grammar.clauses import ADVERBIAL, DETERMINERS, PREPOSITIONS, pure_name, word_set

#: what begins a relative clause behind a name
RELATIVE = frozenset(["who", "which", "whose"])
OWNERS = ("his", "her", "their")
NO_OWNER = DETERMINERS | PREPOSITIONS


def owner(scene: Scene, i: int, low: int) -> Words | None:
    """Whose noun word `i` is: "his", "Lee's"; None where it is nobody's."""
    k = i - 1
    while (
        k > low
        and scene.word[k].islower()
        and scene.lower[k] not in (*OWNERS, "'s", "’s")
        and i - k < 3
        and scene.lower[k] not in DETERMINERS
    ):
        k -= 1  # "Lee's latest claim"
    if k < low:
        return None
    if scene.lower[k] in OWNERS:
        return Words(k, k + 1)
    if scene.lower[k] not in {"'s", "’s"} or k - 1 < low:
        return None
    start = k - 1
    while start > low and scene.word[start - 1][:1].isupper() and scene.lower[start - 1] not in NO_OWNER and scene.opaque[start - 1] < 0:
        start -= 1
    return Words(start, k)


def behind_apposition(scene: Scene, start: int, high: int) -> tuple[int, Words | None]:
    """Where the clause of "According to Lee, head of the office, …" begins, and the name that an apposition gives, if any."""
    at = scene.comma(start, high)
    name = None
    while at < high:
        following = scene.comma(at + 1, high)
        if following < high - 1 and scene.lower[at + 1] in RELATIVE:
            at = following
            continue
        if following >= high - 1 or scene.finite(at + 1, following):
            break
        part = Words(at + 1, following)
        if pure_name(scene.word, *part):
            name = part
        elif scene.lower[at + 1] in DETERMINERS:
            after = scene.lower[following + 1]
            if after in NO_CLAUSE or after in scene.verbs.finite or after in scene.verbs.present or after.endswith(("ed", "ing")):
                break
        elif not scene.word[at + 1][0].islower():
            break
        at = following
    return min(at + 1, high), name


def possessor(scene: Scene, mention: Words) -> Words:
    """The ministry, of "the ministry's estimates"; else the words themselves."""
    k = mention.last - 1
    while k > mention.first + 1 and scene.lower[k] not in {"'s", "’s"}:
        k -= 1
    owned = scene.lower[mention.last - 1] in scene.verbs.sources and scene.lower[k] in {"'s", "’s"}
    return Words(mention.first, k) if owned else mention


NO_CLAUSE = word_set("which who whose where that including and or")


def cue_of(scene: Scene, i: int, words: Words) -> int | None:
    """One past "according to", "as per" or ", per" at word `i`; None where it is none of them."""
    if i + 2 < words.last and scene.lower[i] == "according" and scene.lower[i + 1] == "to":
        return i + 2
    if scene.lower[i] == "per" and words.first < i < words.last - 1 and scene.lower[i - 1] in {"as", ","}:
        named = scene.word[i + 1][:1].isupper() or scene.lower[i + 1] in {"the", "its", "his", "her", "a"}
        return i + 1 if named else None
    return None


def according(scene: Scene, i: int, words: Words) -> Event | None:
    """According to X, … · …, according to X."""
    start = cue_of(scene, i, words)
    if start is None:
        return None
    cue = Words(i, start)
    mention = Words(start, start + 1) if scene.lower[start] in {"him", "her", "them"} else subjects.after(scene, start, words.last)
    if mention is None:
        return None
    stop = mention.last
    if start == i + 1 and scene.lower[i - 1] == "," and stop < words.last:
        return None  # "A quarter, per the plan, is gone"
    mention = possessor(scene, mention)
    if i - words.first > 3 or (i > words.first and scene.holds_quote(words.first, i)):
        end = i - 1 if scene.lower[i - 1] in (",", "as", *DASHES) else i
        return Event(end, cue, mention, (Words(words.first, end),), "clause-according", True)
    begin, name = behind_apposition(scene, stop, words.last)
    return Event(i, cue, name or mention, (Words(begin, words.last),), "according-clause") if begin < words.last else None


def in_view(scene: Scene, i: int, words: Words) -> Event | None:
    """In Lee's view, … · …, in his words."""
    if scene.lower[i] not in scene.verbs.phrases:
        return None
    if scene.lower[i + 1 : i + 2] == ["of"] and i - 2 >= words.first and scene.lower[i - 2 : i] == ["in", "the"]:
        return in_view_of(scene, i, words)
    mention = owner(scene, i, words.first)
    if mention is None or mention.first - 1 < words.first or scene.lower[mention.first - 1] not in {"in", "by"}:
        return None
    begin, stop = mention.first - 1, i + 1
    cue = Words(begin, stop)
    if stop < words.last - 2 and scene.lower[stop] == ",":
        return Event(begin, cue, mention, (Words(stop + 1, words.last),), "in-view")
    if stop >= words.last and begin - words.first > 3 and scene.lower[begin - 1] == ",":
        return Event(begin - 1, cue, mention, (Words(words.first, begin - 1),), "in-view", True)
    return None


def in_view_of(scene: Scene, i: int, words: Words) -> Event | None:
    """In the opinion of Lee, … · …, in the words of Lee."""
    begin, mention = i - 2, subjects.after(scene, i + 2, words.last)
    if mention is None or not (scene.word[mention.first][0].isupper() or scene.lower[mention.first] == "the"):
        return None
    cue = Words(begin, i + 2)
    if begin > words.first and scene.lower[begin - 1] == "," and is_clause(scene, Words(words.first, begin - 1)):
        return Event(begin - 1, cue, mention, (Words(words.first, begin - 1),), "in-view", True)
    start, name = behind_apposition(scene, mention.last, words.last)
    if begin > words.first or start >= words.last or scene.lower[start - 1] != ",":
        return None
    return Event(begin, cue, name or mention, (Words(start, words.last),), "in-view")


def noun_that(scene: Scene, i: int, words: Words) -> Event | None:
    """Lee's claim that …: a noun of saying with its owner before it."""
    that = i + 1
    if scene.lower[i] not in scene.verbs.nouns or that + 1 >= words.last:
        return None
    if scene.lower[that] in {"is", "was"} and scene.lower[that + 1] == "that":
        that += 1
    mention = owner(scene, i, words.first)
    if scene.lower[that] != "that" or mention is None or that + 1 >= words.last:
        return None
    if not scene.finite(that + 1, words.last) or scene.lower[that + 1] in scene.verbs.finite:
        return None
    last = words.last
    if scene.lower[words.first] in ADVERBIAL | {"contrary"}:
        last = next(
            (
                k
                for k in range(that + 2, last)
                if scene.lower[k] == "," and (scene.opaque[k] < 0 or scene.closing(scene.opaque[k]) == k + 2)
            ),
            last,
        )
        last = scene.closing(scene.opaque[last]) if last < words.last and scene.opaque[last] >= 0 else last
    return Event(mention.first, Words(i, i + 1), mention, (Words(that + 1, last),), "noun-that")


def voiced(scene: Scene, i: int, words: Words) -> Event | None:
    """Lee expressed confidence that …"""
    if scene.lower[i] not in scene.verbs.voiced or i + 2 >= words.last or scene.lower[i + 1] != "that":
        return None
    verb = next((k for k in range(i - 1, max(words.first, i - 6), -1) if scene.lower[k] in scene.verbs.voicing), None)
    if verb is None and i - 3 > words.first and scene.lower[i - 2] == "of" and scene.lower[i - 3] in BE:
        verb = i - 3  # "is of the view that"
    if verb is None or not scene.finite(i + 2, words.last):
        return None
    mention = subjects.before(scene, verb, words.first)
    if mention is None:
        return None
    return Event(mention.first, Words(verb, i + 1), mention, (Words(i + 2, words.last),), "voiced-noun")


def minded(scene: Scene, i: int, words: Words) -> Event | None:
    """Lee is confident that … · …, Lee is sure."""
    closing = i + 1 >= words.last
    if scene.lower[i] not in scene.verbs.minded or not (closing or (i + 2 < words.last and scene.lower[i + 1] in {"that", ":"})):
        return None
    verb = subjects.skip_adverbs(scene, i, words.first)
    if verb == i or verb == words.first:
        return None
    mention = subjects.before(scene, i, words.first)
    if mention is None:
        return None
    if not closing:
        return Event(mention.first, Words(i, i + 1), mention, (Words(i + 2, words.last),), "state-of-mind")
    end = parted(scene, mention.first - 1, words.first)
    if end is None or not is_clause(scene, Words(words.first, end)):
        return None
    return Event(end, Words(i, i + 1), mention, (Words(words.first, end),), "state-of-mind", True)


def put_at(scene: Scene, i: int, words: Words) -> Event | None:
    """Lee puts the growth at 3%: who puts something at a figure says so."""
    if scene.lower[i] not in scene.verbs.putting or i == words.first:
        return None
    at = next((k for k in range(i + 2, min(words.last - 1, i + PUT)) if scene.lower[k] == "at"), None)
    if at is None or not is_figure(scene, at + 1, words.last):
        return None
    if not OUTSIDE.isdisjoint(scene.lower[i + 1 : at]) or scene.finite(i + 1, at) or scene.lower[i + 1] in NO_OBJECT:
        return None
    mention = subjects.before(scene, i, words.first)
    if mention is None or scene.lower[mention.last - 1] in subjects.RELATIVE:
        return None
    own = possessor(scene, mention)
    if scene.lower[mention.first] == "its" and mention.last - mention.first > 1:
        own = first_subject(scene, words.first, mention.first) or Words(mention.first, mention.first + 1)
    return Event(mention.first, Words(i, i + 1), own, (Words(i + 1, content_stop(scene, at, words.last)),), "put-at-figure")


def is_figure(scene: Scene, k: int, high: int) -> bool:
    """Whether a figure stands at word `k`, its bound before it: "3%", "$4", "around 5"."""
    k += k + 1 < high and scene.lower[k] in ROUGHLY
    return k < high and scene.word[k][0] in FIGURE


def content_stop(scene: Scene, at: int, high: int) -> int:
    """End of "… at 3%, down from 4%": before a clause of its own."""
    return next((k for k in range(at, high) if scene.lower[k] in {";", "but", "while", "although", "though", "whereas"}), high)


#: how far behind "puts" its "at" may stand, in words
PUT = 20
ROUGHLY = word_set("about around roughly nearly almost some over under below above just")
FIGURE = frozenset("0123456789$€£₽")
OUTSIDE = frozenset([",", "into", "onto", "on"])
NO_OBJECT = word_set("it in into on up off out an end him her them")
NounRule = Callable[[Scene, int, Words], Event | None]
NOUN_RULES: tuple[NounRule, ...] = (according, in_view, noun_that, voiced, minded, put_at)
