"""The tables of the packs, checked against one another: every form that is listed is read, every unit is known."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reconcile.extract.numbers.number import pieces, read
from reconcile.extract.numbers.numeral import Source
from reconcile.extract.numbers.tables import number_tables
from reconcile.extract.numbers.units import kind_of, unit_tables
from reconcile.extract.text.tokens import tokenize
from reconcile.language import available, load_pack

PACKS = [load_pack(code) for code in available()]


def value(text: str, pack: object) -> Decimal | None:
    t = number_tables(pack)  # type: ignore[arg-type]
    number = read(Source(pieces(tokenize(text), t), text, 0), 0, t)
    return number.value if number and number.last == len(pieces(tokenize(text), t)) else None


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.code)
def test_every_form_is_its_value(pack: object) -> None:
    t = number_tables(pack)  # type: ignore[arg-type]
    wrong = {form: (v, value(form, pack)) for form, v in t.words.items() if value(form, pack) != v}
    assert not wrong


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.code)
def test_every_scale_multiplies(pack: object) -> None:
    t = number_tables(pack)  # type: ignore[arg-type]
    wrong = {form: value(f"7 {form}", pack) for form, s in t.scales.items() if value(f"7 {form}", pack) != 7 * s.value}
    assert not {form: v for form, v in wrong.items() if form not in t.weak}


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.code)
def test_every_unit_of_a_pack_is_known(pack: object) -> None:
    named = {*pack.section("units"), *pack.section("unit_adjectives")}  # type: ignore[attr-defined]
    assert not [code for code in sorted(named) if kind_of(code) is None]


@pytest.mark.parametrize("pack", PACKS, ids=lambda p: p.code)
def test_every_unit_word_means_its_unit(pack: object) -> None:
    t, units = number_tables(pack), unit_tables(pack)  # type: ignore[arg-type]
    wrong = []
    for code, forms in pack.section("units").items():  # type: ignore[attr-defined]
        for form in forms:
            text = "5 " + str(form).replace("*", "")
            s = Source(pieces(tokenize(text), t), text, 0)
            found = units.after(s, 1)
            if not found or found[1] != code:
                wrong.append((form, code, found))
    assert not wrong
