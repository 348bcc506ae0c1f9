"""Which figures of two articles may be told of one thing: those that the other article has not, and that nothing parts.

Figures that agree are laid aside first; of what is left in both, two are candidates unless the words say that they are
of two sorts, two times or two parts of one whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from itertools import islice, product
from math import inf

from reconcile.check.across import features, nearby
from reconcile.check.across.compare import (
    PERSONAL,
    comparable,
    fits,
    middle,
    nouns_apart,
    of_one_status,
    of_one_unit,
    other_measures,
    same_value,
)
from reconcile.check.across.features import Couple
from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import persons
from reconcile.check.values.wording import earlier_time, is_new
from reconcile.language import cues
from reconcile.link.forbid import gap_days
from reconcile.model import Claim, Evidence

MOST = 60  # figures of an article that are set against another's; more are a table
LONG = 60  # days between two dated figures of which one is history


def couples(ledger: Ledger, a: str, b: str) -> list[Couple]:
    """The figures of either article that the other has not, each with each, where nothing parts the two."""
    xs, ys = unmatched(ledger, a, b), unmatched(ledger, b, a)
    left, right = (Counter(map(features.sort, side)) for side in (xs, ys))
    out = []
    for x, y in product(xs, ys):
        evidence = nothing_parts(ledger, x, y)
        if evidence is not None and not two_sorts(x, y) and not two_parts(x, y, evidence):
            rivals = left[features.sort(x)] * right[features.sort(y)]
            out.append(Couple(ledger, x, y, evidence, rivals, features.common(x, y, ledger), 0.0))
    most = best_rival([(c.x.id, c.y.id, c.words) for c in out])
    return [c._replace(most=m) for c, m in zip(out, most, strict=True)]


def best_rival(scored: Sequence[tuple[str, str, float]]) -> list[float]:
    """For each pair of ids with its score the best score of the other pairs that either is in; -inf where none is."""
    top: dict[str, list[tuple[float, int]]] = {}
    for n, (a, b, score) in enumerate(scored):
        for id in (a, b):
            top[id] = nlargest(2, (*top.get(id, ()), (score, n)))
    others = (max((s for id in pair[:2] for s, m in top[id] if m != n), default=-inf) for n, pair in enumerate(scored))
    return list(others)


def unmatched(ledger: Ledger, a: str, b: str) -> list[Claim]:
    """The first MOST figures of an article that the other has not, nor a bound that is of them."""
    others = ledger.figures(b)
    own = (c for c in ledger.figures(a) if c.part == "text" and _news(c) and not any(_one(c, d) for d in others))
    return list(islice(own, MOST))


def _one(c: Claim, d: Claim) -> bool:
    return d.unit == c.unit and (same_value(c, d) or fits(c, d))


def _news(c: Claim) -> bool:
    """Is it a figure of its own, neither an increase nor one of the last time?"""
    return not (earlier_time(c) or is_new(c) or "vague" in c.marks or (c.background and not c.event))


def nothing_parts(ledger: Ledger, x: Claim, y: Claim) -> list[Evidence] | None:
    """What speaks for and against two figures that count alike and that nothing parts; None if something does."""
    if ledger.links is None or not comparable(*of_one_status(*of_one_unit(x, y))):
        return None
    evidence = ledger.links.evidence(x.id, y.id)
    return None if nearby.parted(evidence) else evidence


def two_parts(x: Claim, y: Claim, evidence: Sequence[Evidence]) -> bool:
    """May they be two parts of one whole: of 17 complaints six are pending, and 16 came from one side?"""
    told = any(e.feature == "predicate" and e.weight > 0 for e in evidence)
    return bool(x.whole and y.whole) and x.measure is None and not told


def two_sorts(x: Claim, y: Claim) -> bool:
    """Are they of two measures, somebody's own (an age), one depth written as a height, what was done and what is left
    to do, of two times, or people in the one and things in the other?"""
    if other_measures(x, y) or {x.measure, y.measure} & PERSONAL or abs(middle(x)) == abs(middle(y)):
        return True
    if x.event and y.event and gap_days(x.event, y.event) > LONG:
        return True
    if x.unit:
        return _left(x) != _left(y)
    if not x.counted or not y.counted:
        return False
    if persons(x) or persons(y):
        return persons(x) != persons(y) and all(c.counted_class for c in (x, y))
    return nouns_apart(x, y)


def _left(c: Claim) -> bool:
    """Is it what remains to be done?"""
    return cues.has(c.predicate or "", c.language, "remaining")
