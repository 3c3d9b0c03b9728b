"""A statement's mention → what it is: a name, a pronoun, a couple, a description; and its words."""

from corpus.frozen import frozen
from corpus.grammar.names import is_shouted, is_slavic
from corpus.grammar.namewords import Words
from corpus.grammar.outlets import Outlets, is_outlet
from corpus.model import Document, Mention, Names
from corpus.spans import Span

LINKS = frozenset(["of", "for", "at", "in", "with", "on", "to", "from", "by", "about", "against", "close", "familiar"])
BREAKS = frozenset([",", "(", "[", ";", ":", "—", "–", "--", "who", "which", "that", "whose"])
ARTICLES = frozenset(["the", "a", "an"])
PLURAL_ONLY = frozenset(["police", "people", "media"])
SOURCES = frozenset(
    ["democrat", "republican", "independent", "source", "sources", "people", "men", "women", "residents", "person", "man", "woman"]
)
# Endings of firms' names that are one word: "Sberbank", "Gazprom", "Rosneft", "Rostelecom".
FIRM_ENDINGS = (
    "bank",
    "prom",
    "neft",
    "gaz",
    "com",
    "tech",
    "tec",
    "soft",
    "energo",
    "stroy",
    "avto",
    "mash",
    "cosmos",
    "atom",
    "net",
    "tek",
    "group",
    "corp",
)
# Words that say whose a speaker is without a name: "its regulator", "our source".
OWNING = frozenset(["its", "his", "her", "their", "our"])
# How many tokens behind a name may show that it is a body's.
BEHIND = 30
NEAR = 15
SURNAMES = ("Mc", "O'", "O’")
ITS = frozenset(["it", "its", "itself"])
HUMAN = frozenset(["he", "she", "his", "her", "him", "who", "himself", "herself", "mr", "mrs", "ms"])
MAKERS = frozenset(
    ["maker", "giant", "producer", "lender", "miner", "exporter", "supplier", "builder", "automaker", "carmaker", "chipmaker"]
)
# Characters behind a role's comma within which its name begins.
APPOSITION = 24
POSSESSIVES = ("'s", "’s", "'S", "’S")


@frozen
class Phrase:
    """The words that point to a speaker. Tokens `first:last`, cut at the first comma or clause; `link` is the first
    "of", "for" … (or `last`), so that the head noun stands at `link - 1`."""

    span: Span
    first: int
    link: int
    last: int


def read_phrase(doc: Document, names: Names, mention: Span) -> Phrase | None:
    """The phrase of a mention, None where it holds no word."""
    tokens = doc.tokens
    word, lower = tokens.word, tokens.lower
    first, stop = tokens.at(mention.start), tokens.at(mention.end)
    while first < stop and not word[first][0].isalnum():
        first += 1
    last, link = first, -1
    if first < stop:
        last += 1
    while last < stop:
        low = lower[last]
        if low in BREAKS and not _inside_name(doc, names, tokens.start[last]):
            break
        if link < 0 and low in LINKS:
            link = last
        last += 1
    while last > first and not word[last - 1][0].isalnum() and word[last - 1] not in POSSESSIVES and word[last - 1] != ".":
        last -= 1
    if last > first and word[last - 1] in POSSESSIVES:
        last -= 1
    if last == first:
        return None
    return Phrase(Span(tokens.start[first], tokens.end[last - 1]), first, link if 0 <= link < last else last, last)


def _inside_name(doc: Document, names: Names, at: int) -> bool:
    """Whether a comma belongs to a name: "Ministry of Energy, Industry and Trade"."""
    if doc.text[at] != ",":
        return False
    index = names.at(at) - 1
    return any(m.start < at < m.end and m.shape != "description" for m in names.mentions[max(0, index - 1) : index + 1])


