"""The day of a value that is a date and nothing else: a table's cell, a line of front matter or of a mail's header."""

import re

from corpus.grammar.calendar import make_day

ISO = re.compile(r"((?:1[5-9]|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:1[5-9]|20)\d\d)(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?),?[ -]((?:1[5-9]|20)\d\d)"
)


def day_in(value: str | None) -> str | None:
    """The day of a date column or a header line as ISO 8601, None where it does not say one beyond doubt (03/04/2020 does not).

    >>> [day_in(v) for v in ("2024-05-02T10:00:00Z", "2.5.2024", "May 2, 2024", "05/02/2024", "20240502")]
    ['2024-05-02', '2024-05-02', '2024-05-02', None, '2024-05-02']
    """
    text = (value or "").strip()
    if len(text) == 8 and text.isascii() and text.isdigit():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if match := ISO.match(text):
        return _day(match[1], match[2], match[3])
    if match := DAY_FIRST.match(text):
        return _day(match[3], match[2], match[1])
    match = NAMED.search(text[:60])
    month = (match[2] or match[3])[:3].lower() if match else ""
    return _day(match[5], str(MONTHS.index(month) + 1), match[1] or match[4]) if match and month in MONTHS else None


def _day(year: str, month: str, day: str) -> str | None:
    made = make_day(int(year), int(month), int(day))
    return made.isoformat() if made else None
