"""How figures of one fact may differ because time went on: tolls grow, stocks move, counts go on, days are others."""

from __future__ import annotations

import datetime as dt
import math
from typing import Literal

from pydantic import Field

from reconcile.check.across import nearby
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.rulebook.schema import Tolerant
from reconcile.check.values import digits
from reconcile.check.values.intervals import written
from reconcile.check.values.wording import (
    earlier,
    early,
    fallen,
    grown,
    is_gap,
    is_new,
    moving,
    parts_of_day,
    revised,
    rising,
    weighed,
)
from reconcile.language.lexicon import unit_kind
from reconcile.link.forbid import TIMELESS, prices_of_one_news
from reconcile.model import Claim

Change = Literal["constant", "grows", "moves"]
# How a figure may change with time where a rule does not say: a toll grows, a stock moves, a share or a sum stands
# for some days, a single event's count stands for good.
BY_NATURE: dict[str | None, Change] = {"cumulative": "grows", "stock": "moves"}
WINDOW = {"flow": 3, "share": 3, "amount": 3, None: 3}  # days apart within which two figures must agree
RECALLED = 120  # days after which a happening is hardly thanked for or spoken of without its date
AREA, HEAPS = "area", ("mass", "volume")
FAR = 6.0  # times: a slip, a rival count or an old figure stays nearer than that
SIZED = 100  # of a figure whose noughts are counted: ten may have become a hundred
DAYS = 7  # within which a stock hardly becomes another by as much as a slip makes it
SETTLED = 28  # days after which a toll is taken not to grow any more


class Timed(Tolerant):
    """A rule that compares figures of one fact over time."""

    far: float = Field(default=FAR, gt=1, description="Figures more times apart than this count two things.")
    by_hour: bool = Field(default=False, description="Figures told for an hour of the day are no final ones.")

    over_time: Change | None = Field(
        default=None, description="constant, grows (only rises) or moves (changes from day to day). Default: by nature."
    )
    window: int | None = Field(default=None, ge=0, description="Figures published more days apart are not compared.")


def changes(x: Claim, spec: Timed) -> Change:
    """How this figure may change with time. By how many votes somebody won is settled."""
    if is_gap(x):
        return "constant"
    if spec.over_time:
        return spec.over_time
    level = unit_kind(x.unit or "") == "distance" and moving(x)  # of a river
    return "moves" if level else BY_NATURE.get(x.nature, "constant")


def as_of(x: Claim, change: Change) -> dt.date | None:
    """The day a figure speaks for: for a toll that of the article, for a stock the day it names."""
    if change == "moves" and x.event is not None:
        return x.event.end
    return x.published


def in_turn(x: Claim, y: Claim) -> tuple[Claim, Claim]:
    """The two, what was published first in front."""
    return (y, x) if x.published and y.published and y.published < x.published else (x, y)


def disjoint_days(x: Claim, y: Claim) -> bool:
    """Do both name days, and different ones?"""
    a, b = x.event, y.event
    if a is None or b is None or prices_of_one_news(x, y):
        return False
    if a.end != b.end and all(0 < (s.end - s.start).days <= 1 for s in (a, b)):
        return True  # "over the last day", told on two days
    return a.end < b.start or b.end < a.start


def settled(x: Claim, y: Claim) -> bool:
    """Is the event so long past that a toll does not grow any more?"""
    if not (x.event and y.event and x.published and y.published):
        return False
    return all((c.published - c.event.end).days > SETTLED for c in (x, y))  # type: ignore[operator,union-attr]


def in_time(ledger: Ledger, x: Claim, y: Claim, change: Change, spec: Timed, guess: bool = True) -> str:
    """The relation of two figures that cannot both hold at one moment. `guess`: a later count may be another's sequel
    though no word says so."""
    a, b = as_of(x, change), as_of(y, change)
    if change == "grows" and x.event and y.event and disjoint_days(x, y):
        if a and b and a != b and (a < b) != (x.event.end < y.event.end):
            return "update"  # the one is of the day it was told, the other of the day it happened
        a, b = x.event.end, y.event.end
    if change == "constant":
        return _once(ledger, x, y, spec, guess) if _close(x, y, spec) else "apart"
    if x.article == y.article and x.part == y.part:
        return "apart"  # an article that tells a growing figure twice tells its history
    if a and b and a != b:
        if change == "moves":
            return "contradiction" if _misprinted(x, y) else "update"
        first, second = (x, y) if a < b else (y, x)
        if below(first, second):
            return "update"
        return "update" if revised(second) else "falls"
    lower, upper = (x, y) if below(x, y) else (y, x)
    if parts_of_day(x, y) or (early(lower) and not early(upper)) or _another(ledger, upper):
        return "update"
    if grown(upper) or revised(lower) or earlier(lower):
        return "update"
    return "contradiction"


