"""Which measure of the rule packs a bound number speaks of."""

from __future__ import annotations

from typing import NamedTuple

from reconcile.extract.nouns import NounPhrase
from reconcile.extract.predicates import Governor
from reconcile.extract.syntax import Line
from reconcile.language.lexicon import Entry, Lexicon, Terms
from reconcile.model import Quantity


class Measured(NamedTuple):
    """The entry that names the measure and the word that carries it."""

    entry: Entry | None
    governor: Governor | None


UNIT_MEASURES = {"percent": "share", "year": "duration", "month": "duration", "week": "duration", "day": "duration", "hour": "duration",
                 "minute": "duration", "second": "duration", "km": "distance", "m": "distance", "mile": "distance", "ha": "area", "km2": "area", "m2": "area", "degC": "temperature"}  # fmt: skip


def measure(line: Line, q: Quantity, np: NounPhrase, governors: list[Governor], lexicon: Lexicon) -> Measured:
    """The first governor whose word a pack knows; the counted noun itself speaks last."""
    terms = lexicon.terms(line.pack.code)
    for g in governors:
        kinds = ("nouns",) if g.kind == "noun" else ("verbs", "intransitive", "adjectives")
        entry = terms.find(g.lemma, *kinds)
        if entry:
            return Measured(entry, g)
    entry = _itself(terms, np)
    return Measured(entry, None)


def _itself(terms: Terms, np: NounPhrase) -> Entry | None:
    return terms.find(np.lemma, "people", "nouns") if np.lemma else None


def unit_measure(unit: str | None) -> str | None:
    """What a unit alone says."""
    if unit is None:
        return None
    return UNIT_MEASURES.get(unit) or ("money" if len(unit) == 3 and unit.isupper() else None)
