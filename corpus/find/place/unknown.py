"""Places that no list knows, told by the words around them."""

from collections import Counter

from corpus.find.place.known import with_type
from corpus.find.place.reader import Reader, in_a_name
from corpus.grammar.gazetteer import adjectives_of

#: words that a name of a place has at most
LONGEST = 3
#: points that make an unknown name a place where nothing speaks against it: "in X" gives as many, "X's exports" half
LOCATED = 2
#: points that prove a place even where something speaks against it
PROOF = 6
#: letters that a country's name in -stan has at least: "Tristan" is a man
COUNTRY = 8


def unknown(r: Reader, found: dict[int, tuple[int, str, str]]) -> list[tuple[int, int, str, str]]:
    """Places by their surroundings, then every mention of them, then their adjectives."""
    points: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    runs = _runs(r, found)
    known_ends = {last for last, _, _ in found.values()}
    leading, following, low, size = r.gazetteer.leading, r.gazetteer.following, r.lower, r.size
    for first, last in runs:
        if (first and low[first - 1] in leading) or (last < size and low[last] in following):
            weight, kind = _speaks_for(r, first, last, found, known_ends)
            if weight:
                name = " ".join(r.word[first:last])
                points[name] += weight
                if kind:
                    kinds.setdefault(name, kind)
    _by_shape(runs, r, points, kinds)
    likely = {n for n, p in points.items() if p >= LOCATED}
    if not likely:
        return []
    doubtful = {n for n in likely if points[n] < PROOF}
    accepted = likely - _against(runs, r, doubtful, points) if doubtful else likely
    if not accepted:
        return []
    adjectives = {a: n for n in accepted if " " not in n for a in adjectives_of(n)}
    hits = []
    for first, last in runs:
        name = " ".join(r.word[first:last])
        if last - first > 1 and r.word[first] in accepted and r.low(first + 1) not in r.given:  # "the mayor of Velsk Ona Reth"
            last, name = first + 1, r.word[first]
        if name not in accepted and first in r.openings and last - first > 1 and r.word[first + 1] in accepted:
            first, last, name = first + 1, first + 2, r.word[first + 1]
        if name not in accepted and r.word[first] in adjectives:
            last, name = first + 1, adjectives[r.word[first]]
        if name in accepted and not in_a_name(r, first, last):
            hits.append((first, *with_type(r, first, last, name, kinds.get(name, "city"))))
    return hits


def _against(runs: list[tuple[int, int]], r: Reader, doubtful: set[str], points: Counter[str]) -> set[str]:
    """Of names that are not proved, those that a run of words shows to be of a person or an organisation."""
    word = r.word
    names = [word[first] if last - first == 1 else " ".join(word[first:last]) for first, last in runs]
    known = set(names)
    against = set()
    for (first, last), name in zip(runs, names, strict=True):
        if name in doubtful and _speaks_against(r, first, last):
            against.add(name)
        if last - first > 1 and word[last - 1] in doubtful and word[first] not in known and word[first] not in points:
            against.add(word[last - 1])
    return against


def _by_shape(runs: list[tuple[int, int]], r: Reader, points: Counter[str], kinds: dict[str, str]) -> None:
    """A name that stands beside its own adjective ("Ostravia … the Ostravian economy") is a country's or region's; so is one in -stan.
    "-er" proves nothing: a commission has its commissioner."""
    word = r.word
    names = {word[first] for first, _ in runs if len(word[first]) > 3}
    for name in names:
        if name[-1] == "n" and name.endswith("stan") and len(name) >= COUNTRY and name.lower() not in r.given:
            points[name] += PROOF
            kinds.setdefault(name, "country")
    if len({name[:4] for name in names}) == len(names):
        return  # an adjective has the beginning of its name
    alike = Counter([name[:4] for name in names])
    for name in names:
        if alike[name[:4]] > 1 and name.lower() not in r.given and any(not a.endswith("er") for a in adjectives_of(name) & names):
            points[name] += PROOF
            kinds.setdefault(name, "country")


