"""An interview without labels → its answers as the turns of the person interviewed: questions are paragraphs by themselves, often bold."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon import Lexicon
from corpus.model import Article, Paragraph
from corpus.read.turn.kinds import LabelWords, label_words
from corpus.read.turn.speeches import OWN, TITLE, is_own_voice, is_prose, name_at
from corpus.spans import Span

#: what a title or the lines above the first question say of an interview; the name follows within so many characters
INTERVIEW = re.compile(
    r"\b(?:interview(?:s|ed)?|q ?& ?a|questions (?:for|to|with)|conversation with|(?:talk|speak)(?:s|ed)? (?:to|with)|spoke (?:to|with)|caught up with)\b",
    re.IGNORECASE,
)
NEAR = 100
#: questions at least, and characters of one at most: two questions alone may be an article's own
QUESTIONS, LONGEST = 3, 500
CAPITAL = re.compile(r"\b[A-Z]")


def mark_interview(article: Article, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> tuple[Paragraph, ...] | None:
    """The same paragraphs, the answers with kind "turn" and the name in the title as their label; None where the text is no interview."""
    text = article.text
    asked = [i for i, p in enumerate(paragraphs) if _is_question(text, p)]
    if len(asked) < QUESTIONS:
        return None
    label = _interviewed(text, paragraphs[: asked[0]], lexicon.compiled(label_words))
    questions = frozenset(asked)
    answers = [i for i in range(asked[0] + 1, len(paragraphs)) if i not in questions and _is_answer(text, paragraphs[i])]
    own = sum(is_own_voice(text[paragraphs[i].start : paragraphs[i].end]) for i in answers)
    if label is None or len(answers) < len(asked) or own < OWN * len(answers):
        return None
    spoken = frozenset(answers)
    return tuple([replace(p, kind="turn", label=label) if i in spoken else p for i, p in enumerate(paragraphs)])


def _is_question(text: str, p: Paragraph) -> bool:
    line = text[p.start : p.end]
    return len(line) <= LONGEST and (line.rstrip("*_ ").endswith("?") or (line.startswith("**") and line.endswith("**")))


def _is_answer(text: str, p: Paragraph) -> bool:
    return is_prose(text, p) or p.end - p.start > TITLE


def _interviewed(text: str, above: Sequence[Paragraph], words: LabelWords) -> Span | None:
    """The one person whom the lines above the first question name after "interviewed", "spoke with" and the like."""
    found: dict[str, Span] = {}
    for p in above:
        for match in INTERVIEW.finditer(text, p.start, p.end):
            for name in _names(text, match.end(), min(p.end, match.end() + NEAR), words):
                if text[p.start : name.start].endswith(" and "):
                    return None  # two people answer
                found.setdefault(text[slice(*name)].split()[-1], name)
    return next(iter(found.values())) if len(found) == 1 else None


def _names(text: str, start: int, end: int, words: LabelWords) -> list[Span]:
    """The people named in a stretch of text."""
    found: list[Span] = []
    for match in CAPITAL.finditer(text, start, end):
        if not found or match.start() >= found[-1].end:
            named = name_at(text, match.start(), end, words, sure=True)
            found += [named] if named else []
    return found
