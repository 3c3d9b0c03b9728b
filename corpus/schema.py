"""Every column once: name, dtype, unit, nullable, meaning. The tables, the JSON and the help texts follow it."""

from typing import NamedTuple


class Column(NamedTuple):
    """One column of a table. `dtype` is the pandas dtype; "list" is a list of texts in an object column.
    `unit` is the unit of its values where they have one."""

    name: str
    dtype: str
    nullable: bool
    meaning: str
    unit: str | None = None


ARTICLES = (
    Column("id", "str", False, "Path below the folder that was read; inside a container with #n."),
    Column("path", "str", True, "The file it was read from."),
    Column("url", "str", True, "Address that came with it."),
    Column("sha256", "str", False, "Hash of the file's bytes."),
    Column("title", "str", True, "Title, as the article gives it."),
    Column("source", "category", True, "Publisher or channel that the article itself names."),
    Column("author", "str", True, 'Authors, joined with "; "; none without evidence.'),
    Column("via", "list", False, "Outlets and agencies between the source and the speaker, as named."),
    Column("published", "datetime64[s]", True, "Publication date; never invented.", "day"),
    Column("published_inferred", "bool", False, "The year was worked out from the text."),
    Column("language", "category", True, "ISO 639-1 code."),
    Column("words", "Int64", False, "Number of words and numbers, without what is left out.", "words"),
    Column("text", "str", False, "The text that all offsets count in."),
    Column("duplicate_of", "str", True, "Id of the article that this one repeats."),
    Column("similarity", "float64", True, "How much it repeats it.", "0 to 1"),
    Column("themes", "list", False, "Themes of the article, strongest first."),
    Column(
        "boilerplate",
        "list",
        False,
        'What of the text is not the article, as "start-end rule" ("0-57 links"): menus, share lines and the like, paragraphs in another language. No row comes from there.',
    ),
)

SPEAKERS = (
    Column("article", "category", False, "Id of the article."),
    Column("name", "str", False, "Full name, as the article gives it."),
    Column("role", "str", True, "Role, as the article gives it."),
    Column("organisation", "str", True, "Organisation, as the article gives it."),
    Column("type", "category", False, "person, organisation or document."),
    Column("mentions", "list", False, "The spellings that the article uses."),
)

# What statements and facts repeat of their article and speaker, so that one exported table can be read alone.
OF_THE_ARTICLE = (
    Column("article", "category", False, "Id of the article."),
    Column("title", "category", True, "Title of the article."),
    Column("source", "category", True, "Publisher or channel that the article itself names."),
    Column("published", "datetime64[s]", True, "Publication date of the article.", "day"),
)
OF_THE_SPEAKER = (
    Column("speaker", "category", True, "Full name of who says it; none where the text gives none."),
    Column("role", "category", True, "The speaker's role, as the article gives it."),
    Column("organisation", "category", True, "The speaker's organisation, as the article gives it."),
)
PLACE = (
    Column("start", "Int64", False, "First character in the article's text, counted from 0.", "code points"),
    Column("end", "Int64", False, "Character after the last one.", "code points"),
    Column("text", "str", False, "The very words: text[start:end] of the article."),
)
PART = Column("part", "category", False, 'Where it stands: "title" (header lines too) or "body".')
SENTENCE = Column("sentence", "str", False, "The sentence that it stands in.")
THEMES = Column("themes", "list", False, "Themes of the sentence that it stands in.")
RULE = Column("rule", "category", False, "The rule that made the row.")

STATEMENTS = (
    Column("id", "str", False, "Stable name of the row."),
    *OF_THE_ARTICLE,
    *OF_THE_SPEAKER,
    *PLACE,
    PART,
    Column(
        "kind",
        "category",
        False,
        "direct (inside quote marks or a transcript), indirect (reported) or mixed (reported, with a quoted fragment).",
    ),
    SENTENCE,
    Column("speaker_start", "Int64", True, "First character of the words that point to the speaker.", "code points"),
    Column("speaker_end", "Int64", True, "Character after the last one of them.", "code points"),
    Column("cue", "str", True, 'The word that reports it ("said", "according to").'),
    THEMES,
    RULE,
)

FACTS = (
    Column("id", "str", False, "Stable name of the row."),
    *OF_THE_ARTICLE,
    *OF_THE_SPEAKER,
    *PLACE,
    PART,
    Column("value", "float64", False, "The plain number: 30e9 for 30 billion, 44 for 44%, 0.3333 for a third.", "see unit"),
    Column("value_max", "float64", True, "Upper end of a range.", "see unit"),
    Column("low", "float64", True, "Lower end of what the words allow; none = open.", "see unit"),
    Column("high", "float64", True, "Upper end of what the words allow; none = open.", "see unit"),
    Column(
        "unit",
        "category",
        False,
        "ISO 4217 for money, percent, percentage point, fraction, times, count:<noun>, else the singular English unit.",
    ),
    Column("approx", "category", False, "exact, about, almost, more_than or less_than."),
    Column("direction", "category", True, "increase or decrease."),
    Column("measure", "str", True, "The words that name what is measured."),
    Column("place", "category", True, "Where."),
    Column("period", "category", True, "When: ISO 8601 year, quarter, month, day or start/end."),
    Column("baseline", "category", True, "What it is compared with."),
    SENTENCE,
    Column("inferred", "list", False, "Attributes that the words do not state themselves."),
    THEMES,
    RULE,
)

