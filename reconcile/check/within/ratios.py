"""Two figures and a percentage or a multiple that is nearly what they give: a part of a base, a change from one to the
other.

Generous on purpose: which of them are told to be such is for `likely` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.convert import turned
from reconcile.check.values.intervals import Interval
from reconcile.check.within import passages, shares
from reconcile.check.within.runs import MANY, one_unit
from reconcile.model import Claim

REACH = 420  # characters from a share to either figure
FIGURES = 6  # on either side of a share that are tried
FARTHEST = 2.2  # times that a share may be off and still be meant of the two
ROUGH = 0.5  # percentage points a share may be off beyond its rounding
TENTH = 0.06  # part of a multiple that its wording leaves open
OF, UP, DOWN = "of", "up", "down"
ROUNDED = 0.05  # share by which a conversion may be rounded off
ODD = frozenset({"multiple", "implied", "zero", "age", "ordinal", "change", "difference"})


class Ratio(NamedTuple):
    """A share, the figure it tells of and the one it is reckoned from, and how: as a part `of` it, `up` or `down`."""

    ledger: Ledger
    share: Claim
    part: Claim
    base: Claim
    how: str
    figures: Sequence[Claim]  # those that could be either, in order
    exact: Sequence[tuple[str, str, str]] = ()  # ids of shares, parts and bases of the article that come out

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (self.share, self.part, self.base)

    @property
    def reckoned(self) -> Interval:
        return reckon(self.share, intervals.written(self.part), intervals.written(self.base), self.how)

    @property
    def said(self) -> float:
        return _said(self.share)

    @property
    def holds(self) -> bool:
        return comes_out(self.share, self.part, self.base, self.how)


def find(ledger: Ledger, claims: Sequence[Claim]) -> list[Ratio]:
    """Every way to read a share of one article with two figures near it that comes out, or nearly."""
    figures = [c for c in claims if c.part == "text" and fits(c)]
    own = [c for c in claims if c.part == "text" and _is_share(c)]
    if len(figures) > MANY:
        return []
    found = [(s, x, y, how) for s in own for x, y, how in _readings(s, figures)]
    exact = [(s.id, x.id, y.id) for s, x, y, how in found if comes_out(s, x, y, how)]
    return [Ratio(ledger, s, x, y, how, figures, exact) for s, x, y, how in found]


def fits(c: Claim) -> bool:
    plain = passages.exact(c) and (c.low or 0.0) > 0 and c.status in (*passages.TOLD, "hypothetical")
    return plain and c.unit not in ("percent", "percentage_point", "times") and not ODD & set(c.marks)


def _is_share(c: Claim) -> bool:
    value = c.low or 0.0
    return c.low is not None and c.low == c.high and c.unit in ("percent", "times") and value > 0 and c.low != 1


def _said(share: Claim) -> float:
    value = share.low or 0.0
    return 1 / value if share.unit == "times" and value < 1 else value


def _readings(share: Claim, figures: Sequence[Claim]) -> Iterator[tuple[Claim, Claim, str]]:
    before = [c for c in figures if c.end <= share.start and share.start - c.end <= REACH][-FIGURES:]
    behind = [c for c in figures if c.start >= share.end and c.start - share.end <= REACH][:FIGURES]
    around = [*before, *behind]
    for x in around:
        for y in around:
            base = y if one_unit(x, y) else turned(y, x.unit)  # "180 kilograms of the 2.4 tonnes"
            if x is y or base is None or x.low == base.low or (y.unit != x.unit and _one(x, base)):
                continue
            for how in _ways(share, x, base):
                if comes_out(share, x, base, how) or _near(share, x, base, how):
                    yield x, base, how


def _one(x: Claim, y: Claim) -> bool:
    """Is it one figure, told in two units: 600 kilometres (370 miles)?"""
    return abs((x.low or 0.0) - (y.low or 0.0)) <= ROUNDED * (x.low or 0.0)


def _ways(share: Claim, x: Claim, y: Claim) -> Iterator[str]:
    smaller = (x.low or 0.0) < (y.low or 0.0)
    if share.unit == "percent" and smaller and (share.low or 0.0) < 100 and (y.low or 0.0) >= 5:
        yield OF
    if share.unit == "times" or "fraction" not in share.marks or share.direction or "change" in share.marks:
        yield DOWN if smaller else UP


def reckon(share: Claim, x: Interval, y: Interval, how: str) -> Interval:
    """What the two give, in per cent or times."""
    ratio = (y.over(x) if share.unit == "times" and how == DOWN else x.over(y)) or Interval(0.0, 0.0)
    if share.unit == "times":
        return ratio
    if how == OF:
        return ratio.times(100)
    change = Interval(100 * ratio.low - 100, 100 * ratio.high - 100)
    return change if how == UP else change.times(-1)


def comes_out(share: Claim, x: Claim, y: Claim, how: str) -> bool:
    found = reckon(share, intervals.of(x), intervals.of(y), how)
    said = _said(share)
    room = TENTH * said if share.unit == "times" else max(ROUGH, shares.loose(share))
    wide = intervals.of(share) if share.unit == "percent" else Interval(said, said)
    return found.meets(Interval(wide.low - room, wide.high + room))


def _near(share: Claim, x: Claim, y: Claim, how: str) -> bool:
    found = reckon(share, intervals.written(x), intervals.written(y), how).low
    if "fraction" in share.marks and abs(found - _said(share)) <= shares.WORDED * _said(share):
        return False  # "one in three of the 90 pupils, 28"
    return found > 0 and 1 / FARTHEST <= found / _said(share) <= FARTHEST
