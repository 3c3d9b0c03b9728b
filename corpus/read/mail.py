"""Mail (.eml), saved pages (.mhtml) and mailboxes (mbox) → parts, by the standard library's parser."""

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from typing import Any, BinaryIO

from corpus.model import Problem
from corpus.parts import Given, Part

#: bytes of one message
LIMIT = 20_000_000
NOTHING = Given()
#: a line that opens a message in a mailbox
OPENS = re.compile(rb"From \S+ .{0,80}\d{4}\r?\n?$")
FORWARDED = re.compile(r"(?:(?:fwd?|re|aw|wg|fw)\s{0,2}:\s{0,4}){1,5}", re.IGNORECASE)


def mail_part(raw: bytes, part_id: str, given: Given = NOTHING) -> Part:
    """The text that a message holds: of a saved page its page, else its plain text where there is one, else its HTML.

    The subject is the title and the sender's name the source: who sends a newsletter is not who wrote it.
    """
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        page = "Snapshot-Content-Location" in message or message.get_content_type() == "multipart/related"
        body = _body(message, ("html", "plain") if page else ("plain", "html"))
        known = _known(message, page, given)
    except Exception as error:  # noqa: BLE001  (the standard library's parser raises many kinds on malformed headers)
        return Part(part_id, Problem("read", f"{part_id}: not a readable message ({type(error).__name__})"))
    if body is None:
        return Part(part_id, Problem("read", f"{part_id}: no text in the message"))
    raw_body, kind, charset = body
    return Part(part_id, raw_body, kind, given=known._replace(charset=charset))


def _body(message: EmailMessage, wanted: tuple[str, ...]) -> tuple[bytes, str, str | None] | None:
    parts = [part for part in message.walk() if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"]
    for subtype in wanted:
        for part in parts:
            if part.get_content_subtype() == subtype:
                raw: Any = part.get_payload(decode=True)
                if isinstance(raw, bytes) and raw.strip():
                    return raw, "html" if subtype == "html" else "text", part.get_content_charset()
    return None


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
    for line in iter(lambda: file.readline(1_000_000), b""):
        if blank and OPENS.match(line):
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


def _message(lines: list[bytes], size: int, part_id: str) -> Part:
    if size > LIMIT:
        return Part(part_id, Problem("read", f"{part_id}: {size:,} bytes, over the limit of {LIMIT:,}"))
    return Part(part_id, b"".join(lines), "mail")
