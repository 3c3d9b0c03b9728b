"""What a figure is compared with: "compared to 2019", "than a year earlier", "from 120 to 150"."""

import itertools

from corpus.find.fact.parts import lead_in
from corpus.find.fact.period import as_period
from corpus.find.fact.scene import Scene
from corpus.grammar.calendar import move
from corpus.model import Evidence, Quantity, Timex

CHANGES = frozenset(("percent", "percentage point", "times", "basis point"))
PHRASE_SIZES = (1, 2, 3)
#: characters that "compared with earnings of" may take up between two amounts
FAR_PHRASE = 70
#: counts that are compared differ by less than this factor
SIZES = 100
#: words between a change and the "since" that says from when
SINCE = 6
#: a change in these words is told against the same period a year before
ON_THE_YEAR = ("year on year", "year over year", "on the year", "on year", "yoy", "y o y", "y/y")
YEAR_BEFORE = ("the year before.", "the year before,", "the year before;")
#: "triple the number in 2021" compares
MULTIPLES = frozenset(["double", "triple", "treble", "quadruple", "twice", "thrice", "half", "times"])
#: "from 2010 to 2020" compares nothing
RANGES = frozenset(("to", "until", "till", "through"))


def compared_dates(scene: Scene, sentence: int) -> dict[int, Timex]:
    """The dates of a sentence that something is compared with, by their starts; `scene.bases` gets the amounts that are."""
    row = scene.timexes[sentence]
    ranges = {a.start for a, b in itertools.pairwise(row) if scene.doc.text[a.end : b.start].strip() in RANGES}
    found = {
        t.start: t
        for t in row
        if (t.type != "DURATION" and is_compared(scene, t.start) and t.start not in ranges and not _is_later(t)) or _is_earlier(t)
    }
    for group in _base_groups(scene, sentence):
        date = _date_behind(scene, group[-1], row)
        for q in group:
            scene.bases[q.start] = date.start if date else -1
            if date:
                scene.first_base[date.start] = min(q.start, scene.first_base.get(date.start, q.start))
        if date:
            found[date.start] = date
    return found


def _base_groups(scene: Scene, sentence: int) -> list[list[Quantity]]:
    """Amounts behind "from" or "compared with", with those that say the same in other terms: "from $504 million, or $4 a share,"."""
    groups: list[list[Quantity]] = []
    row = scene.quantities[sentence]
    for i, q in enumerate(row):
        if groups and groups[-1][-1] is row[i - 1] and scene.doc.text[row[i - 1].end : q.start].strip(" ,") == "or":
            groups[-1].append(q)
        elif i and (_is_from(scene, row[i - 1], q) or _phrase_between(scene, row[i - 1], q)):
            groups.append([q])
    return groups


def _is_from(scene: Scene, first: Quantity, q: Quantity) -> bool:
    """ "rose to 150 from 120", "up from 120": an amount before, and "from" right before this one."""
    before = scene.before(q.start, 3)
    before = before[:-1] if before[-1:] == ["the"] else before[1:]
    return before[-1:] == ["from"] and (
        first.end == q.start
        or before[0] in {"up", "down"}
        or "to" in scene.before(first.start, 2)
        or scene.distance(first, q.start, q.end) <= 5
    )


def _phrase_between(scene: Scene, first: Quantity, q: Quantity) -> bool:
    """ "a $23 million loss, compared with earnings of $33 million": a comparing phrase between two amounts."""
    between = scene.doc.text[first.end : q.start].lower()
    at = (
        max((between.rfind(p) for p in ("compared with", "compared to", "versus", " against ", "instead of")), default=-1)
        if len(between) < FAR_PHRASE
        else -1
    )
    dated = any(first.end + at < t.start < q.start for t in scene.timexes[q.sentence])  # "3% against last year, to 40" is against the year
    return at >= 0 and not dated


def _date_behind(scene: Scene, q: Quantity, row: list[Timex]) -> Timex | None:
    """The date right behind an amount, at most a word or a mark between."""
    for t in row:
        if t.start >= q.end:
            between = scene.doc.text[q.end : t.start].strip(" ,")
            return t if as_period(t) and between in {"", "in", "for", "in the"} else None
    return None


