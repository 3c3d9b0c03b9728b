"""Who speaks, as tests/cases/speakers.toml has it: {words|name} marks a mention and the speaker it must get."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.analyse import cut_up
from corpus.find.names import find_names
from corpus.find.speakers import find_speakers
from corpus.find.via import find_via
from corpus.lexicon import load
from corpus.model import Article, Document, Header, Names, Speaker, Statement
from corpus.spans import Span
from tests.cases_reader import cases

MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def unmark(marked: str) -> tuple[str, list[Span], list[str]]:
    """The text without its marks, the marked mentions and their speakers."""
    text, mentions, speakers, done = "", [], [], 0
    for match in MARK.finditer(marked):
        text += marked[done : match.start()]
        mentions.append(Span(len(text), len(text) + len(match[1])))
        speakers.append(match[2])
        text += match[1]
        done = match.end()
    return text + marked[done:], mentions, speakers


def resolve(text: str, mentions: list[Span]) -> tuple[Document, Names, tuple[Speaker, ...], tuple[Statement, ...]]:
    header, doc = cut_up(Article("case", text), load())
    names = find_names(doc, header, load())
    return doc, names, *find_speakers(doc, header, names, tuple(statement(doc, m) for m in mentions), load())


def statement(doc: Document, mention: Span) -> Statement:
    """A statement of the two characters behind its mention, inside marks where the mention is."""
    index = doc.sentence_at(mention.start)
    part = doc.sentences[index].part if index >= 0 else "body"
    return Statement(mention.end, mention.end + 2, "indirect", index, part, "case", mention=mention)


@pytest.mark.parametrize("case", cases("speakers"))
def test_case(case: dict[str, Any]) -> None:
    """Each mention gets its speaker or none, and the outlets are the case's."""
    text, mentions, expected = unmark(case["text"].strip())
    doc, names, speakers, statements = resolve(text, mentions)
    assert [s.speaker or "-" for s in statements] == expected
    if "via" in case:
        assert list(find_via(doc, names, statements, load())) == case["via"]
    single = {s.speaker for s in statements if s.speaker and " and " not in s.speaker}
    assert single <= {s.name for s in speakers}


def test_a_speaker_keeps_role_and_spellings() -> None:
    """Role and organisation come with the name; spellings are listed once, pronouns never."""
    text, mentions, _ = unmark(
        "{Ann Larkin, head of Trimox,|-} spoke. {She|-} left. {Larkin|-} came. {The head of Trimox|-} sat. {Larkin|-} stood."
    )
    _, _, speakers, _ = resolve(text, mentions)
    assert speakers == (Speaker("Ann Larkin", "person", "head of Trimox", "Trimox", ("Ann Larkin", "Larkin", "The head of Trimox")),)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A report by Trimox", "document"), ("The Velgorod Export Center", "organisation"), ("Officials", "person"), ("NATO", "organisation"),
        ("Nordbank", "organisation"), ("The press service of the Ministry of Trade", "organisation"), ("Reuters", "organisation"), ("Kelbit", "organisation"), ("Ivanenko", "person"),
        ("Kelbit Data Inc.", "organisation"), ("Tarn Metals", "organisation"), ("An invitation", "document"), ("Zorvan Hale", "person"),
    ],
)  # fmt: skip
def test_what_has_no_name_has_a_type(words: str, kind: str) -> None:
    """Documents, organisations and people are told by their head noun or their shape."""
    _, _, speakers, _ = resolve(words + " said so.", [Span(0, len(words))])
    assert [s.type for s in speakers] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Zorvan Hale, a maker of ropes and a chain of shops, said so.", "person"), ("Zorvan Hale, a retailer from Velgorod, said so.", "organisation"),
        ("Zorvan Hale said it had sold its mill.", "organisation"), ("Zorvan Hale said it was his mill.", "person"),
        ("Zorvan Hale, a botanist at the University of Velgorod, said so.", "person"), ("Zorvan McHale said it was late.", "person"),
    ],
)  # fmt: skip
def test_the_text_shows_a_body(text: str, kind: str) -> None:
    """What an apposition calls a firm or the sentence calls "it" is an organisation; a person's pronoun and a scholar's university are not enough."""
    _, _, speakers, _ = resolve(text, [Span(0, text.index(" ", 7))]) if "," not in text else resolve(text, [Span(0, text.index(","))])
    assert [s.type for s in speakers] == [kind]


def test_a_pronoun_in_somebodys_speech_is_somebody_else() -> None:
    """ "She" inside what Larkin says is not Larkin, be it inside marks or in a transcript."""
    text = "Olga Fell met Ann Larkin. “She said no,” Larkin recalled."
    header, doc = cut_up(Article("case", text), load())
    names = find_names(doc, header, load())
    start, end = text.index("“") + 1, text.index("”")
    outer = Statement(start, end, "direct", 1, "body", "case", mention=Span(end + 2, end + 8))
    inner = Statement(start + 9, end, "indirect", 1, "body", "case", mention=Span(start, start + 3))
    _, statements = find_speakers(doc, header, names, (outer, inner), load())
    assert [s.speaker for s in statements] == ["Ann Larkin", "Olga Fell"]


def test_no_statement_no_speaker() -> None:
    """An article without statements has no speakers, a statement without a mention no speaker."""
    assert resolve("", [])[2:] == ((), ())
    header, doc = Header(), cut_up(Article("case", "Nobody spoke."), load())[1]
    alone = Statement(0, 6, "direct", 0, "body", "case")
    assert find_speakers(doc, header, Names(), (alone,), load()) == ((), (alone,))


def test_a_speaker_without_a_name_belongs_to_the_only_body_meant() -> None:
    """ "The ministry" behind a role is the one ministry of the article; of two it is neither."""
    one, two = "The Ministry of Lakes met. ", "The Ministry of Lakes and the Ministry of Roads met. "
    found = []
    for before in (one, two):
        text, mentions, _ = unmark(before + "{A representative of the ministry|-} spoke.")
        found.append(resolve(text, mentions)[2][0].organisation)
    assert found == ["Ministry of Lakes", None]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Anhe z.,'’“”\"-\n()Ж\ud800’s1"), max_size=80), st.lists(st.integers(0, 80), max_size=6))
def test_any_mention_is_answered(text: str, places: list[int]) -> None:
    """No text and no mention raises, whatever it covers; a speaker is words of the article or none."""
    mentions = [Span(min(a, len(text)), min(a + 5, len(text))) for a in places]
    _, _, speakers, statements = resolve(text, mentions)
    assert {s.speaker for s in statements if s.speaker and " and " not in s.speaker} <= {s.name for s in speakers}
