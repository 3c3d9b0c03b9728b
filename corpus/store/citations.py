"""Articles and single rows as references: plain text, BibTeX, CSL-JSON.

An article or a row is anything with the schema's columns as attributes (a row of `itertuples`, a Series) or as keys (a
dict). What the article does not say is left out; a missing date is "n.d.", a year that was worked out says so. The hash
of the file goes along, so that the reference names one text and no other.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

#: characters that TeX reads as commands; a bare brace would unbalance the entry even behind a backslash
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TEX_TABLE = str.maketrans(_TEX)
#: what may not stand in a field that TeX reads as an address
_URL_TABLE = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20", "<": "%3C", ">": "%3E", '"': "%22"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_KEY = re.compile(r"[^0-9a-z]+")
#: how much of the hash stands in a key: 32 bits tell thousands of articles apart
_KEY_HASH = 8
_NO_SOURCE = "Source not named"


def citation(article: Any, row: Any = None) -> str:
    """One line of plain text: the article, or a quoted row of it with its speaker and its place.

    >>> tea = {"id": "tea.txt", "title": "Tea sells", "source": "Courier", "via": ["Agency K"], "sha256": "ab" * 32}
    >>> citation(tea)
    '“Tea sells”. Courier (via Agency K), n.d. tea.txt, SHA-256 abababababab….'
    >>> citation(tea, {"text": "400 tonnes", "speaker": "Mara Tolk", "start": 7, "end": 17})
    '“400 tonnes” (Mara Tolk). In: “Tea sells”. Courier (via Agency K), n.d. tea.txt, characters 7–17, SHA-256 abababababab….'
    """
    said = ""
    if row is not None:
        speaker = _text(row, "speaker")
        said = f"“{_line(_text(row, 'text'))}”{f' ({_line(speaker)})' if speaker else ''}. In: "
    author, title = _line(_text(article, "author")), _line(_text(article, "title"))
    place = f", characters {_get(row, 'start')}–{_get(row, 'end')}" if row is not None else ""
    address = f" {_text(article, 'url')}." if _text(article, "url") else ""
    head = f"{author}. " if author else ""
    name = f"“{title}”. " if title else ""
    return f"{said}{head}{name}{_carried(article)}, {_day(article).removesuffix('.')}.{address} {_text(article, 'id')}{place}, SHA-256 {_short(article)}."


def bibtex(articles: Any) -> str:
    """BibTeX of articles, an entry each: a table of them, or any iterable of articles."""
    some = list(_each(articles))
    return "\n".join(_entry(article, None, name) for article, name in zip(some, keys(some), strict=True))


def bibtex_of(article: Any, row: Any = None) -> str:
    r"""The BibTeX entry of an article; with a row of it, the row's words and place stand in the note.

    >>> print(bibtex_of({"id": "a_b.txt", "title": "5% more {tea}", "author": "Ann Lee; Rye and Co", "sha256": "ab" * 32}))
    @misc{ann-lee-nd-5-more-tea-abababab,
      author = {Ann Lee and {Rye and Co}},
      title = {{5\% more \textbraceleft{}tea\textbraceright{}}},
      year = {n.d.},
      note = {a\_b.txt, SHA-256 abababababababababababababababababababababababababababababababab},
    }
    <BLANKLINE>
    """
    return _entry(article, row, key(article, row))


def _entry(article: Any, row: Any, name: str) -> str:
    published = _published(article)
    authors = " and ".join(_author(name) for name in _text(article, "author").split("; ") if name)
    fields = {
        "author": authors,
        "title": f"{{{_tex(_text(article, 'title') or _text(article, 'id'))}}}",
        "howpublished": _tex(_carried(article).removeprefix(f"{_NO_SOURCE} ").removeprefix(_NO_SOURCE)),
        "year": str(published.year) if published else "n.d.",
        "month": _MONTHS[published.month - 1] if published else "",
        "day": str(published.day) if published else "",
        "url": _text(article, "url").translate(_URL_TABLE),
        "note": _tex(_note(article, row)),
    }
    lines = [f"  {field} = {value if field == 'month' else f'{{{value}}}'}," for field, value in fields.items() if value]
    return "\n".join([f"@misc{{{name},", *lines, "}", ""])


def csl_json(articles: Any) -> str:
    """Articles as CSL-JSON (citationstyles.org), which reference managers read."""
    some = list(_each(articles))
    return json.dumps([_csl(article, name) for article, name in zip(some, keys(some), strict=True)], ensure_ascii=False, indent=1) + "\n"


def plain(articles: Any) -> str:
    """Articles as lines of plain text."""
    return "".join(f"{citation(article)}\n" for article in _each(articles))


def key(article: Any, row: Any = None) -> str:
    """A key of ASCII letters, digits and hyphens that names this article, or this row of it, and no other."""
    published = _published(article)
    who = _text(article, "author").split("; ")[0] or _text(article, "source")
    words = " ".join(_text(article, "title").split()[:3])
    place = "" if row is None else f"{_get(row, 'start')}-{_get(row, 'end')}"
    # in a file of many articles the hash is theirs all: the id's own digits keep its articles apart
    parts = (who, str(published.year) if published else "nd", words, _text(article, "sha256")[:_KEY_HASH], _inside(article), place)
    return "-".join(filter(None, (_NO_KEY.sub("-", part.lower()).strip("-") for part in parts)))


def keys(articles: Iterable[Any]) -> list[str]:
    """A key for each article; files that are copies of one another are told apart by a number."""
    seen: Counter[str] = Counter()
    found = []
    for name in map(key, articles):
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-copy-{seen[name]}")
    return found


def _csl(article: Any, name: str) -> dict[str, Any]:
    published = _published(article)
    found = {
        "id": name,
        "type": "article-newspaper",
        "title": _line(_text(article, "title")),
        "author": [{"literal": name} for name in _text(article, "author").split("; ") if name],
        "container-title": _line(_text(article, "source")),
        "issued": {"date-parts": [[published.year, published.month, published.day]]} if published else {},
        "URL": _text(article, "url"),
        "language": _text(article, "language"),
        "note": _note(article, None),
    }
    return {name: value for name, value in found.items() if value}


def _note(article: Any, row: Any) -> str:
    said = ""
    if row is not None:
        speaker = _text(row, "speaker")
        said = (
            f"“{_line(_text(row, 'text'))}”{f', {_line(speaker)}' if speaker else ''}, characters {_get(row, 'start')}–{_get(row, 'end')}. "
        )
    inferred = "year worked out from the text; " if _published(article) and _inferred(article) else ""
    return f"{said}{inferred}{_text(article, 'id')}, SHA-256 {_text(article, 'sha256') or 'unknown'}"


def _carried(article: Any) -> str:
    """The source and those it came through."""
    via = f" (via {', '.join(map(_line, _via(article)))})" if _via(article) else ""
    return (_line(_text(article, "source")) or _NO_SOURCE) + via


def _day(article: Any) -> str:
    published = _published(article)
    if not published:
        return "n.d."
    return f"{published.day} {published:%B} {published.year}" + (" [year worked out from the text]" if _inferred(article) else "")


def _short(article: Any) -> str:
    found = _text(article, "sha256")
    return f"{found[:12]}…" if found else "unknown"


def _inside(article: Any) -> str:
    """What names the article inside its container: "#2" of "crawl.warc#2"."""
    return _text(article, "id").partition("#")[2]


def _author(name: str) -> str:
    """A name as BibTeX takes it: as it is, braced where it would be cut at an "and" or a comma."""
    shown = _tex(_line(name))
    return f"{{{shown}}}" if re.search(r"\band\b|,", shown, re.IGNORECASE) else shown


def _tex(text: str) -> str:
    return _line(text).translate(_TEX_TABLE)


def _line(text: str) -> str:
    """The text in one line, without what no reference can hold (control characters)."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _published(article: Any) -> pd.Timestamp | None:
    value = _get(article, "published")
    return None if value is None or pd.isna(value) else pd.Timestamp(value)


def _inferred(article: Any) -> bool:
    return bool(_get(article, "published_inferred"))


def _via(article: Any) -> list[str]:
    return list(_get(article, "via") or [])


def _text(of: Any, name: str) -> str:
    """A column's text, "" where there is none."""
    value = _get(of, name)
    return value if isinstance(value, str) else ""


def _get(of: Any, name: str) -> Any:
    return of.get(name) if isinstance(of, dict) else getattr(of, name, None)


def _each(articles: Any) -> Iterable[Any]:
    return articles.itertuples(index=False) if isinstance(articles, pd.DataFrame) else articles
