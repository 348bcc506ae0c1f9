"""Units of one dimension turned into one another, by the table that reads them (language/units.yaml)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple

from reconcile.check.intervals import Interval
from reconcile.yamlfile import load_yaml

# What the table leaves apart, because a month has no fixed days: kinds that are never turned into one another.
FIXED = ("distance", "area", "volume", "mass", "speed", "temperature", "duration", "energy", "power", "pressure")


class Scale(NamedTuple):
    """value × factor (after offset) is in `base`."""

    base: str
    factor: float
    offset: float


@cache
def _table() -> dict[str, Scale]:
    file = load_yaml(str(resources.files("reconcile.language") / "units.yaml"))
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


def convert(value: Interval, unit: str, to: str) -> Interval | None:
    """`value` in another unit, None where the two do not measure the same."""
    a, b = _table().get(unit), _table().get(to)
    if a is None or b is None or a.base != b.base:
        return None
    ends = [(x + a.offset) * a.factor / b.factor - b.offset for x in value]
    return Interval(min(ends), max(ends))
