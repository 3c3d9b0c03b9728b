"""Names of places and what kind of place they are: a city's figure is not its country's."""

from corpus.grammar.gazetteer import read_cities
from corpus.lexicon import FOLDER, Lexicon

Places = dict[str, tuple[str, str]]
#: kinds that hold cities and regions
WIDE = frozenset(["country", "group"])


def places(lexicon: Lexicon) -> Places:
    """Every name and form of a place in lower case → (the name that rows carry, city, region, group or country): `lexicon.compiled(places)`.

    As in `grammar.gazetteer`, a country's name wins over a region's, and a region's over a city's.
    """
    found: Places = {}
    for _, cities in read_cities(FOLDER / "cities.txt"):
        found |= {name.casefold(): (name, "city") for name in cities}
    for section, kind in (("regions", "region"), ("groups", "group"), ("countries", "country")):
        for name, forms in lexicon["places"][section].items():
            found |= {form.casefold(): (name, kind) for form in (name, *forms)}
    return found


def name(place: str, known: Places) -> str:
    """A place under the name that rows carry, as it is where no list has it.

    >>> from corpus.lexicon import load
    >>> name("united states", places(load())), name("Velgorod", places(load()))
    ('United States', 'Velgorod')
    """
    return known.get(place.casefold(), (place, ""))[0]


def kind(place: str, known: Places) -> str | None:
    """city, region, group or country; None where no list has it."""
    return known[place.casefold()][1] if place.casefold() in known else None
