"""Arithmetic whose figures stand in two sentences: prices and totals, speeds, stores that fill and empty."""

from __future__ import annotations

import pytest
from test_sums import KINDS, checked, wrong

HELD = [
    # so many at so much each
    ("en", "The school bought 30 tablets at £240 apiece. The £7,200 order was paid by parents.", "7200"),
    ("ru", "Гостиница закупила 24 кровати по 15 тысяч рублей каждая. Покупка обошлась в 360 тысяч рублей.", "24"),
    ("uk", "Вісім бригад посадили по 15 дубів кожна. Тепер у парку росте 120 дерев.", "8 at 15"),
    ("en", "In March 25 nurses handled 3,000 calls. Each took on average 120 calls.", "3000"),
    # a way, the time it took, the speed
    ("ru", "Колонна прошла 150 километров за три часа. Средняя скорость, 50 км/ч, всех устроила.", "50 km/h"),
    ("en", "She rowed 24 km in two hours. Her average speed was 12 km/h.", "12 km/h"),
    # what was there, what came and went
    ("ru", "Осенью в питомнике зимовали 46 зубров. Привезли ещё 12, восемь погибли, сейчас их 50.", "50"),
    (
        "en",
        "The fund listed 60 firms a year ago. Nine have since folded and 14 been founded, bringing the total to 65.",
        "65",
    ),
]
FOUND = [
    ("en", "The school bought 30 tablets at £240 apiece. The £7,800 order was paid by parents.", "7200 GBP, not 7800"),
    ("ru", "Гостиница закупила 24 кровати по 15 тысяч рублей каждая. Покупка обошлась в 460 тысяч рублей.", "360 000"),
    ("uk", "Вісім бригад посадили по 15 дубів кожна. Тепер у парку росте 150 дерев.", "120"),
    ("en", "In March 25 nurses handled 3,000 calls. Each took on average 140 calls.", "3500"),
    (
        "ru",
        "Каждая из 500 тысяч тонн угля обошлась покупателю в 40 рублей, всего потрачено 2 млрд рублей.",
        "20 million",
    ),
    ("en", "A grant of €40m, which the bank put at 700 million lei at 20 lei to the euro, was signed.", "800 million"),
    ("ru", "Он получил 3 млн рублей (около 400 тысяч долларов по курсу 75 рублей за доллар).", "30 million"),
    ("ru", "Колонна прошла 150 километров за три часа. Средняя скорость, 60 км/ч, всех устроила.", "50 km/h"),
    ("en", "She rowed 24 km in two hours. Her average speed was 14 km/h.", "12 km/h"),
    (
        "ru",
        "Год начался с остатка в 4,2 млн рублей; взносы принесли 1,5 млн, ушло на выплаты 2,1 млн, и на счёте лежит 4,1 млн.",
        "3.6 million",
    ),
    (
        "uk",
        "На початок місяця на складі стояло 1850 коліс, привезли 240, продали 310. Інвентаризація нарахувала 1870 коліс.",
        "1780",
    ),
    (
        "en",
        "The kennels held 62 dogs when May began; another 21 were handed in and 18 went to new homes. That leaves us with 75 this morning, she said.",
        "65",
    ),
]
QUIET = [
    # another's price, another's total, a maximum and not an average
    ("en", "The school bought 30 tablets at £240 apiece. The region's budget for books is £96,000."),
    ("ru", "Гостиница закупила 24 кровати по 15 тысяч рублей каждая. Ремонт кухни стоил 1,2 млн рублей."),
    ("ru", "Предприниматель заплатит 2,5 млн крон, двое чиновников — по миллиону."),
    ("en", "In March 25 nurses handled 3,000 calls. The busiest took 210."),
    ("ru", "Колонна прошла 150 километров за три часа. На спуске приборы показали 82 км/ч."),
    ("en", "The dollar stood at 75 roubles to the dollar. He owns 4 million roubles and owes 90,000 dollars."),
    ("en", "The kennels held 62 dogs when May began; 18 went to new homes. The cattery now has 52 cats."),
]


@pytest.mark.parametrize(("language", "text", "said"), HELD)
def test_what_comes_out_is_verified(language: str, text: str, said: str) -> None:
    report = checked(language, text)
    held = [f.message for f in report.verified if f.kind in KINDS]
    assert any(said in message for message in held) and not wrong(report), (held, wrong(report))


@pytest.mark.parametrize(("language", "text", "said"), FOUND)
def test_what_does_not_come_out_is_found(language: str, text: str, said: str) -> None:
    found = wrong(checked(language, text))
    assert any(said in message for message in found), found


@pytest.mark.parametrize(("language", "text"), QUIET)
def test_a_figure_of_something_else_is_no_fault(language: str, text: str) -> None:
    assert not wrong(checked(language, text))
