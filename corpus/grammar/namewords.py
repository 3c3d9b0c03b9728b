"""Word lists → the sets that the names stage looks words up in, made once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.lexicon import Lexicon

# Members of a party before a name: "Democrat Ann Lee".
CAUCUSES = frozenset(["democrat", "gop"])


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lower-case words. `given` and `honorific` map a word to "m", "f" or "" (either)."""

    function: frozenset[str]
    boundary: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    #: words at which a run is cut: titles, months, suffixes, demonyms
    cutting: frozenset[str]
    given: Mapping[str, str]
    ambiguous: frozenset[str]
    honorific: Mapping[str, str]
    abbreviated: frozenset[str]
    #: words whose abbreviation takes a stop: titles and suffixes
    stopped: frozenset[str]
    roles: frozenset[str]
    gendered: Mapping[str, str]
    modifiers: frozenset[str]
    titles: frozenset[str]
    org_heads: frozenset[str]
    documents: frozenset[str]
    units: frozenset[str]
    #: words that end a firm's or a paper's name and may end a person's
    trades: frozenset[str]
    firms: frozenset[str]
    calendar: frozenset[str]
    general: frozenset[str]
    demonyms: frozenset[str]
    #: a person's name does not end in one of these
    no_surname: frozenset[str]
    office: frozenset[str]
    #: relations ("wife of"), which are no roles to print
    kin: frozenset[str]


def words_of(section: Mapping[str, Any], *keys: str) -> list[str]:
    """All words of a section's keys (of every key where none is named)."""
    return [w for key in (keys or tuple(section)) for w in str(section[key]).split()]


def build_words(lexicon: Lexicon) -> Words:
    """The sets, from names, titles, given_names and organisations."""
    names, titles, given, orgs = lexicon["names"], lexicon["titles"], lexicon["given_names"], lexicon["organisations"]
    known = dict.fromkeys(words_of(given["male"]), "m") | dict.fromkeys(words_of(given["female"]), "f")
    both = set(words_of(given["male"])) & set(words_of(given["female"]))
    known |= dict.fromkeys([*words_of(given["either"]), *both], "")
    honours = titles["honorifics"]
    honorific = {w: g for key, g in (("male", "m"), ("female", "f"), ("either", "")) for w in words_of(honours, key)}
    roles = frozenset(words_of(titles["roles"]))
    abbreviated = frozenset(words_of(titles["abbreviated"]))
    modifiers = frozenset(words_of(titles["modifiers"]))
    heads = frozenset(words_of(orgs["heads"]))
    general, calendar = frozenset(words_of(orgs["not_names"], "general")), frozenset(words_of(orgs["not_names"], "calendar"))
    demonyms = frozenset(words_of(orgs["not_names"], "demonyms"))
    every_title = (roles | abbreviated | modifiers | frozenset(honorific)) - frozenset(["political", "late", "campaign", "press", "local"])
    return Words(
        cutting=every_title | calendar | demonyms | frozenset(words_of(names["suffixes"])) | CAUCUSES,
        function=frozenset(words_of(names["function"])),
        boundary=frozenset(words_of(names["function"]) + words_of(names["boundary"])),
        particles=frozenset(words_of(names["particles"])),
        suffixes=frozenset(words_of(names["suffixes"])),
        given=known,
        ambiguous=frozenset(words_of(given["ambiguous"])),
        honorific=honorific,
        abbreviated=abbreviated,
        stopped=abbreviated | frozenset(honorific) | frozenset(words_of(names["suffixes"])),
        roles=roles,
        gendered={w: g for key, g in (("male", "m"), ("female", "f")) for w in words_of(titles["gendered"], key)},
        modifiers=modifiers,
        titles=every_title,
        org_heads=heads,
        documents=frozenset(words_of(orgs["documents"])),
        firms=frozenset(words_of(orgs["firms"])),
        units=frozenset(words_of(orgs["units"])),
        trades=frozenset(words_of(orgs["trades"])),
        calendar=calendar,
        general=general,
        demonyms=demonyms,
        no_surname=heads
        | general
        | calendar
        | demonyms
        | (roles - frozenset(["king", "judge", "major", "dean", "marshal", "prince", "pope", "bishop", "speaker", "farmer"])),
        kin=frozenset(words_of(titles["roles"], "kin")),
        office=frozenset(words_of(titles["roles"], "minister", "premier")),
    )
