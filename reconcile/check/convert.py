"""Units of one dimension turned into one another. The table is data: conversions.yaml."""

from __future__ import annotations

from functools import cache
from importlib import resources

from reconcile.check.intervals import Interval
from reconcile.yamlfile import load_yaml


@cache
def _table() -> dict[str, tuple[str, float, float]]:
    """Unit → dimension, factor, zero."""
    file = load_yaml(str(resources.files("reconcile.check") / "conversions.yaml"))
    out: dict[str, tuple[str, float, float]] = {}
    for dimension, units in file.data.items():
        for unit, value in units.items():
            factor, zero = value if isinstance(value, list) else (value, 0.0)
            out[unit] = (dimension, float(factor), float(zero))
    return out


def dimension(unit: str | None) -> str | None:
    """length, area, mass …; None for a unit that is not in the table."""
    return _table().get(unit or "", (None,))[0]


def convert(value: Interval, unit: str, to: str) -> Interval | None:
    """`value` in another unit, None where the two do not measure the same."""
    table = _table()
    if unit not in table or to not in table or table[unit][0] != table[to][0]:
        return None
    (_, a, zero_a), (_, b, zero_b) = table[unit], table[to]
    ends = [(x * a + zero_a - zero_b) / b for x in value]
    return Interval(min(ends), max(ends))
