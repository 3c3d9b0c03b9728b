"""A text that is one person's speech → its paragraphs as that person's turn: "Remarks by Governor Ann Lee" above "Thank you. I …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.frozen import frozen
from corpus.lexicon import Lexicon
from corpus.model import Article, Paragraph
from corpus.read.turn.kinds import PARTICLES, LabelWords, label_words, speaker_kind
from corpus.spans import Span

#: paragraphs from the top among which a title or a speaker's line is looked for
TOP = 20
#: characters of a line that announces a transcript, and of a title: longer ones are prose
LINE, TITLE = 120, 200
#: words from which a paragraph that ends like a sentence is speech, where shorter ones are headings
PROSE = 3
#: words of a speaker's line: "Vice Chair for Supervision Michael S. Barr"
NAME_LINE = 9
#: paragraphs of prose in which a speech shows that it is one, and the share of all that speak as "I" or "we" at least:
#: the lowest of thirty speeches read was a third, of as many news articles none reached a tenth outside its quotes
OPENING, OWN = 4, 0.2
QUOTED = re.compile(r"[“\"«][^“”\"«»]{0,2000}[”\"»]")
OWN_VOICE = re.compile(r"\bI\b|\b(?:[Mm]y|[Ww]e|[Oo]ur|us|me|[Yy]ou|[Yy]our|[Tt]hank)\b")
SELF = re.compile(r"\bI\b|\b(?:[Mm]y|[Ww]e|[Oo]ur)\b")
GREETING = re.compile(
    r"\b(?:thank you|thanks|good (?:morning|afternoon|evening|day)|ladies and gentlemen|dear (?:friends|colleagues)|welcome|on behalf of"
    r"|(?:I am|I'm|I’m|is|was|be|very|so|truly|deeply|also) (?:a |an )?(?:great |real |particular )?(?:pleased|delighted|honou?red|happy|glad|grateful|pleasure|honou?r|privilege))\b",
    re.IGNORECASE,
)
BY = re.compile(r"(?: [a-z]{1,12}){0,2} (?:by|of|from)\s{1,3}")
VENUE = re.compile(r"(?:At|Before|To) (?:the|a|an)\b")
#: the link at a footnote's end, and the characters that it has at most
BACK, BACK_WORDS = re.compile(r"(?:Return|Back) to text\.?$|↩\ufe0e?$"), 20
NAME = re.compile(r"[^\W\d_][\w'’\-]*\.?(?:[^\W\d_]\.)?")
GAP = re.compile(r"\s{1,3}")


@frozen
class Speaker:
    """Who holds a speech: the name, and where the text has it (None: it does not)."""

    name: str
    label: Span | None


@frozen
class Announcements:
    """The words by which a line announces a transcript, an occasion on which people speak, or a speech."""

    transcripts: tuple[str, ...]
    words: tuple[str, ...]
    occasions: re.Pattern[str]
    speeches: re.Pattern[str]
    ends: frozenset[str]

    def transcript(self, line: str) -> bool:
        """Whether a short line says that a transcript follows."""
        if len(line) >= LINE:
            return False
        low = line.lower()
        return any(word in low for word in self.transcripts) and not is_own_voice(line)

    def speech(self, line: str) -> bool:
        """Whether a line names a speech; the plain look at its letters is quicker than the pattern."""
        low = line.lower()
        return any(word in low for word in self.words) and self.speeches.search(line) is not None

    def announced(self, article: Article, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether the title, or a line at the top, names a speech or an occasion on which people speak."""
        lines = [article.title or "", *(article.text[p.start : p.end] for p in top_lines(article.text, paragraphs))]
        return any(self.occasions.search(line) is not None for line in lines)


def announcements(lexicon: Lexicon) -> Announcements:
    """The lists of layout.toml as patterns."""
    lists = lexicon["layout"]["labels"]
    speeches = "|".join(lists["speeches"])
    occasions = "|".join([*lists["speeches"], *lists["occasions"]])
    return Announcements(
        tuple(lists["transcripts"]),
        tuple(lists["speeches"]),
        re.compile(rf"\b(?:{occasions})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{speeches})\b", re.IGNORECASE),
        frozenset(lists["speech_ends"]),
    )


def is_own_voice(words: str) -> bool:
    """Whether somebody speaks as "I" or "we", or to "you", outside quote marks."""
    return OWN_VOICE.search(QUOTED.sub("", words)) is not None


