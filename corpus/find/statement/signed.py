"""Quotes that a line of its own signs: a dash and a name, after the quote or below it."""

from bisect import bisect_left
from collections.abc import Sequence

from corpus.find.statement.attribution import DASHES, Attribution
from corpus.find.statement.scene import Report, Scene, Words
from corpus.grammar.clauses import pure_name
from corpus.model import Sentence

#: what may be before the dash and around the name: marks of Markdown
MARKS = frozenset([">", "*", "**", "_"])
#: words of a signature with the role after the name, and those of the shortest name: one word is an agency's ("— Reuters")
LONG, SHORT = 24, 2
QUOTED = ">"


def signature(scene: Scene, index: int) -> Attribution | None:
    """Who signs quote `index` that ends its sentence: the name after the dash that the next sentence begins with."""
    sentence = scene.doc.sentence_at(scene.outer[index].inner_end - 1)
    if sentence < 0 or scene.ranges[index].last < scene.doc.sentences[sentence].last:
        return None
    return _signed(scene, sentence + 1)


def find_signed(scene: Scene) -> list[Report]:
    """The paragraphs that are marked as quoted ("> …"), have no quote marks, and are signed by the paragraph after them."""
    found: list[Report] = []
    if QUOTED not in scene.text:
        return found
    paragraphs, sentences = scene.doc.paragraphs, scene.doc.sentences
    first: dict[int, int] = {}
    for index, sentence in enumerate(sentences):
        first.setdefault(sentence.paragraph, index)
    quotes = [quote.start for quote in scene.outer]
    block: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        given = _signed(scene, first[number]) if block and number in first else None
        for k in block if given else ():
            start = paragraphs[k].start + 1
            start += len(scene.text[start : paragraphs[k].end]) - len(scene.text[start : paragraphs[k].end].lstrip())
            found.append(Report(start, paragraphs[k].end, "direct", "signed", None, given.mention if given else None, first[k]))
        marked = paragraph.kind == "body" and number in first and scene.text[paragraph.start] == QUOTED
        if marked and not given and not _begins_between(quotes, paragraph.start, paragraph.end):
            block.append(number)
        else:
            block = []
    return found


def _begins_between(starts: Sequence[int], start: int, end: int) -> bool:
    """Whether one of `starts`, in order, is at `start` or after it and before `end`."""
    k = bisect_left(starts, start)
    return k < len(starts) and starts[k] < end


def _signed(scene: Scene, index: int) -> Attribution | None:
    """The name of a sentence that is a dash, a name, and at most a role after a comma or in brackets."""
    if index >= len(scene.doc.sentences):
        return None
    words: Sentence = scene.doc.sentences[index]
    i = words.first
    while i < words.last and scene.word[i] in MARKS:
        i += 1
    if i >= words.last or scene.word[i] not in DASHES or words.last - i > LONG:
        return None
    name = i + 1
    while name < words.last and scene.word[name] in MARKS:
        name += 1
    end = name
    while end < words.last and scene.lower[end] not in {",", "(", ";"} and scene.word[end] not in MARKS and scene.opaque[end] < 0:
        end += 1
    if end - name < SHORT or not pure_name(scene.word, name, end) or scene.finite(end, words.last):
        return None
    return Attribution(Words(name, end), None, "signed")
