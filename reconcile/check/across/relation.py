"""How two figures of one fact relate: agree, conflict, or follow one another in time.

What suits by all that the two share (see `suited`) is judged already. For the rest the order of the questions is that of
`_by_rule`; the first that has an answer gives it.
"""

from __future__ import annotations

from reconcile.check.across import suited
from reconcile.check.across.apart import two_things
from reconcile.check.across.compare import agree, comparable, far, middle, of_one_unit, same_value, scale_slip
from reconcile.check.across.timed import Timed, below, changes, disjoint_days, in_time, settled
from reconcile.check.ledger import Ledger
from reconcile.check.values import convert
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import of_an_hour
from reconcile.link.forbid import TIMELESS
from reconcile.model import Claim


def relation(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> str:
    """agree | contradiction | update | falls | scale | apart (nothing can be said)."""
    x, y = of_one_unit(x, y)
    turned = convert.turned(y, x.unit)
    if turned is None:
        return "apart"
    if y.unit != x.unit and (x.low, x.high) == (y.low, y.high):
        return "scale"  # one number with two units: one of them was mistaken
    rounded = convert.CONVERTED * abs(middle(x)) if y.unit != x.unit else 0.0
    y = turned
    suit = suited.suits(ledger, x, y)
    if not (suit or comparable(x, y)) or (spec.by_hour and of_an_hour(x) != of_an_hour(y)):
        return "apart"
    if agree(x, y, spec) or (rounded and of(x).meets(of(y), rounded)):
        return "agree"
    if suit:
        return "scale" if scale_slip(x, y) else _judged(x, y, spec)
    told = _by_rule(ledger, x, y, spec)
    return "apart" if told in ("contradiction", "falls") and suited.unlike(ledger, x, y) else told


def _judged(x: Claim, y: Claim, spec: Timed) -> str:
    """What two figures are that cannot both hold: a count that falls with time, or a contradiction."""
    if changes(x, spec) == "grows" and x.published and y.published and x.published != y.published:
        first, second = (x, y) if x.published < y.published else (y, x)
        return "falls" if below(second, first) else "contradiction"
    return "contradiction"


def _by_rule(ledger: Ledger, x: Claim, y: Claim, spec: Timed) -> str:
    """The same for two that linking put together, by what their words and their days say."""
    if x.article != y.article and (repeated(ledger, x) or repeated(ledger, y)):
        return "apart"
    if two_things(ledger, x, y):
        return "apart"
    if scale_slip(x, y):
        return "scale"
    if far(x, y, spec.far):
        return "apart"
    change = changes(x, spec)
    if change == "grows" and settled(x, y):
        change = "constant"
    if disjoint_days(x, y) and change == "constant" and x.measure not in TIMELESS:
        return "apart"
    return in_time(ledger, x, y, change, spec)


def repeated(ledger: Ledger, x: Claim) -> bool:
    """Is it a headline whose figure the body gives again? Then the body speaks for it."""
    body = ledger.figures(x.article)
    return x.part == "title" and any(c.part == "text" and c.unit == x.unit and same_value(c, x) for c in body)
