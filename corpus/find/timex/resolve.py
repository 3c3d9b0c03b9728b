"""Symbolic meanings → TIMEX3 values, in text order: against the publication date, the dates before, and the tense around."""

from bisect import bisect_left
from datetime import date

from corpus.find.timex.values import EITHER, MEANINGS
from corpus.find.timex.words import Meaning, Words
from corpus.grammar.calendar import bounds, grain, parse_day, shift, value_at
from corpus.model import Document, Timex

#: how many tokens before, and behind, a date are looked at for its tense
BEFORE, BEHIND = 20, 8
#: … and how many before a day for the verb of a report
REPORT = 5
#: characters between a length and the day that ends it: "the year ended March 31"
NEAR = 12
#: a word in -ed behind one of these is no past tense ("an increased share")
NOT_BEFORE_A_VERB = frozenset(["a", "an", "the", "of", "still", "most", "its", "his", "her", "their", "more", "and", "be"]) - {"be"}
#: meanings that the tense decides on
TENSED = frozenset(("day", "month", "weekday", "season", "holiday", "part", "range", "time", "same"))


class Setting:
    """Where a text stands in time: `now` is the publication day, `last` the calendar value mentioned last."""

    def __init__(self, doc: Document, now: date | None, words: Words) -> None:
        self.doc, self.now, self.words = doc, now, words
        self.last: str | None = None
        self.quarter: str | None = None
        self.tense = 0
        self.reported = False
        self.tenses = _tenses(doc, words) if now is not None else ({}, {})
        self.tensed = sorted(self.tenses[0])

    def word_before(self, timex: Timex) -> str:
        """The word right before an expression."""
        at = self.doc.tokens.at(timex.start)
        return self.doc.tokens.lower[at - 1] if at else ""

    def mention(self, value: str, meaning: Meaning) -> None:
        """Remember a calendar value as the one mentioned last."""
        unit = grain(value)
        if unit is None and "/" not in value:
            return
        if unit == "D" and self.last is not None and grain(self.last) != "D" and self.reported:
            return  # "told the agency on March 22": "a year earlier" counts from what was told
        self.last = value
        if unit == "Q" and meaning[0] == "part":
            self.quarter = value

    def is_reported(self, timex: Timex) -> bool:
        """Whether a verb of saying dates its report by an expression: "told the agency on March 22"."""
        at = self.doc.tokens.at(timex.start)
        return not self.words.report.isdisjoint(self.doc.tokens.lower[max(0, at - REPORT) : at])

    def is_compared(self, timex: Timex) -> bool:
        """Whether something is compared with an expression: "than in August 2023"; "a year before" counts from what is compared."""
        at = self.doc.tokens.at(timex.start)
        before = [w for w in self.doc.tokens.lower[max(0, at - 3) : at] if w not in {"in", "the"}]
        return before[-1:] == ["than"] or before[-2:] in (["compared", "to"], ["compared", "with"])

    def resolve(self, meaning: Meaning) -> str | None:
        """The value of a meaning, None where nothing fixes it."""
        rule = MEANINGS.get(str(meaning[0]))
        return rule(self, *meaning[1:]) if rule else None

    def year(self, meaning: Meaning | None) -> int | None:
        """The year of a meaning that names one."""
        value = self.resolve(meaning) if meaning else None
        return int(value[:4]) if value and value[:4].isdigit() and len(value) >= 4 else None

    def tense_at(self, timex: Timex) -> int:
        """-1 where the words around speak of what was, 1 of what will be, 0 where they do not say; the verb before counts first."""
        if timex.sentence < 0 or not self.tensed:
            return 0
        sentence, low, words = self.doc.sentences[timex.sentence], self.doc.tokens.lower, self.words
        at = self.doc.tokens.at(timex.start)
        if at > sentence.first and low[at - 1] in words.ahead:
            return 1
        before, behind = self.tenses
        k = bisect_left(self.tensed, at) - 1
        edge = max(sentence.first, at - BEFORE)
        if at - 2 > edge and low[at - 2] == "that":
            edge = at - 2  # "said that from 1 July fees would rise": the report is no tense of what is told
        while k >= 0 and self.tensed[k] >= edge:
            if before[self.tensed[k]]:
                return before[self.tensed[k]]
            k -= 1
        k = bisect_left(self.tensed, at)
        while k < len(self.tensed) and self.tensed[k] < min(sentence.last, at + BEHIND):
            if behind[self.tensed[k]]:
                return behind[self.tensed[k]]
            k += 1
        return 0


