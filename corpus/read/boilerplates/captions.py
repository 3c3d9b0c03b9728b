"""Captions, credits, legal text and contact lines around an article."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Paragraph, Tokens
from corpus.read.boilerplates.lines import Furniture, Lines, holding
from corpus.spans import Span

#: characters of the longest caption with its credit
LONGEST = 400
#: characters of the longest legal notice in one paragraph
NOTICE = 1_200
#: blanks beside a line's phone number or address at most ("Media contact, Ann Lee, press office:"), and where it ends like a sentence
BESIDE = 6
SENTENCE = 3
#: words of a credit after its sign at most: "Photo: Lena Orr for the Kelby Courier"
SIGNED = 8
#: how a credit begins in a line: "Photo:", or "Photo by" after a stop
SIGN = re.compile(
    r"(?<![\w-])(?:Photo|Photograph|Image|Picture|Credit)s?(?: [Cc]redit| courtesy)?:|(?<=[.!?”\"] )(?:Photo|Photograph|Image|Picture)s? by (?=[A-Z])"
)
#: … in brackets at the end, and an agency that ends a line
IN_BRACKETS = re.compile(r"(?:file |ap |reuters )?(?:photo|image|picture|foto)s?\b", re.IGNORECASE)
AGENCIES = ("Getty Images", "AP Photo", "via AP", "Shutterstock", "iStock")
AGENCY = re.compile(
    r"(?:(?<=[\w.)])/(?:AP|AFP|Reuters|REUTERS|EPA|Getty|PA|TASS|Xinhua|Bloomberg)(?: (?:Images|Photo|via AP))?[.)]?"
    r"|\b(?:Getty Images|AP Photo|Shutterstock|iStock)(?:/[\w ]{0,40})?)$"
)
#: a figure or a date
TELLS = re.compile(
    r"\d|\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b"
)
#: a phone number as no table prints its figures, an e-mail, a web address
CONTACT = re.compile(
    r"\+\d[\d ().\-]{6,18}\d|\(\d{2,5}\) ?\d[\d \-]{4,12}\d|(?<!\d)\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-])"
    r"|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}|(?:https?://|www\.)\S{3,200}"
)
#: what a line with an address says beside it where it heads a text: of a mail, or of the text's source
HEADS = ("from", "to:", "cc:", "reply-to", "sender", "source", "url", "by ", "via")
#: characters at a paragraph's end where its credit is
END = 160
SIGNS = ("©", "(c) ", "copyright ©", "copyright (c)", "copyright 1", "copyright 2")


def captions(lines: Lines, words: Furniture) -> Iterator[int]:
    """A picture's caption: it begins with "Photo:", or ends with who took the picture. One with a figure or a date tells
    something that the article may not: only its credit goes (`credits_in`)."""
    yield from (i for i, line in enumerate(lines.lines) if line.key.startswith(words.credits))
    for i, credit in credits_in(lines.text, lines.paragraphs, lines.tokens, words):
        if not TELLS.search(lines.text, lines.paragraphs[i].start, credit.start):
            yield i


def credits_in(text: str, paragraphs: Sequence[Paragraph], tokens: Tokens, words: Furniture) -> list[tuple[int, Span]]:
    """The credits of pictures at the ends of paragraphs, with the paragraphs' indexes."""
    likely = holding(paragraphs, tokens, words.hint["credits"])
    return [(i, credit) for i in likely if paragraphs[i].kind != "table" and (credit := _credit(text, paragraphs[i])) is not None]


def _credit(text: str, p: Paragraph) -> Span | None:
    """Who took a picture, where a paragraph ends with it."""
    start = max(p.start, p.end - END)
    end = text[start : p.end]
    if p.end - p.start > LONGEST:
        return None
    at = _in_brackets(end)
    if at < 0:
        signs = list(SIGN.finditer(end))
        after = end[signs[-1].end() :].strip() if signs else ""
        at = signs[-1].start() if after and after.count(" ") < SIGNED and ":" not in after else -1
    if at < 0 and (agency := AGENCY.search(end)):
        at = agency.start()
    return Span(start + at, p.end) if at >= 0 else None


def _in_brackets(end: str) -> int:
    """Where the bracket of a credit opens with which a line ends, -1 without one."""
    at = end.rfind("(") if end.rstrip(".").endswith(")") else -1
    inside = end[at + 1 :]
    return at if at >= 0 and (IN_BRACKETS.match(inside) or any(map(inside.__contains__, AGENCIES))) else -1


def notices(lines: Lines, words: Furniture) -> Iterator[int]:
    """Copyright lines and legal text."""
    for i in lines.holding(words.hint["legal"]):
        p = lines.paragraphs[i]
        if p.end - p.start <= NOTICE:
            low = lines.text[p.start : p.end].lower()
            if low.startswith(SIGNS) or any(map(low.__contains__, words.legal)):
                yield i


def contacts(lines: Lines, words: Furniture) -> Iterator[int]:
    """A phone number, an e-mail or a web address with at most a few words beside it, above or below the article's prose."""
    for i, line in enumerate(lines.lines):
        if line.prose or "](" in line.text or not lines.outside(i, i + 1) or line.key.startswith(HEADS):
            continue
        if line.key and (found := CONTACT.search(line.text)):
            beside = (line.text[: found.start()] + line.text[found.end() :]).strip()
            if beside.count(" ") < (SENTENCE if beside.endswith(".") else BESIDE):
                yield i
