"""What a level rose or fell by, told beside its two ends: "by 60 cm, from 6.7 metres to 6.1"."""

from __future__ import annotations

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.convert import convert, dimension
from reconcile.check.values.counting import likeness, same_unit
from reconcile.check.values.intervals import Interval
from reconcile.check.values.wording import is_new
from reconcile.check.within import changes, passages
from reconcile.check.within.changes import Ends
from reconcile.language import cues
from reconcile.model import Claim

NEAR = 3.0  # times that what came in a day may differ from what the total rose by
LED = 12
BEHIND = 50  # characters from the ends to what came
GAP = 6  # characters from what it moved by to "from … to …"


def moves(ledger: Ledger, c: Claim, ends: Ends) -> bool:
    """Is the figure what the level rose or fell by?"""
    end = ends.claims[0]
    if not passages.exact(c) or (c.low or 0.0) <= 0 or c.unit in changes.SHARES:
        return False
    if not (end.unit is None and c.unit or same_unit(c, end) or _one_dimension(c, end)):
        return False
    if "change" in c.marks or c.direction is not None or is_new(c):
        return True
    return _led_by(ledger, c, end) or _came(ledger, c, ends)


def _one_dimension(x: Claim, y: Claim) -> bool:
    return dimension(x.unit) is not None and dimension(x.unit) == dimension(y.unit)


def _led_by(ledger: Ledger, c: Claim, end: Claim) -> bool:
    """ "The water fell by 60 cm, from 6.7 metres to 6.1": the two ends stand right behind it."""
    lead = passages.before(ledger, c, LED) + c.quote[:3]
    gap = passages.between(ledger, c, end).strip(" ,(—–")
    return c.end <= end.start and len(gap) <= GAP and cues.has(lead, c.language, "by")


def _came(ledger: Ledger, c: Claim, ends: Ends) -> bool:
    """ "In a day 1,340 crossed, and the total rose from 31,500 to 32,840": what came lately, and a running total."""
    start, end = ends.claims[0], ends.claims[-1]
    behind = c.start > end.start and len(passages.between(ledger, end, c)) <= BEHIND
    if not ends.named or not likeness(c, start) or not (behind or c.start < start.start):
        return False
    lately = passages.since_last(ledger, c) + c.quote + " | " + passages.stretch(ledger, c)[1]
    total = passages.since_last(ledger, start)
    said = cues.has(total, c.language, "in_all") or cues.has(total, c.language, "running")
    apart = abs((end.low or 0.0) - (start.low or 0.0))
    near = apart / NEAR <= (c.low or 0.0) <= apart * NEAR
    return said and near and cues.has(lately, c.language, "lately")


def amount(moved: Claim, ends: Ends) -> Interval:
    """What it moved by, in the unit of the ends."""
    return convert(intervals.of(moved), moved.unit or "", ends.claims[0].unit or "") or intervals.of(moved)


def plain(moved: Claim, ends: Ends) -> float:
    """The same from the figure as it is written."""
    written = intervals.written(moved)
    return intervals.middle(convert(written, moved.unit or "", ends.claims[0].unit or "") or written)
