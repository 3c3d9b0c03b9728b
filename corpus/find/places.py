"""Tokens → places: by a gazetteer, and by their surroundings where no list knows the name.

Rules in `find/place`: `known` looks names up, `unknown` reads the words around the rest.
"""

from corpus.find.place.known import known, with_type
from corpus.find.place.reader import Reader
from corpus.find.place.unknown import unknown
from corpus.lexicon import Lexicon
from corpus.model import Document, Place


def find_places(doc: Document, lexicon: Lexicon) -> tuple[Place, ...]:
    """Mentions of places in text order, none overlapping another."""
    reader = Reader(doc, lexicon)
    found: dict[int, tuple[int, str, str]] = {}
    for first, last, entry in known(reader):
        found[first] = with_type(reader, first, last, entry.name, entry.kind)
    for first, last, name, kind in unknown(reader, found):
        found.setdefault(first, (last, name, kind))
    starts, ends = doc.tokens.start, doc.tokens.end
    places, reach = [], 0
    for first in sorted(found):
        last, name, kind = found[first]
        if starts[first] >= reach:
            places.append(Place(starts[first], ends[last - 1], name, kind))
            reach = ends[last - 1]
    return tuple(places)
