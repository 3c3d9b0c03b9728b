"""Whether a noun is a plural, and its singular: English spelling rules with the irregular forms that news uses."""

from functools import lru_cache

IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "data": "data", "media": "medium", "criteria": "criterion", "phenomena": "phenomenon", "aircraft": "aircraft", "spacecraft": "spacecraft",
    "series": "series", "species": "species", "cattle": "cattle", "sheep": "sheep", "personnel": "personnel", "staff": "staff", "police": "police",
    "troops": "troop", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half", "shelves": "shelf", "thieves": "thief",
    "wolves": "wolf", "leaves": "leaf", "loaves": "loaf", "analyses": "analysis", "crises": "crisis", "theses": "thesis", "bases": "base",
    "movies": "movie", "cookies": "cookie", "shoes": "shoe", "ties": "tie", "lies": "lie", "houses": "house", "warehouses": "warehouse",
    "causes": "cause", "clauses": "clause", "uses": "use", "spouses": "spouse", "excuses": "excuse", "abuses": "abuse", "pauses": "pause",
    "headquarters": "headquarters", "works": "works", "calves": "calf", "oxen": "ox", "dice": "dice", "kopecks": "kopeck", "axes": "axe",
    "aches": "ache", "caches": "cache", "zombies": "zombie", "smoothies": "smoothie", "indices": "index", "vertices": "vertex", "fish": "fish",
}  # fmt: skip

#: words that end in "s" and are no plural nouns
NO_PLURALS = frozenset(
    [
        "was",
        "has",
        "is",
        "this",
        "its",
        "his",
        "as",
        "us",
        "thus",
        "perhaps",
        "always",
        "across",
        "besides",
        "sometimes",
        "whereas",
        "unless",
        "towards",
        "afterwards",
        "news",
        "physics",
        "politics",
        "economics",
        "mathematics",
        "athletics",
        "ethics",
        "plus",
        "minus",
        "versus",
        "bus",
        "gas",
        "less",
        "hers",
        "ours",
        "yours",
        "theirs",
        "yes",
        "says",
        "does",
        "goes",
        "downstairs",
        "upstairs",
        "overseas",
        "abroad",
        "indoors",
        "outdoors",
        "nowadays",
        "gross",
        "press",
        "class",
        "glass",
        "process",
        "access",
        "progress",
        "business",
        "success",
        "address",
        "congress",
        "loss",
        "mass",
        "pass",
        "cross",
        "boss",
        "dress",
        "stress",
        "mess",
        "chess",
        "bless",
        "guess",
        "express",
    ]
)


@lru_cache(maxsize=8192)
def is_plural(lower: str) -> bool:
    """Whether a word, in lower case, looks like a plural noun.

    >>> [is_plural(w) for w in ("plants", "women", "business", "was", "bus")]
    [True, True, False, False, False]
    """
    if lower in IRREGULAR:
        return True
    return (
        len(lower) > 2 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "’s")) and lower not in NO_PLURALS
    ) or lower.endswith("men")


def singular(lower: str) -> str:
    """The singular of a plural noun; the word itself where it is none.

    >>> [singular(w) for w in ("companies", "businesses", "fishermen", "viruses", "cases", "people")]
    ['company', 'business', 'fisherman', 'virus', 'case', 'person']
    """
    if lower in IRREGULAR:
        return IRREGULAR[lower]
    if lower.endswith("men") and len(lower) > 4:
        return lower[:-2] + "an"
    if not is_plural(lower):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes", "uses", "oes")):
        return lower[:-2]
    return lower[:-1]
