"""Places whose names the lists know."""

from corpus.find.place.reader import Reader, in_a_name
from corpus.grammar.gazetteer import Entry


def known(r: Reader) -> list[tuple[int, int, Entry]]:
    """Tokens first..last (half open) of each place that the lists know, with its entry.

    A small town's name that is a place once is one wherever it stands in the article.
    """
    hits: list[tuple[int, int, Entry]] = []
    waiting: list[tuple[int, int, Entry]] = []
    entries_of, further, word = r.gazetteer.first, r.gazetteer.further, r.word
    skip = 0
    heads = [i for i in r.doc.tokens.capitals if word[i] in entries_of]
    small = _small_heads(r)
    for i in sorted({*heads, *small}) if small else heads:
        if i < skip:
            continue
        head = word[i]
        for entry in _entries(further[head], word[i + 1] if i + 1 < r.size else "") if head in further else entries_of[head]:
            length = len(entry.tokens)
            last = i + length
            if length > 1 and (last > r.size or tuple(word[i:last]) != entry.tokens):
                continue
            if _is_place(r, i, last, entry):
                hits.append((i, last, entry))
                skip = last
            elif not entry.sure and not in_a_name(r, i, last) and not r.capital(last):
                waiting.append((i, last, entry))
            break
    sure = {entry.name for _, _, entry in hits}
    return hits + [hit for hit in waiting if hit[2].name in sure]


def _entries(by_second: dict[str, list[Entry]], behind: str) -> list[Entry]:
    """The entries that the word behind the first one leaves, longest first."""
    return [*by_second.get(behind, ()), *by_second.get("", ())]


def _small_heads(r: Reader) -> list[int]:
    """Where a name may begin that is written small: alone, or with its second word behind it ("the Hague")."""
    word, lower, g, small = r.word, r.lower, r.gazetteer, r.gazetteer.small
    found = r.doc.tokens.find(g.telling)
    behind = [i - 1 for i in found if i and lower[i - 1] in small and word[i] in g.second and word[i - 1] in g.first]
    return behind + [i for i in found if word[i] in g.lone]


def _is_place(r: Reader, first: int, last: int, entry: Entry) -> bool:
    """Whether the words stand for the place here, and not for a person, a paper or a word of the language."""
    lower, kind, single = r.lower, entry.kind, len(entry.tokens) == 1
    before = lower[first - 1] if first else ""
    if last < r.size and lower[last] in r.gazetteer.organisations and r.capital(last) and kind != "country":
        return False
    if kind == "group" and entry.name == "West" and before != "the" and not lower[first].startswith("western"):
        return False
    if single and in_a_name(r, first, last) and (before in r.given or kind != "country"):
        return False
    if (
        r.word[first] == "US"
        and entry.name == "United States"
        and all(w.isupper() for w in r.word[max(0, first - 3) : first] if w.isalpha())
        and first
    ):
        return before in {"the", "in", "of"} or not r.word[first - 1].isalpha()
    if entry.sure:
        return not (single and lower[first] in r.given and r.capital(last) and not _placed(r, first, last))
    return _placed(r, first, last)


def _placed(r: Reader, first: int, last: int) -> bool:
    """Whether the words around say "place": "in X", "the city of X", "X region", "X, Russia"."""
    g, before, behind = r.gazetteer, r.low(first - 1), r.low(last)
    if before in g.located and not r.capital(last):
        return r.low(first - 2) not in g.not_located
    if before == "of" and (r.low(first - 2) in g.officials or r.low(first - 2) in g.before):
        return True
    if behind in g.behind and behind != "group" and r.low(first) not in r.given:
        return True
    if behind == "," and any(
        e.kind in {"country", "region"} and not e.adjective for e in g.first.get(r.word[last + 1] if last + 1 < r.size else "", ())
    ):
        return True
    return before in {"from", "to", "at", "between"} and not r.capital(last) and r.low(first) not in r.given and r.low(last) not in g.said


def with_type(r: Reader, first: int, last: int, name: str, kind: str) -> tuple[int, str, str]:
    """The place with "region", "oblast" behind it taken in: "Moscow region" is not Moscow."""
    behind = r.low(last)
    if kind == "city" and behind in r.gazetteer.behind and behind not in {"city", "metropolitan", "district", "port"}:
        return last + 1, f"{name} {r.word[last]}", "region"
    return last, name, kind
