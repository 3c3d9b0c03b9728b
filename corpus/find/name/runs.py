"""Tokens → runs: capitalised words that stand together, the raw material of names."""

import re
from dataclasses import dataclass

from corpus.grammar.names import is_shouted
from corpus.grammar.namewords import Words
from corpus.model import Document, Tokens

HYPHENS = frozenset("-‐‑")
# Marks around a nickname inside a name: Ann “Nan” Lee.
NICKNAME = frozenset(["“", "”", '"', "‘", "’", "«", "»", "``", "''", "'"])
# Marks behind a word that its name may go on behind.
OPENS = NICKNAME | frozenset("&,")
JOINED = HYPHENS | frozenset(".")
# Share of capitalised words above which a line is set in title case and shows no names by itself.
TITLE_CASE = 0.7
SHOUTED = frozenset(["us", "who", "it", "un"])
# What the line begins with that signs a quote, which is no headline.
SIGNED = re.compile(r"(?:> )?(?:[—–―]|--)")
# What a sentence ends in and a headline does not.
STOPS = frozenset('.!?:;,”"')
# Abbreviations that begin a place: "St. Louis" is nobody called Louis.
PLACES = frozenset(["st", "ft", "mt"])
# A lower-case second half of a hyphenated word that is longer makes an adjective: "Moscow-based", but "Ki-moon".
SHORT_HALF = 4
HALVES = frozenset(["made", "led", "era", "wide", "born", "run", "like", "only", "free", "day", "year", "old", "held"])


# Behind the last stretch: no token is in it.
NO_STRETCH = (1 << 60, 1 << 60, -1)


# The small records of this stage are slotted classes: made by the hundred for each article, they are made and read faster than named tuples.
@dataclass(slots=True, eq=False)
class Word:
    """One written word of a run, hyphens and the stop of an abbreviation taken in; tokens `first:last`."""

    text: str
    lower: str
    first: int
    last: int


@dataclass(slots=True, eq=False)
class Chunk:
    """A sentence or a transcript's label: tokens `first:last`. `bare`: set in title case or all large."""

    first: int
    last: int
    bare: bool
    label: bool


@dataclass(slots=True, eq=False)
class Run:
    """Capitalised words in a row. `chunk` is the stretch of tokens (sentence or label) it may not leave.

    `name` are the words that may be somebody's name, `titles` those before it (set by `name/split.py`; all are `name` at first).
    """

    words: tuple[Word, ...]
    #: the last word in lower case
    low: str
    first: int
    last: int
    chunk: Chunk
    name: tuple[Word, ...]
    titles: tuple[Word, ...] = ()


def _stretches(doc: Document) -> list[tuple[int, int, int]]:
    """Sentences and labels in text order: first token, token behind, the sentence's index (-1: a label)."""
    found = [(s.first, s.last, i) for i, s in enumerate(doc.sentences)]
    at = doc.tokens.at
    labels = {label: None for p in doc.paragraphs if (label := p.label) is not None}
    if labels:
        spans = [(at(label.start), at(label.end)) for label in labels]
        found = [piece for stretch in found for piece in _around(stretch, spans)] + [
            (first, last, -1) for first, last in spans if first < last
        ]
        found.sort()
    return found


