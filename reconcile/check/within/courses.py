"""What may have been there, what came or went, and what is there then: figures whose balance nearly comes out.

Generous on purpose: which of them are told to be such is for `likely` to say.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, compress, pairwise, permutations, product

from reconcile.check.ledger import Ledger
from reconcile.check.values import digits, intervals
from reconcile.check.values.counting import sized
from reconcile.check.values.intervals import Interval
from reconcile.check.within import passages
from reconcile.check.within.runs import MANY, SMALLEST, one_unit
from reconcile.model import Claim

NEARLY = 0.15  # share of what is there in the end by which a balance may miss it
WIDE = 560  # characters that hold the figures of one balance
FIGURES = 4  # of one balance at the most
WINDOW = 7  # figures that are tried together
ODD = frozenset({"rate", "multiple", "implied", "zero", "age", "ordinal", "each"})
MOVES = frozenset({"change", "difference"})


@dataclass(frozen=True, eq=False)
class Course:
    """What there was, what came (1) or went (-1), and what there is, as the figures may be read."""

    ledger: Ledger
    before: Claim
    moves: tuple[tuple[Claim, int], ...]
    after: Claim
    figures: Sequence[Claim]  # all of the article that could be of a balance, in order
    exact: Sequence[frozenset[str]]  # ids of those that come out
    holds: bool  # does it come out?

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        return (self.after, self.before, *(c for c, _ in self.moves))

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(c.id for c in self.claims)

    @cached_property
    def left_out(self) -> Sequence[Claim]:
        """The other figures that could be of it."""
        return [f for f in self.figures if f.id not in self.ids]

    @cached_property
    def total(self) -> float:
        return (self.before.low or 0.0) + math.fsum(s * (c.low or 0.0) for c, s in self.moves)

    @property
    def said(self) -> float:
        return self.after.low or 0.0


def find(ledger: Ledger, claims: Sequence[Claim]) -> list[Course]:
    """Every way to read figures that stand near one another as a balance that comes out, or nearly."""
    figures = [c for c in claims if c.part == "text" and fits(c)]
    if len(figures) > MANY:
        return []
    ends = {a.id: b.id for a, b in pairwise(figures) if "from" in a.marks and "new" in b.marks}
    found = [read for group in _groups(figures) for read in _readings(group)]
    # "from 38 to 41": the 38 led to 41 alone, and nothing led to it
    found = [(b, m, a) for b, m, a in found if a.id not in ends and ends.get(b.id, a.id) == a.id]
    held = [comes_out(*reading) for reading in found]
    exact = [frozenset((b.id, a.id, *(c.id for c, _ in m))) for b, m, a in compress(found, held)]
    return [Course(ledger, b, m, a, figures, exact, holds) for (b, m, a), holds in zip(found, held, strict=True)]


def fits(c: Claim) -> bool:
    plain = passages.exact(c) and (c.low or 0.0) > 0 and c.status in (*passages.TOLD, "hypothetical")
    return plain and (c.unit is None or sized(c.unit) or c.unit == "year") and not ODD & set(c.marks)


def _groups(figures: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    for n, first in enumerate(figures):
        following = [c for c in figures[n + 1 : n + WINDOW] if c.start - first.start <= WIDE and one_unit(first, c)]
        for size in range(2, FIGURES):
            for others in combinations(following, size):
                group = (first, *others)
                if all(one_unit(x, y) for x, y in combinations(others, 2)):
                    yield group


Reading = tuple[Claim, tuple[tuple[Claim, int], ...], Claim]


def _readings(group: tuple[Claim, ...]) -> Iterator[Reading]:
    for before, after in permutations(group, 2):
        start, end = before.low or 0.0, after.low or 0.0
        if start == end or end < SMALLEST or MOVES & {*before.marks, *after.marks}:
            continue
        moved = [c for c in group if c is not before and c is not after]
        sizes = [c.low or 0.0 for c in moved]
        if max(sizes) >= max(start, end):
            continue
        for signs in product((1, -1), repeat=len(moved)):
            total = start + math.fsum(map(operator.mul, signs, sizes))
            if abs(total - end) <= NEARLY * end or digits.slip(total, end):
                yield before, tuple(zip(moved, signs, strict=True)), after


def comes_out(before: Claim, moves: Sequence[tuple[Claim, int]], after: Claim) -> bool:
    total = intervals.of(before)
    for c, sign in moves:
        total = total.plus(intervals.of(c)) if sign > 0 else total.minus(intervals.of(c))
    return Interval(*total).meets(intervals.of(after))
