"""A language is data: a few lines of Polish, and its numbers are read."""

from __future__ import annotations

import pytest

from reconcile.extract.numbers.quantities import find
from reconcile.extract.text.sentences import split
from reconcile.language import Pack
from reconcile.yamlfile import load_yaml

POLISH = """
sentences:
  abbreviations: [art]
numbers:
  decimal: ","
  words:
    2: [dwa, dwie, dwóch, dwoma]
    5: [pięć, pięciu]
    20: [dwadzieścia, dwudziestu]
    200: [dwieście, dwustu]
    1.5: [półtora]
  scales:
    1000: {one: [tysiąc, tysiącem], genitive: [tysiąca], many: [tysiące, tysięcy, tysiącom]}
    1000000: {one: [milion], genitive: [miliona], many: [miliony, milionów]}
  abbreviations: {1000: [tys], 1000000: [mln]}
  genitive_after: [około]
  range: {between: [{before: [od], middle: [do]}], middle: ["-", "–"], or: [lub], and: [i]}
  fractions: {2: [połowa, połowę, połowy], 3: [jedna trzecia]}
bounds:
  before: {above: [ponad], at_least: [co najmniej], about: [około], until: [do], by: [o], filler: [już]}
  change: {up: ["wzros*"], down: ["spad*"]}
units:
  percent: [procent, procenta]
  PLN: [złotych, złote, "zł"]
  km: ["kilometr*"]
not_claims:
  before: {law: [artykuł, "art ."], number: [numer]}
"""


@pytest.fixture(scope="module")
def polish() -> Pack:
    file = load_yaml("pl.yaml", POLISH)
    assert not file.problems
    return Pack("pl", file.data)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "quote"),
    [
        ("Zginęło dwadzieścia pięć osób.", 25, 25, None, "dwadzieścia pięć"),
        ("Zginęło ponad 300 osób.", 300, None, None, "ponad 300"),
        ("Zebrano dwieście tysięcy złotych.", 200_000, 200_000, "PLN", "dwieście tysięcy złotych"),
        ("Zebrano 1,5 mln zł.", 1_500_000, 1_500_000, "PLN", "1,5 mln zł"),
        ("Od 30 do 40 osób.", 30, 40, None, "Od 30 do 40"),
        ("Około tysiąca domów.", 1000, 1000, None, "Około tysiąca"),
        ("Połowa mieszkańców.", 50, 50, "percent", "Połowa"),
        ("Ceny wzrosły o 12%.", 12, 12, "percent", "12%"),
    ],
)
def test_read(polish: Pack, text: str, low: float, high: float, unit: str | None, quote: str) -> None:
    [sentence] = split(text, polish)
    [q] = find(sentence, polish).quantities
    assert (q.low, q.high, q.unit, q.quote) == (low, high, unit, quote)


def test_refused(polish: Pack) -> None:
    [sentence] = split("Sąd powołał się na art. 148 kodeksu.", polish)
    found = find(sentence, polish)
    assert not found.quantities
    assert [s.reason for s in found.skipped] == ["law"]
