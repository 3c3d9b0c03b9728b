"""The labels of a transcript that name nobody → whom they point to: "Q" and "A" of an interview, "THE PRESIDENT", the speaker of a speech."""

import re
from bisect import bisect_right

from corpus.find.speaker.pronouns import Spoken
from corpus.grammar.names import recased, surname
from corpus.grammar.namewords import Words
from corpus.model import Document, Header, Names, Statement
from corpus.spans import Span

ASKS, ANSWERS = frozenset(["q", "question", "remark", "reply", "response"]), frozenset(["a", "answer"])
#: what an article says above an interview of the person who answers
TALKS = re.compile(
    r"\b(?:talk(?:s|ed|ing)?|speaks?|spoke|speaking|sat down|answer(?:s|ed)?|tells?|told|explain(?:s|ed)?|discuss(?:es|ed)?"
    r"|interview(?:s|ed)?|conversation|questions|asked)\b",
    re.IGNORECASE,
)
#: … and of whoever asks: "talks to the Echo", "interviewed by Ann Lee"
ASKING = re.compile(r"\b(?:(?:talk(?:s|ed|ing)?|speaks?|spoke|speaking) (?:to|with)|told|interview(?:ed)? by) (?:the )?(?=[A-Z])")
BODY = re.compile(r"[A-Z][\w’'&-]{0,30}(?: [A-Z][\w’'&-]{0,30}){0,4}")


#: letters up to which a label in capitals may be an acronym: "BBC", "ECHO"
ACRONYM = 4
VOWELS = frozenset("AEIOUY")


def in_small_letters(spoken: Spoken) -> Spoken:
    """The speaker of a label in capitals that is nobody's known name ("AUDIENCE"), as it is written elsewhere; an acronym stays."""
    if spoken.type == "person" and spoken.entity >= 0:
        return spoken
    acronym = len(spoken.name) <= ACRONYM or any(VOWELS.isdisjoint(word) for word in spoken.name.split())
    return spoken._replace(name=recased(spoken.name)) if spoken.name.isupper() and not acronym else spoken