def is_compared(scene: Scene, start: int) -> bool:
    """Whether the words right before an offset compare: "compared to", "than in", "from" behind a change."""
    known = scene.compares.get(start)
    if known is None:
        known = scene.compares[start] = _is_compared(scene, start)
    return known


def _is_compared(scene: Scene, start: int) -> bool:
    before, lists = scene.before(start, 8), scene.words
    if before[-2:] == ["%", "to"] and before[-4:-3] in (["+"], ["-"], ["−"], ["–"]):
        return True  # "+6.4% to August 2023"
    count = len(before) - 2  # "triple the number in 2021": more than "in the" stands between
    while before and (
        before[-1] in {"in", "the", "whole", "entire"} or (before[-1] in lists.links and tuple(before[-1:]) not in lists.compared)
    ):
        if tuple(before[-2:]) in lists.compared:
            return True
        before = before[:-1]
    if before[-1:] and before[-1] in MULTIPLES and len(before) < count:
        return True
    if before[-1:] == ["from"]:
        return len(before) > 1 and (before[-2] in lists.changed or before[-2][:1].isdigit())
    return not lists.compared.isdisjoint([tuple(before[-size:]) for size in PHRASE_SIZES])


def _is_later(t: Timex) -> bool:
    """ "more than a year later": nothing is compared with what comes."""
    return t.meaning[:1] in (("from",), ("ago",)) and t.meaning[-1:] == (1,)


def _is_earlier(t: Timex) -> bool:
    """ "a year earlier", "the year-earlier quarter", "a year ago": said of what something is compared with."""
    return t.meaning[:3] in (("from", -1, "Y"), ("ago", -1.0, "Y"), ("from", -1.0, "Y"))


def find_baseline(scene: Scene, q: Quantity, compared: dict[int, Timex], period: str | None) -> tuple[str, Evidence] | None:
    """The baseline of a quantity with its period, as a period where it is one, else in the article's words."""
    amounts = _from_amount(scene, q) or _on_the_year(scene, q, period) or _start_of_range(scene, q, period)
    if amounts is not None:
        return amounts
    since = _since(scene, q)
    if since is not None:
        return since.value or scene.doc.text[since.start : since.end], ("baseline", since.start, since.end)
    if not compared:
        return _listed(scene, q) or _place(scene, q)
    here = [t for t in scene.beside(q, list(compared.values())) if not (t.start < q.end and q.start < t.end)]
    here = [t for t in here if not (0 <= t.start - q.end <= 24 and scene.before(t.start, 1) != ["than"] and _is_base_amount(scene, q))]
    here = [t for t in here if scene.bases.get(q.start) != t.start]  # its own date
    here = [t for t in here if q.start < scene.first_base.get(t.start, q.end)]  # named before it
    here = [t for t in here if is_compared(scene, t.start) or scene.doc.text[q.end : t.start].strip() not in {"", "in"}]
    if not here:
        return _place(scene, q)
    near = scene.near(q, scene.quantities[q.sentence])
    rows = [o for o in near if o.direction or o.unit in CHANGES] or near
    for t in sorted(here, key=lambda t: scene.distance(q, t.start, t.end)):
        owner = min(rows, key=lambda o: (scene.distance(o, t.start, t.end), o.start))
        if owner is q or (q in rows and _twins(q, owner)):
            return as_period(t) or scene.doc.text[t.start : t.end], ("baseline", t.start, t.end)
    return None


def _on_the_year(scene: Scene, q: Quantity, period: str | None) -> tuple[str, Evidence] | None:
    """ "down 2% year-on-year": the same period of the year before, where the period is known."""
    if period is None or q.unit not in CHANGES:
        return None
    text = scene.doc.text
    for a, b in ((q.end, q.end + 24), (max(0, q.start - 32), q.start), (q.end, q.end + FAR_PHRASE)):
        words = text[a:b].lower().replace("-", " ")
        phrases = ON_THE_YEAR if b <= q.end + 24 else YEAR_BEFORE
        said = next((p for p in phrases if (words.lstrip(" ,(").startswith(p) if b == q.end + 24 else p in words)), None)
        if said is not None and not any(w in words[: words.index(said)] for w in (". ", ";", "\n")):
            ends = [move(part, "Y", -1) for part in period.split("/")]
            start = a + words.index(said)
            return "/".join(e for e in ends if e), ("baseline", start, start + len(said))
    return None


