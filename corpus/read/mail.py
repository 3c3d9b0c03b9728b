"""Mail (.eml), saved pages (.mhtml) and mailboxes (mbox) → parts, by the standard library's parser."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any, BinaryIO, NamedTuple

from corpus.grammar.letters import read_letter
from corpus.grammar.stamps import day_in
from corpus.model import Article, Problem
from corpus.parts import Given, Part

#: bytes of one message; parts of one message
LIMIT, PARTS = 20_000_000, 1_000
NOTHING = Given()
#: the kind of a message that is read by itself, without what is attached to it
LETTER = "letter"
#: a line that opens a message in a mailbox
OPENS = re.compile(rb"From \S+ .{0,80}\d{4}\r?\n?$")
#: a header that follows it at once, where the line itself is not as it should be
HEADER = re.compile(rb"(?:From|Return-Path|Received|Delivered-To|Message-ID|Subject|Date|To|Status|X-[\w-]{1,40}):", re.IGNORECASE)
#: bytes of a line of a mailbox
LINE = 1_000_000
FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg|fw)\s{0,2}:\s{0,4}){1,5}", re.IGNORECASE)
#: what is attached to mails and is no article: pictures and sound, signatures, appointments, cards, notices of delivery, parts that
#: cannot be told apart
NO_ARTICLES = frozenset(["image", "audio", "video", "font", "multipart"])
NO_ARTICLE_SUBTYPES = frozenset(
    [
        "pgp-signature",
        "pkcs7-signature",
        "x-pkcs7-signature",
        "calendar",
        "ics",
        "vcard",
        "x-vcard",
        "directory",
        "ms-tnef",
        "delivery-status",
    ]
)


class Leaves(NamedTuple):
    """The parts of a message that hold something: texts of its own, and what is attached to it."""

    own: list[EmailMessage]
    attached: list[EmailMessage]


def mail_part(raw: bytes, part_id: str, given: Given = NOTHING) -> Part:
    """The text that a message holds: of a saved page its page, else its plain text where there is one, else its HTML.

    The subject is the title and the sender's name the source: who sends a newsletter is not who wrote it.
    """
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        page = _is_page(message)
        body = _body(message, ("html", "plain") if page else ("plain", "html"))
        known = _known(message, page, given)
    except Exception as error:  # noqa: BLE001  (the standard library's parser raises many kinds on malformed headers)
        return Part(part_id, Problem("read", f"{part_id}: not a readable message ({type(error).__name__})"))
    if body is None:
        return Part(part_id, Problem("read", f"{part_id}: no text in the message"))
    raw_body, kind, charset = body
    return Part(part_id, raw_body, kind, given=known._replace(charset=charset), media=None if page else "mail")


def mail_parts(raw: bytes, part_id: str, given: Given = NOTHING) -> list[Part]:
    """The message's own text and, numbered after it, the mails and documents attached to it; one part where nothing is attached."""
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        attached = [] if _is_page(message) else _leaves(message).attached
        own = _body(message, ("plain", "html")) is not None
    except Exception:  # noqa: BLE001  (`mail_part` says why)
        attached, own = [], True
    if not attached:
        return [Part(part_id, raw, LETTER, given=given)]
    parts = [Part(f"{part_id}#1", raw, LETTER, given=given)] if own else []
    return [*parts, *(_attachment(part, f"{part_id}#{number}") for number, part in enumerate(attached, 1 + own))]


def as_forwarded(article: Article) -> Article:
    """The article with the title, source and day of the message that was forwarded in it, where one was."""
    header = read_letter(article.text).header
    if not header:
        return article
    name, address = parseaddr(header["from"].replace("*", ""))
    day = day_in(header.get("date") or header.get("sent"))
    title = FORWARDED.sub("", header.get("subject", "")).strip()
    return replace(article, title=title or article.title, source=name or address or None, published=day)


def _is_page(message: EmailMessage) -> bool:
    """A page that a browser saved: it was sent to nobody."""
    related = message.get_content_type() == "multipart/related" and not ("To" in message or "Received" in message)
    return "Snapshot-Content-Location" in message or related


