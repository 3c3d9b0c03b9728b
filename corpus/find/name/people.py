"""Runs → people: which words of a run are somebody's name, and what the article says of them there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from corpus.find.name.before import before, linked, owns
from corpus.find.name.behind import after, copula, phrase
from corpus.find.name.evidence import ENOUGH, NOUNS_AS_NAMES, evidence, may_be_name, told_gender, without_suffixes
from corpus.find.name.role import INSIDE, QUOTES, Role
from corpus.find.name.runs import Chunk, Run, Word
from corpus.find.name.split import PLACED
from corpus.grammar.names import is_initial, is_patronymic, is_shouted, is_slavic, recased
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# Tokens that a bracket behind a label may hold.
LABEL = 24
# Words of a name in a title at most: those after it are large as well.
TITLED = 3
# What parts a label's name from the role behind it.
LABELLED = frozenset("(,")
TEXT = attrgetter("text")


@dataclass(slots=True, eq=False)
class Candidate:
    """One place where a person is named. `words` are the name's own; `roles` what stands beside them."""

    words: tuple[Word, ...]
    run: Run
    gender: str | None = None
    roles: tuple[Role, ...] = ()
    #: the name with single blanks, as the article spells it
    name: str = field(init=False)
    #: whether the article has it in capitals and the spelling is ours
    recased: bool = field(init=False)
    #: the name's first token, and the token behind its last
    first: int = field(init=False)
    last: int = field(init=False)

    def __post_init__(self) -> None:
        name = " ".join(map(TEXT, self.words))
        self.recased = self.run.chunk.label and name.isupper()
        self.name = recased(name) if self.recased else name
        self.first, self.last = self.words[0].first, self.words[-1].last


def given_alone(runs: Sequence[Run], tokens: Tokens, words: Words) -> list[Candidate]:
    """People whom the article calls by a common given name only: twice at least, and never behind "the" or "in"."""
    seen: dict[str, list[Candidate]] = {}
    given = words.given
    for run in runs:
        if run.low not in given or len(run.words) > 1 or not given[run.low] or run.chunk.bare or run.chunk.label:
            continue
        low = run.low
        if low in words.ambiguous or low in words.no_surname:
            continue
        before = tokens.lower[run.first - 1] if run.first > run.chunk.first else ""
        if before != "the" and before not in PLACED:
            seen.setdefault(low, []).append(Candidate(run.name, run, given[low]))
    return [c for found in seen.values() if len(found) > 1 for c in found]


def find_people(runs: Sequence[Run], tokens: Tokens, words: Words, alone: set[str]) -> list[Candidate]:
    """Every place where a person is named by two words or more, or by a title and one; `runs` have two words at least."""
    found = []
    for run in runs:
        chunk = run.chunk
        if chunk.bare:
            found.extend(_headlined(run, words, alone))
            continue
        candidate = _label(run, tokens, words) if chunk.label else _candidate(run, tokens, words, alone)
        if candidate is not None:
            found.append(candidate)
    return found


def _headlined(run: Run, words: Words, alone: set[str]) -> list[Candidate]:
    """In a line where every word is large only a common given name before a surname that the body uses alone."""
    pairs = zip(run.words, run.words[1:], strict=False)
    return [
        Candidate(pair, run, words.given[pair[0].lower] or None)
        for pair in pairs
        if pair[0].lower in words.given and pair[1].lower in alone
    ]


def _label(run: Run, tokens: Tokens, words: Words) -> Candidate | None:
    """A transcript's label names whoever speaks, his office before the name or in brackets after it: "Ann Lee (head of the Agency): …"."""
    if run.words[-1].lower in words.trades and run.words[0].lower not in words.given:
        return None
    name = _behind_organisation(run.name, run, tokens, words) if len(run.name) > 1 else run.name
    name = name[: _first_again(name)]
    if not name or (name[-1].lower in words.no_surname and (len(name) == 1 or name[0].lower not in words.given)):
        return None  # "THE VICE PRESIDENT", "SENIOR HARBOUR OFFICIAL": an office, and no name
    roles = before(tokens, name[0].first, run.chunk, words) or _before_name_in_bracket(tokens, name[0].first, words)
    line = Chunk(run.chunk.first, _line_end(tokens, run.last), bare=False, label=True)
    role = after(tokens, run.last, line, words) if run.last < line.last and tokens.word[run.last] in LABELLED else None
    if role is not None and role.org_first < 0:
        role.org_first, role.org_last = _behind_role(tokens, role.last, line.last)
    if role is not None:
        roles.append(role)
    return Candidate(name, run, told_gender(run.titles, name, roles, tokens, words), tuple(roles))


def _first_again(name: Sequence[Word]) -> int:
    """Where a word comes again, which no name has twice: a page's hidden text is joined to the label."""
    seen = [w.lower for w in name]
    return next((k for k, low in enumerate(seen) if low in seen[:k]), len(name))


def _line_end(tokens: Tokens, i: int) -> int:
    """The end of the line that a label is in, LABEL tokens on at most: a gap of more than one character shows it."""
    end = i
    while end < min(len(tokens), i + LABEL) and tokens.start[end] - tokens.end[end - 1] <= 1:
        end += 1
    return end


