"""Calendar arithmetic: what the classes of a date expression say, as a stretch of days with a grain.

A *bag* holds the values of the classes that stand in one expression ({"DAY": [15], "MONTH": [8]}); `anchor` is the day
on which the text was published, None if unknown (then only what is absolute resolves); `lean` is -1 where the words
around speak of the past, +1 of the future, 0 where they do not say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from reconcile.extract.time.units import DAY, ago, back, months, season, unit_span
from reconcile.extract.time.words import Term, safe_date
from reconcile.model import Span

Bag = dict[str, list[Any]]
_WEIGHTS = {-1: (1, 6), 0: (1, 3), 1: (4, 1)}  # of a day in the past and in the future, by lean


def bag_of(row: Sequence[Term]) -> Bag:
    """The values of the classes of some terms."""
    bag: Bag = {}
    for term in row:
        for name, value in term.values.items():
            bag.setdefault(name, []).append(value)
    return bag


def resolve(bag: Bag, anchor: dt.date | None, lean: int = 0) -> Span | None:
    """The days a bag speaks of, or None where it does not say enough (or nothing the calendar knows)."""
    try:
        span = _resolve(bag, anchor, lean)
    except (ValueError, OverflowError):  # a year or a shift beyond the calendar
        return None
    if span and "PART" in bag:
        return narrow(span, str(bag["PART"][0]), anchor)
    return span


def _resolve(bag: Bag, anchor: dt.date | None, lean: int) -> Span | None:
    if "DATE" in bag:
        return Span(bag["DATE"][0], bag["DATE"][0])
    if "YEARS" in bag:
        return months(bag["YEARS"][0][0], 1, bag["YEARS"][0][1], 12)
    year = _year(bag, anchor)
    if "MONTH" in bag and "HALF" in bag and "ORD" in bag:
        return _yearly(lambda y: _half(months(y, bag["MONTH"][0], y, bag["MONTH"][0]), bag), year, anchor, lean, bag)
    if "MONTH" in bag and ("DAY" in bag or ("ORD" in bag and "YEARTH" not in bag)):
        return _days(bag, year, anchor, lean)
    if "MONTH" in bag:
        first, last = bag["MONTH"][0], bag["MONTH"][-1]
        return _yearly(lambda y: months(y - (first > last), first, y, last), year, anchor, lean, bag)
    if ("ORD" in bag and ("QUARTER" in bag or "HALF" in bag)) or ("QUARTER" in bag and "NUM" in bag):
        return _fraction(bag, year, anchor, lean)
    if "SEASON" in bag:
        ends = int(bag["YEAR"][-1]) if len(bag.get("YEAR", ())) > 1 else year  # the winter of 2019–2020
        return _yearly(lambda y: season(y, bag["SEASON"][0]), ends, anchor, lean, bag)
    if "DAY" in bag and ("NTH" in bag or "=числа" in bag):
        return _nth(bag, anchor, lean)
    if "WEEKDAY" in bag:
        return _weekday(bag, anchor, lean)
    if "DECADE" in bag:
        start = bag["DECADE"][0] if bag["DECADE"][0] > 100 else 1900 + bag["DECADE"][0]
        return Span(dt.date(start, 1, 1), dt.date(start + 9, 12, 31), "range")
    if ("DAYWORD" in bag or "DAYADJ" in bag) and anchor:
        shift = (bag.get("DAYWORD") or bag["DAYADJ"])[0] + ("=after" in bag) - ("=before" in bag)
        day = anchor + shift * DAY
        return Span(day, day)
    if "UNIT" in bag and ("REL" in bag or "PART" in bag or "weekend" in bag["UNIT"]) and year is None and anchor:
        shift = _rel(bag)
        if "PART" in bag and "REL" not in bag and lean < 0 and _to_come(bag, anchor):
            shift = -1  # told in February of what happened "at the end of the year"
        if shift >= (bag["UNIT"][0] == "night") and bag["UNIT"][0] in ("day", "night"):
            return None  # "в этот день", "the next day": the day that was spoken of
        return unit_span(str(bag["UNIT"][0]), shift, anchor)
    if "DAYPART" in bag and "REL" in bag and bag["REL"][0] <= 0 and anchor:  # "this morning"
        return unit_span("day", int(bag["REL"][0]), anchor)
    if year is not None:
        last = bag["YEAR"][-1] if len(bag.get("YEAR", ())) > 1 else year
        return Span(dt.date(year, 1, 1), dt.date(last, 12, 31), "year" if last == year else "range")
    return None


def _to_come(bag: Bag, anchor: dt.date) -> bool:
    """Is this part of the running year, month, week still to come?"""
    whole = unit_span(str(bag["UNIT"][0]), 0, anchor)
    return whole is not None and narrow(whole, str(bag["PART"][0])).start > anchor


def _year(bag: Bag, anchor: dt.date | None) -> int | None:
    if "FISCAL" in bag:  # begins when the company says
        return None
    if "YEAR" in bag:
        return int(bag["YEAR"][0])
    if anchor is None:
        return None
    if "YEARREL" in bag:
        return anchor.year + int(bag["YEARREL"][0])
    if "REL" in bag and "year" in bag.get("UNIT", ()):
        return anchor.year + int(bag["REL"][0])
    return None


def _days(bag: Bag, year: int | None, anchor: dt.date | None, lean: int) -> Span | None:
    """One day or several ("5 и 6 мая") of a month, the year inferred where it is not written."""
    days, month = [int(d) for d in bag.get("DAY") or bag["ORD"]], int(bag["MONTH"][0])
    if "TENS" in bag and days[0] < 10:  # "двадцать первого"
        days[0] += int(bag["TENS"][0])
    years = [year] if year is not None else [anchor.year + d for d in (-1, 0, 1)] if anchor else []
    spans = []
    for y in years:
        first, last = safe_date(y, month, min(days)), safe_date(y, month, max(days))
        if first and last:
            spans.append(Span(first, last, "day" if first == last else "range"))
    return pick(spans, anchor, lean)


def _nth(bag: Bag, anchor: dt.date | None, lean: int) -> Span | None:
    """A day whose month is not written: «в субботу, 17-го», "on the 17th of this month"."""
    if anchor is None:
        return None
    first = int(bag["REL"][0]) if "REL" in bag else 0
    spans = []
    for shift in (first,) if "month" in bag.get("UNIT", ()) else (-1, 0, 1):
        index = anchor.year * 12 + anchor.month - 1 + shift
        if day := safe_date(index // 12, index % 12 + 1, int(bag["DAY"][0])):
            spans.append(Span(day, day))
    named = [s for s in spans if s.start.isoweekday() in bag.get("WEEKDAY", ())]
    spans = named or spans
    return pick([s for s in spans if (s.start - anchor).days * lean >= 0] or spans, anchor, lean)


def _yearly(of: Callable[[int], Span], year: int | None, anchor: dt.date | None, lean: int, bag: Bag) -> Span | None:
    """What comes once a year, by its year where that is known, else by the anchor."""
    if year is not None:
        return of(year)
    if anchor is None:
        return None
    spans = [of(anchor.year + d) for d in (-2, -1, 0, 1, 2)]
    if "REL" in bag:  # "last June", "this summer"
        shift = int(bag["REL"][0])
        if shift < 0:
            gone = [s for s in spans if s.end < anchor]
            return gone[shift] if len(gone) >= -shift else None
        if shift > 0:
            return next((s for s in spans if s.start > anchor), None)
        return next((s for s in spans if s.start <= anchor <= s.end), None) or of(anchor.year)
    return pick(spans, anchor, lean)


def _fraction(bag: Bag, year: int | None, anchor: dt.date | None, lean: int) -> Span | None:
    """A quarter or a half of a year; a half of another unit is left alone."""
    if "FISCAL" in bag:
        return None
    number = int((bag.get("ORD") or bag["NUM"])[0])
    size = 3 if "QUARTER" in bag else 6
    if number == -1:  # "the last quarter", "последний квартал"
        number = 12 // size
    if not 1 <= number <= 12 // size or set(bag.get("UNIT", ())) - {"year", "quarter", "half"}:
        return None
    grain = "quarter" if size == 3 else "half"
    return _yearly(lambda y: months(y, (number - 1) * size + 1, y, number * size, grain), year, anchor, lean, {})


def _half(month: Span, bag: Bag) -> Span:
    """The first or the second half of a month."""
    middle = month.start + 14 * DAY
    if int(bag["ORD"][0]) == 1:
        return Span(month.start, middle, "range")
    return Span(middle + DAY, month.end, "range")


def _weekday(bag: Bag, anchor: dt.date | None, lean: int) -> Span | None:
    if anchor is None:
        return None
    if len(bag["WEEKDAY"]) > 1:
        first, last = (_weekday({**bag, "WEEKDAY": [d]}, anchor, lean) for d in (bag["WEEKDAY"][0], bag["WEEKDAY"][-1]))
        if first is None or last is None:
            return None
        return Span(first.start if first.start <= last.end else first.start - 7 * DAY, last.end, "range")
    weekday = int(bag["WEEKDAY"][0])
    back = anchor - ((anchor.isoweekday() - weekday) % 7) * DAY
    if "week" in bag.get("UNIT", ()) and "REL" in bag:
        monday = anchor - (anchor.isoweekday() - 1) * DAY + 7 * int(bag["REL"][0]) * DAY
        day = monday + (weekday - 1) * DAY
    elif "REL" in bag and bag["REL"][0] < 0:
        day = (back if back < anchor else back - 7 * DAY) + 7 * (_rel(bag) + 1) * DAY
    elif ("REL" in bag and bag["REL"][0] > 0) or lean > 0:
        day = back + 7 * DAY if back < anchor or "REL" in bag else back
    else:
        day = back
    return Span(day, day)


def _rel(bag: Bag) -> int:
    """How many of a unit away: last, next, «позапрошлый», "the one before last"."""
    return int(bag.get("REL", [0])[0]) - ("=before" in bag and "=last" in bag)


def pick(spans: Sequence[Span], anchor: dt.date | None, lean: int) -> Span | None:
    """The nearest reading. What tense speaks against counts as further away; without one the future does, a little."""
    if anchor is None or len(spans) < 2:
        return spans[0] if spans else None
    past, future = _WEIGHTS[lean]

    def distance(s: Span) -> int:
        if s.end < anchor:
            return (anchor - s.end).days * past
        return max(0, (s.start - anchor).days) * future

    return min(spans, key=distance)


def exactly(bag: Bag, anchor: dt.date) -> Span | None:
    """The very day so many weeks ago: "a week ago today", «ровно неделю назад», «неделю назад, в понедельник»."""
    count, unit = bag.get("NUM", [1])[0], str(bag["UNIT"][0])
    if not isinstance(count, (int, float)) or unit not in ("day", "week", "fortnight"):
        return ago(count, unit, anchor)
    day = back(anchor, count, unit)
    if "WEEKDAY" in bag:
        day += ((int(bag["WEEKDAY"][0]) - day.isoweekday() + 3) % 7 - 3) * DAY
    return Span(day, day)


def nth_weekday(row: Sequence[Term], anchor: dt.date | None, lean: int) -> Span | None:
    """One of the days of a name that a month has: «в последнее воскресенье сентября», "the second Monday in May"."""
    at = next(i for i, t in enumerate(row) if "WEEKDAY" in t.values)
    first, rest = bag_of(row[:at]), bag_of(row[at + 1 :])
    whole = resolve(rest if "MONTH" in rest else {"REL": [0], **rest}, anchor, lean)
    if whole is None or whole.grain not in ("month", "year"):
        return None
    days = [
        d
        for n in range((whole.end - whole.start).days + 1)
        if (d := whole.start + n * DAY).isoweekday() == row[at].values["WEEKDAY"]
    ]
    number = -1 if "ORD" not in first else int(first["ORD"][0]) - 1
    return Span(days[number], days[number]) if number < len(days) else None


def first_units(bag: Bag, anchor: dt.date | None, lean: int) -> Span | None:
    """The first so many units of a year or a month."""
    count, unit = bag.get("NUM", [1])[0], str(bag["UNIT"][0])
    rest = {**bag, "UNIT": [u for u in bag["UNIT"][1:] if u != unit], "REL": bag.get("REL", [0])}
    parts = ("YEAR", "REL", "UNIT", "MONTH", "YEARREL")
    whole = resolve({k: rest[k] for k in parts if rest.get(k)}, anchor, lean)
    if whole is None or not isinstance(count, (int, float)):
        return None
    try:
        last = min(whole.end, back(whole.start, -count, unit) - DAY)
        return Span(whole.start, last, "day" if last == whole.start else "range")
    except (ValueError, OverflowError):
        return None


def point(bag: Bag, anchor: dt.date | None, lean: int) -> Span | None:
    """The first or the last day of what an as-of date names: «на конец марта», «на начало года»."""
    part = str(bag["PART"][0])
    rest = {k: v for k, v in bag.items() if k != "PART"}
    if "UNIT" in rest and "REL" not in rest:
        ended = unit_span(str(rest["UNIT"][0]), 0, anchor) if anchor else None
        past = part == "end" and lean <= 0 and ended is not None and anchor is not None and ended.end > anchor
        rest["REL"] = [-1 if past else 0]
    whole = resolve(rest, anchor, lean)
    if whole is None or part not in ("start", "end"):
        return narrow(whole, part) if whole else None
    day = whole.start if part == "start" else whole.end
    return Span(day, day, "range")  # the day of a count, on which nothing happens


def narrow(span: Span, part: str, anchor: dt.date | None = None) -> Span:
    """The beginning, middle or end of a span (a third of it each), or what of it is before or after the anchor."""
    if anchor and part == "before" and span.start <= anchor:
        return Span(span.start, min(span.end, anchor), "range")
    if anchor and part == "after" and span.end >= anchor:
        return Span(max(span.start, anchor), span.end, "range")
    length = (span.end - span.start).days + 1
    if length < 3:
        return span
    third = dt.timedelta(days=length // 3)
    if part == "start":
        return Span(span.start, span.start + third, "range")
    if part == "end":
        return Span(span.end - third, span.end, "range")
    return Span(span.start + third, span.end - third, "range")
