"""Which part of its sentence a date or a figure stands in: an aside says nothing of the rest, a horizon nothing of what comes before it."""

from collections.abc import Callable

from corpus.find.fact.scene import Scene
from corpus.grammar.marks import BULLETS
from corpus.model import Quantity, Timex

#: tokens on either side within which an aside begins and ends
REACH = 40
#: sentences that are looked back over for the line that leads in a list
LIST = 40
#: characters between a date and the figure that it is told with: "in 2027 — 72", "48 by 2029"
CLOSE = 5
#: words in which a clause says that it speaks of now
PRESENT = 5


def stands_apart(scene: Scene, q: Quantity, t: Timex) -> bool:
    """Whether a date of the sentence cannot be the figure's: one of them stands in an aside that closes before the other, the
    figure is of now, the date is a horizon or a cause told elsewhere, or it belongs to the next figure."""
    return any(test(scene, q, t) for test in TESTS)


def lead_in(scene: Scene, q: Quantity) -> int | None:
    """The sentence that leads in the list whose item holds a figure ("Changes in August:"), by its index; None outside of a list."""
    sentences, text = scene.doc.sentences, scene.doc.text
    for index in range(q.sentence, max(-1, q.sentence - LIST), -1):
        sentence = sentences[index]
        if text[sentence.start : sentence.start + 1] not in BULLETS:
            return index if index < q.sentence and text[sentence.start : sentence.end].rstrip().endswith(":") else None
    return None


def is_trait(scene: Scene, q: Quantity) -> bool:
    """ "a 58-acre site", "a 100-MW plant": a trait of a thing, of no time."""
    i = scene.at[q.start]
    behind = scene.lower[i + 1 : i + 3]
    return q.unit != "percent" and behind[:1] == ["-"] and behind[1:] != [] and behind[1][:1].isalpha()


def _is_in_an_aside(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "Orna, which employs 400, said in May", "the site, empty since 2009, will employ 300"."""
    return (t.start > q.start and _parts(scene, q.start, t.start)) or _parts(scene, t.start, q.start)


def _parts(scene: Scene, inside: int, outside: int) -> bool:
    """Whether commas close an aside around one offset and leave the other out."""
    i, j = scene.at[inside], scene.at[outside]
    first = _comma(scene, i, -1)
    last = _comma(scene, i, 1)
    if first is None or last is None or first <= j <= last:
        return False
    word = scene.lower[first + 1]
    return word in scene.words.asides or (word.endswith("ed") and len(word) > len("need") and word != "compared")


def _comma(scene: Scene, i: int, step: int) -> int | None:
    """The next comma of the sentence in a direction; None where the sentence ends first."""
    for k in range(1, REACH):
        at = i + step * k
        if not 0 <= at < len(scene.lower) or scene.lower[at] in scene.words.stops:
            return None
        if scene.lower[at] == ",":
            return at
    return None


def _is_of_now(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "… 70% by 2027 against 38% at present", "now it is 83 billion": the words of now stand beside the figure, the date beyond them."""
    i, j = scene.at[q.start], scene.at[q.end]
    before = _clause(scene.lower[max(0, i - PRESENT) : i][::-1])
    behind = _clause(scene.lower[j : j + PRESENT])
    now = [i - 1 - before.index(w) for w in scene.words.present if w in before]
    now += [j + behind.index(w) for w in scene.words.present if w in behind]
    if not now:
        return False
    k = scene.at[t.start]
    return k < min(now[0], i) or k > max(now[0], j)


def _clause(words: list[str]) -> list[str]:
    """The words up to the next mark or "and"."""
    return words[: next((k for k, w in enumerate(words) if w in {",", ";", ":", "and", "but", "(", "–", "—", "."}), len(words))]


def _is_a_horizon_elsewhere(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "a share of 34%, and by 2030 it is to be 60%", "15 units a day, to be scaled up to 48 by 2029": told of what comes behind the comma."""
    if t.start < q.end or scene.before(t.start, 1)[-1:] not in (["by"], ["until"], ["before"], ["from"]):
        return False
    return scene.lower[scene.at[q.end] : scene.at[t.start]].count(",") > 0


def _is_the_next_figures(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "48 engines, in 2027 — 72": the date behind a comma stands right before another figure."""
    if t.start < q.end or "," not in scene.lower[scene.at[q.end] : scene.at[t.start]]:
        return False
    return any(0 < o.start - t.end <= CLOSE for o in scene.near(q, scene.quantities[q.sentence]))


def _is_where_it_began(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "rose from 1,150 in 2019 to 3,400": the date is that of the amount behind "from"."""
    if t.start > q.start or "to" not in scene.before(q.start, 3):
        return False
    return any(
        o.end < t.start and scene.before(o.start, 1) == ["from"] and t.start - o.end <= CLOSE
        for o in scene.near(q, scene.quantities[q.sentence])
    )


def _is_a_cause(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "fell by half because of last year's stocks": whose stocks they are says nothing of the fall."""
    behind = scene.doc.text[t.end : t.end + 2]
    return t.start > q.end and behind in {"'s", "’s"} and scene.distance(q, t.start, t.end) > 1


def _is_behind_a_semicolon(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "5 billion since 2024; another 4 billion are planned"."""
    return t.end <= q.start and ";" in scene.lower[scene.at[t.end] : scene.at[q.start]]


def _is_a_day_before(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "Bids are taken until 15 December, and a firm can get 10 million": the day of the clause before, parted by a comma and "and"."""
    if t.end > q.start or t.meaning[:1] not in (("day",), ("weekday",)):
        return False
    between = scene.lower[scene.at[t.end] : scene.at[q.start]]
    return any(between[k : k + 2] in ([",", "and"], [",", "but"]) for k in range(len(between)))


def _is_a_first_time(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "below 220 for the first time since 2020"."""
    return t.start > q.end and {"first", "since"} <= {*scene.before(t.start, 4), *scene.lower[scene.at[t.start] : scene.at[t.end]]}


TESTS: tuple[Callable[[Scene, Quantity, Timex], bool], ...] = (
    _is_in_an_aside,
    _is_of_now,
    _is_a_horizon_elsewhere,
    _is_the_next_figures,
    _is_where_it_began,
    _is_a_cause,
    _is_behind_a_semicolon,
    _is_a_day_before,
    _is_a_first_time,
)
