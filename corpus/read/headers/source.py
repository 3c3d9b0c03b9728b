"""Who published an article, by the lines above and below it: source lines, outlets beside a date, a dateline's agency."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from corpus.frozen import frozen
from corpus.grammar.gazetteer import Gazetteer
from corpus.grammar.namewords import build_words
from corpus.grammar.outlets import Outlets, build_outlets, is_agency
from corpus.lexicon import Lexicon
from corpus.model import Paragraph
from corpus.read.headers.lines import DATE, LONG, SHORT, YEAR, Line, Words, read_line
from corpus.spans import Span

OWN_CHANNEL = re.compile(r" (?:in|on) (?:his|her|its|their)(?: own)?((?: [\w\-]{1,20}){1,3})", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:[ ,]{1,3}+(?:©|\(c\)|by\b|\d{4}(?:[-–]\d{2,4})?+)){0,4}+[ ,]{1,3}+(?P<owner>[^.,;|©()\n\d]{2,60}+)",
    re.IGNORECASE,
)
#: the agency of a dateline: in brackets before a dash, between slashes, or after a dash
AGENCY = re.compile(
    r"\((?P<agency>[A-Z][\w.&' \-]{1,40})\) ?[-–—―_]|(?<=[ .])/(?P<slashed>[A-Z][\w.&' \-]{1,40})/|[-–—] (?P<dashed>[A-Z][\w&' \-]{1,30})\. "
)
DATELINE_WORD = re.compile(r"[\w.'’\-]+")
HEAD_MARKS = re.compile(r"[^\w.'’\-/, ]")
#: at most so many words between a dateline's city and its agency ("LINDHAVEN, Norland, on March 3, 2021")
DATELINE_WORDS = 5
#: what parts the pieces of a byline or date line
PARTS = re.compile(r"[,|•·–—]| - |(?<=[^\W\d_]{3})\.")
#: words that a title has at least below a masthead
TITLE_LEAST = 4
#: lines below the title among which an outlet stands alone
NEAR = 4
#: a publisher's name has at most so many words
LONGEST = 6
SMALL = frozenset(["of", "for", "and", "the", "&"])


@frozen
class Known:
    """What tells a publisher's name from other names: outlets, bodies, given names, sections ("World Business"), areas and jobs, places."""

    outlets: Outlets
    bodies: frozenset[str]
    given: frozenset[str]
    desks: frozenset[str]
    no_names: frozenset[str]
    places: Gazetteer


def known_of(lexicon: Lexicon) -> Known:
    """The word lists that tell a publisher."""
    names, header = lexicon.compiled(build_words), lexicon["layout"]["header"]
    no_names = frozenset(header["no_authors"]) | names.roles | frozenset(header["areas"])
    desks = frozenset(header["no_persons"])
    return Known(lexicon.compiled(build_outlets), names.org_heads, frozenset(names.given), desks, no_names, lexicon.compiled(Gazetteer))


def source_line(text: str, lines: Sequence[Line], ends: Sequence[Paragraph], words: Words) -> str | None:
    """The value of the first source line of `lines`, else of `ends`; a source line is short and has a colon."""
    for x in lines:
        if x.kind == "source":
            return x.value
    for p in ends:
        if p.end - p.start <= LONG and ":" in text[p.start : p.end]:
            x = read_line(text, p, words)
            if x.kind == "source":
                return x.value
    return None


def copyright_owner(text: str, paragraphs: Sequence[Paragraph], known: Known) -> str | None:
    """The owner that a line of the page's foot names: "© 2024 Harbour Courier. All rights reserved". A picture's "© Ann Lee" has no year."""
    start, end = (paragraphs[0].start, paragraphs[-1].end) if paragraphs else (0, 0)
    if all(text.find(mark, start, end) < 0 for mark in ("©", "(c)", "(C)", "opyright", "OPYRIGHT")):
        return None
    for p in reversed(paragraphs):
        match = COPYRIGHT.search(text, p.start, min(p.end, p.start + LONG))
        line = text[p.start : p.end] if match else ""
        if match and (YEAR.search(line) or "rights reserved" in line.lower()):
            owner = match["owner"].split(" All ")[0].strip(" .-–—|").strip()
            if owner and _is_name(owner.split()) and owner.split()[0].lower() not in known.given:
                return owner
    return None


def channel(text: str, title: Span | None, words: Words) -> str | None:
    """The channel that a title names as its source: "Ann Lee in her telegram channel about …" → "Ann Lee in her telegram channel"."""
    if title is None:
        return None
    match = OWN_CHANNEL.search(text, title.start + 2, title.end)
    for word in re.finditer(r"\S+", match[1]) if match else ():
        if match and word[0].lower() in words.channels:
            return text[title.start : match.start(1) + word.end()]
    return None