def _around(stretch: tuple[int, int, int], labels: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """A sentence without the label in it: the speaker of a whole speech is named in its title."""
    first, last, index = stretch
    inside = next(((a, b) for a, b in labels if first <= a and b <= last and a < b), None) if len(labels) == 1 else None
    if inside is None:
        return [stretch]
    return [(a, b, index) for a, b in ((first, inside[0]), (inside[1], last)) if a < b]


def _chunk(doc: Document, first: int, last: int, index: int) -> Chunk:
    """The chunk of a stretch. A headline in title case is bare: in the title, or a paragraph of its own without a stop."""
    if index < 0:
        return Chunk(first, last, False, True)
    sentence = doc.sentences[index]
    end = sentence.end
    alone = doc.text[end - 1] not in STOPS and end == doc.paragraphs[sentence.paragraph].end
    headline = sentence.part == "title" or (alone and SIGNED.match(doc.text, sentence.start) is None)
    return Chunk(first, last, headline and _is_title_case(doc.tokens.word[first:last]), False)


def _is_title_case(line: list[str]) -> bool:
    long = [w for w in line if len(w) > 3 and w.isalpha()]
    return len(long) > 2 and len([w for w in long if w[0].isupper()]) >= TITLE_CASE * len(long)


def find_runs(doc: Document, words: Words) -> tuple[list[Run], list[Run]]:
    """Every run of the article, in text order, and those of two words or more; most are one word that nothing goes on behind."""
    tokens = doc.tokens
    word, lower, function, particles = tokens.word, tokens.lower, words.function, words.particles
    stretches = iter(_stretches(doc))
    found: list[Run] = []
    longer: list[Run] = []
    first = limit = done = index = 0
    chunk: Chunk | None = None
    for i in tokens.capitals:
        text, low = word[i], lower[i]
        if i < done or (low in function and not _is_shouted_small(text, low)) or text == low:
            continue
        while i >= limit:
            first, limit, index = next(stretches, NO_STRETCH)
            chunk = None
        if i < first:
            continue
        if chunk is None:
            chunk = _chunk(doc, first, limit, index)
        done = i + 1
        head = _word_at(tokens, i, limit, words) if done < limit and word[done] in JOINED else Word(text, low, i, done)
        done = head.last
        if done < limit and (word[done][0].isupper() or word[done] in OPENS or lower[done] in particles):
            run = _run_from(head, tokens, chunk, words)
            done = run.last
            if len(run.words) > 1:
                longer.append(run)
        else:
            only = (head,)
            run = Run(only, head.lower, i, done, chunk, only)
        found.append(run)
    return found, longer


def _is_shouted_small(text: str, low: str) -> bool:
    """A small word written large begins no name; "US" and "WHO" are written all large."""
    return low in SHOUTED and is_shouted(text)


def _run_from(head: Word, tokens: Tokens, chunk: Chunk, words: Words) -> Run:
    """The run whose first word is `head`, as far as it goes."""
    word, lower, limit = tokens.word, tokens.lower, chunk.last
    function, particles = words.function, words.particles
    found, j = [head], head.last
    while j < limit:
        text, low = word[j], lower[j]
        if text[0].isupper():
            if low in function and not (low == "may" and lower[j - 1] in words.given) and not _is_shouted_small(text, low):
                break  # "may" is a surname in Theresa May
            if j + 1 == limit or word[j + 1] not in JOINED:
                found.append(Word(text, low, j, j + 1))
                j += 1
                continue
            step: Word | None = _word_at(tokens, j, limit, words)
        else:
            step = _small_word(tokens, j, limit, words) if text in OPENS or low in particles else None
        if step is None:
            break
        found.append(step)
        j = step.last
    run = tuple(found)
    return Run(run, found[-1].lower, head.first, j, chunk, run)


def _small_word(tokens: Tokens, j: int, limit: int, words: Words) -> Word | None:
    """The word at `j`, not written large, where it goes on with the run: a particle, a nickname in marks, "&", a suffix."""
    text = tokens.word[j]
    if text == ",":
        return _word_at(tokens, j + 1, limit, words) if j + 1 < limit and tokens.lower[j + 1] in {"jr", "sr"} else None
    if tokens.lower[j] in words.particles:
        return _particles(tokens, j, limit, words)
    if text in NICKNAME:
        return _nickname(tokens, j, limit) or _plural_owner(tokens, j, limit, words)
    if text == "&" and j + 1 < limit and tokens.word[j + 1][0].isupper():
        end = _word_at(tokens, j + 1, limit, words)
        return Word("& " + end.text, end.lower, j, end.last)
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
    if tokens.word[j] not in {"’", "'"} or tokens.start[j] != tokens.end[j - 1] or not tokens.lower[j - 1].endswith("s"):
        return None
    if j + 1 < limit and tokens.lower[j + 1] in words.org_heads and tokens.word[j + 1][0].isupper():
        owner = _word_at(tokens, j + 1, limit, words)
        owner.first = j
        return owner
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
    word, low = tokens.word, tokens.lower[i]
    j = i + 1
    if j >= limit or word[j] not in JOINED:
        return Word(word[i], low, i, j)
    start, end = tokens.start, tokens.end
    while j + 1 < limit and word[j] in HYPHENS and start[j] == end[j - 1] and start[j + 1] == end[j] and word[j + 1][0].isalnum():
        j += 2
    if j > i + 1:
        return Word("".join(word[i:j]), "".join(tokens.lower[i:j]), i, j)
    if word[j] == "." and start[j] == end[i] and (len(low) == 1 or low in PLACES or low in words.stopped):
        return Word(word[i] + ".", low, i, j + 1)
    return Word(word[i], low, i, j)


def is_adjective(word: Word) -> bool:
    """Whether a hyphenated word is an adjective ("Moscow-based"), not a name ("Ki-moon")."""
    if word.last - word.first < 3 or "-" not in word.text:
        return False
    half = word.text.rsplit("-", 1)[-1]
    return half[:1].islower() and (len(half) > SHORT_HALF or half in HALVES)
