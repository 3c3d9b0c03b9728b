"""Tokens → runs: capitalised words that stand together, the raw material of names."""

from collections.abc import Iterator
from typing import NamedTuple

from corpus.grammar.names import is_shouted
from corpus.grammar.namewords import Words
from corpus.model import Document, Sentence, Tokens

HYPHENS = frozenset("-‐‑")
# Marks around a nickname inside a name: Ann “Nan” Lee.
NICKNAME = frozenset(["“", "”", '"', "‘", "’", "«", "»", "``", "''", "'"])
# Share of capitalised words above which a line is set in title case and shows no names by itself.
TITLE_CASE = 0.7
# Abbreviations that begin a place: "St. Louis" is nobody called Louis.
PLACES = frozenset(["st", "ft", "mt"])
# A lower-case second half of a hyphenated word that is longer makes an adjective: "Moscow-based", but "Ki-moon".
SHORT_HALF = 4
HALVES = frozenset(["made", "led", "era", "wide", "born", "run", "like", "only", "free", "day", "year", "old", "held"])


class Word(NamedTuple):
    """One written word of a run, hyphens and the stop of an abbreviation taken in; tokens `first:last`."""

    text: str
    lower: str
    first: int
    last: int


class Run(NamedTuple):
    """Capitalised words in a row. `chunk` is the stretch of tokens (sentence or label) it may not leave."""

    words: tuple[Word, ...]
    first: int
    last: int
    chunk: "Chunk"


class Chunk(NamedTuple):
    """A sentence or a transcript's label: tokens `first:last`. `bare`: set in title case or all large."""

    first: int
    last: int
    sentence: int
    bare: bool
    label: bool


def find_chunks(doc: Document) -> list[Chunk]:
    """Sentences and labels in text order."""
    tokens = doc.tokens
    found = [Chunk(s.first, s.last, i, _is_bare(doc, s), False) for i, s in enumerate(doc.sentences)]
    for paragraph in doc.paragraphs:
        label = paragraph.label
        if label is not None and paragraph.start <= label.start < paragraph.end:
            found.append(Chunk(tokens.at(label.start), tokens.at(label.end), -1, False, True))
    found.sort()
    return found


def _is_bare(doc: Document, sentence: Sentence) -> bool:
    """A headline in title case: in the title, or a paragraph of its own without a stop."""
    if sentence.part != "title" and (doc.text[sentence.end - 1] in '.!?:;,”"' or sentence.end != doc.paragraphs[sentence.paragraph].end):
        return False
    return _is_title_case(doc.tokens, sentence.first, sentence.last)


