"""Shapes of names: pure functions on words, no lists of names and no document.

Methods: endings of Slavic surnames and patronymics (Unbegaun, *Russian Surnames*); transliterations folded to one
key as ICAO, BGN and newspapers differ (Alexey = Aleksei = Alexei); initials as in "J. K. Rowling".
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"])
MALE_ENDINGS = ("ov", "ev", "yov", "sky", "skiy", "skii", "ski")
FEMALE_ENDINGS = ("ova", "eva", "yova", "skaya", "skaia", "ska", "ina", "yna")
NEUTRAL_ENDINGS = ("enko", "chuk", "shuk", "vich", "yan", "dze", "shvili")
PATRONYMIC = {"m": ("ovich", "evich", "yevich", "ich"), "f": ("ovna", "evna", "yevna", "ichna")}
# Last letters of no such ending.
PLAIN_LAST = frozenset("bcdfgjlmpqrstuwxz")
# Pairs of transliterations, replaced in this order.
SPELLINGS = (
    ("ks", "x"), ("iya", "ia"), ("ya", "ia"), ("iu", "yu"), ("ey", "ei"), ("iy", "y"), ("ay", "ai"), ("oy", "oi"), ("kh", "h"), ("yo", "e"),
)  # fmt: skip
# An ending says something of a long word only: "Lev", "Eva" and "Tina" are given names.
LONG = 5
# Written large and small inside a name, whatever is around them.
CAPITALS = frozenset(["ii", "iii", "iv", "ceo", "cfo", "us", "uk", "eu", "un", "mp", "mep"])
SMALL = frozenset(["von", "van", "der", "den", "de", "la", "del", "bin", "al", "of", "for", "and", "the"])


def is_capital(word: str) -> bool:
    """Whether a word is written with a large first letter."""
    return word[:1].isupper()


def is_initial(word: str) -> bool:
    """Whether a token is one large letter, or several with their stops.

    >>> is_initial("J"), is_initial("J.K."), is_initial("Jo")
    (True, True, False)
    """
    return (len(word) == 1 and word.isupper()) or (len(word) > 2 and word[1] == "." and word[0].isupper())


def is_shouted(word: str) -> bool:
    """Whether a word of two letters or more is all large: an acronym, or a name in a transcript's label."""
    return len(word) > 1 and word.isupper() and word.isalpha()


def recased(name: str) -> str:
    """A name or title in capitals as it is written elsewhere, as far as its shape shows.

    >>> recased("PAT MCHOLM-O'DAY"), recased("J.D. VON ROSS II"), recased("THE PRESIDENT")
    ("Pat McHolm-O'Day", 'J.D. von Ross II', 'The President')
    """
    words = " ".join([_recased(word) for word in name.split()])
    return words[:1].upper() + words[1:]


def _recased(word: str) -> str:
    low = word.lower()
    if low.rstrip(".") in CAPITALS or (len(word) > 1 and word[1] == ".") or not word.isupper():
        return word
    if low in SMALL:
        return low
    pieces = re.split(r"([-‐‑'’])", low)
    return "".join(
        [f"Mc{piece[2:].capitalize()}" if piece.startswith("mc") and len(piece) > LONG else piece.capitalize() for piece in pieces]
    )


def is_patronymic(word: str) -> str | None:
    """The gender that a Russian middle name tells, None where the word is none.

    >>> is_patronymic("Sergeevna"), is_patronymic("Ivanovich"), is_patronymic("Ann")
    ('f', 'm', None)
    """
    low = word.lower()
    if len(low) > LONG and low[-1] in "ha":  # every ending's last letter, here and below: a quick look before the endings
        for gender, endings in PATRONYMIC.items():
            if low.endswith(endings):
                return gender
    return None


def surname_gender(word: str) -> str | None:
    """The gender that the ending of a Slavic surname tells.

    >>> surname_gender("Ivanova"), surname_gender("Ivanov"), surname_gender("Smith")
    ('f', 'm', None)
    """
    low = word.lower()
    if len(low) < LONG:
        return None
    last = low[-1]
    if last == "a":
        return "f" if low.endswith(FEMALE_ENDINGS) else None
    # "-in" is left out: Griffin, Martin and Austin end in it too.
    return "m" if last in "vyi" and low.endswith(MALE_ENDINGS) else None


def is_slavic(word: str) -> bool:
    """Whether the ending is one of Slavic, Armenian or Georgian surnames."""
    if len(word) < LONG or word[-1] in PLAIN_LAST:
        return False
    return surname_gender(word) is not None or word.lower().endswith(NEUTRAL_ENDINGS)


def is_demonym(word: str) -> bool:
    """Whether a capitalised word has the ending of a people's or a country's adjective.

    >>> is_demonym("Ruritanian"), is_demonym("Vietnamese"), is_demonym("Rostec")
    (True, True, False)
    """
    return len(word) > LONG and word[-1] in "neh" and word[0].isupper() and word.endswith(("ian", "ese", "ish", "ean"))


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """One key for the spellings of one transliterated word.

    >>> fold("Alexey") == fold("Aleksei"), fold("Yulia") == fold("Iuliya"), fold("José")
    (True, True, 'jose')
    """
    low = word.lower()
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    if "y" in low or "ks" in low or "kh" in low or "iu" in low:  # else there is nothing to replace
        for old, new in SPELLINGS:
            if old in low:
                low = low.replace(old, new)
    return low


@lru_cache(maxsize=8192)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name without stops, marks and suffixes such as "Jr."; hyphens stay.

    >>> parts("William “Bill” H. Gates Jr.")
    ('William', 'Bill', 'H', 'Gates')
    """
    words = name.split()
    for w in words:
        if not w.isalpha():
            stripped = [w.strip(".,“”\"'‘’()") for w in words]
            words = [w for w in stripped if w]
            break
    while len(words) > 1 and words[-1].lower().replace(".", "") in SUFFIXES:
        words.pop()
    return tuple(words)


def surname(name: str) -> str:
    """The last word of a name; "" for an empty one."""
    words = parts(name)
    return words[-1] if words else ""


@lru_cache(maxsize=8192)
def folded(name: str) -> tuple[str, ...]:
    """The parts of a name, each as its key."""
    return tuple([fold(w) for w in parts(name)])


def agree(full: str, other: str) -> bool:
    """Whether two names may be one person's: surnames equal, given names equal, shortened or left out.

    >>> agree("Vasily Osipov", "V. Osipov"), agree("Vasily Osipov", "Dmitry Osipov"), agree("Alexey Lee", "Alexei Lee")
    (True, False, True)
    """
    a, b = folded(full), folded(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    return len(a) == 1 or len(b) == 1 or _given_agree(a[:-1], b[:-1])


def _given_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    short, long = (a[0], b[0]) if len(a[0]) <= len(b[0]) else (b[0], a[0])
    return short == long or (len(short) == 1 and long.startswith(short)) or a[0] in b or b[0] in a
