"""A bound and the exact figure of another article that it would be of: "more than 400" and 640.

Linking puts a figure with its like; a loose bound is like many. Of the exact figures that keep it, within one story
and one measure (or one noun), the nearest is the one it could have given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reconcile.check.across import nearby
from reconcile.check.across.compare import comparable, far, nouns_apart, one_noun, other_measures, telling
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.counting import PEOPLE
from reconcile.check.values.counting import kin as one_kind
from reconcile.check.values.intervals import of
from reconcile.check.values.wording import earlier_time
from reconcile.link.words import meeting
from reconcile.model import Claim

FAR = 3.5  # times that an exact figure may be off the bound it is meant by
FAR_OPENING = 20.0  # the same where both open the news
MEET, MEET_UNTIED = 0.1, 0.3  # how far the words of two sentences meet, with and without a feature that ties them
ENOUGH, OPENING = 0.0, -1.0  # sum of what ties two figures, story and measure aside; of two that open the news


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Exact figure and bound, in a fixed order."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("bounds")
    if known is None:
        known = sorted(_pairs(ledger), key=lambda p: (order(p[0]), order(p[1])))
        ledger.memo["bounds"] = known
    return known


def _pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    for a, b in nearby.pairs(ledger):
        for one, other in ((a, b), (b, a)):
            exact = [c for c in ledger.figures(other) if _plain(c) and c.low == c.high]
            for bound in (c for c in ledger.figures(one) if _plain(c) and c.low is not None and c.high is None):
                fits = [e for e in exact if _fits(ledger, e, bound)] or _sole(ledger, exact, bound)
                if fits:
                    yield min(fits, key=lambda e: (e.low or 0.0, e.start)), bound


def _sole(ledger: Ledger, exact: Sequence[Claim], bound: Claim) -> list[Claim]:
    """The only figure of a story that a bound could be of: one sort of thing, near above it, in words that meet."""
    near = [e for e in exact if _one_sort(e, bound) and of(e).meets(of(bound)) and not far(e, bound, FAR)]
    found = [e for e in near if comparable(e, bound) and ledger.links]
    if len(found) != 1 or nearby.parted(ledger.links.evidence(found[0].id, bound.id)):  # type: ignore[union-attr]
        return []
    ties, open_ = nearby.ties(ledger, found[0], bound), _both_open(ledger, found[0], bound)
    needed = MEET if ties > 0 or open_ else MEET_UNTIED
    return found if ties >= -1 and meeting(found[0], bound) >= needed else []


def _one_sort(x: Claim, y: Claim) -> bool:
    """Are they of one unit, both people, or both things that no word tells apart?"""
    if x.unit or y.unit:
        return x.unit == y.unit and not other_measures(x, y)
    people = {one_kind(c.counted_class, PEOPLE) for c in (x, y) if c.counted_class}
    return len(people) < 2 and not other_measures(x, y) and (people == {True} or not nouns_apart(x, y))


def _plain(c: Claim) -> bool:
    return c.part == "text" and "vague" not in c.marks and not earlier_time(c)


def _fits(ledger: Ledger, exact: Claim, bound: Claim) -> bool:
    """Could the bound be of this figure?"""
    one = telling(bound) and bound.measure == exact.measure
    named = one_noun(exact, bound) and not other_measures(exact, bound)
    opening = not other_measures(exact, bound) and _both_open(ledger, exact, bound)
    if not (one or named or opening) or not comparable(exact, bound) or not of(exact).meets(of(bound)):
        return False
    if far(exact, bound, FAR_OPENING if opening else FAR) or ledger.links is None:
        return False
    evidence = ledger.links.evidence(exact.id, bound.id)
    sole = one and all(sum(d.measure == c.measure for d in ledger.figures(c.article)) == 1 for c in (exact, bound))
    tie = sum(nearby.mild(e) if sole else e.weight for e in evidence if e.feature in nearby.TIES)
    return not nearby.parted(evidence) and tie >= (OPENING if opening or sole else ENOUGH)


def _both_open(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the news open with either figure, and may both count the same? What happened and to how many is said first
    (the inverted pyramid), in whatever words."""
    if x.unit != y.unit or not all(_opens(ledger, c) for c in (x, y)):
        return False
    people = {one_kind(c.counted_class or "", PEOPLE) for c in (x, y)}
    return people == {True} or (len(people) == 1 and bool(x.counted and y.counted) and not nouns_apart(x, y))


def _opens(ledger: Ledger, c: Claim) -> bool:
    """Does it stand in the first sentence with a figure, the only one there that counts its kind of thing?"""
    first = nearby.opening(ledger, c.article)
    body = (d for d in ledger.figures(c.article) if d.part == "text" and d.sentence_start == first)
    rivals = [d for d in body if d.unit == c.unit and d.counted_class == c.counted_class]
    return c.sentence_start == first and len(rivals) == 1
