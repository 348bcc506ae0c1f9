"""The figure that several sources come to, by a named policy, and how it moves with the policy.

range: from the lowest to the highest. majority: what most independent sources give. newest: the latest state.
weighted: sources weigh by how exactly they speak. After Every Casualty's standards and R's `eventreport`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from reconcile.check.ledger import order
from reconcile.check.values import intervals
from reconcile.check.values.intervals import Interval
from reconcile.model import Claim


def origin(claim: Claim) -> str:
    """What counts as one source: the agency cited, else the outlet, else the article. Copies count once."""
    return claim.via or claim.outlet or claim.article


def _range(claims: list[Claim]) -> Interval:
    bounded = [intervals.written(c) for c in claims]
    exact = [v for v in bounded if math.isfinite(v.low) and math.isfinite(v.high)]
    return intervals.hull(exact or bounded)


def _majority(claims: list[Claim]) -> Interval:
    voices: dict[Interval, set[str]] = {}
    for claim in claims:
        voices.setdefault(intervals.written(claim), set()).add(origin(claim))
    most = max(len(v) for v in voices.values())
    return intervals.hull(value for value, who in voices.items() if len(who) == most)


def _newest(claims: list[Claim]) -> Interval:
    last = max((c.published for c in claims if c.published), default=None)
    return _range([c for c in claims if c.published == last] if last else claims)


def _weighted(claims: list[Claim]) -> Interval:
    exact = [c for c in claims if c.low is not None and c.low == c.high]
    if not exact:
        return _range(claims)
    weights = [0.5 if c.approximate else 1.0 for c in exact]
    mean = sum(w * (c.low or 0.0) for w, c in zip(weights, exact, strict=True)) / sum(weights)
    return Interval(round(mean, 1), round(mean, 1))


POLICIES: dict[str, Callable[[list[Claim]], Interval]] = {
    "range": _range,
    "majority": _majority,
    "newest": _newest,
    "weighted": _weighted,
}


def reconcile(claims: Iterable[Claim], policy: str = "range") -> Interval:
    """The interval that the figures come to. `claims` must not be empty."""
    return POLICIES[policy](sorted(claims, key=order))


def sensitivity(claims: Iterable[Claim]) -> dict[str, Interval]:
    """The reconciled interval under each policy."""
    claims = sorted(claims, key=order)
    return {name: policy(claims) for name, policy in POLICIES.items()}
