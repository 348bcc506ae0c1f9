"""What people are quoted as saying: alignment of words, denial, speakers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reconcile
from reconcile.check.rulebook.cases import load_cases
from reconcile.check.speech import credit, said, terms, versions
from reconcile.check.speech.align import Alignment, align
from reconcile.language import load_pack
from reconcile.language.folder import rules_folder
from reconcile.model import Article, Report
from reconcile.pipeline import prepare


def articles(*texts: str, language: str = "ru") -> list[Article]:
    day = dt.date(2025, 3, 3)
    return [
        Article(f"a{n}", text, published=day, outlet=f"outlet-{n}.test", language=language)
        for n, text in enumerate(texts)
    ]


def findings(report: Report, kind: str) -> list[tuple[str, str]]:
    return [(f.rule, f.confidence) for f in report.findings if f.kind == kind]


def compare(first: str, second: str, languages: tuple[str, str] = ("ru", "ru")) -> Alignment:
    return align(terms.of(first, languages[0]), terms.of(second, languages[1]), languages)


@pytest.mark.parametrize(
    ("first", "second", "matched", "swaps"),
    [
        ("мы закроем порт осенью", "мы закроем порт осенью", 3, ()),
        ("мы закроем порт осенью", "мы закроем порт весной", 2, (("осенью", "весной"),)),
        ("мы закроем порт", "мы закроем старый порт", 2, ()),  # left out, not exchanged
        ("мы закроем порт", "мы закроем порты", 2, ()),
        ("погибли 12 горняков", "погибли 21 горняк", 2, (("12", "21"),)),
        ("построим 30 тысяч домов", "построим 30 000 домов", 3, ()),
        ("мы закроем порт. Но не сейчас, а потом.", "мы закроем порт", 2, ()),  # an abridgement
    ],
)
def test_alignment(first: str, second: str, matched: int, swaps: tuple[tuple[str, str], ...]) -> None:
    found = compare(first, second)
    assert (found.matched, found.swaps) == (matched, swaps)


def test_kindred_languages_align_by_sound() -> None:
    found = compare("эту зиму мы пройдем без отключений", "цю зиму ми пройдемо без відключень", ("ru", "uk"))
    assert found.alike
    assert found.share == 1.0


def test_a_lost_denial_turns_a_passage() -> None:
    assert compare("мы не закроем порт осенью", "мы закроем порт осенью").turned
    assert not compare("мы не закроем порт", "ми не закриємо порт", ("ru", "uk")).turned
    assert not compare("We will not close the port", "Мы не закроем порт", ("en", "ru")).turned


def test_a_word_that_no_thesaurus_has_proves_nothing_across_languages() -> None:
    found = compare("закроем порт на зюзюку", "we will close the port for the frumpet", ("ru", "en"))
    assert found.swaps == ()


@given(st.lists(st.sampled_from("мы порт осенью весной не 12 21".split()), min_size=1, max_size=12).map(" ".join))
def test_a_quotation_agrees_with_itself(text: str) -> None:
    assert compare(text, text).alike


def test_an_exchanged_word_is_reported_once_for_all_versions() -> None:
    texts = [
        f"«Этот порт мы закроем до самой {w}», — заявил губернатор Лев Корсаков." for w in ("осени", "весны", "осени")
    ]
    report = reconcile.check(articles(*texts))
    assert findings(report, "quote") == [("words-differ", "certain")] or findings(report, "quote") == [
        ("words-differ", "likely")
    ]
    assert len(next(f for f in report.findings if f.kind == "quote").claims) == 3


def test_the_same_words_are_verified() -> None:
    text = "«Этот порт мы закроем до самой осени», — заявил губернатор Лев Корсаков."
    report = reconcile.check(articles(text, text + " Работы уже идут."))
    assert not findings(report, "quote")
    assert any(f.kind == "quote" for f in report.verified)


def test_not_less_than_denies_nothing() -> None:
    report = reconcile.check(
        articles(
            "Губернатор Лев Корсаков сказал, что порт закроют не раньше осени из-за ремонта причала.",
            "Губернатор Лев Корсаков сказал, что порт закроют осенью из-за ремонта причала.",
        )
    )
    assert not findings(report, "attribution")


@pytest.mark.parametrize(
    ("speaker", "language", "person"),
    [
        ("Лев Корсаков", "ru", "Лев Корсаков"),
        ("министр транспорта Лев Корсаков", "ru", "Лев Корсаков"),
        ("начальник полиции графства Морин Тейт", "ru", "Морин Тейт"),
        ("Минобороны Варнии", "ru", ""),
        ("воздушные силы", "ru", ""),
        ("Корсаков", "ru", ""),
        ("Ірина Петрук", "uk", "Ірина Петрук"),
        ("Національний банк", "uk", ""),
        ("Yusuf al-Dari", "en", "Yusuf al-Dari"),
        ("A spokesman for the general staff", "en", ""),
        ("The Coast Guard", "en", ""),
    ],
)
def test_who_is_a_person(speaker: str, language: str, person: str) -> None:
    assert said.person(speaker, load_pack(language)) == person


def test_a_spokesman_is_no_second_speaker() -> None:
    report = reconcile.check(
        articles(
            "«Причал откроется ровно через месяц», — сообщил министр Лев Корсаков.",
            "«Причал откроется ровно через месяц», — сообщила пресс-секретарь министра Анна Воробьёва.",
        )
    )
    assert not findings(report, "attribution")


def test_who_agrees_with_another_repeats_his_words() -> None:
    report = reconcile.check(
        articles(
            "«Причал откроется ровно через месяц», — сообщил министр Лев Корсаков.",
            "«Причал откроется ровно через месяц», — согласен с Корсаковым и рыбак Пётр Лунёв.",
        )
    )
    assert not findings(report, "attribution")


def test_guilt_is_a_matter_by_itself() -> None:
    report = reconcile.check(
        articles(
            "Бухгалтер Вера Сомова, которая вину так и не признала, получила год.",
            "Бухгалтер Вера Сомова признала вину, суд дал ей год.",
        )
    )
    assert findings(report, "attribution")


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("«Мы не планируем закрывать школы в этом году»", "до зимы закроет девять школ", True),
        ("«Мы не планируем закрывать школы Приречья»", "до зимы закроет девять школ", False),
        ("«Никто не останется без школы»", "без школы остаются девять сёл", False),
    ],
)
def test_who_will_close_none_will_not_close_nine(one: str, other: str, opposed: bool) -> None:
    report = reconcile.check(
        articles(f"{one}, — сказал губернатор Лев Корсаков.", f"Губернатор Лев Корсаков подтвердил, что {other}.")
    )
    assert bool(findings(report, "attribution")) == opposed


def test_figures_in_words_are_exchanged() -> None:
    assert compare("просили денег четыре года подряд", "просили денег два года подряд").swaps == (("четыре", "два"),)


def test_two_words_that_are_one_thing() -> None:
    found = [t.word.keys for t in terms.of("The talks reached a dead end and he stepped down", "en")]
    assert any("=deadlock" in keys for keys in found)
    assert any("=resign" in keys for keys in found)


def test_every_feature_of_versions_has_a_weight() -> None:
    assert sorted(versions.VERSIONS) == sorted(f.__name__ for f in versions.OF_VERSIONS)
    assert sorted(versions.CHANGED) == sorted(f.__name__ for f in versions.OF_CHANGES)


def test_the_same_words_are_the_likeliest_of_two_speakers() -> None:
    """What `at_best` rules out unread would not have been told: so for all the weights of agreement, also when fitted
    anew."""
    told = 0
    for case in (c for c in load_cases([rules_folder()]).cases if c.rule == "two-speakers"):
        ledger = prepare(case.articles)
        for a, b in said.near_pairs(said.all_said(ledger)):
            assert credit.at_best(ledger, a, b) >= credit.odds(credit.credit(ledger, a, b)) - 1e-9
            told += 1
    assert told > 9
