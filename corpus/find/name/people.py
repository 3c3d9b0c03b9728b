"""Runs → people: which words of a run are somebody's name, and what the article says of them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.find.name import roles
from corpus.find.name.roles import Role
from corpus.find.name.runs import Run, Word, is_adjective
from corpus.grammar.names import is_demonym, is_initial, is_patronymic, is_shouted, is_slavic, surname_gender
from corpus.grammar.namewords import Words
from corpus.model import Tokens

# What two capitalised words must have on their side to be a person: a known given name, an initial, a patronymic, a title,
# a role or the surname used alone elsewhere count 2, a Slavic ending or a verb of speech beside it 1. Found on the articles
# at hand: at 1 banks and towns become people, at 3 people whom the article names once are lost.
ENOUGH = 2
LONGEST = 4
SPEECH = frozenset(
    [
        "said",
        "says",
        "told",
        "added",
        "noted",
        "stated",
        "wrote",
        "asked",
        "argued",
        "explained",
        "emphasized",
        "emphasised",
        "stressed",
        "tweeted",
        "recalled",
    ]
)
# A pronoun behind the name, in its sentence, counts 1 where one more is wanted.
GENDERED = frozenset(["he", "she", "his", "her", "him"])
# Months that are surnames or given names too.
MONTHS_AS_NAMES = frozenset(["may", "april", "june", "august", "march"])
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
PLACED = frozenset(["in", "near", "through", "across", "outside", "around", "throughout"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where a person is named. `words` are the name's own; `roles` what stands beside them."""

    words: tuple[Word, ...]
    run: Run
    gender: str | None = None
    roles: tuple[Role, ...] = ()
    titled: bool = False

    @property
    def name(self) -> str:
        """The name with single blanks, as the article spells it."""
        return " ".join(w.text for w in self.words)

    @property
    def first(self) -> int:
        """Index of the name's first token."""
        return self.words[0].first

    @property
    def last(self) -> int:
        """Index behind the name's last token."""
        return self.words[-1].last


class Split(NamedTuple):
    """A run cut in two: titles and other words before a name, and the words that may be the name."""

    run: Run
    titles: tuple[Word, ...]
    name: tuple[Word, ...]


def split(run: Run, words: Words) -> Split:
    """The run's titles and other words before a name, and the words that may be the name."""
    if len(run.words) == 1:
        return Split(run, (), run.words)
    all_words = run.words
    for n, w in enumerate(all_words):
        if w.lower in words.calendar and n > 0 and not (w.lower in MONTHS_AS_NAMES and all_words[n - 1].lower in words.given):
            all_words = all_words[:n]
            break
    core = len(all_words)
    while core > 1 and all_words[core - 1].lower in words.suffixes:
        core -= 1
    cut = 0
    for n in range(core - 1):
        w = all_words[n]
        if w.lower in words.titles and not (w.lower in words.given and n + 1 < core and w.lower not in words.honorific):
            cut = n + 1
    while cut < core - 1 and (
        ((all_words[cut].lower in words.demonyms or is_demonym(all_words[cut].text)) and all_words[cut].lower not in words.given)
        or is_adjective(all_words[cut])
        or all_words[cut].lower in ("democrat", "gop")
    ):
        cut += 1
    return Split(run, tuple(all_words[:cut]), tuple(all_words[cut:]))


def single_words(splits: Sequence[Split], tokens: Tokens, words: Words) -> set[str]:
    """Words that stand as a name by themselves somewhere ("Osipov said", "Mr. Lee"): evidence for surnames.

    A word that also stands behind "in" or "across" is a place.
    """
    found, placed = set(), set()
    for run, _, name in splits:
        if len(name) != 1 or run.chunk.bare or name[0].lower in words.no_surname:
            continue
        before = tokens.lower[run.first - 1] if run.first > run.chunk.first and len(run.words) == 1 else ""
        owns = run.last < run.chunk.last and tokens.word[run.last] in POSSESSIVES
        if before in PLACED and not owns:
            placed.add(name[0].lower)
        elif before != "the":
            found.add(name[0].lower)
    return found - placed


