"""The period of a figure: the date expression that governs it in its sentence, else the one of the sentence before."""

from bisect import bisect_left
from dataclasses import replace

from corpus.find.fact.parts import CLOSE, is_trait, lead_in, stands_apart
from corpus.find.fact.scene import LENGTHS, Scene
from corpus.frozen import frozen
from corpus.grammar.calendar import bounds, grain
from corpus.model import Evidence, Quantity, Timex

#: between a date and the figure that is told for it: "in 2027 — 72"
DASHES = frozenset("–—:")
#: words before a figure among which "over the same period" may stand
SAME_PERIOD = 8
#: "told the agency on March 22": how far before the date the verb may stand, in words
REPORT = 6
#: … and behind a month at the head of the sentence
TOLD = 10
#: a date at the head of its sentence is as near to a figure as this many words
HEAD = 6
#: … and one of an earlier sentence of the same quote as so many
FAR = 100
#: a single day or week is a figure's period only where it stands as near as this: mostly it dates an event
NEAR_DAY = 16


@frozen
class Period:
    """A period with where it was read, and whether the sentence itself states it."""

    value: str
    evidence: tuple[Evidence, ...]
    inferred: bool


#: a date governs the figure, and nothing tells when it is: no other date may take its place
UNKNOWN = Period("", (), False)


def find_period(scene: Scene, q: Quantity, compared: set[int], memory: dict[int, Period]) -> Period | None:
    """The period of a quantity. `compared` holds the starts of dates that are baselines; `memory` the sentences' periods so far."""
    found = governing(scene, q, compared) if not is_trait(scene, q) else UNKNOWN
    if found is UNKNOWN:
        return None
    if found is not None:
        if q.start not in scene.bases:
            memory[q.sentence] = found
        return found
    return carried(scene, q, compared, memory)


def governing(scene: Scene, q: Quantity, compared: set[int]) -> Period | None:
    """The nearest date of the quantity's sentence that is no report's date, no baseline and no founding year."""
    best: tuple[int, Timex] | None = None
    for t in scene.beside(q, scene.timexes[q.sentence]):
        if (
            (t.start in compared and not own_amount(scene, q, t))
            or (t.start < q.end and q.start < t.end)
            or (as_period(t) is None and not is_unresolved(t))
            or not governs(scene, t)
        ):
            continue
        stops, parted = scene.stops(t.end, q.start), is_parted(scene, q, t)
        if (stops and (t.start > q.start or not takes_up(scene, q))) or (parted and t.start > q.start):
            continue
        own = scene.bases.get(q.start) == t.start
        cost = 0 if own else scene.distance(q, t.start, t.end) + (t.end <= q.start) + FAR * stops
        if 0 < q.start - t.end <= CLOSE and scene.doc.text[t.end : q.start].strip() in DASHES:
            cost = 0  # "in 2027 — 72"
        if at_head(scene, t) and not stops and not parted:
            cost = min(cost, HEAD)
        if cost > NEAR_DAY and (as_grain(t) in {"D", "W", "WE"} or t.meaning[:1] in (("day",), ("weekday",))):
            continue
        if (best is None or cost < best[0]) and not stands_apart(scene, q, t):
            best = (cost, t)
    if best is None:
        return None
    value, evidence = joined(scene, best[1])
    return Period(value, evidence, best[0] >= FAR) if value else UNKNOWN


def is_parted(scene: Scene, q: Quantity, t: Timex) -> bool:
    """Whether another clause begins between a date and a figure: "3 yards closed, but 4 will open next year"."""
    a, b = (t.end, q.start) if t.end <= q.start else (q.end, t.start)
    return scene.has(scene.partings, scene.at[a], scene.at[b])


def takes_up(scene: Scene, q: Quantity) -> bool:
    """Whether a figure's sentence takes up the one before, and speaks of no future."""
    first = scene.opening(q)
    return scene.is_pointing_back(first) and not scene.has(scene.futures, first, scene.at[q.start])


def is_unresolved(t: Timex) -> bool:
    """A date of the calendar that nothing fixes: "last year" in a text without a date."""
    return t.type == "DATE" and t.value is None and bool(t.meaning)


