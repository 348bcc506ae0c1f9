"""One fact over time: which of two claims is the later state, and what no later state has replaced.

A toll counts up over days, a stock stands at a date. So a later, higher toll replaces the earlier one, and so does
any later stock; a later toll that is lower stands against the earlier one unless a revision is announced. An event's
own figure (so many released that day) has no later states, except in the first days while counting goes on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from reconcile.language import cues
from reconcile.model import Claim

DEVELOPING_DAYS = 3  # an event's figure may still grow so long after the first report
CLAUSE = 80  # letters on either side of the number in which "has risen to" is looked for


def as_of(claim: Claim) -> dt.date | None:
    """The day on which the claim's state held: its own, else the day it was published."""
    if claim.event and claim.nature == "stock":
        return claim.event.end
    return claim.published


def grows(claim: Claim) -> bool:
    """Do the words around the number say that the figure rose to this?"""
    return cues.has(_clause(claim), claim.language, "growth")


def revised(claim: Claim) -> bool:
    """Do they announce a correction?"""
    return cues.has(claim.sentence, claim.language, "revision")


def earlier(claim: Claim) -> bool:
    """Do they tell an earlier state ("previously reported")?"""
    return claim.background or cues.has(_clause(claim), claim.language, "earlier")


def _clause(claim: Claim) -> str:
    at = max(0, claim.start - claim.sentence_start)
    return claim.sentence[max(0, at - CLAUSE) : at + CLAUSE]


def below(a: Claim, b: Claim) -> bool:
    """Does all that a allows lie under all that b allows?"""
    if a.high is None or b.low is None:
        return a.low is not None and b.low is not None and a.high is None and a.low < b.low
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def supersedes(new: Claim, old: Claim) -> str | None:
    """Why `new` is a later state that replaces `old`; None if it is not."""
    then, now = as_of(old), as_of(new)
    later = (now - then).days if then and now else None
    if later is not None and later < 0:
        return None
    up, down = below(old, new), below(new, old)
    if not up and not down:
        return None
    if up and (grows(new) or grows(old) or earlier(old)):
        return "the figure is told as a growing one"
    if down and revised(new):
        return "the figure was revised downwards"
    if not later:
        return None
    if new.nature == "stock":
        return f"the state of {now}, after that of {then}"
    if new.nature == "cumulative" and up:
        return f"the toll of {now} is later than that of {then}"
    if new.nature == "flow" and up and later <= DEVELOPING_DAYS:
        return f"counting went on from {then} to {now}"
    return None


def out_of(part: Claim, whole: Claim) -> bool:
    """Does the part only say out of how many it is ("57 of the 64 drones were shot down"): no list, no "of them"?"""
    behind = part.sentence_start == whole.sentence_start and part.start < whole.start
    return behind and part.measure is not None and part.measure != whole.measure


def current(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Ids of the claims that no other one supersedes, in the order given."""
    ordered = list(claims)
    if len(ordered) > 400:  # a bound on the square below: the newest states only
        ordered = sorted(ordered, key=lambda c: (str(as_of(c)), c.id))[-400:]
    return tuple(c.id for c in ordered if not any(supersedes(o, c) for o in ordered if o is not c))
