"""Days of two articles that are told of one happening.

Most of the days that two articles of one story give are the same. Two writers who date one happening otherwise seldom
share its words: what ties their days is that they have more in common than either has with another day, where in the
articles they stand, how the dates differ, what each is to its article (see `likeness`). How much each of these is worth
was estimated by logistic regression on the days of some five hundred small stories in three languages
(`benchmarks/weights_of_days.py`); the sum is the log of the odds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from reconcile.check.across import candidates, nearby, once, years
from reconcile.check.across.happenings import STRICT, Happening, telling
from reconcile.check.across.likeness import FEATURES, Couple, Day, chapter, in_one_part, tallied
from reconcile.check.across.matches import conflict, match
from reconcile.check.ledger import Ledger, order
from reconcile.check.logodds import log_odds
from reconcile.check.speech import bonds
from reconcile.check.speech.terms import Weights
from reconcile.language.kin import circle

ENOUGH, MARGIN = -0.71, 1.0  # the odds, and how much better than any rival
# what a pair needs more in a large corpus, and how much of the shorter sentence must meet: the more articles, the more
# pairs that fit by chance
CROWD, COVERED = 2.8, 0.25
# what a pair needs more where nothing told of the two meets, for of many days some are next to each other; two articles
# alone hardly have such
UNMET, PAIR = 2.8, 2
ANYHOW = -1.7  # the odds of two days that have nothing in common
WEIGHTS: dict[str, float] = {
    "first": 1.4,
    "lead": 1.1,
    "covered": 0.4,
    "verbs": 1.5,
    "bare": -0.6,
    "chapter": 1.0,
    "idle": 0.9,
    "counted": -0.7,
    "contrast": -1.0,
    "roles": -1.9,
    "to_come": -0.7,
    "last": 3.6,
    "beginning": 3.3,
    "night": 1.4,
    "hours": -1.7,
    "several": 2.3,
    "grains": -0.8,
    "made": -1.2,
    "figured": 1.4,
    "spelt": -1.9,
    "next_day": 2.2,
    "slip": 1.2,
    "in_one_part": 0.3,
    "apart": -0.2,
    "year_alone": -1.7,
    "fresh": -1.6,
    "own_news": -1.8,
    "order": -2.4,
    "opening": -1.6,
    "inside": -0.4,
    "known": -0.9,
    "alone": 0.9,
    "rivals": -0.3,
}
Two = tuple[Happening, Happening]
SAME = "what happens and what it happens to are the same"
SHARED = 80  # happenings that share a word, beyond which the word tells nothing


class Pair(NamedTuple):
    """Two dated happenings that are likely one."""

    a: Happening
    b: Happening
    agree: bool  # both can mean one day
    odds: float  # that they are one, as a logarithm
    ties: tuple[str, ...]  # what ties them, in words


def pairs(ledger: Ledger, found: Sequence[Happening], days: int) -> Iterator[Pair]:
    """Those of two articles that are each other's best and likely enough, in a fixed order."""
    for couples in between(ledger, found, days):
        yield from _best(couples)


def between(ledger: Ledger, found: Sequence[Happening], days: int) -> Iterator[list[Couple]]:
    """For every two articles of one story each two days that nothing parts."""
    weights = Weights((h.claim.article, [t for t, _ in h.words]) for h in found)
    told: dict[str, list[Happening]] = {}
    for h in found:
        told.setdefault(h.claim.article, []).append(h)
    for (x, y), both in _met(ledger, told).items():
        met = [(a, b, match(a, b, weights)) for a, b in both]
        common = [(a.claim.id, b.claim.id, m.common) for a, b, m in met]
        same = [(*c[:2], 0.0 if conflict(a, b) else c[2]) for (a, b, _), c in zip(met, common, strict=True)]
        rivals = zip(candidates.best_rival(same), candidates.best_rival(common), strict=True)
        yield [
            Couple(ledger, Day(a, told[x]), Day(b, told[y]), m, max(0.0, agreed), most, days)
            for (a, b, m), (agreed, most) in zip(met, rivals, strict=True)
            if not once.two(a, b, m)
        ]


def _met(ledger: Ledger, told: Mapping[str, Sequence[Happening]]) -> dict[tuple[str, str], list[Two]]:
    """For every two articles (ids) that something binds their days, each with each; in a large corpus only those that
    share a word that is not everywhere."""
    if len(ledger.articles) <= nearby.FEW:
        few = (p for p in combinations(sorted(told), 2) if bound(ledger, *p))
        return {(x, y): list(product(told[x], told[y])) for x, y in few}
    index: dict[str, list[Happening]] = {}
    for h in (h for side in told.values() for h in side):
        for key in h.keys | _event(h) | h.turns & set(STRICT):
            index.setdefault(key, []).append(h)
    found = {
        (a.claim.id, b.claim.id): (a, b)
        for group in index.values()
        if len(group) <= SHARED
        for a, b in combinations(sorted(group, key=lambda h: order(h.claim)), 2)
        if a.claim.article != b.claim.article
    }
    out: dict[tuple[str, str], list[Two]] = {}
    for _, (a, b) in sorted(found.items()):
        out.setdefault((a.claim.article, b.claim.article), []).append((a, b))
    return {pair: both for pair, both in sorted(out.items()) if bound(ledger, *pair)}


def _event(h: Happening) -> set[str]:
    """Keys of the events its day may be that of, and of what is near to them in meaning."""
    return {k for o in h.occasions for k in (*o.keys, *(f"kin:{n}" for n in circle(o.keys)))}


def bound(ledger: Ledger, x: str, y: str) -> bool:
    """Does something bind two articles (ids): one who speaks in both, one story?"""
    akin = bonds.bond(ledger, x, y) > 0 and (ledger.links is None or ledger.links.akin(x, y))
    return akin or nearby.one_story(ledger, x, y)


def odds(c: Couple) -> float:
    """How likely the two are one happening, as the logarithm of the odds."""
    return years.odds(c) if years.named(c) else log_odds(c, FEATURES, WEIGHTS, ANYHOW)


def _likely(c: Couple, worth: float) -> bool:
    """Are the odds enough? In a large corpus the articles must be of one story too, and what they say must meet."""
    if tallied(c):
        return False
    if years.named(c):
        return len(c.ledger.articles) <= nearby.FEW and years.likely(c, worth)
    if len(c.ledger.articles) <= nearby.FEW:
        met = c.match.common > 0 or chapter(c) or in_one_part(c) or len(c.ledger.articles) <= PAIR
        return worth >= ENOUGH + (0.0 if met else UNMET)
    a, b = c.claims
    one = c.ledger.links is not None and c.ledger.links.one_story(a.article, b.article)
    strict = one and telling(c.a) and telling(c.b) and c.match.covered >= COVERED
    return strict and worth >= ENOUGH + CROWD and not once.contrast(c.ledger, c.a, c.b)


def _best(couples: Sequence[Couple]) -> Iterator[Pair]:
    """Of those that agree, and of those that do not, the likely ones that are better than all others of either day."""
    for agree in (True, False):
        found = [(c, odds(c)) for c in couples if c.agree == agree]
        rivals = candidates.best_rival([(c.a.claim.id, c.b.claim.id, worth) for c, worth in found])
        for (c, worth), rival in zip(found, rivals, strict=True):
            if worth - rival >= (0 if agree else MARGIN) and _likely(c, worth):
                yield Pair(c.a, c.b, agree, worth, years.ties(c) if years.named(c) else (SAME,))
