"""Twelve encodings, twenty texts each, every character as it was; doubt is said."""

import pytest

from corpus.lexicon import load
from corpus.model import Article, Problem
from corpus.parts import Part
from corpus.read.text import decode
from corpus.reading import read_part

RUSSIAN = [
    "Завод в Вельгороде выпустил сто двадцать станков за первое полугодие, сообщил директор Павел Орлин.",
    "«Мы наняли тысячу двести человек и открыли вторую линию», — сказал он газете.",
    "По данным министерства, вложения достигли 4,5 миллиарда рублей, на треть больше, чем годом ранее.",
    "Экспорт чая из области вырос на 12 процентов, заявила в пятницу заместитель мэра Мара Толк.",
    "Почти треть груза ушла по железной дороге, добавила она, остальное повезли морем.",
    "Совет ожидает, что к 2025 году откроются четырнадцать новых плантаций и две фабрики.",
    "Проезд на пароме подорожает в июне на восемь процентов, объявил перевозчик.",
    "Мост через Марну закрыт до июля, и четыре тысячи водителей в день ждут парома.",
]
WESTERN = [
    "Die Ausfuhren der Werke stiegen um fünf Prozent, sagte der Minister für Wirtschaft am Montag.",
    "Größere Aufträge kämen aus Österreich und der Schweiz; die Löhne würden im nächsten Jahr erhöht.",
    "Les exportations de l'usine ont augmenté de cinq pour cent, a déclaré lundi le ministère à Paris.",
    "Nous avons embauché près de mille employés, a ajouté le directeur général, qui espère ouvrir une deuxième ligne l'été prochain.",
    "Café owners in Marn said prices rose by eight per cent in June, and the mayor, José García, promised aid.",
    "Les élèves des écoles de Besançon ont été reçus à la mairie, où la fête a duré jusqu'à minuit.",
    "Für die Bürger ändere sich nichts, hieß es; das Gebäude müsse jedoch geräumt werden.",
    "La société a créé une unité spéciale, chargée de la sécurité des réseaux électriques.",
]
#: encoding → the texts that are written in it; the first seven hold every character there is
ENCODINGS = {
    "utf-8": RUSSIAN, "utf-8-sig": WESTERN, "utf-16": RUSSIAN, "utf-32": WESTERN, "utf-16-le": RUSSIAN, "utf-16-be": WESTERN,
    "cp1251": RUSSIAN, "koi8-r": RUSSIAN, "iso8859-5": RUSSIAN, "cp866": RUSSIAN, "mac-cyrillic": RUSSIAN, "cp1252": WESTERN,
}  # fmt: skip
SURE = ("utf-8", "utf-8-sig", "utf-16", "utf-32")


def text(number: int, sentences: list[str], encoding: str) -> str:
    """Some sentences, another choice for each number; marks that an encoding has not are made plain."""
    chosen = [sentences[(number * 3 + i * (1 + number % 3)) % len(sentences)] for i in range(4 + number % 4)]
    made = ("\r\n\r\n" if number % 2 else "\n").join(chosen)
    try:
        made.encode(encoding)
    except UnicodeEncodeError:
        made = made.replace("—", "-").replace("«", '"').replace("»", '"')
    return made


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_twenty_texts(encoding: str) -> None:
    """Each of twenty texts is read as it was written, line ends too; where the encoding was guessed, that is said."""
    for number in range(20):
        made = text(number, ENCODINGS[encoding], encoding)
        decoded = decode(made.encode(encoding))
        assert not isinstance(decoded, Problem), number
        assert decoded[0] == made, number
        assert bool(decoded[1]) == (encoding not in SURE)


def test_short_text_is_doubted() -> None:
    """A headline in cp1251 cannot be told from other encodings: it is read somehow, and the doubt is said."""
    decoded = decode("Завод открыт".encode("cp1251"))
    assert not isinstance(decoded, Problem)
    assert "want of a better guess" in decoded[1][0].message


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-8", "iso-8859-1"])
def test_a_page_is_read_as_it_declares(encoding: str) -> None:
    """Even a short page is exact, without doubt, where it names its encoding."""
    words = "Café prices rose by 8%, said José García." if encoding == "iso-8859-1" else "Цены выросли на 8%, сказал Павел Орлин."
    page = (
        f'<html><head><meta charset="{encoding}"><title>x</title></head><body><article><h1>x y z</h1><p>{words}</p></article></body></html>'
    )
    read = read_part(Part("a", page.encode(encoding), "html"), load())
    assert isinstance(read, Article)
    assert words in read.text
    assert not [p for p in read.problems if p.stage == "decode"]


def test_a_wrong_declaration_does_no_harm() -> None:
    """UTF-8 is read as UTF-8 whatever is declared, and an encoding that does not exist is passed over."""
    for declared in ("windows-1251", "no-such-encoding", "utf-16"):
        assert decode("Größe “x”".encode(), declared) == ("Größe “x”", ())


def test_broken_utf8_and_nul_are_said() -> None:
    """A few broken bytes cost those characters alone; NUL bytes are no text."""
    broken = decode(("Größere Aufträge kämen, hieß es. " * 40).encode() + b"\xff\xfe tail")
    assert not isinstance(broken, Problem)
    assert broken[0].count("\ufffd") == 2
    assert "2 characters" in broken[1][0].message
    assert isinstance(decode(b"Exports\x00rose"), Problem)
