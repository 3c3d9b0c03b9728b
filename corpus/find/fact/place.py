"""The place of a figure: from its clause, then its sentence, then the subject under discussion."""

from bisect import bisect_left
from dataclasses import replace

from corpus.find.fact.baseline import is_compared
from corpus.find.fact.scene import LENGTHS, WINDOW, Scene
from corpus.frozen import frozen
from corpus.model import Document, Evidence, Place, Quantity

LOCATED = frozenset(["in", "across", "throughout", "within", "inside", "near", "outside", "from", "at", "to", "into", "of"])
#: three and more places in a row are a list, and a figure beside it is of none of them
LIST = 3
#: the rank from which "the city" of the sentence goes before a place that it names: adjectives, and names behind the figure
SECOND = 2
#: mentions of places that "the city" may point back over
LOOK_BACK = 40
#: words and marks (`Scene.distance`) behind a figure from which a place is no more the figure's
FAR_BEHIND = 24
#: characters within which an adjective says where a figure belongs
FAR_ADJECTIVE = 120
#: words at the head of a sentence among which its subject begins
SUBJECT = 4
#: points of a place that stands in another sentence of the same quote
OTHER_SENTENCE = 100


@frozen
class Spot:
    """A place with where it was read, and whether the sentence itself names it."""

    name: str
    evidence: tuple[Evidence, ...]
    inferred: bool
    topic: bool = True


def find_place(scene: Scene, q: Quantity, memory: dict[int, Spot], title: Spot | None) -> Spot | None:
    """The place of a quantity. `memory` holds the sentences' places so far, `title` the one of the title."""
    points, found = in_sentence(scene, q)
    if found is None or points >= SECOND:
        found = by_reference(scene, q) or found
    if found is None and has_a_place(scene, q):
        found = carried(scene, q, memory)
        if found is None and title is not None and all(_is_aside(scene, p, q) for p in scene.places[q.sentence][:LOOK_BACK]):
            found = title
    if found is not None:
        memory.setdefault(q.sentence, found)
    return found


def has_a_place(scene: Scene, q: Quantity) -> bool:
    """Whether a figure may have the place that the text is about: no length of time, no rate of interest, no figure of a company."""
    if q.unit in LENGTHS or (q.unit == "percent" and scene.behind(q.end, 2) in (["per", "annum"], ["a", "year"])):
        return False
    first, at = scene.opening(q), scene.at[q.start]
    if scene.has(scene.companies, first, at):
        return False
    statement, start = scene.statement(q), scene.doc.tokens.start[first] if first < at else q.start
    start = max(start, statement.start) if statement is not None else start
    first, i = scene.at[start], bisect_left(scene.organisations, start)
    return i == len(scene.organisations) or scene.at[scene.organisations[i]] > min(first + SUBJECT, at)


def _is_aside(scene: Scene, p: Place, q: Quantity) -> bool:
    """A place that says nothing of what its sentence is about."""
    return _in_a_longer_name(scene, p) or _in_a_list(scene, p, q) or scene.is_on_a_dateline(p)


def in_sentence(scene: Scene, q: Quantity) -> tuple[int, Spot | None]:
    """The best place of the sentence by its standing: the clause's subject, "in X" behind the figure, then the rest; with its rank."""
    here = [
        p
        for p in scene.beside(q, scene.places[q.sentence])
        if stands_free(scene, p)
        and not is_compared(scene, p.start)
        and not _in_a_list(scene, p, q)
        and not _is_by_the_way(scene, q, p)
        and not _is_elsewhere(scene, q, p)
    ]
    if not here:
        return 0, None
    points, _, _, best = min(
        (rank(scene, q, p), _figures_between(scene, q, p), abs(p.start - q.start) if p.start > q.start else p.start, p) for p in here
    )
    if points >= OTHER_SENTENCE and not (scene.is_pointing_back(scene.opening(q)) and len({p.name for p in here}) == 1):
        return 0, None
    return points, Spot(best.name, (("place", best.start, best.end),), points >= OTHER_SENTENCE, is_topic(scene, best))


