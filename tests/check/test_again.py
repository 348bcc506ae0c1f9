"""One thing told twice in one article, and not alike: what points back is the same thing, what does not is another."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile
from reconcile.model import Article

FOUND = [
    ("ru", "Ночью залило 23 квартиры в доме на Лесной. Слесари ехали час. Жильцам 27 затопленных квартир дали бланки."),
    ("en", "Nine sailors were winched to safety on Monday. The boat sank. All twelve men were checked in hospital."),
    ("uk", "У Лугові врятували дев'ять рибалок. Човен затонув. Усіх одинадцятьох людей оглянули лікарі."),
    (
        "en",
        "Robert Hale, 44, of Dorin was charged on Monday. Police searched a flat. Hale, 47, is due in court on Friday.",
    ),
    ("ru", "Арестован 34-летний Пётр Рогов из Лугова. Обыск шёл два часа. 43-летнему Петру Рогову грозит срок."),
]
QUIET = [
    ("ru", "Ночью залило 23 квартиры в доме на Лесной. Без света остались 27 квартир соседнего дома."),
    ("en", "Nine sailors were winched to safety on Monday. All twelve passengers of another boat reached the port."),
    ("en", "Nine sailors were winched to safety on Monday. In 2019 all twelve men of another crew were saved, too."),
    ("en", "Robert Hale, 44, was charged. His brother Peter Hale, 47, was not."),
    ("ru", "Арестован 34-летний Пётр Рогов. В 19 лет он уехал из Лугова."),
    ("uk", "У Лугові врятували дев'ять рибалок. Шукають ще одинадцятьох людей."),
    ("ru", "Из 460 ткачей бастуют 385, хотя вначале их было 440. Голосовали все 385 бастующих."),
    ("ru", "В доме на Садовой, 8, жил Пётр Рогов. Второй дом стоит на Лесной, 12."),
]


def found(language: str, text: str) -> list[str]:
    report = reconcile.check([Article("a", text, published=dt.date(2025, 6, 5), outlet="o", language=language)])
    return [f.message for f in report.findings if f.severity != "note"]


@pytest.mark.parametrize(("language", "text"), FOUND)
def test_what_is_told_again_otherwise_is_found(language: str, text: str) -> None:
    assert found(language, text)


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_another_thing_is_none(language: str, text: str) -> None:
    assert not found(language, text)