def given_alone(splits: Sequence[Split], tokens: Tokens, words: Words) -> list[Candidate]:
    """People whom the article calls by a common given name only: twice at least, and never behind "the" or "in"."""
    seen: dict[str, list[Candidate]] = {}
    for run, titles, name in splits:
        if (
            len(run.words) != 1
            or titles
            or run.chunk.bare
            or run.chunk.label
            or not words.given.get(name[0].lower)
            or name[0].lower in words.ambiguous
        ):
            continue
        before = tokens.lower[run.first - 1] if run.first > run.chunk.first else ""
        if before != "the" and before not in PLACED and name[0].lower not in words.no_surname:
            seen.setdefault(name[0].lower, []).append(Candidate(name, run, words.given[name[0].lower]))
    return [c for found in seen.values() if len(found) > 1 for c in found]


def find_people(splits: Sequence[Split], tokens: Tokens, words: Words, alone: set[str]) -> list[Candidate]:
    """Every place where a person is named by two words or more, or by a title and one."""
    found = []
    for part in splits:
        chunk = part.run.chunk
        if chunk.bare:
            found.extend(_headlined(part.run, words, alone))
            continue
        if len(part.run.words) == 1 and not chunk.label:
            continue
        candidate = _label(part.run) if chunk.label else _candidate(part, tokens, words, alone)
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


def _label(run: Run) -> Candidate | None:
    """A transcript's label names whoever speaks."""
    return Candidate(run.words, run) if len(run.words) > 1 else None


def _candidate(part: Split, tokens: Tokens, words: Words, alone: set[str]) -> Candidate | None:
    run, titles, name = part
    if name[-1].lower in words.org_heads or _in_marks(run, tokens):
        return None
    if not titles and len(name) > 1:
        name = _behind_organisation(name, run, tokens, words)
    if not name:
        return None
    name = _trim(name, run, words)
    if not _may_be_name(name, words):
        return None
    first = name[0].first
    found = roles.before(tokens, first, run.chunk, words)
    behind = roles.after(tokens, name[-1].last, run.chunk, words)
    gender = _gender(titles, name, [*found, *([behind] if behind else [])], tokens, words)
    titled = any(w.lower in words.titles for w in titles)
    if len(name) == 1:
        return Candidate(name, run, gender, tuple(found), titled) if _honoured(titles, name[0], run, tokens, words) else None
    if _evidence(name, run, tokens, words, alone, bool(found) or titled, bool(behind)) < ENOUGH:
        return None
    behind = behind or roles.copula(tokens, name[-1].last, run.chunk, words)
    return Candidate(name, run, gender, (*found, *([behind] if behind else [])), titled)


def _in_marks(run: Run, tokens: Tokens) -> bool:
    """Whether the whole run stands between quote marks: the title of a film, the name of a project."""
    return run.first > 0 and run.last < len(tokens) and tokens.word[run.first - 1] in roles.QUOTES and tokens.word[run.last] in roles.QUOTES


def _behind_organisation(name: tuple[Word, ...], run: Run, tokens: Tokens, words: Words) -> tuple[Word, ...]:
    """The person's words of a run that a role's organisation begins: "head of | Rostec Ann Lee"; all words elsewhere."""
    linked = roles.linked(tokens, run.first, run.chunk, words) is not None
    if len(name) > 2:
        return _tail(name, words) if linked or roles.owns(tokens, run.first, run.chunk, words) else name
    inside = linked and len(run.words) == 2 and run.first > 0 and tokens.lower[run.first - 1] in roles.INSIDE
    return () if inside and name[0].lower not in words.given else name


def _honoured(titles: Sequence[Word], name: Word, run: Run, tokens: Tokens, words: Words) -> bool:
    """Whether a title right before a single word makes it somebody's name; "a former Miss Universe" holds a title, no name."""
    if not titles or is_shouted(name.text):
        return False
    before = tokens.lower[run.first - 1] if run.first > run.chunk.first else ""
    last = titles[-1].lower
    if last in words.honorific:
        return before not in ("a", "an", "former", "another")
    return last in words.abbreviated or last in words.roles