DATES = (
    Column("article", "category", False, "Id of the article."),
    *PLACE,
    Column("type", "category", False, "DATE, TIME, DURATION or SET."),
    Column("value", "str", True, "TIMEX3 value; none where nothing fixes one."),
    RULE,
)

PROBLEMS = (
    Column("article", "category", False, "Id of the article or file."),
    Column("stage", "category", False, "The room that says so: files, read, decode, …"),
    Column("message", "str", False, "What could not be read or resolved, and why."),
    Column("start", "Int64", True, "First character concerned.", "code points"),
    Column("end", "Int64", True, "Character after the last one.", "code points"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": ARTICLES,
    "speakers": SPEAKERS,
    "statements": STATEMENTS,
    "facts": FACTS,
    "dates": DATES,
    "problems": PROBLEMS,
}

# What the articles together say: claims, what follows from them, and what to look at twice. Ids lead back to the rows above.
SAID_INTERVAL = (
    Column("low", "float64", True, "Lower end of what the words allow; none = open.", "see unit"),
    Column("high", "float64", True, "Upper end of what the words allow; none = open.", "see unit"),
)

CLAIMS = (
    Column("id", "str", False, "Stable name of the claim: that of its fullest mention in the first article that has it."),
    Column("measure", "str", True, "What is measured, in the words of the fullest mention."),
    Column("value", "float64", False, "The plain number, as the fullest mention gives it.", "see unit"),
    *SAID_INTERVAL,
    Column("unit", "category", False, "Unit, as in facts; fractions are given in percent."),
    Column("direction", "category", True, "increase or decrease."),
    Column("place", "category", True, "Where: the place that its mentions name."),
    Column("period", "category", True, "When: the period that its mentions name."),
    Column("baseline", "category", True, "What it is compared with."),
    Column("mentions", "Int64", False, "How often the figure is told: rows of facts.", "mentions"),
    Column("articles", "Int64", False, "Articles that tell it, copies included.", "articles"),
    Column("voices", "Int64", False, "Different speakers to whom it is given.", "speakers"),
    Column(
        "independent",
        "Int64",
        False,
        "Sources that share neither article, copy, outlet, agency, speaker nor wording with one another.",
        "sources",
    ),
    Column("speakers", "list", False, "Who is reported to say it."),
    Column("sources", "list", False, "Outlets and agencies that it comes through, as named."),
    Column("told_in", "list", False, "Ids of the articles that tell it."),
    Column("facts", "list", False, "Ids of its mentions in facts, in the order of articles and text."),
)

CHECKS = (
    Column("id", "str", False, "Stable name of the check."),
    Column(
        "kind",
        "category",
        False,
        "contradiction, growth, share, parts, quote, splice, or open speaker, referent, unit, date.",
    ),
    Column("verdict", "category", False, "holds, violated or open (not to be decided from the words)."),
    Column("says", "str", False, "What was found, in one sentence."),
    Column("follows", "str", True, "What follows from it."),
    Column("sure", "category", False, "under the words, or what has to be assumed beside them."),
    Column("rule", "category", False, "The rule that fired."),
    Column("rows", "list", False, "Ids of the facts and statements that it read."),
    Column("read", "list", False, "The sentences of these rows."),
    Column("told_in", "list", False, "Ids of the articles of these rows."),
    Column("derived", "str", True, "Id of the derived figure that goes with it."),
    Column("diff", "list", False, 'Two wordings held against one another: pairs of "same", "only first" or "only second" and the words.'),
)

DERIVED = (
    Column("id", "str", False, "Stable name of the derived figure. Nobody said it: it is worked out from what was said."),
    Column("kind", "category", False, "base, level, change, part, total or share."),
    Column("measure", "str", True, "What it measures."),
    Column("value", "float64", False, "The point that follows if every operand is exactly the number written.", "see unit"),
    *SAID_INTERVAL,
    Column("low_rounded", "float64", True, "Lower end if printed numbers are rounded to their last digit.", "see unit"),
    Column("high_rounded", "float64", True, "Upper end if printed numbers are rounded to their last digit.", "see unit"),
    Column("unit", "category", False, "Unit, as in facts."),
    Column("place", "category", True, "Where, as its operands say."),
    Column("period", "category", True, "When, as its operands say."),
    Column("formula", "str", False, "The arithmetic in numbers."),
    Column("words", "str", False, "The arithmetic in words."),
    Column("sure", "category", False, "under the words, or what has to be assumed beside them for `value` to hold."),
    Column("rule", "category", False, "The rule that made the row."),
    Column("operands", "list", False, "Ids of the facts that it is worked out from."),
    Column("read", "list", False, "Their sentences."),
    Column("told_in", "list", False, "Ids of their articles."),
)

RELATED: dict[str, tuple[Column, ...]] = {"claims": CLAIMS, "checks": CHECKS, "derived": DERIVED}


def names(table: str) -> list[str]:
    """The column names of a table, in order.

    >>> names("problems")
    ['article', 'stage', 'message', 'start', 'end']
    """
    return [column.name for column in TABLES[table]]
