"""What else tells whether two figures that may be of one fact contradict each other: one feature a function.

Time, that may have changed the one into the other; what stands beside them and keeps them apart (see `apart`); the
aspect both are told of. Unlike `features`, which choose the likely pairs, these ask much of the two articles, so they
are reckoned for likely pairs only. What they are worth together stands in `verdict`.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from reconcile.check.across import apart, candidates, features
from reconcile.check.across.compare import near_verbs, of_one_unit, verbs
from reconcile.check.across.features import Couple
from reconcile.check.across.timed import Change, Timed, below, changes, disjoint_days, in_time, in_turn, settled
from reconcile.check.ledger import quantities
from reconcile.check.values import wording
from reconcile.check.values.wording import earlier
from reconcile.language import aspects, kin
from reconcile.link.persons import OWN
from reconcile.model import Claim

BY_NATURE = Timed(kind="contradiction", description="how figures change with time where no rule says")
CLOSE = 0.05  # logarithms: two figures so near may be one and its rounding
CORPUS = 4  # articles from which it does not matter how many


def grows(c: Couple) -> float:
    """Is it a count that grows until it is settled: a toll?"""
    return float(_change(c) == "grows")


def rising(c: Couple) -> float:
    """Is the later of the two the greater?"""
    x, y = _of_one_unit(c)
    if not x.published or not y.published or x.published == y.published:
        return 0.0
    return float(below(*in_turn(x, y)))


def went_on(c: Couple) -> float:
    """Is the later the greater, and does either say that it rose?"""
    return rising(c) * any(wording.rising(s) for s in (c.x, c.y))


def so_far(c: Couple) -> float:
    """Is the later the greater, and is either a count as it stood at a moment? A length of time is no count: "for 18
    years already"."""
    return rising(c) * (not features.lasting(c)) * any(wording.so_far(s) for s in (c.x, c.y))


def grown(c: Couple) -> float:
    """Is it a growing count, and the later the greater?"""
    return grows(c) * rising(c)


def update(c: Couple) -> float:
    """Would time alone explain that they differ?"""
    return float(_in_time(c) == "update")


def falls(c: Couple) -> float:
    """Does a growing count fall?"""
    return float(_in_time(c) == "falls")


def other_days(c: Couple) -> float:
    """Do both name days, and different ones?"""
    return float(disjoint_days(*_of_one_unit(c)))


def told_before(c: Couple) -> float:
    """Is only one told as an earlier state?"""
    return float(earlier(c.x) != earlier(c.y))


def known_elsewhere(c: Couple) -> float:
    """Of how many of the two has the other article a figure that fits as well?"""
    x, y = _of_one_unit(c)
    return float(apart.knows(c.ledger, x, y) + apart.knows(c.ledger, y, x))


def both_known(c: Couple) -> float:
    """Does either article give the other's figure, whatever it counts?"""
    return float(c.known > 1)


def both_have_both(c: Couple) -> float:
    """Does either give the other's figure, and no small one?"""
    return float(apart.both_have_both(c.ledger, *_of_one_unit(c)))


def other_wholes(c: Couple) -> float:
    """Are they parts of two wholes?"""
    return float(apart.other_wholes(c.ledger, *_of_one_unit(c)))


def part_and_whole(c: Couple) -> float:
    """Is only one a part (400 of 2,400 flights), and the other what a part is of (20 of 300)?"""
    return float(any(bool(s.whole) and other.id in c.ledger.wholes for s, other in ((c.x, c.y), (c.y, c.x))))


def over_places(c: Couple) -> float:
    """Does one count in several places together, and the other in one?"""
    return float(apart.over_places(c.ledger, *_of_one_unit(c)))


def narrower(c: Couple) -> float:
    """Is the smaller of one people or one sort only, and the other of people at large?"""
    return float(apart.narrower(c.ledger, *_of_one_unit(c)))


def in_a_sum(c: Couple) -> float:
    """Is one a part of a sum of its article, and the other a whole?"""
    return float(apart.part_of_another(c.ledger, *_of_one_unit(c)))


