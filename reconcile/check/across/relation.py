"""How two figures of one fact relate: agree, conflict, or follow one another in time.

Of two that suit each other by all that they share (see `suited`) only time is asked; of two that linking put together
also what stands beside them. The order of the questions is that of `relation`; the first that has an answer gives it.
"""

from __future__ import annotations

from reconcile.check.across import suited
from reconcile.check.across.apart import two_things
from reconcile.check.across.compare import (
    agree,
    comparable,
    far,
    middle,
    near_verbs,
    of_one_unit,
    other_acts,
    same_value,
    scale_slip,
    verbs,
)
from reconcile.check.across.timed import Timed, changes, disjoint_days, in_time, settled
from reconcile.check.ledger import Ledger
from reconcile.check.values import convert, digits
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import of_an_hour, so_far
from reconcile.language.lexicon import unit_kind
from reconcile.link import persons
from reconcile.link.forbid import TIMELESS
from reconcile.model import Claim

WEEK = 7


def relation(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> str:
    """agree | contradiction | update | falls | scale | apart (nothing can be said)."""
    x, y = of_one_unit(x, y)
    turned = convert.turned(y, x.unit)
    if turned is None:
        return "apart"
    if y.unit != x.unit and (x.low, x.high) == (y.low, y.high):
        # one number with two units: one of them was mistaken, unless it is how long two things took
        return "apart" if unit_kind(x.unit or "") == "duration" and _two_verbs(x, y) else "scale"
    rounded = convert.CONVERTED * abs(middle(x)) if y.unit != x.unit else 0.0
    y = turned
    if x.article != y.article and x.measure in persons.OWN and persons.of_one(x, y):
        return "agree" if agree(x, y, spec) else "contradiction"
    suit = suited.suits(ledger, x, y)
    if not (suit or comparable(x, y)) or (spec.by_hour and of_an_hour(x) != of_an_hour(y)):
        return "apart"
    if agree(x, y, spec) or (rounded and of(x).meets(of(y), rounded)):
        return "agree"
    if not suit and _kept_apart(ledger, x, y, spec):
        return "apart"
    if scale_slip(x, y):
        return "scale"
    told = _over_time(ledger, x, y, spec)
    if suit and told == "apart" and _in_one_week(x, y) and not disjoint_days(x, y):
        return "contradiction"
    most = {"contradiction": suited.UNLIKE, "falls": suited.UNLIKE_TOLLS}.get(told)
    return "apart" if most is not None and suited.unlike(ledger, x, y, most) else told


def _two_verbs(x: Claim, y: Claim) -> bool:
    """Have both a verb, and the one not what the other has?"""
    a, b = verbs(x, y)
    return bool(a and b) and a != b and not near_verbs(x, y)


def _kept_apart(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> bool:
    """Does what stands beside two that linking put together, or their size, say that they are two?"""
    if x.article != y.article and (repeated(ledger, x) or repeated(ledger, y)):
        return True
    return two_things(ledger, x, y) or (not scale_slip(x, y) and far(x, y, spec.far))


def _over_time(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> str:
    """What time makes of two that cannot both hold at one moment: what it would explain is no contradiction, however
    well the two suit."""
    sure = suited.suits(ledger, x, y, suited.SURE)
    change = changes(x, spec)
    beyond = suited.EXCHANGED if change == "grows" else suited.SURE
    exchanged = digits.exchanged(middle(x), middle(y)) and suited.suits(ledger, x, y, beyond)
    if exchanged and not disjoint_days(x, y):
        return "contradiction"  # what time does seldom exchanges the digits
    if change == "grows" and settled(x, y):
        change = "constant"
    if disjoint_days(x, y) and change == "constant" and x.measure not in TIMELESS:
        return "apart"
    return in_time(ledger, x, y, change, spec, guess=not sure or other_acts(x, y) or so_far(x) or so_far(y))


def _in_one_week(x: Claim, y: Claim) -> bool:
    """Did the two appear so near to one another that what suits so well is hardly of another time?"""
    return bool(x.published and y.published) and abs((x.published - y.published).days) <= WEEK  # type: ignore[operator]


def repeated(ledger: Ledger, x: Claim) -> bool:
    """Is it a headline whose figure the body gives again? Then the body speaks for it."""
    body = ledger.figures(x.article)
    return x.part == "title" and any(c.part == "text" and c.unit == x.unit and same_value(c, x) for c in body)
