"""A way, the time it took and the average speed: "96 km in four hours. His average speed of 24 km/h …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reconcile.check.ledger import Ledger
from reconcile.check.values import intervals
from reconcile.check.values.convert import convert, dimension
from reconcile.check.values.intervals import Interval
from reconcile.check.within import passages
from reconcile.language import cues
from reconcile.model import Claim

BESIDE = 45  # characters between a way and the time it took
REACH = 260  # characters from the two to the speed
ROUGH = 0.03  # share by which an average speed may be rounded off
MEANT = 2.0  # times that it may be off and still be meant as that of the two
METRE, SECOND, METRES = "m", "second", "m/s"


class Pace(NamedTuple):
    """A speed, the way and the time it is reckoned from, and what they give in its unit."""

    speed: Claim
    way: Claim
    time: Claim
    reckoned: Interval
    holds: bool


def find(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Pace]:
    """Every average speed beside one way and the time it took; those not called averages where they come out."""
    figures = [c for c in claims if c.part == "text" and passages.exact(c) and (c.low or 0.0) > 0]
    trips = [p for p in zip(figures, figures[1:], strict=False) if _trip(ledger, *p)]
    for speed in figures:
        if dimension(speed.unit) != dimension(METRES):
            continue
        near = [sorted(p, key=lambda c: dimension(c.unit) != METRE) for p in trips if _near(speed, *p)]
        found = [pace for way, time in near if (pace := _pace(speed, way, time))]
        held = next((p for p in found if p.holds), None)
        if held:
            yield held
        elif len(found) == 1 and _average(ledger, speed) and _meant(found[0]):
            yield found[0]


def _trip(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """A way and a time side by side: "96 km in four hours", "in 40 minutes the train does 60 km"."""
    kinds = {dimension(x.unit), dimension(y.unit)}
    gap = passages.between(ledger, x, y)
    return kinds == {METRE, SECOND} and x.sentence_start == y.sentence_start and len(gap) <= BESIDE and ";" not in gap


def _near(speed: Claim, x: Claim, y: Claim) -> bool:
    return min(abs(speed.start - y.end), abs(x.start - speed.end)) <= REACH


def _pace(speed: Claim, way: Claim, time: Claim) -> Pace | None:
    metres, seconds = (convert(intervals.of(c), c.unit or "", u) for c, u in ((way, METRE), (time, SECOND)))
    ratio = metres.over(seconds) if metres and seconds else None
    given = convert(ratio, METRES, speed.unit or "") if ratio else None
    if given is None:
        return None
    return Pace(speed, way, time, given, given.meets(intervals.of(speed), ROUGH * (speed.low or 0.0)))


def _average(ledger: Ledger, speed: Claim) -> bool:
    words = f"{passages.since_last(ledger, speed)} {speed.quote} | {passages.stretch(ledger, speed)[1]}"
    return cues.has(words, speed.language, "average")


def _meant(p: Pace) -> bool:
    said, middle = p.speed.low or 0.0, intervals.middle(p.reckoned)
    return middle / MEANT <= said <= middle * MEANT