def _leaves(message: EmailMessage) -> Leaves:
    """The parts in their order. What is in an attached mail is that mail's."""
    own: list[EmailMessage] = []
    attached: list[EmailMessage] = []
    waiting = [message]
    while waiting and len(own) + len(attached) < PARTS:
        part = waiting.pop()
        kind, subtype = part.get_content_maintype(), part.get_content_subtype()
        if part.get_content_type() in ("message/rfc822", "message/news"):
            attached.append(part)
        elif part.is_multipart():
            waiting += reversed([inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)])
        elif (
            kind == "text"
            and part.get_content_disposition() != "attachment"
            and not part.get_filename()
            and subtype not in NO_ARTICLE_SUBTYPES
        ):
            own.append(part)
        elif kind not in NO_ARTICLES and subtype not in NO_ARTICLE_SUBTYPES:
            attached.append(part)
    return Leaves(own, attached)


def _attachment(part: EmailMessage, part_id: str) -> Part:
    name = part.get_filename() or ""
    try:
        if part.get_content_maintype() == "message":
            inner: Any = part.get_payload(0)
            return Part(part_id, inner.as_bytes(), "mail", name)
        raw: Any = part.get_payload(decode=True)
    except Exception as error:  # noqa: BLE001  (see above)
        return Part(part_id, Problem("read", f"{part_id} ({name[:120]!r}): not a readable attachment ({type(error).__name__})"))
    if not isinstance(raw, bytes) or not raw.strip():
        return Part(part_id, Problem("read", f"{part_id} ({name[:120]!r}): nothing in the attachment"))
    return Part(part_id, raw, None, name, Given(charset=part.get_content_charset()))


def _body(message: EmailMessage, wanted: tuple[str, ...]) -> tuple[bytes, str, str | None] | None:
    """(content, kind, charset) of the message's own text. Plain text that goes on after a picture is one text."""
    own = _leaves(message).own
    for subtype in wanted:
        found = [(raw, part) for part in own if part.get_content_subtype() == subtype and (raw := _payload(part))]
        if found:
            charset = found[0][1].get_content_charset()
            same = [raw for raw, part in found if part.get_content_charset() == charset]
            if subtype == "html":
                return same[0], "html", charset
            return (same[0] if len(same) == 1 else b"\n\n".join(same)), "text", charset
    return None


def _payload(part: EmailMessage) -> bytes:
    raw: Any = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) and raw.strip() else b""


def _known(message: Any, page: bool, given: Given) -> Given:
    subject = FORWARDED.sub("", " ".join(str(message.get("Subject", "")).split()))
    url = str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "").strip()
    if page:  # the page's own head knows more than the browser that saved it
        return given._replace(url=given.url or (url if url.startswith("http") else None))
    sender = message.get("From")
    names = [a.display_name for a in getattr(sender, "addresses", ()) if a.display_name]
    sent = getattr(message.get("Date"), "datetime", None)
    day = sent.strftime("%Y-%m-%d") if isinstance(sent, datetime) else None
    return given._replace(
        title=given.title or subject or None, source=given.source or next(iter(names), None), published=given.published or day
    )


def mailbox_parts(file: BinaryIO, box_id: str) -> Iterator[Part]:
    """The messages of a mailbox in their order, numbered from 1; one that is too large is a problem."""
    number, size = 0, 0
    lines: list[bytes] = []
    blank = True
    following = file.readline(LINE)
    while line := following:
        following = file.readline(LINE)
        if _opens(line, blank, following):
            if number:
                yield _message(lines, size, f"{box_id}#{number}")
            number, lines, size = number + 1, [], 0
        elif number:
            size += len(line)
            if size <= LIMIT:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        blank = not line.strip()
    if number:
        yield _message(lines, size, f"{box_id}#{number}")


def _opens(line: bytes, blank: bool, following: bytes) -> bool:
    """Whether a line opens a message: of blank line above, form of the line and header below, two are enough."""
    if not line.startswith(b"From "):
        return False
    return sum((blank, OPENS.match(line) is not None, HEADER.match(following) is not None)) > 1


def _message(lines: list[bytes], size: int, part_id: str) -> Part:
    if size > LIMIT:
        return Part(part_id, Problem("read", f"{part_id}: {size:,} bytes, over the limit of {LIMIT:,}"))
    return Part(part_id, b"".join(lines), "mail")
