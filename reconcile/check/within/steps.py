"""A comparison and the figure it leads to, told right behind it: "it got nine fewer, 81", "half as much — 700"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import Likeness, likeness, named, same_class, same_unit
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.model import Claim

NEAR = 200  # characters from the comparison back to the level it is made with
LEAST = 12  # levels this large are hardly this far apart by chance
BACK = 3  # figures before the comparison, of which one is the level it is made with
_APPOSED = re.compile(r"\s*[,:—–(-]+\s*")


def apart(ledger: Ledger, body: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, Claim]]:
    """The larger level, the smaller and how far they are told to be apart; only what comes out.

    "90 votes are needed, it got nine fewer, 81"; "with 81 votes, five more than the 76 needed"; "14 km, or 48 less".
    """
    figures = [_reached(c, b) for b, c in zip([None, *body], body, strict=False)]
    figures = [c for c in figures if passages.exact(c) and (c.low or 0.0) > 0]
    for n, gap in enumerate(figures):
        way = _way(ledger, gap)
        for x, y in _levels(ledger, figures, n) if way else ():
            small, large = sorted((x, y), key=lambda c: c.low or 0.0)
            told = large.low is not None and large.low >= LEAST and _one(gap, x, y)
            if told and math.isclose((large.low or 0.0) - (small.low or 0.0), gap.low or 0.0, rel_tol=1e-9):
                yield large, small, gap
                break


def _reached(c: Claim, before: Claim | None) -> Claim:
    """ "Five more than the 76 needed": what follows a difference right away is no bound, but the level it is upon."""
    upon = before is not None and "difference" in before.marks and c.start - before.end <= 1
    if not upon or (c.low is None) == (c.high is None):
        return c
    said = c.low if c.high is None else c.high
    return replace(c, low=said, high=said)


def _levels(ledger: Ledger, figures: Sequence[Claim], n: int) -> Iterator[tuple[Claim, Claim]]:
    """The pairs that may be compared: one on either side of the comparison, or the two just before it."""
    gap = figures[n]
    before = [c for c in figures[max(0, n - BACK) : n] if gap.start - c.end <= NEAR]
    behind = [c for c in figures[n + 1 : n + 2] if c.sentence_start == gap.sentence_start]
    for last in behind:
        if len(passages.between(ledger, gap, last)) <= passages.STRETCH:
            yield from ((c, last) for c in reversed(before))
    for last in before[-1:]:
        if last.sentence_start == gap.sentence_start:
            yield from ((c, last) for c in reversed(before[:-1]))


def _way(ledger: Ledger, gap: Claim) -> bool:
    """Is the figure how much more or less something is?"""
    if "difference" in gap.marks:
        return True
    ahead = passages.after(ledger, gap, 12).split()
    return any(cues.has(" ".join(ahead[:1]), gap.language, name) for name in ("than_up", "than_down"))


def _one(gap: Claim, x: Claim, y: Claim) -> bool:
    """Are the three of one unit, a figure without one having that of the others?"""
    units = {c.unit for c in (gap, x, y)} - {None}
    bare = [c for c in (gap, x, y) if c.unit is None]
    alike = likeness(x, y) > Likeness.OTHER
    return len(units) < 2 and alike and not (units and any(named(c) for c in bare))


def led_to(ledger: Ledger, change: Claim, body: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The level a comparison is made with and the one it leads to.

    "1.4 billion, others say half as much — 700", "the budget of 640 million is cut by 15 per cent, to 512 million".
    """
    body = passages.around(body, change.start - NEAR, change.start + NEAR)
    near = [c for c in body if c is not change and passages.exact(c) and abs(c.start - change.start) <= NEAR]
    behind = [c for c in near if c.start >= change.end and c.sentence_start == change.sentence_start]
    before = [c for c in near if c.end <= change.start]
    if not behind or not before or before[-1].unit in ("percent", "times") or "change" in before[-1].marks:
        return None
    gap = passages.between(ledger, change, behind[0])
    for name in ("than_up", "than_down", "to"):
        gap = cues.without(gap, change.language, name)
    if not _APPOSED.fullmatch(gap) or not same_class(before[-1], behind[0]):
        return None
    return (before[-1], behind[0]) if same_unit(before[-1], behind[0]) else None
