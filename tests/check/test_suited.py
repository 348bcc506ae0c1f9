"""Figures of two articles that suit each other better than any other, though no noun and no verb is shared."""

from __future__ import annotations

import datetime as dt

import pytest

import reconcile
from reconcile.check.across import suited, verdict
from reconcile.check.across.circumstances import CIRCUMSTANCES
from reconcile.check.across.compare import of_one_unit
from reconcile.check.across.features import FEATURES
from reconcile.check.across.weights import ANYHOW, BOUNDS, FIGURES
from reconcile.link.names import akin, name_key
from reconcile.link.words import meeting
from reconcile.model import Article
from reconcile.pipeline import prepare

DAY = dt.date(2025, 5, 14)
FAIR = (
    ("en", "The book fair in Tarnby drew 61,000 readers on Sunday, the city said. It lasted 11 hours. Stalls: 340."),
    (
        "en",
        "According to the city, 48,000 bookworms came to the Tarnby fair on Sunday. There were 340 stalls in 4 halls.",
    ),
)
TUNNEL = (
    ("ru", "Тоннель под Варной горой прокладывают с марта. Его длина — 2360 метров, цена — 7,4 млрд рублей."),
    ("en", "The Varna tunnel, 2,630 meters long, has cost 7.4 billion rubles. Work on it began in March."),
)
WALKOUT = (
    ("uk", "Водії тролейбусів у Золотівці не вийшли на роботу. За даними профспілки, протестують 780 людей, депо два."),
    ("ru", "Троллейбусы в Золотовке стоят: бастуют 530 водителей, сообщил профсоюз. Не работают оба депо."),
)
PLAGUE = (
    ("ru", "В Морошкине от ботулизма скончались пятеро, 17 человек лежат в реанимации. Консервы продавали с 3 мая."),
    (
        "ru",
        "Ботулизм в Морошкине: жертвами стали восемь покупателей. Всего 17 пациентов в реанимации. Партию консервов изъяли.",
    ),
)
STRANDED = (
    ("en", "Snow shut the Orlen pass, leaving 2,400 skiers stuck in the valley. Some 38 trees fell across the road."),
    ("ru", "Из-за снегопада перевал Орлен закрыт. В долине заперты 4200 туристов, на дорогу упали 38 деревьев."),
)
PENSIONS = (
    ("uk", "Середня пенсія в Лоринській громаді сягає 6340 гривень. Отримують її 12 750 людей."),
    ("ru", "Пенсионеров в Лоринской громаде 12 750. Получают они в среднем 6740 гривен."),
)
BOTH_KNOWN = (
    ("en", "The zoo in Pelm has 210 birds and 340 fish. It drew 91,000 visitors last year."),
    ("en", "The zoo in Pelm keeps 340 fish, 210 birds and 19 bears. A ticket is 9 euros."),
)
OTHER_THING = (
    ("ru", "В доме в Корме 144 квартиры, газ отключён. Пожар начался в 5:10."),
    ("uk", "На пожежі в Кормі працювали 140 рятувальників. Газ відключено о 5:10."),
)
CIDER = (
    ("en", "Exports of Lorin cider reached 3.8 million litres in the first half of 2025. Perry made 2.1 million."),
    ("ru", "За первое полугодие 2025 года лоринского сидра вывезли 3,2 млн литров, грушевого 2,1 млн."),
)
NITRATES = (
    ("ru", "В среду вода из скважины в Пельме содержала 80 миллиграммов нитратов на литр. Норма — 45."),
    ("en", "Nitrates in the Pelm well had dropped to 60 milligrams per litre by Friday. The limit is 45."),
)
DRIVER_AND_PASSENGERS = (
    ("ru", "Под Сельцом погибли водитель и трое пассажиров микроавтобуса «Газель»."),
    ("ru", "В аварии под Сельцом с микроавтобусом «Газель» погибли четыре человека."),
)
TWO_MINES = (
    ("ru", "На шахте Глубокой взрыв метана унёс жизни троих горняков."),
    ("ru", "Взрыв метана на шахте Заречной: погибли пятеро горняков."),
)
BOTH_SIDES = (
    ("en", "Ostria and Velm exchanged 190 captured soldiers on Friday, 95 from each side, mediators said."),
    ("en", "Ostria has returned 95 captured soldiers to Velm on Friday, mediators said."),
)


def severe(pair: tuple[tuple[str, str], tuple[str, str]], days: int = 0) -> list[set[float | None]]:
    articles = [
        Article(id=str(n), text=text, language=code, outlet=f"outlet {n}", published=DAY + dt.timedelta(n * days))
        for n, (code, text) in enumerate(pair)
    ]
    found = reconcile.check(articles).findings
    return [{c.low for c in f.claims} for f in found if f.severity != "note" and f.kind == "contradiction"]


@pytest.mark.parametrize(
    ("pair", "values"),
    [
        (FAIR, {61e3, 48e3}),
        (TUNNEL, {2360.0, 2630.0}),
        (WALKOUT, {780.0, 530.0}),
        (PLAGUE, {5.0, 8.0}),
        (STRANDED, {2400.0, 4200.0}),
        (PENSIONS, {6340.0, 6740.0}),
    ],
)
def test_one_thing_in_other_words(pair: tuple[tuple[str, str], tuple[str, str]], values: set[float]) -> None:
    assert severe(pair) == [values]