def top_lines(text: str, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines above the first prose."""
    found: list[Paragraph] = []
    for p in paragraphs[:TOP]:
        if is_prose(text, p) and (len(found) > 1 or p.end - p.start > TITLE):
            break
        if p.end - p.start <= TITLE:
            found.append(p)
    return found


def is_prose(text: str, p: Paragraph) -> bool:
    """Whether a paragraph is one sentence or more, and not a heading, a date or a place."""
    line = text[p.start : p.end].rstrip("*_ \t")
    words = line.count(" ") + 1
    return words >= PROSE and line.rstrip("”»\"')]0123456789")[-1:] in (".", "?", "!", ":", ";", "…", "—") and any(map(str.islower, line))


def mark_speech(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs, those of a speech with kind "turn" and the speaker's name as their label.

    They have no label where the name is not in the text: the title that a page or a file gives as data has it, or the author is it.
    """
    text, known = article.text, lexicon.compiled(announcements)
    top = top_lines(text, paragraphs)
    if not top and not article.title:
        return tuple(paragraphs)
    above = top[0].start if top and not article.title else -1
    first = next((i for i, p in enumerate(paragraphs) if p.start > above and _opens_speech(text, p)), len(paragraphs))
    top = [p for p in top if p.start < paragraphs[first].start] if first < len(paragraphs) else []
    opening = [text[p.start : p.end] for p in paragraphs[first : first + OPENING] if is_prose(text, p)]
    speaker = _speaker(article, top, opening, known, lexicon.compiled(label_words)) if top or article.title else None
    if speaker is None:
        return tuple(paragraphs)
    prose = [text[p.start : p.end] for p in paragraphs[first:] if is_prose(text, p)]
    if not _is_speech(prose) or _is_told(speaker.name, prose):
        return tuple(paragraphs)
    over = next(
        (i for i, p in enumerate(paragraphs[first:], first) if text[p.start : p.end].lower().rstrip(":.") in known.ends), len(paragraphs)
    )
    out = list(paragraphs)
    for i, p in enumerate(paragraphs[first:], first):
        if i >= over or BACK.search(text, max(p.start, p.end - BACK_WORDS), p.end):
            out[i] = replace(p, kind="boilerplate", rule="notes of a speech")
        elif is_prose(text, p) or p.end - p.start > TITLE:
            out[i] = replace(p, kind="turn", label=speaker.label)
    return tuple(out)


def _opens_speech(text: str, p: Paragraph) -> bool:
    """Whether a paragraph may be the first of a speech: prose, and not the line that says where it was held."""
    return is_prose(text, p) and (p.end - p.start > LINE or is_own_voice(text[p.start : p.end]))


def _is_speech(prose: Sequence[str]) -> bool:
    """Whether somebody speaks as "I" or "we" at the beginning, and goes on so."""
    own = [SELF.search(QUOTED.sub("", p)) is not None for p in prose]
    return any(own[:OPENING]) and sum(own) >= OWN * len(own)


def _speaker(article: Article, top: Sequence[Paragraph], prose: Sequence[str], known: Announcements, words: LabelWords) -> Speaker | None:
    """Whoever speaks: named after "Remarks by", or in a line of the text's own where a title or a greeting shows a speech."""
    text, title = article.text, article.title or ""
    telling = [p for p in top if known.speech(text[p.start : p.end])]
    for p in telling:
        if named := _announced_by(text, p.start, p.end, known, words):
            return Speaker(text[slice(*named)], named)
    announced = bool(telling) or known.speech(title)
    named = next((line for p in top if (line := _name_line(text, p, words)) is not None), None)
    if named is not None and (announced or any(GREETING.search(p) for p in prose[:2]) or _has_venue(text, top, named)):
        return Speaker(text[slice(*named)], named)
    if announced and (named := _announced_by(title, 0, len(title), known, words)):
        return Speaker(title[slice(*named)], None)
    author = article.author or ""
    return Speaker(author, None) if announced and author and speaker_kind(author.split(), words) in ("person", "other") else None


def _has_venue(text: str, top: Sequence[Paragraph], named: Span) -> bool:
    """Whether the line below the speaker's name says where the speech was held: "At the Conference on Ice"."""
    below = next((p for p in top if p.start >= named.end), None)
    return below is not None and VENUE.match(text, below.start, below.end) is not None


def _announced_by(text: str, start: int, end: int, known: Announcements, words: LabelWords) -> Span | None:
    """The name in "Remarks by Governor Ann Lee at …"."""
    match = known.speeches.search(text, start, end)
    by = BY.match(text, match.end(), end) if match else None
    return name_at(text, by.end(), end, words, sure=False) if by else None


def _name_line(text: str, p: Paragraph, words: LabelWords) -> Span | None:
    """A line that is somebody's name, with a title or a known given name, and nothing else but his office after a comma."""
    line = text[p.start : p.end]
    if line.count(" ") > NAME_LINE:
        return None
    start = p.start + (3 if line.lower().startswith("by ") else 0)
    named = name_at(text, start, p.end, words, sure=True)
    rest = text[named.end : p.end].strip("*_ .") if named is not None else "-"
    return named if not rest or (rest.startswith(", ") and rest[2].isupper() and not any(map(str.isdigit, rest))) else None


def name_at(text: str, start: int, end: int, words: LabelWords, *, sure: bool) -> Span | None:
    """The person named from `start` on: titles and capitalized words, up to the first other word. None for two people."""
    found: list[re.Match[str]] = []
    while match := NAME.match(text, start, end):
        if not (match[0][0].isupper() or match[0] in PARTICLES):
            break
        found.append(match)
        gap = GAP.match(text, match.end(), end)
        if gap is None:
            break
        start = gap.end()
    while found and found[-1][0] in PARTICLES:
        found.pop()
    parts = [match[0] for match in found]
    kind = speaker_kind(parts, words)
    if kind not in ("person", "person" if sure else "other") or (kind == "other" and len(parts) < 2) or _are_two(parts, words):
        return None
    return Span(found[0].start(), found[-1].end() - parts[-1].endswith("."))


def _are_two(parts: Sequence[str], words: LabelWords) -> bool:
    """Whether an "and" joins two people: a title or a given name follows it, and a name that is no title precedes it."""
    titles = words.names.titles
    return any(
        w == "and" and parts[k - 1].lower() not in titles and (parts[k + 1].lower() in titles or parts[k + 1].lower() in words.names.given)
        for k, w in enumerate(parts[1:-1], 1)
    )


def _is_told(name: str, prose: Sequence[str]) -> bool:
    """Whether the text reports what its speaker said, as an article does: "Ms. Tolk said", "said the governor"."""
    last = re.escape(name.split()[-1])
    told = re.compile(rf"\b{last} (?:said|says|added|noted|told|stressed)\b|\b(?:said|says|added) (?:[A-Z][\w.]{{0,20}} ){{0,3}}{last}\b")
    return any(told.search(p) for p in prose)
