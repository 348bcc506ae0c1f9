"""One size told in two or three units: «четыре часа двадцать минут», "two hours, nine minutes and 14 seconds"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.extract.numbers.core import BoundTables, Core
from reconcile.extract.numbers.numeral import Source
from reconcile.extract.numbers.units import kind_of, ratio, small_unit

KINDS = frozenset({"duration", "distance", "mass"})
DIGITS = Decimal("0.0001")  # to which the sum is rounded: 20 minutes are no finite part of an hour


def compounded(s: Source, cores: Sequence[Core], b: BoundTables) -> list[Core]:
    """The numbers of a sentence, a whole one and the smaller units right behind it put together, in the largest."""
    out: list[Core] = []
    smallest: Core | None = None  # the last piece of the size before
    for core in cores:
        core = _short(s, smallest, core) if smallest else core
        part = _part(s, smallest, core, out[-1].unit, b) if smallest else None
        smallest = core
        if part is None:
            out.append(core)
            continue
        n = out[-1].n
        value = (n.value + part).quantize(DIGITS).normalize()
        whole = Core(replace(n, last=core.n.last, value=value), out[-1].first, core.last, out[-1].unit)
        whole.marks = out[-1].marks
        out[-1] = whole
    return out


def _short(s: Source, large: Core, small: Core) -> Core:
    """A unit that only the larger one before it tells from another word: the "in" of "6 ft 2 in"."""
    unit = small_unit(large.unit, s.norm(small.last)) if small.unit is None and large.last == small.first else None
    return Core(small.n, small.first, small.last + 1, unit) if unit else small


def _part(s: Source, large: Core, small: Core, whole: str | None, b: BoundTables) -> Decimal | None:
    """What the second adds to the first, in the unit of the whole; None where the two are two sizes."""
    if large.unit is None or small.unit is None or not {kind_of(large.unit), kind_of(small.unit)} <= KINDS:
        return None
    between = s.tokens[large.last : small.first]
    joined = len(between) == 1 and (b.both.at(s.tokens, large.last) or _runs_on(s, large, small, b))
    if (between and not joined) or small.marks or large.n.value % 1 or not (large.point and small.point):
        return None
    step, found = ratio(small.unit, large.unit), ratio(small.unit, whole or large.unit)
    return small.n.value * found if step and found and 0 < small.n.value * step < 1 else None


def _runs_on(s: Source, large: Core, small: Core, b: BoundTables) -> bool:
    """ "two hours, nine minutes and 14 seconds", and not "three hours, 15 minutes fewer" or "…, 20 of them on foot"?"""
    last = bool(b.both.at(s.tokens, small.last)) and s.kind(small.last + 1) == "number"
    return s.tokens[large.last].text == "," and last
