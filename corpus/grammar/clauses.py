"""Where a noun phrase begins and ends, and whether words make a clause: by word lists and capitals alone.

Pure functions over parallel lists of words; no place here knows of articles. Nothing is parsed: a phrase is
walked from the verb outwards until a word that no noun phrase holds.
"""

from collections.abc import Sequence


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for look-ups.

    >>> sorted(word_set("of for"))
    ['for', 'of']
    """
    return frozenset(text.split())


PRONOUNS = word_set(
    "i he she they it we you who i've we've they've i’ve we’ve they’ve he'd she'd they'd he’d she’d they’d i'd i’d we'd we’d i'm i’m"
)
DETERMINERS = word_set(
    "the a an his her their its our my your this these those that one two three some several many most another other both all each every any"
)
PREPOSITIONS = word_set(
    "of for at in on from with to by about against during under over near inside among between per within through via into"
)
#: words that end a noun phrase when it is walked from its end to its start
BREAKS = word_set("""that which who whom whose because while when where if as although though but or nor since until after before whether so than
    unless yet then there here what how why despite amid including like not meanwhile however still instead what's
    is are was were am be been being has have had do does did will would can could should may might must cannot
    he she they it we i you him them us me said says told""")
MARKS = frozenset(',;:()[]{}—–"“”„«»!?…|*•―') | {"--", "...", "''", "``", "‘"}
#: first words of a part before a comma that is neither subject nor content ("In a statement, Lee said …")
ADVERBIAL = PREPOSITIONS | word_set("""when while as if although though because since until after before once despite asked speaking writing meanwhile however still
    instead but and then earlier later""")
#: a quote that ends so is speech, no part of a name
STOPS = frozenset(",.?!…")
OPENING_WORDS = word_set("""but and so yet or nor still however meanwhile instead then also even earlier later today yesterday now monday tuesday wednesday thursday
    friday saturday sunday moreover furthermore indeed thus therefore nevertheless nonetheless separately additionally besides afterward
    afterwards recently once again finally first second overall""")
TIME_WORDS = word_set("""monday tuesday wednesday thursday friday saturday sunday today yesterday tonight january february march april may june july august september
    october november december jan feb mar apr aug sept sep oct nov dec morning afternoon evening night week month year weekend earlier later
    last this next late early ago days weeks months years hours minutes noon midday midnight time day recently since previously spring summer autumn
    fall winter""")


def is_name_word(word: str) -> bool:
    """A word written like a name: a capital first, or a particle that stands inside names is not one.

    >>> is_name_word("Lee"), is_name_word("lee"), is_name_word("44")
    (True, False, False)
    """
    return word[:1].isupper()


def acronym(word: str) -> bool:
    """A function word written in capitals: the US, the WHO, IT."""
    return len(word) > 1 and word.isupper()


def walk_back(
    word: Sequence[str], lower: Sequence[str], low: int, end: int, opaque: Sequence[int], stops: frozenset[str] = frozenset()
) -> int:
    """First index of the noun phrase that ends before `end`, not below `low`; `end` where there is none.

    `opaque[i]` is the index of the first word of the quote that word `i` lies in, -1 outside quotes: a quote is
    stepped over whole. `stops` are further words that no noun phrase holds (finite verbs).
    """
    i = end
    while i > low:
        w = lower[i - 1]
        if opaque[i - 1] < 0 and w not in HALTS and w not in stops:
            i -= 1  # a plain word, as most are
        elif opaque[i - 1] < 0 and w in QUOTES and (k := _nickname_back(word, low, i)) is not None:
            i = k
        elif opaque[i - 1] >= 0:
            if i == end or (i - 2 >= low and word[i - 2] in STOPS):
                break
            i = max(low, opaque[i - 1])
        elif w == ")":
            k = _open_bracket(word, low, i - 1)
            if k is None:
                break
            i = k
        elif w == ".":
            if not (low <= i - 2 and i - 1 < end and is_name_word(word[i - 2]) and len(word[i - 2]) <= 5):
                break
            i -= 1
        elif (
            w in MARKS
            or (w in BREAKS and not acronym(word[i - 1]))
            or w in stops
            or ((w == "and" or w == "&") and not _joins(word, lower, low, i - 1, end, opaque, stops))
        ):
            break
        else:
            i -= 1
    return trim_front(word, lower, i, end)


QUOTES = frozenset(['"', "“", "”", "''", "‘", "’"])
#: what a walk to a phrase's start looks at twice
HALTS = QUOTES | MARKS | BREAKS | {")", ".", "and", "&"}


def _nickname_back(word: Sequence[str], low: int, end: int) -> int | None:
    """Where a nickname in marks that ends before `end` begins ("Robert “Bobby” Lee"); None where it is none."""
    for k in range(end - 3, max(low, end - 5) - 1, -1):
        if word[k] in QUOTES:
            inside = all(is_name_word(w) for w in word[k + 1 : end - 1])
            return k if inside and k > low and is_name_word(word[k - 1]) else None
    return None


def _nickname_on(word: Sequence[str], start: int, high: int) -> int | None:
    """One past a nickname in marks that begins at `start`; None where it is none."""
    for k in range(start + 2, min(high - 1, start + 5)):
        if word[k] in QUOTES:
            inside = all(is_name_word(w) for w in word[start + 1 : k])
            return k + 1 if inside and is_name_word(word[k + 1]) and is_name_word(word[start - 1]) else None
    return None


def _joins(word: Sequence[str], lower: Sequence[str], low: int, i: int, end: int, opaque: Sequence[int], stops: frozenset[str]) -> bool:
    """Whether the "and" at `i` joins two noun phrases: names on both sides, or no verb from here to the clause's start."""
    if i + 1 >= end or i - 1 < low:
        return False
    if is_name_word(word[i + 1]) and is_name_word(word[i - 1]):
        return True
    k = i - 1
    while k >= low and lower[k] not in MARKS and lower[k] != "." and opaque[k] < 0:
        w = lower[k]
        if w in BREAKS or w in stops or (w.endswith("ed") and word[k][0].islower() and k > low) or i - k > 12:
            return False
        k -= 1
    return True


