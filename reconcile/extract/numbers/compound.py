"""One size told in two units: «четыре часа двадцать минут», "five years and six months", "six feet two inches"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.core import BoundTables, Core
from reconcile.extract.numbers.numeral import Source
from reconcile.extract.numbers.units import kind_of, ratio

KINDS = frozenset({"duration", "distance", "mass"})
DIGITS = Decimal("0.0001")  # to which the sum is rounded: 20 minutes are no finite part of an hour


def compounded(s: Source, cores: Sequence[Core], b: BoundTables) -> list[Core]:
    """The numbers of a sentence, a whole one and the smaller unit right behind it put together, in the larger unit."""
    out: list[Core] = []
    for core in cores:
        part = _part(s, out[-1], core, b) if out else None
        if part is None:
            out.append(core)
            continue
        n = out[-1].n
        value = (n.value + part).quantize(DIGITS).normalize()
        whole = Core(replace(n, last=core.n.last, value=value), out[-1].first, core.last, out[-1].unit)
        whole.marks = out[-1].marks
        out[-1] = whole
    return out


def _part(s: Source, large: Core, small: Core, b: BoundTables) -> Decimal | None:
    """What the second adds to the first, in the unit of the first; None where the two are two sizes."""
    if large.unit is None or small.unit is None or not {kind_of(large.unit), kind_of(small.unit)} <= KINDS:
        return None
    between = s.tokens[large.last : small.first]
    joined = len(between) == 1 and b.both.at(s.tokens, large.last)
    if (between and not joined) or small.marks or large.n.value % 1 or not (large.point and small.point):
        return None
    found = ratio(small.unit, large.unit)
    return small.n.value * found if found and 0 < small.n.value * found < 1 else None
