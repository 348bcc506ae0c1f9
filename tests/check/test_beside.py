"""Figures that differ while the figures around them agree; pairs by what they count."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import reconcile
from reconcile.link import LinkSettings, prepare
from reconcile.link.companions import gather
from reconcile.model import Article

DAY = dt.date(2025, 4, 2)


def articles(*texts: tuple[str, str], later: int = 0) -> list[Article]:
    return [
        Article(id=str(n), text=text, language=code, outlet=f"outlet {n}", published=DAY + dt.timedelta(n * later))
        for n, (code, text) in enumerate(texts)
    ]


def severe(found: list[Article]) -> list[set[float | None]]:
    report = reconcile.check(found)
    return [{c.low for c in f.claims} for f in report.findings if f.severity != "note" and f.kind == "contradiction"]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            ("ru", "Ночью над Каменкой летели 61 беспилотник, из них сбили 49, сообщил штаб."),
            ("en", "Gunners shot down 49 of the 53 drones sent against Kamenka, the staff said."),
            {61.0, 53.0},
        ),
        (
            ("ru", "Доходы города составят 7,4 млрд рублей, расходы — 8,3 млрд, дефицит — 900 млн."),
            ("uk", "Місто збере 7,4 млрд рублів, витратить 8,3 млрд. Дефіцит міського бюджету — 1,2 млрд рублів."),
            {900e6, 1.2e9},
        ),
    ],
)
def test_what_differs_among_what_agrees(one: tuple[str, str], other: tuple[str, str], values: set[float]) -> None:
    assert values in severe(articles(one, other))


def test_a_growing_count_of_one_whole_is_an_update() -> None:
    one = ("en", "So far 18 of the town's 57 schools have closed, the mayor said.")
    other = ("en", "By now 24 of the town's 57 schools have closed, the mayor said.")
    assert severe(articles(one, other, later=3)) == []


def test_parts_of_one_whole_are_no_rivals() -> None:
    one = ("ru", "В комиссию поступило 37 жалоб: 22 отклонены, 15 рассматриваются.")
    other = ("ru", "Тридцать одну жалобу из 37 подали сторонники мэра.")
    assert severe(articles(one, other)) == []


def test_round_and_small_numbers_tie_nothing() -> None:
    found = articles(
        ("en", "The town has 30 buses, 5 trams and 412 taxis."), ("en", "It has 30 parks, 5 pools and 618 taxis.")
    )
    _, subjects = prepare(reconcile.extract(found), found, LinkSettings())
    taxis = [s for s in subjects if s.claim.low in (412.0, 618.0)]
    assert len(taxis) == 2
    assert gather(subjects).shared(*taxis) == []


def test_the_own_number_is_no_companion() -> None:
    found = articles(("en", "Of 148 held, 97 were freed."), ("en", "Police freed 97 of the 148."))
    _, subjects = prepare(reconcile.extract(found), found, LinkSettings())
    freed = [s for s in subjects if s.claim.low == 97.0]
    assert [figure for figure, _ in gather(subjects).shared(*freed)] == [(148.0, "")]


def test_a_bound_finds_its_figure_though_others_are_nearer() -> None:
    found = articles(
        ("ru", "Из гостиниц у Лысой горы вывезли 640 отдыхающих. На склоне работают 85 спасателей и 12 собак."),
        ("ru", "Из гостиниц у Лысой горы эвакуировали более 400 отдыхающих, уточнили в районе."),
    )
    report = reconcile.check(found)
    assert [{c.low for c in f.claims} for f in report.findings if f.kind == "imprecise"] == [{640.0, 400.0}]


def test_of_several_of_one_noun_those_of_one_size_are_a_pair() -> None:
    one = ("ru", "В лагере «Сосновый» заболели 46 детей. Всего в этой смене отдыхают 380 детей, им от семи до 15 лет.")
    other = (
        "uk",
        "До табору «Сосновий» на цю зміну приїхали 308 дітей. У лікарнях лежать двоє дітей, стан задовільний.",
    )
    assert {380.0, 308.0} in severe(articles(one, other))


def test_the_clause_beside_tells_the_earlier_state() -> None:
    one = ("ru", "К вечеру пятницы в Озерках за помощью обратились 118 детей, накануне было 86.")
    other = ("ru", "В Озерках с начала вспышки обратились за помощью уже 109 детей.")
    report = reconcile.check(articles(one, other, later=1))
    assert [f.kind for f in report.findings if f.severity != "note"] == ["monotonic"]


def test_two_rules_of_a_kind_say_it_once() -> None:
    rules = Path(__file__).parents[2] / "examples" / "belarus-2025" / "rules"
    found = articles(
        ("en", "1,300 political prisoners remain in Belarusian jails, Viasna said on Sunday."),
        ("en", "More than 1,000 political prisoners remain in Belarusian jails, the minister said on Sunday."),
    )
    report = reconcile.check(found, rules)
    assert [(f.rule, f.severity) for f in report.findings] == [("remaining-vague", "warning")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "В столице, по оценке полиции, на митинг вышли 28 тысяч человек.",
            "В двух городах на митинги вышли 59 тысяч человек: в Дорне — 38 тысяч, в Эйвике — 21 тысяча.",
        ),
        ("Губернатор поручил отсыпать 1,5 километра вала.", "Отсыпали 1,2 километра вала из полутора километров."),
        ("До полуночи в Сельме задержали 34 человека.", "К утру в Сельме задержали 57 человек."),
    ],
)
def test_other_scope_or_hour(one: str, other: str) -> None:
    assert severe(articles(("ru", one), ("ru", other))) == []


def test_what_both_open_with_is_one_count_though_no_word_is_shared() -> None:
    one = ("ru", "Банк «Опора» в Ольховке обманул более тысячи человек. Суд над банком «Опора» начнётся в мае.")
    other = ("ru", "Вкладов банка «Опора» в Ольховке лишились 5240 горожан. Суд над банком начнётся в мае.")
    found = [f for f in reconcile.check(articles(one, other)).findings if f.kind == "imprecise"]
    assert [{c.low for c in f.claims} for f in found] == [{1000.0, 5240.0}]


def test_exchanged_digits_are_a_slip_where_nothing_parts_the_two() -> None:
    one = ("en", "The ferry Tarn sank off Olkhovka. Divers have raised 1,340 crates of its cargo.")
    other = ("ru", "Паром «Тарн» затонул у Ольховки. Со дна подняли 1430 ящиков.")
    assert {1340.0, 1430.0} in severe(articles(one, other))
    both = ("ru", "Паром «Тарн» затонул у Ольховки. Со дна подняли 1430 ящиков, всего на борту было 1340.")
    assert severe(articles(one, both)) == []