def _open_bracket(word: Sequence[str], low: int, close: int) -> int | None:
    for k in range(close - 1, max(low, close - 9) - 1, -1):
        if word[k] == "(":
            return k
    return None


def trim_front(word: Sequence[str], lower: Sequence[str], start: int, end: int) -> int:
    """`start` moved past conjunctions, adverbs and time words that stand before the noun phrase."""
    while start < end - 1:
        w = lower[start]
        if w in OPENING_WORDS or w in {"-", "'", "’", "."} or (w.endswith("ly") and not is_name_word(word[start])):
            start += 1
        elif w in {"on", "in", "by", "since", "at", "late", "last", "early", "this"} and lower[start + 1] in TIME_WORDS:
            start += 2
            while start < end - 1 and (lower[start] in TIME_WORDS or lower[start].isdigit()):
                start += 1
        elif w.endswith("ing") and not is_name_word(word[start]) and (lower[start + 1] in DETERMINERS or is_name_word(word[start + 1])):
            start += 1  # "after paying Lee"
        elif w in PREPOSITIONS and w != "to":
            inner = _after_preposition(word, lower, start + 1, end)
            if inner is None:
                return end
            start = inner
        else:
            break
    return start


def _after_preposition(word: Sequence[str], lower: Sequence[str], start: int, end: int) -> int | None:
    """Where the subject begins behind a prepositional phrase without a comma ("in a statement Lee said")."""
    k = end
    while k > start and is_name_word(word[k - 1]):
        k -= 1
    if start < k < end and lower[k - 1] not in PREPOSITIONS and lower[k - 1] not in DETERMINERS:
        return k
    for i in range(end - 1, start, -1):
        if lower[i] in DETERMINERS and lower[i - 1] not in PREPOSITIONS:
            return i
    return None


def walk_on(word: Sequence[str], lower: Sequence[str], start: int, high: int) -> int:
    """End of the noun phrase that begins at `start`, at most `high`; `start` where there is none."""
    if start < high and lower[start] in PRONOUNS and not acronym(word[start]):
        return start + 1
    i = start
    while i < high:
        w = lower[i]
        if (w in QUOTES and i > start and (k := _nickname_on(word, i, high)) is not None) or (
            w == "(" and i > start and (k := _closed_bracket(word, i, high)) is not None
        ):
            i = k
        elif w == ".":
            if not (start < i < high - 1 and is_name_word(word[i + 1]) and is_name_word(word[i - 1]) and len(word[i - 1]) <= 5):
                break
            i += 1
        elif w in MARKS or _ends_phrase(word, lower, start, i, high):
            break
        else:
            i += 1
    while i > start and lower[i - 1] in PREPOSITIONS:
        i -= 1
    return i


def _closed_bracket(word: Sequence[str], start: int, high: int) -> int | None:
    return next((k + 1 for k in range(start + 1, min(high, start + 9)) if word[k] == ")"), None)


def _ends_phrase(word: Sequence[str], lower: Sequence[str], start: int, i: int, high: int) -> bool:
    """Whether word `i` cannot go on with the noun phrase that began at `start`."""
    w, named = lower[i], is_name_word(word[i])
    if w in BREAKS and w not in {"said", "says"} and not acronym(word[i]):
        return True
    if w in TIME_WORDS:
        return (named or i > start) and w not in {"may", "march"}
    if w in PREPOSITIONS:
        if i > start and (lower[i - 1], w) in TIED:
            return False
        return i == start or (w not in {"of", "for"} and not _belongs(word, lower, i, high))
    if i == start:
        return False
    if w in DETERMINERS:
        return lower[i - 1] not in PREPOSITIONS and lower[i - 1] != "and" and w not in {"one", "two", "three"}
    if w == "and":
        return not (i + 1 < high and is_name_word(word[i + 1]) and is_name_word(word[i - 1]))
    return w in {"saying", "adding"} or (w.endswith("ly") and not named)


#: adjectives behind a noun with the preposition that they go on with: "a source close to the talks"
TIED = frozenset([("familiar", "with"), ("close", "to")])


def _belongs(word: Sequence[str], lower: Sequence[str], i: int, high: int) -> bool:
    """A preposition that ties a place or a house to a role ("director at the Centre"), no time and no occasion."""
    if i + 1 >= high or lower[i + 1] in TIME_WORDS or lower[i + 1][:1].isdigit():
        return False
    if lower[i] in {"at", "from", "with"} and not is_name_word(word[i - 1]):
        k = i + 2 if lower[i + 1] in DETERMINERS else i + 1
        return k < high and is_name_word(word[k])
    return False


def pure_name(word: Sequence[str], start: int, end: int) -> bool:
    """Words that are a name and nothing else: one to five capitalised words, initials and particles allowed.

    >>> pure_name("Jan van der Berg".split(), 0, 4), pure_name("the head".split(), 0, 2)
    (True, False)
    """
    names = 0
    for i in range(start, end):
        w = word[i]
        if is_name_word(w) and w.lower() not in DETERMINERS:
            names += 1
        elif w not in {".", "-", "'", "’", "van", "von", "de", "der", "den", "da", "bin", "al", "el", "la", "di", "du"}:
            return False
    return 1 <= names <= 5 and is_name_word(word[start])
