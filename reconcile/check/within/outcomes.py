"""What became of all who were there: so many saved, so many dead, so many missing come to those on board.

And what a measure of time was spent on: "85 hours: 60 with an instructor and 25 alone". Both are too open in their
wording to be reported where they do not come out; where they do, a reader would have checked them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, product, takewhile

from reconcile.check.ledger import Ledger
from reconcile.check.values.counting import persons
from reconcile.check.within import listed, passages
from reconcile.language.lexicon import unit_kind
from reconcile.model import Claim

OUTCOMES = ("killed", "survived", "missing", "injured")  # measures of what became of people, none of two at once
LEAST = 20  # a number of people this large is hardly met by chance
EACH = 3  # figures of one outcome that are tried
OPENING = 4  # characters from a length of time to the first of its parts


def find(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Every whole with its parts, where they come out."""
    text = [c for c in claims if c.part == "text" and passages.exact(c) and (c.low or 0.0) > 0]
    people = [c for c in text if c.unit is None and persons(c) and not c.whole]
    for whole in people:
        if (whole.low or 0.0) >= LEAST and (found := _befell(whole, people)):
            yield whole, found
    for n, whole in enumerate(text):
        if unit_kind(whole.unit or "") == "duration" and (found := _spent(ledger, whole, text[n + 1 :])):
            yield whole, found


def _befell(whole: Claim, people: Sequence[Claim]) -> tuple[Claim, ...]:
    """Two outcomes or more, one figure of each, that come to the whole."""
    beside = passages.around(people, whole.start - passages.REACH, whole.start + passages.REACH)
    near = [c for c in beside if passages.near(whole, c) and (c.low or 0.0) < (whole.low or 0.0)]
    told = [[c for c in near if c.measure == m and not c.background][-EACH:] for m in OUTCOMES if m != whole.measure]
    told = [found for found in told if found]
    for size in range(len(told), 1, -1):
        for chosen in combinations(told, size):
            for parts in product(*chosen):
                if sum(p.low or 0.0 for p in parts) == whole.low:
                    return tuple(sorted(parts, key=lambda c: c.start))
    return ()


def _spent(ledger: Ledger, whole: Claim, following: Sequence[Claim]) -> tuple[Claim, ...]:
    """ "85 hours: 60 with an instructor and 25 alone": a colon, and figures that leave the unit out or repeat it."""
    parts = list(takewhile(lambda c: c.sentence_start == whole.sentence_start, following))
    if len(parts) < 2 or not all(c.unit in (None, whole.unit) for c in parts) or not listed.joined(ledger, parts):
        return ()
    gap = passages.between(ledger, whole, parts[0])
    sums_up = math.isclose(sum(p.low or 0.0 for p in parts), whole.low or 0.0)
    return tuple(parts) if ":" in gap and len(gap) <= OPENING and sums_up else ()
