"""The language of an article is named where its words show it; only English is extracted."""

from typing import Any

import pytest

import corpus
from corpus.analyse import cut_up
from corpus.lexicon import load
from corpus.model import Article
from tests.cases_reader import cases

LEXICON = load()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The works in Velgorod built 240 turbines in the first quarter, twice as many as a year earlier, and the director said that it is only the beginning."),
        ("en", "Tea exports rise"),
        ("ru", "Завод в Вельгороде выпустил сто двадцать станков за первое полугодие, и это на треть больше, чем годом ранее, сообщил в пятницу директор."),
        ("uk", "Експорт чаю з області зріс на 12 відсотків, заявила у п'ятницю заступниця мера, і це більше, ніж було торік, та не всі цьому раді."),
        ("de", "Die Ausfuhren der Werke in Velgorod stiegen im ersten Quartal um fünf Prozent, sagte der Minister am Montag, und die Löhne werden im nächsten Jahr erhöht."),
        ("fr", "Les exportations de l'usine ont augmenté de cinq pour cent dans la région, a déclaré lundi le ministère, et la direction espère ouvrir une deuxième ligne."),
        ("es", "Las exportaciones de la fábrica aumentaron un cinco por ciento en el primer trimestre, dijo el lunes el ministerio, y la empresa espera abrir una segunda línea."),
        ("pl", "Eksport zakładów wzrósł o pięć procent, powiedział w poniedziałek minister, i dodał, że płace wzrosną w przyszłym roku, a to nie jest jeszcze koniec zmian."),
        ("zh", "出口增长了百分之五，部长星期一说。"),
        ("ja", "輸出は五パーセント増えたと大臣は月曜日に述べた。"),
        ("ar", "ارتفعت الصادرات بنسبة خمسة في المئة، قال الوزير يوم الاثنين."),
        ("en", "42 17 9 2020"),
        (None, "Zavod v Velgorode vypustil sto dvadtsat stankov za pervoe polugodie soobshchil direktor Pavel Orlin my naniali tysiachu dvesti chelovek i otkryli vtoruiu liniiu skazal gazete"),
    ],
)  # fmt: skip
def test_languages(code: str | None, text: str) -> None:
    """A text's own function words or script name its language; where neither does, none is named."""
    _, doc = cut_up(Article("a", text), LEXICON)
    assert doc.language == code


def test_another_language_is_listed_and_left_alone() -> None:
    """The record has text, language and the reason, and no rows."""
    text = "Die Ausfuhren der Werke in Velgorod stiegen im ersten Quartal um fünf Prozent, sagte der Minister am Montag, und die Löhne werden im nächsten Jahr erhöht."
    record = corpus.extract(text)
    assert (record["language"], record["facts"], record["statements"], record["dates"]) == ("de", [], [], [])
    assert 'those of "de"' in record["problems"][0]["message"]


@pytest.mark.parametrize("case", cases("languages"))
def test_case(case: dict[str, Any]) -> None:
    """The language, what is left out with a problem for each stretch, and the facts of what stays are the case's."""
    text = case["text"]
    record = corpus.extract(text)
    out = [b for b in record["boilerplate"] if b["part"] == "foreign"]
    assert record["language"] == (case["language"] or None)
    assert len(out) == len(case["left_out"])
    assert all(text[b["start"] : b["end"]].startswith(start) for b, start in zip(out, case["left_out"], strict=True))
    listed = [(p["start"], p["end"]) for p in record["problems"] if p["stage"] == "language" and p["start"] is not None]
    assert listed == [(b["start"], b["end"]) for b in out]
    if "facts" in case:
        assert [fact["text"] for fact in record["facts"]] == case["facts"]
