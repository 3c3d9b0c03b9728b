"""What the patterns ask of the words around an attribution."""

import re

from corpus.find.statement.scene import Scene, Words
from corpus.grammar.clauses import DETERMINERS, PREPOSITIONS, PRONOUNS, TIME_WORDS, pure_name, word_set

DASHES = ("—", "–", "--")
PARTING = frozenset([",", *DASHES])
SUBORDINATORS = word_set("when while as if although though because since until after before once despite unless")
#: what an adverbial clause or phrase begins with
ADVERBIAL = SUBORDINATORS | PREPOSITIONS
#: what a right part of a parenthesis does not begin with
TAIL = word_set(
    "who which adding saying noting citing but and whose where including compared based released published followed led up down"
)


def parted(scene: Scene, i: int, low: int) -> int | None:
    """End of what a comma or a quote that ends in one at word `i` parts from what follows; None where there is none."""
    if i <= low:
        return None
    if scene.opaque[i] >= 0:
        return i + 1 if scene.word[i - 1] in {",", "?", "!", "…"} else None
    return i if scene.lower[i] == "," or scene.lower[i] in DASHES else None


def half(scene: Scene, first: int, end: int, mention: Words | None = None) -> int:
    """First word of what an attribution at `end` is for: behind a semicolon where the words before it have a teller of their own,
    behind a colon where the teller is a pronoun for whom the words before it name ("Lee disagrees: it is late, she believes")."""
    pronoun = mention is not None and mention.last - mention.first == 1 and scene.lower[mention.first] in {"he", "she", "it", "they"}
    for k in range(end - 1, first, -1):
        if pronoun and scene.lower[k] == ":" and scene.opaque[k] < 0:
            return k + 1 if scene.word[first][0].isupper() and k - first > 1 else first
        if scene.lower[k] == ";" and scene.opaque[k] < 0:
            own = any(scene.lower[j] in scene.forms and scene.form(j).tense in "ds" and scene.opaque[j] < 0 for j in range(first, k))
            return k + 1 if own else first
    return first


def closes_clause(scene: Scene, mention: Words, start: int, words: Words) -> bool:
    """Whether "…, Lee said: by a tenth" tells what stands before it: behind the colon is no clause and no speech."""
    if scene.lower[start - 1] != ":" or mention.first <= words.first or scene.lower[mention.first - 1] != ",":
        return False
    return (
        not scene.finite(start, words.last)
        and not scene.holds_quote(start, words.last)
        and is_clause(scene, Words(words.first, mention.first - 1))
    )


def parts_in(scene: Scene, first: int, last: int) -> bool:
    """Whether anything among the words can part a content from its attribution: a comma, a dash or a quote."""
    return not PARTING.isdisjoint(scene.lower[first:last]) or scene.opaque[first] >= 0 or scene.holds_quote(first, last)


def is_clause(scene: Scene, left: Words) -> bool:
    """Whether what stands before an attribution can be said by itself."""
    first = left.first
    while first < left.last and scene.lower[first] in {"but", "and", "so", "still", "however", ",", "even"}:
        first += 1
    if scene.lower[min(first, left.last - 1)] in ADVERBIAL and scene.comma(first, left.last) == left.last:
        dated = scene.lower[first] in {"by", "from", "since", "until"} and scene.word[first + 1][0].isdigit()
        return (dated or scene.lower[first] in {"at", "in", "over", "under", "about"}) and scene.finite(first, left.last)
    return scene.finite(first, left.last) or scene.holds_quote(first, left.last) or left.last - first >= 6


def opens_right(scene: Scene, left: Words, right: Words) -> bool:
    """Whether the clause goes on behind the parenthesis: its verb follows, or all before it was an adverbial."""
    if right.first >= right.last or scene.lower[right.first] in TAIL:
        return False
    first = scene.lower[right.first]
    if scene.lower[left.last - 1] in {"that", "which", "who"}:
        return True  # "an alloy that, they say, withstands …"
    if not (scene.finite(*right) or scene.holds_quote(*right) or first.endswith("ed") or first in scene.verbs.present):
        return False
    return first in scene.verbs.finite or first in scene.verbs.present or first.endswith("ed") or not is_clause(scene, left)


