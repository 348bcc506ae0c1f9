"""The table of what figures are told of, and what words evoke it."""

from __future__ import annotations

import pytest

from reconcile.language import aspects
from reconcile.language.pack import available
from reconcile.language.thesaurus import CONCEPT, rows


def test_every_aspect_has_words_in_every_language() -> None:
    known = rows()
    for name, aspect in aspects.table().items():
        concepts = [c.removeprefix(CONCEPT) for c in aspect.words[""]]
        assert set(concepts) <= set(known), name
        for code in available():
            own = aspect.words.get(code, ())
            assert own or any(known[c].get(code) for c in concepts), (name, code)


SAID = [
    ("ru", "Амфитеатр вмещает ⟦5200⟧ человек.", None, "capacity"),
    ("en", "The amphitheatre seats ⟦5,200⟧.", None, "capacity"),
    ("uk", "Селище лежить за ⟦14⟧ кілометрів від кордону.", "km", "distance"),
    ("ru", "Новый орган обошёлся приходу в ⟦31 млн⟧ рублей.", "RUB", "cost"),
    ("en", "The parish paid a price of ⟦$310,000⟧ for the organ.", "USD", "cost"),
]


@pytest.mark.parametrize(("code", "marked", "unit", "aspect"), SAID)
def test_words_evoke_an_aspect(code: str, marked: str, unit: str | None, aspect: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    assert aspect in aspects.of_figure(text, start, end, unit, code)


def test_the_unit_rules_out_what_it_does_not_measure() -> None:
    text = "The amphitheatre seats 5,200."
    assert "capacity" not in aspects.of_figure(text, 23, 28, "USD", "en")
    assert aspects.of_figure(text, 23, 28, None, "xx") == {}


def test_a_nearer_word_says_more() -> None:
    near = aspects.of_figure("A price of 5,200 dollars.", 11, 16, "USD", "en")
    far = aspects.of_figure(
        "The price that the whole of the parish council agreed on is 5,200 dollars.", 60, 65, "USD", "en"
    )
    assert near["cost"] > far["cost"] > 0
