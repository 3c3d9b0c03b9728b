"""THE OTHER PATH: bytes to articles. What a file is, which reader takes it, and what its container adds."""

import hashlib

from corpus.lexicon import Lexicon
from corpus.model import Article, Problem
from corpus.parts import Part, with_given


def read_part(part: Part, lexicon: Lexicon) -> Article | Problem:
    """The article of one part, or the reason why there is none."""
    body = part.body
    if isinstance(body, Problem):
        return body
    assert isinstance(body, str)
    if part.kind == "html":
        from corpus.read.pages import read_page  # here, not above: 0.4 s that a text need not pay

        read = read_page(body, part.id, lexicon, part.given.url)
    else:
        read = Article(part.id, body, sha256=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest())
    return read if isinstance(read, Problem) else with_given(read, part.given)
