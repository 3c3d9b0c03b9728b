"""Text → its language: English, which the rules read, or another, which is named where its words show it."""

from collections.abc import Mapping

from corpus.lexicon import Lexicon
from corpus.model import Document

#: words; a shorter text in Latin script counts as English (CONTRACT: a headline has too few function words to tell)
SHORT = 20
#: words and characters looked at
LOOK, CHARACTERS = 200, 2_000
#: tokens that hold LOOK words in most texts
MOST = 250
#: a word before this one begins with a letter of Latin script
LATIN_END = "\u0250"
#: share of function words from which a text is English. English news has 0.3 to 0.45; German, French, Spanish and
#: transliterated Russian stay below 0.06 ("a", "in", "he", "at" are words there too); a table of figures with English
#: labels still reaches 0.1
SHARE = 0.08
#: … and from which no other language is looked for ("a", "to" and "i" are words of Polish too)
SURE = 0.2
#: … and from which it is another language, which a list of some thirty words must show more clearly
OTHER_SHARE, FEWEST = 0.1, 4
#: share of a text's letters in one script from which that script names its language
IN_SCRIPT = 0.3


def find_language(doc: Document, lexicon: Lexicon) -> str | None:
    """ISO 639-1 code: "en", another language's, or None where the words show none."""
    lists = lexicon.compiled(_words)
    if _plainly_english(doc, lists["en"]):
        return "en"
    words = [w for w in doc.tokens.lower[:MOST] if w[0].isalpha()][:LOOK]
    if len(words) < LOOK:
        words += [w for w in doc.tokens.lower[MOST : 2 * LOOK] if w[0].isalpha()][: LOOK - len(words)]
    if not words:  # figures alone ("$20", a table's cell) are read in any language as in English
        return "en" if any(word[0].isdecimal() for word in doc.tokens.word[:LOOK]) else None
    latin = max(words) < LATIN_END or len([w for w in words if w < LATIN_END]) >= len(words) / 2
    if latin and len(words) < SHORT:
        return "en"
    english = _hits(words, lists["en"]) if latin else 0
    if english >= SURE * len(words):
        return "en"
    other, most = _by_words(words, lists)
    if english >= SHARE * len(words) and english >= most:
        return "en"
    return _by_script(doc.text, lexicon) or other


def _plainly_english(doc: Document, known: frozenset[str]) -> bool:
    """A quick look that spares most articles the rest: enough words of English, and not even as many letters of other scripts."""
    tokens = doc.tokens
    english = _hits(tokens.lower[:LOOK], known)
    if english < SURE * LOOK:
        return False
    text = doc.text[: tokens.end[min(2 * LOOK, len(tokens)) - 1]]
    return len(text) - len(text.encode("ascii", "ignore")) <= english


def _by_words(words: list[str], lists: Mapping[str, frozenset[str]]) -> tuple[str | None, int]:
    """The language with most function words (None where they are few or two languages have as many), and how many they are."""
    counts = sorted(((_hits(words, known), code) for code, known in lists.items() if code != "en"), reverse=True)
    (most, code), (second, _) = counts[:2]
    return (code if most >= max(FEWEST, OTHER_SHARE * len(words)) and most > second else None), most


def _hits(words: list[str], known: frozenset[str]) -> int:
    return len(list(filter(known.__contains__, words)))


def _by_script(text: str, lexicon: Lexicon) -> str | None:
    """The language of a script of its own; Japanese before Chinese, whose characters it uses too."""
    letters = [c for c in text[:CHARACTERS] if c.isalpha() and c > "\u036f"]
    for code, (first, last) in lexicon["languages"]["scripts"].items():
        if letters and sum(first <= c <= last for c in letters) >= (0.1 if code == "ja" else IN_SCRIPT) * len(letters):
            return code
    return None


def _words(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    return {code: frozenset(words) for code, words in lexicon["languages"]["function_words"].items()}
