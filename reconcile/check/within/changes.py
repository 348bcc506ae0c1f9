"""Levels that a sentence gives as the two ends of one change: "from 410 to 450", "24,600, up from 20,500"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.counting import Likeness, likeness, same_class, sized
from reconcile.check.values.intervals import Interval
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.model import Claim

SHARES = ("percent", "percentage_point", "times")
BESIDE = 30  # characters between the two ends: "from 30 crowns to 36"
LEAD = 70  # characters before an end that lacks "from" or "to"
LED = 10
MEAN = 16  # characters of "an average of"
BEHIND = 12  # characters behind a change that say which way it went
_NUMBER = re.compile(r"\A\W*[\d.,]+\s*%?")
_ENDED = re.compile(r"[;:()—–]")


class Ends(NamedTuple):
    """The level before and the one after, and the figures that give them (one where a range gives both)."""

    start: Interval
    end: Interval
    claims: tuple[Claim, ...]
    named: bool  # both ends are told as such


def ends(
    ledger: Ledger, sentence: Sequence[Claim], change: Claim | None = None, earlier: Sequence[Claim] = ()
) -> Ends | None:
    """The two ends told in a sentence, besides the figure `change`; None where they are not, or not once.

    `earlier`: the figures of the sentence before, of which "that is 20% more than" speaks.
    """
    levels = [c for c in sentence if c is not change and c.unit not in SHARES and "change" not in c.marks]
    spans = [c for c in levels if _spans(ledger, c)]
    if len(spans) == 1:
        span = spans[0]
        low, high = Interval(span.low or 0.0, span.low or 0.0), Interval(span.high or 0.0, span.high or 0.0)
        falls = span.direction == "down" or (change is not None and change.direction == "down")
        return Ends(*((high, low) if falls else (low, high)), (span,), True)
    levels = [c for c in levels if passages.exact(c)]
    lost = [c for c in sentence if change and c.end <= change.start and "change" in c.marks and sized(c.unit)]
    compared = change and _compared(ledger, change, levels, earlier)
    if compared:
        return compared
    first = [c for c in levels if {"old", "from"} & set(c.marks)] or [c for c in levels if led(ledger, c, "from")]
    last = [c for c in levels if "new" in c.marks] or [c for c in levels if led(ledger, c, "to")]
    if len(first) == 1 and len(last) == 1 and first != last:
        beside = len(passages.between(ledger, first[0], last[0])) <= BESIDE
        return _ends(first[0], last[0], True) if beside or same_class(first[0], last[0]) else None
    told = change is not None and (change.direction or {"from", "old"} & set(first[0].marks if first else ()))
    if len(first) == 1 and change is not None and told and not any(c.whole == first[0].id for c in levels):
        return _one_end(ledger, first[0], change, [*levels, *(c for c in lost if passages.exact(c))])
    return None


def _one_end(ledger: Ledger, first: Claim, change: Claim, levels: Sequence[Claim]) -> Ends | None:
    """ "24,600 spectators, up by a fifth from 20,500": the level after stands before the change."""
    before = [c for c in levels if c.end <= min(change.start, first.start) and same_class(c, first)]
    if not before:
        return None
    gap = passages.between(ledger, before[-1], min(change, first, key=lambda c: c.start))
    return _ends(first, before[-1], False) if len(gap) <= LEAD and ";" not in gap else None


def _compared(ledger: Ledger, change: Claim, levels: Sequence[Claim], earlier: Sequence[Claim]) -> Ends | None:
    """ "6.3 million, 20% more than a year earlier, when there were 5.6", "up 18% to 41.3, against 35 last year"."""
    first = next((c for c in levels if reckoned_from(ledger, change, c)), None)
    if way(ledger, change) is None or first is None:
        return _years(ledger, change, levels)
    reached = [c for c in levels if c.start < first.start and same_class(c, first)]
    if not reached and cues.has(passages.before(ledger, change, LEAD), change.language, "this_is"):
        reached = [c for c in earlier if passages.exact(c) and c.unit not in SHARES and same_class(c, first)]
    alike = [c for c in reached if likeness(c, first) == Likeness.SAME] or reached
    return _ends(first, alike[-1], False) if alike else None


def _years(ledger: Ledger, change: Claim, levels: Sequence[Claim]) -> Ends | None:
    """ "Last year there were 4,200, this year 5,040, a rise of 20%": two levels, one of them of a time before."""
    told = [c for c in levels if c.end <= change.start]
    if change.direction is None or len(told) != 2 or not same_class(*told):
        return None
    gaps = [passages.between(ledger, a, b) for a, b in ((told[0], told[1]), (told[1], change))]
    if any(len(gap) > LEAD or _ENDED.search(gap.replace("—", "")) for gap in gaps):
        return None
    old = [c for c in told if cues.has(passages.since_last(ledger, c), c.language, "ago")]
    new = [c for c in told if c not in old]
    return _ends(old[0], new[0], False) if len(old) == len(new) == 1 else None


def way(ledger: Ledger, change: Claim) -> str | None:
    """Up or down: as the change was read, by its noun ("a 9% rise"), or by the word behind it ("20% more than")."""
    if change.direction:
        return change.direction
    for name in ("up", "down"):
        if cues.has(change.counted or "", change.language, f"noun_{name}"):
            return name
    behind = passages.after(ledger, change, BEHIND)
    found = [name for name in ("up", "down") if cues.has(behind, change.language, f"than_{name}")]
    return found[0] if len(found) == 1 else None


def reckoned_from(ledger: Ledger, change: Claim, c: Claim) -> bool:
    """Is the figure told after a change as what that is reckoned from?"""
    lead = passages.since_last(ledger, c)
    if c.start < change.end or _ENDED.search(lead):
        return False
    said = _NUMBER.sub("", change.quote) + lead
    if cues.has(said, c.language, "year_s"):  # "20% above last year's 90,000"
        for name in ("year_s", "than_up", "than_down", "than"):
            said = cues.without(said, c.language, name)
        return not re.search(r"\w", said)
    than = cues.find(lead, c.language, "than")
    if than is None:
        return False
    if not re.search(r"\w", lead[than.end() :]):
        return True
    when = cues.find(lead[than.end() :], c.language, "when")
    return bool(when) and cues.has(lead[than.end() :], c.language, "ago")


def _ends(first: Claim, last: Claim, named: bool) -> Ends:
    return Ends(intervals.of(first), intervals.of(last), (first, last), named)


def _spans(ledger: Ledger, c: Claim) -> bool:
    """Is it one figure with both ends: "from 1,364 to 1,424"?"""
    if c.low is None or c.high is None or c.low >= c.high or c.approximate:
        return False
    opens = cues.has(f"{c.quote[:6]} {_mean_from(ledger, c) or ''}", c.language, "from")
    return opens and cues.has(c.quote, c.language, "to")


def led(ledger: Ledger, c: Claim, cue: str) -> bool:
    """Does the cue stand right before the figure, or open it? "From" is not "of them"."""
    lead = _mean_from(ledger, c) or passages.before(ledger, c, LED) + c.quote[:5]
    return cues.has(lead, c.language, cue) and not cues.has(lead, c.language, "of_them")


def _mean_from(ledger: Ledger, c: Claim) -> str | None:
    """The word before "an average of", where that stands right before the figure: "from an average of 4,500"."""
    wide = passages.before(ledger, c, LED + MEAN)
    mean = cues.find(wide, c.language, "mean")
    return wide[: mean.start()][-LED:] if mean and not wide[mean.end() :].strip() else None
