"""Which readings of an article's figures are likely told as such, and wrong: sums, balances and shares that nearly come
out.

Rules of wording know what they know. Here every reading is weighed by what speaks for it (`worth`), so that a wording
that no rule foresees is found, and a rule's finding that little speaks for, or less than for another reading of the
same figures, is none.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from reconcile.check.ledger import Ledger
from reconcile.check.logodds import log_odds
from reconcile.check.values.counting import probably, same_unit
from reconcile.check.within import (
    bases,
    course_features,
    courses,
    flow_words,
    levels,
    listed,
    passages,
    ratio_features,
    ratios,
    run_features,
    runs,
    worth,
)
from reconcile.check.within.courses import Course
from reconcile.check.within.ratios import Ratio
from reconcile.check.within.runs import Run
from reconcile.model import Claim

T = TypeVar("T")

ENOUGH_OF_RUN, ENOUGH_OF_RATIO, ENOUGH_OF_COURSE = 1.5, 0.6, 2.0  # log odds of a reading that no rule knows
HARDLY = -5.0  # log odds of what a rule finds below which it is none
TELLING = 20  # a sum this large is no chance
YEARS = "year"  # people of 4, 53 and 55 years are no balance
BETTER = 1.5  # by how much another reading of the same parts must be likelier


class Weighed(NamedTuple):
    """A reading and the log odds of its being told and wrong."""

    reading: Any
    odds: float


def sums(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Run]:
    """Parts that likely should come to a whole and do not, the likeliest first, each figure in one of them."""
    as_balance = _best([w for w in _courses(ledger, claims) if _adds(w.reading)])
    told = [
        w for w in _runs(ledger, claims)
        if w.odds >= ENOUGH_OF_RUN or w.odds > 0 and as_balance.get(_ids(w.reading), HARDLY) >= ENOUGH_OF_COURSE
    ]  # fmt: skip
    yield from _apart([w for w in told if not _no_parts(ledger, w.reading)])


def shares(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Ratio]:
    """Shares that are likely told of two figures and are not what these give, the likeliest first."""
    readings = [r for r in ratios.find(ledger, claims) if not r.holds]
    weighed = _weighed(readings, ratio_features.FEATURES, worth.RATIOS)
    yield from _apart([w for w in weighed if w.odds >= ENOUGH_OF_RATIO and not _of_others(ledger, w.reading)])


def balances(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Course]:
    """What there likely was, what came or went, and what there is, where these do not come out, the likeliest first.

    None of figures that are likelier the parts of a whole.
    """
    as_sum = _best(_runs(ledger, claims))
    told = [w for w in _courses(ledger, claims) if w.odds >= ENOUGH_OF_COURSE and w.reading.before.unit != YEARS]
    told = [w for w in told if not flow_words.two_levels(ledger, w.reading.before, w.reading.after)]
    told = [w for w in told if w.odds > as_sum.get(_ids(w.reading), HARDLY) and not _holds_a_sum(w.reading, claims)]
    yield from _apart([w for w in told if not (_adds(w.reading) and as_sum.get(_ids(w.reading), HARDLY) > 0)])


def _holds_a_sum(course: Course, claims: Sequence[Claim]) -> bool:
    """ "25 were pardoned, 12 women and 13 men; 52 before": is one of the figures the sum of two others? Then these have
    been told as its parts. So have "53 came, 40 left, 13 more than before", though the course has but two of them."""
    own, sentences = {c.id for c in course.claims}, {(c.part, c.sentence_start) for c in course.claims}
    beside = [
        c
        for c in claims
        if (c.part, c.sentence_start) in sentences and c.low == c.high and c.unit == course.before.unit
    ]
    for three in combinations(sorted(beside, key=lambda c: c.low or 0.0), 3):
        a, b, c = (x.low or 0.0 for x in three)
        if (
            math.isclose(a + b, c)
            and len(own & {x.id for x in three}) > 1
            and (c >= TELLING or own >= {x.id for x in three})
        ):
            return True
    return False


def no_sum(ledger: Ledger, claims: Sequence[Claim], whole: Claim, parts: Sequence[Claim]) -> bool:
    """Does little speak for these being parts of this whole, or more for their being of another?"""
    if _comes_to_another(claims, whole, parts):
        return True
    ids, terms = frozenset((whole.id, *(p.id for p in parts))), {p.id for p in parts}
    own = _best(_runs(ledger, claims)).get(ids)
    if own is None:
        return False
    over = sum(p.low or 0.0 for p in parts) > (whole.low or 0.0)
    as_balance = _best([w for w in _courses(ledger, claims) if not _adds(w.reading)]).get(ids, HARDLY)
    if over and as_balance >= max(ENOUGH_OF_COURSE, own + BETTER):
        return True
    rivals = [w.odds for w in _runs(ledger, claims) if terms <= {p.id for p in w.reading.parts} and w.odds > own]
    best = max(rivals, default=HARDLY)
    return own < HARDLY or (best >= ENOUGH_OF_RUN and best - own >= BETTER)


def _comes_to_another(claims: Sequence[Claim], whole: Claim, parts: Sequence[Claim]) -> bool:
    """ "In 14 matches it took 23 points: six wins, five draws, three defeats": another figure beside is their sum.

    Or that of them all: "3.4 million: 2.1 from the city, 0.8 from a bank, the other half million from the club".
    """
    ids, total = {whole.id, *(p.id for p in parts)}, math.fsum(p.low or 0.0 for p in parts)
    beside = [c for c in claims if c.id not in ids and c.part == whole.part and c.low == c.high]
    if any(c.low == total and c.sentence_start == whole.sentence_start for c in beside):
        return True
    of_all = [c for c in beside if math.isclose(c.low or 0.0, total + (whole.low or 0.0), rel_tol=1e-9)]
    return any(passages.near(c, whole) and c.start < whole.start and same_unit(c, whole) for c in of_all)


def no_balance(ledger: Ledger, claims: Sequence[Claim], figures: Sequence[Claim], known: bool = False) -> bool:
    """Does little speak for these figures being a balance? `known`: nor may they be so few that they would have been
    weighed, if they could be one."""
    odds = _best(_courses(ledger, claims)).get(frozenset(c.id for c in figures))
    return known and len(figures) <= courses.FIGURES if odds is None else odds < HARDLY


def _no_parts(ledger: Ledger, run: Run) -> bool:
    """Do the words say outright that these are not all the parts: "180 were taken away, then 520 brought", "12 in the
    north, 8 in the south and 5 abroad", "60 also watch the news", "… the others are locals"?"""
    ways = {flow_words.sign(ledger, p) for p in run.parts}
    moved = bool(ways - {0}) or any(flow_words.still_there(ledger, p) for p in run.parts)
    stood = moved and flow_words.was(ledger, run.whole)  # what was there is a balance's
    if {1, -1} <= ways or stood or run_features.peer(run):
        return True
    if run.total > run.said:
        return bool(run_features.also(run))
    return listed.left_open(ledger, run.parts[-1])