def named_entity(doc: Document, names: Names, phrase: Phrase, words: Words) -> Mention | None:
    """The name that the phrase ends in (before its first link), or that follows the role which the phrase begins with."""
    tokens = doc.tokens
    head_end = tokens.end[phrase.link - 1]
    found = None
    at = names.at(phrase.span.start)
    for mention in names.mentions[max(0, at - 2) : names.at(phrase.span.end)]:
        if mention.start < phrase.span.start and phrase.span.end <= mention.end and mention.shape == "full":
            return mention  # the mention holds only a part of the name
        if mention.start < phrase.span.start and (mention.shape != "description" or mention.end <= phrase.span.start):
            continue
        if mention.shape == "description":
            if mention.start >= head_end:
                continue
            name = _name_after(names, mention)
            if name is not None and name.start < phrase.span.end and phrase.span.end <= name.end + 2:
                return name
        elif mention.end <= phrase.span.end and (
            head_end <= mention.end or (mention.start <= phrase.span.start and phrase.link < phrase.last)
        ):
            if tokens.lower[tokens.at(mention.end) : phrase.last][:1] in (["'s"], ["’s"]):
                continue
            if _verb_follows(doc, phrase, mention, words):
                return mention
            found = mention
            if mention.start < head_end <= mention.end or mention.start == phrase.span.start:
                return mention
    return found if found is not None and found.start < head_end else None


def _verb_follows(doc: Document, phrase: Phrase, mention: Mention, words: Words) -> bool:
    """Whether a verb or an adverb stands right behind a name that only titles precede: "Mr. Lee declined", "Lee already"."""
    tokens = doc.tokens
    first, after = tokens.at(mention.start), tokens.at(mention.end)
    if after >= phrase.last or not tokens.word[after][0].islower():
        return False
    low = tokens.lower[after]
    if not (low in words.boundary or low.endswith(("ed", "ly"))) or low in LINKS or low in {"and", "or"}:
        return False
    return all(w in words.titles or w in words.demonyms or w in ".-" for w in tokens.lower[phrase.first : first])


def name_behind(doc: Document, names: Names, phrase: Phrase, end: int, words: Words) -> Mention | None:
    """The person in apposition behind a role: "The minister of economy, | Ann Lee,"; `end` closes the whole mention."""
    tokens = doc.tokens
    if tokens.lower[phrase.link - 1] not in words.roles or phrase.last >= len(tokens) or tokens.word[phrase.last] != ",":
        return None
    at = names.at(phrase.span.end)
    for mention in names.mentions[at : names.at(end + APPOSITION)]:
        if mention.start >= end and not _closed(doc, mention):
            return None
        if mention.shape == "description":
            if tokens.at(mention.start) == phrase.last + 1:
                return _name_after(names, mention)
            continue
        between = without_bracket(tokens.lower[phrase.last + 1 : tokens.at(mention.start)])
        titles = all(w in words.titles or w in words.honorific or w == "." for w in between)
        return mention if titles and names.entities[mention.entity].type == "person" else None
    return None


def without_bracket(lower: list[str]) -> list[str]:
    """The words without a bracket at their end: "colonel (retd)"."""
    return lower[: lower.index("(")] if "(" in lower and lower[-1] == ")" else lower


def _closed(doc: Document, mention: Mention) -> bool:
    """Whether a comma or a bracket closes the apposition behind a name: "Its owner, Ann Lee, said"."""
    return doc.text[mention.end : mention.end + 2].lstrip()[:1] in {",", "(", "."}


def _name_after(names: Names, role: Mention) -> Mention | None:
    at = names.at(role.end - 1)
    for mention in names.mentions[at : at + 4]:
        if mention.entity == role.entity and mention.shape != "description" and mention.start >= role.start:
            return mention
    return None


def written(doc: Document, phrase: Phrase) -> str:
    """The phrase as the article gives it, without its article, white space made single blanks."""
    first = phrase.first
    if (doc.tokens.lower[first] in ARTICLES or doc.tokens.lower[first] in OWNING) and first + 1 < phrase.last:
        first += 1
    return " ".join(doc.text[doc.tokens.start[first] : phrase.span.end].split())


