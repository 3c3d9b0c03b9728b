"""What speaks to the reader and not of the news: consent, newsletters, subscriptions, apps, and the readers' own comments."""

import re
from collections.abc import Iterator

from corpus.read.boilerplates.lines import Furniture, Lines

#: characters that the longest consent text or offer in one paragraph has
LONGEST = 900
#: characters of an offer that does not begin with its verb
BOX = 300
#: phrases of consent from which a paragraph that speaks to the reader asks for it: prose about cookies has one or two
PHRASES = 2
#: characters at a paragraph's start in which an offer's verb is
LEAD = 40
#: words of a button at most ("Sign up for daily e-mails")
BUTTON = 5
#: marks of readers' comments ("Reply", "2 days ago") below their head from which all that follows is theirs
REPLIES = 2
BULLETS = " *_#>-•\t["
QUOTES = '“”"«»'
QUOTE = re.compile(f"[{QUOTES}]")
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
COMMENTS = re.compile(
    r"(?:\d{1,5} )?(?:comments?|responses?|replies|thoughts)(?: ?\(\d{1,5}\))?(?: (?:on|to) .*)?"
    r"|(?:leave|post|add|write) (?:a|your) (?:comment|reply)s?|join the conversation|comments are closed"
)
BUTTONS = frozenset(("reply", "report", "like", "flag", "share", "permalink"))
WHEN = re.compile(r"\b(?:\d{1,2} (?:minute|hour|day|week|month|year)s? ago|at \d{1,2}:\d{2} ?[ap]\.?m)$")


def consent(lines: Lines, words: Furniture) -> Iterator[int]:
    """Boxes about cookies and personal data: phrases of consent in a paragraph that speaks to the reader and quotes nobody."""
    likely = ((i, lines.paragraphs[i]) for i in lines.holding(words.hint["consent"]))
    boxes = [i for i, p in likely if p.end - p.start <= LONGEST and _asks_for_consent(lines.text[p.start : p.end], words)]
    yield from boxes
    for box in boxes:
        for step in (-1, 1):  # its head, its buttons
            at = box + step
            while 0 <= at < len(lines.lines) and lines.lines[at].key in words.parts:
                yield at
                at += step


def _asks_for_consent(text: str, words: Furniture) -> bool:
    """Phrases of consent in a text that speaks to the reader and quotes nobody."""
    low = text.lower()
    if low.count(" ") < BUTTON:
        return False
    if sum(map(low.__contains__, words.consent)) < PHRASES or any(map(low.__contains__, QUOTES)):
        return False
    return not words.reader.isdisjoint(WORD.findall(low)) or any(map(low.__contains__, words.here))


def offers(lines: Lines, words: Furniture) -> Iterator[int]:
    """Newsletters, subscriptions, apps and accounts: a verb that asks the reader for something, with the noun of what is offered."""
    likely = set(lines.holding(words.hint["offers"]))
    for i, p in enumerate(lines.paragraphs):
        line = lines.lines[i]
        if 0 < line.words <= BUTTON and line.key.startswith(words.buttons):
            yield i
            continue
        asks = _asks(lines.text[p.start : p.start + LEAD], words)
        if p.end - p.start > (LONGEST if asks else BOX if i in likely else 0):
            continue
        low = lines.text[p.start : p.end].lower()
        said = QUOTE.split(low, maxsplit=1)  # what readers are quoted to say of it may follow
        if any(map(said[0].__contains__, words.offers)) if asks else len(said) == 1 and any(map(low.__contains__, words.contains)):
            yield i


def _asks(lead: str, words: Furniture) -> bool:
    if lead[:2].lower() not in words.pairs and lead[0] not in BULLETS:
        return False  # nearly every paragraph
    low = lead.lower().lstrip(BULLETS)
    return low[: low.find(" ")].rstrip(".,") in words.first and low.startswith(words.asks)


def comments(lines: Lines, words: Furniture) -> Iterator[int]:
    """Readers' comments: their head below the article, and all that follows where it looks like comments."""
    heads = [i for i, line in enumerate(lines.lines) if i > lines.first >= 0 and line.key and COMMENTS.fullmatch(line.key)]
    replies = [i for i, line in enumerate(lines.lines) if _is_reply(line.key)] if heads else []
    for i in heads:
        if len(replies) >= REPLIES and i < replies[-REPLIES]:
            yield from range(i, len(lines.lines))
            return
        if i > lines.last or any(map(str.isdigit, lines.lines[i].key)):
            yield i


def _is_reply(key: str) -> bool:
    """A button below a reader's comment, or its writer or time above it."""
    return key in BUTTONS or key.endswith(" says") or WHEN.search(key) is not None
