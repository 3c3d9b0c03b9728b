"""The words that speak: before a cue, after it, or carried from elsewhere."""

from corpus.find.statement.scene import Scene, Words
from corpus.grammar.clauses import DETERMINERS, MARKS, PRONOUNS, TIME_WORDS, acronym, pure_name, walk_back, walk_on, word_set

#: how many comma-separated parts may stand between a name and its verb
PARTS = 8
#: verbs before "to" and a reporting verb that report with it
LEADS_TO = word_set("appeared appears seemed seems continued continues rushed hastened")
RELATIVE = ("who", "which", "that")
#: first words of what a figure is compared with
COMPARED = word_set("above below beyond versus than like unlike")
#: words that are no subject by themselves
NO_SUBJECT = DETERMINERS | {"and", "to"}


def before(scene: Scene, cue: int, low: int) -> Words | None:
    """The subject that ends before the verb at `cue`, looking no further back than word `low`."""
    i = skip_adverbs(scene, cue - 2 if led(scene, cue, low) else cue, low)
    i = skip_time(scene, i, low)
    if i <= low:
        return None
    w = scene.lower[i - 1]
    if w in {"'s", "’s"} and i - 2 >= low and scene.lower[i - 2] in PRONOUNS:
        return Words(i - 2, i - 1)
    if w in RELATIVE and not acronym(scene.word[i - 1]):
        k = i - 2 if i - 2 >= low and scene.lower[i - 2] == "," else i - 1
        start = walk_back(scene.word, scene.lower, low, k, scene.opaque, scene.verbs.stops) if k > low else k
        return Words(start, k) if start < k else None
    if w in PRONOUNS and not acronym(scene.word[i - 1]):
        return Words(i - 1, i)
    if w == "whom" and i - 3 >= low and scene.lower[i - 2] == "of":
        return Words(i - 3, i)
    if w == ",":
        return _behind_commas(scene, i - 1, low)
    if w in {"—", "–", "--", "-"} and i - 1 > low:
        return _between_dashes(scene, i - 1, low)
    start = walk_back(scene.word, scene.lower, low, i, scene.opaque, scene.verbs.stops)
    while i - start > 2 and scene.lower[i - 1].endswith("ed") and scene.word[i - 1].islower():
        i -= 1  # "a report released last year said"
    verbal = start + 1 < i and scene.lower[start] in scene.verbs.present and scene.lower[start + 1] in DETERMINERS
    return Words(start, i) if start < i and not verbal and _speaks(scene, start, i) else None


def led(scene: Scene, cue: int, low: int) -> bool:
    """Whether the verb at `cue` is the infinitive of a verb that says as much: "went on to say", "appeared to suggest"."""
    if cue - 3 < low or scene.lower[cue - 1] != "to":
        return False
    w = scene.lower[cue - 2]
    return w in LEADS_TO or (w == "on" and scene.lower[cue - 3] in {"went", "goes", "gone"})


def run(scene: Scene, first: int, high: int) -> int:
    """One past the capitalised words that begin at word `first`."""
    while first < high and scene.word[first][:1].isupper():
        first += 1
    return first


def quoted(scene: Scene, cue: int, high: int) -> Words | None:
    """Who is quoted: "the agency quoted Lee as saying"; None in "Lee was quoted as saying"."""
    stop = walk_on(scene.word, scene.lower, cue + 1, high)
    as_ = next((k for k in range(cue + 1, min(high - 1, cue + PARTS * 2)) if scene.lower[k] == "as"), None)
    if as_ is None or as_ == cue + 1 or scene.lower[as_ + 1] != "saying":
        return None
    if stop <= cue + 1 and scene.lower[cue + 1] in {"him", "her", "them"}:
        stop = cue + 2
    return Words(cue + 1, min(stop, as_)) if stop > cue + 1 else None


def plain(scene: Scene, end: int, low: int) -> Words | None:
    """The noun phrase that ends before word `end`: a pronoun, or words with a name or a determiner first."""
    last = skip_adverbs(scene, end, low)
    if last > low and scene.lower[last - 1] in {"he", "she", "they"} and last - 1 == low:
        return Words(low, last)
    start = walk_back(scene.word, scene.lower, low, last, scene.opaque, scene.verbs.stops)
    named = start < last and (scene.word[start][:1].isupper() or scene.lower[start] in DETERMINERS)
    return Words(start, last) if named else None


def main(scene: Scene, first: int, high: int) -> Words | None:
    """The subject that begins at word `first` and ends before its verb."""
    found = after(scene, first, high)
    if found is None:
        return None
    for k in range(found.first + 1, found.last):
        w = scene.lower[k]
        if w in scene.verbs.finite or w in scene.verbs.present or (w.endswith(("ed", "ing")) and scene.word[k][0].islower() and len(w) > 4):
            return Words(found.first, _without_adverbs(scene, found.first, k))
    return Words(found.first, _without_adverbs(scene, found.first, found.last))