def _of_others(ledger: Ledger, ratio: Ratio) -> bool:
    """Is the share told of something else: "and every third was new", or a change to come beside two levels of now?"""
    if ratio.how == ratios.OF:
        return bool(ratio_features.another_share(ratio)) or bases.of_another(ledger, ratio.share)
    if not ratio.part.unit and not probably(ratio.part, ratio.base):
        return True  # "52 banks are left. 80 audits were held, next year there will be twice as many"
    if _led_on(ratio) or levels.of_a_name(ledger, ratio.share, ratio.claims[1:]):
        return True
    if ratio_features.alone(ratio) and levels.of_its_own(ledger, ratio.share):
        return not levels.noun_of_change(ratio.share)
    return bool(ratio_features.timeless(ratio)) and not ratio_features.one_sentence(ratio)


def _led_on(ratio: Ratio) -> bool:
    """ "It doubled, to 18,000; 15,000 had been hoped for": what follows the level it leads to is no old one."""
    share, part, base = ratio.claims
    leads = share.start < part.start < base.start and ratio_features.to(ratio) and ratio_features.next_part(ratio)
    told = (ratio_features.old, ratio_features.than, ratio_features.past)
    return bool(leads) and not any(f(ratio) for f in told) and not {"from", "old"} & set(base.marks)


def _runs(ledger: Ledger, claims: Sequence[Claim]) -> list[Weighed]:
    """Every sum of an article that does not come out."""
    return _once(ledger, claims, runs.find, run_features.FEATURES, worth.RUNS)


def _courses(ledger: Ledger, claims: Sequence[Claim]) -> list[Weighed]:
    """Every balance of an article that does not come out."""
    return _once(ledger, claims, courses.find, course_features.FEATURES, worth.COURSES)


def _once(
    ledger: Ledger,
    claims: Sequence[Claim],
    find: Callable[[Ledger, Sequence[Claim]], Sequence[Any]],
    features: Sequence[Callable[[Any], float]],
    weights: Mapping[str, float],
) -> list[Weighed]:
    """The readings that do not come out, weighed once a run for each article: several rules ask for them."""
    known: dict[tuple[str, int], list[Weighed]] = ledger.memo.setdefault(f"likely {find.__module__}", {})
    key = (claims[0].article if claims else "", len(claims))
    if key not in known:
        known[key] = _weighed([r for r in find(ledger, claims) if not r.holds], features, weights)
    return known[key]


def _adds(course: Course) -> bool:
    """Does nothing go: is it a sum as well?"""
    return all(sign > 0 for _, sign in course.moves)


def _ids(reading: Any) -> frozenset[str]:
    return frozenset(c.id for c in reading.claims)


def _best(weighed: Sequence[Weighed]) -> dict[frozenset[str], float]:
    """The log odds of the likeliest reading of the same figures."""
    best: dict[frozenset[str], float] = {}
    for w in reversed(weighed):  # the likeliest come first
        best[_ids(w.reading)] = w.odds
    return best


def _weighed(
    readings: Sequence[T], features: Sequence[Callable[[T], float]], weights: Mapping[str, float]
) -> list[Weighed]:
    """The readings, the likeliest first."""
    weighed = [Weighed(r, log_odds(r, features, weights, weights[worth.ANYHOW])) for r in readings]
    return sorted(weighed, key=lambda w: (-w.odds, [c.start for c in w.reading.claims]))


def _apart(weighed: Sequence[Weighed]) -> Iterator[Any]:
    """Those that share neither the figure that is reckoned nor two others with a likelier one."""
    taken: list[tuple[str, ...]] = []
    for w in weighed:
        ids = tuple(c.id for c in w.reading.claims)
        if not any(ids[0] == other[0] or len({*ids} & {*other}) > 1 for other in taken):
            taken.append(ids)
            yield w.reading
