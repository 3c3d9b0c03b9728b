"""The word lists of the quantities stage, compiled once a lexicon."""

from dataclasses import dataclass

from corpus.find.quantity.unit_lists import UnitWords, unit_words
from corpus.grammar.numbers import NumberWords, number_words
from corpus.lexicon import Lexicon, Section

REMEMBERED = 20_000  # words whose class is kept


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases that are bounds: what each says, and the sizes of those that a word begins or ends, the longest first."""

    bounds: dict[tuple[str, ...], str]
    sizes: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the stage looks up."""

    numbers: NumberWords
    units: UnitWords
    multiples: dict[str, float]
    bare_multiples: dict[str, float]
    closed: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: frozenset[str]
    verbs: frozenset[str]
    past: frozenset[str]
    base_verbs: frozenset[str]
    before: Phrases  # by their last words
    after: Phrases  # by their first words
    between: frozenset[str]
    during: frozenset[str]
    sums: frozenset[str]
    rise_verbs: dict[str, str]
    rise_causes: dict[str, str]
    change_nouns: dict[str, str]
    change_adjectives: dict[str, str]
    neutral: frozenset[str]
    blocks: dict[str, frozenset[str]]
    months: frozenset[str]
    given: frozenset[str]  # given names
    triggers: frozenset[str]
    after_article: frozenset[str]
    alone: "Alone"  # word → the class that it has by itself (tags.py)
    tags: dict[str, frozenset[str]]
    known_verbs: frozenset[str]  # words that are a verb in some list
    head_scales: dict[str, float]  # magnitudes that only heads of tables write
    head_sums: frozenset[str]  # plural heads of tables whose numbers are money


def stage_words(lexicon: Lexicon) -> Words:
    """The lists of numbers, units, currencies, phrases, bounds, changes and non_quantities."""
    numbers = number_words(lexicon["numbers"])
    closed, verbs, bounds, changes = lexicon["phrases"]["closed"], lexicon["phrases"]["verbs"], lexicon["bounds"], lexicon["changes"]
    multiples, bare = dict(lexicon["numbers"]["multiples"]), dict(lexicon["numbers"]["bare_multiples"])
    known = frozenset(w for words in verbs.values() for w in words) | {form for base in verbs["base"] for form in inflected(base)[:2]}
    rise_verbs, rise_causes, change_nouns = _directions(changes, "verbs"), _directions(changes, "causes"), _plain(changes, "nouns")
    tags = {name: frozenset(entries) for name, entries in lexicon["phrases"]["tags"].items()}
    known_verbs = known | rise_verbs.keys() | rise_causes.keys() | multiples.keys()
    return Words(
        numbers=numbers,
        units=unit_words(lexicon),
        multiples=multiples,
        bare_multiples=bare,
        closed=frozenset(w for words in closed.values() for w in words),
        prepositions=frozenset(closed["prepositions"]),
        determiners=frozenset(closed["determiners"]),
        auxiliaries=frozenset(closed["auxiliaries"]),
        pronouns=frozenset(closed["pronouns"]),
        verbs=known,
        past=frozenset(verbs["past"]),
        base_verbs=frozenset(verbs["base"]),
        before=_phrases(bounds["before"], -1),
        after=_phrases(bounds["after"], 0),
        between=frozenset(bounds["between"]["words"]),
        during=frozenset(bounds["during"]["words"]),
        sums=frozenset(bounds["sums"]["words"]),
        rise_verbs=rise_verbs,
        rise_causes=rise_causes,
        change_nouns=change_nouns,
        change_adjectives=_plain(changes, "adjectives"),
        neutral=frozenset(form for base in changes["neutral"]["verbs"] for form in inflected(base)),
        blocks={name: frozenset(section["words"]) for name, section in lexicon["non_quantities"].items()},
        months=MONTHS,
        given=frozenset(n for key in ("male", "female", "either") for names in lexicon["given_names"][key].values() for n in names.split()),
        triggers=numbers.starts | set(multiples) | set(bare) | {"a", "an", "every"},
        after_article=frozenset((*numbers.scales, *numbers.groups, *numbers.ordinals)),
        tags=tags,
        known_verbs=known_verbs,
        head_scales=dict(lexicon["numbers"]["heads"]),
        head_sums=frozenset(lexicon["units"]["heads"]["sums"]),
        alone=Alone(_classes(lexicon), known_verbs | frozenset(verbs["base"]) | change_nouns.keys(), tags["no_adverbs"]),
    )