def titled_candidate(run: Run, tokens: Tokens, words: Words) -> Candidate | None:
    """Whoever a title in capitals names with an office or a given name: "Vice President Harris", not "President Reyes Opens Bridge"."""
    if not (run.titles or run.name[0].lower in words.given):
        return None
    verb = next((k for k, w in enumerate(run.name) if k and (w.lower.endswith("ing") or w.lower in words.boundary)), len(run.name))
    run.name = run.name[:verb]
    return _label(run, tokens, words) if len(run.name) <= TITLED and may_be_name(without_suffixes(run.name, words), words) else None


def _before_name_in_bracket(tokens: Tokens, name: int, words: Words) -> list[Role]:
    """The office before a label's name in brackets: "The Minister for Trade (| Ann Lee): …"."""
    if name < 2 or tokens.word[name - 1] != "(":
        return []
    first = name - 1
    while first > max(0, name - LABEL) and (tokens.word[first - 1][0].isupper() or tokens.lower[first - 1] in INSIDE):
        first -= 1
    while first < name - 1 and tokens.lower[first] in INSIDE:
        first += 1
    role = phrase(tokens, first, Chunk(first, name - 1, bare=False, label=True), words) if first < name - 1 else None
    return [role] if role is not None else []


def _behind_role(tokens: Tokens, comma: int, limit: int) -> tuple[int, int]:
    """The organisation behind a label's role: "(chief engineer, | Lindhaven Lock Company)"; all up to the bracket, each word large."""
    end = next((k for k in range(comma, limit) if tokens.word[k] == ")"), -1)
    if end <= comma + 1 or tokens.word[comma] != ",":
        return -1, -1
    named = all(w[0].isupper() or w in INSIDE for w in tokens.word[comma + 1 : end])
    return (comma + 1, end) if named else (-1, -1)


def _candidate(run: Run, tokens: Tokens, words: Words, alone: set[str]) -> Candidate | None:
    titles, name = run.titles, run.name
    if name[-1].lower in words.org_heads:
        known = len(name) == 2 and name[0].lower in words.given and name[-1].lower in NOUNS_AS_NAMES
        if not known:
            return None
    if _in_marks(run, tokens):
        return None
    if len(name) > 1:
        if not titles:
            name = _behind_organisation(name, run, tokens, words)
        name = _trim(name, run, words)
    core = without_suffixes(name, words)
    if not core or not may_be_name(core, words) or (len(name) == 1 and not _honoured(titles, name[0], run, tokens, words)):
        return None
    last = name[-1].last
    found = before(tokens, name[0].first, run.chunk, words)
    behind = after(tokens, last, run.chunk, words)
    if found and name[0].lower not in words.given and tokens.lower[found[0].head] in words.firms and not is_slavic(name[-1].text):
        return None  # "developer Orlin Marine"
    if len(name) > 1:
        role = bool(found) or (len(titles) > 0 and any(w.lower in words.titles for w in titles))
        if evidence(name, core, run, tokens, words, alone, role, behind is not None) < ENOUGH:
            return None
    gender = told_gender(titles, name, [*found, behind] if behind else found, tokens, words)
    if len(name) > 1:
        behind = behind or copula(tokens, last, run.chunk, words)
        if behind:
            found.append(behind)
    return Candidate(name, run, gender, tuple(found))


def _in_marks(run: Run, tokens: Tokens) -> bool:
    """Whether the whole run stands between quote marks: the title of a film, the name of a project."""
    word = tokens.word
    return run.first > 0 and word[run.first - 1] in QUOTES and run.last < len(word) and word[run.last] in QUOTES


def _behind_organisation(name: tuple[Word, ...], run: Run, tokens: Tokens, words: Words) -> tuple[Word, ...]:
    """The person's words of a run that a role's organisation begins: "head of | Rostec Ann Lee"; all words elsewhere."""
    if len(name) > 2:
        in_role = linked(tokens, run.first, run.chunk, words) is not None
        return _tail(name, words) if in_role or owns(tokens, run.first, run.chunk, words) else name
    inside = name[0].lower not in words.given and len(run.words) == 2 and run.first > 0 and tokens.lower[run.first - 1] in INSIDE
    return () if inside and linked(tokens, run.first, run.chunk, words) is not None else name


def _honoured(titles: Sequence[Word], name: Word, run: Run, tokens: Tokens, words: Words) -> bool:
    """Whether a title right before a single word makes it somebody's name; "a former Miss Universe" holds a title, no name."""
    if not titles or is_shouted(name.text):
        return False
    before = tokens.lower[run.first - 1] if run.first > run.chunk.first else ""
    last = titles[-1].lower
    if last in words.honorific:
        return before not in {"a", "an", "former", "another"}
    return last in words.abbreviated or last in words.roles


def _tail(name: tuple[Word, ...], words: Words) -> tuple[Word, ...]:
    """The person at the end of a run that begins with an organisation ("Innovative Development | Alexei Fursin")."""
    if len(name) >= 3 and (is_initial(name[-2].text.rstrip(".")) or is_patronymic(name[-2].text) or name[-3].lower in words.given):
        return name[-3:]
    return name[-2:]


def _trim(name: tuple[Word, ...], run: Run, words: Words) -> tuple[Word, ...]:
    """The name without a first word that is only large because it begins the sentence or names a group."""
    given = words.given
    while len(name) > 1 and name[0].first == run.chunk.first and name[0].lower.endswith("ing") and name[0].lower not in given:
        name = name[1:]
    while len(name) > 2 and name[1].lower in given and name[0].lower not in given and not is_initial(name[0].text.rstrip(".")):
        name = name[1:]
    return name
