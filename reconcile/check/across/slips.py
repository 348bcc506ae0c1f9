"""One figure that two articles of a story give in two units, two orders of magnitude or of two measures.

The digits are the same and the thing counted is the same, as far as the words tell; that neither article gives the
other's figure as well is what makes it a slip and not two figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from reconcile.check.across import nearby
from reconcile.check.across.compare import scale_slip
from reconcile.check.across.timed import disjoint_days
from reconcile.check.ledger import Ledger, order, quantities
from reconcile.check.values import intervals
from reconcile.check.values.convert import turned
from reconcile.check.values.counting import probably
from reconcile.check.values.digits import noughts
from reconcile.language.lexicon import load_lexicon, one_money, unit_kind
from reconcile.model import Claim

KINDS = (
    "area",
    "distance",
    "mass",
    "volume",
    "temperature",
    "duration",
    "speed",
    "yield",
    "money",
    "energy",
    "power",
    "data",
)
POURED = {"mass", "volume"}  # kinds in which one heap or tankful is told: litres and tonnes of fuel
AT_SEA = {"mile", "nautical_mile"}  # a mile off the coast is a nautical one, whether or not it is called so
COMMON = ("duration",)  # kinds of which a story has many figures, so that two may well have the same digits
MOST = 40  # figures of the same digits that are compared
LARGE = 1000  # what is taken for a thousand, a million … must be at least this
APART = 31  # days between events from which two figures are two
DAYS = 1  # days between two reports of one toll
GAP = 4  # characters between a figure and what it is in another unit, in brackets
LONG = 3  # digits that two figures hardly have in common by chance
FEW = 4  # a toll smaller than this is met by chance


class Slip(NamedTuple):
    """Two figures with the same digits; `how`: scale, unit or measure."""

    x: Claim
    y: Claim
    how: str


def find(ledger: Ledger, confused: Sequence[str] = ()) -> list[Slip]:
    """Every slip, in a fixed order. `confused`: measures that are taken for one another (killed, injured)."""
    return sorted(_find(ledger, confused), key=lambda s: (order(s.x), order(s.y)))


def _find(ledger: Ledger, confused: Sequence[str]) -> Iterator[Slip]:
    by_digits: dict[str, list[Claim]] = {}
    for claims in ledger.by_article.values():
        for c in quantities(claims):
            if number(c) and c.part == "text":
                by_digits.setdefault(digits(c), []).append(c)
    for key in sorted(by_digits):
        for x, y in combinations(sorted(by_digits[key], key=order)[:MOST], 2):
            how = kind_of(x, y, confused)
            if how and _one_time(x, y) and nearby.one_story(ledger, x.article, y.article) and _tied(ledger, x, y, how):
                yield Slip(x, y, how)


def _one_time(x: Claim, y: Claim) -> bool:
    """Both are news, or both tell of one day or year gone by; of many digits one may leave it out."""
    if x.background or y.background:
        dated = (x.event is not None) + (y.event is not None)
        return dated + (len(digits(x)) >= LONG) >= 2 and not disjoint_days(x, y)
    return True


def number(c: Claim) -> float | None:
    """The number that is written: the value, or the bound of "more than" and "up to"; None for a range."""
    if c.low == c.high or c.high is None:
        return c.low
    return c.high if c.low is None else None


def digits(c: Claim) -> str:
    """The digits of a number, its order of magnitude left out: 4200 → 42."""
    return f"{number(c) or 0.0:.9e}".split("e")[0].rstrip("0").replace(".", "").rstrip("0")


def kind_of(x: Claim, y: Claim, confused: Sequence[str] = ()) -> str | None:
    """How two figures with the same digits may be one, mistaken; None where they are two or agree."""
    a, b = number(x) or 0.0, number(y) or 0.0
    if x.unit == y.unit:
        if a != b:
            alike = bool(x.unit) or (probably(x, y) and len(digits(x)) > 1)
            large = min(a, b) >= LARGE or (bool(x.unit) and len(digits(x)) > 1)
            return "scale" if alike and large and scale_slip(x, y) else None
        mistaken = x.unit is None and x.measure != y.measure and {x.measure, y.measure} <= set(confused)
        return "measure" if mistaken and a >= FEW else None
    if one_name(x, y):
        return None
    if len(digits(x)) >= LONG and apart(x, y):
        return "scale"
    kinds = {unit_kind(u or "") for u in (x.unit, y.unit)}
    one_kind = (len(kinds) == 1 and kinds <= set(KINDS)) or kinds == POURED
    return "unit" if a == b and one_kind and _one_measure(x, y) else None


def apart(x: Claim, y: Claim) -> float | None:
    """How many times two figures with the same digits are apart once both are in one unit: 1,080 MW and 10.8 GW."""
    same = turned(x, y.unit)
    ratio = (number(same) or 0.0) / (number(y) or 1.0) if same else 0.0
    return round(max(ratio, 1 / ratio)) if noughts(ratio) else None


def one_name(x: Claim, y: Claim) -> bool:
    """May one word stand for both units: miles at sea, kronor and crowns?"""
    return {x.unit, y.unit} == AT_SEA or one_money(x.unit, y.unit)


def _one_measure(x: Claim, y: Claim) -> bool:
    """One measure, or one of them has only that of its unit: 12 days in jail, a sentence of 12 months."""
    general = {m.id for m in map(load_lexicon().by_unit, (x.unit, y.unit)) if m}
    return x.measure == y.measure or bool({x.measure, y.measure} & {None, *general})


def _tied(ledger: Ledger, x: Claim, y: Claim, how: str) -> bool:
    """Is there enough for the two being one figure, and nothing that makes them two?"""
    if _knows(ledger, x, y, how) or _knows(ledger, y, x, how) or set(x.qualifiers) != set(y.qualifiers):
        return False
    if disjoint_days(x, y) and x.event and y.event and _days_apart(x, y) > APART:
        return False
    ties = nearby.ties(ledger, x, y)
    if how == "measure":
        days = abs((x.published - y.published).days) if x.published and y.published else 0
        return days <= DAYS and ties > 0
    if how == "unit" and (_in_both(ledger, x, y.unit) or _in_both(ledger, y, x.unit)):
        return False
    telling = len(digits(x)) - 1  # 9.6 says more than 9
    common = unit_kind(x.unit or "") in COMMON
    few = len(ledger.articles) <= nearby.FEW and not common
    if how == "scale" and x.unit and (few or len(digits(x)) >= LONG):
        return ties >= -2  # whatever words each has for it: hardly any two figures are 1,000 times apart by chance
    needed = 3 if common else 1
    return ties >= -1 and min(telling, 2) + min(max(ties, -1), needed) >= needed


def _in_both(ledger: Ledger, x: Claim, unit: str | None) -> bool:
    """ "$18m (£9.4m)": does its article give the figure in both units, so that neither is mistaken for the other?"""
    beside = (c for c in ledger.beside(x.article, x.sentence_start) if c.unit == unit and c.part == x.part)
    text = ledger.text(x)
    gaps = (text[min(c.end, x.end) : max(c.start, x.start)] for c in beside)
    return any("(" in gap and len(gap) <= GAP for gap in gaps)


def _days_apart(x: Claim, y: Claim) -> int:
    assert x.event and y.event
    return max((x.event.start - y.event.end).days, (y.event.start - x.event.end).days)


def _knows(ledger: Ledger, x: Claim, y: Claim, how: str) -> bool:
    """Does the article of y give the figure of x too, or, of a toll, a larger one of its measure?"""
    for c in ledger.figures(y.article):
        if c.id == y.id or c.unit != x.unit:
            continue
        if how == "measure":
            if c.measure == x.measure and (c.high is None or c.high >= (number(x) or 0.0)):
                return True
        elif None not in (c.low, c.high) and intervals.of(c).meets(intervals.of(x)) and (x.unit or probably(c, x)):
            return True
    return False


def large(x: Claim, y: Claim) -> bool:
    """Is a factor of a thousand between the two more than chance: figures with a unit, or in thousands themselves?"""
    return bool(x.unit) or min(number(x) or 0.0, number(y) or 0.0) >= LARGE
