"""One size told twice in an article, in two units, sentences apart: "4,500 hectares … the burnt area, 45 square km".

They are taken for one where a word points back ("these 19 kilometres"), or where the digits say so: the same ones, in
figures that follow one another, though the units ask for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reconcile.check.ledger import Ledger
from reconcile.check.values.convert import dimension, turned
from reconcile.check.values.counting import SIZES
from reconcile.check.values.digits import noughts, significant
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

LED = 24  # characters before a figure in which a word points back
FAR = 30.0  # times that a size that is pointed to may be off, if not by noughts
ROUGH = 0.06  # share by which a conversion may be rounded off
DIGITS = 2  # so many of the same are hardly met by chance
NOUGHTS, CLOSE = 4, 0.01  # so many at the most between two units; share by which a conversion is rounded off then
_NAMED = re.compile(r"(?P<points>\w+)\s+\w+\s*[,(—–]\s*\Z")
HEAPS = ("area", "mass", "volume", "energy")  # kinds of unit of which an article rarely tells of two things


def find(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The first figure and the one that says it again in another unit, right or wrong."""
    sizes = [c for c in claims if c.part == "text" and _size(c)]
    for kind in dict.fromkeys(dimension(c.unit) for c in sizes):
        row = [c for c in sizes if dimension(c.unit) == kind]
        for x, y in pairwise(row):
            if x.unit == y.unit or x.sentence_start == y.sentence_start or not passages.near(x, y):
                continue
            ratio = _ratio(x, y)
            pointed = _points_back(ledger, y) and (1 / FAR <= ratio <= FAR or noughts(ratio, NOUGHTS, CLOSE))
            if pointed or (x.background == y.background and _same_digits(x, y, ratio)):
                yield x, y


def _size(c: Claim) -> bool:
    """A length, an area, a weight told as one number that is so."""
    plain = passages.exact(c) and (c.low or 0.0) > 0 and c.status in passages.TOLD and not c.whole
    odd = {"each", "rate", "change", "difference", "multiple"} & set(c.marks)
    return plain and not odd and unit_kind(c.unit or "") in (*SIZES, *HEAPS) and dimension(c.unit) is not None


def _ratio(x: Claim, y: Claim) -> float:
    same = turned(x, y.unit)
    return (same.low or 0.0) / (y.low or 1.0) if same else 0.0


def _points_back(ledger: Ledger, y: Claim) -> bool:
    """ "These 19 kilometres", "that dose, five grams"."""
    lead = passages.since_last(ledger, y)[-LED:]
    if cues.has(lead.split()[-1] if lead.split() else "", y.language, "pointed"):
        return True
    named = _NAMED.search(lead)
    return named is not None and cues.has(named["points"], y.language, "pointing")


def _same_digits(x: Claim, y: Claim, ratio: float) -> bool:
    """Do the two have the same digits, as written or once converted, and still not say the same?"""
    if unit_kind(x.unit or "") not in HEAPS or 1 - ROUGH <= ratio <= 1 + ROUGH:
        return False
    a, b = (significant(c.low or 0.0) for c in (x, y))
    return len(b) >= DIGITS and (noughts(ratio, NOUGHTS, CLOSE) or (a == b and 1 / FAR <= ratio <= FAR))
