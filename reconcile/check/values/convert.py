"""Units of one dimension turned into one another, by the table that reads them (language/units.yaml)."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import NamedTuple

from reconcile.check.values import intervals
from reconcile.check.values.intervals import Interval
from reconcile.model import Claim
from reconcile.yamlfile import load_shared

# What the table leaves apart, because a month has no fixed days: kinds that are never turned into one another.
FIXED = ("distance", "area", "volume", "mass", "speed", "temperature", "duration", "energy", "power", "pressure")


CONVERTED = 0.02  # share by which a converted figure may be rounded off: 3,400 acres and 1 380 ha


class Scale(NamedTuple):
    """value × factor (after offset) is in `base`."""

    base: str
    factor: float
    offset: float


@cache
def _table() -> dict[str, Scale]:
    file = load_shared(str(resources.files("reconcile.language") / "units.yaml"))
    out: dict[str, Scale] = {}
    for unit, row in (file.data.get("units") or {}).items():
        if row.get("kind") in FIXED:
            base = str(row.get("base", unit))
            out[unit] = Scale(base, float(row.get("factor", 1.0)), float(row.get("offset", 0.0)))
    return out


def dimension(unit: str | None) -> str | None:
    """The base unit that stands for a dimension (m, m2, kg …); None for a unit that is turned into no other."""
    scale = _table().get(unit or "")
    return scale.base if scale else None


def convert(value: Interval, unit: str, to: str, step: bool = False) -> Interval | None:
    """`value` in another unit, None where the two do not measure the same. `step`: how far it is from one value to
    another, which two scales of temperature tell by their degrees alone (a rise of 2 °C is one of 3.6 °F)."""
    a, b = _table().get(unit), _table().get(to)
    if a is None or b is None or a.base != b.base:
        return None
    by = 0.0 if step else 1.0
    ends = [(x + by * a.offset) * a.factor / b.factor - by * b.offset for x in value]
    return Interval(min(ends), max(ends))


def turned(claim: Claim, unit: str | None) -> Claim | None:
    """The claim with its value in another unit; None where that does not measure the same."""
    if claim.unit == unit:
        return claim
    value = convert(intervals.written(claim), claim.unit or "", unit or "")
    if value is None:
        return None
    low, high = (end if math.isfinite(end) else None for end in value)
    room = convert(Interval(0.0, claim.precision), claim.unit or "", unit or "", step=True)
    return replace(claim, low=low, high=high, unit=unit, precision=room.high if room else 0.0)


def common(
    x: Claim, y: Claim, absolute: float = 0.0, relative: float = 0.0, rounding: bool = True
) -> tuple[Interval, Interval] | None:
    """What two claims can mean, both in the unit of the second; None where their units do not measure the same.

    The arguments are those of `intervals.of`. A figure told in two units was converted by somebody, and rounded then.
    """
    a, b = (intervals.of(c, absolute, relative, rounding) for c in (x, y))
    if x.unit == y.unit:
        return a, b
    turned = convert(a, x.unit or "", y.unit or "")
    if turned is None:
        return None
    largest = max((abs(v) for v in (*turned, *b) if math.isfinite(v)), default=0.0)
    room = CONVERTED * largest if rounding else 0.0
    return Interval(turned.low - room, turned.high + room), b