def _tail(name: tuple[Word, ...], words: Words) -> tuple[Word, ...]:
    """The person at the end of a run that begins with an organisation ("Innovative Development | Alexei Fursin")."""
    if len(name) >= 3 and (is_initial(name[-2].text.rstrip(".")) or is_patronymic(name[-2].text) or name[-3].lower in words.given):
        return name[-3:]
    return name[-2:]


def _trim(name: tuple[Word, ...], run: Run, words: Words) -> tuple[Word, ...]:
    """The name without a first word that is only large because it begins the sentence or names a group."""
    while len(name) > 1 and name[0].lower.endswith("ing") and name[0].lower not in words.given and name[0].first == run.chunk.first:
        name = name[1:]
    while len(name) > 2 and name[1].lower in words.given and name[0].lower not in words.given and not is_initial(name[0].text.rstrip(".")):
        name = name[1:]
    return name


def _may_be_name(name: tuple[Word, ...], words: Words) -> bool:
    core = [w for w in name if w.lower not in words.suffixes]
    if not core or len(core) > LONGEST:
        return False
    last = core[-1]
    if (
        (last.lower in words.no_surname and not (last.lower in MONTHS_AS_NAMES and core[0].lower in words.given))
        or is_adjective(last)
        or any(w.text[0] in "&0123456789" for w in core)
    ):
        return False
    if (
        len(core) > 1
        and core[0].lower not in words.given
        and (core[0].lower in words.general or core[0].lower in words.org_heads or core[0].lower in words.documents)
    ):
        return False
    if any(w.lower in words.org_heads for w in core[1:]):
        return False
    if len(core) > 1 and (is_initial(last.text) or all(is_shouted(w.text) for w in core)):
        return False
    return not (is_shouted(last.text) and len(core) > 1 and not is_shouted(core[0].text))


def _evidence(name: tuple[Word, ...], run: Run, tokens: Tokens, words: Words, alone: set[str], role: bool, behind: bool) -> int:
    """How much speaks for a person; see ENOUGH."""
    core = [w for w in name if w.lower not in words.suffixes]
    last = core[-1]
    score = 2 * (core[0].lower.split("-")[0] in words.given) + 2 * (len(core) < len(name))
    score += 2 * any(is_initial(w.text.rstrip(".")) or is_initial(w.text) or is_patronymic(w.text) is not None for w in core[:-1])
    score += 2 * (last.lower in alone and len(core) < LONGEST) + is_slavic(last.text) + 2 * role + 2 * behind
    score += any(" " in w.text for w in core[1:])
    prev = tokens.lower[name[0].first - 1] if name[0].first > run.chunk.first else ""
    after = name[-1].last
    nxt = tokens.lower[after] if after < run.chunk.last else ""
    score += (nxt in SPEECH or prev in SPEECH) and prev != "the"
    if nxt in (",", "(") and after + 1 < run.chunk.last:
        score += 2 * (
            tokens.lower[after + 1] == "who" or (tokens.word[after + 1].isdigit() and len(tokens.word[after + 1]) == 2 and nxt == ",")
        )
    if prev in PLACED:
        score -= 1
    if prev in ("the", "a", "an") and name[0].first == run.first and not role:
        score -= 3
    if score == 1 and any(low in GENDERED for low in tokens.lower[after : run.chunk.last]):
        score += 1
    return score - (len(core) == LONGEST)


def _gender(titles: Sequence[Word], name: Sequence[Word], beside: Sequence[Role], tokens: Tokens, words: Words) -> str | None:
    """The gender that the title, the role noun, the patronymic, the given name or the surname's ending tells."""
    for w in titles:
        told = words.honorific.get(w.lower) or words.gendered.get(w.lower)
        if told:
            return told
    for role in beside:
        if tokens.lower[role.head] in words.gendered:
            return words.gendered[tokens.lower[role.head]]
    for w in name[1:]:
        told = is_patronymic(w.text)
        if told:
            return told
    given = words.given.get(name[0].lower.split("-")[0]) if len(name) > 1 else None
    ending = surname_gender(name[-1].text)
    if given and ending and given != ending and ending == "f":
        return given if name[-1].lower.endswith("ina") else None
    return given or (ending if len(name) > 1 or ending == "f" else None) or None