def outlet(text: str, lines: Sequence[Line], known: Known) -> str | None:
    """The outlet beside a byline or a date, by its last word; else the body or outlet whose name is a line of its own above the date;
    else the name beside the date where another line names the author: "Volny Kray, 6 March 2025"."""
    dated = [x for x in lines if x.kind in {"date", "byline"}]
    for x in dated:
        line = text[x.span.start : x.span.end]
        skip = 1 if x.kind == "byline" or not DATE.search(line) else 0
        for piece in (piece.strip(" .") for piece in PARTS.split(line)[skip:]):
            if piece[:1].isupper() and is_agency(piece, known.outlets):
                return piece
    return _own_line(text, lines, known) or _beside_date(text, dated, any(x.kind in {"byline", "name"} for x in lines), known)


def _own_line(text: str, lines: Sequence[Line], known: Known) -> str | None:
    """ "Ministry of Fisheries" or "Harbour Courier" beside the date line."""
    for i, x in enumerate(lines[:NEAR]):
        if x.kind == "prose":
            return None
        if x.kind not in {"line", "name"} or not any(y.kind == "date" for y in lines[max(0, i - 1) : i + 3]):
            continue
        line = text[x.span.start : x.span.end]
        if is_body(line, known) or (_is_name(line.split()) and is_agency(line, known.outlets)):
            return line
    return None


def letterhead(text: str, lines: Sequence[Line], known: Known) -> str | None:
    """The body whose name is a line above the title: "Ministry of Fisheries"."""
    names = (text[slice(*x.span)] for x in lines[:NEAR] if x.kind in {"line", "name"})
    return next((name for name in names if is_body(name, known)), None)


def is_body(line: str, known: Known) -> bool:
    """Whether a line is a body's name and nothing else: "Ministry of Fisheries", "Press service of the Lake Council"."""
    words = line.removeprefix("Press service of ").removeprefix("the ").split()
    if len(words) < 2 or not _is_name(words) or len(line.split()) > LONGEST + 4:
        return False
    headed = len(words) > 2 and words[0].lower() in known.bodies and words[1] in {"of", "for"}
    return headed or line.startswith("Press service of ")


def masthead(text: str, top: Sequence[Line], known: Known) -> bool:
    """Whether an article's first line is its channel or body, with the date below it and the title under that."""
    if len(top) < 4 or [x.kind for x in top[:3]] != ["line", "date", "line"] or top[2].words < TITLE_LEAST:
        return False
    line, title = (text[x.span.start : x.span.end] for x in (top[0], top[2]))
    return not title.endswith((".", ":")) and ((" | " in line and top[0].words <= SHORT) or is_body(line, known))


def _beside_date(text: str, dated: Sequence[Line], authored: bool, known: Known) -> str | None:
    """A name of two words or more in the date's line that is no place and no person; nobody else is its author."""
    for x in dated if authored else ():
        line = text[x.span.start : x.span.end]
        date = DATE.search(line)
        if date is None:
            continue
        left = PARTS.split(line[: date.start()].rstrip(" ,|•·–—-"))[-1:] if x.kind == "date" else []
        right = PARTS.split(line[date.end() :].lstrip(" ,|•·–—-"))[:1]
        for piece in (piece.strip(" .") for piece in (*left, *right)):
            if _is_publisher(piece, known):
                return piece
    return None


def _is_publisher(piece: str, known: Known) -> bool:
    words = piece.split()
    if len(words) < 2 or not _is_name(words) or words[0].lower() in known.given:
        return False
    low = {w.lower() for w in words} - {"the"}
    if low & known.no_names or low <= known.desks:
        return False
    return not any(e.tokens[0] == words[0] and e.name == piece for e in known.places.first.get(words[0], ()))


def _is_name(words: Sequence[str]) -> bool:
    """Whether every word is large but the small ones inside, with letters only."""
    large = all(w[0].isupper() or w in SMALL for w in words)
    return (
        large and len(words) <= LONGEST and all(w.replace("-", "").replace("’", "").replace("'", "").isalpha() or w == "&" for w in words)
    )


def agency(text: str, paragraphs: Sequence[Paragraph], known: Known) -> str | None:
    """The agency in brackets of a dateline: "LINDHAVEN, March 3 (Harbour Wire) - …"."""
    for p in paragraphs:
        match = dateline(text, p.start, p.end)
        if match and (match["dashed"] is None or is_agency(match["dashed"], known.outlets)):
            return match["agency"] or match["slashed"] or match["dashed"]
    return None


def dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The agency of the dateline that the characters from `start` to `end` begin with."""
    if not text[start : start + 3].isupper():  # a quick look: the city is all capitals
        return None
    match = AGENCY.search(text, start, min(end, start + LONG))
    return match if match and _leads(text[start : match.start()]) else None


def _leads(head: str) -> bool:
    """Whether the words before an agency are a city in capitals, perhaps with a country and a day: "LINDHAVEN, Norland, March 3 "."""
    words = DATELINE_WORD.findall(head)
    rest = list(dropwhile(str.isupper, words))
    return len(rest) < len(words) and len(rest) <= DATELINE_WORDS and not HEAD_MARKS.search(head)