def own_amount(scene: Scene, q: Quantity, t: Timex) -> bool:
    """ "from $5bn in 2019", "2.3 million a year earlier": the baseline's date right behind its amount is that amount's period."""
    if q.start in scene.bases and q.start < t.start and scene.bases[q.start] == t.start:
        return True
    return 0 <= t.start - q.end <= 24 and scene.doc.text[q.end : t.start].strip() in {"", "in"}


def at_head(scene: Scene, t: Timex) -> bool:
    """ "In 2020, …": nothing but a preposition stands before it in its sentence."""
    sentence = scene.doc.sentences[t.sentence]
    return scene.at[t.start] - sentence.first <= 2


def governs(scene: Scene, t: Timex) -> bool:
    """Not the day of a report, a founding year, or the horizon in a plan's name."""
    before = scene.before(t.start, REPORT)
    near = before[-3:]
    if t.meaning[:1] == ("day",) and _is_dateline(scene, t):
        return False
    if (
        t.meaning[:1] in (("day",), ("weekday",))
        and not scene.words.report.isdisjoint(before)
        and (before[-1:] == ["on"] or before[-1:] not in (["in"], ["from"], ["since"], ["until"], ["by"]))
    ):
        return False
    if (
        as_grain(t) == "M"
        and t.meaning[:1] == ("rel",)
        and at_head(scene, t)
        and not scene.words.report.isdisjoint(scene.behind(t.end, TOLD))
    ):
        return False  # "last month the minister said"
    if as_grain(t) in {"D", "W", "WE"}:
        if not scene.words.report.isdisjoint(scene.behind(t.end, REPORT if at_head(scene, t) else 2)):
            return False
        if t.meaning[:3] == ("rel", "D", 0) and not _is_of_the_past(scene, t):
            return False  # "today the plant employs 40": nowadays
    if not scene.words.origin.isdisjoint(near) or near[:2] == ["set", "up"]:
        return False
    return not (
        near[-1:] and near[-1] in {"until", "till", "for", "through", "to"} and not scene.words.plans.isdisjoint(scene.before(t.start, 6))
    )


def _is_of_the_past(scene: Scene, t: Timex) -> bool:
    """Whether the words beside a date tell what was."""
    at, sentence = scene.at[t.start], scene.doc.sentences[t.sentence]
    around = scene.lower[max(sentence.first, at - 8) : min(at + 6, sentence.last)]
    return any(w in scene.words.past or (w.endswith("ed") and len(w) > 4) for w in around)


def _is_dateline(scene: Scene, t: Timex) -> bool:
    """ "LINDHAVEN, March 5 (NC) – …"."""
    sentence = scene.doc.sentences[t.sentence]
    return scene.at[t.start] - sentence.first <= 6 and scene.behind(t.end, 1)[:1] in (["("], ["–"], ["—"], ["-"], ["--"], ["/"])


def as_grain(t: Timex) -> str | None:
    """The grain of a date's value."""
    return grain(t.value[:10]) if t.value and "/" not in t.value else None


def joined(scene: Scene, t: Timex) -> tuple[str | None, tuple[Evidence, ...]]:
    """ "from 2010 to 2020", "between March and May": both ends."""
    row = scene.timexes[t.sentence]
    i = bisect_left(row, t.start, key=lambda x: x.start)
    for a, b in ((i - 1, i), (i, i + 1)):
        if a >= 0 and b < len(row) and row[b].start - row[a].end <= 12:
            first, last = row[a], row[b]
            lead, link = scene.before(first.start, 1), scene.before(last.start, 1)
            if (lead, link) in ((["from"], ["to"]), (["between"], ["and"]), (["from"], ["until"]), (["from"], ["through"])):
                start, end = as_period(first), as_period(last)
                if start and end and "/" not in start + end and grain(start) == grain(end):
                    return f"{start}/{end}", (("period", first.start, last.end),)
    return as_period(t), (("period", t.start, t.end),)


