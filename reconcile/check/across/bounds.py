"""A bound and the exact figure of another article that it would be of: "more than 400" and 640.

Linking puts a figure with its like; a loose bound is like many. Of the exact figures of a story that keep it, the one
that has most in common with it (see `features`) is the one it could have given. What each feature is worth was
estimated by logistic regression on the bounds of the same small stories as for `suited`.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.check.across import candidates, features, nearby
from reconcile.check.across.compare import comparable, middle, of_one_status, of_one_unit, one_noun
from reconcile.check.across.features import Couple
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import earlier_time
from reconcile.model import Claim

FAR = 3.5  # times that an exact figure may be off the bound it is surely meant by
ENOUGH, CROWD = -1.3, 0.9  # the odds from which a bound is of a figure; what it needs more in a large corpus
ANYHOW = -1.2  # the odds of two that have nothing in common
NOUN = 0.8  # worth of one noun in both
WEIGHTS = {"apart": -0.5, "words": 2.8, "first": 0.8, "rivals": -0.6, "measure": 0.7, "opening": 0.9}


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Exact figure and bound, in a fixed order."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("bounds")
    if known is None:
        both = ((x, y) for a, b in nearby.pairs(ledger) for x, y in ((a, b), (b, a)))
        found = (pair for one, other in both for pair in _of(ledger, one, other))
        known = sorted(found, key=lambda p: (order(p[0]), order(p[1])))
        ledger.memo["bounds"] = known
    return known


def _of(ledger: Ledger, one: str, other: str) -> Iterator[tuple[Claim, Claim]]:
    """The bounds of one article (id) and what each is of in the other."""
    bounds = [c for c in ledger.figures(one) if _plain(c) and c.low is not None and c.high is None]
    exact = [c for c in ledger.figures(other) if _plain(c) and c.low == c.high]
    found = [c for bound in bounds[: candidates.MOST] for c in _couples(ledger, exact[: candidates.MOST], bound)]
    best: dict[str, tuple[float, Couple]] = {}
    enough = ENOUGH + (CROWD if len(ledger.articles) > nearby.MANY else 0.0)
    for c, most in zip(found, candidates.best_rival([(c.x.id, c.y.id, c.words) for c in found]), strict=True):
        odds = _odds(c._replace(most=most))
        if odds >= best.get(c.y.id, (enough, c))[0]:
            best[c.y.id] = (odds, c)
    yield from ((c.x, c.y) for _, c in best.values())


def _plain(c: Claim) -> bool:
    return c.part == "text" and "vague" not in c.marks and not earlier_time(c)


def _couples(ledger: Ledger, exact: list[Claim], bound: Claim) -> list[Couple]:
    """The exact figures that keep a bound, each with it, where nothing parts the two."""
    out = []
    for e in exact:
        if (
            not of(e).meets(of(bound))
            or middle(e) == middle(bound)
            or not comparable(*of_one_status(*of_one_unit(e, bound)))
        ):
            continue
        evidence = ledger.links.evidence(e.id, bound.id) if ledger.links else []
        if not nearby.parted(evidence) and not candidates.two_sorts(e, bound):
            out.append(Couple(ledger, e, bound, evidence, 0, features.common(e, bound, ledger), 0.0))
    return [c._replace(rivals=len(out)) for c in out]


def _odds(c: Couple) -> float:
    """How likely the bound is of that figure, as the logarithm of the odds."""
    return (
        ANYHOW
        + sum(WEIGHTS[f.__name__] * f(c) for f in features.FEATURES if f.__name__ in WEIGHTS)
        + NOUN * one_noun(c.x, c.y)
    )
