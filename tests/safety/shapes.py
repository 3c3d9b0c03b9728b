"""Texts of one shape over and over, each harmless when it is short: what a finder looks at must not be looked at again by each."""

#: an English beginning, so that the text is read
OPENING = (
    "Port opens\n\nMara Tolk, the mayor of Lindhaven, met the press on Monday. "
    "She is the head of the port and the people of the town were there.\n\n"
)
#: {i} a number that grows, {a} {b} {c} names that are always new
SHAPES = (
    # one thing a line
    "5\n", "5\n\n", '"\n', "“\n", "'\n", "Exports rose.\n", "Exports rose.\n\n", "port\n", "Port\n", "\n", "\r\n", "x\u2028", "x\x0c", "Ann Lee: we grew\n",
    "# Port\n", "- Port\n", "> Port\n", "| a | 5 |\n", "| Port | 5 | 6 |\n|---|---|---|\n", "a | b\n", "{a}\t{i}\t{i}\n", "| {a} | {i} | {i} |\n", "By {a} Lee\n\n",
    "Photo: {a} Lee\n\n", "Source: {a}\n\n", "Read more: {a}\n\nShare this\n\n", "{d:02d}.03.2021\n\n", "{a} Sells Ships To {b}\n\n", "It paid ${i}.\n\n",
    # one character, one word
    "a", "A", "1", "“", '"', "'", "”", "«", "»", ":", "(", "[", "-", ".", "!", "|", "#", " ", "\t", "\u00a0", "漢", "😀", "\ud800", "\u0301", "\u200b", "\u200f", "é ", "ж ",
    ": ", "; ", ", ", "— ", ". ", "? ", "* ", "5% ", "$5 ", "2020 ", "1 ", "1/", "1,", "10-", "-1", "1.5 million ", "hundred ", "one ", "twenty-", "million ", "half of ",
    "percent ", "times ", "per ", "kg ", "5 kg of ", "more than ", "more than 5 ", "rose by ", "up from 5 ", "a year ", "last year ", "March ", "Monday ", "3 March 2020 ",
    "from 5 to 6 ", "compared with 5% ", "5 a year earlier ", "said that ", "who said ", "according to Ann, ", "X, said ", "and ", "that ", "the ", "of ", "to ", "A and ",
    "Mr. ", "Dr. Lee ", "minister ", "minister of ", "deputy head of the ", "Ministry of ", "Norway ", "in Norway, ", "Norwegian ", "New York, ", "it ", "this ", "she ",
    "his ", "’s ", "http://a.b/c ", "a@b.c ", "[a](b) ", "LEE:", "{a} ", "{a} of ", "{l} ", "{l}-", "{i}, ", "{i} and ", "{i}/{l}/", "Mr. {a} ", "Ministry of {a} and ",
    # sentences
    "Exports rose by 5% in 2020. ", "Mara Tolk said exports rose by 5% in March. ", "Ann Sorin met Tove Maring. ", "Tolk said so. ", "He said it grew. ",
    "5, 6 and 7, respectively. ", "{a} sold {i} ships and ", "{a} sold {i} ships, ", "{a} said that {b} sold {i} and ", "{a} {b} met {c}. ", "{a} Tolk met Tolk. Tolk said it grew. ",
    "Minister {a} Tolk said it grew. Minister Tolk said so. ", "Ann {a} came. Ann said it grew. She said it fell. ", "John {a} and Mary {b} came. He said it grew. She said it fell. ",
    "The minister of {a} {b} {c} said it grew. The minister said so. ", "{a} Inc. said it sold {i} ships. The company said so. ", "The head of {a} Corp., {b} Lee, said it grew. ",
    "The {a} Agency said it grew. The agency said so. ", "The Ministry of {a} said that {b} rose by {i}%. ", "A spokesman of {a} said it grew. The spokesman said so. ",
    "The {a} Trade Agency (T{i}) said so. ", "The {l} crew said it grew. The {l} crew said so. ", "In {a}, the mayor of {a} said ships came to {a}. ",
    "Exports in {a} rose by {i}% from {i} in 2019 to {i} in 2020. ", "Sales of {l} rose by {i}% a year. ", "Sales rose to {i} tonnes, compared with {i} a year earlier. ",
    "It came on {d} March 2021. A year later it left. ", "It sold {i} ships. Half of these were {l}. ", "{i} ships, of which 5 were {l}, came. ", "${i} million and €{i} billion went to {a}. ",
    "It grew, {a} Lee told the {b} Times. The {a} Post reported that it fell. ", "According to {a} Lee, head of {b}, it grew by {i}%. ", "It grew[{i}]. [{i}] {a}\n\n", "It ({a} (it {i})) grew. ",
    "It grew... {a} … ", "Завод выпустил сто станков. ", "Завод {a} выпустил. It sold {i} ships in the town. ", "{u} SAID IT GREW. ", "{a} {i}%, ",
    # quotes and labels
    "«a» ", "“We grew,” Ann Lee said. ", "“We grew,” Ann Lee said.\n\n", "“We grew.” ", "“We grew by much this year.”\n\n", "“We sold {l} in May,” she said, “and it grew.” ",
    "“We sold {l} in May.”\n\n“It grew,” Ann {a} said.\n\n", "“We sold {l} in May.\n\n", "‘We sold {l} in May,’ he said. It’s ‘good’. ", "'We sold {l}' he said. It's the boys' plan. ",
    "Ann Lee: We grew.\n\n", "Q. Why?\n\nA. So.\n\n", "Q: Why {l}?\nA: So {i}.\n", "{a} Lee: We sold {i}.\n\n", "{a} Lee (chair): It grew by {i}.\n\n", "LEE: It grew by {i}.\n\n",
    "{a}: “We grew {i}”\n\n", "{a}: It grew.\n\n{a}: It fell.\n\n", "## {a}\n\n- {b} {i}\n- [a{i}](http://a.b/{i})\n\n> “We grew.” — {a} Lee\n\n",
)  # fmt: skip


def text_of(shape: str, length: int) -> str:
    """About `length` characters of a shape behind an English beginning."""
    if "{" not in shape:
        return OPENING + shape * (length // len(shape))
    pieces, size, i = [OPENING], 0, 0
    while size < length:
        a, b, c = (name(i * 3 + k) for k in range(3))
        pieces.append(shape.format(i=i + 2, d=1 + i % 28, a=a, b=b, c=c, l=a.lower(), u=a.upper()))
        size, i = size + len(pieces[-1]), i + 1
    return "".join(pieces)


def name(number: int) -> str:
    """A name for a number, each another one: letters as digits."""
    letters, number = "", number + 26**2
    while number:
        number, digit = divmod(number, 26)
        letters += chr(ord("a") + digit)
    return letters.capitalize()
