"""Figures of two articles of one story that contradict each other, and suit each other better than either any other.

Two writers who avoid one another's words share neither noun nor verb: "drew 180,000 worshippers", "130,000 faithful
joined". What they still share adds up: words near in meaning, names, the figures beside, where in the article they
stand, that the two are of one size, that nothing else in either article would do (see `features`); and whether time or
what stands beside them would explain that they differ (see `circumstances`, `moments`). First what is cheap to tell is
weighed, of every pair (see `weights`), then all of it, of the likely ones (see `verdict`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import islice
from math import inf
from operator import itemgetter
from typing import NamedTuple

from reconcile.check.across import apart, candidates, nearby, verdict, weights
from reconcile.check.across.compare import other_acts
from reconcile.check.across.features import Couple
from reconcile.check.chains import chained
from reconcile.check.ledger import Ledger, order
from reconcile.check.values.intervals import written
from reconcile.link import persons
from reconcile.model import PAIR, Claim, Evidence

LIKELY, MOST = -5.0, 120  # the odds, by what is cheap to tell, from which the rest is asked; of so many at the most
ENOUGH = 0.7  # the odds from which two figures are told to contradict each other
SURE = 0.3  # and how much more it takes so that no guess at what time did or what stands beside undoes it
EXCHANGED = 3.0  # the same of a growing count with its digits exchanged, for which the odds count so much already
AHEAD, MOST_AHEAD = 0.2, 3.5  # what it adds to be so much better than any rival, up to so much
ALONE = 1.5  # what it counts as to have no rival
CROWD = 1.5  # what a pair needs more in a large corpus: the more articles, the more pairs that fit by chance
FEW = 6  # figures of a corpus in which hardly anything but the two is told
WORDED = 1.8  # what linking makes of the words around two figures that are the same but for a few
UNLIKE = -0.2  # the odds of two that do not contradict each other, though linking has put them together
UNLIKE_TOLLS = -2.0  # the same of a toll that falls, of which linking knows more


class Pair(NamedTuple):
    """Two figures and how well they suit each other."""

    couple: Couple
    odds: float

    @property
    def x(self) -> Claim:
        return self.couple.x

    @property
    def y(self) -> Claim:
        """As it is told; the couple may have it in the unit of the other."""
        return self.couple.ledger.claims.get(self.couple.y.id, self.couple.y)


def pairs(ledger: Ledger) -> list[tuple[Claim, Claim]]:
    """Of every two articles near enough the figures of which each is clearly the best counterpart of the other, in a
    fixed order."""
    known: list[tuple[Claim, Claim]] | None = ledger.memo.get("suited pairs")
    if known is None:
        likely = (p for a, b in nearby.pairs(ledger) for p in found(ledger, a, b) if p.odds >= _enough(ledger))
        parted = ((p.x, p.y) for p in likely if ledger.fact_of.get(p.x.id) is not ledger.fact_of.get(p.y.id))
        known = sorted(parted, key=lambda p: (order(p[0]), order(p[1])))
        ledger.memo["suited pairs"] = known
    return known


def groups(ledger: Ledger) -> list[list[Claim]]:
    """Pairs that share a figure put together; none whose two values one fact holds already."""
    return joined((x, y) for x, y in pairs(ledger) if not _in_one_fact(ledger, x, y))


def joined(pairs: Iterable[tuple[Claim, Claim]]) -> list[list[Claim]]:
    """Pairs that share a figure put together, in the order of their first figures."""
    chains = chained(pairs, lambda pair: (pair[0].id, pair[1].id))
    together = (sorted({c.id: c for pair in chain for c in pair}.values(), key=order) for chain in chains)
    return sorted(together, key=lambda group: [order(c) for c in group])


def _in_one_fact(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Does the fact of one of them hold the value of the other too?"""
    for c, other in ((x, y), (y, x)):
        fact = ledger.fact_of.get(c.id)
        if fact and any(written(ledger.claims[i]) == written(other) for i in fact.claims if i in ledger.claims):
            return True
    return False


def _enough(ledger: Ledger) -> float:
    return ENOUGH + (CROWD if len(ledger.articles) > nearby.MANY else 0.0)


def _bare(ledger: Ledger) -> bool:
    """Are there hardly any figures, so that little else can be told of two?"""
    return sum(len(ledger.figures(a)) for a in islice(ledger.by_article, FEW + 1)) <= FEW


