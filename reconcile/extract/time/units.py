"""Units of the calendar, and days so many of them away: last week, three months ago, in two weeks' time.

`anchor` is the day from which is counted, mostly that of publication.
"""

from __future__ import annotations

import datetime as dt

from reconcile.extract.time.words import safe_date
from reconcile.model import Span

DAY = dt.timedelta(days=1)
FEW = (2, 7)  # "a few days ago": at least and at most so many
_DAYS = {"hour": 1 / 24, "minute": 0, "day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def months(y1: int, m1: int, y2: int, m2: int, grain: str = "") -> Span:
    """From the first day of one month to the last of another."""
    end = dt.date(y2 + (m2 == 12), m2 % 12 + 1, 1) - DAY
    return Span(dt.date(y1, m1, 1), end, grain or ("month" if (y1, m1) == (y2, m2) else "range"))


def season(year: int, name: int) -> Span:
    """1 winter (from the December before), 2 spring, 3 summer, 4 autumn."""
    first = (name - 1) * 3
    return months(year - (first == 0), first or 12, year, first + 2, "quarter")


def unit_span(unit: str, shift: int, anchor: dt.date) -> Span | None:
    """The unit of the calendar `shift` away from the one that holds the anchor: last week, this quarter, next year."""
    if unit in ("day", "night"):
        day = anchor + shift * DAY
        return Span(day, day)
    if unit in ("week", "weekend"):
        monday = anchor - (anchor.isoweekday() - 1) * DAY + 7 * shift * DAY
        if unit == "week":
            return Span(monday, monday + 6 * DAY, "week")
        if (shift == 0 and anchor.isoweekday() < 5) or (shift < 0 and anchor.isoweekday() > 5):
            monday += (
                7 if shift else -7
            ) * DAY  # early in a week "the weekend" has passed; on a Sunday "last weekend" too
        return Span(monday + 5 * DAY, monday + 6 * DAY, "range")
    if unit not in _MONTHS or unit == "century":
        return None
    size = _MONTHS[unit]
    if unit == "decade":
        start = anchor.year // 10 * 10 + shift * 10
        return Span(dt.date(start, 1, 1), dt.date(start + 9, 12, 31), "range")
    index = ((anchor.year * 12 + anchor.month - 1) // size + shift) * size
    last = index + size - 1
    return months(index // 12, index % 12 + 1, last // 12, last % 12 + 1, unit)


def back(anchor: dt.date, count: float, unit: str) -> dt.date:
    """The day `count` units before the anchor."""
    if unit in _MONTHS:
        index = anchor.year * 12 + anchor.month - 1 - round(count * _MONTHS[unit])
        year, month = divmod(index, 12)
        return safe_date(year, month + 1, anchor.day) or months(year, month + 1, year, month + 1).end
    return anchor - dt.timedelta(days=round(count * _DAYS.get(unit, 0)))


def ago(count: object, unit: str, anchor: dt.date) -> Span | None:
    """So many units before the anchor, as exact as the unit is."""
    try:
        if not isinstance(count, (int, float)):
            return Span(back(anchor, FEW[1], unit), back(anchor, FEW[0], unit), "range")
        day = back(anchor, count, unit)
        if unit in ("hour", "minute", "day", "night"):
            return Span(day, day)
        if unit in ("week", "fortnight"):
            return Span(day - 3 * DAY, day + 3 * DAY, "week")
        return unit_span("month" if unit in ("half", "quarter") else unit, 0, day)
    except (ValueError, OverflowError):
        return None


def window(count: object, unit: str, anchor: dt.date) -> Span | None:
    """The last so many units up to the anchor."""
    number = count if isinstance(count, (int, float)) else FEW[1]
    try:
        return Span(back(anchor, number, unit), anchor, "range")
    except (ValueError, OverflowError):
        return None


def ahead(count: object, unit: str, anchor: dt.date) -> Span | None:
    """The next so many units from the anchor."""
    number = count if isinstance(count, (int, float)) else FEW[1]
    try:
        return Span(anchor, back(anchor, -number, unit), "range")
    except (ValueError, OverflowError):
        return None


def hence(count: object, unit: str, anchor: dt.date) -> Span | None:
    """So many units after the anchor, as exact as the unit is: «через три дня», "in two weeks' time"."""
    return ago(-count, unit, anchor) if isinstance(count, (int, float)) and unit not in ("hour", "minute") else None