def without_trade(doc: Document, phrase: Phrase, words: Words) -> Phrase:
    """The firm's name behind its trade: "rope maker | Kelbit Corp."; the phrase itself where no trade stands before a firm."""
    tokens = doc.tokens
    first = next(
        (i for i in range(phrase.first + 1, phrase.link) if tokens.lower[i - 1] in MAKERS or tokens.lower[i - 1] in words.firms), -1
    )
    if (
        first < 0
        or not tokens.word[first - 1][0].islower()
        or not all(w[0].isupper() or not w[0].isalnum() for w in tokens.word[first : phrase.last])
    ):
        return phrase
    if words.org_heads.isdisjoint(tokens.lower[first : phrase.last]):
        return phrase
    return Phrase(Span(tokens.start[first], phrase.span.end), first, phrase.link, phrase.last)


def _is_surname(doc: Document, phrase: Phrase, low: str) -> bool:
    """Whether one word that nobody bears in full is a person all the same: by its shape, as a plural, as a label.

    Newspapers give people their full name first, so that any other word is a firm, an agency or a country.
    """
    word = doc.tokens.word[phrase.first]
    label = phrase.last < len(doc.tokens) and doc.tokens.word[phrase.last] == ":"
    return label or is_slavic(word) or word.startswith(SURNAMES) or low.endswith("s")


def _shown_as_body(doc: Document, phrase: Phrase, words: Words) -> bool:
    """Whether the text calls a name a body: ", a chain of …" behind it, or "it" and "its" in its sentence and no person's pronoun."""
    tokens = doc.tokens
    index = doc.sentence_at(phrase.span.start)
    if index < 0 or tokens.lower[phrase.first] in words.given or phrase.last - phrase.first < 2:
        return False
    behind = tokens.lower[phrase.last : min(doc.sentences[index].last, phrase.last + BEHIND)]
    if behind[:1] == [","] and behind[1:2] in (["a"], ["an"], ["the"], ["which"]):
        stop = next((i for i, w in enumerate(behind) if i and (w == "," or w in LINKS)), len(behind))
        called = frozenset(behind[1:stop])
        if called & (words.firms | words.org_heads | frozenset(["which"])):
            return called.isdisjoint(words.roles)
    if is_slavic(tokens.word[phrase.link - 1]) or tokens.word[phrase.link - 1].startswith(SURNAMES):
        return False
    return not ITS.isdisjoint(behind[:NEAR]) and HUMAN.isdisjoint(behind)


def kind_of(doc: Document, phrase: Phrase, words: Words, outlets: Outlets) -> str:
    """person, organisation or document, by the head noun and, for a name that nobody introduces, by its shape."""
    tokens = doc.tokens
    at = phrase.link - 1
    while at > phrase.first and not tokens.word[at][0].isalnum():
        at -= 1  # "Kelbit Co.": the stop is no noun
    head, word = tokens.lower[at], tokens.word[at]
    single = head[:-1] if head.endswith("s") else head
    if is_outlet(written(doc, phrase), outlets):
        return "organisation"
    if head in words.documents or single in words.documents:
        return "document" if not word[0].isupper() or phrase.link - phrase.first < 3 else "organisation"
    if head in words.roles or single in words.roles or head in SOURCES:
        return "person"
    if head in words.org_heads or single in words.org_heads or head in words.units:
        return "organisation"
    if word[0].isupper() and (head in words.trades or _shown_as_body(doc, phrase, words)):
        return "organisation"
    if not word[0].isupper():
        return "person"
    if phrase.last - phrase.first == 1:
        return "person" if _is_surname(doc, phrase, head) else "organisation"
    firm = (
        is_shouted(word)
        or tokens.lower[phrase.first] in words.general
        or head.endswith(FIRM_ENDINGS)
        or (tokens.lower[phrase.first] == "the" and not is_slavic(word))
    )
    return "organisation" if firm else "person"
