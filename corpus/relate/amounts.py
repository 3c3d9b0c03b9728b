"""Numbers as a reader writes them."""

import math

STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def amount(value: float, unit: str) -> str:
    """A figure with its unit, to four digits.

    >>> amount(30e9, "USD"), amount(44, "percent"), amount(20.8333e9, "USD"), amount(12, "count:worker"), amount(3, "times")
    ('30 billion USD', '44%', '20.83 billion USD', '12', '3 times')
    """
    if unit == "percent":
        return f"{number(value)}%"
    for step, name in STEPS:
        if abs(value) >= step:
            return f"{number(value / step)} {name}{_unit(unit)}"
    return f"{number(value)}{_unit(unit)}"


def number(value: float) -> str:
    """A number to four digits, grouped, without zeros at its end.

    >>> number(100000.0), number(48.6), number(20.833333), number(0.00012)
    ('100,000', '48.6', '20.83', '0.00012')
    """
    if value == 0 or math.isinf(value):
        return f"{value:g}"
    places = max(0, 3 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _unit(unit: str) -> str:
    return "" if unit.startswith("count") else f" {unit}"


def span(low: float | None, high: float | None, unit: str) -> str:
    """An interval in words, open ends as words.

    >>> span(None, 90e9, "USD"), span(3, None, "percent"), span(2, 2, "tonne"), span(1, 2, "tonne"), span(None, None, "percent")
    ('at most 90 billion USD', 'at least 3%', '2 tonne', '1 tonne to 2 tonne', 'open at both ends')
    """
    if low is None and high is None:
        return "open at both ends"
    if low is None or high is None:
        return f"at most {amount(high, unit)}" if high is not None else f"at least {amount(low or 0, unit)}"
    return amount(low, unit) if low == high else f"{amount(low, unit)} to {amount(high, unit)}"
