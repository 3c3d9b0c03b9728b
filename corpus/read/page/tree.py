"""HTML → an lxml tree, with what lies too deep for the parser recovered as text."""

import re
from html.parser import HTMLParser as TextParser
from typing import Any, NamedTuple

from lxml import html as lxml_html

from corpus.model import Problem

#: levels: libxml2 drops what lies deeper without a word, even when told to take large trees
DEPTH = 2048
#: characters that no XML tree can hold
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
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
    """The visible text of a page, read tag by tag without a tree: a nesting of any depth loses nothing."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "\n".join(line for part in "".join(reader.parts).split("\n") if (line := " ".join(part.split())))


class _Reader(TextParser):
    """Collects the text between tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block opens a line; hidden elements open a silence."""
        self.hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends a line; a hidden element ends its silence."""
        if tag in HIDDEN and self.hidden:
            self.hidden -= 1
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Text that is seen is kept."""
        if not self.hidden:
            self.parts.append(data)


def words_of(element: Any) -> str:
    """The text of an element with its white space made single."""
    return " ".join("".join(element.itertext()).split())
