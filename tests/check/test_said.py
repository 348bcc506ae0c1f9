"""What people are quoted as saying: alignment of words, denial, speakers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reconcile
from reconcile.check import said
from reconcile.check.said import Said
from reconcile.model import Article, Report


def articles(*texts: str, language: str = "ru") -> list[Article]:
    day = dt.date(2025, 3, 3)
    return [
        Article(f"a{n}", text, published=day, outlet=f"outlet-{n}.test", language=language)
        for n, text in enumerate(texts)
    ]


def findings(report: Report, kind: str) -> list[tuple[str, str]]:
    return [(f.rule, f.confidence) for f in report.findings if f.kind == kind]


def version(text: str, language: str = "ru") -> Said:
    words = tuple(w.lower().strip(".,") for w in text.split())
    return Said(None, None, "direct", "affirms", False, words, text, "", language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "agree", "changes"),
    [
        ("мы закроем порт осенью", "мы закроем порт осенью", 4, []),
        ("мы закроем порт осенью", "мы закроем порт весной", 3, [("осенью", "весной")]),
        ("мы закроем порт", "мы закроем старый порт", 3, [("", "старый")]),
        ("мы закроем порт", "мы закроем порты", 3, []),
        ("погибли 12 человек", "погибли 21 человек", 2, [("12", "21")]),
    ],
)
def test_alignment(first: str, second: str, agree: int, changes: list[tuple[str, str]]) -> None:
    assert said.align(version(first), version(second)) == (agree, changes)


def test_kindred_languages_align_by_sound() -> None:
    russian, ukrainian = (
        version("эту зиму мы пройдем без отключений"),
        version("цю зиму ми пройдемо без відключень", "uk"),
    )
    assert said.align(russian, ukrainian) == (6, [])


@given(st.lists(st.sampled_from("мы порт осенью весной не 12 21".split()), min_size=1, max_size=12).map(" ".join))
def test_a_quotation_agrees_with_itself(text: str) -> None:
    assert said.align(version(text), version(text)) == (len(text.split()), [])


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
