"""Who wrote the article, as its head or its byline says; no evidence, no author."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml.etree import XPath

from corpus.lexicon import Lexicon
from corpus.read.page.head import Head
from corpus.read.page.tree import following, plain, words_of

#: characters of a byline, words of a name, names of an article
LONG, WORDS, NAMES = 160, 5, 8
#: elements that name an author by their class or id
BYLINE = re.compile(r"(?:^|[-_\s])(?:by-?line|authors?|writer|contributors?|journalist|reporter|posted-?by|submitted-?by|blog-author|p-author)(?:$|[-_\s])|(?:author|byline)-?_?(?:name|link|txt|info)|(?:Author|Byline|authorname)", re.ASCII)  # fmt: skip
#: elements that hold other people's names: comments, other articles, pictures
OTHER = re.compile(r"comment|related|reply|respond|recirc|recommend|teaser|popular|trending|widget|sidebar|photo|image|img|caption|newsletter|carousel|summary-item|next-|prev-|menu|navbar", re.IGNORECASE)  # fmt: skip
#: … and parts of a byline that are no name: the author's life, portrait and buttons
AROUND = re.compile(r"avatar|-bio|_bio|description|blurb|follow|share|social|credit|form|footer|social", re.IGNORECASE)
AWAY = ("nav", "footer", "aside", "figure", "figcaption", "form", "script", "style", "noscript")
#: elements that are asked for bylines, and their ancestors that are asked whether they are about something else
SEEN, UP = 400, 12
#: links of a byline that are looked at
LINKS = 4
#: elements after the title among which a line without a mark is a byline
NEAR = 60
#: what a reader sees
SHOWN = XPath("//body//text()[not(parent::script or parent::style or parent::noscript)]")
#: attributes that say what an element holds
NAMED = ("itemprop", "class", "id", "data-testid")
SPLIT = re.compile(r"\s{0,9}(?:;|,|/|\s&\s|\band\b|\bund\b|\bи\b)\s*")
BARS = re.compile(r"\s{0,9}[|•·]\s*")
STOP = re.compile(r"\s[-–—]\s|(?<=\w{3})\.\s{1,9}(?=[A-Z]\w{3})|:|…")
SITE = re.compile(r"\w\w\.[a-z]{2,24}$", re.IGNORECASE)
JUNIOR = re.compile(r",\s*(?=(?:Jr|Sr|II|III)\b)")
DATE = re.compile(r"\b(?:\d{1,2}[\s./-]|[A-Z][a-z]{2,8}\.? \d|\d{4}\b|\d+ (?:min|hour|day)).*", re.DOTALL)
ADDRESS = re.compile(r"https?:\S+|[^\s@]{1,64}@\S+|@\w+")
PARENTHESIS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")


class Words(NamedTuple):
    """The lexicon's lists, in the shapes the rules use."""

    starts: tuple[str, ...]
    not_names: frozenset[str]
    ends: frozenset[str]
    particles: frozenset[str]
    #: news agencies, small: the one kind of firm that signs an article
    agencies: frozenset[str]
    given_names: frozenset[str]


def _words(lexicon: Lexicon) -> Words:
    authors = lexicon["sites"]["authors"]
    starts = tuple(sorted(authors["starts"], key=lambda s: (-len(s), s)))
    no_authors = lexicon["layout"]["header"]["no_authors"]
    agencies = frozenset(name.casefold() for group in lexicon["outlets"]["agencies"].values() for name in group)
    not_names = frozenset([*authors["not_names"], *no_authors])
    given_names = frozenset(name for group in lexicon["given_names"].values() for names in group.values() for name in names.split())
    return Words(starts, not_names, frozenset(authors["ends"]), frozenset(authors["particles"]), agencies, given_names)


def find_authors(root: Any, head: Head, heading: Any, lexicon: Lexicon) -> tuple[str, ...]:
    """The authors' names (`heading`: the title's element, if it stands in the page): of the head where it names persons, else of the byline nearest to the title."""
    words = lexicon.compiled(_words)
    sites = frozenset(plain(s).removeprefix("the") for s in head.sites if plain(s)) | _domain(head.url)
    sites = sites.union(head.sections) - frozenset(plain(s) for s in head.sites if _is_person(s, words))
    given = _shown(_people(head.authors, words, sites), head, root)
    if given:
        return given
    for line in (*_bylines(root, heading), *_near(heading, words)):
        seen = _people([line], words, sites)
        if seen:
            return seen
    return ()


def _shown(given: tuple[str, ...], head: Head, root: Any) -> tuple[str, ...]:
    """The given names without those of accounts that the page shows nowhere: they uploaded it; and of several only those it shows, if any."""
    if not given or (len(given) == 1 and given[0] not in head.accounts):
        return given
    page = plain(" ".join(SHOWN(root)))
    shown = tuple(name for name in given if plain(name) in page)
    return shown or tuple(name for name in given if name not in head.accounts)


def _is_person(site: str, words: Words) -> bool:
    """Whether a site goes by the name of the person whose it is: "Ann Marlin", not "Austin Times"."""
    first, _, last = site.casefold().partition(" ")
    return first in words.given_names and last.isalpha() and last not in words.not_names