def ends_attribution(scene: Scene, stop: int, high: int) -> bool:
    """Whether nothing but when, where and to whom follows the verb."""
    if stop >= high or scene.opaque[stop] >= 0:
        return stop >= high
    w = scene.lower[stop]
    if w in {";", ":"}:
        return True  # "…, he said; the rest is a clause of its own"
    if w in {"in", "during", "at"} and not OCCASIONS.isdisjoint(scene.lower[stop + 1 : min(high, stop + 5)]):
        return True  # "said in an interview published on Monday"
    if w in PREPOSITIONS and stop + 1 < high and scene.lower[stop + 1].endswith("ing"):
        return False
    allowed = (
        w
        in {
            ",",
            ";",
            "(",
            "—",
            "–",
            "--",
            "again",
            "when",
            "while",
            "as",
            "after",
            "before",
            "last",
            "earlier",
            "recently",
            "then",
            "here",
            "there",
        }
        or w in PREPOSITIONS
    )
    return (allowed or w in TIME_WORDS or w.endswith("ly")) and not scene.finite(
        stop, scene.comma(stop, high) if w not in {"when", "while", "as", "after", "before"} else stop
    )


OCCASIONS = word_set("""interview statement remarks speech post letter article column comment comments message conversation briefing
    ceremony forum conference presentation webinar""")


def content_end(scene: Scene, mention: Words | None, cue: int, start: int, words: Words) -> int:
    """End of a content to the right of its cue: mostly the sentence's; a comma where the report is itself a part of it."""
    lower, high = scene.lower, words.last
    if mention is not None and fronted(scene, mention, words.first):
        return max(scene.comma(start + 2, high), start + 1)
    at = start
    infinitive = lower[start] in {"to", "not"}
    inserted = cue > words.first + 1 and lower[cue - 1] in {"who", "which", "whom"} and "," in lower[max(words.first, cue - 4) : cue - 1]
    high = min(high, second_verb(scene, start, high, infinitive))
    while (at := scene.comma(at + 1, high)) < high - 1:
        following = lower[at + 1]
        if following in {"citing", "referring", "speaking"}:
            return at
        if infinitive and following in AFTER_INFINITIVE:
            return at
        if following == "and" and at + 3 < high and lower[at + 2] in DIRECTING and "to" in lower[at + 3 : min(high, at + 8)]:
            return at  # "…, and ordered the yards to close": the teller's own act
        if following == "but" and at + 2 < high and predicate(scene, at + 2) and lower[at + 2] not in COURSE:
            return at
        if inserted and (following in scene.verbs.finite or following.endswith("ed")):
            return at
    return high


def second_verb(scene: Scene, start: int, high: int, infinitive: bool) -> int:
    """Where "… and warned that" goes on with the teller's own verb: a past report behind a content in the future,
    the present or the infinitive cannot be a part of it; behind "but" some never are. `high` where nothing does."""
    lower = scene.lower
    tense = "to" if infinitive else ""
    past = False
    for k in range(start, high):
        if scene.opaque[k] >= 0:
            continue
        w = lower[k]
        if w == "but" and k > start and k + 2 < high and lower[k + 1] in TELLS_ON and lower[k + 2] not in {"and", "by"}:
            return k - (lower[k - 1] == ",")
        if w in {"and", "but"} and k + 1 < high and k > start and tense:
            i = k + 1 + (lower[k + 1] in scene.verbs.adverbs)
            told = i + 1 < high and lower[i] in scene.forms and scene.form(i).tense == "d" and not scene.form(i).noun
            if told and lower[i + 1] in OPENS_OBJECT:  # not "and continued growth"
                return k - (lower[k - 1] == ",")
        elif not tense and not past and (w in scene.verbs.finite or w.endswith("ed") or w in scene.verbs.present):
            past = past or w not in NOT_PAST
            tense = "" if past else w
    return high


#: the teller's next verb behind "but", whatever came before
TELLS_ON = word_set("warned cautioned added stressed noted admitted acknowledged conceded")
OPENS_OBJECT = (DETERMINERS | word_set("that it him her them against for on whether how what why")) - {"one", "two", "three"}
#: first verbs that make a content one of the future, the present or a wish
NOT_PAST = word_set(
    "would will can could may might should must is are has have do does won't won’t can't can’t cannot he'd he’d he'll he’ll"
)


def predicate(scene: Scene, k: int) -> bool:
    """Whether a second predicate begins at word `k`, maybe with an adverb: "…, but offered no proof"."""
    k += scene.lower[k] in scene.verbs.adverbs or scene.lower[k].endswith("ly")
    if k >= len(scene.lower):
        return False
    w = scene.lower[k]
    return (
        (w.endswith("ed") and scene.word[k].islower()) or (w in scene.forms and scene.form(k).tense == "d") or w in {"did", "gave", "made"}
    )


DIRECTING = word_set("directed ordered instructed urged told asked called invited advised")
#: what things do, and no teller: "prices fell, but remained high" is one report
COURSE = word_set("remained stayed rose fell grew increased decreased dropped slowed recovered lagged exceeded continued")
AFTER_INFINITIVE = word_set("and but although though while which who as a an")


