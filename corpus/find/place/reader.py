"""An article as the place rules read it: its tokens, and what the lists say of them."""

from corpus.grammar.gazetteer import Gazetteer
from corpus.lexicon import Lexicon
from corpus.model import Document


class Reader:
    """One article's tokens and what the lists say of them."""

    def __init__(self, doc: Document, lexicon: Lexicon) -> None:
        self.doc = doc
        self.word, self.lower, self.size = doc.tokens.word, doc.tokens.lower, len(doc.tokens)
        self.gazetteer = lexicon.compiled(Gazetteer)
        self.given, self.outlets, self.never, self.heads = lexicon.compiled(_name_lists)
        #: words inside a name that tell that it is none of a place
        self.unplaced = lexicon.compiled(_unplaced)
        self.openings = {s.first for s in doc.sentences}

    def low(self, i: int) -> str:
        """The lower-case token at `i`, "" beyond the ends."""
        return self.lower[i] if 0 <= i < self.size else ""

    def capital(self, i: int) -> bool:
        """Whether the token at `i` begins with a capital letter."""
        return 0 <= i < self.size and self.word[i][:1].isupper()


def in_a_name(r: Reader, first: int, last: int) -> bool:
    """Part of a person's name: "Jack London", "Ms. Paris"; a forename or title before, no comma between."""
    if not first:
        return False
    before, persons = r.lower[first - 1], r.gazetteer.persons
    return (
        (before in r.given and r.capital(first - 1)) or before in persons or (before == "." and first > 1 and r.lower[first - 2] in persons)
    )


def _unplaced(lexicon: Lexicon) -> frozenset[str]:
    """Words of organisations and forenames."""
    given, _, _, heads = lexicon.compiled(_name_lists)
    return lexicon.compiled(Gazetteer).organisations | given | heads


def _name_lists(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Forenames, outlets (both lower case), capitalised words that are no names, and words that head an organisation's name."""
    given = frozenset(w for section in lexicon["given_names"].values() for group in section.values() for w in _words(group))
    outlets = frozenset(
        w.lower()
        for section in lexicon["outlets"].values()
        for group in section.values()
        for w in (group if isinstance(group, list) else [group])
    )
    never = {w for section in ("months", "weekdays", "seasons", "numbers", "units") for w in lexicon["timexes"][section]}
    never |= (
        {w for group in lexicon["organisations"]["not_names"].values() for w in _words(group)}
        if "not_names" in lexicon["organisations"]
        else set()
    )
    never |= set(lexicon["places"]["never"]["words"])
    heads = frozenset(w for group in lexicon["organisations"]["heads"].values() for w in _words(group))
    return given, outlets, frozenset(never), heads


def _words(group: object) -> list[str]:
    return group.split() if isinstance(group, str) else list(group) if isinstance(group, list) else []
