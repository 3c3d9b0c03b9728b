"""Whether words that name nobody known can be a speaker: a noun phrase, not a verb, an adverb or half a clause.

Method: closed classes of English words. What nobody bears as a name must begin like a noun phrase and end in a noun; a
participle may begin one only before somebody who can speak ("elected officials"). In doubt there is no speaker: null rather
than wrong.
"""

from corpus.find.speaker.reference import ARTICLES, POSSESSIVES, SOURCES, Phrase
from corpus.grammar.namewords import Words
from corpus.model import Document, Tokens
from corpus.spans import Span

PREPOSITIONS = frozenset(
    ["with", "without", "within", "to", "by", "via", "from", "for", "in", "into", "on", "onto", "at", "as", "than", "of", "off", "about", "across", "after", "before", "against", "among", "amid", "around", "behind", "below", "beneath", "beside", "between", "beyond", "despite", "during", "except", "following", "including", "inside", "like", "near", "over", "per", "regarding", "since", "through", "throughout", "toward", "towards", "under", "unlike", "until", "upon", "versus", "because", "if", "when", "while", "where", "whether", "though", "although", "unless", "and", "or", "but", "nor", "so", "yet"]
)  # fmt: skip
ADVERBS = frozenset(
    ["away", "back", "maybe", "perhaps", "well", "possible", "impossible", "likely", "unlikely", "also", "too", "just", "quite", "rather", "soon", "then", "there", "here", "thus", "hence", "however", "instead", "meanwhile", "moreover", "nevertheless", "nonetheless", "otherwise", "therefore", "again", "almost", "already", "always", "never", "now", "often", "once", "still", "together", "even", "far", "further", "down", "up", "out", "not", "unsure", "sure", "able", "unable", "aware", "worth", "yes", "oh", "ago", "later", "earlier"]
)  # fmt: skip
# Pasts without "-ed", and common verbs: none of them is a noun that speaks.
VERBS = frozenset(
    ["come", "came", "gone", "went", "begun", "began", "become", "became", "held", "made", "met", "led", "kept", "put", "set", "sent", "told", "took", "taken", "given", "gave", "seen", "saw", "shown", "written", "wrote", "found", "brought", "left", "built", "paid", "spent", "lost", "won", "felt", "heard", "thought", "bought", "caught", "taught", "drawn", "driven", "known", "grown", "chosen", "broken", "spoken", "stolen", "hidden", "forgotten", "said", "done", "did", "does", "do", "has", "had", "have", "is", "are", "was", "were", "be", "been", "being", "am", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "let", "makes", "say", "says", "get", "got", "allow", "keeps", "send", "oppose", "adhere", "specialize"]
)  # fmt: skip
DETERMINERS = ARTICLES | frozenset(
    ["his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "some", "any", "each", "every", "all", "both", "many", "most", "several", "few", "no", "another", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
)  # fmt: skip
# Words that may stand before a determiner inside a noun phrase: "all the men", "many of the …" has a link.
PREDETERMINERS = frozenset(
    ["all", "both", "half", "such", "many", "what", "quite", "twice", "only", "nearly", "about", "almost", "even", "not"]
)
# Endings of people in the plural: "economists", "lenders", "historians".
PEOPLE = (
    "ers",
    "ors",
    "ists",
    "ians",
    "ees",
    "ents",
    "ants",
    "men",
    "women",
    "ives",
    "ries",
    "ates",
    "als",
    "people",
    "families",
    "youths",
)
# What no noun phrase ends in.
ENDING = frozenset(
    ["with", "to", "by", "via", "from", "for", "in", "into", "on", "onto", "at", "as", "than", "of", "about", "the", "a", "an", "and", "or"]
)
# Adjectives that wait for their noun.
OPEN = frozenset(["new", "recent", "strong", "tough", "various", "such", "most", "more", "longer"])
# Written large and alone these may be somebody's name.
NAMESAKES = frozenset(["may", "will", "won", "can", "near", "lost", "drawn"])
PARTICIPLES = ("ed", "ing")


def could_speak(doc: Document, phrase: Phrase, words: Words) -> Phrase | None:
    """The phrase, cut to a noun at its end, where it can be a speaker; None where it is no noun phrase."""
    tokens = doc.tokens
    cut = _cut(tokens, phrase)
    if cut is None or _is_passive(tokens, cut):
        return None
    first = tokens.lower[cut.first]
    if tokens.lower[cut.last - 1] in OPEN or tokens.lower[cut.first : cut.first + 2] == ["no", "longer"]:
        return None
    if first in DETERMINERS:
        return None if cut.last - cut.first == 1 and first in ARTICLES else cut
    if _joined(tokens, cut.first) or not _opens_small(doc, cut):
        return cut
    small = tokens.word[cut.first][0].islower()
    if (small or cut.last - cut.first > 1 or first not in NAMESAKES) and (first in PREPOSITIONS or first in ADVERBS or first in VERBS):
        return None
    behind = tokens.lower[cut.first + 1] if cut.first + 1 < cut.last else ""
    if behind in DETERMINERS and first not in PREDETERMINERS and (small or first.endswith(PARTICIPLES)):
        return None  # "send a …", "wearing their …"
    if not small or not first.endswith(PARTICIPLES):
        return None if small and behind == "" and first.endswith("ly") and first not in words.roles else cut
    return cut if _is_noun_behind(tokens, cut, words) else None


def _cut(tokens: Tokens, phrase: Phrase) -> Phrase | None:
    """The phrase without the prepositions and articles that it ends in: "attorneys for the" | speaks as "attorneys"."""
    last = phrase.last
    while last > phrase.first and (
        tokens.lower[last - 1] in ENDING and tokens.word[last - 1][0].islower() and not _joined(tokens, last - 1)
    ):
        last -= 1
    if last == phrase.last:
        return phrase
    if last == phrase.first:
        return None
    return Phrase(Span(phrase.span.start, tokens.end[last - 1]), phrase.first, min(phrase.link, last), last)


def _is_passive(tokens: Tokens, phrase: Phrase) -> bool:
    """ "Minister | accused of …": somebody else accuses."""
    return tokens.lower[phrase.last : phrase.last + 2] == ["accused", "of"]


def _joined(tokens: Tokens, i: int) -> bool:
    """Whether a token is half of a hyphenated word: "well-placed"."""
    return any(
        0 <= k < len(tokens) and tokens.word[k] in "-‐‑/" and (tokens.start[k] == tokens.end[i] or tokens.end[k] == tokens.start[i])
        for k in (i - 1, i + 1)
    )


def _opens_small(doc: Document, phrase: Phrase) -> bool:
    """Whether the first word is written small, or large only because a sentence or a quote begins there."""
    if doc.tokens.word[phrase.first][0].islower():
        return True
    index = doc.sentence_at(phrase.span.start)
    return index >= 0 and doc.tokens.at(doc.sentences[index].start) >= phrase.first - 1


def _is_noun_behind(tokens: Tokens, phrase: Phrase, words: Words) -> bool:
    """Whether the head behind a participle is somebody who can speak: "elected officials", "accompanying statement"."""
    if phrase.link - phrase.first < 2:
        return False
    head = tokens.lower[phrase.link - 1]
    if head in POSSESSIVES:
        return True
    if DETERMINERS & set(tokens.lower[phrase.first + 1 : phrase.link - 1]) or tokens.lower[phrase.first + 1] in PREPOSITIONS:
        return False
    single = head[:-1] if head.endswith("s") else head
    known = (words.roles, words.org_heads, words.documents, words.units, SOURCES)
    return any(head in each or single in each for each in known) or head.endswith(PEOPLE)