def _is_by_the_way(scene: Scene, q: Quantity, p: Place) -> bool:
    """A name far behind the figure; an adjective that a comma parts from it: "past a Danish guard, they spent 90 minutes"."""
    if p.start > q.start and scene.distance(q, p.start, p.end) > FAR_BEHIND:
        return True
    a, b = (p.end, q.start) if p.end <= q.start else (q.end, p.start)
    if "," not in scene.doc.text[a : min(b, a + FAR_ADJECTIVE)] and b - a < FAR_ADJECTIVE:
        return False
    return scene.gazetteer.is_adjective(scene.doc.text[p.start : p.end], p.name)


def _is_elsewhere(scene: Scene, q: Quantity, p: Place) -> bool:
    """A place of another part of the sentence: behind a comma and the next figure ("5%, against 9% in Norway"); of a figure in brackets
    behind a name ("Velsk (12%), Zorin (9%)") every place but that one."""
    text, near = scene.doc.text, scene.near(q, scene.quantities[q.sentence])
    if (
        text[q.start - 1 : q.start] == "("
        and text[q.end : q.end + 1] in {")", ",", ";"}
        and not any(o.end in (q.start - 1, q.start - 2) for o in near)
    ):
        return text[p.end : q.start].strip() != "("
    if p.start < q.end or "," not in scene.lower[scene.at[q.end] : scene.at[p.start]]:
        return False
    return any(q.end <= o.start < p.start for o in near)


def is_topic(scene: Scene, p: Place) -> bool:
    """A sentence is about the place: "Norway's exports", "Norway sold", "of Norway"; not "in Norway, …", which holds for that sentence."""
    before = scene.before(p.start, 2)
    return not any(w in LOCATED and w != "of" for w in (before[-1:] if before[-1:] != ["the"] else before))


def _figures_between(scene: Scene, q: Quantity, p: Place) -> int:
    """Figures between a place before and this one: "5% in Velsk, 2% in Orna"; the later place is the later figure's."""
    if p.start > q.start:
        return 0
    return sum(p.end <= o.start < q.start for o in scene.near(q, scene.quantities[q.sentence]))


def rank(scene: Scene, q: Quantity, p: Place) -> int:
    """How a place stands to a figure; the lowest is the figure's."""
    named = not scene.gazetteer.is_adjective(scene.doc.text[p.start : p.end], p.name)
    located = scene.before(p.start, 2)[-1:] and (scene.before(p.start, 1)[0] in LOCATED or scene.before(p.start, 2)[0] in LOCATED)
    stops = scene.stops(p.end, q.start)
    far = OTHER_SENTENCE * (stops + (p.start > q.start)) if stops else 10 if _parted(scene, q, p) else 0
    if named and p.end <= q.start:
        return far
    if named and located:
        return 1 + far
    if named:
        return 3 + far
    return (2 if p.end <= q.start else 4) + far


def _parted(scene: Scene, q: Quantity, p: Place) -> bool:
    """A semicolon, or a comma with a new clause, stands between."""
    a, b = (p.end, q.start) if p.end <= q.start else (q.end, p.start)
    return scene.has(scene.clauses, scene.at[a], scene.at[b])


def _in_a_longer_name(scene: Scene, p: Place) -> bool:
    """ "Moscow Export Center": capitalised words go on behind it."""
    i = scene.at[p.end]
    word = scene.doc.tokens.word
    return i < len(word) and word[i][:1].isupper() and word[i][1:2].islower()


def stands_free(scene: Scene, p: Place) -> bool:
    """Not where somebody is from ("the Texas governor") and not a part of a longer name ("Moscow Export Center", "Bank of Norway")."""
    known = scene.frees.get(p.start)
    if known is None:
        known = scene.frees[p.start] = _stands_free(scene, p)
    return known


def _stands_free(scene: Scene, p: Place) -> bool:
    if scene.is_on_a_dateline(p):
        return False
    behind = scene.behind(p.end, 1)
    if behind and (behind[0] in scene.words.persons or scene.behind(p.end, 2) == ["-", "based"]):
        return False
    tokens = scene.doc.tokens
    i = tokens.at(p.start)
    i -= i > 0 and tokens.lower[i - 1] == "the"
    inside = i > 1 and tokens.lower[i - 1] == "of" and tokens.word[i - 2][:1].isupper() and tokens.word[i - 2][1:2].islower()
    if inside and not scene.opens(i - 2):
        return False
    text = scene.doc.text
    if text[p.start - 1 : p.start] == "-" or (behind == ["-"] and text[p.end + 1 : p.end + 2].isupper()):
        return False  # "African-American", "(R-Utah)"
    return not _in_a_longer_name(scene, p)