def _tenses(doc: Document, words: Words) -> tuple[dict[int, int], dict[int, int]]:
    """What each word tells of the tense of a date behind it, and of one before it; 0 where nothing."""
    before: dict[int, int] = {}
    behind: dict[int, int] = {}
    low, size, where = doc.tokens.lower, len(doc.tokens), doc.tokens.where
    formed = {w for w in where if w.endswith("ed") and len(w) > 4}
    for i in doc.tokens.find(where.keys() & (words.future | words.intent | words.past) | formed):
        w = low[i]
        past, told = w in words.past, w in formed
        behind[i] = 1 if w in words.future else -1 if past or told else 0
        if w in words.future:
            before[i] = 1
        elif w in words.intent and i + 1 < size and low[i + 1] == "to":
            before[i] = EITHER
        elif past or (told and low[i - 1] not in NOT_BEFORE_A_VERB):
            before[i] = 1 if low[i - 1] == "be" else -1
        else:
            before[i] = 0
    return before, behind


def resolve(doc: Document, timexes: tuple[Timex, ...], published: str | None, words: Words) -> tuple[Timex, ...]:
    """The expressions with their values, in text order."""
    setting = Setting(doc, parse_day(published), words)
    resolved: list[Timex] = []
    for timex in timexes:
        meaning = timex.meaning
        if meaning[0] == "fix":
            value: str | None = str(meaning[1])
        else:
            setting.tense = setting.tense_at(timex) if meaning[0] in TENSED else 0
            value = setting.resolve(meaning)
        if value and timex.type in {"DATE", "TIME"} and meaning[0] not in {"from", "ago"}:
            setting.reported = meaning[0] in {"day", "weekday"} and setting.is_reported(timex)
            if setting.last is None or not setting.is_compared(timex):
                setting.mention(value[:10] if timex.type == "TIME" else value, meaning)
        if meaning[0] == "stretch":
            meaning = (*meaning, _stretch_period(setting, meaning))
        elif timex.type == "DATE" and value:
            before = setting.word_before(timex)
            if before in {"ended", "ending", "to"} and resolved and timex.start - resolved[-1].end <= NEAR:
                period = _ended(resolved[-1], timex, value)
                meaning = ("ended", meaning, period) if period or before != "to" else meaning
            elif before == "since":
                meaning = ("since", meaning, _until_now(setting, value))
        resolved.append(Timex(timex.start, timex.end, timex.type, value, timex.rule, meaning, timex.sentence))
    return tuple(resolved)


def _stretch_period(s: Setting, meaning: Meaning) -> str | None:
    """The period from publication back, or on, by so many units: "2019/2024"."""
    n, unit, side = float(str(meaning[2])), str(meaning[3]), int(str(meaning[4]))
    grains = {"Y": "Y", "DE": "Y", "CE": "Y", "Q": "M", "H": "M", "M": "M", "W": "D", "D": "D"}
    if s.now is None or unit not in grains:
        return None
    other = shift(s.now, unit, round(n) * side)
    if other is None:
        return None
    a, b = sorted((other, s.now))
    return f"{value_at(a, grains[unit])}/{value_at(b, grains[unit])}"


def _ended(before: Timex, timex: Timex, value: str) -> str | None:
    """ "the three months ended June 30", "the quarter ended Sept. 29", "the year ended March 31": the period that a day ends."""
    months = {"P3M": 3, "P1Q": 3, "P6M": 6, "P9M": 9, "P12M": 12, "P1Y": 12}.get(before.value or "")
    if months is None and (before.meaning[:2] == ("same", "Q") or before.meaning[:1] == ("part",)):
        months = 3
    whole = bounds(value) if grain(value) == "M" else None
    day = whole[1] if whole else parse_day(value)
    if months is None or day is None or timex.start - before.end > NEAR:
        return None
    last = value_at(day, "M") if day.day > 15 else value_at(shift(day, "M", -1) or day, "M")
    held = bounds(last)
    first = shift(held[0], "M", 1 - months) if held else None
    if first is None:
        return None
    if months == 3 and first.month % 3 == 1:
        return value_at(first, "Q")
    return value_at(first, "Y") if months == 12 and first.month == 1 else f"{value_at(first, 'M')}/{last}"


def _until_now(s: Setting, value: str) -> str | None:
    """ "since 2019": from there to publication, in the grain of the date."""
    unit, held = grain(value), bounds(value)
    if s.now is None or unit is None or held is None or held[0] > s.now:
        return None
    unit = {"WE": "D", "W": "D", "S": "M", "H": "M", "DE": "Y", "CE": "Y"}.get(unit, unit)
    return f"{value_at(held[0], unit)}/{value_at(s.now, unit)}"
