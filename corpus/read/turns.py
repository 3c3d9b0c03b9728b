"""Paragraphs → the turns of a transcript among them, each with its speaker's label.

A line that begins with a label is a turn where the text behaves like a transcript: somebody speaks again, or somebody is
named under a title that announces a speech, a meeting or remarks. A text without labels may be one person's speech.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.frozen import frozen
from corpus.lexicon import Lexicon
from corpus.model import Article, Paragraph
from corpus.read.turn.inline import parted
from corpus.read.turn.interviews import mark_interview
from corpus.read.turn.kinds import LabelWords, label_words
from corpus.read.turn.labels import Label, bare_question, label_of
from corpus.read.turn.speeches import LINE, Announcements, announcements, is_own_voice, is_prose, mark_speech

#: speech in marks with its attribution after it: a turn's own words are not reported so
TOLD = re.compile(r"[,?!][”»\"] (?:he|she|[A-Z]\w+) (?:said|says|told|added|adds|stressed|noted|explained|emphasized|assured|joked)\b")
#: what was said when the meeting was over
AFTERWARDS = re.compile(r"(?:Following|After) the [a-z]+,? .{0,80}?\b(?:told|said|noted|informed|assured)\b")
#: a paragraph that is a stage direction ("(APPLAUSE)", "[Crosstalk 00:12:31]", "<…>") or the time at which it all began or ended
ASIDE = re.compile(
    r"[*_]{0,3}(?:\([^()]{1,80}\)|\[[^\[\]]{1,80}\]|<[^<>]{1,80}>|\d{1,2}:\d{2} [APap]\.?[Mm]\b.{0,12}|[-#–—* ]{0,9}(?:END|End)\b.{0,40}|[-#–—* ]{1,12})[*_.]{0,3}"
)
#: what a sentence of speech ends in, breaking off and stage directions included
SENTENCE_ENDS = frozenset(".?!…:;,)]>—–-”\"’»'")
#: labels of one speaker that make a text a transcript where nobody else speaks twice and no title announces one
TURNS = 3
#: labels that name nobody for sure make a text a transcript from so many on
LABELS = 4
#: share of paragraphs with a label, from the first of them on, where nobody is named: a page of questions and long answers is an article
ASKED = 0.25
#: labels of one word that are looked for in the text at most: more are a list
FEW = 20
#: share of labels in capitals above which a label in small letters opens no turn
CAPS = 0.6


@frozen
class Labelled:
    """The labels of a text by their paragraph, and how often each speaker is labelled."""

    at: Mapping[int, Label]
    #: by last word, and by last word and the first letter of the given name
    names: Counter[str]
    count: Counter[tuple[str, str]]
    #: whether the labels are set in capitals
    caps: bool

    def times(self, label: Label) -> int:
        """How often the label's speaker is labelled; "Lee" and "Ann Lee" are one, "Tom Lee" is another."""
        return self.count[label.name, label.given] + self.count[label.name, ""] if label.given else self.names[label.name]


