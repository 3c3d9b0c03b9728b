"""What a figure is compared with: "compared to 2019", "than a year earlier", "from 120 to 150"."""

import itertools

from corpus.find.fact.period import as_period
from corpus.find.fact.scene import Scene
from corpus.model import Evidence, Quantity, Timex

CHANGES = ("percent", "percentage point", "times", "basis point")
LONGEST_PHRASE = 3
#: "from 2010 to 2020" compares nothing
RANGES = ("to", "until", "till", "through")


def compared_dates(scene: Scene, sentence: int) -> dict[int, Timex]:
    """The dates of a sentence that something is compared with, by their starts."""
    row = scene.timexes[sentence]
    ranges = {a.start for a, b in itertools.pairwise(row) if scene.doc.text[a.end : b.start].strip() in RANGES}
    return {t.start: t for t in row if (is_compared(scene, t.start) and t.start not in ranges) or _is_earlier(t)}


def is_compared(scene: Scene, start: int) -> bool:
    """Whether the words right before an offset compare: "compared to", "than in", "from" behind a change."""
    before, lists = scene.before(start, 8), scene.words
    while before and (before[-1] in ("in", "the") or (before[-1] in lists.links and tuple(before[-1:]) not in lists.compared)):
        if tuple(before[-2:]) in lists.compared:
            return True
        before = before[:-1]
    if before[-1:] == ["from"]:
        return len(before) > 1 and (before[-2] in lists.changed or before[-2][:1].isdigit())
    return any(len(before) >= size and tuple(before[-size:]) in lists.compared for size in range(1, LONGEST_PHRASE + 1))


def _is_earlier(t: Timex) -> bool:
    """ "a year earlier", "the year-earlier quarter", "a year ago": said of what something is compared with."""
    return t.meaning[:3] in (("from", -1, "Y"), ("ago", -1.0, "Y"), ("from", -1.0, "Y"))


def find_baseline(scene: Scene, q: Quantity, compared: dict[int, Timex]) -> tuple[str, Evidence] | None:
    """The baseline of a quantity, as a period where it is one, else in the article's words."""
    amounts = _from_amount(scene, q)
    if amounts is not None:
        return amounts
    here = [t for t in scene.beside(q, list(compared.values())) if not (t.start < q.end and q.start < t.end)]
    here = [t for t in here if not (0 <= t.start - q.end <= 24 and scene.before(t.start, 1) != ["than"] and _is_base_amount(scene, q))]
    if not here:
        return None
    near = scene.near(q, scene.quantities[q.sentence])
    rows = [o for o in near if o.direction or o.unit in CHANGES] or near
    for t in sorted(here, key=lambda t: scene.distance(q, t.start, t.end)):
        owner = min(rows, key=lambda o: (scene.distance(o, t.start, t.end), o.start))
        if owner is q or (q in rows and _twins(q, owner)):
            return as_period(t) or scene.doc.text[t.start : t.end], ("baseline", t.start, t.end)
    return None


def _twins(q: Quantity, owner: Quantity) -> bool:
    """Two figures of one comparison: "rose 5% to $3bn"."""
    return q.direction is not None and q.unit in CHANGES and owner.unit not in CHANGES


def _from_amount(scene: Scene, q: Quantity) -> tuple[str, Evidence] | None:
    """ "from 120 to 150", "150, compared with 120 a year earlier": the other amount, where it is of the same unit."""
    row = scene.quantities[q.sentence]
    i = scene.position(q)
    if (
        i
        and row[i - 1].unit == q.unit
        and scene.before(row[i - 1].start, 1) == ["from"]
        and "to" in scene.before(q.start, 3)
        and q.start - row[i - 1].end < 40
    ):
        other = row[i - 1]
        return scene.doc.text[other.start : other.end], ("baseline", other.start, other.end)
    for other in row[i + 1 : i + 2]:
        if other.unit == q.unit and other.start - q.end < 60 and (is_compared(scene, other.start) or _falls_from(scene, q, other)):
            return scene.doc.text[other.start : other.end], ("baseline", other.start, other.end)
    return None


def _falls_from(scene: Scene, q: Quantity, other: Quantity) -> bool:
    """ "rose to 150 from 120"."""
    return scene.before(other.start, 1) == ["from"] and ("to" in scene.before(q.start, 2) or q.direction is not None)


def _is_base_amount(scene: Scene, q: Quantity) -> bool:
    """The amount itself is what another is compared with."""
    return is_compared(scene, q.start) or scene.before(q.start, 1) == ["from"]
