"""Resolved mentions → the speakers of the article, each once."""

from bisect import bisect_left
from dataclasses import dataclass, field

from corpus.find.name.words import Words
from corpus.find.speaker.pronouns import PRONOUNS, Spoken
from corpus.model import Document, Names, Speaker
from corpus.spans import Span


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

    def add(self, spoken: Spoken, mention: Span, words: Words) -> None:
        """One statement of a speaker, and the words that pointed to him."""
        key = spoken.name.casefold()
        part = self.parts.get(key)
        if part is None:
            part = self.parts[key] = self._part(spoken, mention)
        text = " ".join(self.doc.text[mention.start : mention.end].split())
        if text.lower() not in PRONOUNS:
            part.mentions.setdefault(text, len(part.mentions))

    def _part(self, spoken: Spoken, mention: Span) -> Part:
        if spoken.entity >= 0 and self.names.entities[spoken.entity].type == "person":
            entity = self.names.entities[spoken.entity]
            return Part(entity.name, entity.type, entity.role, entity.organisation)
        return Part(spoken.name, spoken.type, None, self._organisation(spoken, mention))

    def _organisation(self, spoken: Spoken, mention: Span) -> str | None:
        """The organisation inside an unnamed speaker's words: "press service of the Ministry" belongs to the Ministry."""
        if spoken.entity >= 0:
            return None
        at = bisect_left(self.names.mentions, mention.start + 1, key=lambda m: m.start)
        for found in self.names.mentions[at:]:
            if found.start >= mention.end:
                return None
            before = self.doc.text[mention.start : found.start].rstrip().lower()
            if self.names.entities[found.entity].type == "organisation" and before.endswith(
                (" of", " of the", " for", " for the", " at", " at the")
            ):
                return self.names.entities[found.entity].name
        return None

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody heard, in text order of the first time."""
        return tuple(Speaker(p.name, p.type, p.role, p.organisation, tuple(p.mentions)) for p in self.parts.values())
