"""Which figures of two articles may be told of one thing: of one unit, of two values, and of one kind of number.

What else keeps two figures apart (status, people, measure, time) is a matter of degree, see `features`: where it was a
reason to leave a pair out, it cost most of the pairs that were left out wrongly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from heapq import nlargest
from itertools import islice, product
from math import inf

from reconcile.check.across import epithets, features
from reconcile.check.across.compare import fits, middle, of_one_unit, one_noun, same_status, same_value
from reconcile.check.across.features import Couple
from reconcile.check.ledger import Ledger
from reconcile.check.values import convert
from reconcile.check.values.wording import foretold, of_first
from reconcile.link.forbid import gap_days
from reconcile.model import Claim

MOST = 60  # figures of an article that are set against another's; more are a table
LONG = 60  # days between two dated figures of which one is history
KINDS = frozenset({"difference", "from", "vague"})  # marks of a number that is compared with its own kind only
RELATIVE = frozenset({"times", "percent"})  # units in which a difference may go unmarked: 12% more pay, a rise of 12%


def couples(ledger: Ledger, a: str, b: str) -> list[Couple]:
    """The figures of either article (id) with those of the other, each with each, unless they are of two kinds."""
    xs, ys = told(ledger, a), told(ledger, b)
    known = given(ledger, xs, ledger.figures(b)) | given(ledger, ys, ledger.figures(a))
    left, right = (Counter(map(features.sort, side)) for side in (xs, ys))
    alike = ((x, in_unit(y, x)) for x, y in product(xs, ys))
    pairs = ((x, y) for x, y in alike if y is not None and not two_kinds(x, y) and not two_things(ledger, x, y))
    return ranked([couple(ledger, x, y, left[features.sort(x)] * right[features.sort(y)], known) for x, y in pairs])


def in_unit(y: Claim, x: Claim) -> Claim | None:
    """The figure in the unit of the other; None where the two units do not measure the same."""
    x, y = of_one_unit(x, y)
    return convert.turned(y, x.unit)


def couple(ledger: Ledger, x: Claim, y: Claim, rivals: int, known: Set[str]) -> Couple:
    """Two figures with what links and articles know of them. `known`: ids of figures that the other article gives."""
    both = (x.id in known) + (y.id in known)
    return Couple(ledger, x, y, rivals, both, features.common(x, y, ledger), 0.0)


def ranked(found: Sequence[Couple]) -> list[Couple]:
    """The same, each with the words of its best rival."""
    most = best_rival([(c.x.id, c.y.id, c.words) for c in found])
    return [replace(c, most=m) for c, m in zip(found, most, strict=True)]


def given(ledger: Ledger, own: Sequence[Claim], others: Sequence[Claim]) -> set[str]:
    """Ids of those figures that are among the others too. What only rounds to the same must be told in a like word, for
    so do many: 23.5 and 24 million."""
    return {c.id for c in own if any(_again(ledger, c, d) for d in others)}


def _again(ledger: Ledger, c: Claim, d: Claim) -> bool:
    written = (c.low, c.high) == (d.low, d.high)
    return one_value(c, d) and (written or features.common(c, d, ledger) > 0 or one_noun(c, d))


def two_things(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do words forbid that two are one?"""
    return ledger.links is not None and ledger.links.two_things(x.id, y.id)


def best_rival(scored: Sequence[tuple[str, str, float]]) -> list[float]:
    """For each pair of ids with its score the best score of the other pairs that either is in; -inf where none is."""
    top: dict[str, list[tuple[float, int]]] = {}
    for n, (a, b, score) in enumerate(scored):
        for id in (a, b):
            top[id] = nlargest(2, (*top.get(id, ()), (score, n)))
    others = (max((s for id in pair[:2] for s, m in top[id] if m != n), default=-inf) for n, pair in enumerate(scored))
    return list(others)


def told(ledger: Ledger, article: str) -> list[Claim]:
    """The first MOST figures of an article's text."""
    return list(islice((c for c in ledger.figures(article) if c.part == "text"), MOST))


def one_value(c: Claim, d: Claim) -> bool:
    """Is it one figure of one unit, or a bound that is near it?"""
    return d.unit == c.unit and (same_value(c, d) or fits(c, d))


def two_kinds(x: Claim, y: Claim) -> bool:
    """Are they of two kinds of number, of a rise and a fall or of two times, or is it one value?"""
    if {x.direction, y.direction} == {"up", "down"} or abs(middle(x)) == abs(middle(y)) or one_value(x, y):
        return True
    kinds = KINDS - {"difference"} if x.unit in RELATIVE else KINDS
    if not kinds.isdisjoint(set(x.marks) ^ set(y.marks)):
        return True
    if ("joint" in x.marks) != ("joint" in y.marks) and one_noun(x, y):
        return True  # wardens, and wardens with volunteers
    done_and_planned = {x.status, y.status} == {"asserted", "planned"} and not same_status(x, y)
    if x.measure and x.measure == y.measure and done_and_planned:
        return True  # 15,000 attended, and 40,000 are to attend the next time
    if x.event and y.event and gap_days(x.event, y.event) > LONG:
        return True
    if _so_long(x) or _so_long(y) or epithets.exclude(x, y):
        return True
    return foretold(x) != foretold(y) or of_first(x) != of_first(y)


def _so_long(c: Claim) -> bool:
    """Is it the stretch of days over which its article counts: "31 over the three days"?"""
    return c.unit == "day" and c.event is not None and (c.event.end - c.event.start).days + 1 == c.low == c.high != 1
