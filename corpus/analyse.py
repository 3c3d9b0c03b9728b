"""THE PATH: one article through every stage, top to bottom."""

from dataclasses import replace

from corpus.find.doubts import find_doubts
from corpus.find.facts import find_facts
from corpus.find.language import find_languages, mark_foreign
from corpus.find.names import find_names
from corpus.find.places import find_places
from corpus.find.quantities import find_quantities
from corpus.find.quotes import find_quotes, quoted_mask
from corpus.find.sentences import find_sentences
from corpus.find.speakers import find_speakers
from corpus.find.statements import find_statements
from corpus.find.themes import find_themes
from corpus.find.timexes import find_published, find_timexes, resolve_timexes
from corpus.find.tokens import find_tokens
from corpus.find.via import find_via
from corpus.lexicon import Lexicon
from corpus.model import LEFT_OUT, Article, Document, Header, Paragraph, Problem, Record
from corpus.read.boilerplate import blanked, mark_boilerplate, mark_running, mark_stretches, merged
from corpus.read.cells import between_cells, find_cells
from corpus.read.header import read_header
from corpus.read.headers.preamble import Preamble, data_of, read_preamble
from corpus.read.layout import find_paragraphs
from corpus.read.replies import mark_replies
from corpus.read.turns import mark_turns
from corpus.spans import Span

NOT_ENGLISH = "the rules know English alone, nothing was extracted"


def analyse(article: Article, lexicon: Lexicon) -> Record:
    """Everything that the article gives, each finding pinned to its place in `article.text`."""
    header, doc = cut_up(article, lexicon)
    timexes = find_timexes(doc, lexicon, article.url or header.url)
    published = find_published(article, header, doc, timexes, lexicon)
    foreign = _foreign(article.text, doc)
    if doc.language != "en" and not foreign:
        said = f'the words are those of "{doc.language}", not of English' if doc.language else "the words do not show English"
        problem = Problem("language", f"{said}: {NOT_ENGLISH}")
        return Record(article, doc, header, published, doc.language, problems=(*article.problems, problem))
    timexes = resolve_timexes(doc, timexes, published, lexicon)

    names = find_names(doc, header, lexicon)
    statements = find_statements(doc, names, lexicon)
    speakers, statements = find_speakers(doc, header, names, statements, lexicon)
    via = tuple(name for name in find_via(doc, names, statements, lexicon) if name != (article.source or header.source))

    places = find_places(doc, lexicon)
    quantities = find_quantities(doc, timexes, lexicon)
    facts = find_facts(doc, header, quantities, timexes, places, statements, names, lexicon)

    rows = [(s.start, s.end) for s in statements] + [(f.quantity.start, f.quantity.end) for f in facts]
    themes, row_themes, theme_evidence = find_themes(doc, rows, lexicon)
    statements = tuple([s.about(t) if t else s for s, t in zip(statements, row_themes, strict=False)])
    facts = tuple([f.about(t) if t else f for f, t in zip(facts, row_themes[len(statements) :], strict=True)])

    return Record(
        article=article, document=doc, header=header, published=published, language=doc.language,
        speakers=speakers, statements=statements, facts=facts, dates=timexes, themes=themes, via=via,
        problems=(*article.problems, *foreign, *find_doubts(doc, published, statements, facts, timexes)), theme_evidence=theme_evidence,
    )  # fmt: skip


def cut_up(article: Article, lexicon: Lexicon) -> tuple[Header, Document]:
    """The header, and the text cut into paragraphs, quotes, tokens and sentences: once, for every finder."""
    preamble = read_preamble(article.text, lexicon)
    tokens = find_tokens(article.text)
    paragraphs = find_paragraphs(article.text, preamble.end if preamble else 0, article.media)
    if article.media == "mail":
        paragraphs = mark_replies(article, paragraphs, lexicon)
    if article.running:
        paragraphs = mark_running(article.running, paragraphs)
    paragraphs = mark_boilerplate(article.text, paragraphs, tokens, lexicon)
    stays, left_out = _apart(paragraphs)
    given = _with_data(article, preamble, lexicon)
    turns = mark_turns(given, stays, lexicon)
    header, paragraphs = read_header(article, sorted([*turns, *left_out], key=_start) if left_out else turns, lexicon)
    if header.title is None and given.title:
        header = replace(header, title_text=given.title, author=given.author or header.author)
    paragraphs, left_out = _apart(paragraphs)
    left_out = tuple(sorted([*left_out, *mark_stretches(article.text, paragraphs, tokens, lexicon)], key=_start))
    hidden = sorted([*(Span(p.start, p.end) for p in left_out), *between_cells(paragraphs)])
    text = blanked(article.text, hidden) if hidden else article.text
    tokens = find_tokens(text) if hidden else tokens
    language, others = find_languages(text, tokens, paragraphs, lexicon)
    if others:
        paragraphs, foreign = _apart(mark_foreign(paragraphs, others))
        left_out = tuple(sorted([*left_out, *foreign], key=_start))
        text = blanked(text, [Span(p.start, p.end) for p in foreign])
        tokens = find_tokens(text)
    quotes = find_quotes(text, paragraphs, lexicon)
    quoted = quoted_mask(len(text), quotes)
    sentences = find_sentences(text, paragraphs, quoted, tokens, lexicon)
    cells = find_cells(text, paragraphs)
    return header, Document(text, tokens, paragraphs, sentences, quotes, quoted, header.title, left_out, cells, language)


def _with_data(article: Article, preamble: Preamble | None, lexicon: Lexicon) -> Article:
    """The article with the title and author that its front matter gives."""
    if preamble is None:
        return article
    data = data_of(preamble, lexicon)
    return replace(article, title=article.title or data.title_text, author=article.author or data.author)


def _apart(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs that stay, and those that are left out."""
    left_out = tuple([p for p in paragraphs if p.kind in LEFT_OUT])
    return (tuple([p for p in paragraphs if p.kind not in LEFT_OUT]) if left_out else paragraphs), left_out


def _foreign(text: str, doc: Document) -> list[Problem]:
    """The parts of an article that are left out because they are in another language."""
    parts = [p for p in merged(text, doc.left_out) if p.kind == "foreign"] if doc.left_out else []
    return [
        Problem("language", f"{len(text[p.start : p.end].split())} words left out, {p.rule}: {NOT_ENGLISH}", p.start, p.end) for p in parts
    ]


def _start(paragraph: Paragraph) -> int:
    return paragraph.start
