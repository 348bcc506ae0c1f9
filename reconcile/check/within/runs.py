"""Runs of figures that nearly come to another: parts and a whole, or figures that meet by chance.

Generous on purpose: what they are told to be is for `likely` to say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import digits, intervals
from reconcile.check.values.counting import sized
from reconcile.check.within import passages
from reconcile.model import Claim

NEARLY = 0.2  # share of the whole by which a run may miss it
APART = 170  # characters from one part to the next
REACH = 520  # characters from a run to its whole
MOST = 7  # parts of a run
SMALLEST = 5  # a whole smaller than this is met by chance
MANY = 60  # figures of an article beyond which it is a table
ODD = frozenset({"rate", "multiple", "change", "difference", "implied", "zero", "age", "ordinal"})


class Run(NamedTuple):
    """Figures that follow one another, and one that they come to or nearly so."""

    ledger: Ledger
    whole: Claim
    parts: tuple[Claim, ...]
    figures: Sequence[Claim]  # all of the article that could be parts or wholes, in order
    exact: Sequence[tuple[Claim, tuple[Claim, ...]]] = ()  # runs of the article that come out

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (self.whole, *self.parts)

    @property
    def total(self) -> float:
        return math.fsum(p.low or 0.0 for p in self.parts)

    @property
    def said(self) -> float:
        return self.whole.low or 0.0

    @property
    def holds(self) -> bool:
        return comes_out(self.whole, self.parts)


def find(ledger: Ledger, claims: Sequence[Claim]) -> list[Run]:
    """Every run of one article's figures that comes to another figure of it, or nearly."""
    figures = [c for c in claims if c.part == "text" and fits(c)]
    if len(figures) > MANY:
        return []
    wholes = [*figures, *(c for c in claims if c.part == "title" and fits(c))]
    found = [(w, parts) for parts in _runs(figures) for w in wholes if _may_be(w, parts)]
    exact = [(w, parts) for w, parts in found if comes_out(w, parts)]
    return [Run(ledger, w, parts, figures, exact) for w, parts in found]


def fits(c: Claim) -> bool:
    """A count or a size told as one number."""
    plain = passages.exact(c) and (c.low or 0.0) > 0 and c.status in (*passages.TOLD, "hypothetical")
    return plain and (c.unit is None or sized(c.unit)) and not ODD & set(c.marks)


def one_unit(x: Claim, y: Claim) -> bool:
    """One unit, or one that the other may leave out."""
    return x.unit == y.unit or ((x.unit is None or y.unit is None) and sized(x.unit or y.unit))


def _runs(figures: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    for start, first in enumerate(figures):
        run = [first]
        for c in figures[start + 1 :]:
            if c.start - run[-1].end > APART:
                break
            if c.whole in {p.id for p in run}:
                continue  # "41, six of them interns"
            if not one_unit(first, c):
                continue
            run.append(c)
            if len(run) > MOST:
                break
            yield tuple(run)


def _may_be(whole: Claim, parts: Sequence[Claim]) -> bool:
    said = whole.low or 0.0
    if whole in parts or said < SMALLEST or any((p.low or 0.0) >= said for p in parts):
        return False
    if whole.part == "text" and not (parts[0].start - REACH <= whole.start <= parts[-1].end + REACH):
        return False
    if whole.part == "text" and parts[0].start < whole.start < parts[-1].start:
        return False
    total = math.fsum(p.low or 0.0 for p in parts)
    if not all(one_unit(whole, p) for p in parts):
        return False
    return abs(total - said) <= NEARLY * said or digits.slip(total, said) or comes_out(whole, parts)


def comes_out(whole: Claim, parts: Sequence[Claim]) -> bool:
    return intervals.total(intervals.of(p) for p in parts).meets(intervals.of(whole))