def _without_adverbs(scene: Scene, first: int, last: int) -> int:
    while last > first + 1 and (scene.lower[last - 1] in scene.verbs.adverbs or scene.lower[last - 1].endswith("ly")):
        last -= 1
    return last


def after(scene: Scene, cue_end: int, high: int) -> Words | None:
    """The subject that begins right after the cue ("said the head of …")."""
    stop = walk_on(scene.word, scene.lower, cue_end, high)
    if stop - cue_end > 2 and scene.lower[stop - 1] in {"out", "up"} and scene.lower[stop - 2].endswith("ed"):
        stop -= 1  # "a survey carried out between …"
    while stop - cue_end > 1 and scene.lower[stop - 1].endswith("ed") and scene.word[stop - 1].islower():
        stop -= 1  # "data released Thursday"
    return Words(cue_end, stop) if stop > cue_end and _speaks(scene, cue_end, stop) else None


def skip_adverbs(scene: Scene, i: int, low: int) -> int:
    """`i` moved back over adverbs and auxiliaries ("has also repeatedly" of "has also repeatedly said")."""
    adverbs = scene.verbs.adverbs
    lower = scene.lower
    while i > low:
        w = lower[i - 1]
        if w not in adverbs and not (w.endswith("ly") and len(w) > 4 and scene.word[i - 1][0].islower()):
            break
        i -= 1
    return i


def skip_time(scene: Scene, i: int, low: int) -> int:
    """`i` moved back over a time between subject and verb ("The Times on Saturday wrote")."""
    j = i
    while j > low and (scene.lower[j - 1] in TIME_WORDS or scene.lower[j - 1].isdigit()):
        if scene.lower[j - 1] in {"may", "march"} and j - 1 > low and scene.word[j - 2][:1].isupper():
            break  # Theresa May
        j -= 1
    if j == i or j <= low:
        return i
    if scene.lower[j - 1] in {"on", "in", "at", "by", "late", "early"}:
        return skip_adverbs(scene, j - 1, low)
    if scene.lower[j] in {"this", "last", "next", "earlier", "today", "yesterday"} or scene.lower[j].endswith("day"):
        return skip_adverbs(scene, j, low)
    return i


def _behind_commas(scene: Scene, comma: int, low: int) -> Words | None:
    """The name that what stands between commas belongs to: "Lee, the head of …, said"."""
    end, candidate = comma, None
    for _ in range(PARTS):
        first = _part_start(scene, end, low)
        if first >= end:
            return candidate
        at_start = first <= low or scene.lower[first - 1] != ","
        if (
            pure_name(scene.word, first, end)
            and (at_start or (end - first > 1 and scene.word[end - 1] != "."))
            and "-" not in scene.word[first:end][1:2]
        ):
            return Words(first, end)
        if at_start:
            start = walk_back(scene.word, scene.lower, first, end, scene.opaque, scene.verbs.stops)
            clause = scene.finite(first, end)
            if start < end and not clause:
                return Words(start, end)
            if candidate:
                return candidate
            return Words(start, end) if start < end and _speaks(scene, start, end) and not scene.holds_quote(first, end) else None
        if scene.lower[first] in DETERMINERS and not scene.finite(first, end):
            candidate = Words(first, end)
        end = first - 1
    return candidate


def _part_start(scene: Scene, end: int, low: int) -> int:
    """First word of the part that ends before `end`: after the comma, mark or quote before it."""
    i = end
    while i > low:
        w = scene.lower[i - 1]
        if w == ")":
            k = i - 2
            while k > low and scene.word[k] != "(" and i - k < 10:
                k -= 1
            if scene.word[k] == "(":
                i = k
                continue
        if w in MARKS or scene.opaque[i - 1] >= 0:
            break
        i -= 1
    return i


def _between_dashes(scene: Scene, dash: int, low: int) -> Words | None:
    """ "Lee — who leads the group — said": the words before the first dash."""
    mark = scene.lower[dash]
    for k in range(dash - 1, max(low, dash - 25) - 1, -1):
        if scene.lower[k] == mark:
            start = walk_back(scene.word, scene.lower, low, k, scene.opaque, scene.verbs.stops)
            return Words(start, k) if start < k else None
    return None


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Words that can be a subject: some letters, and not a lone weekday or function word."""
    if last - first == 1:
        w = scene.lower[first]
        return w in PRONOUNS or ((w[:1].isalpha() and w not in TIME_WORDS and w not in NO_SUBJECT) or w in {"many", "some", "others"})
    if scene.lower[first] in COMPARED or scene.lower[last - 1] in {"million", "billion"}:
        return False  # "above the 41 million forecast in March"
    return any(scene.word[i][:1].isalpha() for i in range(first, last))
