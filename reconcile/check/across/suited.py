"""Figures of two articles of one story that suit each other better than either suits any other.

Two writers who avoid one another's words share neither noun nor verb: "drew 180,000 worshippers", "130,000 faithful
joined". What they still share adds up (see `features`): words near in meaning, names, the figures beside, where in the
article they stand, that the two are of one size, that nothing else in either article would do. How much each of these
is worth was estimated by logistic regression on the figures of some two hundred small stories in three languages; the
sum is the log of the odds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.across import beside, features, nearby
from reconcile.check.across.compare import middle, nouns_apart, other_measures
from reconcile.check.across.features import FEATURES, Couple, persons
from reconcile.check.ledger import Ledger
from reconcile.language import cues
from reconcile.link.forbid import gap_days
from reconcile.model import Claim

PERSONAL = frozenset({"age", "offspring"})  # everyone in a story has one of these
ENOUGH, MARGIN = -1.0, 1.0  # the odds, and how much better than any rival
LONG = 60  # days between two dated figures of which one is history
CROWD = 1.5  # what a pair needs more in a large corpus: the more articles, the more pairs that fit by chance
ANYHOW = -4.1  # the odds of two figures that have nothing in common
WEIGHTS: dict[str, float] = {
    "apart": -1.1,
    "size": 2.7,
    "small": 1.0,
    "exchanged": 4.7,
    "one_digit": 1.4,
    "tenfold": 4.4,
    "as_exact": 0.8,
    "rounded": -0.6,
    "first": 1.2,
    "words": 1.2,
    "act": 0.7,
    "thing": 0.8,
    "measure": 0.8,
    "natures": -0.6,
    "people": 0.6,
    "unit": 1.0,
    "lasting": 1.0,
    "part": -1.1,
    "companions": 1.7,
    "nameless": -1.0,
    "voice": 0.5,
    "unsaid": -0.9,
    "one_day": 1.5,
    "days": -2.2,
    "order": -0.9,
    "opening": 1.8,
    "rivals": -0.4,
    "one_language": 0.7,
}


class Pair(NamedTuple):
    """Two figures and how well they suit each other."""

    x: Claim
    y: Claim
    odds: float


def pairs(ledger: Ledger, a: str, b: str) -> Iterator[tuple[Claim, Claim]]:
    """Of two articles (ids) the figures of which each is clearly the best counterpart of the other."""
    for x, y, odds in found(ledger, a, b):
        if odds >= _enough(ledger):
            yield x, y


def _enough(ledger: Ledger) -> float:
    return ENOUGH + (CROWD if len(ledger.articles) > nearby.MANY else 0.0)


def found(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """All candidates that no rival comes near, good or not."""
    known: dict[tuple[str, str], list[Pair]] = ledger.memo.setdefault("suited", {})
    if (a, b) not in known:
        known[a, b] = _best([Pair(c.x, c.y, odds(c)) for c in candidates(ledger, a, b)])
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
    rivals: dict[str, list[Pair]] = {}
    for pair in found:
        rivals.setdefault(pair.x.id, []).append(pair)
        rivals.setdefault(pair.y.id, []).append(pair)
    return [
        pair
        for pair in found
        if all(pair.odds - r.odds >= MARGIN for c in (pair.x, pair.y) for r in rivals[c.id] if r is not pair)
    ]


def candidates(ledger: Ledger, a: str, b: str) -> list[Couple]:
    """The figures of either article that the other has not, each with each, where nothing parts the two."""
    xs, ys = beside.unmatched(ledger, a, b), beside.unmatched(ledger, b, a)
    left, right = (Counter(map(features.sort, side)) for side in (xs, ys))
    out = []
    for x in xs:
        for y in ys:
            evidence = beside.nothing_parts(ledger, x, y)
            if evidence is not None and not _two_sorts(x, y) and not beside.two_parts(x, y, evidence):
                rivals = left[features.sort(x)] * right[features.sort(y)]
                out.append(Couple(ledger, x, y, evidence, rivals, features.common(x, y, ledger), 0.0))
    return [c._replace(most=max((d.words for d in out if _rival(c, d)), default=-1.0)) for c in out]


def _rival(c: Couple, d: Couple) -> bool:
    """Have two pairs one figure in common?"""
    return (c.x.id == d.x.id) != (c.y.id == d.y.id)


def _two_sorts(x: Claim, y: Claim) -> bool:
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