def fronted(scene: Scene, mention: Words, low: int) -> bool:
    """Whether a report stands in a clause before the main one: "While Lee said it would rain, …"."""
    first = low
    while first < mention.first and scene.lower[first] in {"but", "and", "so", "even", "yet", "just"}:
        first += 1
    return first < mention.first and mention.first - first <= 2 and scene.lower[first] in SUBORDINATORS


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
    following = scene.lower[last + 1] if last + 1 < high else ""
    if scene.lower[last] == "and" and (following.endswith("ed") or (following in scene.forms and scene.forms[following].tense != "b")):
        return last
    ends = (
        k for k in range(last, high) if scene.lower[k] in ENDS_OBJECT or scene.lower[k] in SUBORDINATORS or scene.lower[k].endswith("day")
    )
    return next(ends, high)


def object_last(scene: Scene, mention: Words | None, start: int, words: Words) -> int:
    """End of an object without a quote: at a dash, or at the comma before a clause that sets it right."""
    if mention is not None and fronted(scene, mention, words.first):
        return max(scene.comma(start + 1, words.last), start + 1)
    for k in range(start + 1, words.last - 1):
        w = scene.lower[k]
        if scene.opaque[k] < 0 and (w in DASHES or (w == "," and scene.lower[k + 1] in TURNS)):
            return k
    return words.last


#: what begins a clause behind an object that is no part of it
TURNS = word_set("but though although while whereas saying adding citing noting arguing")
ENDS_OBJECT = frozenset([",", ";", ":", "—", "--", "during", "at", "on"])


def names_somebody(scene: Scene, mention: Words, cue: int) -> bool:
    """Whether a homograph's subject shows that it is a verb: a pronoun, or a name."""
    if mention.last - mention.first == 1 and scene.lower[mention.first] in PRONOUNS:
        return True
    if scene.lower[cue + 1 : cue + 2] == ["that"] and (scene.form(cue).tense != "b" or several(scene, mention)):
        return True  # "the data show that", not "a strong signal that"
    first = mention.first + (scene.lower[mention.first] == "the")
    return pure_name(scene.word, first, mention.last) or (
        scene.form(cue).tense == "b" and (scene.lower[mention.last - 1].endswith("s") or scene.lower[mention.last - 1] in PLURAL)
    )


def several(scene: Scene, mention: Words) -> bool:
    """Whether a noun phrase is of many: "some", "Lee and Park", "data from the ministry", "students of the school"."""
    head = next((k for k in range(*mention) if scene.lower[k] in PREPOSITIONS), mention.last)
    words = scene.lower[mention.first : head]
    return any(w in PLURAL or w in OF_MANY or (w.endswith("s") and len(w) > 2 and w[-2] not in "su’'") for w in words)


OF_MANY = word_set("and some many most all few both others")
PLURAL = word_set("data people police media men women staff children")


def opens_object(scene: Scene, start: int) -> bool:
    """Whether word `start` can begin a verb's object: a determiner, a figure, an adjective or a noun."""
    w = scene.word[start]
    low = scene.lower[start]
    return w[0] in CURRENCIES or (w[0].isalnum() and low not in PREPOSITIONS and low not in TIME_WORDS and low not in NO_OBJECT)


def figure_end(scene: Scene, start: int, high: int) -> int | None:
    """End of an object with a figure in it: all up to a clause of its own; None without a figure but a date's."""
    last, lower = high, scene.lower
    for k in range(start + 1, high):
        w = lower[k]
        joined = w in {"and", "but"} and k + 2 < high and (verb_in_s(scene, k + 1) or predicate(scene, k + 1))
        if joined or w == ";" or w in SUBORDINATORS or w in {"as", "citing", "saying", "adding"}:
            last = k
            break
    figures = (k for k in range(start, last) if scene.word[k][0].isdigit() and scene.opaque[k] < 0)
    told = any(not (YEAR.fullmatch(scene.word[k]) or lower[k - 1] in TIME_WORDS) for k in figures)
    return last if told else None


def verb_in_s(scene: Scene, k: int) -> bool:
    """Whether word `k` is a verb of the present: "remains", "puts the"."""
    w = scene.lower[k]
    return w in scene.verbs.present or (w.endswith("s") and scene.word[k].islower() and scene.lower[k + 1] in DETERMINERS)


CURRENCIES = "$€£₽"
YEAR = re.compile("(?:19|20)[0-9]{2}")
NO_OBJECT = word_set("to that and but or as if when while whether how why what who it him her them not")