def _people(given: list[str] | tuple[str, ...], words: Words, sites: frozenset[str]) -> tuple[str, ...]:
    names = [name for text in given for name in names_in(text, words, sites)]
    names = list(dict.fromkeys(names))
    tokens = {n: frozenset(n.casefold().replace(".", "").split()) for n in names}
    fullest = [n for n in names if not any(tokens[n] < tokens[m] for m in names)]
    folded: dict[str, str] = {}
    for name in fullest:
        folded.setdefault(name.casefold(), name)
    return tuple(folded.values())[:NAMES]


def names_in(text: str, words: Words, sites: frozenset[str]) -> list[str]:
    """The persons' names of a byline.

    >>> from corpus.lexicon import load
    >>> names_in("By Ann Lee and Bob Ray Jr., The Courier | 2 May", load().compiled(_words), frozenset({"courier"}))
    ['Ann Lee', 'Bob Ray Jr.']
    """
    if len(text) > LONG:
        return []
    text = PARENTHESIS.sub(" ", ADDRESS.sub(" ", JUNIOR.sub(" ", text)))
    by = re.search(r"\bby\s{1,9}(?=[^\W\d_])", text, re.IGNORECASE)
    if by and (DATE.search(text[: by.start()]) or text[: by.start()].strip().casefold() in words.starts):
        text = text[by.end() :]
    for column in BARS.split(_without_start(text, words)):
        found = []
        for part in SPLIT.split(column):
            name = _name(part, words, sites)
            if name:
                found.append(name)
            elif part.strip():
                break  # what is no name itself is the paper, the office, or the author's life
        if found:
            return found
    return []


def _without_start(text: str, words: Words) -> str:
    text = text.strip(" :|,-–—")
    for _ in range(4):
        low = text.casefold()
        start = next((s for s in words.starts if low.startswith(s) and (len(low) == len(s) or not low[len(s)].isalnum())), None)
        if start is None:
            break
        text = text[len(start) :].strip(" :|,-–—")
    return text


def _name(part: str, words: Words, sites: frozenset[str]) -> str | None:
    """A person's name, or None where the words are something else's."""
    part = _without_start(DATE.sub("", part), words)
    part = STOP.split(part)[0].strip(" .,:;|-–—\"'“”")
    if part.casefold().removeprefix("the ") in words.agencies:
        return None if plain(part).removeprefix("the") in sites else part
    kept: list[str] = []
    for word in part.split():
        if word.casefold() in words.ends and kept:
            break
        kept.append(word)
    if not 1 <= len(kept) <= WORDS or any(w.casefold().strip(".,") in words.not_names for w in kept):
        return None
    name = " ".join(kept)
    own = plain(name)
    if not own or own.removeprefix("the") in sites:
        return None
    if kept[0].casefold() in ("the", "a", "an") or (len(kept) == 1 and name.isupper() and len(name) > 4) or SITE.search(name):
        return None
    if any(c.isdigit() or c in "_/\\<>{}=+#%" for c in name) or not all(_is_part(w, words) for w in kept):
        return None
    return name + "." if kept[-1] in ("Jr", "Sr") else name


def _is_part(word: str, words: Words) -> bool:
    """A name's word begins with a large letter (or has none, as in Arabic or Bengali), or is a particle."""
    letter = next((c for c in word if c.isalpha()), "")
    return bool(letter) and (not letter.islower() or word.casefold() in words.particles)


def _bylines(root: Any, heading: Any) -> list[str]:
    """Texts of byline elements: first those that follow the title, in the page's order, then the others."""
    after: list[str] = []
    before: list[str] = []
    around = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    passed = False
    for element in root.iter():
        if not isinstance(element.tag, str) or len(after) + len(before) >= SEEN:
            continue
        passed = passed or element is heading
        if _is_byline(element) and not _is_away(element, around):
            text = _line_of(element)
            if len(text) > 2:
                (after if passed else before).append(text)
    return after + before


def _near(heading: Any, words: Words) -> Iterator[str]:
    """Lines between the title and the first paragraph that are an agency's name and nothing else."""
    for element in islice(following(heading), NEAR):
        if element.tag == "p" and len(element.text_content()) > LONG:
            return
        line = words_of(element, LONG)
        if line.casefold() in words.agencies:
            yield line


def _line_of(element: Any) -> str:
    """A byline's words; of one with buttons, pictures and a life around the names those of its links."""
    if words_of(element, LONG):
        return " ".join(" ".join(element.itertext()).split())
    links = [words for link in islice(element.iter("a"), LINKS) if (words := words_of(link, LONG))]
    return "; ".join(links[:1] + [words for words in links[1:] if " " in words])


def _is_byline(element: Any) -> bool:
    if "author" in (element.get("rel") or "").split() or element.tag == "author":
        return True
    marks = " ".join(value for name in NAMED if (value := element.get(name)))
    if not marks.strip() or OTHER.search(marks) or not BYLINE.search(marks):
        return element.tag in ("address", "cite") and words_of(element, LONG)[:3].casefold() == "by "
    return not AROUND.search(marks) or words_of(element, LONG)[:3].casefold() == "by "


def _is_away(element: Any, around: frozenset[Any]) -> bool:
    """Inside a comment, a picture's caption, another article's teaser or the page's frame; what holds the title too is none of these."""
    for level, parent in enumerate(element.iterancestors()):
        if level >= UP or parent in around:
            return False
        if parent.tag in AWAY or OTHER.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return True
    return False


def _domain(url: str | None) -> frozenset[str]:
    match = re.match(r"https?://(?:www\.)?([^/:]+)", url or "")
    if match is None:
        return frozenset()
    return frozenset({plain(match[1]), plain(match[1].rpartition(".")[0])} - {""})
