"""Resolved mentions → the speakers of the article, each once."""

from dataclasses import dataclass, field

from corpus.find.speaker.pronouns import PRONOUNS, Spoken
from corpus.model import Document, Names, Speaker
from corpus.spans import Span

# What stands between an unnamed speaker and his organisation.
OWNING = tuple(f" {link}{the}" for link in ("of", "for", "at", "by", "from", "in") for the in ("", " the"))


@dataclass(slots=True)
class Part:
    """One speaker while the statements are walked."""

    name: str
    type: str
    role: str | None
    organisation: str | None
    mentions: dict[str, int] = field(default_factory=dict)


class Cast:
    """Speakers by name, in the order in which they are first heard."""

    def __init__(self, doc: Document, names: Names) -> None:
        self.doc = doc
        self.names = names
        self.parts: dict[str, Part] = {}

    def add(self, spoken: Spoken, mention: Span | None) -> str:
        """One statement of a speaker, and the words that pointed to him; gives the name. A couple is a speaker beside its two."""
        for entity in spoken.pair:
            name = self.names.entities[entity].name
            each = spoken._replace(name=name, entity=entity, type=self.names.entities[entity].type, pair=())
            self.parts.setdefault(name.casefold(), self._part(each, mention)).mentions.setdefault(name, 0)
        key = spoken.name.casefold()
        part = self.parts.get(key)
        if part is None:
            part = self.parts[key] = self._part(spoken, mention)
        for text in self._spellings(spoken, mention):
            part.mentions.setdefault(text, len(part.mentions))
        return part.name

    def _spellings(self, spoken: Spoken, mention: Span | None) -> list[str]:
        """The mention as written, cut to the name where it holds one; pronouns are no spelling."""
        if mention is None:
            return []
        listed = self.names.mentions
        for found in listed[self.names.at(mention.start) : self.names.at(mention.end)]:
            if found.entity == spoken.entity and found.shape != "description" and spoken.entity >= 0:
                return [self._text(found.start, found.end)]
        text = self._text(mention.start, mention.end)
        return [] if text.lower() in PRONOUNS or len(text) == 1 else [text]  # "Q" is no spelling

    def _text(self, start: int, end: int) -> str:
        return " ".join(self.doc.text[start:end].split())

    def _part(self, spoken: Spoken, mention: Span | None) -> Part:
        if spoken.entity >= 0 and self.names.entities[spoken.entity].type == "person":
            entity = self.names.entities[spoken.entity]
            return Part(entity.name, entity.type, entity.role, entity.organisation)
        return Part(spoken.name, spoken.type, None, self._organisation(spoken, mention) if mention is not None else None)

    def _organisation(self, spoken: Spoken, mention: Span) -> str | None:
        """The organisation inside an unnamed speaker's words: "press service of the Ministry" belongs to the Ministry."""
        if spoken.entity >= 0:
            return None
        listed = self.names.mentions
        for found in listed[self.names.at(mention.start + 1) : self.names.at(mention.end)]:
            before = self.doc.text[mention.start : found.start].rstrip().lower()
            if self.names.entities[found.entity].type == "organisation" and before.endswith(OWNING):
                return self.names.entities[found.entity].name
        return self._by_noun(spoken.name.lower())

    def _by_noun(self, name: str) -> str | None:
        """The only organisation of its kind behind "… of the ministry"."""
        noun = name.rsplit(" of the ", 1)[-1] if " of the " in name else ""
        bodies = [e.name for e in self.names.entities if e.type == "organisation"] if noun else []
        fitting = {body for body in bodies if noun in (body.lower().split()[0], body.lower().split()[-1])}
        return fitting.pop() if len(fitting) == 1 else None

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody heard, in text order of the first time."""
        return tuple(Speaker(p.name, p.type, p.role, p.organisation, tuple(p.mentions) or (p.name,)) for p in self.parts.values())
