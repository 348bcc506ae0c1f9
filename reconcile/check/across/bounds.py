"""A bound and the exact figure of another article that it would be of: "more than 400" and 640.

Linking puts a figure with its like; a loose bound is like many. Of the exact figures that keep it, within one story
and one measure (or one noun), the nearest is the one it could have given.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.check.across import nearby
from reconcile.check.across.compare import comparable, far, one_noun, other_measures, telling
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import earlier_time
from reconcile.model import Claim

FAR = 3.5  # times that an exact figure may be off the bound it is meant by
ENOUGH = 0.0  # sum of what ties two figures, story and measure aside


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Exact figure and bound, in a fixed order."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("bounds")
    if known is None:
        known = sorted(_pairs(ledger), key=lambda p: (order(p[0]), order(p[1])))
        ledger.memo["bounds"] = known
    return known


def _pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    for a, b in nearby.pairs(ledger):
        for one, other in ((a, b), (b, a)):
            exact = [c for c in ledger.figures(other) if _plain(c) and c.low == c.high]
            for bound in (c for c in ledger.figures(one) if _plain(c) and c.low is not None and c.high is None):
                fits = [e for e in exact if _fits(ledger, e, bound)]
                if fits:
                    yield min(fits, key=lambda e: (e.low or 0.0, e.start)), bound


def _plain(c: Claim) -> bool:
    return c.part == "text" and "vague" not in c.marks and not earlier_time(c)


def _fits(ledger: Ledger, exact: Claim, bound: Claim) -> bool:
    """Could the bound be of this figure?"""
    one = telling(bound) and bound.measure == exact.measure
    named = one_noun(exact, bound) and not other_measures(exact, bound)
    if not (one or named) or not comparable(exact, bound) or not of(exact).meets(of(bound)):
        return False
    if far(exact, bound, FAR) or ledger.links is None:
        return False
    evidence = ledger.links.evidence(exact.id, bound.id)
    return not nearby.parted(evidence) and sum(e.weight for e in evidence if e.feature in nearby.TIES) >= ENOUGH
