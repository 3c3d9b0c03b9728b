"""What is above an article as data: YAML or TOML front matter between two fences, or the header lines of a mail or news post."""

import re
import tomllib
from typing import Any, NamedTuple

from corpus.grammar.stamps import day_in
from corpus.lexicon import Lexicon
from corpus.model import Header
from corpus.read.headers.lines import person, words_of

#: characters of a text among which its front matter must end; a longer block is no header
LONGEST = 20_000
#: lines of mail headers that make a block of them: one alone may be an article's own ("From: the editors")
LEAST = 2
FENCES = {"---": ("---", "..."), "+++": ("+++",)}
KEY = re.compile(r"([A-Za-z_][\w.\-]{0,40}):(?:[ \t](.*)|$)")
ESCAPE = re.compile(r"\\(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|\r?\n[ \t]*|(.))", re.DOTALL)
REPLY = re.compile(r"(?:(?:fwd?|re|aw|wg)[ \t]{0,2}:[ \t]{0,4}){1,5}", re.IGNORECASE)
#: characters that only say where a line may break
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
ESCAPED = {"n": "\n", "t": "\t", "_": "\u00a0", "N": "\u0085", "r": "\r", "0": ""}


class Preamble(NamedTuple):
    """Where the block ends in the text, what it is called, and its values by their keys in lower case; a list's items are joined by "; "."""

    end: int
    kind: str
    values: dict[str, str]


def read_preamble(text: str, lexicon: Lexicon) -> Preamble | None:
    """The block of data that a text begins with, None where it begins with words.

    >>> from corpus.lexicon import load
    >>> read_preamble("---\\ntitle: Tea\\ndate: 2021-03-12\\n---\\nExports grew.", load()).values
    {'title': 'Tea', 'date': '2021-03-12'}
    """
    fence = text[:3]
    if fence in FENCES:
        return _front_matter(text, fence)
    match = KEY.match(text)
    keys = lexicon.compiled(_mail_keys)
    return _mail_header(text, keys) if match and match[1].lower() in keys else None


def _mail_keys(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon["layout"]["preamble"]["mail"])


def data_of(preamble: Preamble, lexicon: Lexicon) -> Header:
    """What a preamble says of its article. A mail is by its sender; a name is taken as a byline's is, so that "admin" is nobody."""
    keys = lexicon["layout"]["preamble"]

    def first(ours: str, is_address: bool = False) -> str | None:
        found = (preamble.values.get(key, "") for key in keys[ours])
        return next((value for value in found if value and value.startswith("http") == is_address), None)

    mail = preamble.kind == "mail header"
    title = REPLY.sub("", first("title") or "").translate(UNSEEN)
    authors = [_sender(first("author") or "")] if mail else (first("author") or "").split("; ")
    people = [name for author in authors if (name := person(author, lexicon.compiled(words_of)))]
    return Header(
        title_text=" ".join(title.split()) or None,
        source=None if mail else first("source"),
        author="; ".join(people) or None,
        published=day_in(first("date")),
        url=first("url", is_address=True),
    )


def _sender(value: str) -> str:
    """The name of "Ann Lee <lee@paper.example>" or "lee@paper.example (Ann Lee)"; of an address alone nobody's."""
    from email.utils import parseaddr

    return parseaddr(value)[0]


def _front_matter(text: str, fence: str) -> Preamble | None:
    lines = text[:LONGEST].splitlines(keepends=True)
    last = next((i for i, line in enumerate(lines) if i and line.rstrip() in FENCES[fence]), None)
    if last is None or lines[0].rstrip() != fence:
        return None
    values = _toml("".join(lines[1:last])) if fence == "+++" else _yaml(lines[1:last])
    return Preamble(sum(map(len, lines[: last + 1])), "front matter", values) if values else None


def _toml(block: str) -> dict[str, str]:
    try:
        return {key.lower(): value for key, given in tomllib.loads(block).items() if (value := _plain(given))}
    except tomllib.TOMLDecodeError:
        return {}


def _plain(value: Any) -> str:
    """A value of TOML as text; a table's name stands for it ([author] name = "Ann Lee")."""
    if isinstance(value, dict):
        value = value.get("name", "")
    return "; ".join(map(_plain, value)) if isinstance(value, list) else str(value)


def _yaml(lines: list[str]) -> dict[str, str]:
    """The keys of the outermost level; none where a line is neither a key, nor goes on with one, nor is empty or a comment."""
    values: dict[str, str] = {}
    key = ""
    held: list[str] = []
    for line in [*lines, "end:"]:
        if line[0] in " \t-\r\n#" and key:
            held.append("" if line[0] == "#" else line)
            continue
        match = KEY.match(line.rstrip("\r\n"))
        if match is None:
            return {}
        if key:
            values[key] = _value(held)
        key, held = match[1].lower(), [(match[2] or "") + "\n"]
    return {key: value for key, value in values.items() if value}


def _value(lines: list[str]) -> str:
    """The lines of one value → its text: quoted, a list, a block, or words that go on in the next line."""
    first = lines[0].strip()
    block = "".join(lines).strip()
    if first[:1] in ("'", '"'):
        return _unquoted(block)
    if first.startswith("["):
        return "; ".join(_unquoted(item.strip()) for item in " ".join(block.split()).strip("[]").split(","))
    rest = [line.strip() for line in lines[1:] if line.strip()]
    if first[:1] in ("|", ">", ""):
        items = [_named(line.removeprefix("-").strip()) for line in rest]
        return ("; " if not first and rest and rest[0].startswith("-") else " ").join(item for item in items if item)
    return " ".join([re.split(r"\s#", first, maxsplit=1)[0], *rest])


def _named(item: str) -> str:
    """An item of a list; of `name: Ann Lee` the name, of `email: …` nothing."""
    match = KEY.match(item)
    if match is None:
        return _unquoted(item)
    return _unquoted((match[2] or "").strip()) if match[1].lower() == "name" else ""


def _unquoted(value: str) -> str:
    """What is between quote marks, lines joined and escapes read; a value without marks as it is."""
    mark = value[:1]
    if mark not in ("'", '"') or len(value) < 2 or mark not in value[1:]:
        return value
    inner = value[1 : value.rindex(mark)]
    if mark == "'":
        return " ".join(inner.replace("''", "'").split())
    return " ".join(ESCAPE.sub(_escaped, inner).split())


def _escaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""
    return ESCAPED.get(match[4], match[4]) if match[4] else ""


def _mail_header(text: str, keys: frozenset[str]) -> Preamble | None:
    """ "From: …", "Subject: …" and the like to the first empty line."""
    values: dict[str, str] = {}
    end, key = 0, ""
    for line in text[:LONGEST].splitlines(keepends=True):
        match = KEY.match(line.rstrip())
        if match is not None:
            key = match[1].lower()
            values.setdefault(key, (match[2] or "").strip())
        elif line[0] in " \t" and line.strip():
            values[key] = f"{values[key]} {line.strip()}".strip()
        else:
            break
        end += len(line)
    known = len(keys & values.keys())
    if known < LEAST or known * 2 < len(values) or not ("from" in values or "subject" in values):
        return None
    return Preamble(end, "mail header", values)