def _in_a_list(scene: Scene, p: Place, q: Quantity) -> bool:
    """Among LIST or more places that only commas and "and" part."""
    row = scene.places[q.sentence]
    if len(row) < LIST:
        return False
    i = bisect_left(row, p.start, key=lambda x: x.start)
    count = 1
    for step in (-1, 1):
        j = i
        while 0 <= j + step < len(row) and count < LIST:
            a, b = sorted((j, j + step))
            between = scene.doc.text[row[a].end : row[b].start].replace("the", "").strip(" ,")
            if between not in {"", "and", "or"}:
                break
            j += step
            count += 1
    return count >= LIST


def by_reference(scene: Scene, q: Quantity) -> Spot | None:
    """ "the city's exports", "the capital": the last place of that kind named before."""
    sentence = scene.sentence(q)
    if sentence is None:
        return None
    for k in range(bisect_left(scene.references, sentence.first), len(scene.references)):
        i = scene.references[k]
        if i >= min(sentence.last, sentence.first + 2 * WINDOW):
            break
        kind = scene.gazetteer.referring[scene.lower[i]]
        if i == 0 or scene.lower[i - 1] not in {"the", "this", "our"}:
            continue
        start, end = scene.doc.tokens.start[i], scene.doc.tokens.end[i]
        if not scene.beside(q, [Place(start, end, "", kind)]) or (scene.lower[i] == "capital" and _is_money(scene.doc, i)):
            continue
        name = _last_of(scene, start, kind)
        if name is not None:
            return Spot(name, (("place", start, end),), True)
    return None


def _is_money(doc: Document, i: int) -> bool:
    """ "the capital goods", "the capital of the bank"."""
    return i + 1 < len(doc.tokens) and doc.tokens.lower[i + 1] in {
        "goods",
        "investment",
        "investments",
        "expenditure",
        "repairs",
        "adequacy",
        "requirements",
    }


def _last_of(scene: Scene, offset: int, kind: str) -> str | None:
    """The one place of a kind that the title names, else the last before an offset; no part of another word ("Orna-based")."""
    title = scene.doc.title
    if title is not None:
        named = {p.name for p in scene.all_places if title.start <= p.start < title.end and p.kind == kind}
        if len(named) == 1:
            return named.pop()
    i = bisect_left(scene.all_places, offset, key=lambda p: p.start)
    before = reversed(scene.all_places[max(0, i - LOOK_BACK) : i])
    return next((p.name for p in before if p.kind == kind and scene.behind(p.end, 1) != ["-"]), None)


def carried(scene: Scene, q: Quantity, memory: dict[int, Spot]) -> Spot | None:
    """The place of the sentence before, where this one takes it up ("Its volume …", "… work there") and names none itself."""
    before = memory.get(q.sentence - 1) or _subject(scene, q.sentence - 1)
    if before is None or q.sentence < 1 or not all(scene.is_on_a_dateline(p) for p in scene.places[q.sentence]):
        return None
    sentence = scene.doc.sentences[q.sentence]
    there = not scene.words.there.isdisjoint(scene.lower[sentence.first : min(sentence.last, sentence.first + WINDOW)])
    near = before.topic and there and scene.doc.sentences[q.sentence - 1].paragraph == sentence.paragraph
    if not (near or scene.is_pointing_back(scene.opening(q))) or not _same_voice(scene, q, before):
        return None
    return replace(before, inferred=True)


def _same_voice(scene: Scene, q: Quantity, before: Spot) -> bool:
    """A place that somebody named in a quote is not that of the narration behind it."""
    _, start, _ = before.evidence[0]
    return scene.statement(q) is not None or all(s.kind != "direct" for s in scene.holding(start))


def _subject(scene: Scene, index: int) -> Spot | None:
    """The one place that a sentence is about: the only one it names."""
    here = [p for p in scene.places.get(index, [])[:LOOK_BACK] if not scene.is_on_a_dateline(p)]
    if index < 0 or len({p.name for p in here}) != 1 or not stands_free(scene, here[0]):
        return None
    p = here[0]
    return Spot(p.name, (("place", p.start, p.end),), False, is_topic(scene, p))
