"""The reporting verbs, inflected and ready for a look-up by word."""

from corpus.frozen import frozen
from corpus.lexicon import Lexicon

BARE, THAT, TOLD, INFINITIVE, URGED, QUOTED, OBJECT, GERUND, AFTER, FIGURE, THIRD = 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024
FRAMES = {
    "bare": BARE,
    "third": THIRD,
    "that": THAT,
    "told": TOLD,
    "infinitive": INFINITIVE,
    "urged": URGED,
    "quoted": QUOTED,
    "object": OBJECT,
    "gerund": GERUND,
    "after": AFTER,
    "figure": FIGURE,
}
VOWELS = "aeiou"
MORE = {"make": ["made"], "give": ["gave", "given"], "draw": ["drew", "drawn"], "pay": ["paid"]}


@frozen
class Form:
    """One word form of a reporting verb. `tense`: s (says), d (said, past or participle), g (saying), b (say), - (no verb).
    `particle`: the little word that belongs to it ("out" of "point out"), or nothing."""

    lemma: str
    frames: int
    tense: str
    noun: bool
    particle: str = ""


#: what any other word is: so that a rule may ask about every word ("sure" of "she's sure that")
NO_VERB = Form("", 0, "-", False)


@frozen
class Verbs:
    """All that the lists say, compiled."""

    forms: dict[str, Form]
    objects: frozenset[tuple[str, str]]
    labels: frozenset[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    finite: frozenset[str]
    present: frozenset[str]
    stops: frozenset[str]
    nouns: frozenset[str]
    voiced: frozenset[str]
    voicing: frozenset[str]
    minded: frozenset[str]
    putting: frozenset[str]
    phrases: frozenset[str]
    others: frozenset[str]
    cues: frozenset[str]
    outlets: frozenset[str]
    sources: frozenset[str]
    countable: frozenset[str]


def compile_verbs(lexicon: Lexicon) -> Verbs:
    """The lists of lexicons/verbs.toml with every form of every lemma."""
    lists = lexicon["verbs"]
    frames: dict[str, int] = {}
    objects = frozenset((lemma, word) for lemma, word in (phrase.split() for phrase in lists["frames"]["object"]))
    for name, lemmas in lists["frames"].items():
        for lemma in lemmas if name != "object" else [phrase.split()[0] for phrase in lemmas]:
            frames[lemma] = frames.get(lemma, 0) | FRAMES[name]
    nouns = frozenset(lists["homographs"]["words"])
    irregular = lists["irregular"]
    forms: dict[str, Form] = {}
    for lemma, frame in frames.items():
        for word, tense in inflected(lemma, irregular.get(lemma)):
            own = frame & ~THIRD if tense in "bg" else frame
            forms.setdefault(word, Form(lemma, own, tense, word in nouns, lists["particles"].get(lemma, "")))
    adverbs = lists["adverbs"]
    finite = lists["finite"]
    others = frozenset(w for name in ("words", "voiced", "minded", "phrases", "putting") for w in lists["nouns"][name]) | {
        "according",
        "per",
    }
    return Verbs(
        forms,
        objects,
        frozenset(lists["labels"]["words"]),
        frozenset(adverbs["words"]) | frozenset(adverbs["negations"]),
        frozenset(adverbs["negations"]),
        frozenset(finite["auxiliaries"]) | frozenset(finite["past"]),
        frozenset(finite["present"]),
        (frozenset(finite["auxiliaries"]) | frozenset(finite["past"])) - frozenset(finite["adjectives"]),
        frozenset(lists["nouns"]["words"]),
        frozenset(lists["nouns"]["voiced"]),
        frozenset(form for lemma in lists["nouns"]["voicing"] for form, _ in inflected(lemma, MORE.get(lemma) or irregular.get(lemma))),
        frozenset(lists["nouns"]["minded"]),
        frozenset(lists["nouns"]["putting"]),
        frozenset(lists["nouns"]["phrases"]),
        others,
        others | forms.keys(),
        outlet_words(lexicon),
        frozenset(lists["nouns"]["sources"]),
        frozenset(lists["nouns"]["countable"]),
    )


def outlet_words(lexicon: Lexicon) -> frozenset[str]:
    """Words that show an outlet, lower case: what its kind is called, and the last word of every outlet's name."""
    outlets = lexicon["outlets"]
    names = [name for section in ("agencies", "press") for group in outlets[section].values() for name in group]
    shapes = outlets["shapes"]
    return frozenset({name.split()[-1].lower() for name in names} | set(shapes["last"].split()) | set(shapes["nouns"].split()))


def inflected(lemma: str, irregular: list[str] | None = None) -> list[tuple[str, str]]:
    """Every form of a verb with its tense.

    >>> inflected("deny")
    [('denied', 'd'), ('denies', 's'), ('denying', 'g'), ('deny', 'b')]
    >>> inflected("say", ["said", "said"])
    [('said', 'd'), ('says', 's'), ('saying', 'g'), ('say', 'b')]
    """
    consonant_y = lemma.endswith("y") and lemma[-2] not in VOWELS
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    double = lemma[-1] if (irregular and irregular[0].endswith(lemma[-1] * 2 + "ed")) or lemma in {"beg", "put", "begin"} else ""
    past = irregular if irregular else [lemma[:-1] + "ied" if consonant_y else stem + "ed"]
    third = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
    forms = [(form, "d") for form in dict.fromkeys(past)]
    gerund = (lemma if lemma.endswith("ee") else stem + double) + "ing"
    return [*forms, (third, "s"), (gerund, "g"), (lemma, "b")]