def _runs(r: Reader, found: dict[int, tuple[int, str, str]]) -> list[tuple[int, int]]:
    """Runs of up to LONGEST capitalised words that no list knows."""
    runs: list[tuple[int, int]] = []
    taken = 0
    known = set(found)
    for first, (last, _, _) in found.items():
        if last > first + 1:
            known.update(range(first, last))
    starts, ends = r.doc.tokens.start, r.doc.tokens.end
    word, lower, never = r.word, r.lower, r.never
    free = [i for i in r.doc.tokens.capitals if lower[i] not in never and i not in known and len(w := word[i]) > 2 and w[1].islower()]
    nameable = set(free)
    for i in free:
        if i < taken:
            continue
        taken = i + 1
        while taken - i < 2 * LONGEST:
            if taken in nameable:
                taken += 1
            elif taken + 1 in nameable and word[taken] == "-" and ends[taken - 1] == starts[taken]:
                taken += 2
            else:
                break
        runs.append((i, taken if taken - i <= LONGEST else i + 1))
    return runs


def _speaks_for(r: Reader, first: int, last: int, found: dict[int, tuple[int, str, str]], known_ends: set[int]) -> tuple[int, str | None]:
    """How strongly the words around an unknown name say that it is a place, in points; and of what kind."""
    g, lower = r.gazetteer, r.lower
    behind = lower[last] if last < r.size else ""
    at = first - 1
    if at >= 0 and lower[at] in g.compass:  # "in East X" says it of X too
        at -= 1
    before, ahead = lower[at] if at >= 0 else "", lower[at - 1] if at > 0 else ""
    if not r.unplaced.isdisjoint(r.lower[first:last]):
        return 0, None
    if before == "of" and ahead in g.before:
        return PROOF, "region" if ahead in {"republic", "state", "province", "district", "region", "county", "island"} else "city"
    if before == "of" and ahead in g.officials:
        return PROOF, "city" if ahead in {"mayor", "vice-mayor", "outskirts", "suburbs", "streets"} else None
    if behind in g.behind and behind not in {"state", "capital"} and last - first <= 2:
        return PROOF, None
    if _in_a_list(r, first, last, found, known_ends):
        return PROOF, "country"
    if _on_a_date_line(r, first, last):
        return LOCATED, "city"
    outlet = " ".join(r.word[first:last]).lower() in r.outlets
    if before in g.located and behind not in {"'s", "’s"} and ahead not in g.not_located and not outlet and last - first <= 2:
        return LOCATED if before == "in" else LOCATED + 1, None
    if behind in {"'s", "’s"}:
        return _owner(r, last + 1), None
    if before == "of" and ahead in g.shared:
        return 1, None
    if before == "to" and any(w in g.trade for w in r.lower[max(0, at - 6) : at]):
        return LOCATED, None
    return 0, None


def _owner(r: Reader, i: int) -> int:
    """Points for "X's (high-tech) exports": the noun that is owned stands within three words."""
    for word in r.lower[i : i + 4]:
        if word in r.gazetteer.owned:
            return LOCATED
        if word in r.gazetteer.shared:
            return 1
        if not word[:1].isalpha() and word != "-":
            break
    return 0


def _on_a_date_line(r: Reader, first: int, last: int) -> bool:
    """ "04.07.2024, Velsk.": alone beside a date at the head of the article."""
    if first > 120 or last - first > 2 or not (r.low(first - 1) == "," and r.low(first - 2)[-4:].isdigit()):
        return False
    return last >= r.size or (
        r.word[last] in {".", "–", "—", "(", "-", "/"} or "\n" in r.doc.text[r.doc.tokens.end[last - 1] : r.doc.tokens.start[last]]
    )


def _in_a_list(r: Reader, first: int, last: int, found: dict[int, tuple[int, str, str]], known_ends: set[int]) -> bool:
    """Between two known places: "France, X, Belgium"."""
    return first - 1 in known_ends and r.low(first - 1) in {",", "and"} and r.low(last) in {",", "and"} and last + 1 in found


def _speaks_against(r: Reader, first: int, last: int) -> bool:
    """A person or an organisation: a title or forename before it, a verb of saying behind it."""
    behind = r.low(last)
    return behind in r.gazetteer.said or in_a_name(r, first, last) or behind in r.gazetteer.organisations
