"""Text → its language: English, which the rules read, or another, which is named where its words show it.

Most articles are English throughout, which a look at their words shows. In another the language of each paragraph is asked for:
an English paragraph of a Russian article is read, a French one of an English article is left out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from corpus.frozen import frozen
from corpus.grammar.dictionary import common_words
from corpus.lexicon import Lexicon
from corpus.model import Paragraph, Tokens

#: words; a shorter text in Latin script counts as English (CONTRACT: a headline has too few function words to tell)
SHORT = 20
#: words of a paragraph from which it may show that it is English beside others that are not
FEW = 6
#: letters of a paragraph in another script from which it is in another language
LETTERS = 12
#: words and characters looked at
LOOK, CHARACTERS = 200, 2_000
#: the letters of Latin script end here
LATIN_END = "\u0250"
#: bytes of UTF-8 with which no letter of another script begins: Greek begins with CE, after E2 are marks
NO_SCRIPT = bytes(byte for byte in range(256) if not (0xCE <= byte <= 0xE1 or 0xE3 <= byte <= 0xED))
#: share of function words from which a text is English. English news has 0.3 to 0.45; German, French, Spanish and
#: transliterated Russian stay below 0.06 ("a", "in", "he", "at" are words there too); a table of figures with English
#: labels still reaches 0.1
SHARE = 0.08
#: different function words that make a line of few words English, or one of another language among names ("Juan de la Cruz")
DIFFERENT = 3
#: words that only English has, without which no paragraph of a text is English
TELLING = 2
#: … and from which no other language is looked for ("a", "to" and "i" are words of Polish too)
SURE = 0.2
#: … and from which it is another language, which a list of some thirty words must show more clearly
OTHER_SHARE, FEWEST = 0.1, 4
#: share of a text's letters in one script from which that script names its language
IN_SCRIPT = 0.3
#: share of words of three letters or more that a dictionary has, from which a text without function words is English: tables
#: of figures reach 0.66, German 0.2, languages without a list of their own less
KNOWN = 0.4
#: … and that of a line's few words ("Frost hits the vines") beside paragraphs in another language
WELL_KNOWN = 0.7
#: what a paragraph of a few words of English is, and one of figures alone: they stay, and make no text English
NO_CODES = LIKELY, FIGURES = "likely English", "figures"


@frozen
class Words:
    """The lexicon's function words by language; those of English that no other has, and the reverse; words of tables; scripts'
    letters."""

    english: frozenset[str]
    own: frozenset[str]
    lists: Mapping[str, frozenset[str]]
    others: frozenset[str]
    figures: frozenset[str]
    scripts: Mapping[str, tuple[str, str]]


def find_languages(text: str, tokens: Tokens, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[str | None, dict[int, str]]:
    """The language of most of the text as ISO 639-1 code, None where its words show none, and where some of it is English the
    languages of the paragraphs that are not, by their indexes."""
    words = lexicon.compiled(_words)
    if _plainly_english(text, tokens, words):
        return "en", {}
    if sum([len(tokens.where[word]) for word in tokens.where.keys() & words.own]) < TELLING:  # no paragraph of it is English
        return _of_text(text, tokens.lower, words), {}
    codes = [_of_paragraph(text, p, tokens, words) for p in paragraphs]
    if "en" not in codes or set(codes) <= {"en", None, *NO_CODES}:
        return _of_text(text, tokens.lower, words), {}
    sizes: Counter[str] = Counter()
    for p, code in zip(paragraphs, codes, strict=True):
        if code and code not in NO_CODES:
            sizes[code] += p.end - p.start
    main = max(sizes, key=lambda code: (sizes[code], code == "en"))
    return main, {i: code for i, code in enumerate(_filled(codes, main)) if code != "en"}


def mark_foreign(paragraphs: Sequence[Paragraph], languages: Mapping[int, str]) -> tuple[Paragraph, ...]:
    """The same paragraphs, those in other languages of kind "foreign"."""
    return tuple([replace(p, kind="foreign", rule=f"language {languages[i]}") if i in languages else p for i, p in enumerate(paragraphs)])


def _filled(codes: Sequence[str | None], main: str) -> list[str]:
    """Languages with those of paragraphs that do not show theirs: English in an English text, else that of the one above. Lines
    of figures alone stay."""
    found: list[str] = []
    last = main
    for code in codes:
        last = code if code and code not in NO_CODES else "en" if main == "en" else last
        found.append("en" if code in NO_CODES else last)
    return found


def _plainly_english(text: str, tokens: Tokens, words: Words) -> bool:
    """A quick look that spares most articles the rest: enough words of English among the first, hardly a word of another
    language or a letter of another script among all."""
    where = tokens.where
    if _hits(tokens.lower[:LOOK], words.english) < max(SURE * min(LOOK, len(tokens)), DIFFERENT):
        return False
    if len(where.keys() & words.english) < DIFFERENT or len(where.keys() & words.others) >= DIFFERENT:
        return False
    return len(text.encode("utf-8", "surrogatepass").translate(None, NO_SCRIPT)) < LETTERS


def _of_paragraph(text: str, p: Paragraph, tokens: Tokens, words: Words) -> str | None:
    """The language that a paragraph's own words show; None where they are too few, FIGURES without any, LIKELY of a few English words."""
    own = [w for w in tokens.lower[tokens.at(p.start) : tokens.at(p.end)] if w[0].isalpha()]
    if not own:
        return FIGURES
    foreign = [w for w in own if w >= LATIN_END]
    if 2 * len(foreign) > len(own):
        letters = sum(map(len, foreign))
        return (_by_words(own, words)[0] or _by_script(text[p.start : p.end], words)) if letters >= LETTERS else None
    if len(own) >= SHORT:
        return _of_text(text[p.start : p.end], own, words)
    different = len(words.english.intersection(own))
    if len(own) >= FEW and different >= DIFFERENT and _hits(own, words.english) > _by_words(own, words)[1]:
        return "en"
    return LIKELY if _in_dictionary(own, words) >= WELL_KNOWN else None


