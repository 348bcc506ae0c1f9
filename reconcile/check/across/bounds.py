"""A bound and the exact figure of another article that it would be of: "more than 400" and 640.

Linking puts a figure with its like; a loose bound is like many. Of the exact figures of a story that keep it, the one
that has most in common with it (see `features` and `weights`) is the one it could have given.
"""

from __future__ import annotations

from collections.abc import Iterator

from reconcile.check.across import candidates, nearby, weights
from reconcile.check.across.compare import middle, of_one_unit
from reconcile.check.across.features import Couple
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import earlier_time
from reconcile.model import Claim

FAR = 3.5  # times that an exact figure may be off the bound it is surely meant by
VAGUE = "vague"  # marks dozens, several hundred
ENOUGH, CROWD = -1.4, 1.3  # the odds from which a bound is of a figure; what it needs more in a large corpus


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
    best: dict[str, tuple[float, Couple]] = {}
    enough = ENOUGH + (CROWD if len(ledger.articles) > nearby.MANY else 0.0)
    for c in couples(ledger, one, other):
        odds = weights.odds(c, weights.BOUNDS)
        if odds >= best.get(c.y.id, (enough, c))[0]:
            best[c.y.id] = (odds, c)
    yield from ((c.x, c.y) for _, c in best.values())


def couples(ledger: Ledger, one: str, other: str) -> list[Couple]:
    """The bounds of one article (id), each with the exact figures of the other that keep it."""
    loose = [c for c in ledger.figures(one) if _told(c) and c.low is not None and (c.high is None or VAGUE in c.marks)]
    exact = [c for c in ledger.figures(other) if _told(c) and c.low == c.high and VAGUE not in c.marks][
        : candidates.MOST
    ]
    known = candidates.given(ledger, exact, ledger.figures(one)) | candidates.given(ledger, loose, exact)
    out = []
    for bound in loose[: candidates.MOST]:
        kept = [e for e in exact if _keeps(e, bound) and not candidates.two_things(ledger, e, bound)]
        out += [candidates.couple(ledger, e, bound, len(kept), known) for e in kept]
    return candidates.ranked(out)


def _told(c: Claim) -> bool:
    return c.part == "text" and not earlier_time(c)


def _keeps(exact: Claim, bound: Claim) -> bool:
    """Is the exact figure within the bound, and not the very figure that it names?"""
    x, y = of_one_unit(exact, bound)
    return x.unit == y.unit and of(exact).meets(of(bound)) and middle(exact) != middle(bound)
