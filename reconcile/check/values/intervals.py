"""Values as intervals: one overlap test instead of a branch an operator.

A written number has a precision (3,2 тыс. covers 3150–3250); "about" widens it further; a rule may add a tolerance.
Open ends count as closed when two values merely touch: "more than 1000" beside "1000" is loose wording, no conflict.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from reconcile.model import Claim

# "about N" is taken to reach half a unit of the last digit that is not zero (about 200: 150–250), within these shares
# of N, because "about 80 %" does not mean 87 and "about 1000" does not mean 600.
EXACT_FROM, EXACT = 100, 2  # of so many steps of its last digit a figure is given nearly exactly: within so many
ABOUT_LEAST, ABOUT_MOST = 0.05, 0.15
ROUNDED_MOST = 0.02
CLOSE = "close"  # marks a bound that the figure is near to: "just over N"


class Interval(NamedTuple):
    """A closed stretch of numbers; infinite where nothing bounds it."""

    low: float
    high: float

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def meets(self, other: Interval, slack: float = 0.0) -> bool:
        """Can one number lie in both (give or take `slack`)?"""
        low, high = max(self.low, other.low), min(self.high, other.high) + slack
        return low <= high or low <= high + _rounding(self, other)

    def within(self, other: Interval, slack: float = 0.0) -> bool:
        """Does all of this lie inside `other`?"""
        room = slack + _rounding(self, other)
        return other.low - room <= self.low and self.high <= other.high + room

    def plus(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: float) -> Interval:
        ends = (self.low * factor, self.high * factor)
        return Interval(min(ends), max(ends))

    def over(self, other: Interval) -> Interval | None:
        """Quotient of two positive values, None where the divisor may be zero."""
        if other.low <= 0 or self.low < 0:
            return None
        return Interval(self.low / other.high, self.high / other.low)

    def to_dict(self) -> dict[str, float | None]:
        return {"low": _finite(self.low), "high": _finite(self.high)}


def _finite(x: float) -> float | None:
    return x if math.isfinite(x) else None


def _rounding(a: Interval, b: Interval) -> float:
    """Room for binary fractions: 41.3 − 0.05 is not exactly 41.25."""
    return 1e-9 * max((abs(x) for x in (*a, *b) if math.isfinite(x)), default=0.0)


def written(claim: Claim) -> Interval:
    """The interval as the article writes it, nothing added."""
    low = -math.inf if claim.low is None else claim.low
    high = math.inf if claim.high is None else claim.high
    return Interval(low, high)


def spread(claim: Claim) -> float:
    """How far "about N" may reach on either side; 0 for a number that is not approximate."""
    about = claim.approximate and claim.low is not None and claim.low == claim.high
    return _about(claim.low or 0.0) if about else 0.0


def _about(n: float) -> float:
    """A number given to three digits is near to exact, whatever word stands before it: "some 61.4 per cent"."""
    n = abs(n)
    least = EXACT * last_place(n) if last_place(n) <= n / EXACT_FROM else ABOUT_LEAST * n
    return min(max(last_place(n) / 2, least), ABOUT_MOST * n) if n else 0.0


def _near(low: float, high: float) -> Interval:
    """What "just over N" or "just under N" leaves open, no further than "about N" reaches."""
    return Interval(low, low + _about(low)) if math.isinf(high) else Interval(high - _about(high), high)


def last_place(n: float) -> float:
    """Worth of the last digit of `n` that is not zero: 3200 → 100, 2.4e9 → 1e8, 17 → 1."""
    digits = f"{n:.10g}"
    mantissa, _, exponent = f"{float(digits):.9e}".partition("e")
    places = len(mantissa.rstrip("0").rstrip(".").replace(".", "").replace("-", "")) - 1
    return 10.0 ** (int(exponent) - places)


def of(claim: Claim, absolute: float = 0.0, relative: float = 0.0, rounding: bool = True) -> Interval:
    """What the claim can mean: as written, widened by written precision, by "about", and by the rule's tolerance."""
    low, high = _near(*written(claim)) if CLOSE in claim.marks else written(claim)
    room = absolute
    if relative:
        room += relative * max((abs(x) for x in (low, high) if math.isfinite(x)), default=0.0)
    if rounding:
        room = max(room, rounded(claim), spread(claim))
    return Interval(low - room, high + room)


def rounded(claim: Claim) -> float:
    """How far a figure written in thousands or with decimals may lie from the exact one: 3,2 тыс. reaches 3180.

    Half a unit of the last place written, never more than ROUNDED_MOST of the figure beyond its stated precision.
    """
    if not claim.precision or claim.low is None or claim.low != claim.high or not claim.low:
        return claim.precision
    if claim.precision < 0.5:
        return claim.precision  # "2.40" is as exact as it is written
    n = abs(claim.low)
    return max(claim.precision, min(last_place(n) / 2, ROUNDED_MOST * n) if claim.unit != "percent" else 0.0)


def out_of_reach(a: float, b: float, precision: float) -> bool:
    """Are two numbers further apart than any rounding of both reaches? It costs little, and is asked before `of`."""
    return abs(a - b) > precision + 1.05 * ABOUT_MOST * (abs(a) + abs(b))


def middle(x: Interval) -> float:
    """The number half way between two finite ends."""
    return x.low if x.low == x.high else (x.low + x.high) / 2


def total(parts: Iterable[Interval]) -> Interval:
    """Sum of intervals."""
    low = high = 0.0
    for part in parts:
        low, high = low + part.low, high + part.high
    return Interval(low, high)


def hull(values: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all the given ones."""
    values = list(values)
    return Interval(min(v.low for v in values), max(v.high for v in values))