class Labels:
    """Who is meant by the labels of one article."""

    def __init__(self, doc: Document, header: Header, names: Names, words: Words, voices: frozenset[str]) -> None:
        self.doc, self.header, self.names = doc, header, names
        self.offices = words.titles | voices
        self.turns = [p for p in doc.paragraphs if p.kind == "turn"]
        self.labels = list(dict.fromkeys([p.label for p in self.turns if p.label is not None]))
        self.preface = Span(0, self.turns[0].start if self.turns else 0)
        self.known: dict[str, Spoken | None] = {}
        self.outside: set[int] | None = None

    def meant(self, statement: Statement) -> Spoken | None:
        """Whom the label of a turn points to, None where the text does not show it."""
        mention = statement.mention
        text = self._text(mention) if mention else ""
        if text not in self.known:
            named = self._named_in(mention) if mention else -1
            self.known[text] = self._spoken(named) if named >= 0 else self._find(text)
        found = self.known[text]
        return found._replace(start=mention.start if mention else statement.start) if found else None

    def is_open(self, mention: Span) -> bool:
        """Whether a label is "Q" or the like, which names nobody by itself."""
        return self._text(mention).lower() in ASKS | ANSWERS

    def _find(self, text: str) -> Spoken | None:
        if not text:
            return self._titled()
        low = text.lower()
        if low in ASKS:
            return self._asking()
        if low in ANSWERS:
            return self._answering()
        parts = text.split()
        parts = parts[1:] if parts[0].lower() == "the" else parts
        head = parts[: next((i for i, w in enumerate(parts) if w.lower() in ("of", "for")), len(parts))]
        return self._holder(" ".join(parts)) if head and all(w.lower().strip(".") in self.offices for w in head) else None

    def _holder(self, office: str) -> Spoken | None:
        """The one person with this office whom the title, the lines between the turns or a label name; else the office itself."""
        low = office.lower()
        self.outside = self._outside() if self.outside is None else self.outside
        holders = {i for i in self.outside if low in self.names.entities[i].descriptions}
        if len(holders) == 1:
            return self._spoken(holders.pop())
        return in_small_letters(Spoken(0, office, -1, None, "person", False))

    def _outside(self) -> set[int]:
        """The people named elsewhere than in somebody's speech."""
        starts = [p.content for p in self.turns]
        found = set()
        for m in self.names.mentions:
            k = bisect_right(starts, m.start) - 1
            if k < 0 or m.start >= self.turns[k].end:
                found.add(m.entity)
        title = (self.header.title_text or "").lower()
        return found | {i for i, e in enumerate(self.names.entities) if e.type == "person" and surname(e.name).lower() in title}

    def _answering(self) -> Spoken | None:
        """Who answers: the one person with a label of his own, else the one above the interview who talks."""
        people = self._labelled()
        if not people and TALKS.search(self.doc.text, *self.preface):
            authors = (self.header.author or "").split("; ")
            named = {m.entity for m in self.names.mentions if m.end <= self.preface.end and m.shape == "full"}
            asking = ASKING.search(self.doc.text, *self.preface)
            asker = self._at(asking.end()) if asking else -1
            people = {i for i in named if self._is_person(i) and self.names.entities[i].name not in authors and i != asker}
        return self._spoken(people.pop()) if len(people) == 1 else None

    def _asking(self) -> Spoken | None:
        """Who asks in an interview: the one label that names no person, else whoever the person who answers talks to."""
        texts = {self._text(label).lower() for label in self.labels}
        if texts.isdisjoint(ANSWERS):
            return None  # a briefing: many ask
        others = [label for label in self.labels if not self.is_open(label) and not self._is_person(self._at(label.start))]
        if len({self._text(label).lower() for label in others}) == 1:
            return Spoken(0, self._text(others[0]), -1, None, "organisation", False)
        match = ASKING.search(self.doc.text, *self.preface) if not others else None
        if match is None:
            return None
        entity = self._at(match.end())
        body = BODY.match(self.doc.text, match.end())
        if entity >= 0:
            return self._spoken(entity)
        return Spoken(0, body[0], -1, None, "organisation", False) if body else None

    def _labelled(self) -> set[int]:
        """The people with a label of their own."""
        return {i for label in self.labels if not self.is_open(label) and self._is_person(i := self._at(label.start))}

    def _titled(self) -> Spoken | None:
        """The speaker of a speech whom only the title given as data names ("Remarks by Governor Lee"), or the text's only author."""
        title, author = self.header.title_text or "", self.header.author or ""
        named = [(title.find(surname(e.name)), i) for i, e in enumerate(self.names.entities) if e.type == "person"]
        found = min([(at, i) for at, i in named if at >= 0], default=None)
        if found is not None:
            return self._spoken(found[1])
        return Spoken(0, author, -1, None, "person", False) if author and "; " not in author else None

    def _named_in(self, label: Span) -> int:
        """The person whom a label names, at its end as a rule: "President of Norland Ann Lee"; -1 where it names none."""
        inside = self.names.mentions[self.names.at(label.start) : self.names.at(label.end)]
        people = [m.entity for m in inside if m.shape != "description" and self._is_person(m.entity)]
        return people[-1] if people else -1

    def _at(self, start: int) -> int:
        """The entity that is named at this place, -1 where there is none."""
        at = self.names.at(start)
        found = self.names.mentions[at] if at < len(self.names.mentions) else None
        return found.entity if found is not None and found.start == start else -1

    def _is_person(self, entity: int) -> bool:
        return entity >= 0 and self.names.entities[entity].type == "person"

    def _text(self, span: Span) -> str:
        return " ".join(self.doc.text[span.start : span.end].split())

    def _spoken(self, entity: int) -> Spoken:
        found = self.names.entities[entity]
        return Spoken(0, found.name, entity, found.gender, found.type, False)