class Alone(dict[str, str]):
    """The class that a word has by itself, worked out when it is first asked for and remembered: "?" an open word, "n" one
    with no form or list of a verb, "*" for those that their neighbours or capitals decide."""

    def __init__(self, classes: dict[str, str], verbal: frozenset[str], no_adverbs: frozenset[str]) -> None:
        super().__init__()
        self.classes, self.verbal, self.no_adverbs = classes, verbal, no_adverbs

    def __missing__(self, low: str) -> str:
        if len(self) > REMEMBERED:
            self.clear()
        found = self[low] = self._of(low)
        return found

    def _of(self, low: str) -> str:
        known = self.classes.get(low, "")
        if low in {"-", "."} or known == "R":
            return "*"
        if known or not low[0].isalnum():
            return known or "S"
        if low.endswith("ly") and len(low) > 4 and low not in self.no_adverbs:
            return "B"
        return "?" if low.endswith(("ed", "ing", "en", "s")) or low in self.verbal else "n"


MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


def _classes(lexicon: Lexicon) -> dict[str, str]:
    """The class of each closed word: of two lists that hold a word the later one here decides."""
    closed, tags = lexicon["phrases"]["closed"], lexicon["phrases"]["tags"]
    lists = (
        ("R", closed["pronouns"]), ("D", closed["determiners"]), ("D", tags["ordinals"]), ("P", closed["prepositions"]), ("B", tags["adverbs"]),
        ("J", ["and", "or", "nor"]), ("W", tags["openers"]), ("A", closed["auxiliaries"]),
        ("N", ["'s", "’s", "-", "&", "/", "'", "’"]), ("P", ["+", "±", "~", "≈"]), ("C", [","]),
    )  # fmt: skip
    return {word: name for name, entries in lists for word in entries}


def _phrases(section: Section, key: int) -> Phrases:
    """Phrases by their first or last word: `key` is 0 or -1."""
    found = Phrases({}, {})
    for bound, texts in section.items():
        if bound == "words":
            continue
        for text in texts:
            words = tuple(text.split())
            found.bounds.setdefault(words, bound)
            found.sizes[words[key]] = sorted({len(words), *found.sizes.get(words[key], ())}, reverse=True)
    return found


def _directions(changes: object, name: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for section, direction in (("rise", "increase"), ("fall", "decrease")):
        for base in changes[section][name]:  # type: ignore[index]
            for form in inflected(base):
                table.setdefault(form, direction)
    return table


def _plain(changes: object, name: str) -> dict[str, str]:
    return {word: direction for section, direction in (("rise", "increase"), ("fall", "decrease")) for word in changes[section][name]}  # type: ignore[index]


def inflected(base: str) -> list[str]:
    """A verb and its regular forms; irregular ones are listed as bases and gain harmless non-words.

    >>> inflected("drop"), inflected("decline")
    (['drop', 'drops', 'dropped', 'dropping'], ['decline', 'declines', 'declined', 'declining'])
    """
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2:-1] not in {"a", "e", "o"}:
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    if base in {"drop", "dip", "slip", "trim", "shed", "cut"}:
        return [base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing"]
    if base.endswith(("s", "sh", "ch")):
        return [base, base + "es", base + "ed", base + "ing"]
    return [base, base + "s", base + "ed", base + "ing"]
