"""What the words beside a figure say of it: that it came in, that it went out, that it is what was or what is left."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.check.ledger import Ledger, once
from reconcile.check.values.wording import is_new
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.model import Claim

GONE = frozenset({"laid_off", "released", "evacuated"})  # measures of what leaves, whatever the words
DEAD = "killed"  # measure of those who died
RIGHT_BEHIND = 24  # characters behind a figure in which its time stands
OF = 2  # words behind "of" that name those who are meant
SHARED = 2  # words between two figures that one verb rules: "40 dead and 120 wounded"


def signs(ledger: Ledger, figures: Sequence[Claim]) -> dict[str, int]:
    """What came (1) and what went (-1); of two joined by "and" the second goes the way of the first."""
    out: dict[str, int] = {}
    for n, c in enumerate(figures):
        out[c.id] = sign(ledger, c)
        gap = passages.between(ledger, figures[n - 1], c) if n else ""
        joined = cues.has(gap, c.language, "and") and len(gap.split()) <= SHARED and "," not in gap
        if not out[c.id] and joined:
            out[c.id] = out[figures[n - 1].id]  # "it lost 28 dead and 91 wounded"
    return out


@once
def sign(ledger: Ledger, c: Claim) -> int:
    """1 for what came in, -1 for what went out, 0 where the words beside the figure do not say."""
    back, ahead = passages.stretch(ledger, c)
    of = cues.find(ahead, c.language, "out_of")
    if (
        of
        and not ahead[: of.start()].strip()
        and cues.has(" ".join(ahead[of.end() :].split()[:OF]), c.language, "outflow")
    ):
        return 0  # "seven of those released are foreigners"
    if "difference" in c.marks and c.direction:
        return 1 if c.direction == "up" else -1  # "12 more moved in than left"
    for text in (c.quote, ahead, back):
        came, went = (cues.has(text, c.language, name) for name in ("inflow", "outflow"))
        if came != went:
            return 1 if came else -1
    if cues.has(back, c.language, "lost"):
        return -1  # "it lost 28 dead"; not "8,400 customers lost power"
    if {"change", "difference"} & set(c.marks) and c.direction:
        return 1 if c.direction == "up" else -1
    if is_new(c):
        return 1
    level = any(cues.has(text, c.language, "stood") for text in (back, ahead))
    return -1 if c.measure in GONE and not level else 0


@once
def level_after(ledger: Ledger, c: Claim) -> bool:
    """Do the words beside the figure say that it is what is there in the end?"""
    since = passages.since_last(ledger, c)  # "and now, the mayor said, …": it need not stand right beside
    if still_there(ledger, c) or cues.has(since, c.language, "hence") or "level" in c.marks:
        return True
    words = " | ".join((*passages.stretch(ledger, c), c.quote))
    return cues.has(words, c.language, "now") or cues.has(since, c.language, "now")


@once
def still_there(ledger: Ledger, c: Claim) -> bool:
    """Do they say that it is what is left of something: remains, waits, is not found yet, is down to so much?"""
    words = " | ".join((*passages.stretch(ledger, c), c.quote))
    return cues.has(words, c.language, "remaining") or cues.has(c.predicate or "", c.language, "remaining")


@once
def was(ledger: Ledger, c: Claim) -> bool:
    """Is the level told as one of before: "had", "there were", "earlier"?"""
    lead, behind = passages.since_last(ledger, c), passages.stretch(ledger, c)[1][:RIGHT_BEHIND]
    led = any(cues.has(lead, c.language, name) for name in ("stood", "earlier", "before_it", "ago", "previous"))
    return led or cues.has(behind, c.language, "ago")  # "60 firms a year ago"


def two_levels(ledger: Ledger, before: Claim, after: Claim) -> bool:
    """Are they levels of two things? "The school owns 120 ha of wood. The fire grew by 30 ha, to 140": what something
    grew to goes with what was told as before, and with nothing told earlier. "Ten more bodies bring the dead to 24.
    Thirteen are still missing": these are not what is left of the dead."""
    if "level" in after.marks and not was(ledger, before) or "level" in before.marks and before.start > after.start:
        return True
    return before.measure == DEAD and after.measure not in (DEAD, None)
