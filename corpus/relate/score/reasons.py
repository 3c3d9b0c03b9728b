"""Why there is no number: every reason that a row or a cell can give, in the words that are shown."""

from enum import StrEnum


class Reason(StrEnum):
    """Reasons of cells, of indicators and of figures that do not answer, from those at the start of the way to those at its end."""

    # of a cell
    NO_OBJECTIVE = "no objective given"
    NO_TARGET = "no target stated"
    NO_BASELINE = "no baseline stated"
    NO_FOREIGN = "no foreign part stated to hold the domestic one against"
    NO_COMPARATOR = "no foreign comparator"
    # of an indicator: figures are asked for and not there
    NO_FIGURE = "no figure found"
    NO_BASELINE_FIGURE = "no figure of the baseline found"
    NO_TARGET_FIGURE = "the fact of the target is not among the rows"
    NO_FOREIGN_FIGURE = "no figure of the foreign part found"
    NO_COMPARATOR_FIGURE = "no figure of the foreign comparator found"
    # of a figure that has an indicator's words
    LEFT_OUT = "left out by the user"
    OTHER_UNIT = "figure of another unit"
    IS_CHANGE = "figure says a change, not a level"
    IS_LEVEL = "figure says a level, not a change"
    BEFORE = "figure is the level before a change"
    ONLY_SENTENCE = "the words stand in the sentence, not in what is measured"
    OTHER_PLACE = "figure of another place"
    NO_PLACE = "figure names no place"
    REGION = "regional figure, not national"
    CITY = "city figure, not national"
    FORECAST = "figure is said of what is to come"
    OTHER_LENGTH = "figure of a longer or shorter period than baseline and target"
    UNDATED = "figure names no period, others do"
    EARLIER = "a later figure is there"
    # of figures that are there and give no number together
    NOT_LATER = "figure is not later than the baseline"
    SAME_LEVEL = "as the words allow, the baseline may lie at the target already"
    WRONG_WAY = "the target does not lie in the direction wanted"
    SEVERAL_PLACES = "figures of several places, and none is asked for"
    OTHER_PERIOD = "figures of the two sides are not of the same period"
    MAY_BE_NOTHING = "as the words allow, the figure held against may be zero"
    ANY_NUMBER = "as the words allow, it may be any number"
    # of the pace alone
    NO_DUE_DATE = "no due date and period of the baseline stated"
    NO_DATE = "figure has no date"
    # of a composite
    OFF = "not asked for"
    FEW_INDICATORS = "needs three indicators"
    FEW_NUMBERS = "needs numbers for two thirds of its indicators"
    ONE_SOURCE = "needs two independent sources"
    OPEN_END = "a number without an upper or lower end has no mean"


#: reasons of figures, the nearest to an answer last: the last one among its figures is the reason of an indicator without any
NEAREST = (
    Reason.ONLY_SENTENCE,
    Reason.OTHER_UNIT,
    Reason.IS_CHANGE,
    Reason.IS_LEVEL,
    Reason.BEFORE,
    Reason.OTHER_PLACE,
    Reason.NO_PLACE,
    Reason.REGION,
    Reason.CITY,
    Reason.FORECAST,
    Reason.OTHER_LENGTH,
    Reason.LEFT_OUT,
)