def _start_of_range(scene: Scene, q: Quantity, period: str | None) -> tuple[str, Evidence] | None:
    """ "tripled between 2015 and 2020": told against where the years begin."""
    if period is None or q.unit != "times" or q.direction is None or len(period) != len("2015/2020"):
        return None
    first = period.split("/")[0]
    for t in scene.beside(q, scene.timexes[q.sentence]):
        if t.start >= q.end and t.value == first and scene.before(t.start, 1) in (["between"], ["from"]):
            return first, ("baseline", t.start, t.end)
    return None


def _listed(scene: Scene, q: Quantity) -> tuple[str, Evidence] | None:
    """What the line that a list stands under compares its changes with: "Changes in August 2024, compared to August 2023:"."""
    lead = lead_in(scene, q) if q.direction is not None else None
    for t in scene.timexes.get(lead, []) if lead is not None else ():
        if is_compared(scene, t.start) and (value := as_period(t)):
            return value, ("baseline", t.start, t.end)
    return None


def _place(scene: Scene, q: Quantity) -> tuple[str, Evidence] | None:
    """ "3 times lower than in Norway": a place that a change is told against."""
    if q.unit not in CHANGES and q.unit != "fraction":
        return None
    for p in scene.near(q, scene.places[q.sentence]):
        if (
            p.start > q.end
            and scene.distance(q, p.start, p.end) <= SINCE
            and "than" in scene.before(p.start, 3)
            and is_compared(scene, p.start)
        ):
            return p.name, ("baseline", p.start, p.end)
    return None


def _since(scene: Scene, q: Quantity) -> Timex | None:
    """ "tripled since 2019": a change is told against where it began."""
    if q.direction is None or q.unit not in CHANGES:
        return None
    near = [
        t for t in scene.beside(q, scene.timexes[q.sentence]) if t.meaning[:1] == ("since",) and scene.distance(q, t.start, t.end) <= SINCE
    ]
    return near[0] if near else None


def _twins(q: Quantity, owner: Quantity) -> bool:
    """Two figures of one comparison: "rose 5% to $3bn"."""
    return q.direction is not None and q.unit in CHANGES and owner.unit not in CHANGES


def _told(scene: Scene, other: Quantity) -> tuple[str, Evidence]:
    """An amount that another is compared with: by its date where one stands behind it, else in the article's words."""
    row = scene.timexes[other.sentence]
    date = _date_behind(scene, other, row) or next((t for t in row if t.start == scene.bases.get(other.start, -1)), None)
    if date is not None:
        return as_period(date) or scene.doc.text[date.start : date.end], ("baseline", date.start, date.end)
    return scene.doc.text[other.start : other.end], ("baseline", other.start, other.end)


def _from_amount(scene: Scene, q: Quantity) -> tuple[str, Evidence] | None:
    """ "from 120 to 150", "150, compared with 120 in 2019": the other amount's date, else the amount, where the units agree."""
    row = scene.quantities[q.sentence]
    if len(row) == 1 or q.start in scene.bases:
        return None
    i = scene.position(q)
    if (
        i
        and row[i - 1].unit == q.unit
        and scene.before(row[i - 1].start, 1) == ["from"]
        and "to" in scene.before(q.start, 3)
        and q.start - row[i - 1].end < 40
        and ", and " not in scene.doc.text[row[i - 1].end : q.start]
    ):
        return _told(scene, row[i - 1])
    for other in row[i + 1 : i + 4]:
        if other.start in scene.bases and (
            other.unit == q.unit
            or (q.unit in CHANGES and q.direction is not None)
            or (other.unit == "count" and q.unit.startswith("count") and q.value < SIZES * other.value < SIZES * SIZES * q.value)
        ):
            between = [o for o in row[i + 1 : i + 4] if o.start < other.start and o.unit == other.unit and o.start not in scene.bases]
            if between and (q.unit == other.unit or "," in scene.lower[scene.at[q.end] : scene.at[between[-1].start]]):
                return None  # "sales of 600, up 38%, and a profit of 41, against a loss of 9": the loss is compared with the profit
            return _told(scene, other)
    return None


def _is_base_amount(scene: Scene, q: Quantity) -> bool:
    """The amount itself is what another is compared with."""
    return is_compared(scene, q.start) or scene.before(q.start, 1) == ["from"]
