"""Figures of two articles of one story that suit each other better than either suits any other.

Two writers who avoid one another's words share neither noun nor verb: "drew 180,000 worshippers", "130,000 faithful
joined". What they still share adds up (see `features`): words near in meaning, names, the figures beside, where in the
article they stand, that the two are of one size, that nothing else in either article would do. How much each of these
is worth was estimated by logistic regression on the figures of some five hundred small stories in three languages
(`benchmarks/weights.py`); the sum is the log of the odds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.check.across import candidates, nearby
from reconcile.check.across.features import FEATURES, Couple
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.intervals import written
from reconcile.model import Claim

ENOUGH, MARGIN = -1.0, 1.0  # the odds, and how much better than any rival
CROWD = 1.5  # what a pair needs more in a large corpus: the more articles, the more pairs that fit by chance
ANYHOW = -4.1  # the odds of two figures that have nothing in common
WEIGHTS: dict[str, float] = {
    "apart": -1.0,
    "size": 2.7,
    "small": 1.0,
    "exchanged": 4.7,
    "one_digit": 1.5,
    "tenfold": 4.5,
    "as_exact": 0.8,
    "rounded": -0.6,
    "first": 1.1,
    "words": 1.3,
    "act": 0.7,
    "thing": 0.8,
    "measure": 0.8,
    "natures": -0.7,
    "people": 0.6,
    "unit": 1.0,
    "lasting": 1.0,
    "planned": -0.4,
    "part": -1.1,
    "companions": 1.7,
    "nameless": -1.2,
    "voice": 0.5,
    "unsaid": -0.9,
    "one_day": 1.5,
    "days": -2.3,
    "order": -1.0,
    "opening": 1.7,
    "rivals": -0.4,
    "one_language": 0.7,
}


class Pair(NamedTuple):
    """Two figures and how well they suit each other."""

    x: Claim
    y: Claim
    odds: float


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Of every two articles near enough the figures of which each is clearly the best counterpart of the other, in a
    fixed order."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("suited pairs")
    if known is None:
        likely = (p for a, b in nearby.pairs(ledger) for p in found(ledger, a, b) if p.odds >= _enough(ledger))
        apart = ((p.x, p.y) for p in likely if ledger.fact_of.get(p.x.id) is not ledger.fact_of.get(p.y.id))
        known = sorted(apart, key=lambda p: (order(p[0]), order(p[1])))
        ledger.memo["suited pairs"] = known
    return known


def groups(ledger: Ledger) -> list[list[Claim]]:
    """Pairs that share a figure put together; none whose two values one fact holds already."""
    together: dict[str, list[Claim]] = {}
    for x, y in pairs(ledger):
        if _in_one_fact(ledger, x, y):
            continue
        a, b = together.get(x.id, [x]), together.get(y.id, [y])
        merged = list({c.id: c for c in (*a, *b)}.values())
        together.update((c.id, merged) for c in merged)
    unique = {id(group): sorted(group, key=order) for group in together.values()}
    return sorted(unique.values(), key=lambda group: [order(c) for c in group])


def _in_one_fact(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the fact of one of them hold the value of the other too?"""
    for c, other in ((x, y), (y, x)):
        fact = ledger.fact_of.get(c.id)
        if fact and any(written(ledger.claims[i]) == written(other) for i in fact.claims if i in ledger.claims):
            return True
    return False


def _enough(ledger: Ledger) -> float:
    return ENOUGH + (CROWD if len(ledger.articles) > nearby.MANY else 0.0)


def found(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """All candidates that no rival comes near, good or not."""
    known: dict[tuple[str, str], list[Pair]] = ledger.memo.setdefault("suited", {})
    if (a, b) not in known:
        known[a, b] = _best([Pair(c.x, c.y, odds(c)) for c in candidates.couples(ledger, a, b)])
    return known[a, b]


def suits(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Are the two such a pair?"""
    if not nearby.one_story(ledger, x.article, y.article):
        return False
    a, b = sorted((x.article, y.article))
    return any({p.x.id, p.y.id} == {x.id, y.id} and p.odds >= _enough(ledger) for p in found(ledger, a, b))


def odds(c: Couple) -> float:
    """How likely the two are of one fact, as the logarithm of the odds."""
    return ANYHOW + sum(WEIGHTS[f.__name__] * f(c) for f in FEATURES)


def _best(found: Sequence[Pair]) -> list[Pair]:
    """Those that are better than all others of either figure."""
    rivals = candidates.best_rival([(p.x.id, p.y.id, p.odds) for p in found])
    return [pair for pair, rival in zip(found, rivals, strict=True) if pair.odds - rival >= MARGIN]
