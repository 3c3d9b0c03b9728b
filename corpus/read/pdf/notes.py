"""Notes at the foot of a page: taken out of the text that they would interrupt, to come after it."""

import re
from collections import Counter
from collections.abc import Sequence, Set

from corpus.read.pdf.columns import Block
from corpus.read.pdf.lines import SUPERSCRIPT, Line

#: height of a note's letters beside the text's at most
SMALLER = 0.88
#: how a note begins: its mark, then words
MARK = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3}|[*†‡§]{1,3}|\[\d{1,3}\]) ?(?=[^\W\d_]|[“\"(])")
#: a mark in the text, after a word or a stop
IN_TEXT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?<=[^\W\d_])[*†‡§]{1,3}|\[\d{1,3}\]|(?<=[.,;:!?”])[*†‡§]{1,3}")


def without_notes(blocks: Sequence[Block]) -> tuple[list[Block], list[list[Line]]]:
    """The blocks without the notes at their feet, and the lines of each note."""
    heights: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            heights[round(line[0].height, 1)] += len(line[0].text)
    usual = heights.most_common(1)[0][0] if heights else 0.0
    if not heights or min(heights) > usual * SMALLER:
        return list(blocks), []
    marks = {match[0] for block in blocks for line in block.lines for piece in line for match in IN_TEXT.finditer(piece.text)}
    kept: list[Block] = []
    notes: list[list[Line]] = []
    for block in blocks:
        start = _start(block.lines, usual * SMALLER, marks)
        kept.append(block._replace(lines=block.lines[:start]) if start < len(block.lines) else block)
        for line in block.lines[start:]:
            mark = MARK.match(line[0].text)
            if mark or not notes:
                notes.append([_marked(line, mark) if mark else line])
            else:
                notes[-1].append(line)
    return [block for block in kept if block.lines], notes


def _marked(line: Line, mark: re.Match[str]) -> Line:
    """The first line of a note with figures raised in its mark, as those in the text are: they count nothing."""
    text = f"{mark[1].translate(SUPERSCRIPT)} {line[0].text[mark.end() :]}"
    return (line[0]._replace(text=text), *line[1:])


def _start(lines: Sequence[Line], height: float, marks: Set[str]) -> int:
    """Where the notes at the foot of a block begin: at the first mark in small letters that the text has, after which no larger ones follow."""
    start = len(lines)
    for i in range(len(lines) - 1, -1, -1):
        if lines[i][0].height > height:
            break
        mark = MARK.match(lines[i][0].text)
        if mark and mark[1].translate(SUPERSCRIPT) in marks:
            start = i
    return start
