"""Text → its language, as far as the path has to know: English, or not."""

from corpus.lexicon import Lexicon
from corpus.model import Document

#: words; a shorter text in Latin script counts as English (CONTRACT: a headline has too few function words to tell)
SHORT = 20
#: words looked at
LOOK = 200
#: share of function words from which a text is English. English news has 0.3 to 0.45; German, French, Spanish and
#: transliterated Russian stay below 0.06 ("a", "in", "he", "at" are words there too); a table of figures with English
#: labels still reaches 0.1
SHARE = 0.08


def find_language(doc: Document, lexicon: Lexicon) -> str | None:
    """ISO 639-1 code: "en" or, where the words do not show English, None."""
    words = [w for w in doc.tokens.lower[: 2 * LOOK] if w[0].isalpha()][:LOOK]
    if not words:
        return None
    latin = sum(w[0] < "\u0250" for w in words)
    if latin < len(words) / 2:
        return None
    if len(words) < SHORT:
        return "en"
    known = lexicon.compiled(_english)
    return "en" if sum(w in known for w in words) >= SHARE * len(words) else None


def _english(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon["languages"]["function_words"]["en"])
