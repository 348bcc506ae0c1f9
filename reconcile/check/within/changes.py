"""Levels that a sentence gives as the two ends of one change: "from 410 to 450", "24,600, up from 20,500"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.counting import same_class
from reconcile.check.values.intervals import Interval
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.model import Claim

SHARES = ("percent", "percentage_point", "times")
BESIDE = 30  # characters between the two ends: "from 30 crowns to 36"
LEAD = 70  # characters before an end that lacks "from" or "to"
LED = 10


class Ends(NamedTuple):
    """The level before and the one after, and the figures that give them (one where a range gives both)."""

    start: Interval
    end: Interval
    claims: tuple[Claim, ...]
    named: bool  # both ends are told as such


def ends(ledger: Ledger, sentence: Sequence[Claim], change: Claim | None = None) -> Ends | None:
    """The two ends told in a sentence, besides the figure `change`; None where they are not, or not once."""
    levels = [c for c in sentence if c is not change and c.unit not in SHARES and "change" not in c.marks]
    spans = [c for c in levels if _spans(c)]
    if len(spans) == 1:
        span = spans[0]
        low, high = Interval(span.low or 0.0, span.low or 0.0), Interval(span.high or 0.0, span.high or 0.0)
        falls = span.direction == "down" or (change is not None and change.direction == "down")
        return Ends(*((high, low) if falls else (low, high)), (span,), True)
    levels = [c for c in levels if passages.exact(c)]
    first = [c for c in levels if {"old", "from"} & set(c.marks)] or [c for c in levels if led(ledger, c, "from")]
    last = [c for c in levels if "new" in c.marks] or [c for c in levels if led(ledger, c, "to")]
    if len(first) == 1 and len(last) == 1 and first != last:
        beside = len(passages.between(ledger, first[0], last[0])) <= BESIDE
        return _ends(first[0], last[0], True) if beside or same_class(first[0], last[0]) else None
    told = change is not None and (change.direction or {"from", "old"} & set(first[0].marks if first else ()))
    if len(first) == 1 and change is not None and told and not any(c.whole == first[0].id for c in levels):
        return _one_end(ledger, first[0], change, levels)
    return None


def _one_end(ledger: Ledger, first: Claim, change: Claim, levels: Sequence[Claim]) -> Ends | None:
    """ "24,600 spectators, up by a fifth from 20,500": the level after stands before the change."""
    before = [c for c in levels if c.end <= min(change.start, first.start) and same_class(c, first)]
    if not before:
        return None
    gap = passages.between(ledger, before[-1], min(change, first, key=lambda c: c.start))
    return _ends(first, before[-1], False) if len(gap) <= LEAD and ";" not in gap else None


def _ends(first: Claim, last: Claim, named: bool) -> Ends:
    return Ends(intervals.of(first), intervals.of(last), (first, last), named)


def _spans(c: Claim) -> bool:
    """Is it one figure with both ends: "from 1,364 to 1,424"?"""
    if c.low is None or c.high is None or c.low >= c.high or c.approximate:
        return False
    return cues.has(c.quote[:6], c.language, "from")


def led(ledger: Ledger, c: Claim, cue: str) -> bool:
    """Does the cue stand right before the figure, or open it?"""
    return cues.has(passages.before(ledger, c, LED) + c.quote[:5], c.language, cue)
