"""Two figures of one speaker for one thing, known again by what else is said of it.

Linking knows a figure by its noun and its verb; who forecast a rise of exports by 8 % may be quoted elsewhere as
saying that they "would climb 18 percent". Of one speaker on one occasion a few words suffice.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.check.across.timed import disjoint_days
from reconcile.check.ledger import Ledger, quantities
from reconcile.check.speech import said, terms
from reconcile.check.speech.said import Said
from reconcile.check.speech.terms import Term, meet, opposites
from reconcile.check.values.intervals import of
from reconcile.model import Claim

ONCE = 2  # days between two articles about one occasion
LEAST = 2  # words that both say
MOST = 400  # sayings of one speaker that are compared
HALF = 0.5  # of what the one that says less says
TO_COME = frozenset({"planned", "hypothetical"})
MOVES = frozenset({"cumulative", "stock"})  # natures of what the next day may have another figure of


def pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    """Every such pair, in a fixed order; none of a figure that could be set against two."""
    found = list(dict.fromkeys(_pairs(ledger)))
    times = Counter(c.id for two in found for c in two)
    yield from (two for two in found if all(times[c.id] == 1 for c in two))


def _pairs(ledger: Ledger) -> Iterator[tuple[Claim, Claim]]:
    held = {s: found for s in said.all_said(ledger) if s.sign > 0 and (found := _exact(ledger, s))}
    for group in said.by_speaker(held):
        for a, b in combinations(group[:MOST], 2):
            two = _left(held[a], held[b]) if _once(a, b) else None
            if (
                two
                and _one_thing(a, b, _one_date(*two))
                and _one_time(*two)
                and said.one_story(ledger, a.claim, b.claim)
            ):
                yield two


def _once(a: Said, b: Said) -> bool:
    """One person on one occasion; two quotations are compared word by word elsewhere."""
    if not (a.person or b.person) or a.form == b.form == "direct":
        return False
    return said.same_speaker(a, b) and said.close_in_time(a.claim, b.claim, ONCE)


def _exact(ledger: Ledger, s: Said) -> list[Claim]:
    """The figures in what is said, as long as none is a bound or a guess."""
    figures: dict[str, tuple[list[Claim], list[int]]] = ledger.memo.setdefault("figures by start", {})
    if s.claim.article not in figures:
        ordered = sorted(quantities(ledger.by_article.get(s.claim.article, ())), key=lambda c: c.start)
        figures[s.claim.article] = ordered, [c.start for c in ordered]
    ordered, starts = figures[s.claim.article]
    stretches = (ordered[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in s.spans)
    inside = [c for stretch in stretches for c in stretch if c.part == s.claim.part]
    return inside if all(c.low == c.high and not c.approximate for c in inside) else []


def _left(xs: Sequence[Claim], ys: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The one figure of each that the other has not, if they are of one unit."""
    x = [c for c in xs if not any(of(c).meets(of(d)) for d in ys)]
    y = [c for c in ys if not any(of(c).meets(of(d)) for d in xs)]
    if len(x) != 1 or len(y) != 1 or x[0].article == y[0].article or x[0].unit != y[0].unit:
        return None
    return x[0], y[0]


def _one_time(x: Claim, y: Claim) -> bool:
    """Are both told as so, or both as to come, and of no two times?"""
    if to_come(x) != to_come(y) or "negated" in (x.status, y.status) or disjoint_days(x, y):
        return False
    return x.published == y.published or MOVES.isdisjoint((x.nature, y.nature))


def to_come(c: Claim) -> bool:
    """Is it said of what is still to be: a plan, a forecast for a month ahead?"""
    ahead = c.event is not None and c.published is not None and c.event.start > c.published
    return c.status in TO_COME or ahead


def _one_date(x: Claim, y: Claim) -> bool:
    """Are both of one day, month or year, which tells as much as a word?"""
    return x.event is not None and x.event == y.event and x.unit is not None


def _one_thing(a: Said, b: Said, dated: bool) -> bool:
    """Do the words beside the figures agree, and does none tell two things apart?"""
    places = terms.places(a.words, a.language), terms.places(b.words, b.language)
    if all(places) and places[0].isdisjoint(places[1]):
        return False
    left, right = ([t for t in s.words if t.plain and t.word.kind != "figure"] for s in (a, b))
    free, shared = list(right), int(dated)
    for t in left:
        other = next((u for u in free if meet(t.word, u.word, 0, False)), None)
        if other is not None:
            free.remove(other)
            shared += 1
    alone = [t for t in left if not any(meet(t.word, u.word, 0, False) for u in right)]
    known = min(sum(map(_named, alone)), sum(map(_named, free)))
    return shared >= max(LEAST, HALF * min(len(left), len(right))) and not known and not opposites(left, right)


def _named(t: Term) -> bool:
    return any(k[0] == "=" for k in t.word.keys)
