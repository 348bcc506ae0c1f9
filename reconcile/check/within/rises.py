"""What a level rose or fell by, told beside its two ends: "by 60 cm, from 6.7 metres to 6.1"."""

from __future__ import annotations

import math
from collections.abc import Sequence

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
AROUND = 260  # characters from a change to its levels
GOES_ON = 40  # from a change to the level that it led to
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


def around(ledger: Ledger, c: Claim, body: Sequence[Claim]) -> Ends | None:
    """A level before and one after a change that is told as a size.

    "He weighed 82 kg before the strike. He has lost 14 kg and weighs 70", "It grew by 900 ha. On Friday it was 2,500,
    on Saturday 3,400". Of more levels than two only those that come out.
    """
    levels = [x for x in body if _level(x, c)]
    here = [x for x in levels if x.sentence_start == c.sentence_start]
    before = _of_sentence([x for x in levels if x.sentence_start < c.sentence_start], -1)
    after = _of_sentence([x for x in levels if x.sentence_start > c.sentence_start], 0)
    up = c.direction == "up"
    for first, last in (*_pairs(before, here), *_pairs(here, here), *_pairs(after, after), *_pairs(before, before)):
        if (last.low or 0.0) > (first.low or 0.0) if up else (last.low or 0.0) < (first.low or 0.0):
            ends = Ends(intervals.of(first), intervals.of(last), (first, last), False)
            if math.isclose(abs((last.low or 0.0) - (first.low or 0.0)), plain(c, ends), rel_tol=1e-9):
                return ends
            told = len(levels) == 2 and first in before and last in here and last.start > c.end
            if told and _was(ledger, first) and len(passages.between(ledger, c, last)) <= GOES_ON:
                return ends
    return None


def _level(x: Claim, c: Claim) -> bool:
    """Can the figure be a level of what changed by `c`: of its unit, and no change itself?"""
    if (
        x is c
        or not passages.exact(x)
        or {"change", "difference", "each"} & set(x.marks)
        or abs(x.start - c.start) > AROUND
    ):
        return False
    return _one_dimension(x, c) or (bool(x.unit) and x.unit == c.unit)


def _of_sentence(levels: Sequence[Claim], which: int) -> list[Claim]:
    """Those of one sentence: of the first (0) or the last (-1) that has any."""
    return [x for x in levels if x.sentence_start == levels[which].sentence_start] if levels else []


def _pairs(xs: Sequence[Claim], ys: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    return [(x, y) for x in xs for y in ys if x.start < y.start]


def _was(ledger: Ledger, x: Claim) -> bool:
    """Is it told how it was before what is told next?"""
    words = " | ".join((*passages.stretch(ledger, x), passages.since_last(ledger, x)))
    return any(cues.has(words, x.language, name) for name in ("before_it", "previous", "ago", "earlier"))


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
