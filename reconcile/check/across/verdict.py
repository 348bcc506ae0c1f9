"""How likely it is that two figures of two articles contradict each other: a small net over all that is known of them.

What one feature says depends on others: that the later figure is the greater explains a toll, and not a price; that
two figures are the same digits in another order says much of two counts of one thing, and little of 46 questions and 64
lines. A sum of weights cannot have that, one layer of units between can (`verdict.tsv`: what each feature weighs for
each unit, when a unit speaks up at all, and what it is worth). Fitted by `benchmarks/verdict.py`.

The number is among the features, against the rule for links: it does not say that two are one fact, but which two of a
handful of articles contradict each other.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import NamedTuple

from reconcile.check.across.circumstances import CIRCUMSTANCES
from reconcile.check.across.features import FEATURES, Couple
from reconcile.check.across.moments import MOMENTS
from reconcile.check.across.weights import ANYHOW
from reconcile.model import PAIR, Evidence

Feature = Callable[[Couple], float]
ALL: tuple[Feature, ...] = (*FEATURES, *CIRCUMSTANCES, *MOMENTS)
WORTH = "worth"  # the row that says what each unit counts; that of ANYHOW has what it hears where nothing is known
TELLING = 0.2  # log odds below which a feature is not worth showing


class Net(NamedTuple):
    """A layer of units, what each hears of each feature, and what each is worth."""

    weights: dict[str, tuple[float, ...]]  # feature → units
    anyhow: tuple[float, ...]
    worth: tuple[float, ...]


def odds(c: Couple) -> float:
    """How likely two figures are to contradict each other, as the logarithm of the odds."""
    return _spoken(_net(), _heard(_net(), _known(c)))


def counted(c: Couple) -> tuple[float, dict[Feature, float]]:
    """What any pair counts, and what each feature that says anything adds to it.

    Integrated gradients (Sundararajan, Taly, Yan 2017) from a pair of which nothing is known: they add up to the odds.
    """
    net, known = _net(), _known(c)
    slopes = [b - a for a, b in zip(net.anyhow, _heard(net, known), strict=True)]
    counts = [w * _active(a, s) for w, a, s in zip(net.worth, net.anyhow, slopes, strict=True)]
    added = {f: x * _sum_of_products(net.weights[f.__name__], counts) for f, x in known.items()}
    return _spoken(net, net.anyhow), added


def reasons(c: Couple) -> list[Evidence]:
    """The same in words, of those features that count something; the weightiest first."""
    start, added = counted(c)
    told = sorted((f for f in added if abs(added[f]) >= TELLING), key=lambda f: (-abs(added[f]), f.__name__))
    anyhow = Evidence(f"{PAIR}{ANYHOW}", round(start, 2), "Two figures of which nothing is known")
    return [anyhow, *(Evidence(f"{PAIR}{f.__name__}", round(added[f], 2), _question(f)) for f in told)]


def _known(c: Couple) -> dict[Feature, float]:
    """The features that say anything."""
    return {f: x for f in ALL if (x := f(c))}


def _heard(net: Net, known: dict[Feature, float]) -> tuple[float, ...]:
    """What each unit hears in all."""
    heard = net.anyhow
    for f, x in known.items():
        heard = tuple(h + x * w for h, w in zip(heard, net.weights[f.__name__], strict=True))
    return heard


def _spoken(net: Net, heard: Iterable[float]) -> float:
    """What the units that speak up come to; one that hears less than nothing is silent."""
    return _sum_of_products((max(0.0, h) for h in heard), net.worth)


def _active(start: float, slope: float) -> float:
    """On how much of the way from nothing known to all that is known a unit speaks up."""
    if not slope:
        return float(start > 0)
    turn = min(1.0, max(0.0, -start / slope))
    return 1 - turn if slope > 0 else turn


def _sum_of_products(a: Iterable[float], b: Iterable[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


@cache
def _net() -> Net:
    text = resources.files("reconcile.check.across").joinpath("verdict.tsv").read_text(encoding="utf-8")
    rows = {name: tuple(map(float, units)) for name, *units in csv.reader(text.splitlines(), delimiter="\t")}
    return Net({f.__name__: rows[f.__name__] for f in ALL}, rows[ANYHOW], rows[WORTH])


def _question(feature: Feature) -> str:
    """What a feature asks: the first sentence of its description."""
    asked = re.match(r".+?[?.:](?=\s|$)", " ".join((feature.__doc__ or feature.__name__).split()))
    return asked[0].rstrip(".:") if asked else feature.__name__