def place(c: Couple) -> float:
    """What linking makes of the places."""
    return c.weight("place")


def aspect(c: Couple) -> float:
    """Do the words near both evoke one aspect, cost or capacity, and how near are those words?"""
    x, y = (aspects.of_figure(s.sentence, *_within(s), s.unit, s.language) for s in (c.x, c.y))
    return max((min(near, y[name]) for name, near in x.items() if name in y), default=0.0)


def words_ahead(c: Couple) -> float:
    """By how much more of their words meet than of either and any other."""
    return c.words - c.most if math.isfinite(c.most) else c.words


def verbs_near(c: Couple) -> float:
    """Are their verbs near in meaning?"""
    return float(near_verbs(c.x, c.y))


def verbs_apart(c: Couple) -> float:
    """Do their verbs tell two things?"""
    return float(kin.told_apart(*verbs(c.x, c.y)))


def bounded(c: Couple) -> float:
    """Is only one of them a bound or a range?"""
    return float((c.x.low != c.x.high) != (c.y.low != c.y.high))


def by_one(c: Couple) -> float:
    """Do they differ by one: the pilot and two guests, three people?"""
    a, b = c.sizes
    return float(abs(a - b) == 1)


def close(c: Couple) -> float:
    """Are they so near that the one may be the other, rounded?"""
    a, b = c.sizes
    return float(a > 0 < b and abs(math.log(a / b)) < CLOSE)


def percent(c: Couple) -> float:
    """Are they per cent?"""
    return float(c.x.unit == "percent")


def personal(c: Couple) -> float:
    """Are they of one person: an age, a term? A story has several persons."""
    return float(c.x.measure in OWN)


def negated(c: Couple) -> float:
    """Is only one denied?"""
    return float((c.x.status == "negated") != (c.y.status == "negated"))


def two_voices(c: Couple) -> float:
    """Have they it from two people or offices?"""
    return float(bool(c.x.speaker and c.y.speaker) and not features.one_voice(c.x, c.y))


def early(c: Couple) -> float:
    """How far into its article the earlier of them stands."""
    return min(c.ledger.place(c.x), c.ledger.place(c.y))


def row(c: Couple) -> float:
    """How many figures stand in the sentence of either, as a logarithm."""
    sentences = (
        [d for d in quantities(c.ledger.beside(s.article, s.sentence_start)) if d.part == s.part] for s in (c.x, c.y)
    )
    return math.log(max(1, *map(len, sentences)))


def alone(c: Couple) -> float:
    """Has neither article any other figure?"""
    return float(all(len(c.ledger.figures(s.article)) == 1 for s in (c.x, c.y)))


def corpus(c: Couple) -> float:
    """How many articles there are, as a logarithm, as far as it matters."""
    return math.log(max(1, min(CORPUS, len(c.ledger.articles))))


CIRCUMSTANCES: tuple[Callable[[Couple], float], ...] = (
    grows, went_on, so_far, grown, update, falls, other_days, told_before, known_elsewhere, both_known,
    both_have_both, other_wholes, part_and_whole, over_places, narrower, in_a_sum, place, aspect, words_ahead,
    verbs_near, verbs_apart, bounded, by_one, close, percent, personal, negated, two_voices, early, row, alone, corpus,
)  # fmt: skip


def _of_one_unit(c: Couple) -> tuple[Claim, Claim]:
    x, y = of_one_unit(c.x, c.y)
    return x, candidates.in_unit(y, x) or y


def _change(c: Couple) -> Change:
    x, y = _of_one_unit(c)
    change = changes(x, BY_NATURE)
    return "constant" if change == "grows" and settled(x, y) else change


def _in_time(c: Couple) -> str:
    x, y = _of_one_unit(c)
    return in_time(c.ledger, x, y, _change(c), BY_NATURE)


def _within(s: Claim) -> tuple[int, int]:
    """Where a figure stands in its sentence."""
    return s.start - s.sentence_start, s.end - s.sentence_start