def _is_title_case(tokens: Tokens, first: int, last: int) -> bool:
    long = [w for w in tokens.word[first:last] if len(w) > 3 and w.isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= TITLE_CASE * len(long)


def find_runs(doc: Document, words: Words) -> list[Run]:
    """Every run of the article, in text order."""
    tokens = doc.tokens
    large = [i for i, (w, low) in enumerate(zip(tokens.word, tokens.lower, strict=True)) if w != low and w[0].isupper()]
    found: list[Run] = []
    at = 0
    for chunk in find_chunks(doc):
        while at < len(large) and large[at] < chunk.first:
            at += 1
        stop = at
        while stop < len(large) and large[stop] < chunk.last:
            stop += 1
        if stop > at:
            found.extend(_runs_in(tokens, large[at:stop], chunk, words))
        at = stop
    return found


def _runs_in(tokens: Tokens, large: list[int], chunk: Chunk, words: Words) -> Iterator[Run]:
    done = chunk.first
    for i in large:
        if i < done or not _may_begin(tokens, i, words):
            continue
        done = i + 1
        if done >= chunk.last or (tokens.word[done][0].islower() and tokens.lower[done] not in words.particles):
            yield Run((Word(tokens.word[i], tokens.lower[i], i, done),), i, done, chunk)
            continue
        run = _run_at(tokens, i, chunk, words)
        done = run.last
        yield run


def _may_begin(tokens: Tokens, i: int, words: Words) -> bool:
    """A small word written large begins no name; "US" and "WHO" are written all large."""
    return tokens.lower[i] not in words.function or (is_shouted(tokens.word[i]) and tokens.lower[i] in ("us", "who", "it", "un"))


def _run_at(tokens: Tokens, i: int, chunk: Chunk, words: Words) -> Run:
    found = [_word_at(tokens, i, chunk.last, words)]
    j = found[-1].last
    while j < chunk.last:
        step = _next_word(tokens, j, chunk.last, words)
        if step is None:
            break
        found.append(step)
        j = step.last
    return Run(tuple(found), i, j, chunk)


def _next_word(tokens: Tokens, j: int, limit: int, words: Words) -> Word | None:
    """The word at `j` where it goes on with the run: capitalised, a particle, a nickname in marks, a suffix."""
    text = tokens.word[j]
    if text[0].isupper():
        month = tokens.lower[j] == "may" and tokens.lower[j - 1] in words.given  # Theresa May
        return _word_at(tokens, j, limit, words) if month or _may_begin(tokens, j, words) else None
    if tokens.lower[j] in words.particles:
        return _particles(tokens, j, limit, words)
    if text in NICKNAME:
        return _nickname(tokens, j, limit) or _plural_owner(tokens, j, limit, words)
    if text == "&" and j + 1 < limit and tokens.word[j + 1][0].isupper():
        end = _word_at(tokens, j + 1, limit, words)
        return Word("& " + end.text, end.lower, j, end.last)
    if text == "," and j + 1 < limit and tokens.lower[j + 1] in ("jr", "sr"):
        return _word_at(tokens, j + 1, limit, words)
    return None


def _nickname(tokens: Tokens, j: int, limit: int) -> Word | None:
    """One to three capitalised words in marks with the name going on behind them: Ann “Iron Nan” Lee."""
    k = j + 1
    while k < limit and k - j <= 3 and tokens.word[k][0].isupper():
        k += 1
    if j + 1 < k and k + 1 < limit and tokens.word[k] in NICKNAME and tokens.word[k + 1][0].isupper():
        inner = " ".join(tokens.word[j + 1 : k])
        return Word(tokens.word[j] + inner + tokens.word[k], inner.lower(), j, k + 1)
    return None


def _plural_owner(tokens: Tokens, j: int, limit: int, words: Words) -> Word | None:
    """The word behind the apostrophe of a plural: "Pilots’ | Union"."""
    if tokens.word[j] not in ("’", "'") or tokens.start[j] != tokens.end[j - 1] or not tokens.lower[j - 1].endswith("s"):
        return None
    if j + 1 < limit and tokens.lower[j + 1] in words.org_heads and tokens.word[j + 1][0].isupper():
        return _word_at(tokens, j + 1, limit, words)._replace(first=j)
    return None


def _particles(tokens: Tokens, j: int, limit: int, words: Words) -> Word | None:
    """Up to three particles and the capitalised word after them, as one word ("von der Leyen")."""
    k = j
    while k < limit and k - j < 3 and tokens.lower[k] in words.particles and tokens.word[k][0].islower():
        k += 1
    if k < limit and tokens.word[k][0].isupper() and tokens.lower[k] not in words.function:
        end = _word_at(tokens, k, limit, words)
        return Word(" ".join([*tokens.word[j:k], end.text]), end.lower, j, end.last)
    return None


def _word_at(tokens: Tokens, i: int, limit: int, words: Words) -> Word:
    """The word that begins at token `i`, with its hyphens and its abbreviation's stop."""
    word, start, end = tokens.word, tokens.start, tokens.end
    j = i + 1
    while j + 1 < limit and word[j] in HYPHENS and start[j] == end[j - 1] and start[j + 1] == end[j] and word[j + 1][0].isalnum():
        j += 2
    low = tokens.lower[i]
    if (
        j == i + 1
        and j < limit
        and word[j] == "."
        and start[j] == end[i]
        and (len(low) == 1 or low in PLACES or low in words.abbreviated or low in words.honorific or low in words.suffixes)
    ):
        return Word(word[i] + ".", low, i, j + 1)
    if j == i + 1:
        return Word(word[i], low, i, j)
    return Word("".join(word[i:j]), "".join(tokens.lower[i:j]), i, j)


def is_adjective(word: Word) -> bool:
    """Whether a hyphenated word is an adjective ("Moscow-based"), not a name ("Ki-moon")."""
    if word.last - word.first < 3 or "-" not in word.text:
        return False
    half = word.text.rsplit("-", 1)[-1]
    return half[:1].islower() and (len(half) > SHORT_HALF or half in HALVES)
