"""Whether two figures are of one moment, or time went on between them: one feature a function.

How long after one article the other appeared and which of the two figures is greater; whether they are told as states
(present, "so far", rising) or as what happened once; what sort of figure they are, for prices stay and tolls do not.
Alone none of these says much: they count together, see `verdict`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from reconcile.check.across import circumstances, features
from reconcile.check.across.features import Couple, gap
from reconcile.check.across.timed import in_turn
from reconcile.check.values import wording
from reconcile.language.lexicon import unit_kind

MANY_TIMES = 2.0  # logarithms from which it does not matter by how much a figure has grown


def same_day(c: Couple) -> float:
    """Did both articles appear on one day?"""
    return float(gap(c) == 0)


def next_day(c: Couple) -> float:
    """Did the one appear the day after the other?"""
    return float(gap(c) == 1)


def between(c: Couple) -> float:
    """How many days lie between the articles, as a logarithm."""
    return math.log(1 + gap(c))


def more_later(c: Couple) -> float:
    """Is the one that was told later the greater?"""
    return circumstances.rising(c)


def less_later(c: Couple) -> float:
    """Is the one that was told later not the greater?"""
    return float(gap(c) > 0 and not circumstances.rising(c))


def growth(c: Couple) -> float:
    """By how much the later is greater, as a logarithm."""
    sizes = dict(zip((c.x.id, c.y.id), c.sizes, strict=True))
    a, b = (sizes[s.id] for s in in_turn(c.x, c.y))
    return max(-MANY_TIMES, min(MANY_TIMES, math.log(b / a))) if a and b and gap(c) else 0.0


def stood_first(c: Couple) -> float:
    """Is the earlier a count as it stood at a moment?"""
    return float(gap(c) > 0 and wording.so_far(in_turn(c.x, c.y)[0]))


def stood_later(c: Couple) -> float:
    """Is the later a count as it stood at a moment?"""
    return float(gap(c) > 0 and wording.so_far(in_turn(c.x, c.y)[1]))


def rose(c: Couple) -> float:
    """Does either, of two days, say that it rose?"""
    return float(gap(c) > 0 and any(wording.rising(s) for s in (c.x, c.y)))


def fell(c: Couple) -> float:
    """Does either, of two days, say that it fell?"""
    return float(gap(c) > 0 and any(wording.fallen(s) for s in (c.x, c.y)))


def goes_on(c: Couple) -> float:
    """Is either told in the present?"""
    return float("pres" in map(wording.tense, (c.x, c.y)))


def over(c: Couple) -> float:
    """Are both told in the past?"""
    return float(all(wording.tense(s) == "past" for s in (c.x, c.y)))


def history(c: Couple) -> float:
    """Are both told as history?"""
    return float(c.x.background and c.y.background)


def money(c: Couple) -> float:
    """Are they sums of money?"""
    return float(unit_kind(c.x.unit or "") == "money")


def distance(c: Couple) -> float:
    """Are they lengths?"""
    return float(unit_kind(c.x.unit or "") == "distance")


def count(c: Couple) -> float:
    """Are they counts, of things and not of people?"""
    return float(not c.x.unit and not features.people(c))


def stock(c: Couple) -> float:
    """Is either what there is at a moment?"""
    return _nature(c, "stock")


def flow(c: Couple) -> float:
    """Is either what comes to pass in a time?"""
    return _nature(c, "flow")


def cumulative(c: Couple) -> float:
    """Is either counted on from a beginning?"""
    return _nature(c, "cumulative")


def share(c: Couple) -> float:
    """Is either a share?"""
    return _nature(c, "share")


def amount(c: Couple) -> float:
    """Is either the size of something?"""
    return _nature(c, "amount")


def opens(c: Couple) -> float:
    """Does either article open with it?"""
    return float(any(features.opens_with(c.ledger, s) for s in (c.x, c.y)))


MOMENTS: tuple[Callable[[Couple], float], ...] = (
    same_day, next_day, between, more_later, less_later, growth, stood_first, stood_later, rose, fell, goes_on, over,
    history, money, distance, count, stock, flow, cumulative, share, amount, opens,
)  # fmt: skip


def _nature(c: Couple, name: str) -> float:
    return float(name in (c.x.nature, c.y.nature))
