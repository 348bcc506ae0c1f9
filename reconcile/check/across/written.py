"""Two dates as they are written: year, month, day, as far as they are told, and whether they differ as slips do."""

from __future__ import annotations

import datetime as dt

from reconcile.model import Claim

GRAINS = ("year", "month")  # marks of a date that names no day


def grain(c: Claim) -> str:
    """ "year", "month", or nothing where days are named."""
    return next((g for g in GRAINS if g in c.marks), "")


def gap(x: Claim, y: Claim) -> int:
    """Days between the two, between their ends where they begin on one day."""
    assert x.event and y.event
    return abs((x.event.start - y.event.start).days) or abs((x.event.end - y.event.end).days)


def age(c: Claim) -> int:
    """Days from it to the article."""
    assert c.event
    return ((c.published or dt.date.max) - c.event.end).days


def one_part(x: Claim, y: Claim) -> tuple[int, int] | None:
    """The years, the months or the days in which alone two dates differ."""
    assert x.event and y.event
    ends = x.event.start == y.event.start  # then it is the last days that differ
    pairs = zip(_parts(x, ends), _parts(y, ends), strict=False)
    apart = [(p, q) for p, q in pairs if p != q]
    return apart[0] if len(apart) == 1 else None


def one_day(x: Claim, y: Claim) -> bool:
    """Is it the same day of a month in both: 12 March, 12 April?"""
    assert x.event and y.event
    return not grain(x) and not grain(y) and x.event.start.day == y.event.start.day


def one_digit(a: int, b: int) -> bool:
    """Do two numbers of several digits differ in one, in their order, or by one that is left out?"""
    s, t = str(a), str(b)
    if len(s) == len(t) > 1:
        return sum(u != v for u, v in zip(s, t, strict=True)) == 1 or sorted(s) == sorted(t)
    return len(s) != len(t) and min(s, t, key=len) in max(s, t, key=len)


def _parts(c: Claim, last: bool) -> tuple[int, ...]:
    """Year, month and day, as far as they are told; of several days the first or the last, of a night the day it leads
    to."""
    assert c.event
    day = c.event.end if last or "night" in c.marks else c.event.start
    told = grain(c)
    return (day.year, day.month, day.day)[: 1 + GRAINS.index(told) if told else 3]