def _of_text(text: str, lower: Sequence[str], words: Words) -> str | None:
    """The language of a text by its first words; None where they show none."""
    own = [w for w in lower[: 2 * LOOK] if w[0].isalpha()][:LOOK]
    if not own:  # figures alone ("$20", a table's cell) are read in any language as in English
        return "en" if any(word[0].isdecimal() for word in lower[:LOOK]) else None
    latin = max(own) < LATIN_END or len([w for w in own if w < LATIN_END]) >= len(own) / 2
    if latin and len(own) < SHORT:
        return "en"
    telling = len(words.own.intersection(own))
    english = _hits(own, words.english) if latin and telling else 0
    if english >= SURE * len(own):
        return "en"
    other, most = _by_words(own, words)
    # as many as of another language, or words of its own in a list of names: "Juan de la Cruz and José de los Ríos of the town"
    if english >= SHARE * len(own) and (english >= most or (3 * english >= most and telling >= DIFFERENT)):
        return "en"
    if latin and _in_dictionary(own, words) >= KNOWN:
        return "en"
    return _by_script(text, words) or other


def _by_words(own: Sequence[str], words: Words) -> tuple[str | None, int]:
    """The language with most function words (None where they are few, much the same or as many as another's), and how many they are."""
    counts = sorted(((_hits(own, known), code) for code, known in words.lists.items()), reverse=True)
    (most, code), (second, _) = counts[:2]
    shown = most >= max(FEWEST, OTHER_SHARE * len(own)) and most > second and len(words.lists[code].intersection(own)) >= DIFFERENT
    return (code if shown else None), most


def _hits(own: Sequence[str], known: frozenset[str]) -> int:
    return len(list(filter(known.__contains__, own)))


def _by_script(text: str, words: Words) -> str | None:
    """The language of a script of its own; Japanese before Chinese, whose characters it uses too."""
    letters = [c for c in text[:CHARACTERS] if c.isalpha() and c > "\u036f"]
    for code, (first, last) in words.scripts.items():
        if letters and sum(first <= c <= last for c in letters) >= (0.1 if code == "ja" else IN_SCRIPT) * len(letters):
            return code
    return None


def _in_dictionary(own: Sequence[str], words: Words) -> float:
    """The share of words that a dictionary of English has, those of fewer than three letters aside."""
    return len([w for w in own if len(w) > 2 and (w in words.figures or w in common_words())]) / len(own)


def _words(lexicon: Lexicon) -> Words:
    languages = lexicon["languages"]
    lists = {code: frozenset(words) for code, words in languages["function_words"].items()}
    english = lists.pop("en")
    others = frozenset(word for word in chain.from_iterable(lists.values()) if len(word) > 1 and word < LATIN_END)
    scripts = {code: (first, last) for code, (first, last) in languages["scripts"].items()}
    return Words(
        english,
        english.difference(*lists.values()),
        lists,
        others - english - frozenset(languages["shared"]["words"]),
        frozenset(languages["figures"]["words"]),
        scripts,
    )
