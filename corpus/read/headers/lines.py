"""What a line at an article's top or bottom is: date line, byline, source line, a site's chrome, prose, or just a line."""

import re
from dataclasses import dataclass

from corpus.frozen import frozen
from corpus.lexicon import Lexicon
from corpus.model import Paragraph
from corpus.spans import Span

#: words: a title has at most so many …
TITLE_WORDS = 32
#: words from which a line that ends like a sentence is the article's own prose
PROSE = 20
#: characters above which a line is prose without counting its words: PROSE words of usual length and then some
LONG = 240
#: words from which a line with a full stop at its end, or with one inside, is no title
SENTENCE, TWO_SENTENCES = 5, 12
#: words that a date line or byline has at most
SHORT = 14

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
DATE = re.compile(
    rf"\b(?:{MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th|\.)? {MONTH}\.?,? \d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}})(?!\d)",
    re.IGNORECASE,
)
# Every date has a year: a quick look before DATE.
STOPS = (". ", "? ", "! ", ".”", "?”", "!”")
# A word that is no abbreviation, its stop, and the capital of another sentence.
STOP_INSIDE = re.compile(r"[^\W\d_A-Z]{4}[.!?]”? [A-Z“\"]\w")
YEAR = re.compile(r"\d{4}")
DIGITS = frozenset("0123456789")
#: the word before a day that is mentioned: "the flood of 3 October 1987"
MENTIONED = tuple([word] for word in ("of", "in", "since", "until", "before", "after", "from", "to", "for"))
#: kinds of lines and the lists of the fields that make one
FIELDS = {"chrome": "fields", "date": "dates", "byline": "bylines", "source": "sources", "title": "titles"}
MARKS = '.,:;!?()“”"'
#: a capital and a small letter of any alphabet of Western Europe
LARGE, LOWER = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
PARTICLE = "de|van|von|bin|al|el|la|der"
FULL_NAME = re.compile(
    rf"{LARGE}(?:{LOWER}|[’'\-]){{1,20}}(?: {LARGE}\.)?(?: (?:{PARTICLE}))?(?: {LARGE}(?:[^\W\d_]|[’'\-]){{1,30}}){{1,2}}"
)
NAME = re.compile(rf"(?:{LARGE}[\w.'’\-]*|{PARTICLE})(?: (?:{LARGE}[\w.'’\-]*|{PARTICLE})){{0,3}}")
QUOTE_OPENS = re.compile(r"[^“«\"\n]{0,60}[“«\"]")
LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)")
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}+|_{1,3}+)(?=\S)([^*_\n]{1,120}+)(?<=\S)\1(?!\w)")
MENU = re.compile(r"[a-z][A-Z]\w{0,40} .{0,300}?[a-z][A-Z]")
BREADCRUMB = re.compile(r" [»>|] [^»>|\n]{0,80} [»>|] | / [^/\n]{0,80} / |^\S{1,60} / \S{1,60}$|[»>]\s{0,9}$")
CAPTION = re.compile(
    r"\((?:photo|image|foto|picture|file|video|credit)\b|\b(?:photo(?:graph)?|picture|image|credit)s?(?: by)?:|\bgetty images\b|\(stock image\)|\bvia ap\b|/(?:ap|afp|reuters)\b",
    re.IGNORECASE,
)
BETWEEN_NAMES = re.compile(r",| and | & |;")
BEHIND_NAMES = re.compile(r"[|•·@(<–—]| - | -$|\b(?:on|for|in|at)\b|\d")


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph as the header's rules see it. `kind`: date, byline, source, chrome, prose, sentence, name, label, line."""

    span: Span
    kind: str
    words: int
    value: str | None = None


@frozen
class Words:
    """The lexicon's lists as the rules use them: lower case, for whole lines or for how lines begin."""

    bylines: tuple[str, ...]
    signed: tuple[str, ...]
    #: names of fields ("Source: …") and the kind of their lines
    fields: dict[str, str]
    dates: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    no_authors: frozenset[str]
    no_persons: frozenset[str]
    work: tuple[str, ...]
    channels: frozenset[str]
    chrome: tuple[str, ...]
    #: how a speech's title begins: "remarks by ", "statement of "
    speeches: tuple[str, ...]


