"""RTF → Article: the text as it reads with deleted and hidden words gone, tables as rows, notes and boxes after the text."""

import hashlib
import re
from dataclasses import dataclass

from corpus.model import Article, Problem

#: a control word with its number, a character by its code, an escaped sign, a brace, or text
TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})? ?|(\\'[0-9a-f]{2}|\\.)|([{}])|[^\\{}]+", re.IGNORECASE | re.DOTALL)
#: groups that are beside the text: a note must not end up inside a sentence
BESIDE = frozenset(("footnote", "shptxt"))
#: control words whose text is not shown
HIDING = frozenset(("deleted", "v"))
#: control words that are a character, for hidden text
SHOWN = frozenset(("par", "line", "tab", "u", "emdash", "endash", "emspace", "enspace", "qmspace", "bullet", "lquote", "rquote", "ldblquote", "rdblquote"))  # fmt: skip
#: signs for the parts of a table on their way through the library, which has none of its own; no document holds them
ROW_START, CELL_END, ROW_END = "\x1d", "\x1f", "\x1e"
TABLE = {"trowd": ROW_START, "cell": CELL_END, "row": ROW_END, "nestcell": " ", "nestrow": " "}


def read_rtf(raw: bytes, article_id: str, path: str | None = None) -> Article | Problem:
    """The text of an RTF document, in the code page that it declares."""
    from striprtf.striprtf import remove_pict_groups, rtf_to_text

    source = _prepared(remove_pict_groups(raw.decode("latin-1")))  # type: ignore[no-untyped-call]
    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    text = _with_rows(text.replace("\u00a0", " ").strip("\x00"))
    if not text.strip():
        return Problem("read", f"{article_id}: no text in it")
    return Article(article_id, text, path=path, sha256=hashlib.sha256(raw).hexdigest(), media="rtf")


@dataclass
class _Group:
    """The state of a group in braces: which words hide its text, and where its source goes (None = nowhere)."""

    out: list[str] | None
    hiding: frozenset[str] = frozenset()


def _prepared(source: str) -> str:
    """The source without what is not shown, with signs for the parts of tables, and what is beside the text at its end."""
    text: list[str] = []
    beside: list[list[str]] = []
    stack = [_Group(text)]
    for match in TOKEN.finditer(source):
        word, number, sign, brace = match.groups()
        group = stack[-1]
        if brace == "{":
            _add(group, "{")
            stack.append(_Group(group.out, group.hiding))
        elif brace and len(stack) > 1:
            stack.pop()
            if len(stack) == 1:
                break
            _add(stack[-1], "}")
        elif word:
            _control(word, number or "", group, beside)
        elif not group.hiding:
            _add(group, sign or match[0])
    return "".join([*text, *("\\par {" + "".join(piece) + "}" for piece in beside), "}"])


def _add(group: _Group, piece: str) -> None:
    if group.out is not None:
        group.out.append(piece)


def _control(word: str, number: str, group: _Group, beside: list[list[str]]) -> None:
    """Act on a control word, and pass it on where it is the library's to read."""
    if word in BESIDE:
        group.out = []
        beside.append(group.out)
    elif word == "fldinst":
        group.out = None  # the code of a field; its result follows
    elif word in HIDING:
        group.hiding = group.hiding - {word} if number == "0" else group.hiding | {word}
    elif word in TABLE:
        _add(group, TABLE[word])
    elif not (group.hiding and word in SHOWN):
        group.hiding = frozenset() if word == "plain" else group.hiding
        _add(group, f"\\{word}{number} ")


def _with_rows(text: str) -> str:
    """The text with each row of a table on a line of its own, "a | b | c"."""
    *rows, rest = text.split(ROW_END)
    lines = []
    for piece in rows:
        before, started, row = piece.partition(ROW_START)
        if not started:
            before, line_end, row = piece.rpartition("\n")
            before += line_end
        cells = [" ".join(cell.split()) for cell in row.replace(ROW_START, "").split(CELL_END)]
        cells = cells if cells[-1] else cells[:-1]
        lines.append(before + (" | ".join(cells) + "\n" if any(cells) else ""))
    return "".join(lines) + rest.replace(ROW_START, "").replace(CELL_END, " ")