def carried(scene: Scene, q: Quantity, compared: set[int], memory: dict[int, Period]) -> Period | None:
    """The period of the sentence before, only where the words of this one hold on to it.

    "Its volume …", "The surplus was thus …", "Revenue was …" behind a quarter's figures, the answer to a dated question.
    """
    sentence = scene.sentence(q)
    if sentence is None or q.sentence < 1 or q.unit in LENGTHS:
        return None
    dates = scene.timexes[q.sentence]
    if dates and any(as_period(t) and t.start not in compared for t in scene.near(q, dates)):
        return None
    first, before = scene.opening(q), scene.doc.sentences[q.sentence - 1]
    if before.part != sentence.part or scene.has(scene.futures, sentence.first, scene.at[q.start]):
        return None
    found = _listed(scene, q)
    if found is not None:
        memory[q.sentence] = found
        return found
    found = memory.get(q.sentence - 1)
    if found is not None and scene.before(found.evidence[0][1], 1)[-1:] in (["by"], ["until"], ["before"]):
        return None  # what is to come by then does not go on in the next sentence
    if found is not None and not ("-" in found.value[5:] and len(found.value) == 10):
        concluding = before.paragraph == sentence.paragraph and not scene.words.concluding.isdisjoint(scene.lower[first : first + 8])
        if not (concluding or scene.is_pointing_back(first) or _goes_on(scene, first, found) or _reports_on(scene, q, found)):
            return None
    else:
        found = _asked(scene, q.sentence - 1)
    if found is None:
        return None
    memory[q.sentence] = found = replace(found, inferred=True)
    return found


def _listed(scene: Scene, q: Quantity) -> Period | None:
    """The period of the line that a list stands under: "Changes in August 2024:" and its items."""
    lead = lead_in(scene, q)
    dates = [t for t in scene.timexes.get(lead, []) if as_period(t) and governs(scene, t)] if lead is not None else []
    value = as_period(dates[0]) if dates else None
    return Period(value, (("period", dates[0].start, dates[0].end),), True) if value else None


def _reports_on(scene: Scene, q: Quantity, found: Period) -> bool:
    """ "In manufacturing, output rose by 5%" behind the year's total in the same paragraph: what has changed, changed then."""
    sentence, before = scene.doc.sentences[q.sentence], scene.doc.sentences[q.sentence - 1]
    return (
        before.paragraph == sentence.paragraph
        and q.direction is not None
        and not found.inferred
        and not scene.words.past.isdisjoint(words := scene.lower[sentence.first : sentence.last])
        and scene.words.perfect.isdisjoint(words)
    ) or _same_period(scene, q)


def _same_period(scene: Scene, q: Quantity) -> bool:
    """ "Funding over the same period came to 7 billion"."""
    before = scene.before(q.start, SAME_PERIOD)
    return any(before[k : k + 3] == ["the", "same", "period"] for k in range(len(before) - 2))


def _goes_on(scene: Scene, first: int, found: Period) -> bool:
    """ "Revenue rose 3%" behind the profit of a quarter or year: a company's report goes on."""
    return scene.lower[first] in scene.words.earnings and grain(found.value) in {"Y", "Q", "H"} if first < len(scene.lower) else False


def _asked(scene: Scene, index: int) -> Period | None:
    """The one period of a question: "How many did you sell in 2024?"."""
    sentence = scene.doc.sentences[index]
    if "?" not in scene.lower[max(sentence.first, sentence.last - 2) : sentence.last]:
        return None
    dates = [t for t in scene.timexes[index][:4] if as_period(t) and governs(scene, t)]
    if len(dates) != 1 or as_grain(dates[0]) not in {"Y", "Q", "H", "M"}:
        return None
    value = as_period(dates[0])
    return Period(value, (("period", dates[0].start, dates[0].end),), True) if value else None


def as_period(t: Timex) -> str | None:
    """A date's value as the contract's period: year, quarter, month, day or start/end; None where it is none."""
    if t.meaning[:1] == ("stretch",):
        return str(t.meaning[5]) if len(t.meaning) > 5 and t.meaning[5] else None
    if t.meaning[:1] in (("since",), ("ended",)):
        first, _, last = str(t.meaning[2] or "").partition("/")
        return (first if first == last else f"{first}/{last}" if last else first) or None
    value = t.value
    if t.type not in {"DATE", "TIME"} or not value or (t.type == "TIME" and t.meaning[2:] == (("same", "D"),)):
        return None
    value = value[:10] if t.type == "TIME" else value
    held = bounds(value)
    if held is None:
        return None
    if "/" in value or grain(value) in {"Y", "Q", "M", "D"}:
        return value
    unit = grain(value)
    if unit in {"DE", "CE"}:
        return f"{held[0].year:04d}/{held[1].year:04d}"
    if unit in {"H", "S"}:
        return f"{held[0].isoformat()[:7]}/{held[1].isoformat()[:7]}"
    return f"{held[0].isoformat()}/{held[1].isoformat()}"
