"""Bytes of a plain text → text, by BOM, strict UTF-8, what is declared, or a detector; doubt is said."""

import codecs
import hashlib
import re

from corpus.model import Article, Problem

#: bytes; a news article is some kilobytes, a book about one megabyte: what is larger is no article
LIMIT = 20_000_000
#: bytes; below this a detector guesses more than it knows (a 21-byte cp1251 headline is misread)
ENOUGH_TO_DETECT = 200
#: bytes that a detector looks at: more cost seconds and change nothing
DETECTED = 100_000

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: what UTF-8 is often taken for, and how often it must have been, in most places where a text is not ASCII: one place may be meant so
MIXED_UP, TWICE = ("cp1252", "mac_roman", "cp1251", "cp437"), 2
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{1,200}")
#: an apostrophe of the Macintosh's encoding, in "don't" or "Ann's"; a letter in others
MAC_APOSTROPHE = re.compile(rb"[A-Za-z]\xd5(?:s|t|re|ll|ve|d|m)\b")
HIGH = re.compile(rb"[\x80-\xff]")
#: share of bytes beyond ASCII in a language of Western Europe at most; alphabets of their own have far more
FEW = 0.12
WESTERN = frozenset(c.encode("cp1252") for c in "éèêëàâäáãåæçíìîïñóòôöõøœúùûüßÉÈÀÁÂÄÅÆÇÍÎÑÓÔÖØÚÜ“”‘’„‚–—…«»‹›•·°§©®™€£½¼¿¡ºª\u00a0")
#: what texts are met in: a detector that may choose among a hundred finds Estonian in Polish
LIKELY = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp1252", "cp1250", "iso8859_2", "cp1254", "cp1253", "iso8859_7", "cp1255", "cp1256", "cp1257", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "tis_620", "cp437", "cp850", "mac_roman")  # fmt: skip
# A NUL in the first block of a file without a BOM: an image, an archive, a program, or UTF-16 without its mark.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: share of control characters above which bytes are no text (a text has none, a damaged one a few)
CONTROLS = 0.05
BINARY = re.compile(rb"\x00")
DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)


def read_text(
    raw: bytes, article_id: str, path: str | None = None, markdown: bool = False, declared: str | None = None
) -> Article | Problem:
    """The bytes decoded, no character changed (a BOM aside), or the reason why they are no article."""
    if len(raw) > LIMIT:
        return Problem("read", f"{article_id}: {len(raw):,} bytes, over the limit of {LIMIT:,}")
    decoded = decode(raw, declared)
    if isinstance(decoded, Problem):
        return Problem(decoded.stage, f"{article_id}: {decoded.message}")
    text, doubt = decoded
    if not text.strip():
        return Problem("read", f"{article_id}: no text in it")
    media = "markdown" if markdown else "text"
    return Article(article_id, text, path=path, sha256=hashlib.sha256(raw).hexdigest(), media=media, problems=doubt)


def declared_in(raw: bytes) -> str | None:
    """The encoding that a page or an XML text names in its first kilobytes, as HTML's standard looks for it."""
    match = DECLARED.search(raw[:4096])
    return match[1].decode("ascii") if match else None


def decode(raw: bytes, declared: str | None = None) -> tuple[str, tuple[Problem, ...]] | Problem:
    """Text and doubts: a BOM decides, else strict UTF-8, else what is declared, else a detector on long text, else Windows-1252.

    >>> decode(b"caf\\xc3\\xa9")
    ('café', ())
    """
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            return _with_bom(raw[len(bom) :], encoding)
    if BINARY.search(raw, 0, 8192):
        wide = _wide(raw)
        return (
            (wide, (Problem("decode", "no mark of an encoding; read as UTF-16, which its bytes show"),))
            if wide
            else Problem("decode", "binary content, not a text file")
        )
    if len(CONTROL.findall(raw, 0, 8192)) > CONTROLS * min(len(raw), 8192):
        return Problem("decode", "binary content, not a text file")
    try:
        text = raw.decode("utf-8")
        return text, mixed_up(text)
    except UnicodeDecodeError as error:
        place = error.start
    return _declared(raw, declared) or _almost(raw) or _guess(raw, place)


