"""RTF → Article."""

import hashlib

from corpus.model import Article, Problem


def read_rtf(raw: bytes, article_id: str, path: str | None = None) -> Article | Problem:
    """The text of an RTF document, in the code page that it declares."""
    from striprtf.striprtf import rtf_to_text

    text: str = rtf_to_text(raw.decode("latin-1"), errors="replace").replace("\u00a0", " ").strip("\x00")  # type: ignore[no-untyped-call]
    if not text.strip():
        return Problem("read", f"{article_id}: no text in it")
    return Article(article_id, text, path=path, sha256=hashlib.sha256(raw).hexdigest(), media="rtf")