def found(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """All candidates that no rival comes near, good or not."""
    known: dict[tuple[str, str], list[Pair]] = ledger.memo.setdefault("suited", {})
    if (a, b) not in known:
        rivals = [p for p in _scored(ledger, a, b) if not _converted(ledger, p.x, p.y)]
        known[a, b] = [p for p in _best(rivals) if not _told_apart(ledger, p)]
    return known[a, b]


def _scored(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """All likely candidates of two articles (ids)."""
    known: dict[tuple[str, str], list[Pair]] = ledger.memo.setdefault("scored pairs", {})
    if (a, b) not in known:
        known[a, b] = [Pair(c, verdict.odds(c)) for c in likely(ledger, a, b)]
    return known[a, b]


def _converted(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Is either given beside in the unit of the other? 17 miles are no rival of the 28 km that they are."""
    if x.unit == y.unit or None in (x.unit, y.unit):
        return False
    sides = ((x, y.unit), (y, x.unit))
    return any(c.unit == unit for s, unit in sides for c in ledger.beside(s.article, s.sentence_start))


def _told_apart(ledger: Ledger, p: Pair) -> bool:
    """Does the other article give either, or is one a sort or a part that the other is not?"""
    if p.couple.known > 0 or apart.narrower(ledger, p.x, p.y):
        return True
    parts = p.odds < ENOUGH + SURE or other_acts(p.x, p.y) or apart.make_up(ledger, p.x, p.y)
    return parts and apart.two_parts(ledger, p.x, p.y)


def likely(ledger: Ledger, a: str, b: str) -> list[Couple]:
    """The candidates of two articles (ids) that are not ruled out by what is cheap to tell, the likeliest first; of two
    tables MOST of them."""
    told = ((weights.odds(c, weights.FIGURES), c) for c in candidates.couples(ledger, a, b))
    return [c for _, c in nlargest(MOST, (t for t in told if t[0] >= LIKELY), key=itemgetter(0))]


def suits(ledger: Ledger, x: Claim, y: Claim, beyond: float = 0.0) -> bool:
    """Are the two such a pair, and by so much more than it takes (SURE: what no guess could undo)?"""
    pair = _suited(ledger, x, y)
    return pair is not None and pair.odds >= _enough(ledger) + beyond


def reasons(ledger: Ledger, x: Claim, y: Claim) -> list[Evidence]:
    """What the verdict over such a pair is made of, the weightiest first; nothing of a pair that is none."""
    pair = _suited(ledger, x, y)
    if pair is None or pair.odds < _enough(ledger):
        return []
    ahead = pair.odds - verdict.odds(pair.couple)
    told = verdict.reasons(pair.couple)
    return [*told, Evidence(f"{PAIR}ahead", round(ahead, 2), "Is it better than any other pair of either?")]


def _suited(ledger: Ledger, x: Claim, y: Claim) -> Pair | None:
    near = x.article != y.article and nearby.one_story(ledger, x.article, y.article)
    return _pair(ledger, "suited by ids", found, x, y) if near else None


def unlike(ledger: Ledger, x: Claim, y: Claim, most: float = UNLIKE) -> bool:
    """Have two figures of the texts of two articles so little in common that linking must have been mistaken? `most`:
    the odds up to which they have."""
    if _bare(ledger) or {x.part, y.part} != {"text"} or candidates.one_value(x, y):
        return False
    if not nearby.one_story(ledger, x.article, y.article) or _worded_alike(ledger, x, y) or persons.of_one(x, y):
        return False
    scored = _pair(ledger, "scored by ids", _scored, x, y)
    if scored is not None and scored.odds > most:
        return False
    return {x.id, y.id} <= {c.id for article in (x.article, y.article) for c in candidates.told(ledger, article)}


def _worded_alike(ledger: Ledger, x: Claim, y: Claim) -> bool:
    """Is it one sentence in all but the figure, as in two versions of one report?"""
    return ledger.links is not None and ledger.links.weight("wording", x.id, y.id) >= WORDED


def _pair(ledger: Ledger, name: str, of: Callable[[Ledger, str, str], list[Pair]], x: Claim, y: Claim) -> Pair | None:
    """Of the pairs of the articles of two figures the one that they make, if any."""
    known: dict[tuple[str, str], dict[frozenset[str], Pair]] = ledger.memo.setdefault(name, {})
    a, b = sorted((x.article, y.article))
    if (a, b) not in known:
        known[a, b] = {frozenset((p.x.id, p.y.id)): p for p in of(ledger, a, b)}
    return known[a, b].get(frozenset((x.id, y.id)))


def _best(scored: Sequence[Pair]) -> list[Pair]:
    """Those that are better than all others of either figure; the farther they are ahead, the likelier."""
    rivals = candidates.best_rival([(p.x.id, p.y.id, p.odds) for p in scored])
    ahead = [p.odds - rival if rival > -inf else ALONE for p, rival in zip(scored, rivals, strict=True)]
    return [
        p._replace(odds=p.odds + AHEAD * min(MOST_AHEAD, lead))
        for p, lead in zip(scored, ahead, strict=True)
        if lead >= 0
    ]