def _once(ledger: Ledger, x: Claim, y: Claim, spec: Timed, guess: bool) -> str:
    """The same of what stands once it is told: has the later of the two a reason to be another?"""
    lower, upper = (x, y) if below(x, y) else (y, x)
    follows = _may_follow(lower, upper) or (guess and _may_follow(upper, lower))
    rose = follows and grown(upper) and not grown(lower)
    fell = _may_follow(upper, lower) and fallen(lower) and not fallen(upper)
    if rose or fell or ((not x.unit or spec.by_hour) and parts_of_day(x, y)):
        return "update"
    if x.published != y.published and revised(max(x, y, key=lambda c: c.published or dt.date.min)):
        return "update"
    may_go_on = (guess or AREA in (x.measure, y.measure)) and spec.over_time is None and not _beside(ledger, x, y)
    return "update" if may_go_on and (_counted_on(x, y) or _announced_anew(x, y)) else "contradiction"


def _may_follow(x: Claim, y: Claim) -> bool:
    """Was the second published on a later day, or, of counts, may it have been as far as anybody knows?"""
    if x.published is None or y.published is None:
        return not x.unit
    return x.published < y.published


def _beside(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Do their sentences give another figure alike? Then both tell of one moment: "38 of 47", "38 of the 74"."""
    near = x.published and y.published and abs((x.published - y.published).days) <= 1
    return bool(near) and ledger.links is not None and ledger.links.beside(x.id, y.id) >= nearby.TIED


def _another(ledger: Ledger, x: Claim) -> bool:
    """Does the sentence tell by how much the figure grew: "one more has died; there are three dead now"?"""
    beside = quantities(ledger.beside(x.article, x.sentence_start))
    return any(c.id != x.id and c.part == x.part and c.measure == x.measure and is_new(c) for c in beside)


def _announced_anew(x: Claim, y: Claim) -> bool:
    """Told on two days before the day they speak of: the later announcement replaces the earlier."""
    if not (x.event and y.event and x.published and y.published) or x.published == y.published:
        return False
    return x.published < x.event.start and y.published < y.event.start


def _counted_on(x: Claim, y: Claim) -> bool:
    """May the later of two counts go on where the earlier stopped? Only where no day is named for both."""
    if "amount" in (x.nature, y.nature) and AREA not in (x.measure, y.measure):
        return False  # those aboard, those who came: one event has one such number, whenever it is told
    heaps = unit_kind(x.unit or "") in HEAPS and not (weighed(x) or weighed(y))
    counted = not x.unit or x.measure == AREA or heaps  # burnt ground, debris grow as a count does
    if not counted or not x.published or not y.published or x.published == y.published or (x.event and y.event):
        return False
    if x.low is not None and y.low is not None and (x.low, y.low) == (x.high, y.high) and _slip(x.low, y.low):
        return False
    first, second = in_turn(x, y)
    return below(first, second) and first.status == "asserted"


def _slip(x: float, y: float) -> bool:
    """Are they one number but for the order of its digits or a nought? Counting on seldom comes to that."""
    return digits.exchanged(x, y) or (min(x, y) >= SIZED and max(x, y) == 10 * min(x, y))


def _misprinted(x: Claim, y: Claim) -> bool:
    """Are two counts of a few days the same digits in another order or with a nought more, and neither said to have
    moved: a staff of 640 and of 460?"""
    if x.unit or y.unit or not x.published or not y.published or abs((x.published - y.published).days) > DAYS:
        return False
    exact = all(c.low is not None and c.low == c.high and abs(c.low) >= SIZED for c in (x, y))
    return exact and _slip(x.low or 0.0, y.low or 0.0) and not any(rising(c) or revised(c) for c in (x, y))


def _close(x: Claim, y: Claim, spec: Timed) -> bool:
    """Do they speak of one state: published near to each other, or of one day that at least one of them names?"""
    window = spec.window if spec.window is not None else WINDOW.get(x.nature, WINDOW[None])
    if not x.published or not y.published or x.measure in TIMELESS:
        return True
    if x.event and y.event:
        return not disjoint_days(x, y)
    named, other = (x, y) if x.event else (y, x)
    if named.event and x.nature == "flow" and other.published:
        return -1 <= (other.published - named.event.end).days <= RECALLED
    return abs((x.published - y.published).days) <= window


def below(x: Claim, y: Claim) -> bool:
    a, b = written(x), written(y)
    return (a.low if math.isinf(a.high) else a.high) < (b.high if math.isinf(b.low) else b.low)