def mark_turns(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The same paragraphs, those of a transcript with kind "turn" and their speaker's label; a turn lasts until the next label."""
    text, words, known = article.text, lexicon.compiled(label_words), lexicon.compiled(announcements)
    pieces = parted(text, paragraphs, words)
    labels = _labels(article, pieces, words, known)
    first = _first_turn(article, pieces, labels, known) if labels.at else None
    if first is None:
        return mark_interview(article, paragraphs, lexicon) or mark_speech(article, paragraphs, lexicon)
    paragraphs = pieces
    questions = any(label.kind == "question" for label in labels.at.values())
    out = list(paragraphs[:first])
    turn: Label | None = labels.at[first]
    heard: set[str] = set()
    office = -1  # where the speaker's office may be, below a name alone on its line
    for i, p in enumerate(paragraphs[first:], first):
        label = labels.at.get(i) or (bare_question(text, p) if questions or labels.caps else None)
        if label is not None and (i == first or (_continues(text, label, labels) if turn else _resumes(label, labels, heard))):
            turn = label
            heard.add(label.name)
            p = replace(p, content=label.content)
            office = paragraphs[i + 1].start if label.alone and i + 1 < len(paragraphs) else -1
        elif ASIDE.fullmatch(text, p.start, p.end) or (turn is not None and p.start <= office <= p.end and not is_prose(text, p)):
            out.append(p)
            continue
        elif turn is not None and _is_narration(text, p, turn):
            turn = None  # until one of those heard before speaks again
        out.append(replace(p, kind="turn", label=turn.span) if turn is not None else p)
    return tuple(out)


def _labels(article: Article, paragraphs: Sequence[Paragraph], words: LabelWords, known: Announcements) -> Labelled:
    """The paragraphs that begin with a label.

    A role after a comma or dash is one where its name is a label's elsewhere, or is a name for sure; a name alone on its line where it
    comes back and a title announces speech.
    """
    text = article.text
    found = {i: label for i, p in enumerate(paragraphs) if (label := label_of(text, p, words)) is not None}
    if 0 in found and _is_headline(text, paragraphs[0], found[0]):
        del found[0]
    alone = Counter(label.name for label in found.values() if label.alone)
    if alone and (max(alone.values()) < 2 or not known.announced(article, paragraphs)):
        found = {i: label for i, label in found.items() if not label.alone}
    plain = {label.name for label in found.values() if not label.apposed or label.kind == "person"}
    found = {i: label for i, label in found.items() if not label.apposed or label.name in plain}
    names = Counter(label.name for label in found.values())
    every = Labelled(found, names, Counter((label.name, label.given) for label in found.values()), False)
    found = {i: label for i, label in found.items() if not label.loose or every.times(label) > 1 or label.kind != "other"}
    return replace(every, at=found, caps=sum(label.caps for label in found.values()) >= CAPS * len(found))


def _is_headline(text: str, p: Paragraph, label: Label) -> bool:
    """Whether a text's first line is `Lee: “We will build”`, a headline in marks and no turn."""
    speech = text[label.content : p.end]
    return len(speech) > 1 and speech[0] in '“"«‘' and speech[-1] in '”"»’'


def _is_narration(text: str, p: Paragraph, turn: Label) -> bool:
    """Whether the article has taken the word again: it names the turn's own speaker, or quotes and says who is quoted."""
    words = text[p.start : p.end]
    if AFTERWARDS.match(words):
        return True
    named = turn.kind != "office" and len(turn.name) > 2 and re.search(rf"\b{re.escape(turn.name)}\b", words, re.IGNORECASE) is not None
    if not any(mark in words for mark in '“«"'):
        return named and not is_own_voice(words)
    return named or TOLD.search(words) is not None


def _continues(text: str, label: Label, labels: Labelled) -> bool:
    """Whether a label inside a transcript opens a turn: it is set as the others are, and names somebody."""
    if labels.times(label) > 1 or label.kind in ("question", "answer", "office"):
        return True
    if labels.caps:
        return label.caps
    others = any(each.kind not in ("question", "answer") and each.name != label.name for each in labels.at.values())
    return label.kind == "person" or (others and " " in text[slice(*label.span)])


def _resumes(label: Label, labels: Labelled, heard: set[str]) -> bool:
    """Whether a label opens a turn after narration: of somebody heard before, or set in capitals as all are and a name for sure."""
    return label.name in heard or (labels.caps and label.caps and label.kind != "other")


def _first_turn(article: Article, paragraphs: Sequence[Paragraph], labels: Labelled, known: Announcements) -> int | None:
    """Index of the paragraph where a transcript begins, None where the text holds none."""
    text = article.text
    spoken = {i: label for i, label in labels.at.items() if _is_spoken(text, i, paragraphs, label)}
    short = ((i, p) for i, p in enumerate(paragraphs) if p.end - p.start < LINE and i not in labels.at) if spoken else ()
    announced = next((i for i, p in short if known.transcript(text[p.start : p.end])), None)
    if announced is not None:
        behind = [i for i in spoken if i > announced]
        if len(behind) > 1 or (behind and spoken[behind[0]].kind != "other"):
            return behind[0]
    if _is_exchange(text, spoken, labels, len(paragraphs)):
        return next(i for i, label in spoken.items() if labels.times(label) > 1 or label.kind != "other")
    return next(_under_title(article, paragraphs, spoken, known), None)


def _is_spoken(text: str, i: int, paragraphs: Sequence[Paragraph], label: Label) -> bool:
    """Whether what follows a label is a sentence: small letters and a sentence's end. Figures, addresses and entries of a form are none."""
    p = paragraphs[i]
    start, end = label.content, p.end
    if start >= end:
        below = next((p for p in paragraphs[i + 1 : i + 3] if text[p.end - 1] in SENTENCE_ENDS), None)
        start, end = (below.start, below.end) if below else (start, start)
    speech = text[start:end].rstrip("*_ \t")
    if not speech or speech[0].islower() or "@" in speech or speech.startswith("http"):
        return False
    return speech[-1] in SENTENCE_ENDS and any(map(str.islower, speech))


def _is_exchange(text: str, spoken: Mapping[int, Label], labels: Labelled, paragraphs: int) -> bool:
    """Whether the labels show several people talking: one of two or more speaks again, or a question has its answer."""
    kinds = {label.kind for label in spoken.values()}
    if "question" in kinds and not kinds.isdisjoint(("office", "person")):
        return True
    if kinds >= {"question", "answer"}:
        return len(spoken) >= ASKED * (paragraphs - min(spoken))
    again = {label.name: labels.times(label) for label in spoken.values() if labels.times(label) > 1}
    known = _known(text, [label for label in spoken.values() if label.name in again])
    if (
        len(spoken) >= TURNS
        and (known or (again and labels.caps))
        and len({label.name for label in spoken.values()}) > 1
        and kinds != {"other"}
    ):
        return True
    return len(spoken) >= LABELS and bool(known) and (len(again) > 1 or max(again[name] for name in known) >= TURNS)


def _known(text: str, labels: Sequence[Label]) -> set[str]:
    """The labels that show a transcript by coming back. One word does not ("Advantages:"), but for a name that the text gives in full."""
    found = {label.name for label in labels if label.kind != "other" or " " in text[slice(*label.span)]}
    words = {text[slice(*label.span)]: label.name for label in labels if label.name not in found}
    for word, name in itertools.islice(words.items(), FEW):
        if re.search(rf"\b[A-Z][\w.'’\-]{{0,30}} {re.escape(word)}\b", text):
            found.add(name)
    return found


def _under_title(article: Article, paragraphs: Sequence[Paragraph], spoken: Mapping[int, Label], known: Announcements) -> Iterator[int]:
    """The first label that names somebody for sure and speaks as "I" or "we", where the title announces speech."""
    if not known.announced(article, paragraphs):
        return
    for i, label in spoken.items():
        named = label.kind in ("office", "person") or (label.kind == "other" and label.caps and " " in article.text[slice(*label.span)])
        if named and any(is_own_voice(article.text[p.start : p.end]) for p in paragraphs[i : i + 2]):
            yield i