def words_of(lexicon: Lexicon) -> Words:
    """The lists of layout.toml in the shapes that the rules use."""
    layout = lexicon["layout"]
    header = layout["header"]
    return Words(
        tuple(header["bylines"]),
        tuple(header["signed"]),
        {name: kind for kind, key in FIELDS.items() for name in header[key]},
        tuple(header["dates"]),
        tuple(lexicon["timexes"]["stamps"]["published"]),
        tuple(lexicon["timexes"]["stamps"]["updated"]),
        frozenset(header["no_authors"]),
        frozenset(header["no_persons"]),
        tuple(header["work"]),
        frozenset(header["channels"]),
        tuple(layout["chrome"]["starts"]),
        tuple([f"{word} {by} " for word in layout["labels"]["speeches"] for by in ("by", "of")]),
    )


def read_line(text: str, p: Paragraph, words: Words) -> Line:
    """The first rule that knows the line gives its kind."""
    start, end = p.start, p.end
    span = Span(start, end)
    if end - start > LONG:
        return Line(span, _prose_kind(text, start, end), PROSE)
    line = text[start:end]
    if end - start >= 2 * PROSE - 1:  # what is shorter has fewer words
        count = len(line.split())
        if count >= TITLE_WORDS or (count >= PROSE and line.rstrip("”»\"')").endswith((".", "!", "?", "…"))):
            return Line(span, _prose_kind(text, start, end), count)
    line = plain(line)
    count = count_words(line)
    for rule in (_is_field, _is_byline, _is_date, _is_chrome, _is_signature):
        found = rule(line, count, words)
        if found:
            return Line(span, found[0], count, found[1])
    if FULL_NAME.fullmatch(line) and not words.no_persons & set(line.lower().split()):
        return Line(span, "name", count, line)
    return Line(span, "label" if line.endswith(":") else "sentence" if _is_sentence(line, count) else "line", count)


def _is_sentence(line: str, count: int) -> bool:
    """A sentence that is too short for prose, or two: no title has those, but captions and notices do."""
    if count >= SENTENCE and line.rstrip("”»\"')").endswith(".") and _is_whole(line.rstrip(".”»\"')").rsplit(None, 1)[-1]):
        return True
    return count >= TWO_SENTENCES and any(map(line.__contains__, STOPS)) and STOP_INSIDE.search(line) is not None


def _is_whole(word: str) -> bool:
    """Whether a word before a full stop is no abbreviation ("in Mass."): a small one, a long one, a number."""
    return word[-1:].isdigit() or len(word) >= 5 or (len(word) >= 3 and word.islower())


