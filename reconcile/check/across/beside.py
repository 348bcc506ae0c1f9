"""Figures that differ while the figures around them agree: "of 47 drones 38 were shot down" and "38 of the 74".

Two passages that give the same other numbers tell of the same things. Of what one of them has and the other has not,
two figures are a pair where either is the only one that the other could be.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reconcile.check.across.compare import comparable
from reconcile.check.ledger import Ledger
from reconcile.check.values.intervals import of, written
from reconcile.check.values.wording import earlier_time, is_new
from reconcile.language.kin import near
from reconcile.link.words import CONCEPT, across, term
from reconcile.model import Claim

TIED = 1.0  # worth of the figures beside both: one of the same sentence
ANYONE = "person"
LARGE = 1000
OTHER_FAMILY = "they measure different things"  # what is said where only one has a measure or a unit
APART = -1.2  # weight of places that are not the same


def pairs(ledger: Ledger, a: str, b: str) -> Iterator[tuple[Claim, Claim]]:
    """Such pairs of two articles (ids)."""
    if ledger.links is None:
        return
    xs, ys = _unmatched(ledger, a, b), _unmatched(ledger, b, a)
    fits = [(x, y) for x in xs for y in ys if _may_be_one(ledger, x, y)]
    for x, y in fits:
        rivals = [(c, d) for c, d in fits if (c.id == x.id) != (d.id == y.id)]
        if all((written(c), written(d)) == (written(x), written(y)) for c, d in rivals):
            yield x, y


def _unmatched(ledger: Ledger, a: str, b: str) -> list[Claim]:
    """Figures of an article that the other has not."""
    others = ledger.figures(b)
    return [
        c
        for c in ledger.figures(a)
        if c.part == "text" and _news(c) and not any(d.unit == c.unit and of(c).meets(of(d)) for d in others)
    ]


def _news(c: Claim) -> bool:
    """Is it a figure of its own, neither an increase nor one of the last time?"""
    return not (earlier_time(c) or is_new(c) or "vague" in c.marks or (c.background and not c.event))


def _may_be_one(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do the passages give the same figures, and does nothing part the two?"""
    assert ledger.links is not None
    if ledger.links.beside(x.id, y.id) < TIED or not comparable(*_of_one_unit(x, y)):
        return False
    if (x.measure and y.measure and x.measure != y.measure) or _other_things(x, y):
        return False
    evidence = ledger.links.evidence(x.id, y.id)
    if any(e.feature == "place" and e.weight <= APART for e in evidence):
        return False
    worded = any(e.feature in ("predicate", "counted") and e.weight > 0 for e in evidence)
    if x.nature == "share" and not worded:
        return False
    if (
        x.whole
        and y.whole
        and x.measure is None
        and not any(e.feature == "predicate" and e.weight > 0 for e in evidence)
    ):
        return False  # of 17 complaints six are pending, and 16 came from one side
    return not any(e.feature == "cannot-link" and e.note != OTHER_FAMILY for e in evidence)


def _of_one_unit(x: Claim, y: Claim) -> tuple[Claim, Claim]:
    """The two as they are, or of one unit where a large figure in a row leaves its own to the others."""
    if x.unit and not y.unit and (y.low or 0.0) >= LARGE:
        return x, replace(y, unit=x.unit)
    if y.unit and not x.unit and (x.low or 0.0) >= LARGE:
        return replace(x, unit=y.unit), y
    return x, y


def _other_things(x: Claim, y: Claim) -> bool:
    """Do they count two things that the words tell apart?"""
    if not x.counted or not y.counted or ANYONE in (x.counted_class, y.counted_class):
        return False
    if x.counted_class and y.counted_class and x.counted_class != y.counted_class:
        return True
    one, other = term(x.counted, x.language), term(y.counted, y.language)
    if one == other or (across(x.counted, x.language) or "x") == (across(y.counted, y.language) or "y"):
        return False
    known = one.startswith(CONCEPT) and other.startswith(CONCEPT)
    return (known or x.language == y.language) and not near(frozenset((one,)), frozenset((other,)))