@pytest.mark.parametrize(("pair", "values"), [(CIDER, {3.8e6, 3.2e6})])
def test_a_sequel_is_guessed_of_no_pair_that_surely_suits(
    pair: tuple[tuple[str, str], tuple[str, str]], values: set[float]
) -> None:
    """The lower figure is no earlier state of the greater one that was told before it."""
    assert severe(pair, days=2) == [values]


def test_a_level_that_fell_is_no_contradiction() -> None:
    assert severe(NITRATES, days=2) == []
    assert severe((NITRATES[0], (NITRATES[1][0], NITRATES[1][1].replace("had dropped to", "were")))) != []


@pytest.mark.parametrize("pair", [BOTH_KNOWN, OTHER_THING, DRIVER_AND_PASSENGERS, TWO_MINES, BOTH_SIDES])
def test_other_things(pair: tuple[tuple[str, str], tuple[str, str]]) -> None:
    assert severe(pair) == []


def test_every_feature_has_a_weight() -> None:
    assert sorted(FIGURES) == sorted((ANYHOW, *(f.__name__ for f in FEATURES)))
    assert {*BOUNDS} <= {ANYHOW, *(f.__name__ for f in (*FEATURES, *CIRCUMSTANCES))}


@pytest.mark.parametrize("pair", [FAIR, TUNNEL, WALKOUT, STRANDED, OTHER_THING])
def test_what_each_feature_counts_adds_up_to_the_odds(pair: tuple[tuple[str, str], tuple[str, str]]) -> None:
    articles = [Article(id=str(n), text=text, language=code, published=DAY) for n, (code, text) in enumerate(pair)]
    couples = suited.likely(prepare(articles), "0", "1")
    assert couples
    for couple in couples:
        start, added = verdict.counted(couple)
        assert start + sum(added.values()) == pytest.approx(verdict.odds(couple))


@pytest.mark.parametrize(
    ("start", "slope", "share"), [(1, 1, 1), (-1, 2, 0.5), (1, -4, 0.25), (-1, 0.5, 0), (0, 0, 0), (2, 0, 1)]
)
def test_how_long_a_unit_speaks_up(start: float, slope: float, share: float) -> None:
    assert verdict._active(start, slope) == pytest.approx(share)


def test_sentences_meet_between_languages() -> None:
    claims = [c for pair in (TUNNEL, FAIR) for c in _first(pair)]
    assert meeting(claims[0], claims[1]) > meeting(claims[0], claims[2])


def _first(pair: tuple[tuple[str, str], ...]) -> list[reconcile.model.Claim]:
    articles = [Article(id=str(n), text=text, language=code) for n, (code, text) in enumerate(pair)]
    claims = [c for c in reconcile.extract(articles) if c.low is not None]
    return [next(c for c in claims if c.article == str(n)) for n in range(len(pair))]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            ("ru", "Кладоискатели подняли под Суздалем 64 серебряные монеты."),
            ("ru", "Под Новым Суздалем из земли подняли клад: 91 монета."),
            {64.0, 91.0},
        ),
        (
            ("en", "Flood forces the evacuation of 2,600 people from the island of Ormo."),
            ("en", "Some 700 farmers and guests were moved to safety from flooded Ormo."),
            {2600.0, 700.0},
        ),
        (
            ("ru", "Грабители удерживают шестерых заложников в ювелирном салоне в Одессе."),
            ("ru", "В одесском ювелирном салоне захвачены девять заложников, там работает полиция."),
            {6.0, 9.0},
        ),
        (
            ("en", "Bus drivers in Calder begin a four-day walkout over pay."),
            ("en", "Calder bus drivers launch six-day strike in pay dispute."),
            {4.0, 6.0},
        ),
    ],
)
def test_names_and_acts_in_other_words(one: tuple[str, str], other: tuple[str, str], values: set[float]) -> None:
    assert values in severe((one, other))


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("Гранд-Порт", "Grand Port", True),
        ("Великий Устюг", "Устюг", True),
        ("Кара-Суйская", "Кара-Суй", True),
        ("Нижний Устюг", "Великий Устюг", False),
        ("Марково", "Харьков", False),
    ],
)
def test_one_name_written_in_two_ways(a: str, b: str, found: bool) -> None:
    assert akin(name_key(a, place=True), name_key(b, place=True)) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rain flooded 12 km of road in Pelm and drove out 3,180 people."),
        ("ru", "В Пельме размыло 12 км дороги, без крова остались 3,2 тысячи жителей."),
        ("uk", "У Пельмі розмило 12 км дороги, без даху лишилися 3,2 тисячі жителів."),
    ],
)
def test_a_large_figure_with_a_noun_lacks_no_unit(language: str, text: str) -> None:
    road, people = reconcile.extract([Article(id="a", text=text, language=language)])
    assert (road.unit, people.unit) == ("km", None)
    assert [c.unit for c in of_one_unit(road, people)] == ["km", None]
