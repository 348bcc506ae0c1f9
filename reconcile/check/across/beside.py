"""Figures that differ while the figures around them agree: "of 47 drones 38 were shot down" and "38 of the 74".

Two passages that give the same other numbers tell of the same things. Of what one of them has and the other has not,
two figures are a pair where either is the only one that the other could be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.check.across import nearby
from reconcile.check.across.compare import comparable, fits, of_one_unit, other_measures, same_value
from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import PEOPLE
from reconcile.check.values.intervals import written
from reconcile.check.values.wording import earlier_time, is_new
from reconcile.language.kin import near, told_apart
from reconcile.link.words import across, term
from reconcile.model import Claim, Evidence


def pairs(ledger: Ledger, a: str, b: str) -> Iterator[tuple[Claim, Claim]]:
    """Such pairs of two articles (ids)."""
    if ledger.links is None:
        return
    xs, ys = unmatched(ledger, a, b), unmatched(ledger, b, a)
    fits = [(x, y) for x in xs for y in ys if _may_be_one(ledger, x, y)]
    for x, y in fits:
        rivals = [(c, d) for c, d in fits if (c.id == x.id) != (d.id == y.id)]
        if all((written(c), written(d)) == (written(x), written(y)) for c, d in rivals):
            yield x, y


def unmatched(ledger: Ledger, a: str, b: str) -> list[Claim]:
    """Figures of an article that the other has not, nor a bound that is of them."""
    others = ledger.figures(b)
    return [c for c in ledger.figures(a) if c.part == "text" and _news(c) and not any(_one(c, d) for d in others)]


def _one(c: Claim, d: Claim) -> bool:
    return d.unit == c.unit and (same_value(c, d) or fits(c, d))


def _news(c: Claim) -> bool:
    """Is it a figure of its own, neither an increase nor one of the last time?"""
    return not (earlier_time(c) or is_new(c) or "vague" in c.marks or (c.background and not c.event))


def _may_be_one(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do the passages give the same figures, and does nothing part the two?"""
    assert ledger.links is not None
    if ledger.links.beside(x.id, y.id) < nearby.TIED or other_measures(x, y) or _other_things(x, y):
        return False
    evidence = nothing_parts(ledger, x, y)
    if evidence is None:
        return False
    met = {e.feature for e in evidence if e.weight > 0}
    if x.nature == "share" and not met & {"predicate", "counted"}:
        return False
    return not two_parts(x, y, evidence)


def two_parts(x: Claim, y: Claim, evidence: Sequence[Evidence]) -> bool:
    """May they be two parts of one whole: of 17 complaints six are pending, and 16 came from one side?"""
    told = any(e.feature == "predicate" and e.weight > 0 for e in evidence)
    return bool(x.whole and y.whole) and x.measure is None and not told


def nothing_parts(ledger: Ledger, x: Claim, y: Claim) -> list[Evidence] | None:
    """What speaks for and against two figures that count alike and that nothing parts; None if something does."""
    if ledger.links is None or not comparable(*of_one_unit(x, y)):
        return None
    evidence = ledger.links.evidence(x.id, y.id)
    return None if nearby.parted(evidence) else evidence


def _other_things(x: Claim, y: Claim) -> bool:
    """Do they count two things that the words tell apart?"""
    if not x.counted or not y.counted or PEOPLE in (x.counted_class, y.counted_class):
        return False
    if x.counted_class and y.counted_class and x.counted_class != y.counted_class:
        return True
    one, other = term(x.counted, x.language), term(y.counted, y.language)
    if one == other or (across(x.counted, x.language) or "x") == (across(y.counted, y.language) or "y"):
        return False
    return told_apart(one, other) or (x.language == y.language and not near(frozenset((one,)), frozenset((other,))))