def plain(line: str) -> str:
    """A line without Markdown's links and emphasis.

    >>> plain("The *new* [quay](https://selby.example) will cost **more**")
    'The new quay will cost more'
    """
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", line)) if any(map(line.__contains__, "[*_")) else line


def count_words(line: str) -> int:
    """How many matches WORD has; letters and digits between blanks and marks are one without a look."""
    pieces = line.split()
    others = [w for w in pieces if not w.strip(MARKS).isalnum()]
    return len(pieces) - len(others) + sum([len(WORD.findall(w)) for w in others])


def _prose_kind(text: str, start: int, end: int) -> str:
    opening = QUOTE_OPENS.match(text, start, end - 1) if text[end - 1] in '”»"' else None
    return "pull" if opening and text.find("\n", opening.end(), end) < 0 else "prose"


def _is_field(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    """`Title: …`, `Author: …`, `Section: …`: the lines that people and archives put around a text they save."""
    key, _, value = line.partition(":")
    kind, value = words.fields.get(key.rstrip().lower()), value.strip()
    if kind is None or not value or count > (SHORT if kind in {"byline", "source"} else TITLE_WORDS):
        return None
    if kind == "date":
        return ("date", None) if DATE.search(value) else None
    return kind, person(value, words) if kind == "byline" else _publisher(value) if kind == "source" else value


def _publisher(value: str) -> str:
    """The first of what a source line names: "Harbour Wire | 2018-02-23 | Editor: Ann Lee"."""
    first = re.split(r" [|•·] ", value, maxsplit=1)[0]
    match = DATE.search(first)
    return (first[: match.start()] if match and match.start() else first).strip(" .,")


def _is_byline(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    """`By Ann Lee`, `by: Ann Lee | June 2`, `By` alone (the name stands in the next line: value None)."""
    low = line.lower()
    if count > SHORT + 4 or not low.startswith(words.bylines):
        return None
    if low.rstrip(": ") in words.bylines:
        return "byline", ""
    rest = _after(line, words.bylines)
    if rest is None:
        return None
    name = person(rest, words)
    lowly = rest.split()[0].lower().strip(".,|@") in words.no_authors
    return ("byline", name) if name or lowly else None


def _is_signature(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    """ "Ann Lee, political editor", "Ann Lee Harbour Correspondent, in Lindhaven": a name with a journalist's work and nothing else.

    Where no comma parts the name from the work, nothing shows where it ends.
    """
    if count > SHORT or not any(map(line.lower().__contains__, words.work)) or not FULL_NAME.match(line):
        return None
    name = line.partition(",")[0]
    return "byline", person(name, words) if FULL_NAME.fullmatch(name) and not any(map(name.lower().__contains__, words.work)) else None


def _is_date(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    match = DATE.search(line) if count <= SHORT and _has_year(line) else None
    if match is None:
        return None
    others = len(WORD.findall(line[: match.start()] + " " + line[match.end() :]))
    begins = match.start() == 0 or line.lower().startswith(words.dates)
    if not begins and line[: match.start()].split()[-1:] in MENTIONED:
        return None
    return ("date", None) if others <= (9 if begins else 5) else None


def _has_year(line: str) -> bool:
    return not (line.isascii() and DIGITS.isdisjoint(line)) and YEAR.search(line) is not None


def _is_chrome(line: str, count: int, words: Words) -> tuple[str, str | None] | None:
    low = line.lower()
    known = low.startswith(words.chrome) and count <= PROSE
    return ("chrome", None) if known or _is_menu(line) or _is_caption(line, low) or not any(map(str.isalpha, line)) else None


def _is_menu(line: str) -> bool:
    """Entries run together ("HomeNews … AboutUs"), or with arrows, bars and slashes between."""
    if MENU.search(line):
        return True
    return "«" not in line and ("/" in line or "|" in line or ">" in line or "»" in line) and BREADCRUMB.search(line) is not None


def _is_caption(line: str, low: str) -> bool:
    return ("(" in line or "/" in line or ":" in line or "getty" in low or "a ap" in low) and CAPTION.search(line) is not None


def _after(line: str, starts: tuple[str, ...]) -> str | None:
    """What follows one of the words at the line's start, after a colon, a space or the capital of a name run together with it."""
    low = line.lower()
    for word in starts:
        if low.startswith(word):
            rest = line[len(word) :]
            if rest.lstrip().startswith(":"):
                return rest.lstrip()[1:].strip() or None
            if rest and (rest[0] == " " or (rest[0].isupper() and line[0].isupper())):
                return rest.strip() or None
    return None


def person(words_after: str, words: Words) -> str | None:
    """The names that a byline begins with, joined by "; ", None where it is nobody's ("admin", "Staff").

    A name after the first has to be a full one: "By Ann Lee, Tom Reyes and Kit Dunn, Harbour Times" has three authors.
    """
    pieces = [piece.strip() for piece in BETWEEN_NAMES.split(BEHIND_NAMES.split(words_after.strip(), maxsplit=1)[0])]
    first = NAME.match(pieces[0])
    if first is None or pieces[0][first.end() :].strip()[:1].isupper():
        return None
    names = [first[0], *[n for n in pieces[1:] if FULL_NAME.fullmatch(n) and words.no_persons.isdisjoint(n.lower().split())]]
    good = [n for n in names if not any(w.lower().strip(".") in words.no_authors for w in n.split())]
    return "; ".join(good) or None
