"""Sums and shares that no rule of wording knows, weighed by what speaks for each reading."""

from __future__ import annotations

import pytest

import reconcile
from reconcile.check.within import course_features, ratio_features, run_features, worth
from reconcile.model import Article


def said(language: str, text: str) -> list[str]:
    report = reconcile.check([Article(id="a", text=text, language=language)])
    return [f.message for f in report.findings if f.kind in ("part_whole", "percent", "stock_flow")]


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("en", "Of the library's 52,000 readers, 13,000 came in winter, or 40% of them.", "is 25%, not 40%"),
        ("uk", "На складі 5600 тонн овочів: 2900 картоплі, 1400 буряку і 1100 моркви.", "= 5400, not 5600"),
        ("en", "The toll went from €8 a car to €6, a fall of 40%.", "from 8 EUR to 6 EUR is 25%, not 40%"),
    ],
)
def test_what_no_rule_knows_is_found(language: str, text: str, message: str) -> None:
    assert any(message in m for m in said(language, text)), said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 90 boats 30 were damp, and every fifth was built last year."),
        ("en", "The yard has 900 workers at two docks. The one in Lunt has 610, a cut of 50% is planned."),
        ("en", "Of the 260 guests 150 drank tea, 70 ate cake and 60 also danced."),
        ("ru", "Из 150 гостей 80 приехали из Твери и 40 из Рязани, остальные местные."),
        ("en", "The bakery sold 14 tonnes in the north, 9 in the south and 6 abroad. It owes the bank 70 million."),
    ],
)
def test_what_the_words_rule_out_is_no_fault(language: str, text: str) -> None:
    assert not said(language, text)


@pytest.mark.parametrize(
    ("features", "weights"),
    [
        (run_features.FEATURES, worth.RUNS),
        (course_features.FEATURES, worth.COURSES),
        (ratio_features.FEATURES, worth.RATIOS),
    ],
)
def test_every_feature_has_its_weight(features: tuple[object, ...], weights: dict[str, float]) -> None:
    assert {f.__name__ for f in features} | {worth.ANYHOW} == set(weights)  # type: ignore[attr-defined]
