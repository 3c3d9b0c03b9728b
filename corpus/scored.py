"""The columns of a scorecard: how far a user's objectives are reached, as the articles tell it."""

from corpus.schema import PLACE, RULE, SENTENCE, Column

RATIO = (
    Column("value", "float64", True, "The number if every figure is exactly the one written; none without a number.", "ratio"),
    Column("low", "float64", True, "Lower end of what the words allow; none = open, or no number.", "ratio"),
    Column("high", "float64", True, "Upper end of what the words allow; none = open, or no number.", "ratio"),
)
OBJECTIVE = Column("objective", "str", False, "Name of the objective.")
METRIC = Column(
    "metric",
    "category",
    False,
    "progress: (now - baseline) / (target - baseline); independence: domestic / (domestic + foreign); leadership: home / best foreign.",
)

SCORECARD = (
    Column("area", "str", False, "Area of the objectives; without objectives a theme."),
    METRIC,
    Column("level", "Int64", False, "0: only counts; 1: achievements, shortfalls or intentions are asserted; 2: a number."),
    *RATIO,
    Column("says", "str", False, "The cell in one sentence."),
    Column("reasons", "list", False, "Why there is no number, for each indicator without one."),
    Column("indicators", "Int64", False, "Indicators that were asked for a number.", "indicators"),
    Column("computed", "Int64", False, "Those of them that have one.", "indicators"),
    Column("claims", "Int64", False, "Figures told about it, each counted once.", "claims"),
    Column("mentions", "Int64", False, "How often figures are told: rows of facts.", "mentions"),
    Column("statements", "Int64", False, "Statements about it.", "statements"),
    Column("articles", "Int64", False, "Articles with one of these rows.", "articles"),
    Column("speakers", "Int64", False, "Different speakers of these rows.", "speakers"),
    Column("independent", "Int64", False, "Sources of these rows that share nothing with one another.", "sources"),
    Column("with_figure", "float64", True, "Share of its statements that give a figure; none without a statement.", "0 to 1"),
    Column("achievements", "Int64", False, "Statements that assert something is reached.", "statements"),
    Column("shortfalls", "Int64", False, "Statements that assert something is lacking or missed.", "statements"),
    Column("intentions", "Int64", False, "Statements that assert something is to come.", "statements"),
    Column("checks", "list", False, "Ids of the checks that the figures of the number violate."),
    Column("facts", "list", False, "Ids of the facts about it."),
    Column("said", "list", False, "Ids of the statements about it."),
)

INDICATORS = (
    OBJECTIVE,
    Column("area", "str", False, "Area of the objective."),
    METRIC,
    *RATIO,
    Column("low_rounded", "float64", True, "Lower end if printed numbers are rounded to their last digit.", "ratio"),
    Column("high_rounded", "float64", True, "Upper end if printed numbers are rounded to their last digit.", "ratio"),
    Column("says", "str", False, "The indicator in one sentence."),
    Column("reason", "str", True, "Why there is no number."),
    Column("formula", "str", True, "The arithmetic in numbers."),
    Column("as_of", "str", True, "Day that the figure is of: the end of its period, else its article's publication date.", "day"),
    Column("as_of_inferred", "bool", False, "The figure names no period: its day is the article's."),
    Column("due", "str", True, "Period of the target."),
    Column("passed", "float64", True, "Share of the time from the baseline to the due date that has passed at `as_of`.", "ratio"),
    Column("pace_low", "float64", True, "Lower end of progress / share of time passed; none = open, or not known.", "ratio"),
    Column("pace_high", "float64", True, "Upper end of it.", "ratio"),
    Column("pace_reason", "str", True, "Why there is no pace."),
    Column("weight", "float64", False, "Weight in a composite."),
    Column("facts", "list", False, "Ids of the facts that the number is made of."),
    Column("checks", "list", False, "Ids of the checks that these facts violate."),
)

OPERANDS = (
    OBJECTIVE,
    METRIC,
    Column("role", "category", False, "now, baseline, target, domestic, foreign, home, comparator or share."),
    Column("value", "float64", True, "The plain number; none where figures differ.", "see unit"),
    Column("low", "float64", True, "Lower end of what the words allow; none = open.", "see unit"),
    Column("high", "float64", True, "Upper end of what the words allow; none = open.", "see unit"),
    Column("unit", "category", False, "Unit, as in facts."),
    Column("place", "str", True, "Where."),
    Column("period", "str", True, "When."),
    Column("origin", "category", False, "said (in articles), derived (worked out from what was said) or user (given in the file)."),
    Column("source", "str", True, "What the user's file says of where it comes from, or the formula that it is worked out by."),
    Column("facts", "list", False, "Ids of the facts that say it, or that it is worked out from."),
    Column("read", "list", False, "Their sentences."),
    Column("disagree", "bool", False, "These figures do not meet: the interval holds all of them."),
)

MATCHES = (
    OBJECTIVE,
    Column("role", "category", False, "What the figure was looked at for: figure, foreign or comparator."),
    Column("used", "bool", False, "It may answer; otherwise `reason` says why not."),
    Column("reason", "str", True, "Why it does not answer."),
    Column("words", "list", False, "The words of the objective that were found."),
    Column(
        "found_in",
        "category",
        False,
        "Where: measure (what the figure measures), claim (what mentions of it, or of the growth to it, measure) or sentence.",
    ),
    Column("fact", "str", False, "Id of the fact."),
    Column("article", "category", False, "Id of its article."),
    Column("text", "str", False, "The very words of the figure."),
    Column("unit", "category", False, "Its unit."),
    Column("measure", "str", True, "What it measures."),
    Column("place", "category", True, "Where."),
    Column("period", "category", True, "When."),
    Column("speaker", "category", True, "Who says it."),
    SENTENCE,
)

ASSERTIONS = (
    Column("id", "str", False, "Stable name of the row."),
    Column("statement", "str", False, "Id of the statement."),
    Column("article", "category", False, "Id of its article."),
    Column("speaker", "category", True, "Who says it."),
    Column("kind", "category", False, "achievement, shortfall or intention, as asserted."),
    *PLACE,
    Column("words", "list", False, "The words that decided, in order."),
    Column("negated", "bool", False, "A negation turned the achievement into a shortfall."),
    Column("areas", "list", False, "Areas of the scorecard that it counts in."),
    RULE,
)

COMPOSITES = (
    Column("area", "str", True, "Area; none for all areas together."),
    METRIC,
    *RATIO,
    Column("reason", "str", True, "Why there is none."),
    Column("lowest", "float64", True, "Lower end when each weight is varied between half and double.", "ratio"),
    Column("highest", "float64", True, "Upper end when each weight is varied between half and double.", "ratio"),
    Column("lowest_without", "float64", True, "Lower end when any one indicator is left out.", "ratio"),
    Column("highest_without", "float64", True, "Upper end when any one indicator is left out.", "ratio"),
    Column("indicators", "Int64", False, "Indicators that were asked for a number.", "indicators"),
    Column("computed", "Int64", False, "Those of them that have one.", "indicators"),
    Column("independent", "Int64", False, "Sources of their figures that share nothing with one another.", "sources"),
    Column("weights", "list", False, "Objectives with their shares of the weight, as text."),
)

SCORED: dict[str, tuple[Column, ...]] = {
    "scorecard": SCORECARD,
    "indicators": INDICATORS,
    "operands": OPERANDS,
    "matches": MATCHES,
    "assertions": ASSERTIONS,
    "composites": COMPOSITES,
}
