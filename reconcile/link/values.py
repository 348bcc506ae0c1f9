"""The interval and status that the claims of one fact come to, by a named policy.

range: from the lowest to the highest of what stands (Iraq Body Count). majority: what most independent sources give;
copies were collapsed before, for a majority of copies is none (Dong & Srivastava 2013). newest: the latest state.
weighted: the outlets' weights vote.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reconcile.model import Claim


class Value(NamedTuple):
    """A closed interval; infinite where nothing bounds it."""

    low: float
    high: float


def value(claim: Claim) -> Value:
    """What the claim says, nothing added."""
    return Value(
        -math.inf if claim.low is None else claim.low,
        math.inf if claim.high is None else claim.high,
    )


def widened(claim: Claim) -> Value:
    """What the claim can mean: "about" and the written precision give room."""
    low, high = value(claim)
    room = claim.precision
    if claim.approximate and math.isfinite(low) and math.isfinite(high):
        room = max(room, 0.1 * max(abs(low), abs(high)))
    return Value(low - room, high + room)


def meet(values: Sequence[Value]) -> Value | None:
    """What all allow, None where they cannot all hold."""
    low, high = max(v.low for v in values), min(v.high for v in values)
    return Value(low, high) if low <= high else None


def hull(values: Sequence[Value]) -> Value:
    """From the lowest to the highest; an end that nothing bounds is left out while another claim bounds it."""
    lows = [x for v in values for x in v if math.isfinite(x)]
    if not lows:
        return Value(-math.inf, math.inf)
    ends_open = all(math.isinf(v.high) for v in values), all(math.isinf(v.low) for v in values)
    return Value(-math.inf if ends_open[1] else min(lows), math.inf if ends_open[0] else max(lows))


def _range(claims: Sequence[Claim], source: Callable[[Claim], str], weights: Mapping[str, float]) -> Value:
    exact = [value(c) for c in claims if not c.approximate and c.low == c.high]
    return _agreed(claims, exact) or hull([value(c) for c in claims])


def _agreed(claims: Sequence[Claim], exact: list[Value]) -> Value | None:
    """The narrowest reading that all claims allow: an exact figure if there is one, else what they have in common."""
    wide = meet([widened(c) for c in claims])
    if wide is None:
        return None
    if exact:
        return hull(exact)
    return meet([value(c) for c in claims]) or wide


def _vote(claims: Sequence[Claim], source: Callable[[Claim], str], weights: Mapping[str, float]) -> Value:
    """The value for which most weight speaks; every independent source has one vote, given to its latest claim."""
    voices: dict[str, Claim] = {}
    for c in sorted(claims, key=lambda c: (str(c.published or ""), c.id)):
        voices[source(c)] = c
    votes: dict[Value, float] = defaultdict(float)
    for c in voices.values():
        votes[value(c)] += weights.get(c.outlet, 1.0)
    most = max(votes.values())
    return hull([v for v, n in votes.items() if n == most])


def _majority(claims: Sequence[Claim], source: Callable[[Claim], str], weights: Mapping[str, float]) -> Value:
    return _vote(claims, source, {})


def _newest(claims: Sequence[Claim], source: Callable[[Claim], str], weights: Mapping[str, float]) -> Value:
    last = max((c.published for c in claims if c.published), default=None)
    return _range([c for c in claims if c.published == last] if last else claims, source, weights)


POLICIES: dict[str, Callable[[Sequence[Claim], Callable[[Claim], str], Mapping[str, float]], Value]] = {
    "range": _range,
    "majority": _majority,
    "newest": _newest,
    "weighted": _vote,
}


def status(claims: Sequence[Claim], stands: Sequence[Claim], sources: int) -> str:
    """agreed | imprecise | disputed | superseded | single_source, of all claims and those that still stand."""
    wide = meet([widened(c) for c in stands])
    if wide is None:
        return "disputed"
    if sources < 2:
        return "single_source"
    if len(stands) < len(claims) and meet([widened(c) for c in claims]) is None:
        return "superseded"
    return "agreed" if len({value(c) for c in stands}) == 1 else "imprecise"