def mixed_up(text: str) -> tuple[Problem, ...]:
    """A doubt where UTF-8 was once read as another encoding and saved again ("CafÃ©" for "Café"): the text stays as it came.

    >>> mixed_up("CafÃ© owner sues for Â£90,000")[0].message
    'UTF-8 that was read as cp1252 and saved again: "Ã©" stands for "é", 2 times in all; the text is left as it came'
    """
    if text.isascii():
        return ()
    runs = BEYOND_ASCII.findall(text, 0, DETECTED)
    several = [run for run in set(runs) if len(run) > 1]
    for encoding in MIXED_UP if several else ():
        meant = {run: right for run in several if (right := _undone(run, encoding))}
        times = sum(run in meant for run in runs)
        if times >= TWICE and times * 2 > len(runs):
            first = next(run for run in runs if run in meant)
            said = f'UTF-8 that was read as {encoding} and saved again: "{first}" stands for "{meant[first]}", {times} times in all'
            return (Problem("decode", f"{said}; the text is left as it came"),)
    return ()


def _undone(run: str, encoding: str) -> str | None:
    """What characters beyond ASCII were before the mix-up; bytes that an encoding does not use count as themselves."""
    try:
        raw = b"".join(bytes((ord(c),)) if "\x80" <= c < "\xa0" else c.encode(encoding) for c in run)
        return raw.decode("utf-8")
    except UnicodeError:
        return None


def _with_bom(raw: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return text, (Problem("decode", f"{broken} characters are not valid {encoding}"),) if broken else ()


def _wide(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of its first block is NUL or another alphabet's page (04 for Cyrillic)."""
    if len(raw) % 2:
        return None
    for encoding, high in (("utf-16-le", raw[1:4096:2]), ("utf-16-be", raw[0:4096:2])):
        if high and sum(byte in (0, 4, 0x20) for byte in high) / len(high) > 0.95:
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text and sum(c.isalnum() or c.isspace() for c in text) > 0.7 * len(text):
                return text
    return None


def _declared(raw: bytes, declared: str | None) -> tuple[str, tuple[Problem, ...]] | None:
    """By the encoding that the container declares, where the bytes are valid in it. ISO 8859-1 is read as Windows-1252, as browsers do."""
    try:
        name = codecs.lookup(declared or "").name
        if not codecs.lookup(name)._is_text_encoding or name in (
            "utf-8",
            "utf-7",
            "unicode_escape",
            "raw_unicode_escape",
            "idna",
            "punycode",
        ):
            return None
        return raw.decode("cp1252" if name in ("iso8859-1", "ascii") else name), ()
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _almost(raw: bytes) -> tuple[str, tuple[Problem, ...]] | None:
    """UTF-8 with a few broken bytes: much that is valid and long, little that is not."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    longer = len(raw) - len(text)  # bytes that were part of characters of several bytes
    if longer > 20 * broken:
        return text, (Problem("decode", f"{broken} characters are not valid utf-8"),)
    return None


def _western(raw: bytes) -> bool:
    """Whether the bytes beyond ASCII are few, and the letters and quote marks of Western Europe where they are Windows-1252."""
    high = HIGH.findall(raw, 0, DETECTED)
    return 0 < len(high) <= FEW * min(len(raw), DETECTED) and sum(byte in WESTERN for byte in high) >= 0.97 * len(high)


def _guess(raw: bytes, place: int) -> tuple[str, tuple[Problem, ...]]:
    """Neither BOM nor UTF-8 nor declared: every way out is a guess, and is said to be one."""
    encoding, how = guess_encoding(raw)
    return raw.decode(encoding, "replace"), (Problem("decode", f"not UTF-8 (byte {place}); read as {encoding}, {how}"),)


def _is_mac(raw: bytes) -> bool:
    """The line ends of old Macintoshes, or their apostrophe; letters, quote marks and signs of Western Europe where the other bytes are MacRoman."""
    if not (b"\r" in raw and b"\n" not in raw) and not MAC_APOSTROPHE.search(raw, 0, DETECTED):
        return False
    high = b"".join(HIGH.findall(raw, 0, DETECTED)).decode("mac_roman")
    return sum(c.encode("cp1252", "replace") in WESTERN for c in high) >= 0.97 * len(high)


def guess_encoding(raw: bytes) -> tuple[str, str]:
    """The likeliest encoding of bytes that are not UTF-8, and on what grounds."""
    if _is_mac(raw):
        return "mac_roman", "which its line ends or apostrophes show"
    if len(raw) < ENOUGH_TO_DETECT:
        return "cp1252", "for want of a better guess"
    if _western(raw):
        return "cp1252", "which its letters show"
    import charset_normalizer  # here, not above: 60 ms that a UTF-8 file need not pay

    best = charset_normalizer.from_bytes(raw[:DETECTED], cp_isolation=list(LIKELY)).best()
    return (best.encoding, "which was detected") if best is not None else ("cp1252", "for want of a better guess")
