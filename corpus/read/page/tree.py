"""HTML → an lxml tree, with what lies too deep for the parser recovered as text."""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import html as lxml_html

from corpus.model import Problem

#: levels: libxml2 drops what lies deeper without a word, even when told to take large trees
DEPTH = 2048
#: characters that no XML tree can hold
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
TAG = re.compile(r"/?[A-Za-z][A-Za-z0-9-]*")
#: elements in a line that says one thing: a byline, a date, a heading
FEW = 16
NO_LETTER = re.compile(r"[\W_]+")
XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
#: libxml2 takes what follows a faulty doctype for text, so that none is handed on
DOCTYPE = re.compile(r"<!doctype[^>]{0,500}>", re.IGNORECASE)
#: elements that open a line of their own, and those whose text nobody sees
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
HIDDEN = frozenset(["script", "style", "noscript", "template", "head"])


class Tree(NamedTuple):
    """`root` of the parsed page; `lost` is the text of the whole page where some of it lay too deep, else None."""

    root: Any
    lost: str | None
    problems: tuple[Problem, ...]


def parse(text: str) -> Tree | None:
    """The tree of a page, None where there is no element in it."""
    clean = DOCTYPE.sub("", XML_DECLARATION.sub("", CONTROL.sub("", text)), count=1)
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(clean, parser=parser)
    except (ValueError, lxml_html.etree.ParserError):
        return None
    if not any("depth" in entry.message.lower() for entry in parser.error_log):
        return Tree(root, None, ())
    lost = all_text(clean)
    return Tree(root, lost, (Problem("read", f"elements nested more than {DEPTH} deep: their text was taken without layout"),))


def all_text(text: str) -> str:
    """The visible text of a page, read tag by tag without a tree: a nesting of any depth loses nothing.

    >>> all_text("<p>Exports <b>rose</b>.</p><script>var x = 1 < 2;</script><p>Tom &amp; Ann</p>")
    'Exports rose.\\nTom & Ann'
    """
    found, hidden = [], ""
    first, *pieces = text.split("<")
    found.append(first)
    for piece in pieces:
        tag, closed, data = piece.partition(">")
        match = TAG.match(tag)
        if hidden:
            if match is None or match[0].lower() != "/" + hidden:
                continue
            hidden = ""
        elif match is None and not tag.startswith(("!", "?")):
            found.append("<" + piece)  # a sign in the text
            continue
        elif match is not None and match[0].lower() in HIDDEN and not tag.endswith("/"):
            hidden = match[0].lower()
            continue
        if match is not None and match[0].lower().strip("/") in BLOCKS:
            found.append("\n")
        found.append(data if closed else "")
    return "\n".join(line for part in html.unescape("".join(found)).split("\n") if (line := " ".join(part.split())))


def words_of(element: Any, limit: int = 0) -> str:
    """The text of an element with its white space made single; with a limit nothing where it is longer, or holds many elements."""
    if limit and len(list(islice(element.iter(), FEW + 1))) > FEW:
        return ""
    words = " ".join("".join(element.itertext()).split())
    return words if not limit or len(words) <= limit else ""


def heading_of(root: Any, title: str | None) -> Any:
    """The first element whose text is the title, None where it does not stand in the page."""
    wanted = plain(title or "")
    if not wanted:
        return None
    limit = len(title or "") + 20
    for element in root.iter("h1", "h2", "h3", "h4", "div", "span", "p", "a"):
        if len(element) < 8 and plain(words_of(element, limit)) == wanted:
            return element
    return None


def following(element: Any) -> Iterator[Any]:
    """The elements after this one in the page's order, not those inside it; none after None."""
    while element is not None:
        for sibling in element.itersiblings():
            yield from sibling.iter("*")
        element = element.getparent()


def plain(text: str) -> str:
    """A text's letters and digits alone, small: how names and titles are compared."""
    return NO_LETTER.sub("", text.casefold())
